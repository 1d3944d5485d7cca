// Package batch makes many copies into a folder: it goes through a list twice, first to check every copy, then to print
// those of its shard, and keeps a manifest of what is done.
//
// Input: the items of a list, as often as asked for. Output: one whole file a copy, and a manifest that says of each row
// what has become of it: a line is written when the file is there. The package reads no list and no flag, and prints
// nothing; what a copy is made of, package press knows.
package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"sync"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
	"handout/data/diag"
)

// Item is one copy that is asked for.
type Item struct {
	Number    int // from 1, over the whole list
	Pos       diag.Pos
	Request   press.Request
	Canonical []byte                    // what the row says
	Private   bool                      // names a person: the file is for its owner alone
	Sheet     string                    // what tells this sheet from others, but for what belongs to one copy
	Value     func(value string) string // of a name's pattern
	// Locate puts a finding of the press at the row and column that caused it.
	Locate func(diag.Diagnostic) diag.Diagnostic
}

// Job is a batch.
type Job struct {
	Press   *press.Press
	Program string // its version, which is part of what a copy is made of
	// Items goes through the list from its beginning. What is wrong with a row comes beside it.
	Items   func() iter.Seq2[Item, diag.List]
	Shard   Shard
	Workers int

	Out      string // folder; empty writes no files
	Pattern  Pattern
	Name     string // the pattern as it was given
	Manifest string // file; empty keeps none
	Resume   bool   // make only what the manifest's files lack
	Sync     bool   // go through to the disk

	Steady   func() error                           // why what copies are made of is no longer what it was; may be nil
	Each     func(number int, r press.Result) error // is handed every copy, in order; may be nil
	Progress func(done, of int)                     // may be nil

	total, mine int // rows of the list, and of the shard
	digests     digests
}

// Summary is what a batch has done.
type Summary struct {
	Rows, Written, Kept, Refused int
	Bytes                        int64
}

// ErrChanged is a list that is no longer what Check has passed.
var ErrChanged = errors.New("the list has changed since it was checked")

// mostFindings is how many findings of a list are told.
const mostFindings = 100

// WriteError is a file that could not be written.
type WriteError struct {
	Path string
	Err  error
}

// Error says why.
func (e *WriteError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *WriteError) Unwrap() error { return e.Err }

// Check goes through the whole list and reports what is wrong with any row. Sheets are proofed, each kind once; a copy's
// own fields wherever they hold a letter or have a length that no copy before had.
func (j *Job) Check(ctx context.Context) (diag.List, error) {
	var found diag.List
	var taken names
	p := proofs{press: j.Press, seen: map[string]*proofed{}}
	for item, faults := range j.Items() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		j.total++
		if found.Add(faults); len(found) > mostFindings {
			break
		}
		if faults.HasErrors() {
			continue
		}
		if !j.Pattern.unique && j.Out != "" { // of other shards too: they may write into the same folder
			if first, twice := taken.taken(j.Pattern.Name(item.Number, 0, item.Value), item.Number); twice {
				found.Invalidf(item.Pos, "add {number} to --pattern", "row %d would be written over row %d: both get one file name", item.Number, first)
			}
		}
		if !j.Shard.has(item.Number, item.Canonical) {
			continue
		}
		j.mine++
		more, err := p.check(ctx, item)
		if err != nil {
			return nil, err
		}
		found.Add(located(item, more))
	}
	return cut(found).Sorted(), nil
}

// cut leaves out what is too much to read.
func cut(found diag.List) diag.List {
	if len(found) <= mostFindings {
		return found
	}
	return append(found[:mostFindings:mostFindings], diag.Diagnostic{Message: "too many findings: the rest is not told", Hint: "put right what is told first"})
}

// located puts findings at the rows and columns that caused them.
func located(item Item, found diag.List) diag.List {
	var l diag.List
	for _, d := range found {
		if d.Severity == diag.Error {
			l = append(l, item.Locate(d))
		} // a warning about a sheet is for check and make to tell, not once a copy
	}
	return l
}

// Run prints what Check has passed. It returns what has become of the rows also where it ends early.
func (j *Job) Run(ctx context.Context) (s Summary, found diag.List, err error) {
	s.Rows = j.total
	header := Header{form, j.Program, j.total, j.Shard.String(), j.Name}
	var m *manifest
	if j.Manifest != "" {
		if m, err = j.openManifest(ctx, header); err != nil {
			return s, nil, err
		}
		defer m.close()
		s.Kept = len(m.kept)
	}
	w := &writer{Job: j, manifest: m, summary: &s, found: &found}
	if err := j.Press.Batch(ctx, w.requests(ctx), press.Options{Workers: j.Workers, Finish: w.finish}, w.emit); err != nil {
		return s, found, err
	}
	if w.err != nil {
		return s, found, w.err
	}
	if m != nil && j.Resume {
		if err := m.finish(header); err != nil {
			return s, found, &WriteError{j.Manifest, err}
		}
	}
	return s, found, nil
}

// openManifest begins the manifest, with what an earlier run has made of rows that are still the same.
func (j *Job) openManifest(ctx context.Context, h Header) (*manifest, error) {
	m, err := newManifest(j.Manifest, j.Resume, j.Sync)
	if err != nil {
		return nil, &WriteError{j.Manifest, err}
	}
	if j.Resume {
		if err := j.keep(ctx, m, h); err != nil {
			return nil, err
		}
	}
	if err := m.begin(h); err != nil {
		return nil, &WriteError{j.Manifest, err}
	}
	return m, nil
}

// keep looks for what need not be made anew: the row and all that its copy is made of are the same, and its file is
// there, whole.
func (j *Job) keep(ctx context.Context, m *manifest, h Header) error {
	entries, err := m.earlier(h)
	if err != nil || len(entries) == 0 {
		return err
	}
	was := make(map[int]Entry, len(entries))
	for _, e := range entries {
		was[e.Row] = e
	}
	for item := range j.Items() {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, made := was[item.Number]
		if !made || e.Status != Written || !j.Shard.has(item.Number, item.Canonical) || e.File != j.name(item) {
			continue
		}
		input, err := j.input(ctx, m, item)
		if err != nil {
			return err
		}
		if e.Input == input && isWhole(filepath.Join(j.Out, e.File), e) {
			m.kept[item.Number] = e
		}
	}
	return nil
}

func (j *Job) name(item Item) string { return j.Pattern.Name(item.Number, j.total, item.Value) }

func (j *Job) input(ctx context.Context, m *manifest, item Item) (string, error) {
	digest, err := j.digests.of(ctx, j.Press, item)
	return m.input([]byte(j.Program), digest[:], item.Canonical), err
}

// isWhole tells whether a file is what its line says.
func isWhole(path string, e Entry) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(e.Size) {
		return false
	}
	src, err := os.ReadFile(path)
	sum := sha256.Sum256(src)
	return err == nil && hex.EncodeToString(sum[:]) == e.SHA256
}

// writer takes what the press makes.
type writer struct {
	*Job
	manifest *manifest
	summary  *Summary
	found    *diag.List
	done     int
	pending  sync.Map // *copy by number: on its way through the press
	err      error    // of the list, found while it was read the second time
}

// pendingCopy is a copy on its way.
type pendingCopy struct {
	Item
	entry Entry
}

// requests are those of the shard that are not kept.
func (w *writer) requests(ctx context.Context) iter.Seq2[int, press.Request] {
	return func(yield func(int, press.Request) bool) {
		count := 0
		for item, faults := range w.Items() {
			if count++; count > w.total || faults.HasErrors() {
				w.err = ErrChanged
				return
			}
			if !w.Shard.has(item.Number, item.Canonical) {
				continue
			}
			c := &pendingCopy{Item: item, entry: Entry{Row: item.Number}}
			if w.manifest != nil {
				if _, kept := w.manifest.kept[item.Number]; kept {
					continue
				}
				if c.entry.Input, w.err = w.input(ctx, w.manifest, item); w.err != nil {
					return
				}
			}
			w.pending.Store(item.Number, c)
			if !yield(item.Number, item.Request) {
				return
			}
		}
		if count < w.total {
			w.err = ErrChanged
		}
	}
}

// finish writes a copy's file, on the worker that made it.
func (w *writer) finish(_ context.Context, number int, r press.Result) error {
	if w.Out == "" {
		return nil
	}
	if err := w.steady(); err != nil {
		return err
	}
	p, _ := w.pending.Load(number)
	c := p.(*pendingCopy)
	c.entry.File = w.name(c.Item)
	path := filepath.Join(w.Out, c.entry.File)
	if err := atomicfile.Place(path, r.PDF, atomicfile.Options{Private: c.Private, Sync: w.Sync}); err != nil {
		return &WriteError{path, err}
	}
	if w.manifest != nil {
		sum := sha256.Sum256(r.PDF)
		c.entry.Size, c.entry.SHA256 = len(r.PDF), hex.EncodeToString(sum[:])
	}
	return nil
}

// steady is why what copies are made of is no longer what Check has read.
func (w *writer) steady() error {
	if w.Steady == nil {
		return nil
	}
	return w.Steady()
}

// emit takes the copies in order.
func (w *writer) emit(number int, r press.Result, found diag.List, err error) error {
	p, _ := w.pending.LoadAndDelete(number)
	c := p.(*pendingCopy)
	if err != nil {
		return fmt.Errorf("row %d: %w", number, err)
	}
	if err := w.steady(); err != nil {
		return err
	}
	c.entry.Status = Written
	if found.HasErrors() {
		c.entry.Status = Refused
		w.summary.Refused++
		if len(*w.found) < mostFindings {
			w.found.Add(located(c.Item, found))
		}
	} else {
		w.summary.Written++
		w.summary.Bytes += int64(len(r.PDF))
		if w.Each != nil {
			if err := w.Each(number, r); err != nil {
				return err
			}
		}
	}
	if w.manifest != nil {
		if err := w.manifest.add(c.entry); err != nil {
			return &WriteError{w.Manifest, err}
		}
	}
	w.done++
	if w.Progress != nil {
		w.Progress(w.done, w.mine-w.summary.Kept)
	}
	return nil
}

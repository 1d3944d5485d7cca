package batch

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"handout/cmd/internal/atomicfile"
	"handout/data/diag"
)

// Header is the first line of a manifest: which list it is of.
type Header struct {
	Manifest int    `json:"manifest"` // the form's version
	Program  string `json:"program"`
	Rows     int    `json:"rows"` // of the whole list
	Shard    string `json:"shard"`
	Pattern  string `json:"pattern"`
}

// Entry is one line of a manifest: what became of one row. It is written when the file is there, and holds no word of
// the row: Input is a hash with a key that lies beside the manifest.
type Entry struct {
	Row    int    `json:"row"`
	Status string `json:"status"` // written, refused
	Input  string `json:"input"`
	File   string `json:"file,omitempty"`
	Size   int    `json:"size,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
}

// What can become of a row.
const (
	Written = "written"
	Refused = "refused"
)

// form is the version of the manifest's form.
const form = 1

// KeyEnding is added to the manifest's name for the file of the key.
const KeyEnding = ".key"

// manifest is the record of a batch on disk.
type manifest struct {
	path  string
	key   []byte
	fresh bool // the key is not yet on the disk
	file  *os.File
	sync  bool
	kept  map[int]Entry // what an earlier run has made and is still as it was, by row
}

// newManifest reads the key of a manifest, or makes one; begin writes the manifest.
func newManifest(path string, resume, sync bool) (*manifest, error) {
	m := &manifest{path: path, sync: sync, kept: map[int]Entry{}}
	return m, m.readKey(resume)
}

// earlier reads what an earlier run has written, the last line of each row; one cut short at the end is no line.
func (m *manifest) earlier(h Header) ([]Entry, error) {
	was, entries, err := ReadManifest(m.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case was.Shard != h.Shard || was.Pattern != h.Pattern:
		return nil, &Mismatch{m.path, was, h}
	}
	return entries, nil
}

// Mismatch is a manifest of another job.
type Mismatch struct {
	Path     string
	Was, Now Header
}

// Error says what differs.
func (e *Mismatch) Error() string {
	if e.Was.Shard != e.Now.Shard {
		return fmt.Sprintf("this is the manifest of shard %s, not of %s", e.Was.Shard, e.Now.Shard)
	}
	return fmt.Sprintf("this is the manifest of files named %s, not %s", e.Was.Pattern, e.Now.Pattern)
}

// readKey reads the key, or makes one. Without the key of the earlier run nothing of it is known to be unchanged.
func (m *manifest) readKey(resume bool) error {
	path := m.path + KeyEnding
	if resume {
		src, err := os.ReadFile(path)
		if key, bad := hex.DecodeString(string(bytes.TrimSpace(src))); err == nil && bad == nil && len(key) == sha256.Size {
			m.key = key
			return nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	m.key, m.fresh = make([]byte, sha256.Size), true
	rand.Read(m.key)
	return nil
}

// begin writes the header and what is kept, in one step, and opens the file for what follows.
func (m *manifest) begin(h Header) error {
	if m.fresh {
		key := []byte(hex.EncodeToString(m.key) + "\n")
		if err := atomicfile.Place(m.path+KeyEnding, key, atomicfile.Options{Private: true, Sync: m.sync}); err != nil {
			return err
		}
	}
	rows := make([]Entry, 0, len(m.kept))
	for _, e := range m.kept {
		rows = append(rows, e)
	}
	if err := writeManifest(m.path, h, rows, m.sync); err != nil {
		return err
	}
	f, err := os.OpenFile(m.path, os.O_WRONLY|os.O_APPEND, 0)
	m.file = f
	return err
}

func writeManifest(path string, h Header, entries []Entry, sync bool) error {
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Row, b.Row) })
	out := line(h)
	for _, e := range entries {
		out = append(out, line(e)...)
	}
	return atomicfile.Place(path, out, atomicfile.Options{Sync: sync})
}

func line(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and numbers alone
	}
	return append(b, '\n')
}

// input is the hash of all that a copy is made from.
func (m *manifest) input(parts ...[]byte) string {
	h := hmac.New(sha256.New, m.key)
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// add writes the line of a row whose file is there, or will never be.
func (m *manifest) add(e Entry) error {
	if _, err := m.file.Write(line(e)); err != nil {
		return err
	}
	if m.sync {
		return m.file.Sync()
	}
	return nil
}

// finish puts the lines of a run that went on with an earlier one into the order of the rows.
func (m *manifest) finish(h Header) error {
	if err := m.file.Close(); err != nil {
		return err
	}
	m.file = nil
	_, entries, err := ReadManifest(m.path)
	if err != nil {
		return err
	}
	return writeManifest(m.path, h, entries, m.sync)
}

func (m *manifest) close() {
	if m.file != nil {
		m.file.Close()
	}
}

// ReadManifest reads a manifest: the last line of each row, sorted by row. A last line without its end is what a killed
// run leaves, and is passed over.
func ReadManifest(path string) (Header, []Entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return Header{}, nil, err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	var h Header
	last := map[int]Entry{}
	for n := 1; ; n++ {
		src, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			if n == 1 {
				return h, nil, &BadLine{diag.Pos{File: path, Line: 1}, "this is not a manifest"}
			}
			break
		}
		if err != nil {
			return h, nil, err
		}
		if n == 1 {
			if json.Unmarshal(src, &h) != nil || h.Manifest != form || h.Rows < 0 {
				return h, nil, &BadLine{diag.Pos{File: path, Line: 1}, "this is not a manifest"}
			}
			continue
		}
		var e Entry
		if json.Unmarshal(src, &e) != nil || e.Row < 1 || e.Status != Written && e.Status != Refused {
			return h, nil, &BadLine{diag.Pos{File: path, Line: n}, "this is no line of a manifest"}
		}
		last[e.Row] = e
	}
	entries := make([]Entry, 0, len(last))
	for _, e := range last {
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Row, b.Row) })
	return h, entries, nil
}

// BadLine is a line that no manifest has.
type BadLine struct {
	Pos diag.Pos
	Why string
}

// Error says why.
func (e *BadLine) Error() string { return e.Why }

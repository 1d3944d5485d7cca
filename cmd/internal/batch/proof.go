package batch

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"slices"
	"sync"
	"unicode/utf8"

	"handout/cmd/internal/press"
	"handout/data"
	"handout/data/diag"
)

// mostSheets bounds what is remembered of sheets, so that a list of any length takes the same memory.
const mostSheets = 2048

// proofs remembers which sheets were proofed, and with which letters and lengths of a copy's own fields.
type proofs struct {
	press *press.Press
	seen  map[string]*proofed
}

type proofed struct {
	letters map[rune]bool
	longest [3]int // patient, therapist, note
}

// check proofs an item unless one like it was.
func (p *proofs) check(ctx context.Context, item Item) (diag.List, error) {
	c := item.Request.Load.Copy
	was := p.seen[item.Sheet]
	fields := [...]string{c.Patient, c.Therapist, c.Note}
	if was != nil && was.covers(fields) {
		_, found, err := p.press.Read(ctx, item.Request)
		return found, err
	}
	_, found, err := p.press.Proof(ctx, item.Request)
	if err != nil || found.HasErrors() {
		return found, err
	}
	if was == nil {
		if len(p.seen) >= mostSheets {
			clear(p.seen)
		}
		was = &proofed{letters: map[rune]bool{}}
		p.seen[item.Sheet] = was
	}
	was.add(fields)
	return found, nil
}

func (p *proofed) covers(fields [3]string) bool {
	for i, f := range fields {
		if utf8.RuneCountInString(f) > p.longest[i] {
			return false
		}
		for _, r := range f {
			if !p.letters[r] {
				return false
			}
		}
	}
	return true
}

func (p *proofed) add(fields [3]string) {
	for i, f := range fields {
		p.longest[i] = max(p.longest[i], utf8.RuneCountInString(f))
		for _, r := range f {
			p.letters[r] = true
		}
	}
}

// digests are sums of all that a sheet is made of, by sheet.
type digests struct {
	mu   sync.Mutex
	seen map[string][sha256.Size]byte
}

// of is the sum of an item's sheet: every word and number of the bundle but the copy's own, every picture, logo and font
// that it names, the templates of the library, and what else the request says.
func (d *digests) of(ctx context.Context, p *press.Press, item Item) ([sha256.Size]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if sum, ok := d.seen[item.Sheet]; ok {
		return sum, nil
	}
	r := item.Request
	r.Load.Copy = data.Copy{}
	b, _, err := p.Read(ctx, r)
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q\n", r.Template, r.Paper, r.Created)
	if b != nil {
		if err := sumBundle(h, *b); err != nil {
			return [sha256.Size]byte{}, err
		}
	}
	files := r.Templates
	if files == nil {
		files = r.Library.FS()
	}
	sumTemplates(h, files, r.Template)
	sum := [sha256.Size]byte(h.Sum(nil))
	if d.seen == nil || len(d.seen) >= mostSheets {
		d.seen = map[string][sha256.Size]byte{}
	}
	d.seen[item.Sheet] = sum
	return sum, nil
}

func sumBundle(h hash.Hash, b data.Bundle) error {
	var files []string
	for _, u := range b.Programme.Uses {
		for _, p := range u.Exercise.Pictures {
			files = append(files, p.Path)
		}
	}
	if brand := b.Brand; brand != nil {
		f := brand.Fonts
		files = append(files, f.Regular.Path, f.SemiBold.Path, f.Bold.Path)
		if brand.Logo != nil {
			files = append(files, brand.Logo.Path, brand.Logo.OneColourPath)
		}
	}
	slices.Sort(files)
	for _, path := range slices.Compact(files) {
		if path == "" {
			continue
		}
		src, err := fs.ReadFile(b.Files, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%q %x\n", path, sha256.Sum256(src))
	}
	b.Files = nil
	return json.NewEncoder(h).Encode(b) // maps come sorted
}

// sumTemplates sums the template where it is a file, and the library's own templates, which it may extend; the built-in
// ones change only with the program.
func sumTemplates(h hash.Hash, files fs.FS, name string) {
	names := []string{path.Clean(name)}
	entries, _ := fs.ReadDir(files, "templates") // a library need not have any
	for _, e := range entries {
		names = append(names, "templates/"+e.Name())
	}
	for _, name := range names {
		if src, err := fs.ReadFile(files, name); err == nil {
			fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(src))
		}
	}
}

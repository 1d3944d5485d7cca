package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
)

// mergedFile gathers copies for the print room. A file holds so many copies of one brand; the next begins another.
type mergedFile struct {
	path         string
	most         int
	duplex, sync bool

	part    *atomicfile.Part // being written; nil for none
	binder  *press.Binder
	private bool // names a person
	files   int
}

// add takes a copy.
func (m *mergedFile) add(number int, r press.Result) error {
	if m.part != nil && (m.binder.Len() >= m.most || !m.binder.Fits(r)) {
		m.files++
		if err := m.end(m.numbered(m.files)); err != nil {
			return err
		}
	}
	if m.part == nil {
		if err := m.begin(r); err != nil {
			return err
		}
	}
	m.private = m.private || r.Bundle.Copy.Patient != ""
	if err := m.binder.Add(r, number); err != nil {
		return notWritten(m.path, err)
	}
	return nil
}

// finish ends the last file, under the name that was asked for if it is all there is.
func (m *mergedFile) finish() error {
	if m.part == nil {
		return nil
	}
	path := m.path
	if m.files > 0 {
		m.files++
		path = m.numbered(m.files)
	}
	return m.end(path)
}

// numbered is the name of one of several files: all-002.pdf.
func (m *mergedFile) numbered(number int) string {
	ending := filepath.Ext(m.path)
	return fmt.Sprintf("%s-%03d%s", strings.TrimSuffix(m.path, ending), number, ending)
}

// written names what there is when all is written.
func (m *mergedFile) written() string {
	if m.files == 0 {
		return m.path
	}
	return m.numbered(1) + " to " + filepath.Base(m.numbered(m.files))
}

func (m *mergedFile) begin(r press.Result) (err error) {
	if m.part, err = atomicfile.Begin(m.path); err != nil {
		return notWritten(m.path, err)
	}
	m.private = false
	m.binder, err = press.NewBinder(m.part, r, m.duplex)
	return err
}

func (m *mergedFile) end(path string) error {
	if err := m.binder.Finish(); err != nil {
		return notWritten(path, err)
	}
	part := m.part
	m.part = nil
	if err := part.Place(path, atomicfile.Options{Private: m.private, Sync: m.sync}); err != nil {
		return notWritten(path, err)
	}
	return nil
}

// drop takes away what is not whole.
func (m *mergedFile) drop() {
	if m.part != nil {
		m.part.Drop()
	}
}

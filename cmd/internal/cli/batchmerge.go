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
	path    string
	most    int
	sync    bool
	binder  press.Binder
	private bool // names a person
	files   int
}

// add takes a copy.
func (m *mergedFile) add(number int, r press.Result) error {
	if m.binder.Len() >= m.most || !m.binder.Fits(r.Document) {
		m.files++
		if err := m.write(m.numbered()); err != nil {
			return err
		}
	}
	m.private = m.private || r.Bundle.Copy.Patient != ""
	m.binder.Add(r.Document, number)
	return nil
}

// finish writes what is left, under the name that was asked for if it is all there is.
func (m *mergedFile) finish() error {
	if m.binder.Len() == 0 {
		return nil
	}
	path := m.path
	if m.files > 0 {
		m.files++
		path = m.numbered()
	}
	return m.write(path)
}

// numbered is the name of one of several files: all-002.pdf.
func (m *mergedFile) numbered() string {
	ending := filepath.Ext(m.path)
	return fmt.Sprintf("%s-%03d%s", strings.TrimSuffix(m.path, ending), m.files, ending)
}

func (m *mergedFile) write(path string) error {
	pdf, err := m.binder.Paint()
	if err != nil {
		return err
	}
	if err := atomicfile.Place(path, pdf, atomicfile.Options{Private: m.private, Sync: m.sync}); err != nil {
		return notWritten(path, err)
	}
	m.private = false
	return nil
}

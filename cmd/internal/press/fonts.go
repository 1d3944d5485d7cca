package press

import (
	"io/fs"
	"strings"
	"sync"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
	"handout/layout/pdf"
	"handout/layout/text"
)

// fontSet is the faces that a handout is set in, and the workers that set in them.
type fontSet struct {
	faces   func() (*text.Faces, error)
	faults  diag.List // of a brand's font files
	workers sync.Pool // of *worker
}

func (s *fontSet) worker() (*worker, error) {
	if w, ok := s.workers.Get().(*worker); ok {
		return w, nil
	}
	faces, err := s.faces()
	if err != nil {
		return nil, err
	}
	return &worker{set: s, shaper: text.NewShaper(faces), second: text.NewShaper(faces), painter: pdf.NewPainter()}, nil
}

// brandFonts remembers the fonts of brands by the library and the files that they came from.
type brandFonts struct {
	mu   sync.Mutex
	sets map[fontFiles]*fontSet
}

type fontFiles struct {
	library                 *load.Library
	regular, semiBold, bold string
}

// mostFontSets bounds the memory of a press that serves many brands. What falls out is read again.
const mostFontSets = 64

// set is the faces for a bundle: the house's, or the brand's own with the house's for a weight that the brand lacks.
func (p *Press) set(l *load.Library, b *data.Bundle) *fontSet {
	if b.Brand == nil || b.Brand.Fonts.Regular.Path == "" {
		return &p.house
	}
	f := b.Brand.Fonts
	key := fontFiles{l, f.Regular.Path, f.SemiBold.Path, f.Bold.Path}
	p.brands.mu.Lock()
	defer p.brands.mu.Unlock()
	if s := p.brands.sets[key]; s != nil {
		return s
	}
	if p.brands.sets == nil || len(p.brands.sets) >= mostFontSets {
		p.brands.sets = map[fontFiles]*fontSet{}
	}
	s := p.readFonts(f, b.Files)
	p.brands.sets[key] = s
	return s
}

// readFonts reads a brand's fonts, each once.
func (p *Press) readFonts(f data.Fonts, files fs.FS) *fontSet {
	house, err := p.house.faces()
	s := &fontSet{}
	var faces []*text.Face
	for i, file := range []data.FontFile{f.Regular, f.SemiBold, f.Bold} {
		weight := [...]int{400, 600, 700}[i]
		if file.Path == "" {
			if err == nil {
				faces = append(faces, house.Face(weight))
			}
			continue
		}
		face, faultErr := readFace(files, file.Path)
		if faultErr != nil {
			s.faults.Invalidf(file.File.Pos, fontHint(faultErr), "%s: %s", file.File.Value, strings.TrimPrefix(faultErr.Error(), "font "))
			continue
		}
		faces = append(faces, face.As(weight))
	}
	s.faces = func() (*text.Faces, error) { return text.NewFacesAlone(faces...), err }
	return s
}

// readFace reads a font that both the shaper and the painter can use.
func readFace(files fs.FS, path string) (face *text.Face, err error) {
	src, err := fs.ReadFile(files, path)
	if err != nil {
		return nil, err
	}
	if face, err = text.ParseFace(src); err != nil {
		return nil, err
	}
	return face, pdf.CheckFont(src)
}

func fontHint(err error) string {
	if strings.Contains(err.Error(), "forbids embedding") {
		return "ask the maker of the font for a licence that allows it, or leave the font out: the house font is free"
	}
	return "give the TrueType or OpenType file of one style; leave the font out for the house font"
}

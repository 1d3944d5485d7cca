package text

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Shaper shapes paragraphs and remembers words. It is not safe for concurrent use: one a worker.
type Shaper struct {
	faces  *Faces
	opened []*font.Face // by font; nil until first used
	styles []style
	words  map[wordKey]word
	err    error // a face turned out to be broken

	// Scratch, kept so that a paragraph allocates little more than what it returns.
	paragraph paragraph
	bidi      bidi.Paragraph
	lines     segmenter.Segmenter
	graphemes segmenter.Segmenter
	harfbuzz  shaping.HarfbuzzShaper
	atoms     []Atom
	missing   MissingGlyphs
	runes     []rune
	offsets   []int32
}

// style is what a piece's weight and language amount to.
type style struct {
	weight   int
	tag      string
	language language.Language
	chain    []int // fonts in the order in which they are asked for a character
}

// NewShaper makes a shaper that remembers nothing yet.
func NewShaper(f *Faces) *Shaper {
	return &Shaper{faces: f, opened: make([]*font.Face, len(f.faces)), words: make(map[wordKey]word)}
}

// Atoms shapes a paragraph. Its error is MissingGlyphs, all the characters that cannot be printed, unless shaping finds
// a face broken: that is then the error of this and every later paragraph.
func (s *Shaper) Atoms(pieces []Piece) ([]Atom, error) {
	if s.err != nil {
		return nil, s.err
	}
	p := &s.paragraph
	s.atoms, s.missing = s.atoms[:0], p.read(pieces)
	p.setBreaks(&s.lines)
	if !p.plain {
		p.setLevels(&s.bidi)
		p.setScripts()
	}
	for start := 0; start < len(p.chars); {
		end := p.atomEnd(start)
		s.add(start, end)
		start = end
	}
	if s.err != nil {
		return nil, s.err
	}
	if s.missing != nil {
		slices.SortFunc(s.missing, func(a, b MissingGlyph) int {
			return cmp.Or(cmp.Compare(a.Piece, b.Piece), cmp.Compare(a.Offset, b.Offset))
		})
		return nil, s.missing
	}
	return slices.Clone(s.atoms), nil
}

// add shapes the paragraph's characters from start to end: one atom, or several where no one face has them all.
func (s *Shaper) add(start, end int) {
	p := &s.paragraph
	first := p.chars[start]
	style := s.style(p.pieces[first.piece])
	a := Atom{
		Piece: first.piece, Text: p.text(start, end), Font: style.chain[0], Level: first.level, Break: p.chars[end-1].after,
		in: context{language: style.language, script: first.script, offset: first.offset},
	}
	if p.runes[start] == Object {
		s.atoms = append(s.atoms, a)
		return
	}
	if start > 0 {
		a.in.before = p.runes[start-1]
	}
	if end < len(p.runes) {
		a.in.after = p.runes[end]
	}
	if s.shape(&a) {
		s.atoms = append(s.atoms, a)
	} else {
		s.addFallback(a, style.chain)
	}
}

// style finds what a piece's weight and language amount to. There are few, so a list does.
func (s *Shaper) style(p Piece) *style {
	for i := range s.styles {
		if st := &s.styles[i]; st.weight == p.Weight && st.tag == p.Lang {
			return st
		}
	}
	s.styles = append(s.styles, style{p.Weight, p.Lang, language.NewLanguage(p.Lang), s.faces.chain(p.Weight)})
	return &s.styles[len(s.styles)-1]
}

// open returns a face's tables for shaping, or nil if they are broken.
func (s *Shaper) open(i int) *font.Face {
	if s.opened[i] == nil {
		tables, err := s.faces.faces[i].shaping()
		if err != nil {
			s.fail(i, err)
			return nil
		}
		s.opened[i] = font.NewFace(tables)
	}
	return s.opened[i]
}

// fail notes that a face turned out to be broken. Nothing can be shaped from then on.
func (s *Shaper) fail(i int, err error) {
	s.err = fmt.Errorf("font %s cannot be used: %w", s.faces.fonts[i].Name, err)
}

// has tells whether a face maps a code point to a glyph.
func (s *Shaper) has(i int, r rune) bool {
	face := s.open(i)
	if face == nil {
		return false
	}
	_, ok := face.NominalGlyph(r)
	return ok
}

package text

import (
	"cmp"
	"slices"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Shaper shapes paragraphs and remembers them and their words. It is not safe for concurrent use: one a worker.
type Shaper struct {
	faces  *Faces
	opened []*font.Face // by font; nil until first used
	styles []style
	memory memory
	broken MissingGlyphs // the face that turned out to be broken

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
	return &Shaper{faces: f, opened: make([]*font.Face, len(f.faces)), memory: newMemory()}
}

// Faces are the faces that the shaper sets text in.
func (s *Shaper) Faces() *Faces { return s.faces }

// Atoms shapes a paragraph. Its error is always MissingGlyphs: all that cannot be printed.
func (s *Shaper) Atoms(pieces []Piece) ([]Atom, error) {
	if atoms, ok := s.memory.paragraph(pieces); ok {
		return atoms, nil
	}
	p := &s.paragraph
	s.atoms, s.missing = s.atoms[:0], p.read(pieces)
	p.setBreaks(&s.lines)
	if !p.plain {
		p.setLevels(&s.bidi)
		p.setScripts()
	}
	for start := 0; start < len(p.chars) && s.broken == nil; {
		end := p.atomEnd(start)
		s.add(start, end)
		start = end
	}
	if s.broken != nil {
		return nil, s.broken
	}
	if s.missing != nil {
		slices.SortFunc(s.missing, func(a, b MissingGlyph) int {
			return cmp.Or(cmp.Compare(a.Piece, b.Piece), cmp.Compare(a.Offset, b.Offset))
		})
		return nil, s.missing
	}
	s.memory.keepParagraph(s.atoms)
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

// fail notes that a face turned out to be broken. Nothing more is shaped then, not even in other faces.
func (s *Shaper) fail(i int, cause error) {
	s.broken = MissingGlyphs{{Font: s.faces.fonts[i].Name, Broken: cause}}
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

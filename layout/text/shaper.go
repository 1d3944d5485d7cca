package text

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"handout/layout"
)

// Shaper shapes paragraphs and remembers words. One a worker: it is not safe for concurrent use.
type Shaper struct {
	faces  *Faces
	opened []*font.Face // by font; nil until needed
	words  map[wordKey]word
	hb     shaping.HarfbuzzShaper
	seg    segmenter.Segmenter
	bidi   bidi.Paragraph
	runes  []rune
}

// maxWords caps the memory of words; a full one is emptied.
const maxWords = 1 << 14

// wordKey is all that a word's glyphs depend on.
type wordKey struct {
	text          string
	font          int
	lang          language.Language
	script        language.Script
	rtl           bool
	before, after rune // the neighbours inside the same word, which cursive scripts join to; 0 for none
}

type word struct {
	glyphs            []layout.Glyph
	advance, trailing int64
}

// NewShaper makes a shaper with an empty memory.
func NewShaper(f *Faces) *Shaper {
	return &Shaper{faces: f, opened: make([]*font.Face, len(f.faces)), words: map[wordKey]word{}}
}

func (s *Shaper) open(i int) *font.Face {
	if s.opened[i] == nil {
		f, _ := s.faces.faces[i].parsed()
		s.opened[i] = font.NewFace(f)
	}
	return s.opened[i]
}

// Atoms shapes a paragraph. The error is MissingGlyphs, with all the characters that cannot be printed.
func (s *Shaper) Atoms(pieces []Piece) ([]Atom, error) {
	p, err := s.read(pieces)
	if err != nil {
		return nil, err
	}
	return s.cut(p)
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\n', 0x1680, 0x2028, 0x2029, 0x205F, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A && r != 0x2007
}

func (s *Shaper) shape(k wordKey) word {
	if w, ok := s.words[k]; ok {
		return w
	}
	r := s.runes[:0]
	if k.before != 0 {
		r = append(r, k.before)
	}
	start := len(r)
	var offsets []int32
	trailing := 0
	for i, c := range k.text {
		if c == '\n' || c == 0x2028 || c == 0x2029 || c == Object {
			break
		}
		r = append(r, c)
		offsets = append(offsets, int32(i))
		if !isSpace(c) {
			trailing = i + utf8.RuneLen(c)
		}
	}
	end := len(r)
	if k.after != 0 {
		r = append(r, k.after)
	}
	s.runes = r
	var w word
	if end > start {
		in := shaping.Input{
			Text: r, RunStart: start, RunEnd: end, Direction: di.DirectionLTR, Face: s.open(k.font),
			Size: fixed.I(s.faces.fonts[k.font].UnitsPerEm), Script: k.script, Language: k.lang,
		}
		if k.rtl {
			in.Direction = di.DirectionRTL
		}
		out := s.hb.ShapeNoExtents(in)
		w.glyphs = make([]layout.Glyph, len(out.Glyphs))
		for i, g := range out.Glyphs {
			cluster := offsets[g.TextIndex()-start]
			w.glyphs[i] = layout.Glyph{
				ID: uint16(g.GlyphID), Advance: int32(g.Advance.Round()),
				X: int32(g.XOffset.Round()), Y: int32(g.YOffset.Round()), Cluster: cluster,
			}
			if int(cluster) < trailing {
				w.advance += int64(g.Advance.Round())
			} else {
				w.trailing += int64(g.Advance.Round())
			}
		}
	}
	if len(s.words) >= maxWords {
		clear(s.words)
	}
	s.words[k] = w
	return w
}

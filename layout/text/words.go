package text

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"handout/layout"
)

// shape fills in an atom's glyphs and widths. It tells whether the atom's font has all of them.
func (s *Shaper) shape(a *Atom) bool {
	key := wordKey{
		text: a.Text, font: a.Font, language: a.in.language, script: a.in.script, leftward: a.Level%2 == 1,
		before: a.in.before, after: a.in.after,
	}
	if key.script == language.Latin {
		key.before, key.after = 0, 0 // Latin letters do not join
	}
	w, ok := s.memory.words[key]
	if !ok {
		w = s.newWord(key)
		s.memory.keepWord(key, w)
	}
	a.Glyphs, a.Advance, a.Trailing = w.glyphs, w.advance, w.trailing
	return w.complete
}

// newWord has HarfBuzz shape a word at as many pixels as its font's em has units, so that all measures are whole.
func (s *Shaper) newWord(key wordKey) word {
	runes, offsets := append(s.runes[:0], key.before), s.offsets[:0]
	solid := 0 // where the white space that ends it starts
	for i, r := range key.text {
		if isLineBreak(r) {
			break // always the last, and not printed
		}
		runes, offsets = append(runes, s.drawnAs(key.font, r)), append(offsets, int32(i))
		if !isSpace(r) {
			solid = i + 1
		}
	}
	runes = append(runes, key.after)
	s.runes, s.offsets = runes, offsets
	if len(offsets) == 0 {
		return word{complete: true}
	}
	input := shaping.Input{
		Text: runes, RunStart: 1, RunEnd: len(runes) - 1, Direction: di.DirectionLTR, Script: key.script, Language: key.language,
		Size: fixed.I(s.faces.fonts[key.font].UnitsPerEm),
	}
	if key.leftward {
		input.Direction = di.DirectionRTL
	}
	var shaped []shaping.Glyph
	if input.Face = s.open(key.font); input.Face == nil {
		return word{}
	}
	if err := guarded(func() error { shaped = s.harfbuzz.ShapeNoExtents(input).Glyphs; return nil }); err != nil {
		s.fail(key.font, err)
		return word{}
	}
	w := word{glyphs: make([]layout.Glyph, len(shaped)), complete: true}
	for i, g := range shaped {
		if g.GlyphID == 0 || int(g.GlyphID) >= s.faces.faces[key.font].glyphs {
			w.complete = false
		}
		advance, cluster := g.Advance.Round(), offsets[g.TextIndex()-1]
		w.glyphs[i] = layout.Glyph{
			ID: uint16(g.GlyphID), Advance: int32(advance), X: int32(g.XOffset.Round()), Y: int32(g.YOffset.Round()), Cluster: cluster,
		}
		if int(cluster) < solid {
			w.advance += int64(advance)
		} else {
			w.trailing += int64(advance)
		}
	}
	return w
}

// drawnAs is the hyphen-minus for a hyphen or no-break hyphen that a font lacks; any other character is itself. Breaks
// are decided before this.
func (s *Shaper) drawnAs(font int, r rune) rune {
	if r != '\u2010' && r != '\u2011' {
		return r
	}
	if s.has(font, r) {
		return r
	}
	return '-'
}

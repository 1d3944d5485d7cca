package text

import (
	"slices"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
)

// addFallback shapes an atom that its font does not have all of: each character as a reader sees it, accents included,
// in the first font of the chain that has it. White space stays in the font of what stands before it.
func (s *Shaper) addFallback(a Atom, chain []int) {
	start, current := 0, -1
	flush := func(end int) {
		part := a.part(start, end)
		part.Font = current
		if !s.shape(&part) && s.missing == nil { // its characters are there apart, but not side by side
			s.missing = s.lacking(part, chain)
		}
		s.atoms = append(s.atoms, part)
		start = end
	}
	s.graphemes.Init([]rune(a.Text))
	for it := s.graphemes.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		letter := a.part(g.OffsetInBytes, g.OffsetInBytes+g.LengthInBytes)
		font := s.fontFor(letter, chain, current)
		if font < 0 {
			s.missing = append(s.missing, s.lacking(letter, chain)...)
			font = chain[0]
		}
		if font != current && current >= 0 {
			flush(g.OffsetInBytes)
		}
		current = font
	}
	flush(len(a.Text))
}

// fontFor is the first font of a chain that has a character, or -1.
func (s *Shaper) fontFor(letter Atom, chain []int, current int) int {
	has := func(font int) bool {
		letter.Font = font
		return s.shape(&letter)
	}
	if r, _ := utf8.DecodeRuneInString(letter.Text); isSpace(r) && current >= 0 && has(current) {
		return current
	}
	for _, font := range chain {
		if has(font) {
			return font
		}
	}
	return -1
}

// lacking says which code points of a character no font of a chain has; the first, if they are only not in one font.
func (s *Shaper) lacking(letter Atom, chain []int) MissingGlyphs {
	var missing MissingGlyphs
	report := func(offset int, r rune) {
		missing = append(missing, MissingGlyph{
			Rune: r, Piece: letter.Piece, Offset: letter.in.offset + offset, Font: s.faces.fonts[chain[0]].Name,
		})
	}
	for i, r := range letter.Text {
		has := func(font int) bool { return s.has(font, r) }
		if !harfbuzz.IsDefaultIgnorable(r) && !slices.ContainsFunc(chain, has) {
			report(i, r)
		}
	}
	if missing == nil {
		r, _ := utf8.DecodeRuneInString(letter.Text)
		report(0, r)
	}
	return missing
}

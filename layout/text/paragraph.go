package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// paragraph is the text of all pieces, rune by rune.
type paragraph struct {
	pieces []Piece
	runes  []rune
	piece  []int // of each rune
	offset []int // byte index of each rune in its piece's text
}

// read joins the pieces and finds what is no printable text.
func (s *Shaper) read(pieces []Piece) (*paragraph, error) {
	p := &paragraph{pieces: pieces}
	var bad MissingGlyphs
	for i, piece := range pieces {
		for at, r := range piece.Text {
			if r == utf8.RuneError {
				if _, n := utf8.DecodeRuneInString(piece.Text[at:]); n == 1 {
					bad = append(bad, MissingGlyph{Rune: r, Piece: i, Offset: at})
				}
			}
			if unicode.IsControl(r) && r != '\n' {
				bad = append(bad, MissingGlyph{Rune: r, Piece: i, Offset: at})
			}
			p.runes = append(p.runes, r)
			p.piece = append(p.piece, i)
			p.offset = append(p.offset, at)
		}
	}
	if bad != nil {
		return nil, bad
	}
	return p, nil
}

func (s *Shaper) cut(p *paragraph) ([]Atom, error) {
	var atoms []Atom
	var bad MissingGlyphs
	s.seg.Init(p.runes)
	for it := s.seg.LineIterator(); len(p.runes) > 0 && it.Next(); {
		l := it.Line()
		end := l.Offset + len(l.Text)
		start := l.Offset
		for i := start + 1; i <= end; i++ {
			if i < end && p.piece[i] == p.piece[start] {
				continue
			}
			piece := p.pieces[p.piece[start]]
			stop := len(piece.Text)
			if i < len(p.runes) && p.piece[i] == p.piece[start] {
				stop = p.offset[i]
			}
			a := Atom{Piece: p.piece[start], Text: piece.Text[p.offset[start]:stop], Font: s.faces.chain(piece.Weight)[0], Break: NoBreak}
			if i == end {
				a.Break = MayBreak
				if c := p.runes[end-1]; c == '\n' || c == 0x2028 || c == 0x2029 {
					a.Break = MustBreak
				}
			}
			for j := start; j < i; j++ {
				r := p.runes[j]
				if _, ok := s.open(a.Font).NominalGlyph(r); !ok && !isSpace(r) && r != Object && !harfbuzz.IsDefaultIgnorable(r) && r != 0xA0 && r != 0x202F {
					bad = append(bad, MissingGlyph{r, a.Piece, p.offset[j], s.faces.fonts[a.Font].Name})
				}
			}
			w := s.shape(wordKey{text: a.Text, font: a.Font, lang: language.NewLanguage(piece.Lang), script: language.Latin})
			a.Glyphs, a.Advance, a.Trailing = w.glyphs, w.advance, w.trailing
			atoms = append(atoms, a)
			start = i
		}
	}
	if bad != nil {
		return nil, bad
	}
	return atoms, nil
}

// Letters cuts an atom between characters as a reader sees them, for a word wider than its column.
func (s *Shaper) Letters(a Atom) []Atom {
	var letters []Atom
	s.seg.Init([]rune(a.Text))
	for it := s.seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		l := a
		l.Text = a.Text[g.OffsetInBytes : g.OffsetInBytes+g.LengthInBytes]
		w := s.shape(wordKey{text: l.Text, font: a.Font, script: language.Latin})
		l.Glyphs, l.Advance, l.Trailing, l.Break = w.glyphs, w.advance, w.trailing, MayBreak
		letters = append(letters, l)
	}
	return letters
}

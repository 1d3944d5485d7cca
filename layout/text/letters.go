package text

import "strings"

// Letters cuts an atom between characters as a reader sees them, for a word wider than its column. A line may end after
// each of them; white space stays with the last one, and what may follow that is as it was. A word whose font does not
// have its characters apart stays whole.
func (s *Shaper) Letters(a Atom) []Atom {
	var letters []Atom
	start, solid := 0, len(strings.TrimRightFunc(a.Text, isSpace))
	s.graphemes.Init([]rune(a.Text))
	for it := s.graphemes.GraphemeIterator(); it.Next() && start < len(a.Text); {
		g := it.Grapheme()
		end := g.OffsetInBytes + g.LengthInBytes
		if end >= solid {
			end = len(a.Text)
		}
		letter := a.part(start, end)
		if end < len(a.Text) {
			letter.Break = MayBreak
		}
		if a.Text != string(Object) && !s.shape(&letter) {
			return []Atom{a}
		}
		letters = append(letters, letter)
		start = end
	}
	return letters
}

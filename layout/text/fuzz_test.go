package text_test

import (
	"errors"
	"testing"

	"handout/layout/text"
)

// FuzzParseFace: a broken font is an error, or a font that can be set with; it never panics.
func FuzzParseFace(f *testing.F) {
	f.Add(boxesFont(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := text.ParseFace(data)
		if err != nil {
			return
		}
		faces := text.NewFaces(face)
		pieces := []text.Piece{{Text: "AV fi ببلا", Weight: 400, Lang: "en"}, {Text: "कि é (q\u0301)", Weight: 700, Lang: "ar"}}
		s := text.NewShaper(faces)
		got, err := s.Atoms(pieces)
		if err != nil && !errors.As(err, new(text.MissingGlyphs)) {
			t.Error(err)
		}
		for _, a := range got {
			s.Letters(a)
		}
	})
}

// FuzzAtoms: whatever the text, the atoms hold it whole, or the error names what cannot be printed.
func FuzzAtoms(f *testing.F) {
	f.Add("Stand up\u00A0tall, 10\u202Fcm", "slow", "ly\n", "en-GB")
	f.Add("ببب 12", "(אב)", "\uFFFC do", "ar")
	f.Add("Привет \U0001F469\u200D\U0001F469", "कि\u2029", "\xff\x00", "hi")
	f.Add("\u202Eabc\u202C\u2067אב", "\u0301", "co\u00ADop", "he")
	faces := house(f)
	s := text.NewShaper(faces)
	f.Fuzz(func(t *testing.T, a, b, c, lang string) {
		pieces := []text.Piece{{a, 400, lang}, {b, 700, lang}, {c, 400, "en"}}
		got, err := s.Atoms(pieces)
		var missing text.MissingGlyphs
		if errors.As(err, &missing) {
			for _, m := range missing {
				if m.Piece < 0 || m.Piece > 2 || m.Offset >= len(pieces[m.Piece].Text) || m.Error() == "" {
					t.Errorf("missing glyph %+v is not in %v", m, pieces)
				}
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		check(t, faces, pieces, got)
		if order := text.Order(levels(got)); order != nil && len(order) != len(got) {
			t.Errorf("%d atoms in an order of %d", len(got), len(order))
		}
		for _, atom := range got {
			letters, joined := s.Letters(atom), ""
			for _, l := range letters {
				joined += l.Text
			}
			if joined != atom.Text || letters[len(letters)-1].Break != atom.Break {
				t.Errorf("the letters of %q are %v", atom.Text, letters)
			}
		}
	})
}

package text_test

import (
	"reflect"
	"testing"

	"handout/layout/text"
)

func TestLetters(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a word", "stand", "s|t|a|n|d|"},
		{"white space stays with the last letter", "up  ", "u|p  |"},
		{"white space alone", "  ", "  |"},
		{"accents stay with their letter", "e\u0301te\u0301", "e\u0301|t|e\u0301|"},
		{"a line break", "up\n", "u|p\n¶"},
		{"an object", "\uFFFC", "\uFFFC|"},
		{"another font", "мир", "м|и|р|"},
		{"a word joined by a no-break space", "1\u00A0m", "1|\u00A0|m|"},
	}
	faces := house(t)
	s := text.NewShaper(faces)
	for _, test := range tests {
		pieces := english(test.in)
		whole := atoms(t, s, pieces...)[0]
		got := s.Letters(whole)
		check(t, faces, pieces, got)
		if m := marked(got); m != test.want {
			t.Errorf("%s: got %q, want %q", test.name, m, test.want)
		}
		for _, l := range got {
			if l.Font != whole.Font || l.Piece != whole.Piece || l.Level != whole.Level {
				t.Errorf("%s: letter %q is of font %d, piece %d, level %d", test.name, l.Text, l.Font, l.Piece, l.Level)
			}
		}
	}
	if got := s.Letters(text.Atom{}); got != nil {
		t.Errorf("no text has letters %v", got)
	}
}

// What follows a cut word is as it was.
func TestLettersBeforeMore(t *testing.T) {
	s := text.NewShaper(house(t))
	word := atoms(t, s, text.Piece{Text: "ab", Weight: 400, Lang: "en"}, text.Piece{Text: "cd", Weight: 700, Lang: "en"})
	if m, want := marked(s.Letters(word[0])), "a|b+"; m != want {
		t.Errorf("got %q, want %q", m, want)
	}
}

func TestLettersKeepJoinedForms(t *testing.T) {
	s := text.NewShaper(house(t))
	var widths []int64
	for _, l := range s.Letters(atoms(t, s, text.Piece{Text: "ببب", Weight: 400, Lang: "ar"})[0]) {
		widths = append(widths, l.Advance)
	}
	if want := []int64{402, 403, 704}; !reflect.DeepEqual(widths, want) {
		t.Errorf("got widths %v, want %v: the joined forms", widths, want)
	}
}

// A ligature is one glyph for two letters, which are cut apart.
func TestLettersOfLigature(t *testing.T) {
	face, err := text.ParseFace(boxesFont(t))
	if err != nil {
		t.Fatal(err)
	}
	s := text.NewShaper(text.NewFaces(face))
	if m, want := marked(s.Letters(atoms(t, s, english("fi")...)[0])), "f|i|"; m != want {
		t.Errorf("got %q, want %q", m, want)
	}
}

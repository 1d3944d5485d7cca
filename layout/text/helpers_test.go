package text_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"handout/assets"
	"handout/layout/text"
)

// Fonts of the tests, by the index that house gives them.
const (
	regular = iota
	semiBold
	bold
	boxes     // weight 400, see testdata/boxes.py
	goRegular // weight 400, with Cyrillic and Greek
)

// house makes faces of the house's three weights with two fallbacks.
func house(t testing.TB) *text.Faces {
	t.Helper()
	files := [][]byte{houseFont(t, "Regular"), houseFont(t, "SemiBold"), houseFont(t, "Bold"), boxesFont(t), goregular.TTF}
	var faces []*text.Face
	for _, data := range files {
		face, err := text.ParseFace(data)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	return text.NewFaces(faces...)
}

func houseFont(t testing.TB, style string) []byte {
	t.Helper()
	data, err := assets.FS.ReadFile("fonts/AtkinsonHyperlegibleNext-" + style + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func boxesFont(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/boxes.otf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// english is a paragraph of one piece.
func english(s string) []text.Piece { return []text.Piece{{Text: s, Weight: 400, Lang: "en-GB"}} }

// atoms shapes what must have no missing glyph.
func atoms(t testing.TB, s *text.Shaper, pieces ...text.Piece) []text.Atom {
	t.Helper()
	a, err := s.Atoms(pieces)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// marked writes atoms one after another: "|" where a line may end, "¶" where it must, "+" where it must not.
func marked(atoms []text.Atom) string {
	var b strings.Builder
	for _, a := range atoms {
		b.WriteString(a.Text)
		b.WriteString([]string{text.MayBreak: "|", text.MustBreak: "¶", text.NoBreak: "+"}[a.Break])
	}
	return b.String()
}

// check reports what must hold of the atoms of every paragraph.
func check(t testing.TB, faces *text.Faces, pieces []text.Piece, atoms []text.Atom) {
	t.Helper()
	var got, want strings.Builder
	for _, p := range pieces {
		want.WriteString(p.Text)
	}
	piece := 0
	for i, a := range atoms {
		got.WriteString(a.Text)
		if a.Text == "" || a.Piece < piece || a.Font >= len(faces.Fonts()) {
			t.Errorf("atom %d is %+v after piece %d", i, a, piece)
		}
		piece = a.Piece
		var sum int64
		for _, g := range a.Glyphs {
			sum += int64(g.Advance)
			if g.ID == 0 || int(g.Cluster) >= len(a.Text) {
				t.Errorf("atom %q has glyph %+v", a.Text, g)
			}
		}
		if sum != a.Advance+a.Trailing {
			t.Errorf("atom %q: its glyphs are %d wide, it says %d+%d", a.Text, sum, a.Advance, a.Trailing)
		}
		if last := i == len(atoms)-1; last && a.Break == text.NoBreak {
			t.Errorf("no line may end after the last atom, %q", a.Text)
		}
	}
	if got.String() != want.String() {
		t.Errorf("atoms hold %q, the pieces %q", got.String(), want.String())
	}
}

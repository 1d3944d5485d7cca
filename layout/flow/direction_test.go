package flow

import (
	"cmp"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"handout/assets"
	"handout/layout"
	"handout/layout/text"
)

// bothWays are faces with some letters that are read from right to left, in a font whose em has 1000 units, as the house's has.
func bothWays(t *testing.T) *text.Faces {
	t.Helper()
	var list []*text.Face
	house, err := fs.ReadFile(assets.FS, "fonts/AtkinsonHyperlegibleNext-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	boxes, err := os.ReadFile("../text/testdata/boxes.otf")
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{house, boxes} {
		face, err := text.ParseFace(data)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, face)
	}
	return text.NewFaces(list...)
}

// TestDirections: words that are read from right to left stand in that order on each line, with the space between them,
// while items keep the order in which they are read.
func TestDirections(t *testing.T) {
	tests := []struct {
		name, words string
		width       float64
		seen        string // the letters of each line, from left to right
	}{
		{"left to right", "to do", 50, "to do"},
		{"words alone", "אב ב אאב", 50, reversed("אב ב אאב")},
		{"in a line", "to אב ב do", 50, "to " + reversed("אב ב") + " do"},
		{"over two lines", "to אב ב אאב אא", 24, "to " + reversed("אב ב") + "|" + reversed("אאב אא")},
		{"about a number", "to אב 12 ב do", 50, "to ב 12 " + reversed("אב") + " do"},
		{"at the end of a line", "אב ב\nto", 50, reversed("אב ב") + "|to"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, found := Flow(sheet(test.width, 50, pile(say(test.words))), text.NewShaper(bothWays(t)))
			if len(found) > 0 {
				t.Fatal(found)
			}
			var read string
			for _, it := range doc.Pages[0].Items {
				read += it.Glyphs.Text
			}
			if got := strings.Join(strings.Fields(read), " "); got != strings.ReplaceAll(test.words, "\n", " ") {
				t.Errorf("read %q", got)
			}
			if got := seen(doc.Pages[0].Items); got != test.seen {
				t.Errorf("seen %q, want %q", got, test.seen)
			}
		})
	}
}

func reversed(s string) string {
	letters := []rune(s)
	slices.Reverse(letters)
	return string(letters)
}

// seen is what stands on a page, by the places of its glyphs: the lines from the top, each from left to right, without what
// hangs out of it.
func seen(items []layout.Item) string {
	type letter struct {
		x, y Length
		r    rune
	}
	var letters []letter
	for _, it := range items {
		run, x := it.Glyphs, it.Glyphs.X
		for _, g := range run.Glyphs {
			r, _ := utf8.DecodeRuneInString(run.Text[g.Cluster:])
			if r != ' ' || x >= it.Box.X && x < it.Box.X+it.Box.W {
				letters = append(letters, letter{x, run.Y, r})
			}
			x += run.Size * Length(g.Advance) / 1000
		}
	}
	slices.SortStableFunc(letters, func(a, b letter) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
	var out []rune
	for i, l := range letters {
		if i > 0 && l.y != letters[i-1].y {
			out = append(out, '|')
		}
		out = append(out, l.r)
	}
	return string(out)
}

package text_test

import (
	"reflect"
	"strings"
	"testing"

	"handout/layout/text"
)

// The Arabic letters of the test font are boxes whose widths tell the joined forms apart.
func TestJoining(t *testing.T) {
	s := text.NewShaper(house(t))
	widths := func(a text.Atom) []int32 {
		var w []int32
		for _, g := range a.Glyphs {
			w = append(w, g.Advance)
		}
		return w
	}
	tests := []struct {
		name string
		in   []text.Piece
		want [][]int32 // of each atom, from left to right
	}{
		{"three letters", []text.Piece{{Text: "ببب", Weight: 400, Lang: "ar"}}, [][]int32{{704, 403, 402}}},
		{"the space is at the left", []text.Piece{{Text: "ب ب", Weight: 400, Lang: "ar"}}, [][]int32{{250, 701}, {701}}},
		{"a ligature", []text.Piece{{Text: "لا", Weight: 400, Lang: "ar"}}, [][]int32{{610}}},
		{"letters join across a change of weight", []text.Piece{{Text: "ب", Weight: 400, Lang: "ar"}, {Text: "بب", Weight: 700, Lang: "ar"}}, [][]int32{{402}, {704, 403}}},
		{"a vowel sign that is drawn before its letter", []text.Piece{{Text: "कि", Weight: 400, Lang: "hi"}}, [][]int32{{240, 810}}},
	}
	for _, test := range tests {
		var got [][]int32
		for _, a := range atoms(t, s, test.in...) {
			got = append(got, widths(a))
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got widths %v, want %v", test.name, got, test.want)
		}
	}
}

func TestDirections(t *testing.T) {
	tests := []struct {
		name, lang, in string
		want           []part
		visual         string
	}{
		{"left to right", "en", "to do", []part{{"to ", regular, 0}, {"do", regular, 0}}, "to |do"},
		{"right to left", "he", "אב בא", []part{{"אב ", boxes, 1}, {"בא", boxes, 1}}, "בא|אב "},
		{"Hebrew in English", "en", "to אב בא.", []part{{"to ", regular, 0}, {"אב ", boxes, 1}, {"בא", boxes, 1}, {".", regular, 0}}, "to |בא|אב |."},
		{"English in Hebrew", "he", "אב to do בא", []part{{"אב ", boxes, 1}, {"to ", regular, 2}, {"do", regular, 2}, {" ", regular, 1}, {"בא", boxes, 1}}, "בא| |to |do|אב "},
		{"a number in Hebrew", "he-IL", "אב 10 בא", []part{{"אב ", boxes, 1}, {"10", regular, 2}, {" ", regular, 1}, {"בא", boxes, 1}}, "בא| |10|אב "},
		{"a language in a script that is not its usual one", "pa-Arab", "ab", []part{{"ab", regular, 2}}, "ab"},
		{"each line of its own", "he", "א\nb", []part{{"א\n", boxes, 1}, {"b", regular, 2}}, ""},
	}
	faces := house(t)
	s := text.NewShaper(faces)
	for _, test := range tests {
		pieces := []text.Piece{{Text: test.in, Weight: 400, Lang: test.lang}}
		got := atoms(t, s, pieces...)
		check(t, faces, pieces, got)
		if p := parts(got); !reflect.DeepEqual(p, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, p, test.want)
		}
		if test.visual == "" {
			continue
		}
		var visual []string
		for _, i := range text.Order(levels(got)) {
			visual = append(visual, got[i].Text)
		}
		if visual == nil {
			for _, a := range got {
				visual = append(visual, a.Text)
			}
		}
		if v := strings.Join(visual, "|"); v != test.visual {
			t.Errorf("%s: from left to right %q, want %q", test.name, v, test.visual)
		}
	}
}

// levels are those of atoms.
func levels(line []text.Atom) (levels []int) {
	for _, a := range line {
		levels = append(levels, a.Level)
	}
	return levels
}

func TestMirroredBrackets(t *testing.T) {
	s := text.NewShaper(house(t))
	opening := atoms(t, s, english("(")...)[0].Glyphs[0].ID
	closing := atoms(t, s, english(")")...)[0].Glyphs[0].ID
	got := atoms(t, s, text.Piece{Text: "(", Weight: 400, Lang: "he"})[0]
	if got.Level != 1 || got.Glyphs[0].ID != closing || opening == closing {
		t.Errorf("an opening bracket in Hebrew is glyph %d at level %d, want %d at level 1", got.Glyphs[0].ID, got.Level, closing)
	}
}

func TestOrderOfLevels(t *testing.T) {
	tests := []struct {
		levels []int
		want   []int
	}{
		{nil, nil},
		{[]int{0, 0}, nil},
		{[]int{0, 2}, nil},
		{[]int{1}, []int{0}},
		{[]int{0, 1, 1, 0}, []int{0, 2, 1, 3}},
		{[]int{1, 2, 2, 1}, []int{3, 1, 2, 0}},
		{[]int{1, 2, 3, 3, 2, 1}, []int{5, 1, 3, 2, 4, 0}},
		{[]int{0, 1, 0, 1, 1}, []int{0, 1, 2, 4, 3}},
	}
	for _, test := range tests {
		if got := text.Order(test.levels); !reflect.DeepEqual(got, test.want) {
			t.Errorf("levels %v: got %v, want %v", test.levels, got, test.want)
		}
	}
}

package text_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"handout/layout/text"
)

func TestBreaks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"words", "Stand up  tall.", "Stand |up  |tall.|"},
		{"a space at either end", " a ", " |a |"},
		{"a no-break space binds", "hold 10\u00A0cm apart", "hold |10\u00A0cm |apart|"},
		{"a narrow one too", "10\u202F000 steps", "10\u202F000 |steps|"},
		{"the hyphen of a compound", "hip-width", "hip-|width|"},
		{"a no-break hyphen", "hip\u2011width", "hip\u2011width|"},
		{"a range", "2\u20133 times", "2\u2013|3 |times|"},
		{"a word joiner", "hip-\u2060width", "hip-\u2060width|"},
		{"a zero-width space", "and\u200Bor", "and\u200B|or|"},
		{"we never hyphenate", "physio\u00ADtherapy", "physio\u00ADtherapy|"},
		{"a line break", "one\ntwo", "one\n¶two|"},
		{"a line break at the end", "one\n", "one\n¶"},
		{"an empty line", "one\n\ntwo", "one\n¶\n¶two|"},
		{"a line separator", "one\u2028two", "one\u2028¶two|"},
		{"brackets and quotation marks", "(see “page 2”).", "(see |“page |2”).|"},
		{"an object", "\uFFFC\u00A0Pull \uFFFC now", "\uFFFC+\u00A0Pull |\uFFFC+ |now|"},
		{"a change of script", "aб", "a+б|"},
	}
	faces := house(t)
	s := text.NewShaper(faces)
	for _, test := range tests {
		pieces := english(test.in)
		got := atoms(t, s, pieces...)
		check(t, faces, pieces, got)
		if m := marked(got); m != test.want {
			t.Errorf("%s: got %q, want %q", test.name, m, test.want)
		}
	}
}

func TestPiecesCutWords(t *testing.T) {
	faces := house(t)
	pieces := []text.Piece{
		{Text: "Do it ", Weight: 400, Lang: "en-GB"},
		{Text: "slow", Weight: 700, Lang: "en-GB"},
		{Text: "", Weight: 600, Lang: "en-GB"},
		{Text: "ly and", Weight: 400, Lang: "en-GB"},
		{Text: " well", Weight: 600, Lang: "en-GB"},
	}
	got := atoms(t, text.NewShaper(faces), pieces...)
	check(t, faces, pieces, got)
	if m, want := marked(got), "Do |it |slow+ly |and+ |well|"; m != want {
		t.Errorf("got %q, want %q", m, want)
	}
	var fonts, from []int
	for _, a := range got {
		fonts, from = append(fonts, a.Font), append(from, a.Piece)
	}
	if want := []int{regular, regular, bold, regular, regular, semiBold, semiBold}; !reflect.DeepEqual(fonts, want) {
		t.Errorf("got fonts %v, want %v", fonts, want)
	}
	if want := []int{0, 0, 1, 3, 3, 4, 4}; !reflect.DeepEqual(from, want) {
		t.Errorf("got pieces %v, want %v", from, want)
	}
}

func TestWidths(t *testing.T) {
	s := text.NewShaper(house(t))
	width := func(word string) int64 { return atoms(t, s, english(word)...)[0].Advance }
	if kerned, sum := width("AV"), width("A")+width("V"); kerned >= sum {
		t.Errorf("AV is %d wide, its letters are %d: no kerning", kerned, sum)
	}
	space := atoms(t, s, english(" ")...)[0]
	if space.Advance != 0 || space.Trailing == 0 {
		t.Errorf("a space is %d+%d wide, want all of it trailing", space.Advance, space.Trailing)
	}
	if a := atoms(t, s, english("up  ")...)[0]; a.Advance != width("up") || a.Trailing != 2*space.Trailing {
		t.Errorf("%q is %d+%d wide, want %d+%d", a.Text, a.Advance, a.Trailing, width("up"), 2*space.Trailing)
	}
	if a := atoms(t, s, english("up\u00A0")...)[0]; a.Trailing != 0 || a.Advance <= width("up") {
		t.Errorf("%q is %d+%d wide: a no-break space does not vanish at the end of a line", a.Text, a.Advance, a.Trailing)
	}
	if a := atoms(t, s, english("up\n")...)[0]; a.Advance != width("up") || a.Trailing != 0 || len(a.Glyphs) != 2 {
		t.Errorf("a line break has a width or a glyph: %+v", a)
	}
	if a := atoms(t, s, english("10\u202F000")...)[0]; a.Advance <= width("10000") || a.Advance >= width("10\u00A0000") {
		t.Errorf("a narrow space is not narrower than a space: %d", a.Advance)
	}
	if invisible := width("physio\u00ADtherapy"); invisible != width("physiotherapy") {
		t.Errorf("a soft hyphen has a width: %d, without it %d", invisible, width("physiotherapy"))
	}
}

func TestGlyphs(t *testing.T) {
	faces := house(t)
	s := text.NewShaper(faces)
	zero := atoms(t, s, english("0")...)[0].Glyphs[0].ID
	if got := atoms(t, s, english("A0")...)[0].Glyphs[1].ID; got != zero {
		t.Errorf("0 is glyph %d beside a letter, %d alone", got, zero)
	}
	hyphen := atoms(t, s, english("-")...)[0].Glyphs[0].ID
	if a := atoms(t, s, english("\u2011")...)[0]; a.Font != regular || a.Glyphs[0].ID != hyphen {
		t.Errorf("a no-break hyphen is glyph %d of font %d, want the hyphen, %d", a.Glyphs[0].ID, a.Font, hyphen)
	}
	composed, apart := atoms(t, s, english("é")...)[0], atoms(t, s, english("e\u0301")...)[0]
	if len(apart.Glyphs) != 1 || apart.Glyphs[0].ID != composed.Glyphs[0].ID {
		t.Errorf("e and an accent are %+v, want the glyph of é, %+v", apart.Glyphs, composed.Glyphs)
	}
	catalan := text.Piece{Text: "L·L", Weight: 400, Lang: "ca"}
	if reflect.DeepEqual(atoms(t, s, english("L·L")...)[0].Glyphs, atoms(t, s, catalan)[0].Glyphs) {
		t.Error("the language does not reach the font: Catalan L·L looks like English")
	}
}

func TestLigature(t *testing.T) {
	face, err := text.ParseFace(boxesFont(t))
	if err != nil {
		t.Fatal(err)
	}
	s := text.NewShaper(text.NewFaces(face))
	a := atoms(t, s, english("ffif ")...)[0]
	type glyph struct{ advance, cluster int32 }
	var got []glyph
	for _, g := range a.Glyphs {
		got = append(got, glyph{g.Advance, g.Cluster})
	}
	if want := []glyph{{410, 0}, {600, 1}, {410, 3}, {250, 4}}; !reflect.DeepEqual(got, want) {
		t.Errorf("ffif has glyphs %v, want %v: the ligature of f and i", got, want)
	}
}

func TestSameEachTime(t *testing.T) {
	faces := house(t)
	pieces := english("Привет! Stand (ببب) tall, 10\u00A0cm apart: “fine”.")
	s := text.NewShaper(faces)
	first := atoms(t, s, pieces...)
	atoms(t, s, english("something else")...)
	if again := atoms(t, s, pieces...); !reflect.DeepEqual(again, first) {
		t.Error("the second time differs from the first")
	}
	if other := atoms(t, text.NewShaper(house(t)), pieces...); !reflect.DeepEqual(other, first) {
		t.Error("another shaper differs")
	}
}

// Paragraphs of one text differ by style, and what a caller does to his atoms does not change the next caller's.
func TestMemory(t *testing.T) {
	s := text.NewShaper(house(t))
	plain := atoms(t, s, english("fine")...)
	strong := atoms(t, s, text.Piece{Text: "fine", Weight: 700, Lang: "en-GB"})
	if strong[0].Font != bold || plain[0].Font != regular {
		t.Errorf("got fonts %d and %d", plain[0].Font, strong[0].Font)
	}
	one := text.Piece{Text: "fi", Weight: 400, Lang: "en"}
	cut := atoms(t, s, one, text.Piece{Text: "ne", Weight: 400, Lang: "en"})
	if m, want := marked(cut), "fi+ne|"; m != want {
		t.Errorf("got %q, want %q", m, want)
	}
	plain[0].Text = "changed"
	if again := atoms(t, s, english("fine")...); again[0].Text != "fine" {
		t.Errorf("got %q after the first caller changed his atoms", again[0].Text)
	}
}

// A full memory is emptied, and words are then shaped as before.
func TestManyWords(t *testing.T) {
	s := text.NewShaper(house(t))
	before := atoms(t, s, english("breathe out")...)
	var b strings.Builder
	for i := range 1<<16 + 1 {
		b.WriteString(strings.Map(func(r rune) rune { return 'a' + r - '0' }, strconv.Itoa(i)))
		b.WriteByte(' ')
	}
	atoms(t, s, english(b.String())...) // more words, and more atoms, than are remembered
	if after := atoms(t, s, english("breathe out")...); !reflect.DeepEqual(after, before) {
		t.Errorf("after many words got %+v, want %+v", after, before)
	}
}

func TestWarmShapingAllocatesLittle(t *testing.T) {
	s := text.NewShaper(house(t))
	words := strings.SplitAfter("Stand with your feet hip-width apart and breathe out slowly. ", " ")
	known := english(strings.Join(words, ""))
	if n := testing.AllocsPerRun(50, func() { atoms(t, s, known...) }); n > 1 {
		t.Errorf("a known paragraph takes %g allocations, want the atoms' alone", n)
	}
	var paragraphs [][]text.Piece
	for i := range words {
		for j := range i {
			paragraphs = append(paragraphs, english(strings.Join(words[i:], "")+strings.Join(words[:i-j], "")))
		}
	}
	next := 0
	if n := testing.AllocsPerRun(len(paragraphs)-1, func() { atoms(t, s, paragraphs[next]...); next++ }); n > 6 {
		t.Errorf("a new paragraph of known words takes %g allocations, want at most 6", n)
	}
}

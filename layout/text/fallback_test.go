package text_test

import (
	"errors"
	"reflect"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"handout/layout/text"
)

// part is what the tests of fallback and direction look at.
type part struct {
	text  string
	font  int
	level int
}

func parts(atoms []text.Atom) []part {
	var p []part
	for _, a := range atoms {
		p = append(p, part{a.Text, a.Font, a.Level})
	}
	return p
}

func TestFallback(t *testing.T) {
	tests := []struct {
		name   string
		weight int
		in     string
		want   []part
	}{
		{"another script", 400, "Привет мир", []part{{"Привет ", goRegular, 0}, {"мир", goRegular, 0}}},
		{"back again", 400, "мир ok", []part{{"мир ", goRegular, 0}, {"ok", regular, 0}}},
		{"inside a word", 400, "x☺y", []part{{"x", regular, 0}, {"☺", goRegular, 0}, {"y", regular, 0}}},
		{"a lighter face when the bold has none", 700, "мир", []part{{"мир", goRegular, 0}}},
		{"an accent stays with its letter", 400, "aе\u0308", []part{{"a", regular, 0}, {"е\u0308", goRegular, 0}}},
		{"a weight that no face has", 500, "ok", []part{{"ok", regular, 0}}},
		{"a variation selector", 400, "☺\uFE0F", []part{{"☺\uFE0F", goRegular, 0}}},
		{"the first that has it", 400, "ב", []part{{"ב", boxes, 1}}},
	}
	faces := house(t)
	s := text.NewShaper(faces)
	for _, test := range tests {
		pieces := []text.Piece{{Text: test.in, Weight: test.weight, Lang: "en-GB"}}
		got := atoms(t, s, pieces...)
		check(t, faces, pieces, got)
		if p := parts(got); !reflect.DeepEqual(p, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, p, test.want)
		}
	}
}

func TestMissingGlyphs(t *testing.T) {
	const house400, house700 = "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"
	s := text.NewShaper(house(t))
	_, err := s.Atoms([]text.Piece{
		{Text: "fine 中\t中", Weight: 400, Lang: "en-GB"},
		{Text: "\xff😀\u200D😀 \uFFFC", Weight: 700, Lang: "en-GB"},
		{Text: "б\u0308\u20E3 \U000E0001\x00", Weight: 400, Lang: "en-GB"},
	})
	var got text.MissingGlyphs
	if !errors.As(err, &got) {
		t.Fatalf("got error %v, want MissingGlyphs", err)
	}
	want := text.MissingGlyphs{
		{Rune: '中', Piece: 0, Offset: 5, Font: house400},
		{Rune: '\t', Piece: 0, Offset: 8},
		{Rune: '中', Piece: 0, Offset: 9, Font: house400},
		{Rune: '\uFFFD', Piece: 1, Offset: 0},
		{Rune: '😀', Piece: 1, Offset: 1, Font: house700},
		{Rune: '😀', Piece: 1, Offset: 8, Font: house700},
		{Rune: '\u20E3', Piece: 2, Offset: 4, Font: house400},
		{Rune: '\x00', Piece: 2, Offset: 12},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	messages := "no glyph for U+4E2D \"中\": neither " + house400 + " nor a fallback font has it\n" +
		"cannot be printed: control character U+0009\n" +
		"cannot be printed: bytes that are not UTF-8\n" +
		"no glyph for U+20E3: neither " + house400 + " nor a fallback font has it"
	if m := (text.MissingGlyphs{want[0], want[1], want[3], {Rune: '\u20E3', Font: house400}}).Error(); m != messages {
		t.Errorf("got message\n%s\nwant\n%s", m, messages)
	}
	if again, err := s.Atoms(english("fine")); err != nil || len(again) != 1 {
		t.Errorf("after an error got %v, %v", again, err)
	}
}

// Characters that a font has, but not side by side: here brackets with nothing between them.
func TestMissingTogether(t *testing.T) {
	face, err := text.ParseFace(boxesFont(t))
	if err != nil {
		t.Fatal(err)
	}
	s := text.NewShaper(text.NewFaces(face))
	atoms(t, s, english("(f)")...)
	_, err = s.Atoms(english("f()"))
	var got text.MissingGlyphs
	if !errors.As(err, &got) || len(got) != 1 || got[0].Font != "Boxes-Regular" {
		t.Errorf("got error %v, want one missing glyph", err)
	}
}

// TestFacesAlone sets a word with a letter that only a fallback has: alone, the face has to have it itself.
func TestFacesAlone(t *testing.T) {
	face := func(data []byte) *text.Face {
		f, err := text.ParseFace(data)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	latin, other := face(houseFont(t, "Regular")), face(goregular.TTF).As(700)
	if w := text.NewFaces(other).Fonts()[0].Weight; w != 700 {
		t.Errorf("a face standing in for 700 has weight %d", w)
	}
	const greek = "\u03a9mega" // Atkinson has no Greek letters beside a few signs; go regular has
	if _, err := text.NewShaper(text.NewFaces(latin, other)).Atoms(english("\u0416" + greek)); err != nil {
		t.Errorf("with a fallback: %v", err)
	}
	_, err := text.NewShaper(text.NewFacesAlone(latin, other)).Atoms(english("\u0416" + greek))
	var missing text.MissingGlyphs
	if !errors.As(err, &missing) || missing[0].Rune != '\u0416' || missing[0].Font != "AtkinsonHyperlegibleNext-Regular" {
		t.Errorf("alone: %v", err)
	}
	if _, err := text.NewShaper(text.NewFacesAlone(latin, other)).Atoms([]text.Piece{{Text: "\u0416", Weight: 700, Lang: "en"}}); err != nil {
		t.Errorf("alone, in the weight whose face has it: %v", err)
	}
}

package pdf

import (
	"strings"
	"testing"

	"handout/layout"
	"handout/layout/pdf/internal/font"
	"handout/layout/pdf/internal/font/fonttest"
)

// glyph numbers of the test font, whose widths are 600, 650, 700 … thousandths of its em of 2000 units.
const (
	space = iota + 1
	glyphA
	glyphB
	glyphC
	glyphD
	glyphE
)

// legible shows glyphs of the test font as the letters that they are.
var legible = strings.NewReplacer("\x00\x01", "_", "\x00\x02", "A", "\x00\x03", "B", "\x00\x04", "C", "\x00\x05", "D", "\x00\x06", "E")

// set is the operators that a run becomes, and the use that it makes of the font.
func set(t *testing.T, r *layout.Run, closing bool) (string, *usedFont) {
	t.Helper()
	parsed, err := font.Parse(fonttest.Font(fonttest.Named))
	if err != nil {
		t.Fatal(err)
	}
	f := &usedFont{face: &face{Face: parsed}, unitsPerEm: fonttest.UnitsPerEm, use: parsed.NewUse()}
	if err := f.check(r); err != nil {
		t.Fatal(err)
	}
	p := &page{Page: &layout.Page{Height: 800 * layout.Point}, job: &job{fontPrefix: sharedFont}}
	return legible.Replace(string(p.glyphs(nil, f, r, closing))), f
}

// at is a glyph with its own width; the text's letters stand at cluster.
func at(id uint16, cluster int32) layout.Glyph {
	return layout.Glyph{ID: id, Advance: 1000 + 100*int32(id), Cluster: cluster}
}

// moved is the glyph with an offset.
func moved(g layout.Glyph, x, y int32) layout.Glyph {
	g.X, g.Y = x, y
	return g
}

// wider is the glyph with more room behind it.
func wider(g layout.Glyph, by int32) layout.Glyph {
	g.Advance += by
	return g
}

func TestGlyphs(t *testing.T) {
	a, b, c := at(glyphA, 0), at(glyphB, 1), at(glyphC, 2)
	tests := []struct {
		name   string
		text   string
		glyphs []layout.Glyph
		want   string
	}{
		{"by the font's widths", "ABC", []layout.Glyph{a, b, c}, "[(ABC)]TJ "},
		{"kerned", "ABC", []layout.Glyph{wider(a, -60), b, c}, "[(A)30(BC)]TJ "},
		{"a thousandth gathers", "ABC", []layout.Glyph{wider(a, 2), wider(b, 2), c}, "[(AB)-2(C)]TJ "},
		{"half a thousandth is rounded once", "ABC", []layout.Glyph{wider(a, 1), wider(b, 1), wider(c, 1)}, "[(ABC)]TJ "},
		{"shifted across", "ABC", []layout.Glyph{a, moved(b, 100, 0), c}, "[(A)-50(B)50(C)]TJ "},
		{"shifted up", "ABC", []layout.Glyph{a, moved(b, 0, 400), c}, "[(A)]TJ 2 Ts[(B)]TJ 0 Ts[(C)]TJ "},
		{"shifted up at the end", "AB", []layout.Glyph{a, moved(b, 0, -400)}, "[(A)]TJ -2 Ts[(B)]TJ 0 Ts"},
		{"two characters, one glyph", "ABC", []layout.Glyph{a, at(glyphC, 1)}, "[(A)]TJ /Span<</ActualText(BC)>>BDC[(C)]TJ EMC "},
		{"one character, two glyphs", "AB", []layout.Glyph{a, at(glyphD, 0), b}, "/Span<</ActualText(A)>>BDC[(AD)]TJ EMC [(B)]TJ "},
		{"another character's glyph", "AB", []layout.Glyph{a, at(glyphE, 1)}, "[(A)]TJ /Span<</ActualText(B)>>BDC[(E)]TJ EMC "},
		{"no-break space", "A\u00a0B", []layout.Glyph{a, at(space, 1), at(glyphB, 3)}, "[(A_B)]TJ "},
		{"from right to left", "ABC", []layout.Glyph{at(glyphC, 2), at(glyphB, 1), at(glyphA, 0)}, "[(CBA)]TJ "},
		{"ligature from right to left", "ABC", []layout.Glyph{at(glyphC, 1), at(glyphA, 0)}, "/Span<</ActualText(BC)>>BDC[(C)]TJ EMC [(A)]TJ "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := set(t, &layout.Run{Size: 10 * layout.Point, Text: tt.text, Glyphs: tt.glyphs}, false)
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestClosingSpace(t *testing.T) {
	got, f := set(t, &layout.Run{Size: 10 * layout.Point, Text: "A", Glyphs: []layout.Glyph{at(glyphA, 0)}}, true)
	if got != "[(A_)]TJ " {
		t.Errorf("got %s", got)
	}
	if f.use.Empty() {
		t.Error("nothing was used")
	}
}

func TestCheckRun(t *testing.T) {
	f := &usedFont{face: &face{}, unitsPerEm: 1000}
	parsed, err := font.Parse(fonttest.Font(fonttest.Named))
	if err != nil {
		t.Fatal(err)
	}
	f.Face = parsed
	for name, r := range map[string]*layout.Run{
		"no glyphs":                  {Text: "A"},
		"glyph that is not there":    {Text: "A", Glyphs: []layout.Glyph{at(7, 0)}},
		"cluster below the text":     {Text: "A", Glyphs: []layout.Glyph{at(glyphA, -1)}},
		"cluster behind the text":    {Text: "A", Glyphs: []layout.Glyph{at(glyphA, 1)}},
		"cluster inside of a letter": {Text: "é", Glyphs: []layout.Glyph{at(glyphA, 1)}},
		"glyphs that show no text":   {Text: "", Glyphs: []layout.Glyph{at(glyphA, 0)}},
	} {
		if f.check(r) == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestMoveTo(t *testing.T) {
	p := &page{Page: &layout.Page{Height: 800 * layout.Point}, job: &job{fontPrefix: sharedFont}}
	steps := []struct {
		run  layout.Run
		want string
	}{
		{layout.Run{Size: 12 * layout.Point, X: 42520, Y: 100 * layout.Point}, "BT /F0 12 Tf 42.52 700 Td"},
		{layout.Run{Size: 12 * layout.Point, X: 42520, Y: 116 * layout.Point}, "0 -16 Td"},
		{layout.Run{Size: 12 * layout.Point, X: 50000, Y: 116 * layout.Point, Font: 2, Extra: -200}, "/F2 12 Tf -.2 Tc 7.48 0 Td"},
		{layout.Run{Size: 10500, X: 50000, Y: 130 * layout.Point, Font: 2}, "/F2 10.5 Tf 0 Tc 0 -14 Td"},
	}
	for _, s := range steps {
		if got := string(p.moveTo(nil, &s.run)); got != s.want {
			t.Errorf("got %s, want %s", got, s.want)
		}
	}
}

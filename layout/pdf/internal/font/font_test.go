package font

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"handout/layout/pdf/internal/font/fonttest"
)

func houseFont(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("../../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func mustParse(tb testing.TB, data []byte) *Face {
	tb.Helper()
	f, err := Parse(data)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// glyphOf is the glyph of a character, by an independent reader.
func glyphOf(t *testing.T, f *sfnt.Font, c rune) uint16 {
	t.Helper()
	var buf sfnt.Buffer
	g, err := f.GlyphIndex(&buf, c)
	if err != nil || g == 0 {
		t.Fatalf("no glyph for %q: %v", c, err)
	}
	return uint16(g)
}

func outlineOf(t *testing.T, f *sfnt.Font, glyph uint16) sfnt.Segments {
	t.Helper()
	var buf sfnt.Buffer
	segments, err := f.LoadGlyph(&buf, sfnt.GlyphIndex(glyph), fixed.I(1000), nil)
	if err != nil {
		t.Fatalf("glyph %d: %v", glyph, err)
	}
	return append(sfnt.Segments(nil), segments...)
}

// readable adds the tables to a subset that a PDF reader does without, so that the independent reader takes it.
func readable(t *testing.T, subset, whole []byte) *sfnt.Font {
	t.Helper()
	sub, err := directory(subset)
	if err != nil {
		t.Fatal(err)
	}
	all, err := directory(whole)
	if err != nil {
		t.Fatal(err)
	}
	var tables []table
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		data := sub.tables[tag]
		if data == nil {
			data = all.tables[tag]
		}
		if tag == "post" {
			data = append([]byte{0, 3, 0, 0}, data[4:32]...) // without names for glyphs that are gone
		}
		tables = append(tables, table{tag, data})
	}
	f, err := sfnt.Parse(fontFile(tables))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSubsetKeepsWhatIsUsed(t *testing.T) {
	for name, data := range map[string][]byte{"house": houseFont(t), "hinted": goregular.TTF} {
		t.Run(name, func(t *testing.T) {
			original, err := sfnt.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			used := []uint16{glyphOf(t, original, 'é'), glyphOf(t, original, 'A'), glyphOf(t, original, 'g')}
			unused := glyphOf(t, original, '9')
			face := mustParse(t, data)
			program, err := face.Subset(used)
			if err != nil {
				t.Fatal(err)
			}
			if len(program) > len(data)/4 {
				t.Errorf("the subset has %d bytes of %d", len(program), len(data))
			}
			subset := readable(t, program, data)
			for _, g := range append(used, 0) {
				if got, want := outlineOf(t, subset, g), outlineOf(t, original, g); !reflect.DeepEqual(got, want) {
					t.Errorf("glyph %d: outline changed", g)
				}
			}
			if int(unused) < subset.NumGlyphs() && len(outlineOf(t, subset, unused)) != 0 {
				t.Error("an unused glyph keeps its outline")
			}
			var buf sfnt.Buffer
			for _, g := range used {
				advance, err := subset.GlyphAdvance(&buf, sfnt.GlyphIndex(g), fixed.I(1000), font.HintingNone)
				if err != nil || advance.Round() != face.Width(g) {
					t.Errorf("glyph %d: advance %v, the width table says %d (%v)", g, advance, face.Width(g), err)
				}
			}
		})
	}
}

// TestCompositeClosure makes sure that the parts of é come along, although nobody asked for them.
func TestCompositeClosure(t *testing.T) {
	face := mustParse(t, houseFont(t))
	accented, _ := face.Glyph('é')
	parts, _, err := face.parts(accented)
	if err != nil || len(parts) < 2 {
		t.Fatalf("é has the parts %v (%v); the test needs a composite", parts, err)
	}
	keep, err := face.closure([]uint16{accented})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		if !keep[p] {
			t.Errorf("part %d is not kept", p)
		}
	}
}

func TestSubsetIsReproducible(t *testing.T) {
	face := mustParse(t, houseFont(t))
	first, err := face.Subset([]uint16{20, 31, 40})
	if err != nil {
		t.Fatal(err)
	}
	second, err := mustParse(t, houseFont(t)).Subset([]uint16{40, 20, 31, 20})
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Error("the order of use changes the subset")
	}
}

func TestSubsetCFF(t *testing.T) {
	for name, charset := range map[string]int{"named": fonttest.Named, "list": fonttest.List, "ranges": fonttest.Ranges, "wide": fonttest.Wide} {
		t.Run(name, func(t *testing.T) {
			data := fonttest.Font(charset)
			original, err := sfnt.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			face := mustParse(t, data)
			used, unused := glyphOf(t, original, 'C'), glyphOf(t, original, 'D')
			program, err := face.Subset([]uint16{used})
			if err != nil {
				t.Fatal(err)
			}
			if len(program) != len(face.tables["CFF "]) {
				t.Fatalf("the table has %d bytes, not %d: offsets moved", len(program), len(face.tables["CFF "]))
			}
			cut := append([]byte(nil), data...)
			copy(cut[strings.Index(string(data), string(face.tables["CFF "])):], program)
			subset, err := sfnt.Parse(cut)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(outlineOf(t, subset, used), outlineOf(t, original, used)) || len(outlineOf(t, original, used)) == 0 {
				t.Error("a used glyph changed")
			}
			if len(outlineOf(t, subset, unused)) != 0 {
				t.Error("an unused glyph keeps its outline")
			}
			if charset == fonttest.Named {
				return
			}
			again, err := parseCFF(program, face.numGlyphs)
			if err != nil {
				t.Fatal(err)
			}
			for g, cid := range cids(program[again.charset:], face.numGlyphs) {
				if cid != g {
					t.Errorf("glyph %d has the CID %d", g, cid)
				}
			}
		})
	}
}

// cids reads a charset.
func cids(b []byte, n int) []int {
	ids := []int{0}
	switch format := b[0]; format {
	case 0:
		for at := 1; len(ids) < n; at += 2 {
			ids = append(ids, int(be.Uint16(b[at:])))
		}
	default:
		for at := 1; len(ids) < n; at += 2 + int(format) {
			left := int(b[at+2])
			if format == 2 {
				left = int(be.Uint16(b[at+2:]))
			}
			for i := range left + 1 {
				ids = append(ids, int(be.Uint16(b[at:]))+i)
			}
		}
	}
	return ids
}

func TestFace(t *testing.T) {
	face := mustParse(t, fonttest.Font(fonttest.Named))
	if g, ok := face.Glyph('B'); !ok || g != 3 {
		t.Errorf("B is glyph %d, %t; want 3", g, ok)
	}
	if _, ok := face.Glyph('Z'); ok {
		t.Error("Z has a glyph")
	}
	if got := face.Width(3); got != 650 { // 1300 of 2000
		t.Errorf("width %d, want 650", got)
	}
	if got := face.Rune(3); got != 'B' {
		t.Errorf("glyph 3 shows %q", got)
	}
	if got := face.Rune(0); got != 0 {
		t.Errorf(".notdef shows %q", got)
	}
	house := mustParse(t, houseFont(t))
	space, _ := house.Glyph(' ')
	if got := house.Rune(space); got != ' ' {
		t.Errorf("the space shows %q", got)
	}
	if house.NumGlyphs() != 392 {
		t.Errorf("%d glyphs", house.NumGlyphs())
	}
}

func TestBaseName(t *testing.T) {
	got := baseName("A b/c-1_é", []byte{0, 1, 25, 26, 51, 255, 7})
	if got != "ABZAZV+Abc-1_" {
		t.Errorf("got %s", got)
	}
}

func TestThousandths(t *testing.T) {
	f := &Face{unitsPerEm: 2048}
	for v, want := range map[int]int{0: 0, 1024: 500, 1: 0, 2: 1, -2: -1, -1024: -500, 2047: 1000} {
		if got := f.thousandths(v); got != want {
			t.Errorf("%d units: %d, want %d", v, got, want)
		}
	}
}

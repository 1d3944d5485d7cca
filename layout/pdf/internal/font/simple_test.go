package font

import (
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font/fonttest"
)

// alphabet is a sample of WinAnsiEncoding: code and character.
var alphabet = map[int]rune{
	0x20: ' ', 0x41: 'A', 0x7E: '~', 0x80: '€', 0x85: '…', 0x92: '’', 0x96: '–', 0x9C: 'œ', 0x9F: 'Ÿ',
	0xA0: ' ', 0xA3: '£', 0xAD: '-', 0xB0: '°', 0xD7: '×', 0xDF: 'ß', 0xE9: 'é', 0xFC: 'ü', 0xFF: 'ÿ',
}

func TestWinAnsi(t *testing.T) {
	for code, want := range alphabet {
		if got := winAnsi(code); got != want {
			t.Errorf("code %#x is %q, want %q", code, got, want)
		}
	}
	for _, code := range []int{0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D} {
		if got := winAnsi(code); got != 0 {
			t.Errorf("code %#x is %q, want none", code, got)
		}
	}
}

// withPost adds the table of glyph names that the other reader wants, and PDF does not.
func withPost(t *testing.T, src []byte) []byte {
	t.Helper()
	f, err := directory(src)
	if err != nil {
		t.Fatal(err)
	}
	var tables []table
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		tables = append(tables, table{tag, f.tables[tag]})
	}
	names := make([]byte, 32)
	be.PutUint32(names, 0x00030000)
	return fontFile(append(tables, table{"post", names}))
}

// TestSimple reads the cut font back with another reader: every character of the alphabet has its glyph, as wide as in
// the whole font.
func TestSimple(t *testing.T) {
	whole, err := sfnt.Parse(houseFont(t))
	if err != nil {
		t.Fatal(err)
	}
	face := mustParse(t, houseFont(t))
	s, err := NewSimple("House-Regular", face)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := sfnt.Parse(withPost(t, s.data.Data))
	if err != nil {
		t.Fatal(err)
	}
	var buf sfnt.Buffer
	missing := ""
	for code := firstCode; code <= lastCode; code++ {
		c := winAnsi(code)
		if c == 0 {
			continue
		}
		known := c
		if c == 'µ' {
			known = 'μ' // has the glyph of the Greek letter
		}
		want, err := whole.GlyphIndex(&buf, known)
		if err != nil {
			t.Fatal(err)
		}
		if want == 0 {
			missing += string(c)
			continue
		}
		got, err := cut.GlyphIndex(&buf, c)
		if err != nil || got == 0 {
			t.Errorf("%q has no glyph: %v", c, err)
			continue
		}
		em := fixed.I(1000)
		a, _ := whole.GlyphAdvance(&buf, want, em, font.HintingNone)
		b, _ := cut.GlyphAdvance(&buf, got, em, font.HintingNone)
		if a != b || face.Width(face.coded(code)) != a.Round() {
			t.Errorf("%q is %v wide, want %v", c, b, a)
		}
		if _, err := cut.LoadGlyph(&buf, got, em, nil); err != nil {
			t.Errorf("%q: %v", c, err)
		}
	}
	if missing != "" {
		t.Errorf("the house font lacks %q", missing)
	}
	if g, err := cut.GlyphIndex(&buf, 'Ж'); err == nil && g != 0 {
		t.Error("a character that cannot be typed is there")
	}
	if len(s.data.Data) > 60_000 {
		t.Errorf("%d bytes are more than the alphabet needs", len(s.data.Data))
	}
}

func TestSimpleDictionary(t *testing.T) {
	s, err := NewSimple("House Regular", mustParse(t, houseFont(t)))
	if err != nil {
		t.Fatal(err)
	}
	var w file.Writer
	ref := s.Embed(&w)
	var p file.Packer
	if out := w.Finish(&p, ref, ref); len(out) < 10_000 {
		t.Errorf("%d bytes hold no font", len(out))
	}
	if s.name != "HouseRegular" || strings.Contains(s.name, "+") {
		t.Errorf("name %q, want one without the mark of a subset", s.name)
	}
}

func TestSimpleNeedsTrueType(t *testing.T) {
	if _, err := NewSimple("Test", mustParse(t, fonttest.Font(fonttest.Named))); err == nil {
		t.Error("outlines of another kind are taken")
	}
}

package text_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"handout/layout/text"
)

func TestParseFace(t *testing.T) {
	tests := []struct {
		data    []byte
		name    string
		weight  int
		metrics text.Metrics
	}{
		{houseFont(t, "Regular"), "AtkinsonHyperlegibleNext-Regular", 400, text.Metrics{UnitsPerEm: 1000, Ascent: 984, Descent: -316, CapHeight: 668, XHeight: 496}},
		{houseFont(t, "SemiBold"), "AtkinsonHyperlegibleNext-SemiBold", 600, text.Metrics{UnitsPerEm: 1000, Ascent: 984, Descent: -316, CapHeight: 668, XHeight: 496}},
		{houseFont(t, "Bold"), "AtkinsonHyperlegibleNext-Bold", 700, text.Metrics{UnitsPerEm: 1000, Ascent: 984, Descent: -316, CapHeight: 668, XHeight: 496}},
		{boxesFont(t), "Boxes-Regular", 400, text.Metrics{UnitsPerEm: 1000, Ascent: 800, Descent: -200, CapHeight: 650, XHeight: 450}},
		{goregular.TTF, "GoRegular", 400, text.Metrics{UnitsPerEm: 2048, Ascent: 1935, Descent: -432, CapHeight: 1480, XHeight: 1086}},
		{with(t, "OS/2", 0, 0, 1), "Boxes-Regular", 400, text.Metrics{UnitsPerEm: 1000, Ascent: 800, Descent: -200, CapHeight: 700, XHeight: 500}},
		{with(t, "OS/2", 62, 0, 0x80, 0, 0x20, 0xFF, 0xFF, 0x03, 0x00, 0xFF, 0x00), "Boxes-Regular", 400, text.Metrics{UnitsPerEm: 1000, Ascent: 768, Descent: -256, CapHeight: 650, XHeight: 450}},
	}
	for _, test := range tests {
		face, err := text.ParseFace(test.data)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		faces := text.NewFaces(face)
		font := faces.Fonts()[0]
		if font.Name != test.name || font.Weight != test.weight || font.UnitsPerEm != test.metrics.UnitsPerEm || !bytes.Equal(font.Data, test.data) {
			t.Errorf("%s: got font %q of weight %d, %d units, %d bytes", test.name, font.Name, font.Weight, font.UnitsPerEm, len(font.Data))
		}
		if m := faces.Metrics(0); m != test.metrics {
			t.Errorf("%s: got %+v, want %+v", test.name, m, test.metrics)
		}
	}
}

func TestUnusableFonts(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "shorter than the header of a font file"},
		{"text", []byte("font-family: sans"), "neither TrueType nor OpenType"},
		{"collection", append([]byte("ttcf"), make([]byte, 20)...), "a collection of fonts, wanted a single one"},
		{"web font", append([]byte("wOFF"), make([]byte, 40)...), "a web font, wanted TrueType or OpenType"},
		{"too large", make([]byte, 64<<20+1), "larger than 64 MB"},
		{"many tables", append([]byte("OTTO\xff\xff"), make([]byte, 20)...), "65535 tables, expected at most 128"},
		{"cut off in its list", boxesFont(t)[:40], "cut off in the list of tables"},
		{"cut off", boxesFont(t)[:len(boxesFont(t))-100], "runs past the end of the file"},
		{"no outlines", without(t, "CFF "), `no outlines: neither table "glyf" nor "CFF "`},
		{"no head", without(t, "head"), `no table "head"`},
		{"no OS/2", without(t, "OS/2"), `no table "OS/2"`},
		{"no hhea", without(t, "hhea"), `no table "hhea"`},
		{"no name", without(t, "name"), `no table "name"`},
		{"no maxp", without(t, "maxp"), `no table "maxp"`},
		{"no hmtx", without(t, "hmtx"), `no table "hmtx"`},
		{"no cmap", without(t, "cmap"), `no table "cmap"`},
		{"short head", short(t, "head"), "reading Head"},
		{"short OS/2", short(t, "OS/2"), "reading Os2"},
		{"short hhea", short(t, "hhea"), "reading Hhea"},
		{"short name", short(t, "name"), "reading Name"},
		{"short maxp", short(t, "maxp"), "reading Maxp"},
		{"short hmtx", short(t, "hmtx"), "widths of 22 glyphs in 3 bytes for a font of 22 glyphs"},
		{"short cmap", short(t, "cmap"), "reading Cmap"},
		{"no em", with(t, "head", 18, 0, 0), "0 units per em, expected 16 to 16384"},
		{"no weight", with(t, "OS/2", 4, 0, 0), "weight 0, expected 1 to 1000"},
		{"embedding forbidden", with(t, "OS/2", 8, 0, 2), "its licence forbids embedding (OS/2 fsType)"},
		{"no ascent", with(t, "hhea", 4, 0, 0), "ascent of 0 units with 1000 units per em"},
		{"descent upwards", with(t, "hhea", 6, 0, 9), "descent of 9 units with 1000 units per em"},
		{"high capitals", with(t, "OS/2", 88, 0x7F, 0xFF), "cap height of 32767 units with 1000 units per em"},
		{"no x height", with(t, "OS/2", 86, 0, 0), "x height of 0 units with 1000 units per em"},
		{"no PostScript name", with(t, "name", 2, 0, 0), `no proper PostScript name: ""`},
		{"more widths than glyphs", with(t, "hhea", 34, 0, 23), "widths of 23 glyphs"},
		{"no widths", with(t, "hhea", 34, 0, 0), "widths of 0 glyphs"},
		{"no characters", with(t, "cmap", 2, 0, 0), "unsupported cmap"},
	}
	for _, test := range tests {
		_, err := text.ParseFace(test.data)
		if err == nil || !strings.HasPrefix(err.Error(), "font cannot be used: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want %q", test.name, err, test.want)
		}
	}
}

func TestNameOfFont(t *testing.T) {
	name := []byte("B\x00o\x00x\x00e\x00s\x00-") // UTF-16, without the first byte
	for _, bad := range []string{"B\x00o\x00x\x00 \x00s\x00-", "B\x00o\x00x\x00/\x00s\x00-", "B\x00o\x00x\x03b\x00s\x00-"} {
		data := bytes.ReplaceAll(boxesFont(t), name, []byte(bad))
		if _, err := text.ParseFace(data); err == nil || !strings.Contains(err.Error(), "no proper PostScript name") {
			t.Errorf("name %q: got error %v", bad, err)
		}
	}
}

// A glyph that the file does not have is missing, whatever its character map says.
func TestGlyphOutsideFont(t *testing.T) {
	data := with(t, "maxp", 4, 0, 5)
	binary.BigEndian.PutUint16(table(t, data, "hhea")[34:], 5)
	face, err := text.ParseFace(data)
	if err != nil {
		t.Fatal(err)
	}
	s := text.NewShaper(text.NewFaces(face))
	atoms(t, s, english("(")...)
	if _, err := s.Atoms(english("i")); err == nil || !strings.Contains(err.Error(), `U+0069 "i"`) {
		t.Errorf("got error %v, want a missing glyph", err)
	}
}

// Tables for shaping are read when first needed. If they are broken, the error names the font, and stays: no other face
// stands in for it.
func TestBrokenShapingTables(t *testing.T) {
	data := slices.Clone(boxesFont(t))
	gsub := table(t, data, "GSUB")
	features := gsub[binary.BigEndian.Uint16(gsub[6:]):]
	for i := range int(binary.BigEndian.Uint16(features)) {
		feature := features[binary.BigEndian.Uint16(features[2+6*i+4:]):]
		binary.BigEndian.PutUint16(feature[4:], 999) // a lookup that is not there
	}
	broken, err := text.ParseFace(data)
	if err != nil {
		t.Fatal(err)
	}
	sound, err := text.ParseFace(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	s := text.NewShaper(text.NewFaces(broken, sound))
	for _, word := range []string{"fi", "if", "of"} {
		_, err := s.Atoms(english(word))
		if !errors.As(err, new(text.MissingGlyphs)) || !strings.HasPrefix(err.Error(), "font Boxes-Regular cannot be used: broken tables: ") {
			t.Errorf("%s: got error %v", word, err)
		}
	}
}

// Accents are set by the extents of the glyphs where the font has no rule for them.
func TestAccentsWithoutRules(t *testing.T) {
	data := bytes.ReplaceAll(houseFont(t, "Regular"), []byte("GPOS"), []byte("gpos"))
	face, err := text.ParseFace(data)
	if err != nil {
		t.Fatal(err)
	}
	a := atoms(t, text.NewShaper(text.NewFaces(face)), english("q\u0301")...)[0]
	if len(a.Glyphs) != 2 || a.Glyphs[1].X >= 0 || a.Glyphs[1].Advance != 0 {
		t.Errorf("got %+v, want an accent moved back over its letter", a.Glyphs)
	}
}

func TestFacesServeManyShapers(t *testing.T) {
	faces := house(t)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if _, err := text.NewShaper(faces).Atoms(english("Stand tall. Привет")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// table is a table of a font file, in place.
func table(t testing.TB, data []byte, tag string) []byte {
	t.Helper()
	entry := entryOf(t, data, tag)
	start := binary.BigEndian.Uint32(entry[8:])
	return data[start:][:binary.BigEndian.Uint32(entry[12:])]
}

func entryOf(t testing.TB, data []byte, tag string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if entry := data[12+16*i:][:16]; string(entry[:4]) == tag {
			return entry
		}
	}
	t.Fatalf("no table %q", tag)
	return nil
}

// with is the font of boxes with some bytes of a table changed.
func with(t testing.TB, tag string, offset int, patch ...byte) []byte {
	data := slices.Clone(boxesFont(t))
	copy(table(t, data, tag)[offset:], patch)
	return data
}

// without is the font of boxes without a table.
func without(t testing.TB, tag string) []byte {
	data := slices.Clone(boxesFont(t))
	copy(entryOf(t, data, tag), "none")
	return data
}

// short is the font of boxes with a table cut to three bytes.
func short(t testing.TB, tag string) []byte {
	data := slices.Clone(boxesFont(t))
	binary.BigEndian.PutUint32(entryOf(t, data, tag)[12:], 3)
	return data
}

package font

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gomono"

	"handout/layout/pdf/internal/font/fonttest"
)

// change returns the font with a table handed to edit.
func change(t *testing.T, data []byte, tag string, edit func([]byte)) []byte {
	t.Helper()
	data = slices.Clone(data)
	f, err := directory(data)
	if err != nil {
		t.Fatal(err)
	}
	edit(f.tables[tag])
	return data
}

// without returns the font with a table hidden under another name.
func without(t *testing.T, data []byte, tag string) []byte {
	t.Helper()
	return bytes.Replace(data, []byte(tag), []byte("zzzz"), 1)
}

func TestParseRefuses(t *testing.T) {
	house, otf, keyed := houseFont(t), fonttest.Font(fonttest.List), fonttest.Font(fonttest.Wide)
	put := func(at int, v uint16) func([]byte) { return func(b []byte) { be.PutUint16(b[at:], v) } }
	const composite = 2 // Á
	face := mustParse(t, house)
	at, next := face.extent(composite), face.extent(composite+1)
	simple, _ := face.Glyph('A')
	instructions := func(b []byte) {
		o := face.extent(int(simple))
		be.PutUint16(b[o+10+2*signed(b[o:]):], 60000)
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "too short"},
		{"no font", []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "not a TrueType or OpenType file"},
		{"directory cut off", house[:60], "runs over the end"},
		{"table cut off", house[:len(house)-5000], "runs over the end"},
		{"no metrics", without(t, house, "hmtx"), `"hmtx": missing`},
		{"no outlines", without(t, house, "glyf"), "no outlines"},
		{"em of 0", change(t, house, "head", put(18, 0)), "no em"},
		{"more metrics than glyphs", change(t, house, "hhea", put(34, 5000)), "no metrics"},
		{"more glyphs than metrics", change(t, house, "maxp", put(4, 9000)), `"hmtx": too short`},
		{"outline out of place", change(t, house, "loca", put(20, 0xFFFF)), "lies outside"},
		{"outline too short", change(t, house, "loca", func(b []byte) { be.PutUint16(b[2:], be.Uint16(b)+2) }), "too short"},
		{"a part that is not there", change(t, house, "glyf", put(at+12, 9999)), "damaged composite"},
		{"parts without end", change(t, house, "glyf", func(b []byte) { clearFlags(b[at:next]) }), "damaged composite"},
		{"instructions that run over the end", change(t, house, "glyf", instructions), "damaged outline"},
		{"characters of a foreign platform", change(t, otf, "cmap", put(4, 1)), "no Unicode map"},
		{"characters out of place", change(t, otf, "cmap", put(8, 9)), `"cmap": damaged`},
		{"more groups than there is room", change(t, otf, "cmap", put(12+14, 900)), `"cmap": damaged`},
		{"groups that descend", change(t, otf, "cmap", put(12+16+12, 9)), `"cmap": damaged`},
		{"CFF of another version", change(t, otf, "CFF ", func(b []byte) { b[0] = 2 }), `"CFF ": damaged`},
		{"CFF without a top", change(t, otf, "CFF ", func(b []byte) { b[2] = 200 }), `"CFF ": damaged`},
		{"CFF charset that runs into the glyphs", change(t, keyed, "CFF ", charsetFormat(fonttest.List)), "overlap"},
		{"CFF charset of no known format", change(t, keyed, "CFF ", charsetFormat(3)), `"CFF ": damaged`},
		{"CFF charset among the names", change(t, keyed, "CFF ", pointTop(opCharset)), "overlap"},
		{"CFF with wild offsets", change(t, otf, "CFF ", func(b []byte) { b[6] = 9 }), `"CFF ": damaged`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.data)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// charsetFormat changes the format of a charset, and so its length.
func charsetFormat(format byte) func([]byte) {
	return func(cff []byte) {
		_, top, _ := parts(cff)
		cff[top.charset] = format
	}
}

// pointTop makes an entry of the top dictionary point at the strings.
func pointTop(op byte) func([]byte) {
	return func(cff []byte) {
		dict, _, strings := parts(cff)
		for i := 5; i < len(dict); i++ {
			if dict[i-5] == 29 && dict[i] == op {
				be.PutUint32(dict[i-4:], uint32(strings.start))
				return
			}
		}
	}
}

// parts finds the top dictionary and the strings.
func parts(cff []byte) (dict []byte, top topDict, strings index) {
	names, _ := readIndex(cff, int(cff[2]))
	tops, _ := readIndex(cff, names.end)
	strings, _ = readIndex(cff, tops.end)
	dict = tops.item(cff, 0)
	top, _ = readTop(dict)
	return dict, top, strings
}

// TestGlyphsAmongStrings takes the strings for the glyph programs: emptying them would empty both.
func TestGlyphsAmongStrings(t *testing.T) {
	table := mustParse(t, fonttest.Font(fonttest.Named)).tables["CFF "]
	pointTop(opCharStrings)(table)
	_, _, strings := parts(table)
	if _, err := parseCFF(table, strings.count); err != errCFFOverlap {
		t.Errorf("got %v, want %v", err, errCFFOverlap)
	}
}

// TestSubsetOfNotdef: a charset that lists no glyph has no room for one.
func TestSubsetOfNotdef(t *testing.T) {
	table := mustParse(t, fonttest.Font(fonttest.Wide)).tables["CFF "]
	_, top, _ := parts(table)
	be.PutUint16(table[top.charStrings:], 1)
	// The data now starts further ahead: what follows the first two offsets serves as the one program.
	c, err := parseCFF(table, 1)
	if err != nil {
		t.Fatal(err)
	}
	if out := c.subset(nil); !bytes.Equal(out[:top.charStrings], table[:top.charStrings]) {
		t.Error("the charset changed")
	}
}

func TestSubsetRefuses(t *testing.T) {
	house := houseFont(t)
	face := mustParse(t, house)
	if _, err := face.Subset([]uint16{5, 392}); err == nil || !strings.Contains(err.Error(), "the font has 392") {
		t.Errorf("a glyph that is not there: %v", err)
	}
	if _, err := mustParse(t, fonttest.Font(fonttest.Named)).Subset([]uint16{7}); err == nil {
		t.Error("a glyph that is not in the CFF font is taken")
	}
}

// clearFlags makes every part of a composite glyph say that another follows.
func clearFlags(outline []byte) {
	for at := 10; at+1 < len(outline); at += 2 {
		be.PutUint16(outline[at:], moreParts)
	}
}

func FuzzSubset(f *testing.F) {
	f.Add(fonttest.Font(fonttest.Named), uint16(3), uint16(5))
	f.Add(fonttest.Font(fonttest.Ranges), uint16(1), uint16(6))
	f.Add(gomono.TTF, uint16(40), uint16(200))
	f.Fuzz(func(t *testing.T, data []byte, a, b uint16) {
		face, err := Parse(data)
		if err != nil {
			return
		}
		used := []uint16{a % uint16(face.numGlyphs), b % uint16(face.numGlyphs)}
		program, err := face.Subset(used)
		if err != nil {
			return
		}
		if face.cff != nil {
			if again, err := parseCFF(program, face.numGlyphs); err != nil {
				t.Fatalf("the subset does not read back: %v", err)
			} else if !bytes.Equal(again.glyphs.item(program, int(a)%face.numGlyphs), face.cff.glyphs.item(face.cff.table, int(a)%face.numGlyphs)) {
				t.Fatal("a used glyph changed")
			}
			return
		}
		sub, err := directory(program)
		if err != nil {
			t.Fatalf("the subset does not read back: %v", err)
		}
		sub.tables["cmap"] = []byte("none")
		if err := sub.readMetrics(); err != nil {
			t.Fatal(err)
		}
		if err := sub.checkOutlines(); err != nil {
			t.Fatal(err)
		}
		for _, g := range used {
			if sub.Width(g) != face.Width(g) {
				t.Fatalf("glyph %d: width %d became %d", g, face.Width(g), sub.Width(g))
			}
		}
	})
}

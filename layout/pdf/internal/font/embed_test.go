package font

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font/fonttest"
)

func mustProgram(t *testing.T, u *Use) *Program {
	t.Helper()
	p, err := NewProgram("Test", u)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestToUnicode(t *testing.T) {
	face := mustParse(t, houseFont(t))
	a, _ := face.Glyph('A')
	var hidden uint16 // a glyph that no character shows by itself
	for g := uint16(1); face.Rune(hidden) != 0 || hidden == 0; g++ {
		hidden = g
	}
	u := face.NewUse()
	if !u.Empty() {
		t.Error("a use is not empty at first")
	}
	u.Add(hidden, "f😀")
	u.Add(hidden, "later texts do not count")
	u.Add(a, "Alpha")
	m := string(mustProgram(t, u).toUnicode.Data)
	for _, want := range []string{"2 beginbfchar", "<0066D83DDE00>", "> <0041>"} {
		if !strings.Contains(m, want) {
			t.Errorf("%s\nlacks %s", m, want)
		}
	}
	all := face.NewUse()
	for g := range 250 {
		all.Add(uint16(g), "x")
	}
	m = string(mustProgram(t, all).toUnicode.Data)
	if strings.Count(m, "100 beginbfchar") != 2 || strings.Count(m, "50 beginbfchar") != 1 {
		t.Error("250 mappings do not stand in blocks of at most 100")
	}
}

func TestServes(t *testing.T) {
	face, other := mustParse(t, houseFont(t)), mustParse(t, houseFont(t))
	use := func(f *Face, text string, glyphs ...uint16) *Use {
		u := f.NewUse()
		for _, g := range glyphs {
			u.Add(g, text)
		}
		return u
	}
	var hidden uint16
	for g := uint16(1); face.Rune(hidden) != 0 || hidden == 0; g++ {
		hidden = g
	}
	p := mustProgram(t, use(face, "fi", 1, 2, hidden))
	for name, tt := range map[string]struct {
		use  *Use
		want bool
	}{
		"the same":     {use(face, "fi", hidden, 2, 1), true},
		"fewer glyphs": {use(face, "fi", 1, 2), false},
		"other glyphs": {use(face, "fi", 1, 3, hidden), false},
		"other text":   {use(face, "fl", 1, 2, hidden), false},
		"other face":   {use(other, "fi", 1, 2, hidden), false},
	} {
		if got := p.Serves(tt.use); got != tt.want {
			t.Errorf("%s: %t, want %t", name, got, tt.want)
		}
	}
}

func TestEmbed(t *testing.T) {
	for name, tt := range map[string]struct {
		data []byte
		want []string
	}{
		"TrueType": {houseFont(t), []string{"/Subtype/CIDFontType2", "/CIDToGIDMap/Identity", "/FontFile2 4 0 R"}},
		"CFF":      {fonttest.Font(fonttest.Named), []string{"/Subtype/CIDFontType0/", "/FontFile3 4 0 R"}},
	} {
		face := mustParse(t, tt.data)
		u := face.NewUse()
		for _, g := range []uint16{2, 3, 5} {
			u.Add(g, "x")
		}
		p := mustProgram(t, u)
		var w file.Writer
		if ref := p.Embed(&w); ref != 1 {
			t.Errorf("%s: the font is object %d", name, ref)
		}
		out := objects(t, w.Finish(new(file.Packer), 1, 1))
		for _, want := range append(tt.want, "/Encoding/Identity-H", "/DW 0/W[2[") {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %s\nlacks %s", name, out, want)
			}
		}
	}
	face := mustParse(t, fonttest.Font(fonttest.Named))
	u := face.NewUse()
	for _, g := range []uint16{2, 3, 5} {
		u.Add(g, "x")
	}
	if got := string(mustProgram(t, u).widths()); got != "2[600 650]5[750]" {
		t.Errorf("widths %s", got)
	}
}

// TestItalic makes sure that a slanted face says so.
func TestItalic(t *testing.T) {
	data := change(t, houseFont(t), "post", func(b []byte) { be.PutUint32(b[4:], 0xFFF40000) })
	face := mustParse(t, data)
	u := face.NewUse()
	u.Add(3, "x")
	var w file.Writer
	mustProgram(t, u).Embed(&w)
	if out := objects(t, w.Finish(new(file.Packer), 1, 1)); !strings.Contains(out, "/Flags 68/") || !strings.Contains(out, "/ItalicAngle -12/") {
		t.Errorf("got %s", out)
	}
}

// TestDictionary reads operands in every form that a CFF dictionary may have.
func TestDictionary(t *testing.T) {
	top, err := readTop(bytes.Join([][]byte{
		{30, 0xE2, 0xA2, 0x5F, 12, 7}, // -2.25, as a decimal number, for an operator of two bytes
		{139, 0},                      // 0
		{247, 0, 15},                  // 108
		{251, 0, 16},                  // -108, for an operator that does not matter
		{28, 0x27, 0x10, 17},          // 10000
	}, nil))
	if err != nil || top != (topDict{charset: 108, charStrings: 10000}) {
		t.Errorf("got %+v, %v", top, err)
	}
	top, err = readTop([]byte{29, 0, 1, 0x86, 0xA0, 17, 139, 139, 139, 12, 30})
	if err != nil || top != (topDict{charStrings: 100_000, keyed: true}) {
		t.Errorf("got %+v, %v", top, err)
	}
	for _, cut := range [][]byte{{28, 1}, {29, 0, 0}, {12}, {247}, {30, 0x12}} {
		if _, err := readTop(cut); err == nil {
			t.Errorf("% x: taken", cut)
		}
	}
}

func TestLocations(t *testing.T) {
	if loca, long := locations([]int{0, 4, 0x1FFFC}); long != 0 || string(loca) != "\x00\x00\x00\x02\xFF\xFE" {
		t.Errorf("got % x, %d", loca, long)
	}
	if loca, long := locations([]int{0, 0x20000}); long != 1 || string(loca) != "\x00\x00\x00\x00\x00\x02\x00\x00" {
		t.Errorf("got % x, %d", loca, long)
	}
}

func TestPartSize(t *testing.T) {
	for flags, want := range map[uint16]int{0: 6, argsAreWords: 8, haveScale: 8, argsAreWords | haveXAndYScale: 12, haveTwoByTwo: 14} {
		if got := partSize(flags); got != want {
			t.Errorf("flags %#x: %d, want %d", flags, got, want)
		}
	}
}

// objects is the text of a file's object streams.
func objects(t *testing.T, pdf []byte) string {
	t.Helper()
	_, body, ok := bytes.Cut(pdf, []byte("/Type/ObjStm"))
	if !ok {
		t.Fatal("no object stream")
	}
	_, body, _ = bytes.Cut(body, []byte("stream\n"))
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

package press

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"handout/data/load"
)

// table finds a table of a font file.
func table(t *testing.T, src []byte, tag string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(src[4:])) {
		entry := src[12+16*i:]
		if string(entry[:4]) == tag {
			at := binary.BigEndian.Uint32(entry[8:])
			return src[at : at+binary.BigEndian.Uint32(entry[12:])]
		}
	}
	t.Fatalf("no table %s", tag)
	return nil
}

func fontBrand(fonts string, files fstest.MapFS) *load.Target {
	all := fstest.MapFS{
		"clinic.yaml": {Data: []byte("name: Your Clinic\nregion: gb\nfonts: " + fonts + "\n")},
		"regular.ttf": {Data: goregular.TTF}, "bold.ttf": {Data: gobold.TTF},
	}
	for name, f := range files {
		all[name] = f
	}
	return &load.Target{Layer: &load.Layer{Prefix: "clinic", FS: all}, Path: "clinic.yaml"}
}

func TestBrandFonts(t *testing.T) {
	p := New("test")
	r := request("starter")
	r.Load.Brand = fontBrand("{regular: regular.ttf, bold: bold.ttf}", nil)
	result := mustPrint(t, p, r)
	var names []string
	for _, f := range result.Document.Fonts {
		names = append(names, f.Name)
	}
	if want := []string{"GoRegular", "AtkinsonHyperlegibleNext-SemiBold", "Go-Bold"}; !slices.Equal(names, want) {
		t.Errorf("fonts %q, want %q: the house font for the weight that the brand lacks", names, want)
	}
	checkText(t, result)
	checkPDF(t, result.PDF)
	if again := mustPrint(t, New("test"), r); !bytes.Equal(again.PDF, result.PDF) {
		t.Error("another press gives other bytes")
	}
	if house := mustPrint(t, p, request("starter")); house.Document.Fonts[0].Name != "AtkinsonHyperlegibleNext-Regular" {
		t.Error("a handout without the brand is set in its fonts")
	}
}

func TestBadBrandFonts(t *testing.T) {
	restricted := bytes.Clone(goregular.TTF)
	binary.BigEndian.PutUint16(table(t, restricted, "OS/2")[8:], 2)
	tests := []struct{ name, fonts, want string }{
		{"no embedding", "{regular: closed.ttf}", "clinic/clinic.yaml:3:18: closed.ttf: cannot be used: its licence forbids embedding (OS/2 fsType)"},
		{"cut short", "{regular: regular.ttf, bold: cut.ttf}", "clinic/clinic.yaml:3:37: cut.ttf: cannot be used: "},
	}
	for _, tt := range tests {
		r := request("starter")
		r.Load.Brand = fontBrand(tt.fonts, fstest.MapFS{"closed.ttf": {Data: restricted}, "cut.ttf": {Data: goregular.TTF[:5000]}})
		_, found, err := New("test").Print(t.Context(), r)
		if err != nil || !strings.Contains(found.Text(), tt.want) || !strings.Contains(found.Text(), "hint: ") {
			t.Errorf("%s: %v\n%s", tt.name, err, found.Text())
		}
	}
}

// TestMissingGlyph sets a name in a font that lacks its letters: they are named, not taken from another face.
func TestMissingGlyph(t *testing.T) {
	r := request("starter")
	r.Load.Brand = fontBrand("{regular: regular.ttf}", nil)
	r.Load.Copy.Patient = "\u1e62afiya" // with a letter that the house font has
	if _, found, err := New("test").Print(t.Context(), r); err != nil || !strings.Contains(found.Text(), "no glyph for U+1E62") {
		t.Errorf("%v\n%s", err, found.Text())
	}
}

func TestPreview(t *testing.T) {
	r := request("starter")
	r.Load.Brand = fontBrand("{regular: regular.ttf, bold: bold.ttf}", nil)
	result, found, err := New("test").Preview(t.Context(), r)
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	checkPDF(t, result.PDF)
	r.Load.Brand.Path = "none.yaml"
	if result, found, err := New("test").Preview(t.Context(), r); err != nil || result.PDF != nil || !found.HasErrors() {
		t.Errorf("a brand that there is not: %d bytes, %v, %v", len(result.PDF), found, err)
	}
}

// TestPreviewOfLongNames: a brand with the longest name and contact lines, and two logos, has its preview on one page of Letter.
func TestPreviewOfLongNames(t *testing.T) {
	const brand = `name: Centre for Rehabilitation, Backs, Necks, Shoulders and Knees of Your Own Town
address: 12 Quite a Long Street Name, Your Town by the Sea, AB12 3CD
phone: 01632 960 000
web: a-long-name-for-a-clinic.example
logo: {file: logo.svg, one_colour: logo.svg, alt: Logo}
region: us
`
	const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" fill="#6B2358"/></svg>`
	r := request("starter")
	r.Load.Brand = &load.Target{Layer: &load.Layer{FS: fstest.MapFS{"clinic.yaml": {Data: []byte(brand)}, "logo.svg": {Data: []byte(logo)}}}, Path: "clinic.yaml"}
	result, found, err := New("test").Preview(t.Context(), r)
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	if n := len(result.Document.Pages); n != 1 {
		t.Errorf("%d pages", n)
	}
}

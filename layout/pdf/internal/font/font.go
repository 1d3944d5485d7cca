// Package font cuts a font file down to the glyphs that a document uses, and embeds it.
//
// Input: a TrueType or OpenType (CFF) file and the glyph ids that were painted. Output: a font program in which every
// glyph keeps its id and the unused ones are empty, so that a page's content does not depend on what other pages use;
// and the PDF objects that carry it. The package shapes nothing, measures no text and keeps no hinting.
package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Face is a parsed font file. It is never changed after Parse.
type Face struct {
	tables     map[string][]byte
	unitsPerEm int
	numGlyphs  int
	numMetrics int // glyphs with an advance of their own; the rest share the last one's
	longLoca   bool
	widths     []int  // by glyph: the advance in thousandths of the em
	runes      []rune // by glyph: the lowest character that shows it; 0 for none
	cff        *cff   // nil for TrueType outlines

	descriptor descriptor
}

// descriptor holds what a font descriptor says of the face as a whole, in thousandths of the em.
type descriptor struct {
	box                        [4]int
	ascent, descent, capHeight int
	stem                       int
	italic                     int // degrees, counter-clockwise
}

const (
	versionTrueType = 0x00010000
	versionApple    = 0x74727565 // "true"
	versionCFF      = 0x4F54544F // "OTTO"
)

var be = binary.BigEndian

// Parse reads what embedding needs. It keeps hold of the data.
func Parse(data []byte) (*Face, error) {
	f, err := directory(data)
	if err != nil {
		return nil, err
	}
	if err := f.readMetrics(); err != nil {
		return nil, err
	}
	if table := f.tables["CFF "]; table != nil {
		f.cff, err = parseCFF(table, f.numGlyphs)
	} else {
		err = f.checkOutlines()
	}
	if err != nil {
		return nil, err
	}
	f.runes = make([]rune, f.numGlyphs)
	return f, f.readCharacters()
}

func directory(data []byte) (*Face, error) {
	if len(data) < 12 {
		return nil, errors.New("font: not a font file: too short")
	}
	switch be.Uint32(data) {
	case versionTrueType, versionApple, versionCFF:
	default:
		return nil, fmt.Errorf("font: not a TrueType or OpenType file: it starts with %q", data[:4])
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errors.New("font: table directory: runs over the end of the file")
	}
	f := &Face{tables: make(map[string][]byte, n)}
	for i := range n {
		record := data[12+16*i:]
		offset, length := uint64(be.Uint32(record[8:])), uint64(be.Uint32(record[12:]))
		if offset+length > uint64(len(data)) {
			return nil, fmt.Errorf("font: table %q: runs over the end of the file", record[:4])
		}
		f.tables[string(record[:4])] = data[offset : offset+length : offset+length]
	}
	return f, nil
}

// required is what each table must hold at least, in bytes.
var required = []struct {
	tag  string
	size int
}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"cmap", 4}}

func (f *Face) readMetrics() error {
	for _, t := range required {
		if len(f.tables[t.tag]) < t.size {
			return fmt.Errorf("font: table %q: missing or too short", t.tag)
		}
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.unitsPerEm = int(be.Uint16(head[18:]))
	f.longLoca = be.Uint16(head[50:]) != 0
	f.numGlyphs = int(be.Uint16(f.tables["maxp"][4:]))
	f.numMetrics = int(be.Uint16(hhea[34:]))
	if f.unitsPerEm == 0 || f.numGlyphs == 0 || f.numMetrics == 0 || f.numMetrics > f.numGlyphs {
		return errors.New("font: no glyphs, no metrics or no em")
	}
	if len(f.tables["hmtx"]) < 4*f.numMetrics+2*(f.numGlyphs-f.numMetrics) {
		return errors.New(`font: table "hmtx": too short for its glyphs`)
	}
	f.widths = make([]int, f.numGlyphs)
	for g := range f.widths {
		advance, _ := f.metrics(uint16(g))
		f.widths[g] = f.thousandths(int(advance))
	}
	d := &f.descriptor
	for i := range d.box {
		d.box[i] = f.thousandths(signed(head[36+2*i:]))
	}
	d.ascent, d.descent = f.thousandths(signed(hhea[4:])), f.thousandths(signed(hhea[6:]))
	d.capHeight, d.stem = d.ascent, 80
	if os2 := f.tables["OS/2"]; len(os2) >= 6 {
		d.stem = int(be.Uint16(os2[4:])) / 5 // of the weight: 80 for 400, 140 for 700; no viewer asks for more
		if len(os2) >= 90 && be.Uint16(os2) >= 2 {
			d.capHeight = f.thousandths(signed(os2[88:]))
		}
	}
	if post := f.tables["post"]; len(post) >= 8 {
		d.italic = signed(post[4:]) // the whole degrees of a 16.16 number
	}
	return nil
}

func signed(b []byte) int { return int(int16(be.Uint16(b))) }

// thousandths converts font units to thousandths of the em, rounded half away from zero.
func (f *Face) thousandths(v int) int {
	n, half := 1000*v, f.unitsPerEm/2
	if n < 0 {
		return (n - half) / f.unitsPerEm
	}
	return (n + half) / f.unitsPerEm
}

// NumGlyphs is how many glyphs the face has; ids are below it.
func (f *Face) NumGlyphs() int { return f.numGlyphs }

// Width is the glyph's own advance in thousandths of the em, as it stands in the font's width table.
func (f *Face) Width(glyph uint16) int { return f.widths[glyph] }

// Rune is the character that the glyph shows by itself, or 0 when it takes shaping to get there.
func (f *Face) Rune(glyph uint16) rune { return f.runes[glyph] }

// Glyph is the glyph that shows the character by itself.
func (f *Face) Glyph(c rune) (glyph uint16, ok bool) {
	i := slices.Index(f.runes, c)
	return uint16(max(i, 0)), i >= 0
}

func (f *Face) metrics(glyph uint16) (advance, bearing uint16) {
	hmtx, g := f.tables["hmtx"], int(glyph)
	if g < f.numMetrics {
		return be.Uint16(hmtx[4*g:]), be.Uint16(hmtx[4*g+2:])
	}
	return be.Uint16(hmtx[4*(f.numMetrics-1):]), be.Uint16(hmtx[4*f.numMetrics+2*(g-f.numMetrics):])
}

// baseName is the name with the tag that marks a subset; the tag is made of the program's hash.
func baseName(name string, sum []byte) string {
	var b strings.Builder
	for _, c := range sum[:6] {
		b.WriteByte('A' + c%26)
	}
	b.WriteByte('+')
	b.WriteString(plainName(name))
	return b.String()
}

// plainName is the name without what needs escaping.
func plainName(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' {
			b.WriteByte(c)
		}
	}
	return b.String()
}

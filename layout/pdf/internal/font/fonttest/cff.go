// Package fonttest makes small OpenType fonts with CFF outlines, for tests: the project ships none.
package fonttest

import (
	"bytes"
	"encoding/binary"
)

// Letters are the characters that the font shows, from glyph 1 on. Glyph 0 is .notdef.
const Letters = " ABCDE"

// UnitsPerEm is the font's em, unlike the thousandth that PDF counts in.
const UnitsPerEm = 2000

// Charset formats that a font keyed by CIDs may have; Named is a font keyed by glyph names instead.
const (
	Named  = -1
	List   = 0
	Ranges = 1
	Wide   = 2
)

var be = binary.BigEndian

// Font is a font in which each letter is a box, a hundredth of the em higher than the one before.
func Font(charset int) []byte {
	n := len(Letters) + 1
	head := make([]byte, 54)
	be.PutUint32(head, 0x00010000)
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[18:], UnitsPerEm)
	be.PutUint16(head[40:], 1400)
	be.PutUint16(head[42:], 1500)
	hhea := make([]byte, 36)
	be.PutUint32(hhea, 0x00010000)
	be.PutUint16(hhea[4:], 1500)
	descent := -500
	be.PutUint16(hhea[6:], uint16(descent))
	be.PutUint16(hhea[34:], uint16(n))
	maxp := be.AppendUint16([]byte{0, 0, 0x50, 0}, uint16(n))
	var hmtx []byte
	for g := range n {
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(1000+100*g)), 100)
	}
	post := append([]byte{0, 3, 0, 0}, make([]byte, 28)...)
	return sfnt([]string{"CFF ", "cmap", "head", "hhea", "hmtx", "maxp", "post"},
		[][]byte{outlines(n, charset), characters(), head, hhea, hmtx, maxp, post})
}

// characters is a character map of format 12.
func characters() []byte {
	b := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	b = be.AppendUint32(b, uint32(16+12*len(Letters)))
	b = be.AppendUint32(be.AppendUint32(b, 0), uint32(len(Letters)))
	for i, c := range []byte(Letters) {
		b = be.AppendUint32(be.AppendUint32(be.AppendUint32(b, uint32(c)), uint32(c)), uint32(i+1))
	}
	return b
}

func outlines(n, charset int) []byte {
	var programs [][]byte
	for g := range n {
		programs = append(programs, box(g))
	}
	ids := charsets[charset](n)
	scale := []byte{30, 0xA0, 0x00, 0x5F} // .0005: the em is 2000
	matrix := bytes.Join([][]byte{scale, number(0), number(0), scale, number(0), number(0), {12, 7}}, nil)
	matrix = matrix[:len(matrix):len(matrix)]
	private := append(append(number(0), 20), append(number(1000), 21)...) // default and nominal width
	glyphs := index(programs...)
	var names [][]byte
	for g := 1; g < n; g++ {
		names = append(names, []byte{'g', byte('0' + g)})
	}
	names = append(names, []byte("Adobe"), []byte("Identity"))
	fontDicts := func(at int) []byte {
		return index(append(append(append(matrix, number(len(private))...), number(at)...), 18))
	}
	pick := append([]byte{0}, make([]byte, n)...) // FDSelect: all glyphs in the first font
	top := func(start int) []byte {
		d := matrix
		if charset != Named {
			d = append(append(append(name(391+n-1), name(391+n)...), number(0)...), 12, 30)
		}
		at := start
		d = append(append(d, number(at)...), 15)
		at += len(ids)
		d = append(append(d, number(at)...), 17)
		at += len(glyphs)
		if charset == Named {
			return append(append(append(d, number(len(private))...), number(at)...), 18)
		}
		at += len(private)
		d = append(append(d, number(at)...), 12, 36) // FDArray
		at += len(fontDicts(0))
		return append(append(d, number(at)...), 12, 37) // FDSelect
	}
	front := []byte{1, 0, 4, 4}
	front = append(front, index([]byte("Test"))...)
	rest := append(index(names...), 0, 0) // no global subroutines
	start := len(front) + len(index(top(0))) + len(rest)
	out := append(append(append(front, index(top(start))...), rest...), ids...)
	at := start + len(ids) + len(glyphs)
	out = append(append(out, glyphs...), private...)
	if charset != Named {
		out = append(append(out, fontDicts(at)...), pick...)
	}
	return out
}

// charsets give the glyphs names from 391 on, or CIDs that are not their ids.
var charsets = map[int]func(n int) []byte{
	Named: func(n int) []byte { return list(n, 391) },
	List:  func(n int) []byte { return list(n, 100) },
	Ranges: func(n int) []byte {
		return []byte{1, 0, 100, 1, 0, 200, byte(n - 4)} // two glyphs from 100, the others from 200
	},
	Wide: func(n int) []byte { return []byte{2, 0, 100, 0, byte(n - 2)} },
}

func list(n, first int) []byte {
	b := []byte{0}
	for g := 1; g < n; g++ {
		b = be.AppendUint16(b, uint16(first+g-1))
	}
	return b
}

// box is a glyph program. The space and .notdef draw nothing.
func box(g int) []byte {
	width := number2(100 * g) // on top of the nominal width
	if g < 2 {
		return append(width, 14)
	}
	h := 1000 + 20*g
	b := append(width, append(number2(100), 22)...) // hmoveto
	b = append(append(b, number2(800)...), 6)       // hlineto
	b = append(append(b, number2(h)...), 7)         // vlineto
	b = append(append(b, number2(-800)...), 6)      // hlineto
	return append(b, 14)                            // endchar
}

// number is a five-byte operand of a dictionary, so that offsets do not move what they point at.
func number(v int) []byte { return be.AppendUint32([]byte{29}, uint32(v)) }

// name is a two-byte operand of a dictionary, for numbers from 108 on: in this form readers expect the names of a font
// keyed by CIDs.
func name(v int) []byte { return []byte{byte(247 + (v-108)/256), byte((v - 108) % 256)} }

// number2 is a three-byte operand of a glyph program.
func number2(v int) []byte { return be.AppendUint16([]byte{28}, uint16(v)) }

func index(items ...[]byte) []byte {
	b := append(be.AppendUint16(nil, uint16(len(items))), 2)
	at := 1
	for i := 0; i <= len(items); i++ {
		b = be.AppendUint16(b, uint16(at))
		if i < len(items) {
			at += len(items[i])
		}
	}
	for _, it := range items {
		b = append(b, it...)
	}
	return b
}

func sfnt(tags []string, tables [][]byte) []byte {
	b := append([]byte("OTTO"), 0, byte(len(tags)), 0, 64, 0, 2, 0, byte(16*len(tags)-64))
	at := 12 + 16*len(tags)
	for i, tag := range tags {
		b = append(append(b, tag...), 0, 0, 0, 0)
		b = be.AppendUint32(be.AppendUint32(b, uint32(at)), uint32(len(tables[i])))
		at += (len(tables[i]) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

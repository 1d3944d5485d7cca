package font

import (
	"errors"
	"slices"
)

var (
	errCFF        = errors.New(`font: table "CFF ": damaged`)
	errCFFOverlap = errors.New(`font: table "CFF ": damaged: its parts overlap`)
)

// Operators of a CFF top dictionary.
const (
	opCharset     = 15
	opCharStrings = 17
	opROS         = 12<<8 | 30 // registry, ordering, supplement: the font is keyed by CIDs
)

// endchar is a whole glyph program that draws nothing.
const endchar = 14

// cff is the outline table of an OpenType font. It is cut down in place: each part keeps its offset, unused glyph
// programs shrink to one byte, and what is freed becomes zeros, which deflate to nothing. So the parts that are written
// must not share bytes with others that are read.
type cff struct {
	table   []byte
	glyphs  index
	charset int // where the charset of a font keyed by CIDs starts; 0 for none
}

// index is a CFF INDEX: a run of byte strings.
type index struct {
	start, end int // of the whole, in the table
	offSize    int
	count      int
	data       int // offsets count from the byte before it
}

func parseCFF(table []byte, numGlyphs int) (*cff, error) {
	if len(table) < 4 || table[0] != 1 {
		return nil, errCFF
	}
	names, err := readIndex(table, int(table[2]))
	if err != nil {
		return nil, err
	}
	tops, err := readIndex(table, names.end)
	if err != nil || tops.count == 0 {
		return nil, errCFF
	}
	top, err := readTop(tops.item(table, 0))
	if err != nil {
		return nil, err
	}
	front := tops // what stands at the start, one after the other
	for range 2 { // strings and global subroutines
		if front, err = readIndex(table, front.end); err != nil {
			return nil, err
		}
	}
	c := &cff{table: table}
	if c.glyphs, err = readIndex(table, top.charStrings); err != nil {
		return nil, err
	}
	if c.glyphs.count != numGlyphs {
		return nil, errCFF
	}
	if c.glyphs.start < front.end {
		return nil, errCFFOverlap
	}
	if top.keyed && numGlyphs > 1 { // .notdef by itself has no CID to change
		c.charset = top.charset
		if err := c.checkCharset(front.end); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// checkCharset makes sure that identity has room of its own, behind the parts at the front.
func (c *cff) checkCharset(front int) error {
	if c.charset < 4 || c.charset+4 > len(c.table) || c.table[c.charset] > 2 {
		return errCFF
	}
	end := c.charset + charsetSize(c.table[c.charset:], c.glyphs.count)
	if end > len(c.table) {
		return errCFF
	}
	if c.charset < front || c.charset < c.glyphs.end && end > c.glyphs.start {
		return errCFFOverlap
	}
	return nil
}

func readIndex(table []byte, start int) (index, error) {
	if start < 0 || start+2 > len(table) {
		return index{}, errCFF
	}
	x := index{start: start, count: int(be.Uint16(table[start:]))}
	if x.count == 0 {
		x.end = start + 2
		return x, nil
	}
	if start+3 > len(table) {
		return index{}, errCFF
	}
	x.offSize = int(table[start+2])
	x.data = start + 3 + (x.count+1)*x.offSize
	if x.offSize < 1 || x.offSize > 4 || x.data > len(table) {
		return index{}, errCFF
	}
	last := 1
	for i := range x.count + 1 {
		at := x.offset(table, i)
		if at < last || x.data-1+at > len(table) {
			return index{}, errCFF
		}
		last = at
	}
	x.end = x.data - 1 + last
	return x, nil
}

func (x index) offset(table []byte, i int) int {
	at, v := x.start+3+i*x.offSize, 0
	for _, b := range table[at : at+x.offSize] {
		v = v<<8 | int(b)
	}
	return v
}

func (x index) item(table []byte, i int) []byte {
	return table[x.data-1+x.offset(table, i) : x.data-1+x.offset(table, i+1)]
}

type topDict struct {
	charset, charStrings int
	keyed                bool
}

// readTop reads the few entries that matter here.
func readTop(dict []byte) (topDict, error) {
	var top topDict
	operand := 0 // the last one: all that these operators need
	for len(dict) > 0 {
		b := int(dict[0])
		size := operandSize(dict)
		if size > len(dict) {
			return top, errCFF
		}
		switch {
		case b == 12:
			top.keyed = top.keyed || b<<8|int(dict[1]) == opROS
		case b == opCharset:
			top.charset = operand
		case b == opCharStrings:
			top.charStrings = operand
		case b == 28:
			operand = signed(dict[1:])
		case b == 29:
			operand = int(int32(be.Uint32(dict[1:])))
		case b >= 32 && b <= 246:
			operand = b - 139
		case b >= 247 && b <= 250:
			operand = (b-247)*256 + int(dict[1]) + 108
		case b >= 251 && b <= 254:
			operand = -(b-251)*256 - int(dict[1]) - 108
		}
		dict = dict[size:]
	}
	return top, nil
}

// operandSize is the length of the operand or operator at the start.
func operandSize(dict []byte) int {
	switch b := dict[0]; {
	case b == 12, b >= 247 && b <= 254:
		return 2
	case b == 28:
		return 3
	case b == 29:
		return 5
	case b == 30: // a decimal number; a nibble of 15 ends it
		n := 1
		for n < len(dict) && dict[n]&0x0F != 0x0F && dict[n]>>4 != 0x0F {
			n++
		}
		return n + 1
	}
	return 1
}

// subset returns the table with the programs of unused glyphs emptied. Subroutines stay, as programs call them by
// number. (A program may also borrow two others through endchar, a relic of Type 1 that OpenType fonts do not use.) In a font keyed by CIDs, the charset becomes the identity, so that codes stay glyph ids.
func (c *cff) subset(used []uint16) []byte {
	keep := make([]bool, c.glyphs.count)
	keep[0] = true
	for _, g := range used {
		keep[g] = true
	}
	out := slices.Clone(c.table)
	x := c.glyphs
	at, end := x.data, 1
	for i, kept := range keep {
		program := x.item(c.table, i)
		if !kept && len(program) > 0 {
			program = []byte{endchar}
		}
		putOffset(out[x.start+3+i*x.offSize:], x.offSize, end)
		at += copy(out[at:], program)
		end += len(program)
	}
	putOffset(out[x.start+3+x.count*x.offSize:], x.offSize, end)
	clear(out[at:x.end])
	if c.charset != 0 {
		identity(out[c.charset:], x.count)
	}
	return out
}

func putOffset(b []byte, size, v int) {
	for i := size - 1; i >= 0; i-- {
		b[i] = byte(v)
		v >>= 8
	}
}

// identity writes a charset in which the CIDs are the glyph ids. It never takes more room than what stands there.
func identity(charset []byte, numGlyphs int) {
	switch {
	case charset[0] == 0: // the CID of each glyph
		for g := 1; g < numGlyphs; g++ {
			be.PutUint16(charset[2*g-1:], uint16(g))
		}
	case charset[0] == 1 && int(charset[3]) >= numGlyphs-2: // one range, its length in a byte
		be.PutUint16(charset[1:], 1)
	default: // one range, its length in two
		charset[0] = 2
		be.PutUint16(charset[1:], 1)
		be.PutUint16(charset[3:], uint16(numGlyphs-2))
	}
}

// charsetSize is how much room identity may need.
func charsetSize(charset []byte, numGlyphs int) int {
	switch {
	case charset[0] == 0:
		return 1 + 2*(numGlyphs-1)
	case charset[0] == 1 && int(charset[3]) >= numGlyphs-2:
		return 4
	}
	return 5
}

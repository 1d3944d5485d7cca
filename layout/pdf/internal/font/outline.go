package font

import (
	"errors"
	"fmt"
	"slices"
)

// Flags of a part of a composite glyph.
const (
	argsAreWords     = 0x0001
	haveScale        = 0x0008
	moreParts        = 0x0020
	haveXAndYScale   = 0x0040
	haveTwoByTwo     = 0x0080
	haveInstructions = 0x0100
)

// checkOutlines makes sure that every glyph lies inside the outline table, and is whole: what is used is known only later.
func (f *Face) checkOutlines() error {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if loca == nil || glyf == nil {
		return errors.New(`font: no outlines: neither "glyf" nor "CFF "`)
	}
	size := 2
	if f.longLoca {
		size = 4
	}
	if len(loca) < size*(f.numGlyphs+1) {
		return errors.New(`font: table "loca": too short for its glyphs`)
	}
	for g := range f.numGlyphs {
		if from, to := f.extent(g), f.extent(g+1); from > to || to > len(glyf) {
			return fmt.Errorf("font: glyph %d: lies outside the outlines", g)
		}
		if err := f.checkOutline(uint16(g)); err != nil {
			return err
		}
	}
	return nil
}

func (f *Face) checkOutline(glyph uint16) error {
	outline := f.outline(glyph)
	if len(outline) == 0 {
		return nil
	}
	if len(outline) < 10 {
		return fmt.Errorf("font: glyph %d: outline too short", glyph)
	}
	if signed(outline) < 0 {
		_, _, err := f.parts(glyph)
		return err
	}
	if at := instructionsAt(outline); at+2 > len(outline) || at+2+int(be.Uint16(outline[at:])) > len(outline) {
		return fmt.Errorf("font: glyph %d: damaged outline", glyph)
	}
	return nil
}

// instructionsAt is where the hinting of a simple glyph starts, with its length: behind the ends of its contours.
func instructionsAt(outline []byte) int { return 10 + 2*signed(outline) }

// extent is where the outline of the glyph starts.
func (f *Face) extent(glyph int) int {
	if f.longLoca {
		return int(be.Uint32(f.tables["loca"][4*glyph:]))
	}
	return 2 * int(be.Uint16(f.tables["loca"][2*glyph:]))
}

func (f *Face) outline(glyph uint16) []byte {
	return f.tables["glyf"][f.extent(int(glyph)):f.extent(int(glyph)+1)]
}

// Subset returns a font program with the outlines of the used glyphs, of .notdef and of the parts that they are
// composed of; all others are empty.
func (f *Face) Subset(used []uint16) ([]byte, error) {
	for _, g := range used {
		if int(g) >= f.numGlyphs {
			return nil, fmt.Errorf("font: glyph %d: the font has %d", g, f.numGlyphs)
		}
	}
	if f.cff != nil {
		return f.cff.subset(used), nil
	}
	keep, err := f.closure(used)
	if err != nil {
		return nil, err
	}
	return f.assemble(keep)
}

// closure marks the used glyphs and, as far as they go, the parts of composite ones. It has an entry for each glyph
// up to the last one marked.
func (f *Face) closure(used []uint16) ([]bool, error) {
	keep := make([]bool, f.numGlyphs)
	todo := append([]uint16{0}, used...)
	last := 0
	for len(todo) > 0 {
		g := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if keep[g] {
			continue
		}
		keep[g] = true
		last = max(last, int(g))
		parts, _, err := f.parts(g)
		if err != nil {
			return nil, err
		}
		todo = append(todo, parts...)
	}
	return keep[:last+1], nil
}

// parts lists the glyphs that a composite glyph is made of, and tells where its description ends before any
// instructions. A simple glyph has none.
func (f *Face) parts(glyph uint16) (parts []uint16, end int, err error) {
	outline := f.outline(glyph)
	if len(outline) < 10 || signed(outline) >= 0 {
		return nil, 0, nil
	}
	damaged := fmt.Errorf("font: glyph %d: damaged composite", glyph)
	for at := 10; ; {
		if at+4 > len(outline) {
			return nil, 0, damaged
		}
		flags, part := be.Uint16(outline[at:]), be.Uint16(outline[at+2:])
		if int(part) >= f.numGlyphs {
			return nil, 0, damaged
		}
		parts = append(parts, part)
		at += partSize(flags)
		if at > len(outline) {
			return nil, 0, damaged
		}
		if flags&moreParts == 0 {
			return parts, at, nil
		}
	}
}

func partSize(flags uint16) int {
	size := 6
	if flags&argsAreWords != 0 {
		size = 8
	}
	switch {
	case flags&haveScale != 0:
		return size + 2
	case flags&haveXAndYScale != 0:
		return size + 4
	case flags&haveTwoByTwo != 0:
		return size + 8
	}
	return size
}

// bare returns the outline without its hinting instructions, which mean nothing without the tables they call into.
func (f *Face) bare(out []byte, glyph uint16) ([]byte, error) {
	outline := f.outline(glyph)
	if len(outline) == 0 {
		return out, nil
	}
	if signed(outline) < 0 {
		return f.bareComposite(out, glyph)
	}
	at := instructionsAt(outline)
	instructions := int(be.Uint16(outline[at:]))
	out = append(append(out, outline[:at]...), 0, 0)
	return append(out, outline[at+2+instructions:]...), nil
}

func (f *Face) bareComposite(out []byte, glyph uint16) ([]byte, error) {
	_, end, err := f.parts(glyph)
	if err != nil {
		return nil, err
	}
	start := len(out)
	out = append(out, f.outline(glyph)[:end]...)
	for at := start + 10; at < len(out); {
		flags := be.Uint16(out[at:])
		be.PutUint16(out[at:], flags&^haveInstructions)
		at += partSize(flags)
	}
	return out, nil
}

// table is a part of a font file.
type table struct {
	tag  string
	data []byte
}

// assemble writes a font file of the tables that a PDF reader uses, after those given, which sort before them.
func (f *Face) assemble(keep []bool, before ...table) ([]byte, error) {
	n := len(keep)
	glyf := make([]byte, 0, len(f.tables["glyf"]))
	hmtx := make([]byte, 4*n)
	starts := make([]int, n+1)
	for g, kept := range keep {
		starts[g] = len(glyf)
		if !kept {
			continue
		}
		advance, bearing := f.metrics(uint16(g))
		be.PutUint16(hmtx[4*g:], advance)
		be.PutUint16(hmtx[4*g+2:], bearing)
		var err error
		if glyf, err = f.bare(glyf, uint16(g)); err != nil {
			return nil, err
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	starts[n] = len(glyf)
	loca, long := locations(starts)

	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	be.PutUint32(head[8:], 0) // the checksum over all, set last
	be.PutUint16(head[50:], long)
	be.PutUint16(hhea[34:], uint16(n))
	be.PutUint16(maxp[4:], uint16(n))
	if len(maxp) >= 32 {
		be.PutUint16(maxp[14:], 1) // no twilight zone
		clear(maxp[16:28])         // storage, functions, stack, instructions
	}
	return fontFile(append(before, table{"glyf", glyf}, table{"head", head}, table{"hhea", hhea}, table{"hmtx", hmtx}, table{"loca", loca}, table{"maxp", maxp})), nil
}

// locations is the table of where outlines start, in the short form when they fit.
func locations(starts []int) (loca []byte, long uint16) {
	if starts[len(starts)-1] <= 2*0xFFFF {
		for _, s := range starts {
			loca = be.AppendUint16(loca, uint16(s/2))
		}
		return loca, 0
	}
	for _, s := range starts {
		loca = be.AppendUint32(loca, uint32(s))
	}
	return loca, 1
}

// fontFile lays tables out, sorted by tag as they come, with checksums.
func fontFile(tables []table) []byte {
	n := len(tables)
	power, log := searchRange(n)
	out := be.AppendUint32(nil, versionTrueType)
	for _, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			out = be.AppendUint32(out, v)
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// searchRange is the largest power of two up to n, and which one it is, as binary searches want it.
func searchRange(n int) (power, log int) {
	power = 1
	for 2*power <= n {
		power, log = 2*power, log+1
	}
	return power, log
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	if len(b) > 0 {
		var rest [4]byte
		copy(rest[:], b)
		sum += be.Uint32(rest[:])
	}
	return sum
}

package font

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"handout/layout/pdf/internal/file"
)

// Use collects which glyphs of a face a document paints, and what they say.
type Use struct {
	face *Face
	used []bool
	text map[uint16]string // of glyphs that no single character shows: the text they were first painted for
}

// NewUse starts a collection.
func (f *Face) NewUse() *Use {
	return &Use{face: f, used: make([]bool, f.numGlyphs), text: make(map[uint16]string)}
}

// Add notes that the glyph was painted as part of the text.
func (u *Use) Add(glyph uint16, text string) {
	if u.used[glyph] {
		return
	}
	u.used[glyph] = true
	if u.face.runes[glyph] == 0 {
		u.text[glyph] = text
	}
}

// WithLatin is the use and all of printable ASCII that the face has. The uses of many names are then most often one.
func (u *Use) WithLatin() *Use {
	all := &Use{face: u.face, used: slices.Clone(u.used), text: maps.Clone(u.text)}
	for g, r := range u.face.runes {
		if r >= ' ' && r <= '~' {
			all.used[g] = true
		}
	}
	return all
}

// Empty tells whether nothing was painted.
func (u *Use) Empty() bool { return !slices.Contains(u.used, true) }

// Covers tells whether a subset of these glyphs serves for others of the same font, and says the same of them.
func (u *Use) Covers(other *Use) bool {
	for g, used := range other.used {
		if used && (!u.used[g] || u.text[uint16(g)] != other.text[uint16(g)]) {
			return false
		}
	}
	return true
}

// Merge adds what another use has of the same font.
func (u *Use) Merge(other *Use) {
	for g, used := range other.used {
		if used {
			u.Add(uint16(g), other.text[uint16(g)])
		}
	}
}

// Program is a face cut down to what a document uses, ready to be written into any file.
type Program struct {
	use       *Use
	glyphs    []uint16
	base      string // the font's name with the subset's tag
	data      *file.Stream
	toUnicode *file.Stream
}

// NewProgram cuts the face down; name is its PostScript name.
func NewProgram(name string, u *Use) (*Program, error) {
	p := &Program{use: u}
	for g, used := range u.used {
		if used {
			p.glyphs = append(p.glyphs, uint16(g))
		}
	}
	data, err := u.face.Subset(p.glyphs)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	p.base = baseName(name, sum[:])
	p.data = &file.Stream{Data: data}
	p.toUnicode = &file.Stream{Data: p.toUnicodeMap()}
	return p, nil
}

// Serves tells whether the program is what the use asks for.
func (p *Program) Serves(u *Use) bool {
	return p.use.face == u.face && slices.Equal(p.use.used, u.used) && maps.Equal(p.use.text, u.text)
}

// Embed writes the font and returns its dictionary.
func (p *Program) Embed(w *file.Writer) file.Ref {
	face := p.use.face
	composite, descendant, descriptor, program, toUnicode := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	subtype, key, entries, mapping := "CIDFontType2", "FontFile2", fmt.Appendf(nil, "/Length1 %d", len(p.data.Data)), "/CIDToGIDMap/Identity"
	if face.cff != nil {
		subtype, key, entries, mapping = "CIDFontType0", "FontFile3", []byte("/Subtype/CIDFontType0C"), ""
	}
	const symbolic = 4 // codes are glyph ids, not an alphabet
	w.Object(composite, fmt.Appendf(nil,
		"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		p.base, descendant, toUnicode))
	w.Object(descendant, fmt.Appendf(nil,
		"<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]%s>>",
		subtype, p.base, descriptor, p.widths(), mapping))
	w.Object(descriptor, face.descriptorObject(p.base, symbolic, key, program))
	w.Stream(program, entries, p.data)
	w.Stream(toUnicode, nil, p.toUnicode)
	return composite
}

// descriptorObject is what a font dictionary says of the face as a whole; key is the entry of the font program.
func (f *Face) descriptorObject(name string, flags int, key string, program file.Ref) []byte {
	d := f.descriptor
	if d.italic != 0 {
		flags |= 64
	}
	return fmt.Appendf(nil,
		"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/%s %d 0 R>>",
		name, flags, d.box[0], d.box[1], d.box[2], d.box[3], d.italic, d.ascent, d.descent, d.capHeight, d.stem, key, program)
}

// widths lists advances: a glyph id and the widths from there on.
func (p *Program) widths() []byte {
	var b []byte
	for i, g := range p.glyphs {
		switch {
		case i == 0:
			b = fmt.Appendf(b, "%d[", g)
		case p.glyphs[i-1]+1 == g:
			b = append(b, ' ')
		default:
			b = fmt.Appendf(b, "]%d[", g)
		}
		b = file.AppendInt(b, int64(p.use.face.Width(g)))
	}
	return append(b, ']')
}

// mappingsPerBlock is the most that a character map may hold in one block.
const mappingsPerBlock = 100

// toUnicodeMap says what text each glyph stands for.
func (p *Program) toUnicodeMap() []byte {
	b := []byte(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`)
	for block := range slices.Chunk(p.glyphs, mappingsPerBlock) {
		b = fmt.Appendf(b, "%d beginbfchar\n", len(block))
		for _, g := range block {
			b = fmt.Appendf(b, "<%04X> <", g)
			b = append(appendUTF16(b, p.text(g)), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

func (p *Program) text(glyph uint16) string {
	if r := p.use.face.runes[glyph]; r != 0 {
		return string(r)
	}
	return p.use.text[glyph]
}

func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if r > 0xFFFF {
			r -= 0x10000
			b = fmt.Appendf(b, "%04X%04X", 0xD800+r>>10, 0xDC00+r&0x3FF)
			continue
		}
		b = fmt.Appendf(b, "%04X", r)
	}
	return b
}

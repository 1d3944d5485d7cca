package font

import (
	"errors"
	"fmt"
	"slices"

	"handout/layout/pdf/internal/file"
)

// Simple is a face with one byte a character, in Windows' Latin alphabet: what a person types into a form is not known
// yet, so that no glyph of the alphabet may be missing, and viewers can type in no other way.
type Simple struct {
	face *Face
	name string
	data *file.Stream
}

const (
	firstCode = 0x20
	lastCode  = 0xFF
)

// upper are the characters of the codes from 0x80 to 0x9F; 0 for a code without one.
var upper = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// winAnsi is the character of a code in PDF's WinAnsiEncoding.
func winAnsi(code int) rune {
	switch {
	case code == 0xA0:
		return ' '
	case code == 0xAD:
		return '-'
	case code == 0x7F:
		return 0
	case code >= 0x80 && code <= 0x9F:
		return upper[code-0x80]
	}
	return rune(code)
}

// CanBeTyped tells whether viewers can type in the face: it has TrueType outlines.
func (f *Face) CanBeTyped() bool { return f.cff == nil }

// NewSimple cuts the face down to the alphabet; name is its PostScript name. The name gets no mark of a subset: viewers
// take one for a font that nothing can be typed in.
func NewSimple(name string, f *Face) (*Simple, error) {
	if !f.CanBeTyped() {
		return nil, errors.New("font: form fields need TrueType outlines")
	}
	var shown []character
	for code := firstCode; code <= lastCode; code++ {
		if g := f.coded(code); g != 0 {
			shown = append(shown, character{uint16(winAnsi(code)), g})
		}
	}
	slices.SortFunc(shown, func(a, b character) int { return int(a.char) - int(b.char) })
	shown = slices.CompactFunc(shown, func(a, b character) bool { return a.char == b.char })
	used := make([]uint16, len(shown))
	for i, c := range shown {
		used[i] = c.glyph
	}
	keep, err := f.closure(used)
	if err != nil {
		return nil, err
	}
	data, err := f.assemble(keep, table{"cmap", characterMap(shown)})
	if err != nil {
		return nil, err
	}
	return &Simple{f, plainName(name), &file.Stream{Data: data}}, nil
}

// coded is the glyph of a code; 0 where the face has none.
func (f *Face) coded(code int) uint16 {
	c := winAnsi(code)
	if c == 0 {
		return 0
	}
	g, ok := f.Glyph(c)
	if !ok && c == 'µ' { // the sign for a millionth, which looks like the Greek letter
		g, _ = f.Glyph('μ')
	}
	return g
}

// Embed writes the font and returns its dictionary.
func (s *Simple) Embed(w *file.Writer) file.Ref {
	font, descriptor, program := w.Alloc(), w.Alloc(), w.Alloc()
	b := fmt.Appendf(nil, "<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar %d/LastChar %d/FontDescriptor %d 0 R/Widths[",
		s.name, firstCode, lastCode, descriptor)
	for code := firstCode; code <= lastCode; code++ {
		b = append(file.AppendInt(b, int64(s.face.Width(s.face.coded(code)))), ' ')
	}
	w.Object(font, append(b, "]>>"...))
	const nonsymbolic = 32
	w.Object(descriptor, s.face.descriptorObject(s.name, nonsymbolic, "FontFile2", program))
	w.Stream(program, fmt.Appendf(nil, "/Length1 %d", len(s.data.Data)), s.data)
	return font
}

// character is a character and its glyph.
type character struct{ char, glyph uint16 }

// characterMap is a "cmap" table of format 4 with a segment for each run of characters whose glyphs run alike.
func characterMap(list []character) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for _, c := range list {
		delta := c.glyph - c.char
		if n := len(segments); n > 0 && segments[n-1].last+1 == c.char && segments[n-1].delta == delta {
			segments[n-1].last = c.char
			continue
		}
		segments = append(segments, segment{c.char, c.char, delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1}) // ends the table, as the format demands
	n := len(segments)
	power, log := searchRange(n)
	const windows, unicode, head, format = 3, 1, 12, 4
	b := append16(nil, 0, 1, windows, unicode, 0, head)
	b = append16(b, format, 16+8*n, 0, 2*n, 2*power, log, 2*(n-power))
	for _, s := range segments {
		b = append16(b, int(s.last))
	}
	b = append16(b, 0)
	for _, s := range segments {
		b = append16(b, int(s.first))
	}
	for _, s := range segments {
		b = append16(b, int(s.delta))
	}
	return append(b, make([]byte, 2*n)...) // no segment has an array of its own
}

func append16(b []byte, values ...int) []byte {
	for _, v := range values {
		b = be.AppendUint16(b, uint16(v))
	}
	return b
}

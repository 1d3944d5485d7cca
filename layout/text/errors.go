package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MissingGlyph is a character that cannot be printed: no face has it, or it is not printable at all.
type MissingGlyph struct {
	Rune   rune
	Piece  int    // index of the piece
	Offset int    // byte index into the piece's text
	Font   string // PostScript name of the face that was asked first; empty for control characters and bytes that are not UTF-8
	Broken error  // why that face cannot be used at all; then it is of no character in particular
}

func (m MissingGlyph) Error() string {
	switch {
	case m.Broken != nil:
		return fmt.Sprintf("font %s cannot be used: %v", m.Font, m.Broken)
	case m.Font != "" && unicode.IsPrint(m.Rune) && !unicode.IsMark(m.Rune):
		return fmt.Sprintf("no glyph for %U %q: neither %s nor a fallback font has it", m.Rune, string(m.Rune), m.Font)
	case m.Font != "":
		return fmt.Sprintf("no glyph for %U: neither %s nor a fallback font has it", m.Rune, m.Font)
	case m.Rune == utf8.RuneError:
		return "cannot be printed: bytes that are not UTF-8"
	}
	return fmt.Sprintf("cannot be printed: control character %U", m.Rune)
}

// MissingGlyphs are all the characters of a paragraph that cannot be printed, in reading order.
type MissingGlyphs []MissingGlyph

func (m MissingGlyphs) Error() string {
	var lines []string
	for _, g := range m {
		lines = append(lines, g.Error())
	}
	return strings.Join(lines, "\n")
}

// Package text turns paragraphs into shaped atoms: the smallest stretches that lines are built from.
//
// Input: font files (ParseFace, NewFaces) and the pieces of a paragraph (Piece), each of one weight and language.
// Output: Atoms, whose glyphs are in units of their font's em and so fit every size, and which say where a line may or
// must end. HarfBuzz shapes (kerning, ligatures, joined scripts), line ends follow UAX 14, directions UAX 9. What cannot
// be printed is an error that names every such character and its place; nothing stands in for it.
//
// The package knows no sizes, columns or lines: layout/flow adds up advances and chooses the line ends.
//
// # Building lines
//
// Atoms stand in logical order, and their texts joined are the input. A line ends only after an atom whose Break is
// MayBreak or MustBreak. Its width is the sum of Advance and Trailing of its atoms, less the white space that ends it:
// the Trailing of the last atom, and of atoms before it for as long as their Advance is 0 and they have no other text.
//
// Glyphs of one atom stand in visual order, from left to right, whichever way it is read; in an atom of odd Level the
// white space that ends it stands at its left. Order says in which order they stand in a line.
package text

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/language"

	"handout/layout"
)

// Piece is a stretch of a paragraph in one style. The language of the first piece says which way the paragraph runs.
//
// Text may hold "\n" or U+2028 where a line must end, and Object where something that is no text stands in the line.
type Piece struct {
	Text   string
	Weight int    // 400, 600 or 700
	Lang   string // BCP 47
}

// Object stands for a thing in the line that is no text, such as a box to tick. Each becomes an atom without glyphs, and
// lines end beside it where UAX 14 lets them (class CB).
const Object = '\uFFFC'

// Break says whether a line may end after an atom.
type Break uint8

const (
	MayBreak  Break = iota
	MustBreak       // the atom ends in a line break
	NoBreak         // the next atom goes on without a place to break
)

// Atom is text between two places where a line may end, or a part of that: an atom lies in one piece and has one font,
// one script and one direction. Glyphs belong to the shaper's memory and must not be changed.
type Atom struct {
	Piece    int    // index of its piece
	Text     string // with the white space that ends it
	Font     int    // index into Faces.Fonts
	Level    int    // embedding level: odd where it is read from right to left
	Glyphs   []layout.Glyph
	Advance  int64 // width in units of the font's em, less Trailing
	Trailing int64 // width of the white space that ends it
	Break    Break // of a paragraph's last atom MustBreak if a line break ends it, else MayBreak

	in context
}

// context is what else an atom's glyphs depend on, and where its text comes from.
type context struct {
	language      language.Language
	script        language.Script
	before, after rune // the characters beside it; 0 where the text starts or ends
	offset        int  // byte index into its piece's text
}

// part is a stretch of an atom, not shaped yet.
func (a Atom) part(start, end int) Atom {
	p := a
	p.Text, p.in.offset = a.Text[start:end], a.in.offset+start
	p.Glyphs, p.Advance, p.Trailing = nil, 0, 0
	if start > 0 {
		p.in.before, _ = utf8.DecodeLastRuneInString(a.Text[:start])
	}
	if end < len(a.Text) {
		p.in.after, _ = utf8.DecodeRuneInString(a.Text[end:])
		p.Break = NoBreak
	}
	return p
}

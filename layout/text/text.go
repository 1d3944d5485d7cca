// Package text turns paragraphs into shaped atoms: the smallest stretches that a line is built from.
//
// Input: font files (ParseFace, NewFaces) and the pieces of a paragraph (Piece), each of one weight and language.
// Output: Atoms, which carry glyphs in units of their font's em, so that they fit every size, and say where a line may
// or must end. Shaping, kerning, ligatures, scripts and right-to-left text are HarfBuzz's work, line ends follow
// UAX 14, direction follows UAX 9. A character that no font has is an error that names it; nothing is drawn for it.
//
// The package knows no sizes, no columns and no lines: layout/flow sums advances and chooses the line ends.
//
// # Building lines
//
// Atoms stand in logical (reading) order and their texts joined are the input. A line ends only after an atom whose
// Break is MayBreak or MustBreak. Its width is the sum of Advance and Trailing of its atoms, less the Trailing of the
// last one and of those before it that are nothing but white space. Glyphs of one atom stand in visual order, left to
// right. Where a line holds right-to-left text, Order says in which order its atoms stand.
package text

import "handout/layout"

// Piece is a stretch of a paragraph in one style. Text may hold "\n" or U+2028 where a line must end, and U+FFFC where
// something that is no text, such as a box to tick, stands in the line; each U+FFFC becomes an atom without glyphs.
type Piece struct {
	Text   string
	Weight int    // 400, 600 or 700
	Lang   string // BCP 47
}

// Break says whether a line may end after an atom.
type Break uint8

const (
	MayBreak  Break = iota
	MustBreak       // the atom ends in a line break
	NoBreak         // the word goes on in the next atom
)

// Object is the character that stands for something in the line that is no text.
const Object = '\uFFFC'

// Atom is shaped text between two places where a line may end, or a part of it: no atom crosses a piece, a font, a
// script or a change of direction. Glyphs are shared with the shaper's memory and must not be changed.
type Atom struct {
	Piece    int    // index of the piece it comes from
	Text     string // with the white space that ends it
	Font     int    // index into Faces.Fonts
	Level    int    // embedding level: odd for right to left
	Glyphs   []layout.Glyph
	Advance  int64 // width in units of the font's em, without the white space that ends the atom
	Trailing int64 // width of that white space
	Break    Break // after the atom; of the paragraph's last atom MustBreak if a line break ends it, else MayBreak
}

package text

import (
	"encoding/binary"
	"slices"

	"github.com/go-text/typesetting/language"

	"handout/layout"
)

// Bounds of a shaper's memory, some ten times what a long handout holds. What is full is emptied and starts anew.
const (
	maxWords = 1 << 14
	maxAtoms = 1 << 16
)

// memory is what a shaper remembers: words, because they come back in other paragraphs, and whole paragraphs, because
// copies of a handout repeat them.
type memory struct {
	words      map[wordKey]word
	paragraphs map[string][]Atom
	atoms      int    // in all paragraphs
	key        []byte // of the paragraph that was asked for last
}

// wordKey is all that the glyphs of a word depend on.
type wordKey struct {
	text          string
	font          int
	language      language.Language
	script        language.Script
	leftward      bool
	before, after rune // the characters beside it that it may join with; 0 for none
}

// word is a shaped wordKey.
type word struct {
	glyphs            []layout.Glyph
	advance, trailing int64
	complete          bool // the font has all of it
}

func newMemory() memory {
	return memory{words: make(map[wordKey]word), paragraphs: make(map[string][]Atom)}
}

// keepWord remembers a word.
func (m *memory) keepWord(key wordKey, w word) {
	if len(m.words) == maxWords {
		clear(m.words)
	}
	m.words[key] = w
}

// paragraph recalls a paragraph's atoms; they are the caller's own.
func (m *memory) paragraph(pieces []Piece) ([]Atom, bool) {
	m.key = m.key[:0]
	for _, p := range pieces {
		m.key = binary.AppendUvarint(m.key, uint64(len(p.Text)))
		m.key = append(m.key, p.Text...)
		m.key = binary.AppendVarint(m.key, int64(p.Weight))
		m.key = binary.AppendUvarint(m.key, uint64(len(p.Lang)))
		m.key = append(m.key, p.Lang...)
	}
	atoms, ok := m.paragraphs[string(m.key)]
	return slices.Clone(atoms), ok
}

// keepParagraph remembers the paragraph that was asked for last.
func (m *memory) keepParagraph(atoms []Atom) {
	if m.atoms += len(atoms); m.atoms > maxAtoms {
		clear(m.paragraphs)
		m.atoms = len(atoms)
	}
	m.paragraphs[string(m.key)] = slices.Clone(atoms)
}

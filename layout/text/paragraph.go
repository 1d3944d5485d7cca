package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

const softHyphen = '\u00AD'

// paragraph is the text of all pieces, character by character, with what the Unicode algorithms say of each.
type paragraph struct {
	pieces []Piece
	runes  []rune
	chars  []char
	base   int  // level of the paragraph: 1 where it runs from right to left
	plain  bool // Latin script from left to right throughout: the one level and script that read sets are right
}

type char struct {
	piece, offset int // the piece it is from, and the byte index there
	level         int
	script        language.Script
	after         Break
}

// read joins the pieces. It returns what is no text at all, control characters and bytes that are not UTF-8; they are
// then treated like objects, so that the rest of the text can still be checked.
func (p *paragraph) read(pieces []Piece) MissingGlyphs {
	*p = paragraph{pieces: pieces, runes: p.runes[:0], chars: p.chars[:0], base: baseLevel(pieces)}
	p.plain = p.base == 0
	var missing MissingGlyphs
	for i, piece := range pieces {
		for offset, r := range piece.Text {
			if unicode.IsControl(r) && r != '\n' || r == utf8.RuneError && !strings.HasPrefix(piece.Text[offset:], "\uFFFD") {
				missing = append(missing, MissingGlyph{Rune: r, Piece: i, Offset: offset})
				r = Object
			}
			p.plain = p.plain && isPlain(r)
			p.runes = append(p.runes, r)
			p.chars = append(p.chars, char{piece: i, offset: offset, script: language.Latin, after: NoBreak})
		}
	}
	return missing
}

// isPlain tells of most characters that are Latin or of no script, and left to right or of no direction, that they are.
func isPlain(r rune) bool {
	switch {
	case r < 0x370: // Latin and accents
	case r >= 0x2010 && r <= 0x2027: // dashes, quotation marks
	case r >= 0x2190 && r < 0x2800: // arrows, mathematics, symbols
	default:
		return false
	}
	return true
}

// setBreaks finds where a line may and must end. It never ends at a soft hyphen, because we never hyphenate.
func (p *paragraph) setBreaks(lines *segmenter.Segmenter) {
	if len(p.runes) == 0 {
		return
	}
	lines.Init(p.runes)
	last := len(p.runes) - 1
	for it := lines.LineIterator(); it.Next(); {
		line := it.Line()
		i := line.Offset + len(line.Text) - 1
		switch {
		case isLineBreak(p.runes[i]):
			p.chars[i].after = MustBreak
		case p.runes[i] != softHyphen || i == last:
			p.chars[i].after = MayBreak
		}
	}
}

// setLevels finds which way each character is read. Paragraph separators end a paragraph for UAX 9.
func (p *paragraph) setLevels(algorithm *bidi.Paragraph) {
	direction := bidi.LeftToRight
	if p.base == 1 {
		direction = bidi.RightToLeft
	}
	for start := 0; start < len(p.runes); {
		end := start
		for end < len(p.runes) && !isLineBreak(p.runes[end]) {
			end++
		}
		runs := algorithm.Segment(p.runes[start:end], direction)
		for i := range runs.NumRuns() {
			run := runs.Run(i)
			for j := start + run.Start; j < start+run.End; j++ {
				p.chars[j].level = int(run.Level)
			}
		}
		if end < len(p.runes) {
			p.chars[end].level = p.base
		}
		start = end + 1
	}
}

// setScripts finds each character's script. What has none of its own (digits, punctuation, accents) is of the script
// before it, or at the start of the script that comes first.
func (p *paragraph) setScripts() {
	current := language.Script(0)
	for i, r := range p.runes {
		script := language.LookupScript(r)
		if !script.Strong() || script == language.Unknown {
			if current != 0 {
				p.chars[i].script = current
			}
			continue
		}
		if current == 0 {
			for j := range i {
				p.chars[j].script = script
			}
		}
		current = script
		p.chars[i].script = script
	}
}

// atomEnd is the end of the atom that starts at start.
func (p *paragraph) atomEnd(start int) int {
	end := start + 1
	for end < len(p.chars) && p.joined(end) {
		end++
	}
	return end
}

// joined tells whether a character is in one atom with the one before it.
func (p *paragraph) joined(i int) bool {
	a, b := &p.chars[i-1], &p.chars[i]
	return a.after == NoBreak && a.piece == b.piece && a.level == b.level && a.script == b.script &&
		p.runes[i-1] != Object && p.runes[i] != Object
}

// text is the text from one character to before another, both of one piece.
func (p *paragraph) text(start, end int) string {
	first := p.chars[start]
	piece := p.pieces[first.piece].Text
	if end == len(p.chars) || p.chars[end].piece != first.piece {
		return piece[first.offset:]
	}
	return piece[first.offset:p.chars[end].offset]
}

// isLineBreak tells of the characters that end a line; others that UAX 14 knows are control characters and refused.
func isLineBreak(r rune) bool { return r == '\n' || r == '\u2028' || r == '\u2029' }

// isSpace tells of white space that vanishes at the end of a line. No-break spaces do not.
func isSpace(r rune) bool {
	return r == ' ' || isLineBreak(r) || r > unicode.MaxASCII && r != '\u00A0' && r != '\u2007' && r != '\u202F' && unicode.Is(unicode.Zs, r)
}

// baseLevel is 1 where a paragraph runs from right to left: where the language of its first piece is written so.
func baseLevel(pieces []Piece) int {
	if len(pieces) == 0 {
		return 0
	}
	language, subtags, _ := strings.Cut(pieces[0].Lang, "-")
	if slices.Contains(rightToLeftLanguages[:], language) || strings.HasPrefix(subtags, "Arab") || strings.HasPrefix(subtags, "Hebr") {
		return 1
	}
	return 0
}

var rightToLeftLanguages = [...]string{"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}

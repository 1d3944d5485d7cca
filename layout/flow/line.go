package flow

import (
	"slices"

	"handout/layout/text"
)

// set is a paragraph broken into lines of a width.
type set struct {
	width  Length
	units  []unit // the paragraph's, but words wider than the width are cut into letters
	lines  []line
	cut    []string // those words
	widest Length   // of the lines
}

// line is a line of a set.
type line struct {
	from, to int // units
	height   Length
	baseline Length // from the line's top
	width    Length // without the white space that ends it
	hard     bool   // ended by a forced break
}

// set breaks the paragraph into lines of a width, once for each width.
func (p *paragraph) set(sh *text.Shaper, width Length) *set {
	for _, s := range p.sets {
		if s.width == width {
			return s
		}
	}
	b := breaker{paragraph: p, shaper: sh, set: set{width: width, units: p.units}}
	b.run()
	p.sets = append(p.sets, &b.set)
	return &b.set
}

// breaker breaks a paragraph into lines, each with as many words as it holds.
type breaker struct {
	*paragraph
	shaper *text.Shaper
	set
	start int    // first unit of the line
	x     Length // width of the line so far, with the white space that ends it
	cutTo int    // units before this one are letters already
}

func (b *breaker) run() {
	for at := 0; at < len(b.set.units); {
		end := wordEnd(b.set.units, at)
		w, trailing := wordWidth(b.set.units[at:end])
		switch {
		case at > b.start && b.x+w > b.width:
			b.end(at, false)
			continue
		case w > b.width && at >= b.cutTo && b.cutWord(at, end):
			continue
		}
		b.x += w + trailing
		at = end
		if b.set.units[end-1].Break == text.MustBreak {
			b.end(end, true)
		}
	}
	if b.start < len(b.set.units) {
		b.end(len(b.set.units), false)
	}
	b.fillLastLine()
	for i := range b.lines {
		b.measure(&b.lines[i])
	}
}

// end ends the line before a unit.
func (b *breaker) end(to int, hard bool) {
	b.lines = append(b.lines, line{from: b.start, to: to, hard: hard})
	b.start, b.x = to, 0
}

// cutWord cuts a word that is wider than the line into letters, and tells whether that was possible.
func (b *breaker) cutWord(from, to int) bool {
	var (
		word    string
		letters []unit
		t       = b.node.Type
		fonts   = b.shaper.Faces().Fonts()
	)
	for _, u := range b.set.units[from:to] {
		if u.object() || number(b.node.Spans[u.Piece]) {
			whole := *u.Atom
			whole.Break = text.MayBreak
			u.Atom = &whole
			letters = append(letters, u)
			continue
		}
		word += u.Text
		offset := u.offset
		for _, a := range b.shaper.Letters(*u.Atom) {
			l := unit{Atom: &a, offset: offset}
			l.scale(t, fonts[a.Font].UnitsPerEm)
			letters = append(letters, l)
			offset += len(a.Text)
		}
	}
	last := &letters[len(letters)-1]
	last.Break = b.set.units[to-1].Break
	b.cutTo = from + len(letters)
	if len(letters) == to-from {
		return false
	}
	b.cut = append(b.cut, word)
	b.set.units = slices.Concat(b.set.units[:from], letters, b.set.units[to:])
	return true
}

// fillLastLine takes a word from the line before the last when the last would hold a single short one, if that line
// stays full enough.
func (b *breaker) fillLastLine() {
	const short, full = 4, 2 // parts of the width
	n := len(b.lines)
	if n < 2 || b.cut != nil || b.lines[n-2].hard {
		return
	}
	before, last := &b.lines[n-2], &b.lines[n-1]
	if wordEnd(b.set.units, last.from) < last.to {
		return
	}
	if w, _ := wordWidth(b.set.units[last.from:last.to]); w*short > b.width {
		return
	}
	split := before.from
	for {
		end := wordEnd(b.set.units, split)
		if end >= before.to {
			break
		}
		split = end
	}
	w, _ := wordWidth(b.set.units[before.from:split])
	both, _ := wordWidth(b.set.units[split:last.to])
	if w*full < b.width || both > b.width {
		return
	}
	before.to, last.from = split, split
}

// measure sets a line's width, height and baseline. What is no text may make it higher.
func (b *breaker) measure(l *line) {
	units := b.set.units[l.from:l.to]
	above, below := b.ascent, b.height-b.ascent
	for i := range units {
		above, below = max(above, units[i].above), max(below, units[i].below)
	}
	l.width, _ = wordWidth(units)
	l.height, l.baseline = above+below, above
	b.widest = max(b.widest, l.width)
}

// wordEnd is the end of the word that starts at a unit: where a line may end next.
func wordEnd(units []unit, at int) int {
	for at < len(units)-1 && units[at].Break == text.NoBreak {
		at++
	}
	return at + 1
}

// wordWidth is the width of units side by side, and that of the white space that ends them.
func wordWidth(units []unit) (width, trailing Length) {
	for i := range units {
		u := &units[i]
		if u.width == 0 && !u.object() {
			trailing += u.trailing
			continue
		}
		width += trailing + u.width
		trailing = u.trailing
	}
	return width, trailing
}

// widestWord is the width of the widest word.
func widestWord(units []unit) Length {
	widest := Length(0)
	for at := 0; at < len(units); {
		end := wordEnd(units, at)
		w, _ := wordWidth(units[at:end])
		widest = max(widest, w)
		at = end
	}
	return widest
}

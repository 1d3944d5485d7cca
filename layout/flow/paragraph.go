package flow

import (
	"cmp"
	"encoding/binary"
	"errors"
	"strings"

	"handout/layout"
	"handout/layout/text"
)

// paragraph is a Text's spans as shaped units, and the lines that it was set in.
type paragraph struct {
	node    *layout.Node // of a box that has it; others look the same
	units   []unit
	texts   []string // by span: what its units' texts are parts of
	missing text.MissingGlyphs
	least   Length // width of the widest word
	height  Length // of a line with words alone
	ascent  Length // from such a line's top to its baseline
	sets    []*set
}

// unit is text between two places where a line may end, or a blank or tick box.
type unit struct {
	*text.Atom        // Piece is the index of the span
	offset     int    // where in the span's text it starts
	width      Length // without the white space that ends it
	trailing   Length // width of that white space
	above      Length // how far it needs to reach above the baseline, if it is no text
	below      Length // how far below
}

// object tells whether the unit is no text.
func (u *unit) object() bool { return u.Text == string(text.Object) }

// number tells whether a span's text is a page number that is not known while lines are broken.
func number(s layout.Span) bool {
	return s.Kind == layout.PageRef || s.Kind == layout.PageNumber || s.Kind == layout.PageTotal
}

// paragraph shapes a Text, or finds one shaped that looks the same: alternatives repeat most of their words.
func (f *flow) paragraph(b *box) *paragraph {
	if b.shaped != nil {
		return b.shaped
	}
	f.look = appendLook(f.look[:0], b)
	p := f.paragraphs[string(f.look)]
	if p == nil {
		p = f.shape(b)
		f.paragraphs[string(f.look)] = p
	}
	b.shaped = p
	return p
}

// appendLook appends all that a paragraph's units and lines depend on.
func appendLook(look []byte, b *box) []byte {
	number := func(n int64) { look = binary.AppendVarint(look, n) }
	words := func(s string) { number(int64(len(s))); look = append(look, s...) }
	t := &b.node.Type
	number(int64(t.Size))
	number(int64(t.Leading))
	number(int64(t.Weight))
	number(int64(t.Tracking))
	words(b.lang)
	for i := range b.node.Spans {
		s := &b.node.Spans[i]
		strong := int64(0)
		if s.Strong {
			strong = 1
		}
		number(int64(s.Kind)<<1 | strong)
		words(s.Text)
		words(s.Lang)
		if s.Kind == layout.Blank || s.Kind == layout.Tick {
			number(int64(s.Width))
			number(int64(s.Height))
			number(int64(s.Line.Width))
		}
	}
	return look
}

func (f *flow) shape(b *box) *paragraph {
	n := b.node
	m := f.metrics(n.Type)
	height := cmp.Or(n.Type.Leading, m.ascent+m.descent)
	p := &paragraph{node: n, texts: make([]string, len(n.Spans)), height: height, ascent: (height-(m.ascent+m.descent))/2 + m.ascent}
	pieces := make([]text.Piece, len(n.Spans))
	for i, s := range n.Spans {
		p.texts[i] = f.printed(s)
		pieces[i] = text.Piece{Text: p.texts[i], Weight: weight(n.Type, s), Lang: b.lang}
		if s.Lang != "" {
			pieces[i].Lang = s.Lang
		}
	}
	atoms, err := f.shaper.Atoms(pieces)
	if err != nil {
		errors.As(err, &p.missing)
		return p
	}
	p.units = make([]unit, len(atoms))
	fonts := f.shaper.Faces().Fonts()
	offset := 0
	for i := range atoms {
		a, u := &atoms[i], &p.units[i]
		if i > 0 && a.Piece != atoms[i-1].Piece {
			offset = 0
		}
		*u = unit{Atom: a, offset: offset}
		offset += len(a.Text)
		if u.object() {
			u.setObject(n.Spans[a.Piece], m.capHeight)
			u.Break = text.NoBreak
		} else {
			u.scale(n.Type, fonts[a.Font].UnitsPerEm)
		}
		if i > 0 && u.object() && !strings.HasSuffix(atoms[i-1].Text, " ") && atoms[i-1].Break != text.MustBreak {
			p.units[i-1].Break = text.NoBreak // words, blanks and boxes are parted by spaces alone
		}
	}
	p.least = widestWord(p.units)
	return p
}

// printed is the text that stands for a span while lines are broken.
func (f *flow) printed(s layout.Span) string {
	switch {
	case s.Kind == layout.Blank || s.Kind == layout.Tick:
		return string(text.Object)
	case number(s):
		return strings.Repeat("0", f.digits)
	case s.Kind == layout.LineBreak:
		return " \n" // the space keeps words apart for those who hear or copy the text
	}
	return strings.ReplaceAll(s.Text, "\n", " \n")
}

// scale sets a unit's widths at the paragraph's size.
func (u *unit) scale(t layout.Type, unitsPerEm int) {
	u.width, u.trailing = scaled(u.Advance, t.Size, unitsPerEm), scaled(u.Trailing, t.Size, unitsPerEm)
	switch tracking := t.Tracking * Length(len(u.Glyphs)); {
	case u.Advance == 0:
		u.trailing += tracking
	case u.Trailing == 0:
		u.width += tracking
	default: // one of the glyphs is the space that ends it
		u.width += tracking - t.Tracking
		u.trailing += t.Tracking
	}
}

// setObject sets the extent of a blank or tick box.
func (u *unit) setObject(s layout.Span, capHeight Length) {
	u.width = s.Width
	if s.Kind == layout.Blank {
		u.above, u.below = s.Height, s.Line.Width
		return
	}
	u.above = (tickHeight(s) + capHeight) / 2
	u.below = tickHeight(s) - u.above
}

// tickHeight is the height of a tick box, which is square unless it says otherwise.
func tickHeight(s layout.Span) Length {
	return cmp.Or(s.Height, s.Width)
}

const regular, bold = 400, 700

// weight is the weight that a span is set in.
func weight(t layout.Type, s layout.Span) int {
	if s.Strong {
		return bold
	}
	return cmp.Or(t.Weight, regular)
}

// metrics are a face's measures at a size; descent counts downwards.
type metrics struct{ ascent, descent, capHeight Length }

// metrics are those of the paragraph's own face, so that text of one style stands alike whatever is set in it.
func (f *flow) metrics(t layout.Type) metrics {
	faces := f.shaper.Faces()
	best, away := 0, 1<<30
	for i, font := range faces.Fonts() {
		if d := abs(font.Weight - weight(t, layout.Span{})); d < away {
			best, away = i, d
		}
	}
	m := faces.Metrics(best)
	at := func(v int) Length { return scaled(int64(v), t.Size, m.UnitsPerEm) }
	return metrics{at(m.Ascent), -at(m.Descent), at(m.CapHeight)}
}

func abs(i int) int { return max(i, -i) }

// scaled turns font units into a length, rounded to the nearest.
func scaled(units int64, size Length, unitsPerEm int) Length {
	em := int64(unitsPerEm)
	v := 2*units*int64(size) + em
	q := v / (2 * em)
	if v < 0 && v%(2*em) != 0 {
		q--
	}
	return Length(q)
}

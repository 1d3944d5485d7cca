package template

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"handout/layout"
)

// sideBlock is a block beside the steps; movable ones may go under them.
type sideBlock struct {
	node    *layout.Node
	movable bool

	under, beside *layout.Node // with the space that it has there, made once for all arrangements
}

// columnSpace is the space that a page with room to spare has between the blocks of a column.
const columnSpace = gap3

// pageText is what stands in columns under an exercise's dose: what leads in and the steps at the left, the rest at the
// right.
type pageText struct {
	lead  []*layout.Node
	steps *layout.Node
	side  []sideBlock
	gap   layout.Length // between the blocks of a column
	width layout.Length // of both columns
}

// columns is the text in two columns, in arrangements to choose from: first the widths that every page has, then those that
// come out most even. Only an estimate of lines tells how even columns are; whether a page holds them is flow's to measure.
func (t pageText) columns() *layout.Node {
	const most, near = 6, 6.0 // alternatives, and millimetres that an estimate may be wrong by
	usual := t.arrangements(textWidths()[0])
	all := usual
	for _, w := range textWidths()[1:] {
		all = append(all, t.arrangements(w)...)
	}
	slices.SortStableFunc(all, func(a, b arrangement) int { return cmp.Compare(a.height, b.height) })
	t.steps, t.side = eased(gap2, columnSpace, t.steps), slices.Clone(t.side)
	for i, b := range t.side {
		t.side[i].under, t.side[i].beside = eased(t.gap, columnSpace, b.node), eased(0, columnSpace-t.gap, b.node)
	}
	n := choice()
	if usual[0].height <= all[0].height+near {
		n.Children = append(n.Children, t.arranged(usual[0]))
	}
	for _, a := range all {
		if a.height > all[0].height+near || len(n.Children) == most {
			break
		}
		if a != usual[0] {
			n.Children = append(n.Children, t.arranged(a))
		}
	}
	return n
}

// columnWidths are the width of the left column and the gap beside it in millimetres; the right column has the rest.
type columnWidths struct{ left, gap float64 }

// textWidths are the columns that text may have, the usual ones first.
func textWidths() []columnWidths {
	return []columnWidths{{106, 8}, {100, 8}, {94, 8}, {86, 8}, {100, 5}, {89, 5}, {86, 5}}
}

// arrangement is which columns the text has, which blocks stand under the steps, a bit for each, and about how high the
// higher column is.
type arrangement struct {
	widths columnWidths
	under  uint
	height float64
}

// mostArrangements are tried of one pair of widths.
const mostArrangements = 3

// arrangements are the most even ones in columns of some widths.
func (t pageText) arrangements(w columnWidths) []arrangement {
	w.left *= float64(t.width) / float64(bodyWidth)
	gap := inMM(t.gap)
	left := estimate(stack(layout.Group, 0, group(gap1, t.lead...), above(gap2, t.steps)), w.left)
	moved, kept := make([]float64, len(t.side)), make([]float64, len(t.side))
	for i, b := range t.side {
		moved[i], kept[i] = estimate(b.node, w.left)+gap, estimate(b.node, inMM(t.width)-w.left-w.gap)+gap
	}
	var all []arrangement
	for under := range uint(1) << len(t.side) {
		l, r, allowed := left, -gap, true
		for i, b := range t.side {
			if under>>i&1 == 1 {
				l, allowed = l+moved[i], allowed && b.movable
			} else {
				r += kept[i]
			}
		}
		if allowed {
			all = append(all, arrangement{w, under, max(l, r)})
		}
	}
	slices.SortStableFunc(all, func(a, b arrangement) int { return cmp.Compare(a.height, b.height) })
	return all[:min(len(all), mostArrangements)]
}

// arranged sets the text in columns.
func (t pageText) arranged(a arrangement) *layout.Node {
	left, right := stack(layout.Group, 0, group(gap1, t.lead...), t.steps), stack(layout.Group, t.gap)
	for i, b := range t.side {
		switch {
		case a.under>>i&1 == 1:
			left.Children = append(left.Children, b.under)
		case len(right.Children) == 0: // on a level with the left column
			right.Children = append(right.Children, b.node)
		default:
			right.Children = append(right.Children, b.beside)
		}
	}
	r := row(layout.Group, mm(a.widths.gap), left, right)
	r.Tracks = []layout.Track{fixed(mm(a.widths.left)), share(1)}
	r.Name = "text"
	return r
}

// estimate is about how high a block is in millimetres when so wide.
func estimate(n *layout.Node, width float64) float64 {
	const perCharacter, ragged = 1.9, 4.0 // ragged: what a line leaves over at its end
	switch n.Kind {
	case layout.Picture:
		return inMM(n.Art.Height)
	case layout.Text:
		characters := 0
		for _, s := range n.Spans {
			characters += utf8.RuneCountInString(s.Text)
		}
		lines, length := 1.0, float64(characters)*perCharacter
		if length > width {
			lines = math.Ceil(length / max(width-ragged, ragged))
		}
		return lines*inMM(n.Type.Leading) + inMM(n.Above)
	case layout.Row:
		tallest := 0.0
		for i, child := range n.Children {
			w := inMM(n.Tracks[i].Fixed)
			if w == 0 {
				w = width // the last column: what the others leave
			}
			width -= w + inMM(n.Gap)
			tallest = max(tallest, estimate(child, w))
		}
		return tallest + inMM(n.Above)
	}
	height := inMM(n.Above)
	for i, child := range n.Children {
		if i > 0 {
			height += inMM(n.Gap)
		}
		height += estimate(child, width)
	}
	return height
}

// inMM is a length in millimetres, for estimates.
func inMM(l layout.Length) float64 { return float64(l) * 25.4 / float64(layout.Inch) }

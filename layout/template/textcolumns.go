package template

import (
	"math"
	"slices"
	"unicode/utf8"

	"handout/layout"
)

// sideBlock is a block beside the steps; movable ones may go under them.
type sideBlock struct {
	node    *layout.Node
	movable bool
}

// pageText is what stands in columns under an exercise's dose: what leads in and the steps at the left, the rest at the
// right.
type pageText struct {
	lead  []*layout.Node
	steps *layout.Node
	side  []sideBlock
	gap   layout.Length // between the blocks of a column
	width layout.Length // of both columns
}

// columns are arrangements to choose from: first the widths that every page has, then, if others come out more even, those.
// Movable blocks go under the steps where that helps. Only an estimate of lines tells how even columns are; whether a page
// holds them is flow's to measure.
func (t pageText) columns() []*layout.Node {
	first := t.arrange(textWidths()[0])
	best := first
	for _, w := range textWidths()[1:] {
		if a := t.arrange(w); a.height < best.height-1 {
			best = a
		}
	}
	if best.Node == first.Node {
		return []*layout.Node{first.Node}
	}
	return []*layout.Node{first.Node, best.Node}
}

// columnWidths are the width of the left column and the gap beside it in millimetres; the right column has the rest.
type columnWidths struct{ left, gap float64 }

// textWidths are the columns that text may have, the usual ones first.
func textWidths() []columnWidths {
	return []columnWidths{{106, 8}, {100, 8}, {94, 8}, {86, 8}, {89, 5}}
}

// arrangement is text in two columns, and about how high the higher one is.
type arrangement struct {
	*layout.Node
	height float64
}

func (t pageText) arrange(w columnWidths) arrangement {
	w.left *= float64(t.width) / float64(bodyWidth)
	right := inMM(t.width) - w.left - w.gap
	var under, beside []*layout.Node
	left := stack(layout.Group, 0, group(gap1, t.lead...), above(gap2, t.steps))
	leftHeight, rightHeight := estimate(left, w.left), -inMM(t.gap)
	for _, b := range t.side {
		rightHeight += estimate(b.node, right) + inMM(t.gap)
	}
	for _, b := range slices.Backward(t.side) {
		given := estimate(b.node, w.left) + inMM(t.gap)
		if b.movable && leftHeight+given < rightHeight {
			leftHeight, rightHeight = leftHeight+given, rightHeight-estimate(b.node, right)-inMM(t.gap)
			under = slices.Insert(under, 0, b.node)
		} else {
			beside = slices.Insert(beside, 0, b.node)
		}
	}
	for _, n := range under {
		left.Children = append(left.Children, above(t.gap, n))
	}
	r := row(layout.Group, mm(w.gap), left, stack(layout.Group, t.gap, beside...))
	r.Tracks = []layout.Track{fixed(mm(w.left)), share(1)}
	r.Name = "text"
	return arrangement{r, max(leftHeight, rightHeight)}
}

// estimate is about how high a block is in millimetres when so wide.
func estimate(n *layout.Node, width float64) float64 {
	const perCharacter, ragged = 1.8, 4.5 // ragged: what a line leaves over at its end
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

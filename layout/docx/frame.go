package docx

import (
	"slices"

	"handout/layout"
	"handout/layout/reading"
)

// framed is a box with a frame or a ground. Headings stay outside, where Word's list of headings finds them.
func (w *writer) framed(n *layout.Node) {
	inside := n.Children
	for len(inside) > 0 && reading.Has(inside[0], layout.H1, layout.H2, layout.H3) && !reading.Has(inside[0], layout.L, layout.Table) {
		head := *inside[0]
		if head.Box.Frame.Width == 0 {
			head.Box.Frame = n.Box.Frame
		}
		w.keepNext = true
		w.node(&head, look{before: head.Above})
		w.keepNext = false
		inside = inside[1:]
	}
	body := layout.Node{Kind: layout.Stack, Gap: n.Gap, Children: inside}
	if len(inside) == 0 || reading.Silent(&body) {
		return
	}
	if allTables(&body) && n.Box.Frame.Width == 0 { // a strip of cells has their ground
		w.children(&body)
		return
	}
	all, widths := pieces(&body), []int64{w.width}
	for _, p := range all {
		if sideBySide(p[0]) {
			widths = w.columnWidths(spaced(p[0]))
		}
	}
	w.openTable(widths, "")
	for i, p := range all {
		columns := [][]*layout.Node{p}
		if sideBySide(p[0]) && len(p[0].Children) == len(widths) {
			columns = nil
			for _, c := range p[0].Children {
				columns = append(columns, []*layout.Node{c})
			}
		}
		cells := make([]cell, len(columns))
		for k, nodes := range columns {
			c := cell{width: w.width, span: len(widths), fill: n.Box.Fill, padded: true, write: func() { w.children(&layout.Node{Children: nodes}) }}
			if len(columns) > 1 {
				c.width, c.span = widths[k], 1
			}
			for side, edge := range [...]bool{i == 0, k == len(columns)-1, i == len(all)-1, k == 0} {
				if edge {
					c.rules[side] = n.Box.Frame
				}
			}
			cells[k] = c
		}
		w.tableRow(cells, 0, false)
	}
	w.closeTable()
}

// sideBySide tells whether a row's columns are lists under headings, each so short that all stay on one page.
func sideBySide(n *layout.Node) bool {
	return n.Kind == layout.Row && n.Role == layout.Group && len(n.Children) > 1 &&
		!slices.ContainsFunc(n.Children, func(c *layout.Node) bool { return !reading.Has(c, layout.L) || !reading.Has(c, layout.H4) })
}

// spaced is a row whose gaps belong to the columns before them.
func spaced(n *layout.Node) *layout.Node {
	r := *n
	r.Tracks = slices.Clone(n.Tracks)
	for i := range r.Tracks {
		if r.Tracks[i].Fixed > 0 && i < len(r.Tracks)-1 {
			r.Tracks[i].Fixed += n.Gap
		}
	}
	return &r
}

// pieces are the blocks of a box, each a row of its table, so that a page may end between them. A heading stays with
// what it heads.
func pieces(n *layout.Node) [][]*layout.Node {
	var all [][]*layout.Node
	headed := false
	var walk func(n *layout.Node)
	walk = func(n *layout.Node) {
		switch {
		case reading.Silent(n):
			return
		case sideBySide(n):
			all, headed = append(all, []*layout.Node{n}), false
			return
		case n.Role == layout.Group && n.Kind != layout.Text && n.Box.Frame.Width == 0 && !(n.Kind == layout.Row && short(n)):
			for _, c := range n.Children {
				walk(c)
			}
			return
		case headed:
			all[len(all)-1] = append(all[len(all)-1], n)
		default:
			all = append(all, []*layout.Node{n})
		}
		headed = reading.Level(n.Role) > 0
	}
	walk(n)
	return all
}

// allTables tells whether a box holds nothing but lists of terms, and paragraphs under them.
func allTables(n *layout.Node) bool {
	for _, c := range n.Children {
		if reading.Silent(c) {
			continue
		}
		if reading.Has(c, layout.L) {
			return true
		}
	}
	return false
}

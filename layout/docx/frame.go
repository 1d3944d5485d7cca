package docx

import (
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
	w.openTable([]int64{w.width}, "")
	all := pieces(&body)
	for i, p := range all {
		c := cell{width: w.width, fill: n.Box.Fill, padded: true, write: func() { w.children(&layout.Node{Children: p}) }}
		for _, side := range borderOrder {
			if side == 0 && i > 0 || side == 2 && i < len(all)-1 {
				continue
			}
			c.rules[side] = n.Box.Frame
		}
		w.tableRow([]cell{c}, 0, false)
	}
	w.closeTable()
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

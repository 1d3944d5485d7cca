package docx

import (
	"slices"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/reading"
)

// The longest text of a cell, and the most cells, of a row that becomes a table.
const (
	shortText = 80
	mostCells = 12
)

// short tells whether a row's pieces are so short that they stay side by side: figures with their captions, or fields to
// write in, or three and more pieces of a few words.
func short(n *layout.Node) bool {
	cells := cellsOf(n)
	if len(cells) < 2 || len(cells) > mostCells || reading.Has(n, layout.L, layout.Table, layout.H1, layout.H2, layout.H3) {
		return false
	}
	figures, fields := true, true
	longest := 0
	for _, c := range cells {
		figures = figures && reading.Has(c, layout.Figure)
		fields = fields && isField(c)
		longest = max(longest, utf8.RuneCountInString(reading.Words(c)))
	}
	return figures || (fields || len(cells) > 2) && longest <= shortText && !reading.Has(n, layout.Figure)
}

// isField tells whether a block is a label over a line to write on.
func isField(n *layout.Node) bool {
	return len(n.Children) == 2 && n.Children[1].Kind == layout.Text && n.Children[1].Box.Rules[2].Width > 0
}

// cellsOf are a row's children that say something; icons belong to the one after them.
func cellsOf(n *layout.Node) []*layout.Node {
	var cells []*layout.Node
	for _, c := range n.Children {
		if !reading.Silent(c) {
			cells = append(cells, c)
		}
	}
	return cells
}

// rowTable is a row of short pieces as a table of one row.
func (w *writer) rowTable(n *layout.Node) {
	nodes := cellsOf(n)
	parts := make([]layout.Length, len(nodes))
	for i := range nodes {
		parts[i] = 1
	}
	if figures := reading.Has(n, layout.Figure); figures {
		for i, c := range nodes {
			parts[i] = max(1, artWidth(c))
		}
	}
	widths := w.shares(parts)
	cells := make([]cell, len(nodes))
	for i, c := range nodes {
		cells[i] = cell{width: widths[i], fill: c.Box.Fill, frame: n.Box.Frame, rules: c.Box.Rules, middle: c.Box.Y == layout.Middle, write: func() {
			bare := *c
			bare.Box = layout.Box{}
			w.node(&bare, look{})
		}}
	}
	w.openTable(widths, "")
	w.tableRow(cells, tallest(nodes), false)
	w.closeTable()
}

// pictured tells whether a row is a few paragraphs, perhaps under a heading, with pictures at their right.
func pictured(n *layout.Node) bool {
	return n.Kind == layout.Row && len(n.Children) == 2 && n.Children[0].Kind == layout.Stack && !reading.Has(n.Children[0], layout.Figure, layout.L, layout.Table) &&
		n.Children[1].Kind != layout.Picture && onlyPictures(n.Children[1])
}

// onlyPictures tells whether a block holds pictures, and no word.
func onlyPictures(n *layout.Node) bool {
	return reading.Has(n, layout.Figure) && len(textsOf(n)) == 0
}

// pictureTable is such a row as a table of one row, with the paragraphs under it beside the pictures too. A heading stays
// outside, where Word's list of headings finds it.
func (w *writer) pictureTable(n *layout.Node, under []*layout.Node, l look) {
	texts, pictures := *n.Children[0], n.Children[1]
	for len(texts.Children) > 0 && reading.Has(texts.Children[0], layout.H1, layout.H2, layout.H3) {
		w.node(texts.Children[0], l)
		texts.Children = texts.Children[1:]
	}
	texts.Children = slices.Concat(texts.Children, under)
	figures := min(twips(artWidth(pictures))+200, w.width/2)
	widths := []int64{w.width - figures, figures}
	w.openTable(widths, "")
	w.tableRow([]cell{
		{width: widths[0], write: func() { w.children(&texts) }},
		{width: widths[1], write: func() { w.node(pictures, look{}) }},
	}, 0, false)
	w.closeTable()
}

// artWidth is how wide the pictures below a node are together, with room for a caption.
func artWidth(n *layout.Node) layout.Length {
	if n.Kind == layout.Picture && n.Art != nil {
		return n.Art.Width
	}
	total := layout.Length(0)
	for _, c := range n.Children {
		if n.Kind == layout.Row {
			total += artWidth(c)
		} else {
			total = max(total, artWidth(c))
		}
	}
	return total
}

// mostTerms is how many cells of a list of terms stand side by side, and leastTerm the least width of one in twips.
const (
	mostTerms = 4
	leastTerm = 2000
)

// terms is a list of labels and what they stand for as a table, a cell each.
func (w *writer) terms(items []reading.Item) {
	if len(items) == 0 {
		return
	}
	most := max(1, min(mostTerms, int(w.width/leastTerm)))
	rows := (len(items) + most - 1) / most
	perRow := (len(items) + rows - 1) / rows
	parts := make([]layout.Length, perRow)
	for i := range parts {
		parts[i] = 1
	}
	widths := w.shares(parts)
	w.openTable(widths, "")
	for ; len(items) > 0; items = items[min(perRow, len(items)):] {
		cells := make([]cell, perRow)
		for i := range cells {
			cells[i] = cell{width: widths[i], fill: layout.Tint, padded: true, write: func() {
				if i < len(items) {
					w.term(items[i])
				}
			}}
		}
		w.tableRow(cells, 0, false)
	}
	w.closeTable()
}

func (w *writer) term(it reading.Item) {
	if it.Label != nil {
		w.phrase(it.Label, look{})
	}
	for _, body := range it.Body {
		for _, t := range textsOf(body) {
			w.paragraph(t.Role, t.Type, look{}, func() { w.spans(t) })
		}
	}
}

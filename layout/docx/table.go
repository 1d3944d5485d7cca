package docx

import (
	"fmt"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/reading"
)

// The longest text of a cell, and the most cells, of a row that becomes a table.
const (
	shortText = 60
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

// cell is one cell of a table.
type cell struct {
	width  int64
	span   int
	fill   layout.Colour
	frame  layout.Stroke
	rules  [4]layout.Stroke
	middle bool
	padded bool
	write  func()
}

// openTable begins a table; a paragraph parts it from a table before it, and takes the page break that is due.
func (w *writer) openTable(widths []int64, name string) {
	if w.endsInTable || w.breakNext || w.prefix != "" || len(w.marks) > 0 {
		w.separator()
	}
	total := int64(0)
	for _, v := range widths {
		total += v
	}
	fmt.Fprintf(&w.b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>`, total)
	if name != "" {
		fmt.Fprintf(&w.b, `<w:tblCaption w:val="%s"/>`, esc(name))
	}
	w.b.WriteString("</w:tblPr><w:tblGrid>")
	for _, v := range widths {
		fmt.Fprintf(&w.b, `<w:gridCol w:w="%d"/>`, v)
	}
	w.b.WriteString("</w:tblGrid>")
}

func (w *writer) closeTable() {
	w.b.WriteString("</w:tbl>")
	w.endsInTable = true
}

func (w *writer) tableRow(cells []cell, height layout.Length, head bool) {
	w.b.WriteString("<w:tr><w:trPr>")
	if len(cells) > 1 {
		w.b.WriteString("<w:cantSplit/>")
	}
	if height > 0 {
		fmt.Fprintf(&w.b, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(height))
	}
	if head {
		w.b.WriteString("<w:tblHeader/>")
	}
	w.b.WriteString("</w:trPr>")
	for _, c := range cells {
		w.cell(c)
	}
	w.b.WriteString("</w:tr>")
}

func (w *writer) cell(c cell) {
	fmt.Fprintf(&w.b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, c.width)
	if c.span > 1 {
		fmt.Fprintf(&w.b, `<w:gridSpan w:val="%d"/>`, c.span)
	}
	w.cellBorders(c)
	if c.fill != layout.None {
		fmt.Fprintf(&w.b, `<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, w.styles.hex(c.fill))
	}
	if c.padded {
		w.b.WriteString(`<w:tcMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tcMar>`)
	}
	if c.middle {
		w.b.WriteString(`<w:vAlign w:val="center"/>`)
	}
	w.b.WriteString("</w:tcPr>")
	outer := w.width
	w.width = c.width
	if c.padded {
		w.width -= 160
	}
	w.inCell++
	start := w.b.Len()
	w.endsInTable = false
	c.write()
	if w.endsInTable || w.b.Len() == start { // a cell ends with a paragraph
		w.separator()
	}
	w.inCell--
	w.width = outer
	w.b.WriteString("</w:tc>")
}

func (w *writer) cellBorders(c cell) {
	open := false
	for _, i := range borderOrder {
		s := c.frame
		if c.rules[i].Width > 0 {
			s = c.rules[i]
		}
		if s.Width == 0 {
			continue
		}
		if !open {
			w.b.WriteString("<w:tcBorders>")
			open = true
		}
		fmt.Fprintf(&w.b, `<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%s"/>`, sides[i], eighths(s.Width), w.styles.hex(s.Colour))
	}
	if open {
		w.b.WriteString("</w:tcBorders>")
	}
}

// shares divides the width in proportion.
func (w *writer) shares(parts []layout.Length) []int64 {
	total := layout.Length(0)
	for _, p := range parts {
		total += p
	}
	out := make([]int64, len(parts))
	for i, p := range parts {
		out[i] = w.width * int64(p) / int64(total)
	}
	return out
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

func tallest(nodes []*layout.Node) layout.Length {
	h := layout.Length(0)
	for _, n := range nodes {
		h = max(h, n.Box.Height, n.Box.MinHeight)
	}
	return h
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

// table writes a table of data.
func (w *writer) table(t *layout.Node) {
	rows := reading.Below(t, layout.TR)
	var most *layout.Node
	for _, r := range rows {
		if most == nil || len(r.Children) > len(most.Children) {
			most = r
		}
	}
	if most == nil {
		return
	}
	widths := w.columnWidths(most)
	w.openTable(widths, "")
	for i, r := range rows {
		w.keepNext = t.Keep.Together && i < len(rows)-1
		var cells []cell
		head, column := true, 0
		for _, c := range append(reading.Below(r, layout.TH), reading.Below(r, layout.TD)...) {
			span := max(1, c.Span)
			width := int64(0)
			for i := column; i < column+span && i < len(widths); i++ {
				width += widths[i]
			}
			column += span
			head = head && c.Role == layout.TH && c.Scope == layout.ColumnScope
			cells = append(cells, cell{width: width, span: span, fill: c.Box.Fill, frame: c.Box.Frame, middle: true, write: func() { w.cellContent(c) }})
		}
		w.tableRow(cells, tallest(append(reading.Below(r, layout.TH), reading.Below(r, layout.TD)...)), head)
	}
	w.keepNext = false
	w.closeTable()
}

func (w *writer) cellContent(n *layout.Node) {
	bare := *n
	bare.Box = layout.Box{}
	if n.Kind == layout.Text {
		w.paragraph(n.Role, n.Type, look{}, func() { w.spans(n) })
		return
	}
	w.children(&bare)
}

// columnWidths are a table's columns: fixed ones as they are, the others share what is left.
func (w *writer) columnWidths(r *layout.Node) []int64 {
	widths := make([]int64, len(r.Children))
	left, open := w.width, int64(0)
	for i := range widths {
		if i < len(r.Tracks) && r.Tracks[i].Fixed > 0 {
			widths[i] = min(twips(r.Tracks[i].Fixed), left/2)
			left -= widths[i]
		} else {
			open++
		}
	}
	for i := range widths {
		if widths[i] == 0 && open > 0 {
			widths[i] = left / open
		}
	}
	return widths
}

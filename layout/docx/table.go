package docx

import (
	"fmt"

	"handout/layout"
	"handout/layout/reading"
)

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

// rowPart is the part in hundredths of its height on paper that a row has: heads and dates that stand side by side on paper
// stand below one another here, and the page is to hold as many rows.
const rowPart = 88

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
		w.tableRow(cells, tallest(append(reading.Below(r, layout.TH), reading.Below(r, layout.TD)...))*rowPart/100, head)
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

// tallest is the greatest height that any of the nodes asks for.
func tallest(nodes []*layout.Node) layout.Length {
	h := layout.Length(0)
	for _, n := range nodes {
		h = max(h, n.Box.Height, n.Box.MinHeight)
	}
	return h
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

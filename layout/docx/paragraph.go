package docx

import (
	"fmt"
	"html"
	"strings"

	"handout/layout"
	"handout/layout/reading"
)

func esc(s string) string { return html.EscapeString(clean(s)) }

// clean leaves out what XML cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

// separator is a paragraph as low as can be, between two tables and at the end of a cell.
func (w *writer) separator() {
	breaks := ""
	if w.breakNext {
		breaks, w.breakNext = "<w:pageBreakBefore/>", false
	}
	w.b.WriteString("<w:p><w:pPr>" + breaks + `<w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/></w:pPr>`)
	w.flushMarks()
	w.b.WriteString(w.prefix + "</w:p>")
	w.prefix, w.endsInTable = "", false
}

// look is how a paragraph differs from its style.
type look struct {
	list      int // numbering; 0 for none
	indent    int64
	before    layout.Length
	pageBreak bool
	keepNext  bool
	fill      layout.Colour
	frame     layout.Stroke
	rules     [4]layout.Stroke
	tabs      bool
}

// paragraph writes a paragraph of the pieces that write gives.
func (w *writer) paragraph(role layout.Role, t layout.Type, l look, write func()) {
	l.pageBreak = l.pageBreak || w.breakNext
	w.breakNext = false
	w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + w.styles.paragraph(role, t) + `"/>`)
	w.styled = w.b.Len()
	if l.keepNext || w.keepNext {
		w.b.WriteString("<w:keepNext/>")
	}
	if l.pageBreak {
		w.b.WriteString("<w:pageBreakBefore/>")
	}
	if l.list > 0 {
		fmt.Fprintf(&w.b, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, l.list)
	}
	w.borders(l)
	if l.fill != layout.None {
		fmt.Fprintf(&w.b, `<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, w.styles.hex(l.fill))
	}
	if l.tabs {
		fmt.Fprintf(&w.b, `<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, w.width)
	}
	if before := twips(l.before); before > spaceAbove[reading.Level(role)] {
		fmt.Fprintf(&w.b, `<w:spacing w:before="%d"/>`, before)
	}
	if l.indent > 0 {
		fmt.Fprintf(&w.b, `<w:ind w:left="%d"/>`, l.indent)
	}
	switch t.Align {
	case layout.Centre:
		w.b.WriteString(`<w:jc w:val="center"/>`)
	case layout.Right:
		if w.inCell > 0 {
			w.b.WriteString(`<w:jc w:val="right"/>`)
		}
	}
	w.b.WriteString("</w:pPr>")
	w.flushMarks()
	w.b.WriteString(w.prefix)
	w.prefix = ""
	write()
	w.b.WriteString("</w:p>")
	w.endsInTable = false
}

var sides = [...]string{"top", "right", "bottom", "left"}

// borderOrder is the order in which the format wants a paragraph's and a cell's borders.
var borderOrder = [...]int{0, 3, 2, 1}

func (w *writer) borders(l look) {
	var b strings.Builder
	for _, i := range borderOrder {
		s := l.frame
		if l.rules[i].Width > 0 {
			s = l.rules[i]
		}
		if s.Width > 0 {
			fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="%d" w:space="2" w:color="%s"/>`, sides[i], eighths(s.Width), w.styles.hex(s.Colour))
		}
	}
	if foot := l.rules[2]; foot.Width > 0 && l.frame.Width == 0 { // lines to write on, one under another, would share one
		fmt.Fprintf(&b, `<w:between w:val="single" w:sz="%d" w:space="2" w:color="%s"/>`, eighths(foot.Width), w.styles.hex(foot.Colour))
	}
	if b.Len() > 0 {
		w.b.WriteString("<w:pBdr>" + b.String() + "</w:pBdr>")
	}
}

// flushMarks sets the bookmarks of nodes that began since the last paragraph.
func (w *writer) flushMarks() {
	for _, id := range w.marks {
		w.bookmarks++
		fmt.Fprintf(&w.b, `<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%[1]d"/>`, w.bookmarks, w.anchor(id))
	}
	w.marks = nil
}

// anchor is the bookmark of a node: Word allows letters and figures, and 40 of them.
func (w *writer) anchor(id string) string {
	if a, ok := w.anchors[id]; ok {
		return a
	}
	a := fmt.Sprintf("place_%d", len(w.anchors)+1)
	w.anchors[id] = a
	return a
}

// letters are what a run changes of its paragraph's letters.
type letters struct {
	bold   bool
	fill   layout.Colour
	frame  layout.Stroke
	colour layout.Colour
	lang   string
	link   bool
}

func (w *writer) run(text string, l letters) {
	if text == "" {
		return
	}
	w.b.WriteString("<w:r>" + w.letters(l) + text + "</w:r>")
}

func (w *writer) letters(l letters) string {
	var b strings.Builder
	if l.bold {
		b.WriteString("<w:b/><w:bCs/>")
	}
	if l.colour != layout.None {
		fmt.Fprintf(&b, `<w:color w:val="%s"/>`, w.styles.hex(l.colour))
	}
	if l.link {
		b.WriteString(`<w:u w:val="single"/>`)
	}
	if l.frame.Width > 0 {
		fmt.Fprintf(&b, `<w:bdr w:val="single" w:sz="%d" w:space="0" w:color="%s"/>`, eighths(l.frame.Width), w.styles.hex(l.frame.Colour))
	}
	if l.fill != layout.None {
		fmt.Fprintf(&b, `<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, w.styles.hex(l.fill))
	}
	if l.lang != "" {
		fmt.Fprintf(&b, `<w:lang w:val="%s"/>`, esc(l.lang))
	}
	if b.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + b.String() + "</w:rPr>"
}

func words(s string) string { return `<w:t xml:space="preserve">` + esc(s) + "</w:t>" }

// spans writes a paragraph's pieces.
func (w *writer) spans(n *layout.Node) {
	lang := n.Lang
	for i := range n.Spans {
		s := &n.Spans[i]
		l := letters{bold: s.Strong && n.Type.Weight < 600, lang: s.Lang}
		if l.lang == "" {
			l.lang = lang
		}
		switch s.Kind {
		case layout.LineBreak:
			w.run("<w:br/>", l)
		case layout.Blank:
			w.blank(s)
		case layout.Tick:
			w.tick(s)
		case layout.PageRef:
			w.field(` PAGEREF `+w.anchor(s.Target)+` \h `, s.Text, l)
		case layout.PageNumber:
			w.field(" PAGE ", "1", l)
		case layout.PageTotal:
			w.field(" NUMPAGES ", "1", l)
		default:
			w.linked(s, l)
		}
	}
}

func (w *writer) field(code, shown string, l letters) {
	fmt.Fprintf(&w.b, `<w:fldSimple w:instr="%s">`, esc(code))
	w.run(words(shown), l)
	w.b.WriteString("</w:fldSimple>")
}

// linked writes words, and their link if they have one.
func (w *writer) linked(s *layout.Span, l letters) {
	text := strings.ReplaceAll(s.Text, "\u200b", "")
	if s.Link == "" {
		w.run(words(text), l)
		return
	}
	l.link = true
	if id, inside := strings.CutPrefix(s.Link, "#"); inside {
		fmt.Fprintf(&w.b, `<w:hyperlink w:anchor="%s">`, w.anchor(id))
	} else {
		fmt.Fprintf(&w.b, `<w:hyperlink r:id="%s">`, w.link(s.Link))
	}
	w.run(words(text), l)
	w.b.WriteString("</w:hyperlink>")
}

func (w *writer) link(address string) string {
	for _, r := range w.links {
		if r.target == address {
			return r.id
		}
	}
	id := fmt.Sprintf("link%d", len(w.links)+1)
	w.links = append(w.links, relation{id, related + "/hyperlink", address})
	return id
}

// blankUnit is about how wide an underscore is. A blank is a string of them: not every program draws a line below spaces.
const blankUnit = 6670

// blank is a content control on a line to write on. In a table's cell, the cell is the place to write.
func (w *writer) blank(s *layout.Span) {
	if s.Line.Width == 0 && w.inCell > 0 {
		return
	}
	width := s.Width
	if s.Fill {
		width = max(width, layout.MM(30))
	}
	if s.Line.Width == 0 { // its line is the paragraph's
		w.control(s.Text, "<w:text/>", "", "\u00a0")
		return
	}
	w.control(s.Text, "<w:text/>", "", strings.Repeat("_", max(4, min(24, int(width/blankUnit)))))
}

// tick is a box that Word ticks on a click.
func (w *writer) tick(s *layout.Span) {
	w.control(s.Text, `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`,
		`<w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr>`, "☐")
}

func (w *writer) control(name, kind, letters, text string) {
	w.controls++
	fmt.Fprintf(&w.b, `<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:id w:val="%d"/>%s</w:sdtPr><w:sdtContent><w:r>%s%s</w:r></w:sdtContent></w:sdt>`,
		esc(name), w.controls, kind, letters, words(text))
}

package html

import (
	"fmt"
	"strconv"

	"handout/layout"
	"handout/layout/reading"
)

// place is what a node's parent says of it: its classes for distance and width.
type place struct{ style, class string }

// element is how a role is written. Elements that hold phrases alone make boxes inside them spans.
type element struct {
	tag    string
	phrase bool
}

var elements = map[layout.Role]element{
	layout.Group: {"div", false}, layout.Div: {"div", false}, layout.Sect: {"section", false}, layout.DocumentRo: {"div", false},
	layout.H1: {"h1", true}, layout.H2: {"h2", true}, layout.H3: {"h3", true}, layout.H4: {"h4", true},
	layout.P: {"p", true}, layout.Caption: {"figcaption", false}, layout.Lbl: {"div", false}, layout.LBody: {"div", false},
	layout.LI: {"div", false}, layout.Artifact: {"div", false},
}

// children writes a node's children, each with its distance from the one above or beside it.
func (w *writer) children(n *layout.Node) {
	row := n.Kind == layout.Row
	for i, c := range n.Children {
		var p place
		if row {
			p = inRow(n, i)
		} else {
			gap := c.Above
			if i > 0 {
				gap += n.Gap
			}
			if gap > 0 {
				p.style = "margin-top:" + rem(gap)
			}
		}
		w.node(c, p)
	}
}

// node writes one node.
func (w *writer) node(n *layout.Node, p place) {
	switch {
	case n.Role == layout.Artifact && n.Kind != layout.Picture:
		w.silent(n, p)
	case n.Kind == layout.Picture:
		w.picture(n, p)
	case n.Role == layout.L:
		w.list(n, p)
	case n.Role == layout.Table:
		w.table(n, p)
	case n.Kind == layout.Stack && n.Role == layout.Group && hasCaption(n):
		w.box("figure", n, p, func() { w.children(n) })
	default:
		e := elements[n.Role]
		if e.tag == "" {
			e.tag = "div"
		}
		if w.inline > 0 && (n.Role == layout.Group || n.Role == layout.P) {
			e = element{"span", true}
			p.class = join(p.class, "b")
		}
		w.phrases(e.phrase, func() { w.box(e.tag, n, p, func() { w.content(n) }) })
	}
}

// silent is a box without meaning, for those who see.
func (w *writer) silent(n *layout.Node, p place) {
	w.open("div", n, p, ` aria-hidden="true"`)
	w.content(n)
	w.b.WriteString("</div>\n")
}

func (w *writer) phrases(on bool, write func()) {
	if on {
		w.inline++
		defer func() { w.inline-- }()
	}
	write()
}

func hasCaption(n *layout.Node) bool {
	for _, c := range n.Children {
		if c.Role == layout.Caption {
			return true
		}
	}
	return false
}

func (w *writer) content(n *layout.Node) {
	if n.Kind == layout.Text {
		w.spans(n)
		return
	}
	w.children(n)
}

// box writes an element with what every node may have: identity, language, looks.
func (w *writer) box(tag string, n *layout.Node, p place, content func()) {
	w.open(tag, n, p, "")
	content()
	w.b.WriteString("</" + tag + ">\n")
}

func (w *writer) open(tag string, n *layout.Node, p place, attributes string) {
	w.b.WriteString("<" + tag)
	if id := w.id(n); id != "" {
		w.attribute("id", id)
	}
	if n.Lang != "" {
		w.attribute("lang", n.Lang)
	}
	if class := w.class(n, p); class != "" {
		w.attribute("class", class)
	}
	if page := w.starts[n]; page > 0 && n.Break != layout.NoBreak {
		w.attribute("data-page", strconv.Itoa(page))
	}
	w.b.WriteString(attributes)
	w.b.WriteByte('>')
}

func (w *writer) attribute(name, value string) {
	w.b.WriteString(" " + name + "=\"" + esc(value) + "\"")
}

// id is a node's own ID; headings without one get a number, so that tables can be named after them.
func (w *writer) id(n *layout.Node) string {
	id := n.ID
	if id == "main" {
		id = "" // the file's own
	}
	if reading.Level(n.Role) > 0 {
		w.headings++
		if id == "" {
			id = fmt.Sprintf("heading-%d", w.headings)
		}
		w.heading = id
	}
	return id
}

// list writes a list as what its labels make it.
func (w *writer) list(l *layout.Node, p place) {
	kind, items := reading.List(l)
	switch kind {
	case reading.Terms:
		p.class = join(p.class, "terms")
		w.box("dl", l, p, func() { w.terms(items) })
	case reading.Numbers:
		p.class = join(p.class, columns(l))
		w.open("ol", l, p, ` role="list"`)
		for _, it := range items {
			w.numbered(l, it)
		}
		w.b.WriteString("</ol>\n")
	default:
		p.class = join(p.class, [...]string{reading.Plain: "plain", reading.Bullets: "dots"}[kind])
		p.class = join(p.class, columns(l))
		w.open("ul", l, p, map[reading.Kind]string{reading.Plain: ` role="list"`}[kind])
		for _, it := range items {
			w.b.WriteString("<li" + w.classAttribute(gap(l), it.Node) + ">")
			w.bodies(it.Body)
			w.b.WriteString("</li>\n")
		}
		w.b.WriteString("</ul>\n")
	}
}

// columns is the class of a list whose items stand in columns side by side.
func columns(l *layout.Node) string {
	if l.Kind == layout.Row && len(l.Children) > 1 {
		return "columns" + strconv.Itoa(min(len(l.Children), 3))
	}
	return ""
}

// gap is the distance between a list's items.
func gap(l *layout.Node) string {
	if l.Kind != layout.Row && l.Gap > 0 {
		return "margin-top:" + rem(l.Gap)
	}
	return ""
}

func (w *writer) classAttribute(style string, n *layout.Node) string {
	class := ""
	if style != "" {
		class = w.styles.class(style, "")
	}
	if n.Keep.Together {
		class = join(class, "keep")
	}
	if class == "" {
		return ""
	}
	return ` class="` + class + `"`
}

// numbered is an item whose number stands in its value, and looks as its label does.
func (w *writer) numbered(l *layout.Node, it reading.Item) {
	class := "numbered"
	if it.Node.Keep.Together {
		class = join(class, "keep")
	}
	class = join(class, w.styles.class(textStyle(it.Label.Type)+boxStyle(it.Label), "::before"))
	if g := gap(l); g != "" {
		class = join(class, w.styles.class(g, ""))
	}
	fmt.Fprintf(&w.b, `<li class="%s" value="%d">`, class, it.Number)
	w.bodies(it.Body)
	w.b.WriteString("</li>\n")
}

func (w *writer) bodies(nodes []*layout.Node) {
	for _, n := range nodes {
		w.node(n, place{})
	}
}

// terms writes a list of labels and what they stand for; each pair is one box.
func (w *writer) terms(items []reading.Item) {
	for _, it := range items {
		w.open("div", it.Node, place{}, "")
		if it.Label != nil {
			w.phrases(true, func() { w.box("dt", it.Label, place{}, func() { w.content(it.Label) }) })
		}
		for _, n := range it.Body {
			w.box("dd", n, place{}, func() { w.content(n) })
		}
		w.b.WriteString("</div>\n")
	}
}

// table writes a table. In a small window the first cell of a row stands over the others; should they be too wide even then,
// the table lies in a box that scrolls by itself and that the keyboard reaches. Roles are written out, as rows that are set
// otherwise lose theirs in some browsers.
func (w *writer) table(t *layout.Node, p place) {
	name := ""
	if w.heading != "" {
		name = ` role="group" aria-labelledby="` + esc(w.heading) + `"`
	}
	w.b.WriteString(`<div class="scroll" tabindex="0"` + name + ">")
	rows, most := reading.Below(t, layout.TR), 2
	for _, r := range rows {
		most = max(most, len(r.Children))
	}
	p.class, p.style = join(p.class, "table"), join2(p.style, "--cells:"+strconv.Itoa(most-1))
	w.open("table", t, p, ` role="table"`)
	w.columnWidths(rows)
	for _, r := range rows {
		w.open("tr", &layout.Node{ID: r.ID, Lang: r.Lang}, place{}, ` role="row"`)
		for _, c := range reading.Below(r, layout.TH) {
			w.cell(c)
		}
		for _, c := range reading.Below(r, layout.TD) {
			w.cell(c)
		}
		w.b.WriteString("</tr>\n")
	}
	w.b.WriteString("</table>\n</div>\n")
}

// columnWidths sets the fixed columns of the row that has most.
func (w *writer) columnWidths(rows []*layout.Node) {
	var most *layout.Node
	for _, r := range rows {
		if most == nil || len(r.Tracks) > len(most.Tracks) {
			most = r
		}
	}
	if most == nil {
		return
	}
	w.b.WriteString("<colgroup>")
	for _, t := range most.Tracks {
		w.b.WriteString("<col")
		if t.Fixed > 0 {
			w.attribute("class", w.styles.class("width:"+rem(t.Fixed), ""))
		}
		w.b.WriteByte('>')
	}
	w.b.WriteString("</colgroup>\n")
}

var scopes = [...]string{
	layout.NoScope:     "",
	layout.ColumnScope: ` scope="col" role="columnheader"`,
	layout.RowScope:    ` scope="row" role="rowheader"`,
}

func (w *writer) cell(n *layout.Node) {
	tag, attributes := "td", ` role="cell"`
	if n.Role == layout.TH {
		tag, attributes = "th", scopes[n.Scope]
	}
	if n.Span > 1 {
		attributes += fmt.Sprintf(` colspan="%d"`, n.Span)
	}
	w.open(tag, n, place{}, attributes)
	w.content(n)
	w.b.WriteString("</" + tag + ">\n")
}

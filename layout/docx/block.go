package docx

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/reading"
)

// writer writes the body of one document.
type writer struct {
	b         bytes.Buffer
	doc       *layout.Document
	styles    styles
	numbering numbering
	media     media
	links     []relation
	anchors   map[string]string
	marks     []string // IDs of nodes that the next paragraph starts
	bookmarks int
	controls  int
	width     int64 // of the place written into, in twips

	prefix      string // runs that the next paragraph begins with: an icon, a number
	keepNext    bool   // every paragraph stays with the next: the head of a box
	breakNext   bool   // the next paragraph starts a page
	styled      int    // where the last paragraph's style ends in b
	lines       int    // of those to write on, one after the other
	inCell      int    // depth of tables
	endsInTable bool   // the last thing written is a table, which must not touch the next one nor end a cell
}

// The page's margins in twips, as the PDF has them at the sides: 15 mm, and 10.5 on a card.
const (
	pageMargin = 850
	cardMargin = 595
	cardPaper  = 7000 // the widest paper of a card
)

func (w *writer) margin() int64 {
	if width, _ := w.paper(); width <= cardPaper {
		return cardMargin
	}
	return pageMargin
}

const footerRelation = "rId4"

func newWriter(d *layout.Document) *writer {
	w := &writer{doc: d, styles: newStyles(d), anchors: map[string]string{}}
	w.media.tokens = d.Palette
	w.b.Grow(400_000) // a usual handout's text, so that it is not copied while it grows
	width, _ := w.paper()
	w.width = width - 2*w.margin()
	return w
}

func (w *writer) paper() (width, height int64) {
	if len(w.doc.Pages) == 0 {
		return 11906, 16838
	}
	return twips(w.doc.Pages[0].Width), twips(w.doc.Pages[0].Height)
}

// children writes a node's children below one another.
func (w *writer) children(n *layout.Node) {
	for i := 0; i < len(n.Children); i++ {
		c := n.Children[i]
		above := c.Above
		if i > 0 && n.Kind != layout.Row {
			above += n.Gap
		}
		if n.Kind == layout.Stack && pictured(c) {
			under := texts(n.Children[i+1:])
			w.pictureTable(c, under, look{before: above})
			i += len(under)
			continue
		}
		w.node(c, look{before: above})
	}
}

// texts are the paragraphs that nodes begin with.
func texts(nodes []*layout.Node) []*layout.Node {
	if end := slices.IndexFunc(nodes, func(n *layout.Node) bool { return n.Kind != layout.Text }); end >= 0 {
		return nodes[:end]
	}
	return nodes
}

// node writes one node; l is what its parent says of it.
func (w *writer) node(n *layout.Node, l look) {
	if n.Role == layout.Artifact {
		return
	}
	if n.ID != "" {
		w.marks = append(w.marks, n.ID)
	}
	if n.Break != layout.NoBreak {
		w.breakNext = true
	}
	switch {
	case n.Kind == layout.Text:
		w.text(n, l)
	case n.Kind == layout.Picture:
		w.paragraph(layout.P, layout.Type{}, l, func() { w.b.WriteString(w.media.picture(n)) })
	case n.Role == layout.L:
		w.list(n)
	case n.Role == layout.Table:
		w.table(n)
	case reading.Level(n.Role) > 0, n.Role == layout.Caption:
		w.phrase(n, l)
	case n.Kind == layout.Row && short(n):
		w.rowTable(n)
	case n.Kind == layout.Row:
		w.row(n, l)
	case n.Box.Frame.Width > 0 || n.Box.Fill != layout.None:
		w.framed(n)
	default:
		if l.before > 0 && len(n.Children) > 0 {
			first := *n
			first.Children = append([]*layout.Node(nil), n.Children...)
			spaced := *n.Children[0]
			spaced.Above += l.before
			first.Children[0] = &spaced
			n = &first
		}
		w.children(n)
	}
}

// mostLines is how many lines to write on stand below one another: a file that is edited grows by itself.
const mostLines = 4

// text is one paragraph.
func (w *writer) text(n *layout.Node, l look) {
	if len(n.Spans) == 1 && n.Spans[0].Kind == layout.Blank && n.Spans[0].Line.Width == 0 && w.inCell == 0 {
		if w.lines++; w.lines > mostLines {
			return
		}
	} else {
		w.lines = 0
	}
	if reading.Silent(n) && w.inCell == 0 && n.Box.Rules == ([4]layout.Stroke{}) {
		return
	}
	l.keepNext = l.keepNext || n.Keep.Next
	if l.fill == layout.None {
		l.fill = n.Box.Fill
	}
	if l.frame.Width == 0 {
		l.frame = n.Box.Frame
	}
	if w.inCell == 0 || l.rules == ([4]layout.Stroke{}) {
		l.rules = n.Box.Rules
	}
	w.paragraph(n.Role, n.Type, l, func() { w.spans(n) })
}

// phrase is a paragraph whose pieces stand in several boxes.
func (w *writer) phrase(n *layout.Node, l look) {
	texts := textsOf(n)
	if len(texts) == 0 {
		return
	}
	l.keepNext = l.keepNext || n.Keep.Next
	main := texts[len(texts)-1]
	w.prefix += w.icons(n)
	w.paragraph(n.Role, main.Type, l, func() {
		for i, t := range texts {
			if i > 0 {
				w.run(words(" "), letters{})
			}
			w.spans(bolded(t, main))
		}
	})
}

// bolded is a text among others of another weight.
func bolded(n, main *layout.Node) *layout.Node {
	if n.Type.Weight < 600 || main.Type.Weight >= 600 {
		return n
	}
	b := *n
	b.Spans = append([]layout.Span(nil), n.Spans...)
	b.Type.Weight = main.Type.Weight
	for i := range b.Spans {
		b.Spans[i].Strong = true
	}
	return &b
}

// textsOf lists the paragraphs below a node.
func textsOf(n *layout.Node) []*layout.Node {
	if n.Role == layout.Artifact {
		return nil
	}
	if n.Kind == layout.Text {
		return []*layout.Node{n}
	}
	var all []*layout.Node
	for _, c := range n.Children {
		all = append(all, textsOf(c)...)
	}
	return all
}

// The longest text of a sign, in characters, and of one that has a box of its own.
const (
	signText = 3
	chipText = 10
)

// sign tells whether a text is so short that it stands before the next one: a number, a chip.
func sign(n *layout.Node) bool {
	if n.Kind != layout.Text || len(n.Spans) != 1 || n.Spans[0].Kind != layout.Words {
		return false
	}
	length := utf8.RuneCountInString(reading.Words(n))
	return length <= signText || length <= chipText && n.Box.Width > 0 && n.Box.Frame.Width > 0
}

// beside are the pieces of a row. In a row with a look of its own, what only groups paragraphs is taken for these, which get
// that look; so is a group of a sign.
func beside(n *layout.Node) []*layout.Node {
	other := func(c *layout.Node) bool { return c.Kind != layout.Text }
	var all []*layout.Node
	for _, c := range n.Children {
		plain := c.Kind == layout.Stack && c.Role == layout.Group && c.ID == "" && c.Box == (layout.Box{}) && !slices.ContainsFunc(c.Children, other)
		if plain && (n.Box != (layout.Box{}) || len(c.Children) == 1 && c.Children[0].Box.Fill != layout.None) {
			all = append(all, c.Children...)
		} else {
			all = append(all, c)
		}
	}
	return all
}

// row writes what stands side by side one after the other; icons and signs go before the paragraph they stand beside.
func (w *writer) row(n *layout.Node, l look) {
	box := n.Box
	all := beside(n)
	for i, c := range all {
		switch {
		case c.Role == layout.Artifact && c.Kind == layout.Picture:
			w.prefix += w.icon(c)
		case sign(c) && i+1 < len(all):
			w.sign(c)
		default:
			own := look{fill: box.Fill, frame: box.Frame, before: c.Above, keepNext: n.Keep.Next}
			if i == 0 || w.prefix != "" {
				own.before = max(own.before, l.before)
			}
			if own.frame.Width > 0 && c.Kind == layout.Text && i == len(all)-1 && !reading.Has(n, layout.H1, layout.H2, layout.H3) {
				w.keepLast()
			}
			if c.Kind != layout.Text { // what a box holds has looks of its own
				own = look{before: own.before, keepNext: own.keepNext}
			}
			w.node(c, own)
		}
	}
}

// keepLast keeps the last paragraph on the page of what follows: a stop rule never leaves its steps.
func (w *writer) keepLast() {
	if w.styled == 0 || w.endsInTable || w.breakNext {
		return
	}
	tail := bytes.Clone(w.b.Bytes()[w.styled:])
	if bytes.HasPrefix(tail, []byte("<w:keepNext/>")) {
		return
	}
	w.b.Truncate(w.styled)
	w.b.WriteString("<w:keepNext/>")
	w.b.Write(tail)
}

// sign puts a short text before the next paragraph, on the ground that it has on paper.
func (w *writer) sign(n *layout.Node) {
	var outer bytes.Buffer
	w.b, outer = outer, w.b
	l := letters{bold: n.Type.Weight >= 600, fill: n.Box.Fill, frame: n.Box.Frame, colour: n.Type.Colour, lang: n.Lang}
	w.run(words("\u00a0"+reading.Words(n)+"\u00a0"), l)
	w.run(words(" "), letters{})
	w.prefix += w.b.String()
	w.b = outer
}

// icons are the icons below a node.
func (w *writer) icons(n *layout.Node) string {
	if n.Role == layout.Artifact {
		if n.Kind == layout.Picture {
			return w.icon(n)
		}
		return ""
	}
	all := ""
	for _, c := range n.Children {
		all += w.icons(c)
	}
	return all
}

func (w *writer) icon(n *layout.Node) string {
	if n.Art == nil || n.Art.Drawing == nil {
		return ""
	}
	return w.media.picture(n) + `<w:r><w:t xml:space="preserve">` + "\u00a0" + `</w:t></w:r>`
}

// list writes a list as what its labels make it.
func (w *writer) list(l *layout.Node) {
	kind, items := reading.List(l)
	number := 0
	switch kind {
	case reading.Terms:
		w.terms(items)
		return
	case reading.Bullets:
		number = bulletList
	case reading.Numbers:
		if len(items) > 0 {
			number = w.numbering.count(items[0].Number)
		}
	}
	for _, it := range items {
		first := true
		for _, body := range it.Body {
			w.prefix += w.icons(body)
			for _, t := range textsOf(body) {
				own := look{list: number}
				if !first && number > 0 {
					own = look{indent: 280}
				}
				w.paragraph(t.Role, t.Type, own, func() { w.spans(t) })
				first = false
			}
		}
	}
}

// endBody closes the body with the paper and the footer.
func (w *writer) endBody() {
	if w.endsInTable {
		w.separator()
	}
}

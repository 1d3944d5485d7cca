// Package plain writes a document as plain text, for mail and for pasting.
//
// Input: a layout.Document; of it the tree counts. Output: UTF-8 text in lines of at most 72 characters, the same for
// the same document. Headings are underlined, lists have their signs, blanks are lines of underscores, framed boxes are
// marked by a bar at their side. Decoration is left out; what a picture shows stands in brackets. Where a page of the PDF
// starts with a new part, a line of hyphens holds its number, so that "see page 4" means something here too.
package plain

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/reading"
)

// columns is how many characters a line holds.
const columns = 72

// Write makes the text.
func Write(d *layout.Document) []byte {
	w := writer{starts: reading.Starts(d)}
	w.blocks(d.Root)
	return []byte(strings.TrimSpace(w.b.String()) + "\n")
}

type writer struct {
	b      strings.Builder
	starts map[*layout.Node]int // the page that a node starts
	left   string               // stands at the start of each line
	first  string               // stands at the start of the next line in its place, if it begins an item
	begins bool                 // the next line begins an item
	top    bool                 // nothing has been written yet below the upper edge of a frame
	lead   string               // words that the next line begins with: a number, a chip
	empty  bool                 // an empty line comes before the next one
	gap    string               // what that line begins with
	cells  bool                 // within a table, where an empty cell is the place to write
}

// blocks writes a node's children.
func (w *writer) blocks(n *layout.Node) {
	for _, c := range n.Children {
		w.block(c)
	}
}

func (w *writer) block(n *layout.Node) {
	switch {
	case n.Role == layout.Artifact:
		return
	case n.Break != layout.NoBreak:
		w.page(w.starts[n])
	case n.Role == layout.Sect:
		w.space()
	}
	switch {
	case framed(n):
		w.framed(n)
	case reading.Level(n.Role) > 0:
		w.heading(n)
	case n.Role == layout.L:
		w.list(n)
	case n.Role == layout.Table:
		w.table(n)
	case n.Role == layout.Figure:
		w.lines("[" + n.Alt + "]")
	case n.Kind == layout.Text:
		w.lines(w.text(n))
		if n.Role == layout.P {
			w.space()
		}
	case phrase(n):
		w.lines(w.text(n))
		w.space()
	case n.Kind == layout.Row:
		w.row(n)
	default:
		w.blocks(n)
	}
}

// page parts what stands on one page of the PDF from the next.
func (w *writer) page(number int) {
	w.space()
	if number > 0 {
		label := " " + strconv.Itoa(number)
		w.lines(strings.Repeat("-", columns-len(label)-utf8.RuneCountInString(w.left)) + label)
		w.space()
	}
}

// shortText is the longest of the pieces of a row that stay lines without space between them.
const shortText = 40

// row writes what stands side by side one after the other. A number goes before what it numbers; a label and the line
// under it share a line.
func (w *writer) row(n *layout.Node) {
	short := !reading.Has(n, layout.L, layout.Table, layout.Figure, layout.H1, layout.H2, layout.H3, layout.H4)
	for _, c := range n.Children {
		short = short && utf8.RuneCountInString(reading.Words(c)) <= shortText
	}
	for i, c := range n.Children {
		text := reading.Words(c)
		switch {
		case c.Role == layout.Artifact:
		case i+1 < len(n.Children) && c.Kind == layout.Text && text != "" && utf8.RuneCountInString(text) <= 3:
			w.lead += w.text(c) + " "
		case short:
			w.lines(w.text(c))
		default:
			w.block(c)
		}
	}
	if short {
		w.space()
	}
}

// framed tells whether a box stands out: a safety panel, a stop bar.
func framed(n *layout.Node) bool {
	return n.Box.Frame.Width > 0 && n.Kind != layout.Text && n.Kind != layout.Picture && !phrase(n)
}

// phrase tells whether a node's pieces make one line: a paragraph or caption of several boxes.
func phrase(n *layout.Node) bool {
	return n.Role == layout.P && n.Kind != layout.Text || n.Role == layout.Caption
}

func (w *writer) framed(n *layout.Node) {
	w.space()
	bare := *n
	bare.Box.Frame, bare.Break = layout.Stroke{}, layout.NoBreak
	rule := "+" + strings.Repeat("-", columns-1-utf8.RuneCountInString(w.left))
	w.lines(rule)
	w.top = true
	w.indent("| ", "| ", func() { w.block(&bare) })
	w.empty = false
	w.lines(rule)
	w.space()
}

var underlines = [...]string{1: "=", 2: "=", 3: "-", 4: ""}

func (w *writer) heading(n *layout.Node) {
	w.space()
	text := w.text(n)
	longest := w.lines(text)
	if sign := underlines[reading.Level(n.Role)]; sign != "" {
		w.lines(strings.Repeat(sign, longest))
	}
	if reading.Level(n.Role) < 3 {
		w.space()
	}
}

func (w *writer) list(l *layout.Node) {
	kind, items := reading.List(l)
	for _, it := range items {
		switch kind {
		case reading.Numbers:
			label := w.text(it.Label) + ". "
			w.indent(label, strings.Repeat(" ", len(label)), func() { w.bodies(it) })
		case reading.Terms:
			label := ""
			if it.Label != nil {
				label = w.text(it.Label) + ": "
			}
			var parts []string
			for _, n := range it.Body {
				parts = append(parts, w.texts(n)...)
			}
			w.indent("", "  ", func() { w.lines(label + strings.Join(parts, ", ")) })
		default:
			w.indent("- ", "  ", func() { w.bodies(it) })
		}
	}
	w.space()
}

func (w *writer) bodies(it reading.Item) {
	before := w.b.Len()
	for _, n := range it.Body {
		if t := w.text(n); t != "" {
			w.lines(t)
		}
	}
	if w.b.Len() == before { // an item without words keeps its number
		w.lines("")
	}
}

// table writes a row a line, its cells parted by bars. A row head has a line of its own where cells are to be filled in.
func (w *writer) table(t *layout.Node) {
	w.space()
	w.cells = true
	defer func() { w.cells = false }()
	for _, r := range reading.Below(t, layout.TR) {
		var cells []string
		for _, c := range append(reading.Below(r, layout.TH), reading.Below(r, layout.TD)...) {
			cells = append(cells, w.text(c))
		}
		w.indent("", "    ", func() { w.lines(strings.Join(cells, " | ")) })
	}
	w.space()
}

// text is what a node says in one line; a forced line end in it stays.
func (w *writer) text(n *layout.Node) string {
	var b strings.Builder
	w.say(&b, n)
	lines := strings.Split(strings.Trim(b.String(), " \n"), "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' }), " ")
	}
	return strings.Join(lines, "\n")
}

// texts are the paragraphs of a node, one by one.
func (w *writer) texts(n *layout.Node) []string {
	if n.Kind == layout.Text || n.Role == layout.Figure {
		return []string{w.text(n)}
	}
	var all []string
	for _, c := range n.Children {
		if c.Role != layout.Artifact {
			all = append(all, w.texts(c)...)
		}
	}
	return all
}

func (w *writer) say(b *strings.Builder, n *layout.Node) {
	if n.Role == layout.Artifact {
		return
	}
	if n.Role == layout.Figure {
		b.WriteString("[" + n.Alt + "] ")
	}
	for i := range n.Spans {
		w.span(b, &n.Spans[i])
	}
	if n.Kind == layout.Text {
		b.WriteByte(' ')
	}
	for _, c := range n.Children {
		w.say(b, c)
	}
}

// lineUnit is about how wide one underscore is.
const lineUnit = 6 * layout.Point

// The least and most underscores of a blank.
const leastBlank, mostBlank = 4, 24

func (w *writer) span(b *strings.Builder, s *layout.Span) {
	switch s.Kind {
	case layout.LineBreak:
		b.WriteByte('\n')
	case layout.Blank:
		count := max(leastBlank, min(mostBlank, int(s.Width/lineUnit)))
		if s.Line.Width == 0 || s.Fill { // its line is as wide as the place
			count = mostBlank
		}
		if s.Line.Width > 0 || !w.cells {
			b.WriteString(strings.Repeat("_", count))
		}
	case layout.Tick:
		b.WriteString("[ ] ")
	default:
		b.WriteString(strings.ReplaceAll(s.Text, "\u200b", ""))
	}
}

// indent writes with more at the start of lines: first at the start of the first, left at that of all others.
func (w *writer) indent(first, left string, write func()) {
	outer := w.left
	start := outer
	if w.begins { // nested: its first line begins with both
		start = w.first
	}
	w.first, w.left, w.begins = start+first, outer+left, true
	write()
	w.left, w.begins = outer, false
}

// space asks for an empty line before the next one, in the frame that both stand in.
func (w *writer) space() {
	if w.top {
		return
	}
	if !w.empty || len(w.left) < len(w.gap) {
		w.gap = w.left
	}
	w.empty = w.b.Len() > 0
}

// lines writes text in lines that hold as many words as they can, and returns the characters of the longest.
func (w *writer) lines(text string) (longest int) {
	text, w.lead = w.lead+text, ""
	for _, piece := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Split(piece, " ") {
			switch {
			case word == "":
			case line == "":
				line = word
			case utf8.RuneCountInString(w.left)+utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > columns:
				longest = max(longest, utf8.RuneCountInString(line))
				w.line(line)
				line = word
			default:
				line += " " + word
			}
		}
		longest = max(longest, utf8.RuneCountInString(line))
		w.line(line)
	}
	return longest
}

func (w *writer) line(text string) {
	start := w.left
	if w.empty {
		gap := w.gap
		if len(start) < len(gap) {
			gap = start
		}
		w.b.WriteString(strings.TrimRight(gap, " ") + "\n")
		w.empty = false
	}
	if w.begins {
		start, w.begins = w.first, false
	}
	w.b.WriteString(strings.TrimRight(start+strings.Join(strings.Fields(text), " "), " ") + "\n")
	w.top = false
}

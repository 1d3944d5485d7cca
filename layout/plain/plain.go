// Package plain writes a document as plain text, for mail and for pasting.
//
// Input: a layout.Document; of it the tree counts. Output: UTF-8 text in lines of at most 72 characters, the same for
// the same document. Headings are underlined, lists have their signs, blanks are lines of underscores, framed boxes are
// marked by a bar at their side. Decoration and pictures have no words of their own here; captions stay, and what a
// picture shows is in brackets before them. A reference to a page names the heading that it leads to.
package plain

import (
	"strings"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/reading"
)

// columns is how many characters a line holds.
const columns = 72

// Write makes the text.
func Write(d *layout.Document) []byte {
	w := writer{titles: reading.Titles(d.Root)}
	w.blocks(d.Root)
	return []byte(strings.TrimSpace(w.b.String()) + "\n")
}

type writer struct {
	b      strings.Builder
	titles map[string]string
	left   string // stands at the start of each line
	first  string // of the next line alone, in place of the end of left
	blank  bool   // the last line is empty
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
	case n.Break != layout.NoBreak || n.Role == layout.Sect:
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
	default:
		w.blocks(n)
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
	bare.Box.Frame = layout.Stroke{}
	w.indent("| ", "| ", func() { w.block(&bare) })
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
				parts = append(parts, w.text(n))
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
	return strings.Trim(b.String(), " \n")
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
		b.WriteString(strings.Repeat("_", max(leastBlank, min(mostBlank, int(s.Width/lineUnit)))))
	case layout.Tick:
		b.WriteString("[ ] ")
	case layout.PageRef:
		if title := w.titles[s.Target]; title != "" {
			b.WriteString("“" + title + "”")
		} else {
			b.WriteString(s.Text)
		}
	default:
		b.WriteString(strings.ReplaceAll(s.Text, "\u200b", ""))
	}
}

// indent writes with more at the start of lines: first at the start of the first, left at that of all others.
func (w *writer) indent(first, left string, write func()) {
	outer, outerFirst := w.left, w.first
	if w.first != "" { // nested: its first line begins with both
		first = w.first[len(w.left):] + first
	}
	w.first, w.left = outer+first, outer+left
	write()
	w.left = outer
	if w.first != "" {
		w.first = outerFirst
	}
}

// space writes an empty line, but never two.
func (w *writer) space() {
	if w.blank || w.b.Len() == 0 || w.first != "" {
		return
	}
	w.b.WriteString(strings.TrimRight(w.left, " ") + "\n")
	w.blank = true
}

// lines writes text in lines that hold as many words as they can, and returns the characters of the longest.
func (w *writer) lines(text string) (longest int) {
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
	if w.first != "" {
		start, w.first = w.first, ""
	}
	w.b.WriteString(strings.TrimRight(start+strings.ReplaceAll(text, "\u00a0", " "), " ") + "\n")
	w.blank = false
}

package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"handout/layout"
	"handout/layout/pdf/internal/tag"
)

// fieldLabels says of each field what it is for, in the words that stand round it: what heads its cell, the label of its
// line, the words of its paragraph, and the headings of the sections round it. No two fields have the same.
func fieldLabels(root *layout.Node, fields []field) []string {
	l := labeller{labels: make(map[*layout.Node][]string)}
	l.node(root, around{})
	seen := make(map[string]int, len(fields))
	out := make([]string, len(fields))
	for i := range fields {
		f := &fields[i]
		parts := slices.Clone(l.labels[f.Node])
		if own := nearWords(f.Node, f.Item.Span); own != "" {
			parts = slices.Insert(parts, 0, own)
		}
		label := joinLabel(parts)
		if seen[label]++; seen[label] > 1 {
			label = fmt.Sprintf("%s (%d)", label, seen[label])
		}
		out[i] = label
	}
	return out
}

// joinLabel joins what is there, each piece once.
func joinLabel(parts []string) string {
	var kept []string
	for _, p := range parts {
		if p != "" && !slices.Contains(kept, p) {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return "?"
	}
	return strings.Join(kept, ", ")
}

// fieldName is the label without the points that would part a field's name into levels.
func fieldName(label string) string { return strings.ReplaceAll(label, ".", "") }

// labeller walks the tree in reading order and notes, of each paragraph with a blank, what it stands under.
type labeller struct {
	title   string   // the last heading met outside all sections
	before  string   // the last paragraph met
	columns []string // heads of the table's columns
	labels  map[*layout.Node][]string
}

// around is what a node stands in.
type around struct {
	row      string // head of the table's row
	column   string
	item     string   // label of the list item
	headings []string // of the sections, the nearest first
}

func (l *labeller) node(n *layout.Node, a around) {
	switch n.Role {
	case layout.Artifact:
		return
	case layout.H1, layout.H2, layout.H3, layout.H4:
		if len(a.headings) == 0 {
			l.title = tag.Words(n)
		}
	case layout.Sect:
		if h, ok := firstHeading(n); ok {
			a.headings = append([]string{h}, a.headings...)
		}
	case layout.Table:
		l.columns = nil
	case layout.TR:
		l.row(n, a)
		return
	case layout.LI:
		for _, c := range n.Children {
			if c.Role == layout.Lbl {
				a.item = tag.Words(c)
			}
		}
	}
	if n.Kind == layout.Text {
		l.text(n, a)
	}
	for _, c := range n.Children {
		l.node(c, a)
	}
}

// firstHeading is the heading of a section, in reading order; those of sections inside it do not count.
func firstHeading(n *layout.Node) (string, bool) {
	for _, c := range n.Children {
		switch c.Role {
		case layout.H1, layout.H2, layout.H3, layout.H4:
			return tag.Words(c), true
		case layout.Sect, layout.Artifact:
			continue
		}
		if h, ok := firstHeading(c); ok {
			return h, true
		}
	}
	return "", false
}

// row notes the heads of a row, or of all columns where it is the first.
func (l *labeller) row(n *layout.Node, a around) {
	first := l.columns == nil
	column := 0
	for _, c := range n.Children {
		if c.Role == layout.TH && c.Scope == layout.RowScope {
			a.row = tag.Words(c)
		}
		span := max(1, c.Span)
		a.column = ""
		if !first && span == 1 && column < len(l.columns) {
			a.column = l.columns[column]
		}
		for range span {
			if first {
				l.columns = append(l.columns, tag.Words(c))
			}
		}
		column += span
		l.node(c, a)
	}
}

func (l *labeller) text(n *layout.Node, a around) {
	own := hasWords(n)
	if slices.ContainsFunc(n.Spans, func(s layout.Span) bool { return s.Kind == layout.Blank || s.Kind == layout.Tick }) {
		before := l.before
		if own || a.row != "" || a.item != "" {
			before = ""
		}
		item := a.item
		if own || !strings.ContainsFunc(item, unicode.IsLetter) { // the number of a step says nothing
			item = ""
		}
		l.labels[n] = append([]string{a.row, a.column, item, before}, a.headings...)
		if len(a.headings) == 0 {
			l.labels[n] = append(l.labels[n], l.title)
		}
	}
	if own {
		l.before = tag.Words(n)
	}
}

// hasWords tells whether a paragraph says anything besides its blanks.
func hasWords(n *layout.Node) bool {
	return slices.ContainsFunc(n.Spans, func(s layout.Span) bool { return isWords(s) && strings.TrimSpace(s.Text) != "" })
}

func isWords(s layout.Span) bool {
	return s.Kind != layout.Blank && s.Kind != layout.Tick && s.Kind != layout.LineBreak
}

// nearWords are the words of the paragraph before a blank, back to the start of the sentence or to another blank; where
// there are none, and always for a tick box, those after it.
func nearWords(n *layout.Node, span int) string {
	var before, after string
	for i := span - 1; i >= 0 && isWords(n.Spans[i]); i-- {
		before = n.Spans[i].Text + before
	}
	for i := span + 1; i < len(n.Spans) && isWords(n.Spans[i]); i++ {
		after += n.Spans[i].Text
	}
	if i := strings.LastIndex(strings.TrimRight(before, " "), ". "); i >= 0 {
		before = before[i+2:]
	}
	if i := strings.Index(after, ". "); i >= 0 {
		after = after[:i]
	}
	before, after = trimmed(before), trimmed(after)
	if before == "" || after != "" && n.Spans[span].Kind == layout.Tick {
		return after
	}
	return before
}

// trimmed takes space and punctuation off both ends, and folds what space is left.
func trimmed(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:–—()", r) })
}

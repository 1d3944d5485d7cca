// Package reading tells what a block tree means to formats without fixed pages: which lists are numbered, which words a
// reference goes to, what a block says in plain words.
//
// Input: the tree of a layout.Document. Output: plain values for layout/html, layout/docx and layout/plain, so that all
// three read the tree alike. It writes no format and changes no node.
package reading

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"handout/layout"
)

// Kind is what sort of list a list is; its labels tell.
type Kind uint8

const (
	Plain   Kind = iota // no labels
	Bullets             // every label is one sign that is neither letter nor figure
	Numbers             // every label is a number, each one more than the last
	Terms               // labels of words, each with what it stands for
)

// Item is one item of a list.
type Item struct {
	Node   *layout.Node   // role LI
	Label  *layout.Node   // role Lbl; nil for none
	Body   []*layout.Node // all else, decoration included
	Number int            // in a list of numbers
}

// List tells what sort of list a node of role L is, and its items, whatever boxes they stand in.
func List(l *layout.Node) (Kind, []Item) {
	var items []Item
	for _, n := range Below(l, layout.LI) {
		items = append(items, item(n))
	}
	return kind(items), items
}

func item(li *layout.Node) Item {
	it := Item{Node: li}
	for _, c := range li.Children {
		if c.Role == layout.Lbl && it.Label == nil {
			it.Label = c
		} else {
			it.Body = append(it.Body, c)
		}
	}
	return it
}

func kind(items []Item) Kind {
	labelled, bullets, numbers := 0, 0, 0
	for i := range items {
		if items[i].Label == nil {
			continue
		}
		labelled++
		label := Words(items[i].Label)
		if n, err := strconv.Atoi(label); err == nil && n > 0 && (i == 0 || n == items[i-1].Number+1) {
			items[i].Number = n
			numbers++
		} else if utf8.RuneCountInString(label) == 1 && strings.ContainsAny(label, "•◦▪–-*·") {
			bullets++
		}
	}
	switch {
	case labelled == 0:
		return Plain
	case numbers == len(items):
		return Numbers
	case bullets == len(items):
		return Bullets
	}
	return Terms
}

// Below lists the nearest nodes of a role under a node, through boxes that only group; artifacts are left out.
func Below(n *layout.Node, role layout.Role) []*layout.Node {
	var found []*layout.Node
	for _, c := range n.Children {
		switch c.Role {
		case role:
			found = append(found, c)
		case layout.Group, layout.Div:
			found = append(found, Below(c, role)...)
		}
	}
	return found
}

// Level is the level of a heading, or 0.
func Level(r layout.Role) int {
	switch r {
	case layout.H1:
		return 1
	case layout.H2:
		return 2
	case layout.H3:
		return 3
	case layout.H4:
		return 4
	}
	return 0
}

// Words is what a node says in one line: artifacts say nothing, pictures what they show.
func Words(n *layout.Node) string {
	var b strings.Builder
	say(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func say(b *strings.Builder, n *layout.Node) {
	if n.Role == layout.Artifact {
		return
	}
	b.WriteByte(' ')
	if n.Role == layout.Figure {
		b.WriteString(n.Alt)
	}
	for _, s := range n.Spans {
		if s.Kind == layout.LineBreak {
			b.WriteByte(' ')
		}
		b.WriteString(s.Text)
	}
	for _, c := range n.Children {
		say(b, c)
	}
}

// Has tells whether a node, or one below it, has one of the roles; what artifacts hold does not count.
func Has(n *layout.Node, roles ...layout.Role) bool {
	if n.Role == layout.Artifact {
		return false
	}
	for _, r := range roles {
		if n.Role == r {
			return true
		}
	}
	for _, c := range n.Children {
		if Has(c, roles...) {
			return true
		}
	}
	return false
}

// Silent tells whether a node says nothing at all: decoration.
func Silent(n *layout.Node) bool {
	if n.Role == layout.Artifact {
		return true
	}
	if n.Role == layout.Figure || len(n.Spans) > 0 {
		return false
	}
	for _, c := range n.Children {
		if !Silent(c) {
			return false
		}
	}
	return true
}

// Titles gives each node that has an ID the words of its heading: its own, if it is one, else the first below it, else
// the last one before it. Where pages are not fixed, a reference to a page can name these words.
func Titles(root *layout.Node) map[string]string {
	t := titles{byID: map[string]string{}}
	t.walk(root)
	return t.byID
}

type titles struct {
	byID map[string]string
	last string
}

func (t *titles) walk(n *layout.Node) {
	if n.Role == layout.Artifact {
		return
	}
	if Level(n.Role) > 0 {
		t.last = Words(n)
	}
	if n.ID != "" {
		t.byID[n.ID] = t.last
		if h := firstHeading(n); h != nil {
			t.byID[n.ID] = Words(h)
		}
	}
	for _, c := range n.Children {
		t.walk(c)
	}
}

func firstHeading(n *layout.Node) *layout.Node {
	if Level(n.Role) > 0 {
		return n
	}
	for _, c := range n.Children {
		if c.Role == layout.Artifact {
			continue
		}
		if h := firstHeading(c); h != nil {
			return h
		}
	}
	return nil
}

// Starts tells on which page each node starts that forces a page break and has something on it. Formats without pages
// say it there, since references name pages by their numbers.
func Starts(d *layout.Document) map[*layout.Node]int {
	pages := map[*layout.Node]int{}
	for i := range d.Pages {
		for j := range d.Pages[i].Items {
			if n := d.Pages[i].Items[j].Node; n != nil && pages[n] == 0 {
				pages[n] = d.Pages[i].Number
			}
		}
	}
	starts := map[*layout.Node]int{}
	var walk func(n *layout.Node) int
	walk = func(n *layout.Node) int {
		first := pages[n]
		for _, c := range n.Children {
			if p := walk(c); first == 0 || p > 0 && p < first {
				first = p
			}
		}
		if n.Break != layout.NoBreak {
			starts[n] = first
		}
		return first
	}
	walk(d.Root)
	return starts
}

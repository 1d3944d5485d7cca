package press

import (
	"fmt"
	"slices"
	"strings"

	"handout/layout"
	"handout/layout/pdf"
)

// Binder binds many handouts into one document for the print room: each keeps its page numbers and its tags, has a
// bookmark with its number, and, for duplex printing, begins on a front page.
type Binder struct {
	Duplex bool

	bound   layout.Document
	handout int
}

// Fits tells whether a handout can be bound with those that are: they share colours and fonts, so a file is of one brand.
func (b *Binder) Fits(d *layout.Document) bool {
	same := func(x, y layout.Font) bool {
		return x.Name == y.Name && x.Weight == y.Weight && &x.Data[0] == &y.Data[0]
	}
	return b.handout == 0 || slices.Equal(b.bound.Palette, d.Palette) && slices.EqualFunc(b.bound.Fonts, d.Fonts, same)
}

// Len is how many handouts are bound.
func (b *Binder) Len() int { return b.handout }

// Add binds a handout; number is what its bookmark begins with.
func (b *Binder) Add(d *layout.Document, number int) {
	if b.handout == 0 {
		b.bound = layout.Document{Meta: d.Meta, Palette: d.Palette, Fonts: d.Fonts, Root: &layout.Node{Role: layout.DocumentRo, Name: "bound handouts"}}
	}
	b.handout++
	if n := len(b.bound.Pages); b.Duplex && n%2 == 1 {
		last := b.bound.Pages[n-1]
		b.bound.Pages = append(b.bound.Pages, layout.Page{Number: last.Number + 1, Width: last.Width, Height: last.Height})
	}
	c := copier{prefix: fmt.Sprintf("copy-%d-", b.handout), of: map[*layout.Node]*layout.Node{}}
	root := c.node(d.Root)
	root.Role, root.Mark, root.Lang = layout.Sect, fmt.Sprint(number), d.Meta.Lang
	b.bound.Root.Children = append(b.bound.Root.Children, root)
	for _, p := range d.Pages {
		p.Items = c.items(p.Items)
		b.bound.Pages = append(b.bound.Pages, p)
	}
}

// Paint makes the file of all that is bound, and begins a new one.
func (b *Binder) Paint() ([]byte, error) {
	d := b.bound
	*b = Binder{Duplex: b.Duplex}
	return pdf.NewPainter().Paint(&d)
}

// copier copies a handout's tree, which others may share, and keeps its ids apart from theirs.
type copier struct {
	prefix string
	of     map[*layout.Node]*layout.Node // only looked up
}

func (c *copier) node(n *layout.Node) *layout.Node {
	if n == nil {
		return nil
	}
	if known := c.of[n]; known != nil {
		return known
	}
	out := *n
	c.of[n] = &out
	if n.ID != "" {
		out.ID = c.prefix + n.ID
	}
	out.Children = make([]*layout.Node, len(n.Children))
	for i, child := range n.Children {
		out.Children[i] = c.node(child)
	}
	out.Repeat = c.node(n.Repeat)
	out.Spans = slices.Clone(n.Spans)
	for i := range out.Spans {
		s := &out.Spans[i]
		s.Link = c.link(s.Link)
		if s.Target != "" {
			s.Target = c.prefix + s.Target
		}
	}
	return &out
}

func (c *copier) link(link string) string {
	if id, inside := strings.CutPrefix(link, "#"); inside {
		return "#" + c.prefix + id
	}
	return link
}

func (c *copier) items(items []layout.Item) []layout.Item {
	out := slices.Clone(items)
	for i := range out {
		out[i].Node = c.node(out[i].Node)
		out[i].Link = c.link(out[i].Link)
	}
	return out
}

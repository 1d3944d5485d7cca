// Package flowtest prints placed items as text that a person can read in a diff. Tests alone use it.
package flowtest

import (
	"fmt"
	"strings"

	"handout/layout"
)

// Dump lists a document's pages and items in painting order: box in millimetres, owner, and what is painted. Items
// without an owner are artifacts, marked by a dot.
func Dump(d *layout.Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		fmt.Fprintf(&b, "page %d, chapter %d, %s x %s mm\n", p.Number, p.Chapter, mm(p.Width), mm(p.Height))
		for i := range p.Items {
			it := &p.Items[i]
			fmt.Fprintf(&b, "%8s%8s%8s x%7s  %-14s %s\n", mm(it.Box.X), mm(it.Box.Y), mm(it.Box.W), mm(it.Box.H), owner(it), mark(d, it))
		}
	}
	return b.String()
}

// Tree prints the tree that a document prints, one node a line, texts with their page numbers.
func Tree(n *layout.Node) string {
	var b strings.Builder
	tree(&b, n, 0)
	return b.String()
}

func tree(b *strings.Builder, n *layout.Node, depth int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), called(n))
	for _, s := range n.Spans {
		fmt.Fprintf(b, " %q", s.Text)
	}
	b.WriteByte('\n')
	for _, c := range n.Children {
		tree(b, c, depth+1)
	}
}

func owner(it *layout.Item) string {
	switch {
	case it.Node == nil:
		return "."
	case it.Span < 0:
		return called(it.Node)
	}
	return fmt.Sprintf("%s/%d", called(it.Node), it.Span)
}

func called(n *layout.Node) string {
	name := n.Name
	if name == "" {
		name = [...]string{layout.Stack: "stack", layout.Row: "row", layout.Text: "text", layout.Picture: "picture", layout.Choice: "choice"}[n.Kind]
	}
	if n.Role != layout.Group {
		return string(n.Role) + " " + name
	}
	return name
}

func mark(d *layout.Document, it *layout.Item) string {
	switch {
	case it.Glyphs != nil:
		r := it.Glyphs
		return fmt.Sprintf("%q at %s %s, %s pt w%d %s", r.Text, mm(r.X), mm(r.Y), points(r.Size), d.Fonts[r.Font].Weight, colour(r.Colour))
	case it.Path != nil:
		return path(it.Path)
	case it.Drawing != nil:
		return "drawing " + it.Drawing.Hash
	}
	return "link " + it.Link
}

func path(p *layout.Path) string {
	shape := "line"
	for _, s := range p.Segs {
		switch s.Op {
		case layout.CurveTo:
			shape = "round box"
		case layout.Close:
			if shape == "line" {
				shape = "box"
			}
		}
	}
	if p.Fill != layout.None {
		shape += " filled " + string(p.Fill)
	}
	if p.Stroke.Width > 0 {
		shape += fmt.Sprintf(" stroked %s pt %s", points(p.Stroke.Width), colour(p.Stroke.Colour))
	}
	return shape
}

func colour(c layout.Colour) string {
	if c == layout.None {
		return "no colour"
	}
	return string(c)
}

// mm prints a length in hundredths of a millimetre, rounded to the nearest.
func mm(l layout.Length) string {
	return fmt.Sprintf("%.2f", float64(l)*25.4/float64(layout.Inch))
}

func points(l layout.Length) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", float64(l)/1000), "0"), ".")
}

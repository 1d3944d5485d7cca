// Package pdftest reads our PDFs back, for tests: what a screen reader would say, and how it is tagged.
//
// Input: a file. Output: text. The reader is written apart from the writer and shares nothing with it, so that a mistake
// in one shows in the other. It knows what our files use and no more: cross-reference and object streams, deflate,
// composite fonts. What it does not know is an error, and so is content that is neither tagged nor an artifact, or that
// the tree and the ParentTree disagree on.
package pdftest

import (
	"strings"

	"handout/layout"
)

// Text is the text of the file in the order of its structure tree. Every element but Span and Link stands on lines of
// its own; an element's ActualText stands for all that it holds; a Figure says nothing but its Caption. Artifacts are
// left out, and so are the fields of a form. Runs of white space are one space, and no line is empty.
func Text(pdf []byte) (s string, err error) {
	defer rescue(&err)
	d := load(pdf)
	var p page
	p.element(d.root)
	return p.String(), nil
}

// TreeText is the text of a block tree by the same rules. A blank and a tick box are what a reader hears, and a page
// reference is its number; a node without a role stands in the lines of its element, set apart by a space.
func TreeText(root *layout.Node) string {
	var p page
	p.node(root, layout.Group)
	return p.String()
}

// Structure is the structure tree as an indented list of elements, their attributes and their content.
func Structure(pdf []byte) (s string, err error) {
	defer rescue(&err)
	d := load(pdf)
	var b strings.Builder
	d.outline(&b, d.root, 0)
	return b.String(), nil
}

// Contents is the content of each page as its operators stand there.
func Contents(pdf []byte) (pages []string, err error) {
	defer rescue(&err)
	r := open(pdf)
	for p := range r.leaves(r.dict(r.trailer["Root"])["Pages"]) {
		pages = append(pages, string(r.contents(len(pages)+1, r.dict(p))))
	}
	return pages, nil
}

// page collects lines.
type page struct {
	lines []string
	line  strings.Builder
}

// end closes the line.
func (p *page) end() {
	if fields := strings.Fields(p.line.String()); len(fields) > 0 {
		p.lines = append(p.lines, strings.Join(fields, " "))
	}
	p.line.Reset()
}

func (p *page) String() string {
	p.end()
	if len(p.lines) == 0 {
		return ""
	}
	return strings.Join(p.lines, "\n") + "\n"
}

func (p *page) element(e *element) {
	inline := e.role == "Span" || e.role == "Link" || e.role == "Form"
	if !inline {
		p.end()
		defer p.end()
	}
	if actual, ok := e.dict["ActualText"]; ok {
		p.line.WriteString(words(actual))
		return
	}
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			p.element(k.elem)
		case e.role != "Figure":
			p.line.WriteString(k.text)
		}
	}
}

// node writes a node; above is the role of the element that it stands in.
func (p *page) node(n *layout.Node, above layout.Role) {
	switch n.Role {
	case layout.Artifact:
		return
	case layout.Group:
		p.line.WriteByte(' ')
		defer p.line.WriteByte(' ')
	default:
		above = n.Role
		p.end()
		defer p.end()
	}
	for _, s := range n.Spans {
		switch {
		case above == layout.Figure:
		case s.Kind == layout.LineBreak:
			p.line.WriteByte(' ')
		default:
			p.line.WriteString(s.Text)
		}
	}
	for _, c := range n.Children {
		p.node(c, above)
	}
}

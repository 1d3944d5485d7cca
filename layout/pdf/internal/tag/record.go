package tag

import (
	"strings"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// Roles of elements that stand for spans.
const (
	spanRole layout.Role = "Span"
	linkRole layout.Role = "Link"
	formRole layout.Role = "Form"
)

// Content says what kind of mark is painted.
type Content uint8

const (
	Glyphs Content = iota
	Line           // of a blank or a tick box
	Art
)

// holds lists the roles that content may stand in directly.
var holds = [...]map[layout.Role]bool{
	Glyphs: {
		layout.H1: true, layout.H2: true, layout.H3: true, layout.H4: true, layout.P: true, layout.Lbl: true,
		layout.LBody: true, layout.TH: true, layout.TD: true, layout.Caption: true, layout.Figure: true,
		spanRole: true, linkRole: true,
	},
	Line: {spanRole: true},
	Art:  {layout.Figure: true},
}

// Owner is the element that a mark belongs to; nil for an artifact.
func (t *Tree) Owner(n *layout.Node, span int, what Content) (*Elem, error) {
	if n == nil {
		return nil, nil
	}
	e := t.byNode[n]
	switch {
	case e == nil:
		return nil, Errorf(n, "painted, but not in the tree")
	case e.hidden:
		return nil, nil
	case span >= len(n.Spans):
		return nil, Errorf(n, "span %d: the node has %d", span, len(n.Spans))
	}
	if what == Line && (span < 0 || n.Spans[span].Kind != layout.Blank && n.Spans[span].Kind != layout.Tick) {
		return nil, nil // a frame, a ground, a rule
	}
	if span >= 0 {
		e = e.span(span)
	}
	if role := e.nearest().role; !holds[what][role] {
		return nil, Errorf(n, "content in role %s: must stand in an element of its own", role)
	}
	if what == Line && strings.TrimSpace(e.actual) == "" {
		return nil, Errorf(n, "blank or tick box without words to hear")
	}
	return e, nil
}

// span is the element for a span: the node's own, unless the span needs one.
func (e *Elem) span(i int) *Elem {
	if s := e.spans[i]; s != nil {
		return s
	}
	span := &e.node.Spans[i]
	s := &Elem{node: e.node, parent: e, lang: e.lang}
	if span.Lang != "" {
		s.lang = span.Lang
	}
	switch {
	case span.Link != "":
		s.role = linkRole
	case span.Kind == layout.Blank || span.Kind == layout.Tick:
		s.role, s.actual = spanRole, span.Text
		if e.role == layout.Group && i == len(e.node.Spans)-1 {
			s.actual += " " // parts it from what comes after it in the same element
		}
	case s.lang != e.nearest().lang:
		s.role = spanRole
	default:
		return e
	}
	if e.spans == nil {
		e.spans = make(map[int]*Elem)
	}
	e.spans[i] = s
	e.kids = append(e.kids, kid{elem: s})
	return s
}

// Tag is the name that marked content of the element carries.
func (e *Elem) Tag() string { return string(e.nearest().role) }

// Mark opens a stretch of marked content on a page (from 0) and returns its id there. What one element holds is read in
// order of its turns, however the pages that show it follow one another.
func (t *Tree) Mark(e *Elem, page, turn int) int {
	id := len(t.pages[page])
	t.pages[page] = append(t.pages[page], e)
	e.kids = append(e.kids, kid{page: page, id: id, turn: turn})
	return id
}

// Frame widens the box of the figure that the element belongs to. Only the first page counts.
func (t *Tree) Frame(e *Elem, page int, left, bottom, right, top layout.Length) {
	e = e.nearest()
	switch b := e.box; {
	case b == nil:
		e.box = &box{page, left, bottom, right, top}
	case b.page == page:
		b.left, b.bottom, b.right, b.top = min(b.left, left), min(b.bottom, bottom), max(b.right, right), max(b.top, top)
	}
}

// Link gives an annotation its place in the tree: in the Link element of the span, or, for a node as a whole, in one
// that follows its content. It returns the annotation's key.
func (t *Tree) Link(n *layout.Node, span, page, turn int, annot file.Ref) (key int, err error) {
	e := t.byNode[n]
	switch {
	case n == nil || e == nil || e.hidden:
		return 0, Errorf(n, "link that belongs to nothing that is read")
	case span >= len(n.Spans):
		return 0, Errorf(n, "link on span %d: the node has %d", span, len(n.Spans))
	case span >= 0 && n.Spans[span].Link == "":
		return 0, Errorf(n, "link on span %d: the span has none", span)
	case span >= 0:
		e = e.span(span)
	default:
		link := &Elem{role: linkRole, node: n, parent: e, lang: e.lang}
		e.kids = append(e.kids, kid{elem: link})
		e = link
	}
	return t.annotate(e, page, turn, annot), nil
}

// Field gives a form field its place in the tree, in a Form element of its own that stands for the span. It returns the
// annotation's key.
func (t *Tree) Field(n *layout.Node, span, page, turn int, annot file.Ref) (key int, err error) {
	e := t.byNode[n]
	if e == nil || e.hidden || span < 0 || span >= len(n.Spans) {
		return 0, Errorf(n, "form field that belongs to nothing that is read")
	}
	field := &Elem{role: formRole, node: n, parent: e, lang: e.lang}
	e.kids = append(e.kids, kid{elem: field})
	return t.annotate(field, page, turn, annot), nil
}

func (t *Tree) annotate(e *Elem, page, turn int, annot file.Ref) (key int) {
	e.kids = append(e.kids, kid{page: page, annot: annot, turn: turn})
	t.annots = append(t.annots, e)
	return len(t.pages) + len(t.annots) - 1
}

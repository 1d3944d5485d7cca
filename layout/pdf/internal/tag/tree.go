// Package tag builds a PDF's structure tree from the block tree and the marked content that the painter reports.
//
// Input: the tree of nodes, then for each mark on a page its node and span. Output: structure elements, ParentTree and
// IDTree, in the order of the nodes, whatever the order of painting. A node with a role becomes an element; one without
// hands its content and children to the nearest above; an element that nothing was painted for is left out. The package
// paints nothing and decides no role.
package tag

import (
	"fmt"
	"strconv"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// Tree is the structure of one document.
type Tree struct {
	root   *Elem
	byNode map[*layout.Node]*Elem
	pages  [][]*Elem // by page, by marked-content id: whose content it is
	annots []*Elem   // whose annotation, in order of their keys in the ParentTree
	level  int       // of the last heading met
	ids    map[string]*layout.Node
	errs   []error
	pruned bool
}

// Elem is a structure element, or a node without a role that stands in its place until the tree is written.
type Elem struct {
	role   layout.Role // empty for a group
	node   *layout.Node
	parent *Elem
	kids   []kid
	spans  map[int]*Elem
	lang   string // in force here
	actual string // role Span: what a reader hears instead of the content
	box    *box   // role Figure
	hidden bool   // in an artifact
	ref    file.Ref
}

// kid is an element, marked content (page and id), or an annotation.
type kid struct {
	elem  *Elem
	page  int
	id    int
	annot file.Ref
	turn  int // in which it is read; of an element for a span, its first's
}

// box is where a figure stands, in thousandths of a point from the page's lower left corner.
type box struct {
	page                     int
	left, bottom, right, top layout.Length
}

// New prepares the tree of a document with so many pages. It reports all that is wrong with the nodes.
func New(root *layout.Node, lang string, pages int) (*Tree, []error) {
	t := &Tree{byNode: make(map[*layout.Node]*Elem), pages: make([][]*Elem, pages), ids: make(map[string]*layout.Node)}
	if root == nil || root.Role != layout.DocumentRo {
		return nil, []error{fmt.Errorf("tags: the tree's root: must have the role %s", layout.DocumentRo)}
	}
	t.root = t.add(root, &Elem{lang: lang})
	return t, t.errs
}

func (t *Tree) add(n *layout.Node, parent *Elem) *Elem {
	e := &Elem{role: n.Role, node: n, parent: parent, lang: parent.lang, hidden: parent.hidden || n.Role == layout.Artifact}
	if n.Lang != "" {
		e.lang = n.Lang
	}
	if t.byNode[n] != nil {
		t.errorf(n, "stands in the tree twice")
		return e
	}
	t.byNode[n] = e
	if !e.hidden {
		t.check(e)
	}
	for _, c := range n.Children {
		e.kids = append(e.kids, kid{elem: t.add(c, e)})
	}
	return e
}

// inside lists the roles that an element may only stand in; those missing here stand anywhere.
var inside = map[layout.Role]layout.Role{
	layout.LI:    layout.L,
	layout.Lbl:   layout.LI,
	layout.LBody: layout.LI,
	layout.TR:    layout.Table,
	layout.TH:    layout.TR,
	layout.TD:    layout.TR,
}

// only lists the roles that hold nothing but certain others.
var only = map[layout.Role][2]layout.Role{
	layout.L:     {layout.LI, layout.Caption},
	layout.LI:    {layout.Lbl, layout.LBody},
	layout.Table: {layout.TR, layout.Caption},
	layout.TR:    {layout.TH, layout.TD},
}

var headings = map[layout.Role]int{layout.H1: 1, layout.H2: 2, layout.H3: 3, layout.H4: 4}

// check finds what would make the element's tags wrong.
func (t *Tree) check(e *Elem) {
	n := e.node
	if n.ID != "" {
		if t.ids[n.ID] != nil {
			t.errorf(n, "id %q stands in the tree twice", n.ID)
		}
		t.ids[n.ID] = n
	}
	if e.role == layout.Group {
		return
	}
	above := e.parent.nearest()
	if want, ok := inside[e.role]; ok && above.role != want {
		t.errorf(n, "role %s in %s: must stand in %s", e.role, above.role, want)
	}
	if may, ok := only[above.role]; ok && e.role != may[0] && e.role != may[1] {
		t.errorf(n, "role %s in %s: it holds %s and %s alone", e.role, above.role, may[0], may[1])
	}
	if e.role == layout.Figure && n.Alt == "" {
		t.errorf(n, "figure without alternative text")
	}
	if level := headings[e.role]; level > 0 {
		if level > t.level+1 {
			t.errorf(n, "heading %s after level %d: a level is left out", e.role, t.level)
		}
		t.level = level
	}
}

func (t *Tree) errorf(n *layout.Node, format string, args ...any) {
	t.errs = append(t.errs, Errorf(n, format, args...))
}

// Errorf is an error with the place and name of the node it is about.
func Errorf(n *layout.Node, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	if n == nil {
		return fmt.Errorf("artifact: %s", what)
	}
	if n.Name != "" {
		what = n.Name + ": " + what
	}
	if n.Pos.IsZero() {
		return fmt.Errorf("%s", what)
	}
	return fmt.Errorf("%s: %s", n.Pos, what)
}

// nearest is the element itself, or the next above it that has a role.
func (e *Elem) nearest() *Elem {
	for e.role == layout.Group && e.parent != nil {
		e = e.parent
	}
	return e
}

// Node is the node with the id, or nil.
func (t *Tree) Node(id string) *layout.Node { return t.ids[id] }

// Shape tells trees apart that paint a node and those below it into different elements: roles, languages, what is heard
// instead of the content, and the marked content, whatever it says.
func (t *Tree) Shape(n *layout.Node) string {
	return string(t.byNode[n].appendShape(nil))
}

func (e *Elem) appendShape(b []byte) []byte {
	b = append(append(b, e.role...), '(')
	b = append(strconv.AppendQuote(strconv.AppendQuote(b, e.lang), e.actual), ' ')
	for _, k := range e.kids {
		if k.elem != nil {
			b = k.elem.appendShape(b)
		} else {
			b = append(strconv.AppendInt(b, int64(k.id), 10), ' ')
		}
	}
	return append(b, ')')
}

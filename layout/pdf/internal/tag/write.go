package tag

import (
	"slices"
	"strings"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// Write adds the tree to the file and returns its root. The pages' objects are given in order; page i has the key i in
// the ParentTree.
func (t *Tree) Write(w *file.Writer, pages []file.Ref) file.Ref {
	wr := &writer{w: w, pages: pages}
	t.prune()
	root := w.Alloc()
	wr.number(t.root)
	wr.elem(t.root, root)

	b := file.AppendRef([]byte("<</Type/StructTreeRoot/K "), t.root.ref)
	parents := w.Alloc()
	w.Object(parents, append(wr.appendParents([]byte("<</Nums["), t, 0), "]>>"...))
	b = file.AppendRef(append(b, "/ParentTree "...), parents)
	b = file.AppendInt(append(b, "/ParentTreeNextKey "...), int64(len(t.pages)+len(t.annots)))
	if len(wr.ids) > 0 {
		ids := w.Alloc()
		w.Object(ids, append(wr.appendIDs([]byte("<</Names[")), "]>>"...))
		b = file.AppendRef(append(b, "/IDTree "...), ids)
	}
	w.Object(root, append(b, ">>"...))
	return root
}

type writer struct {
	w      *file.Writer
	pages  []file.Ref
	annots map[file.Ref]file.Ref // what stands for the tree's own in this file; nil for themselves
	prefix string                // of ids
	ids    []*Elem
}

// prune makes the tree ready to be written.
func (t *Tree) prune() {
	if !t.pruned {
		order(t.root)
		prune(t.root)
		t.pruned = true
	}
}

// order sets what each element holds of its own in the order of its turns: several pages may have been painted as one.
// It returns the first turn. Elements of other nodes stand in the tree's order as they are.
func order(e *Elem) int {
	for i, k := range e.kids {
		if k.elem != nil {
			e.kids[i].turn = order(k.elem)
		}
	}
	if len(e.node.Children) == 0 {
		slices.SortStableFunc(e.kids, func(a, b kid) int { return a.turn - b.turn })
	}
	if len(e.kids) == 0 {
		return 0
	}
	return e.kids[0].turn
}

// prune drops what nothing was painted for, and puts the content of groups in their place. Cells stay as long as their
// row has anything: a table without them would be crooked. It tells whether anything is left.
func prune(e *Elem) bool {
	kids := make([]kid, 0, len(e.kids))
	filled := false
	for _, k := range e.kids {
		switch {
		case k.elem == nil:
			kids = append(kids, k)
			filled = true
		case k.elem.hidden:
		case prune(k.elem):
			filled = true
			if k.elem.role == layout.Group {
				kids = append(kids, k.elem.kids...)
			} else {
				kids = append(kids, k)
			}
		case k.elem.role == layout.TD || k.elem.role == layout.TH:
			kids = append(kids, k)
		}
	}
	e.kids = kids
	return filled
}

func (wr *writer) number(e *Elem) {
	e.ref = wr.w.Alloc()
	for _, k := range e.kids {
		if k.elem != nil {
			wr.number(k.elem)
		}
	}
}

func (wr *writer) elem(e *Elem, parent file.Ref) {
	b := append([]byte("<</S/"), e.role...)
	b = file.AppendRef(append(b, "/P "...), parent)
	page := -1
	if i := slices.IndexFunc(e.kids, func(k kid) bool { return k.elem == nil }); i >= 0 {
		page = e.kids[i].page
		b = file.AppendRef(append(b, "/Pg "...), wr.pages[page])
	}
	if above := e.parent.nearest(); e.lang != above.lang || above.node == nil {
		b = file.AppendText(append(b, "/Lang"...), e.lang)
	}
	if e.actual != "" {
		b = file.AppendText(append(b, "/ActualText"...), e.actual)
	}
	if e.role == layout.Figure {
		b = file.AppendText(append(b, "/Alt"...), e.node.Alt)
	}
	if id := e.id(); id != "" {
		b = file.AppendText(append(b, "/ID"...), wr.prefix+id)
		wr.ids = append(wr.ids, e)
	}
	b = appendAttributes(b, e)
	b = wr.appendKids(b, e.kids, page)
	wr.w.Object(e.ref, append(b, ">>"...))
	for _, k := range e.kids {
		if k.elem != nil {
			wr.elem(k.elem, e.ref)
		}
	}
}

// id is the node's, unless the element stands for a span of it.
func (e *Elem) id() string {
	if e.role != e.node.Role {
		return ""
	}
	return e.node.ID
}

func (wr *writer) appendKids(b []byte, kids []kid, page int) []byte {
	if len(kids) == 0 {
		return b
	}
	b = append(b, "/K["...)
	for i, k := range kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.elem != nil:
			b = file.AppendRef(b, k.elem.ref)
		case k.annot != 0:
			b = file.AppendRef(append(b, "<</Type/OBJR/Pg "...), wr.pages[k.page])
			annot := k.annot
			if wr.annots != nil {
				annot = wr.annots[annot]
			}
			b = append(file.AppendRef(append(b, "/Obj "...), annot), ">>"...)
		case k.page == page:
			b = file.AppendInt(b, int64(k.id))
		default:
			b = file.AppendRef(append(b, "<</Type/MCR/Pg "...), wr.pages[k.page])
			b = append(file.AppendInt(append(b, "/MCID "...), int64(k.id)), ">>"...)
		}
	}
	return append(b, ']')
}

// appendParents writes the way back from marked content and annotations to their elements; their keys count from first.
func (wr *writer) appendParents(b []byte, t *Tree, first int) []byte {
	for i, marks := range t.pages {
		b = append(file.AppendInt(b, int64(first+i)), '[')
		for j, e := range marks {
			if j > 0 {
				b = append(b, ' ')
			}
			b = file.AppendRef(b, e.nearest().ref)
		}
		b = append(b, ']')
	}
	for i, e := range t.annots {
		b = append(file.AppendInt(b, int64(first+len(t.pages)+i)), ' ')
		b = append(file.AppendRef(b, e.ref), ' ')
	}
	return b
}

// appendIDs names the elements that have ids, in order of their names.
func (wr *writer) appendIDs(b []byte) []byte {
	slices.SortFunc(wr.ids, func(a, b *Elem) int { return strings.Compare(a.node.ID, b.node.ID) })
	for _, e := range wr.ids {
		b = file.AppendRef(file.AppendText(b, wr.prefix+e.node.ID), e.ref)
	}
	return b
}

var scopes = [...]string{layout.ColumnScope: "Column", layout.RowScope: "Row"}

// appendAttributes adds what a role says beyond its name.
func appendAttributes(b []byte, e *Elem) []byte {
	switch e.role {
	case layout.Figure:
		if e.box == nil {
			return b
		}
		b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
		for i, v := range []layout.Length{e.box.left, e.box.bottom, e.box.right, e.box.top} {
			if i > 0 {
				b = append(b, ' ')
			}
			b = file.AppendMilli(b, int64(v))
		}
		return append(b, "]>>"...)
	case layout.L:
		if numbering := listNumbering(e); numbering != "" {
			b = append(append(append(b, "/A<</O/List/ListNumbering/"...), numbering...), ">>"...)
		}
	case layout.TH, layout.TD:
		scope := scopes[e.node.Scope]
		if scope == "" && e.node.Span <= 1 {
			return b
		}
		b = append(b, "/A<</O/Table"...)
		if scope != "" {
			b = append(append(b, "/Scope/"...), scope...)
		}
		if e.node.Span > 1 {
			b = file.AppendInt(append(b, "/ColSpan "...), int64(e.node.Span))
		}
		b = append(b, ">>"...)
	}
	return b
}

// listNumbering tells how a list's labels count: Decimal, Disc, or None when they are words. A list without labels has
// none to describe.
func listNumbering(list *Elem) string {
	for _, item := range list.kids {
		if item.elem == nil {
			continue
		}
		for _, k := range item.elem.kids {
			if k.elem != nil && k.elem.role == layout.Lbl {
				return numbering(Words(k.elem.node))
			}
		}
	}
	return ""
}

func numbering(label string) string {
	label = strings.TrimRight(strings.TrimSpace(label), ".)")
	switch {
	case strings.Trim(label, "0123456789") == "":
		return "Decimal"
	case label == "•":
		return "Disc"
	}
	return "None"
}

// Words is the text of a node and of those below it, pieces set apart by a space.
func Words(n *layout.Node) string {
	var b strings.Builder
	for _, s := range n.Spans {
		b.WriteString(s.Text)
		if s.Kind == layout.LineBreak {
			b.WriteByte(' ')
		}
	}
	for _, c := range n.Children {
		b.WriteByte(' ')
		b.WriteString(Words(c))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

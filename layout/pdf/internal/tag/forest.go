package tag

import (
	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// Forest is the structure of a file that binds many documents: each is a section of one, and is written when it is added.
type Forest struct {
	w              *file.Writer
	root, document file.Ref
	sections       []file.Ref
	keys           int // given to pages and annotations so far
	parents, ids   file.Leaves
}

// NewForest begins the structure of a file.
func NewForest(w *file.Writer) *Forest {
	return &Forest{w: w, root: w.Alloc(), document: w.Alloc()}
}

// Add writes a document's tree, as often as it is bound: its pages' objects, what stands in this file for its annotations,
// and what begins its ids, in the order of which documents are added. It returns the key of the first page; those of the
// others and of the annotations follow.
func (f *Forest) Add(t *Tree, pages []file.Ref, annots map[file.Ref]file.Ref, prefix string) (key int) {
	t.prune()
	t.root.role = layout.Sect
	wr := &writer{w: f.w, pages: pages, annots: annots, prefix: prefix}
	wr.number(t.root)
	wr.elem(t.root, f.document)
	f.sections = append(f.sections, t.root.ref)

	key = f.keys
	f.keys += len(t.pages) + len(t.annots)
	if f.keys > key {
		limits := file.AppendInt(append(file.AppendInt(nil, int64(key)), ' '), int64(f.keys-1))
		f.parents.Add(f.w, limits, "Nums", wr.appendParents(nil, t, key))
	}
	if n := len(wr.ids); n > 0 {
		names := wr.appendIDs(nil) // which sorts them
		limits := file.AppendText(file.AppendText(nil, prefix+wr.ids[0].node.ID), prefix+wr.ids[n-1].node.ID)
		f.ids.Add(f.w, limits, "Names", names)
	}
	return key
}

// Finish writes what holds the documents together, and returns the root.
func (f *Forest) Finish(lang string) file.Ref {
	b := file.AppendRef([]byte("<</S/Document/P "), f.root)
	b = file.AppendText(append(b, "/Lang"...), lang)
	b = file.AppendRefs(append(b, "/K"...), f.sections)
	f.w.Object(f.document, append(b, ">>"...))
	b = file.AppendRef([]byte("<</Type/StructTreeRoot/K "), f.document)
	b = file.AppendRef(append(b, "/ParentTree "...), f.parents.Finish(f.w))
	b = file.AppendInt(append(b, "/ParentTreeNextKey "...), int64(f.keys))
	if ids := f.ids.Finish(f.w); ids != 0 {
		b = file.AppendRef(append(b, "/IDTree "...), ids)
	}
	f.w.Object(f.root, append(b, ">>"...))
	return f.root
}

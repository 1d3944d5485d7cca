package file

// Leaves are those of a number tree or a name tree that is written while it grows, in the order of its keys.
type Leaves struct{ refs []Ref }

// Add writes a leaf: the least and the greatest of its keys, and what it holds, which is called Nums or Names.
func (l *Leaves) Add(w *Writer, limits []byte, called string, held []byte) {
	b := append(append([]byte("<</Limits["), limits...), "]/"...)
	b = append(append(append(b, called...), '['), held...)
	ref := w.Alloc()
	w.Object(ref, append(b, "]>>"...))
	l.refs = append(l.refs, ref)
}

// Finish writes the tree's root and returns it; 0 when there are no leaves.
func (l *Leaves) Finish(w *Writer) Ref {
	if len(l.refs) == 0 {
		return 0
	}
	root := w.Alloc()
	w.Object(root, append(AppendRefs([]byte("<</Kids"), l.refs), ">>"...))
	return root
}

// AppendRefs writes an array of references.
func AppendRefs(b []byte, refs []Ref) []byte {
	b = append(b, '[')
	for i, r := range refs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = AppendRef(b, r)
	}
	return append(b, ']')
}

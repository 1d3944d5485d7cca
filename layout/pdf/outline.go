package pdf

import (
	"cmp"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/tag"
)

// bookmark is a heading in the outline; those of the next level hang below it.
type bookmark struct {
	title string
	level int
	at    spot
	kids  []*bookmark
	ref   file.Ref
}

// bookmarks gathers the headings of the first two levels.
func (j *job) bookmarks() *bookmark {
	top := new(bookmark)
	var last *bookmark // the last heading of level 1
	var walk func(n *layout.Node)
	walk = func(n *layout.Node) {
		if n.Role == layout.Artifact {
			return
		}
		if n.Role == layout.H1 || n.Role == layout.H2 {
			if at, ok := j.spot(n); ok {
				mark := &bookmark{title: cmp.Or(n.Title, tag.Words(n)), level: 2, at: at}
				switch {
				case n.Role == layout.H1:
					mark.level = 1
					top.kids = append(top.kids, mark)
					last = mark
				case last == nil:
					top.kids = append(top.kids, mark)
				default:
					last.kids = append(last.kids, mark)
				}
			}
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(j.doc.Root)
	return top
}

// writeOutline writes the bookmarks and returns the outline; 0 when there are none.
func (j *job) writeOutline(sides []file.Ref) file.Ref {
	top := j.bookmarks()
	if len(top.kids) == 0 {
		return 0
	}
	top.number(&j.w)
	b := top.appendKids([]byte("<</Type/Outlines"))
	j.w.Object(top.ref, append(b, ">>"...))
	top.writeKids(&j.w, sides)
	return top.ref
}

func (m *bookmark) number(w *file.Writer) {
	m.ref = w.Alloc()
	for _, k := range m.kids {
		k.number(w)
	}
}

// appendKids refers to the first and the last below, and counts them all, so that the outline opens unfolded.
func (m *bookmark) appendKids(b []byte) []byte {
	if len(m.kids) == 0 {
		return b
	}
	b = file.AppendRef(append(b, "/First "...), m.kids[0].ref)
	b = file.AppendRef(append(b, "/Last "...), m.kids[len(m.kids)-1].ref)
	return file.AppendInt(append(b, "/Count "...), m.count())
}

func (m *bookmark) count() int64 {
	n := int64(len(m.kids))
	for _, k := range m.kids {
		n += k.count()
	}
	return n
}

func (m *bookmark) writeKids(w *file.Writer, sides []file.Ref) {
	for i, k := range m.kids {
		b := k.begin(k.title, m.ref, sides)
		if i > 0 {
			b = file.AppendRef(append(b, "/Prev "...), m.kids[i-1].ref)
		}
		if i+1 < len(m.kids) {
			b = file.AppendRef(append(b, "/Next "...), m.kids[i+1].ref)
		}
		w.Object(k.ref, append(b, ">>"...))
		k.writeKids(w, sides)
	}
}

// begin is the bookmark's object up to its neighbours.
func (m *bookmark) begin(title string, parent file.Ref, sides []file.Ref) []byte {
	b := file.AppendText([]byte("<</Title"), title)
	b = file.AppendRef(append(b, "/Parent "...), parent)
	return m.at.append(append(m.appendKids(b), "/Dest"...), sides)
}

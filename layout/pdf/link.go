package pdf

import (
	"fmt"
	"slices"
	"strings"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/tag"
)

// link is an active area on a page.
type link struct {
	*layout.Item
	page  int
	ref   file.Ref
	key   int // in the ParentTree
	words string
}

// spot is where a node starts: the page (from 0), and the point in PDF's space.
type spot struct {
	page int
	x, y layout.Length
}

// note remembers where a node's first item stands.
func (p *page) note(it *layout.Item) {
	p.spotNode = it.Node
	if _, ok := p.spots[it.Node]; !ok {
		p.spots[it.Node] = spot{p.index, it.Box.X, p.up(it.Box.Y)}
	}
}

// spot is where the node or what is below it first appears.
func (j *job) spot(n *layout.Node) (spot, bool) {
	first, found := j.spots[n]
	for _, c := range n.Children {
		s, ok := j.spot(c)
		if ok && (!found || s.page < first.page || s.page == first.page && s.y > first.y) {
			first, found = s, true
		}
	}
	return first, found
}

// link makes the item's box active.
func (p *page) link(it *layout.Item) error {
	l := link{Item: it, page: p.index, ref: p.w.Alloc()}
	var err error
	if l.key, err = p.tree.Link(it.Node, it.Span, p.index, l.ref); err != nil {
		return err
	}
	if it.Span >= 0 {
		l.words = strings.TrimSpace(it.Node.Spans[it.Span].Text)
	} else if l.words = it.Node.Alt; l.words == "" {
		l.words = tag.Words(it.Node)
	}
	if l.words == "" {
		l.words = it.Link
	}
	p.links = append(p.links, l)
	return nil
}

// target is the id that the link leads to in this document.
func (l link) target() (id string, inside bool) { return strings.CutPrefix(l.Link, "#") }

// checkLinks makes sure that each link inside the document leads to something painted.
func (j *job) checkLinks() {
	for _, l := range j.links {
		id, inside := l.target()
		if !inside {
			continue
		}
		n := j.tree.Node(id)
		if n == nil {
			j.errs = append(j.errs, tag.Errorf(l.Node, "link %q: no node has that id", l.Link))
		} else if _, ok := j.spot(n); !ok {
			j.errs = append(j.errs, tag.Errorf(l.Node, "link %q: nothing is painted there", l.Link))
		}
	}
}

// writeLinks writes the annotations.
func (j *job) writeLinks() {
	for _, l := range j.links {
		page, box := &j.doc.Pages[l.page], l.Box
		b := []byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
		for i, v := range []layout.Length{box.X, page.Height - box.Y - box.H, box.X + box.W, page.Height - box.Y} {
			if i > 0 {
				b = append(b, ' ')
			}
			b = file.AppendMilli(b, int64(v))
		}
		b = file.AppendText(append(b, "]/Contents"...), l.words)
		b = file.AppendInt(append(b, "/StructParent "...), int64(l.key))
		if id, inside := l.target(); inside {
			b = file.AppendText(append(b, "/Dest"...), id)
		} else {
			b = append(file.AppendText(append(b, "/A<</S/URI/URI"...), address(l.Link)), ">>"...)
		}
		j.w.Object(l.ref, append(b, ">>"...))
	}
}

// address is the link in ASCII, as a URI must be.
func address(link string) string {
	var b strings.Builder
	for _, c := range []byte(link) {
		if c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// annotations lists the links on a page.
func (j *job) annotations(page int) []byte {
	var b []byte
	for _, l := range j.links {
		if l.page == page {
			b = append(file.AppendRef(b, l.ref), ' ')
		}
	}
	return b
}

// destinations names the places that links lead to, in order of their names.
func (j *job) destinations(pages []file.Ref) []byte {
	var ids []string
	for _, l := range j.links {
		if id, inside := l.target(); inside {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var b []byte
	for _, id := range slices.Compact(ids) {
		s, _ := j.spot(j.tree.Node(id))
		b = s.append(file.AppendText(b, id), pages)
	}
	return b
}

// append writes the spot as a destination that keeps the reader's zoom.
func (s spot) append(b []byte, pages []file.Ref) []byte {
	b = file.AppendRef(append(b, '['), pages[s.page])
	b = file.AppendMilli(append(b, "/XYZ "...), int64(s.x))
	b = file.AppendMilli(append(b, ' '), int64(s.y))
	return append(b, " null]"...)
}

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
	rect  [4]layout.Length
	ref   file.Ref
	key   int // in the ParentTree
	words string
}

// spot is where a node starts: the page (from 0), its side of paper, and the point in PDF's space.
type spot struct {
	page, side int
	x, y       layout.Length
}

// note remembers where a node's first item stands.
func (p *page) note(it *layout.Item) {
	p.spotNode = it.Node
	if _, ok := p.spots[it.Node]; !ok {
		p.spots[it.Node] = spot{p.index, p.side, p.left + it.Box.X, p.up(it.Box.Y)}
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
	l := link{Item: it, rect: p.rect(it.Box), ref: p.w.Alloc()}
	var err error
	if l.key, err = p.tree.Link(it.Node, it.Span, p.side, it.Turn, l.ref); err != nil {
		return err
	}
	p.annots[p.side] = append(p.annots[p.side], l.ref)
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

// object is the link's annotation, its key in the ParentTree, and what its target's name begins with.
func (l link) object(key int, prefix string) []byte {
	b := appendLengths([]byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["), l.rect[:]...)
	b = file.AppendText(append(b, "]/Contents"...), l.words)
	b = file.AppendInt(append(b, "/StructParent "...), int64(key))
	if id, inside := l.target(); inside {
		b = file.AppendText(append(b, "/Dest"...), prefix+id)
	} else {
		b = append(file.AppendText(append(b, "/A<</S/URI/URI"...), address(l.Link)), ">>"...)
	}
	return append(b, ">>"...)
}

// writeLinks writes the annotations.
func (j *job) writeLinks() {
	for _, l := range j.links {
		j.w.Object(l.ref, l.object(l.key, ""))
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

// destination is a place that links lead to.
type destination struct {
	id string
	at spot
}

// destinations are the places that links lead to, in order of their names.
func (j *job) destinations() []destination {
	var ids []string
	for _, l := range j.links {
		if id, inside := l.target(); inside {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var list []destination
	for _, id := range slices.Compact(ids) {
		at, _ := j.spot(j.tree.Node(id))
		list = append(list, destination{id, at})
	}
	return list
}

// appendDestinations names places.
func appendDestinations(b []byte, list []destination, sides []file.Ref, prefix string) []byte {
	for _, d := range list {
		b = d.at.append(file.AppendText(b, prefix+d.id), sides)
	}
	return b
}

// append writes the spot as a destination that keeps the reader's zoom.
func (s spot) append(b []byte, sides []file.Ref) []byte {
	b = file.AppendRef(append(b, '['), sides[s.side])
	b = file.AppendMilli(append(b, "/XYZ "...), int64(s.x))
	b = file.AppendMilli(append(b, ' '), int64(s.y))
	return append(b, " null]"...)
}

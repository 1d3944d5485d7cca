package flow

import (
	"handout/data/diag"
	"handout/layout"
)

// placer turns the fragments of a page into items.
type placer struct {
	*flow
	total  int
	starts map[string]int // page on which a node starts
	page   *layout.Page
	ease   ease
	own    []layout.Own
	found  diag.List
	runs   []run // of the line being placed
	levels []int // theirs

	referred []reference // on the page being placed
}

// owner is what a fragment hands down to those inside.
type owner struct {
	node     *layout.Node // in the document's tree; nil outside it
	pos      diag.Pos     // of the nearest node that has one
	name     string       // of the nearest node that has one
	artifact bool
	open     bool   // eased space above may have moved it down, which its place does not tell
	inside   bool   // a column
	top      Length // of the page's body, or of that column
}

// below is what a child is handed down.
func (o owner) below(index int) owner {
	if o.node != nil {
		o.node = o.node.Children[index]
	}
	return o
}

// place puts a fragment on the page: its decoration, then what is inside. Its height may be more than its own, in a row.
func (p *placer) place(fr *frag, x, y, height Length, o owner) {
	n := fr.box.node
	if !n.Pos.IsZero() {
		o.pos = n.Pos
	}
	o.artifact = o.artifact || n.Role == layout.Artifact
	p.report(fr, o)
	if n.Name != "" {
		o.name = n.Name
	}
	x += fr.x
	if o.open && !fr.open() {
		o.open = false
		y += p.ease.down()
	}
	frame := layout.Rect{X: x, Y: y, W: fr.w, H: height}
	if n.Own && o.node != nil {
		own := layout.Own{Node: o.node, Page: p.page.Number - 1, Box: frame, From: len(p.page.Items)}
		defer func() {
			own.To = len(p.page.Items)
			p.own = append(p.own, own)
		}()
	}
	framedLater := n.Box.Frame.Width > 0 && len(fr.kids) > 0 && !fr.spent
	p.decorate(&n.Box, frame, framedLater)
	if fr.spent {
		return
	}
	x += n.Box.Padding.Left
	y += fr.top(height)
	if fr.head != nil {
		repeated := o
		repeated.artifact, repeated.node = true, nil
		p.place(fr.head, x, y-fr.below, fr.head.h, repeated)
	}
	switch n.Kind {
	case layout.Text:
		p.text(fr, x, y, frame, o)
	case layout.Picture:
		p.picture(fr, x, y, o)
	default:
		row := n.Kind == layout.Row
		o.inside = o.inside || row
		before, most := p.ease.inside.given, p.ease.inside.given
		for i, k := range fr.kids {
			if k.frag != nil {
				top, h := fr.kidAt(i, height)
				if o.open {
					p.ease.lower(fr.easeAbove(k, y+top-o.top), o.inside)
				}
				child := o.below(k.index)
				if row {
					child.top = y + top
				}
				p.place(k.frag, x+k.x, y+top, h, child)
			}
			if row { // every column begins on the same level, and what follows is below the lowest
				most = max(most, p.ease.inside.given)
				p.ease.inside.given = before
			}
		}
		if row {
			p.ease.inside.given = most
		}
	}
	if framedLater {
		p.mark(frame, outline(frame, n.Box.Radius, layout.None, n.Box.Frame))
	}
}

func (p *placer) picture(fr *frag, x, y Length, o owner) {
	art := fr.box.node.Art
	if art == nil {
		return
	}
	box := fr.box.node.Box
	x += aligned(box.X, fr.w-box.Padding.Left-box.Padding.Right-art.Width)
	p.add(-1, o, layout.Item{Box: layout.Rect{X: x, Y: y, W: art.Width, H: art.Height}, Drawing: art.Drawing})
}

// add puts an item on the page that shows a node or one of its spans.
func (p *placer) add(span int, o owner, item layout.Item) {
	item.Node, item.Span = o.node, span
	if o.artifact {
		item.Node, item.Span = nil, -1
	}
	p.page.Items = append(p.page.Items, item)
}

// top is how far below the upper edge of a box of some height its content starts, under the repeated head.
func (fr *frag) top(height Length) Length {
	b := &fr.box.node.Box
	spare := fr.inner(height) - fr.content
	if spare < 0 || fr.box.node.Kind == layout.Row { // a row's children use its whole height
		spare = 0
	}
	return b.Padding.Top + fr.below + [...]Length{layout.Top: 0, layout.Middle: spare / 2, layout.Bottom: spare, layout.Baseline: 0}[b.Y]
}

// inner is the height for the content of a box of some height.
func (fr *frag) inner(height Length) Length {
	pad := fr.box.node.Box.Padding
	return height - pad.Top - pad.Bottom - fr.below
}

// kidAt is where below its parent's content edge a child starts, and its height, when the parent's is some height.
func (fr *frag) kidAt(i int, height Length) (y, h Length) {
	k := fr.kids[i]
	if fr.box.node.Kind != layout.Row {
		return k.y, k.frag.h
	}
	room := max(fr.content, fr.inner(height))
	valign := fr.box.node.Valign
	if fr.part && valign != layout.Baseline {
		valign = layout.Top
	}
	switch spare := room - k.frag.h; {
	case valign == layout.Middle:
		return spare / 2, k.frag.h
	case valign == layout.Bottom:
		return spare, k.frag.h
	case valign == layout.Top && k.frag.box.node.Box.Height == 0:
		return 0, room
	}
	return k.y, k.frag.h
}

// baselineOrFoot is how far below its upper edge a fragment's first baseline is, or its lower edge if it has no text.
func baselineOrFoot(fr *frag) Length {
	if base, ok := fr.baseline(fr.h); ok {
		return base
	}
	return fr.h
}

// baseline finds the first baseline in a box of some height.
func (fr *frag) baseline(height Length) (Length, bool) {
	top := fr.top(height)
	if len(fr.lines) > 0 {
		return top + fr.lines[0].baseline, true
	}
	for i, k := range fr.kids {
		if k.frag == nil {
			continue
		}
		y, h := fr.kidAt(i, height)
		if base, ok := k.frag.baseline(h); ok {
			return top + y + base, true
		}
	}
	return 0, false
}

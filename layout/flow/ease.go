package flow

import "handout/layout"

// ease is the room that a page has left, and how much of it the spaces above its blocks get. Where blocks stand has been
// decided by then, so it changes no break and no choice.
type ease struct {
	top         Length // of the body
	spare       Length
	asked       Length // by all blocks of the page; with less to spare each gets its share
	given, down Length // so far: of what was asked, and of the room
}

// easing measures a page that is filled.
func easing(fr *frag, p layout.PageSpec) ease {
	return ease{top: p.Body.Y, spare: max(0, p.Body.H+p.Surplus-fr.h), asked: fr.asks(0)}
}

// lower moves down what follows by what a block asks for.
func (e *ease) lower(asked Length) {
	e.given += asked
	if e.asked > 0 {
		e.down = min(e.asked, e.spare) * e.given / e.asked
	}
}

// asks is what the blocks in a fragment ask for, which stands so far below the top of its page.
func (fr *frag) asks(y Length) Length {
	if !fr.open() {
		return 0
	}
	var all Length
	for _, k := range fr.kids {
		if k.frag != nil {
			all += fr.easeAbove(k, y+k.y) + k.frag.asks(y+k.y)
		}
	}
	return all
}

// easeAbove is what a child asks for, which stands so far below the top of its page.
func (fr *frag) easeAbove(k kid, y Length) Length {
	if y == 0 || k.frag.h == 0 {
		return 0
	}
	b := fr.box.kids[k.index]
	all := b.node.Ease
	for ; b.node.Kind == layout.Choice && b.alt != free; all += b.node.Ease {
		b = b.kids[b.alt]
	}
	return all
}

// open tells whether blocks in a box may move down without leaving it: it is a stack that nobody sees.
func (fr *frag) open() bool {
	n := fr.box.node
	return n.Kind == layout.Stack && n.Box == layout.Box{} && !n.Own && fr.head == nil
}

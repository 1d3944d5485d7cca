package flow

import "handout/layout"

// ease is the room that a page has left, and how much of it the spaces above its blocks get. Where blocks stand has been
// decided by then, so it changes no break and no choice. What stands side by side gets what the blocks over each other leave.
type ease struct {
	blocks, inside easedSpaces
}

// easedSpaces are the spaces that share some room.
type easedSpaces struct {
	asked Length // by all of them; with less room each gets its share
	room  Length
	given Length // so far, of what was asked
}

// down is how far what follows has moved.
func (s easedSpaces) down() Length {
	if s.asked == 0 {
		return 0
	}
	return min(s.asked, s.room) * s.given / s.asked
}

// easing measures a page that is filled.
func easing(fr *frag, p layout.PageSpec) ease {
	spare := max(0, p.Body.H+p.Surplus-fr.h)
	blocks, inside := fr.asks(0)
	return ease{
		blocks: easedSpaces{asked: blocks, room: spare},
		inside: easedSpaces{asked: inside, room: max(0, spare-blocks)},
	}
}

// down is how far a block has moved that is placed now.
func (e *ease) down() Length { return e.blocks.down() + e.inside.down() }

// lower moves down what follows by what a block asks for.
func (e *ease) lower(asked Length, inside bool) {
	if inside {
		e.inside.given += asked
	} else {
		e.blocks.given += asked
	}
}

// asks is what the blocks in a fragment ask for, which stands so far below the top of its page or column: those over each
// other, and in the column of each row that asks for most.
func (fr *frag) asks(y Length) (blocks, inside Length) {
	if !fr.open() {
		return 0, 0
	}
	row := fr.box.node.Kind == layout.Row
	for _, k := range fr.kids {
		if k.frag == nil {
			continue
		}
		if row {
			b, in := k.frag.asks(0)
			inside = max(inside, b+in)
			continue
		}
		b, in := k.frag.asks(y + k.y)
		blocks += fr.easeAbove(k, y+k.y) + b
		inside += in
	}
	return blocks, inside
}

// easeAbove is what a child asks for, which stands so far below the top of its page or column.
func (fr *frag) easeAbove(k kid, y Length) Length {
	if y == 0 || k.frag.h == 0 || fr.box.node.Kind == layout.Row {
		return 0
	}
	b := fr.box.kids[k.index]
	all := b.node.Ease
	for ; b.node.Kind == layout.Choice && b.alt != free; all += b.node.Ease {
		b = b.kids[b.alt]
	}
	return all
}

// open tells whether blocks in a box may move down without leaving it: it is a stack that nobody sees, or such a row with
// its columns level at the top.
func (fr *frag) open() bool {
	n := fr.box.node
	return (n.Kind == layout.Stack || n.Kind == layout.Row && n.Valign == layout.Top) && n.Box == layout.Box{} && !n.Own && fr.head == nil
}

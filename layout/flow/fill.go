package flow

import "handout/layout"

// unbounded is room for anything.
const unbounded Length = 1 << 50

// space is where a box is filled into.
type space struct {
	room   Length       // height that is left here
	fresh  Length       // height that there would be at the top of a further page
	top    bool         // nothing stands above on the page or column: space above is dropped
	force  bool         // nothing stands on the page yet: something must be placed
	whole  bool         // in one piece: forced breaks do not count
	broken layout.Break // the forced break that this space comes after
}

// below is the space that is left under something of a height.
func (s space) below(height Length) space {
	s.room -= height
	return s
}

// further is the space under something that was placed.
func (s space) further() space {
	s.top, s.force, s.broken = false, false, layout.NoBreak
	return s
}

// anew is the space at the top of a further page.
func (s space) anew(broken layout.Break) space {
	return space{room: s.fresh, fresh: s.fresh, top: true, force: true, whole: s.whole, broken: broken}
}

// cursor is where in a box to go on. A box that is not begun has no cursor.
type cursor struct {
	why  layout.Break // the forced break that ended the page, or NoBreak for want of room
	kid  int          // Stack: the child to go on with
	in   *cursor      // Stack: where in that child
	cols []column     // Row: where in each child
	line int          // Text: the line to go on with
}

// column is where in a Row's child to go on.
type column struct {
	done bool
	at   *cursor
}

// stopped is the cursor of a box of which nothing was placed.
func stopped(why layout.Break) *cursor { return &cursor{why: why} }

// frag is what is placed of a box on one page. Fragments are shared and never changed once they are made.
type frag struct {
	box     *box
	x       Length // from its place's left edge
	w, h    Length // outer size
	content Length // height of the content
	kids    []kid
	set     *set   // Text: the paragraph
	lines   []line // Text: those of its lines that are placed
	head    *frag  // the repeated head, above the content
	below   Length // height of the head and the gap under it
	part    bool   // a piece of a box that runs over several pages
	spent   bool   // of a column that ended on an earlier page: decoration alone
	fault   *fault
	cut     bool // here or below, words are broken
	bad     bool // here or below, something does not fit

	kept *keptPage // of a kept chapter: stands for all else but the height
}

// kid is a fragment at its place in its parent's content.
type kid struct {
	frag  *frag
	index int // of the child
	x, y  Length
}

// fault says what does not fit.
type fault struct {
	wide       bool // too wide, not too high
	size, room Length
}

// fill places as much of a box as fits, from a cursor on. It returns the space to leave above the fragment, the fragment,
// nil when nothing was placed, and where to go on, nil when the box is done.
func (f *flow) fill(b *box, place Length, from *cursor, sp space) (lead Length, fr *frag, rest *cursor) {
	if from == nil {
		if b.node.Break > sp.broken && !sp.whole {
			return 0, nil, stopped(b.node.Break)
		}
		if !f.settle(b, place, sp) {
			return 0, nil, stopped(layout.NoBreak)
		}
		if !sp.top {
			lead = b.node.Above
			sp = sp.below(lead)
		}
	}
	if b.node.Kind == layout.Choice {
		if b.alt == free {
			f.choose(b, place, sp)
		}
		l, fr, rest := f.fill(b.kids[b.alt], place, from, sp)
		return lead + l, fr, rest
	}
	if from == nil && (sp.whole || !b.breaks) && b.settled() {
		all := f.whole(b, place, sp.top)
		switch {
		case all.h == 0:
			return 0, all, nil
		case all.h <= sp.room:
			return lead, all, nil
		case f.trial: // which ends with any break
			return 0, nil, stopped(layout.NoBreak)
		case !sp.force && (b.solid() || b.together && all.h <= sp.fresh):
			return 0, nil, stopped(layout.NoBreak)
		}
	}
	fr, rest = f.part(b, place, from, sp)
	if fr != nil && fr.h == 0 {
		lead = 0
	}
	return lead, fr, rest
}

// settle makes the choices in a box that is kept together, so that it fits here. It returns false if the box would fit
// at the top of a page, but not here.
func (f *flow) settle(b *box, place Length, sp space) bool {
	if !b.together || b.breaks || f.trial || b.node.Kind == layout.Choice || b.settled() {
		return true
	}
	if f.fits(b, place, sp) {
		return true
	}
	mark := len(f.trail)
	if !sp.force && f.fits(b, place, sp.anew(sp.broken)) {
		f.rollback(mark)
		return false
	}
	// It fits nowhere without a broken word. With one it may be low enough to stay together.
	if f.whole(b, place, sp.top).h > sp.fresh {
		f.rollback(mark)
	}
	return true
}

// whole lays a box out in one piece, whatever room that takes.
func (f *flow) whole(b *box, place Length, top bool) *frag {
	for _, w := range b.wholes {
		if w.frag != nil && w.width == place && w.top == top {
			return w.frag
		}
	}
	fr, _ := f.part(b, place, nil, space{room: unbounded, fresh: unbounded, top: top, whole: true})
	if !b.choices {
		b.wholes[0], b.wholes[1] = whole{place, top, fr}, b.wholes[0]
	}
	return fr
}

// part lays out what fits of a box, from a cursor on.
func (f *flow) part(b *box, place Length, from *cursor, sp space) (*frag, *cursor) {
	var (
		n            = b.node
		pad          = n.Box.Padding
		width, fault = outerWidth(n, place)
		fr           = &frag{box: b, x: aligned(n.Box.X, place-width), w: width, fault: fault, bad: fault != nil}
		in           = sp.below(pad.Top + pad.Bottom)
	)
	in.fresh -= pad.Top + pad.Bottom
	in.top = sp.top && pad.Top == 0
	if n.Box.Height > 0 || n.Keep.Whole {
		in.room, in.whole = unbounded, true
	}
	f.repeat(fr, from != nil, &in)
	rest, ok := f.fillContent(fr, max(0, width-pad.Left-pad.Right), from, in)
	if !ok {
		return nil, rest
	}
	fr.part = from != nil || rest != nil
	fr.h = pad.Top + fr.below + fr.content + pad.Bottom
	switch {
	case n.Box.Height > 0:
		fr.check(false, fr.h, n.Box.Height)
		fr.h = n.Box.Height
	case n.Box.Hang:
		fr.h = 0
	case !fr.part:
		fr.h = max(fr.h, n.Box.MinHeight)
	}
	if fr.h > sp.room && fr.h > 0 {
		if !sp.force {
			return nil, stopped(layout.NoBreak)
		}
		fr.check(false, fr.h, sp.room)
	}
	return fr, rest
}

// fillContent lays out the content of each kind of box. It returns where to go on, and whether anything was placed.
func (f *flow) fillContent(fr *frag, width Length, from *cursor, sp space) (rest *cursor, ok bool) {
	switch fr.box.node.Kind {
	case layout.Row:
		return f.fillRow(fr, width, from, sp)
	case layout.Text:
		return f.fillText(fr, width, from, sp)
	case layout.Picture:
		return f.fillPicture(fr, width)
	}
	return f.fillStack(fr, width, from, sp)
}

// repeat sets the repeated head of a box that goes on from an earlier page.
func (f *flow) repeat(fr *frag, continued bool, in *space) {
	b := fr.box
	if b.repeat == nil || !continued {
		return
	}
	fr.head = f.settledWhole(b.repeat, max(0, fr.w-b.node.Box.Padding.Left-b.node.Box.Padding.Right))
	fr.below = fr.head.h
	if b.node.Kind == layout.Stack {
		fr.below += b.node.Gap
	}
	fr.inherit(fr.head)
	*in = in.below(fr.below)
}

// settledWhole lays out a box that stands outside the pages' flow: a repeated head or the footer.
func (f *flow) settledWhole(b *box, width Length) *frag {
	_, fr, _ := f.fill(b, width, nil, space{room: unbounded, fresh: unbounded, top: true, whole: true})
	return fr
}

func (f *flow) fillPicture(fr *frag, width Length) (*cursor, bool) {
	if art := fr.box.node.Art; art != nil {
		fr.content = art.Height
		fr.check(true, art.Width, width)
	}
	return nil, true
}

func (f *flow) fillText(fr *frag, width Length, from *cursor, sp space) (*cursor, bool) {
	set := f.paragraph(fr.box).set(f.shaper, width)
	fr.check(true, set.widest, width)
	fr.set, fr.cut = set, fr.cut || set.cut != nil
	lines := set.lines
	start := 0
	if from != nil {
		start = from.line
		lines = lines[start:]
	}
	n, height := linesThatFit(lines, sp.room)
	if n < len(lines) {
		n, height = breakText(lines, n, sp.force)
		if n == 0 {
			return stopped(layout.NoBreak), false
		}
	}
	fr.lines = lines[:n]
	fr.content = height
	if n < len(lines) {
		return &cursor{line: start + n}, true
	}
	return nil, true
}

// linesThatFit counts the lines that fit into a room, and their height.
func linesThatFit(lines []line, room Length) (n int, height Length) {
	for n < len(lines) && height+lines[n].height <= room {
		height += lines[n].height
		n++
	}
	return n, height
}

// alone is how many lines of a broken paragraph may not stand alone: at least two stay, and two go over.
const alone = 2

// breakText says how many of a paragraph's lines are placed, when n fit and that is not all.
func breakText(lines []line, n int, force bool) (int, Length) {
	keep := min(n, len(lines)-alone)
	switch {
	case keep >= alone:
		n = keep
	case force:
		n = max(1, n)
	default:
		n = 0
	}
	var height Length
	for _, l := range lines[:n] {
		height += l.height
	}
	return n, height
}

// check notes that something is larger than its room, unless something inside has said so already.
func (fr *frag) check(wide bool, size, room Length) {
	if size > room && !fr.bad {
		fr.fault, fr.bad = &fault{wide, size, room}, true
	}
}

// inherit takes over what is wrong in a fragment below.
func (fr *frag) inherit(below *frag) {
	fr.cut = fr.cut || below.cut
	fr.bad = fr.bad || below.bad
}

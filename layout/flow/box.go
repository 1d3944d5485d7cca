package flow

import "handout/layout"

// free marks a Choice that is not made yet.
const free = -1

// box is a node with what is found out about it. A node that stands at several places, as those do that alternatives
// share, has one box if nothing below it is to be chosen, and so is laid out once.
type box struct {
	node   *layout.Node
	kids   []*box // the children; of a Choice, the alternatives
	repeat *box
	lang   string

	together bool // not split unless higher than a page
	next     bool // kept with the next sibling
	choices  bool // this or something below is a Choice
	breaks   bool // something below starts with a forced break

	alt    int      // of a Choice: the alternative taken, or free
	wholes [2]whole // the last ones, newest first
	shaped *paragraph
	least  Length       // least width, once measured
	tree   *layout.Node // of a chapter that is kept: its copy
}

// Length saves a word in every line of this package.
type Length = layout.Length

// whole is a box laid out in one piece.
type whole struct {
	width Length
	top   bool
	frag  *frag
}

// unmeasured marks a least width that is not known yet.
const unmeasured Length = -1

// box makes the boxes of a node and all below.
func (f *flow) box(n *layout.Node, lang string) *box {
	if n == nil {
		n = &layout.Node{}
	}
	if n.Lang != "" {
		lang = n.Lang
	}
	if b := f.boxes[n]; b != nil && b.lang == lang {
		return b
	}
	b := f.newBox()
	*b = box{
		node: n, lang: lang, alt: free, least: unmeasured,
		together: n.Keep.Together || n.Keep.Whole || n.Role == layout.TR, next: n.Keep.Next, choices: n.Kind == layout.Choice,
	}
	shared := true
	if n.Repeat != nil {
		b.repeat = f.box(n.Repeat, lang)
		shared = !b.repeat.choices
	}
	if n.Kind != layout.Text && n.Kind != layout.Picture {
		f.boxKids(b)
	}
	if shared && !b.choices {
		f.boxes[n] = b
	}
	return b
}

// newBox allocates boxes by the hundred.
func (f *flow) newBox() *box {
	if len(f.spare) == 0 {
		f.spare = make([]box, 100)
	}
	b := &f.spare[0]
	f.spare = f.spare[1:]
	return b
}

// boxKids makes the boxes below one.
func (f *flow) boxKids(b *box) {
	children := b.node.Children
	choice := b.node.Kind == layout.Choice
	if choice && len(children) == 0 {
		children = []*layout.Node{nil} // nothing to choose from is nothing
	}
	b.kids = make([]*box, len(children))
	for i, c := range children {
		kid := f.box(c, b.lang)
		if choice && b.together && !kid.together {
			own := f.newBox() // elsewhere it may break
			*own = *kid
			own.together = true
			kid = own
		}
		b.kids[i] = kid
		b.choices = b.choices || kid.choices
		b.breaks = b.breaks || kid.breaks || kid.node.Break != layout.NoBreak
	}
}

// chosen is the box itself, or the alternative that was taken for it.
func (b *box) chosen() *box {
	for b.node.Kind == layout.Choice && b.alt != free {
		b = b.kids[b.alt]
	}
	return b
}

// settled tells whether every choice in the box is made.
func (b *box) settled() bool {
	if !b.choices {
		return true
	}
	if b.node.Kind == layout.Choice {
		return b.alt != free && b.kids[b.alt].settled()
	}
	for _, kid := range b.kids {
		if !kid.settled() {
			return false
		}
	}
	return true
}

// keepsNext tells whether the box, or what was chosen for it, is kept with the next sibling.
func (b *box) keepsNext() bool {
	for ; ; b = b.kids[b.alt] {
		if b.next {
			return true
		}
		if b.node.Kind != layout.Choice || b.alt == free {
			return false
		}
	}
}

// solid tells whether the box never breaks.
func (b *box) solid() bool {
	return b.node.Kind == layout.Picture || b.node.Box.Height > 0 || b.node.Keep.Whole
}

// copied is the tree as it was chosen.
func (b *box) copied() *layout.Node {
	if b.tree != nil {
		return b.tree
	}
	id, broken := "", layout.NoBreak
	for b.node.Kind == layout.Choice {
		if id == "" {
			id = b.node.ID
		}
		broken = max(broken, b.node.Break)
		b = b.kids[b.alt]
	}
	n := *b.node
	if n.ID == "" {
		n.ID = id
	}
	n.Break = max(n.Break, broken) // formats without these pages break where the choice does
	n.Repeat = nil                 // it has been set where it was needed
	n.Children, n.Spans, n.Tracks = nil, append([]layout.Span(nil), n.Spans...), append([]layout.Track(nil), n.Tracks...)
	if len(b.kids) > 0 {
		n.Children = make([]*layout.Node, len(b.kids))
	}
	for i, kid := range b.kids {
		n.Children[i] = kid.copied()
	}
	if n.Art != nil {
		art := *n.Art
		n.Art = &art
	}
	return &n
}

package flow

import (
	"handout/layout"
)

// free marks a Choice that is not made yet.
const free = -1

// box is a node at its place in the tree, with what is found out about it. One node may stand at several places.
type box struct {
	node   *layout.Node
	kids   []box // the children; of a Choice, the alternatives
	repeat *box
	lang   string

	together bool // not split unless higher than a page
	next     bool // kept with the next sibling
	choices  bool // this or something below is a Choice
	breaks   bool // something below starts with a forced break

	alt    int // of a Choice: the alternative taken, or free
	whole  whole
	shaped *paragraph
	least  Length // least width, once measured
	out    *layout.Node
}

// Length saves a word in every line of this package.
type Length = layout.Length

// whole remembers how a box was last laid out in one piece.
type whole struct {
	width Length
	top   bool
	frag  *frag
}

// unmeasured marks a least width that is not known yet.
const unmeasured Length = -1

// box makes the boxes of a node and all below.
func (f *flow) box(n *layout.Node, lang string) box {
	if n == nil {
		n = &layout.Node{}
	}
	if n.Lang != "" {
		lang = n.Lang
	}
	b := box{
		node: n, lang: lang, alt: free, least: unmeasured,
		together: n.Keep.Together || n.Role == layout.TR, next: n.Keep.Next, choices: n.Kind == layout.Choice,
	}
	if n.Repeat != nil {
		r := f.box(n.Repeat, lang)
		b.repeat = &r
	}
	children := n.Children
	switch {
	case n.Kind == layout.Text || n.Kind == layout.Picture:
		return b
	case n.Kind == layout.Choice && len(children) == 0:
		children = []*layout.Node{nil} // nothing to choose from is nothing
	}
	b.kids = make([]box, len(children))
	for i, c := range children {
		kid := &b.kids[i]
		*kid = f.box(c, lang)
		b.choices = b.choices || kid.choices
		b.breaks = b.breaks || kid.breaks || kid.node.Break != layout.NoBreak
		if n.Kind == layout.Choice {
			kid.together = kid.together || b.together
		}
	}
	return b
}

// chosen is the box itself, or the alternative that was taken for it.
func (b *box) chosen() *box {
	for b.node.Kind == layout.Choice && b.alt != free {
		b = &b.kids[b.alt]
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
	for i := range b.kids {
		if !b.kids[i].settled() {
			return false
		}
	}
	return true
}

// keepsNext tells whether the box, or what was chosen for it, is kept with the next sibling.
func (b *box) keepsNext() bool {
	for ; ; b = &b.kids[b.alt] {
		if b.next {
			return true
		}
		if b.node.Kind != layout.Choice || b.alt == free {
			return false
		}
	}
}

// solid tells whether the box never breaks.
func (b *box) solid() bool { return b.node.Kind == layout.Picture || b.node.Box.Height > 0 }

// tree copies the tree as it was chosen.
func (b *box) tree() *layout.Node {
	id := ""
	for b.node.Kind == layout.Choice {
		if id == "" {
			id = b.node.ID
		}
		b = &b.kids[b.alt]
	}
	n := *b.node
	if n.ID == "" {
		n.ID = id
	}
	n.Repeat = nil // it has been set where it was needed
	n.Children, n.Spans, n.Tracks = nil, append([]layout.Span(nil), n.Spans...), append([]layout.Track(nil), n.Tracks...)
	if len(b.kids) > 0 {
		n.Children = make([]*layout.Node, len(b.kids))
	}
	for i := range b.kids {
		n.Children[i] = b.kids[i].tree()
	}
	if n.Art != nil {
		art := *n.Art
		n.Art = &art
	}
	b.out = &n
	return &n
}

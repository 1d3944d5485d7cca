package template

import (
	"slices"

	"handout/layout"
)

// shared remembers the blocks of one exercise that several of its alternatives have alike. Made once, they are also laid
// out once.
type shared struct {
	pictures []pictureBlock
	columns  []columnBlock
	spaced   map[spacedBlock]*layout.Node // only looked up
}

// pictureBlock is pictures with their neighbours.
type pictureBlock struct {
	small bool
	near  neighbours

	rows  *layout.Node
	taken []*layout.Node
}

// columnBlock is text in columns.
type columnBlock struct {
	text    pageText
	columns *layout.Node
}

// spacedBlock is a block with space over it.
type spacedBlock struct {
	node        *layout.Node
	gap, wanted layout.Length
}

// above is the block with space over it, nil for none.
func (s *shared) above(gap layout.Length, n *layout.Node) *layout.Node { return s.eased(gap, gap, n) }

// eased is the block with space over it, which grows to what the design asks for where the page has room left.
func (s *shared) eased(gap, wanted layout.Length, n *layout.Node) *layout.Node {
	if n == nil {
		return nil
	}
	key := spacedBlock{n, gap, wanted}
	if s.spaced == nil {
		s.spaced = map[spacedBlock]*layout.Node{}
	}
	if s.spaced[key] == nil {
		s.spaced[key] = eased(gap, wanted, n)
	}
	return s.spaced[key]
}

// picturesWith are the pictures and, where there is room at their right or below one, the blocks that fit there; those are
// returned too.
func (p *parts) picturesWith(small bool, near neighbours) (pictures *layout.Node, taken []*layout.Node) {
	if !p.shows(picturesPart) {
		return nil, nil
	}
	near.right, near.below = present(near.right), present(near.below)
	for _, b := range p.shared.pictures {
		if b.small == small && b.near.same(near) {
			return b.rows, b.taken
		}
	}
	pictures, taken = p.c.pictureRows(p.use, small, near)
	p.shared.pictures = append(p.shared.pictures, pictureBlock{small, near, pictures, taken})
	return pictures, taken
}

// same tells whether two neighbourhoods are made of the same blocks.
func (n neighbours) same(o neighbours) bool {
	return n.muscles == o.muscles && slices.Equal(n.right, o.right) && slices.Equal(n.below, o.below)
}

// columnsOf sets text in columns, in several arrangements to choose from.
func (p *parts) columnsOf(t pageText) *layout.Node {
	for _, b := range p.shared.columns {
		if b.text.same(t) {
			return b.columns
		}
	}
	b := columnBlock{t, t.columns()}
	p.shared.columns = append(p.shared.columns, b)
	return b.columns
}

// same tells whether two texts are made of the same blocks.
func (t pageText) same(o pageText) bool {
	return t.steps == o.steps && t.gap == o.gap && t.width == o.width && slices.Equal(t.lead, o.lead) && slices.Equal(t.side, o.side)
}

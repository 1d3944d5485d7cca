package template

import (
	"slices"

	"handout/layout"
)

// form is how generous a page is.
type form struct {
	small, maps, lists, noMuscles bool
	mistakes                      extent
}

// extent is how much room a part gets.
type extent uint8

const (
	leftOut extent = iota
	asLine
	asList
)

// page is the exercise on one page, in two arrangements of its text: the wide and narrow column of every page, then the
// columns that come out most even.
func (p *parts) page(f form) []*layout.Node {
	t := pageText{lead: present([]*layout.Node{p.need, p.start}), steps: p.steps, gap: gap3, width: p.c.width()}
	feel, muscles, mistakes, care, easier, harder := p.feel, p.muscleMap, p.mistakes, p.care, p.easier, p.harder
	if !f.maps {
		muscles = p.muscleLine
	}
	if !f.lists {
		feel, care, easier, harder = p.feelLine, p.careRunIn, p.easierLine, p.harderLine
		t.steps, t.gap = p.stepsTight, gap2
	}
	switch f.mistakes {
	case asLine:
		mistakes = p.mistakesLine
	case leftOut:
		mistakes = nil
	}
	if f.noMuscles {
		muscles = nil
	}
	pictures, taken := p.picturesWith(f.small, []*layout.Node{feel, easier, harder}, t.lead)
	t.lead = without(t.lead, taken)
	for _, b := range []sideBlock{{care, false}, {feel, false}, {mistakes, true}, {easier, true}, {harder, true}, {muscles, true}} {
		if b.node != nil && !slices.Contains(taken, b.node) {
			t.side = append(t.side, b)
		}
	}
	var pages []*layout.Node
	for _, text := range p.columnsOf(t) {
		page := stack(layout.Group, 0,
			p.head, p.bar, p.above(gap3, pictures), p.above(gap3, p.dose), p.above(gap3, text), p.above(mm(4), p.stopShort), p.notes)
		page.Name = "page"
		pages = append(pages, page)
	}
	return pages
}

// without is the blocks that are not among those taken.
func without(blocks, taken []*layout.Node) []*layout.Node {
	return slices.DeleteFunc(present(blocks), func(n *layout.Node) bool { return slices.Contains(taken, n) })
}

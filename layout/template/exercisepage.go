package template

import (
	"slices"

	"handout/layout"
)

// form is how generous a page is.
type form struct {
	small, lists, joined bool // joined: paragraphs close to each other, what is needed and how to start as one
	tight                bool // little space between pictures, dose and text
	muscles              musclesForm
	mistakes             extent
}

// musclesForm is how an exercise says which muscles it works.
type musclesForm uint8

const (
	fullMap musclesForm = iota
	smallMap
	muscleWords
	noMuscles
)

// extent is how much room a part gets.
type extent uint8

const (
	leftOut extent = iota
	asLine
	asList
)

// fullGap is the least space between pictures, dose and text of a page before its text gives way.
const fullGap = 10 * layout.Point

// page is the exercise on one page.
func (p *parts) page(f form) *layout.Node {
	t := pageText{lead: present([]*layout.Node{p.need, p.start}), steps: p.steps, gap: gap3, width: p.c.width()}
	around := gap3 // pictures, dose and text
	feel, mistakes, care, easier, harder := p.feel, p.mistakes, p.care, p.easier, p.harder
	if !f.lists {
		feel, care, easier, harder = p.feelLine, p.careRunIn, p.ways, nil
		t.steps, t.gap, around = p.stepsTight, gap2, fullGap
	}
	if f.tight {
		around = gap2
	}
	if f.joined {
		t.lead, t.gap = present([]*layout.Node{p.lead}), gap1
	}
	switch f.mistakes {
	case asLine:
		mistakes = p.mistakesLine
	case leftOut:
		mistakes = nil
	}
	near := neighbours{right: []*layout.Node{feel, easier, harder}, below: t.lead}
	if f.muscles == smallMap {
		near.muscles = p.muscleKey
	}
	pictures, taken := p.picturesWith(f.small, near)
	muscles := p.musclesIn(f.muscles, near.muscles != nil && slices.Contains(taken, near.muscles))
	t.lead = without(t.lead, taken)
	for _, b := range []sideBlock{{node: care}, {node: feel, movable: true}, {node: mistakes, movable: true}, {node: easier, movable: true}, {node: harder, movable: true}, {node: muscles, movable: true}} {
		if b.node != nil && !slices.Contains(taken, b.node) {
			t.side = append(t.side, b)
		}
	}
	page := stack(layout.Group, 0,
		p.head, p.bar, p.eased(around, blockGap, pictures), p.eased(around, blockGap, p.dose),
		p.eased(around, blockGap, p.columnsOf(t)), p.eased(around, stopGap, p.stopShort), p.notes)
	page.Name = "page"
	return page
}

// musclesIn is what the columns say of muscles; where the map stands beside the pictures, words are enough.
func (p *parts) musclesIn(f musclesForm, mapped bool) *layout.Node {
	switch {
	case f == noMuscles:
		return nil
	case f == fullMap:
		return p.muscleMap
	case f == smallMap && !mapped && p.muscleSmall != nil:
		return p.muscleSmall
	}
	return p.muscleLine
}

// without is the blocks that are not among those taken.
func without(blocks, taken []*layout.Node) []*layout.Node {
	return slices.DeleteFunc(present(blocks), func(n *layout.Node) bool { return slices.Contains(taken, n) })
}

package template

import (
	"handout/layout"
)

// looseRows are the pictures, a row at a time. More than one row is smaller where that keeps them on a page.
func (p *parts) looseRows() *layout.Node {
	pictures, _ := p.picturesWith(false, neighbours{})
	if pictures == nil {
		return nil
	}
	loose := func(n *layout.Node) *layout.Node {
		rows := *n
		rows.Keep = layout.Keep{}
		return &rows
	}
	if len(pictures.Children) == 1 {
		return loose(pictures)
	}
	smaller, tmpl := *p.c, *p.c.Template // what is wrong with a picture has been told already
	tmpl.Pictures.Body = bodyLeast
	smaller.Template = &tmpl
	rows, _ := smaller.pictureRows(p.use, false, neighbours{})
	return choice(loose(pictures), loose(p.small), loose(rows))
}

// single is the exercise in one column, over as many pages as it takes.
func (p *parts) single() *layout.Node {
	pictures := p.above(gap3, p.looseRows())
	n := stack(layout.Group, 0, p.head, p.bar, pictures, p.above(gap4, p.dose), p.above(gap4, p.need), p.above(gap2, p.start), p.above(gap3, p.stepList(mm(3), inMM(p.c.width()))), p.above(gap4, p.feel),
		p.above(gap4, p.care), p.above(gap4, p.mistakes), p.above(gap4, p.easier), p.above(gap4, p.harder), p.above(gap4, p.muscleLine),
		p.above(gap4, p.stopShort), p.notes)
	n.Name, n.Repeat = "single column", p.continued()
	return n
}

// leafForm is how a leaf's front saves room: smaller pictures, smaller gaps, precautions overleaf.
type leafForm struct{ small, tight, careOnBack bool }

// leaf is the exercise on the two sides of one sheet. Where the front has no room for the precautions they open the back,
// and the head says so.
func (p *parts) leaf(f leafForm) *layout.Node {
	back := stack(layout.Group, 0)
	back.ID, back.Break, back.Name = exerciseID(p.use)+"-back", layout.PageBreak, "leaf back"
	pictures, taken := p.picturesWith(f.small, neighbours{below: []*layout.Node{p.need, p.start}})
	head, need, start, care, gap := p.head, p.need, p.start, p.above(gap2, p.careRunIn), gap3
	if len(taken) > 0 {
		need, start = nil, nil
	}
	if f.tight {
		gap = gap2
		if need != nil && start != nil {
			need, start = p.lead, nil
		}
	}
	if f.careOnBack && care != nil {
		note := p.c.say("read_take_care", arg{"page", pageOf(back.ID)})
		head, care = p.headWith(note), nil
		back.Children = append(back.Children, choice(p.careWide, p.careRunIn))
	}
	front := stack(layout.Group, 0, head, p.bar, p.eased(gap, blockGap, pictures), p.eased(gap, blockGap, p.dose),
		p.eased(gap, blockGap, need), p.above(gap1, start), care, p.eased(gap2, gap3, p.stepsTight), p.eased(gap, stopGap, p.stopShort), p.notes)
	front.Name, front.Break = "leaf front", layout.RightPage // front and back are one sheet, to hand out by itself
	back.Children = present(append(back.Children, p.above(gap4, p.leafColumns()), p.above(gap4, p.stopWhole), p.notesLong))
	leaf := stack(layout.Group, 0, front, back)
	leaf.Name, leaf.Repeat = "leaf", p.continued()
	return leaf
}

// leafColumns are what stands on every leaf's back.
func (p *parts) leafColumns() *layout.Node {
	if p.sides == nil {
		p.sides = row(layout.Group, mm(8),
			stack(layout.Group, gap4, p.feel, p.mistakes), stack(layout.Group, gap4, p.easier, p.harder, p.muscleMap))
		p.sides.Tracks = []layout.Track{share(1), share(1)}
	}
	return p.sides
}

// broken is the exercise in one column, broken wherever a page ends: what is left when neither page nor leaf holds it.
func (p *parts) broken() *layout.Node {
	n := stack(layout.Group, gap3, p.head, p.bar, p.small, p.dose, p.need, p.start, p.careRunIn, p.stepsTight,
		p.stopShort, p.feel, p.mistakes, p.easier, p.harder, p.muscleLine)
	n.Name, n.Repeat = "broken", p.continued()
	return n
}

// continued heads every further page of an exercise: "1 Inverted pulls, continued".
func (p *parts) continued() *layout.Node {
	n := para(layout.Group, p.c.Type.Side, p.use.Pos, p.c.say("continued", text("number", p.use.Number), arg{"name", value{spans: p.name}})...)
	n.Name = "continued"
	n.Box.Padding.Bottom = gap3
	return n
}

// pageOf is the number of the page on which a node starts.
func pageOf(id string) value {
	return value{spans: []layout.Span{{Kind: layout.PageRef, Target: id, Link: "#" + id}}}
}

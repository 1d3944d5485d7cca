package template

import (
	"unicode/utf8"

	"handout/layout"
)

// headWith is the number block and name, at their right the box that a clinician ticks, and below the purpose. A note for a
// leaf whose precautions are overleaf stands under the box, or left of it where that keeps name and purpose in one line each.
func (p *parts) headWith(note []layout.Span) *layout.Node {
	c, e := p.c, p.use.Exercise
	var tick, purpose, pointer *layout.Node
	if !e.ClinicianOnly { // else the clinician bar has one
		tick = p.tick("for_me", layout.Right)
	}
	if p.shows(purposePart) && !e.Purpose.Text.IsZero() {
		purpose = para(layout.P, c.Type.Lead, e.Purpose.Text.Pos, c.spans(e.Purpose.Text, p.scope)...)
		purpose.Box.Padding.Left = c.numberSide() + mm(5)
		purpose.Box.MaxWidth = purpose.Box.Padding.Left + mm(140)
	}
	if note != nil {
		pointer = para(layout.P, c.Type.Caption.weighing(600).set(layout.Right), p.use.Pos, note...)
	}
	top := row(layout.Group, mm(5), p.heading())
	top.Tracks = []layout.Track{share(1)}
	head := stack(layout.Group, 0, top, purpose)
	if p.pointerUnder(tick, purpose, pointer) {
		top.Children = []*layout.Node{stack(layout.Group, 0, top.Children[0], purpose), stack(layout.Group, gap1, tick, pointer)}
		top.Tracks = append(top.Tracks, fixed(pointerWidth))
		head = stack(layout.Group, 0, top)
	} else {
		inOneLine(note)
		for _, n := range present([]*layout.Node{pointer, tick}) {
			top.Children, top.Tracks = append(top.Children, n), append(top.Tracks, snug())
		}
		top.Valign = layout.Middle // note, box and name on one level
	}
	head.Box.MinHeight = c.numberSide()
	head.Name, head.Keep = "exercise head", layout.Keep{Together: true, Next: true}
	return head
}

// pointerWidth is the width of a note in two lines under the box to tick.
const pointerWidth layout.Length = 102_047 // 36 mm

// pointerUnder tells whether the note stands under the box to tick: where name and purpose stay in one line beside it, or
// where the name would not, were it left of the box.
func (p *parts) pointerUnder(tick, purpose, pointer *layout.Node) bool {
	if tick == nil || pointer == nil {
		return false
	}
	name := p.c.Type.Name.Size * layout.Length(utf8.RuneCountInString(plain(p.name))) / 2
	left := p.c.width() - p.c.numberSide() - mm(10)
	return left-pointerWidth >= max(name, lineWidth(purpose)) || left-mm(5)-lineWidth(pointer)-lineWidth(tick) < name
}

// lineWidth is about how wide a paragraph is in one line: a letter is at most half an em.
func lineWidth(n *layout.Node) layout.Length {
	if n == nil {
		return 0
	}
	width := layout.Length(0)
	for _, s := range n.Spans {
		if width += s.Width; s.Kind == layout.Words {
			width += n.Type.Size * layout.Length(utf8.RuneCountInString(s.Text)) / 2
		}
	}
	return width
}

// heading is number and name. The number's block is higher than the name and hangs down beside the purpose.
func (p *parts) heading() *layout.Node {
	c := p.c
	number := stack(layout.Group, 0, p.numberBlock())
	number.Box.Hang = true
	n := row(layout.H2, mm(5), number, para(layout.Group, c.Type.Name, p.use.Exercise.Name.Pos, p.name...))
	n.Tracks = []layout.Track{fixed(c.numberSide()), share(1)}
	n.Title, n.Pos = p.use.Number+" "+plain(p.name), p.use.Exercise.Name.Pos
	return n
}

// tick is a box to tick and its word.
func (p *parts) tick(key string, a layout.Align) *layout.Node {
	c := p.c
	box := layout.Span{Kind: layout.Tick, Text: c.word("tick_box"), Width: c.em(7), Height: c.em(7), Line: line(1.2, layout.Ink), Radius: mm(1.2)}
	n := para(layout.P, c.Type.Body.set(a), p.use.Pos, box, words("\u00a0\u00a0"), strong(bind(c.word(key))))
	n.Name = "tick"
	return n
}

// numberBlock is the exercise's number: solid, or hollow where only a clinician shows it.
func (p *parts) numberBlock() *layout.Node {
	st := p.c.Type.Number.set(layout.Centre)
	n := para(layout.Group, st, p.use.Pos, words(p.use.Number+" ")) // apart from the name for those who hear it
	n.Name = "number"
	side := p.c.numberSide()
	n.Box = layout.Box{Width: side, Height: side, Radius: round(3), Y: layout.Middle, Fill: layout.Accent}
	if p.use.Exercise.ClinicianOnly {
		n.Type.Colour, n.Box.Fill, n.Box.Frame = layout.Accent, layout.None, line(1.6, layout.Accent)
	}
	return n
}

// clinicianBar marks an exercise that only a clinician shows.
func (p *parts) clinicianBar() *layout.Node {
	c, e := p.c, p.use.Exercise
	if !e.ClinicianOnly {
		return nil
	}
	spans, pos := c.say("only_if_shown"), p.use.Pos
	if !e.Only.IsZero() {
		spans, pos = c.spans(e.Only, p.scope), e.Only.Pos
	}
	r := row(layout.Group, mm(3), decoration(c.pictures.icon("clinician", layout.Ink), c.em(6.5)),
		para(layout.P, c.Type.Side, pos, spans...), p.tick("shown_to_me", layout.Right))
	r.Tracks = []layout.Track{fixed(c.em(6.5)), share(1), snug()}
	r.Name, r.Pos, r.Valign, r.Keep = "clinician bar", p.use.Pos, layout.Middle, layout.Keep{Together: true, Next: true}
	r.Box = layout.Box{MinHeight: mm(10), Y: layout.Middle, Frame: line(1.4, layout.Ink), Radius: round(2.2),
		Padding: layout.Edges{Top: mm(1.4), Right: mm(4), Bottom: mm(1.4), Left: mm(4)}}
	return above(mm(3), r)
}

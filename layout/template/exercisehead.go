package template

import (
	"handout/layout"
)

// headWith is the number block, name, purpose and, at the right, the box that a clinician ticks. A line under the box is for
// a leaf whose precautions are overleaf.
func (p *parts) headWith(below []layout.Span) *layout.Node {
	c, e := p.c, p.use.Exercise
	texts := stack(layout.Group, 0, p.heading())
	texts.Box.MinHeight = c.numberSide()
	if p.shows(purposePart) && !e.Purpose.Text.IsZero() {
		purpose := para(layout.P, c.Type.Lead, e.Purpose.Text.Pos, c.spans(e.Purpose.Text, p.scope)...)
		purpose.Box.Padding.Left = c.numberSide() + mm(5)
		texts.Children = append(texts.Children, purpose)
	}
	r := row(layout.Group, mm(5), texts)
	r.Tracks = []layout.Track{share(1)}
	if right := p.tickAndNote(below); right != nil {
		r.Children, r.Tracks = append(r.Children, right), append(r.Tracks, snug())
		if below != nil {
			r.Tracks[1] = fixed(mm(36))
		}
	}
	r.Name, r.Valign, r.Keep = "exercise head", layout.Top, layout.Keep{Together: true, Next: true}
	return r
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

// tickAndNote is "For me" with its box, unless the clinician bar has one, over a line of its own.
func (p *parts) tickAndNote(below []layout.Span) *layout.Node {
	s := stack(layout.Group, gap1)
	if !p.use.Exercise.ClinicianOnly {
		s.Children = append(s.Children, p.tick("for_me", layout.Right))
	}
	if below != nil {
		s.Children = append(s.Children, para(layout.P, p.c.Type.Caption.weighing(600).set(layout.Right), p.use.Pos, below...))
	}
	if len(s.Children) == 0 {
		return nil
	}
	return s
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

package template

import "handout/layout"

// precautions are the warnings of all exercises in one list, for templates that print the exercises in short.
type precautions struct{}

func (*precautions) compose(c *composer) []*layout.Node {
	p := c.programme()
	heading := row(layout.H2, mm(2.4), decoration(c.pictures.icon("take-care", layout.Ink), c.em(5.6)),
		para(layout.Group, c.Type.Section, p.Pos, c.say("take_care_each")...))
	heading.Tracks = []layout.Track{fixed(c.em(5.6)), share(1)}
	heading.Valign, heading.Pos, heading.Keep = layout.Middle, p.Pos, layout.Keep{Together: true, Next: true}
	s := stack(layout.Sect, gap2, heading)
	for _, u := range p.Uses {
		parts := &parts{c: c, use: u, scope: c.doseScope(u), show: partNames()}
		badge := para(layout.P, c.Type.Badge.set(layout.Centre), u.Pos, words(u.Number))
		badge.Box = layout.Box{Height: mm(6), Y: layout.Middle, Fill: layout.Accent, Radius: round(1.4)}
		if u.Exercise.ClinicianOnly {
			badge.Type.Colour, badge.Box.Fill, badge.Box.Frame = layout.Accent, layout.None, line(1.2, layout.Accent)
		}
		name := para(layout.H3, c.Type.Body.weighing(700), u.Pos, c.spans(u.Exercise.Name, parts.scope)...)
		body := stack(layout.Group, pt(2), append([]*layout.Node{name}, parts.cares()...)...)
		r := row(layout.Group, mm(3), stack(layout.Group, 0, badge), body)
		r.Tracks = []layout.Track{fixed(mm(7)), share(1)}
		r.Name, r.ID, r.Pos, r.Keep.Together = "care", careID(u), u.Pos, true
		s.Children = append(s.Children, r)
	}
	s.Name, s.Pos, s.Above = "precautions", p.Pos, gap6
	return []*layout.Node{s}
}

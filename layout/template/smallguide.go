package template

import "handout/layout"

// smallGuide is the pain guide in small: for each zone a pill, an icon, a word and its first sentence.
func (c *composer) smallGuide() *layout.Node {
	p := c.pain()
	zones := row(layout.Group, mm(4))
	for _, z := range c.zones() {
		zone := stack(layout.Group, pt(2), c.pill(z))
		if z.word != "stop" {
			zone.Children = append(zone.Children, para(layout.P, c.Type.Caption, z.text.Pos, c.spans(firstSentence(z.text), scope{})...))
		} else if !p.Before.IsZero() {
			zone.Children = append(zone.Children, para(layout.P, c.Type.Caption, p.Before.Pos, c.spans(p.Before, scope{})...))
		}
		zones.Children, zones.Tracks = append(zones.Children, zone), append(zones.Tracks, share(1))
	}
	head := row(layout.Group, mm(6), para(layout.H2, c.Type.Side, p.Pos, inOneLine(c.say("pain_guide"))...),
		para(layout.P, c.Type.Caption.set(layout.Right), p.Pos, c.say("front_guide", arg{"page", pageOf("pain-guide")})...))
	head.Tracks, head.Valign = []layout.Track{snug(), share(1)}, layout.Baseline
	s := stack(layout.Sect, pt(2), head, zones)
	s.Name, s.Pos, s.Keep.Together = "small pain guide", p.Pos, true
	return s
}

// pillGuide is the pain guide without sentences: its heading, and the pills beside it in a line, or below one another.
func (c *composer) pillGuide(below bool) *layout.Node {
	zones := row(layout.Group, mm(4), para(layout.H2, c.Type.Value, c.pain().Pos, c.say("pain_short")...))
	zones.Tracks, zones.Valign = []layout.Track{snug()}, layout.Middle
	pills := stack(layout.Group, pt(2))
	for _, z := range c.zones() {
		pills.Children = append(pills.Children, c.pill(z))
	}
	if below {
		zones.Children, zones.Tracks = append(zones.Children, pills), append(zones.Tracks, share(1))
	} else {
		for _, pill := range pills.Children {
			zones.Children, zones.Tracks = append(zones.Children, pill), append(zones.Tracks, share(1))
		}
	}
	zones.Name, zones.Pos, zones.Keep.Together = "small pain guide", c.pain().Pos, true
	return zones
}

// guideBox is the pain guide in small in a frame, its zones one below another.
func (c *composer) guideBox() *layout.Node {
	p := c.pain()
	s := stack(layout.Sect, gap1, para(layout.H2, c.Type.Section, p.Pos, c.say("pain_guide_short")...))
	for _, z := range c.zones() {
		text := firstSentence(z.text)
		if z.word == "stop" && !p.Before.IsZero() {
			text = p.Before
		}
		s.Children = append(s.Children, stack(layout.Group, pt(2), c.pill(z), para(layout.P, c.Type.Caption, text.Pos, c.spans(text, scope{})...)))
	}
	s.Children = append(s.Children, para(layout.P, c.Type.Caption, p.Pos, c.say("front_guide", arg{"page", pageOf("pain-guide")})...))
	s.Name, s.Pos, s.Keep.Together = "pain guide box", p.Pos, true
	s.Box = layout.Box{Frame: line(1, layout.Ink), Radius: round(2.5), Padding: layout.Edges{Top: mm(2), Right: mm(2.4), Bottom: mm(2.4), Left: mm(2.4)}}
	return s
}

// pill is a zone's numbers, icon and word in a line.
func (c *composer) pill(z zone) *layout.Node {
	numbers := para(layout.Group, c.Type.Value.coloured(z.ink).set(layout.Centre), c.pain().Pos, words(bind(c.span(z.numbers))))
	numbers.Box = layout.Box{Width: mm(19), Height: mm(7.6), Y: layout.Middle, Fill: z.fill, Frame: line(1.2, layout.Ink), Radius: round(2)}
	r := row(layout.P, mm(2.4), numbers, decoration(c.pictures.icon(z.icon, layout.Ink), mm(5.6)), para(layout.Group, c.Type.Value, c.pain().Pos, words(bind(c.word(z.word)))))
	r.Tracks = []layout.Track{fixed(mm(19)), fixed(mm(5.6)), share(1)}
	r.Name, r.Valign, r.Pos = "pill", layout.Middle, c.pain().Pos
	return r
}

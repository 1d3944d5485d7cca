package template

import (
	"strconv"

	"handout/data"
	"handout/layout"
)

// painGuide is the scale from 0 to 10 in three zones, told by value, icon and words.
type painGuide struct {
	Across int `yaml:"across"` // sentences side by side: 3, or 1 below another
}

// zone is a part of the scale.
type zone struct {
	icon, word, key string
	numbers         data.Range
	text            data.Text
	fill, ink       layout.Colour
}

// painMost is the scale's highest number.
const painMost = 10

// zoneTexts are the widths in millimetres of the sentences under the scale.
func zoneTexts() []float64 { return []float64{62.4, 56.6, 54.9} }

func (g *painGuide) compose(c *composer) []*layout.Node {
	p := c.pain()
	zones := c.zones()
	s := stack(layout.Sect, 0,
		keepNext(para(layout.H2, c.Type.Name, p.Pos, c.say("pain_guide")...)),
		keepNext(para(layout.P, c.Type.Lead, p.Lead.Pos, c.spans(p.Lead, scope{})...)),
		above(gap2, c.zoneHeads(zones)), above(gap1, c.painScale(zones)), above(gap1, c.zoneTexts(zones, g.Across)))
	if !p.Before.IsZero() {
		before := para(layout.P, c.Type.Body.weighing(700), p.Before.Pos, c.spans(p.Before, scope{})...)
		s.Children = append(s.Children, above(gap1, before))
	}
	s.Name, s.ID, s.Pos, s.Keep.Together, s.Above = "pain guide", "pain-guide", p.Pos, true, gap6
	return []*layout.Node{s}
}

// zones are the parts of the scale, from the least pain to the worst.
func (c *composer) zones() []zone {
	p := c.pain()
	return []zone{
		{"check", "carry_on", "zone_carry_on", p.CarryOn, p.CarryOnText, layout.White, layout.Ink},
		{"ease-off", "ease_off", "zone_ease_off", p.EaseOff, p.EaseOffText, layout.Zone, layout.Ink},
		{"stop", "stop", "zone_stop", p.Stop, p.StopText, layout.Ink, layout.White},
	}
}

// zoneHeads are an icon and a word at the start of each zone. A zone too narrow for its word pushes the next one on.
func (c *composer) zoneHeads(zones []zone) *layout.Node {
	r := row(layout.Artifact, 0)
	left := c.width()
	for i, z := range zones {
		w := left
		if i < len(zones)-1 {
			w = max(c.painCell()*layout.Length(z.numbers.Most-z.numbers.Least+1), c.em(38))
		}
		left -= w
		head := row(layout.Group, mm(2), decoration(c.pictures.icon(z.icon, layout.Ink), c.em(6.5)), para(layout.P, c.Type.Section, c.pain().Pos, words(bind(c.word(z.word)))))
		head.Tracks = []layout.Track{fixed(c.em(6.5)), share(1)}
		head.Valign = layout.Middle
		track := fixed(w)
		if i == len(zones)-1 {
			track = share(1)
		}
		r.Children, r.Tracks = append(r.Children, head), append(r.Tracks, track)
	}
	r.Keep = layout.Keep{Together: true, Next: true}
	return r
}

// painCell is the width of one number of the scale.
func (c *composer) painCell() layout.Length { return c.width() / (painMost + 1) }

// painScale is the strip of numbers. The sentences under it say the same, so that it need not be read out.
func (c *composer) painScale(zones []zone) *layout.Node {
	r := row(layout.Artifact, 0)
	for n := 0; n <= painMost; n++ {
		cell := para(layout.Group, c.Type.Scale.set(layout.Centre), c.pain().Pos, words(strconv.Itoa(n)))
		cell.Box = layout.Box{Height: mm(16), Y: layout.Middle}
		for _, z := range zones {
			if int64(n) >= z.numbers.Least && int64(n) <= z.numbers.Most {
				cell.Box.Fill, cell.Type.Colour = z.fill, z.ink
			}
		}
		if n > 0 {
			cell.Box.Rules[3] = line(0.75, layout.Grid)
		}
		track := fixed(c.painCell())
		switch n {
		case 0:
			cell.Box.Radius[0], cell.Box.Radius[3] = mm(2.5), mm(2.5)
		case painMost:
			cell.Box.Radius[1], cell.Box.Radius[2] = mm(2.5), mm(2.5)
			track = share(1)
		}
		r.Children, r.Tracks = append(r.Children, cell), append(r.Tracks, track)
	}
	r.Name, r.Pos = "pain scale", c.pain().Pos
	r.Box.Frame, r.Box.Radius = line(1.2, layout.Ink), round(2.5)
	return r
}

// zoneTexts say what to do in each zone.
func (c *composer) zoneTexts(zones []zone, across int) *layout.Node {
	r := row(layout.Group, mm(3))
	if across < 3 {
		r = stack(layout.Group, gap2)
	}
	for i, z := range zones {
		spans := c.say(z.key, text("range", c.span(z.numbers)), arg{"text", value{spans: c.spans(z.text, scope{})}})
		n := para(layout.P, c.Type.Body, z.text.Pos, spans...)
		n.Name = "zone"
		r.Children, r.Tracks = append(r.Children, n), append(r.Tracks, layout.Track{Share: int(zoneTexts()[i])})
	}
	if across < 3 {
		r.Tracks = nil
	}
	return r
}

// shareOf is a width in millimetres as a part of the body, which is 180 wide unless a template's margins take from it.
func (c *composer) shareOf(width float64) layout.Length {
	return grown(mm(width), c.width(), bodyWidth)
}

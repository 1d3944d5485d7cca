package template

import (
	"handout/data"
	"handout/layout"
)

// header is the clinic's name, logo and contact lines. Without a brand there is none.
type header struct{}

func (*header) compose(c *composer) []*layout.Node {
	b := c.b.Brand
	if b == nil {
		return nil
	}
	name := para(layout.P, c.Type.Section, b.Name.Pos, c.spans(b.Name, scope{})...)
	right := b.Logo != nil && b.Logo.Side == "right"
	contact := c.contact(b.Contact, !right)
	var r *layout.Node
	switch {
	case b.Logo == nil:
		r = row(layout.Group, mm(5), name, contact)
		r.Tracks = []layout.Track{share(1), snug()}
	case right:
		logo := c.logo(b.Logo)
		r = row(layout.Group, mm(8), name, contact, logo)
		r.Tracks = []layout.Track{share(1), snug(), fixed(logo.Art.Width)}
	default:
		logo := c.logo(b.Logo)
		r = row(layout.Group, mm(5), logo, name, contact)
		r.Tracks = []layout.Track{fixed(logo.Art.Width), share(1), snug()}
	}
	r.Name, r.Pos, r.Valign, r.Keep.Together = "brand", b.Pos, layout.Middle, true
	r.Box.MinHeight, r.Box.Y = mm(17), layout.Top
	r.Box.Padding.Bottom = mm(3)
	r.Box.Rules[2] = line(1.5, layout.Accent)
	return []*layout.Node{r}
}

// contact is the address block, at most three lines, at the far side of the logo.
func (c *composer) contact(lines []data.Text, farRight bool) *layout.Node {
	s := stack(layout.Group, 0)
	for _, l := range lines {
		p := para(layout.P, c.Type.Contact, l.Pos, words(bind(c.plain(l, scope{}))))
		if farRight {
			p.Type.Align = layout.Right
		}
		s.Children = append(s.Children, p)
	}
	return s
}

// logo fits the brand's mark into 40 x 14 mm.
func (c *composer) logo(l *data.Logo) *layout.Node { return c.logoWithin(l, mm(40), mm(14)) }

// smallLogo is the mark where it stands small, beside a title or on a card: in one colour, where the brand has it so.
func (c *composer) smallLogo(l *data.Logo, width layout.Length) *layout.Node {
	return c.logoWithin(oneColour(l), width, mm(14))
}

// oneColour is the mark in one colour, or as it is where there is no such variant.
func oneColour(l *data.Logo) *data.Logo {
	if l.OneColourPath == "" {
		return l
	}
	one := *l
	one.Path, one.File = l.OneColourPath, l.OneColour
	return &one
}

// logoWithin fits it into a box.
func (c *composer) logoWithin(l *data.Logo, width, height layout.Length) *layout.Node {
	a := art(c.pictures.file(l.Path, l.File), width)
	if a.Height > height {
		a.Width, a.Height = layout.Length(int64(a.Width)*int64(height)/int64(a.Height)), height
	}
	return &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: l.Pos, Art: a, Alt: l.Alt.Value}
}

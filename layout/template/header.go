package template

import (
	"strings"
	"unicode/utf8"

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
	var logo, r *layout.Node
	room := inMM(c.width()) - 5
	if b.Logo != nil {
		logo = c.logo(b.Logo)
		room -= inMM(logo.Art.Width) + 8
	}
	contact := c.contact(b.Contact, !right, crowded(b, room))
	switch {
	case b.Logo == nil:
		r = row(layout.Group, mm(5), name, contact)
		r.Tracks = []layout.Track{share(1), snug()}
	case right:
		r = row(layout.Group, mm(8), name, contact, logo)
		r.Tracks = []layout.Track{share(1), snug(), fixed(logo.Art.Width)}
	default:
		r = row(layout.Group, mm(5), logo, name, contact)
		r.Tracks = []layout.Track{fixed(logo.Art.Width), share(1), snug()}
	}
	r.Name, r.Pos, r.Valign, r.Keep.Together = "brand", b.Pos, layout.Middle, true
	r.Box.MinHeight, r.Box.Y = mm(17), layout.Top
	r.Box.Padding.Bottom = mm(3)
	r.Box.Rules[2] = line(1.5, layout.Accent)
	return []*layout.Node{r}
}

// Estimates for a header: millimetres a character, how many lines a name has at most beside whole contact lines, and how
// many characters a contact line has at least that may break.
const (
	headerBold  = 2.65
	headerPlain = 1.9
	headerLines = 2
	contactLong = 30
)

// crowded tells whether a brand's name has too little room beside its contact lines.
func crowded(b *data.Brand, room float64) bool {
	longest := 0
	for _, l := range b.Contact {
		longest = max(longest, utf8.RuneCountInString(l.Value))
	}
	return headerBold*float64(utf8.RuneCountInString(b.Name.Value)) > headerLines*(room-headerPlain*float64(longest))
}

// contact is the address block, at most three lines, at the far side of the logo. Where they are to be halved, long ones
// break in the middle.
func (c *composer) contact(lines []data.Text, farRight, halve bool) *layout.Node {
	s := stack(layout.Group, 0)
	for _, l := range lines {
		line := bind(c.plain(l, scope{}))
		if halve && utf8.RuneCountInString(line) > contactLong {
			line = halved(line)
		}
		p := para(layout.P, c.Type.Contact, l.Pos, words(line))
		if farRight {
			p.Type.Align = layout.Right
		}
		s.Children = append(s.Children, p)
	}
	return s
}

// halved is a bound line that may break at the space nearest to its middle, sooner after a comma than elsewhere.
func halved(line string) string {
	const space = "\u00a0"
	best, least := -1, len(line)
	for i := range line {
		away := max(2*i-len(line), len(line)-2*i)
		if strings.HasSuffix(line[:i], ",") {
			away /= 2
		}
		if strings.HasPrefix(line[i:], space) && away < least {
			best, least = i, away
		}
	}
	if best < 0 {
		return line
	}
	return line[:best] + " " + line[best+len(space):]
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

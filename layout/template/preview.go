package template

import (
	"fmt"

	"handout/data/diag"
	"handout/layout"
)

// Swatch is a pair of colours to show with its contrast.
type Swatch struct {
	Name               string
	Ratio, Grey, Least float64
	Text, Fill         layout.Colour
}

// Preview makes one page that shows how a brand prints: header, colours, type, logo and footer.
func Preview(r Request, swatches []Swatch) (*layout.Sheet, diag.List) {
	c := &composer{Template: r.Template, b: r.Bundle, draft: r.Draft, spoken: map[*layout.Node]speech{},
		pictures: shelf{assets: r.Assets, files: r.Bundle.Files, known: new(Drawings)}}
	c.pictures.diags = &c.diags
	c.pictures.dress(r.Figures)
	page, cards := c.page(r.Paper)
	if c.diags.HasErrors() {
		return nil, c.diags.Sorted()
	}
	root := &layout.Node{Role: layout.DocumentRo, Name: "preview", Pos: r.Bundle.Brand.Pos}
	head := para(layout.H1, c.Type.Title, r.Bundle.Brand.Pos, c.say("preview")...)
	root.Children = append((&header{}).compose(c), above(gap3, head))
	colours := c.swatches(swatches)
	if logo := c.b.Brand.Logo; logo != nil && logo.OneColourPath != "" {
		one := c.titled("logo", "preview_one_colour", logo.Pos, c.logo(oneColour(logo)))[0]
		r := row(layout.Group, mm(columnGap), above(0, colours), above(0, one))
		r.Tracks, r.Above = []layout.Track{share(1), fixed(mm(56))}, colours.Above
		colours = r
	}
	root.Children = append(root.Children, append(append([]*layout.Node{colours}, c.people()...), c.specimens())...)
	c.strengthen(root)
	sheet := &layout.Sheet{
		Meta: layout.Meta{
			Title: c.word("preview"), Lang: r.Bundle.Locale.Lang, Author: c.author(), Created: r.Created,
			Keywords: []string{"handout " + r.Version},
		},
		Page: page, Imposition: cards, Palette: palette(c.accent()), Root: root, Footer: c.Footer.compose(c),
	}
	if c.diags.HasErrors() {
		return nil, c.diags.Sorted()
	}
	return sheet, c.diags.Sorted()
}

// swatches are lines of text in the brand's colours, each saying how well it can be read.
func (c *composer) swatches(list []Swatch) *layout.Node {
	s := stack(layout.Sect, gap1, keepNext(para(layout.H2, c.Type.Section, c.b.Brand.Accent.Pos, c.say("preview_colours")...)))
	s.Name, s.Above = "colours", gap3
	ratio := func(v float64) string { return fmt.Sprintf("%.1f", v) }
	for _, w := range list {
		p := para(layout.P, c.Type.Body.weighing(600).coloured(w.Text), c.b.Brand.Accent.Pos,
			c.say("preview_contrast", text("name", w.Name), text("ratio", ratio(w.Ratio)), text("grey", ratio(w.Grey)), text("least", ratio(w.Least)))...)
		p.Box = layout.Box{Fill: w.Fill, Padding: layout.Edges{Top: gap1, Right: gap2, Bottom: gap1, Left: gap2}, Radius: round(1)}
		s.Children = append(s.Children, p)
	}
	return s
}

// previewTall is the height of a standing body in a preview, and previewMost how many pictures show the people of a brand.
const (
	previewTall = 40.0
	previewMost = 4
)

// people are the first pictures of some exercises, in one scale: they show who is drawn.
func (c *composer) people() []*layout.Node {
	pictures := row(layout.Group, mm(columnGap))
	pictures.Above, pictures.Keep.Together, pictures.Valign = gap2, true, layout.Bottom // all on one floor
	left := c.width()
	for _, u := range c.programme().Uses {
		if len(u.Exercise.Pictures) == 0 || u.Exercise.Pictures[0].Pose == "" {
			continue
		}
		p := u.Exercise.Pictures[0]
		d := c.pictures.figure(p.Pose)
		a := art(d, mm(float64(d.Width)/1000*previewTall/bodyUnits))
		if len(pictures.Children) == previewMost || a.Width > left {
			break
		}
		left -= a.Width + pictures.Gap
		pictures.Children = append(pictures.Children, &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: p.Pos, Alt: c.plain(p.Alt, scope{}), Art: a})
		pictures.Tracks = append(pictures.Tracks, fixed(a.Width))
	}
	if len(pictures.Children) == 0 {
		return nil
	}
	return c.titled("figures", "preview_figures", c.b.Brand.Pos, pictures)
}

// specimens are a sentence in every weight and size that a handout uses.
func (c *composer) specimens() *layout.Node {
	pos := c.b.Brand.Pos
	s := stack(layout.Sect, gap2, keepNext(para(layout.H2, c.Type.Section, pos, c.say("preview_type")...)))
	s.Name, s.Above = "type", gap3
	for _, t := range []style{c.Type.Name, c.Type.Section, c.Type.Body, c.Type.Body.weighing(600), c.Type.Body.weighing(700), c.Type.Caption, c.Type.Footer} {
		s.Children = append(s.Children, para(layout.P, t, pos, c.say("preview_sample")...))
	}
	return s
}

package template

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// Request is one sheet to compose.
type Request struct {
	Template *Template
	Bundle   *data.Bundle
	Draft    bool      // print the draft mark
	Paper    string    // a4, letter; empty is the region's
	Assets   fs.FS     // figures/, icons/, muscles/
	Drawings *Drawings // what is remembered of Assets; nil for nothing
	Created  string    // RFC 3339 in UTC, for the metadata alone
	Version  string    // the program's, for the metadata alone
}

// Compose makes the block tree. It returns a sheet only where nothing is wrong with it.
func Compose(r Request) (*layout.Sheet, diag.List) {
	c := &composer{Template: r.Template, b: r.Bundle, draft: r.Draft, spoken: map[*layout.Node]speech{},
		pictures: shelf{assets: r.Assets, files: r.Bundle.Files, known: cmp.Or(r.Drawings, new(Drawings))}}
	c.pictures.diags = &c.diags
	c.pictures.figures.Classes = figureClasses(r.Bundle.Brand)
	page, ok := c.page(r.Paper)
	if !ok {
		return nil, c.diags.Sorted()
	}
	c.pictures.prefetch(r.Bundle.Programme.Uses)
	root := &layout.Node{Role: layout.DocumentRo, Name: "handout", Pos: r.Bundle.Programme.Pos}
	root.Children = c.Sections.compose(c)
	sheet := &layout.Sheet{
		Meta: layout.Meta{
			Title:    c.plain(r.Bundle.Programme.Title, scope{}),
			Subject:  c.plain(r.Bundle.Programme.Subtitle, scope{}),
			Lang:     r.Bundle.Locale.Lang,
			Author:   c.author(),
			Keywords: c.keywords(r.Version),
			Created:  r.Created,
		},
		Page:    page,
		Palette: palette(c.accent()),
		Root:    root,
		Footer:  c.Footer.compose(c),
	}
	c.verify(root)
	if c.diags.HasErrors() {
		return nil, c.diags.Sorted()
	}
	return sheet, c.diags.Sorted()
}

// composer is what the sections share while one sheet is made.
type composer struct {
	*Template
	b        *data.Bundle
	draft    bool
	pictures shelf
	spoken   map[*layout.Node]speech // only looked up
	saying   []byte                  // room for what is added to it
	diags    diag.List
}

// page is the paper asked for, else the region's, with the body box that is the same on every paper, unless lines over the
// footer's rule take some of it.
func (c *composer) page(name string) (layout.PageSpec, bool) {
	if name == "" {
		name = c.b.Region.Habits.Paper
	}
	if !slices.Contains(c.Paper, name) {
		c.diags.Invalidf(diag.Pos{}, "papers: "+strings.Join(c.Paper, ", "), "template %s: there is no paper %q", c.name, name)
		return layout.PageSpec{}, false
	}
	i := slices.IndexFunc(papers(), func(p paper) bool { return p.name == name })
	p := papers()[i]
	body := layout.Rect{X: p.side, Y: p.top, W: bodyWidth, H: bodyHeight}
	foot := p.height - p.fromFoot - c.footHeight() - mm(1)
	body.H = min(body.H, foot-body.Y)
	return layout.PageSpec{Name: p.name, Width: p.width, Height: p.height, Body: body, FooterBottom: p.fromFoot}, true
}

// author is the clinic, never a person.
func (c *composer) author() string {
	if c.b.Brand == nil {
		return ""
	}
	return c.b.Brand.Name.Value
}

// keywords are the exercises' names.
func (c *composer) keywords(version string) []string {
	var k []string
	for _, u := range c.b.Programme.Uses {
		k = append(k, c.plain(u.Exercise.Name, c.doseScope(u)))
	}
	if version != "" {
		k = append(k, "handout "+version)
	}
	return k
}

// doseScope is what names mean in the texts of an exercise.
func (c *composer) doseScope(u data.Use) scope { return scope{dose: &u.Prescription} }

// accent is the brand's accent, else the house's.
func (c *composer) accent() [3]uint8 {
	if c.b.Brand == nil || c.b.Brand.Accent.IsZero() {
		return houseAccent()
	}
	a := c.b.Brand.Accent
	n, err := strconv.ParseUint(strings.TrimPrefix(a.Value, "#"), 16, 32)
	if err != nil || len(a.Value) != 7 || a.Value[0] != '#' {
		c.diags.Invalidf(a.Pos, `write "#RRGGBB"`, "%q is not a colour", a.Value)
		return houseAccent()
	}
	return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

// programme is the programme that is printed.
func (c *composer) programme() *data.Programme { return c.b.Programme }

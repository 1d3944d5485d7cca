package template

import (
	"cmp"
	"io/fs"
	"slices"

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
	Figures  Figures   // who is drawn
	Drawings *Drawings // what is remembered of Assets; nil for nothing
	Created  string    // RFC 3339 in UTC, for the metadata alone
	Version  string    // the program's, for the metadata alone
	Blocks   *Blocks   // what is remembered of sheets that differ in doses; nil for nothing

	Fits func(*layout.Sheet) bool // lays a sheet out, to tell what to leave out of one that does not fit; nil to be told nothing
}

// Figures says which drawings show the poses, and in which tones.
type Figures struct {
	Paths   map[string]string        // in Assets, by pose; figures/<pose>.svg where it has none. Only looked up
	Mirror  map[string]bool          // where the path is that of the pose that this one is in a mirror. Only looked up
	Classes map[string]layout.Colour // of skin and hair, as picture.Options has them
}

// Compose makes the block tree. It returns a sheet only where nothing is wrong with it.
func Compose(r Request) (*layout.Sheet, diag.List) {
	c := &composer{Template: r.Template, asked: &r, b: r.Bundle, draft: r.Draft, spoken: map[*layout.Node]speech{}, blocks: r.Blocks,
		pictures: shelf{assets: r.Assets, files: r.Bundle.Files, known: cmp.Or(r.Drawings, new(Drawings))}}
	c.pictures.diags = &c.diags
	c.pictures.dress(r.Figures)
	c.leaveOut()
	page, cards := c.page(r.Paper)
	if c.diags.HasErrors() {
		return nil, c.diags.Sorted()
	}
	root := &layout.Node{Role: layout.DocumentRo, Name: "handout", Pos: r.Bundle.Programme.Pos}
	root.Children = c.frontPage(c.Sections.compose(c))
	sheet := &layout.Sheet{
		Meta: layout.Meta{
			Title:    c.plain(r.Bundle.Programme.Title, scope{}),
			Subject:  c.plain(r.Bundle.Programme.Subtitle, scope{}),
			Lang:     r.Bundle.Locale.Lang,
			Author:   c.author(),
			Keywords: c.keywords(r.Version),
			Created:  r.Created,
		},
		Page:       page,
		Imposition: cards,
		Palette:    palette(c.accent()),
		Root:       root,
		Footer:     c.Footer.compose(c),
		Blank:      c.notesPage(page.Body.H),
	}
	if !c.diags.HasErrors() { // else the tree is not whole
		c.verify(root)
	}
	c.Spacing.apply(root)
	c.strengthen(root)
	if c.diags.HasErrors() {
		return nil, c.diags.Sorted()
	}
	return sheet, c.diags.Sorted()
}

// leaveOut takes out, where the template does not print them, the exercises for clinicians to show whose dose is written
// in by hand. The bundle itself stays as it is.
func (c *composer) leaveOut() {
	if c.ByHand {
		return
	}
	p := *c.b.Programme
	p.Uses = slices.DeleteFunc(slices.Clone(p.Uses), func(u data.Use) bool { return u.ByHand })
	if len(p.Uses) == 0 && len(c.b.Programme.Uses) > 0 {
		c.diags.Refusef(c.b.Programme.Uses[0].Pos, "nothing-left", "fill in their doses and take away by_hand, or use the template handout",
			"template %s leaves out exercises whose dose is written in by hand, and there are no others", c.name)
	}
	b := *c.b
	b.Programme, c.b = &p, &b
}

// composer is what the sections share while one sheet is made.
type composer struct {
	*Template
	asked    *Request
	b        *data.Bundle
	draft    bool
	pictures shelf
	blocks   *Blocks
	spoken   map[*layout.Node]speech // only looked up
	saying   []byte                  // room for what is added to it
	tight    *layout.Node            // how to use the sheet, in fewer lines; nil where there is no such form
	diags    diag.List
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
	rgb, ok := accentOf(c.b.Brand)
	if !ok {
		a := c.b.Brand.Accent
		c.diags.Invalidf(a.Pos, `write "#RRGGBB"`, "%q is not a colour", a.Value)
	}
	return rgb
}

// programme is the programme that is printed.
func (c *composer) programme() *data.Programme { return c.b.Programme }

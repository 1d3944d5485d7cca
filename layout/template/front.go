package template

import (
	"handout/data/diag"
	"handout/layout"
)

// front is a page to hang up: the exercises as reminders in cells, the pain guide in small, and when to stop and to call.
type front struct {
	Pos    diag.Pos    `yaml:"-"`
	Fields []fieldName `yaml:"fields"`
}

// The front's grid is two rows of three cells with pictures over the dose, the last one for the pain guide, or of two with
// pictures beside the dose. More than four in twos stand in two columns, one below another, with what is in a box below the
// last: so no cell leaves room under it.
const (
	frontRows   = 2
	frontFew    = 2 // cells in a row
	frontMany   = 3
	frontMost   = frontRows * frontMany
	frontGap    = 5.0  // mm
	frontStop   = 72.0 // width of the stop box, beside the emergency box
	frontBeside = 32.0 // width of pictures beside the dose
	frontNarrow = 26.0 // where they are no higher, they are no wider either
	frontTight  = 22.0 // where they are no higher, lines stand closer
)

// frontForm is how a front may be: cells in a row, the height of its pictures in millimetres, the pain guide in a cell, a
// strip or a line, and whether the emergency box names every sign or their groups.
type frontForm struct {
	across  int
	highest float64
	guide   guideForm
	signs   bool
	over    bool // names that would wrap beside pictures stand over them, even where that is higher
}

// guideForm is where the small pain guide stands, and how much it says.
type guideForm uint8

const (
	guideCell  guideForm = iota // a cell of the grid
	guideStrip                  // as wide as the page, a sentence a zone
	guideLine                   // numbers and words alone
	guideAside                  // the same below one another, under the first of two columns
)

// frontForms are the forms for so many exercises, the most generous first: three in a row as long as their pictures stay
// near their full height; then two in a row, whose wider lines waste less; smaller pictures in threes come last.
func frontForms(exercises int) []frontForm {
	many, most, guide := exercises > frontFew, exercises > frontRows*frontFew, guideCell
	if exercises == frontMost {
		guide = guideLine
	}
	var forms []frontForm
	add := func(when bool, across int, guide guideForm, heights ...float64) {
		for i, h := range heights {
			if !when {
				break
			}
			for _, over := range [...]bool{true, false} {
				if over && across == frontMany {
					continue
				}
				if i == 0 {
					forms = append(forms, frontForm{across, h, guide, true, over})
				}
				forms = append(forms, frontForm{across, h, guide, false, over})
			}
		}
	}
	add(many, frontMany, guide, reminderHighest, 34)
	add(true, frontFew, guideStrip, reminderHighest, 34)
	add(many, frontMany, guide, 30)
	add(true, frontFew, guideStrip, 30)
	add(most, frontFew, guideAside, 34, 30)
	add(true, frontFew, guideLine, 34, 30, 26)
	add(many, frontMany, guide, 26, 22)
	add(most, frontFew, guideLine, frontTight)
	add(most, frontFew, guideAside, frontTight)
	return forms
}

func (s *front) compose(c *composer) []*layout.Node {
	p := c.programme()
	if over := len(p.Uses) - frontMost; over > 0 {
		c.diags.Refusef(p.Uses[frontMost].Pos, "too-many", c.asked.fewer(p.Uses, frontMost),
			"template %s: %d exercises are %d more than its front holds", c.name, len(p.Uses), over)
		return nil
	}
	head, gate, n := s.head(c).compose(c), s.gate(c), choice()
	b := s.blocks(c)
	for _, f := range frontForms(len(p.Uses)) {
		stop, call := b.stop, b.call[f.signs]
		grid, boxes := b.grid, s.boxes(c, stop, call)
		if f.across == frontFew && len(p.Uses) > frontRows*frontFew {
			boxes = nil
			grid = func(c *composer, f frontForm) *layout.Node { return b.columns(c, f, stop, call) }
		}
		page := stack(layout.Sect, 0, head, above(gap2, grid(c, f)), above(gap2, b.strip(f)), above(gap2, boxes), above(gap2, gate))
		page.Name, page.Pos, page.Keep.Whole, page.Hint = "front", p.Pos, true, tooFull
		n.Children = append(n.Children, page)
	}
	return []*layout.Node{n}
}

// head is the page's head, and own what of it belongs to one copy.
func (s *front) head(c *composer) sheetHead {
	p := c.programme()
	return sheetHead{layout.H1, c.spans(p.Title, scope{}), c.spans(p.Subtitle, scope{}), s.Fields}
}

func (s *front) own(c *composer) []*layout.Node { return s.head(c).own(c) }

// stopBox is when to stop.
func (s *front) stopBox(c *composer) *layout.Node {
	rule := c.programme().Safety.Stop
	n := s.box(c, "stop", layout.None, layout.Ink, c.say("stop"), rule.Pos, para(layout.P, c.Type.Caption, rule.Short.Pos, c.spans(rule.Short, scope{})...))
	n.Name = "stop box"
	return n
}

// callBox is when to call, with every sign or their groups.
func (s *front) callBox(c *composer, signs bool) *layout.Node {
	list := c.lists()[0]
	said := c.say("front_lists", text("condition", capital(c.plain(list.If, scope{}))),
		arg{"signs", value{spans: c.signs(list, signs)}}, arg{"page", pageOf("safety")})
	if !list.Foot.IsZero() {
		said = append(append(said, words(" ")), bold(c.spans(list.Foot, scope{}))...)
	}
	n := s.box(c, "phone", layout.Stop, layout.White, c.spans(list.head, scope{}), list.head.Pos, para(layout.P, c.Type.Caption, list.Pos, said...))
	n.Name = "emergency box"
	return n
}

// boxes are both side by side.
func (s *front) boxes(c *composer, stop, call *layout.Node) *layout.Node {
	r := row(layout.Group, mm(frontGap), stop, call)
	r.Tracks = []layout.Track{fixed(c.shareOf(frontStop)), share(1)}
	r.Keep.Together = true
	return r
}

// box is a heading with its icon over a paragraph, in a frame.
func (s *front) box(c *composer, icon string, fill, ink layout.Colour, heading []layout.Span, pos diag.Pos, text *layout.Node) *layout.Node {
	drawn := ink
	if fill == layout.None {
		drawn = layout.Stop
	}
	head := row(layout.Group, mm(3), decoration(c.pictures.icon(icon, drawn), mm(7)), para(layout.H2, c.Type.Panel.coloured(ink), pos, heading...))
	head.Tracks, head.Valign = []layout.Track{fixed(mm(7)), share(1)}, layout.Middle
	pad := layout.Edges{Top: mm(1.2), Right: mm(3.4), Bottom: mm(1.2), Left: mm(3.4)}
	head.Box = layout.Box{MinHeight: mm(9.4), Y: layout.Middle, Fill: fill, Padding: pad, Radius: [4]layout.Length{mm(2.2), mm(2.2)}}
	text.Box.Padding = pad
	if fill == layout.None { // nothing parts them
		text.Box.Padding.Top = 0
	}
	n := stack(layout.Group, 0, head, text)
	n.Box.Frame, n.Box.Radius = line(1.6, layout.Stop), round(2.2)
	return n
}

// signs are the signs of a list in a sentence, or its groups' names.
func (c *composer) signs(l list, whole bool) []layout.Span {
	var all [][]layout.Span
	for _, g := range l.Groups {
		if !whole && !g.Name.IsZero() {
			all = append(all, c.spans(g.Name, scope{}))
			continue
		}
		for _, item := range g.Items {
			all = append(all, c.spans(item.Text, scope{}))
		}
	}
	return c.chained(all, "list_semicolon", "list_semicolon")
}

// gate is the line that says for whom the page is, with the draft mark.
func (s *front) gate(c *composer) *layout.Node {
	r := row(layout.Group, mm(5), para(layout.P, c.Type.Caption, c.programme().Safety.Gate.Pos, c.say("front_gate", arg{"page", pageOf("safety")})...))
	r.Tracks, r.Valign = []layout.Track{share(1)}, layout.Baseline
	if c.draft {
		mark := para(layout.P, c.Type.Caption.weighing(600), c.programme().Checked.Pos, inOneLine(c.say("draft"))...)
		r.Children, r.Tracks = append(r.Children, mark), append(r.Tracks, snug())
	}
	r.Name = "front gate"
	return r
}

package template

import (
	"fmt"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// front is a page to hang up: the exercises as reminders in cells, the pain guide in small, and when to stop and to call.
type front struct {
	Pos    diag.Pos    `yaml:"-"`
	Fields []fieldName `yaml:"fields"`
}

// The front's grid is two rows: of two cells with pictures beside the dose, or of three with pictures over it.
const (
	frontRows   = 2
	frontFew    = 2 // cells in a row
	frontMany   = 3
	frontMost   = frontRows * frontMany
	frontGap    = 5.0  // mm
	frontHead   = 86.0 // width of the emergency heading where its signs stand beside it
	frontBeside = 32.0 // width of pictures beside the dose
)

func (s *front) compose(c *composer) []*layout.Node {
	p := c.programme()
	if over := len(p.Uses) - frontMost; over > 0 {
		c.diags.Refusef(p.Uses[frontMost].Pos, "too-many", s.leaveOut(p.Uses),
			"template %s: %d exercises are %d more than its front holds", c.name, len(p.Uses), over)
		return nil
	}
	hint := s.shorten(p.Uses)
	head := s.head(c).compose(c)
	gate, stop, n := s.gate(c), c.stopBar(p.Safety.Stop.Short), choice()
	stop.Box.Padding.Top, stop.Box.Padding.Bottom = mm(1.6), mm(1.6)
	for _, highest := range frontPictures() {
		grid := s.grid(c, highest)
		for _, short := range []struct{ signs, guide bool }{{false, false}, {true, false}, {true, true}} {
			page := stack(layout.Sect, 0, head, above(gap2, grid), above(gap2, c.smallGuide(short.guide)),
				above(gap2, stop), above(gap1, s.call(c, !short.signs)), above(gap2, gate))
			page.Name, page.Pos, page.Keep.Whole, page.Hint = "front", p.Pos, true, hint
			n.Children = append(n.Children, page)
		}
	}
	return []*layout.Node{n}
}

// head is the page's head, and own what of it belongs to one copy.
func (s *front) head(c *composer) sheetHead {
	p := c.programme()
	return sheetHead{layout.H1, c.spans(p.Title, scope{}), c.spans(p.Subtitle, scope{}), s.Fields}
}

func (s *front) own(c *composer) []*layout.Node { return s.head(c).own(c) }

// frontPictures are the heights in millimetres that pictures may have, the most generous first.
func frontPictures() []float64 { return []float64{reminderHighest, 34, 30, 26} }

// leaveOut says which exercises a front has no room for.
func (s *front) leaveOut(uses []data.Use) string {
	var keep, drop []string
	for i, u := range uses {
		if i < frontMost {
			keep = append(keep, u.Exercise.ID)
		} else {
			drop = append(drop, u.Exercise.ID)
		}
	}
	return fmt.Sprintf("leave out %s: --exercises %s", strings.Join(drop, ", "), strings.Join(keep, ","))
}

// shorten says which exercises to leave out where their texts are too long for a page: those of the longest text first.
func (s *front) shorten(uses []data.Use) string {
	longest, length := "", 0
	var keep []string
	for _, u := range uses {
		n := 0
		for _, t := range reminderTexts(u.Exercise) {
			n += len(t.Value)
		}
		if n > length {
			longest, length = u.Exercise.ID, n
		}
	}
	for _, u := range uses {
		if u.Exercise.ID != longest {
			keep = append(keep, u.Exercise.ID)
		}
	}
	if len(keep) == 0 {
		return "give " + longest + " a shorter in_short"
	}
	return fmt.Sprintf("leave out %s, the longest (--exercises %s), or give it a shorter in_short", longest, strings.Join(keep, ","))
}

// grid is the exercises in cells; one that is left is for notes.
func (s *front) grid(c *composer, highest float64) *layout.Node {
	uses := c.programme().Uses
	across := frontFew
	if len(uses) > frontRows*frontFew {
		across = frontMany
	}
	var cells []*layout.Node
	for _, u := range uses {
		cells = append(cells, s.cell(c, u, across, highest))
	}
	if len(cells)%across != 0 {
		cells = append(cells, s.notes(c))
	}
	grid := stack(layout.Group, gap3)
	for i := 0; i < len(cells); i += across {
		r := row(layout.Group, mm(frontGap), cells[i:min(i+across, len(cells))]...)
		for len(r.Children) < across {
			r.Children = append(r.Children, stack(layout.Group, 0))
		}
		for range r.Children {
			r.Tracks = append(r.Tracks, share(1))
		}
		grid.Children = append(grid.Children, r)
	}
	return grid
}

// cell is one exercise, its pictures over or beside its name and dose.
func (s *front) cell(c *composer, u data.Use, across int, highest float64) *layout.Node {
	given, rest := c.reminderDose(u)
	n := stack(layout.Sect, gap1)
	if across == frontMany {
		width := (c.width() - 2*mm(frontGap)) / frontMany
		n.Children = present([]*layout.Node{c.reminderHead(u, layout.H2), c.reminderPictures(u, width, highest), given})
	} else {
		n.Children = c.reminderTop(u, frontBeside, highest)
	}
	n.Children = append(n.Children, present([]*layout.Node{rest, c.runTogether(c.Type.Caption, reminderTexts(u.Exercise), c.doseScope(u))})...)
	n.Name, n.ID, n.Pos = "reminder", exerciseID(u), u.Pos
	return n
}

// notes fill an empty cell.
func (s *front) notes(c *composer) *layout.Node {
	return stack(layout.Group, 0, para(layout.H2, c.Type.Section, c.programme().Pos, c.say("notes")...), c.writingLines(5, c.programme().Pos))
}

// call is the heading of the emergency list with its signs, and where the lists are.
func (s *front) call(c *composer, whole bool) *layout.Node {
	list := c.lists()[0]
	head := row(layout.Group, mm(3), decoration(c.pictures.icon("phone", layout.White), mm(7.5)),
		para(layout.H2, c.Type.Panel.coloured(layout.White), list.head.Pos, c.spans(list.head, scope{})...))
	head.Tracks, head.Valign = []layout.Track{fixed(mm(7.5)), share(1)}, layout.Middle
	signs := para(layout.P, c.Type.Caption, list.Pos, c.say("front_lists", arg{"condition", value{spans: c.spans(list.If, scope{})}},
		arg{"signs", value{spans: c.signs(list, whole)}}, arg{"page", pageOf("safety")})...)
	pad := layout.Edges{Top: mm(1.3), Right: mm(4), Bottom: mm(1.5), Left: mm(4)}
	n := stack(layout.Group, 0, head, signs)
	if !whole { // in one line
		n = row(layout.Group, 0, head, signs)
		n.Tracks, n.Valign = []layout.Track{fixed(c.shareOf(frontHead)), share(1)}, layout.Top
		head.Box.Radius[3] = mm(2.2)
		signs.Box.Y = layout.Middle
	}
	head.Box = layout.Box{MinHeight: mm(9.7), Y: layout.Middle, Fill: layout.Stop, Padding: pad, Radius: head.Box.Radius}
	head.Box.Radius[0] = mm(2.2)
	if whole {
		head.Box.Radius[1] = mm(2.2)
	}
	signs.Box.Padding = pad
	n.Name = "emergency box"
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
	return c.joined(all, "list_semicolon")
}

// gate is the line that says for whom the page is, with the draft mark.
func (s *front) gate(c *composer) *layout.Node {
	r := row(layout.Group, mm(5), para(layout.P, c.Type.Caption, c.programme().Safety.Gate.Pos, c.say("front_gate", arg{"page", pageOf("safety")})...))
	r.Tracks, r.Valign = []layout.Track{share(1)}, layout.Middle
	if c.draft {
		mark := c.draftMark()
		mark.Spans = inOneLine(mark.Spans)
		r.Children, r.Tracks = append(r.Children, mark), append(r.Tracks, snug())
	}
	r.Name = "front gate"
	return r
}

// smallGuide is the pain guide in small: for each zone a pill, an icon, a word and, unless it is short, its first sentence.
func (c *composer) smallGuide(short bool) *layout.Node {
	p := c.pain()
	zones := row(layout.Group, mm(4))
	for _, z := range c.zones() {
		zone := stack(layout.Group, pt(2), c.pill(z))
		if short {
			zones.Children, zones.Tracks = append(zones.Children, c.pill(z)), append(zones.Tracks, share(1))
			continue
		}
		if z.word != "stop" {
			zone.Children = append(zone.Children, para(layout.P, c.Type.Caption, z.text.Pos, c.spans(firstSentence(z.text), scope{})...))
		} else if !p.Before.IsZero() {
			zone.Children = append(zone.Children, para(layout.P, c.Type.Caption, p.Before.Pos, c.spans(p.Before, scope{})...))
		}
		zones.Children, zones.Tracks = append(zones.Children, zone), append(zones.Tracks, share(1))
	}
	if short {
		zones.Children = append([]*layout.Node{para(layout.H2, c.Type.Value, p.Pos, c.say("pain_short")...)}, zones.Children...)
		zones.Tracks, zones.Valign = append([]layout.Track{snug()}, zones.Tracks...), layout.Middle
		zones.Name, zones.Pos = "small pain guide", p.Pos
		return zones
	}
	head := row(layout.Group, mm(6), para(layout.H2, c.Type.Side, p.Pos, inOneLine(c.say("pain_guide"))...),
		para(layout.P, c.Type.Caption.set(layout.Right), p.Pos, c.say("front_guide", arg{"page", pageOf("pain-guide")})...))
	head.Tracks, head.Valign = []layout.Track{snug(), share(1)}, layout.Baseline
	s := stack(layout.Sect, pt(2), head, zones)
	s.Name, s.Pos = "small pain guide", p.Pos
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

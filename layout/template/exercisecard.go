package template

import (
	"unicode/utf8"

	"handout/data"
	"handout/layout"
)

// exerciseCards are a leaf an exercise: the reminder in front, what is needed and the warnings behind.
type exerciseCards struct{}

func (s *exerciseCards) compose(c *composer) []*layout.Node {
	var nodes []*layout.Node
	for _, u := range c.programme().Uses {
		nodes = append(nodes, c.blocks.exercise(c, s, u))
	}
	return nodes
}

// exercise is the leaf of one exercise.
func (s *exerciseCards) exercise(c *composer, u data.Use) *layout.Node {
	sc := c.doseScope(u)
	name := c.spans(u.Exercise.Name, sc)
	p := &parts{c: c, use: u, scope: sc, show: partNames(), name: name}
	front := choice()
	given := reminderDose{given: c.reminderDose(u).given} // what is open has cells of its own
	for _, f := range cardFronts() {
		top := c.reminderTop(u, f.highest)
		if f.beside > 0 {
			top = c.reminderBeside(u, given, c.width(), mm(f.beside), f.highest, false)
		}
		n := stack(layout.Group, gap2, top...)
		n.Children = append(n.Children, present([]*layout.Node{c.reminderSteps(u), c.cardDose(u, f.beside > 0)})...)
		n.Name, n.Repeat = "card front", c.continuedCard(name, u.Pos)
		front.Children = append(front.Children, n)
	}
	content := []*layout.Node{c.reminderHeadAgain(u)}
	if len(u.Exercise.Equipment) > 0 {
		content = append(content, c.sentences("you_need", u.Exercise.Equipment, sc))
	}
	content = append(append(content, p.cares()...), c.cardStop())
	behind := choice()
	for _, gap := range []layout.Length{gap2, gap1} {
		n := stack(layout.Group, gap, content...)
		n.Name, n.Repeat = "card back", c.continuedCard(name, u.Pos)
		behind.Children = append(behind.Children, n)
	}
	behind.Break = layout.PageBreak
	n := card("exercise", u.Pos, front, behind)
	n.Gap, n.ID = 0, exerciseID(u)
	return n
}

// cardFront is how a card's front has its pictures: so high, and over the name's block or beside it, so wide.
type cardFront struct{ highest, beside float64 }

// cardFronts are from the most generous to the least.
func cardFronts() []cardFront {
	return []cardFront{{reminderHighest, 0}, {34, 0}, {30, 0}, {34, 34}, {30, 32}, {26, 26}}
}

// cardStop is the short stop rule, in a frame with room for little else.
func (c *composer) cardStop() *layout.Node {
	bar := c.stopBar(c.programme().Safety.Stop.Short)
	bar.Children[0] = decoration(c.pictures.icon("stop", layout.Stop), mm(6))
	bar.Tracks[0], bar.Gap = fixed(mm(6)), mm(2.4)
	bar.Box.Padding = layout.Edges{Top: mm(1.4), Right: mm(2.4), Bottom: mm(1.4), Left: mm(2.4)}
	return bar
}

// reminderHeadAgain heads the back of a card.
func (c *composer) reminderHeadAgain(u data.Use) *layout.Node {
	heading := append([]layout.Span{words(u.Number + "\u00a0\u00a0")}, c.spans(u.Exercise.Name, c.doseScope(u))...)
	heading = append(append(heading, words(" ")), c.say("card_back")...)
	return keepNext(para(layout.H3, c.Type.Side, u.Pos, heading...))
}

// reminderSteps are what to do in short, numbered.
func (c *composer) reminderSteps(u data.Use) *layout.Node {
	l := stack(layout.L, pt(2))
	for i, t := range reminderTexts(u.Exercise) {
		l.Children = append(l.Children, c.numberedIn(i+1, t, c.doseScope(u)))
	}
	if len(l.Children) == 0 {
		return nil
	}
	return l
}

// doseWide is how many characters of a dose's cell stand in half of a card's width.
const doseWide = 19

// cardDose is the dose on its ground: two cells side by side, or one where it has much to say. Where what is given stands
// elsewhere, the lines to fill in are left.
func (c *composer) cardDose(u data.Use, open bool) *layout.Node {
	p, sc := &u.Prescription, c.doseScope(u)
	cells, _ := c.doseCells(u)
	if whenBelow(p) {
		cells = append(cells, doseCell{icon: "when", label: "when", value: c.spans(p.When.Value, sc)})
	}
	list := stack(layout.L, pt(3))
	half := (c.width() - mm(2*2.4+2)) / 2
	room := false // beside the last cell
	for _, d := range cells {
		if open && d.value != nil {
			continue
		}
		if d.label == "repeat" && d.value != nil && saysBelow(p) { // its own words tell the count
			d.value, d.qualifier = c.spans(p.Say.Value, sc), nil
		}
		cell := c.cardCell(d, u)
		wide := utf8.RuneCountInString(c.word(d.label)+plain(d.value)+plain(d.qualifier)) > doseWide
		if wide || !room {
			list.Children = append(list.Children, row(layout.Group, mm(2)))
		}
		r := list.Children[len(list.Children)-1]
		r.Children, r.Tracks = append(r.Children, cell), append(r.Tracks, fixed(half))
		room = !wide && !room
		if wide {
			r.Tracks[0] = share(1)
		}
	}
	s := stack(layout.Group, pt(3))
	if len(list.Children) > 0 {
		s.Children = append(s.Children, list)
	}
	for _, n := range c.furtherFields(u) {
		if open && !hasBlank(n) {
			continue
		}
		n.Box = layout.Box{}
		s.Children = append(s.Children, n)
	}
	if len(s.Children) == 0 {
		return nil
	}
	s.Name, s.Pos, s.Keep.Together = "dose strip", p.Pos, true
	s.Box = layout.Box{Fill: layout.Tint, Radius: round(2.5), Padding: layout.Edges{Top: mm(1.6), Right: mm(2.4), Bottom: mm(1.8), Left: mm(2.4)}}
	return s
}

// cardCell is one cell in a line: icon, label, and the value or a line to fill in.
func (c *composer) cardCell(d doseCell, u data.Use) *layout.Node {
	pos := u.Prescription.Pos
	label := row(layout.Lbl, gap1, decoration(c.pictures.icon(d.icon, layout.Accent), mm(5)),
		para(layout.Group, c.Type.Caption.coloured(layout.Soft), pos, words(bind(c.word(d.label)))))
	label.Tracks, label.Valign = []layout.Track{fixed(mm(5)), snug()}, layout.Middle
	body := para(layout.LBody, c.Type.Caption, pos, c.fillIn(12))
	if d.value != nil {
		body.Spans = bold(d.value)
		if d.qualifier != nil {
			body.Spans = append(append(body.Spans, words(" ")), d.qualifier...)
		}
	}
	li := row(layout.LI, mm(1), label, body)
	li.Tracks, li.Valign, li.Pos, li.Keep.Together = []layout.Track{snug(), share(1)}, layout.Baseline, pos, true
	return li
}

package template

import (
	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// Cards are leaves of A6. What follows on a leaf's back begins a page; what begins a leaf begins a right page. What a
// face has no room for goes on to the next: nothing is cut, and the backs stay behind their fronts.

// card begins a leaf.
func card(name string, pos diag.Pos, children ...*layout.Node) *layout.Node {
	n := stack(layout.Sect, gap2, children...)
	n.Name, n.Pos, n.Break = name, pos, layout.RightPage
	return n
}

// back begins the other side of a leaf.
func back(children ...*layout.Node) *layout.Node {
	n := stack(layout.Group, gap2, children...)
	n.Name, n.Break = "card back", layout.PageBreak
	return n
}

// continuedCard heads the further faces of a card.
func (c *composer) continuedCard(name []layout.Span, pos diag.Pos) *layout.Node {
	n := para(layout.Group, c.Type.Side, pos, c.say("card_continued", arg{"name", value{spans: name}})...)
	n.Box.Padding.Bottom = gap2
	return n
}

// titleCard is the sheet's title, whose it is, and the fields that belong to one copy. Its back is the next section's.
type titleCard struct {
	Fields []fieldName `yaml:"fields"`
}

func (s *titleCard) compose(c *composer) []*layout.Node {
	var nodes []*layout.Node
	if b := c.b.Brand; b != nil {
		name := para(layout.P, c.Type.Section, b.Name.Pos, c.spans(b.Name, scope{})...)
		head := row(layout.Group, mm(4), name)
		head.Tracks, head.Valign, head.Name = []layout.Track{share(1)}, layout.Middle, "brand"
		if b.Logo != nil {
			logo := c.smallLogo(b.Logo, mm(40))
			head.Children = append([]*layout.Node{logo}, head.Children...)
			head.Tracks = append([]layout.Track{fixed(logo.Art.Width)}, head.Tracks...)
		}
		head.Box.Padding.Bottom = mm(2)
		head.Box.Rules[2] = line(1.5, layout.Accent)
		nodes = append(nodes, head)
		if len(b.Contact) > 0 {
			nodes = append(nodes, c.contact(b.Contact, false))
		}
	}
	t := &title{Fields: s.Fields, Across: 2}
	nodes = append(nodes, t.compose(c)...)
	for _, n := range nodes {
		n.Above = 0
	}
	return []*layout.Node{card("title card", c.programme().Pos, nodes...)}
}

// safetyCards are the gate and the stop rule, then a leaf a list.
type safetyCards struct{}

func (s *safetyCards) compose(c *composer) []*layout.Node {
	set := c.programme().Safety
	gate := para(layout.P, c.Type.Body, set.Gate.Pos, c.spans(set.Gate, scope{})...)
	calm := para(layout.P, c.Type.Body, set.Calm.Pos, c.spans(set.Calm, scope{})...)
	gate.Name, calm.Name = "gate", "calm"
	first := back(keepNext(para(layout.H2, c.Type.Safety, set.Pos, c.say("safety_first")...)), gate, calm)
	first.Role, first.Name, first.ID, first.Pos = layout.Sect, "safety", "safety", set.Pos
	nodes := []*layout.Node{first}
	for i, l := range c.lists() {
		nodes = append(nodes, s.list(c, i, l))
	}
	stop := card("stop card", set.Stop.Pos,
		c.bandHead("stop", layout.White, layout.Stop, line(1.4, layout.Stop), c.say("stop"), set.Stop.Pos),
		para(layout.P, c.Type.Body, set.Stop.Whole.Pos, c.spans(set.Stop.Whole, scope{})...))
	return append(nodes, stop)
}

// list is one of the three lists, its groups one below another.
func (s *safetyCards) list(c *composer, level int, l list) *layout.Node {
	looks := []struct {
		icon       string
		fill, text layout.Colour
		frame      layout.Stroke
	}{
		{"phone", layout.Stop, layout.White, line(1.6, layout.Stop)},
		{"clock", layout.Band, layout.Ink, line(1.2, layout.Ink)},
		{"ask", layout.White, layout.Ink, line(0.75, layout.Soft)},
	}
	look := looks[level]
	heading := c.spans(l.head, scope{})
	n := card("list card", l.Pos, c.bandHead(look.icon, look.fill, look.text, look.frame, heading, l.head.Pos))
	n.ID = l.id
	if !l.If.IsZero() {
		condition := para(layout.P, c.Type.Body.weighing(600), l.If.Pos, c.spans(l.If, scope{})...)
		n.Children = append(n.Children, keepNext(condition))
	}
	if level == 0 {
		n.Children = append(n.Children, c.otherNumbers()...)
	}
	n.Children = append(n.Children, c.groups(l.Groups, nil, 1, c.panelInside(), scope{})...)
	if !l.Foot.IsZero() {
		n.Children = append(n.Children, para(layout.P, c.Type.Body.weighing(600), l.Foot.Pos, c.spans(l.Foot, scope{})...))
	}
	n.Repeat = c.continuedCard(heading, l.Pos)
	return n
}

// bandHead is a heading in a frame of its own, with its icon.
func (c *composer) bandHead(icon string, fill, ink layout.Colour, frame layout.Stroke, heading []layout.Span, pos diag.Pos) *layout.Node {
	text := ink
	if fill == layout.White {
		text = layout.Ink
	}
	r := row(layout.Group, mm(3), decoration(c.pictures.icon(icon, ink), mm(7)), para(layout.H3, c.Type.Panel.coloured(text), pos, heading...))
	r.Tracks = []layout.Track{fixed(mm(7)), share(1)}
	r.Name, r.Valign, r.Keep = "card head", layout.Middle, layout.Keep{Together: true, Next: true}
	r.Box = layout.Box{MinHeight: mm(11), Y: layout.Middle, Fill: fill, Frame: frame, Radius: round(2.2),
		Padding: layout.Edges{Top: mm(1.4), Right: mm(3.4), Bottom: mm(1.4), Left: mm(3.4)}}
	return r
}

// painCard is the pain guide in three rows.
type painCard struct{}

func (*painCard) compose(c *composer) []*layout.Node {
	p := c.pain()
	nodes := []*layout.Node{
		keepNext(para(layout.H2, c.Type.Panel, p.Pos, c.say("pain_guide")...)),
		para(layout.P, c.Type.Body, p.Lead.Pos, c.spans(p.Lead, scope{})...),
	}
	for _, z := range c.zones() {
		pill := c.pill(z)
		pill.Keep.Next = true
		nodes = append(nodes, stack(layout.Group, pt(2), pill, para(layout.P, c.Type.Body, z.text.Pos, c.spans(z.text, scope{})...)))
	}
	if !p.Before.IsZero() {
		nodes = append(nodes, para(layout.P, c.Type.Body.weighing(700), p.Before.Pos, c.spans(p.Before, scope{})...))
	}
	n := back(nodes...)
	n.Role, n.Name, n.ID, n.Pos = layout.Sect, "pain card", "pain-guide", p.Pos
	return []*layout.Node{n}
}

// exerciseCards are a leaf an exercise: the reminder in front, what is needed and the warnings behind.
type exerciseCards struct{}

func (s *exerciseCards) compose(c *composer) []*layout.Node {
	var nodes []*layout.Node
	for _, u := range c.programme().Uses {
		nodes = append(nodes, s.card(c, u))
	}
	return nodes
}

func (s *exerciseCards) card(c *composer, u data.Use) *layout.Node {
	sc := c.doseScope(u)
	name := c.spans(u.Exercise.Name, sc)
	p := &parts{c: c, use: u, scope: sc, show: partNames(), name: name}
	front := choice()
	for _, f := range cardFronts() {
		n := stack(layout.Group, gap2, c.reminderTop(u, f.beside, f.highest)...)
		given, rest := c.reminderDose(u)
		if f.beside > 0 {
			given = nil // it stands beside the pictures
		}
		n.Children = append(n.Children, present([]*layout.Node{c.reminderSteps(u), c.cardDose(u, given, rest)})...)
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

// cardDose is the dose on its ground.
func (c *composer) cardDose(u data.Use, paragraphs ...*layout.Node) *layout.Node {
	s := stack(layout.Group, pt(2), paragraphs...)
	if len(s.Children) == 0 {
		return nil
	}
	s.Name, s.Pos = "dose strip", u.Prescription.Pos
	s.Box = layout.Box{Fill: layout.Tint, Radius: round(2.5), Padding: layout.Edges{Top: mm(1.6), Right: mm(2.4), Bottom: mm(1.8), Left: mm(2.4)}}
	return s
}

// aboutCard says whose sheet it is and how sure, and where the newest version is.
type aboutCard struct{}

func (*aboutCard) compose(c *composer) []*layout.Node {
	var front, behind []*layout.Node
	for _, s := range []section{&about{}, &checkedBy{}, &qr{}} {
		front = append(front, s.compose(c)...)
	}
	for _, s := range []section{&evidence{}, &help{}} { // the paragraph first: it fits, and what runs on is a list
		behind = append(behind, s.compose(c)...)
	}
	for _, n := range append(append([]*layout.Node{}, front...), behind...) {
		n.Above = gap2
	}
	n := card("about card", c.programme().Pos, front...)
	if len(behind) > 0 {
		n.Children = append(n.Children, back(behind...))
	}
	return []*layout.Node{n}
}

// notesCards are leaves to write on.
type notesCards struct {
	Count int `yaml:"count"`
}

// noteCardLines is how many lines a face has.
const noteCardLines = 10

func (s *notesCards) compose(c *composer) []*layout.Node {
	var nodes []*layout.Node
	pos := c.programme().Pos
	for range s.Count {
		face := func() []*layout.Node {
			return []*layout.Node{keepNext(para(layout.H2, c.Type.Panel, pos, c.say("notes")...)), c.writingLines(noteCardLines, pos)}
		}
		n := card("notes card", pos, face()...)
		n.Children = append(n.Children, back(face()...))
		nodes = append(nodes, n)
	}
	return nodes
}

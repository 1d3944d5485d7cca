package template

import (
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
	nodes := append(c.cardHeader(), s.title().compose(c)...)
	if b := c.b.Brand; b == nil || len(b.Contact) == 0 { // else the header says it
		nodes = append(nodes, c.clinicNumber())
	}
	for _, n := range nodes {
		n.Above = 0
	}
	return []*layout.Node{card("title card", c.programme().Pos, nodes...)}
}

// cardHeader is the clinic's name, logo and contact lines, if there is a clinic.
func (c *composer) cardHeader() []*layout.Node {
	b := c.b.Brand
	if b == nil {
		return nil
	}
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
	if len(b.Contact) == 0 {
		return []*layout.Node{head}
	}
	return []*layout.Node{head, c.contact(b.Contact, false, false)}
}

func (s *titleCard) title() *title { return &title{Fields: s.Fields, Across: 2} }

func (s *titleCard) own(c *composer) []*layout.Node { return s.title().own(c) }

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
	groups := c.groups(l.Groups, nil, 1, c.panelInside(), scope{})
	first := len(n.Children)
	n.Children = append(n.Children, groups...)
	if !l.Foot.IsZero() {
		n.Children = append(n.Children, para(layout.P, c.Type.Body.weighing(600), l.Foot.Pos, c.spans(l.Foot, scope{})...))
	}
	n.Repeat = c.continuedCard(heading, l.Pos)
	balance(n, first, len(groups))
	return n
}

// balance parts a card that one face does not hold before the one of so many groups that leaves both faces most alike, if
// both hold what they get: no group goes on overleaf then.
func balance(card *layout.Node, first, groups int) {
	const face, spare = 104.0, 3.0 // mm
	high := func(nodes []*layout.Node) float64 {
		return estimate(stack(layout.Group, card.Gap, nodes...), inMM(cardWidth))
	}
	if high(card.Children)+spare <= face {
		return
	}
	over := estimate(card.Repeat, inMM(cardWidth)) + spare
	at, least := 0, face
	for i := first + 1; i < first+groups; i++ {
		if h := max(high(card.Children[:i])+spare, high(card.Children[i:])+over); h < least {
			at, least = i, h
		}
	}
	if at > 0 {
		card.Children[at].Break = layout.PageBreak
	}
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

// aboutCard says whose sheet it is and how sure, and where the newest version is.
type aboutCard struct{}

func (*aboutCard) compose(c *composer) []*layout.Node {
	var front, behind []*layout.Node
	for _, s := range []section{&about{}, &checkedBy{}, &qr{}} {
		front = append(front, s.compose(c)...)
	}
	behind = append((&evidence{}).compose(c), c.help()...) // the paragraph first: it fits, and what runs on is a list
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

package template

import (
	"slices"
	"unicode/utf8"

	"handout/data"
	"handout/layout"
)

// safety is the block that no template may drop: the gate, a calm line, and the three lists that say when to act.
type safety struct {
	Columns panelColumns `yaml:"columns"`
	Across  int          `yaml:"across"` // groups of a list side by side
}

// panelColumns are the widths in millimetres of a list's groups side by side, for lists that have so many groups.
type panelColumns struct {
	Emergency []int `yaml:"emergency"`
	Urgent    []int `yaml:"urgent"`
	AskFirst  []int `yaml:"ask_first"`
}

// panel is how one of the three lists looks: the levels differ by value, icon and words, never by colour alone.
type panel struct {
	name, icon string
	list       list
	widths     []int
	frame      layout.Stroke
	fill       layout.Colour // of the head
	text       layout.Colour // on it
	extra      []*layout.Node
	across     int
}

func (s *safety) compose(c *composer) []*layout.Node {
	set := c.programme().Safety
	block := stack(layout.Sect, 0, keepNext(para(layout.H2, c.Type.Safety, set.Pos, c.say("safety_first")...)))
	block.Name, block.ID, block.Above, block.Pos = "safety", "safety", c.air(), set.Pos
	gate := para(layout.P, c.Type.Body, set.Gate.Pos, c.spans(set.Gate, scope{})...)
	gate.Name = "gate"
	calm := para(layout.P, c.Type.Body, set.Calm.Pos, c.spans(set.Calm, scope{})...)
	calm.Name = "calm"
	block.Children = append(block.Children, above(gap1, gate), above(gap1, calm))

	lists := c.lists()
	panels := []panel{
		{"emergency panel", "phone", lists[0], s.Columns.Emergency, line(1.6, layout.Stop), layout.Stop, layout.White, c.otherNumbers(), s.Across},
		{"today panel", "clock", lists[1], s.Columns.Urgent, line(1.2, layout.Ink), layout.Band, layout.Ink, nil, s.Across},
		{"ask first panel", "ask", lists[2], s.Columns.AskFirst, line(0.75, layout.Soft), layout.None, layout.Ink, nil, s.Across},
	}
	for i, p := range panels {
		gap := mm(2.6)
		if i == 0 {
			gap = gap2
		}
		block.Children = append(block.Children, above(gap, c.panel(p)))
	}
	return []*layout.Node{block}
}

// otherNumbers are the emergency numbers by country where no region is named, and a brand's further numbers.
func (c *composer) otherNumbers() []*layout.Node {
	e := c.b.Region.Emergency
	var nodes []*layout.Node
	if !e.List.IsZero() {
		nodes = append(nodes, para(layout.P, c.Type.Body, e.List.Pos, c.spans(e.List, scope{})...))
	}
	extra := append([]data.Text{}, e.Extra...)
	if c.b.Brand != nil {
		extra = append(extra, c.b.Brand.ExtraNumbers...)
	}
	seen := map[string]bool{}
	spans := []layout.Span{strong(c.word("other_numbers"))}
	for _, t := range extra {
		if !seen[t.Value] {
			seen[t.Value] = true
			spans = append(append(spans, words(" ")), c.spans(t, scope{})...)
		}
	}
	if len(spans) > 1 {
		nodes = append(nodes, para(layout.P, c.Type.Body, extra[0].Pos, spans...))
	}
	return nodes
}

// panel is one framed list: a head with icon, heading and condition, then groups side by side, then the foot.
func (c *composer) panel(p panel) *layout.Node {
	body := stack(layout.Group, gap1)
	body.Box.Padding = layout.Edges{Top: mm(1.8), Right: mm(4), Bottom: mm(2), Left: mm(4)}
	body.Children = append(body.Children, p.extra...)
	body.Children = append(body.Children, c.groups(p.list.Groups, p.widths, p.across, c.panelInside(), scope{})...)
	if !p.list.Foot.IsZero() {
		foot := para(layout.P, c.Type.Body.weighing(600), p.list.Foot.Pos, c.spans(p.list.Foot, scope{})...)
		foot.Name = "foot"
		body.Children = append(body.Children, foot)
	}
	n := stack(layout.Sect, 0, c.panelHead(p), body)
	n.Name, n.ID, n.Pos = p.name, p.list.id, p.list.Pos
	n.Keep.Together = true
	n.Box.Frame, n.Box.Radius = p.frame, round(2.2)
	return n
}

// conditionOneLine is how many characters of a list's condition stand in one line of its head; more take two lines.
const conditionOneLine = 30

// headOneLine is how many characters of heading and condition stand side by side; in a longer head the condition stands below.
const headOneLine = 84

// panelHead is a panel's icon, heading and condition.
func (c *composer) panelHead(p panel) *layout.Node {
	heading := para(layout.H3, c.Type.Panel.coloured(p.text), p.list.head.Pos, c.spans(p.list.head, scope{})...)
	texts := stack(layout.Group, 0, heading)
	r := row(layout.Group, mm(3), decoration(c.pictures.icon(p.icon, p.text), c.em(7.5)), texts)
	r.Tracks = []layout.Track{fixed(c.em(7.5)), share(1)}
	if !p.list.If.IsZero() {
		condition := para(layout.P, c.Type.Body.coloured(p.text).set(layout.Right), p.list.If.Pos, c.spans(p.list.If, scope{})...)
		condition.Name = "condition"
		if c.large() {
			condition.Type.Align = layout.Left
			texts.Children = append(texts.Children, condition)
			return c.headOf(p, r)
		}
		track := fixed(mm(54))
		if utf8.RuneCountInString(p.list.If.Value) <= conditionOneLine {
			condition.Spans, track = inOneLine(condition.Spans), snug()
		}
		if utf8.RuneCountInString(plain(heading.Spans)+p.list.If.Value) > headOneLine {
			condition.Type.Align = layout.Left
			texts.Children = append(texts.Children, condition)
		} else {
			r.Children, r.Tracks = append(r.Children, condition), append(r.Tracks, track)
		}
	}
	return c.headOf(p, r)
}

// headOf frames a panel's head.
func (c *composer) headOf(p panel, r *layout.Node) *layout.Node {
	r.Name, r.Valign, r.Keep.Next = "panel head", layout.Middle, true
	r.Box = layout.Box{MinHeight: mm(9.7), Y: layout.Middle, Fill: p.fill, Padding: layout.Edges{Top: mm(1.1), Right: mm(4), Bottom: mm(1.1), Left: mm(4)}}
	r.Box.Radius = [4]layout.Length{mm(2.2), mm(2.2), 0, 0}
	if p.fill == layout.None {
		r.Box.Rules[2] = p.frame
	}
	return r
}

// mostColumns is how many groups of a list stand side by side; what a clinic adds comes after them.
const mostColumns = 3

// panelInside is the width inside a panel's padding, in millimetres.
func (c *composer) panelInside() float64 { return 172 - inMM(bodyWidth-c.width()) }

// groups sets the groups of a list side by side in so many millimetres, in the widths given where there is one a column;
// the last takes what is left. Further groups, such as what a clinic adds, stand in whichever column is shortest. With one
// column each group is a block of its own, so that a page may end between them.
func (c *composer) groups(groups []data.Group, given []int, across int, inside float64, sc scope) []*layout.Node {
	const gap = 4.0
	count := min(len(groups), across)
	if count == 0 {
		return nil
	}
	if count == 1 {
		var blocks []*layout.Node
		for i, g := range groups {
			r := row(layout.Group, 0, c.group(g, i >= mostColumns, sc))
			r.Tracks = []layout.Track{share(1)}
			blocks = append(blocks, r)
		}
		return blocks
	}
	widths, left := make([]float64, count), inside
	for i := range count {
		widths[i] = (left - gap*float64(count-1-i)) / float64(count-i)
		if len(given) == count && i < count-1 {
			widths[i] = float64(given[i]) * float64(c.width()) / float64(bodyWidth)
		}
		left -= widths[i] + gap
	}
	columns, heights := make([]*layout.Node, count), make([]float64, count)
	for i, g := range groups {
		at, space := i, layout.Length(0)
		if i >= count {
			at, space = slices.Index(heights, slices.Min(heights)), gap1
		}
		if columns[at] == nil {
			columns[at] = stack(layout.Group, 0)
		}
		n := above(space, c.group(g, i >= mostColumns, sc))
		columns[at].Children = append(columns[at].Children, n)
		heights[at] += estimate(n, widths[at])
	}
	r := row(layout.Group, mm(gap), columns...)
	for _, w := range widths {
		r.Tracks = append(r.Tracks, fixed(mm(w)))
	}
	r.Tracks[count-1] = share(1)
	return []*layout.Node{r}
}

// group is a list under its name; one that was added without a name is headed "Also".
func (c *composer) group(g data.Group, added bool, sc scope) *layout.Node {
	s := stack(layout.Group, 0)
	switch heading := c.Type.Body.weighing(700); {
	case !g.Name.IsZero():
		s.Children = append(s.Children, keepNext(para(layout.H4, heading, g.Name.Pos, c.spans(g.Name, sc)...)))
	case added:
		s.Children = append(s.Children, keepNext(para(layout.H4, heading, g.Items[0].Text.Pos, c.say("also")...)))
	}
	s.Children = append(s.Children, c.bullets(texts(g.Items), sc))
	return s
}

// texts are the words of items.
func texts(items []data.Item) []data.Text {
	out := make([]data.Text, len(items))
	for i, item := range items {
		out[i] = item.Text
	}
	return out
}

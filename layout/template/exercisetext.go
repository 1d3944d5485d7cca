package template

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"handout/data"
	"handout/layout"
)

// sentences are several texts run together after a bold phrase.
func (c *composer) sentences(key string, items []data.Text, s scope) *layout.Node {
	spans := []layout.Span{strong(c.word(key))}
	for _, t := range items {
		spans = append(append(spans, words(" ")), c.spans(t, s)...)
	}
	return para(layout.P, c.Type.Body, items[0].Pos, spans...)
}

// stepGap is what the design asks for between two steps: 2.1 mm.
const stepGap layout.Length = 5_953

// stepList is the numbered list of what to do, its text at most so many millimetres wide.
func (p *parts) stepList(gap layout.Length, width float64) *layout.Node {
	if !p.shows(stepsPart) {
		return nil
	}
	l := stack(layout.L, gap)
	l.Name = "steps"
	for i, t := range p.use.Exercise.Steps {
		li := p.step(i+1, t, width)
		li.Ease = max(0, stepGap-gap)
		l.Children = append(l.Children, li)
	}
	if len(l.Children) > 1 { // the first two stay with what stands over them
		l.Children[0].Keep.Next = true
	}
	return l
}

// step is one step: its number in a circle, then what to do.
func (p *parts) step(number int, t data.Text, width float64) *layout.Node {
	c := p.c
	circle := para(layout.Lbl, c.Type.Body.weighing(700).coloured(layout.White).set(layout.Centre), t.Pos, words(strconv.Itoa(number)))
	side := c.em(6.8)
	circle.Box = layout.Box{Width: side, Height: side, Fill: layout.Accent, Radius: radius(side / 2), Y: layout.Middle}
	body := para(layout.LBody, c.Type.Body, t.Pos, c.spans(t, p.scope)...)
	body.Box.MaxWidth = mm(width)
	li := row(layout.LI, mm(3.2), circle, body)
	li.Tracks = []layout.Track{fixed(side), share(1)}
	li.Valign, li.Pos, li.Keep.Together = layout.Baseline, t.Pos, true
	return li
}

// sideHeading heads a side section.
func (p *parts) sideHeading(key string) *layout.Node {
	return keepNext(para(layout.H3, p.c.Type.Side, p.use.Pos, p.c.say(key)...))
}

// side is a side section with a list, or one sentence where there is but one.
func (p *parts) side(name partName, key string, items []data.Text) *layout.Node {
	if !p.shows(name) || len(items) == 0 {
		return nil
	}
	var body *layout.Node
	if len(items) == 1 {
		body = para(layout.P, p.c.Type.Body, items[0].Pos, p.c.spans(items[0], p.scope)...)
	} else {
		body = p.c.bullets(items, p.scope)
	}
	n := stack(layout.Group, pt(1), p.sideHeading(key), body)
	n.Name = key
	return n
}

// sideLine is a side section as one paragraph that begins with its heading.
func (p *parts) sideLine(name partName, key string, items []data.Text) *layout.Node {
	if !p.shows(name) || len(items) == 0 {
		return nil
	}
	var spans []layout.Span
	for i, t := range items {
		if i > 0 {
			spans = append(spans, words(" "))
		}
		spans = append(spans, p.c.spans(t, p.scope)...)
	}
	return para(layout.P, p.c.Type.Body, items[0].Pos, p.c.say(key, arg{"text", value{spans: spans}})...)
}

// sentencesLine is a side section of phrases as one paragraph, each phrase a sentence.
func (p *parts) sentencesLine(name partName, key string, items []data.Text) *layout.Node {
	point := p.c.word("point")
	ended := slices.Clone(items)
	for i := range ended {
		if !strings.HasSuffix(ended[i].Value, point) {
			ended[i].Value += point
		}
	}
	return p.sideLine(name, key, ended)
}

// feeling is what the patient should feel, and how to breathe.
func (p *parts) feeling() *layout.Node {
	c, e := p.c, p.use.Exercise
	s := stack(layout.Group, pt(1), p.sideHeading("you_should_feel"))
	if p.shows(feelPart) && !e.Feel.IsZero() {
		s.Children = append(s.Children, para(layout.P, c.Type.Body, e.Feel.Pos, c.spans(e.Feel, p.scope)...))
	}
	if p.shows(breathingPart) && !e.Breathing.IsZero() {
		s.Children = append(s.Children, above(gap1, c.runIn(c.word("breathing"), e.Breathing, p.scope)))
	}
	if len(s.Children) == 1 {
		return nil
	}
	s.Name = "you should feel"
	return s
}

// feelingLine is the same in one paragraph.
func (p *parts) feelingLine() *layout.Node {
	c, e := p.c, p.use.Exercise
	var n *layout.Node
	if p.shows(feelPart) && !e.Feel.IsZero() {
		n = p.sideLine(feelPart, "feel_line", []data.Text{e.Feel})
	}
	if p.shows(breathingPart) && !e.Breathing.IsZero() {
		breathing := c.runIn(c.word("breathing"), e.Breathing, p.scope)
		if n == nil {
			return breathing
		}
		n.Spans = append(append(n.Spans, words(" ")), breathing.Spans...)
	}
	return n
}

// listed joins names for a hint.
func listed(names []string) string { return strings.Join(names, ", ") }

// runTogether is two paragraphs as one; either may be nil.
func runTogether(first, second *layout.Node) *layout.Node {
	if first == nil || second == nil {
		return cmp.Or(first, second)
	}
	n := *first
	n.Spans = slices.Concat(first.Spans, []layout.Span{words(" ")}, second.Spans)
	return &n
}

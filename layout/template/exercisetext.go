package template

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"handout/data"
	"handout/layout"
)

// headWith is the number block, name, purpose and, at the right, the box that a clinician ticks. A line under the box is for
// a leaf whose precautions are overleaf.
func (p *parts) headWith(below []layout.Span) *layout.Node {
	c, e := p.c, p.use.Exercise
	name := para(layout.H2, c.Type.Name, e.Name.Pos, p.name...)
	name.Title = p.use.Number + " " + plain(p.name)
	texts := stack(layout.Group, 0, name)
	if p.shows(purposePart) && !e.Purpose.Text.IsZero() {
		texts.Children = append(texts.Children, para(layout.P, c.Type.Lead, e.Purpose.Text.Pos, c.spans(e.Purpose.Text, p.scope)...))
	}
	r := row(layout.Group, mm(5), p.numberBlock(), texts)
	r.Tracks = []layout.Track{fixed(c.numberSide()), share(1)}
	if right := p.tickAndNote(below); right != nil {
		r.Children, r.Tracks = append(r.Children, right), append(r.Tracks, snug())
		if below != nil {
			r.Tracks[2] = fixed(mm(36))
		}
	}
	r.Name, r.Valign, r.Keep = "exercise head", layout.Top, layout.Keep{Together: true, Next: true}
	return r
}

// tickAndNote is "For me" with its box, unless the clinician bar has one, over a line of its own.
func (p *parts) tickAndNote(below []layout.Span) *layout.Node {
	s := stack(layout.Group, gap1)
	if !p.use.Exercise.ClinicianOnly {
		s.Children = append(s.Children, p.tick("for_me", layout.Right))
	}
	if below != nil {
		s.Children = append(s.Children, para(layout.P, p.c.Type.Caption.weighing(600).set(layout.Right), p.use.Pos, below...))
	}
	if len(s.Children) == 0 {
		return nil
	}
	return s
}

// tick is a box to tick and its word.
func (p *parts) tick(key string, a layout.Align) *layout.Node {
	c := p.c
	box := layout.Span{Kind: layout.Tick, Text: c.word("tick_box"), Width: c.em(7), Height: c.em(7), Line: line(1.2, layout.Ink), Radius: mm(1.2)}
	n := para(layout.P, c.Type.Body.set(a), p.use.Pos, box, words("\u00a0\u00a0"), strong(bind(c.word(key))))
	n.Name = "tick"
	return n
}

// numberBlock is the exercise's number: solid, or hollow where only a clinician shows it.
func (p *parts) numberBlock() *layout.Node {
	st := p.c.Type.Number.set(layout.Centre)
	n := para(layout.P, st, p.use.Pos, words(p.use.Number))
	n.Name = "number"
	side := p.c.numberSide()
	n.Box = layout.Box{Width: side, Height: side, Radius: round(3), Y: layout.Middle, Fill: layout.Accent}
	if p.use.Exercise.ClinicianOnly {
		n.Type.Colour, n.Box.Fill, n.Box.Frame = layout.Accent, layout.None, line(1.6, layout.Accent)
	}
	return n
}

// clinicianBar marks an exercise that only a clinician shows.
func (p *parts) clinicianBar() *layout.Node {
	c, e := p.c, p.use.Exercise
	if !e.ClinicianOnly {
		return nil
	}
	spans, pos := c.say("only_if_shown"), p.use.Pos
	if !e.Only.IsZero() {
		spans, pos = c.spans(e.Only, p.scope), e.Only.Pos
	}
	r := row(layout.Group, mm(3), decoration(c.pictures.icon("clinician", layout.Ink), c.em(6.5)),
		para(layout.P, c.Type.Side, pos, spans...), p.tick("shown_to_me", layout.Right))
	r.Tracks = []layout.Track{fixed(c.em(6.5)), share(1), snug()}
	r.Name, r.Pos, r.Valign, r.Keep = "clinician bar", p.use.Pos, layout.Middle, layout.Keep{Together: true, Next: true}
	r.Box = layout.Box{MinHeight: mm(10), Y: layout.Middle, Frame: line(1.4, layout.Ink), Radius: round(2.2),
		Padding: layout.Edges{Top: mm(1.4), Right: mm(4), Bottom: mm(1.4), Left: mm(4)}}
	return above(mm(3), r)
}

// sentences are several texts run together after a bold phrase.
func (c *composer) sentences(key string, items []data.Text, s scope) *layout.Node {
	spans := []layout.Span{strong(c.word(key))}
	for _, t := range items {
		spans = append(append(spans, words(" ")), c.spans(t, s)...)
	}
	return para(layout.P, c.Type.Body, items[0].Pos, spans...)
}

// stepList is the numbered list of what to do, its text at most so many millimetres wide.
func (p *parts) stepList(gap layout.Length, width float64) *layout.Node {
	if !p.shows(stepsPart) {
		return nil
	}
	l := stack(layout.L, gap)
	l.Name = "steps"
	for i, t := range p.use.Exercise.Steps {
		l.Children = append(l.Children, p.step(i+1, t, width))
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

// careForm is how precautions are set: as lists in a column, as paragraphs, or as lists side by side across the page.
type careForm uint8

const (
	careLists careForm = iota
	careRunIn
	careWide
)

// takeCare is the precautions under one heading: what never to do, when not to do it, when to ask first.
func (p *parts) takeCare(form careForm) *layout.Node {
	c, e := p.c, p.use.Exercise
	if !p.shows(precautionsPart) || len(e.Never)+len(e.DoNotIf)+len(e.Precautions) == 0 && p.note == nil {
		return nil
	}
	heading := row(layout.H3, mm(2.4), decoration(c.pictures.icon("take-care", layout.Ink), c.em(5.6)),
		para(layout.Group, c.Type.Side, p.use.Pos, c.say("take_care")...))
	heading.Tracks = []layout.Track{fixed(c.em(5.6)), share(1)}
	heading.Valign, heading.Pos, heading.Keep = layout.Middle, p.use.Pos, layout.Keep{Together: true, Next: true}
	s := stack(layout.Group, gap1, heading)
	s.Name = "take care"
	for _, t := range e.Never {
		s.Children = append(s.Children, para(layout.P, c.Type.Body, t.Pos, c.spans(t, p.scope)...))
	}
	s.Children = append(s.Children, p.conditions("do_not", e.DoNotIf, form)...)
	if len(e.Precautions) > 0 {
		items := make([]data.Item, len(e.Precautions))
		for i, t := range e.Precautions {
			items[i].Text = t
		}
		s.Children = append(s.Children, p.conditions("ask_first", []data.Group{{Items: items}}, form)...)
	}
	s.Children = present(append(s.Children, p.note))
	return s
}

// conditions is a list of conditions under the words that say what they mean: in one sentence, or, where it is longer
// than three, as bullets.
func (p *parts) conditions(key string, groups []data.Group, form careForm) []*layout.Node {
	c := p.c
	count := 0
	for _, g := range groups {
		count += len(g.Items)
	}
	if count == 0 {
		return nil
	}
	lead := c.word(key)
	if form == careRunIn || count <= 3 {
		spans := []layout.Span{strong(lead), words(" ")}
		var all [][]layout.Span
		for _, g := range groups {
			for _, item := range g.Items {
				all = append(all, c.spans(item.Text, p.scope))
			}
		}
		spans = append(append(spans, c.either(all)...), words("."))
		return []*layout.Node{para(layout.P, c.Type.Body, groups[0].Items[0].Text.Pos, spans...)}
	}
	heading := keepNext(para(layout.P, c.Type.Body.weighing(700), groups[0].Items[0].Text.Pos, words(lead+":")))
	if form == careWide {
		return []*layout.Node{heading, p.sideBySide(groups)}
	}
	nodes := []*layout.Node{stack(layout.Group, 0, heading)}
	for i, g := range groups {
		s := nodes[0]
		if i > 0 {
			s = stack(layout.Group, 0)
			nodes = append(nodes, s)
		}
		if !g.Name.IsZero() {
			s.Children = append(s.Children, keepNext(para(layout.H4, c.Type.Body.weighing(600), g.Name.Pos, c.spans(g.Name, p.scope)...)))
		}
		s.Children = append(s.Children, c.bullets(texts(g.Items), p.scope))
	}
	return nodes
}

// sideBySide sets groups of conditions in columns; a long list without groups is one list in two columns.
func (p *parts) sideBySide(groups []data.Group) *layout.Node {
	if len(groups) > 1 {
		return p.c.groups(groups, nil, mostColumns, inMM(p.c.width()), p.scope)[0]
	}
	items := texts(groups[0].Items)
	half := (len(items) + 1) / 2
	list := row(layout.L, mm(4))
	for _, column := range [][]data.Text{items[:half], items[half:]} {
		bullets := p.c.bullets(column, p.scope)
		bullets.Role = layout.Group
		list.Children, list.Tracks = append(list.Children, bullets), append(list.Tracks, share(1))
	}
	return list
}

// sideBlock is a block beside the steps; movable ones may go under them.
type sideBlock struct {
	node    *layout.Node
	movable bool
}

// pageText is what stands in columns under an exercise's dose: what leads in and the steps at the left, the rest at the
// right.
type pageText struct {
	lead  []*layout.Node
	steps *layout.Node
	side  []sideBlock
	gap   layout.Length // between the blocks of a column
	width layout.Length // of both columns
}

// columns are arrangements to choose from: first the widths that every page has, then, if others come out more even, those.
// Movable blocks go under the steps where that helps. Only an estimate of lines tells how even columns are; whether a page
// holds them is flow's to measure.
func (t pageText) columns() []*layout.Node {
	first := t.arrange(textWidths()[0])
	best := first
	for _, w := range textWidths()[1:] {
		if a := t.arrange(w); a.height < best.height-1 {
			best = a
		}
	}
	if best.Node == first.Node {
		return []*layout.Node{first.Node}
	}
	return []*layout.Node{first.Node, best.Node}
}

// columnWidths are the width of the left column and the gap beside it in millimetres; the right column has the rest.
type columnWidths struct{ left, gap float64 }

// textWidths are the columns that text may have, the usual ones first.
func textWidths() []columnWidths {
	return []columnWidths{{106, 8}, {100, 8}, {94, 8}, {86, 8}, {89, 5}}
}

// arrangement is text in two columns, and about how high the higher one is.
type arrangement struct {
	*layout.Node
	height float64
}

func (t pageText) arrange(w columnWidths) arrangement {
	w.left *= float64(t.width) / float64(bodyWidth)
	right := inMM(t.width) - w.left - w.gap
	var under, beside []*layout.Node
	left := stack(layout.Group, 0, group(gap1, t.lead...), above(gap2, t.steps))
	leftHeight, rightHeight := estimate(left, w.left), -inMM(t.gap)
	for _, b := range t.side {
		rightHeight += estimate(b.node, right) + inMM(t.gap)
	}
	for _, b := range slices.Backward(t.side) {
		given := estimate(b.node, w.left) + inMM(t.gap)
		if b.movable && leftHeight+given < rightHeight {
			leftHeight, rightHeight = leftHeight+given, rightHeight-estimate(b.node, right)-inMM(t.gap)
			under = slices.Insert(under, 0, b.node)
		} else {
			beside = slices.Insert(beside, 0, b.node)
		}
	}
	for _, n := range under {
		left.Children = append(left.Children, above(t.gap, n))
	}
	r := row(layout.Group, mm(w.gap), left, stack(layout.Group, t.gap, beside...))
	r.Tracks = []layout.Track{fixed(mm(w.left)), share(1)}
	r.Name = "text"
	return arrangement{r, max(leftHeight, rightHeight)}
}

// estimate is about how high a block is in millimetres when so wide.
func estimate(n *layout.Node, width float64) float64 {
	const perCharacter, ragged = 1.8, 4.5 // ragged: what a line leaves over at its end
	switch n.Kind {
	case layout.Picture:
		return inMM(n.Art.Height)
	case layout.Text:
		characters := 0
		for _, s := range n.Spans {
			characters += utf8.RuneCountInString(s.Text)
		}
		lines, length := 1.0, float64(characters)*perCharacter
		if length > width {
			lines = math.Ceil(length / max(width-ragged, ragged))
		}
		return lines*inMM(n.Type.Leading) + inMM(n.Above)
	case layout.Row:
		tallest := 0.0
		for i, child := range n.Children {
			w := inMM(n.Tracks[i].Fixed)
			if w == 0 {
				w = width // the last column: what the others leave
			}
			width -= w + inMM(n.Gap)
			tallest = max(tallest, estimate(child, w))
		}
		return tallest + inMM(n.Above)
	}
	height := inMM(n.Above)
	for i, child := range n.Children {
		if i > 0 {
			height += inMM(n.Gap)
		}
		height += estimate(child, width)
	}
	return height
}

// inMM is a length in millimetres, for estimates.
func inMM(l layout.Length) float64 { return float64(l) * 25.4 / float64(layout.Inch) }

// listed joins names for a hint.
func listed(names []string) string { return strings.Join(names, ", ") }

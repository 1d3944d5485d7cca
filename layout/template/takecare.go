package template

import (
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

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
	s.Children = append(s.Children, p.conditions(conditionKeys{"do_not", "do_not_whole"}, e.DoNotIf, form)...)
	if len(e.Precautions) > 0 {
		items := make([]data.Item, len(e.Precautions))
		for i, t := range e.Precautions {
			items[i].Text = t
		}
		s.Children = append(s.Children, p.conditions(conditionKeys{"ask_first", "ask_first_whole"}, []data.Group{{Items: items}}, form)...)
	}
	s.Children = present(append(s.Children, p.note))
	return s
}

// conditionKeys are the strings of a locale that stand before conditions: before what one may have, and before conditions that
// are sentences of their own ("you are pregnant").
type conditionKeys struct{ have, whole string }

// conditions is a list of conditions under the words that say what they mean: in one sentence, or, where it is longer
// than three, as bullets.
func (p *parts) conditions(keys conditionKeys, groups []data.Group, form careForm) []*layout.Node {
	c := p.c
	groups, whole := p.wholeConditions(groups)
	var all [][]layout.Span
	for _, g := range groups {
		for _, item := range g.Items {
			all = append(all, c.spans(item.Text, p.scope))
		}
	}
	var alone []*layout.Node
	if len(whole) > 0 {
		alone = []*layout.Node{p.conditionSentence(keys.whole, whole[0].Pos, c.either(p.each(whole)))}
	}
	if len(all) == 0 {
		return alone
	}
	if form == careRunIn || len(all) <= 3 {
		list := c.either(all)
		if len(whole) > 0 {
			have := c.chained(all, "list_semicolon", "list_semicolon")
			list = c.say("list_semicolon_if", arg{"first", value{spans: have}}, arg{"rest", value{spans: c.either(p.each(whole))}})
		}
		return []*layout.Node{p.conditionSentence(keys.have, groups[0].Items[0].Text.Pos, list)}
	}
	return append(p.conditionLists(keys.have, groups, form), alone...)
}

// conditionSentence is a paragraph that begins with a bold phrase and goes on with conditions.
func (p *parts) conditionSentence(key string, pos diag.Pos, list []layout.Span) *layout.Node {
	spans := append([]layout.Span{strong(p.c.word(key)), words(" ")}, list...)
	return para(layout.P, p.c.Type.Body, pos, append(spans, words(p.c.word("point")))...)
}

// wholeConditions takes out of groups the conditions that are sentences of their own, and the groups that are empty then.
func (p *parts) wholeConditions(groups []data.Group) (kept []data.Group, whole []data.Text) {
	begin := p.c.word("whole_condition")
	for _, g := range groups {
		had := g.Items
		g.Items = nil
		for _, item := range had {
			if strings.HasPrefix(item.Text.Value, begin) {
				whole = append(whole, item.Text)
			} else {
				g.Items = append(g.Items, item)
			}
		}
		if len(g.Items) > 0 {
			kept = append(kept, g)
		}
	}
	return kept, whole
}

// each is the words of several texts.
func (p *parts) each(list []data.Text) [][]layout.Span {
	var all [][]layout.Span
	for _, t := range list {
		all = append(all, p.c.spans(t, p.scope))
	}
	return all
}

// conditionLists are conditions as bullets, each group under its name.
func (p *parts) conditionLists(key string, groups []data.Group, form careForm) []*layout.Node {
	c := p.c
	lead := c.word(key)
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
	list := row(layout.L, mm(8)) // as the columns below it on the back of a leaf
	for _, column := range [][]data.Text{items[:half], items[half:]} {
		bullets := p.c.bullets(column, p.scope)
		bullets.Role = layout.Group
		list.Children, list.Tracks = append(list.Children, bullets), append(list.Tracks, share(1))
	}
	return list
}

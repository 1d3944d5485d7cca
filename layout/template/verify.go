package template

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// verify looks the finished tree over: every safety text must stand where a patient meets it, whichever alternatives
// flow takes. It is the last look before the press, whatever the template says.
func (c *composer) verify(root *layout.Node) {
	set := c.programme().Safety
	before := root.Children
	for i, n := range root.Children {
		if n.Name == "exercise" {
			before = root.Children[:i]
			break
		}
	}
	front := &layout.Node{Role: layout.DocumentRo, Children: before}
	const early = "before the first exercise"
	for _, t := range []data.Text{set.Gate, set.Calm, set.Stop.Whole} {
		c.need(front, early, t, scope{})
	}
	for _, list := range c.lists() {
		where := childWithID(front, list.id)
		for _, t := range list.texts() {
			c.need(where, early, t, scope{})
		}
	}
	for _, t := range []data.Text{set.Pain.Lead, set.Pain.CarryOnText, set.Pain.EaseOffText, set.Pain.StopText, set.Pain.Before} {
		c.need(root, "in the pain guide", t, scope{})
	}
	for _, u := range c.programme().Uses {
		switch c.printing() {
		case inFull:
			if n := childWithID(root, exerciseID(u)); n == nil || !n.Kept { // else it was looked over when it was finished
				c.verifyExercise(u, n)
			}
		case inShort:
			c.verifyReminder(u, root)
		}
	}
	marked := front
	if c.printing() == inShort && len(before) > 0 { // the page to hang up, or the first card
		marked = before[0]
	}
	if c.draft && !c.holds(marked, normal(c.word("draft"))) {
		c.diags.Refusef(diag.Pos{}, "safety", "the template must print it beside the title", "the draft mark is not printed %s", early)
	}
}

// need looks for a safety text in a tree; what is printed nowhere is nil.
func (c *composer) need(where *layout.Node, place string, t data.Text, s scope) {
	if !t.IsZero() && (where == nil || !c.holds(where, normal(c.plain(t, s)))) {
		c.diags.Refusef(t.Pos, "safety", "the template must print it at full size", "this safety text is not printed %s", place)
	}
}

// verifyExercise looks for an exercise's steps, precautions and stop rules.
func (c *composer) verifyExercise(u data.Use, n *layout.Node) {
	texts := append([]data.Text{c.programme().Safety.Stop.Short}, u.Exercise.Steps...)
	for _, t := range append(texts, warnings(u.Exercise)...) {
		c.need(n, withExercise, t, c.doseScope(u))
	}
}

// withExercise is where an exercise's texts belong.
const withExercise = "with its exercise"

// warnings are what an exercise never goes without, whatever a template leaves out.
func warnings(e *data.Exercise) []data.Text {
	all := append(slices.Clone(e.Never), e.StopIf...)
	all = append(append(all, e.StopAlso), e.Precautions...)
	for _, g := range e.DoNotIf {
		all = append(all, texts(g.Items)...)
	}
	return all
}

// verifyReminder looks for a reminder's text where it stands, and for the exercise's warnings there or where those of all
// exercises stand.
func (c *composer) verifyReminder(u data.Use, root *layout.Node) {
	reminder := childWithID(root, exerciseID(u))
	for _, t := range reminderTexts(u.Exercise) {
		c.need(reminder, withExercise, t, c.doseScope(u))
	}
	care := childWithID(root, careID(u))
	if care == nil {
		care = reminder
	}
	for _, t := range warnings(u.Exercise) {
		c.need(care, "among its precautions", t, c.doseScope(u))
	}
	c.need(root, "at all", c.programme().Safety.Stop.Short, scope{})
}

// printing is how the template's sections print exercises.
func (t *Template) printing() printing {
	most := nothing
	t.Sections.walk(func(p placed) {
		if p.prints != nothing && (most == nothing || p.prints < most) {
			most = p.prints
		}
	})
	return most
}

// list is one of the three safety lists, under the heading that the region gives it.
type list struct {
	id   string
	head data.Text
	data.RedFlags
}

func (c *composer) lists() []list {
	set, head := c.programme().Safety, c.programme().Safety.Emergency.Head
	if own := c.b.Region.Emergency.Head; !own.IsZero() {
		head = own
	}
	return []list{
		{"emergency", head, set.Emergency},
		{"urgent", set.Urgent.Head, set.Urgent},
		{"ask-first", set.AskFirst.Head, set.AskFirst},
	}
}

// texts are all that a list says.
func (l list) texts() []data.Text {
	all := []data.Text{l.head, l.If, l.Foot}
	for _, g := range l.Groups {
		all = append(append(all, g.Name), texts(g.Items)...)
	}
	return all
}

// childWithID is the block with an id, or nil.
func childWithID(n *layout.Node, id string) *layout.Node {
	if n.ID == id {
		return n
	}
	for _, child := range n.Children { // most stand right below, and trees are deep
		if child.ID == id {
			return child
		}
	}
	for _, child := range n.Children {
		if found := childWithID(child, id); found != nil {
			return found
		}
	}
	return nil
}

// holds tells whether a text stands in a tree at body size, in every alternative of a choice, outside artifacts.
func (c *composer) holds(n *layout.Node, want string) bool {
	if said, single := c.said(n); single {
		return strings.Contains(said, want)
	}
	if n.Kind == layout.Choice {
		return !slices.ContainsFunc(n.Children, func(child *layout.Node) bool { return !c.holds(child, want) })
	}
	return slices.ContainsFunc(n.Children, func(child *layout.Node) bool { return c.holds(child, want) })
}

// said is all that a tree says at body size, a line a paragraph. It is single where there is no choice in the tree; else
// what is said has to be asked of its branches.
func (c *composer) said(n *layout.Node) (text string, single bool) {
	s, ok := c.spoken[n]
	if !ok {
		if s.single = !chooses(n); s.single {
			c.saying = appendSaid(c.saying[:0], n)
			s.text = normal(string(c.saying))
		}
		c.spoken[n] = s
	}
	return s.text, s.single
}

// speech is what a tree says, remembered: blocks stand in many alternatives.
type speech struct {
	text   string
	single bool
}

// chooses tells whether there is a choice in a tree. An artifact says nothing, whatever it chooses.
func chooses(n *layout.Node) bool {
	return n.Role != layout.Artifact && (n.Kind == layout.Choice || slices.ContainsFunc(n.Children, chooses))
}

func appendSaid(b []byte, n *layout.Node) []byte {
	switch {
	case n.Role == layout.Artifact:
	case n.Kind == layout.Text && n.Type.Size >= leastBody:
		b = append(append(b, plain(n.Spans)...), '\n')
	default:
		for _, child := range n.Children {
			b = appendSaid(b, child)
		}
	}
	return b
}

// normal makes texts comparable: no-break spaces are spaces.
func normal(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

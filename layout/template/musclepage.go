package template

import (
	"strings"

	"handout/data"
	"handout/layout"
)

// Forms of the muscle map for pages that have no room for the whole legend: the muscles' names in brackets give way, and
// the map stands beside the pictures or has the words at its side.

// muscleSides are the maps of an exercise, a side of the body each; none where one of its muscles is not drawn.
func (c *composer) muscleSides(u data.Use) []*layout.Node {
	m := u.Exercise.Muscles
	if len(m.Main)+len(m.Other) == 0 {
		return nil
	}
	chosen, ok := c.viewsOf(m)
	if !ok {
		return nil
	}
	var figures []*layout.Node
	for _, v := range chosen {
		figures = append(figures, c.mapFigure(v, m))
	}
	return figures
}

// muscleSmall is the maps with short words at their right; nil where they are so many that the words have no room.
func (c *composer) muscleSmall(u data.Use) *layout.Node {
	figures := c.muscleSides(u)
	if len(figures) == 0 || len(figures) > 2 {
		return nil
	}
	m := u.Exercise.Muscles
	legend := stack(layout.L, gap1)
	for i, g := range muscleGroups(m) {
		body := para(layout.LBody, c.Type.Caption, m.Pos, c.muscleWords(g)...)
		if i == 0 { // in place of a heading
			body.Spans = append([]layout.Span{strong(c.word("muscles") + c.word("point")), words(" ")}, body.Spans...)
		}
		legend.Children = append(legend.Children, c.swatched(g, body))
	}
	n := row(layout.Group, mm(4), append(figures, legend)...)
	for _, figure := range figures {
		n.Tracks = append(n.Tracks, fixed(figure.Art.Width))
	}
	n.Tracks = append(n.Tracks, share(1))
	n.Name, n.Keep.Together = "muscles", true
	return n
}

// muscleKey is the map, if it is one, over what its two looks mean, to stand beside pictures; the words on it stand elsewhere.
func (c *composer) muscleKey(u data.Use) *layout.Node {
	figures := c.muscleSides(u)
	if len(figures) != 1 {
		return nil
	}
	m := u.Exercise.Muscles
	key := stack(layout.L, 0)
	for _, g := range muscleGroups(m) {
		key.Children = append(key.Children, c.swatched(g, para(layout.LBody, c.Type.Caption, m.Pos, c.say(g.key)...)))
	}
	n := stack(layout.Group, gap1, figures[0], key)
	n.Name, n.Keep.Together = "muscle map", true
	return n
}

// muscleGroup is the muscles that have one look on the map.
type muscleGroup struct {
	ids       []string
	striped   bool
	lead, key string // of the locale: before their names, and alone beside a swatch
}

// muscleGroups are those that an exercise has.
func muscleGroups(m data.Muscles) []muscleGroup {
	var groups []muscleGroup
	for _, g := range []muscleGroup{{m.Main, false, "muscles_main", "map_main"}, {m.Other, true, "muscles_other", "map_other"}} {
		if len(g.ids) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// muscleWords say where the muscles of a group are, without their names in brackets.
func (c *composer) muscleWords(g muscleGroup) []layout.Span {
	spans := []layout.Span{strong(c.word(g.lead))}
	for _, id := range g.ids {
		place, _, _ := strings.Cut(c.muscle(id), " (")
		spans = append(spans, words(" "+place+c.word("point")))
	}
	return spans
}

// swatched is an item of a legend behind its swatch.
func (c *composer) swatched(g muscleGroup, body *layout.Node) *layout.Node {
	swatch := &layout.Node{Role: layout.Artifact, Kind: layout.Picture, Art: &layout.Art{Drawing: swatchDrawing(g.striped), Width: mm(6), Height: mm(3.2)}}
	li := row(layout.LI, mm(2), stack(layout.Group, 0, swatch), body)
	li.Children[0].Box.Padding.Top = mm(1)
	li.Tracks = []layout.Track{fixed(mm(6)), share(1)}
	return li
}

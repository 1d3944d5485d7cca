package template

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"handout/data"
	"handout/layout"
	"handout/layout/picture"
)

// view is a side of the body that a map shows, and the strings that name it.
type view struct{ id, word, alt string }

// views are the maps in the order in which they print.
func views() []view {
	return []view{
		{"front", "muscle_view_front", "muscle_map_front"},
		{"back", "muscle_view_back", "muscle_map_back"},
		{"legs-front", "muscle_view_legs_front", "muscle_map_legs_front"},
		{"legs-back", "muscle_view_legs_back", "muscle_map_legs_back"},
	}
}

// mapWidth is how wide a map prints, all at one scale: an upper body of 784 units is 24 mm wide, legs are as much narrower.
func mapWidth(d *layout.Drawing) layout.Length { return mm(24) * layout.Length(d.Width) / 784_000 }

// muscleMap is the body with the exercise's muscles on it, from the sides on which they are seen, and a legend. Where
// there is no drawing for one of them, the words alone stand.
func (c *composer) muscleMap(u data.Use) *layout.Node {
	m := u.Exercise.Muscles
	if len(m.Main)+len(m.Other) == 0 {
		return nil
	}
	chosen, ok := c.viewsOf(m)
	if !ok {
		return c.muscleLine(u)
	}
	legend := stack(layout.L, gap1)
	for _, g := range muscleGroups(m) {
		legend.Children = append(legend.Children, c.legendEntry(g, m))
	}
	n := stack(layout.Group, gap1, keepNext(para(layout.H3, c.Type.Side, m.Pos, c.say("muscles")...)), c.mapsBeside(legend, chosen, m))
	n.Name, n.Keep.Together = "muscles", true
	return n
}

// mapsBeside puts the maps in rows, and the legend at their right where it has room, else under them.
func (c *composer) mapsBeside(legend *layout.Node, chosen []view, m data.Muscles) *layout.Node {
	gap, mostMaps, mostBeside := mm(3), mm(62), mm(34)
	var rows []*layout.Node
	var wide layout.Length
	for _, v := range chosen {
		figure := c.mapFigure(v, m)
		if wide += gap + figure.Art.Width; len(rows) == 0 || wide > mostMaps {
			rows = append(rows, row(layout.Group, gap))
			wide = figure.Art.Width
		}
		maps := rows[len(rows)-1]
		maps.Tracks = append(maps.Tracks, fixed(figure.Art.Width))
		if len(chosen) == 1 {
			maps.Children = append(maps.Children, figure)
			continue
		}
		words := para(layout.P, c.Type.Caption.set(layout.Centre), m.Pos, c.say(v.word)...)
		maps.Children = append(maps.Children, stack(layout.Group, gap1, figure, words))
	}
	if len(rows) > 1 || wide > mostBeside {
		return stack(layout.Group, gap2, append(rows, legend)...)
	}
	maps := rows[0]
	maps.Children = append(maps.Children, legend)
	maps.Tracks = append(maps.Tracks, share(1))
	maps.Gap = mm(4)
	return maps
}

// mapFigure is the body from one side with the muscles that are seen there, the main ones on top.
func (c *composer) mapFigure(v view, m data.Muscles) *layout.Node {
	var over []*layout.Drawing
	how := "under"
	for _, g := range []struct {
		ids    []string
		suffix string
	}{{m.Other, "-other"}, {m.Main, "-main"}} {
		for _, id := range g.ids {
			if c.pictures.hasMuscle(v.id, id+g.suffix) {
				over, how = append(over, c.pictures.muscle(v.id, id+g.suffix)), how+" "+id+g.suffix
			}
		}
	}
	body := c.pictures.muscle(v.id, "body")
	d := c.pictures.known.derive(body, how, func() *layout.Drawing { return picture.Overlay(body, over...) })
	return &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: m.Pos, Alt: c.muscleMapAlt(v, m), Art: art(d, mapWidth(d))}
}

// viewsOf are as few sides of the body as show every muscle: those that alone show one, then for what is left the back,
// which most exercises of this library work. It fails when one is drawn nowhere.
func (c *composer) viewsOf(m data.Muscles) ([]view, bool) {
	all := views()
	needed := map[string]bool{} // only looked up
	var open [][]string         // the sides of each muscle that is seen from more than one
	for _, id := range slices.Concat(m.Main, m.Other) {
		sides := c.sidesOf(id)
		switch len(sides) {
		case 0:
			return nil, false
		case 1:
			needed[sides[0]] = true
		default:
			open = append(open, sides)
		}
	}
	for _, sides := range open {
		if slices.ContainsFunc(sides, func(side string) bool { return needed[side] }) {
			continue
		}
		best := sides[0]
		if slices.Contains(sides, "back") {
			best = "back"
		}
		needed[best] = true
	}
	return slices.DeleteFunc(all, func(v view) bool { return !needed[v.id] }), true
}

// sidesOf are the views that show a muscle.
func (c *composer) sidesOf(id string) []string {
	var sides []string
	for _, v := range views() {
		if c.pictures.hasMuscle(v.id, id+"-main") && c.pictures.hasMuscle(v.id, id+"-other") {
			sides = append(sides, v.id)
		}
	}
	return sides
}

// muscleMapAlt names the muscles that the map marks.
func (c *composer) muscleMapAlt(v view, m data.Muscles) string {
	spans := c.say(v.alt)
	for _, g := range []struct {
		key string
		ids []string
	}{{"muscles_main", m.Main}, {"muscles_other", m.Other}} {
		var names [][]layout.Span
		for _, id := range g.ids {
			if slices.Contains(c.sidesOf(id), v.id) {
				names = append(names, []layout.Span{words(c.muscle(id))})
			}
		}
		if len(names) > 0 {
			spans = append(append(append(spans, words(" "+c.word(g.key)+" ")), c.joined(names, "list_comma")...), words(c.word("point")))
		}
	}
	return plain(spans)
}

// legendEntry is a swatch and the muscles that it stands for.
func (c *composer) legendEntry(g muscleGroup, m data.Muscles) *layout.Node {
	body := stack(layout.LBody, 0)
	for i, id := range g.ids {
		p := para(layout.P, c.Type.Caption, m.Pos, words(c.muscle(id)))
		if i == 0 { // the swatch alone would tell by colour
			p.Spans = []layout.Span{strong(c.word(g.lead)), words(" " + c.muscle(id))}
		}
		body.Children = append(body.Children, p)
	}
	return c.swatched(g, body)
}

// muscleLine says in a line of words where the muscles are.
func (c *composer) muscleLine(u data.Use) *layout.Node {
	m := u.Exercise.Muscles
	if len(m.Main)+len(m.Other) == 0 {
		return nil
	}
	spans := []layout.Span{strong(c.word("muscles") + c.word("point"))}
	for _, g := range muscleGroups(m) {
		spans = append(append(spans, words(" ")), c.muscleWords(g)...)
	}
	n := para(layout.P, c.Type.Body, m.Pos, spans...)
	n.Name = "muscles"
	return n
}

// muscle is the locale's words for a muscle.
func (c *composer) muscle(id string) string {
	t, ok := c.b.Locale.Muscles[id]
	if !ok {
		c.diags.Invalidf(c.b.Locale.Pos, "add it under muscles", "locale %s: there are no words for the muscle %s", c.b.Locale.ID, id)
	}
	return t.Value
}

// swatchDrawing is a piece of the map's look, 60 by 32 units: solid with fibre lines, or pale with dark stripes.
func swatchDrawing(striped bool) *layout.Drawing {
	const w, h, step = 60_000, 32_000, 12_000
	frame := []layout.Seg{
		{Op: layout.MoveTo, P: [3]layout.Pt{{X: 0, Y: 0}}}, {Op: layout.LineTo, P: [3]layout.Pt{{X: w, Y: 0}}},
		{Op: layout.LineTo, P: [3]layout.Pt{{X: w, Y: h}}}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 0, Y: h}}}, {Op: layout.Close},
	}
	name, fill, stripe, width := "muscle swatch, solid", layout.Move, layout.White, int64(700)
	if striped {
		name, fill, stripe, width = "muscle swatch, striped", layout.MovePale, layout.MoveLine, 1600
	}
	d := &layout.Drawing{Hash: fmt.Sprintf("%x", sha256.Sum256([]byte(name))), Width: w, Height: h}
	d.Shapes = append(d.Shapes, layout.Shape{Path: frame, Fill: fill})
	lines := layout.Shape{Stroke: stripe, StrokeWidth: width, Clip: frame}
	for x := int64(-h); x < w; x += step {
		lines.Path = append(lines.Path,
			layout.Seg{Op: layout.MoveTo, P: [3]layout.Pt{{X: x, Y: h}}}, layout.Seg{Op: layout.LineTo, P: [3]layout.Pt{{X: x + h, Y: 0}}})
	}
	d.Shapes = append(d.Shapes, lines, layout.Shape{Path: frame, Stroke: layout.MoveLine, StrokeWidth: 2000})
	return d
}

package template

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"handout/data"
	"handout/layout"
	"handout/layout/picture"
)

// muscleMap is the body from behind with the exercise's muscles on it, beside a legend. Where there is no drawing for one
// of them, the words alone stand.
func (c *composer) muscleMap(u data.Use) *layout.Node {
	m := u.Exercise.Muscles
	if len(m.Main)+len(m.Other) == 0 {
		return nil
	}
	over, ok := c.muscleDrawings(m)
	if !ok {
		return c.muscleLine(u)
	}
	figure := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: m.Pos, Alt: c.muscleMapAlt(m),
		Art: art(picture.Overlay(c.pictures.muscle("back"), over...), mm(24))}
	legend := stack(layout.L, gap1)
	for _, g := range []struct {
		ids     []string
		striped bool
	}{{m.Main, false}, {m.Other, true}} {
		if len(g.ids) > 0 {
			legend.Children = append(legend.Children, c.legendEntry(g.ids, g.striped, m))
		}
	}
	r := row(layout.Group, mm(4), figure, legend)
	r.Tracks = []layout.Track{fixed(mm(24)), share(1)}
	n := stack(layout.Group, gap1, keepNext(para(layout.H3, c.Type.Side, m.Pos, c.say("muscles")...)), r)
	n.Name, n.Keep.Together = "muscles", true
	return n
}

// muscleMapAlt names the muscles that the map marks.
func (c *composer) muscleMapAlt(m data.Muscles) string {
	spans := c.say("muscle_map")
	for _, g := range []struct {
		key string
		ids []string
	}{{"muscles_main", m.Main}, {"muscles_other", m.Other}} {
		var names [][]layout.Span
		for _, id := range g.ids {
			names = append(names, []layout.Span{words(c.muscle(id))})
		}
		if len(names) > 0 {
			spans = append(append(append(spans, words(" "+c.word(g.key)+" ")), c.joined(names, "list_comma")...), words(c.word("point")))
		}
	}
	return plain(spans)
}

// muscleDrawings are the overlays of an exercise's muscles.
func (c *composer) muscleDrawings(m data.Muscles) ([]*layout.Drawing, bool) {
	var over []*layout.Drawing
	for _, g := range []struct {
		ids    []string
		suffix string
	}{{m.Other, "-other"}, {m.Main, "-main"}} {
		for _, id := range g.ids {
			if !c.pictures.hasMuscle(id + g.suffix) {
				return nil, false
			}
			over = append(over, c.pictures.muscle(id+g.suffix))
		}
	}
	return over, true
}

// legendEntry is a swatch and the muscles that it stands for.
func (c *composer) legendEntry(ids []string, striped bool, m data.Muscles) *layout.Node {
	swatch := &layout.Node{Role: layout.Artifact, Kind: layout.Picture, Art: &layout.Art{Drawing: swatchDrawing(striped), Width: mm(6), Height: mm(3.2)}}
	lead := "muscles_main"
	if striped {
		lead = "muscles_other"
	}
	body := stack(layout.LBody, 0)
	for i, id := range ids {
		p := para(layout.P, c.Type.Caption, m.Pos, words(c.muscle(id)))
		if i == 0 { // the swatch alone would tell by colour
			p.Spans = []layout.Span{strong(c.word(lead)), words(" " + c.muscle(id))}
		}
		body.Children = append(body.Children, p)
	}
	li := row(layout.LI, mm(2), stack(layout.Group, 0, swatch), body)
	li.Children[0].Box.Padding.Top = mm(1)
	li.Tracks = []layout.Track{fixed(mm(6)), share(1)}
	return li
}

// muscleLine says in a line of words where the muscles are.
func (c *composer) muscleLine(u data.Use) *layout.Node {
	m := u.Exercise.Muscles
	if len(m.Main)+len(m.Other) == 0 {
		return nil
	}
	spans := []layout.Span{strong(c.word("muscles") + c.word("point"))}
	for _, ids := range [][]string{m.Main, m.Other} {
		for _, id := range ids {
			place, _, _ := strings.Cut(c.muscle(id), " (") // the name in brackets gives way
			spans = append(spans, words(" "+place+c.word("point")))
		}
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
	name, fill, stripe, width := "muscle swatch, solid", layout.Move, layout.White, int64(1200)
	if striped {
		name, fill, stripe, width = "muscle swatch, striped", layout.MovePale, layout.MoveLine, 2400
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

package flow

import "handout/layout"

// decorate paints a box's fill, frame and rules. They are artifacts and lie under the content, but for a frame round boxes:
// their fills would cover it, so it is painted after them.
func (p *placer) decorate(b *layout.Box, at layout.Rect, framedLater bool) {
	if at.W <= 0 || at.H <= 0 {
		return
	}
	if b.Fill != layout.None || b.Frame.Width > 0 && !framedLater {
		path := outline(at, b.Radius, b.Fill, b.Frame)
		if framedLater {
			path.Stroke = layout.Stroke{}
		}
		p.mark(at, path)
	}
	for edge, s := range b.Rules {
		if s.Width > 0 {
			p.mark(at, rule(at, edge, s))
		}
	}
}

func (p *placer) mark(at layout.Rect, path *layout.Path) {
	p.page.Items = append(p.page.Items, layout.Item{Box: at, Span: -1, Path: path})
}

// outline is a box's fill and frame. The fill ends under the middle of the frame, so that it cannot show outside.
func outline(at layout.Rect, radius [4]Length, fill layout.Colour, frame layout.Stroke) *layout.Path {
	half := frame.Width / 2
	at = layout.Rect{X: at.X + half, Y: at.Y + half, W: max(0, at.W-2*half), H: max(0, at.H-2*half)}
	for i, r := range radius {
		radius[i] = min(max(0, r-half), at.W/2, at.H/2)
	}
	return &layout.Path{Segs: roundedRect(at, radius), Fill: fill, Stroke: frame}
}

// rule is a line along one edge of a box, inside it: top, right, bottom or left.
func rule(at layout.Rect, edge int, s layout.Stroke) *layout.Path {
	half := s.Width / 2
	left, top, right, bottom := at.X, at.Y, at.X+at.W, at.Y+at.H
	ends := [4][2]layout.Pt{
		{pt(left, top+half), pt(right, top+half)},
		{pt(right-half, top), pt(right-half, bottom)},
		{pt(left, bottom-half), pt(right, bottom-half)},
		{pt(left+half, top), pt(left+half, bottom)},
	}[edge]
	return &layout.Path{
		Segs:   []layout.Seg{{Op: layout.MoveTo, P: [3]layout.Pt{ends[0]}}, {Op: layout.LineTo, P: [3]layout.Pt{ends[1]}}},
		Stroke: s,
	}
}

// roundedRect goes round a box clockwise from the top edge; radii start at the top left corner. A radius is at most half
// the shorter side: one a hair longer would lead the path back a hair, and its mitre would stick out.
func roundedRect(at layout.Rect, radius [4]Length) []layout.Seg {
	for i := range radius {
		radius[i] = min(radius[i], min(at.W, at.H)/2)
	}
	left, top, right, bottom := at.X, at.Y, at.X+at.W, at.Y+at.H
	corners := [4]struct {
		x, y         Length // the corner
		inX, inY     Length // direction along the edge that leads to it
		outX, outY   Length // direction along the edge that leaves it
		cornerRadius Length
	}{
		{right, top, 1, 0, 0, 1, radius[1]},
		{right, bottom, 0, 1, -1, 0, radius[2]},
		{left, bottom, -1, 0, 0, -1, radius[3]},
		{left, top, 0, -1, 1, 0, radius[0]},
	}
	last := pt(left+radius[0], top)
	segs := append(make([]layout.Seg, 0, 10), layout.Seg{Op: layout.MoveTo, P: [3]layout.Pt{last}})
	for _, c := range corners {
		r, free := c.cornerRadius, c.cornerRadius-arc(c.cornerRadius) // free: from the corner to the control points
		if to := pt(c.x-c.inX*r, c.y-c.inY*r); !nearby(last, to) {
			segs = append(segs, layout.Seg{Op: layout.LineTo, P: [3]layout.Pt{to}})
			last = to
		}
		if r > 0 {
			last = pt(c.x+c.outX*r, c.y+c.outY*r)
			segs = append(segs, layout.Seg{Op: layout.CurveTo, P: [3]layout.Pt{
				pt(c.x-c.inX*free, c.y-c.inY*free), pt(c.x+c.outX*free, c.y+c.outY*free), last,
			}})
		}
	}
	return append(segs, layout.Seg{Op: layout.Close})
}

// nearby tells whether two points of a path are so close that a line between them is only rounding: its direction is
// anything, and its mitre would stick out.
func nearby(a, b layout.Pt) bool {
	const rounding = int64(layout.Point) / 50
	return max(a.X-b.X, b.X-a.X) <= rounding && max(a.Y-b.Y, b.Y-a.Y) <= rounding
}

// arc is how long the arms of a cubic curve are that stands for a quarter of a circle.
func arc(radius Length) Length { return (radius*5523 + 5000) / 10000 }

func pt(x, y Length) layout.Pt { return layout.Pt{X: int64(x), Y: int64(y)} }

package picture

import (
	"math"

	"handout/layout"
)

// clip is where shapes may paint; the zero value is everywhere.
type clip struct {
	path []layout.Seg
	box  bounds
	rect bool // the path is the box
}

func (c *clip) empty() bool { return c.path != nil && len(c.path) == 0 }

// narrow applies an element's clip-path; false when it cannot be drawn.
func (r *reader) narrow(in *context, own ownStyle) bool {
	target := r.ids[own.clip]
	if target == nil || target.name != "clipPath" {
		r.errorf(own.clipPlace, "check the id", "clip-path: there is no clipPath with the id %q", own.clip)
		return false
	}
	c, ok := r.clipOf(target, *in)
	if !ok {
		return false
	}
	whole := bounds{0, 0, r.width, r.height}
	old := in.clip
	switch {
	case c.rect && c.box.within(whole) == whole: // cuts nothing off
		return true
	case old.path == nil:
		in.clip = c
	case old.empty() || c.empty():
		in.clip = clip{path: []layout.Seg{}}
	case old.rect && c.rect:
		in.clip = boxClip(c.box.within(old.box))
	case old.rect && c.box.within(old.box) == c.box:
		in.clip = c
	case c.rect && c.box.within(old.box) == old.box:
	default:
		r.errorf(own.clipPlace, "cut the shapes instead", "clip-path: one in another cannot be drawn")
		return false
	}
	return true
}

func (b bounds) within(c bounds) bounds {
	return bounds{max(b.x0, c.x0), max(b.y0, c.y0), min(b.x1, c.x1), min(b.y1, c.y1)}
}

func boxClip(b bounds) clip {
	if b.x0 >= b.x1 || b.y0 >= b.y1 {
		return clip{path: []layout.Seg{}}
	}
	to := func(op layout.SegOp, x, y int64) layout.Seg {
		return layout.Seg{Op: op, P: [3]layout.Pt{{X: x, Y: y}}}
	}
	path := []layout.Seg{to(layout.MoveTo, b.x0, b.y0), to(layout.LineTo, b.x1, b.y0), to(layout.LineTo, b.x1, b.y1), to(layout.LineTo, b.x0, b.y1), {Op: layout.Close}}
	return clip{path: path, box: b, rect: true}
}

// clipOf reads a clipPath in the space of the element that it cuts.
func (r *reader) clipOf(e *element, in context) (clip, bool) {
	if units, i := e.attr("clipPathUnits"); i >= 0 && units != "userSpaceOnUse" {
		r.errorf(place{el: e, attr: i}, "cut the shapes instead", "clipPath: the units %q are not read", units)
		return clip{}, false
	}
	r.transform(e, &in.m)
	out := clip{path: []layout.Seg{}}
	var boxes []bounds
	ok := true
	for _, c := range e.children {
		in := in
		in.style = initialStyle(black)
		path, good := r.clipShape(c, in)
		ok = ok && good
		if path == nil {
			continue
		}
		b := boundsOf(path)
		for _, other := range boxes {
			if ok && other.meets(b) {
				r.errorf(place{el: c, attr: -1}, "unite the shapes", "clipPath: shapes that overlap are not read")
				return out, false
			}
		}
		boxes = append(boxes, b)
		out.path = append(out.path, path...)
	}
	if len(boxes) > 0 {
		out.box = boundsOf(out.path)
		out.rect = isBox(out.path)
	}
	return out, ok
}

// clipShape is one shape of a clipPath, or the shape that a use in it shows.
func (r *reader) clipShape(e *element, in context) (path []layout.Seg, ok bool) {
	self := place{el: e, attr: -1}
	if !r.spend(e, &in) {
		return nil, false
	}
	if kindOf(e.name) == passive {
		return nil, true
	}
	own := r.cascade(e, &in.style)
	if own.none || in.style.hidden {
		return nil, true
	}
	r.transform(e, &in.m)
	switch {
	case own.clip != "":
		r.errorf(own.clipPlace, "cut the shapes instead", "clip-path: one in another cannot be drawn")
		return nil, false
	case kindOf(e.name) == clone:
		target := r.target(e)
		if target == nil {
			return nil, false
		}
		in.m = in.m.then(translation(r.lengthOf(e, "x", across), r.lengthOf(e, "y", down)))
		return r.clipShape(target, in)
	case kindOf(e.name) != shape:
		r.errorf(self, "put shapes alone into it", "clipPath: <%s> is not read", e.name)
		return nil, false
	}
	path = r.outline(e, in.m)
	if in.style.clipOdd && parts(path) > 1 {
		r.errorf(self, "cut the shapes instead", "clip-rule: evenodd with several parts cannot be drawn")
		return nil, false
	}
	return path, true
}

func parts(path []layout.Seg) int {
	n := 0
	for i := range path {
		if path[i].Op == layout.MoveTo {
			n++
		}
	}
	return n
}

// isBox tells whether a path is an upright rectangle.
func isBox(path []layout.Seg) bool {
	b := boundsOf(path)
	if len(path) != 5 || path[4].Op != layout.Close || parts(path) != 1 {
		return false
	}
	for i := range 4 {
		p, q := path[i].P[0], path[(i+1)%4].P[0]
		corner := (p.X == b.x0 || p.X == b.x1) && (p.Y == b.y0 || p.Y == b.y1)
		if !corner || path[i].Op == layout.CurveTo || (p.X == q.X) == (p.Y == q.Y) {
			return false
		}
	}
	return true
}

// bounds is a box round all points of a path.
type bounds struct{ x0, y0, x1, y1 int64 }

func boundsOf(path []layout.Seg) bounds {
	b := bounds{math.MaxInt64, math.MaxInt64, math.MinInt64, math.MinInt64}
	for i := range path {
		for _, p := range path[i].P[:points(path[i].Op)] {
			b = bounds{min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)}
		}
	}
	return b
}

// grown makes room for a stroke with its corners and caps.
func (b bounds) grown(stroke int64) bounds {
	return bounds{b.x0 - 2*stroke, b.y0 - 2*stroke, b.x1 + 2*stroke, b.y1 + 2*stroke}
}

func (b bounds) meets(c bounds) bool {
	return b.x0 < c.x1 && c.x0 < b.x1 && b.y0 < c.y1 && c.y0 < b.y1
}

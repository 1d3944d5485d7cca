package picture

import (
	"math"

	"handout/layout"
)

// lengthOf is an attribute of geometry; 0 when it is not there.
func (r *reader) lengthOf(e *element, name string, a axis) float64 {
	n, _ := r.maybeLength(e, name, a)
	return n
}

func (r *reader) maybeLength(e *element, name string, a axis) (n float64, given bool) {
	text, i := e.attr(name)
	if i < 0 || text == "auto" {
		return 0, false
	}
	n, ok := r.view.length(text, a)
	if !ok {
		r.errorf(place{el: e, attr: i}, "write a number, or one with px, mm, cm, in, pt, pc or %", "%s: %q is no length", name, text)
	}
	return n, true
}

// outline is a shape's path in thousandths; nil when it draws nothing.
func (r *reader) outline(e *element, m matrix) []layout.Seg {
	p := pen{m: m}
	switch e.name {
	case "path":
		r.path(e, &p)
	case "rect":
		r.rect(e, &p)
	case "circle":
		if radius := r.radius(e, "r", diagonal); radius > 0 {
			p.ellipse(r.lengthOf(e, "cx", across), r.lengthOf(e, "cy", down), radius, radius)
		}
	case "ellipse":
		rx, ry := r.radius(e, "rx", across), r.radius(e, "ry", down)
		if rx > 0 && ry > 0 {
			p.ellipse(r.lengthOf(e, "cx", across), r.lengthOf(e, "cy", down), rx, ry)
		}
	case "line":
		p.moveTo(r.lengthOf(e, "x1", across), r.lengthOf(e, "y1", down))
		p.lineTo(r.lengthOf(e, "x2", across), r.lengthOf(e, "y2", down))
	case "polyline", "polygon":
		r.polyline(e, &p)
	}
	if p.far {
		r.errorf(place{el: e, attr: -1}, "move it into the picture", "svg: <%s> lies out of all bounds", e.name)
		return nil
	}
	if r.segments -= len(p.segs); r.segments < 0 {
		r.stop(e, "simplify the paths", "svg: the paths have more than %d segments", maxSegments)
		return nil
	}
	if len(p.segs) < 2 {
		return nil
	}
	return p.segs
}

// radius reports a negative radius or side.
func (r *reader) radius(e *element, name string, a axis) float64 {
	n := r.lengthOf(e, name, a)
	if n < 0 {
		_, i := e.attr(name)
		r.errorf(place{el: e, attr: i}, "write a number above 0", "%s: it cannot be negative", name)
	}
	return n
}

func (r *reader) path(e *element, p *pen) {
	for i := range e.attrs {
		if e.attrs[i].Name.Local != "d" {
			continue
		}
		d := e.attrs[i].Value
		p.segs = make([]layout.Seg, 0, len(d)/10+2)
		if want, offset := pathData(p, d); want != "" {
			s := scanner{s: d, i: offset}
			r.errorf(place{el: e, attr: i, index: offset}, "save the picture again, or correct the path", "path data: expected %s, not %s", want, s.next())
		}
	}
}

func (r *reader) rect(e *element, p *pen) {
	x, y := r.lengthOf(e, "x", across), r.lengthOf(e, "y", down)
	w, h := r.radius(e, "width", across), r.radius(e, "height", down)
	rx, hasX := r.maybeLength(e, "rx", across)
	ry, hasY := r.maybeLength(e, "ry", down)
	if !hasX {
		rx = ry
	} else if !hasY {
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if w <= 0 || h <= 0 {
		return
	}
	if rx <= 0 || ry <= 0 {
		p.moveTo(x, y)
		p.lineTo(x+w, y)
		p.lineTo(x+w, y+h)
		p.lineTo(x, y+h)
		p.close()
		return
	}
	p.moveTo(x+rx, y)
	p.lineTo(x+w-rx, y)
	p.quarter(x+w-rx, y+ry, rx, 0, 0, ry)
	p.lineTo(x+w, y+h-ry)
	p.quarter(x+w-rx, y+h-ry, 0, ry, -rx, 0)
	p.lineTo(x+rx, y+h)
	p.quarter(x+rx, y+h-ry, -rx, 0, 0, -ry)
	p.lineTo(x, y+ry)
	p.quarter(x+rx, y+ry, 0, -ry, rx, 0)
	p.close()
}

func (r *reader) polyline(e *element, p *pen) {
	text, i := e.attr("points")
	list, ok := numbers(text)
	if !ok || len(list)%2 != 0 {
		r.errorf(place{el: e, attr: i}, "write pairs of numbers", "points: they are no list of x,y pairs")
		return
	}
	for k := 0; k < len(list); k += 2 {
		if k == 0 {
			p.moveTo(list[0], list[1])
		} else {
			p.lineTo(list[k], list[k+1])
		}
	}
	if e.name == "polygon" {
		p.close()
	}
}

// paintShape adds a shape's fill and stroke.
func (r *reader) paintShape(e *element, in context) {
	st := &in.style
	s := layout.Shape{EvenOdd: st.evenOdd}
	s.Fill, s.FillAlpha = r.resolve(st.fill, st, st.fillOpacity)
	if e.name == "line" {
		s.Fill, s.FillAlpha = layout.None, 0
	}
	s.Stroke, s.StrokeAlpha = r.resolve(st.stroke, st, st.strokeOpacity)
	r.strokeOf(&s, e, in)
	if s.Fill == layout.None {
		s.FillAlpha, s.EvenOdd = 0, false
	}
	s.Path = r.outline(e, in.m)
	if s.Path == nil || s.Fill == layout.None && s.Stroke == layout.None {
		return
	}
	s.Clip = in.clip.path
	if st.strokeFirst && s.Fill != layout.None && s.Stroke != layout.None {
		line := s
		line.Fill, line.FillAlpha, line.EvenOdd = layout.None, 0, false
		r.shapes = append(r.shapes, line)
		s.Stroke, s.StrokeAlpha, s.StrokeWidth, s.Cap, s.Join, s.Miter, s.Dash = layout.None, 0, 0, 0, 0, 0, nil
	}
	r.shapes = append(r.shapes, s)
}

// strokeOf sets how the stroke is drawn, or drops it where it has no width.
func (r *reader) strokeOf(s *layout.Shape, e *element, in context) {
	st := &in.style
	if s.Stroke == layout.None {
		s.StrokeAlpha = 0
		return
	}
	size, even := in.m.size()
	s.StrokeWidth = int64(math.Round(float64(st.strokeWidth * size)))
	if s.StrokeWidth <= 0 || st.strokeWidth*size > farthest*thousand {
		s.Stroke, s.StrokeAlpha, s.StrokeWidth = layout.None, 0, 0
		return
	}
	if !even {
		r.errorf(place{el: e, attr: -1}, "convert the stroke to a path", "stroke: one that is stretched unevenly cannot be drawn")
	}
	s.Cap, s.Join = st.cap, st.join
	if st.miter != 4 && st.join == layout.MiterJoin {
		s.Miter = int64(math.Round(min(st.miter, farthest) * thousand))
	}
	sum := int64(0)
	for _, d := range st.dash {
		n := int64(math.Round(min(float64(d*size), farthest*thousand)))
		s.Dash = append(s.Dash, n)
		sum += n
	}
	if sum == 0 {
		s.Dash = nil
	}
}

// resolve gives a paint its colour and its opacity as a drawing writes it.
func (r *reader) resolve(p paint, st *style, opacity float64) (layout.Colour, uint8) {
	if p.current {
		alpha := p.alpha
		if p = st.colour; p.current || p.colour == layout.None {
			p = paint{colour: r.options.Current, alpha: 1}
		}
		p.alpha *= alpha
	}
	if p.colour == layout.None {
		return layout.None, 0
	}
	a := math.Round(float64(255 * float64(p.alpha*opacity)))
	switch {
	case a >= 255:
		return p.colour, 0
	case a < 1:
		return layout.None, 0
	}
	return p.colour, uint8(a)
}

// fade multiplies an element's opacity into its shapes. That is the same only where no two of them overlap.
func (r *reader) fade(shapes []layout.Shape, opacity float64, at place) {
	if len(shapes) > 0 && opacity > 0 && overlap(shapes) {
		r.errorf(at, "give each shape an opacity of its own, or use plain colours", "opacity: a group of shapes that overlap cannot be faded as one")
	}
	for i := range shapes {
		s := &shapes[i]
		s.Fill, s.FillAlpha = faded(s.Fill, s.FillAlpha, opacity)
		s.Stroke, s.StrokeAlpha = faded(s.Stroke, s.StrokeAlpha, opacity)
	}
}

func faded(c layout.Colour, alpha uint8, opacity float64) (layout.Colour, uint8) {
	if c == layout.None {
		return c, 0
	}
	if alpha == 0 {
		alpha = 255
	}
	a := math.Round(float64(float64(alpha) * opacity))
	switch {
	case a >= 255:
		return c, 0
	case a < 1:
		return layout.None, 0
	}
	return c, uint8(a)
}

// painted drops shapes that show nothing any more.
func painted(shapes []layout.Shape) []layout.Shape {
	kept := shapes[:0]
	for _, s := range shapes {
		if s.Fill != layout.None || s.Stroke != layout.None {
			kept = append(kept, s)
		}
	}
	return kept
}

// overlap tells whether any two paints may touch; more shapes than it likes to compare count as touching.
func overlap(shapes []layout.Shape) bool {
	const many = 200
	if len(shapes) > many {
		return true
	}
	boxes := make([]bounds, len(shapes))
	for i := range shapes {
		s := &shapes[i]
		if s.Fill != layout.None && s.Stroke != layout.None {
			return true
		}
		boxes[i] = boundsOf(s.Path).grown(s.StrokeWidth)
		for _, b := range boxes[:i] {
			if b.meets(boxes[i]) {
				return true
			}
		}
	}
	return false
}

package raster

import (
	"math"

	"handout/layout"
)

// pen is how a line is drawn. Its sizes are in the path's units.
type pen struct {
	width float64
	cap   layout.Cap
	join  layout.Join
	miter float64
	dash  []int64
}

// outline is the area that the pen covers along lines: a piece for every straight, every corner and every end. All
// pieces go the same way round, so that where they lie over one another they stay covered.
func (p pen) outline(lines []polygon, scale float64) []polygon {
	s := stroker{pen: p, half: p.width * scale / 2}
	for _, line := range lines {
		line.points = distinct(line.points)
		if line.closed && len(line.points) > 1 && same(line.points[0], line.points[len(line.points)-1]) {
			line.points = line.points[:len(line.points)-1]
		}
		for _, dash := range p.dashes(line, scale) {
			s.line(dash)
		}
	}
	return s.pieces
}

// distinct leaves out points that lie on the one before.
func distinct(points []point) []point {
	kept := points[:0:0]
	for _, p := range points {
		if len(kept) == 0 || !same(kept[len(kept)-1], p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// dashes cuts a line into its dashes.
func (p pen) dashes(line polygon, scale float64) []polygon {
	total := 0.0
	for _, d := range p.dash {
		total += float64(d)
	}
	if total*scale < 0.1 || len(line.points) < 2 {
		return []polygon{line}
	}
	if line.closed {
		line.points = append(line.points, line.points[0])
	}
	index, on := 0, true
	left := float64(p.dash[0]) * scale
	var out []polygon
	now := []point{line.points[0]}
	for i := 1; i < len(line.points); i++ {
		from, to := line.points[i-1], line.points[i]
		for length := to.minus(from).length(); length > left; length = to.minus(from).length() {
			from = from.plus(to.minus(from).times(left / length))
			if on {
				out = append(out, polygon{points: append(now, from)})
			}
			now = []point{from}
			on = !on
			index = (index + 1) % len(p.dash)
			left = max(float64(p.dash[index])*scale, 1e-3)
		}
		left -= to.minus(from).length()
		now = append(now, to)
	}
	if on && len(now) > 1 {
		out = append(out, polygon{points: now})
	}
	return out
}

// stroker gathers the pieces of a stroke.
type stroker struct {
	pen
	half   float64
	pieces []polygon
}

func (s *stroker) add(points ...point) {
	g := polygon{points: points, closed: true}
	if g.area() < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	s.pieces = append(s.pieces, g)
}

func (s *stroker) line(l polygon) {
	pts := l.points
	if len(pts) == 0 {
		return
	}
	if len(pts) == 1 {
		s.dot(pts[0])
		return
	}
	count := len(pts) - 1
	if l.closed {
		count++
	}
	at := func(i int) point { return pts[i%len(pts)] }
	for i := range count {
		from, to := at(i), at(i+1)
		side := to.minus(from).unit().across().times(s.half)
		s.add(from.plus(side), to.plus(side), to.minus(side), from.minus(side))
		if i+1 < count || l.closed {
			s.corner(from, to, at(i+2))
		}
	}
	if !l.closed {
		s.end(pts[0], pts[0].minus(pts[1]).unit())
		s.end(pts[len(pts)-1], pts[len(pts)-1].minus(pts[len(pts)-2]).unit())
	}
}

// dot is a line without length: only its ends show.
func (s *stroker) dot(at point) {
	switch s.cap {
	case layout.RoundCap:
		s.circle(at)
	case layout.SquareCap:
		h := s.half
		s.add(at.plus(point{-h, -h}), at.plus(point{h, -h}), at.plus(point{h, h}), at.plus(point{-h, h}))
	}
}

func (s *stroker) end(at, outwards point) {
	switch s.cap {
	case layout.RoundCap:
		s.circle(at)
	case layout.SquareCap:
		side, out := outwards.across().times(s.half), outwards.times(s.half)
		s.add(at.plus(side), at.plus(side).plus(out), at.minus(side).plus(out), at.minus(side))
	}
}

// corner fills the gap on the outer side of a bend.
func (s *stroker) corner(from, at, to point) {
	in, out := at.minus(from).unit(), to.minus(at).unit()
	turn, ahead := cross(in, out), float64(in.x*out.x)+float64(in.y*out.y)
	if math.Abs(turn) < 1e-6 && ahead > 0 {
		return
	}
	if s.join == layout.RoundJoin {
		if s.half > 0.3 { // a smaller wedge is never seen
			s.circle(at)
			return
		}
	}
	outer := s.half
	if turn > 0 {
		outer = -s.half
	}
	a, b := at.plus(in.across().times(outer)), at.plus(out.across().times(outer))
	// The mitre's length over the pen's width is 1/sin of half the angle between the lines.
	if sine := math.Sqrt(max(0, (1-ahead)/2)); s.join == layout.MiterJoin {
		if cosine := math.Sqrt(max(0, 1-float64(sine*sine))); cosine > 1e-3 && 1/cosine <= s.miter {
			middle := a.plus(b).times(0.5).minus(at)
			if length := middle.length(); length > 1e-9 {
				tip := at.plus(middle.times(s.half / cosine / length))
				s.add(at, a, tip, b)
				return
			}
		}
	}
	s.add(at, a, b)
}

func (s *stroker) circle(at point) {
	n := max(8, int(math.Ceil(math.Pi/math.Acos(max(0, 1-flatness/max(s.half, flatness))))))
	points := make([]point, n)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		points[i] = at.plus(point{float64(cos * s.half), float64(sin * s.half)})
	}
	s.add(points...)
}

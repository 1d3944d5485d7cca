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

// outline is the area that the pen covers along lines, by the non-zero rule.
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

// stroker gathers the outlines of strokes: along one side of the line, round its end, and back along the other side. A
// closed line has an outline on either side.
type stroker struct {
	pen
	half   float64
	pieces []polygon
	side   []point // being gathered
}

func (s *stroker) line(l polygon) {
	pts := l.points
	switch {
	case len(pts) == 0:
		return
	case len(pts) == 1:
		s.dot(pts[0])
		return
	case l.closed && len(pts) > 2:
		s.along(pts, true)
		s.done()
		s.along(backwards(pts), true)
		s.done()
		return
	case l.closed: // there and back
		pts = append(pts[:2:2], pts[0])
	}
	s.along(pts, false)
	s.end(pts[len(pts)-1], pts[len(pts)-1].minus(pts[len(pts)-2]).unit())
	s.along(backwards(pts), false)
	s.end(pts[0], pts[0].minus(pts[1]).unit())
	s.done()
}

func backwards(points []point) []point {
	turned := make([]point, len(points))
	for i, p := range points {
		turned[len(points)-1-i] = p
	}
	return turned
}

func (s *stroker) done() {
	s.pieces = append(s.pieces, polygon{points: s.side, closed: true})
	s.side = nil
}

// along gathers one side of the line.
func (s *stroker) along(pts []point, closed bool) {
	count := len(pts) - 1
	if closed {
		count++
	}
	at := func(i int) point { return pts[i%len(pts)] }
	for i := range count {
		from, to := at(i), at(i+1)
		side := to.minus(from).unit().across().times(s.half)
		s.side = append(s.side, from.plus(side), to.plus(side))
		if i+1 < count || closed {
			s.corner(from, to, at(i+2))
		}
	}
}

// dot is a line without length: only its ends show.
func (s *stroker) dot(at point) {
	ahead := point{1, 0}
	s.end(at, ahead)
	s.end(at, ahead.times(-1))
	if len(s.side) > 0 {
		s.done()
	}
}

// end goes round an end of the line.
func (s *stroker) end(at, ahead point) {
	side, out := ahead.across().times(s.half), ahead.times(s.half)
	switch s.cap {
	case layout.RoundCap:
		s.arc(at, side, math.Pi)
	case layout.SquareCap:
		s.side = append(s.side, at.plus(side).plus(out), at.minus(side).plus(out))
	}
}

// roundness is how far in pixels a chord of an arc may stand off it.
const roundness = 0.02

// arc goes round a point, from one place on, as far as an angle in radians says.
func (s *stroker) arc(at, from point, angle float64) {
	chord := 2 * math.Acos(max(0, 1-roundness/max(s.half, roundness)))
	n := max(2, int(math.Ceil(angle/chord)))
	for i := 1; i < n; i++ {
		sin, cos := math.Sincos(-angle * float64(i) / float64(n))
		s.side = append(s.side, at.plus(point{float64(from.x*cos) - float64(from.y*sin), float64(from.x*sin) + float64(from.y*cos)}))
	}
}

// corner joins two straights. On the inner side of a bend they cross, and the outline goes by way of the corner itself.
func (s *stroker) corner(from, at, to point) {
	in, out := at.minus(from).unit(), to.minus(at).unit()
	turn, ahead := cross(in, out), float64(in.x*out.x)+float64(in.y*out.y)
	switch {
	case ahead > 0.999: // a chord of a curve
	case turn > 0 && ahead < 0.9: // the side gathered lies within the bend
		s.side = append(s.side, at)
	case turn > 0:
	case s.join == layout.RoundJoin:
		s.arc(at, in.across().times(s.half), math.Acos(max(-1, min(1, ahead))))
	case s.join == layout.MiterJoin:
		// The mitre's length over the pen's width is one by the cosine of half the turn.
		cosine := math.Sqrt(max(0, (1+ahead)/2))
		middle := in.across().plus(out.across())
		if cosine > 1e-3 && 1/cosine <= s.miter && middle.length() > 1e-9 {
			s.side = append(s.side, at.plus(middle.unit().times(s.half/cosine)))
		}
	}
}

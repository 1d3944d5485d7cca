package raster

import (
	"math"
	"slices"

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

// stroker makes the outlines of strokes: along one side of the line, round its end, and back along the other side. A
// closed line has an outline on either side. Its memory serves one stroke after the other.
type stroker struct {
	pen
	half  float64
	chord float64  // the angle that one chord of an arc may span
	cut   polygons // dashes
	area  polygons
}

// outline is the area that a pen covers along lines, by the non-zero rule. Points of the lines that lie on the one before
// are lost. It holds until the next call.
func (s *stroker) outline(p pen, lines *polygons, scale float64) *polygons {
	s.pen, s.half = p, p.width*scale/2
	s.chord = min(math.Pi/2, 2*math.Acos(max(0, 1-roundness/max(s.half, roundness))))
	s.area.reset()
	for i := range lines.ends {
		line := lines.polygon(i)
		line.points = distinct(line.points)
		if line.closed && len(line.points) > 1 && same(line.points[0], line.points[len(line.points)-1]) {
			line.points = line.points[:len(line.points)-1]
		}
		if !p.dashed(scale) || len(line.points) < 2 {
			s.line(line)
			continue
		}
		s.dashes(line, scale)
		for j := range s.cut.ends {
			s.line(s.cut.polygon(j))
		}
	}
	return &s.area
}

// distinct takes out points that lie on the one before.
func distinct(points []point) []point {
	return slices.CompactFunc(points, same)
}

// dashed tells whether the dashes are long enough to be seen.
func (p pen) dashed(scale float64) bool {
	total := 0.0
	for _, d := range p.dash {
		total += float64(d)
	}
	return total*scale >= 0.1
}

// dashes cuts a line into its dashes.
func (s *stroker) dashes(line polygon, scale float64) {
	if line.closed {
		line.points = append(line.points, line.points[0])
	}
	s.cut.reset()
	index, on := 0, true
	left := float64(s.dash[0]) * scale
	s.cut.add(line.points[0])
	for i := 1; i < len(line.points); i++ {
		from, to := line.points[i-1], line.points[i]
		for length := to.minus(from).length(); length > left; length = to.minus(from).length() {
			from = from.plus(to.minus(from).times(left / length))
			if on {
				s.cut.add(from)
				s.cut.end(false)
			}
			on = !on
			if on {
				s.cut.add(from)
			}
			index = (index + 1) % len(s.dash)
			left = max(float64(s.dash[index])*scale, 1e-3)
		}
		left -= to.minus(from).length()
		if on {
			s.cut.add(to)
		}
	}
	s.cut.end(false)
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
		s.area.end(true)
		slices.Reverse(pts)
		s.along(pts, true)
		s.area.end(true)
		return
	case l.closed: // there and back
		pts = append(pts[:2:2], pts[0])
	}
	for range 2 {
		s.along(pts, false)
		s.end(pts[len(pts)-1], pts[len(pts)-1].minus(pts[len(pts)-2]).unit())
		slices.Reverse(pts)
	}
	s.area.end(true)
}

// along gathers one side of the line. Where it hardly bends, one point serves both straights.
func (s *stroker) along(pts []point, closed bool) {
	count := len(pts) - 1
	if closed {
		count++
	}
	at := func(i int) point {
		if i >= len(pts) {
			i -= len(pts)
		}
		return pts[i]
	}
	ahead := at(1).minus(pts[0]).unit()
	s.area.add(pts[0].plus(ahead.across().times(s.half)))
	for i := 1; i <= count; i++ {
		to, in := at(i), ahead
		if i == count && !closed {
			s.area.add(to.plus(in.across().times(s.half)))
			break
		}
		ahead = at(i + 1).minus(to).unit()
		if dot(in, ahead) <= straight {
			s.area.add(to.plus(in.across().times(s.half)))
			s.corner(to, in, ahead)
		}
		if i < count {
			s.area.add(to.plus(ahead.across().times(s.half)))
		}
	}
}

// dot is a line without length: only its ends show.
func (s *stroker) dot(at point) {
	ahead := point{1, 0}
	s.end(at, ahead)
	s.end(at, ahead.times(-1))
	s.area.end(true)
}

// end goes round an end of the line.
func (s *stroker) end(at, ahead point) {
	side, out := ahead.across().times(s.half), ahead.times(s.half)
	switch s.cap {
	case layout.RoundCap:
		s.arc(at, side, math.Pi)
	case layout.SquareCap:
		s.area.add(at.plus(side).plus(out), at.minus(side).plus(out))
	}
}

// roundness is how far in pixels a chord of an arc may stand off it.
const roundness = 0.05

// arc goes round a point, from one place on, as far as an angle in radians says.
func (s *stroker) arc(at, from point, angle float64) {
	n := int(math.Ceil(angle / s.chord))
	for i := 1; i < n; i++ {
		sin, cos := math.Sincos(-angle * float64(i) / float64(n))
		s.area.add(at.plus(point{float64(from.x*cos) - float64(from.y*sin), float64(from.x*sin) + float64(from.y*cos)}))
	}
}

// straight is the cosine of the angle between two chords of a curve.
const straight = 0.999

// corner joins two straights, given by their directions. On the inner side of a bend they cross, and the outline goes by
// way of the corner itself.
func (s *stroker) corner(at, in, out point) {
	turn, ahead := cross(in, out), dot(in, out)
	switch {
	case turn > 0 && ahead < 0.9: // the side gathered lies within the bend
		s.area.add(at)
	case turn > 0:
	case s.join == layout.RoundJoin:
		s.arc(at, in.across().times(s.half), math.Acos(max(-1, min(1, ahead))))
	case s.join == layout.MiterJoin:
		// The mitre's length over the pen's width is one by the cosine of half the turn.
		cosine := math.Sqrt(max(0, (1+ahead)/2))
		middle := in.across().plus(out.across())
		if cosine > 1e-3 && 1/cosine <= s.miter && middle.length() > 1e-9 {
			s.area.add(at.plus(middle.unit().times(s.half / cosine)))
		}
	}
}

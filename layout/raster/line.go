package raster

import (
	"math"

	"handout/layout"
)

type point struct{ x, y float64 }

// line is a subpath of straight pieces, in pixels.
type line struct {
	points []point
	closed bool
}

// flatten turns a path into straight pieces short enough to look round.
func flatten(path []layout.Seg, scale float64) []line {
	var lines []line
	at := func(p layout.Pt) point { return point{float64(p.X) * scale, float64(p.Y) * scale} }
	last := func() *line { return &lines[len(lines)-1] }
	for _, s := range path {
		switch s.Op {
		case layout.MoveTo:
			lines = append(lines, line{points: []point{at(s.P[0])}})
		case layout.LineTo:
			last().points = append(last().points, at(s.P[0]))
		case layout.CurveTo:
			l := last()
			l.points = appendCurve(l.points, at(s.P[0]), at(s.P[1]), at(s.P[2]))
		case layout.Close:
			last().closed = true
		}
	}
	return lines
}

// appendCurve adds a cubic from the last point on.
func appendCurve(points []point, b, c, d point) []point {
	const pixels, most = 2.0, 48
	a := points[len(points)-1]
	n := min(most, int((distance(a, b)+distance(b, c)+distance(c, d))/pixels)+2)
	for k := 1; k <= n; k++ {
		t := float64(k) / float64(n)
		m := 1 - t
		wa, wb, wc, wd := m*m*m, 3*m*m*t, 3*m*t*t, t*t*t
		points = append(points, point{
			float64(wa*a.x) + float64(wb*b.x) + float64(wc*c.x) + float64(wd*d.x),
			float64(wa*a.y) + float64(wb*b.y) + float64(wc*c.y) + float64(wd*d.y),
		})
	}
	return points
}

func distance(a, b point) float64 { return math.Hypot(b.x-a.x, b.y-a.y) }

// dashed cuts lines into dashes; without a pattern they stay as they are.
func dashed(lines []line, pattern []int64, scale float64) []line {
	if len(pattern) < 2 {
		return lines
	}
	on, off := float64(pattern[0])*scale, float64(pattern[1])*scale
	var out []line
	for _, l := range lines {
		out = append(out, l.dashes(on, off)...)
	}
	return out
}

func (l line) dashes(on, off float64) []line {
	points := l.points
	if l.closed {
		points = append(append([]point(nil), points...), points[0])
	}
	var out []line
	left, drawing := on, true
	out = append(out, line{points: points[:1:1]})
	for i := 0; i+1 < len(points); i++ {
		a, b := points[i], points[i+1]
		for d := distance(a, b); d > left; d = distance(a, b) {
			t := left / d
			a = point{a.x + float64((b.x-a.x)*t), a.y + float64((b.y-a.y)*t)}
			if drawing {
				out[len(out)-1].points = append(out[len(out)-1].points, a)
				left = off
			} else {
				out = append(out, line{points: []point{a}})
				left = on
			}
			drawing = !drawing
		}
		left -= distance(a, b)
		if drawing {
			out[len(out)-1].points = append(out[len(out)-1].points, b)
		}
	}
	return out
}

// outline is the rings that a round pen of that width covers: a box along each piece, a disc at each point.
func (l line) outline(width float64) [][]point {
	r := width / 2
	var rings [][]point
	points := l.points
	if l.closed {
		points = append(append([]point(nil), points...), points[0])
	}
	for i, p := range points {
		rings = append(rings, disc(p, r))
		if i == 0 {
			continue
		}
		q := points[i-1]
		d := distance(q, p)
		if d == 0 {
			continue
		}
		nx, ny := -(p.y-q.y)/d*r, (p.x-q.x)/d*r
		rings = append(rings, []point{{q.x - nx, q.y - ny}, {p.x - nx, p.y - ny}, {p.x + nx, p.y + ny}, {q.x + nx, q.y + ny}})
	}
	return rings
}

// disc turns the same way as the boxes of outline, so that what overlaps does not cancel.
func disc(o point, r float64) []point {
	n := int(2*r) + 8
	ring := make([]point, n)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		ring[i] = point{o.x + float64(r*cos), o.y + float64(r*sin)}
	}
	return ring
}

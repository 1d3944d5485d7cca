package figure

import "math"

// pt is a point of the picture, in pixels: x to the right, y down.
type pt struct{ x, y float64 }

func (a pt) add(b pt) pt             { return pt{a.x + b.x, a.y + b.y} }
func (a pt) sub(b pt) pt             { return pt{a.x - b.x, a.y - b.y} }
func (a pt) scale(s float64) pt      { return pt{a.x * s, a.y * s} }
func (a pt) dot(b pt) float64        { return float64(a.x*b.x) + float64(a.y*b.y) }
func (a pt) length() float64         { return math.Sqrt(a.dot(a)) }
func (a pt) step(d pt, s float64) pt { return pt{a.x + float64(d.x*s), a.y + float64(d.y*s)} }
func (a pt) normal() pt              { return pt{-a.y, a.x} }

func (a pt) unit() pt {
	l := a.length()
	if l < 1e-12 {
		return pt{}
	}
	return a.scale(1 / l)
}

func mixPt(a, b pt, t float64) pt { return a.step(b.sub(a), t) }

// cubic is a Bézier segment.
type cubic [4]pt

func straight(a, b pt) cubic { return cubic{a, mixPt(a, b, 1.0/3), mixPt(a, b, 2.0/3), b} }

func (c *cubic) at(t float64) pt {
	m := 1 - t
	return c[0].scale(m*m*m).step(c[1], 3*m*m*t).step(c[2], 3*m*t*t).step(c[3], t*t*t)
}

// isStraight tells whether a ruler would draw the same, to half a unit.
func (c *cubic) isStraight() bool {
	d := c[3].sub(c[0])
	if d.length() < 0.01 {
		return true
	}
	n := d.unit().normal()
	return math.Abs(c[1].sub(c[0]).dot(n)) < 0.5 && math.Abs(c[2].sub(c[0]).dot(n)) < 0.5
}

// path is joined segments.
type path struct {
	segments []cubic
	closed   bool
}

func polygon(points ...pt) path {
	var p path
	for i := range points {
		p.segments = append(p.segments, straight(points[i], points[(i+1)%len(points)]))
	}
	p.closed = true
	return p
}

func lineThrough(points []pt) path {
	var p path
	for i := range len(points) - 1 {
		p.segments = append(p.segments, straight(points[i], points[i+1]))
	}
	return p
}

// distinct drops a point that repeats the one before it.
func distinct(points []pt) []pt {
	out := make([]pt, 0, len(points))
	for i, p := range points {
		if i == 0 || p.sub(out[len(out)-1]).length() > 1e-6 {
			out = append(out, p)
		}
	}
	return out
}

func lengthOf(points []pt) float64 {
	sum := 0.0
	for i := 1; i < len(points); i++ {
		sum += points[i].sub(points[i-1]).length()
	}
	return sum
}

// resampled puts points at equal distances of about step along the line.
func resampled(points []pt, step float64) []pt {
	total := lengthOf(points)
	n := int(total/step) + 2
	out := []pt{points[0]}
	gone, k := 0.0, 1
	for i := 1; i < len(points); i++ {
		d := points[i].sub(points[i-1]).length()
		for next := total * float64(k) / float64(n); k < n && gone+d >= next && d > 0; next = total * float64(k) / float64(n) {
			out = append(out, mixPt(points[i-1], points[i], (next-gone)/d))
			k++
		}
		gone += d
	}
	return append(out, points[len(points)-1])
}

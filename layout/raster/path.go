package raster

import (
	"image"
	"math"

	"golang.org/x/image/vector"

	"handout/layout"
)

// point is a place on the canvas in pixels.
type point struct{ x, y float64 }

func (p point) plus(q point) point    { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point   { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point { return point{float64(p.x * f), float64(p.y * f)} }
func (p point) across() point         { return point{-p.y, p.x} }
func (p point) length() float64       { return math.Hypot(p.x, p.y) }

func cross(a, b point) float64            { return float64(a.x*b.y) - float64(a.y*b.x) }
func between(a, b point, t float64) point { return a.plus(b.minus(a).times(t)) }
func same(a, b point) bool                { return a.minus(b).length() < 1e-6 }
func (p point) unit() point               { return p.times(1 / p.length()) }

// polygon is a line through points.
type polygon struct {
	points []point
	closed bool // by a Close; only strokes can tell
}

// flatness is how far in pixels a chord may stand off its curve.
const flatness = 0.1

// flatten turns a path into polygons.
func flatten(path []layout.Seg, t transform) []polygon {
	var out []polygon
	var now polygon
	end := func() {
		if len(now.points) > 0 {
			out = append(out, now)
		}
		now = polygon{}
	}
	for _, s := range path {
		switch s.Op {
		case layout.MoveTo:
			end()
			now.points = append(now.points, t.apply(s.P[0]))
		case layout.LineTo:
			now.points = append(now.points, t.apply(s.P[0]))
		case layout.CurveTo:
			if len(now.points) == 0 {
				continue
			}
			now.points = curve(now.points, t.apply(s.P[0]), t.apply(s.P[1]), t.apply(s.P[2]))
		case layout.Close:
			if len(now.points) == 0 {
				continue
			}
			start := now.points[0]
			now.closed = true
			end()
			now.points = append(now.points, start)
		}
	}
	if len(now.points) > 1 || len(out) == 0 || !out[len(out)-1].closed { // not the point that a Close leaves behind
		end()
	}
	return out
}

// curve adds chords of a Bézier curve, as many as its bend needs.
func curve(points []point, b, c, d point) []point {
	a := points[len(points)-1]
	bend := max(a.minus(b.times(2)).plus(c).length(), b.minus(c.times(2)).plus(d).length())
	n := max(1, min(200, int(math.Ceil(math.Sqrt(bend*0.75/flatness)))))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		ab, bc, cd := between(a, b, t), between(b, c, t), between(c, d, t)
		points = append(points, between(between(ab, bc, t), between(bc, cd, t), t))
	}
	return append(points, d)
}

// bounds is the smallest rectangle of whole pixels that holds the points.
func bounds(points []point) image.Rectangle {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	const far = 1 << 20 // keeps a wild drawing from overflowing
	whole := func(v float64) int { return int(max(-far, min(far, v))) }
	return image.Rect(whole(math.Floor(low.x)), whole(math.Floor(low.y)), whole(math.Ceil(high.x)), whole(math.Ceil(high.y)))
}

// masks makes masks; the memory of one serves the next.
type masks struct {
	rasterizer vector.Rasterizer
	pix, more  []uint8
}

// cover is how much of each pixel polygons cover by the non-zero rule, or by the even-odd rule; nil when they cover none
// within the rectangle. It holds until the next call.
func (m *masks) cover(area []polygon, within image.Rectangle, evenOdd bool) *image.Alpha {
	var r image.Rectangle
	for _, g := range area {
		r = r.Union(bounds(g.points))
	}
	if r = r.Intersect(within); r.Empty() {
		return nil
	}
	if !evenOdd {
		return m.rasterize(area, r, &m.pix)
	}
	// One polygon after the other turns over what lies inside it.
	sum := *m.rasterize(area[:1], r, &m.pix)
	for i := range area[1:] {
		one := m.rasterize(area[1+i:2+i], r, &m.more)
		for j, a := range one.Pix {
			s := int(sum.Pix[j])
			sum.Pix[j] = uint8(s + int(a) - (2*s*int(a)+127)/255)
		}
	}
	return &sum
}

func (m *masks) rasterize(area []polygon, r image.Rectangle, pix *[]uint8) *image.Alpha {
	z := &m.rasterizer
	z.Reset(r.Dx(), r.Dy())
	x, y := float64(r.Min.X), float64(r.Min.Y)
	for _, g := range area {
		for i, p := range g.points {
			if i == 0 {
				z.MoveTo(float32(p.x-x), float32(p.y-y))
			} else {
				z.LineTo(float32(p.x-x), float32(p.y-y))
			}
		}
		z.ClosePath()
	}
	if n := r.Dx() * r.Dy(); cap(*pix) < n {
		*pix = make([]uint8, n)
	} else {
		*pix = (*pix)[:n]
	}
	a := &image.Alpha{Pix: *pix, Stride: r.Dx(), Rect: image.Rect(0, 0, r.Dx(), r.Dy())}
	clear(a.Pix)
	z.Draw(a, a.Rect, image.Opaque, image.Point{})
	a.Rect = r
	return a
}

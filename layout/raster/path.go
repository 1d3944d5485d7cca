package raster

import (
	"image"
	"image/draw"
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
func (p point) length() float64       { return math.Sqrt(float64(p.x*p.x) + float64(p.y*p.y)) }

func cross(a, b point) float64            { return float64(a.x*b.y) - float64(a.y*b.x) }
func dot(a, b point) float64              { return float64(a.x*b.x) + float64(a.y*b.y) }
func between(a, b point, t float64) point { return a.plus(b.minus(a).times(t)) }
func same(a, b point) bool                { return a.minus(b).length() < 1e-6 }
func (p point) unit() point               { return p.times(1 / p.length()) }

// polygon is a line through points.
type polygon struct {
	points []point
	closed bool // by a Close; only strokes can tell
}

// polygons are lines one after the other. Their memory serves those of the next shape.
type polygons struct {
	points []point
	ends   []end
}

// end is where a polygon's points end.
type end struct {
	at     int
	closed bool
}

func (g *polygons) reset() { g.points, g.ends = g.points[:0], g.ends[:0] }

func (g *polygons) add(points ...point) { g.points = append(g.points, points...) }

// open are the points since the last end.
func (g *polygons) open() []point { return g.points[g.from(len(g.ends)):] }

func (g *polygons) from(i int) int {
	if i == 0 {
		return 0
	}
	return g.ends[i-1].at
}

// end ends the polygon of the open points, if there are any.
func (g *polygons) end(closed bool) {
	if len(g.open()) > 0 {
		g.ends = append(g.ends, end{len(g.points), closed})
	}
}

func (g *polygons) polygon(i int) polygon {
	e := g.ends[i]
	return polygon{g.points[g.from(i):e.at:e.at], e.closed}
}

// flatness is how far in pixels a chord may stand off its curve.
const flatness = 0.1

// flatten turns a path into polygons, which take the place of those before.
func (g *polygons) flatten(path []layout.Seg, t transform) {
	g.reset()
	for i := range path {
		s := &path[i]
		switch s.Op {
		case layout.MoveTo:
			g.leave()
			g.add(t.apply(s.P[0]))
		case layout.LineTo:
			g.add(t.apply(s.P[0]))
		case layout.CurveTo:
			if len(g.open()) > 0 {
				g.curve(t.apply(s.P[0]), t.apply(s.P[1]), t.apply(s.P[2]))
			}
		case layout.Close:
			if open := g.open(); len(open) > 0 {
				g.end(true)
				g.add(open[0])
			}
		}
	}
	g.leave()
}

// leave ends a polygon that nothing closed, but for the point that a Close leaves behind.
func (g *polygons) leave() {
	if n := len(g.ends); n > 0 && g.ends[n-1].closed && len(g.open()) == 1 {
		g.points = g.points[:g.ends[n-1].at]
	}
	g.end(false)
}

// curve adds chords of a Bézier curve, as many as its bend needs.
func (g *polygons) curve(b, c, d point) {
	a := g.points[len(g.points)-1]
	bend := max(a.minus(b.times(2)).plus(c).length(), b.minus(c.times(2)).plus(d).length())
	n := max(1, min(200, int(math.Ceil(math.Sqrt(bend*0.75/flatness)))))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		ab, bc, cd := between(a, b, t), between(b, c, t), between(c, d, t)
		g.add(between(between(ab, bc, t), between(bc, cd, t), t))
	}
	g.add(d)
}

// bounds is the smallest rectangle of whole pixels that holds the points.
func bounds(points []point) image.Rectangle {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		if p.x < low.x { // comparing is faster than min, which minds NaN
			low.x = p.x
		}
		if p.y < low.y {
			low.y = p.y
		}
		if p.x > high.x {
			high.x = p.x
		}
		if p.y > high.y {
			high.y = p.y
		}
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
func (m *masks) cover(area *polygons, within image.Rectangle, evenOdd bool) *image.Alpha {
	r := bounds(area.points).Intersect(within)
	if r.Empty() {
		return nil
	}
	if !evenOdd || len(area.ends) == 1 {
		return m.rasterize(area, 0, len(area.ends), r, &m.pix)
	}
	// One polygon after the other turns over what lies inside it.
	m.pix = sized(m.pix, r.Dx()*r.Dy())
	clear(m.pix)
	sum := &image.Alpha{Pix: m.pix, Stride: r.Dx(), Rect: r}
	for i := range area.ends {
		if inside := bounds(area.polygon(i).points).Intersect(r); !inside.Empty() {
			turnOver(sum, m.rasterize(area, i, i+1, inside, &m.more))
		}
	}
	return sum
}

// turnOver makes clear what one mask covers of another, and covers the rest of it.
func turnOver(sum, one *image.Alpha) {
	for y := one.Rect.Min.Y; y < one.Rect.Max.Y; y++ {
		row := sum.Pix[sum.PixOffset(one.Rect.Min.X, y):]
		for x, a := range one.Pix[one.PixOffset(one.Rect.Min.X, y):][:one.Rect.Dx()] {
			if a > 0 {
				s := int(row[x])
				row[x] = uint8(s + int(a) - (2*s*int(a)+127)/255)
			}
		}
	}
}

// rasterize covers the polygons from one to another.
func (m *masks) rasterize(area *polygons, from, to int, r image.Rectangle, pix *[]uint8) *image.Alpha {
	z := &m.rasterizer
	if z.Size() == (image.Point{}) {
		z.Reset(256, 256) // memory for most drawings, rather than a little more with each mask
	}
	z.Reset(r.Dx(), r.Dy())
	x, y := float64(r.Min.X), float64(r.Min.Y)
	for i := from; i < to; i++ {
		for j, p := range area.polygon(i).points {
			if j == 0 {
				z.MoveTo(float32(p.x-x), float32(p.y-y))
			} else {
				z.LineTo(float32(p.x-x), float32(p.y-y))
			}
		}
		z.ClosePath()
	}
	*pix = sized(*pix, r.Dx()*r.Dy())
	a := &image.Alpha{Pix: *pix, Stride: r.Dx(), Rect: image.Rect(0, 0, r.Dx(), r.Dy())}
	z.DrawOp = draw.Src // all of it, so that what stood there need not be cleared
	z.Draw(a, a.Rect, image.Opaque, image.Point{})
	a.Rect = r
	return a
}

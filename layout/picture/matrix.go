package picture

import (
	"math"

	"handout/layout"
)

// thousand is a unit of a picture in the unit of a drawing.
const thousand = 1000

// farthest bounds every number and every coordinate, in units: what lies beyond is no drawing.
const farthest = 1e9

// matrix maps (x, y) to (a x + c y + e, b x + d y + f). Each product is rounded before it is added, so that a processor
// that could fuse the two gives the same drawing.
type matrix struct{ a, b, c, d, e, f float64 }

func scaling(x, y float64) matrix { return matrix{a: x, d: y} }

func translation(x, y float64) matrix { return matrix{a: 1, d: 1, e: x, f: y} }

func rotation(degrees float64) matrix {
	sin, cos := sincos(degrees)
	return matrix{a: cos, b: sin, c: -sin, d: cos}
}

// sincos is exact at right angles.
func sincos(degrees float64) (sin, cos float64) {
	switch math.Mod(degrees, 360) {
	case 0:
		return 0, 1
	case 90, -270:
		return 1, 0
	case 180, -180:
		return 0, -1
	case 270, -90:
		return -1, 0
	}
	return math.Sincos(float64(degrees * math.Pi / 180))
}

// then is m after n: a point goes through n first.
func (m matrix) then(n matrix) matrix {
	return matrix{
		a: float64(m.a*n.a) + float64(m.c*n.b),
		b: float64(m.b*n.a) + float64(m.d*n.b),
		c: float64(m.a*n.c) + float64(m.c*n.d),
		d: float64(m.b*n.c) + float64(m.d*n.d),
		e: float64(m.a*n.e) + float64(m.c*n.f) + m.e,
		f: float64(m.b*n.e) + float64(m.d*n.f) + m.f,
	}
}

// size is how much the matrix enlarges a length, and even whether it does so in every direction: only then can a stroke
// be drawn as one width.
func (m matrix) size() (size float64, even bool) {
	det := float64(m.a*m.d) - float64(m.b*m.c)
	sum := float64(m.a*m.a) + float64(m.b*m.b) + float64(m.c*m.c) + float64(m.d*m.d)
	// The two stretches s, t have s*t = |det| and s*s + t*t = sum; they are equal where sum = 2 |det|.
	return math.Sqrt(math.Abs(det)), sum <= float64(2.002*math.Abs(det))
}

// pen draws a path through a matrix into thousandths, rounding each point once.
type pen struct {
	m              matrix // from the file's units to thousandths
	segs           []layout.Seg
	x, y           float64 // where the pen is, in the file's units
	startX, startY float64
	closed         bool // the next segment starts a new part where the last one started
	far            bool // a point lies beyond farthest
}

func (p *pen) point(x, y float64) layout.Pt {
	u := float64(p.m.a*x) + float64(p.m.c*y) + p.m.e
	v := float64(p.m.b*x) + float64(p.m.d*y) + p.m.f
	const limit = farthest * thousand
	if !(u > -limit && u < limit && v > -limit && v < limit) {
		p.far = true
		return layout.Pt{}
	}
	return layout.Pt{X: int64(math.Round(u)), Y: int64(math.Round(v))}
}

func (p *pen) moveTo(x, y float64) {
	p.x, p.y, p.startX, p.startY, p.closed = x, y, x, y, false
	p.segs = append(p.segs, layout.Seg{Op: layout.MoveTo, P: [3]layout.Pt{p.point(x, y)}})
}

func (p *pen) resume() {
	if p.closed {
		p.moveTo(p.startX, p.startY)
	}
}

func (p *pen) lineTo(x, y float64) {
	p.resume()
	p.x, p.y = x, y
	p.segs = append(p.segs, layout.Seg{Op: layout.LineTo, P: [3]layout.Pt{p.point(x, y)}})
}

func (p *pen) curveTo(x1, y1, x2, y2, x, y float64) {
	p.resume()
	p.x, p.y = x, y
	p.segs = append(p.segs, layout.Seg{Op: layout.CurveTo, P: [3]layout.Pt{p.point(x1, y1), p.point(x2, y2), p.point(x, y)}})
}

// quadTo draws a curve with one control point as the cubic that it is.
func (p *pen) quadTo(cx, cy, x, y float64) {
	third := func(end, control float64) float64 { return (end + float64(2*control)) / 3 }
	p.curveTo(third(p.x, cx), third(p.y, cy), third(x, cx), third(y, cy), x, y)
}

func (p *pen) close() {
	if n := len(p.segs); n == 0 || p.closed {
		return
	}
	p.x, p.y, p.closed = p.startX, p.startY, true
	p.segs = append(p.segs, layout.Seg{Op: layout.Close})
}

// ellipse draws a full ellipse, clockwise from its right end.
func (p *pen) ellipse(cx, cy, rx, ry float64) {
	p.moveTo(cx+rx, cy)
	p.quarter(cx, cy, 0, ry, -rx, 0)
	p.quarter(cx, cy, -rx, 0, 0, -ry)
	p.quarter(cx, cy, 0, -ry, rx, 0)
	p.quarter(cx, cy, rx, 0, 0, ry)
	p.close()
}

// bow is how far, in parts of the radius, a quarter of a circle's control points lie from its ends.
const bow = 0.5522847498307936

// quarter draws on from where the pen is to the centre + (ux, uy); the curve leaves along (ux, uy) and arrives along
// (vx, vy), which are the two half-axes.
func (p *pen) quarter(cx, cy, ux, uy, vx, vy float64) {
	ex, ey := cx+ux, cy+uy
	p.curveTo(p.x+float64(bow*ux), p.y+float64(bow*uy), ex-float64(bow*vx), ey-float64(bow*vy), ex, ey)
}

// arcTo draws an elliptic arc by its end point, as SVG gives it.
func (p *pen) arcTo(rx, ry, degrees float64, large, sweep bool, x, y float64) {
	x0, y0 := p.x, p.y
	if x0 == x && y0 == y {
		return
	}
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 {
		p.lineTo(x, y)
		return
	}
	sin, cos := sincos(degrees)
	// The middle of the chord, seen from the ellipse's own axes and in its radii.
	hx, hy := (x0-x)/2, (y0-y)/2
	u := (float64(cos*hx) + float64(sin*hy)) / rx
	v := (float64(cos*hy) - float64(sin*hx)) / ry
	square := float64(u*u) + float64(v*v)
	if square > 1 { // too small to reach: grow it until it just does
		s := math.Sqrt(square)
		rx, ry, u, v, square = float64(rx*s), float64(ry*s), u/s, v/s, 1
	}
	k := math.Sqrt((1 - square) / square)
	if large == sweep {
		k = -k
	}
	cu, cv := float64(k*v), -float64(k*u) // the centre, on a circle of radius 1
	from := math.Atan2(v-cv, u-cu)
	turn := math.Atan2(-v-cv, -u-cu) - from
	switch {
	case sweep && turn < 0:
		turn += 2 * math.Pi
	case !sweep && turn > 0:
		turn -= 2 * math.Pi
	}
	mx, my := (x0+x)/2, (y0+y)/2
	at := func(a, b float64) (float64, float64) { // from the circle back to the picture
		a, b = float64((a+cu)*rx), float64((b+cv)*ry)
		return float64(cos*a) - float64(sin*b) + mx, float64(sin*a) + float64(cos*b) + my
	}
	n := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	step := turn / float64(max(n, 1))
	reach := float64(math.Tan(step/4) * 4 / 3)
	s0, c0 := math.Sincos(from)
	for i := 1; i <= n; i++ {
		s1, c1 := math.Sincos(from + float64(step*float64(i)))
		x1, y1 := at(c0-float64(reach*s0), s0+float64(reach*c0))
		x2, y2 := at(c1+float64(reach*s1), s1-float64(reach*c1))
		ex, ey := at(c1, s1)
		if i == n {
			ex, ey = x, y
		}
		p.curveTo(x1, y1, x2, y2, ex, ey)
		s0, c0 = s1, c1
	}
}

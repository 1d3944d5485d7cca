package figure

import "math"

// vec is a point or direction in body heights.
type vec [3]float64

var (
	axisX = vec{1, 0, 0}
	axisY = vec{0, 1, 0}
	axisZ = vec{0, 0, 1}
)

// dot3 is a sum of three products. Each product is rounded before it is added, here and in all that builds on it.
func dot3(ax, ay, az, bx, by, bz float64) float64 {
	return float64(ax*bx) + float64(ay*by) + float64(az*bz)
}

func (a vec) add(b vec) vec          { return vec{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }
func (a vec) sub(b vec) vec          { return vec{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
func (a vec) scale(s float64) vec    { return vec{a[0] * s, a[1] * s, a[2] * s} }
func (a vec) dot(b vec) float64      { return dot3(a[0], a[1], a[2], b[0], b[1], b[2]) }
func (a vec) length() float64        { return math.Sqrt(a.dot(a)) }
func (a vec) to(b vec) vec           { return b.sub(a).unit() }
func (a vec) distance(b vec) float64 { return b.sub(a).length() }
func (a vec) across(n vec) vec       { return a.sub(n.scale(a.dot(n))) } // without its part along the unit vector n
func (a vec) step(d vec, s float64) vec {
	return vec{a[0] + float64(d[0]*s), a[1] + float64(d[1]*s), a[2] + float64(d[2]*s)}
}

func (a vec) cross(b vec) vec {
	return vec{
		float64(a[1]*b[2]) - float64(a[2]*b[1]),
		float64(a[2]*b[0]) - float64(a[0]*b[2]),
		float64(a[0]*b[1]) - float64(a[1]*b[0]),
	}
}

// unit is the direction of a; of no direction it makes up.
func (a vec) unit() vec {
	l := a.length()
	if l < 1e-12 {
		return axisY
	}
	return a.scale(1 / l)
}

func mix(a, b vec, t float64) vec { return a.step(b.sub(a), t) }

// turned is v rotated about a unit axis.
func turned(v, axis vec, degrees float64) vec {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return v.scale(cos).step(axis.cross(v), sin).step(axis, axis.dot(v)*(1-cos))
}

// angleBetween is in degrees, 0 to 180.
func angleBetween(a, b vec) float64 {
	return math.Acos(clamp(a.unit().dot(b.unit()), -1, 1)) * 180 / math.Pi
}

func clamp(x, least, most float64) float64 { return max(least, min(most, x)) }

// ease goes smoothly from 0 at a to 1 at b.
func ease(a, b, x float64) float64 {
	t := clamp((x-a)/(b-a), 0, 1)
	return t * t * (3 - 2*t)
}

// frame is a place with three directions at right angles: X the person's left, Y along the segment, Z forward.
type frame struct{ o, x, y, z vec }

func upright(o vec) frame { return frame{o, axisX, axisY, axisZ} }

func (f frame) at(x, y, z float64) vec { return f.o.step(f.x, x).step(f.y, y).step(f.z, z) }
func (f frame) point(p vec) vec        { return f.at(p[0], p[1], p[2]) }
func (f frame) dir(d vec) vec          { return vec{}.step(f.x, d[0]).step(f.y, d[1]).step(f.z, d[2]) }

// local is a point in the frame's own coordinates.
func (f frame) local(p vec) vec {
	d := p.sub(f.o)
	return vec{d.dot(f.x), d.dot(f.y), d.dot(f.z)}
}

func (f frame) moved(x, y, z float64) frame { f.o = f.at(x, y, z); return f }

func (f frame) turn(axis vec, degrees float64) frame {
	return frame{f.o, turned(f.x, axis, degrees), turned(f.y, axis, degrees), turned(f.z, axis, degrees)}
}

// bend twists to the left, bends to the left side and flexes forward, in this order.
func (f frame) bend(flex, side, twist float64) frame {
	f = f.turn(f.y, twist)
	f = f.turn(f.z, -side)
	return f.turn(f.x, flex)
}

// alongY is a frame whose Y is given and whose Z is as near as it can be to the hint.
func alongY(o, y, zHint vec) frame {
	y = y.unit()
	z := zHint.across(y)
	for _, other := range []vec{axisZ, axisX} {
		if z.length() < 1e-6 {
			z = other.across(y)
		}
	}
	z = z.unit()
	return frame{o, y.cross(z), y, z}
}

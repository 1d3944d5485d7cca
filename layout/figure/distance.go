package figure

import "math"

// carveReach is the distance within which it matters what is carved away.
const carveReach = 0.03

// distance is how far a point is outside the solid, negative inside. It is the innermost loop of a drawing: scalars only,
// since vectors would live in memory.
func (s *solid) distance(x, y, z float64) float64 {
	var d float64
	switch s.form {
	case cone:
		d = s.coneDistance(x, y, z)
	case ellipsoid:
		d = s.ellipsoidDistance(x, y, z)
	case tube:
		d = s.tubeDistance(x, y, z)
	case box:
		d = s.boxDistance(x, y, z)
	case slab:
		d = s.slabDistance(x, y, z)
	case cylinder:
		d = s.cylinderDistance(x, y, z)
	}
	if s.carve != nil && d < carveReach {
		d = max(d, s.carve(vec{x, y, z}))
	}
	for i := range s.cuts {
		if e := s.cuts[i].beyond(x, y, z); e > d {
			d = e
		}
	}
	return d
}

func (s *solid) coneDistance(px, py, pz float64) float64 {
	ax, ay, az := px-s.a[0], py-s.a[1], pz-s.a[2]
	if s.a2 <= 0 { // one ball holds the other
		if s.ra > s.rb {
			return math.Sqrt(dot3(ax, ay, az, ax, ay, az)) - s.ra
		}
		bx, by, bz := px-s.b[0], py-s.b[1], pz-s.b[2]
		return math.Sqrt(dot3(bx, by, bz, bx, by, bz)) - s.rb
	}
	y := dot3(ax, ay, az, s.axis[0], s.axis[1], s.axis[2])
	z := y - s.l2
	wx := float64(ax*s.l2) - float64(s.axis[0]*y)
	wy := float64(ay*s.l2) - float64(s.axis[1]*y)
	wz := float64(az*s.l2) - float64(s.axis[2]*y)
	x2 := dot3(wx, wy, wz, wx, wy, wz)
	y2 := y * y * s.l2
	z2 := z * z * s.l2
	k := s.dr * math.Abs(s.dr) * x2
	sz, sy := s.a2*z2, s.a2*y2
	if z < 0 {
		sz = -sz
	}
	if y < 0 {
		sy = -sy
	}
	switch {
	case sz > k:
		return float64(math.Sqrt(x2+z2)*s.inverse) - s.rb
	case sy < k:
		return float64(math.Sqrt(x2+y2)*s.inverse) - s.ra
	}
	return float64((math.Sqrt(x2*s.a2*s.inverse)+float64(y*s.dr))*s.inverse) - s.ra
}

func (s *solid) ellipsoidDistance(px, py, pz float64) float64 {
	f := &s.frame
	ox, oy, oz := px-f.o[0], py-f.o[1], pz-f.o[2]
	if s.ball {
		return math.Sqrt(dot3(ox, oy, oz, ox, oy, oz)) - s.radii[0]
	}
	u := dot3(ox, oy, oz, f.x[0], f.x[1], f.x[2]) * s.perRadius[0]
	v := dot3(ox, oy, oz, f.y[0], f.y[1], f.y[2]) * s.perRadius[1]
	w := dot3(ox, oy, oz, f.z[0], f.z[1], f.z[2]) * s.perRadius[2]
	return implicit(dot3(u, v, w, u, v, w), u*s.perRadius[0], v*s.perRadius[1], w*s.perRadius[2], min(s.radii[0], s.radii[1], s.radii[2]))
}

// implicit is the first-order distance to q = 1, where q is a sum of squares with half the gradient (gx, gy, gz); deep
// inside, where there is no gradient, it is minus the least radius.
func implicit(q, gx, gy, gz, least float64) float64 {
	g2 := dot3(gx, gy, gz, gx, gy, gz)
	if g2 < 1e-18 {
		return -least
	}
	return (q - math.Sqrt(q)) / math.Sqrt(g2)
}

func (s *solid) boxDistance(px, py, pz float64) float64 {
	f := &s.frame
	ox, oy, oz := px-f.o[0], py-f.o[1], pz-f.o[2]
	x := math.Abs(dot3(ox, oy, oz, f.x[0], f.x[1], f.x[2])) - (s.radii[0] - s.round)
	y := math.Abs(dot3(ox, oy, oz, f.y[0], f.y[1], f.y[2])) - (s.radii[1] - s.round)
	z := math.Abs(dot3(ox, oy, oz, f.z[0], f.z[1], f.z[2])) - (s.radii[2] - s.round)
	if inside := max(x, y, z); inside <= 0 {
		return inside - s.round
	}
	x, y, z = max(x, 0), max(y, 0), max(z, 0)
	return math.Sqrt(dot3(x, y, z, x, y, z)) - s.round
}

func (s *solid) tubeDistance(px, py, pz float64) float64 {
	f := &s.frame
	ox, oy, oz := px-f.o[0], py-f.o[1], pz-f.o[2]
	x := dot3(ox, oy, oz, f.x[0], f.x[1], f.x[2])
	y := dot3(ox, oy, oz, f.y[0], f.y[1], f.y[2])
	z := dot3(ox, oy, oz, f.z[0], f.z[1], f.z[2])
	side := 1
	if z <= 0 {
		side = 2
	}
	beyond := 0.0
	var rx, rz float64
	switch {
	case y <= 0:
		beyond = y
		rx, rz = s.profile[0][0], s.profile[0][side]
	case y >= s.half:
		beyond = y - s.half
		rx, rz = s.profile[profileSteps][0], s.profile[profileSteps][side]
	default:
		u := y * s.perStep
		i := min(int(u), profileSteps-1)
		t := u - float64(i)
		p, q := &s.profile[i], &s.profile[i+1]
		rx = p[0] + float64((q[0]-p[0])*t)
		rz = p[side] + float64((q[side]-p[side])*t)
	}
	least := min(rx, rz)
	u, w, v := x/rx, z/rz, beyond/least
	return implicit(dot3(u, v, w, u, v, w), u/rx, v/least, w/rz, least)
}

func (s *solid) slabDistance(px, py, pz float64) float64 {
	bx, by, bz := px-s.centre[0], py-s.centre[1], pz-s.centre[2]
	if r := math.Sqrt(dot3(bx, by, bz, bx, by, bz)); r > s.bound+0.03 {
		return r - s.bound // far off, the outline need not be looked at
	}
	f := &s.frame
	ox, oy, oz := px-f.o[0], py-f.o[1], pz-f.o[2]
	across := outlineDistance(s.outline, pt{dot3(ox, oy, oz, f.x[0], f.x[1], f.x[2]), dot3(ox, oy, oz, f.z[0], f.z[1], f.z[2])}) + s.round
	above := math.Abs(dot3(ox, oy, oz, f.y[0], f.y[1], f.y[2])) - s.half + s.round
	return rim(across, above) - s.round
}

func (s *solid) cylinderDistance(px, py, pz float64) float64 {
	wx, wy, wz := px-s.centre[0], py-s.centre[1], pz-s.centre[2]
	h := dot3(wx, wy, wz, s.axis[0], s.axis[1], s.axis[2])
	r := math.Sqrt(max(0, dot3(wx, wy, wz, wx, wy, wz)-float64(h*h)))
	return rim(r-(s.ra-s.round), math.Abs(h)-(s.half-s.round)) - s.round
}

// rim joins the distance to a side and to an end.
func rim(side, end float64) float64 {
	if side > 0 && end > 0 {
		return math.Sqrt(float64(side*side) + float64(end*end))
	}
	return max(side, end)
}

// outlineDistance is the distance to a closed polygon, negative inside.
func outlineDistance(o []pt, p pt) float64 {
	nearest := math.MaxFloat64
	inside := false
	for i, j := 0, len(o)-1; i < len(o); j, i = i, i+1 {
		ex, ey := o[j].x-o[i].x, o[j].y-o[i].y
		wx, wy := p.x-o[i].x, p.y-o[i].y
		t := clamp((float64(wx*ex)+float64(wy*ey))/(float64(ex*ex)+float64(ey*ey)), 0, 1)
		bx, by := wx-float64(ex*t), wy-float64(ey*t)
		nearest = min(nearest, float64(bx*bx)+float64(by*by))
		if (p.y >= o[i].y) != (p.y >= o[j].y) && (float64(ex*wy) > float64(ey*wx)) == (p.y < o[j].y) {
			inside = !inside
		}
	}
	if inside {
		return -math.Sqrt(nearest)
	}
	return math.Sqrt(nearest)
}

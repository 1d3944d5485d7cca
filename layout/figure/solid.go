package figure

import "math"

// form is the kind of a solid.
type form uint8

const (
	cone      form = iota // a round cone: two balls and what lies between them
	ellipsoid             // radii along a frame
	box                   // half extents along a frame, with rounded edges
	cylinder              // flat ends, rounded rims
	tube                  // a limb: an elliptic section whose size follows a profile
	slab                  // an outline in a frame's x-z plane, with thickness
)

// plane keeps the side where (p-o).n < 0.
type plane struct{ o, n vec }

// beyond is how far a point is on the other side.
func (p *plane) beyond(x, y, z float64) float64 {
	return dot3(x-p.o[0], y-p.o[1], z-p.o[2], p.n[0], p.n[1], p.n[2])
}

// solid is one simple body with what its distance needs, worked out once.
type solid struct {
	centre     vec // of the ball that holds it
	bound      float64
	form       form
	a, b       vec // ends of cone, tube and cylinder; of a box, the middles of its farthest faces
	ra, rb     float64
	frame      frame
	radii      vec
	half       float64 // thickness of slab, length of tube, half length of cylinder
	round      float64
	cuts       []plane
	carve      func(vec) float64 // takes away where it is positive; nil for none
	digit      uint8             // finger or toe, 0 for none
	blend      float64           // own blend radius in its part; 0 is the part's, negative is none
	id         int               // index in scene.shadows
	radius     float64
	axis       vec
	l2, dr, a2 float64 // cone: squared length, difference of radii, l2 - dr²
	inverse    float64 // 1/l2
	ball       bool    // an ellipsoid of equal radii
	perRadius  vec     // 1/radii
	profile    *[profileSteps + 1][3]float64
	perStep    float64
	outline    []pt
}

const profileSteps = 32

// station is one place of a limb's profile: t along the bone, half width, depth to the front and to the back.
type station struct{ t, width, front, back float64 }

// section is the profile between its stations: half width, front, back.
func section(st []station, t float64) [3]float64 {
	return [3]float64{
		hermite(st, t, func(s station) float64 { return s.width }),
		hermite(st, t, func(s station) float64 { return s.front }),
		hermite(st, t, func(s station) float64 { return s.back }),
	}
}

func hermite(st []station, t float64, value func(station) float64) float64 {
	last := len(st) - 1
	if t <= st[0].t {
		return value(st[0])
	}
	if t >= st[last].t {
		return value(st[last])
	}
	i := 0
	for st[i+1].t < t {
		i++
	}
	slope := func(a, b int) float64 { return (value(st[b]) - value(st[a])) / (st[b].t - st[a].t) }
	tangent := func(k int) float64 {
		switch k {
		case 0:
			return slope(0, 1) * 0.5
		case last:
			return slope(last-1, last) * 0.5
		}
		return slope(k-1, k+1)
	}
	h := st[i+1].t - st[i].t
	u := (t - st[i].t) / h
	u2, u3 := u*u, u*u*u
	s := float64((float64(2*u3) - float64(3*u2) + 1) * value(st[i]))
	s += float64((u3 - float64(2*u2) + u) * h * tangent(i))
	s += float64((float64(3*u2) - float64(2*u3)) * value(st[i+1]))
	return s + float64((u3-u2)*h*tangent(i+1))
}

// scaled multiplies the sections of a profile.
func scaled(st []station, k float64) []station {
	out := make([]station, len(st))
	for i, s := range st {
		out[i] = station{s.t, s.width * k, s.front * k, s.back * k}
	}
	return out
}

func newCone(a, b vec, ra, rb float64) solid {
	d := b.sub(a)
	l2 := d.dot(d)
	dr := ra - rb
	return solid{
		form: cone, a: a, b: b, ra: ra, rb: rb, axis: d, l2: l2, dr: dr, a2: l2 - float64(dr*dr), inverse: 1 / l2,
		centre: mix(a, b, 0.5), bound: d.length()/2 + max(ra, rb), radius: max(ra, rb),
	}
}

// newTube is a limb from the frame's origin along its Y.
func newTube(f frame, length float64, st []station) solid {
	var p [profileSteps + 1][3]float64
	most := 0.0
	for i := range p {
		p[i] = section(st, float64(i)/profileSteps)
		most = max(most, p[i][0], p[i][1], p[i][2])
	}
	end := f.at(0, length, 0)
	return solid{
		form: tube, frame: f, half: length, a: f.o, b: end, ra: most, rb: most, profile: &p, perStep: profileSteps / length,
		centre: mix(f.o, end, 0.5), bound: length/2 + most, radius: most,
	}
}

// core is the line that no point of the solid is farther from than its radius.
func (s *solid) core() (a, b vec) {
	switch s.form {
	case cone, tube, cylinder, box:
		return s.a, s.b
	}
	return s.centre, s.centre
}

func newBall(o vec, r float64) solid { return newEllipsoid(upright(o), vec{r, r, r}) }

func newEllipsoid(f frame, radii vec) solid {
	most := max(radii[0], radii[1], radii[2])
	return solid{
		form: ellipsoid, frame: f, radii: radii, perRadius: vec{1 / radii[0], 1 / radii[1], 1 / radii[2]},
		ball: radii[0] == radii[1] && radii[1] == radii[2], centre: f.o, bound: most, radius: most,
	}
}

func newBox(f frame, half vec, round float64) solid {
	long, beside := f.x.scale(half[0]), math.Hypot(half[1], half[2]) // the longest edge
	if half[1] > half[0] && half[1] > half[2] {
		long, beside = f.y.scale(half[1]), math.Hypot(half[0], half[2])
	} else if half[2] > half[0] {
		long, beside = f.z.scale(half[2]), math.Hypot(half[0], half[1])
	}
	return solid{form: box, frame: f, radii: half, round: round, centre: f.o, bound: half.length(), a: f.o.sub(long), b: f.o.add(long), radius: beside}
}

func newCylinder(a, b vec, r, round float64) solid {
	half := b.sub(a).length() / 2
	bound := math.Hypot(half, r)
	return solid{form: cylinder, a: a, b: b, ra: r, rb: r, round: round, axis: a.to(b), half: half, centre: mix(a, b, 0.5), bound: bound, radius: r}
}

// newSlab is an outline in the frame's x and z, with half a thickness to each side along y.
func newSlab(f frame, outline []pt, half, round float64) solid {
	lo, hi := outline[0], outline[0]
	for _, p := range outline {
		lo = pt{min(lo.x, p.x), min(lo.y, p.y)}
		hi = pt{max(hi.x, p.x), max(hi.y, p.y)}
	}
	radii := vec{(hi.x - lo.x) / 2, half, (hi.y - lo.y) / 2}
	bound := radii.length() + 0.001
	return solid{
		form: slab, frame: f, outline: outline, half: half, round: round, radii: radii,
		centre: f.at((lo.x+hi.x)/2, 0, (lo.y+hi.y)/2), bound: bound, radius: bound,
	}
}

func (s solid) cut(o, n vec) solid {
	s.cuts = append(append([]plane(nil), s.cuts...), plane{o, n.unit()})
	return s
}

func (s solid) blended(k float64) solid { s.blend = k; return s }

func (s solid) named(digit uint8) solid { s.digit = digit; return s }

// lowest is the least height that the solid reaches; solids that never rest on a floor report 1.
func (s *solid) lowest() float64 {
	y := 1.0
	switch s.form {
	case cone:
		y = min(s.a[1]-s.ra, s.b[1]-s.rb)
	case tube:
		first, last := s.profile[0], s.profile[profileSteps]
		y = min(s.a[1]-min(first[0], first[1]), s.b[1]-min(last[0], last[1]))
	case ellipsoid:
		y = s.centre[1] - vec{s.frame.x[1] * s.radii[0], s.frame.y[1] * s.radii[1], s.frame.z[1] * s.radii[2]}.length()
	case box, slab:
		y = s.centre[1] - dot3(math.Abs(s.frame.x[1]), math.Abs(s.frame.y[1]), math.Abs(s.frame.z[1]), s.radii[0], s.radii[1], s.radii[2])
	}
	for _, c := range s.cuts { // a flat cut that faces the floor
		if c.n[1] < -0.95 && y < 1 {
			y = max(y, c.o[1])
		}
	}
	return y
}

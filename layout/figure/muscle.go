package figure

// muscle is a shape in coordinates of the back: x from the midline, y along the spine (0 the hip axis, 0.050 the top of
// the sacrum, 0.152 T12, 0.318 C7, 0.40 the base of the skull). It is the right half; a doubled point is a corner.
type muscle struct {
	id    string
	layer muscleLayer
	shape []pt
}

type muscleLayer uint8

const (
	superficial muscleLayer = iota // or an area
	deep                           // under another: hatched, which survives grey
	midline                        // an area over the spine
)

// muscles are the shapes that a pose can highlight.
func muscles() []muscle {
	return []muscle{
		{"erector-spinae", deep, []pt{{0.004, 0.030}, {0.004, 0.030}, {0.020, 0.045}, {0.030, 0.085}, {0.031, 0.130}, {0.028, 0.190}, {0.024, 0.250}, {0.020, 0.300}, {0.012, 0.330}, {0.004, 0.340}, {0.004, 0.340}}},
		{"latissimus-dorsi", superficial, []pt{{0.002, 0.045}, {0.002, 0.045}, {0.024, 0.066}, {0.048, 0.086}, {0.063, 0.115}, {0.071, 0.160}, {0.083, 0.205}, {0.095, 0.236}, {0.110, 0.266}, {0.110, 0.266}, {0.104, 0.272}, {0.104, 0.272}, {0.086, 0.252}, {0.066, 0.232}, {0.045, 0.222}, {0.020, 0.212}, {0.002, 0.206}, {0.002, 0.206}}},
		{"rhomboids", deep, []pt{{0.004, 0.318}, {0.004, 0.318}, {0.042, 0.286}, {0.042, 0.286}, {0.046, 0.250}, {0.046, 0.218}, {0.046, 0.218}, {0.004, 0.252}, {0.004, 0.252}}},
		{"trapezius-lower", superficial, []pt{{0, 0.254}, {0, 0.254}, {0.040, 0.266}, {0.052, 0.270}, {0.052, 0.270}, {0.040, 0.244}, {0.022, 0.195}, {0, 0.148}, {0, 0.148}}},
		{"trapezius-middle", superficial, []pt{{0, 0.254}, {0, 0.254}, {0.040, 0.266}, {0.054, 0.272}, {0.094, 0.288}, {0.094, 0.288}, {0.093, 0.299}, {0.093, 0.299}, {0.054, 0.302}, {0.024, 0.305}, {0, 0.308}, {0, 0.308}}},
		{"trapezius-upper", superficial, []pt{{0, 0.308}, {0, 0.308}, {0.024, 0.305}, {0.054, 0.302}, {0.094, 0.299}, {0.094, 0.299}, {0.072, 0.308}, {0.046, 0.316}, {0.028, 0.330}, {0.021, 0.352}, {0.018, 0.378}, {0.012, 0.388}, {0, 0.390}, {0, 0.390}}},
		{"thoracic-area", midline, []pt{{0, 0.150}, {0, 0.150}, {0.012, 0.152}, {0.0135, 0.235}, {0.012, 0.316}, {0, 0.320}, {0, 0.320}}},
		{"lower-back", superficial, []pt{{0, 0.042}, {0, 0.042}, {0.030, 0.052}, {0.052, 0.082}, {0.056, 0.120}, {0.040, 0.148}, {0, 0.152}, {0, 0.152}}},
		{"upper-back", superficial, []pt{{0, 0.205}, {0, 0.205}, {0.035, 0.206}, {0.058, 0.230}, {0.060, 0.270}, {0.045, 0.302}, {0, 0.314}, {0, 0.314}}},
	}
}

// outline is the muscle as a polygon. A shape that touches the midline is drawn across it, so that both halves join.
func (m *muscle) outline() []pt {
	reach := 0.0025
	if m.layer != superficial {
		reach = 0.0005
	}
	o := smoothOutline(m.shape, 6)
	for i := range o {
		if o[i].x <= reach {
			o[i].x = -0.03
		}
	}
	return o
}

// smoothOutline is a closed spline through the points, n pieces between two.
func smoothOutline(points []pt, n int) []pt {
	var out []pt
	count := len(points)
	for i := range points {
		before, a, b, after := points[wrap(i-1, count)], points[i], points[(i+1)%count], points[(i+2)%count]
		if a == b {
			continue
		}
		if before == a {
			before = a.sub(b.sub(a))
		}
		if after == b {
			after = b.add(b.sub(a))
		}
		for k := range n {
			w0, w1, w2, w3 := catmullRom(float64(k) / float64(n))
			out = append(out, before.scale(w0).step(a, w1).step(b, w2).step(after, w3))
		}
	}
	return out
}

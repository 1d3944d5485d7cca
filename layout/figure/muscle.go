package figure

import "handout/layout/anatomy"

// muscle is one that a pose can highlight. Its shape is that of the muscle map, in coordinates of the back: x from the
// midline, y along the spine (0 the hip axis, 0.050 the top of the sacrum, 0.152 T12, 0.318 C7, 0.40 the base of the skull).
type muscle struct {
	id    string
	layer muscleLayer
}

type muscleLayer uint8

const (
	superficial muscleLayer = iota // or an area
	deep                           // under another: hatched, which survives grey
	midline                        // an area over the spine
)

// muscles are those of data.HighlightMuscles, in the order of painting.
func muscles() []muscle {
	return []muscle{
		{"erector-spinae", deep},
		{"latissimus-dorsi", superficial},
		{"rhomboids", deep},
		{"trapezius-lower", superficial},
		{"trapezius-middle", superficial},
		{"trapezius-upper", superficial},
		{"thoracic-area", midline},
		{"lower-back", superficial},
		{"upper-back", superficial},
	}
}

// outline is the muscle as a polygon, the right half. A shape that touches the midline is drawn across it, so that both
// halves join.
func (m *muscle) outline() []pt {
	reach := 0.0025
	if m.layer != superficial {
		reach = 0.0005
	}
	var shape []pt
	for _, p := range anatomy.OnBack(m.id) {
		shape = append(shape, pt{p[0], p[1]})
	}
	o := smoothOutline(shape, 6)
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

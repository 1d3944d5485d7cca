package figure

import "math"

// taper is how a brush thins out: over this length, at the ends that are free.
type taper struct {
	length     float64
	start, end bool
}

// brushed turns a line into the outline of a brush of that width.
func brushed(p path, width float64, t taper) path {
	points := distinct(flattened(p))
	n := len(points)
	if n < 3 {
		return p
	}
	gone := make([]float64, n)
	for i := 1; i < n; i++ {
		gone[i] = gone[i-1] + points[i].sub(points[i-1]).length()
	}
	total := gone[n-1]
	length := min(t.length, total*0.45)
	thick := func(d float64) float64 { return 0.12 + 0.88*math.Sqrt(clamp(d/length, 0, 1)) }
	left, right := make([]pt, n), make([]pt, n)
	for i, p := range points {
		share := 1.0
		if t.start {
			share = thick(gone[i])
		}
		if t.end {
			share = min(share, thick(total-gone[i]))
		}
		side := points[min(i+1, n-1)].sub(points[max(i-1, 0)]).unit().normal().scale(width / 2 * share)
		left[i] = p.add(side)
		right[n-1-i] = p.sub(side)
	}
	const tolerance = 0.5
	out := fitted(left, tolerance)
	out = append(out, straight(left[n-1], right[0]))
	out = append(out, fitted(right, tolerance)...)
	return path{append(out, straight(right[n-1], left[0])), true}
}

// flattened is points along a path, about three pixels apart.
func flattened(p path) []pt {
	var points []pt
	for i := range p.segments {
		s := &p.segments[i]
		n := int(s[3].sub(s[0]).length()/3) + 3
		for k := range n {
			points = append(points, s.at(float64(k)/float64(n)))
		}
	}
	if n := len(p.segments); n > 0 {
		points = append(points, p.segments[n-1][3])
	}
	return points
}

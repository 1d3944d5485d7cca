package figure

import "math"

// reach of points that tell a direction at a place of a line.
const tangentReach = 4

// fitted covers the points with cubics, the directions at its ends taken from the points.
func fitted(points []pt, tolerance float64) []cubic {
	p := distinct(points)
	if len(p) < 2 {
		return nil
	}
	k := min(tangentReach, len(p)-1)
	last := len(p) - 1
	return fittedBetween(p, p[k].sub(p[0]).unit(), p[last-k].sub(p[last]).unit(), tolerance)
}

// fittedBetween covers the points with as few cubics as it can: each is stretched as far as the tolerance allows.
func fittedBetween(p []pt, start, end pt, tolerance float64) []cubic {
	var out []cubic
	last := len(p) - 1
	for i := 0; i < last; {
		try := func(n int) (cubic, bool) {
			j := i + n
			leave := end
			if j < last {
				leave = tangent(p, i, j).scale(-1)
			}
			return fitOne(p[i:j+1], start, leave, tolerance)
		}
		c, n := longest(try, last-i)
		out = append(out, c)
		i += n
		if i < last {
			start = tangent(p, i-n, i)
		}
	}
	return out
}

// longest finds how many points one cubic can cover, at most rest: steps that grow, then halving.
func longest(try func(n int) (cubic, bool), rest int) (cubic, int) {
	best, ok := try(rest)
	if ok {
		return best, rest
	}
	low, high := 1, rest
	for step := 12; step < rest; step = step*3/2 + 1 {
		c, ok := try(step)
		if !ok {
			high = step
			break
		}
		best, low = c, step
	}
	for high-low > 1+low/16 {
		middle := (low + high) / 2
		if c, ok := try(middle); ok {
			best, low = c, middle
		} else {
			high = middle
		}
	}
	if low == 1 {
		best, _ = try(1)
	}
	if crumb := rest - low; crumb > 0 && crumb < 5 && low > 8 { // leave none at the end
		low -= 5 - crumb
		best, _ = try(low)
	}
	return best, low
}

// tangent is the direction at j, looking back no farther than from.
func tangent(p []pt, from, j int) pt {
	return p[min(j+tangentReach, len(p)-1)].sub(p[max(j-tangentReach, 0)]).unit()
}

// mostSamples is how many points decide the form of a long piece.
const mostSamples = 48

// fitOne fits one cubic to the points, and tells whether it keeps the tolerance.
func fitOne(p []pt, start, end pt, tolerance float64) (cubic, bool) {
	n := len(p)
	if n == 2 {
		d := p[1].sub(p[0]).length() / 3
		return cubic{p[0], p[0].step(start, d), p[1].step(end, d), p[1]}, true
	}
	var sample [mostSamples]pt
	if n > 60 {
		for k := range mostSamples {
			sample[k] = p[k*(n-1)/(mostSamples-1)]
		}
		p, n = sample[:], mostSamples
	}
	var store [64]float64
	t := store[:n]
	for i := 1; i < n; i++ {
		t[i] = t[i-1] + p[i].sub(p[i-1]).length()
	}
	for i := range t {
		t[i] /= t[n-1]
	}
	limit := tolerance * tolerance
	var c cubic
	for range 5 {
		c = leastSquares(p, t, start, end)
		worst := 0.0
		for i := 1; i < n-1; i++ {
			d := c.at(t[i]).sub(p[i])
			worst = max(worst, d.dot(d))
		}
		if worst < limit {
			return c, true
		}
		if worst > 36*limit {
			return c, false // too far off to be mended
		}
		for i := 1; i < n-1; i++ {
			t[i] = nearestParameter(&c, p[i], t[i])
		}
	}
	return c, false
}

// nearestParameter is one step of Newton towards the place of the curve that is nearest to p.
func nearestParameter(c *cubic, p pt, t float64) float64 {
	d := c.at(t).sub(p)
	m := 1 - t
	d1 := c[1].sub(c[0]).scale(3*m*m).step(c[2].sub(c[1]), 6*m*t).step(c[3].sub(c[2]), 3*t*t)
	d2 := c[2].step(c[1], -2).add(c[0]).scale(6*m).step(c[3].step(c[2], -2).add(c[1]), 6*t)
	slope := d1.dot(d1) + d.dot(d2)
	if math.Abs(slope) < 1e-9 {
		return t
	}
	return clamp(t-d.dot(d1)/slope, 0, 1)
}

// leastSquares finds how far the two handles reach along the given directions.
func leastSquares(p []pt, t []float64, start, end pt) cubic {
	first, last := p[0], p[len(p)-1]
	var c00, c01, c11, x0, x1 float64
	for i := range p {
		u := t[i]
		m := 1 - u
		b0, b1, b2, b3 := m*m*m, 3*m*m*u, 3*m*u*u, u*u*u
		a, b := start.scale(b1), end.scale(b2)
		c00 += a.dot(a)
		c01 += a.dot(b)
		c11 += b.dot(b)
		rest := p[i].step(first, -(b0+b1)).step(last, -(b2 + b3))
		x0 += a.dot(rest)
		x1 += b.dot(rest)
	}
	det := float64(c00*c11) - float64(c01*c01)
	length := last.sub(first).length()
	left, right := length/3, length/3
	if math.Abs(det) > 1e-9 {
		left = (float64(x0*c11) - float64(x1*c01)) / det
		right = (float64(c00*x1) - float64(c01*x0)) / det
	}
	if least, most := length*0.02, length*3; left < least || right < least || left > most || right > most {
		left, right = length/3, length/3
	}
	return cubic{first, first.step(start, left), last.step(end, right), last}
}

package figure

import "math"

// finish is how a chain of pixel edges becomes a path.
type finish struct {
	sigma, tolerance float64 // of the smoothing and of the fit, in pixels
	corner           float64 // degrees of turn that make a corner
	reach            int     // points to each side that tell a turn
	ruled            bool    // stretches that a ruler could have drawn become straight lines
}

// cornerSmoothing is enough to hide the pixels' steps from the search for corners.
const cornerSmoothing = 2.0

// vectorise turns a chain into a smooth path with corners.
func vectorise(c chain, f finish) path {
	raw := c.middles()
	if len(raw) < 3 {
		return path{fitted(raw, f.tolerance), c.closed}
	}
	calm := smoothed(raw, c.closed, cornerSmoothing)
	turn := f.corner
	if f.ruled {
		turn = 26
	}
	corners := findCorners(calm, c.closed, f.reach, turn)
	switch {
	case !c.closed:
		return path{f.open(raw, corners), false}
	case len(corners) == 0:
		return path{f.loop(raw), true}
	}
	return path{f.cornered(raw, calm, corners), true}
}

// open fits from corner to corner of a line with two ends.
func (f finish) open(raw []pt, corners []int) []cubic {
	var out []cubic
	from := 0
	for _, to := range append(corners, len(raw)-1) {
		if to > from {
			out = append(out, f.piece(raw[from:to+1])...)
		}
		from = to
	}
	return out
}

// loop fits a closed line without corners, with one direction where it begins and ends.
func (f finish) loop(raw []pt) []cubic {
	g := smoothed(raw, true, f.sigma)
	n := len(g)
	k := min(tangentReach, n/4)
	d := g[k%n].sub(g[(n-k)%n]).unit()
	return fittedBetween(distinct(append(g, g[0])), d, d.scale(-1), f.tolerance)
}

// cornered fits a closed line from corner to corner. A corner is moved out by what smoothing would take from it.
func (f finish) cornered(raw, calm []pt, corners []int) []cubic {
	var out []cubic
	n := len(raw)
	for i, from := range corners {
		to := corners[(i+1)%len(corners)]
		if to <= from {
			to += n
		}
		part := make([]pt, 0, to-from+1)
		for k := from; k <= to; k++ {
			p := raw[k%n]
			if k == from || k == to {
				p = p.scale(1.6).step(calm[k%n], -0.6)
			}
			part = append(part, p)
		}
		out = append(out, f.piece(part)...)
	}
	return out
}

// piece fits a stretch between two corners.
func (f finish) piece(raw []pt) []cubic {
	p := smoothed(raw, false, f.sigma)
	if f.ruled && canBeRuled(p) {
		return []cubic{straight(p[0], p[len(p)-1])}
	}
	return fitted(p, f.tolerance)
}

func canBeRuled(p []pt) bool {
	if len(p) <= 12 {
		return false
	}
	d := p[len(p)-1].sub(p[0])
	length := d.length()
	if length <= 10 {
		return false
	}
	n := d.unit().normal()
	limit := min(2.4, 0.6+0.02*length)
	for _, q := range p {
		if math.Abs(q.sub(p[0]).dot(n)) > limit {
			return false
		}
	}
	return true
}

// smoothed is a Gaussian mean along the line; towards a free end it looks less far, so that the end stays.
func smoothed(p []pt, closed bool, sigma float64) []pt {
	n := len(p)
	reach := int(math.Ceil(sigma * 3))
	weights := make([]float64, reach+1)
	for i := range weights {
		weights[i] = math.Exp(-float64(i*i) / (2 * sigma * sigma))
	}
	out := make([]pt, n)
	for i := range p {
		r := min(reach, i, n-1-i)
		if closed {
			r = min(reach, (n-1)/2)
		}
		sum, total := p[i], weights[0]
		for k := 1; k <= r; k++ {
			a, b := i-k, i+k
			if a < 0 {
				a += n
			}
			if b >= n {
				b -= n
			}
			sum = sum.step(p[a].add(p[b]), weights[k])
			total += 2 * weights[k]
		}
		out[i] = sum.scale(1 / total)
	}
	return out
}

// findCorners are the places where the line turns sharply, and more than its neighbours.
func findCorners(p []pt, closed bool, reach int, degrees float64) []int {
	n := len(p)
	turns := make([]float64, n)
	for i := range p {
		if !closed && (i < reach || i >= n-reach) {
			continue
		}
		in, out := p[i].sub(p[wrap(i-reach, n)]).unit(), p[wrap(i+reach, n)].sub(p[i]).unit()
		turns[i] = math.Acos(clamp(in.dot(out), -1, 1)) * 180 / math.Pi
	}
	var corners []int
	for i := range p {
		if turns[i] >= degrees && sharpest(turns, i, reach, closed) {
			corners = append(corners, i)
		}
	}
	return corners
}

func sharpest(turns []float64, i, reach int, closed bool) bool {
	for k := i - reach; k <= i+reach; k++ {
		j := k
		if closed {
			j = wrap(k, len(turns))
		} else if k < 0 || k >= len(turns) {
			continue
		}
		if turns[j] > turns[i] || turns[j] == turns[i] && j < i {
			return false
		}
	}
	return true
}

func wrap(i, n int) int { return ((i % n) + n) % n }

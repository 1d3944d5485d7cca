package figure

import "math"

// A ponytail is a chain that hangs from its tie: it falls, and lies on head, neck, back, floor or seat where these are
// below it.
const (
	tailPieces = 8
	tailPiece  = 0.0145 // body heights
	tailWide   = 0.0150
	tailBend   = 65.0 // degrees from piece to piece: hair is springy
)

// ponytail is the solids of the tail; the parts are what it can lie on.
func (s *skeleton) ponytail(on []part) []solid {
	root, tie := s.tie(on)
	chain := [tailPieces + 1]vec{tie}
	out := root.to(tie)
	for k := 1; k <= tailPieces; k++ {
		chain[k] = chain[k-1].step(out, tailPiece)
	}
	const times, falls, aside = 70, 0.0030, -0.15 // to one side, where it could fall to either
	down := axisY.scale(-1).step(s.head.x, aside)
	for range times {
		d := out
		for k := 1; k <= tailPieces; k++ {
			p := s.pushedOut(on, chain[k].step(down, falls), tailRadius(k))
			d = bentTo(d, chain[k-1].to(p), tailBend)
			chain[k] = chain[k-1].step(d, tailPiece)
		}
	}
	tail := []solid{newCone(root, tie, 0.0125, tailRadius(0))}
	for k := 1; k <= tailPieces; k++ {
		tail = append(tail, newCone(chain[k-1], chain[k], tailRadius(k-1), tailRadius(k)))
	}
	return tail
}

// tailRadius swells from the tie and runs out to a tip.
func tailRadius(k int) float64 {
	t := float64(k) / tailPieces
	return tailWide * (0.72 + 1.1*t*(1-t) - 0.55*math.Pow(t, 4))
}

// tie is where the tail leaves the skull: behind, or higher up where the head lies on that.
func (s *skeleton) tie(on []part) (root, end vec) {
	const low, step, high = 11, 12, 107 // degrees above the back of the head
	for up := float64(low); ; up += step {
		sin, cos := math.Sincos(up * math.Pi / 180)
		at := func(r float64) vec { return s.headPoint(0, 0.046+float64(sin*r), -0.008-float64(cos*r)) }
		if root, end = at(0.050), at(0.071); up >= high || s.clearOf(on, end) > tailWide/2 {
			return root, end
		}
	}
}

// clearOf is how far a point is from the floor, from things and from the parts but the hair itself.
func (s *skeleton) clearOf(on []part, p vec) float64 {
	d := p[1]
	for i := range s.things {
		d = min(d, s.things[i].distance(p[0], p[1], p[2]))
	}
	for i := range on {
		if on[i].role != hair {
			d = min(d, on[i].distance(p))
		}
	}
	return d
}

// pushedOut moves a point out of what it can lie on by r.
func (s *skeleton) pushedOut(on []part, p vec, r float64) vec {
	const tries, e = 3, 0.001
	for range tries {
		p[1] = max(p[1], r)
		for i := range on {
			d := on[i].distance(p)
			if d >= r {
				continue
			}
			out := vec{on[i].distance(p.step(axisX, e)) - d, on[i].distance(p.step(axisY, e)) - d, on[i].distance(p.step(axisZ, e)) - d}.unit()
			p = p.step(out, r-d)
		}
	}
	return p
}

// bentTo is the direction to b, but turned from a by so many degrees at most.
func bentTo(a, b vec, most float64) vec {
	if angle := angleBetween(a, b); angle > most {
		return mix(a, b, most/angle).unit()
	}
	return b
}

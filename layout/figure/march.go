package figure

import "math"

const (
	tileSize = 8     // pixels: their rays share one list of solids and one safe start
	lattice  = 4     // pixels between two rays that are followed in any case
	margin   = 0.045 // a solid farther from a tile than this cannot matter to it, blends included
	touching = 0.030 // a solid nearer than this may be seen in it
)

// tile is a square of pixels.
type tile struct {
	near       near
	start, end float64 // of the depth in which its solids lie
	state      tileState
	safe       float64 // depth that every ray of it reaches without meeting anything
}

type tileState uint8

const (
	untried tileState = iota
	met
	bare
)

// radius is that of a square of pixels, in body heights.
func (m *depthMap) radius(pixels int) float64 { return float64(pixels) * 0.7072 / m.scale }

// tile gathers the solids of a tile when one of its pixels is first asked for.
func (m *depthMap) tile(x, y int) *tile {
	k := y/tileSize*m.tilesWide + x/tileSize
	if m.tiles[k] != nil {
		return m.tiles[k]
	}
	t := &tile{start: math.MaxFloat64, end: -math.MaxFloat64, state: bare}
	m.tiles[k] = t
	cx := m.left + float64(x/tileSize*tileSize+tileSize/2)/m.scale
	cy := m.top - float64(y/tileSize*tileSize+tileSize/2)/m.scale
	r := m.radius(tileSize)
	m.list.gather(m.scene, func(i int) bool {
		q := &m.scene.discs[i]
		dx, dy, most := cx-q.x, cy-q.y, q.r+r+margin
		return float64(dx*dx)+float64(dy*dy) < float64(most*most)
	}, func(o *solid) bool {
		q := &m.scene.shadows[o.id]
		d := q.reach(cx, cy) - q.r - r
		if d > margin {
			return false
		}
		if d < touching {
			t.state = untried
		}
		t.start, t.end = min(t.start, q.near-margin), max(t.end, q.far+margin)
		return true
	})
	t.near = m.list.clone()
	return t
}

// approach makes a tile ready for its rays: it finds a safe start for them all, or proves the tile bare.
func (m *depthMap) approach(t *tile, x, y int) {
	if t.state != untried {
		return
	}
	var ok bool
	if t.safe, ok = m.beam(t, x/tileSize*tileSize, y/tileSize*tileSize, tileSize, t.start); ok {
		t.state = met
	} else {
		t.state = bare
	}
}

// beam goes along all rays of a square at once, from a depth that is safe for them, as far as it is safe for all; false
// where none of them meets anything.
func (m *depthMap) beam(t *tile, x, y, pixels int, depth float64) (safe float64, ok bool) {
	const near, back = 0.0012, 0.001
	half := (float64(pixels)/2 - 0.5) / m.scale
	o, v := m.ray(x, y, 0).step(m.view.right, half).step(m.view.up, -half), m.view.into
	r := m.radius(pixels) * 1.1
	for range 120 {
		d, _ := t.near.surface(o[0]+float64(v[0]*depth), o[1]+float64(v[1]*depth), o[2]+float64(v[2]*depth))
		if d < r+near {
			return depth - back, true
		}
		if depth += (d - r) * 0.9; depth > t.end {
			return 0, false
		}
	}
	return 0, false
}

// follow finds the surface along the ray of one pixel, from a safe depth on. Two distances tell how fast it comes nearer,
// and so where it should be met. A step is too long when between the balls of its two ends, which nothing else is in,
// more than a gap is left.
func (m *depthMap) follow(t *tile, x, y int, depth float64) (at float64, part int, ok bool) {
	const (
		close, inside = 0.00015, -0.00015
		gap           = 0.003
		careful       = 0.92 // of a distance
	)
	o, v := m.ray(x, y, 0), m.view.into
	step, before := 0.0, 0.0 // the last step, and the distance where it began
	for range 160 {
		d, part := t.near.surface(o[0]+float64(v[0]*depth), o[1]+float64(v[1]*depth), o[2]+float64(v[2]*depth))
		if step > before+math.Abs(d)+gap {
			depth -= step - float64(careful*before)
			step = careful * before
			continue
		}
		if d < close && d > inside {
			return depth, part, true
		}
		slope := -1.0
		if step != 0 {
			slope = clamp((d-before)/step, -1, 0.5)
		}
		var next float64
		switch {
		case d < 0: // gone too far
			next = -d / min(slope, -0.25)
		case slope < 0 && d < -slope*(d+careful*gap): // it is met before the step is too long
			next = -d / slope
		default:
			next = max(2*careful*d/(1-slope), d+careful*gap)
		}
		if depth+next > t.end { // no step that may be too long leaves the tile
			next = min(next, careful*d)
		}
		before, step = d, next
		if depth += step; depth > t.end {
			return 0, nothing, false
		}
	}
	return 0, nothing, false
}

// look fills one pixel; the ray is safe up to a depth.
func (m *depthMap) look(t *tile, x, y int, safe float64) {
	i := y*m.w + x
	if m.seen[i] {
		return
	}
	m.seen[i] = true
	if depth, part, ok := m.follow(t, x, y, safe); ok {
		m.depth[i], m.part[i] = depth, int16(part)
		m.material[i] = m.scene.parts[part].material(m.ray(x, y, depth))
	}
}

// squareKind says how the pixels of a square between four lattice rays are filled.
type squareKind uint8

const (
	followed squareKind = iota
	filled              // between its corners: one part, one material, no bend
	vacant              // background at all corners: followed only beside something
)

// fill follows the rays of a lattice, and then of the squares that are not plainly smooth.
func (m *depthMap) fill() {
	w, h := (m.w-1)/lattice+1, (m.h-1)/lattice+1
	for y := range h {
		for x := range w {
			t := m.tile(x*lattice, y*lattice)
			if m.approach(t, x*lattice, y*lattice); t.state == met {
				m.look(t, x*lattice, y*lattice, t.safe)
			}
		}
	}
	squares := m.squares(w, h)
	for y := range h {
		for x := range w {
			switch squares[y*w+x] {
			case filled:
				m.fillBetween(x*lattice, y*lattice)
			case followed:
				m.lookAll(x*lattice, y*lattice)
			case vacant:
				if besideSomething(squares, w, h, x, y) {
					m.lookAll(x*lattice, y*lattice)
				}
			}
		}
	}
}

// squares tells the kind of each; those at the right and lower rim have no four corners and are followed.
func (m *depthMap) squares(w, h int) []squareKind {
	bent := m.bentPoints(w, h)
	kinds := make([]squareKind, w*h)
	for y := range h - 1 {
		for x := range w - 1 {
			k := y*w + x
			a := y*lattice*m.w + x*lattice
			b, c, d := a+lattice, a+lattice*m.w, a+lattice*m.w+lattice
			p, mat := m.part[a], m.material[a]
			switch {
			case m.part[b] != p || m.part[c] != p || m.part[d] != p:
			case p == nothing:
				kinds[k] = vacant
			case mat == skin && (m.scene.parts[p].role == hand || m.scene.parts[p].role == foot): // fingers and toes are fine forms
			case m.material[b] != mat || m.material[c] != mat || m.material[d] != mat:
			case bent[k] || bent[k+1] || bent[k+w] || bent[k+w+1]:
			default:
				kinds[k] = filled
			}
		}
	}
	return kinds
}

// bentPoints marks the lattice points where the depth bends too much to be filled between.
func (m *depthMap) bentPoints(w, h int) []bool {
	limit := 1.7 / m.scale
	bends := func(i, step int) bool {
		a, b := i-step, i+step
		return m.part[a] != m.part[i] || m.part[b] != m.part[i] || math.Abs(m.depth[a]-2*m.depth[i]+m.depth[b]) > limit
	}
	bent := make([]bool, w*h)
	for y := range h {
		for x := range w {
			i := y*lattice*m.w + x*lattice
			if m.part[i] == nothing {
				continue
			}
			bent[y*w+x] = x > 0 && x+1 < w && bends(i, lattice) || y > 0 && y+1 < h && bends(i, lattice*m.w)
		}
	}
	return bent
}

func besideSomething(kinds []squareKind, w, h, x, y int) bool {
	for v := max(y-1, 0); v <= min(y+1, h-1); v++ {
		for u := max(x-1, 0); u <= min(x+1, w-1); u++ {
			if kinds[v*w+u] != vacant {
				return true
			}
		}
	}
	return false
}

// lookAll follows the rays of a square, all together as far as nothing is near.
func (m *depthMap) lookAll(x, y int) {
	t := m.tile(x, y)
	if m.approach(t, x, y); t.state == bare {
		return
	}
	safe, ok := m.beam(t, x, y, lattice, t.safe)
	if !ok {
		return
	}
	for v := y; v < min(y+lattice, m.h); v++ {
		for u := x; u < min(x+lattice, m.w); u++ {
			m.look(t, u, v, safe)
		}
	}
}

// fillBetween spreads the depths of a square's corners over it.
func (m *depthMap) fillBetween(x, y int) {
	a := y*m.w + x
	z00, z10 := m.depth[a], m.depth[a+lattice]
	z01, z11 := m.depth[a+lattice*m.w], m.depth[a+lattice*m.w+lattice]
	for v := range lattice {
		t := float64(v) / lattice
		left, right := z00+float64((z01-z00)*t), z10+float64((z11-z10)*t)
		for u := range lattice {
			if i := a + v*m.w + u; !m.seen[i] {
				m.depth[i] = left + (right-left)*(float64(u)/lattice)
				m.part[i], m.material[i] = m.part[a], m.material[a]
			}
		}
	}
}

package figure

import "math"

// Marks are the lines and small areas that the body's shape alone does not give: face, ears, hair, laces, folds. Each is
// a short curve near the surface. It is laid on to the surface, tested against the depth picture, and drawn as a tapered
// brush; so it follows any pose and camera, and costs a few dozen bytes.

// spot is a point of a mark, and the direction out of the surface there.
type spot struct{ at, out vec }

// marker draws marks on some parts of the body.
type marker struct {
	*artist
	near    near
	least   float64 // body heights: a visible piece that is shorter is left out
	share   float64 // of a mark that must be visible, else none of it is drawn
	merged  []layer
	creases [][]pt // the folds so far, in pixels
}

const (
	leastFold    = 0.016
	leastFeature = 0.005
	leastThin    = 0.006
	onSurface    = 0.006 // depth by which a visible mark may be off
	frontalView  = -0.08
	profileView  = -0.30
	frontalShare = 0.42
	profileShare = 0.75
)

// marks draws all of them.
func (a *artist) marks() {
	m := &marker{artist: a, least: leastFold}
	m.folds()
	m.shoes()
	m.hairLines()
	m.least = leastFeature
	m.hands()
	m.ears()
	if facing := -a.skeleton.head.z.dot(a.seen.view.into); facing > profileView {
		m.share = frontalShare
		if facing < frontalView {
			m.share = profileShare
		}
		m.face()
	}
	for _, l := range m.merged {
		a.add(l)
	}
}

// on chooses the parts of the body that the next marks lie on.
func (m *marker) on(chosen func(*part) bool) {
	m.near.gather(m.scene, func(i int) bool {
		p := &m.scene.parts[i]
		return p.object == theBody && chosen(p)
	}, func(*solid) bool { return true })
}

func roles(of ...role) func(*part) bool {
	return func(p *part) bool {
		for _, r := range of {
			if p.role == r {
				return true
			}
		}
		return false
	}
}

func rolesOf(l limb, of ...role) func(*part) bool {
	right := roles(of...)
	return func(p *part) bool { return p.limb == l && right(p) }
}

// dense puts a smooth curve through the spots.
func dense(spots []spot, n int) []spot {
	var at, out []vec
	for _, s := range spots {
		at, out = append(at, s.at), append(out, s.out)
	}
	at, out = smoothCurve(at, n), smoothCurve(out, n)
	curve := make([]spot, len(at))
	for i := range at {
		curve[i] = spot{at[i], out[i].unit()}
	}
	return curve
}

// around narrows the chosen parts to the neighbourhood of a mark.
func (m *marker) around(spots []spot) *near {
	var middle vec
	for _, s := range spots {
		middle = middle.add(s.at)
	}
	middle = middle.scale(1 / float64(len(spots)))
	r := 0.0
	for _, s := range spots {
		r = max(r, s.at.distance(middle))
	}
	n := &near{}
	n.narrow(m.scene, &m.near, middle, r+0.04)
	return n
}

// land lets a spot fall on to the surface from outside.
func land(n *near, s spot) (vec, bool) {
	for height, tries := 0.030, 0; height > -0.05 && tries < 40; tries++ {
		p := s.at.step(s.out, height)
		d, _ := n.surface(p[0], p[1], p[2])
		if d < 0.0003 {
			return p, true
		}
		height -= d * 0.9
	}
	return vec{}, false
}

// visible tells whether nothing lies before a point, and where it appears.
func (m *marker) visible(p vec) (pt, bool) {
	x, y, depth := m.seen.view.project(p)
	q := pt{(x - m.seen.left) * m.seen.scale, (m.seen.top - y) * m.seen.scale}
	for v := int(q.y) - 1; v <= int(q.y)+1; v++ {
		for u := int(q.x) - 1; u <= int(q.x)+1; u++ {
			if u < 0 || v < 0 || u >= m.seen.w || v >= m.seen.h {
				continue
			}
			if i := v*m.seen.w + u; m.seen.part[i] != nothing && math.Abs(m.seen.depth[i]-depth) < onSurface {
				return q, true
			}
		}
	}
	return q, false
}

// runs are the visible pieces of a mark, in pixels.
func (m *marker) runs(spots []spot) [][]pt {
	if m.near.empty() {
		return nil
	}
	curve := dense(spots, 8)
	n := m.around(curve)
	if n.empty() {
		return nil
	}
	var out [][]pt
	var run []pt
	count := 0
	end := func() {
		if len(run) > 2 {
			out = append(out, run)
			count += len(run)
		}
		run = nil
	}
	for _, s := range curve {
		p, ok := land(n, s)
		if ok {
			var q pt
			if q, ok = m.visible(p); ok {
				run = append(run, q)
			}
		}
		if !ok {
			end()
		}
	}
	end()
	if float64(count) < m.share*float64(len(curve)) {
		return nil
	}
	return out
}

// line draws a brush that tapers at both ends; the weight is in mm.
func (m *marker) line(weight float64, i ink, spots ...spot) {
	m.brush(weight, i, taper{start: true, end: true}, spots...)
}

func (m *marker) brush(weight float64, i ink, t taper, spots ...spot) {
	var paths []path
	for _, run := range m.runs(spots) {
		if length := lengthOf(run); length >= m.least*m.seen.scale {
			t.length = length / 2
			paths = append(paths, brushed(path{fitted(resampled(run, 1.5), 0.4), false}, weight*m.mm, t))
		}
	}
	m.merge(layer{fill: i, nonZero: true, paths: paths})
}

// thin draws a plain stroke, which is cheaper, where a taper would not show.
func (m *marker) thin(weight float64, i ink, spots ...spot) {
	var paths []path
	for _, run := range m.runs(spots) {
		if lengthOf(run) >= leastThin*m.seen.scale {
			paths = append(paths, path{fitted(resampled(run, 1.5), 0.5), false})
		}
	}
	m.merge(layer{stroke: i, width: weight * m.mm, paths: paths})
}

// area fills a closed curve as far as it is visible, if at least that share of it is.
func (m *marker) area(i ink, share float64, spots ...spot) {
	if m.near.empty() {
		return
	}
	curve := dense(append(spots, spots[0]), 6)
	n := m.around(curve)
	var border []pt
	for _, s := range curve[:len(curve)-1] {
		if p, ok := land(n, s); ok {
			if q, ok := m.visible(p); ok {
				border = append(border, q)
			}
		}
	}
	if len(border) < 5 || float64(len(border)) < share*float64(len(curve)) {
		return
	}
	m.merge(layer{fill: i, paths: []path{{fitted(resampled(append(border, border[0]), 1), 0.35), true}}})
}

// merge joins marks of one look that follow each other.
func (m *marker) merge(l layer) {
	if len(l.paths) == 0 {
		return
	}
	if n := len(m.merged); n > 0 {
		last := &m.merged[n-1]
		if last.fill == l.fill && last.stroke == l.stroke && last.width == l.width && last.nonZero == l.nonZero {
			last.paths = append(last.paths, l.paths...)
			return
		}
	}
	m.merged = append(m.merged, l)
}

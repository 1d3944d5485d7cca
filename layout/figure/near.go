package figure

import "math"

// maxParts bounds a scene: a person has thirty parts, and few props have more than two.
const maxParts = 96

// widestBlend is more than any two parts blend over.
const widestBlend = 0.06

// near is a short list of the solids that can matter in some place, part by part, with the joints between them. Parts stand
// in the order of their depth: the sooner the nearest is found, the fewer others need a look.
type near struct {
	parts  []int32
	first  []int32 // index of each part's first solid, and the end
	solids []entry
	child  []int32 // by index in parts
	parent []int32
	joints []*joint
	of     []float64 // distances of the parts: room for surface to work in
}

// entry is a solid with what tells whether it must be looked at, side by side in memory.
type entry struct {
	x, y, z, bound, blend float64
	*solid
}

func (n *near) append(o *solid) {
	n.solids = append(n.solids, entry{o.centre[0], o.centre[1], o.centre[2], o.bound, o.blend, o})
}

func (n *near) empty() bool { return len(n.parts) == 0 }

// gather fills the list with the solids that pass.
func (n *near) gather(s *scene, keep func(p *part, o *solid) bool) {
	n.parts, n.first, n.solids = n.parts[:0], n.first[:0], n.solids[:0]
	for _, i := range s.order {
		p := &s.parts[i]
		start := len(n.solids)
		for k := range p.solids {
			if keep(p, &p.solids[k]) {
				n.append(&p.solids[k])
			}
		}
		if len(n.solids) > start {
			n.parts = append(n.parts, int32(i))
			n.first = append(n.first, int32(start))
		}
	}
	n.first = append(n.first, int32(len(n.solids)))
	n.link(s)
}

// narrow keeps of src what can matter within r of p: every other solid is farther away than the blended surface and the
// widest blend.
func (n *near) narrow(s *scene, src *near, p vec, r float64) {
	n.parts, n.first, n.solids = n.parts[:0], n.first[:0], n.solids[:0]
	d, _ := src.surface(p[0], p[1], p[2])
	limit := max(d, 0) + 2.2*r + 0.002
	for i, part := range src.parts {
		start := len(n.solids)
		for _, e := range src.solids[src.first[i]:src.first[i+1]] {
			if e.distance(p[0], p[1], p[2]) < limit+s.parts[part].reach {
				n.append(e.solid)
			}
		}
		if len(n.solids) > start {
			n.parts = append(n.parts, part)
			n.first = append(n.first, int32(start))
		}
	}
	n.first = append(n.first, int32(len(n.solids)))
	n.link(s)
}

func (n *near) link(s *scene) {
	var at [maxParts]int8
	for i := range s.parts {
		at[i] = -1
	}
	for i, part := range n.parts {
		at[part] = int8(i)
	}
	n.of = make([]float64, len(n.parts))
	n.child, n.parent, n.joints = n.child[:0], n.parent[:0], n.joints[:0]
	for i := range s.joints {
		j := &s.joints[i]
		if a, b := at[j.child], at[j.parent]; a >= 0 && b >= 0 {
			n.child, n.parent, n.joints = append(n.child, int32(a)), append(n.parent, int32(b)), append(n.joints, j)
		}
	}
}

// surface is the blended distance at a point, and the part that is nearest before blending.
func (n *near) surface(x, y, z float64) (distance float64, part int) {
	of := n.of
	nearest, which := math.MaxFloat64, int32(-1)
	for i := range n.parts {
		d := math.MaxFloat64
		some := n.solids[n.first[i]:n.first[i+1]]
		for k := range some {
			o := &some[k]
			// A solid whose ball is farther than any blend from what was found cannot change the outcome.
			limit := min(d+o.blend, nearest+widestBlend) + o.bound
			dx, dy, dz := x-o.x, y-o.y, z-o.z
			if limit < 0 || dot3(dx, dy, dz, dx, dy, dz) > limit*limit {
				continue
			}
			d = blend(d, o.distance(x, y, z), o.blend)
		}
		of[i] = d
		if d < nearest {
			nearest, which = d, n.parts[i]
		}
	}
	least := nearest
	for i, j := range n.joints {
		a, b := of[n.child[i]], of[n.parent[i]]
		if diff := a - b; diff < j.blend && -diff < j.blend {
			dx, dy, dz := x-j.at[0], y-j.at[1], z-j.at[2]
			if r2 := dot3(dx, dy, dz, dx, dy, dz); r2 < float64(j.radius*j.radius) {
				k := j.blend * (1 - ease(j.radius*0.55, j.radius, math.Sqrt(r2)))
				of[n.parent[i]] = blend(b, a, k)
				least = min(least, of[n.parent[i]])
				continue
			}
		}
		of[n.parent[i]] = min(a, b)
	}
	return least, int(which)
}

// blend is a smooth minimum: equal to the lesser where the two differ by k or more.
func blend(a, b, k float64) float64 {
	diff := a - b
	m := a
	if diff > 0 {
		m = b
	} else {
		diff = -diff
	}
	if h := k - diff; h > 0 {
		m -= float64(h*h) / (4 * k)
	}
	return m
}

// touches tells whether some solid of the parts that count lies within r of p; blends do not count.
func (n *near) touches(s *scene, p vec, r float64, counts func(*part, *solid) bool) bool {
	for i, which := range n.parts {
		for _, e := range n.solids[n.first[i]:n.first[i+1]] {
			o := e.solid
			d, reach := p.sub(o.centre), o.bound+r
			if d.dot(d) < reach*reach && counts(&s.parts[which], o) && o.distance(p[0], p[1], p[2]) < r {
				return true
			}
		}
	}
	return false
}

package figure

import (
	"math"
	"slices"
)

// maxParts bounds a scene: a person has thirty parts, and few props have more than two.
const maxParts = 96

// widestBlend is more than any two parts blend over.
const widestBlend = 0.06

// near is a short list of the solids that can matter in some place, part by part, with the joints between them. Parts stand
// in the order of their depth: the sooner the nearest is found, the fewer others need a look.
type near struct {
	groups []group
	solids []entry
	links  []link
	last   struct{ x, y, z, distance float64 } // the point that was asked about last, and its nearest part's distance
}

// group is the listed solids of one part, and the ball that holds them.
type group struct {
	x, y, z, bound float64
	slack          float64 // how much farther than the nearest part it still matters
	distance       float64 // from the point that is asked about
	part           int
	first, end     int32 // in near.solids
	trim           func(x, y, z float64) float64
}

// entry is a solid with what tells whether it must be looked at, side by side in memory.
type entry struct {
	x, y, z, bound, blend float64
	*solid
}

// link is a joint between two groups of the list.
type link struct {
	*joint
	child, parent int8
}

func (n *near) empty() bool { return len(n.groups) == 0 }

// gather fills the list with the solids that pass, of parts that pass.
func (n *near) gather(s *scene, part func(i int) bool, keep func(o *solid) bool) {
	n.clear()
	for _, i := range s.order {
		if !part(i) {
			continue
		}
		first := len(n.solids)
		for k := range s.parts[i].solids {
			if o := &s.parts[i].solids[k]; keep(o) {
				n.append(o)
			}
		}
		n.close(s, i, first)
	}
	n.link(s)
}

// clone is the list in room of its own.
func (n *near) clone() near {
	return near{groups: slices.Clone(n.groups), solids: slices.Clone(n.solids), links: slices.Clone(n.links), last: n.last}
}

// narrow keeps of src what can matter within r of p: every other solid is farther away than the blended surface and the
// widest blend.
func (n *near) narrow(s *scene, src *near, p vec, r float64) {
	n.clear()
	d, _ := src.surface(p[0], p[1], p[2])
	limit := max(d, 0) + 2.2*r + 0.002
	for i := range src.groups {
		g := &src.groups[i]
		first := len(n.solids)
		for _, e := range src.solids[g.first:g.end] {
			if e.distance(p[0], p[1], p[2]) < limit+s.parts[g.part].reach {
				n.append(e.solid)
			}
		}
		n.close(s, g.part, first)
	}
	n.link(s)
}

func (n *near) clear() {
	n.groups, n.solids, n.links = n.groups[:0], n.solids[:0], n.links[:0]
	n.last.distance = math.MaxFloat64
}

func (n *near) append(o *solid) {
	n.solids = append(n.solids, entry{o.centre[0], o.centre[1], o.centre[2], o.bound, o.blend, o})
}

// close makes a group of a part's solids, which are listed from first on.
func (n *near) close(s *scene, part, first int) {
	some := n.solids[first:]
	if len(some) == 0 {
		return
	}
	lo, hi := some[0].centre, some[0].centre
	for i := range some {
		for axis, c := range some[i].centre {
			lo[axis], hi[axis] = min(lo[axis], c), max(hi[axis], c)
		}
	}
	centre, bound := mix(lo, hi, 0.5), 0.0
	for i := range some {
		bound = max(bound, centre.distance(some[i].centre)+some[i].bound)
	}
	n.groups = append(n.groups, group{
		x: centre[0], y: centre[1], z: centre[2], bound: bound, slack: s.parts[part].slack,
		part: part, first: int32(first), end: int32(len(n.solids)), trim: s.parts[part].trim,
	})
}

func (n *near) link(s *scene) {
	var at [maxParts]int8
	for i := range s.parts {
		at[i] = -1
	}
	for i := range n.groups {
		at[n.groups[i].part] = int8(i)
	}
	for i := range s.joints {
		j := &s.joints[i]
		if a, b := at[j.child], at[j.parent]; a >= 0 && b >= 0 {
			n.links = append(n.links, link{j, a, b})
		}
	}
}

// surface is the blended distance at a point, and the part that is nearest before blending. Points are asked about in
// rows, each close to the one before: what was near there tells how far off the nearest can be here, and so what need not
// be looked at. Where that misleads, all is looked at.
func (n *near) surface(x, y, z float64) (distance float64, part int) {
	const slope, least = 1.2, 0.0001 // no distance grows faster, as a rule
	dx, dy, dz := x-n.last.x, y-n.last.y, z-n.last.z
	limit := n.last.distance + least + float64(slope*math.Sqrt(dot3(dx, dy, dz, dx, dy, dz)))
	nearest, part := n.nearest(x, y, z, limit)
	if part == nothing {
		nearest, part = n.nearest(x, y, z, math.MaxFloat64)
	}
	n.last.x, n.last.y, n.last.z, n.last.distance = x, y, z, nearest
	return min(nearest, n.blended(x, y, z)), part
}

// nearest finds the nearest part that is less than the limit away, or nothing, and the distances of those that may blend
// with it; what is farther counts as endless.
func (n *near) nearest(x, y, z, limit float64) (distance float64, part int) {
	part = nothing
	for i := range n.groups {
		g := &n.groups[i]
		g.distance = math.MaxFloat64
		most := limit + g.slack
		if beyond(x-g.x, y-g.y, z-g.z, most+g.bound) {
			continue
		}
		d := math.MaxFloat64
		some := n.solids[g.first:g.end]
		for k := range some {
			// A solid whose ball is farther than any blend from what was found cannot change the outcome.
			o := &some[k]
			if !beyond(x-o.x, y-o.y, z-o.z, min(d+o.blend, most)+o.bound) {
				d = blend(d, o.distance(x, y, z), o.blend)
			}
		}
		if g.trim != nil && d < limit+g.slack {
			d = -blend(-d, -g.trim(x, y, z), trimRound)
		}
		g.distance = d
		if d < limit {
			limit, part = d, g.part
		}
	}
	return limit, part
}

// beyond tells whether a vector is longer than a length, which may be negative.
func beyond(x, y, z, length float64) bool {
	return length < 0 || dot3(x, y, z, x, y, z) > float64(length*length)
}

// blended joins neighbours, and is the least distance where some do.
func (n *near) blended(x, y, z float64) float64 {
	least := math.MaxFloat64
	for i := range n.links {
		j := &n.links[i]
		child, parent := &n.groups[j.child], &n.groups[j.parent]
		a, b := child.distance, parent.distance
		if diff := a - b; diff < j.blend && -diff < j.blend {
			dx, dy, dz := x-j.at[0], y-j.at[1], z-j.at[2]
			if r2 := dot3(dx, dy, dz, dx, dy, dz); r2 < float64(j.radius*j.radius) {
				k := j.blend * (1 - ease(j.radius*0.55, j.radius, math.Sqrt(r2)))
				parent.distance = blend(b, a, k)
				least = min(least, parent.distance)
				continue
			}
		}
		parent.distance = min(a, b)
	}
	return least
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
	for i := range n.groups {
		g := &n.groups[i]
		if beyond(p[0]-g.x, p[1]-g.y, p[2]-g.z, g.bound+r) {
			continue
		}
		for _, e := range n.solids[g.first:g.end] {
			o := e.solid
			if !beyond(p[0]-o.centre[0], p[1]-o.centre[1], p[2]-o.centre[2], o.bound+r) &&
				counts(&s.parts[g.part], o) && o.distance(p[0], p[1], p[2]) < r {
				return true
			}
		}
	}
	return false
}

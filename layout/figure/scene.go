package figure

import (
	"cmp"
	"math"
	"slices"
)

// limb tells which arm or leg a part belongs to.
type limb uint8

const (
	noLimb limb = iota
	leftArm
	rightArm
	leftLeg
	rightLeg
)

// role is what a part is, as far as drawing and checking ask.
type role uint8

const (
	torso role = iota
	neck
	head
	ear
	hair
	sleeve
	hem
	upperArm
	forearm
	hand
	thigh
	shank
	ankle
	foot
	sole
	chair
	bar
	barFoot
	wall
	floor
	mat
	cushion
	ball
	towel
	block
	table
	doorFrame
	roller
	pole
	band
)

// isGround tells what lies under everything and throws no shadow on the floor.
func (r role) isGround() bool { return r == mat || r == floor || r == wall }

// isUpright tells what one leans on.
func (r role) isUpright() bool { return r == wall || r == doorFrame }

// theBody is the object number of the body; props count from 1.
const theBody = 0

// trimRound rounds the edge where a part is trimmed.
const trimRound = 0.008

// part is solids blended with each other: a thigh, a head, a chair's seat.
type part struct {
	name     string // in findings: "left forearm"
	role     role
	limb     limb
	object   int
	solids   []solid
	blend    float64
	material func(vec) material            // of a point of its surface
	trim     func(x, y, z float64) float64 // takes away of the whole where it is positive; nil for none
	reach    float64                       // its widest blend
	slack    float64                       // how much farther than the surface it can still change it
}

// joint blends two neighbours near a place: fully up to 0.55 of the radius, not at all beyond it.
type joint struct {
	child, parent int
	at            vec
	blend, radius float64
}

// scene is all parts of one picture.
type scene struct {
	parts   []part
	joints  []joint
	shadows []shadow
	discs   []disc // that hold each part's shadows
	order   []int  // of the parts, from the camera
}

func (s *scene) add(p part) int {
	s.parts = append(s.parts, p)
	return len(s.parts) - 1
}

func (s *scene) join(child, parent int, at vec, blend, radius float64) {
	s.joints = append(s.joints, joint{child, parent, at, blend, radius})
}

// jointOf finds the joint between two parts.
func (s *scene) jointOf(a, b int) (*joint, bool) {
	i := slices.IndexFunc(s.joints, func(j joint) bool {
		return j.child == a && j.parent == b || j.child == b && j.parent == a
	})
	if i < 0 {
		return nil, false
	}
	return &s.joints[i], true
}

// always is a part of one material.
func always(m material) func(vec) material { return func(vec) material { return m } }

// settle fixes each solid's blend radius and each part's widest reach; the scene is complete.
func (s *scene) settle() {
	for i := range s.parts {
		p := &s.parts[i]
		p.reach = p.blend
		for k := range p.solids {
			o := &p.solids[k]
			switch {
			case o.blend == 0:
				o.blend = p.blend
			case o.blend < 0:
				o.blend = 0
			}
			p.reach = max(p.reach, o.blend)
		}
	}
	own := make([]float64, len(s.parts))
	for i := range s.parts {
		own[i] = s.parts[i].reach
		s.parts[i].slack = own[i]
	}
	for _, j := range s.joints {
		for _, i := range [2]int{j.child, j.parent} {
			p := &s.parts[i]
			p.reach = max(p.reach, j.blend)
			p.slack = max(p.slack, min(widestBlend, own[i]+j.blend))
		}
	}
}

// untrimmed is how far a point is outside the part's solids, before anything is cut off them; the scene is settled.
func (p *part) untrimmed(v vec) float64 {
	d := math.MaxFloat64
	for k := range p.solids {
		d = blend(d, p.solids[k].distance(v[0], v[1], v[2]), p.solids[k].blend)
	}
	return d
}

// distance is how far a point is outside the part alone; the scene is settled.
func (p *part) distance(v vec) float64 {
	d := p.untrimmed(v)
	if p.trim != nil {
		d = -blend(-d, -p.trim(v[0], v[1], v[2]), trimRound)
	}
	return d
}

// digitAt is the finger or toe of a part that is nearest to a point, 0 for the palm or sole.
func (s *scene) digitAt(i int, p vec) uint8 {
	nearest, digit := math.MaxFloat64, uint8(0)
	for k := range s.parts[i].solids {
		o := &s.parts[i].solids[k]
		if d := o.distance(p[0], p[1], p[2]); d < nearest {
			nearest, digit = d, o.digit
		}
	}
	return digit
}

// disc is a circle of the picture plane.
type disc struct{ x, y, r float64 }

// shadow is a solid seen from the camera: a capsule in the picture plane, and how near and far it reaches.
type shadow struct{ x, y, dx, dy, l2, r, near, far float64 }

// project works the shadows and the order out.
func (s *scene) project(v view) {
	s.shadows, s.discs, s.order = nil, nil, nil
	depths := make([]float64, len(s.parts))
	for i := range s.parts {
		s.order = append(s.order, i)
		depths[i] = math.MaxFloat64
		w := emptyWindow()
		for k := range s.parts[i].solids {
			o := &s.parts[i].solids[k]
			o.id = len(s.shadows)
			a, b := o.core()
			ax, ay, az := v.project(a)
			bx, by, bz := v.project(b)
			q := shadow{x: ax, y: ay, dx: bx - ax, dy: by - ay, r: o.radius, near: min(az, bz) - o.radius, far: max(az, bz) + o.radius}
			q.l2 = float64(q.dx*q.dx) + float64(q.dy*q.dy)
			s.shadows = append(s.shadows, q)
			depths[i] = min(depths[i], q.near)
			w.include(ax, ay, o.radius)
			w.include(bx, by, o.radius)
		}
		s.discs = append(s.discs, disc{(w.left + w.right) / 2, (w.bottom + w.top) / 2, math.Hypot(w.right-w.left, w.top-w.bottom) / 2})
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(depths[a], depths[b]) })
}

// reach is how far a point of the picture plane is from the middle line of the shadow.
func (q *shadow) reach(x, y float64) float64 {
	dx, dy := x-q.x, y-q.y
	if q.l2 > 0 {
		t := clamp((float64(dx*q.dx)+float64(dy*q.dy))/q.l2, 0, 1)
		dx -= float64(t * q.dx)
		dy -= float64(t * q.dy)
	}
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// window is a rectangle of the picture plane in body heights, y upwards.
type window struct{ left, bottom, right, top float64 }

func emptyWindow() window {
	return window{math.MaxFloat64, math.MaxFloat64, -math.MaxFloat64, -math.MaxFloat64}
}

func (w *window) include(x, y, r float64) {
	w.left, w.right = min(w.left, x-r), max(w.right, x+r)
	w.bottom, w.top = min(w.bottom, y-r), max(w.top, y+r)
}

// frameOf widens the window to hold the scene; a bar may leave it, and a wall at the top.
func (w *window) frameOf(s *scene, v view) {
	add := func(p vec, r float64) {
		x, y, _ := v.project(p)
		w.include(x, y, r)
	}
	for i := range s.parts {
		if s.parts[i].role == bar {
			continue
		}
		for k := range s.parts[i].solids {
			o := &s.parts[i].solids[k]
			switch o.form {
			case cone, tube, cylinder:
				add(o.a, o.ra)
				add(o.b, o.rb)
			case box, slab:
				for corner := range 8 {
					if s.parts[i].role == wall && corner&2 != 0 {
						continue
					}
					p := o.centre
					for axis, d := range []vec{o.frame.x, o.frame.y, o.frame.z} {
						sign := float64(corner>>axis&1*2 - 1)
						p = p.step(d, sign*o.radii[axis])
					}
					add(p, 0)
				}
			default:
				add(o.centre, o.bound)
			}
		}
	}
}

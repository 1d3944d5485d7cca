package figure

// shadowStep is the pixels between two looks at the floor.
const shadowStep = 3

// What touches a point is near it in the picture, too: its tile's solids are all that can.

// floorShadow darkens the floor close under what stands on it. A camera at floor level sees none.
func (a *artist) floorShadow() {
	const above, reach = 0.004, 0.020
	m := a.seen
	v := m.view
	if v.into[1] > -0.02 {
		return
	}
	stands := func(p *part, o *solid) bool { return !p.role.isGround() && o.centre[1]-o.bound < 0.05 }
	w, h := m.w/shadowStep, m.h/shadowStep
	dark := make([]bool, w*h)
	for y := range h {
		for x := range w {
			o := m.ray(x*shadowStep, y*shadowStep, 0).step(v.right, 1/m.scale).step(v.up, -1/m.scale)
			p := o.step(v.into, -o[1]/v.into[1])
			n := &m.tile(x*shadowStep, y*shadowStep).near
			dark[y*w+x] = n.touches(a.scene, vec{p[0], p[1] + above, p[2]}, reach, stands)
		}
	}
	paths := outlined(w, h, func(i int) bool { return dark[i] }, 16, finish{sigma: 3, tolerance: 0.8, corner: 48, reach: 8})
	enlarge(paths, shadowStep, 0)
	a.add(layer{fill: floorShadow.ink(), paths: paths})
}

// enlarge takes paths of a coarser picture to pixels; its points lie offset pixels from a coarse pixel's corner.
func enlarge(paths []path, step, offset float64) {
	for i := range paths {
		for j := range paths[i].segments {
			for k, p := range paths[i].segments[j] {
				paths[i].segments[j][k] = pt{(p.x-offset)*step + offset, (p.y-offset)*step + offset}
			}
		}
	}
}

// contactShade darkens mats and seats close to the body that rests on them, and nothing else that faces up; walls and door
// frames beside what leans on them, away from the light.
func (a *artist) contactShade() {
	const levelEnough, reach = 0.9, 0.017
	const aside, close = 0.012, 0.010 // on a wall: a wide shade would say that the arm is off it
	m := a.seen
	isBody := func(p *part, _ *solid) bool { return p.object == theBody }
	toLight := m.view.up.sub(m.view.right)
	type finding uint8
	const (
		unknown finding = iota
		lit             // or dark, as it is by itself
		clear
		covered
	)
	found := make([]finding, len(m.part))
	for y := range m.h {
		for x := range m.w {
			i := y*m.w + x
			if m.part[i] == nothing || m.partAt(i).object == theBody {
				continue
			}
			touched := func(p vec, reach float64) bool { return m.tile(x, y).near.touches(a.scene, p, reach, isBody) }
			first := (y-y%shadowStep)*m.w + x - x%shadowStep // of a square that is looked at once
			switch {
			case first != i && m.part[first] == m.part[i] && found[first] != unknown:
				found[i] = found[first]
			case m.partAt(i).role.isUpright():
				found[i] = lit
				n := m.normal(i)
				if touched(m.point(i).step(toLight.step(n, 0.5-toLight.dot(n)), aside), close) {
					found[i] = covered
				}
			case m.normal(i)[1] < levelEnough:
				found[i] = lit
			case touched(m.point(i).add(vec{0.006, 0.004, 0.003}), reach):
				found[i] = covered
			default:
				found[i] = clear
			}
			if found[i] != lit {
				m.shaded[i] = found[i] == covered
			}
		}
	}
}

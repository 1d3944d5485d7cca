package figure

// legiblePalm is the size, in printed millimetres a body height, from which the creases of a palm can be made out.
const legiblePalm = 45

// shownOfHand is the share of a crease or nail that must be seen.
const shownOfHand = 0.6

// hands draws what tells a palm from a back: two creases on a palm, and in a large hand the nails.
func (m *marker) hands() {
	if m.size < legiblePalm {
		return
	}
	m.share = shownOfHand
	for i := range sides {
		m.palm(i)
		if m.close() {
			m.nails(i)
		}
	}
	m.share = 0
}

// palm draws the crease round the ball of the thumb and the one under the fingers.
func (m *marker) palm(i int) {
	ofPalm := rolesOf(armSide(i), hand)
	m.near.gather(m.scene, func(i int) bool { return ofPalm(&m.scene.parts[i]) }, func(o *solid) bool { return o.digit == 0 })
	f := m.skeleton.hand[i]
	at := func(points ...pt) []spot { // towards the thumb, along the fingers
		spots := make([]spot, len(points))
		for k, p := range points {
			spots[k] = spot{f.at(p.x, p.y, 0.010), f.z}
		}
		return spots
	}
	const weight = 0.20
	m.line(weight, inkMark.ink(), at(pt{0.0150, 0.0350}, pt{0.0060, 0.0290}, pt{0, 0.0180}, pt{-0.0020, 0.0020})...)
	m.line(weight, inkMark.ink(), at(pt{-0.0180, 0.0350}, pt{-0.0100, 0.0345}, pt{-0.0010, 0.0390}, pt{0.0040, 0.0480})...)
}

// nails draws one on the back of each finger's end, which it finds by the names of the bones.
func (m *marker) nails(i int) {
	ofHand := rolesOf(armSide(i), hand)
	m.on(ofHand)
	var first, last [6]*solid
	for k := range m.scene.parts {
		p := &m.scene.parts[k]
		for j := range p.solids {
			if o := &p.solids[j]; ofHand(p) && o.digit > 0 {
				if first[o.digit] == nil {
					first[o.digit] = o
				}
				last[o.digit] = o
			}
		}
	}
	for n := range fingers {
		root, end := first[n+1], last[n+1]
		along := end.a.to(end.b)
		hinge := root.a.to(root.b).cross(m.skeleton.hand[i].z).unit()
		out := along.cross(hinge)
		at := func(x, y float64) spot {
			return spot{end.b.step(hinge, x).step(along, y).step(out, end.rb), out}
		}
		m.thin(0.15, inkMark.ink(), at(-0.0030, 0.0035), at(-0.0030, -0.0010), at(0, -0.0030), at(0.0030, -0.0010), at(0.0030, 0.0035))
	}
}

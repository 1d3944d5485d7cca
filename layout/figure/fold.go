package figure

import "math"

// Folds come from the angles of the joints: cloth folds where a joint bends it, and lies smooth where it is stretched.

const (
	foldWeight = 0.19 // mm
	deepWeight = 0.22
	hipWeight  = 0.24
	skinWeight = 0.17
)

func (m *marker) folds() {
	for i := range sides {
		m.kneeFolds(i)
		m.hemFolds(i)
		m.hipFolds(i)
		m.armhole(i)
		m.armpitFolds(i)
		m.sleeveFolds(i)
		m.elbowCrease(i)
		m.waistFolds(i)
		m.twistFolds(i)
	}
	m.bellyFolds()
}

func (m *marker) fold(spots ...spot) { m.crease(foldWeight, spots...) }

// onLimb is a spot on a limb: along the bone, and round it (0 the front, 90 the frame's X side).
func onLimb(f frame, along, round float64) spot {
	sin, cos := math.Sincos(round * math.Pi / 180)
	out := f.x.scale(sin).step(f.z, cos)
	return spot{f.at(0, along, 0).step(out, 0.02), out}
}

// ring is spots on one limb: along and round it by turns.
func ring(f frame, alongAndRound ...float64) []spot {
	var spots []spot
	for k := 0; k < len(alongAndRound); k += 2 {
		spots = append(spots, onLimb(f, alongAndRound[k], alongAndRound[k+1]))
	}
	return spots
}

// outward is the sign of a leg frame's X that points away from the other leg.
func (m *marker) outward(i int) float64 {
	if m.skeleton.thigh[i].x.dot(m.skeleton.pelvis.x)*sides[i] < 0 {
		return -1
	}
	return 1
}

// kneeFolds lie in the hollow of a bent knee, on both sides; a straight knee has two faint ones.
func (m *marker) kneeFolds(i int) {
	t, s := m.skeleton.thigh[i], m.skeleton.shank[i]
	m.on(rolesOf(legSide(i), thigh, shank))
	bent := angleBetween(t.y, s.y)
	const l = thighLength
	if bent <= 35 {
		o := m.outward(i)
		m.fold(ring(t, l-0.004, o*38, l+0.006, o*66, l+0.010, o*92)...)
		m.fold(ring(s, 0.022, -o*50, 0.026, -o*74, 0.022, -o*100)...)
		return
	}
	for _, x := range sides {
		m.fold(ring(t, l-0.014, 180-x*30, l-0.018, 180-x*62, l-0.026, 180-x*96)...)
		if bent > 60 { // one of the shank would cross the first
			m.fold(ring(t, l-0.030, 180-x*40, l-0.042, 180-x*70, l-0.060, 180-x*88)...)
		} else {
			m.fold(ring(s, 0.018, 180-x*36, 0.022, 180-x*66, 0.032, 180-x*92)...)
		}
	}
}

// hemFolds lie above the end of the trouser leg.
func (m *marker) hemFolds(i int) {
	s, o := m.skeleton.shank[i], m.outward(i)
	const l = shankLength
	m.fold(ring(s, l*0.905, 40*o, l*0.885, 75*o, l*0.880, 108*o)...)
	m.fold(ring(s, l*0.850, -60*o, l*0.865, -95*o, l*0.860, -125*o)...)
}

// sided makes spots of a frame: a point and its direction outwards, both mirrored for the right side.
func sided(f frame, side float64) func(x, y, z, ox, oy, oz float64) spot {
	return func(x, y, z, ox, oy, oz float64) spot {
		return spot{f.at(side*x, y, z), f.dir(vec{side * ox, oy, oz}).unit()}
	}
}

// hipFolds run from the hip to the groin when the thigh is raised, else below the belt and the buttock.
func (m *marker) hipFolds(i int) {
	p, t := m.skeleton.pelvis, m.skeleton.thigh[i]
	m.on(roles(torso, sleeve, thigh, shank))
	at := sided(p, sides[i])
	if raised := angleBetween(t.y, p.y.scale(-1)) > 40 && p.z.dot(t.y) > 0.2; raised {
		m.crease(hipWeight, at(0.078, 0.012, 0.020, 1, 0.2, 0.5), at(0.055, -0.002, 0.045, 0.35, 0.25, 1), at(0.032, -0.018, 0.050, 0.35, 0.25, 1))
		m.fold(at(0.082, -0.006, 0.030, 1, 0.1, 0.6), at(0.064, -0.012, 0.050, 0.6, 0.3, 1), at(0.050, -0.020, 0.060, 0.3, 0.4, 1))
		return
	}
	m.fold(at(0.010, -0.038, 0.035, 0.1, 0, 1), at(0.028, -0.026, 0.045, 0.1, 0, 1), at(0.050, -0.006, 0.045, 0.4, 0, 1))
	m.fold(at(0.012, -0.052, -0.04, 0.1, 0, -1), at(0.030, -0.058, -0.045, 0.1, 0, -1), at(0.048, -0.050, -0.045, 0.3, 0, -1))
}

// armpitFolds run from where sleeve and trunk part; the higher the arm, the more of them and the higher.
func (m *marker) armpitFolds(i int) {
	c := m.skeleton.chest
	m.on(roles(torso, sleeve, thigh, shank))
	at := sided(c, sides[i])
	raised := math.Acos(clamp(-m.skeleton.upperArm[i].y.dot(c.y), -1, 1)) * 180 / math.Pi
	r := clamp((raised-15)/60, 0, 1)
	x, y := 0.092-0.008*r, -0.130+0.046*r
	for _, z := range sides { // front and back
		if z < 0 && raised > 110 {
			continue
		}
		m.fold(at(x-0.002, y, 0.018*z, 0.9, 0, z), at(x-0.018, y+0.012-0.018*r, 0.035*z, 0.35, 0, z), at(x-0.037, y+0.020-0.026*r, 0.042*z, 0.35, 0, z))
		if raised > 45 && z > 0 {
			m.fold(at(x-0.004, y-0.014, 0.018, 1, 0, 0.8), at(x-0.016, y-0.030, 0.035, 0.35, 0, 1), at(x-0.032, y-0.046, 0.042, 0.35, 0, 1))
		}
	}
	if raised > 80 {
		m.fold(at(0.078, -0.110, 0, 1, 0, 0.1), at(0.076, -0.140, 0.006, 1, 0, 0.2), at(0.070, -0.170, 0.014, 1, 0, 0.5))
	}
}

// armhole parts the sleeve of an arm beside the body from the trunk, from the sleeve's hem up: without it the arm would begin as
// a stump.
func (m *marker) armhole(i int) {
	u, c := m.skeleton.upperArm[i], m.skeleton.chest
	if angleBetween(u.y, c.y.scale(-1)) > 50 {
		return
	}
	inward := 1.0
	if u.x.dot(c.x)*sides[i] > 0 {
		inward = -1
	}
	m.on(roles(torso, sleeve, thigh, shank))
	const l = upperArmLength
	for _, z := range sides { // front and back
		middle := 90 - z*90
		m.crease(deepWeight, ring(u, l*(m.skeleton.style.sleeve+0.05), inward*(middle+z*52), l*0.36, inward*(middle+z*46), l*0.22, inward*(middle+z*34), l*0.10, inward*(middle+z*20))...)
	}
}

func (m *marker) sleeveFolds(i int) {
	u := m.skeleton.upperArm[i]
	m.on(rolesOf(armSide(i), sleeve))
	const l = upperArmLength
	for _, side := range sides {
		m.fold(ring(u, l*0.50, 55*side, l*0.44, 85*side, l*0.40, 120*side)...)
	}
}

// elbowCrease is on bare skin.
func (m *marker) elbowCrease(i int) {
	s := m.skeleton
	if angleBetween(s.elbow[i].sub(s.shoulder[i]), s.wrist[i].sub(s.elbow[i])) <= 30 {
		return
	}
	m.on(rolesOf(armSide(i), upperArm, forearm))
	const l = upperArmLength
	m.line(skinWeight, inkMark.ink(), ring(s.upperArm[i], l-0.006, -35, l-0.009, 0, l-0.006, 35)...)
}

// onWaist is a spot on the trunk, at a segment of the spine, for one side.
func (m *marker) onWaist(i int) func(segment int, along, round float64) spot {
	return func(segment int, along, round float64) spot {
		f := m.skeleton.spine[segment]
		f.x = f.x.scale(sides[i])
		return onLimb(f, along, round)
	}
}

// waistFolds lie on the side that a bend shortens; the stretched side has none but two long ones.
func (m *marker) waistFolds(i int) {
	b := &m.pose.Body
	at := m.onWaist(i)
	m.on(roles(torso))
	shortened := (b.Lumbar.Side + b.Thoracic.Side) * sides[i]
	bent := b.Lumbar.Flex + b.Thoracic.Flex
	twist := math.Abs(b.Lumbar.Twist + b.Thoracic.Twist)
	if shortened < -10 {
		m.fold(at(2, 0.010, 84), at(4, 0, 66), at(5, 0.010, 58))
		m.fold(at(2, 0.010, 96), at(4, 0, 112), at(5, 0.010, 120))
		return
	}
	for _, z := range sides { // front and back
		middle := 90 - z*90
		switch {
		case shortened > 10:
			m.crease(deepWeight, at(3, 0.004, 90), at(3, 0, middle+z*58), at(3, 0.004, middle+z*30))
			m.fold(at(4, 0.006, 92), at(4, 0.002, middle+z*62), at(4, 0.004, middle+z*42))
			m.fold(at(2, 0.004, 90), at(2, 0.004, middle+z*62), at(2, 0.010, middle+z*40))
		case z*bent >= -15:
			m.fold(at(3, 0.008, middle+z*80), at(3, 0.004, middle+z*62), at(3, 0.006, middle+z*46))
			if i == 0 || twist < 10 {
				m.fold(at(2, -0.004, middle+z*84), at(2, 0.004, middle+z*60), at(2, 0.012, middle+z*40))
			}
		}
	}
}

// twistFolds rise from the hip of the side that the trunk turns to.
func (m *marker) twistFolds(i int) {
	twist := m.pose.Body.Lumbar.Twist + m.pose.Body.Thoracic.Twist
	if math.Abs(twist) <= 15 {
		return
	}
	if twist*sides[i] < 0 {
		return
	}
	m.on(roles(torso))
	at := m.onWaist(i)
	for _, z := range sides {
		middle := 90 - z*90
		m.fold(at(2, 0, middle+z*75), at(3, 0.010, middle+z*40), at(4, 0.014, middle+z*6))
		m.fold(at(3, 0.010, middle+z*80), at(4, 0.014, middle+z*50), at(5, 0.016, middle+z*20))
	}
}

// bellyFolds are those of a trunk bent forward.
func (m *marker) bellyFolds() {
	b := &m.pose.Body
	if b.Lumbar.Flex+0.4*b.Thoracic.Flex <= 16 {
		return
	}
	m.on(roles(torso))
	at := func(segment int, along, round float64) spot { return onLimb(m.skeleton.spine[segment], along, round) }
	m.crease(deepWeight, at(3, 0.004, -70), at(3, 0, -30), at(3, 0, 30), at(3, 0.004, 70))
	m.fold(at(4, 0.010, -74), at(4, 0.004, -40), at(4, 0.004, 20))
}

package figure

import "handout/data"

// finger is where one finger leaves the palm: across and along it, its length, and how it spreads.
type finger struct{ across, along, length, spread float64 }

// fingers are those of a hand, from the one beside the thumb.
var fingers = [...]finger{{0.0150, 0.050, 0.93, 1}, {0.0050, 0.052, 1, 0.3}, {-0.0052, 0.0505, 0.94, -0.4}, {-0.0148, 0.047, 0.76, -1.1}}

// addHand builds palm, four fingers of three bones and a thumb. Y of the frame is along the fingers, Z out of the palm and
// X towards the thumb.
func (s *skeleton) addHand(sc *scene, a *data.Arm, i int) int {
	f := s.hand[i]
	p := part{name: data.Sides()[i] + " hand", role: hand, limb: armSide(i), blend: 0.007, material: always(skin)}
	p.solids = append(p.solids,
		ellipsoidAt(f, 0.002, 0.012, 0, 0.0170, 0.022, 0.0105),
		newBox(f.moved(0, 0.032, 0), vec{0.0205, 0.0215, 0.0095}, 0.0090).blended(0.010),
	)
	held := s.within(f.at(0, 0.05, 0.015))
	for n, q := range fingers {
		p.solids = append(p.solids, fingerBones(f, q, a.Curl, a.Spread, held, uint8(n+1))...)
	}
	p.solids = append(p.solids, thumbBones(f, a.Thumb)...)
	return sc.add(p)
}

// within are the solids that a hand at a point can close on.
func (s *skeleton) within(p vec) []solid {
	const reach = 0.045
	var out []solid
	for i := range s.things {
		if s.things[i].distance(p[0], p[1], p[2]) < reach {
			out = append(out, s.things[i])
		}
	}
	return out
}

// Of the three bones of a finger: length, the most that the joint before it bends, and thickness.
var (
	fingerLengths = [3]float64{0.0235, 0.0160, 0.0125}
	fingerBends   = [3]float64{70, 92, 55}
	fingerRadii   = [4]float64{0.0066, 0.0060, 0.0054, 0.0046}
)

// fingerBones curl towards the palm, 0 nearly straight and 1 a fist; round a thing they close until they touch it.
func fingerBones(f frame, q finger, curl, spread float64, held []solid, digit uint8) []solid {
	d := f.y.step(f.x, q.spread*(0.05+0.22*spread)).unit()
	hinge := d.cross(f.z).unit()
	at := f.at(q.across, q.along, 0)
	bends, touches := closed(at, d, hinge, q.length, held)
	if !touches {
		for j := range bends {
			bends[j] = fingerBends[j] * (0.06 + curl*0.94)
		}
	}
	bones := make([]solid, 0, 3)
	for j := range bends {
		d = turned(d, hinge, bends[j])
		next := at.step(d, fingerLengths[j]*q.length)
		k := 0.003 + 0.004*clamp(1-curl*3-spread, 0, 1)
		if j == 0 {
			k = 0.008
		}
		bones = append(bones, newCone(at, next, fingerRadii[j], fingerRadii[j+1]).blended(k).named(digit))
		at = next
	}
	return bones
}

// closed bends a finger, joint by joint, until each bone lies on what is held; it tells whether any does.
func closed(at, d, hinge vec, length float64, held []solid) (bends [3]float64, touches bool) {
	const step, pressed = 4, 0.0012 // degrees; and how far flesh gives way
	clear := func(p vec, r float64) bool {
		for i := range held {
			if held[i].distance(p[0], p[1], p[2]) < r-pressed {
				return false
			}
		}
		return true
	}
	for j := range bends {
		reach, r := fingerLengths[j]*length, fingerRadii[j+1]
		for bends[j] < fingerBends[j] {
			next := turned(d, hinge, bends[j]+step)
			if !clear(at.step(next, reach), r) || !clear(at.step(next, reach/2), r) {
				touches = true
				break
			}
			bends[j] += step
		}
		d = turned(d, hinge, bends[j])
		at = at.step(d, reach)
	}
	return bends, touches
}

// thumbBones lie beside the palm (0), oppose the fingers (1), or stretch along the thumb's own side (below 0), where the
// thumb must be seen to point.
func thumbBones(f frame, t float64) []solid {
	bone := func(from vec, along, aside, palmwards, length float64) vec {
		return from.step(f.y.scale(along).step(f.x, aside).step(f.z, palmwards).unit(), length)
	}
	root := f.at(0.014, 0.010, 0.003)
	var a, b, c vec
	if t < 0 {
		a = bone(root, 0.38, 0.92, 0.15, 0.021)
		b = bone(a, 0.10, 0.97, 0.22, 0.018)
		c = bone(b, 0, 1, 0.05, 0.015)
	} else {
		a = bone(root, 0.75, 0.75-0.15*t, 0.10+0.55*t, 0.024)
		b = bone(a, 0.95-0.2*t, 0.25-0.35*t, 0.05+0.75*t, 0.018)
		c = bone(b, 1-0.5*t, 0.1-0.75*t, 0.05+0.6*t, 0.014)
	}
	const digit = 5
	return []solid{
		newCone(root, a, 0.0100, 0.0080).blended(0.010),
		newCone(a, b, 0.0080, 0.0066).blended(0.004).named(digit),
		newCone(b, c, 0.0066, 0.0052).blended(0.004).named(digit),
	}
}

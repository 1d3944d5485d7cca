package figure

import (
	"math"

	"handout/data"
)

// handAxes are the directions of the fingers, of what the palm faces and of the thumb; false where the pose leaves the
// hand to the forearm.
func (s *skeleton) handAxes(a *data.Arm, side float64) (fingers, palm, thumb vec, ok bool) {
	if !given(a.Fingers) {
		return fingers, palm, thumb, false
	}
	in := s.frameNamed(a.In)
	fingers = in.dir(vec(a.Fingers.Value)).unit()
	palm = in.dir(or(a.Faces, vec{-side, 0, 0})).across(fingers).unit()
	return fingers, palm, thumbSide(fingers, palm, side), true
}

func thumbSide(fingers, palm vec, side float64) vec {
	if side > 0 {
		return palm.cross(fingers)
	}
	return fingers.cross(palm)
}

// wristTarget is where the wrist must be for the hand to touch what the pose names.
func (s *skeleton) wristTarget(a *data.Arm, side float64) (vec, bool) {
	in := s.frameNamed(a.In)
	if given(a.Wrist) {
		return in.point(vec(a.Wrist.Value)), true
	}
	fingers, palm, _, ok := s.handAxes(a, side)
	switch {
	case !ok:
		return vec{}, false
	case given(a.Palm):
		return in.point(vec(a.Palm.Value)).step(fingers, -0.045).step(palm, -0.010), true
	case given(a.Grip):
		return in.point(vec(a.Grip.Value)).step(fingers, -0.046).step(palm, -(0.0105 + a.GripRadius)), true
	}
	return vec{}, false
}

// shoulderFor moves the shoulder joint with the arm: it rises and closes in as the arm is raised, follows it forward, and
// comes inward across the midline.
func (s *skeleton) shoulderFor(a *data.Arm, i int) vec {
	c, side := s.chest, sides[i]
	rest := c.at(side*s.build.shoulder, -0.047, 0)
	target, ok := s.wristTarget(a, side)
	if given(a.Elbow) {
		target, ok = s.frameNamed(a.In).point(vec(a.Elbow.Value)), true
	}
	if !ok {
		return rest
	}
	d := rest.to(target)
	up, forward, inward := d.dot(c.y), d.dot(c.z), clamp(-d.dot(c.x)*side, 0, 1)
	raised := ease(45, 180, math.Acos(clamp(-up, -1, 1))*180/math.Pi)
	return rest.
		step(c.y, 0.042*raised+a.Shrug).
		step(c.x, side*(-0.018*raised-0.016*inward)).
		step(c.z, 0.016*clamp(forward, -1, 1)+0.010*inward+a.Protract)
}

func armSide(i int) limb { return leftArm + limb(i) }

func (s *skeleton) addArm(sc *scene, a *data.Arm, i, trunk int) {
	side, word := sides[i], data.Sides()[i]
	s.bendArm(a, i)
	sh, el, wr := s.shoulder[i], s.elbow[i], s.wrist[i]
	upper, fore := sh.to(el), el.to(wr)
	u := s.upperArm[i]
	arm := sc.add(part{name: word + " upper arm", role: upperArm, limb: armSide(i), blend: 0.018, material: always(skin), solids: []solid{s.bareUpperArm(u)}})
	cover := sc.add(part{name: word + " sleeve", role: sleeve, limb: armSide(i), blend: 0.02, material: always(shirt), solids: []solid{
		newTube(u, upperArmLength*(s.style.sleeve+0.2), scaled([]station{
			{0, 0.0262, 0.0265, 0.0262}, {0.4, 0.0260, 0.0270, 0.0264}, {1, 0.0285, 0.0290, 0.0290},
		}, 0.35+0.65*s.build.arm)).cut(mix(sh, el, s.style.sleeve), upper.step(u.x, -0.10*side)),
	}})
	sc.join(cover, trunk, sh, 0.045, 0.105)

	fingers, palm, thumb, ok := s.handAxes(a, side)
	if !ok { // it goes on as the forearm does, palm towards the body
		fingers = fore
		palm = s.chest.x.scale(-side)
		if given(a.Faces) {
			palm = s.frameNamed(a.In).dir(vec(a.Faces.Value))
		}
		palm = palm.across(fingers).unit()
		thumb = thumbSide(fingers, palm, side)
	}
	lower := sc.add(part{name: word + " forearm", role: forearm, limb: armSide(i), blend: 0.016, material: always(skin), solids: []solid{
		newTube(alongY(el, fore, palm), forearmLength, scaled([]station{ // flat at the wrist, towards the palm
			{0, 0.0168, 0.0160, 0.0165}, {0.22, 0.0200, 0.0182, 0.0182}, {0.5, 0.0172, 0.0158, 0.0155},
			{0.8, 0.0140, 0.0115, 0.0115}, {1, 0.0140, 0.0100, 0.0100},
		}, 0.3+0.7*s.build.arm)),
		newBall(el, 0.0166*(0.4+0.6*s.build.arm)).blended(0.001), // keeps the point of a bent elbow round
	}})
	s.hand[i] = frame{wr, thumb, fingers, palm}
	s.wristPalm[i], s.wristThumb[i] = palm.across(fore).unit(), thumb.across(fore).unit()
	end := s.addHand(sc, a, i)
	sc.join(end, lower, wr, 0.016, 0.04)
	sc.join(lower, arm, el, bendBlend(0.0085, upper, fore), 0.065)
}

// bendBlend lets the blend at an elbow or knee grow with its bend: at a straight joint two equal tubes would swell.
func bendBlend(most float64, before, after vec) float64 {
	return 0.0005 + most*ease(25, 80, angleBetween(before, after))
}

// bendArm finds elbow and wrist.
func (s *skeleton) bendArm(a *data.Arm, i int) {
	side, in := sides[i], s.frameNamed(a.In)
	pole := in.dir(or(a.Pole, vec{side * 0.3, -0.4, -1})).unit()
	target, ok := s.wristTarget(a, side)
	if !ok { // it hangs
		target = s.chest.at(side*(s.build.shoulder+0.045), -0.36, 0.02)
	}
	sh := s.shoulder[i]
	if given(a.Elbow) {
		s.elbow[i] = sh.step(sh.to(in.point(vec(a.Elbow.Value))), upperArmLength)
		s.wrist[i] = s.elbow[i].step(s.elbow[i].to(target), forearmLength)
		s.armStretch[i] = s.elbow[i].distance(target) / forearmLength
	} else {
		s.elbow[i], s.wrist[i], s.armStretch[i] = reachFor(sh, target, upperArmLength, forearmLength, pole)
	}
	upper, fore := sh.to(s.elbow[i]), s.elbow[i].to(s.wrist[i])
	biceps := fore.across(upper)
	if biceps.length() < 0.15 {
		biceps = pole.scale(-1).across(upper)
	}
	s.upperArm[i] = alongY(sh, upper, biceps.unit())
}

// bareUpperArm begins inside the sleeve, and thinner there, so that it never comes through the cloth.
func (s *skeleton) bareUpperArm(u frame) solid {
	const begin, pieces = 0.24, 6
	whole := []station{
		{0, 0.0245, 0.0250, 0.0245}, {0.25, 0.0215, 0.0230, 0.0225}, {0.5, 0.0192, 0.0215, 0.0208},
		{0.8, 0.0172, 0.0175, 0.0180}, {1, 0.0165, 0.0160, 0.0170},
	}
	var st []station
	for k := range pieces + 1 {
		t := float64(k) / pieces
		r := section(whole, begin+(1-begin)*t)
		thin := 1.0
		if k < 3 {
			thin = 0.80 + 0.07*float64(k)
		}
		st = append(st, station{t, r[0] * thin, r[1] * thin, r[2] * thin})
	}
	return newTube(u.moved(0, upperArmLength*begin, 0), upperArmLength*(1-begin), scaled(st, s.build.arm))
}

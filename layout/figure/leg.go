package figure

import "handout/data"

func legSide(i int) limb { return leftLeg + limb(i) }

// addLeg builds one leg in trousers, and its foot.
func (s *skeleton) addLeg(sc *scene, l *data.Leg, i, trunk int) {
	side, word := sides[i], data.Sides()[i]
	s.bendLeg(l, i)
	hip, kn, an := s.hip[i], s.knee[i], s.ankle[i]
	t, sh := s.thigh[i], s.shank[i]
	thick, hips := s.build.leg, s.build.hip
	upper := sc.add(part{name: word + " thigh", role: thigh, limb: legSide(i), blend: 0.03, material: always(trousers), solids: []solid{
		newTube(t, thighLength, scaled([]station{ // a little loose from the middle down
			{0, 0.0495 * (0.5 + 0.5*hips), 0.0485, 0.0485}, {0.25, 0.0470, 0.0480, 0.0460}, {0.5, 0.0415, 0.0432, 0.0410},
			{0.8, 0.0342, 0.0348, 0.0332}, {1, 0.0310, 0.0300, 0.0296},
		}, thick)),
		newBall(kn.step(t.z, 0.0010), 0.0290*thick).blended(0.002),                                                                                  // keeps a bent knee round
		newEllipsoid(alongY(s.pelvis.at(side*0.042, -0.008, -0.028), s.pelvis.y.scale(-0.6).add(t.y), s.pelvis.z), vec{0.042 * hips, 0.050, 0.040}), // buttock
	}})
	lower := sc.add(part{name: word + " shank", role: shank, limb: legSide(i), blend: 0.02, material: always(trousers), solids: []solid{
		newTube(sh, shankLength, scaled([]station{
			{0, 0.0305, 0.0298, 0.0285}, {0.12, 0.0298, 0.0280, 0.0305}, {0.30, 0.0300, 0.0250, 0.0345},
			{0.55, 0.0262, 0.0232, 0.0298}, {0.8, 0.0222, 0.0214, 0.0236}, {1, 0.0212, 0.0212, 0.0226},
		}, thick)).cut(mix(kn, an, s.style.trouserLeg), sh.y),
	}})
	bare := sock
	if s.style.barefoot {
		bare = skin
	}
	inside := sc.add(part{name: word + " ankle", role: ankle, limb: legSide(i), blend: 0.01, material: always(bare), solids: []solid{
		newTube(sh.moved(0, shankLength*0.72, 0), shankLength*0.28, scaled([]station{ // begins well inside the cloth
			{0, 0.0150, 0.0145, 0.0165}, {0.4, 0.0160, 0.0152, 0.0172}, {1, 0.0160, 0.0160, 0.0168},
		}, 0.5+0.5*thick)),
	}})
	s.foot[i] = s.footFrame(l, i)
	if s.style.barefoot {
		end := s.addBareFoot(sc, l, i)
		sc.join(end, inside, an, 0.016, 0.045)
	} else {
		s.addShoe(sc, l, i)
	}
	sc.join(lower, upper, kn, bendBlend(0.0135, t.y, sh.y), 0.080)
	sc.join(upper, trunk, hip.step(s.pelvis.y, 0.01), 0.04, 0.13)
}

// bendLeg finds knee and ankle, and the frames of thigh and shank with Z to the front.
func (s *skeleton) bendLeg(l *data.Leg, i int) {
	hip := s.pelvis.at(sides[i]*hipHalfWidth, -0.002, 0)
	s.hip[i] = hip
	pole := or(l.Pole, s.pelvis.z)
	target := or(l.Ankle, vec{hip[0], ankleHeight, hip[2]})
	if given(l.Knee) {
		s.knee[i] = hip.step(hip.to(vec(l.Knee.Value)), thighLength)
		s.ankle[i] = s.knee[i].step(s.knee[i].to(target), shankLength)
		s.legStretch[i] = s.knee[i].distance(target) / shankLength
	} else {
		s.knee[i], s.ankle[i], s.legStretch[i] = reachFor(hip, target, thighLength, shankLength, pole)
	}
	upper, lower := hip.to(s.knee[i]), s.knee[i].to(s.ankle[i])
	front := lower.scale(-1).across(upper)
	if front.length() < 0.12 { // straight: the pole tells the front, or the toes
		front = pole.across(upper)
		if front.length() < 0.1 {
			front = or(l.Toe, s.pelvis.z).across(upper)
		}
	}
	front = front.unit()
	s.thigh[i] = alongY(hip, upper, front)
	calf := upper.across(lower)
	if calf.length() < 0.12 {
		calf = front.across(lower)
	}
	s.shank[i] = alongY(s.knee[i], lower, calf.unit())
}

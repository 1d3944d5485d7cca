package figure

import (
	"math"

	"handout/data"
)

// at puts an ellipsoid into a frame.
func ellipsoidAt(f frame, x, y, z, rx, ry, rz float64) solid {
	return newEllipsoid(f.moved(x, y, z), vec{rx, ry, rz})
}

// addBody builds a person among things and returns the skeleton.
func addBody(sc *scene, b *data.Body, bd build, st style, things []solid) *skeleton {
	s := newSkeleton(b, bd, st)
	s.things = things
	for i := range sides {
		s.shoulder[i] = s.shoulderFor(&b.Arms[i], i)
	}
	trunk := s.addTorso(sc)
	nape := s.addNeck(sc, trunk)
	s.addHead(sc, nape)
	for i := range sides {
		s.addArm(sc, &b.Arms[i], i, trunk)
	}
	for i := range sides {
		s.addLeg(sc, &b.Legs[i], i, trunk)
	}
	s.addHem(sc, trunk)
	return s
}

// The torso is ellipsoids on the spine, and cones that run from it to the shoulder wherever that has moved.
func (s *skeleton) addTorso(sc *scene) int {
	bd, sp := s.build, s.spine
	p := part{name: "trunk", role: torso, blend: 0.035, material: s.torsoMaterial()}
	add := func(o ...solid) { p.solids = append(p.solids, o...) }
	add(
		ellipsoidAt(s.pelvis, 0, 0.020, -0.002, 0.081*bd.hip, 0.070, 0.057*bd.depth),
		ellipsoidAt(sp[2], 0, 0, 0.012, 0.069*(bd.hip+bd.waist)/2, 0.060, 0.051*bd.depth),
		ellipsoidAt(sp[3], 0, 0, 0.015, 0.066*bd.waist, 0.055, 0.049*bd.depth),
		ellipsoidAt(sp[4], 0, 0, 0.018, 0.069*bd.waist, 0.055, 0.051*bd.depth),
		ellipsoidAt(sp[5], 0, 0, 0.018, 0.075*bd.chest, 0.056, 0.055*bd.depth),
		ellipsoidAt(sp[6], 0, 0, 0.016, 0.080*bd.chest, 0.056, 0.057*bd.depth),
		ellipsoidAt(sp[7], 0, -0.006, 0.014, 0.076*bd.chest, 0.046, 0.049*bd.depth),
		ellipsoidAt(sp[8], 0, -0.018, 0.011, 0.058, 0.028, 0.034),
	)
	if bd.bust > 0 {
		for _, side := range sides {
			add(ellipsoidAt(sp[5], side*0.033, 0.024, 0.043+0.008*bd.bust, 0.031, 0.029, 0.0215*(0.6+0.4*bd.bust)).blended(0.022))
		}
	}
	if bd.belly > 0 {
		add(ellipsoidAt(sp[3], 0, -0.014, 0.026, 0.062, 0.060, 0.047*bd.belly).blended(0.035))
	}
	for i, side := range sides {
		add(s.shoulderGirdle(side, s.shoulder[i])...)
	}
	return sc.add(p)
}

// shoulderGirdle is pectoral, shoulder blade, latissimus and trapezius of one side.
func (s *skeleton) shoulderGirdle(side float64, sh vec) []solid {
	c, sp := s.chest, s.spine
	return []solid{
		ellipsoidAt(sp[6], side*0.036, -0.002, 0.054, 0.036, 0.030, 0.016),
		newCone(c.at(side*0.045, -0.078, 0.040), mix(sh, c.at(side*0.055, -0.045, 0.02), 0.15), 0.022, 0.020).blended(0.04),
		newCone(c.at(side*0.040, -0.082, -0.026), mix(sh, c.at(side*0.055, -0.045, -0.01), 0.15), 0.021, 0.021).blended(0.04),
		newCone(sp[5].at(side*0.052, 0, 0), mix(sh, c.at(side*0.06, -0.06, -0.01), 0.35), 0.025, 0.020).blended(0.04),
		newCone(s.neck[1].at(side*0.008, -0.004, -0.008), mix(sh, c.at(0, -0.02, 0), 0.12).step(c.y, 0.007), 0.014, 0.018).blended(0.035),
		newCone(c.at(side*0.02, -0.028, -0.008), mix(sh, c.at(0, -0.03, 0), 0.10), 0.022, 0.020).blended(0.04),
	}
}

// neckline is positive above the shirt's collar.
func (s *skeleton) neckline(p vec) float64 {
	l := s.neck[0].local(p)
	return l[1] - float64(0.50*math.Hypot(l[0], 0.014)) + float64(0.42*l[2])
}

// shirtAt is the shirt with its collar.
func (s *skeleton) shirtAt(p vec) material {
	if s.neckline(p) > -0.0085 && p.distance(s.neck[0].o) < 0.075 {
		return ribbing
	}
	return shirt
}

func (s *skeleton) torsoMaterial() func(vec) material {
	hem := s.pelvis.at(0, 0.045, 0)
	return func(p vec) material {
		switch {
		case p.sub(hem).dot(s.pelvis.y) < 0 && p.distance(s.pelvis.o) < 0.16:
			return trousers
		case p.distance(s.neck[0].o) < 0.072 && s.neckline(p) > -0.001:
			return skin
		}
		return s.shirtAt(p)
	}
}

func (s *skeleton) addNeck(sc *scene, trunk int) int {
	n, k := s.neck, s.build.neck
	low, middle, high := n[0].at(0, -0.020, 0.006), n[1].at(0, 0, 0.004), n[2].at(0, 0, 0.004)
	i := sc.add(part{
		name: "neck", role: neck, blend: 0.02,
		material: func(p vec) material {
			if s.neckline(p) > -0.001 {
				return skin
			}
			return s.shirtAt(p)
		},
		solids: []solid{
			newCone(low, middle, 0.029*k, 0.0265*k),
			newCone(middle, high, 0.0265*k, 0.0260*k),
			newCone(high, s.head.at(0, 0.006, 0), 0.0260*k, 0.0270*k),
		},
	})
	sc.join(i, trunk, n[0].o, 0.03, 0.12)
	return i
}

package figure

import "math"

// headSize scales head, hair and face together.
const headSize = 1.05

// headPoint is a point of the head in its own measure.
func (s *skeleton) headPoint(x, y, z float64) vec {
	return s.head.at(x*headSize, y*headSize, z*headSize)
}

func (s *skeleton) headEllipsoid(x, y, z, rx, ry, rz float64) solid {
	return ellipsoidAt(s.head, x*headSize, y*headSize, z*headSize, rx*headSize, ry*headSize, rz*headSize)
}

func (s *skeleton) addHead(sc *scene, nape int) {
	e, jaw := s.headEllipsoid, s.build.jaw
	p := part{name: "head", role: head, blend: 0.018, material: always(skin)}
	p.solids = []solid{
		e(0, 0.045, -0.006, 0.0425, 0.0485, 0.052),
		e(0, 0.012, 0.0140, 0.0345*(0.5+0.5*jaw), 0.044, 0.0315).blended(0.022),
		e(0, -0.0215, 0.0275, 0.0175*jaw, 0.0165*(0.6+0.4*jaw), 0.0165).blended(0.022), // chin
		e(0, 0.0365, 0.0390, 0.0235, 0.0080, 0.0060+0.0020*s.build.brow).blended(0.012),
		newCone(s.headPoint(0, 0.0300, 0.0465), s.headPoint(0, 0.0122, 0.0575), 0.0036, 0.0052).blended(0.008), // nose
		e(0.0056, 0.0098, 0.0500, 0.0040, 0.0036, 0.0052).blended(0.004),
		e(-0.0056, 0.0098, 0.0500, 0.0040, 0.0036, 0.0052).blended(0.004),
		e(0.0185, 0.009, 0.0315, 0.011, 0.012, 0.010).blended(0.012), // cheeks
		e(-0.0185, 0.009, 0.0315, 0.011, 0.012, 0.010).blended(0.012),
		e(0, -0.0070, 0.0462, 0.0105, 0.0046, 0.0050).blended(0.006), // lips
		e(0, -0.0130, 0.0448, 0.0090, 0.0040, 0.0050).blended(0.006),
	}
	for _, side := range sides { // the angle of the jaw
		p.solids = append(p.solids, e(side*0.0285*jaw, -0.008, 0.004, 0.0085, 0.014, 0.015).blended(0.02))
	}
	i := sc.add(p)
	sc.join(i, nape, s.headPoint(0, -0.004, 0), 0.018, 0.05)
	s.addEars(sc, i)
	s.addHair(sc)
}

func (s *skeleton) addEars(sc *scene, skull int) {
	for i, side := range sides {
		f := s.head.turn(s.head.x, -12)
		f = f.turn(f.y, side*24)
		f.o = s.headPoint(side*0.0452, 0.0205, -0.007)
		s.ears[i] = f
		if s.style.hair == "bob" {
			continue // under the hair
		}
		k := sc.add(part{
			name: "ear", role: ear, blend: 0.004, material: always(skin),
			solids: []solid{
				newEllipsoid(f, vec{0.0052 * headSize, 0.0140 * headSize, 0.0092 * headSize}),
				ellipsoidAt(f, 0, -0.0112*headSize, 0.0024*headSize, 0.0040*headSize, 0.0062*headSize, 0.0056*headSize).blended(0.006), // lobe
			},
		})
		sc.join(k, skull, f.o, 0.004, 0.03)
	}
}

// haircut is one or two volumes less the face, whose outline is given in the head's side plane: forward, up.
type haircut struct {
	face    []pt
	lean    float64 // how far the hair line runs back towards the sides
	parting float64 // how far it rises beside a parting
	tips    float64 // how far its ends are uneven
	volumes []volume
}

// volume is an ellipsoid of the head with its blend radius.
type volume struct{ x, y, z, rx, ry, rz, blend float64 }

func haircutNamed(word string) haircut {
	switch word {
	case "bob":
		return haircut{
			face: []pt{{0.12, 0.067}, {0.034, 0.064}, {0.026, 0.046}, {0.021, 0.018}, {0.022, -0.012}, {0.019, -0.036}, {-0.020, -0.036}, {-0.12, -0.034}, {-0.12, -0.15}, {0.12, -0.15}},
			lean: 0.20, parting: 0.024, tips: 0.0045,
			volumes: []volume{{0, 0.049, -0.008, 0.0485, 0.0530, 0.0575, 0}, {0, 0.010, -0.014, 0.0530, 0.050, 0.0470, 0.02}},
		}
	case "bald":
		return haircut{
			face:    []pt{{0.12, 0.086}, {0.030, 0.086}, {0.006, 0.074}, {0.010, 0.046}, {0.012, 0.020}, {0.004, 0.018}, {0.0035, 0.036}, {-0.012, 0.036}, {-0.0185, 0.012}, {-0.026, -0.014}, {-0.12, -0.018}, {-0.12, -0.15}, {0.12, -0.15}},
			lean:    0.10,
			volumes: []volume{{0, 0.040, -0.012, 0.0455, 0.0500, 0.0515, 0}, {0, 0.020, -0.020, 0.0400, 0.044, 0.0385, 0}},
		}
	case "bun", "ponytail":
		return haircut{
			face:    []pt{{0.12, 0.075}, {0.037, 0.072}, {0.024, 0.054}, {0.0175, 0.034}, {0.010, 0.022}, {0.004, 0.034}, {-0.010, 0.037}, {-0.018, 0.012}, {-0.028, -0.012}, {-0.12, -0.006}, {-0.12, -0.15}, {0.12, -0.15}},
			lean:    0.10,
			volumes: []volume{{0, 0.048, -0.009, 0.0462, 0.0520, 0.0558, 0}, {0, 0.024, -0.022, 0.0400, 0.044, 0.0385, 0}},
		}
	}
	return haircut{
		face:    []pt{{0.12, 0.074}, {0.038, 0.072}, {0.024, 0.052}, {0.0165, 0.034}, {0.014, 0.013}, {0.004, 0.011}, {0.0035, 0.034}, {-0.012, 0.036}, {-0.0185, 0.012}, {-0.026, -0.012}, {-0.12, -0.018}, {-0.12, -0.15}, {0.12, -0.15}},
		lean:    0.10,
		volumes: []volume{{0, 0.0495, -0.008, 0.0468, 0.0540, 0.0570, 0}, {0, 0.020, -0.021, 0.0395, 0.044, 0.0375, 0}, {0.006, 0.083, 0.018, 0.030, 0.0165, 0.0270, 0.016}},
	}
}

func (s *skeleton) addHair(sc *scene) {
	cut := haircutNamed(s.style.hair)
	face := func(p vec) float64 {
		l := s.head.local(p).scale(1 / headSize)
		y := l[1] - cut.parting*max(0, 1-math.Abs(l[0]-0.010)/0.036)
		if cut.tips > 0 {
			y += cut.tips * math.Sin(11*math.Atan2(l[0], -l[2]))
		}
		return -outlineDistance(cut.face, pt{l[2] + float64(cut.lean*math.Abs(l[0])), y})*headSize*0.9 - 0.002
	}
	p := part{name: "hair", role: hair, blend: 0.010, material: always(hairs)}
	for _, v := range cut.volumes {
		o := s.headEllipsoid(v.x, v.y, v.z, v.rx, v.ry, v.rz).blended(v.blend)
		o.carve = face
		p.solids = append(p.solids, o)
	}
	if s.style.hair == "bun" {
		p.solids = append(p.solids, s.headEllipsoid(0, 0.066, -0.072, 0.0215, 0.0205, 0.018).blended(0.004))
	}
	sc.add(p)
	if s.style.hair == "ponytail" {
		sc.settle()
		sc.add(part{name: "ponytail", role: hair, blend: 0.001, material: always(hairs), solids: s.ponytail(sc.parts)})
	}
}

package figure

import "handout/data"

// footFrame is at the ankle: X to the big toe's side, Y towards the sole, Z along the toes.
func (s *skeleton) footFrame(l *data.Leg, i int) frame {
	toe := or(l.Toe, s.pelvis.z).unit()
	under := or(l.Sole, vec{0, -1, 0}).across(toe).unit()
	lateral := toe.cross(under.scale(-1))
	if lateral.dot(s.pelvis.x) < 0 {
		lateral = lateral.scale(-1)
	}
	return frame{s.ankle[i], lateral.scale(-sides[i]), under, toe}
}

// toeDirection is that of the toes, which may be bent up.
func toeDirection(f frame, l *data.Leg) vec {
	if l.ToeBend == 0 {
		return f.z
	}
	return turned(f.z, f.y.cross(f.z).unit(), l.ToeBend)
}

func (s *skeleton) addBareFoot(sc *scene, l *data.Leg, i int) int {
	f, size := s.foot[i], s.build.foot
	under := f.at(0, ankleHeight, 0)
	inner, outer := f.at(0.014*size, ankleHeight-0.0150, 0.080*size), f.at(-0.018*size, ankleHeight-0.0125, 0.068*size)
	p := part{name: data.Sides()[i] + " foot", role: foot, limb: legSide(i), blend: 0.016, material: always(skin), solids: []solid{
		newCone(f.o, f.at(0, 0.016, -0.012), 0.0170, 0.0195),
		ellipsoidAt(f, 0, 0.021, -0.022, 0.0180, 0.0185, 0.020),
		newCone(f.at(-0.002, 0.0215, -0.020), f.at(-0.002, 0.0245, 0.070), 0.0180, 0.0150),
		newCone(f.at(0, 0.004, 0.012), inner, 0.0200, 0.0145),
		newCone(f.at(-0.004, 0.014, 0), outer, 0.0200, 0.0120),
	}}
	d := toeDirection(f, l)
	for n, q := range []struct{ x, z, r, length float64 }{
		{0.0185, 0.084, 0.0082, 0.026}, {0.0075, 0.085, 0.0062, 0.024}, {-0.0025, 0.081, 0.0058, 0.022},
		{-0.0120, 0.075, 0.0054, 0.020}, {-0.0205, 0.067, 0.0052, 0.017},
	} {
		root := f.at(q.x*size, ankleHeight-q.r-0.0035, (q.z-0.012)*size)
		tip := root.step(d, (q.length+0.012)*size).step(f.y, 0.0030)
		p.solids = append(p.solids, newCone(root, tip, q.r*1.15, q.r).blended(0.005).named(uint8(n+1)))
	}
	for k := range p.solids {
		p.solids[k] = p.solids[k].cut(under, f.y)
	}
	return sc.add(p)
}

func (s *skeleton) addShoe(sc *scene, l *data.Leg, i int) {
	f, size, word := s.foot[i], s.build.foot, data.Sides()[i]
	d := toeDirection(f, l)
	inner, outer := f.at(0.0105*size, 0.0235, 0.078*size), f.at(-0.0130*size, 0.0255, 0.068*size)
	p := part{name: word + " foot", role: foot, limb: legSide(i), blend: 0.009, material: always(shoe), solids: []solid{
		newCone(f.at(0, -0.016, 0), f.at(0, 0.016, -0.010), 0.0195, 0.0205).cut(f.at(0, -0.006, -0.006), f.z.scale(0.42).sub(f.y)), // collar
		newCone(f.at(0.0005, 0.004, 0.024), f.at(0.0005, -0.0130, 0.0165), 0.0075, 0.0070).blended(0.005),                          // tongue
		ellipsoidAt(f, 0, 0.019, -0.0215, 0.0192, 0.0205, 0.0200),
		newCone(f.at(-0.002, 0.0215, -0.020), f.at(-0.002, 0.0245, 0.070*size), 0.0190, 0.0150),
		newCone(f.at(0, 0.006, 0.014), inner, 0.0195, 0.0140),
		newCone(f.at(-0.004, 0.014, 0), outer, 0.0200, 0.0125),
		newCone(inner.step(f.x, -0.003), inner.step(f.x, -0.007).step(d, 0.027*size).step(f.y, 0.0010), 0.0135, 0.0110),
		newCone(outer, outer.step(d, 0.026*size).step(f.x, 0.004).step(f.y, 0.0005), 0.0120, 0.0100),
	}}
	for k := range p.solids {
		p.solids[k] = p.solids[k].cut(f.at(0, 0.0320, 0), f.y)
	}
	sc.add(p)
	print := footprint()
	for k := range print {
		print[k].y *= size
	}
	under := f
	under.o = f.at(0, 0.0340, 0)
	sc.add(part{name: word + " sole", role: sole, limb: legSide(i), material: always(shoeSole), solids: []solid{newSlab(under, print, 0.0050, 0.0015)}})
}

// footprint is the outline of a shoe's sole: x to the big toe's side, y forward.
func footprint() []pt {
	return []pt{
		{0, -0.0440}, {0.0120, -0.0415}, {0.0195, -0.0330}, {0.0212, -0.0180}, {0.0200, 0.0050}, {0.0198, 0.0280}, {0.0230, 0.0500},
		{0.0282, 0.0740}, {0.0275, 0.0940}, {0.0210, 0.1080}, {0.0100, 0.1145}, {-0.0030, 0.1120}, {-0.0145, 0.1040}, {-0.0235, 0.0910},
		{-0.0290, 0.0730}, {-0.0285, 0.0500}, {-0.0250, 0.0240}, {-0.0225, 0}, {-0.0212, -0.0180}, {-0.0190, -0.0330}, {-0.0115, -0.0415},
	}
}

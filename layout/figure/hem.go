package figure

// addHem lets the shirt hang over the trousers: a loose skin over hips, seat and the beginning of the thighs, cut off at
// the hem. It stands off them by the thickness of cloth, and lies in the lap when the thighs are raised. Its blends are as
// wide as the body's, or the body would come through.
func (s *skeleton) addHem(sc *scene, trunk int) {
	const loose = 0.0055 // how far it stands off
	const cut = 0.004    // deeper under the skin than this, what shows is the cut: the trousers are seen there
	bd, sp := s.build, s.spine
	p := part{name: "shirt", role: hem, blend: 0.040, trim: s.hemLine(), solids: []solid{
		ellipsoidAt(s.pelvis, 0, 0.022, -0.002, 0.081*bd.hip+loose, 0.090, 0.057*bd.depth+loose),
		ellipsoidAt(sp[2], 0, 0, 0.012, 0.069*(bd.hip+bd.waist)/2+loose*0.7, 0.060, 0.051*bd.depth+loose*0.7),
	}}
	for i, side := range sides {
		t := s.thigh[i]
		seat := alongY(s.pelvis.at(side*0.042, -0.008, -0.028), s.pelvis.y.scale(-0.6).add(t.y), s.pelvis.z)
		w := 0.0495 * (0.5 + 0.5*bd.hip) * bd.leg
		p.solids = append(p.solids,
			newEllipsoid(seat, vec{0.042*bd.hip + loose, 0.050 + loose, 0.040 + loose}),
			newTube(t, thighLength*0.5, []station{
				{0, w + loose, 0.0485*bd.leg + loose, 0.0485*bd.leg + loose},
				{0.5, 0.0470*bd.leg + loose, 0.0480*bd.leg + loose, 0.0460*bd.leg + loose},
				{1, 0.0415*bd.leg + loose, 0.0432*bd.leg + loose, 0.0410*bd.leg + loose},
			}))
	}
	if bd.belly > 0 {
		p.solids = append(p.solids, ellipsoidAt(sp[3], 0, -0.014, 0.026, 0.062+loose*0.6, 0.060, 0.047*bd.belly+loose*0.6))
	}
	i := sc.add(p)
	sc.parts[i].material = func(q vec) material {
		if sc.parts[i].untrimmed(q) < -cut {
			return trousers
		}
		return shirt
	}
	sc.join(i, trunk, sp[3].o, 0.02, 0.13)
}

// hemLine is positive below the hem: round the hips it is level, and where a thigh is raised it turns a little with it, and
// comes to lie in the lap; but nowhere does it go far along a thigh. From side to side it goes over from one thigh's to the
// other's.
func (s *skeleton) hemLine() func(x, y, z float64) float64 {
	const (
		above  = 0.018 // where it ends over the hip joints of one who stands
		turns  = 0.55  // how much it turns with a raised thigh
		lap    = 0.006 // how much farther down it comes on one
		along  = 0.085 // the most that it comes along one
		corner = 0.03  // rounds it where the two meet
		middle = 0.060 // from side to side
	)
	var level, across [2]plane
	for i, side := range sides {
		t := s.thigh[i]
		raised := (1 + t.y.dot(s.pelvis.y)) / 2
		n := t.y.scale(turns).sub(s.pelvis.y).unit()
		level[i] = plane{s.pelvis.at(side*hipHalfWidth, above, 0).step(n, lap*raised), n}
		across[i] = plane{t.at(0, along, 0), t.y}
	}
	width, from := s.pelvis.x, s.pelvis.x.dot(s.pelvis.o)
	steep := 1 / (1 + level[0].n.sub(level[1].n).length()*1.5) // where the thighs differ, it must not seem nearer than it is
	line := func(i int, x, y, z float64) float64 {
		return -blend(-level[i].beyond(x, y, z), -across[i].beyond(x, y, z), corner)
	}
	return func(x, y, z float64) float64 {
		l, r := line(0, x, y, z), line(1, x, y, z)
		w := ease(-middle, middle, dot3(x, y, z, width[0], width[1], width[2])-from)
		return (r + float64(w*(l-r))) * steep
	}
}

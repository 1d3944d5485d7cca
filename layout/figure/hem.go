package figure

// addHem lets the shirt hang over the trousers: a loose ring round the hips, cut off below, that stands off them by the
// thickness of cloth. It follows the thighs a little way, so that it lies in the lap when they are raised.
func (s *skeleton) addHem(sc *scene, trunk int) {
	const loose, above = 0.0055, 0.018 // how far it stands off, and how far above the hip joints it ends
	bd, sp := s.build, s.spine
	end := s.pelvis.at(0, above, 0)
	down := s.pelvis.y.scale(-1)
	p := part{name: "shirt", role: hem, blend: 0.035, material: always(shirt)}
	ring := func(o solid) { p.solids = append(p.solids, o.cut(end, down)) }
	ring(ellipsoidAt(s.pelvis, 0, 0.022, -0.002, 0.081*bd.hip+loose, 0.090, 0.057*bd.depth+loose))
	ring(ellipsoidAt(sp[2], 0, 0, 0.012, 0.069*(bd.hip+bd.waist)/2+loose*0.7, 0.060, 0.051*bd.depth+loose*0.7))
	for i, side := range sides {
		t := s.thigh[i]
		seat := alongY(s.pelvis.at(side*0.042, -0.008, -0.028), s.pelvis.y.scale(-0.6).add(t.y), s.pelvis.z)
		ring(newEllipsoid(seat, vec{0.042*bd.hip + loose, 0.050, 0.040 + loose}))
		w := 0.0495*(0.5+0.5*bd.hip)*bd.leg + loose
		lap := newTube(t, thighLength*0.4, []station{{0, w, 0.0485*bd.leg + loose, 0.0485*bd.leg + loose}, {1, w * 0.97, 0.0485*bd.leg + loose, 0.0465*bd.leg + loose}})
		ring(lap.cut(s.pelvis.at(side*hipHalfWidth, above, 0), t.y.sub(s.pelvis.y)))
	}
	if bd.belly > 0 {
		ring(ellipsoidAt(sp[3], 0, -0.014, 0.026, 0.062+loose*0.6, 0.060, 0.047*bd.belly+loose*0.6))
	}
	i := sc.add(p)
	sc.join(i, trunk, sp[3].o, 0.02, 0.13)
}

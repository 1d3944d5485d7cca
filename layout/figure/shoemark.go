package figure

// shoes draws toe cap and laces, and on a large shoe the throat and the heel.
func (m *marker) shoes() {
	if m.skeleton.style.barefoot {
		return
	}
	for i := range sides {
		m.on(rolesOf(legSide(i), foot))
		f, size := m.skeleton.foot[i], m.skeleton.build.foot
		at := func(back float64, points ...vec) []spot { // on the upper: the sole is below
			spots := make([]spot, len(points))
			for k, p := range points {
				spots[k] = spot{f.at(p[0], p[1], p[2]*size), f.dir(vec{p[0] * 12, -1, back}).unit()}
			}
			return spots
		}
		m.line(0.20, inkMark.ink(), at(0, vec{-0.024, 0.024, 0.074}, vec{-0.014, 0.018, 0.084}, vec{0.002, 0.016, 0.091}, vec{0.014, 0.018, 0.090}, vec{0.026, 0.024, 0.083})...)
		for k := range 3 {
			z, x := 0.030+0.0125*float64(k), 0.001*float64(k)
			m.thin(0.30, white.ink(), at(0.5, vec{x - 0.0095, 0.008, z - 0.002}, vec{0.0005, 0.006, z + 0.002}, vec{0.0105, 0.008, z})...)
		}
		if !m.close() {
			continue
		}
		m.line(0.18, inkMark.ink(), at(0.4, vec{-0.0125, 0.008, 0.020}, vec{-0.0120, 0.010, 0.045}, vec{-0.008, 0.012, 0.062})...)
		m.line(0.18, inkMark.ink(), at(0.4, vec{0.0135, 0.008, 0.020}, vec{0.0140, 0.010, 0.045}, vec{0.011, 0.012, 0.064})...)
		for _, side := range sides {
			heel := func(y, z float64) spot { return spot{f.at(side*0.012, y, z), f.dir(vec{side, 0, -0.25}).unit()} }
			m.line(0.16, inkMark.ink(), heel(-0.004, -0.006), heel(0.014, -0.004), heel(0.030, 0.004))
		}
	}
}

package figure

// shoes draws the tongue with its laces and the toe cap; on a large shoe also the eyestays, the bow, the heel counter and
// the line round the sole.
func (m *marker) shoes() {
	if m.skeleton.style.barefoot {
		return
	}
	for i := range sides {
		m.on(rolesOf(legSide(i), foot))
		m.laced(i)
		if m.close() {
			m.heel(i)
			m.on(rolesOf(legSide(i), sole))
			m.welt(i)
		}
	}
}

// onShoe are spots on the upper: towards the big toe, down, forward; back is how much the surface faces forward there.
func (m *marker) onShoe(i int, back float64, points ...vec) []spot {
	f, size := m.skeleton.foot[i], m.skeleton.build.foot
	spots := make([]spot, len(points))
	for k, p := range points {
		spots[k] = spot{f.at(p[0], p[1], p[2]*size), f.dir(vec{p[0] * 12, -1, back}).unit()}
	}
	return spots
}

// laced draws the tongue between its eyestays, three or four bars of lace over it, and the seam of the toe cap.
func (m *marker) laced(i int) {
	const back = 0.5
	outer := []vec{{-0.0095, 0.002, 0.018}, {-0.0100, 0.008, 0.036}, {-0.0075, 0.011, 0.058}}
	inner := []vec{{0.0105, 0.002, 0.018}, {0.0115, 0.008, 0.036}, {0.0110, 0.011, 0.058}}
	tongue := m.palette.tones[shoe].shade.darker(0.88)
	m.area(tongue.ink(), 0.35, m.onShoe(i, back, outer[0], outer[1], outer[2], vec{0.0015, 0.012, 0.063}, inner[2], inner[1], inner[0])...)
	m.line(0.20, inkMark.ink(), m.onShoe(i, 0, vec{-0.024, 0.024, 0.074}, vec{-0.014, 0.018, 0.084}, vec{0.002, 0.016, 0.091}, vec{0.014, 0.018, 0.090}, vec{0.026, 0.024, 0.083})...)
	bars, apart, weight := 3, 0.0120, 0.26
	if m.close() {
		bars, apart, weight = 4, 0.0092, max(weight, 0.0021*m.size)
		m.line(0.18, inkMark.ink(), m.onShoe(i, back, outer...)...)
		m.line(0.18, inkMark.ink(), m.onShoe(i, back, inner...)...)
	}
	for k := range bars {
		z, x := 0.0275+apart*float64(k), 0.001*float64(k)
		m.thin(weight, white.ink(), m.onShoe(i, back, vec{x - 0.0105, 0.008, z - 0.001}, vec{0.0005, 0.006, z + 0.002}, vec{0.0115, 0.008, z})...)
	}
	if m.close() {
		for _, side := range sides {
			m.thin(weight*0.75, white.ink(), m.onShoe(i, back, vec{0, 0.003, 0.0260}, vec{side * 0.009, 0.003, 0.0300}, vec{side * 0.0135, 0.006, 0.0250}, vec{side * 0.008, 0.003, 0.0210}, vec{0, 0.003, 0.0250})...)
		}
	}
}

// heel draws the counter that holds the heel, from the collar to the sole on either side.
func (m *marker) heel(i int) {
	f := m.skeleton.foot[i]
	for _, side := range sides {
		at := func(y, z float64) spot { return spot{f.at(side*0.012, y, z), f.dir(vec{side, 0, -0.25}).unit()} }
		m.line(0.20, inkMark.ink(), at(-0.008, -0.020), at(0.002, -0.014), at(0.012, -0.004), at(0.022, 0.002), at(0.032, 0.003))
	}
}

// welt draws the line round the middle of the sole.
func (m *marker) welt(i int) {
	f, print := m.skeleton.foot[i], footprint()
	var spots []spot
	for k := range len(print) + 1 {
		p := print[k%len(print)]
		p.y *= m.skeleton.build.foot
		spots = append(spots, spot{f.at(p.x, 0.0325, p.y), f.dir(vec{p.x, 0, p.y - 0.035}).unit()})
	}
	m.line(0.24, m.palette.tones[shoe].shade.ink(), spots...)
}

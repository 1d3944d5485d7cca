package figure

// strand is a line of the hair, in the head's measure; both draws its mirror image too; large keeps it for large heads.
type strand struct {
	points      []vec
	both, large bool
}

// strandsOf are the lines of a haircut: they follow how it lies.
func strandsOf(cut string) []strand {
	switch cut {
	case "bun", "ponytail":
		knot := vec{0, 0.066, -0.056}
		return []strand{
			{[]vec{{0.026, 0.078, 0.034}, {0.026, 0.092, -0.010}, knot}, true, false},
			{[]vec{{0.040, 0.052, 0.008}, {0.036, 0.062, -0.030}, knot}, true, false},
			{[]vec{{0.030, 0.006, -0.034}, {0.024, 0.036, -0.056}, knot}, true, false},
			{[]vec{{0.010, 0.080, 0.046}, {0.012, 0.100, 0}, knot}, true, true},
			{[]vec{{0.037, 0.066, 0.022}, {0.034, 0.078, -0.020}, knot}, true, true},
			{[]vec{{0.040, 0.030, -0.014}, {0.034, 0.048, -0.042}, knot}, true, true},
			{[]vec{{0.010, 0, -0.044}, {0.008, 0.030, -0.060}, knot}, true, true},
		}
	case "bob":
		return []strand{
			{[]vec{{0.012, 0.098, 0.006}, {0.044, 0.070, 0.004}, {0.050, 0.020, 0.002}, {0.046, -0.018, 0}}, true, false},
			{[]vec{{0.008, 0.098, -0.026}, {0.036, 0.070, -0.040}, {0.040, 0.020, -0.042}, {0.036, -0.018, -0.036}}, true, false},
			{[]vec{{0.010, 0.098, -0.020}, {0.011, 0.100, 0.008}, {0.011, 0.090, 0.036}}, false, false},
			{[]vec{{0.010, 0.098, 0.014}, {-0.020, 0.090, 0.026}, {-0.040, 0.060, 0.020}, {-0.046, 0.020, 0.012}}, false, false},
			{[]vec{{0.011, 0.099, -0.010}, {0.044, 0.070, -0.020}, {0.050, 0.020, -0.022}, {0.044, -0.020, -0.018}}, true, false},
			{[]vec{{0.006, 0.096, -0.036}, {0.016, 0.064, -0.060}, {0.018, 0.020, -0.062}, {0.016, -0.020, -0.056}}, true, true},
			{[]vec{{0.016, 0.096, 0.018}, {0.038, 0.076, 0.022}, {0.046, 0.046, 0.020}}, true, false}, // without it, a pale bob looks like a cap
		}
	case "bald":
		return []strand{
			{[]vec{{0.042, 0.046, 0.002}, {0.042, 0.044, -0.022}, {0.034, 0.034, -0.044}}, true, false},
			{[]vec{{0.040, 0.026, -0.020}, {0.030, 0.018, -0.040}, {0.014, 0.012, -0.052}}, true, false},
		}
	}
	return []strand{
		{[]vec{{0.024, 0.078, 0.040}, {0.008, 0.094, 0.036}, {-0.016, 0.098, 0.016}, {-0.034, 0.086, -0.006}}, false, false},
		{[]vec{{0.028, 0.088, 0.022}, {0.008, 0.101, 0.006}, {-0.016, 0.098, -0.018}, {-0.032, 0.080, -0.034}}, false, false},
		{[]vec{{0.042, 0.060, 0.012}, {0.046, 0.056, -0.014}, {0.038, 0.046, -0.040}}, true, false},
		{[]vec{{0.030, 0.086, 0.002}, {0.012, 0.100, -0.018}, {-0.010, 0.092, -0.040}}, false, true},
		{[]vec{{0.020, 0.074, 0.046}, {0, 0.086, 0.046}, {-0.022, 0.088, 0.034}}, false, true},
		{[]vec{{0.043, 0.044, 0.004}, {0.044, 0.042, -0.022}, {0.034, 0.030, -0.046}}, true, true},
		{[]vec{{0.014, 0.090, -0.044}, {0.018, 0.060, -0.062}, {0.016, 0.022, -0.056}}, true, true},
		{[]vec{{0.028, 0.078, -0.042}, {0.034, 0.050, -0.050}, {0.028, 0.016, -0.046}}, true, true},
	}
}

func (m *marker) hairLines() {
	m.near.gather(m.scene, func(i int) bool { return m.scene.parts[i].name == "hair" }, func(*solid) bool { return true }) // not the ponytail
	i := ink{m.palette.hairLine, "hair-line"}
	weight := max(0.22, 0.0013*m.size)
	for _, s := range strandsOf(m.skeleton.style.hair) {
		if s.large && !m.close() {
			continue
		}
		m.line(weight, i, m.strand(s.points, 1)...)
		if s.both {
			m.line(weight, i, m.strand(s.points, -1)...)
		}
	}
}

func (m *marker) strand(points []vec, side float64) []spot {
	middle := vec{0, 0.046, -0.008} // of the hair's volume
	spots := make([]spot, len(points))
	for k, p := range points {
		p[0] *= side
		spots[k] = spot{m.skeleton.headPoint(p[0], p[1], p[2]), m.skeleton.head.dir(middle.to(p))}
	}
	return spots
}

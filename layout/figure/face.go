package figure

import "math"

// face draws brows, eyes, nose and mouth. A large face gains whites, iris and lips.
func (m *marker) face() {
	m.on(roles(head))
	for _, side := range sides {
		m.eye(side)
		m.brow(side)
		m.wrinkles(side)
	}
	m.noseAndMouth()
}

// onFace is a spot of the face, seen from the front.
func (m *marker) onFace(x, y float64) spot {
	return spot{m.skeleton.headPoint(x, y, 0.040), m.skeleton.head.dir(vec{x * 0.6, 0, 0.045}).unit()}
}

func (m *marker) faceSpots(side float64, points ...pt) []spot {
	spots := make([]spot, len(points))
	for i, p := range points {
		spots[i] = m.onFace(side*p.x, p.y)
	}
	return spots
}

// disc is a circle on the face, flattened at the lid.
func (m *marker) disc(side, x, y, r, tall, lid float64, n int) []spot {
	points := make([]pt, n)
	for k := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(n))
		points[k] = pt{x + r*cos, min(y+tall*sin, lid)}
	}
	return m.faceSpots(side, points...)
}

func (m *marker) eye(side float64) {
	at := func(p ...pt) []spot { return m.faceSpots(side, p...) }
	m.area(eyeWhite.ink(), 0.6, at(pt{0.0090, 0.0262}, pt{0.0128, 0.0288}, pt{0.0172, 0.0296}, pt{0.0222, 0.0284}, pt{0.0254, 0.0260}, pt{0.0215, 0.0238}, pt{0.0165, 0.0231}, pt{0.0120, 0.0242})...)
	const open = 1.0 // above every lid
	if !m.close() {
		m.area(inkMark.ink(), 0.6, m.disc(side, 0.0170, 0.0262, 0.0034, 0.0036, open, 6)...)
		m.line(0.27, inkMark.ink(), at(pt{0.0090, 0.0270}, pt{0.0130, 0.0302}, pt{0.0175, 0.0310}, pt{0.0228, 0.0296}, pt{0.0262, 0.0268})...)
		return
	}
	m.area(iris.ink(), 0.7, m.disc(side, 0.0170, 0.0263, 0.0034, 0.0034, 0.0291, 8)...)
	m.area(pupil.ink(), 0.7, m.disc(side, 0.0170, 0.0266, 0.0016, 0.0016, open, 8)...)
	m.line(max(0.18, 0.0010*m.size), inkMark.ink(), at(pt{0.0240, 0.0246}, pt{0.0205, 0.0232}, pt{0.0160, 0.0229}, pt{0.0120, 0.0240})...)
	m.line(0.16, m.lipInk(), at(pt{0.0105, 0.0312}, pt{0.0160, 0.0332}, pt{0.0225, 0.0318})...)
	m.line(max(0.36, 0.0027*m.size), inkMark.ink(), at(pt{0.0086, 0.0258}, pt{0.0125, 0.0290}, pt{0.0172, 0.0299}, pt{0.0224, 0.0286}, pt{0.0262, 0.0258})...)
}

func (m *marker) lipInk() ink { return ink{m.palette.skinLine, "skin-line"} }

func (m *marker) brow(side float64) {
	i := ink{m.palette.brow, "brow"}
	weight := 0.46
	m.thin(0.29, ink{m.palette.browRim, "skin-rim"}, m.faceSpots(side, pt{0.0085, 0.0336}, pt{0.0135, 0.0362}, pt{0.0190, 0.0370}, pt{0.0255, 0.0342})...)
	if m.close() {
		weight = max(0.60, 0.0048*m.size)
	}
	m.brush(weight*m.skeleton.build.browWidth, i, taper{end: true},
		m.faceSpots(side, pt{0.0080, 0.0372}, pt{0.0130, 0.0398}, pt{0.0190, 0.0406}, pt{0.0265, 0.0372})...)
}

// wrinkles are those of an older face: under the eye, from nose to mouth, and in a large face beside the eye and across the brow.
func (m *marker) wrinkles(side float64) {
	if !m.skeleton.build.lined {
		return
	}
	at := func(p ...pt) []spot { return m.faceSpots(side, p...) }
	if m.close() {
		m.line(0.14, m.lipInk(), at(pt{0.0285, 0.0268}, pt{0.0310, 0.0285})...)
		m.line(0.14, m.lipInk(), at(pt{0.0285, 0.0252}, pt{0.0312, 0.0248})...)
		m.line(0.16, m.lipInk(), at(pt{0.0010, 0.0490}, pt{0.0090, 0.0500}, pt{0.0175, 0.0490})...)
	}
	m.line(0.16, m.lipInk(), at(pt{0.0120, 0.0212}, pt{0.0165, 0.0196}, pt{0.0225, 0.0208})...)
	m.line(max(0.20, 0.0010*m.size), m.lipInk(), at(pt{0.0085, 0.0068}, pt{0.0120, 0.0005}, pt{0.0140, -0.0070})...)
}

func (m *marker) noseAndMouth() {
	at := func(p ...pt) []spot { return m.faceSpots(1, p...) }
	if !m.close() {
		m.line(0.19, inkMark.ink(), at(pt{-0.0068, 0.0066}, pt{-0.0040, 0.0046}, pt{0, 0.0036}, pt{0.0040, 0.0046}, pt{0.0068, 0.0066})...)
		if m.skeleton.build.lips > 0 {
			m.line(0.42, m.lipInk(), at(pt{-0.0080, -0.0122}, pt{0, -0.0138}, pt{0.0080, -0.0122})...)
		}
		m.line(0.26, inkMark.ink(), at(pt{-0.0142, -0.0066}, pt{-0.0118, -0.0086}, pt{-0.0065, -0.0106}, pt{0, -0.0113}, pt{0.0065, -0.0106}, pt{0.0118, -0.0086}, pt{0.0142, -0.0066})...)
		if m.skeleton.build.lips == 0 {
			m.line(0.15, m.lipInk(), at(pt{-0.0050, -0.0170}, pt{0, -0.0178}, pt{0.0050, -0.0170})...)
		}
		return
	}
	m.line(max(0.24, 0.0016*m.size), inkMark.ink(), at(pt{-0.0088, 0.0092}, pt{-0.0080, 0.0056}, pt{-0.0048, 0.0050}, pt{-0.0022, 0.0040}, pt{0, 0.0036}, pt{0.0022, 0.0040}, pt{0.0048, 0.0050}, pt{0.0080, 0.0056}, pt{0.0088, 0.0092})...)
	lips := ink{m.palette.deepSkin(), "skin-deep"}
	m.area(lips, 0.6, at(pt{-0.0130, -0.0080}, pt{-0.0060, -0.0066}, pt{-0.0025, -0.0060}, pt{0, -0.0066}, pt{0.0025, -0.0060}, pt{0.0060, -0.0066}, pt{0.0130, -0.0080}, pt{0.0075, -0.0140}, pt{0, -0.0158}, pt{-0.0075, -0.0140})...)
	m.line(max(0.30, 0.0020*m.size), inkMark.ink(), at(pt{-0.0152, -0.0062}, pt{-0.0128, -0.0082}, pt{-0.0065, -0.0102}, pt{0, -0.0105}, pt{0.0065, -0.0102}, pt{0.0128, -0.0082}, pt{0.0152, -0.0062})...)
	for _, side := range sides { // the smile's ends
		m.line(0.18, m.lipInk(), m.faceSpots(side, pt{0.0160, -0.0040}, pt{0.0172, -0.0062}, pt{0.0166, -0.0084})...)
	}
	m.line(0.20, m.lipInk(), at(pt{-0.0055, -0.0172}, pt{0, -0.0182}, pt{0.0055, -0.0172})...)
}

// ears draws the rim of each, and in a large one the inner ear.
func (m *marker) ears() {
	m.on(roles(ear))
	for i, side := range sides {
		f := m.skeleton.ears[i]
		at := func(points ...pt) []spot { // up, forward
			spots := make([]spot, len(points))
			for k, p := range points {
				spots[k] = spot{f.at(0, p.x*headSize, p.y*headSize), f.x.scale(side)}
			}
			return spots
		}
		m.line(0.17, inkMark.ink(), at(pt{0.0030, 0.0062}, pt{0.0088, 0.0050}, pt{0.0108, 0}, pt{0.0070, -0.0052}, pt{0, -0.0062}, pt{-0.0070, -0.0030})...)
		if m.close() {
			m.line(0.17, inkMark.ink(), at(pt{0.0045, 0.0005}, pt{0.0020, -0.0022}, pt{-0.0030, -0.0022}, pt{-0.0062, 0.0012}, pt{-0.0045, 0.0040})...)
			m.line(0.16, inkMark.ink(), at(pt{0.0010, 0.0062}, pt{-0.0015, 0.0048}, pt{-0.0035, 0.0060})...)
		}
	}
}

package figure

import "handout/data"

// The number of an arrow is a disc with a digit, in printed mm: it must be read in a picture 45 mm wide.
const (
	discRadius  = 1.8
	digitHeight = 2.2
	digitWeight = 0.42
)

// stroke is a line of a digit in a space where it is one high and its middle is the origin; y points down.
type stroke struct {
	points []vec
	curved bool
}

// digits are the strokes of 1 to 9.
func digits() [10][]stroke {
	six := []vec{
		{0.20, -0.44}, {0, -0.50}, {-0.20, -0.30}, {-0.28, 0.02}, {-0.27, 0.28}, {-0.14, 0.46}, {0.02, 0.50}, {0.20, 0.42},
		{0.28, 0.20}, {0.20, 0}, {0.02, -0.08}, {-0.16, -0.02}, {-0.27, 0.16},
	}
	nine := make([]vec, len(six))
	for i, p := range six {
		nine[i] = p.scale(-1)
	}
	return [10][]stroke{
		1: {{points: []vec{{-0.18, -0.30}, {0.04, -0.50}, {0.04, 0.50}}}},
		2: {
			{points: []vec{{-0.26, -0.26}, {-0.18, -0.43}, {0, -0.50}, {0.20, -0.43}, {0.26, -0.24}, {0.14, 0.04}, {-0.28, 0.50}}, curved: true},
			{points: []vec{{-0.28, 0.50}, {0.29, 0.50}}},
		},
		3: {
			{points: []vec{{-0.25, -0.38}, {0, -0.50}, {0.22, -0.38}, {0.20, -0.16}, {-0.04, -0.05}}, curved: true},
			{points: []vec{{-0.04, -0.05}, {0.22, 0.06}, {0.28, 0.28}, {0.10, 0.48}, {-0.12, 0.49}, {-0.28, 0.36}}, curved: true},
		},
		4: {{points: []vec{{0.12, 0.50}, {0.12, -0.50}, {-0.30, 0.22}, {0.32, 0.22}}}},
		5: {
			{points: []vec{{0.24, -0.50}, {-0.20, -0.50}, {-0.24, -0.06}}},
			{points: []vec{{-0.24, -0.06}, {0.02, -0.15}, {0.25, -0.01}, {0.28, 0.24}, {0.10, 0.47}, {-0.12, 0.49}, {-0.28, 0.37}}, curved: true},
		},
		6: {{points: six, curved: true}},
		7: {{points: []vec{{-0.28, -0.50}, {0.28, -0.50}, {-0.08, 0.50}}}},
		8: {{points: []vec{
			{0, -0.05}, {-0.20, -0.16}, {-0.21, -0.38}, {0, -0.50}, {0.21, -0.38}, {0.20, -0.16}, {0, -0.05}, {-0.24, 0.10},
			{-0.26, 0.36}, {0, 0.50}, {0.26, 0.36}, {0.24, 0.10}, {0, -0.05},
		}, curved: true}},
		9: {{points: nine, curved: true}},
	}
}

// number prints an arrow's number where the arrow begins, or in the middle of one that has no beginning. Digits are made
// in the picture, so that those of a mirrored pose can be read.
func (a *artist) number(arrow *data.Arrow, line []pt, c colour) {
	if arrow.Number == 0 {
		return
	}
	at, mm := line[0], a.seen.scale/a.size
	if arrow.BothHeads {
		at = line[len(line)/2]
	}
	var lines []path
	for _, s := range digits()[arrow.Number] {
		points := make([]pt, 0, len(s.points))
		through := s.points
		if s.curved {
			through = smoothCurve(s.points, arrowPieces)
		}
		for _, p := range through {
			points = append(points, at.step(pt{p[0], p[1]}, digitHeight*mm))
		}
		if s.curved {
			lines = append(lines, path{fitted(points, 0.3), false})
		} else {
			lines = append(lines, lineThrough(points))
		}
	}
	a.add(layer{fill: c.ink(), stroke: white.ink(), width: arrowHalo * a.mm, paths: []path{circle(at, discRadius*mm)}})
	a.add(layer{stroke: white.ink(), width: digitWeight * mm, paths: lines})
}

// circle is four cubics.
func circle(at pt, r float64) path {
	const handle = 0.5523
	var p path
	for _, d := range []pt{{1, 0}, {0, 1}, {-1, 0}, {0, -1}} {
		side := pt{-d.y, d.x}
		from, to := at.step(d, r), at.step(side, r)
		p.segments = append(p.segments, cubic{from, from.step(side, r*handle), to.step(d, r*handle), to})
	}
	p.closed = true
	return p
}

// hiddenByNumber is how much of an arrow's line its number hides, in printed mm.
func hiddenByNumber(arrow *data.Arrow) float64 {
	switch {
	case arrow.Number == 0:
		return 0
	case arrow.BothHeads:
		return 2 * discRadius
	}
	return discRadius
}

package figure

import "math"

// ink is a colour and the class under which it may be recoloured; the zero value paints nothing.
type ink struct {
	colour colour
	class  string
}

// painted tells a colour from none: none of the house's is black.
func (i ink) painted() bool { return i.colour != 0 }

func (c colour) ink() ink { return ink{colour: c} }

// layer is paths painted alike. Lengths are in pixels until the picture is snapped, then in units.
type layer struct {
	fill, stroke ink
	width, dash  float64
	alpha        float64 // of the fill; 0 is opaque
	nonZero      bool
	paths        []path
}

// Picture is a drawn pose. A unit is 1/1800 of the body's height; coordinates are whole units, in a close-up half ones.
type Picture struct {
	width, height int64
	step          float64 // of the coordinates: 1 or 0.5
	layers        []layer
}

// Size is the extent in units.
func (p *Picture) Size() (width, height int64) { return p.width, p.height }

// newPicture takes the layers of a depth picture to units and rounds every coordinate, so that what is looked at is what
// is written.
func newPicture(m *depthMap, layers []layer) *Picture {
	unit := unitsPerHeight / m.scale
	extent := func(pixels int) int64 { return int64(math.Ceil(float64(pixels) * unit)) }
	p := &Picture{width: extent(m.w), height: extent(m.h), step: 1, layers: layers}
	if unit < 2 {
		p.step = 0.5
	}
	for i := range layers {
		l := &layers[i]
		l.width, l.dash = math.Round(l.width*unit*10)/10, math.Round(l.dash*unit*10)/10
		l.paths = snapped(l.paths, unit, p.step)
	}
	return p
}

// snapped is the paths in units, each coordinate a multiple of the step. Layers share paths, so they are new ones.
func snapped(paths []path, unit, step float64) []path {
	round := func(v float64) float64 { return math.Round(v*unit/step) * step }
	out := make([]path, len(paths))
	for i, q := range paths {
		out[i] = path{make([]cubic, len(q.segments)), q.closed}
		for k, s := range q.segments {
			for c, p := range s {
				out[i].segments[k][c] = pt{round(p.x), round(p.y)}
			}
		}
	}
	return out
}

func (p *Picture) turnGrey() {
	for i := range p.layers {
		l := &p.layers[i]
		for _, k := range []*ink{&l.fill, &l.stroke} {
			if k.painted() {
				k.colour = k.colour.greyed()
			}
		}
	}
}

// draw tells the segments of a path to a pen: the start, then lines and curves. A line home to the start is left to
// the closing.
func (q *path) draw(move func(to pt), line func(to pt), curve func(c *cubic)) {
	if len(q.segments) == 0 {
		return
	}
	at := q.segments[0][0]
	move(at)
	for i := range q.segments {
		s := &q.segments[i]
		switch {
		case !s.isStraight():
			curve(s)
		case s[3] == at || q.closed && i == len(q.segments)-1:
		default:
			line(s[3])
		}
		at = s[3]
	}
}

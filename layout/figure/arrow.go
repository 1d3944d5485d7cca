package figure

import "handout/data"

const (
	arrowPieces = 12
	arrowWeight = 0.95 // mm
	arrowHalo   = 0.7
	headLength  = 3.0 // weights
	headWidth   = 1.55
	headNotch   = 0.80 // share of the head's length
	lineInHead  = 0.85 // share of the head that the line is cut short by
)

// arrows draws the arrows behind the person, or those before it.
func (a *artist) arrows(behind bool) {
	for i := range a.pose.Arrows {
		if arrow := &a.pose.Arrows[i]; arrow.Behind == behind {
			a.arrow(arrow)
		}
	}
}

func (a *artist) arrow(arrow *data.Arrow) {
	col := moveArrow
	if arrow.Varying {
		col = varyArrow
	}
	weight := arrowWeight * arrow.Weight * a.mm
	var line []pt
	for _, p := range smoothCurve(vectors(arrow.Path), arrowPieces) {
		line = append(line, a.seen.pixel(p))
	}
	whole := line
	line, heads := withHead(line, weight, nil)
	if arrow.BothHeads {
		line, heads = withHead(reversed(line), weight, heads)
	}
	shaft := []path{{fitted(line, 0.5), false}}
	if len(line) == 2 {
		shaft[0] = lineThrough(line)
	}
	dash := 0.0
	if arrow.Dashed {
		dash = 1.6 * weight
	}
	halo := arrowHalo * a.mm
	a.add(layer{stroke: white.ink(), width: weight + halo, paths: shaft})
	a.add(layer{fill: white.ink(), stroke: white.ink(), width: halo, paths: heads})
	a.add(layer{stroke: col.ink(), width: weight, dash: dash, paths: shaft})
	a.add(layer{fill: col.ink(), stroke: col.ink(), width: 0.15 * a.mm, paths: heads})
	a.number(arrow, whole, col)
}

// withHead cuts the line short and adds the head that ends it.
func withHead(line []pt, weight float64, heads []path) ([]pt, []path) {
	length := headLength * weight
	short, direction := cutShort(line, length*lineInHead)
	tip := line[len(line)-1]
	side := direction.normal().scale(headWidth * weight)
	base := tip.step(direction, -length)
	notch := tip.step(direction, -length*headNotch)
	return short, append(heads, polygon(tip, base.add(side), notch, base.sub(side)))
}

// cutShort takes a length off the end, and returns the direction from there to the old end.
func cutShort(line []pt, length float64) ([]pt, pt) {
	tip := line[len(line)-1]
	gone := 0.0
	for i := len(line) - 1; i > 0; i-- {
		d := line[i].sub(line[i-1]).length()
		if gone+d >= length {
			end := mixPt(line[i], line[i-1], (length-gone)/d)
			return append(append([]pt(nil), line[:i]...), end), tip.sub(end).unit()
		}
		gone += d
	}
	return line, tip.sub(line[0]).unit()
}

func reversed(line []pt) []pt {
	out := make([]pt, len(line))
	for i, p := range line {
		out[len(line)-1-i] = p
	}
	return out
}

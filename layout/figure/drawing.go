package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"

	"handout/layout"
)

// perUnit is the measure of a layout.Drawing: thousandths of a unit.
const perUnit = 1000

// Drawing is the picture for the pages. Its unit is the Picture's.
func (p *Picture) Drawing() *layout.Drawing {
	sum := sha256.Sum256(p.SVG(""))
	d := &layout.Drawing{Hash: hex.EncodeToString(sum[:]), Width: p.width * perUnit, Height: p.height * perUnit}
	for i := range p.layers {
		d.Shapes = append(d.Shapes, p.layers[i].shape())
	}
	return d
}

func (l *layer) shape() layout.Shape {
	s := layout.Shape{Path: l.outline(), EvenOdd: l.fill.painted() && !l.nonZero, Cap: layout.RoundCap, Join: layout.RoundJoin}
	if l.fill.painted() {
		s.Fill = token(l.fill.colour)
		s.FillAlpha = uint8(math.Round(l.alpha * 255))
	}
	if l.stroke.painted() {
		s.Stroke, s.StrokeWidth = token(l.stroke.colour), thousandths(l.width)
		if l.dash > 0 {
			s.Dash = []int64{thousandths(l.dash), thousandths(l.gap())}
		}
	}
	return s
}

func (l *layer) outline() []layout.Seg {
	var out []layout.Seg
	add := func(op layout.SegOp, points ...pt) {
		s := layout.Seg{Op: op}
		for i, p := range points {
			s.P[i] = layout.Pt{X: thousandths(p.x), Y: thousandths(p.y)}
		}
		out = append(out, s)
	}
	for i := range l.paths {
		l.paths[i].draw(
			func(to pt) { add(layout.MoveTo, to) },
			func(to pt) { add(layout.LineTo, to) },
			func(c *cubic) { add(layout.CurveTo, c[1], c[2], c[3]) },
		)
		if l.paths[i].closed {
			add(layout.Close)
		}
	}
	return out
}

func thousandths(v float64) int64 { return int64(math.Round(v * perUnit)) }

func token(c colour) layout.Colour { return layout.Colour(strings.ToUpper(c.String())) }

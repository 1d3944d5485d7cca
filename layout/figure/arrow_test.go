package figure

import (
	"math"
	"testing"

	"handout/data"
)

// besideStanding is a person standing with one arrow beside it, seen from the front.
func besideStanding(a data.Arrow) *data.Pose {
	p := &data.Pose{Printed: 45_000, Arrows: []data.Arrow{a}}
	p.Body.Pelvis.At = data.Vector{0, 0.527, 0}
	for i, side := range []float64{1, -1} {
		p.Body.Legs[i].Ankle = data.Point{State: data.Given, Value: data.Vector{side * 0.05, 0.039, 0}}
	}
	return p
}

// painted are the layers of a colour.
func (p *Picture) painted(c colour) (fills, strokes []layer) {
	for _, l := range p.layers {
		if l.fill.colour == c {
			fills = append(fills, l)
		} else if l.stroke.colour == c {
			strokes = append(strokes, l)
		}
	}
	return fills, strokes
}

var sideways = []data.Vector{{0.3, 0.6, 0}, {0.5, 0.6, 0}}

// TestArrowHeads counts the heads and looks where they point.
func TestArrowHeads(t *testing.T) {
	for _, c := range []struct {
		name  string
		arrow data.Arrow
		heads int
		in    colour
	}{
		{"one head", data.Arrow{Path: sideways, Weight: 1}, 1, moveArrow},
		{"two heads", data.Arrow{Path: sideways, Weight: 1, BothHeads: true}, 2, moveArrow},
		{"what may vary", data.Arrow{Path: sideways, Weight: 1, BothHeads: true, Varying: true}, 2, varyArrow},
		{"curved", data.Arrow{Path: []data.Vector{{0.3, 0.4, 0}, {0.4, 0.5, 0}, {0.3, 0.6, 0}}, Weight: 1}, 1, moveArrow},
	} {
		t.Run(c.name, func(t *testing.T) {
			fills, strokes := Draw(besideStanding(c.arrow), Options{}).painted(c.in)
			if len(fills) != 1 || len(strokes) != 1 {
				t.Fatalf("%d fills and %d strokes, want one each", len(fills), len(strokes))
			}
			if got := len(fills[0].paths); got != c.heads {
				t.Errorf("%d heads, want %d", got, c.heads)
			}
			shaft, head := strokes[0].paths[0].segments, fills[0].paths[0].segments
			tip := head[0][0]
			end := shaft[len(shaft)-1][3]
			if c.heads == 2 { // the shaft was turned for the second head
				end = shaft[0][0]
			}
			if d := tip.sub(end).length(); d < 1 || d > 80 {
				t.Errorf("the head's tip is %.0f units from the shaft's end", d)
			}
			if curved := !shaft[0].isStraight(); curved != (len(c.arrow.Path) > 2) {
				t.Errorf("curved: %t", curved)
			}
		})
	}
}

// TestArrowOrder: one behind the person is painted before its outline, another after it; a dashed one has dashes.
func TestArrowOrder(t *testing.T) {
	place := func(a data.Arrow) (arrow, outline int, dash float64) {
		for i, l := range Draw(besideStanding(a), Options{}).layers {
			switch {
			case l.stroke.colour == moveArrow && l.fill.colour == 0:
				arrow, dash = i, l.dash
			case l.stroke.colour == inkLine:
				outline = i
			}
		}
		return arrow, outline, dash
	}
	if a, o, d := place(data.Arrow{Path: sideways, Weight: 1}); a < o || d != 0 {
		t.Errorf("arrow %d, outline %d, dash %g", a, o, d)
	}
	if a, o, d := place(data.Arrow{Path: sideways, Weight: 1, Behind: true, Dashed: true}); a > o || d == 0 {
		t.Errorf("behind: arrow %d, outline %d, dash %g", a, o, d)
	}
}

// TestArrowNumbers holds each number to a form of its own, two millimetres high, and the right way round in a mirror.
func TestArrowNumbers(t *testing.T) {
	seen := map[string]int{}
	digit := func(p *data.Pose) (string, float64) {
		pic := Draw(p, Options{})
		var discs, digits []layer
		for _, l := range pic.layers {
			if l.fill.colour == moveArrow && l.stroke.colour == white {
				discs = append(discs, l)
			}
		}
		_, strokes := pic.painted(white)
		for _, l := range strokes {
			if l.fill.colour == 0 {
				digits = append(digits, l)
			}
		}
		if len(discs) != 1 || len(discs[0].paths) != 1 {
			t.Fatalf("%d discs", len(discs))
		}
		lines := digits[len(digits)-1].paths // on top of the halos
		top, bottom := math.MaxFloat64, -math.MaxFloat64
		for _, q := range lines {
			for _, p := range flattened(q) {
				top, bottom = min(top, p.y), max(bottom, p.y)
			}
		}
		perMM := min(45/float64(pic.width), tallest*45/float64(pic.height))
		middle := discs[0].paths[0].segments[0][0].sub(pt{discRadius / perMM, 0})
		var moved []path
		for _, q := range lines {
			var r path
			for _, s := range q.segments {
				for i := range s {
					s[i] = s[i].sub(middle)
					s[i] = pt{math.Round(s[i].x / 4), math.Round(s[i].y / 4)} // rounding moves the disc by a unit
				}
				r.segments = append(r.segments, s)
			}
			moved = append(moved, r)
		}
		return string(pathData(moved, 1)), (bottom - top) * perMM
	}
	for n := 1; n <= 9; n++ {
		p := besideStanding(data.Arrow{Path: sideways, Weight: 1, Number: n})
		form, height := digit(p)
		if other, ok := seen[form]; ok {
			t.Errorf("%d looks like %d", n, other)
		}
		seen[form] = n
		if height < 2 || height > 2.4 {
			t.Errorf("%d is %.2f mm high where the picture is 45 mm wide", n, height)
		}
	}
	if d := math.Abs(greyPoints(moveArrow) - greyPoints(white)); d < 50 {
		t.Errorf("digit and disc are %.0f grey points apart", d)
	}
}

// TestNumberOfTwoHeads stands in the middle.
func TestNumberOfTwoHeads(t *testing.T) {
	fills, _ := Draw(besideStanding(data.Arrow{Path: sideways, Weight: 1, Number: 3, BothHeads: true}), Options{}).painted(moveArrow)
	left, right := math.MaxFloat64, -math.MaxFloat64
	var disc path
	for _, l := range fills {
		for _, q := range l.paths {
			if l.stroke.colour == white {
				disc = q
				continue
			}
			for _, s := range q.segments {
				left, right = min(left, s[0].x), max(right, s[0].x)
			}
		}
	}
	if middle := (disc.segments[0][0].x + disc.segments[2][0].x) / 2; math.Abs(middle-(left+right)/2) > 2 {
		t.Errorf("the disc's middle is at %.0f, the arrow's at %.0f", middle, (left+right)/2)
	}
}

// TestNumberStaysUpright: the digit is the same in the mirror image of its pose.
func TestNumberStaysUpright(t *testing.T) {
	p := besideStanding(data.Arrow{Path: sideways, Weight: 1, Number: 7})
	q := p.Mirrored()
	top := func(p *data.Pose) float64 { // where the bar of the seven begins: at its left in both
		_, strokes := Draw(p, Options{}).painted(white)
		s := strokes[len(strokes)-1].paths[0].segments
		return s[0][3].x - s[0][0].x
	}
	if a, b := top(p), top(&q); a <= 0 || b <= 0 {
		t.Errorf("the seven's bar runs %.0f to the right, mirrored %.0f", a, b)
	}
}

// TestNoLineIsLost: printed as large as it was made for, no line of a figure is thinner than 0.17 mm, however small the
// body is in it.
func TestNoLineIsLost(t *testing.T) {
	p := besideStanding(data.Arrow{Path: []data.Vector{{0.3, 0.6, 0}, {1.2, 0.6, 0}}, Weight: 1})
	p.Camera.Elevation = 20
	pic := Draw(p, Options{})
	perMM := max(float64(pic.width)/45, float64(pic.height)/(tallest*45))
	for i, l := range pic.layers {
		if l.stroke.painted() && l.stroke != l.fill && l.width < leastWidth*perMM-0.1 {
			t.Errorf("layer %d: a line of %.3f mm in %s", i, l.width/perMM, l.stroke.colour)
		}
	}
}

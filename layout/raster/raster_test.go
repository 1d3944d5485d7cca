package raster_test

import (
	"image/color"
	"testing"

	"handout/layout"
	"handout/layout/raster"
)

func square(left, top, right, bottom int64) []layout.Seg {
	at := func(op layout.SegOp, x, y int64) layout.Seg { return layout.Seg{Op: op, P: [3]layout.Pt{{X: x, Y: y}}} }
	return []layout.Seg{at(layout.MoveTo, left, top), at(layout.LineTo, right, top), at(layout.LineTo, right, bottom), at(layout.LineTo, left, bottom), {Op: layout.Close}}
}

var (
	white = color.RGBA{255, 255, 255, 255}
	red   = color.RGBA{255, 0, 0, 255}
	pink  = color.RGBA{255, 128, 128, 255}
)

// TestDrawing paints shapes of 10 units into 10 pixels and looks at single pixels.
func TestDrawing(t *testing.T) {
	ring := append(square(1000, 1000, 9000, 9000), square(3000, 3000, 7000, 7000)...)
	curve := []layout.Seg{
		{Op: layout.MoveTo, P: [3]layout.Pt{{X: 0, Y: 9000}}},
		{Op: layout.CurveTo, P: [3]layout.Pt{{X: 0, Y: -3000}, {X: 10000, Y: -3000}, {X: 10000, Y: 9000}}},
		{Op: layout.Close},
	}
	stroke := func(dash ...int64) layout.Shape {
		return layout.Shape{Path: square(0, 5000, 10000, 5000)[:2], Stroke: "#FF0000", StrokeWidth: 2000, Dash: dash}
	}
	for _, c := range []struct {
		name  string
		shape layout.Shape
		x, y  int
		want  color.RGBA
	}{
		{"filled", layout.Shape{Path: ring, Fill: "#FF0000"}, 5, 5, red},
		{"outside", layout.Shape{Path: ring, Fill: "#FF0000"}, 0, 0, white},
		{"a hole", layout.Shape{Path: ring, Fill: "#FF0000", EvenOdd: true}, 5, 5, white},
		{"beside the hole", layout.Shape{Path: ring, Fill: "#FF0000", EvenOdd: true}, 2, 5, red},
		{"half transparent", layout.Shape{Path: ring, Fill: "#FF0000", FillAlpha: 127}, 2, 5, pink},
		{"half covered", layout.Shape{Path: square(2500, 0, 9000, 9000), Fill: "#FF0000"}, 2, 5, pink},
		{"under a curve", layout.Shape{Path: curve, Fill: "#FF0000"}, 5, 4, red},
		{"above a curve", layout.Shape{Path: curve, Fill: "#FF0000"}, 0, 0, white},
		{"on a line", stroke(), 5, 5, red},
		{"beside a line", stroke(), 5, 7, white},
		{"on a dash", stroke(1000, 6000), 0, 5, red},
		{"between dashes", stroke(1000, 6000), 4, 5, white},
		{"on the next dash", stroke(1000, 6000), 7, 5, red},
	} {
		d := &layout.Drawing{Width: 10000, Height: 10000, Shapes: []layout.Shape{c.shape}}
		if got := raster.Drawing(d, 10).RGBAAt(c.x, c.y); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestSize keeps the proportions, and never makes a picture without rows.
func TestSize(t *testing.T) {
	if b := raster.Drawing(&layout.Drawing{Width: 2000, Height: 1000}, 300).Bounds(); b.Dx() != 300 || b.Dy() != 150 {
		t.Errorf("%v", b)
	}
	if b := raster.Drawing(&layout.Drawing{Width: 2000, Height: 1}, 3).Bounds(); b.Dy() != 1 {
		t.Errorf("%v", b)
	}
}

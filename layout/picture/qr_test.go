package picture

import (
	"strings"
	"testing"

	"rsc.io/qr"

	"handout/layout"
)

// TestQR fills the outlines again and compares every module with the code's own.
func TestQR(t *testing.T) {
	for _, text := range []string{"A", "12345", "https://handout.example/back-pain", strings.Repeat("handout ", 100)} {
		d, err := QR(text)
		if err != nil {
			t.Fatal(err)
		}
		code, err := qr.Encode(text, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		if side := int64(code.Size+8) * thousand; d.Width != side || d.Height != side || len(d.Shapes) != 2 {
			t.Fatalf("%d x %d, %d shapes", d.Width, d.Height, len(d.Shapes))
		}
		if ground := d.Shapes[0]; ground.Fill != white || boundsOf(ground.Path) != (bounds{0, 0, d.Width, d.Height}) {
			t.Errorf("the ground is %v", ground)
		}
		modules := d.Shapes[1]
		if modules.Fill != black || modules.EvenOdd {
			t.Errorf("modules are %s", modules.Fill)
		}
		for y := -quiet; y < code.Size+quiet; y++ {
			for x := -quiet; x < code.Size+quiet; x++ {
				px, py := int64(x+quiet)*thousand+500, int64(y+quiet)*thousand+500
				if got := winding(modules.Path, px, py); got != btoi(code.Black(x, y)) {
					t.Fatalf("module %d,%d of %.10q is wound %d times", x, y, text, got)
				}
			}
		}
	}
}

// winding counts how often a path of straight lines runs round a point, clockwise.
func winding(path []layout.Seg, x, y int64) int {
	n := 0
	var from, start layout.Pt
	for _, s := range path {
		to := s.P[0]
		switch s.Op {
		case layout.MoveTo:
			start, from = to, to
			continue
		case layout.Close:
			to = start
		}
		if from.X == to.X && from.X > x {
			switch {
			case from.Y < y && to.Y > y:
				n++
			case from.Y > y && to.Y < y:
				n--
			}
		}
		from = to
	}
	return n
}

func TestBadQR(t *testing.T) {
	if _, err := QR(""); err == nil || err.Error() != "qr code: nothing to encode" {
		t.Error(err)
	}
	if _, err := QR(strings.Repeat("x", 2331)); err != nil {
		t.Error(err)
	}
	if _, err := QR(strings.Repeat("x", 2332)); err == nil || err.Error() != "qr code: 2332 bytes are too many, a code holds at most 2331" {
		t.Error(err)
	}
}

package flow

import (
	"testing"

	"handout/layout"
)

// TestRoundedRect wants no stub of a line between two arcs that meet: its mitre would stick out.
func TestRoundedRect(t *testing.T) {
	for _, test := range []struct {
		height, radius Length
		lines          int
	}{{20_000, 10_000, 2}, {20_001, 10_000, 2}, {19_900, 10_000, 2}, {20_000, 8_000, 4}, {20_000, 0, 4}} {
		at := layout.Rect{X: 1000, Y: 1000, W: 60_000, H: test.height}
		r := test.radius
		lines := 0
		for _, s := range roundedRect(at, [4]Length{r, r, r, r}) {
			if s.Op == layout.LineTo {
				lines++
			}
		}
		if lines != test.lines {
			t.Errorf("height %d, radius %d: %d lines, want %d", test.height, r, lines, test.lines)
		}
	}
}

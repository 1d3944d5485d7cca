package figure

import (
	"testing"

	"handout/data"
)

// sidesOf is how far layers reach to the left and right.
func sidesOf(layers []layer) (left, right float64) {
	left, right = 1e9, -1e9
	for _, l := range layers {
		for _, p := range l.paths {
			for _, c := range p.segments {
				for _, q := range c {
					left, right = min(left, q.x), max(right, q.x)
				}
			}
		}
	}
	return left, right
}

// TestGhostLeavesScrapsOut: a face that moved back shows where it was; one that hardly moved shows no scraps of a line.
func TestGhostLeavesScrapsOut(t *testing.T) {
	const traced = 6 // units that a line may be off
	for _, c := range []struct {
		pose  string
		shows func(left, right float64) bool
	}{
		{"chin-tuck-2", func(left, _ float64) bool { return left > 10 }},
		{"cat-camel-3", func(_, right float64) bool { return right <= traced }},
	} {
		_, _, p := libraryScene(t, c.pose, func(p *data.Pose) { p.Props = nil })
		pic := Draw(p, Options{})
		ghosts, _ := pic.painted(ghostFill)
		_, bodies := pic.painted(inkLine)
		if len(ghosts) != 1 || len(bodies) == 0 {
			t.Fatalf("%s: %d ghosts before %d bodies", c.pose, len(ghosts), len(bodies))
		}
		left, right := sidesOf(ghosts)
		bodyLeft, bodyRight := sidesOf(bodies)
		if !c.shows(bodyLeft-left, right-bodyRight) {
			t.Errorf("%s: the ghost is seen from %.0f to %.0f, the body from %.0f to %.0f", c.pose, left, right, bodyLeft, bodyRight)
		}
	}
}

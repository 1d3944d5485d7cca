package figure

import (
	"math"
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/load"
)

// TestHandsThatLieLowLieOnTheFloor: in every build a hand just above the floor is on it. Else its shadow begins beside it,
// and the hand seems to hover.
func TestHandsThatLieLowLieOnTheFloor(t *testing.T) {
	const low, touching = 0.02, 0.008
	lying := 0
	for _, p := range poseFiles(t) {
		for _, name := range data.Builds() {
			q := *p
			q.Person.Build = name
			sc, _ := compose(&q, &q.Body)
			for i := range sc.parts {
				h := &sc.parts[i]
				if h.role != hand || h.object != theBody {
					continue
				}
				bottom := math.MaxFloat64
				for k := range h.solids {
					bottom = min(bottom, h.solids[k].lowest())
				}
				if bottom < low {
					lying++
				}
				if bottom < low && bottom > touching {
					t.Errorf("%s, build %s: the %s is %s above the floor", q.ID, name, h.name, percent(bottom))
				}
			}
		}
	}
	if lying < 50 {
		t.Errorf("only %d hands lie on the floor: this test looks at too little", lying)
	}
}

// TestHeadsThatLieLowLieOnTheFloor: a head just above the floor is on it, or it would seem lifted.
func TestHeadsThatLieLowLieOnTheFloor(t *testing.T) {
	const low, touching = 0.02, 0.008
	lying := 0
	for _, p := range poseFiles(t) {
		for _, name := range data.Builds() {
			q := *p
			q.Person.Build, q.Person.Hair = name, "short"
			sc, _ := compose(&q, &q.Body)
			bottom := math.MaxFloat64
			for i := range sc.parts {
				if h := &sc.parts[i]; h.role == head || h.role == hair {
					for k := range h.solids {
						bottom = min(bottom, h.solids[k].lowest())
					}
				}
			}
			if bottom < low {
				lying++
			}
			if bottom < low && bottom > touching {
				t.Errorf("%s, build %s: the head is %s above the floor", q.ID, name, percent(bottom))
			}
		}
	}
	if lying < 30 {
		t.Errorf("only %d heads lie on the floor: this test looks at too little", lying)
	}
}

// poseFiles are all poses of the library.
func poseFiles(t *testing.T) []*data.Pose {
	t.Helper()
	poses, faults := load.Open([]load.Layer{{Prefix: "built-in/", FS: library.FS, BuiltIn: true}}).PoseFiles()
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Pos, f.Message)
	}
	return poses
}

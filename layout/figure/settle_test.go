package figure

import (
	"math"
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/load"
)

func posed(t *testing.T, id, build string) *skeleton {
	t.Helper()
	l := load.Open([]load.Layer{{Prefix: "built-in/", FS: library.FS, BuiltIn: true}})
	p, faults := l.Pose(load.Target{ID: id})
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Pos, f.Message)
	}
	p.Person.Build = build
	_, s := compose(p, &p.Body)
	return s
}

// TestContactsFollowTheBuild compares what each build touches with what the plain body, for which the pose is written, does.
func TestContactsFollowTheBuild(t *testing.T) {
	const wrists, skulls, elbows = 0.004, 0.004, 12.0
	skull := func(s *skeleton) vec { return s.headPoint(0, 0.045, -0.006) }
	for _, build := range data.Builds() {
		for _, id := range []string{"cat-camel-2", "inverted-pulls-2", "upper-back-bends-1", "childs-pose-1", "prone-press-up-2", "thread-the-needle-2"} {
			plain, s := posed(t, id, ""), posed(t, id, build)
			for i, side := range data.Sides() {
				if d := plain.wrist[i].distance(s.wrist[i]); d > wrists {
					t.Errorf("%s, %s: the %s wrist is %.3f off what it holds", id, build, side, d)
				}
				bend := func(s *skeleton) float64 { return angleBetween(s.upperArm[i].y, s.elbow[i].to(s.wrist[i])) }
				if d := bend(s) - bend(plain); d > elbows {
					t.Errorf("%s, %s: the %s elbow bends by %.0f degrees more", id, build, side, d)
				}
			}
		}
		for _, id := range []string{"childs-pose-1", "towel-stretch-1", "bridge-1", "bridge-2"} {
			if d := skull(posed(t, id, build))[1] - skull(posed(t, id, ""))[1]; math.Abs(d) > skulls {
				t.Errorf("%s, %s: the head lies %.3f higher than the plain one", id, build, d)
			}
		}
	}
}

// TestPlainBuildIsAsWritten: the body that a pose is written for is not settled.
func TestPlainBuildIsAsWritten(t *testing.T) {
	b := data.Body{Pelvis: data.Pelvis{At: data.Vector{0, 0.5, 0}, Pitch: 3}}
	got, bd := settled(&data.Pose{}, &b, buildNamed(""))
	if got != b || bd != buildNamed("") {
		t.Errorf("settled changed the plain body: %+v", got)
	}
	older, _ := settled(&data.Pose{}, &b, buildNamed("older"))
	if older.Pelvis.Pitch >= b.Pelvis.Pitch {
		t.Error("a round back is not balanced by the pelvis")
	}
}

package figure

import (
	"testing"

	"handout/data"
)

// TestPonytailFalls: in every pose it hangs below its tie or lies on something, on the floor at the lowest, and never goes
// through the head.
func TestPonytailFalls(t *testing.T) {
	const lying, pressed = 0.004, 0.004
	hanging := 0
	for _, file := range poseFiles(t) {
		id := file.ID
		sc, _, _ := libraryScene(t, id, func(p *data.Pose) { p.Person.Hair = "ponytail" })
		var tail []solid
		var skull *part
		for i := range sc.parts {
			switch p := &sc.parts[i]; {
			case p.name == "ponytail":
				tail = p.solids
			case p.role == head:
				skull = p
			}
		}
		if len(tail) != tailPieces+1 {
			t.Fatalf("%s: a ponytail of %d pieces", id, len(tail))
		}
		tie, end := tail[0].b, tail[tailPieces].b
		if end[1] > tie[1]+lying {
			t.Errorf("%s: the ponytail stands up, its end %.3f over its tie", id, end[1]-tie[1])
		}
		if end[1] < tie[1]-3*tailPiece {
			hanging++
		}
		for _, o := range tail {
			if low := o.b[1] - o.rb; low < -pressed {
				t.Errorf("%s: the ponytail is %.3f under the floor", id, -low)
			}
			if d := skull.distance(o.b); d < 0 {
				t.Errorf("%s: the ponytail is %.3f inside the head", id, -d)
			}
		}
	}
	if hanging < 20 {
		t.Errorf("only in %d poses the ponytail hangs: this test looks at too little", hanging)
	}
}

package figure

import (
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/load"
)

func libraryScene(t *testing.T, id string, change func(*data.Pose)) (*scene, *skeleton, *data.Pose) {
	t.Helper()
	l := load.Open([]load.Layer{{Prefix: "built-in/", FS: library.FS, BuiltIn: true}})
	p, faults := l.Pose(load.Target{ID: id})
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Pos, f.Message)
	}
	change(p)
	sc, s := compose(p, &p.Body)
	return sc, s, p
}

// TestFingersCloseOnWhatTheyHold: in every build each finger lies on the bar, and none goes through it.
func TestFingersCloseOnWhatTheyHold(t *testing.T) {
	for _, build := range data.Builds() {
		sc, _, p := libraryScene(t, "inverted-pulls-2", func(p *data.Pose) { p.Person.Build = build })
		rod := holdable(p)[0]
		for i := range sc.parts {
			if sc.parts[i].role != hand {
				continue
			}
			nearest := map[uint8]float64{}
			for k := range sc.parts[i].solids {
				o := &sc.parts[i].solids[k]
				if o.digit == 0 || o.digit == 5 {
					continue
				}
				d := rod.distance(o.b[0], o.b[1], o.b[2]) - o.rb
				if old, ok := nearest[o.digit]; !ok || d < old {
					nearest[o.digit] = d
				}
			}
			for digit, d := range nearest {
				if d < -0.003 || d > 0.004 {
					t.Errorf("%s, %s: finger %d is %.4f off the bar", build, sc.parts[i].name, digit, d)
				}
			}
		}
	}
}

// TestTowelHasBands: a strip as long as a towel has one at each end, and a short one none.
func TestTowelHasBands(t *testing.T) {
	strip := func(half float64) *data.Prop {
		across := data.Vector{0, 0, 1}
		return &data.Prop{Kind: "towel", Path: []data.Vector{{-half, 0, 0}, {half, 0, 0}}, Across: []data.Vector{across, across}, Widths: []float64{0.08, 0.08}}
	}
	if got := len(towelProp(strip(0.1), upright(vec{}), 1)); got != 2 {
		t.Errorf("a towel has %d parts, want cloth and bands", got)
	}
	if got := len(towelProp(strip(0.01), upright(vec{}), 1)); got != 1 {
		t.Errorf("a scrap has %d parts", got)
	}
}

// TestRackStands: a bar with a width is held by a second upright, beams on the floor and one above.
func TestRackStands(t *testing.T) {
	made := barProp(&data.Prop{Kind: "bar", Size: data.Vector{0.4, 1.1, 0}, Radius: 0.013}, upright(vec{}), 1)
	if len(made) != 2 || made[0].role != bar || made[1].role != barFoot {
		t.Fatalf("a rack of %d parts", len(made))
	}
	onFloor := 0
	for k := range made[1].solids {
		if low := made[1].solids[k].lowest(); low < 0.001 {
			onFloor++
		}
	}
	if onFloor < 3 {
		t.Errorf("%d beams of the rack lie on the floor, want three", onFloor)
	}
}

// TestRackIsScrewedToTheWall: with a depth the beams of a rack end at the wall, one low and one above the hands.
func TestRackIsScrewedToTheWall(t *testing.T) {
	made := barProp(&data.Prop{Kind: "bar", Size: data.Vector{0.25, 1.3, 0.09}, Radius: 0.013}, upright(vec{}), 1)
	if len(made) != 2 || made[0].role != bar || made[1].role != barFoot {
		t.Fatalf("a rack of %d parts", len(made))
	}
	for _, y := range []float64{0.14, 1.0} {
		if d := made[1].distance(vec{0.25, y, 0.04}); d > 0.001 {
			t.Errorf("no plate on the wall at %.2f: %.3f off", y, d)
		}
	}
}

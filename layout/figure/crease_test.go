package figure

import (
	"slices"
	"testing"
)

// stretch is a level run of points from x to end, one pixel apart.
func stretch(x, end, y float64) []pt {
	var run []pt
	for ; x <= end; x++ {
		run = append(run, pt{x, y})
	}
	return run
}

// shirtPatch is a square of shirt, 100 pixels wide, with a margin of background.
func shirtPatch() *depthMap {
	sc := &scene{parts: []part{{role: torso}}}
	m := newDepthMap(sc, view{}, window{0, 0, 0.2, 0.2}, 1000)
	for y := 50; y < 150; y++ {
		for x := 50; x < 150; x++ {
			i := y*m.w + x
			m.part[i], m.depth[i], m.material[i] = 0, 1, shirt
		}
	}
	return m
}

func TestRootedFolds(t *testing.T) {
	m := &marker{artist: &artist{seen: shirtPatch()}}
	tests := []struct {
		name  string
		run   []pt
		start pt // of the fold
		none  bool
	}{
		{"its beginning is near the outline", stretch(60, 95, 100), pt{49, 100}, false},
		{"its end is near the outline", stretch(105, 140, 100), pt{150, 100}, false},
		{"it floats", stretch(98, 103, 100), pt{}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := m.rooted(tt.run)
			if tt.none {
				if got != nil {
					t.Errorf("drawn from %v", got[0])
				}
				return
			}
			if len(got) <= len(tt.run) || got[0] != tt.start {
				t.Errorf("it starts at %v, want %v", got, tt.start)
			}
		})
	}
}

func TestFoldsKeepClear(t *testing.T) {
	m := &marker{artist: &artist{seen: shirtPatch()}, creases: [][]pt{stretch(100, 100, 100)}}
	got := m.clearOfFolds(stretch(60, 140, 100))
	if want := stretch(60, 93, 100); !slices.Equal(got, want) {
		t.Errorf("up to %v, want %v", got[len(got)-1], want[len(want)-1])
	}
	if far := stretch(60, 140, 110); len(m.clearOfFolds(far)) != len(far) {
		t.Error("a fold that meets no other is cut")
	}
}

func TestShadeIslands(t *testing.T) {
	m := shirtPatch()
	shade := func(x, y int) int {
		i := y*m.w + x
		for d := range 10 {
			for e := range 10 {
				m.shaded[i+d*m.w+e] = true
			}
		}
		return i
	}
	island, shore := shade(90, 90), shade(50, 90)
	m.dropIslands(101)
	if m.shaded[island] {
		t.Error("an island is still shaded")
	}
	if !m.shaded[shore] {
		t.Error("the shade at the outline is gone")
	}
	shade(90, 90)
	if m.dropIslands(100); !m.shaded[island] {
		t.Error("a large shade is gone")
	}
}

package figure

import (
	"math"
	"testing"

	"handout/data"
)

// sceneMap is a pose's person and things, seen by its camera.
func sceneMap(t *testing.T, id string) (*depthMap, *skeleton) {
	t.Helper()
	sc, s, p := libraryScene(t, id, func(*data.Pose) {})
	addProps(sc, p.Props)
	v, w := newView(p.Camera), emptyWindow()
	w.frameOf(sc, v)
	return render(sc, v, w, pixelsPerHeight), s
}

// creep is follow in steps that no thing can hide between.
func (m *depthMap) creep(t *tile, x, y int) (depth float64, ok bool) {
	o, v := m.ray(x, y, 0), m.view.into
	for depth = t.safe; depth <= t.end; {
		p := o.step(v, depth)
		d, _ := t.near.surface(p[0], p[1], p[2])
		if d < 0.0003 {
			return depth, true
		}
		depth += float64(0.7 * d)
	}
	return 0, false
}

// TestRaysMissNothing: long steps find what short ones find, but for rays that only graze an outline.
func TestRaysMissNothing(t *testing.T) {
	const step, near, grazing = 5, 0.004, 0.01
	for _, id := range []string{"childs-pose-2", "towel-stretch-2", "standing-twists-2"} {
		m, _ := sceneMap(t, id)
		looked, missed := 0, 0
		for y := 0; y < m.h; y += step {
			for x := 0; x < m.w; x += step {
				k := m.tile(x, y)
				if m.approach(k, x, y); k.state != met {
					continue
				}
				looked++
				want, ok := m.creep(k, x, y)
				if got, _, found := m.follow(k, x, y, k.safe); found != ok || ok && math.Abs(got-want) > near {
					missed++
				}
			}
		}
		if looked < 1000 || float64(missed) > grazing*float64(looked) {
			t.Errorf("%s: %d of %d rays find something else", id, missed, looked)
		}
	}
}

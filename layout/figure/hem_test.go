package figure

import (
	"testing"

	"handout/data"
)

// TestHemLiesOnTheThighs: whatever the legs do, no trousers come through the shirt above its hem, along the hem the cloth
// lies on what is under it, and where one looks in under it there is no cloth.
func TestHemLiesOnTheThighs(t *testing.T) {
	const cloth, near, lying, thick = 0.016, 0.010, 0.75, 0.006
	for _, id := range []string{"standing", "squat", "sitting", "scapular-squeeze-2", "childs-pose-1", "knees-to-chest-2"} {
		for _, build := range data.Builds() {
			sc, s, p := libraryScene(t, id, func(p *data.Pose) { p.Person.Build = build })
			v, w := newView(p.Camera), emptyWindow()
			w.frameOf(sc, v)
			m := render(sc, v, w, pixelsPerHeight)
			below := s.hemLine()
			through, along, on, solid := 0, 0, 0, 0
			for y := range m.h - 1 {
				for x := range m.w - 1 {
					i := y*m.w + x
					if m.part[i] == nothing {
						continue
					}
					q := m.point(i)
					if m.material[i].plain() != trousers {
						if p := m.partAt(i); p.role == hem && p.untrimmed(q) < -thick {
							solid++
						}
						continue
					}
					if r := m.partAt(i).role; (r == torso || r == thigh) && q.distance(s.pelvis.o) < 0.10 && below(q[0], q[1], q[2]) < -near {
						through++
					}
					for _, j := range [4]int{i - 1, i + 1, i - m.w, i + m.w} {
						if j < 0 || m.part[j] == nothing || m.partAt(j).role != hem {
							continue
						}
						along++
						if q.distance(m.point(j)) < cloth {
							on++
						}
					}
				}
			}
			if through > 0 {
				t.Errorf("%s, %s: %d pixels of trousers come through the shirt", id, build, through)
			}
			if solid > 0 {
				t.Errorf("%s, %s: %d pixels of cloth under the hem", id, build, solid)
			}
			if along < 30 || float64(on) < lying*float64(along) {
				t.Errorf("%s, %s: the hem lies on the trousers in %d of %d places", id, build, on, along)
			}
		}
	}
}

package figure

import (
	"testing"

	"handout/data"
)

// TestWallsShowWhatLeansOnThem: forearms on a wall darken it, forearms in front of it do not.
func TestWallsShowWhatLeansOnThem(t *testing.T) {
	const away = 0.06
	darkened := func(change func(*data.Pose)) int {
		_, _, p := libraryScene(t, "wall-slide-1", change)
		a := &artist{pose: p}
		a.scene, a.skeleton = compose(p, &p.Body)
		addProps(a.scene, p.Props)
		v := newView(p.Camera)
		a.seen = render(a.scene, v, a.window(v, nil), pixelsPerHeight)
		dark := func() int {
			n := 0
			for i := range a.seen.part {
				if a.seen.part[i] != nothing && a.seen.partAt(i).role == wall && a.seen.shaded[i] {
					n++
				}
			}
			return n
		}
		before := dark()
		a.contactShade()
		return dark() - before
	}
	leaning := darkened(func(*data.Pose) {})
	free := darkened(func(p *data.Pose) {
		for i := range p.Props {
			if p.Props[i].Kind == "wall" {
				p.Props[i].At[2] += away
			}
		}
	})
	if leaning < 1000 || free != 0 {
		t.Errorf("%d pixels of the wall darken behind forearms that lean on it, %d behind forearms that do not", leaning, free)
	}
}

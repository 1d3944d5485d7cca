package figure

import (
	"testing"

	"handout/data"
)

// TestPalmAndBack: creases are drawn on the palm that faces the camera and nails on the back that does, in every build,
// and none of them where the hand is small.
func TestPalmAndBack(t *testing.T) {
	const left, right = 0, 1
	for _, build := range data.Builds() {
		// Seen from the person's front left, with the thumbs down the left hand shows its palm and the right hand its back.
		sc, s, p := libraryScene(t, "inverted-pulls-1", func(p *data.Pose) { p.Person.Build = build })
		a := &artist{pose: p, scene: sc, skeleton: s, palette: newPalette("", "")}
		v := newView(p.Camera)
		a.seen = render(sc, v, a.window(v, nil), 2*pixelsPerHeight)
		a.measure()
		drawn := func(draw func(*marker)) (paths int) {
			m := &marker{artist: a, least: leastFeature, share: shownOfHand}
			draw(m)
			for _, l := range m.merged {
				paths += len(l.paths)
			}
			return paths
		}
		for i, want := range [2]struct{ creases, nails int }{left: {2, 0}, right: {0, 4}} {
			if got := drawn(func(m *marker) { m.palm(i) }); got != want.creases {
				t.Errorf("%s, %s hand: %d creases, want %d", build, data.Sides()[i], got, want.creases)
			}
			if got := drawn(func(m *marker) { m.nails(i) }); got != want.nails {
				t.Errorf("%s, %s hand: %d nails, want %d", build, data.Sides()[i], got, want.nails)
			}
		}
		if got := drawn((*marker).hands); got != 6 {
			t.Errorf("%s: %d marks on both hands, want 6", build, got)
		}
		if a.size = legiblePalm - 1; drawn((*marker).hands) != 0 {
			t.Errorf("%s: marks on small hands", build)
		}
	}
}

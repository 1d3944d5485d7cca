package figure

import (
	"testing"

	"handout/data"
)

// TestShoes: tongue, toe cap and three bars of lace show on a small shoe; a large one has a fourth bar, a bow of two loops,
// eyestays, the heel counter and the line round the sole; a bare foot has nothing.
func TestShoes(t *testing.T) {
	type marks struct{ tongues, laces, lines, rims int }
	drawn := func(mm int64, barefoot bool) (n marks) {
		sc, s, p := libraryScene(t, "standing", func(p *data.Pose) {
			p.Printed, p.Camera.Azimuth, p.Camera.Elevation, p.Barefoot = mm*1000, 40, 20, barefoot
		})
		a := &artist{pose: p, scene: sc, skeleton: s, palette: newPalette("", "")}
		v := newView(p.Camera)
		a.seen = render(sc, v, a.window(v, nil), 2*pixelsPerHeight)
		a.measure()
		m := &marker{artist: a, least: leastFold}
		m.shoes()
		for _, l := range m.merged {
			switch {
			case l.stroke.colour == white:
				n.laces += len(l.paths)
			case l.fill.colour == inkMark:
				n.lines += len(l.paths)
			case l.fill.colour == a.palette.tones[shoe].shade:
				n.rims += len(l.paths)
			default:
				n.tongues += len(l.paths)
			}
		}
		return n
	}
	small, large, bare := drawn(45, false), drawn(160, false), drawn(160, true)
	if small.tongues != 2 || small.laces != 6 || small.lines != 2 || small.rims != 0 {
		t.Errorf("small shoes have %+v, want for each a tongue, three bars and a cap", small)
	}
	if large.tongues != 2 || large.laces < 10 || large.lines < small.lines+5 || large.rims < 2 {
		t.Errorf("large shoes have %+v, want also bows, eyestays, counters and rims", large)
	}
	if bare != (marks{}) {
		t.Errorf("bare feet have %+v", bare)
	}
}

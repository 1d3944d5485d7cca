package flow

import (
	"slices"
	"testing"

	"handout/layout"
	"handout/layout/text"
)

func TestTracks(t *testing.T) {
	wide := func(v float64) *layout.Node { // a box whose least width is v
		return with(pile(), func(n *layout.Node) { n.Box.Width = mms(v) })
	}
	nested := with(side([]layout.Track{{Fixed: mms(10)}, {Min: mms(4)}, {}}, pile(), picture("p", 6, 5), with(pile(wide(5), wide(7)), func(n *layout.Node) {
		n.Box.Padding = layout.Edges{Left: mms(1), Right: mms(2)}
	})), func(n *layout.Node) { n.Gap = mms(1) })
	auto := layout.Track{Auto: true}
	for _, test := range []struct {
		name   string
		tracks []layout.Track
		kids   []*layout.Node
		gap    float64
		want   []float64
		need   float64
	}{
		{"shares", []layout.Track{{}, {Share: 1}, {Share: 2}}, nil, 0, []float64{25, 25, 50}, 0},
		{"fixed and the rest", []layout.Track{{Fixed: mms(30)}, {}, {}}, nil, 5, []float64{30, 30, 30}, 40},
		{"least width and a share", []layout.Track{{Min: mms(20)}, {}}, nil, 0, []float64{60, 40}, 20},
		{"auto takes its widest and a share", []layout.Track{auto, {}}, []*layout.Node{wide(20), wide(80)}, 0, []float64{60, 40}, 0},
		{"auto, at least", []layout.Track{{Auto: true, Min: mms(30)}, {Share: 2}}, []*layout.Node{wide(20)}, 10, []float64{50, 40}, 40},
		{"auto of a choice: any alternative", []layout.Track{auto, {}}, []*layout.Node{choice(wide(20), wide(10))}, 0, []float64{60, 40}, 0},
		{"auto of a row in it", []layout.Track{auto, {}}, []*layout.Node{nested}, 0, []float64{64, 36}, 0}, // 10 + 1 + 6 + 1 + 3 + 7
		{"not enough for all: in proportion", []layout.Track{auto, auto}, []*layout.Node{wide(150), wide(50)}, 0, []float64{75, 25}, 0},
		{"too much", []layout.Track{{Fixed: mms(80)}, {Min: mms(30)}, {}}, nil, 0, []float64{80, 30, 0}, 110},
		{"more children than tracks", []layout.Track{{Fixed: mms(20)}}, []*layout.Node{wide(1), wide(1)}, 0, []float64{20, 80}, 20},
		{"nothing", nil, nil, 5, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFlow(text.NewShaper(faces()), fewDigits)
			b := f.box(with(side(test.tracks, test.kids...), func(n *layout.Node) { n.Gap = mms(test.gap) }), "en")
			got, need := f.tracks(b, mms(100))
			const rounding = 5
			near := func(a Length, b float64) bool { return a-mms(b) <= rounding && mms(b)-a <= rounding }
			if !slices.EqualFunc(got, test.want, near) || !near(need, test.need) {
				t.Errorf("got %v, need %d; want %v mm, need %v mm", got, need, test.want, test.need)
			}
		})
	}
}

package figure

import "math"

// highlightStep is the pixels between two points of the back that are looked at.
const highlightStep = 3

// glows are the fields of a highlight, each reaching less far and covering more.
type glow struct{ reach, alpha float64 }

// highlight paints muscles on the back of the posed trunk.
func (a *artist) highlight() {
	if len(a.pose.Highlight) == 0 {
		return
	}
	back := a.surveyBack()
	a.glow(back, a.chosen(true), deepMuscle, true)
	a.glow(back, a.chosen(false), mainMuscle, false)
}

// chosen are the outlines of the muscles that the pose names, of the deep layer or of the others.
func (a *artist) chosen(deepOnes bool) [][]pt {
	var out [][]pt
	for _, m := range muscles() {
		for _, id := range a.pose.Highlight {
			if m.id == id.Value && (m.layer == deep) == deepOnes {
				out = append(out, m.outline())
			}
		}
	}
	return out
}

// survey is the back as the picture shows it: for every third pixel its place in coordinates of the back.
type survey struct {
	w, h   int
	places []pt
	onBack []bool
}

func (a *artist) surveyBack() *survey {
	m := a.seen
	s := &survey{w: (m.w + highlightStep - 1) / highlightStep, h: (m.h + highlightStep - 1) / highlightStep}
	s.places, s.onBack = make([]pt, s.w*s.h), make([]bool, s.w*s.h)
	spine := a.skeleton.wholeSpine()
	for y := range s.h {
		for x := range s.w {
			i := y*highlightStep*m.w + x*highlightStep
			if m.part[i] == nothing {
				continue
			}
			switch m.partAt(i).role {
			case torso, hem, neck, sleeve:
				k := y*s.w + x
				s.places[k], s.onBack[k] = spine.place(m.point(i), m.normal(i))
			}
		}
	}
	return s
}

// glow paints one kind of muscle; the deep ones are hatched, too.
func (a *artist) glow(back *survey, outlines [][]pt, col colour, hatched bool) {
	if len(outlines) == 0 {
		return
	}
	distance := make([]float64, len(back.places))
	for i, p := range back.places {
		distance[i] = math.MaxFloat64
		if !back.onBack[i] {
			continue
		}
		for _, o := range outlines {
			distance[i] = min(distance[i], outlineDistance(o, p))
		}
	}
	for _, g := range []glow{{0.010, 0.16}, {0.003, 0.28}, {-0.004, 0.42}} {
		p := outlined(back.w, back.h, func(i int) bool { return distance[i] < g.reach }, 8, finish{sigma: 1.4, tolerance: 0.5, corner: 48, reach: 8})
		enlarge(p, highlightStep, 0.5)
		a.add(layer{fill: col.ink(), alpha: g.alpha, paths: p})
	}
	if hatched {
		a.add(layer{stroke: deepHatch.ink(), width: 0.20 * a.mm, paths: back.hatch(distance, int(0.95*a.mm/highlightStep)+1)})
	}
}

// hatch is lines at 45 degrees inside the muscles.
func (s *survey) hatch(distance []float64, step int) []path {
	const least = 3 // a shorter line is left out
	var lines []path
	place := func(c, y int) pt { return pt{float64(c+y) * highlightStep, float64(y) * highlightStep} }
	for c := -s.h; c < s.w; c += step {
		start := -1
		for y := 0; y <= s.h; y++ {
			x := c + y
			inside := y < s.h && x >= 0 && x < s.w && distance[y*s.w+x] < 0
			if inside && start < 0 {
				start = y
			}
			if !inside && start >= 0 {
				if y-start > least {
					lines = append(lines, lineThrough([]pt{place(c, start), place(c, y-1)}))
				}
				start = -1
			}
		}
	}
	return lines
}

// backbone is frames along the spine up to the head, with their place on it.
type backbone struct {
	frames []frame
	along  []float64
}

func (s *skeleton) wholeSpine() *backbone {
	b := &backbone{append([]frame(nil), s.spine...), append([]float64(nil), s.along...)}
	at := b.along[len(b.along)-1]
	for _, f := range s.neck[1:] {
		at += neckStep
		b.frames, b.along = append(b.frames, f), append(b.along, at)
	}
	const skull = 0.03
	b.frames, b.along = append(b.frames, s.head.moved(0, skull, 0)), append(b.along, at+skull)
	return b
}

// place takes a point of the skin to coordinates of the back, and tells whether it lies on the back. Between two frames
// it belongs to the stretch whose slices hold it; of several the nearest wins.
func (b *backbone) place(p, normal vec) (pt, bool) {
	const behind, narrower = 0.012, 0.96
	nearest := math.MaxFloat64
	var place pt
	onBack := false
	low := b.frames[0].local(p)
	for i := range len(b.frames) - 1 {
		high := b.frames[i+1].local(p)
		if (low[1] >= 0 || i == 0) && high[1] <= 0 && low[1]-high[1] > 1e-6 {
			t := low[1] / (low[1] - high[1])
			l := mix(low, high, t)
			if d := math.Hypot(l[0], l[2]); d < nearest {
				nearest = d
				place = pt{math.Abs(l[0]) * narrower, b.along[i] + t*(b.along[i+1]-b.along[i])}
				onBack = l[2] < behind && normal.dot(b.frames[i].z) < 0.25 && place.y >= 0
			}
		}
		low = high
	}
	return place, onBack
}

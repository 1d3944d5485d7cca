package figure

import "math"

// A fold grows from an edge: from the outline, a seam, or where one limb lies before another. One that floats, or that
// crosses another, reads as a scratch.
const (
	foldReach     = 0.045 // body heights that a fold is drawn on to meet an edge
	foldClearance = 0.007 // between two folds
	longestFold   = 0.050
	foldHeading   = 6 // points from which the direction of its end is taken
)

// crease draws a fold; the weight is in mm.
func (m *marker) crease(weight float64, spots ...spot) {
	var paths []path
	for _, run := range m.runs(spots) {
		if lengthOf(run) < m.least*m.seen.scale {
			continue
		}
		run = m.clearOfFolds(shortened(m.rooted(run), longestFold*m.seen.scale))
		length := lengthOf(run)
		if length < m.least*m.seen.scale {
			continue
		}
		m.creases = append(m.creases, run)
		paths = append(paths, brushed(path{fitted(resampled(run, 1.5), 0.4), false}, weight*m.mm, taper{length: length * 0.8, end: true}))
	}
	m.merge(layer{fill: inkMark.ink(), nonZero: true, paths: paths})
}

// rooted is the run from the edge that is nearest to one of its ends, or nothing where none is near.
func (m *marker) rooted(run []pt) []pt {
	backwards := reversedPoints(run)
	ahead, behind := m.toEdge(run), m.toEdge(backwards)
	switch {
	case ahead == nil && behind == nil:
		return nil
	case behind == nil || ahead != nil && len(ahead) < len(behind):
		return append(reversedPoints(ahead), backwards...)
	}
	return append(reversedPoints(behind), run...)
}

func reversedPoints(run []pt) []pt {
	out := make([]pt, len(run))
	for i, p := range run {
		out[len(run)-1-i] = p
	}
	return out
}

// toEdge is the way on from the end of a run, pixel by pixel, to the edge that it heads for.
func (m *marker) toEdge(run []pt) []pt {
	end := run[len(run)-1]
	d := end.sub(run[max(0, len(run)-1-foldHeading)])
	length := math.Hypot(d.x, d.y)
	if length == 0 {
		return nil
	}
	d = pt{d.x / length, d.y / length}
	here, ok := m.pixelAt(end)
	if !ok {
		return nil
	}
	way := []pt{}
	for range int(foldReach * m.seen.scale) {
		end = end.add(d)
		way = append(way, end)
		next, ok := m.pixelAt(end)
		if !ok || m.seen.parted(here, next) {
			return way
		}
		here = next
	}
	return nil
}

// pixelAt is the pixel of the body at a point of the picture.
func (m *marker) pixelAt(q pt) (int, bool) {
	x, y := int(q.x), int(q.y)
	if q.x < 0 || q.y < 0 || x >= m.seen.w || y >= m.seen.h {
		return 0, false
	}
	i := y*m.seen.w + x
	return i, m.seen.part[i] != nothing && m.seen.partAt(i).object == theBody
}

// parted tells whether an edge lies between two near pixels of the body.
func (m *depthMap) parted(i, j int) bool {
	return m.material[i].plain() != m.material[j].plain() || math.Abs(m.depth[i]-m.depth[j]) > depthJump
}

// shortened is the run's beginning: a fold from side to side of a limb would read as a seam.
func shortened(run []pt, most float64) []pt {
	length := 0.0
	for i := 1; i < len(run); i++ {
		if length += math.Hypot(run[i].x-run[i-1].x, run[i].y-run[i-1].y); length > most {
			return run[:i]
		}
	}
	return run
}

// clearOfFolds is the run up to where it meets an earlier fold.
func (m *marker) clearOfFolds(run []pt) []pt {
	clear := foldClearance * m.seen.scale
	for i, p := range run {
		for _, other := range m.creases {
			for _, q := range other {
				if math.Hypot(p.x-q.x, p.y-q.y) < clear {
					return run[:i]
				}
			}
		}
	}
	return run
}

package figure

import (
	"math"

	"handout/data"
)

// Lengths of the bones, in body heights.
const (
	upperArmLength = 0.172
	forearmLength  = 0.150
	thighLength    = 0.245
	shankLength    = 0.243
	hipHalfWidth   = 0.046
	ankleHeight    = 0.039
	neckStep       = 0.0235
)

// skeleton is a posed body without flesh. Of two values the left stands first.
type skeleton struct {
	build  build
	style  style
	pelvis frame
	chest  frame
	head   frame
	spine  []frame // from the pelvis to C7
	along  []float64
	neck   []frame

	shoulder, elbow, wrist [2]vec
	hip, knee, ankle       [2]vec
	upperArm, hand         [2]frame
	thigh, shank, foot     [2]frame
	wristThumb, wristPalm  [2]vec // forearm axes: towards the thumb, towards the palm
	ears                   [2]frame
	armStretch, legStretch [2]float64 // length asked for, in lengths of the limb
	things                 []solid    // that hands may hold
}

// style is clothes and hair.
type style struct {
	hair       string
	sleeve     float64 // share of the upper arm that it covers
	trouserLeg float64 // share of the shank
	barefoot   bool
}

// region is a stretch of the spine: segments of one length, with the curve that it has at rest.
type region struct {
	length float64
	rest   []float64
	bend   data.Bend
}

// sides are +1 for left and -1 for right.
var sides = [2]float64{1, -1}

func newSkeleton(b *data.Body, bd build, st style) *skeleton {
	s := &skeleton{build: bd, style: st}
	f := upright(vec(b.Pelvis.At))
	f = f.turn(axisY, b.Pelvis.Yaw)
	f = f.turn(f.z, -b.Pelvis.Roll)
	s.pelvis = f.turn(f.x, b.Pelvis.Pitch)
	s.bendTrunk(b)
	s.bendNeck(b)
	return s
}

func (s *skeleton) bendTrunk(b *data.Body) {
	k := s.build.kyphosis
	g := s.pelvis.moved(0, 0.050, -0.012)
	at := 0.05
	s.spine = append(s.spine, s.pelvis, g)
	s.along = append(s.along, 0, at)
	for _, r := range []region{
		{0.034, []float64{4, -6, -6}, b.Lumbar},
		{0.0415, []float64{-1, 3 + 0.3*k, 7 + 0.4*k, 8 + 0.3*k}, b.Thoracic},
	} {
		for _, rest := range r.rest {
			g = bendSegment(g, r, rest)
			at += r.length
			s.spine = append(s.spine, g)
			s.along = append(s.along, at)
		}
	}
	last := len(s.spine) - 1
	s.chest = s.spine[last-1]
	s.chest.o = s.spine[last].o
}

// bendSegment goes one segment on: half of its bend before it, half after it.
func bendSegment(g frame, r region, rest float64) frame {
	n := float64(len(r.rest))
	flex, side, twist := r.bend.Flex/n+rest, r.bend.Side/n, r.bend.Twist/n
	o := g.bend(flex/2, side/2, twist/2).at(0, r.length, 0)
	g = g.bend(flex, side, twist)
	g.o = o
	return g
}

func (s *skeleton) bendNeck(b *data.Body) {
	k, forward := s.build.kyphosis, s.build.headForward
	r := region{neckStep, []float64{10 + forward, -k * 0.5, -16 - forward - k*0.5}, b.Neck}
	g := s.spine[len(s.spine)-1]
	s.neck = append(s.neck, g)
	for _, rest := range r.rest {
		g = bendSegment(g, r, rest)
		s.neck = append(s.neck, g)
	}
	s.head = g.bend(b.Head.Flex-4, b.Head.Side, b.Head.Twist)
}

// frameNamed is what an arm's targets are measured from.
func (s *skeleton) frameNamed(f data.Frame) frame {
	switch f {
	case data.Chest:
		return s.chest
	case data.HeadFrame:
		return s.head
	}
	return upright(vec{})
}

// reachFor bends a limb of two bones to a target; the middle joint points to the pole. Stretch is the distance in lengths
// of the limb, and above 1 the end falls short.
func reachFor(root, target vec, first, second float64, pole vec) (middle, end vec, stretch float64) {
	d := target.sub(root)
	length := d.length()
	stretch = length / (first + second)
	length = clamp(length, math.Abs(first-second)+0.02, (first+second)*0.998)
	u := d.unit()
	end = root.step(u, length)
	along := (float64(first*first) - float64(second*second) + float64(length*length)) / (2 * length)
	side := math.Sqrt(max(0, float64(first*first)-float64(along*along)))
	out := pole.across(u)
	if out.length() < 1e-6 {
		out = axisZ.across(u)
	}
	return root.step(u, along).step(out.unit(), side), end, stretch
}

// or is a point's value, or the default where it is left out.
func or(p data.Point, otherwise vec) vec {
	if p.State == data.Given {
		return vec(p.Value)
	}
	return otherwise
}

func given(p data.Point) bool { return p.State == data.Given }

package figure

import (
	"math"

	"handout/data"
)

// A pose is written for the plain body. A build with a rounder back or a deeper chest would miss what that one touches, so
// its body is settled: the pelvis balances the curve of the back, the trunk lies on what it lay on, the head rests where it
// rested, and hands on the chest keep their distance from it. Legs, and hands in the room, follow by themselves: they are
// given by what they touch.

// Distances are in body heights.
const (
	trunkRests   = 0.020 // the lowest point of a trunk that lies on the floor
	headRests    = 0.090 // the middle of a skull from what it rests on
	onChest      = 0.100 // a hand that lies on the chest
	mostGiving   = 30.0  // degrees that the neck gives to let the head rest
	takenByFloor = 0.65  // share of a round back that the floor takes out of who lies with the head on it
)

// settled is the body of a pose as a build has it, and the build as the floor leaves it.
func settled(p *data.Pose, b *data.Body, bd build) (data.Body, build) {
	plain := buildNamed("")
	if bd == plain {
		return *b, bd
	}
	was, on := newCarcass(b, plain), supports(p)
	headDown := gap(on, was.skull()) < headRests
	if headDown {
		bd.kyphosis *= 1 - takenByFloor
		bd.headForward *= 1 - takenByFloor
	}
	body := *b
	balance(&body, was, newCarcass(&body, bd))
	if low := was.lowest(); low < trunkRests {
		body.Pelvis.At[1] += low - newCarcass(&body, bd).lowest()
	}
	if headDown {
		restHead(&body, was, bd, on)
	}
	layHands(&body, was, newCarcass(&body, bd))
	return body, bd
}

// carcass is a body without limbs.
type carcass struct {
	*skeleton
	trunk part
}

func newCarcass(b *data.Body, bd build) *carcass {
	s, sc := newSkeleton(b, bd, style{}), &scene{}
	for i := range sides {
		s.shoulder[i] = s.shoulderFor(&b.Arms[i], i)
	}
	trunk := s.addTorso(sc)
	sc.settle()
	return &carcass{s, sc.parts[trunk]}
}

func (c *carcass) lowest() float64 {
	y := math.MaxFloat64
	for k := range c.trunk.solids {
		y = min(y, c.trunk.solids[k].lowest())
	}
	return y
}

func (c *carcass) skull() vec { return c.headPoint(0, 0.045, -0.006) }

// lean is the angle at which the shoulders stand over the hips, forward in degrees.
func (c *carcass) lean() float64 {
	d := mix(c.shoulder[0], c.shoulder[1], 0.5).sub(c.pelvis.o)
	return degrees(math.Atan2(d.dot(c.pelvis.z), d.dot(c.pelvis.y)))
}

// balance brings the shoulders back over the hips, as people do, and the eyes back to where they looked.
func balance(b *data.Body, was, now *carcass) {
	by := now.lean() - was.lean()
	b.Pelvis.Pitch -= by
	b.Neck.Flex += by / 2
	b.Head.Flex += by / 2
}

// supports are the solids beside the person that a head can rest on.
func supports(p *data.Pose) []solid {
	sc := &scene{}
	addProps(sc, p.Props)
	var out []solid
	for i := range sc.parts {
		switch sc.parts[i].role {
		case towel, bar, ball:
		default:
			out = append(out, sc.parts[i].solids...)
		}
	}
	return out
}

// gap is how far a point is from the floor and from what else supports.
func gap(on []solid, p vec) float64 {
	d := p[1]
	for i := range on {
		d = min(d, on[i].distance(p[0], p[1], p[2]))
	}
	return d
}

// restHead bends the neck until the skull is as far from what it rests on as the plain body's; the face keeps its direction.
func restHead(b *data.Body, was *carcass, bd build, on []solid) {
	want := gap(on, was.skull())
	neck, head := b.Neck.Flex, b.Head.Flex
	miss := func(by float64) float64 {
		b.Neck.Flex, b.Head.Flex = neck+by, head-by
		return gap(on, newCarcass(b, bd).skull()) - want
	}
	const tries, close = 8, 0.0005
	before, by := 0.0, 4.0
	missed := miss(before)
	for range tries {
		now := miss(by)
		if math.Abs(now) < close || now == missed {
			break
		}
		before, by, missed = by, clamp(by-now*(by-before)/(now-missed), -mostGiving, mostGiving), now
	}
	miss(by)
}

// layHands keeps what is given on the chest as far from it as it was; arms that reach out from it keep their direction.
func layHands(b *data.Body, was, now *carcass) {
	for i := range b.Arms {
		a := &b.Arms[i]
		if a.In != data.Chest {
			continue
		}
		if target := a.Target(); given(target) && was.trunk.distance(was.chest.point(vec(target.Value))) > onChest {
			now.reachAs(was, a)
			continue
		}
		for _, p := range []*data.Point{&a.Wrist, &a.Palm, &a.Grip, &a.Elbow} {
			if !given(*p) {
				continue
			}
			want := was.trunk.distance(was.chest.point(vec(p.Value)))
			const tries = 6
			for range tries {
				p.Value[2] += want - now.trunk.distance(now.chest.point(vec(p.Value)))
			}
		}
	}
}

// reachAs turns all that an arm is given in one chest into another's, whose curve would point it elsewhere.
func (c *carcass) reachAs(was *carcass, a *data.Arm) {
	from, to := was.chest, c.chest
	from.o, to.o = vec{}, vec{}
	for _, p := range []*data.Point{&a.Wrist, &a.Palm, &a.Grip, &a.Elbow, &a.Pole, &a.Fingers, &a.Faces} {
		if given(*p) {
			p.Value = data.Vector(to.local(from.point(vec(p.Value))))
		}
	}
}

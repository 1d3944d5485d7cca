package figure

import (
	"fmt"
	"math"
	"slices"

	"handout/data"
	"handout/data/diag"
)

// checker gathers what is wrong with one pose.
type checker struct {
	pose     *data.Pose
	scene    *scene
	skeleton *skeleton
	found    diag.List
}

// Check tells what no body can do and what no reader can see: a hand out of reach, a part under the floor, a joint bent
// too far, a part inside another, a figure, a hand or an arrow that cannot be made out at the printed size. Each finding
// names the place of what causes it.
func Check(p *data.Pose) diag.List {
	c := &checker{pose: p}
	c.scene, c.skeleton = compose(p, &p.Body)
	addProps(c.scene, p.Props)
	c.reach()
	c.joints()
	c.floor()
	c.overlaps()
	c.legible()
	return c.found.Sorted()
}

func (c *checker) refuse(rule string, at diag.Pos, hint, format string, args ...any) {
	c.found.Refusef(c.place(at), rule, hint, format, args...)
}

func (c *checker) warn(rule string, at diag.Pos, hint, format string, args ...any) {
	c.found.Warnf(c.place(at), rule, hint, format, args...)
}

// place falls back on the pose for what the file does not mention.
func (c *checker) place(at diag.Pos) diag.Pos {
	if at.IsZero() {
		return c.pose.Pos
	}
	return at
}

// handPlace is where the file says where the hand is.
func (c *checker) handPlace(i int) diag.Pos {
	a := &c.pose.Body.Arms[i]
	return c.best(a.Target().Pos, a.Pos)
}

func (c *checker) footPlace(i int) diag.Pos {
	l := &c.pose.Body.Legs[i]
	return c.best(l.Ankle.Pos, l.Pos)
}

// best is the first of several places, in the pose's own file if one is: what it inherits was right for another.
func (c *checker) best(places ...diag.Pos) diag.Pos {
	var first diag.Pos
	for _, p := range places {
		switch {
		case p.IsZero():
		case p.File == c.pose.Pos.File:
			return p
		case first.IsZero():
			first = p
		}
	}
	return first
}

// partPlace is what in the file decides where a part is.
func (c *checker) partPlace(p *part) diag.Pos {
	b := &c.pose.Body
	switch {
	case p.object != theBody:
		return c.pose.Props[p.object-1].Pos
	case p.limb == leftArm || p.limb == rightArm:
		return c.handPlace(int(p.limb - leftArm))
	case p.limb == leftLeg || p.limb == rightLeg:
		return c.footPlace(int(p.limb - leftLeg))
	case p.role == torso:
		return c.best(b.Pelvis.Pos, b.Thoracic.Pos, b.Lumbar.Pos)
	}
	return c.best(b.Head.Pos, b.Neck.Pos, b.Thoracic.Pos, b.Pelvis.Pos)
}

// A limb may fall short of its target by a slack that no one sees; one whose middle joint is aimed has its length from
// there, and a target that only gives a direction.
const (
	armSlack   = 1.01
	legSlack   = 1.003
	aimedSlack = 1.25
)

func (c *checker) reach() {
	slack := func(plain float64, aimed data.Point) float64 {
		if given(aimed) {
			return aimedSlack
		}
		return plain
	}
	for i, side := range data.Sides() {
		arm, leg := &c.pose.Body.Arms[i], &c.pose.Body.Legs[i]
		if s := c.skeleton.armStretch[i]; s > slack(armSlack, arm.Elbow) {
			c.refuse("reach", c.handPlace(i), "bring the target nearer, or bend the trunk towards it", "%s hand: out of reach, the arm would have to be %.0f %% longer", side, (s-1)*100)
		}
		if s := c.skeleton.legStretch[i]; s > slack(legSlack, leg.Knee) {
			c.refuse("reach", c.footPlace(i), "bring the ankle nearer, or lower the pelvis", "%s foot: out of reach, the leg would have to be %.0f %% longer", side, math.Max(1, (s-1)*100))
		}
	}
}

// floor finds parts under it, of each limb the deepest. A mat lies on the floor and does not count.
func (c *checker) floor() {
	const slack = 0.0065
	var deepest [rightLeg + 1]struct {
		part  *part
		depth float64
	}
	for i := range c.scene.parts {
		p := &c.scene.parts[i]
		if p.object != theBody || p.role == sole || p.role == hair { // shoe and head tell
			continue
		}
		for k := range p.solids {
			if d := -p.solids[k].lowest(); d > max(slack, deepest[p.limb].depth) {
				deepest[p.limb].part, deepest[p.limb].depth = p, d
			}
		}
	}
	for _, d := range deepest {
		if d.part != nil {
			c.refuse("floor", c.partPlace(d.part), "raise it, or the pelvis", "%s: %s under the floor", d.part.name, percent(d.depth))
		}
	}
}

// percent says a length as a share of the body's height.
func percent(heights float64) string { return fmt.Sprintf("%.1f %% of the body's height", heights*100) }

// clash is one part inside another.
type clash struct {
	a, b  *part
	depth float64
}

// sameLimbs tells whether two clashes are between the same limbs, or a limb and a thing.
func (k clash) sameLimbs(o clash) bool {
	same := func(p, q *part) bool { return p.limb == q.limb && p.object == q.object }
	return same(k.a, o.a) && same(k.b, o.b) || same(k.a, o.b) && same(k.b, o.a)
}

// overlaps finds parts inside each other, of two limbs the deepest: points on the axes of one, measured in the other.
func (c *checker) overlaps() {
	const slack = 0.006
	var clashes []clash
	for i := range c.scene.parts {
		a := &c.scene.parts[i]
		if a.object != theBody || a.role == hair || a.role == ear {
			continue
		}
		axes := axisPoints(a)
		for k := range c.scene.parts {
			b := &c.scene.parts[k]
			if i == k || mayOverlap(a, b) {
				continue
			}
			found := clash{a, b, max(deepest(axes, b), deepest(stickPoints(b), a))}
			switch at := slices.IndexFunc(clashes, found.sameLimbs); {
			case found.depth <= slack:
			case at < 0:
				clashes = append(clashes, found)
			case found.depth > clashes[at].depth:
				clashes[at] = found
			}
		}
	}
	for _, k := range clashes {
		c.refuse("overlap", c.best(c.partPlace(k.a), c.partPlace(k.b)), "move one of the two apart", "%s: %s inside the %s", k.a.name, percent(k.depth), k.b.name)
	}
}

func axisPoints(p *part) []vec {
	var out []vec
	for i := range p.solids {
		o := &p.solids[i]
		if o.form != tube && o.form != cone {
			out = append(out, o.centre)
			continue
		}
		for k := range 5 {
			out = append(out, mix(o.a, o.b, float64(k)/4))
		}
	}
	return out
}

// stickPoints are points within a thing's sticks, which pass between those of a body's axes.
func stickPoints(p *part) []vec {
	const apart = 0.02
	var out []vec
	for i := range p.solids {
		o := &p.solids[i]
		if p.object == theBody || o.form != cylinder {
			continue
		}
		n := math.Ceil(2 * o.half / apart)
		for k := range int(n) + 1 {
			out = append(out, mix(o.a, o.b, float64(k)/n))
		}
	}
	return out
}

func deepest(points []vec, p *part) float64 {
	d := 0.0
	for _, q := range points {
		for k := range p.solids {
			d = max(d, -p.solids[k].distance(q[0], q[1], q[2]))
		}
	}
	return d
}

// mayOverlap lets neighbours touch, soft things give way, and hands hold what they hold.
func mayOverlap(a, b *part) bool {
	switch {
	case b.role == mat || b.role == floor || b.role == cushion || b.role == towel || b.role == band || b.role == ear:
		return true
	case a.role == hand && (b.object != theBody || b.role == hair):
		return true
	case b.object != theBody:
		return false
	case a.limb == b.limb:
		return true
	case a.limb == noLimb:
		return isRoot(b)
	case b.limb == noLimb:
		return isRoot(a)
	}
	return false
}

// isRoot tells whether a part grows out of the trunk.
func isRoot(p *part) bool { return p.role == sleeve || p.role == upperArm || p.role == thigh }

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
	return firstPlace(a.Target().Pos, a.Pos)
}

func (c *checker) footPlace(i int) diag.Pos {
	l := &c.pose.Body.Legs[i]
	return firstPlace(l.Ankle.Pos, l.Pos)
}

func firstPlace(places ...diag.Pos) diag.Pos {
	for _, p := range places {
		if !p.IsZero() {
			return p
		}
	}
	return diag.Pos{}
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
		return firstPlace(b.Pelvis.Pos, b.Thoracic.Pos)
	}
	return firstPlace(b.Head.Pos, b.Neck.Pos, b.Thoracic.Pos, b.Pelvis.Pos)
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

// floor finds parts under it. A mat lies on it and does not count.
func (c *checker) floor() {
	const slack = 0.0065
	for i := range c.scene.parts {
		p := &c.scene.parts[i]
		if p.object != theBody {
			continue
		}
		low := 0.0
		for k := range p.solids {
			low = min(low, p.solids[k].lowest())
		}
		if low < -slack {
			c.refuse("floor", c.partPlace(p), "raise it, or the pelvis", "%s: %s under the floor", p.name, percent(-low))
		}
	}
}

// percent says a length as a share of the body's height.
func percent(heights float64) string { return fmt.Sprintf("%.1f %% of the body's height", heights*100) }

// overlaps finds parts inside each other: points on the axes of one, measured in the other.
func (c *checker) overlaps() {
	const slack = 0.006
	type pair struct{ a, b string }
	var told []pair
	for i := range c.scene.parts {
		a := &c.scene.parts[i]
		if a.object != theBody || a.role == hair || a.role == ear {
			continue
		}
		axes := axisPoints(a)
		for k := range c.scene.parts {
			b := &c.scene.parts[k]
			if i == k || mayOverlap(a, b) || slices.Contains(told, pair{b.name, a.name}) {
				continue
			}
			if d := deepest(axes, b); d > slack {
				told = append(told, pair{a.name, b.name})
				c.refuse("overlap", c.limbPlace(a, b), "move one of the two apart", "%s: %s inside the %s", a.name, percent(d), b.name)
			}
		}
	}
}

// limbPlace is that of the limb among two parts: the trunk is where it is.
func (c *checker) limbPlace(a, b *part) diag.Pos {
	if a.limb == noLimb && b.object == theBody {
		return c.partPlace(b)
	}
	return c.partPlace(a)
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
	case b.role == mat || b.role == floor || b.role == cushion || b.role == towel || b.role == ear:
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

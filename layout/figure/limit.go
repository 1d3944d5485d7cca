package figure

import (
	"math"

	"handout/data"
	"handout/data/diag"
)

// limit is how far a joint goes, in degrees, by one's own strength; and where a floor or a seat pushes it on, how far then
// (equal ends: no farther). The first are the figures that clinical tables quote from the American Academy of Orthopaedic
// Surgeons, Joint Motion: Method of Measuring and Recording (1965); the book itself was not at hand. Loaded knee: 157 ± 6
// in a squat, Hemmerich et al., J Orthop Res 2006; their hip is 95 ± 27. The other loaded ends, and 15 degrees for the
// lumbar share of a twist, are our own caution.
type limit struct {
	motion              string
	least, most         float64
	loadLeast, loadMost float64
}

var (
	shoulderExtension = limit{"shoulder extension", -60, 180, 0, 0}
	elbowFlexion      = limit{"elbow flexion", 0, 150, 0, 0}
	wristFlexion      = limit{"wrist flexion", -70, 80, -95, 90}
	wristDeviation    = limit{"wrist side bend", -30, 20, 0, 0}
	hipFlexion        = limit{"hip flexion", -30, 120, -30, 140}
	hipAbduction      = limit{"hip abduction", -30, 45, 0, 0}
	kneeFlexion       = limit{"knee flexion", 0, 135, 0, 160}
	ankleFlexion      = limit{"ankle flexion", -50, 20, -90, 35}
	neckFlexion       = limit{"neck flexion", -45, 45, 0, 0}
	neckSideBend      = limit{"neck side bend", -45, 45, 0, 0}
	neckRotation      = limit{"neck rotation", -60, 60, 0, 0}
	trunkFlexion      = limit{"trunk flexion", -30, 80, -45, 90}
	trunkSideBend     = limit{"trunk side bend", -35, 35, 0, 0}
	trunkRotation     = limit{"trunk rotation", -45, 45, 0, 0}
	lumbarRotation    = limit{"lumbar rotation", -15, 15, 0, 0}
)

// limitSlack is in degrees: people differ.
const limitSlack = 6

// hold tells whether an angle is one that a joint has; side is "left ", "right " or empty.
func (c *checker) hold(l limit, side string, degrees float64, at diag.Pos) {
	if degrees >= l.least-limitSlack && degrees <= l.most+limitSlack {
		return
	}
	if l.loadLeast < l.loadMost && degrees >= l.loadLeast && degrees <= l.loadMost {
		c.warn("joint", at, "right where the floor or the body's weight pushes it", "%s%s: %.0f degrees, beyond the %.0f to %.0f that one's own strength reaches", side, l.motion, degrees, l.least, l.most)
		return
	}
	c.refuse("joint", at, "ease the bend", "%s%s: %.0f degrees, a joint goes from %.0f to %.0f", side, l.motion, degrees, l.least, l.most)
}

func (c *checker) joints() {
	b := &c.pose.Body
	head, trunk := c.best(b.Neck.Pos, b.Head.Pos), c.best(b.Thoracic.Pos, b.Lumbar.Pos)
	c.hold(neckFlexion, "", b.Neck.Flex+b.Head.Flex, head)
	c.hold(neckSideBend, "", b.Neck.Side+b.Head.Side, head)
	c.hold(neckRotation, "", b.Neck.Twist+b.Head.Twist, head)
	c.hold(trunkFlexion, "", b.Lumbar.Flex+b.Thoracic.Flex, trunk)
	c.hold(trunkSideBend, "", b.Lumbar.Side+b.Thoracic.Side, trunk)
	c.hold(trunkRotation, "", b.Lumbar.Twist+b.Thoracic.Twist, trunk)
	c.hold(lumbarRotation, "", b.Lumbar.Twist, b.Lumbar.Pos)
	for i, side := range data.Sides() {
		c.armJoints(i, side+" ")
		c.legJoints(i, side+" ")
	}
}

func degrees(radians float64) float64 { return radians * 180 / math.Pi }

func (c *checker) armJoints(i int, side string) {
	s, a := c.skeleton, &c.pose.Body.Arms[i]
	at := c.handPlace(i)
	upper, fore := s.shoulder[i].to(s.elbow[i]), s.elbow[i].to(s.wrist[i])
	// Extension is told only of an arm that points behind the trunk and is not raised sideways.
	if back := degrees(math.Atan2(upper.dot(s.chest.z), -upper.dot(s.chest.y))); back < 0 && math.Abs(upper.dot(s.chest.x)) < 0.5 && upper.dot(s.chest.y) < 0 {
		c.hold(shoulderExtension, side, back, at)
	}
	c.hold(elbowFlexion, side, angleBetween(upper, fore), at)
	fingers := s.hand[i].y
	flexed := degrees(math.Asin(clamp(fingers.dot(s.wristPalm[i]), -1, 1)))
	if folded := angleBetween(fore, fingers); folded > 90 { // back on itself: the palm's side no longer tells which way
		flexed = math.Copysign(folded, flexed)
	}
	hand := c.best(a.Fingers.Pos, at)
	c.hold(wristFlexion, side, flexed, hand)
	if math.Abs(flexed) < 50 {
		c.hold(wristDeviation, side, degrees(math.Asin(clamp(fingers.dot(s.wristThumb[i]), -1, 1))), hand)
	}
}

func (c *checker) legJoints(i int, side string) {
	s, l := c.skeleton, &c.pose.Body.Legs[i]
	at := c.best(l.Knee.Pos, c.footPlace(i))
	thigh, shank, p := s.thigh[i].y, s.shank[i].y, s.pelvis
	raised := degrees(math.Atan2(thigh.dot(p.z), -thigh.dot(p.y)))
	if raised < -120 {
		raised += 360
	}
	c.hold(hipFlexion, side, raised, at)
	if raised < 70 { // with the thigh up, sideways is rotation as much
		c.hold(hipAbduction, side, degrees(math.Asin(clamp(thigh.dot(p.x)*sides[i], -1, 1))), at)
	}
	bent := angleBetween(thigh, shank)
	if bent > 12 && s.shank[i].z.dot(shinSide(s.foot[i])) < 0 {
		bent = -bent
	}
	c.hold(kneeFlexion, side, bent, at)
	c.hold(ankleFlexion, side, 90-angleBetween(s.foot[i].z, shank.scale(-1)), c.best(l.Toe.Pos, at))
}

// shinSide is the front of the shank as the foot tells it: towards the toes and away from the sole.
func shinSide(foot frame) vec { return foot.z.sub(foot.y) }

package figure

import (
	"handout/data"
)

// What can be made out on paper.
const (
	leastBody    = 26.0 // mm a body height: below it a face is a dot
	smallBody    = 33.0 // readable, but better larger
	leastArrow   = 3.0  // mm, seen from the camera
	leastHand    = 0.12 // share of a hand that must be seen
	surveyPixels = 300  // pixels a body height: enough to see whether a hand is seen
)

// legible finds what a reader cannot make out at the printed size.
func (c *checker) legible() {
	a := &artist{pose: c.pose, scene: c.scene, skeleton: c.skeleton}
	v := newView(c.pose.Camera)
	w := a.window(v, nil)
	a.seen = newDepthMap(c.scene, v, w, surveyPixels)
	a.measure()
	switch mm := float64(c.pose.Printed) / 1000; {
	case a.size < leastBody:
		c.refuse("legible", c.pose.Camera.Pos, "leave out what stands far off, or crop", "unreadable at %.0f mm: a whole body would be %.0f mm tall, the least is %.0f", mm, a.size, leastBody)
	case a.size < smallBody:
		c.warn("legible", c.pose.Camera.Pos, "print it larger, or add a close-up", "small at %.0f mm: a whole body would be %.0f mm tall", mm, a.size)
	}
	for i := range c.pose.Arrows {
		arrow := &c.pose.Arrows[i]
		var line []pt
		for _, p := range smoothCurve(vectors(arrow.Path), arrowPieces) {
			line = append(line, a.seen.pixel(p))
		}
		mm := lengthOf(line) / a.seen.scale * a.size
		mm -= hiddenByNumber(arrow)
		if mm < leastArrow {
			c.refuse("legible", arrow.Pos, "make it longer, or turn the camera: it may point at the reader", "arrow %d: unreadable, %.1f mm long in print", i+1, mm)
		}
	}
	c.hiddenHands(v, w)
}

// hiddenHands finds hands that the camera does not see, though the pose says what they do. A crop may leave one out.
func (c *checker) hiddenHands(v view, w window) {
	if c.pose.Crop != nil {
		return
	}
	whole := c.handPixels(c.scene, v, w)
	for i, side := range data.Sides() {
		if given(c.pose.Body.Arms[i].Target()) && float64(whole[i]) < leastHand*alone(surveyPixels) {
			c.warn("legible", c.handPlace(i), "turn the camera, so that the reader sees what it does", "%s hand: hidden", side)
		}
	}
}

// alone is the pixels that a whole hand covers, seen from its side.
func alone(scale float64) float64 {
	const length, thickness = 0.09, 0.03
	return length * thickness * scale * scale
}

func (c *checker) handPixels(s *scene, v view, w window) [2]int {
	m := render(s, v, w, surveyPixels)
	var count [2]int
	for i, p := range m.part {
		if p == nothing {
			continue
		}
		if q := m.partAt(i); q.role == hand {
			count[q.limb-leftArm]++
		}
	}
	return count
}

package load

import (
	"fmt"

	"handout/data"
	"handout/data/diag"
)

// layBody puts the file's skeleton over the inherited one, part by part.
func (r *poseReader) layBody(b *data.Body, f *poseBody) {
	p, old := f.Pelvis, b.Pelvis
	b.Pelvis = data.Pelvis{
		At: r.vector(p.At, "at", old.At), Pitch: p.Pitch.or(old.Pitch), Yaw: p.Yaw.or(old.Yaw), Roll: p.Roll.or(old.Roll), Pos: newer(p.Pos, old.Pos),
	}
	r.layBend(&b.Lumbar, f.Lumbar, "lumbar")
	r.layBend(&b.Thoracic, f.Thoracic, "thoracic")
	r.layBend(&b.Neck, f.Neck, "neck")
	r.layBend(&b.Head, f.Head, "head")
	r.layArm(&b.Arms[0], &f.ArmLeft)
	r.layArm(&b.Arms[1], &f.ArmRight)
	r.layLeg(&b.Legs[0], &f.LegLeft)
	r.layLeg(&b.Legs[1], &f.LegRight)
}

// newer is the place of what was written last.
func newer(p, inherited diag.Pos) diag.Pos {
	if p.IsZero() {
		return inherited
	}
	return p
}

func (r *poseReader) layBend(b *data.Bend, n decimals, key string) {
	if !n.given {
		return
	}
	v := r.vector(n, key, data.Vector{b.Flex, b.Side, b.Twist})
	*b = data.Bend{Flex: v[0], Side: v[1], Twist: v[2], Pos: n.pos}
}

// layArm: a new target drops the inherited one, since a hand can be in one place only.
func (r *poseReader) layArm(a *data.Arm, f *arm) {
	if f.Wrist.given || f.Palm.given || f.Grip.given || f.Elbow.given {
		a.Wrist, a.Palm, a.Grip, a.Elbow = data.Point{}, data.Point{}, data.Point{}, data.Point{}
	}
	a.Pos = newer(f.Pos, a.Pos)
	switch f.In {
	case "world":
		a.In = data.World
	case "chest":
		a.In = data.Chest
	case "head":
		a.In = data.HeadFrame
	}
	a.Wrist = r.point(f.Wrist, "wrist", a.Wrist)
	a.Palm = r.point(f.Palm, "palm", a.Palm)
	a.Grip = r.point(f.Grip, "grip", a.Grip)
	a.Elbow = r.point(f.Elbow, "elbow", a.Elbow)
	a.Pole = r.direction(f.Pole, "pole", a.Pole)
	a.Fingers = r.direction(f.Fingers, "fingers", a.Fingers)
	a.Faces = r.direction(f.Faces, "faces", a.Faces)
	a.GripRadius = r.within(f.GripRadius, "grip_radius", 0.002, 0.06, a.GripRadius)
	a.Curl = r.within(f.Curl, "curl", 0, 1, a.Curl)
	a.Spread = r.within(f.Spread, "spread", 0, 1, a.Spread)
	a.Thumb = r.within(f.Thumb, "thumb", -1, 1, a.Thumb)
	a.Protract = r.within(f.Protract, "protract", -0.03, 0.03, a.Protract)
	a.Shrug = r.within(f.Shrug, "shrug", -0.03, 0.05, a.Shrug)
	r.checkArm(a, f)
}

// checkArm demands one target, and a direction for the fingers where the palm must touch something.
func (r *poseReader) checkArm(a *data.Arm, f *arm) {
	count := 0
	for _, n := range []decimals{f.Wrist, f.Palm, f.Grip} {
		if n.given {
			count++
		}
	}
	switch {
	case count > 1:
		r.faults.Invalidf(f.Pos, "keep one of wrist, palm and grip", "the hand has %d targets", count)
	case count == 0 && f.Elbow.given:
		r.faults.Invalidf(f.Elbow.pos, "add wrist: [x, y, z]", "elbow: it aims the upper arm alone, and the hand has no target")
	case (f.Palm.given || f.Grip.given) && a.Fingers.State != data.Given:
		r.faults.Invalidf(f.Pos, "add fingers: [x, y, z], the direction in which they point", "the palm's place is given, but not how the hand lies")
	}
	if f.Grip.given && a.GripRadius == 0 {
		a.GripRadius = 0.012
	}
}

// layLeg: naming the ankle alone leaves the knee to the leg.
func (r *poseReader) layLeg(l *data.Leg, f *leg) {
	if f.Ankle.given && !f.Knee.given {
		l.Knee = data.Point{}
	}
	l.Pos = newer(f.Pos, l.Pos)
	l.Ankle = r.point(f.Ankle, "ankle", l.Ankle)
	l.Knee = r.point(f.Knee, "knee", l.Knee)
	l.Pole = r.direction(f.Pole, "pole", l.Pole)
	l.Toe = r.direction(f.Toe, "toe", l.Toe)
	l.Sole = r.direction(f.Sole, "sole", l.Sole)
	l.ToeBend = r.within(f.ToeBend, "toe_bend", -60, 60, l.ToeBend)
	if f.Knee.given && l.Ankle.State != data.Given {
		r.faults.Invalidf(f.Knee.pos, "add ankle: [x, y, z]", "knee: it aims the thigh alone, and the foot has no place")
	}
}

// direction is a point that leads somewhere.
func (r *poseReader) direction(n decimals, key string, inherited data.Point) data.Point {
	p := r.point(n, key, inherited)
	if n.given && p.Value == (data.Vector{}) {
		r.faults.Invalidf(n.pos, "one of the three must not be 0", "%s: [0, 0, 0] is no direction", key)
		return inherited
	}
	return p
}

// within demands a number between two ends.
func (r *poseReader) within(n decimal, key string, least, most, inherited float64) float64 {
	if n.given && (n.value < least || n.value > most) {
		r.faults.Invalidf(n.pos, fmt.Sprintf("from %g to %g", least, most), "%s: %g is out of range", key, n.value)
		return inherited
	}
	return n.or(inherited)
}

package data

import "handout/data/diag"

// Vector is a point or direction in body heights: the floor is y = 0, up +Y, forward +Z, the person's left +X.
type Vector [3]float64

// Pose is one position of one person with the things around it, ready to be drawn: what it inherits is resolved.
type Pose struct {
	ID        string
	Pos       diag.Pos
	Alt       Text
	Camera    Camera
	Person    Person
	Barefoot  bool
	Body      Body
	Props     []Prop
	Arrows    []Arrow
	Highlight []Text // muscle ids
	Ghost     *Body  // the start, drawn behind
	Crop      *Crop
	Margin    Margin
	Printed   int64 // width in micrometres that the lines are made for
}

// Camera is where the picture is seen from, in degrees: 0 from the front, 90 from the person's left, 180 from behind.
type Camera struct {
	Azimuth, Elevation, Roll float64
	Pos                      diag.Pos
}

// Person is what the body looks like; an empty word is the plain figure's.
type Person struct{ Build, Skin, Hair, HairTone string }

// Body is a skeleton: the trunk by angles, the limbs by what they touch. Left stands before right.
type Body struct {
	Pelvis                       Pelvis
	Lumbar, Thoracic, Neck, Head Bend
	Arms                         [2]Arm
	Legs                         [2]Leg
}

// Sides are the words for the two arms and legs, in their order.
func Sides() [2]string { return [2]string{"left", "right"} }

// Pelvis is the root of the skeleton: the middle between the hip joints, and how it is turned in degrees.
type Pelvis struct {
	At               Vector
	Pitch, Yaw, Roll float64
	Pos              diag.Pos
}

// Bend is how one region of the trunk is bent, in degrees: forward, to the left, and twisted to the left.
type Bend struct {
	Flex, Side, Twist float64
	Pos               diag.Pos
}

// Point is a place or direction that may be left out.
type Point = Opt[Vector]

// Frame is what an arm's targets are measured from.
type Frame uint8

const (
	World Frame = iota
	Chest
	HeadFrame
)

// Arm says where the hand is. Of Wrist, Palm and Grip one is given, or none for a hanging arm; Elbow aims the upper arm.
type Arm struct {
	Pos                 diag.Pos
	In                  Frame
	Wrist, Palm, Grip   Point // of the joint, the palm's middle, the axis of what is held
	GripRadius          float64
	Elbow               Point
	Pole                Point // which way the elbow points
	Fingers, Faces      Point // which way the fingers point and the palm looks
	Curl, Spread, Thumb float64
	Protract, Shrug     float64
}

// Target is the place that the hand is given, if there is one.
func (a Arm) Target() Point {
	return a.Wrist.Or(a.Palm.Or(a.Grip))
}

// Leg says where the foot is: the ankle alone, or the knee as a direction and the ankle.
type Leg struct {
	Pos         diag.Pos
	Ankle, Knee Point
	Pole        Point // which way the knee points
	Toe, Sole   Point // which way the toes point and the sole looks
	ToeBend     float64
}

// Prop is a thing beside the person.
type Prop struct {
	Pos    diag.Pos
	Kind   string
	At     Vector
	Yaw    float64
	Size   Vector // width, height, depth
	Radius float64
	Path   []Vector // of a towel or band; the two ends of a pole
	Across []Vector // the direction of its width at each point
	Widths []float64
}

// Arrow is a curve with one head or two. A varying one says "this may vary" in place of "move".
type Arrow struct {
	Pos       diag.Pos
	Path      []Vector
	BothHeads bool
	Varying   bool
	Number    int     // printed at its start, or in the middle of one with two heads; 0 is none
	Weight    float64 // of the line; 1 is plain
	Dashed    bool
	Behind    bool // the person
}

// Crop keeps a part of the picture: half of its width and height about a point.
type Crop struct {
	At                    Vector
	HalfWidth, HalfHeight float64
	Pos                   diag.Pos
}

// Margin is room beyond what the picture holds.
type Margin struct{ Left, Top, Right, Bottom float64 }

// Mirrored is the pose with left and right changed; the camera stays.
func (p Pose) Mirrored() Pose {
	p.Body = p.Body.mirrored()
	if p.Ghost != nil {
		g := p.Ghost.mirrored()
		p.Ghost = &g
	}
	if p.Crop != nil {
		c := *p.Crop
		c.At = c.At.mirrored()
		p.Crop = &c
	}
	arrows := p.Arrows
	p.Arrows = make([]Arrow, len(arrows))
	for i, a := range arrows {
		a.Path = mirroredAll(a.Path)
		p.Arrows[i] = a
	}
	props := p.Props
	p.Props = make([]Prop, len(props))
	for i, t := range props {
		t.At, t.Yaw, t.Path, t.Across = t.At.mirrored(), -t.Yaw, mirroredAll(t.Path), mirroredAll(t.Across)
		p.Props[i] = t
	}
	return p
}

func (v Vector) mirrored() Vector { return Vector{-v[0], v[1], v[2]} }

func mirroredAll(list []Vector) []Vector {
	out := make([]Vector, len(list))
	for i, v := range list {
		out[i] = v.mirrored()
	}
	return out
}

func mirroredPoint(p Point) Point {
	p.Value = p.Value.mirrored()
	return p
}

func (b Bend) mirrored() Bend {
	b.Side, b.Twist = -b.Side, -b.Twist
	return b
}

func (b Body) mirrored() Body {
	b.Pelvis.At = b.Pelvis.At.mirrored()
	b.Pelvis.Yaw, b.Pelvis.Roll = -b.Pelvis.Yaw, -b.Pelvis.Roll
	b.Lumbar, b.Thoracic, b.Neck, b.Head = b.Lumbar.mirrored(), b.Thoracic.mirrored(), b.Neck.mirrored(), b.Head.mirrored()
	b.Arms = [2]Arm{b.Arms[1].mirrored(), b.Arms[0].mirrored()}
	b.Legs = [2]Leg{b.Legs[1].mirrored(), b.Legs[0].mirrored()}
	return b
}

func (a Arm) mirrored() Arm {
	for _, p := range []*Point{&a.Wrist, &a.Palm, &a.Grip, &a.Elbow, &a.Pole, &a.Fingers, &a.Faces} {
		*p = mirroredPoint(*p)
	}
	return a
}

func (l Leg) mirrored() Leg {
	for _, p := range []*Point{&l.Ankle, &l.Knee, &l.Pole, &l.Toe, &l.Sole} {
		*p = mirroredPoint(*p)
	}
	return l
}

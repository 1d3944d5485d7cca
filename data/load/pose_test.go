package load_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
	"handout/data/schema"
	"handout/data/schema/schematest"
)

const standing = `
camera: {az: 40, el: 12}
hair: bun
figure:
  pelvis: {at: [0, 0.5, 0]}
  neck: [1, 2, 3]
  arm_left: {grip: [0, 0.8, 0.3], grip_radius: 0.02, fingers: [0, 0, 1], curl: 0.5}
  arm_right: {elbow: [-0.1, 0.7, 0.1], wrist: [-0.1, 0.8, 0.2], in: chest}
  leg_left: {knee: [0.1, 0.3, 0.1], ankle: [0.1, 0.1, 0]}
props: [{kind: chair, at: [0.1, 0, 0], yaw: 20}]
arrows: [{path: [[0.1, 0, 0], [0.2, 0, 0]], means: vary, heads: both, number: 2}]
crop: {at: [0.1, 0.7, 0], half: [0.3, 0.2]}
`

// poseOf loads poses/mine.yaml beside poses/standing.yaml.
func poseOf(text string) (*data.Pose, diag.List) {
	l := load.Open([]load.Layer{{FS: fstest.MapFS{
		"poses/standing.yaml": {Data: []byte(standing)},
		"poses/mine.yaml":     {Data: []byte(text)},
	}}})
	return l.Pose(load.Target{ID: "mine"})
}

func goodPose(t *testing.T, text string) *data.Pose {
	t.Helper()
	p, faults := poseOf(text)
	for _, f := range faults {
		t.Errorf("%s: %s", f.Pos, f.Message)
	}
	if p == nil || t.Failed() {
		t.FailNow()
	}
	return p
}

// TestPoseInherits lays one key after the other over the base.
func TestPoseInherits(t *testing.T) {
	p := goodPose(t, "base: standing\nfigure: {thoracic: [0, 8, 0], arm_left: {curl: 0.9}}\ncamera: {el: 30}\n")
	a := p.Body.Arms[0]
	switch {
	case p.ID != "mine" || p.Pos.File != "poses/mine.yaml":
		t.Errorf("id %q at %v", p.ID, p.Pos)
	case p.Camera.Azimuth != 40 || p.Camera.Elevation != 30:
		t.Errorf("camera %+v", p.Camera)
	case p.Person.Hair != "bun" || len(p.Props) != 1 || len(p.Arrows) != 1 || p.Crop == nil:
		t.Errorf("person, props, arrows or crop are not inherited: %+v", p)
	case a.Grip.Value != (data.Vector{0, 0.8, 0.3}) || a.GripRadius != 0.02 || a.Curl != 0.9:
		t.Errorf("arm %+v", a)
	case a.Grip.Pos.String() != "poses/standing.yaml:7:20" || a.Pos.String() != "poses/mine.yaml:2:41":
		t.Errorf("grip at %s, arm at %s", a.Grip.Pos, a.Pos)
	case p.Body.Neck.Side != 2 || p.Body.Thoracic.Side != 8:
		t.Errorf("trunk %+v %+v", p.Body.Neck, p.Body.Thoracic)
	case p.Printed != 45_000:
		t.Errorf("printed %d", p.Printed)
	}
}

// TestPoseDropsTargets: a hand or foot is in one place.
func TestPoseDropsTargets(t *testing.T) {
	p := goodPose(t, "base: standing\nfigure: {arm_left: {wrist: [0.1, 0.6, 0]}, arm_right: {in: world, wrist: [0, 0.6, 0]}, leg_left: {ankle: [0.1, 0.05, 0]}}\n")
	if a := p.Body.Arms[0]; a.Grip.State == data.Given || a.Target().Value != (data.Vector{0.1, 0.6, 0}) {
		t.Errorf("left arm: %+v", a)
	}
	if a := p.Body.Arms[1]; a.Elbow.State == data.Given || a.In != data.World {
		t.Errorf("right arm: %+v", a)
	}
	if l := p.Body.Legs[0]; l.Knee.State == data.Given {
		t.Errorf("left leg: %+v", l)
	}
}

// TestPoseMirrors changes left and right of all but the camera, and of a base as it was drawn.
func TestPoseMirrors(t *testing.T) {
	p := goodPose(t, "base: standing\nmirror: true\nghost_of: standing\n")
	switch {
	case p.Camera.Azimuth != 40:
		t.Error("the camera is mirrored")
	case p.Body.Arms[1].Grip.State != data.Given || p.Body.Arms[0].Elbow.Value[0] != 0.1:
		t.Errorf("arms %+v", p.Body.Arms)
	case p.Body.Neck.Side != -2 || p.Body.Neck.Twist != -3 || p.Body.Neck.Flex != 1:
		t.Errorf("neck %+v", p.Body.Neck)
	case p.Props[0].At[0] != -0.1 || p.Props[0].Yaw != -20 || p.Arrows[0].Path[1][0] != -0.2 || p.Crop.At[0] != -0.1:
		t.Errorf("props, arrows or crop: %+v %+v %+v", p.Props, p.Arrows, p.Crop)
	case p.Ghost == nil || p.Ghost.Neck.Side != 2:
		t.Errorf("the ghost is that of another pose: %+v", p.Ghost)
	case !p.Arrows[0].Varying || !p.Arrows[0].BothHeads || p.Arrows[0].Weight != 1 || p.Arrows[0].Number != 2:
		t.Errorf("arrow %+v", p.Arrows[0])
	}
}

// TestPoseTakesAway: an empty list or null takes away what is inherited.
func TestPoseTakesAway(t *testing.T) {
	p := goodPose(t, "base: standing\nprops: []\narrows: []\ncrop: null\nghost_of: null\n")
	if len(p.Props) != 0 || len(p.Arrows) != 0 || p.Crop != nil || p.Ghost != nil {
		t.Errorf("%+v", p)
	}
}

// badPose is a pose with one fault, its place and what is said of it.
type badPose struct{ text, at, want string }

func badPoses() []badPose {
	return []badPose{
		{"base: sitting", "1:7", "sitting: no pose has this id"},
		{"base: mine", "1:7", "a pose that builds on itself: mine -> mine"},
		{"ghost_of: mine", "1:11", "a pose that builds on itself: mine -> mine"},
		{"figur: {}", "1:1", "figur: unknown key"},
		{"figure: {neck: [1, 2]}", "1:16", "neck: 2 numbers, want 3"},
		{"figure: {neck: 12}", "1:16", `neck: found "12", want a list`},
		{"figure: {neck: [1, two, 3]}", "1:20", `neck, item 2: found "two", want a number`},
		{"figure: {neck: [1, 0x10, 3]}", "1:20", `neck, item 2: found "0x10", want a number`},
		{"figure: {neck: [1, 2, 1e9]}", "1:23", "neck, item 3: 1e9 is too large"},
		{"figure: {arm_left: {curl: 2}}", "1:27", "curl: 2 is out of range"},
		{"figure: {arm_left: {in: hip}}", "1:25", `in: "hip" is not one of the words for it`},
		{"figure: {arm_left: {palm: [0, 0, 0]}}", "1:20", "the palm's place is given, but not how the hand lies"},
		{"figure: {arm_left: {palm: [0, 0, 0], wrist: [0, 0, 0], fingers: [0, 1, 0]}}", "1:20", "the hand has 2 targets"},
		{"figure: {arm_left: {elbow: [0, 0, 0]}}", "1:28", "elbow: it aims the upper arm alone, and the hand has no target"},
		{"figure: {arm_left: {pole: [0, 0, 0]}}", "1:27", "pole: [0, 0, 0] is no direction"},
		{"figure: {leg_left: {knee: [0, 0, 0.2]}}", "1:27", "knee: it aims the thigh alone, and the foot has no place"},
		{"skin: blue", "1:7", `skin: "blue" is not one of the words for it`},
		{"highlight: [heart]", "1:13", "heart: no muscle has this name"},
		{"printed: 2 m", "1:10", "printed: out of reach of a page"},
		{"margin: [1, 2]", "1:9", "margin: 2 numbers, want 4"},
		{"crop: {at: [0, 0, 0], half: [0.2]}", "1:29", "half: 1 numbers, want 2"},
		{"crop: {at: [0, 0, 0], half: [0.001, 0.2]}", "1:29", "half: a crop this small shows nothing"},
		{"crop: {at: [0, 0, 0]}", "1:7", "crop: the key half is missing"},
		{"arrows: [{path: [[0, 0, 0]]}]", "1:10", "path: an arrow of 1 points"},
		{"arrows: [{path: [[0, 0, 0], [1, 0, 0]], weight: 9}]", "1:49", "weight: 9 is out of range"},
		{"arrows: [{path: [[0, 0, 0], [1, 0, 0]], number: 10}]", "1:49", "number: 10 is out of range"},
		{"arrows: [{path: [[0, 0, 0], [1, 0, 0]], number: 1.5}]", "1:49", "number: 1.5 is not a whole number"},
		{"props: [" + strings.Repeat("{kind: chair}, ", 17) + "]", "1:249", "props: 17 are too many, the most is 16"},
		{"props: [{kind: sofa}]", "1:16", "sofa: no prop has this name"},
		{"props: [{kind: bar, radius: 0.01}]", "1:9", "bar: size is missing"},
		{"props: [{kind: ball}]", "1:9", "ball: radius is missing"},
		{"props: [{kind: towel}]", "1:9", "towel: path is missing"},
		{"props: [{kind: pole, radius: 0.01, path: [[0, 0, 0]]}]", "1:9", "pole: path is missing"},
		{"props: [{kind: pole, path: [[0, 0, 0], [1, 0, 0]]}]", "1:9", "pole: radius is missing"},
		{"props: [{kind: table}]", "1:9", "table: size is missing"},
		{"props: [{kind: resistance-band, path: [[0, 0, 0], [1, 0, 0]], widths: [1]}]", "1:9", "path: 2 points and 0 directions of across"},
		{"props: [{kind: mat, size: [9, 0, 1]}]", "1:27", "size: 9 is out of range"},
		{"props: [{kind: towel, path: [[0, 0, 0], [1, 0, 0]], widths: [1]}]", "1:9", "path: 2 points and 0 directions of across"},
		{"props: [{kind: towel, path: [[0, 0, 0], [1, 0, 0]], across: [[0, 1, 0], [0, 1, 0]], widths: [1, 1, 1]}]", "1:9", "widths: 3 of them for 2 points"},
	}
}

// TestPoseRefuses gives one fault each, with its place.
func TestPoseRefuses(t *testing.T) {
	for _, c := range badPoses() {
		_, faults := poseOf(c.text + "\n")
		if !slices.ContainsFunc(faults, func(f diag.Diagnostic) bool {
			return f.Message == c.want && f.Pos.String() == "poses/mine.yaml:"+c.at && f.Hint != ""
		}) {
			t.Errorf("%s\nwant %s: %s", c.text, c.at, c.want)
			for _, f := range faults {
				t.Errorf("got  %s: %s (%s)", f.Pos, f.Message, f.Hint)
			}
		}
	}
}

// beyondShape are faults that no schema can tell: what is said refers to other files, to other keys, or to how much there
// is of something.
var beyondShape = regexp.MustCompile(`no pose has this id|builds on itself|0x10|out of range|not how the hand lies|the hand has|` +
	`aims the|is no direction|out of reach|a crop this small|whole number|: (size|radius|path) is missing|of them for|directions of across`)

// TestPoseSchema holds the bad poses to the schema: what is refused for its shape is invalid.
func TestPoseSchema(t *testing.T) {
	s, err := schematest.Compile(schema.Of("pose", load.Shape("pose")))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Check([]byte(standing)); err != nil {
		t.Errorf("a good pose: %v", err)
	}
	for _, c := range badPoses() {
		if valid := s.Check([]byte(c.text)) == nil; valid && !beyondShape.MatchString(c.want) {
			t.Errorf("valid, though refused: %s: %s", c.text, c.want)
		}
	}
}

// TestPoseFiles reports a fault of any pose, and loads the others.
func TestPoseFiles(t *testing.T) {
	l := load.Open([]load.Layer{{FS: fstest.MapFS{
		"poses/a.yaml": {Data: []byte("base: b\n")},
		"poses/b.yaml": {Data: []byte("base: a\n")},
		"poses/c.yaml": {Data: []byte("figure: {neck: [1, 0, 0]}\n")},
	}}})
	poses, faults := l.PoseFiles()
	if len(poses) != 3 || poses[2].Body.Neck.Flex != 1 {
		t.Errorf("%d poses", len(poses))
	}
	if len(faults) != 2 || faults[0].Message != "a pose that builds on itself: b -> a -> b" && faults[0].Message != "a pose that builds on itself: a -> b -> a" {
		t.Errorf("%v", faults)
	}
}

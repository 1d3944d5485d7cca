package figure_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"handout/data"
	"handout/data/diag"
	"handout/data/library"
	"handout/data/load"
	"handout/layout/figure"
)

// written loads one pose from text, over the built-in library.
func written(t testing.TB, text string) *data.Pose {
	t.Helper()
	files := fstest.MapFS{"poses/mine.yaml": {Data: []byte(text)}}
	l := load.Open([]load.Layer{{Prefix: "built-in/", FS: library.FS, BuiltIn: true}, {FS: files}})
	p, faults := l.Pose(load.Target{ID: "mine"})
	for _, f := range faults {
		t.Fatalf("%s: %s (%s)", f.Pos, f.Message, f.Hint)
	}
	return p
}

// TestCheckFindsWrongPoses gives one wrong line each to a pose that is right. The line is the third of the file.
func TestCheckFindsWrongPoses(t *testing.T) {
	for _, c := range []struct {
		name, base, line string
		at, want         string
	}{
		{"hand out of reach", "standing", "arm_left: {wrist: [0.60, 0.80, 0.02]}", "3:21", "left hand: out of reach"},
		{"hand on a far bar", "standing", "arm_right: {grip: [0, 0.8, 0.6], fingers: [0, 0, 1]}", "3:21", "right hand: out of reach"},
		{"foot out of reach", "standing", "leg_left: {ankle: [0.075, 0.039, 0.4]}", "3:21", "left foot: out of reach"},
		{"pelvis too high", "standing", "pelvis: {at: [0, 0.6, 0]}", "", "foot: out of reach"},
		{"foot under the floor", "squat", "leg_left: {ankle: [0.10, -0.02, 0]}", "3:21", "left foot: 5.2 % of the body's height under the floor"},
		{"lying in the floor", "towel-stretch-1", "pelvis: {at: [0, 0.03, 0]}", "3:11", "trunk: "},
		{"head in the mat", "childs-pose-1", "neck: [40, 0, 0]", "3:9", "head: "},
		{"knee bent backwards", "standing", "leg_left: {knee: [0.06, 0.29, -0.06], ankle: [0.075, 0.050, 0.02]}", "3:20", "left knee flexion: -"},
		{"knee bent too far", "standing", "leg_left: {knee: [0.05, 0.30, 0.12], ankle: [0.05, 0.62, 0.05]}", "3:20", "left knee flexion: 1"},
		{"elbow bent too far", "standing", "arm_left: {elbow: [0.2, 0.5, 0.02], wrist: [0.13, 0.78, 0.03]}", "3:46", "left elbow flexion: 1"},
		{"arm behind the back", "standing", "arm_right: {wrist: [-0.12, 0.66, -0.32], pole: [-1, 1, 0]}", "3:22", "right shoulder extension: -"},
		{"wrist bent back", "standing", "arm_left: {wrist: [0.155, 0.495, 0.02], fingers: [1, 0.5, 0], faces: [0, 1, 0]}", "3:52", "left wrist flexion: "},
		{"hip extended too far", "standing", "leg_right: {knee: [-0.05, 0.45, -0.4], ankle: [-0.05, 0.30, -0.6]}", "3:21", "right hip flexion: -"},
		{"hip spread too far", "standing", "leg_left: {knee: [0.5, 0.2, 0], ankle: [0.6, 0.1, 0]}", "3:20", "left hip abduction: "},
		{"foot bent up", "standing", "leg_left: {ankle: [0.075, 0.15, 0], toe: [0, 1, 0.1], sole: [0, 0, -1]}", "3:44", "left ankle flexion: "},
		{"neck turned round", "standing", "neck: [0, 0, 90]", "3:9", "neck rotation: 90"},
		{"neck bent over", "standing", "neck: [0, 55, 0]", "3:9", "neck side bend: 55"},
		{"head thrown back", "standing", "neck: [-70, 0, 0]", "3:9", "neck flexion: -70"},
		{"trunk side bend", "standing", "thoracic: [0, 60, 0]", "3:13", "trunk side bend: 60"},
		{"trunk flexion", "standing", "thoracic: [100, 0, 0]", "3:13", "trunk flexion: 100"},
		{"trunk rotation", "standing", "thoracic: [0, 0, -80]", "3:13", "trunk rotation: -80"},
		{"lumbar rotation", "standing", "lumbar: [0, 0, 30]", "3:11", "lumbar rotation: 30"},
		{"arm through the trunk", "standing", "arm_left: {wrist: [0, 0.70, 0], pole: [1, 0, 0]}", "3:21", "inside the trunk"},
		{"legs through each other", "standing", "leg_left: {ankle: [-0.07, 0.039, 0]}", "3:21", "right foot: "},
		{"hand through the head", "standing", "arm_left: {in: head, wrist: [0.0, 0.05, 0], pole: [1, 0, 0.5]}", "3:31", "inside the head"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := written(t, fmt.Sprintf("base: %s\nfigure:\n  %s\n", c.base, c.line))
			expect(t, figure.Check(p), c.at, c.want)
		})
	}
}

// TestCheckFindsWhatCannotBeRead gives pictures that no reader makes out.
func TestCheckFindsWhatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ name, lines, at, want string }{
		{"a ball far off", "props:\n  - {kind: ball, at: [1.6, 0.1, 0], radius: 0.05}", "", "unreadable at 45 mm"},
		{"printed too small", "printed: 12 mm", "", "unreadable at 12 mm"},
		{"arrow at the reader", "arrows:\n  - {path: [[0, 0.8, 0.2], [0, 0.8, 0.5]]}\ncamera: {az: 0, el: 0}", "3:5", "arrow 1: unreadable"},
		{"arrow too short", "arrows:\n  - {path: [[0.2, 0.8, 0.2], [0.22, 0.8, 0.2]]}", "3:5", "arrow 1: unreadable"},
		{"hand behind the back", "camera: {az: 0, el: 0}\nfigure:\n  arm_left: {wrist: [0.02, 0.52, -0.10], pole: [1, 0, -0.5], fingers: [-1, 0, 0], faces: [0, 0, -1]}", "4:21", "left hand: hidden"},
		{"leg through a box", "props:\n  - {kind: box, at: [0.07, 0.3, 0], size: [0.3, 0.3, 0.3]}", "", "inside the box"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, figure.Check(written(t, "base: standing\n"+c.lines+"\n")), c.at, c.want)
		})
	}
}

// expect demands a finding with that text, at that place unless it is empty.
func expect(t *testing.T, found diag.List, at, want string) {
	t.Helper()
	for _, f := range found {
		if strings.Contains(f.Message, want) && (at == "" || f.Pos.String() == "poses/mine.yaml:"+at) {
			if f.Hint == "" || f.Rule == "" {
				t.Errorf("%s: without hint or rule", f.Message)
			}
			return
		}
	}
	t.Errorf("want %q at %s, found:", want, at)
	for _, f := range found {
		t.Errorf("  %s: %s", f.Pos, f.Message)
	}
}

// TestCheckPassesTheLibrary allows warnings only, in every build.
func TestCheckPassesTheLibrary(t *testing.T) {
	for _, p := range libraryPoses(t) {
		for _, build := range data.Builds() {
			worn := *p
			worn.Person.Build = build
			for _, f := range figure.Check(&worn) {
				if f.Severity == diag.Error {
					t.Errorf("%s, %s: %s: %s", p.ID, build, f.Pos, f.Message)
				}
			}
		}
	}
}

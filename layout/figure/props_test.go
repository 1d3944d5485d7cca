package figure_test

import (
	"slices"
	"strings"
	"testing"

	"handout/data"
	"handout/data/diag"
	"handout/layout/figure"
)

// propPoses has a pose for each kind of prop that no pose of the library uses, and the tone that shows it.
func propPoses() []struct{ kind, tone, text string } {
	return []struct{ kind, tone, text string }{
		{"box", "#e8dcc6", `base: standing
alt: Standing beside a box.
camera: {az: 30, el: 12}
props: [{kind: box, at: [0.35, 0.1, 0], size: [0.25, 0.2, 0.2]}]
`},
		{"foam-roller", "#5a5472", `base: childs-pose-1
alt: Kneeling and bent forward over a mat, with a foam roller beyond the hands.
props: [{kind: mat, at: [0, 0, 0.1], size: [0.34, 0, 1.1]}, {kind: foam-roller, at: [0, 0, 0.58], size: [0.4, 0, 0], radius: 0.044}]
`},
		{"pole", "#c9b48f", `base: standing
alt: Standing, both hands on a pole in front of the chest.
camera: {az: 25, el: 10}
props: [{kind: pole, path: [[-0.3, 0.75, 0.3], [0.3, 0.75, 0.3]], radius: 0.011}]
figure:
  arm_left: {grip: [0.13, 0.75, 0.3], grip_radius: 0.011, pole: [1, -1, 0], fingers: [0, 0.2, 1], faces: [0, -1, 0.2], curl: 0.6}
  arm_right: {grip: [-0.13, 0.75, 0.3], grip_radius: 0.011, pole: [-1, -1, 0], fingers: [0, 0.2, 1], faces: [0, -1, 0.2], curl: 0.6}
`},
		{"resistance-band", "#d9a441", `base: standing
alt: Standing, both hands pulling a resistance band apart in front of the chest.
camera: {az: 20, el: 10}
props:
  - kind: resistance-band
    path: [[-0.175, 0.7, 0.29], [-0.16, 0.755, 0.3], [0, 0.757, 0.3], [0.16, 0.755, 0.3], [0.175, 0.7, 0.29]]
    across: [[1, 0.3, 0], [0.3, 1, 0], [0, 1, 0], [-0.3, 1, 0], [-1, 0.3, 0]]
    widths: [0.03, 0.02, 0.03, 0.02, 0.03]
figure:
  arm_left: {grip: [0.165, 0.755, 0.3], grip_radius: 0.008, pole: [1, -1, 0], fingers: [-0.1, 0.2, 1], faces: [-1, 0, 0.1], curl: 0.8}
  arm_right: {grip: [-0.165, 0.755, 0.3], grip_radius: 0.008, pole: [-1, -1, 0], fingers: [0.1, 0.2, 1], faces: [1, 0, 0.1], curl: 0.8}
`},
		{"table", "#e8dcc6", `base: standing
alt: Standing in front of a table, both hands on it.
camera: {az: 60, el: 16}
props: [{kind: table, at: [0, 0, 0.36], size: [0.6, 0.43, 0.36]}]
figure:
  pelvis: {at: [0, 0.523, 0], pitch: 34}
  arm_left: {palm: [0.12, 0.437, 0.27], pole: [1, -1, -0.6], fingers: [-0.15, 0, 1], faces: [0, -1, 0], curl: 0.1}
  arm_right: {palm: [-0.12, 0.437, 0.27], pole: [-1, -1, -0.6], fingers: [0.15, 0, 1], faces: [0, -1, 0], curl: 0.1}
`},
	}
}

// TestEveryPropHasAPose draws each kind of prop with a person, without a fault and in its own tone: in a pose of the
// library, which is looked at as all of them are, or in one of these. A prop takes as little room as before.
func TestEveryPropHasAPose(t *testing.T) {
	kinds := map[string]bool{}
	for _, p := range libraryPoses(t) {
		for _, prop := range p.Props {
			kinds[prop.Kind] = true
		}
	}
	for _, c := range propPoses() {
		kinds[c.kind] = true
		p := written(t, c.text)
		if !slices.ContainsFunc(p.Props, func(prop data.Prop) bool { return prop.Kind == c.kind }) {
			t.Errorf("%s: not in its pose", c.kind)
		}
		for _, f := range figure.Check(p) {
			if f.Severity == diag.Error {
				t.Errorf("%s: %s: %s", c.kind, f.Pos, f.Message)
			}
		}
		svg := string(figure.Draw(p, figure.Options{}).SVG(""))
		if !strings.Contains(svg, c.tone) {
			t.Errorf("%s: nothing in its tone %s", c.kind, c.tone)
		}
		if len(svg) > 20<<10 {
			t.Errorf("%s: %d bytes", c.kind, len(svg))
		}
	}
	for _, kind := range data.PropKinds() {
		if !kinds[kind] {
			t.Errorf("%s: no pose shows it", kind)
		}
	}
}

// TestPropsStopTheBody: what is firm is not walked through; what is soft or held may be touched.
func TestPropsStopTheBody(t *testing.T) {
	for _, c := range []struct{ name, prop, want string }{
		{"leg on the leg of a stool", "{kind: stool, at: [0, 0, 0.07]}", "inside the stool"},
		{"thighs through a table", "{kind: table, at: [0, 0, 0], size: [0.5, 0.41, 0.4]}", "inside the table"},
		{"arm through a door frame", "{kind: door-frame, at: [0, 0, 0], size: [0.26, 1.16, 0.1]}", "inside the door frame"},
		{"feet through a roller", "{kind: foam-roller, at: [0, 0, 0], size: [0.4, 0, 0], radius: 0.044}", "inside the foam roller"},
		{"trunk through a pole", "{kind: pole, path: [[-0.3, 0.7, 0], [0.3, 0.7, 0]], radius: 0.011}", "inside the pole"},
		{"trunk in a band", "{kind: resistance-band, path: [[-0.3, 0.7, 0], [0.3, 0.7, 0]], across: [[0, 1, 0], [0, 1, 0]], widths: [0.03]}", ""},
	} {
		found := ""
		for _, f := range figure.Check(written(t, "base: standing\nprops:\n  - "+c.prop+"\n")) {
			if f.Severity == diag.Error {
				found += f.Message + "\n"
			}
		}
		if c.want == "" && found != "" || !strings.Contains(found, c.want) {
			t.Errorf("%s: %q, want %q", c.name, found, c.want)
		}
	}
}

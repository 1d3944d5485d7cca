package template

import (
	"slices"
	"strings"
	"testing"

	"handout/data"
	"handout/layout"
	"handout/layout/flow"
)

// TestLeaves wants each leaf on the two sides of a sheet of its own, also where that leaves a page empty before it.
func TestLeaves(t *testing.T) {
	twistsAlone := bundle(t, "back-pain", "gb")
	twistsAlone.Programme.Uses = slices.DeleteFunc(twistsAlone.Programme.Uses, func(u data.Use) bool {
		return u.Exercise.ID != "standing-twists" && !u.Exercise.ClinicianOnly
	})
	inOrder := bundle(t, "back-pain", "gb")
	uses := inOrder.Programme.Uses
	uses[0], uses[1] = uses[1], uses[0] // a page before the leaf
	for name, test := range map[string]struct {
		b      *data.Bundle
		leaves int
	}{
		"as printed":          {bundle(t, "back-pain", "gb"), 3},
		"a page, then leaves": {twistsAlone, 2},
		"a page first":        {inOrder, 3},
	} {
		d, _ := flow.Flow(composed(t, test.b), shaper(t))
		number := map[*layout.Node]int{}
		for _, p := range d.Pages {
			for _, item := range p.Items {
				if item.Node != nil && number[item.Node] == 0 {
					number[item.Node] = p.Number
				}
			}
		}
		page := func(n *layout.Node) (first int) {
			firstNode(n, func(n *layout.Node) bool {
				first = number[n]
				return first > 0
			})
			return first
		}
		leaves := 0
		for _, u := range test.b.Programme.Uses {
			leaf := firstNode(childWithID(d.Root, exerciseID(u)), withName("leaf"))
			if leaf == nil {
				continue
			}
			leaves++
			if front, back := page(leaf.Children[0]), page(leaf.Children[1]); front%2 != 1 || back != front+1 {
				t.Errorf("%s: the leaf of %s is pages %d and %d", name, u.Exercise.ID, front, back)
			}
		}
		if leaves != test.leaves {
			t.Errorf("%s: %d leaves, want %d", name, leaves, test.leaves)
		}
	}
}

// TestForms reads off which form each exercise has taken.
func TestForms(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	d, _ := flow.Flow(composed(t, b), shaper(t))
	for _, u := range b.Programme.Uses {
		want, n := "page", childWithID(d.Root, exerciseID(u))
		if u.Number == "1" || u.Exercise.ClinicianOnly {
			want = "leaf"
		}
		if firstNode(n, withName(want)) == nil {
			t.Errorf("%s is no %s", u.Exercise.ID, want)
		}
		heading := firstNode(n, func(n *layout.Node) bool { return n.Role == layout.H2 })
		said := ""
		firstNode(heading, func(n *layout.Node) bool {
			said += plain(n.Spans)
			return false
		})
		if !strings.HasPrefix(said, u.Number+" ") || heading.Title != said {
			t.Errorf("%s is headed %q, and stands in the outline as %q", u.Exercise.ID, said, heading.Title)
		}
	}
}

// TestLyingFigure wants what leads in below the lying figure, which keeps its least length, and higher pictures beside it.
func TestLyingFigure(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	d, _ := flow.Flow(composed(t, b), shaper(t))
	pictures := firstNode(childWithID(d.Root, "exercise-childs-pose"), withName("pictures"))
	columns := pictures.Children[0].Children
	if len(columns) != 3 {
		t.Fatalf("%d pictures, want 3", len(columns))
	}
	figure := func(n *layout.Node) bool { return n.Role == layout.Figure }
	if lying := firstNode(columns[0], figure); lying.Art.Width != mm(lyingLeast) {
		t.Errorf("the lying figure is %.1f mm long", inMM(lying.Art.Width))
	}
	for _, text := range []string{"You need. A mat", "Start. Kneel on the mat"} {
		if firstNode(columns[0], saying(text)) == nil {
			t.Errorf("%q does not stand below the lying figure", text)
		}
	}
	for _, c := range columns[1:] {
		if seen := firstNode(c, figure); seen.Art.Width != mm(aboveWidth) {
			t.Errorf("a picture beside the lying figure is %.1f mm wide", inMM(seen.Art.Width))
		}
	}
}

// TestCareOnBack wants precautions that open the back of a leaf as lists under their groups' names, and the pointer to them
// in the head of the front.
func TestCareOnBack(t *testing.T) {
	d, _ := flow.Flow(composed(t, bundle(t, "back-pain", "gb")), shaper(t))
	for id, want := range map[string][]string{
		"inverted-pulls":      {"Ask first if you have:", "late pregnancy"},
		"medicine-ball-throw": {"Heart and blood", "Bones and joints", "a hernia"},
		"towel-stretch":       {"Neck and nerves", "Bones and joints", "Other"},
	} {
		head := firstNode(childWithID(d.Root, "exercise-"+id), withName("exercise head"))
		if firstNode(head, saying("Read “Take care” on page ")) == nil {
			t.Errorf("%s: the head does not point overleaf", id)
		}
		care := firstNode(childWithID(d.Root, "exercise-"+id+"-back"), withName("take care"))
		for _, text := range want {
			if firstNode(care, saying(text)) == nil {
				t.Errorf("%s: no %q in\n%s", id, text, tree(care))
			}
		}
		longest := 0
		firstNode(care, func(n *layout.Node) bool {
			if n.Role == layout.L && n.Kind == layout.Stack {
				longest = max(longest, len(n.Children))
			}
			return false
		})
		if longest > 7 {
			t.Errorf("%s: a list of %d items", id, longest)
		}
	}
}

// TestPregnant wants conditions that are sentences of their own behind an "if" of their own, in a sentence and behind bullets.
func TestPregnant(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	for _, u := range b.Programme.Uses {
		if u.Exercise.ID == "inverted-pulls" {
			u.Exercise.Precautions = append(u.Exercise.Precautions, say("you are pregnant"), say("you feel unwell"))
		}
	}
	d, _ := flow.Flow(composed(t, b), shaper(t))
	for id, want := range map[string]string{
		"towel-stretch":  "Ask first if you are pregnant.",
		"childs-pose":    "breathlessness when you lean forward; or if you are pregnant (knees wide, no weight on your bump).",
		"inverted-pulls": "Ask first if you are pregnant or you feel unwell.",
	} {
		if firstNode(childWithID(d.Root, "exercise-"+id), saying(want)) == nil {
			t.Errorf("%s: no %q", id, want)
		}
	}
}

// TestMistakesStay wants the common mistakes on every page of the built-in exercises, with and without a clinic's line at
// the foot: they give way last.
func TestMistakesStay(t *testing.T) {
	sh := shaper(t)
	for _, b := range []*data.Bundle{bundle(t, "starter", "gb"), byClinic(t, "starter", "us", "Your Clinic")} {
		d, _ := flow.Flow(composed(t, b), sh)
		for _, u := range b.Programme.Uses {
			if firstNode(childWithID(d.Root, exerciseID(u)), saying("Common mistakes")) == nil {
				t.Errorf("%s: the common mistakes are left out", u.Exercise.ID)
			}
		}
	}
}

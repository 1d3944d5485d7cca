package template

import (
	"regexp"
	"strings"
	"testing"

	"handout/data"
	"handout/layout"
)

// TestMuscleMaps wants the sides of the body that show an exercise's muscles, as few as do, and each named where there are
// several; its alternative text names what is marked on it, and nothing else.
func TestMuscleMaps(t *testing.T) {
	for _, test := range []struct{ main, other, want string }{
		{"rhomboids", "latissimus-dorsi", "a body seen from behind: rhomboids, lats"},
		{"pectorals", "serratus-anterior", "a body seen from the front: pectorals, serratus anterior"},
		{"deltoid", "", "a body seen from behind: deltoid"},
		{"pectorals", "deltoid", "a body seen from the front: pectorals, deltoid"},
		{"rotator-cuff deltoid", "pectorals", "Front: deltoid, pectorals; Back: rotator cuff, deltoid"},
		{"gluteals hamstrings", "", "legs seen from behind: gluteals, hamstrings"},
		{"gluteals hamstrings", "erector-spinae abdominals", "Front: abdominals; Back: gluteals, long back muscles; Legs, back: gluteals, hamstrings"},
		{"quadriceps hip-flexors", "calf", "Legs, front: quadriceps, hip flexors; Legs, back: calf"},
		{"rhomboids nowhere", "", "words"},
	} {
		b := bundle(t, "back-pain", "gb")
		b.Locale.Muscles["nowhere"] = data.Text{Value: "Nowhere (nowhere)"}
		b.Programme.Uses = b.Programme.Uses[:1]
		e := b.Programme.Uses[0].Exercise
		e.Muscles.Main, e.Muscles.Other = strings.Fields(test.main), strings.Fields(test.other)
		if got := mapsOf(composed(t, b).Root); got != test.want {
			t.Errorf("%s / %s\ngot  %s\nwant %s", test.main, test.other, got, test.want)
		}
	}
}

// mapsOf tells the maps of the first exercise: the words under each, or how its alternative text begins, and the names in
// brackets that it marks.
func mapsOf(root *layout.Node) string {
	var maps []string
	names := regexp.MustCompile(`\(([^)]+)\)`)
	var walk func(n, parent *layout.Node)
	walk = func(n, parent *layout.Node) {
		if n.Role == layout.Figure && strings.Contains(n.Alt, "muscles marked") {
			head, _, _ := strings.Cut(n.Alt, ", with")
			head = strings.ToLower(head[:1]) + head[1:]
			if last := parent.Children[len(parent.Children)-1]; last.Kind == layout.Text {
				head = last.Spans[0].Text
			}
			var marked []string
			for _, m := range names.FindAllStringSubmatch(n.Alt, -1) {
				marked = append(marked, m[1])
			}
			maps = append(maps, head+": "+strings.Join(marked, ", "))
		}
		for _, c := range n.Children {
			walk(c, n)
		}
	}
	section := firstNode(root, withName("muscles"))
	walk(section, nil)
	if len(maps) == 0 {
		return "words"
	}
	return strings.Join(maps, "; ")
}

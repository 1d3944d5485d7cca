package template

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"handout/assets"
	"handout/data"
	"handout/layout"
	"handout/layout/flow"
)

// readSources is the package's Go source without its tests.
func readSources(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(src)
	}
	return b.String()
}

func say(s string) data.Text { return data.Text{Value: s} }

func TestPapers(t *testing.T) {
	b := bundle(t, "starter", "us")
	for _, test := range []struct{ asked, name string }{{"", "letter"}, {"a4", "a4"}, {"letter", "letter"}} {
		s, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Paper: test.asked, Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		if s.Page.Name != test.name || s.Page.Body.W != mm(180) || s.Page.Body.H != mm(245) || s.Page.Body.X*2+s.Page.Body.W-s.Page.Width > 2000 {
			t.Errorf("paper %q: %+v", test.asked, s.Page)
		}
	}
	if _, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Paper: "a5", Assets: assets.FS}); faults.ExitCode() != 2 {
		t.Errorf("a5: %s", listing(faults))
	}
}

func TestMeta(t *testing.T) {
	b := bundle(t, "starter", "us")
	s, _ := Compose(Request{Template: open(t, "handout"), Bundle: b, Assets: assets.FS, Created: "2026-08-06T00:00:00Z", Version: "1.0"})
	m := s.Meta
	if m.Title != "First exercises for back pain" || m.Lang != "en-US" || m.Created != "2026-08-06T00:00:00Z" || m.Keywords[len(m.Keywords)-1] != "handout 1.0" {
		t.Errorf("%+v", m)
	}
}

// TestDose composes doses of every kind and reads the strip.
func TestDose(t *testing.T) {
	full := data.Prescription{
		Hold: given(duration(10, 10, "s", 1000)), Repetitions: given(data.Range{Least: 8, Most: 12}), Sets: given(data.Range{Least: 2, Most: 2}),
		Rest: given(duration(1, 1, "min", 60_000)), RestAfter: "set", Side: "each",
		Load: given(data.Measure{Range: data.Range{Least: 2_000_000, Most: 2_000_000}, Unit: "kg"}), Distance: data.Opt[data.Measure]{State: data.Null},
		Resistance: given(say("red band")), Intensity: given(data.Intensity{Scale: "Borg", Value: data.Range{Least: 3, Most: 4}}),
		Tempo: given(say("slow")), Range: given(say("half way")), When: given(say("Before bed")),
		Frequency: given(data.Frequency{Times: data.Range{Least: 1, Most: 1}, Per: "day", Days: []string{"mon", "fri"}}),
		ForWeeks:  given(data.Range{Least: 6, Most: 6}),
	}
	short := data.Prescription{Duration: given(duration(2, 2, "min", 60_000)), Say: given(say("Go on")), Repetitions: given(data.Range{Least: 1, Most: 1}), Side: "both"}
	for _, test := range []struct {
		name string
		dose data.Prescription
		want []string
	}{
		{"full", full, []string{
			"Hold", "10~seconds", "Repeat", "8~to 12~times", "each side", "Sets", ": 2\n", "Rest", "1~minute", "between sets", "When", "Before bed",
			"How~often", "1~time a day", "Mon, Fri", "*Load.*~2~kg", "*Distance.*~[blank", "*How~hard.*~Red band", "*Effort.*~3~to 4~on the Borg scale",
			"*Speed.*~Slow", "*How~far.*~Half way", "*For.*~6~weeks",
		}},
		{"short", short, []string{"Time", "2~minutes", "1~time", "Go on"}},
		{"none", data.Prescription{}, nil},
	} {
		c, _ := fixture(t, "gb")
		c.pictures = shelf{assets: assets.FS, diags: &c.diags, known: new(Drawings)}
		u := c.programme().Uses[1]
		u.Prescription = test.dose
		strip := c.doseStrip(u)
		if test.want == nil {
			if strip != nil {
				t.Errorf("%s: a strip without a dose", test.name)
			}
			continue
		}
		got := tree(strip)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", test.name, want, got)
			}
		}
	}
}

// TestDiaryBoxes wants boxes only where the number a day is known.
func TestDiaryBoxes(t *testing.T) {
	daily := given(data.Frequency{Times: data.Range{Least: 2, Most: 2}, Per: "day"})
	for _, test := range []struct {
		dose data.Prescription
		want int64
	}{
		{data.Prescription{}, 0},
		{data.Prescription{Sets: given(data.Range{Least: 3, Most: 3})}, 0},
		{data.Prescription{Sets: given(data.Range{Least: 3, Most: 3}), Frequency: daily}, 6},
		{data.Prescription{Repetitions: given(data.Range{Least: 1, Most: 1}), Side: "each", Frequency: daily}, 4},
		{data.Prescription{Frequency: daily}, 0},
	} {
		if got := boxes(data.Use{Prescription: test.dose}); got != test.want {
			t.Errorf("%+v: %d boxes, want %d", test.dose, got, test.want)
		}
	}
	b := bundle(t, "starter", "us")
	b.Programme.Uses[0].Prescription.Sets, b.Programme.Uses[0].Prescription.Frequency = given(data.Range{Least: 2, Most: 2}), daily
	b.Programme.Goal = say("Lift my grandchild")
	got := tree(composed(t, b).Root)
	for _, want := range []string{"Tick a box for each set", "[tick: tick box]~[tick: tick box]~[tick: tick box][line break][tick: tick box]", "My goal: Lift my grandchild"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Index(got, ": Sun") > strings.Index(got, ": Mon") {
		t.Error("the week does not begin on Sunday")
	}
	for _, name := range []string{"handout", "diary"} { // six boxes a day, in two rows
		b.Programme.Uses[0].Prescription.Sets = given(data.Range{Least: 3, Most: 3})
		s, faults := Compose(Request{Template: open(t, name), Bundle: b, Draft: true, Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		if d, faults := flow.Flow(s, shaper(t)); d == nil {
			t.Errorf("%s: %s", name, listing(faults))
		}
	}
}

// TestPictures checks one scale a row, the limits of height, and a user's own picture.
func TestPictures(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	s := composed(t, b)
	for _, u := range b.Programme.Uses {
		pictures := firstNode(childWithID(s.Root, exerciseID(u)), withName("pictures"))
		var figures []*layout.Node
		var walk func(n *layout.Node)
		walk = func(n *layout.Node) {
			if n.Role == layout.Figure && n.Name != "inset" && n.Box.Frame.Width == 0 {
				figures = append(figures, n)
			}
			for _, child := range n.Children {
				walk(child)
			}
		}
		walk(pictures)
		for _, f := range figures {
			if f.Art.Height > mm(66.1) {
				t.Errorf("%s: a picture is %.1f mm high", u.Exercise.ID, inMM(f.Art.Height))
			}
			scale, first := float64(f.Art.Width)/float64(f.Art.Drawing.Width), float64(figures[0].Art.Width)/float64(figures[0].Art.Drawing.Width)
			if u.Exercise.ID != "childs-pose" && (scale/first > 1.001 || scale/first < 0.999) { // which has a lying figure
				t.Errorf("%s: two scales in one row", u.Exercise.ID)
			}
		}
	}
	b = bundle(t, "starter", "gb")
	b.Files = fstest.MapFS{"mine/photo.svg": {Data: []byte(logo)}}
	e := b.Programme.Uses[0].Exercise
	e.Pictures = []data.Picture{{
		File: say("photo.svg"), Path: "mine/photo.svg", Caption: say("My photo"), Alt: say("A person stands."),
		Credit: &data.Credit{Author: say("A. Author"), License: say("CC BY 4.0")},
	}}
	if got := tree(composed(t, b).Root); !strings.Contains(got, "Picture: A. Author, CC BY 4.0") {
		t.Error("whose picture it is, is not printed")
	}
	e.Pictures[0].Alt = data.Text{}
	e.Pictures[0].Inset = "inverted-pulls-grip"
	_, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Assets: assets.FS})
	if got := listing(faults); !strings.Contains(got, "it has no alternative text") || faults.ExitCode() != 1 {
		t.Errorf("no alternative text: %s", got)
	}
}

// TestClaims prints causes by their evidence, and others only when asked for and approved.
func TestClaims(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	b.Programme.PrintClaims, b.Programme.ClaimsApproved = []string{"cause-posture", "cause-food"}, say("R. Reviewer")
	got := tree(composed(t, b).Root)
	for text, want := range map[string]bool{
		"Training hard without enough rest": true, "The way you sit or stand": true, "Poor food choices": false,
		"Injury due to an accident": false, "approved by R. Reviewer": true,
	} {
		if strings.Contains(got, text) != want {
			t.Errorf("%q printed: %v, want %v", text, !want, want)
		}
	}
}

func TestEither(t *testing.T) {
	c, _ := fixture(t, "gb")
	for _, test := range []struct {
		items []string
		want  string
	}{
		{nil, ""},
		{[]string{"a cold"}, "a cold"},
		{[]string{"a cold", "a cough", "a fever"}, "a cold, a cough or a fever"},
		{[]string{"a shoulder that slips", "chest or back surgery"}, "a shoulder that slips; or chest or back surgery"},
		{[]string{"chest or back surgery"}, "chest or back surgery"},
		{[]string{"rib, chest or hip pain", "a cough", "a fever"}, "rib, chest or hip pain; a cough; or a fever"},
	} {
		var items [][]layout.Span
		for _, item := range test.items {
			items = append(items, []layout.Span{words(item)})
		}
		if got := normal(plain(c.either(items))); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestDoseWords wants the words explained and the loud line about blanks, before the first exercise.
func TestDoseWords(t *testing.T) {
	d, _ := flow.Flow(composed(t, bundle(t, "back-pain", "intl")), shaper(t))
	n := firstNode(d.Root, withName("dose words"))
	if n == nil || !strings.Contains(tree(n), "*Is a line blank? Ask. Do not guess.*") {
		t.Fatal("the words are not explained")
	}
}

// TestRead wants what a screen reader hears to say what is meant, once: no scale out of place, the muscles by name, one blank
// a block of lines, an address as it is.
func TestRead(t *testing.T) {
	root := composed(t, bundle(t, "back-pain", "gb")).Root
	if scale := firstNode(root, withName("pain scale")); scale.Role != layout.Artifact {
		t.Errorf("the scale is read out: %s", scale.Role)
	}
	figure := firstNode(firstNode(root, withName("muscles")), func(n *layout.Node) bool { return n.Role == layout.Figure })
	if want := "Mainly: Between the shoulder blades (rhomboids)"; !strings.Contains(figure.Alt, want) {
		t.Errorf("the map says %q, not %q", figure.Alt, want)
	}
	for i, l := range firstNode(root, withName("notes")).Children[0].Children[1].Children {
		if heard := l.Role != layout.Artifact; heard != (i == 0) {
			t.Errorf("line %d is heard: %v", i+1, heard)
		}
	}
	if strings.Contains(tree(root), "/|") {
		t.Error("an address holds what nobody types")
	}
}

// TestLongHead wants the condition of a list under a heading that is too long to stand beside.
func TestLongHead(t *testing.T) {
	for region, below := range map[string]bool{"gb": false, "us": true} {
		head := firstNode(composed(t, bundle(t, "starter", region)).Root, withName("today panel")).Children[0]
		if got := len(head.Children) == 2; got != below {
			t.Errorf("%s: the condition stands below: %v\n%s", region, got, tree(head))
		}
	}
}

// TestInSheet wants no line that points to an exercise which the sheet has not.
func TestInSheet(t *testing.T) {
	const throw = "Only the medicine ball throw"
	for programme, want := range map[string]bool{"back-pain": true, "starter": false} {
		if got := tree(composed(t, bundle(t, programme, "gb")).Root); strings.Contains(got, throw) != want {
			t.Errorf("%s: %q printed: %v", programme, throw, !want)
		}
	}
}

// TestPointers wants the two safety lists named with the pages on which they stand, and a dose that does not contradict itself.
func TestPointers(t *testing.T) {
	got := tree(composed(t, bundle(t, "back-pain", "gb")).Root)
	for _, want := range []string{
		"Signs of an emergency: page~[page of #emergency]. Signs to get help today: page~[page of #urgent].",
		"3~times\n", "each~side\n", "12~throws in each set: 6~left, 6~right", "*Heat or cold.* Not on", "*Massage or roller.* Ask",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
}

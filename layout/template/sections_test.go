package template

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"handout/assets"
	"handout/data"
	"handout/data/load"
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

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#6B2358"/></svg>`

// branded is a bundle with a clinic that fills every field.
func branded(t *testing.T, side string) *data.Bundle {
	t.Helper()
	b := bundle(t, "starter", "gb")
	b.Files = fstest.MapFS{"clinic/logo.svg": {Data: []byte(logo)}}
	b.Brand = &data.Brand{
		ID: "clinic", Name: say("Your Clinic"), Accent: say("#6B2358"), SignOff: say("Your Clinic, part of Your Group."),
		Logo:         &data.Logo{File: say("logo.svg"), Path: "clinic/logo.svg", Side: side, Alt: say("Your Clinic")},
		Contact:      []data.Text{say("12 Main Street"), say("01632 960 000")},
		Checked:      data.Checked{By: say("R. Reviewer"), Profession: say("physiotherapist"), Registration: say("000"), On: data.Date{Year: 2026, Month: 9, Day: 1}},
		URL:          say("https://yourclinic.example/back"),
		Urgent:       &data.Urgent{Number: say("01632 960 001")},
		ExtraNumbers: []data.Text{say("112 from a mobile.")},
	}
	b.Copy = data.Copy{Patient: "A. Patient", Therapist: "B. Clinician", Date: data.Date{Year: 2026, Month: 12, Day: 1}}
	b.Programme.Uses[0].Note = say("Only in the clinic gym.")
	return b
}

func say(s string) data.Text { return data.Text{Value: s} }

func TestBrand(t *testing.T) {
	for _, side := range []string{"left", "right"} {
		s, faults := Compose(Request{Template: open(t, "handout"), Bundle: branded(t, side), Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		got := tree(s.Root) + tree(s.Footer)
		for _, want := range []string{
			"row “brand”", `alt "Your Clinic" art 28.0 x 14.0 mm`, "12~Main~Street", "ink: A. Patient", "ink: B. Clinician", "1~December~2026",
			"call 01632 960 001", "*Other numbers:* 112~from a mobile.", "Only in the clinic gym.", "Given to you by Your Clinic.",
			"R. Reviewer, physiotherapist, registration 000, 1~September~2026", "yourclinic.example/back", "part of Your Group",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("logo %s: no %q", side, want)
			}
		}
		for _, never := range []string{"Draft", "No clinic named"} {
			if strings.Contains(got, never) {
				t.Errorf("logo %s: %q is printed", side, never)
			}
		}
		tokens := map[layout.Colour][3]uint8{}
		for _, p := range s.Palette {
			tokens[p.Name] = [3]uint8{p.R, p.G, p.B}
		}
		if tokens[layout.Accent] != [3]uint8{0x6B, 0x23, 0x58} || tokens[layout.Tint] != [3]uint8{0xF0, 0xE9, 0xEE} || tokens[layout.Stop] != [3]uint8{0x9B, 0x1B, 0x30} {
			t.Errorf("palette: %v", tokens)
		}
		for _, field := range append(s.Meta.Keywords, s.Meta.Title, s.Meta.Subject, s.Meta.Author) {
			if strings.Contains(field, "Patient") || strings.Contains(field, "B. Clinician") {
				t.Errorf("the metadata name a person: %q", field)
			}
		}
	}
}

// TestSignOff wants room for a line over the footer, and no more of the body taken than that needs.
func TestSignOff(t *testing.T) {
	b := byClinic(t, "starter", "us", "Your Clinic")
	for paper, want := range map[string]float64{"a4": 244.9, "letter": 243.3} {
		s, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Paper: paper, Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		foot := s.Page.Height - s.Page.FooterBottom - mm(0.5+1.4) - 2*pt(13)
		if end := s.Page.Body.Y + s.Page.Body.H; end > foot || inMM(s.Page.Body.H) < want {
			t.Errorf("%s: the body is %.2f mm high and ends %.2f mm over the footer", paper, inMM(s.Page.Body.H), inMM(foot-end))
		}
	}
}

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
			"How~often", "1~time a day", "Mon, Fri", "*Load.*~2~kg", "*Distance.*~[blank", "*How~hard.*~red band", "*Effort.*~3~to 4~on the Borg scale",
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

// byClinic is a programme with a clinic's brand, loaded as a clinic's own file is.
func byClinic(t testing.TB, programme, region, name string) *data.Bundle {
	t.Helper()
	files := fstest.MapFS{
		"logo.svg": {Data: []byte(logo)},
		"clinic.yaml": {Data: []byte("name: " + name + "\nlogo: {file: logo.svg, side: right, alt: Your Clinic}\naccent: \"#6B2358\"\n" +
			"contact: [12 Main Street, 01632 960 000, yourclinic.example]\nsign_off: Your Clinic, part of Your Group. Registered in Your Town.\n" +
			"region: " + region + "\nurl: https://yourclinic.example/back\nnotes: {childs-pose: Use the blue mat in the gym.}\n" +
			"safety: {add: {ask_first: [A pacemaker]}}\n")},
	}
	b, faults := builtIn(t).Bundle(load.Request{
		Programme: load.Target{ID: programme}, Region: region,
		Brand: &load.Target{Layer: &load.Layer{Prefix: "clinic/", FS: files}, Path: "clinic.yaml"},
	})
	if faults.HasErrors() {
		t.Fatal(listing(faults))
	}
	return b
}

// TestAddedItems wants what a clinic adds to a list in a column of it, under a heading, and nothing below the columns.
func TestAddedItems(t *testing.T) {
	panel := firstNode(composed(t, byClinic(t, "starter", "gb", "Your Clinic")).Root, withName("ask first panel"))
	columns := panel.Children[1].Children[0].Children
	if len(panel.Children[1].Children) != 1 || len(columns) != mostColumns {
		t.Fatal(tree(panel))
	}
	if got := tree(columns[2]); !strings.Contains(got, ": Also\n") || !strings.Contains(got, "A pacemaker") {
		t.Errorf("the shortest column lacks what was added:\n%s", got)
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
		"Signs of an emergency: page [page of #emergency]. Signs to get help today: page [page of #urgent].",
		"3~times\n", "each~side\n", "12~throws in each set: 6~left, 6~right", "*Heat or cold.* Not on", "*Massage or roller.* Ask",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
}

// TestNumbersToCall wants numbers on every page where no region is named, and a way to reach the clinic.
func TestNumbersToCall(t *testing.T) {
	const byCountry = "Emergency numbers: 999~UK"
	for _, test := range []struct {
		name   string
		bundle *data.Bundle
		want   map[string]bool
	}{
		{"no region", bundle(t, "starter", "intl"), map[string]bool{byCountry: true, "Your clinic’s number: [blank": true}},
		{"a region", bundle(t, "starter", "gb"), map[string]bool{byCountry: false, "Your clinic’s number: [blank": true}},
		{"a clinic", byClinic(t, "starter", "gb", "Your Clinic"), map[string]bool{
			"Your clinic: 12~Main~Street, 01632~960~000, yourclinic.example": true, "Your clinic’s number": false, "Registered in Your Town": true,
		}},
		{"a clinic, no region", byClinic(t, "starter", "intl", "Your Clinic"), map[string]bool{byCountry: true, "Registered in Your Town": true}},
	} {
		s := composed(t, test.bundle)
		got := tree(s.Root) + tree(s.Footer)
		for text, want := range test.want {
			if strings.Contains(got, text) != want {
				t.Errorf("%s: %q printed: %v", test.name, text, !want)
			}
		}
	}
	b := byClinic(t, "starter", "gb", "Your Clinic")
	b.Brand.Phone = say("01632 960 001")
	if got := tree(composed(t, b).Root); !strings.Contains(got, "Your clinic’s number: 01632~960~001") {
		t.Error("the clinic's phone is not printed")
	}
}

package template

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handout/assets"
	"handout/data"
	"handout/layout"
	"handout/layout/flow"
)

// TestEmergencyOnFirstPage: whatever a clinic's name, a long title and a patient's note take of the first page, the list of
// emergencies stays on it; the lines before it run together for that, and only for that.
func TestEmergencyOnFirstPage(t *testing.T) {
	const (
		long     = "The Long-Named Centre for Backs, Necks, Shoulders and Knees of Your Town"
		twoLines = "Ring if unsure. Your next visit is at the other house, the one with the green door. Please bring the list of your medicines."
	)
	for _, test := range []struct {
		programme, region, clinic, note string
		together                        bool
	}{
		{"starter", "gb", "Your Clinic", "", false},
		{"starter", "gb", long, "", false},
		{"starter", "gb", long, "Ring if unsure.", true},
		{"starter", "gb", long, twoLines, true},
		{"starter", "us", long, twoLines, true},
		{"back-pain", "gb", "Your Clinic", "Ring if unsure.", false},
		{"back-pain", "us", long, twoLines, false},
	} {
		for _, paper := range []string{"a4", "letter"} {
			b := byClinic(t, test.programme, test.region, test.clinic)
			b.Copy = data.Copy{Patient: "A. Patient", Note: test.note}
			s, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Draft: true, Paper: paper, Assets: assets.FS})
			if faults.HasErrors() {
				t.Fatal(listing(faults))
			}
			d, faults := flow.Flow(s, shaper(t))
			if faults.HasErrors() {
				t.Fatal(listing(faults))
			}
			name := strings.Join([]string{test.programme, test.region, paper, test.clinic, test.note}, " / ")
			last := firstNode(firstNode(d.Root, withName("emergency panel")), withName("foot"))
			for _, p := range d.Pages[1:] {
				for _, item := range p.Items {
					if item.Node == last {
						t.Errorf("%s: the list of emergencies ends on page %d", name, p.Number)
					}
				}
			}
			list := firstNode(d.Root, withName("how to use")).Children[1]
			if together := list.Kind == layout.Text; together != test.together {
				t.Errorf("%s: the lines run together: %v", name, together)
			}
		}
	}
}

// TestLongTitle: the longer a title, the smaller it is set, and the list of emergencies stays on the first page of every
// paper, also under the longest name that a clinic may have.
func TestLongTitle(t *testing.T) {
	const title = "A gentle programme of exercises for people with long-lasting pain in the back, between the shoulders"
	clinic := strings.Repeat("Your Clinic for Backs ", 4)[:80]
	for length, want := range map[int]layout.Length{30: 30, 60: 23, 90: 20, len(title): 20} {
		for _, region := range []string{"gb", "intl"} {
			for _, paper := range []string{"a4", "letter"} {
				b := byClinic(t, "back-pain", region, clinic)
				b.Programme.Title.Value = title[:length]
				s, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Draft: true, Paper: paper, Assets: assets.FS})
				if faults.HasErrors() {
					t.Fatal(listing(faults))
				}
				if got := childWithID(s.Root, "title").Type.Size; got != want*layout.Point {
					t.Errorf("%d letters are set in %d, want %d", length, got, want*layout.Point)
				}
				d, _ := flow.Flow(s, shaper(t))
				last := firstNode(firstNode(d.Root, withName("emergency panel")), withName("foot"))
				if !slices.ContainsFunc(d.Pages[0].Items, func(i layout.Item) bool { return i.Node == last }) {
					t.Errorf("%d letters, %s, %s: the list of emergencies is not on the first page", length, region, paper)
				}
			}
		}
	}
}

// TestOneColourLogo prints the variant in one colour where the mark is small, and the mark as it is at the head of a sheet.
func TestOneColourLogo(t *testing.T) {
	black := strings.Replace(logo, "#6B2358", "#000000", 1)
	for _, test := range []struct {
		template string
		want     layout.Colour
	}{{"handout", "#6B2358"}, {"large-print", "#6B2358"}, {"summary", "#000000"}, {"diary", "#000000"}, {"cards", "#000000"}} {
		b := branded(t, "left")
		b.Files = fstest.MapFS{"clinic/logo.svg": {Data: []byte(logo)}, "clinic/black.svg": {Data: []byte(black)}}
		b.Brand.Logo.OneColour, b.Brand.Logo.OneColourPath = say("black.svg"), "clinic/black.svg"
		s, faults := Compose(Request{Template: open(t, test.template), Bundle: b, Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		mark := firstNode(s.Root, func(n *layout.Node) bool { return n.Alt == "Your Clinic" })
		if mark == nil || mark.Art.Drawing.Shapes[0].Fill != test.want {
			t.Errorf("%s: the mark is not %s", test.template, test.want)
		}
	}
}

package template

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/layout"
	"handout/layout/flow"
)

// fronted sets a programme in the template summary, and returns what is said where it does not fit.
func fronted(t *testing.T, b *data.Bundle) (*layout.Document, string) {
	t.Helper()
	s, faults := Compose(Request{Template: open(t, "summary"), Bundle: b, Draft: true, Paper: "a4", Assets: assets.FS})
	if faults.HasErrors() {
		t.Fatal(listing(faults))
	}
	d, faults := flow.Flow(s, shaper(t))
	return d, listing(faults)
}

// TestFrontGrid wants three cells in a row with the pain guide in the last where the texts are short, and two in a row with
// pictures beside them where they are long.
func TestFrontGrid(t *testing.T) {
	for _, test := range []struct {
		count, across int
		guide         string
	}{{5, 3, "pain guide box"}, {3, 3, "pain guide box"}, {6, 3, "small pain guide"}, {2, 2, "small pain guide"}} {
		b := strangeBundle(t, strangers()[1], test.count, false)
		for i := range b.Programme.Uses { // a dose with nothing to fill in
			u := &b.Programme.Uses[i]
			u.Prescription = data.Prescription{Pos: u.Pos, Hold: u.Prescription.Hold, Repetitions: u.Prescription.Repetitions}
		}
		d, said := fronted(t, b)
		if d == nil {
			t.Errorf("%d exercises: %s", test.count, said)
			continue
		}
		grid := firstNode(d.Root, func(n *layout.Node) bool {
			return n.Kind == layout.Row && slices.ContainsFunc(n.Children, withName("reminder"))
		})
		if len(grid.Children) != test.across {
			t.Errorf("%d exercises: %d cells in a row, want %d", test.count, len(grid.Children), test.across)
		}
		if firstNode(d.Root, withName(test.guide)) == nil {
			t.Errorf("%d exercises: no %s", test.count, test.guide)
		}
	}
	d, said := fronted(t, bundle(t, "back-pain", "gb"))
	if d == nil {
		t.Fatal(said)
	}
	if firstNode(d.Root, withName("stop box")) == nil || firstNode(d.Root, withName("emergency box")) == nil {
		t.Error("when to stop and when to call do not stand side by side")
	}
	for _, u := range bundle(t, "starter", "gb").Programme.Uses { // a picture is heard under its own heading
		first := firstNode(childWithID(d.Root, exerciseID(u)), func(n *layout.Node) bool { return n.Role == layout.H2 || n.Role == layout.Figure })
		if first == nil || first.Role != layout.H2 {
			t.Errorf("%s does not begin with its name", u.Exercise.ID)
		}
	}
}

// TestFrontSaysWhatToLeaveOut does what the hint says, and wants it to fit then.
func TestFrontSaysWhatToLeaveOut(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	uses := slices.Clone(b.Programme.Uses)
	for i := range uses {
		uses[i].ByHand = false
	}
	b.Programme.Uses = uses
	d, said := fronted(t, b)
	if d != nil {
		t.Fatal("six exercises fit: the test shows nothing")
	}
	found := regexp.MustCompile(`mm high, [0-9.]+ mm more .*leave out (\S+, \S+), the longest \(--exercises (\S+)\)`).FindStringSubmatch(said)
	if found == nil {
		t.Fatalf("it is not said by how much, or what to leave out:\n%s", said)
	}
	keep := strings.Split(found[2], ",")
	b.Programme.Uses = slices.DeleteFunc(slices.Clone(uses), func(u data.Use) bool { return !slices.Contains(keep, u.Exercise.ID) })
	if len(b.Programme.Uses) != len(keep) || len(keep) != 4 {
		t.Fatalf("kept are %q", keep)
	}
	if d, said := fronted(t, b); d == nil {
		t.Errorf("the hint was followed, and it still does not fit:\n%s", said)
	}
	b.Programme.Uses = slices.Clone(uses[:1])
	long := *uses[0].Exercise
	long.InShort = []data.Text{{Value: strings.Repeat("Lift your knee slowly. ", 200)}}
	b.Programme.Uses[0].Exercise = &long
	if _, said := fronted(t, b); !strings.Contains(said, "give "+long.ID+" a shorter in_short") {
		t.Errorf("one exercise too long:\n%s", said)
	}
}

// TestSectionNames are those for the page that the template is made for.
func TestSectionNames(t *testing.T) {
	cards, sheet := SectionNames("cards"), SectionNames("summary")
	if !slices.Contains(cards, "title_card") || slices.Contains(cards, "title") || slices.Contains(sheet, "title_card") || !slices.Contains(sheet, "weeks") {
		t.Errorf("cards: %q, sheets: %q", cards, sheet)
	}
	if SectionNames("none") != nil {
		t.Error("a template that there is not has sections")
	}
}

// TestOwnPaper: a template that has no paper of the region's prints on its first.
func TestOwnPaper(t *testing.T) {
	tmpl := open(t, "cards")
	own := *tmpl
	own.Paper.names = []paperName{onCards}
	s, faults := Compose(Request{Template: &own, Bundle: bundle(t, "starter", "gb"), Draft: true, Assets: assets.FS})
	if faults.HasErrors() || s.Page.Name != onCards || s.Imposition != nil {
		t.Errorf("%s", listing(faults))
	}
}

// TestNumbersOnce: where no region is named, the foot says the numbers by country, and not once more that there is one.
func TestNumbersOnce(t *testing.T) {
	for region, want := range map[string][2]string{
		"intl": {"Emergency numbers: 999 UK", "Emergency: "},
		"gb":   {"Emergency: 999", "Emergency numbers"},
	} {
		d, said := fronted(t, bundle(t, "starter", region))
		if d == nil {
			t.Fatal(said)
		}
		foot := ""
		for _, item := range d.Pages[1].Items {
			if item.Node == nil && item.Glyphs != nil {
				foot += item.Glyphs.Text
			}
		}
		if foot = normal(foot); !strings.Contains(foot, want[0]) || strings.Contains(foot, want[1]) {
			t.Errorf("%s: the foot says %q", region, foot)
		}
	}
}

// TestFrontHoldsFive wants the five exercises of the source article on a front, with every blank of their doses, in two
// columns with the boxes under the last: on each paper, in each region, under a brand that has one.
func TestFrontHoldsFive(t *testing.T) {
	for _, region := range []string{"gb", "us", "ca", "intl"} {
		for _, paper := range []string{"a4", "letter"} {
			for _, clinic := range []string{"", "Your Clinic"} {
				b := bundle(t, "back-pain", region)
				if clinic != "" && region == "intl" {
					continue
				}
				if clinic != "" {
					b = byClinic(t, "back-pain", region, clinic)
				}
				b.Programme.Uses = slices.DeleteFunc(slices.Clone(b.Programme.Uses), func(u data.Use) bool { return u.Exercise.ID == "medicine-ball-throw" })
				for i := range b.Programme.Uses {
					b.Programme.Uses[i].ByHand, b.Programme.Uses[i].Note = false, data.Text{}
				}
				s, faults := Compose(Request{Template: open(t, "summary"), Bundle: b, Draft: true, Paper: paper, Assets: assets.FS})
				if faults.HasErrors() {
					t.Fatal(listing(faults))
				}
				d, faults := flow.Flow(s, shaper(t))
				if d == nil {
					t.Errorf("%s, %s, clinic %q: %s", region, paper, clinic, listing(faults))
					continue
				}
				columns := firstNode(d.Root, func(n *layout.Node) bool {
					return n.Kind == layout.Row && len(n.Children) == 2 && firstNode(n.Children[0], withName("reminder")) != nil && firstNode(n.Children[1], withName("emergency box")) != nil
				})
				if columns == nil || firstNode(d.Root, withName("small pain guide")) == nil || firstNode(columns, withName("stop box")) == nil {
					t.Errorf("%s, %s, clinic %q: not in two columns with both boxes, or without the pain guide", region, paper, clinic)
				}
			}
		}
	}
}

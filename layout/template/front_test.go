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
	sh := shaper(t)
	r := Request{Template: open(t, "summary"), Bundle: b, Draft: true, Paper: "a4", Assets: assets.FS, Fits: func(s *layout.Sheet) bool {
		_, faults := flow.Flow(s, sh)
		return !faults.HasErrors()
	}}
	s, faults := Compose(r)
	if faults.HasErrors() {
		return nil, listing(faults)
	}
	d, faults := flow.Flow(s, sh)
	return d, listing(Fewer(r, faults))
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

// TestFrontSaysWhatToLeaveOut does what the hint says, and wants it to fit then, and nothing less to.
func TestFrontSaysWhatToLeaveOut(t *testing.T) {
	six := bundle(t, "back-pain", "gb").Programme.Uses
	for i := range six {
		six[i].ByHand = false
	}
	long := func(uses []data.Use, words int, at ...int) []data.Use {
		uses = slices.Clone(uses)
		for _, i := range at {
			e := *uses[i].Exercise
			e.InShort = []data.Text{{Value: strings.Repeat("Lift your knee slowly. ", words)}}
			uses[i].Exercise = &e
		}
		return uses
	}
	nine := slices.Clone(six)
	for _, id := range []string{"seven", "eight", "nine"} {
		e := *six[1].Exercise
		e.ID = id
		nine = append(nine, data.Use{Pos: six[1].Pos, Exercise: &e, Number: "7", Prescription: six[1].Prescription})
	}
	for name, test := range map[string]struct {
		uses []data.Use
		drop string
	}{
		"the last":         {six, "towel-stretch"},
		"one long":         {long(six, 25, 1), "standing-twists"},
		"two long":         {long(six, 25, 1, 3), "standing-twists, upper-back-bends"},
		"more than six":    {nine, "towel-stretch, seven, eight, nine"},
		"all but one long": {long(six[:4], 200, 0, 1, 3), "inverted-pulls, standing-twists, upper-back-bends"},
	} {
		b := bundle(t, "back-pain", "gb")
		b.Programme.Uses = test.uses
		d, said := fronted(t, b)
		found := regexp.MustCompile(`leave out ([a-z, -]+) \(--exercises (\S+)\), or give (it|them) a shorter in_short`).FindStringSubmatch(said)
		if d != nil || found == nil {
			t.Errorf("%s: it is not said what to leave out:\n%s", name, said)
			continue
		}
		if found[1] != test.drop || (found[3] == "it") == strings.Contains(test.drop, ",") {
			t.Errorf("%s: %s, want %s out", name, found[0], test.drop)
		}
		if len(test.uses) <= frontMost && !regexp.MustCompile(`mm high, [0-9.]+ mm more`).MatchString(said) {
			t.Errorf("%s: it is not said by how much:\n%s", name, said)
		}
		keep := strings.Split(found[2], ",")
		b.Programme.Uses = slices.DeleteFunc(slices.Clone(test.uses), func(u data.Use) bool { return !slices.Contains(keep, u.Exercise.ID) })
		if d, said := fronted(t, b); d == nil {
			t.Errorf("%s: the hint was followed, and it still does not fit:\n%s", name, said)
		}
		for _, u := range test.uses { // one more is one too many
			if slices.Contains(keep, u.Exercise.ID) || len(test.uses) > frontMost {
				continue
			}
			b.Programme.Uses = slices.DeleteFunc(slices.Clone(test.uses), func(v data.Use) bool {
				return v.Exercise.ID != u.Exercise.ID && !slices.Contains(keep, v.Exercise.ID)
			})
			if d, _ := fronted(t, b); d != nil {
				t.Errorf("%s: %s need not be left out", name, u.Exercise.ID)
			}
		}
	}
	for want, uses := range map[string][]data.Use{
		"give inverted-pulls a shorter in_short": long(six[:1], 200, 0),
		"none of them fits alone":                long(six[:3], 200, 0, 1, 2),
	} {
		b := bundle(t, "back-pain", "gb")
		b.Programme.Uses = uses
		if _, said := fronted(t, b); !strings.Contains(said, want) {
			t.Errorf("want %q:\n%s", want, said)
		}
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
// columns with the boxes under the last: on each paper, in each region, with a brand and without.
func TestFrontHoldsFive(t *testing.T) {
	all, faults := builtIn(t).Regions()
	if faults.HasErrors() || len(all) < 9 {
		t.Fatal(len(all), listing(faults))
	}
	var regions []string
	for _, r := range all {
		regions = append(regions, r.ID)
	}
	for _, region := range regions {
		for _, paper := range []string{"a4", "letter"} {
			for _, clinic := range []string{"", "Your Clinic"} {
				b := bundle(t, "back-pain", region)
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

// TestFrontNamesSigns wants signs, which have commas of their own, parted by semicolons.
func TestFrontNamesSigns(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	b.Programme.Uses = b.Programme.Uses[:1]
	d, said := fronted(t, b)
	if d == nil {
		t.Fatal(said)
	}
	box := firstNode(d.Root, withName("emergency box"))
	if got := tree(box); !strings.Contains(got, "tightness or pressure; Sudden") || !strings.Contains(got, "neck or jaw; Trouble") {
		t.Errorf("the signs run into one another: %s", got)
	}
}

// TestDoseSaidOnce wants what is given of a dose beside its cells once on a card and on a front.
func TestDoseSaidOnce(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	b.Programme.Uses = b.Programme.Uses[:1]
	b.Programme.Uses[0].Prescription.Tempo = data.Opt[data.Text]{State: data.Given, Value: say("slow")}
	for _, name := range []string{"summary", "cards"} {
		s, faults := Compose(Request{Template: open(t, name), Bundle: b, Draft: true, Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		d, faults := flow.Flow(s, shaper(t))
		if d == nil {
			t.Fatal(listing(faults))
		}
		if n := strings.Count(normal(tree(d.Root)), "*Speed.*"); n != 1 {
			t.Errorf("%s: the speed is said %d times", name, n)
		}
	}
}

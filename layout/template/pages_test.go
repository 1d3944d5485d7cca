package template

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/layout"
	"handout/layout/flow"
)

// TestPages pins how many pages every printed programme has, for each region and paper, and looks at every page: no hole of
// more than a third but before a forced break, and no page less than a third full.
func TestPages(t *testing.T) {
	const longName = "Your Clinic for Physiotherapy and Sports Medicine in Your Town"
	sh := shaper(t)
	for _, test := range []struct {
		programme, clinic string
		noted             bool // the clinic adds a sentence to an exercise
		pages             int
	}{
		{"back-pain", "", false, 13},
		{"back-pain", "Your Clinic", false, 13},
		{"back-pain", longName, true, 13},
		{"starter", "", false, 7},
		{"starter", "Your Clinic", false, 7},
		{"starter", longName, true, 7},
		{"back-care", "", false, 8},
		{"back-care", "Your Clinic", false, 8},
		{"back-care", longName, true, 8},
	} {
		for _, region := range []string{"gb", "us", "ca", "intl"} {
			b := bundle(t, test.programme, region)
			if test.clinic != "" {
				b = byClinic(t, test.programme, region, test.clinic)
			}
			for i := range b.Programme.Uses {
				if !test.noted {
					b.Programme.Uses[i].Note = data.Text{}
				}
			}
			for _, paper := range []string{"a4", "letter"} {
				name := fmt.Sprintf("%s %s %s, clinic %q", test.programme, region, paper, test.clinic)
				s, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Paper: paper, Draft: true, Assets: assets.FS})
				if faults.HasErrors() {
					t.Fatal(listing(faults))
				}
				d, faults := flow.Flow(s, sh)
				if len(faults) > 0 {
					t.Errorf("%s: %s", name, listing(faults))
				}
				if len(d.Pages) != test.pages {
					t.Errorf("%s: %d pages, want %d", name, len(d.Pages), test.pages)
				}
				checkFill(t, name, s.Page.Body, d.Pages)
			}
		}
	}
}

func checkFill(t *testing.T, name string, body layout.Rect, pages []layout.Page) {
	t.Helper()
	for i, p := range pages {
		var used layout.Length
		for _, item := range p.Items {
			if item.Box.Y < body.Y+body.H { // not the footer
				used = max(used, item.Box.Y+item.Box.H-body.Y)
			}
		}
		forced := i == len(pages)-1 || pages[i+1].Chapter != p.Chapter
		if used < body.H/3 || !forced && used < body.H*2/3 {
			t.Errorf("%s: page %d is used for %.0f of %.0f mm", name, p.Number, inMM(used), inMM(body.H))
		}
	}
}

// TestBodies wants every body of the library's pictures as tall in print as it has to be to be read: standing 52 mm, on
// its knees 45, lying or seen from above as wide.
func TestBodies(t *testing.T) {
	const kneels = 1150 // units of the drawn body from the floor to the fingers
	least := map[string]struct{ units, mm float64 }{
		"upper-back-bends": {kneels, kneelingTall},
		"childs-pose":      {0, aboveWidth},    // the picture's width
		"towel-stretch":    {2204, lyingLeast}, // from towel to heel; the second is cut at the knees
	}
	sh := shaper(t)
	for _, test := range []struct {
		b     *data.Bundle
		paper string
	}{
		{bundle(t, "back-pain", "gb"), "a4"}, {bundle(t, "back-pain", "intl"), "a4"}, {byClinic(t, "back-pain", "us", "Your Clinic"), "letter"},
	} {
		s, _ := Compose(Request{Template: open(t, "handout"), Bundle: test.b, Paper: test.paper, Draft: true, Assets: assets.FS})
		d, _ := flow.Flow(s, sh)
		for _, u := range test.b.Programme.Uses {
			want, other := least[u.Exercise.ID]
			if !other {
				want = struct{ units, mm float64 }{bodyUnits, bodySmall}
			}
			count := 0
			firstNode(childWithID(d.Root, exerciseID(u)), func(n *layout.Node) bool {
				if n.Role != layout.Figure || n.Name == "inset" || n.Box.Frame.Width > 0 || strings.HasPrefix(n.Alt, "A body seen") {
					return false
				}
				count++
				got := inMM(n.Art.Width)
				if want.units > 0 {
					got *= want.units * 1000 / float64(n.Art.Drawing.Width)
				}
				if got < want.mm-0.1 {
					t.Errorf("%s, %s: a body is %.1f mm, want %.0f: %s", test.b.Region.ID, u.Exercise.ID, got, want.mm, n.Alt)
				}
				return false
			})
			if count < 2 {
				t.Errorf("%s: %d pictures", u.Exercise.ID, count)
			}
		}
	}
}

// TestEachPage wants on every page of an exercise, on A4 and Letter, what its mockup has: the muscle map, captions in one
// line, steps no wider than can be read, the heading with its number on one level.
func TestEachPage(t *testing.T) {
	sh := shaper(t)
	for _, test := range []struct {
		b     *data.Bundle
		paper string
	}{
		{bundle(t, "back-pain", "gb"), "a4"}, {bundle(t, "back-pain", "intl"), "a4"}, {byClinic(t, "back-pain", "us", "Your Clinic"), "letter"},
	} {
		for i := range test.b.Programme.Uses {
			test.b.Programme.Uses[i].Note = data.Text{} // a clinic's own sentence may take the map's room
		}
		s, _ := Compose(Request{Template: open(t, "handout"), Bundle: test.b, Paper: test.paper, Draft: true, Assets: assets.FS})
		d, _ := flow.Flow(s, sh)
		bottoms := map[*layout.Node][2]layout.Length{}
		for _, p := range d.Pages {
			for _, item := range p.Items {
				if item.Node != nil && item.Glyphs != nil {
					at := bottoms[item.Node]
					if at == [2]layout.Length{} {
						at[0] = item.Box.Y
					}
					at[1] = item.Box.Y + item.Box.H
					bottoms[item.Node] = at
				}
			}
		}
		for _, u := range test.b.Programme.Uses {
			where, n := test.b.Region.ID+", "+u.Exercise.ID, childWithID(d.Root, exerciseID(u))
			if m := u.Exercise.Muscles; len(m.Main) > 0 {
				figure := firstNode(n, func(n *layout.Node) bool { return strings.HasPrefix(n.Alt, "A body seen") })
				if figure == nil || figure.Art.Width < mm(24)-10 {
					t.Errorf("%s: there is no muscle map", where)
				}
			}
			firstNode(n, func(n *layout.Node) bool {
				if n.Role == layout.Caption {
					words := n.Children[len(n.Children)-1].Children[0]
					if at := bottoms[words]; at[1]-at[0] > words.Type.Leading {
						t.Errorf("%s: the caption %q takes two lines", where, plain(words.Spans))
					}
				}
				if n.Name == "steps" {
					for _, li := range n.Children {
						if w := li.Children[1].Box.MaxWidth; w == 0 || w > mm(140) {
							t.Errorf("%s: a step may be %.0f mm wide", where, inMM(w))
						}
					}
				}
				return false
			})
		}
	}
}

// TestWholeRule wants the whole stop rule on the page of the pain guide, on every paper, with and without a clinic.
func TestWholeRule(t *testing.T) {
	sh := shaper(t)
	for _, region := range []string{"gb", "us", "intl"} {
		for _, paper := range []string{"a4", "letter"} {
			for _, b := range []*data.Bundle{bundle(t, "back-pain", region), byClinic(t, "back-pain", region, "Your Clinic")} {
				s, _ := Compose(Request{Template: open(t, "handout"), Bundle: b, Paper: paper, Draft: true, Assets: assets.FS})
				d, _ := flow.Flow(s, sh)
				page := firstNode(d.Root, func(n *layout.Node) bool {
					return slices.ContainsFunc(n.Children, withName("pain guide"))
				})
				if firstNode(firstNode(page, withName("stop bar")), saying("Do not do that exercise again")) == nil {
					t.Errorf("%s on %s, clinic %v: the rule is the short one", region, paper, b.Brand != nil)
				}
			}
		}
	}
}

// TestGaps wants the space that the design asks for between groups over the dose of every exercise on A4, full pages too, and
// nearly so over the stop rule. On Letter, which has no surplus below the body, there is a little less.
func TestGaps(t *testing.T) {
	sh := shaper(t)
	for paper, least := range map[string]float64{"a4": 4.2, "letter": 3.5} {
		b := bundle(t, "back-pain", "gb")
		s, _ := Compose(Request{Template: open(t, "handout"), Bundle: b, Paper: paper, Draft: true, Assets: assets.FS})
		d, _ := flow.Flow(s, sh)
		strips := 0
		for _, p := range d.Pages {
			var strip, bar layout.Rect // the dose, and the stop rule
			var above, below layout.Length
			for _, item := range p.Items {
				if item.Path != nil && item.Path.Fill == layout.Tint {
					strip = item.Box
					strips++
				}
				if item.Path != nil && item.Path.Stroke.Colour == layout.Stop && item.Box.W == s.Page.Body.W {
					bar = item.Box
				}
			}
			for _, item := range p.Items {
				if item.Box.Y+item.Box.H <= strip.Y {
					above = max(above, item.Box.Y+item.Box.H)
				}
				if item.Node != nil && item.Box.Y+item.Box.H <= bar.Y {
					below = max(below, item.Box.Y+item.Box.H)
				}
			}
			if strip.H == 0 {
				continue
			}
			if got := inMM(strip.Y - above); got < least-0.05 {
				t.Errorf("%s, page %d: %.1f mm over the dose", paper, p.Number, got)
			}
			if got := inMM(bar.Y - below); got < least-0.45 {
				t.Errorf("%s, page %d: %.1f mm over the stop rule", paper, p.Number, got)
			}
		}
		if strips != len(b.Programme.Uses) {
			t.Errorf("%d dose strips", strips)
		}
	}
}

// TestFooterDate wants the version's date at the foot of a page; the title gives way before it.
func TestFooterDate(t *testing.T) {
	sh := shaper(t)
	for programme, want := range map[string]string{"back-pain": "Exercises for back pain. Version 0.1, August 6, 2026", "starter": "Version 0.1, August 6, 2026"} {
		d, _ := flow.Flow(composed(t, bundle(t, programme, "us")), sh)
		foot := ""
		for _, item := range d.Pages[2].Items {
			if item.Node == nil && item.Glyphs != nil {
				foot += item.Glyphs.Text
			}
		}
		if !strings.Contains(normal(foot), want) {
			t.Errorf("%s: no %q in %q", programme, want, foot)
		}
	}
}

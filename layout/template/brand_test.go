package template

import (
	"strings"
	"testing"
	"testing/fstest"

	"handout/assets"
	"handout/data"
	"handout/data/load"
	"handout/layout"
)

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

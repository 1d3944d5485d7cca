package template

import (
	"strings"
	"testing"

	"handout/data"
)

// TestHalved: a contact line breaks near its middle, sooner after a comma; one without a space does not.
func TestHalved(t *testing.T) {
	for line, want := range map[string]string{
		"12 Long Street Name, Your Town by the Sea": "12 Long Street Name,|Your Town by the Sea",
		"one two three four":                        "one two|three four",
		"clinic.example":                            "clinic.example",
		"":                                          "",
	} {
		got := halved(bind(line))
		got = strings.ReplaceAll(strings.ReplaceAll(got, " ", "|"), "\u00a0", " ")
		if got != want {
			t.Errorf("%q breaks so: %q, want %q", line, got, want)
		}
	}
}

// TestCrowded: a short name leaves the contact lines whole, a long one does not.
func TestCrowded(t *testing.T) {
	contact := []data.Text{{Value: strings.Repeat("x", 60)}}
	for name, want := range map[string]bool{"Your Clinic": false, strings.Repeat("x", 70): true} {
		if got := crowded(&data.Brand{Name: data.Text{Value: name}, Contact: contact}, 150); got != want {
			t.Errorf("%s: crowded %t", name, got)
		}
	}
}

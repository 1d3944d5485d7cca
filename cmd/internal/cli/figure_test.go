package cli

import (
	"strings"
	"testing"

	"handout/cmd/internal/press"
	"handout/data"
	"handout/data/load"
	"handout/layout/pdf/pdftest"
)

// TestEveryPropHasANote names a kind of prop that handout list would print without a word.
func TestEveryPropHasANote(t *testing.T) {
	notes := propNotes()
	for _, kind := range data.PropKinds() {
		if notes[kind] == "" {
			t.Errorf("%s: no note", kind)
		}
	}
	if len(notes) != len(data.PropKinds()) {
		t.Errorf("%d notes for %d kinds", len(notes), len(data.PropKinds()))
	}
}

// TestContactSheet reads the pages back: each pose is a figure with its alternative text, which stands below it in words.
func TestContactSheet(t *testing.T) {
	library := press.Open()
	var poses []*data.Pose
	for _, id := range []string{"squat", "childs-pose-1", "standing", "towel-stretch-1"} { // two rows
		p, faults := library.Pose(load.Target{ID: id})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		poses = append(poses, p)
	}
	printer := press.New("test")
	sheet, err := contactSheet(t.Context(), printer, poses)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := bindSheet(t.Context(), printer, sheet)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := pdftest.Structure(pdf)
	if err != nil {
		t.Fatal(err)
	}
	words, err := pdftest.Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(tree, "Figure"); got != len(poses) {
		t.Errorf("%d figures, want %d", got, len(poses))
	}
	for _, p := range poses {
		alt := strings.Join(strings.Fields(p.Alt.Value), " ")
		if !strings.Contains(tree, alt) || !strings.Contains(words, p.ID) || !strings.Contains(strings.Join(strings.Fields(words), " "), alt) {
			t.Errorf("%s: its alternative text is not there, or not in words", p.ID)
		}
	}
}

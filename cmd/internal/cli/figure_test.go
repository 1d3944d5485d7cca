package cli

import (
	"testing"

	"handout/data"
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

package lint_test

import (
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/lint"
	"handout/data/load"
)

// poses are the drawings that the built-in library names.
func poses() []string {
	return []string{
		"childs-pose-1", "childs-pose-2", "childs-pose-3",
		"inverted-pulls-1", "inverted-pulls-2", "inverted-pulls-3", "inverted-pulls-grip", "inverted-pulls-move",
		"medicine-ball-throw-1", "medicine-ball-throw-2", "medicine-ball-throw-3", "medicine-ball-throw-4",
		"standing-twists-1", "standing-twists-2", "standing-twists-3", "standing-twists-folded",
		"towel-stretch-1", "towel-stretch-2", "towel-stretch-pull",
		"upper-back-bends-1", "upper-back-bends-2",
	}
}

// bundle loads a built-in programme afresh, so that a test may spoil it.
func bundle(t testing.TB, request load.Request) *data.Bundle {
	t.Helper()
	l := load.Open([]load.Layer{{Prefix: "library", FS: library.FS, BuiltIn: true}})
	l.SetPoses(poses())
	b, faults := l.Bundle(request)
	for _, f := range faults {
		t.Errorf("%s: %s: %s (%s)", f.Pos, f.Severity, f.Message, f.Hint)
	}
	if b == nil {
		t.Fatal("no bundle")
	}
	return b
}

func backPain(t testing.TB) *data.Bundle {
	return bundle(t, load.Request{Programme: load.Target{ID: "back-pain"}})
}

// TestBuiltIn wants no finding at all for the library's own programmes, in any region.
func TestBuiltIn(t *testing.T) {
	for _, programme := range []string{"back-pain", "starter"} {
		for _, region := range []string{"", "gb", "gb-nir", "ie", "us", "ca", "au", "nz", "eu", "intl"} {
			b := bundle(t, load.Request{Programme: load.Target{ID: programme}, Region: region})
			for _, f := range lint.Check(b) {
				t.Errorf("%s in %q: %s: [%s] %s (%s)", programme, region, f.Pos, f.Rule, f.Message, f.Hint)
			}
		}
	}
}

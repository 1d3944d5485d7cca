package lint_test

import (
	"testing"

	"handout/data"
	"handout/data/diag"
	"handout/data/library"
	"handout/data/lint"
	"handout/data/load"
)

// bundle loads a built-in programme afresh, so that a test may spoil it.
func bundle(t testing.TB, request load.Request) *data.Bundle {
	t.Helper()
	l := load.Open([]load.Layer{{Prefix: "library", FS: library.FS, BuiltIn: true}})
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
	t.Helper()
	return bundle(t, load.Request{Programme: load.Target{ID: "back-pain"}, Region: "gb"})
}

// own is a text of a person's own file.
func own(words string) data.Text {
	return data.Text{Value: words, Pos: diag.Pos{File: "own.yaml", Line: 7, Column: 3}}
}

// clinic is a brand that no rule minds.
func clinic() *data.Brand {
	return &data.Brand{
		ID: "clinic", Pos: diag.Pos{File: "clinic.yaml", Line: 1, Column: 1}, Name: own("Your Clinic"), Accent: own("#6B2358"), Region: "gb",
	}
}

// use finds an exercise of the bundle.
func use(t testing.TB, b *data.Bundle, id string) *data.Use {
	t.Helper()
	for i := range b.Programme.Uses {
		if b.Programme.Uses[i].Exercise.ID == id {
			return &b.Programme.Uses[i]
		}
	}
	t.Fatalf("no exercise %s", id)
	return nil
}

// item finds a red flag of the bundle.
func item(t testing.TB, list *data.RedFlags, id string) *data.Item {
	t.Helper()
	for g := range list.Groups {
		for i := range list.Groups[g].Items {
			if list.Groups[g].Items[i].ID == id {
				return &list.Groups[g].Items[i]
			}
		}
	}
	t.Fatalf("no item %s", id)
	return nil
}

// remove takes a red flag out.
func remove(t testing.TB, list *data.RedFlags, id string) data.Item {
	t.Helper()
	for g := range list.Groups {
		for i, it := range list.Groups[g].Items {
			if it.ID == id {
				list.Groups[g].Items = append(list.Groups[g].Items[:i:i], list.Groups[g].Items[i+1:]...)
				return it
			}
		}
	}
	t.Fatalf("no item %s", id)
	return data.Item{}
}

func TestTheLibraryPasses(t *testing.T) {
	b := backPain(t)
	b.Brand = clinic()
	for _, f := range lint.Check(b) {
		t.Errorf("%s: [%s] %s (%s)", f.Pos, f.Rule, f.Message, f.Hint)
	}
}

func TestEveryRuleIsDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range lint.Rules() {
		if r.Name == "" || seen[r.Name] || len(r.Doc) < 20 || r.Doc[len(r.Doc)-1] != '.' {
			t.Errorf("rule %q: %q", r.Name, r.Doc)
		}
		seen[r.Name] = true
	}
}

func BenchmarkCheck(b *testing.B) {
	bundle := backPain(b)
	bundle.Brand = clinic()
	for b.Loop() {
		lint.Check(bundle)
	}
}

func BenchmarkContentHash(b *testing.B) {
	bundle := backPain(b)
	for b.Loop() {
		lint.ContentHash(bundle)
	}
}

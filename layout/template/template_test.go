package template

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handout/assets"
	"handout/data/diag"
	"handout/layout"
)

// handoutWith is the built-in handout with a change to its text, as a user's template.
func handoutWith(t *testing.T, old, new string) fstest.MapFS {
	t.Helper()
	src, err := os.ReadFile("builtin/handout.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), old) {
		t.Fatalf("the handout template has no %q", old)
	}
	return fstest.MapFS{"templates/mine.yaml": {Data: []byte(strings.Replace(string(src), old, new, 1))}}
}

func TestTemplatesThatAreRefused(t *testing.T) {
	for _, test := range []struct {
		name, old, new, want string
		exit                 int
	}{
		{"no safety", "  - safety: {columns: {emergency: [74, 94], urgent: [48, 60, 56], ask_first: [52, 64, 48]}}", "", "the section safety is missing", 1},
		{"no stop rule", "  - stop\n", "", "the section stop is missing", 1},
		{"no pain guide", "pain_guide, ", "", "the section pain_guide is missing", 1},
		{"no title", "  - title: {fields: [patient, therapist, date, next_visit]}\n", "", "the section title is missing", 1},
		{"no reviewer", "about, checked_by", "about", "the section checked_by is missing", 1},
		{"stop rule late", "  - stop\n", "  - exercises\n  - stop\n", "stop stands after the exercises", 2},
		{"precautions hidden", "precautions, ", "", "exercises do not show precautions", 1},
		{"stop bar hidden", "stop_short, notes]", "notes]", "exercises do not show stop_short", 1},
		{"draft mark hidden", "draft_mark, ", "", "the footer lacks the draft mark", 1},
		{"type too small", "body: 12/16", "body: 9/12", "type: body is too small", 1},
		{"footer too small", "footer: 10.5/13", "footer: 8/10", "type: footer is too small", 1},
		{"no type", "  body: 12/16 400 ink\n", "", "type: body is missing", 2},
		{"bad size", "body: 12/16", "body: 12", "is not a size", 2},
		{"leading under size", "body: 12/16", "body: 12/9", "is not a size", 2},
		{"bad weight", "12/16 400 ink", "12/16 500 ink", "is not a weight", 2},
		{"bad colour", "12/16 400 ink", "12/16 400 red", "is not a colour", 2},
		{"style of two words", "12/16 400 ink", "12/16 400", "want a type style", 2},
		{"unknown section", "  - stop\n", "  - stopp\n", `there is no section "stopp"`, 2},
		{"unknown key", "paper:", "papers: [a4]\npaper:", "unknown key", 2},
		{"unknown option", "diary: {weeks: 1}", "diary: {week: 1}", "unknown key", 2},
		{"unknown part", "purpose, pictures", "purposes, pictures", `there is no part of an exercise "purposes"`, 2},
		{"unknown way", "muscle_map", "muscle_maps", `there is no way to give way "muscle_maps"`, 2},
		{"unknown field", "next_visit]", "next_visits]", `there is no field "next_visits"`, 2},
		{"unknown foot", "page_of]", "page_off]", `there is no part of the footer "page_off"`, 2},
		{"unknown paper", "[a4, letter]", "[a5]", `there is no paper "a5"`, 2},
		{"no paper", "paper: [a4, letter]", "", "the key paper is missing", 2},
		{"two keys in a section", "  - stop\n", "  - {stop: null, safety: null}\n", "want a section", 2},
		{"widths", "widths: [130, 42]", "widths: [130]", "1 widths for 2 columns", 2},
		{"too wide", "widths: [130, 42]", "widths: [150, 42]", "192 mm wide", 2},
	} {
		_, faults := Open(handoutWith(t, test.old, test.new), "mine")
		i := slices.IndexFunc(faults, func(d diag.Diagnostic) bool { return strings.Contains(d.Message, test.want) })
		if i < 0 || faults.ExitCode() != test.exit {
			t.Errorf("%s: want %q, exit %d; got exit %d\n%s", test.name, test.want, test.exit, faults.ExitCode(), listing(faults))
			continue
		}
		if faults[i].Pos.File != "templates/mine.yaml" || faults[i].Pos.Line == 0 {
			t.Errorf("%s: no place in the template: %v", test.name, faults[i].Pos)
		}
	}
}

func TestOpen(t *testing.T) {
	files := fstest.MapFS{
		"templates/short.yaml": {Data: []byte("extends: handout\npaper: [letter]\ntype: {body: 13/17 400 ink}\n")},
		"templates/a.yaml":     {Data: []byte("extends: b\n")},
		"templates/b.yaml":     {Data: []byte("extends: a\n")},
		"templates/bad.yaml":   {Data: []byte("paper: [\n")},
		"own/mine.yaml":        {Data: []byte("extends: handout\n")},
	}
	tmpl, faults := Open(files, "short")
	if faults.HasErrors() {
		t.Fatal(listing(faults))
	}
	if tmpl.Type.Body.Size != 13*layout.Point || tmpl.Type.Title.Size != 30*layout.Point || len(tmpl.Paper.names) != 1 || len(tmpl.Sections) == 0 {
		t.Error("extends does not lay the keys over the base's")
	}
	if _, faults := Open(files, "own/mine.yaml"); faults.HasErrors() {
		t.Error(listing(faults))
	}
	for _, test := range []struct{ name, want string }{
		{"a", "extend one another without end"},
		{"bad", ""},
		{"handuot", `template "handuot": there is no such file`},
		{"no/such.yaml", "there is no such file"},
	} {
		_, faults := Open(files, test.name)
		if !faults.HasErrors() || !strings.Contains(listing(faults), test.want) {
			t.Errorf("%s: %s", test.name, listing(faults))
		}
	}
	if _, faults := Open(nil, "own/mine.yaml"); !faults.HasErrors() {
		t.Error("a path without files is no error")
	}
	if !slices.Equal(Names(), []string{"cards", "diary", "handout", "large-print", "summary"}) {
		t.Errorf("built-in templates: %v", Names())
	}
}

func TestShowHidesParts(t *testing.T) {
	files := handoutWith(t, "feel, breathing, precautions, common_mistakes, easier, harder, muscles, stop_short, notes]", "precautions, stop_short]")
	tmpl, faults := Open(files, "mine")
	if faults.HasErrors() {
		t.Fatal(listing(faults))
	}
	s, faults := Compose(Request{Template: tmpl, Bundle: bundle(t, "starter", "gb"), Assets: assets.FS})
	if faults.HasErrors() {
		t.Fatal(listing(faults))
	}
	got := tree(s.Root)
	for _, hidden := range []string{"You should feel", "Common mistakes", "Easier", "Harder", "ink: Muscles\n", "text H3 13/18 700 ink: Notes", "Draft"} {
		if strings.Contains(got, hidden) {
			t.Errorf("%s is printed", hidden)
		}
	}
	if !strings.Contains(got, "Take care") {
		t.Error("the precautions are gone")
	}
}

package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

func sample() List {
	var l List
	l.Invalidf(Pos{"b.yaml", 3, 7}, "write 10 s", "hold: %q has no unit", "10")
	l.Refusef(Pos{"a.yaml", 12, 1}, "safety-gate", "", "gate: empty")
	l.Warnf(Pos{"a.yaml", 2, 1}, "long-sentence", "cut it in two", "22 words")
	return l
}

func TestText(t *testing.T) {
	tests := []struct {
		name string
		d    Diagnostic
		want string
	}{
		{"whole", Diagnostic{Pos: Pos{"a.yaml", 3, 7}, Message: "hold: no unit", Hint: "write 10 s"}, "a.yaml:3:7: hold: no unit\nhint: write 10 s"},
		{"no hint", Diagnostic{Pos: Pos{"a.yaml", 3, 7}, Message: "hold: no unit"}, "a.yaml:3:7: hold: no unit"},
		{"no column", Diagnostic{Pos: Pos{"a.yaml", 3, 0}, Message: "m"}, "a.yaml:3: m"},
		{"file alone", Diagnostic{Pos: Pos{File: "--set"}, Message: "m"}, "--set: m"},
		{"no place", Diagnostic{Message: "m"}, "m"},
		{"warning", Diagnostic{Pos: Pos{"a.yaml", 3, 7}, Severity: Warning, Message: "m"}, "a.yaml:3:7: warning: m"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.d.Text(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestListText(t *testing.T) {
	want := "a.yaml:2:1: warning: 22 words\nhint: cut it in two\na.yaml:12:1: gate: empty\nb.yaml:3:7: hold: \"10\" has no unit\nhint: write 10 s\n"
	if got := sample().Sorted().Text(); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestJSON(t *testing.T) {
	var found []map[string]any
	if err := json.Unmarshal(sample().Sorted().JSON(), &found); err != nil {
		t.Fatal(err)
	}
	first, last := found[0], found[2]
	if first["severity"] != "warning" || first["rule"] != "long-sentence" || first["line"] != 2.0 || first["class"] != "refused" {
		t.Errorf("first: %v", first)
	}
	if _, there := last["rule"]; there || last["class"] != "invalid" || last["hint"] != "write 10 s" || last["column"] != 7.0 || last["file"] != "b.yaml" {
		t.Errorf("last: %v", last)
	}
	if got := string(List(nil).JSON()); got != "[]\n" {
		t.Errorf("empty list: %q", got)
	}
	l := List{{Message: "write <b> & \"é\""}}
	if got := string(l.JSON()); !strings.Contains(got, `write <b> & \"é\"`) {
		t.Errorf("escaped: %s", got)
	}
}

func TestSortedDropsRepeats(t *testing.T) {
	l := append(sample(), sample()...)
	if got := len(l.Sorted()); got != 3 {
		t.Errorf("got %d findings, want 3", got)
	}
	if len(l) != 6 {
		t.Error("Sorted changed its receiver")
	}
}

func TestExitCode(t *testing.T) {
	all := sample()
	tests := []struct {
		name      string
		l         List
		code      int
		hasErrors bool
	}{
		{"nothing", nil, 0, false},
		{"a warning", all[2:], 0, false},
		{"refused", all[1:], 1, true},
		{"invalid wins", List{all[1], all[0]}, 2, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.l.ExitCode(); got != test.code {
				t.Errorf("exit code %d, want %d", got, test.code)
			}
			if got := test.l.HasErrors(); got != test.hasErrors {
				t.Errorf("has errors: %v", got)
			}
		})
	}
}

func TestAdd(t *testing.T) {
	var l List
	l.Add(sample())
	l.Add(nil)
	if len(l) != 3 {
		t.Errorf("got %d findings", len(l))
	}
}

func TestSuggest(t *testing.T) {
	keys := []string{"steps", "start", "source", "say", "sets", "rest", "rest_after"}
	tests := []struct{ name, want string }{
		{"stesp", "steps"},    // neighbours swapped
		{"strat", "start"},    // the same, in the middle
		{"step", "steps"},     // one dropped
		{"sourcee", "source"}, // one too many
		{"rest-after", "rest_after"},
		{"wholly-other", ""},
		{"x", ""}, // too short to be near anything
		{"sts", "sets"},
		{"Steps", "steps"},
		{"", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Suggest(test.name, keys); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	if got := DidYouMean("stesp", keys, "or else"); got != `did you mean "steps"?` {
		t.Errorf("near: %q", got)
	}
	if got := DidYouMean("wholly-other", keys, "or else"); got != "or else" {
		t.Errorf("far: %q", got)
	}
}

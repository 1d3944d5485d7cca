package lint_test

import (
	"strings"
	"testing"

	"handout/data"
	"handout/data/lint"
)

// lists are the three lists of a set by name.
func lists(s *data.SafetySet) map[string]*data.RedFlags {
	return map[string]*data.RedFlags{"emergency": &s.Emergency, "urgent": &s.Urgent, "ask_first": &s.AskFirst}
}

// ids are the red flags of a list, in order.
func ids(list *data.RedFlags) []string {
	var all []string
	for _, g := range list.Groups {
		for _, it := range g.Items {
			all = append(all, it.ID)
		}
	}
	return all
}

// refuses wants an error that names the thing.
func refuses(t *testing.T, b *data.Bundle, thing string) {
	t.Helper()
	for _, f := range lint.Check(b) {
		if f.Severity == 0 && strings.Contains(f.Message, thing) {
			if f.Pos.File != safetyFile {
				t.Errorf("%s: place %s", thing, f.Pos)
			}
			return
		}
	}
	t.Errorf("%s: let through", thing)
}

// TestNothingCanBeDropped takes away, empties and shortens every single item of the built-in set, one at a time, and
// takes away and empties them in a set of one's own.
func TestNothingCanBeDropped(t *testing.T) {
	count := 0
	for _, builtIn := range []bool{true, false} {
		for name, list := range lists(backPain(t).Programme.Safety) {
			for _, id := range ids(list) {
				b := backPain(t)
				set := b.Programme.Safety
				set.BuiltIn = builtIn
				flags := lists(set)[name]
				kept := item(t, flags, id).Text.Value
				for _, words := range shorter(kept, builtIn) {
					item(t, flags, id).Text.Value = words
					refuses(t, b, id)
				}
				remove(t, flags, id)
				refuses(t, b, id+" is missing")
				count++
			}
		}
	}
	if want := 2 * (11 + 14 + 17); count != want {
		t.Errorf("%d items tried, want %d", count, want)
	}
}

// shorter lists ways to say less: nothing, and, of reviewed words, each word but one.
func shorter(s string, reviewed bool) []string {
	all := []string{"", " "}
	if !reviewed {
		return all
	}
	words := strings.Fields(s)
	for i := range words {
		less := append(append([]string(nil), words[:i]...), words[i+1:]...)
		all = append(all, strings.Join(less, " "))
	}
	return all
}

func TestNoTextOfTheSetCanBeShortened(t *testing.T) {
	for name, text := range map[string]func(*data.SafetySet) *data.Text{
		"gate":           func(s *data.SafetySet) *data.Text { return &s.Gate },
		"calm":           func(s *data.SafetySet) *data.Text { return &s.Calm },
		"emergency head": func(s *data.SafetySet) *data.Text { return &s.Emergency.Head },
		"emergency if":   func(s *data.SafetySet) *data.Text { return &s.Emergency.If },
		"emergency foot": func(s *data.SafetySet) *data.Text { return &s.Emergency.Foot },
		"urgent head":    func(s *data.SafetySet) *data.Text { return &s.Urgent.Head },
		"urgent if":      func(s *data.SafetySet) *data.Text { return &s.Urgent.If },
		"ask_first head": func(s *data.SafetySet) *data.Text { return &s.AskFirst.Head },
		"ask_first if":   func(s *data.SafetySet) *data.Text { return &s.AskFirst.If },
		"stop whole":     func(s *data.SafetySet) *data.Text { return &s.Stop.Whole },
		"stop short":     func(s *data.SafetySet) *data.Text { return &s.Stop.Short },
		"pain lead":      func(s *data.SafetySet) *data.Text { return &s.Pain.Lead },
		"pain carry_on":  func(s *data.SafetySet) *data.Text { return &s.Pain.CarryOnText },
		"pain ease_off":  func(s *data.SafetySet) *data.Text { return &s.Pain.EaseOffText },
		"pain stop":      func(s *data.SafetySet) *data.Text { return &s.Pain.StopText },
		"pain before":    func(s *data.SafetySet) *data.Text { return &s.Pain.Before },
	} {
		b := backPain(t)
		at := text(b.Programme.Safety)
		for _, words := range shorter(at.Value, true) {
			at.Value = words
			refuses(t, b, "the words of "+name+" are not the reviewed ones")
		}
		*at = data.Text{}
		refuses(t, b, "the words of "+name)
	}
}

// TestAClinicMayAdd lets a clinic lengthen the lists and the stop rule.
func TestAClinicMayAdd(t *testing.T) {
	b := backPain(t)
	set := b.Programme.Safety
	set.Urgent.Groups = append(set.Urgent.Groups, data.Group{Items: []data.Item{{Text: own("Your brace broke"), Added: true}}})
	set.Stop.Whole.Value += " Then ring the clinic."
	for _, f := range lint.Check(b) {
		t.Errorf("%s: %s", f.Pos, f.Message)
	}
}

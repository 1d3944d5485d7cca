package library_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/lint"
	"handout/data/load"
)

func open() *load.Library {
	return load.Open([]load.Layer{{Prefix: "library", FS: library.FS, BuiltIn: true}})
}

func bundle(t *testing.T, programme, region string) *data.Bundle {
	t.Helper()
	b, faults := open().Bundle(load.Request{Programme: load.Target{ID: programme}, Region: region})
	for _, f := range faults {
		t.Errorf("%s: %s (%s)", f.Pos, f.Message, f.Hint)
	}
	if b == nil {
		t.Fatal("no bundle")
	}
	return b
}

func exercises(t *testing.T) map[string]*data.Exercise {
	t.Helper()
	list, faults := open().Exercises()
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	byID := map[string]*data.Exercise{}
	for _, e := range list {
		byID[e.ID] = e
	}
	return byID
}

// TestNoRuleMinds holds the library to what others only get warnings for: sentences of at most 20 words, grade 6 for each
// whole programme, lists of at most 7, captions of at most 4 words, 7 steps, no word that promises, one urgency a sign.
// The reviewed words need no exception.
func TestNoRuleMinds(t *testing.T) {
	for _, programme := range []string{"back-pain", "starter", "back-care"} {
		for _, region := range []string{"", "gb", "gb-nir", "ie", "us", "ca", "au", "nz", "eu"} {
			for _, f := range lint.Check(bundle(t, programme, region)) {
				t.Errorf("%s in %q: %s: [%s] %s", programme, region, f.Pos, f.Rule, f.Message)
			}
		}
	}
}

// TestEachFileAlone checks every file as `handout check` does.
func TestEachFileAlone(t *testing.T) {
	l := open()
	layer := &load.Layer{Prefix: "library", FS: library.FS, BuiltIn: true}
	count := 0
	err := fs.WalkDir(library.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		count++
		for _, f := range l.Check(load.Target{Layer: layer, Path: path}, "") {
			t.Errorf("%s: %s (%s)", f.Pos, f.Message, f.Hint)
		}
		return nil
	})
	if err != nil || count < 30 {
		t.Errorf("%d files, %v", count, err)
	}
}

// TestProgrammes: the source's five exercises and its variation, marked and last where a clinician must teach them; three
// that need no gym; four that are additions. Nobody has signed any.
func TestProgrammes(t *testing.T) {
	for _, c := range []struct{ programme, want, file string }{
		{"back-pain", "1 inverted-pulls, 2 standing-twists, 2b medicine-ball-throw by hand, 3 upper-back-bends, 4 childs-pose, 5 towel-stretch by hand", "exercises-for-back-pain"},
		{"starter", "1 standing-twists, 2 upper-back-bends, 3 childs-pose", "first-exercises-for-back-pain"},
		{"back-care", "1 cat-camel, 2 wall-slide, 3 thread-the-needle, 4 scapular-squeeze", "back-care-exercises"},
	} {
		b := bundle(t, c.programme, "")
		var got []string
		for _, u := range b.Programme.Uses {
			line := u.Number + " " + u.Exercise.ID
			if u.ByHand {
				line += " by hand"
			}
			if u.ByHand != u.Exercise.ClinicianOnly {
				t.Errorf("%s: by hand %v, clinician-only %v", u.Exercise.ID, u.ByHand, u.Exercise.ClinicianOnly)
			}
			got = append(got, line)
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %s", c.programme, got)
		}
		p := b.Programme
		if p.File != c.file || p.Version.Value != "0.1" || p.Updated != (data.Date{Year: 2026, Month: 8, Day: 6}) || p.UpdateDue != (data.Date{Year: 2028, Month: 8, Day: 6}) {
			t.Errorf("%s: %s, version %s of %v, due %v", c.programme, p.File, p.Version.Value, p.Updated, p.UpdateDue)
		}
		if lint.Signed(b) || p.Checked.Named() || p.Region != "" {
			t.Errorf("%s: signed or settled in a region", c.programme)
		}
	}
}

// TestRegions: a wrong line here sends someone to the wrong service.
func TestRegions(t *testing.T) {
	regions, faults := open().Regions()
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	type line struct{ emergency, place, number, who, order, week, paper, lengths, locale string }
	want := map[string]line{
		"gb":     {"999", "A&E", "111", "your GP", "day first", "mon", "a4", "metric", "en-GB"},
		"gb-nir": {"999", "the emergency department", "", "your GP, or GP out of hours", "day first", "mon", "a4", "metric", "en-GB"},
		"ie":     {"112 or 999", "the emergency department", "", "your GP, or GP out of hours", "day first", "mon", "a4", "metric", "en-GB"},
		"us":     {"911", "the emergency room", "", "your doctor or urgent care", "month first", "sun", "letter", "inches first", "en-US"},
		"ca":     {"911", "the emergency department", "", "your doctor", "month first", "sun", "letter", "metric", "en-GB"},
		"au":     {"Triple Zero (000)", "the emergency department", "healthdirect on 1800 022 222", "your GP", "day first", "mon", "a4", "metric", "en-GB"},
		"nz":     {"111", "the emergency department", "Healthline on 0800 611 116", "your GP", "day first", "mon", "a4", "metric", "en-GB"},
		"eu":     {"112", "a hospital emergency department", "", "your doctor", "day first", "mon", "a4", "metric", "en-GB"},
		"intl":   {"", "a hospital emergency department", "", "your doctor", "day first", "mon", "a4", "metric", "en-GB"},
	}
	if len(regions) != len(want) {
		t.Errorf("%d regions, want %d", len(regions), len(want))
	}
	for _, r := range regions {
		h := r.Habits
		got := line{r.Emergency.Number.Value, r.Emergency.Place.Value, r.Urgent.Number.Value, r.Urgent.Who.Value, h.DateOrder, h.WeekStarts, h.Paper, h.Lengths, r.Locale}
		if got != want[r.ID] {
			t.Errorf("%s: %+v\nwant %+v", r.ID, got, want[r.ID])
		}
		if !slices.Equal(r.WordKeys, regions[0].WordKeys) || len(r.WordKeys) == 0 {
			t.Errorf("%s has the words %v, %s has %v", r.ID, r.WordKeys, regions[0].ID, regions[0].WordKeys)
		}
		if r.ID == "intl" && (r.Emergency.Phrase.Value != "your emergency number" || r.Emergency.Head.Value != "Call {emergency} now" ||
			strings.ReplaceAll(r.Emergency.List.Value, "\u00a0", " ") != "999 UK, 112 EU and Ireland, 911 US and Canada, 000 Australia, 111 New Zealand") {
			t.Errorf("intl: %+v", r.Emergency)
		}
	}
}

// TestWordsOfRegions: what is said in each region for the words that differ.
func TestWordsOfRegions(t *testing.T) {
	regions, _ := open().Regions()
	keys := []string{"bottom", "pee", "peeing", "poo", "pooing", "tummy", "towards", "physiotherapist"}
	want := map[string]string{
		"gb": "bottom pee peeing poo pooing tummy towards physiotherapist",
		"us": "buttocks pee peeing poop pooping belly toward physical therapist",
		"ca": "buttocks pee peeing poop pooping belly towards physiotherapist",
		"au": "bottom wee weeing poo pooing tummy towards physiotherapist",
		"nz": "bottom wee weeing poo pooing tummy towards physiotherapist",
	}
	for _, r := range regions {
		var said []string
		for _, k := range keys {
			said = append(said, r.Words[k].Value)
		}
		expected := want[r.ID]
		if expected == "" {
			expected = want["gb"]
		}
		if got := strings.Join(said, " "); got != expected {
			t.Errorf("%s: %s", r.ID, got)
		}
	}
}

// TestExercisesUseRegionWords wants a word that regions say differently behind its name in braces, in alternative texts
// too: an American sheet says belly to those who see it and to those who hear it.
func TestExercisesUseRegionWords(t *testing.T) {
	words := bundle(t, "starter", "gb").Region.Words
	if len(words) == 0 {
		t.Fatal("the region has no words")
	}
	comment := regexp.MustCompile(`(?m)(^| )#.*`)
	for _, pattern := range []string{"exercises/*.yaml", "advice/*.yaml", "safety/*.yaml"} {
		files, err := fs.Glob(library.FS, pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			src, err := fs.ReadFile(library.FS, file)
			if err != nil {
				t.Fatal(err)
			}
			printed, _, _ := strings.Cut(comment.ReplaceAllString(string(src), ""), "\nsource:")
			for _, word := range words {
				if raw := regexp.MustCompile(`(^|[^{\w])` + word.Value + `\b`).FindString(printed); raw != "" {
					t.Errorf("%s: %q is not in braces", file, strings.TrimSpace(raw))
				}
			}
		}
	}
}

// TestEveryExerciseSaysWhereItComesFrom: nothing of the source was changed in silence, and nothing was added to it that
// rests on nothing. Either way the file says what is our own choice.
func TestEveryExerciseSaysWhereItComesFrom(t *testing.T) {
	for id, e := range exercises(t) {
		s := e.Source
		if s.Addition && (len(s.References) == 0 || s.Document != "") {
			t.Errorf("%s: an addition with %d references, document %q", id, len(s.References), s.Document)
		}
		if !s.Addition && (len(s.Mended) == 0 || s.Section == "" || s.Document != "000_3d884d853023f00f.txt") {
			t.Errorf("%s: mended %d, section %q of %q", id, len(s.Mended), s.Section, s.Document)
		}
		if len(s.Added) == 0 {
			t.Errorf("%s: nothing is added", id)
		}
		if len(e.InShort) == 0 || len(e.InShort) > 4 || len(e.Steps) > 7 {
			t.Errorf("%s: in_short %d, steps %d", id, len(e.InShort), len(e.Steps))
		}
	}
}

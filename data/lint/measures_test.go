package lint

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/load"
)

// TestReviewedSums prints the line of reviewed.go for words that were changed on purpose.
func TestReviewedSums(t *testing.T) {
	l := load.Open([]load.Layer{{FS: library.FS, BuiltIn: true}})
	b, faults := l.Bundle(load.Request{Programme: load.Target{ID: "back-pain"}})
	if b == nil {
		t.Fatal(faults)
	}
	set := b.Programme.Safety
	for _, list := range redFlagLists() {
		for _, item := range items(list.of(set)) {
			i := list.index(item.ID)
			if i < 0 {
				t.Errorf("%s: %s is not demanded: add {%q, 0x%08x}", list.name, item.ID, item.ID, sum(item.Text.Value))
			} else if got := sum(item.Text.Value); got != list.signs[i].reviewed {
				t.Errorf("%s: {%q, 0x%08x}", list.name, item.ID, got)
			}
		}
	}
	if n := len(set.Stop.Whole.Value); n != stopLength {
		t.Errorf("stopLength = %d", n)
	}
	for _, text := range reviewedTexts() {
		if got := sum(text.of(set).Value); got != text.reviewed {
			t.Errorf("{%q, 0x%08x, …}", text.name, got)
		}
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"hold": 1, "muscle": 2, "muscles": 2, "shoulder": 2, "side": 1, "sides": 1, "eased": 1, "rested": 2, "places": 2, "exercise": 3,
		"exercises": 4, "the": 1, "physiotherapist": 5 /* 6, were vowels ever told apart */, "breathe": 1, "away": 2, "30": 2, "999": 2, "knee": 1, "we": 1, "table": 2, "A&E": 1,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s: %d, want %d", word, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Stop. Rest!  Why? Now: go", []string{"Stop.", "Rest!", "Why?", "Now:", "go"}},
		{"Wait 1.5 hours, e.g. at home.", []string{"Wait 1.5 hours, e.g.", "at home."}},
		{"", nil},
	} {
		if got := sentences(c.text); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestGrade compares with grades worked out by hand from words, sentences and syllables.
func TestGrade(t *testing.T) {
	for text, want := range map[string]float64{
		"The cat sat on the mat.":             0.39*6 + 11.8*1 - 15.59,
		"Rest. Sit down.":                     0.39*1.5 + 11.8*1 - 15.59,
		"Musculoskeletal physiotherapy hurts": 0.39*3 + 11.8*(6+5+1)/3 - 15.59,
		"":                                    0,
	} {
		s := &subject{Bundle: &data.Bundle{}}
		s.texts = append(s.texts, aProse(text))
		s.read()
		if got := grade(s.sentences); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %.3f, want %.3f", text, got, want)
		}
	}
}

// aProse makes a piece of prose.
func aProse(words string) text { return text{Text: data.Text{Value: words}} }

func TestSpoken(t *testing.T) {
	region := &data.Region{
		Words:     map[string]data.Text{"tummy": {Value: "belly"}},
		Emergency: data.Emergency{Phrase: data.Text{Value: "your emergency number"}, Place: data.Text{Value: "A&E"}},
		Urgent:    data.Urgent{Who: data.Text{Value: "your GP"}},
	}
	s := &subject{Bundle: &data.Bundle{Region: region}}
	for written, want := range map[string]string{
		"**Hold for {hold}.** {sets} {sets|set|sets}": "Hold for 30 seconds. 3 sets",
		"Call {emergency}, {place} or {urgent}":       "Call your emergency number, A&E or your GP",
		"{tummy}, {10 cm}, {{, {carry_on}":            "belly, 10 cm, {, 0 to 3",
		"{load}, {settles_within}":                    "2 metres, 24 hours",
	} {
		if got := s.spoken(written); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}

// TestContrast wants the figures that the visual design measured, on the tints that it shows.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		accent, tint string
		want         [6]float64 // accent on white, on tint, ink on tint; each in colour and grey
	}{
		{"#0B5A69", "#E6F1F3", [6]float64{7.8, 9.7, 6.8, 8.4, 13.8, 13.9}},
		{"#6B2358", "#F4EAF1", [6]float64{10.5, 10.5, 8.9, 9.1}},
	} {
		accent, _ := parseColour(c.accent)
		tint, _ := parseColour(c.tint)
		for i, pair := range [][2]rgb{{accent, white()}, {accent, tint}, {ink(), tint}} {
			for j, got := range []float64{contrast(pair[0], pair[1]), contrast(grey(pair[0]), grey(pair[1]))} {
				if want := c.want[2*i+j]; want > 0 && math.Abs(got-want) > 0.11 {
					t.Errorf("%s: pair %d: %.2f, want %.1f", c.accent, 2*i+j, got, want)
				}
			}
		}
		if f := faults(accent); f != nil {
			t.Errorf("%s: %v", c.accent, f)
		}
	}
	if got := hexOf(mix(rgb{0x0B, 0x5A, 0x69})); got != "#E7EFF0" {
		t.Errorf("tint %s", got)
	}
}

// TestNearest wants an accent that passes, whatever was asked for.
func TestNearest(t *testing.T) {
	for r := 0; r <= 255; r += 51 {
		for g := 0; g <= 255; g += 51 {
			for b := 0; b <= 255; b += 51 {
				c := rgb{float64(r), float64(g), float64(b)}
				if near := nearest(c); len(faults(near)) > 0 {
					t.Errorf("%s: %s: %v", hexOf(c), hexOf(near), faults(near))
				} else if len(faults(c)) == 0 && near != c {
					t.Errorf("%s passes and became %s", hexOf(c), hexOf(near))
				}
			}
		}
	}
}

func TestParseColour(t *testing.T) {
	for _, bad := range []string{"", "0B5A69", "#0B5A6", "#0B5A6G", "#0B5A691"} {
		if _, ok := parseColour(bad); ok {
			t.Errorf("%q is a colour", bad)
		}
	}
	c, _ := parseColour("#0B5A69")
	if got := fmt.Sprint(c); got != "[11 90 105]" {
		t.Error(got)
	}
}

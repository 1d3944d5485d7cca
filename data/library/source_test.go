package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/data"
)

// The facts of the source article, 000_3d884d853023f00f.txt, each with words by which it is found there. They are copied
// from the inventory that was made of it; the library must say the same or say in source.mended why not.

// dose is what the source gives for one exercise; "null" where it is silent, "-" where a field cannot apply.
type dose struct {
	id, quote                               string
	hold, duration, repetitions, sets, rest string
	when, frequency, load, distance         string
}

func sourceDoses() []dose {
	return []dose{
		{id: "inverted-pulls", quote: "Hold the spot for 30 seconds and rest for 10 seconds. Repeat the hold for 3 sets",
			hold: "30000 s", duration: "-", repetitions: "3", sets: "-", rest: "10000 s", when: "After a workout, or after sitting for a long time", frequency: "null", load: "-", distance: "-"},
		{id: "standing-twists", quote: "Repeat the twists for 1 minute and rest for 10 seconds",
			hold: "-", duration: "60000 min", repetitions: "null", sets: "null", rest: "10000 s", when: "As a warm-up", frequency: "null", load: "-", distance: "-"},
		{id: "medicine-ball-throw", quote: "12 reps for 3 sets and rest 20 seconds in between",
			hold: "-", duration: "-", repetitions: "12", sets: "3", rest: "20000 s", when: "null", frequency: "null", load: "null", distance: "null"},
		{id: "upper-back-bends", quote: "Hold the position for 10 seconds … 10 reps",
			hold: "10000 s", duration: "-", repetitions: "10", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "childs-pose", quote: "stretched positions for 5 seconds … 12 reps and rest for 10 seconds in between sets",
			hold: "5000 s", duration: "-", repetitions: "12", sets: "null", rest: "10000 s", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "towel-stretch", quote: "no dosage at all",
			hold: "null", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
	}
}

func said[T any](o data.Opt[T], value func(T) string) string {
	switch o.State {
	case data.Absent:
		return "-"
	case data.Null:
		return "null"
	}
	return value(o.Value)
}

func span(r data.Range) string {
	if r.Least != r.Most {
		return fmt.Sprintf("%d to %d", r.Least, r.Most)
	}
	return fmt.Sprint(r.Least)
}

func TestDosesAreTheSource(t *testing.T) {
	duration := func(d data.Duration) string { return span(d.Range) + " " + d.Unit }
	measure := func(m data.Measure) string { return span(m.Range) + " " + m.Unit }
	words := func(w data.Text) string { return w.Value }
	byID := exercises(t)
	for _, want := range append(sourceDoses(), additionDoses()...) {
		p := byID[want.id].Prescription
		got := dose{
			id: want.id, quote: want.quote,
			hold: said(p.Hold, duration), duration: said(p.Duration, duration), repetitions: said(p.Repetitions, span),
			sets: said(p.Sets, span), rest: said(p.Rest, duration), when: said(p.When, words),
			frequency: said(p.Frequency, func(data.Frequency) string { return "given" }),
			load:      said(p.Load, measure), distance: said(p.Distance, measure),
		}
		if got != want {
			t.Errorf("%s\n got %+v\nwant %+v", want.id, got, want)
		}
	}
	for id, e := range byID {
		in := func(doses []dose) bool { return slices.ContainsFunc(doses, func(d dose) bool { return d.id == id }) }
		if in(sourceDoses()) == e.Source.Addition || in(additionDoses()) != e.Source.Addition {
			t.Errorf("%s: addition %v; a dose of the source %v, of an addition %v", id, e.Source.Addition, in(sourceDoses()), in(additionDoses()))
		}
	}
}

// TestLengthsAreTheSource: "approximately 10 cm apart"; "1 foot above the body line and 1 foot on top of the head".
func TestLengthsAreTheSource(t *testing.T) {
	for id, want := range map[string]struct {
		length string
		times  int
	}{"inverted-pulls": {"{10 cm}", 1}, "towel-stretch": {"{30 cm}", 2}} {
		var steps strings.Builder
		for _, s := range exercises(t)[id].Steps {
			steps.WriteString(s.Value)
		}
		if got := strings.Count(steps.String(), want.length); got != want.times {
			t.Errorf("%s: %s stands %d times, want %d", id, want.length, got, want.times)
		}
	}
}

// claim is one of the source's statements of benefit or cause, with the grade that the inventory gives it. Its anecdotes
// and rhetoric are unsupported.
type claim struct{ id, quote, evidence, print string }

func sourceClaims() map[string][]claim {
	return map[string][]claim{
		"inverted-pulls": {
			{"pulls-deep-stretch", "you can get a deep stretch", data.Plausible, data.PrintOnRequest},
			{"pulls-pain", "Reduces upper back pain in between shoulder blades", data.Plausible, data.PrintOnRequest},
			{"pulls-hands-lower", "the upper traps and middle traps get stretched", data.Unsupported, data.PrintOnRequest},
		},
		"standing-twists": {
			{"twists-safely", "stretch the muscles around T1 to T12 safely", data.Unsupported, data.PrintNever},
			{"twists-body-builders", "Body builders often twist their body", data.Unsupported, data.PrintNever},
			{"twists-pain", "Relieves upper back pain", data.Plausible, data.PrintOnRequest},
			{"twists-knots", "Releases muscle knots", data.Unsupported, data.PrintNever},
			{"twists-recovery", "Fast muscle recovery", data.Unsupported, data.PrintNever},
			{"twists-legs", "Leg stability", data.Unsupported, data.PrintNever},
			{"twists-belly-fat", "Reduces belly fat and tones hip", data.Unsupported, data.PrintNever},
		},
		"upper-back-bends": {
			{"bends-relax", "Relaxes thoracic spine", data.Plausible, data.PrintOnRequest},
			{"bends-posture", "Improves posture if done daily", data.Unsupported, data.PrintNever},
			{"bends-tension", "Releases tension on rhomboids", data.Plausible, data.PrintOnRequest},
			{"bends-circulation", "Regulates blood circulation", data.Unsupported, data.PrintNever},
			{"bends-belly-fat", "Reduces belly fat", data.Unsupported, data.PrintNever},
			{"bends-heals", "heals upper back pain", data.Unsupported, data.PrintNever},
		},
		"childs-pose": {
			{"pose-ultimate", "An ultimate pose", data.Unsupported, data.PrintNever},
			{"pose-tension", "Relieves tension in the upper back muscles", data.Plausible, data.PrintOnRequest},
			{"pose-deep-stretch", "Deep stretch in upper, mid-back, and lower trapezius muscles", data.Plausible, data.PrintOnRequest},
			{"pose-knots", "Releases the muscle knots on rhomboids", data.Unsupported, data.PrintNever},
			{"pose-stress", "Stress relief", data.Plausible, data.PrintOnRequest},
			{"pose-productivity", "Enhances productivity", data.Unsupported, data.PrintNever},
			{"pose-metabolism", "Fast metabolism", data.Unsupported, data.PrintNever},
		},
		"towel-stretch": {
			{"towel-instant", "Instant spine stretch loved by chiropractors", data.Unsupported, data.PrintNever},
			{"towel-anywhere", "Can be done anywhere, anytime", data.Unsupported, data.PrintNever},
			{"towel-decompresses", "Stretches the spine and decompresses nerves", data.Unsupported, data.PrintNever},
			{"towel-pain", "relieves upper back pain", data.Unsupported, data.PrintNever},
		},
		"causes": {
			{"cause-training", "Overtraining the upper back muscles without adequate rest", data.Plausible, data.PrintDefault},
			{"cause-sitting", "Sedentary lifestyle", data.Plausible, data.PrintDefault},
			{"cause-guarding", "Muscle guarding", data.Plausible, data.PrintDefault},
			{"cause-accident", "Injury due to an accident", data.Supported, data.PrintNever},
			{"cause-posture", "Poor posture", data.Contested, data.PrintOnRequest},
			{"cause-food", "Poor food choices", data.Unsupported, data.PrintNever},
			{"cause-sex", "unnatural sex practices", data.Unsupported, data.PrintNever},
		},
		"article": {
			{"instant-relief", "to attain instant pain relief", data.Unsupported, data.PrintNever},
			{"spine-degrades", "slowly degrades our spine health", data.Unsupported, data.PrintNever},
			{"more-productive", "increase our productivity on that day", data.Unsupported, data.PrintNever},
			{"body-craves", "Our body constantly craves movements", data.Unsupported, data.PrintNever},
			{"micro-movements", "constant micro-movements reduced pain in my body", data.Unsupported, data.PrintNever},
			{"forget-stretching", "because they forget the importance of stretching", data.Unsupported, data.PrintNever},
			{"few-enough", "Few dynamic and static stretches are enough", data.Unsupported, data.PrintNever},
			{"stationary-life", "In our stationary lifestyle", data.Unsupported, data.PrintNever},
			{"exact-copy", "only if you replicate it exactly as shown", data.Unsupported, data.PrintNever},
			{"massage-knots", "proven to reduce muscle knots", data.Unsupported, data.PrintNever},
			{"massage-rid", "you can get rid of upper back pain", data.Unsupported, data.PrintNever},
			{"heat", "Hot-cold therapy", data.Plausible, data.PrintOnRequest},
			{"cold-roller-massage", "when combined with massage can relieve upper back pain", data.Unsupported, data.PrintNever},
		},
	}
}

func TestClaimsKeepTheirGrade(t *testing.T) {
	held := map[string][]data.Claim{}
	for id, e := range exercises(t) {
		held[id] = e.Claims
	}
	p := bundle(t, "back-pain", "").Programme
	held["causes"], held["article"] = p.Causes.Items, p.Claims
	for owner, want := range sourceClaims() {
		if len(held[owner]) != len(want) {
			t.Errorf("%s: %d claims, the source has %d", owner, len(held[owner]), len(want))
		}
		for _, w := range want {
			found := false
			for _, c := range held[owner] {
				if c.ID == w.id {
					found = true
					if c.Evidence != w.evidence || c.Print != w.print {
						t.Errorf("%s (%q): %s, print %s; want %s, print %s", w.id, w.quote, c.Evidence, c.Print, w.evidence, w.print)
					}
				}
			}
			if !found {
				t.Errorf("%s (%q) is missing", w.id, w.quote)
			}
		}
	}
}

// TestPurposes: 1 to 4 claim what is plausible for the upper back, in careful words; the two that a clinician must teach
// claim nothing. An addition claims no more, for whatever region it is.
func TestPurposes(t *testing.T) {
	for id, e := range exercises(t) {
		p := e.Purpose
		if e.Source.Addition && p.AppliesTo != "" {
			p.AppliesTo = "thoracic"
		}
		if e.ClinicianOnly {
			if p.Evidence != "" {
				t.Errorf("%s claims something: %q", id, p.Text.Value)
			}
			continue
		}
		if p.Evidence != data.Plausible || p.AppliesTo != "thoracic" || !strings.Contains(strings.ToLower(p.Text.Value), "may ") {
			t.Errorf("%s: %q is %s for %s", id, p.Text.Value, p.Evidence, p.AppliesTo)
		}
	}
}

// TestMusclesAreTheSource: the muscles that the source names; none for the towel stretch.
func TestMusclesAreTheSource(t *testing.T) {
	twists := "trapezius latissimus-dorsi erector-spinae / rhomboids lower-back"
	for id, want := range map[string]string{
		"inverted-pulls":      "rhomboids / latissimus-dorsi trapezius-lower",
		"standing-twists":     twists,
		"medicine-ball-throw": twists,
		"upper-back-bends":    "rhomboids / thoracic-area",
		"childs-pose":         "latissimus-dorsi / upper-back trapezius-lower rhomboids",
		"towel-stretch":       " / ",
	} {
		m := exercises(t)[id].Muscles
		if got := strings.Join(m.Main, " ") + " / " + strings.Join(m.Other, " "); got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
}

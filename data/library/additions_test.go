package library_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"handout/data/library"
	"handout/data/lint"
	"handout/data/load"
)

// additionDoses are the doses of the exercises that are additions to the source article, each with the words of the
// reference that gives it, and the reference's id. Where no reference gives one it is "null", a line to fill in.
func additionDoses() []dose {
	return []dose{
		{id: "cat-camel", quote: "mount-nittany-back: Hold for 5 seconds … Repeat 5 times",
			hold: "5000 s", duration: "-", repetitions: "5", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "thread-the-needle", quote: "peak-thread-the-needle: Complete as per Physiotherapist guidelines",
			hold: "null", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "bird-dog", quote: "mount-nittany-arm-reach gives one for an arm alone; medicinenet-arm-leg and others differ",
			hold: "null", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "bridge", quote: "mount-nittany-bridge: Hold for 5 to 15 seconds. Repeat 5 to 10 times",
			hold: "5000 to 15000 s", duration: "-", repetitions: "5 to 10", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "prone-press-up", quote: "cuh-back-mobility: Repeat ___ times",
			hold: "-", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "open-book", quote: "peak-book-openings: Complete as per Physiotherapist guidelines",
			hold: "null", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "knees-to-chest", quote: "arc-back-2007: hold for a count of 5 … try each one 5–10 times to start with",
			hold: "5000 s", duration: "-", repetitions: "5 to 10", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "chin-tuck", quote: "sira-neck: Repeat this 10 times every hour when sitting",
			hold: "null", duration: "-", repetitions: "10", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "wall-slide", quote: "provide-shoulder: 10-15 repetitions, rest for one minute, and repeat again … 4-5 times per week",
			hold: "-", duration: "-", repetitions: "10 to 15", sets: "2", rest: "60000 min", when: "null", frequency: "given", load: "-", distance: "-"},
		{id: "doorway-stretch", quote: "rebalance-doorway: Hold this stretch for 30 seconds to 1 minute",
			hold: "30000 to 60000 s", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "seated-rotation", quote: "cuh-thoracic: Repeat . . . . . times",
			hold: "-", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "scapular-squeeze", quote: "national-jewish-squeeze: Repeat 10 times",
			hold: "null", duration: "-", repetitions: "10", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
	}
}

// TestNoRuleMindsAnAddition holds each addition to the rules that the programmes are held to, alone on a sheet, whether or
// not a programme has it.
func TestNoRuleMindsAnAddition(t *testing.T) {
	starter, err := library.FS.ReadFile("programmes/starter.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(starter), "exercises:\n")
	_, after, _ := strings.Cut(rest, "safety:")
	count := 0
	for id, e := range exercises(t) {
		if !e.Source.Addition {
			continue
		}
		count++
		sheet := fmt.Sprintf("%sexercises: [%s]\nsafety:%s", before, id, after)
		l := load.Open([]load.Layer{
			{Prefix: "library", FS: library.FS, BuiltIn: true},
			{Prefix: "test", FS: fstest.MapFS{"programmes/alone.yaml": {Data: []byte(sheet)}}},
		})
		for _, region := range []string{"gb", "us"} {
			b, faults := l.Bundle(load.Request{Programme: load.Target{ID: "alone"}, Region: region})
			if b == nil {
				t.Fatalf("%s: %v", id, faults)
			}
			for _, f := range lint.Check(b) {
				t.Errorf("%s in %s: %s: [%s] %s", id, region, f.Pos, f.Rule, f.Message)
			}
		}
	}
	if count != len(additionDoses()) {
		t.Errorf("%d additions, %d doses", count, len(additionDoses()))
	}
}

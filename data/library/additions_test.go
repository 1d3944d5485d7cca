package library_test

// additionDoses are the doses of the exercises that are additions to the source article, each with the words of the
// reference that gives it, and the reference's id. Where no reference gives one it is "null", a line to fill in.
func additionDoses() []dose {
	return []dose{
		{id: "cat-camel", quote: "mount-nittany-back: Hold for 5 seconds … Repeat 5 times",
			hold: "5000 s", duration: "-", repetitions: "5", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
		{id: "thread-the-needle", quote: "peak-thread-the-needle: Complete as per Physiotherapist guidelines",
			hold: "null", duration: "-", repetitions: "null", sets: "null", rest: "null", when: "null", frequency: "null", load: "-", distance: "-"},
	}
}

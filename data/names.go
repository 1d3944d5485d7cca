package data

import "slices"

// TextNames are the {names} that any text may hold whatever the region: from the dose in force, the pain guide and the
// region's own lines. A region adds its WordKeys, and a length such as {10 cm} is read by ParseLength.
func TextNames() []string {
	return slices.Concat(DoseNames(), []string{
		"carry_on", "ease_off", "pain_stop", // the ranges: "0 to 3"
		"carry_on_most", "pain_stop_least", // their ends: "3", "6"
		"settles_within",
		"emergency", "place", "urgent",
	})
}

// DoseNames are the {names} that come from a prescription, and so mean something only in an exercise's own text.
// A count may pick a word by number: {repetitions|hold|holds} prints the word alone. {total} counts both sides where the
// dose counts one; {per_side} is one side's share: all of them where side is each, half where it is alternating.
func DoseNames() []string {
	return []string{"hold", "duration", "repetitions", "sets", "total", "per_side", "rest", "load", "distance"}
}

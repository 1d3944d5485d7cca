package data

import "slices"

// TextNames are the {names} that any text may hold whatever the region: from the dose in force, the pain guide and the
// region's own lines. A region adds its WordKeys, and a length such as {10 cm} is read by ParseLength.
func TextNames() []string {
	return slices.Concat(DoseNames(), []string{
		"carry_on", "ease_off", "pain_stop",
		"emergency", "place", "urgent",
	})
}

// DoseNames are the {names} that come from a prescription, and so mean something only in an exercise's own text.
// A count may pick a word by number: {repetitions|hold|holds}.
func DoseNames() []string {
	return []string{"hold", "duration", "repetitions", "sets", "total", "rest", "load", "distance"}
}

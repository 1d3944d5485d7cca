// Package data holds the domain: exercises, prescriptions, programmes, safety sets, claims, regions, brands, locales.
//
// They are plain values that data/load fills from YAML; the package does no input or output and carries no YAML tags.
// Text that a person wrote keeps its place, so that every later stage can name it.
package data

import "handout/data/diag"

// Text is a sentence or phrase that a person wrote, with its place. It may hold **bold** and {names}, which
// layout/template resolves.
type Text struct {
	Value string
	Pos   diag.Pos
}

// IsZero tells whether nothing was written.
func (t Text) IsZero() bool { return t.Value == "" }

// State tells apart a field that does not apply, one that the data leave open, and one that is given.
type State uint8

const (
	Absent State = iota // the key is not there: does not apply
	Null                // `null`: not given, prints a line to fill in
	Given
)

// Opt is a field of a prescription.
type Opt[T any] struct {
	State State
	Value T
	Pos   diag.Pos
}

// Or returns o, unless it is absent; then it returns the base. It lays one prescription over another.
func (o Opt[T]) Or(base Opt[T]) Opt[T] {
	if o.State == Absent {
		return base
	}
	return o
}

// Range is a count or measure with a least and a most; they are equal when one number was given.
type Range struct{ Least, Most int64 }

// Duration is a time in milliseconds, perhaps a range, with the unit it was written in ("s", "min", "h", "day", "week").
type Duration struct {
	Range
	Unit string
}

// Measure is a length in micrometres (10 cm = 100000) or a mass in milligrams, with the unit it was written in
// ("mm", "cm", "m", "in", "ft", "g", "kg", "lb").
type Measure struct {
	Range
	Unit string
}

// Date is a calendar date; the zero value is none.
type Date struct{ Year, Month, Day int }

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

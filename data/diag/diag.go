// Package diag is how every stage says that something is wrong: a place, a severity, a message and a hint.
//
// Input: what a stage found. Output: a sorted, duplicate-free list, printable as text or JSON. It decides nothing and
// prints nothing itself; the command line chooses the stream, the colour and, from the list, the exit code.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a file that a person wrote. Line and Column count from 1; 0 means unknown. Columns count characters.
type Pos struct {
	File   string
	Line   int
	Column int
}

// IsZero tells whether the place is unknown.
func (p Pos) IsZero() bool { return p == Pos{} }

// String prints file:line:column, leaving out what is unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Severity tells an error, which stops the press, from a warning, which does not.
type Severity uint8

const (
	Error Severity = iota
	Warning
)

// String is the word printed for the severity.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Class tells what kind of fault it is; the exit code follows from it.
type Class uint8

const (
	// Invalid: a file is not what it should be (missing, syntax, key, type, unit, reference), or wrong usage. Exit 2.
	Invalid Class = iota
	// Refused: read and understood, but it must not or cannot be printed (lint, safety gate, does not fit). Exit 1.
	Refused
)

// Diagnostic is one finding. Message is lower case, "what: why"; Hint says what to do, or is empty.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Class    Class
	Rule     string // name of the lint rule, or empty
	Message  string
	Hint     string
}

// List is what a stage found. The zero value is ready to use.
type List []Diagnostic

// Invalidf adds an error of class Invalid.
func (l *List) Invalidf(p Pos, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Pos: p, Class: Invalid, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Refusef adds an error of class Refused.
func (l *List) Refusef(p Pos, rule, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Pos: p, Class: Refused, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Warnf adds a warning.
func (l *List) Warnf(p Pos, rule, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Pos: p, Severity: Warning, Class: Refused, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Add appends another list.
func (l *List) Add(m List) { *l = append(*l, m...) }

// HasErrors tells whether anything in the list stops the press.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// ExitCode is 2 when any error is Invalid, else 1 when any error is Refused, else 0.
func (l List) ExitCode() int {
	code := 0
	for _, d := range l {
		switch {
		case d.Severity == Warning:
		case d.Class == Invalid:
			return 2
		default:
			code = 1
		}
	}
	return code
}

// Sorted returns the list in order of file, place and message, each finding once.
func (l List) Sorted() List {
	s := slices.Clone(l)
	slices.SortStableFunc(s, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Severity, b.Severity),
			strings.Compare(a.Message, b.Message),
			strings.Compare(a.Hint, b.Hint),
		)
	})
	return slices.Compact(s)
}

package strict

// What follows is for those who describe shapes, as data/schema does; decoding does not use it.

// Former is a shape with a form of its own that says in which forms it is written: values of other shapes, or the
// descriptions below. Null is told by the key: one that is not required may be null.
type Former interface {
	Forms() []any
}

// Alternator is a struct of which one group of keys must be there.
type Alternator interface {
	Alternatives() [][]string
}

// Pattern is a plain value whose text, and whose number if it may be one, is as described.
type Pattern struct {
	Text   string // regular expression
	Number bool   // a whole number may stand there without quotes
	Least  int    // of that number
}

// Words is one of a few words.
type Words []string

// Decimal is a plain decimal number, at most so far from 0.
type Decimal struct{ Most int }

// ListOf is a list of a shape.
type ListOf struct {
	Item        any
	Unique      bool
	Least, Most int // how many; 0 for any
}

// MapOf is a mapping from keys of the writer's own to a shape.
type MapOf struct{ Item any }

// Keyed is a mapping of known keys: all of them, or exactly one.
type Keyed struct {
	Keys []Key
	All  bool
}

// Key is one key of a mapping and the shape of its value.
type Key struct {
	Name string
	Of   any
}

// Forms of the plain values that data parses.
const (
	number    = `(0|[1-9][0-9]{0,6})(\.[0-9]{1,3})?`
	positive  = `([1-9][0-9]{0,6}(\.[0-9]{1,3})?|0\.[0-9]{0,2}[1-9][0-9]{0,2})`
	timeUnits = ` (s|min|h|days?|weeks?)$`
)

// PatternRange is a count or a range of counts.
func PatternRange() Pattern {
	return Pattern{`^(0|[1-9][0-9]{0,6})( to [1-9][0-9]{0,6})?$`, true, 0}
}

// PatternCount is a count of at least one.
func PatternCount() Pattern {
	return Pattern{`^[1-9][0-9]{0,6}( to [1-9][0-9]{0,6})?$`, true, 1}
}

// PatternTime is a time with its unit.
func PatternTime() Pattern { return Pattern{Text: `^` + number + `( to ` + number + `)?` + timeUnits} }

// PatternPositiveTime is a time that is not 0.
func PatternPositiveTime() Pattern {
	return Pattern{Text: `^` + positive + `( to ` + positive + `)?` + timeUnits}
}

// Forms of a length.
func (Length) Forms() []any {
	return []any{Pattern{Text: `^` + number + `( to ` + number + `)? (mm|cm|m|in|ft)$`}}
}

// Forms of a mass.
func (Mass) Forms() []any {
	return []any{Pattern{Text: `^` + number + `( to ` + number + `)? (g|kg|lb)$`}}
}

// Forms of a value that may be null.
func (Opt[T]) Forms() []any {
	var value T
	return []any{value}
}

// Forms of a mapping.
func (Pairs[T]) Forms() []any {
	var value T
	return []any{MapOf{value}}
}

package strict

import (
	"errors"
	"strings"
	"unicode/utf8"

	"handout/data"
)

// text reads a text as it stands.
func (v *Value) text(dst *string) {
	switch {
	case v.Kind() == Null:
	case v.Kind() != Scalar:
		v.Wrong(wantText, "")
	case v.node.Style == 0 && v.node.Tag == "!!bool":
		v.Wrong(wantText, `put the word in quotes if it is meant`)
	default:
		*dst = v.String()
		if strings.ContainsFunc(*dst, isControl) {
			v.Errorf("take it out", "the text holds a control character")
		}
		if !utf8.ValidString(*dst) { // by an escape, or from outside a file
			v.Errorf("write it again", "the text is not UTF-8")
		}
	}
}

func (v *Value) bool(dst *bool) {
	switch {
	case v.Kind() == Null:
	case v.Kind() == Scalar && v.String() == "true" && v.node.Style == 0:
		*dst = true
	case v.Kind() == Scalar && v.String() == "false" && v.node.Style == 0:
		*dst = false // over what the file extends
	default:
		v.Wrong("true or false", "write true or false, without quotes")
	}
}

// read fills dst by one of data's parsers.
func read[T any](v *Value, wanted string, dst *T, parse func(string) (T, error)) {
	if v.Kind() == Null {
		return
	}
	if v.Kind() != Scalar {
		v.Wrong(wanted, "")
		return
	}
	x, err := parse(v.String())
	var value *data.ValueError
	if errors.As(err, &value) {
		v.Errorf(value.Hint, "%s", value.Why)
		return
	}
	*dst = x
}

// Length is a data.Measure that is a length.
type Length struct{ data.Measure }

// UnmarshalStrict reads "10 cm".
func (m *Length) UnmarshalStrict(v *Value) {
	read(v, `a length such as "10 cm"`, &m.Measure, data.ParseLength)
}

// Mass is a data.Measure that is a mass.
type Mass struct{ data.Measure }

// UnmarshalStrict reads "2 kg".
func (m *Mass) UnmarshalStrict(v *Value) {
	read(v, `a mass such as "2 kg"`, &m.Measure, data.ParseMass)
}

// Opt is a value where null (not given) and absent (does not apply) differ.
type Opt[T any] struct{ data.Opt[T] }

// UnmarshalStrict notes the state and decodes the value.
func (o *Opt[T]) UnmarshalStrict(v *Value) {
	o.Pos = v.Pos()
	if v.Kind() == Null {
		o.State = data.Null
		return
	}
	o.State = data.Given
	v.Decode(&o.Value)
}

// Pair is one line of a mapping whose keys are the writer's own.
type Pair[T any] struct {
	Key   data.Text
	Value T
}

// Pairs is such a mapping, in the file's order.
type Pairs[T any] []Pair[T]

// UnmarshalStrict reads the lines in order.
func (p *Pairs[T]) UnmarshalStrict(v *Value) {
	if v.Kind() == Null {
		return
	}
	if v.Kind() != Mapping {
		v.Wrong(wantMapping, "")
		return
	}
	for _, f := range v.Fields() {
		pair := Pair[T]{Key: data.Text{Value: f.Key, Pos: f.KeyPos}}
		f.Value.Decode(&pair.Value)
		*p = append(*p, pair)
	}
}

// Keys are the keys in the file's order.
func (p Pairs[T]) Keys() []string {
	keys := make([]string, len(p))
	for i, pair := range p {
		keys[i] = pair.Key.Value
	}
	return keys
}

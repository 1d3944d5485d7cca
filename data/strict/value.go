package strict

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"handout/data/diag"
)

// Kind is what a value looks like in the file.
type Kind uint8

const (
	Null    Kind = iota // nothing, null or ~
	Scalar              // a text, number, date, true or false
	List                // [a, b] or lines that begin with "- "
	Mapping             // {key: value} or lines of key: value
)

// String is the word for the kind in messages.
func (k Kind) String() string {
	return [...]string{"nothing", "a text", "a list", "a mapping"}[k]
}

// Value is one value of a file: a text, a list or a mapping, with its place.
type Value struct {
	doc   *document
	node  *yaml.Node // never an alias
	label string     // key or item, for messages
	after string     // the comment after it
}

// Field is one line of a mapping.
type Field struct {
	Key    string
	KeyPos diag.Pos
	Value  *Value
}

func (v *Value) child(n *yaml.Node, label string) *Value {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return &Value{doc: v.doc, node: n, label: label}
}

// Kind tells what the value looks like.
func (v *Value) Kind() Kind {
	switch v.node.Kind {
	case yaml.SequenceNode:
		return List
	case yaml.MappingNode:
		return Mapping
	}
	if v.node.Tag == "!!null" && v.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		return Null
	}
	return Scalar
}

// String is the text of a plain value, white space folded; "" for every other kind.
func (v *Value) String() string {
	if v.Kind() != Scalar {
		return ""
	}
	return fold(v.node.Value)
}

// fold makes one space of every run of ASCII white space. A no-break space stays: it binds a number to its unit.
func fold(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") && !strings.Contains(s, "  ") && strings.Trim(s, " ") == s {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}

// Pos is where the value stands; for a mapping in lines, its first key.
func (v *Value) Pos() diag.Pos { return v.doc.at(v.node.Line, v.node.Column) }

// Comment is what stands after the value of a key on its line, with its #.
func (v *Value) Comment() string { return v.after }

// Len counts the items of a list or the keys of a mapping.
func (v *Value) Len() int {
	switch v.Kind() {
	case List:
		return len(v.node.Content)
	case Mapping:
		return len(v.node.Content) / 2
	}
	return 0
}

// Items are the values of a list, in order; none for every other kind.
func (v *Value) Items() []*Value {
	if v.Kind() != List {
		return nil
	}
	items := make([]*Value, len(v.node.Content))
	for i, n := range v.node.Content {
		items[i] = v.child(n, fmt.Sprintf("%sitem %d", prefix(v.label, ", "), i+1))
	}
	return items
}

// Fields are the keys and values of a mapping, in the file's order; none for every other kind. Of a repeated key only
// the first is there.
func (v *Value) Fields() []Field {
	if v.Kind() != Mapping {
		return nil
	}
	fields := make([]Field, 0, len(v.node.Content)/2)
	for i := 0; i+1 < len(v.node.Content); i += 2 {
		key := v.node.Content[i]
		value := v.child(v.node.Content[i+1], key.Value)
		value.after = key.LineComment + value.node.LineComment // where nothing stands between, it is the key's
		fields = append(fields, Field{Key: key.Value, KeyPos: v.doc.at(key.Line, key.Column), Value: value})
	}
	return fields
}

// Faults is everything found so far in the value's file.
func (v *Value) Faults() diag.List { return v.doc.faults }

// Errorf reports a fault at the value's place; the label goes before the message.
func (v *Value) Errorf(hint, format string, args ...any) {
	v.doc.fault(v.Pos(), hint, "%s%s", prefix(v.label, ": "), fmt.Sprintf(format, args...))
}

// Wrong reports that the value is of another kind than wanted ("a list", "a text").
func (v *Value) Wrong(wanted, hint string) {
	if hint == "" {
		hint = v.hintFor(wanted)
	}
	v.Errorf(hint, "found %s, want %s", v.found(), wanted)
}

// found says what stands there.
func (v *Value) found() string {
	if v.Kind() != Scalar {
		return v.Kind().String()
	}
	s := []rune(v.String())
	if len(s) > 30 {
		s = append(s[:29], '…')
	}
	return fmt.Sprintf("%q", string(s))
}

// hintFor knows the mistakes that people make.
func (v *Value) hintFor(wanted string) string {
	switch {
	case v.Kind() == Mapping && v.node.Style&yaml.FlowStyle != 0 && wanted == wantText:
		return `a text that begins with { needs quotes: "{hold} …"`
	case v.Kind() == Mapping && wanted == wantText:
		return `a text that holds ": " needs quotes: "First: …"`
	case v.Kind() == List && wanted == wantText:
		return "take the brackets or dashes away, or put the text in quotes"
	case v.Kind() == Scalar && wanted == wantList:
		return fmt.Sprintf("put it in brackets, [%s], or on a line of its own after \"- \"", v.String())
	case wanted == wantList:
		return `write [a, b], or each on a line of its own after "- "`
	case wanted == wantMapping:
		return `write lines of "key: value"`
	}
	return "write it plainly, without brackets, braces or dashes"
}

func prefix(label, separator string) string {
	if label == "" {
		return ""
	}
	return label + separator
}

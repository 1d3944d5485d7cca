// Package strict decodes YAML into Go values and forgives nothing: unknown and repeated keys, wrong types, missing keys,
// tags, merge keys, anchors that explode. It is the only importer of yaml.v3.
//
// Input: the bytes of one file and a pointer to a struct of shapes. Output: the struct filled as far as the file allows,
// and every fault at once, each with line and column, a reason and a hint. It opens no file, resolves no reference and
// knows nothing of exercises; data/load and layout/template do that with what comes out.
//
// # Shapes
//
// A struct stands for a mapping. Each key is a field with a tag; an embedded struct lends its keys:
//
//	Name data.Text `yaml:"name,required"`       // the key must be there and hold something
//	Side string    `yaml:"side" oneof:"left|right"` // one of these words
//	Grid fixed     `yaml:"grid,hidden"`           // read, but never suggested
//	Pos  diag.Pos  `yaml:"-"`                     // takes the place of the mapping
//
// The tags least and most tell data/schema how many items a list has; whoever decodes it counts them, and says why.
//
// Strings, data.Text, bools, ints, data.Range, data.Duration, data.Date, Length and Mass stand for a plain value, slices
// for a list, pointers for a value that may be left out, Pairs for a mapping with keys of the writer's own, Opt for a
// value where null and absent differ. A type with a form of its own implements Unmarshaler.
//
// A text is what stands in the file, whatever YAML makes of it: 911, 0.1, no and 2026-12-01 are texts where a text is
// wanted. true and false are not. White space in a text is folded: a line break is a space.
package strict

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"handout/data/diag"
)

// Bounds on a file. Nothing that a person writes comes near them.
const (
	MaxBytes   = 1 << 20 // of one file
	MaxDepth   = 32      // lists and mappings inside each other
	MaxAliased = 10_000  // values that aliases repeat
	MaxFaults  = 100     // faults told of one file
)

// Unmarshaler is a shape with a form of its own, such as a text or a mapping.
type Unmarshaler interface {
	UnmarshalStrict(v *Value)
}

// Decode reads one file into the struct that dst points to.
func Decode(file string, src []byte, dst any) diag.List {
	v, l := Parse(file, src)
	if v == nil {
		return l.Sorted()
	}
	v.Decode(dst)
	return v.Faults().Sorted()
}

// DecodeField reads one key of a struct from a value that did not come from a file, such as the right side of --set. The
// text is taken as it stands, without YAML's rules, unless it begins like a mapping or a list. The label names it in
// messages, and source stands for the file.
func DecodeField(source, label, key, text string, dst any) diag.List {
	d := &document{file: source, placeless: true}
	v := &Value{doc: d, node: &yaml.Node{Kind: yaml.ScalarNode, Value: text, Tag: "!!str"}, label: label}
	if text == "null" {
		v.node.Tag = "!!null"
	}
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
		parsed, l := Parse(source, []byte(text))
		d.faults = placeless(l)
		if parsed == nil {
			return d.faults.Sorted()
		}
		v.node = parsed.node
	}
	target := reflect.ValueOf(dst).Elem()
	shape := shapeFields(target.Type())
	if i := indexOfKey(shape, key); i >= 0 {
		v.decodeField(target.FieldByIndex(shape[i].index), shape[i])
	} else {
		v.Errorf(keyHint(key, shape), "unknown key")
	}
	return d.faults.Sorted()
}

// placeless drops line and column where there is no file to look into.
func placeless(l diag.List) diag.List {
	for i := range l {
		l[i].Pos.Line, l[i].Pos.Column = 0, 0
	}
	return l
}

// document is one file being read.
type document struct {
	file      string
	faults    diag.List
	placeless bool
}

// fault notes one fault, as far as the file has not too many of them.
func (d *document) fault(p diag.Pos, hint, format string, args ...any) {
	switch n := len(d.faults); {
	case n < MaxFaults:
		d.faults.Invalidf(p, hint, format, args...)
	case n == MaxFaults:
		d.faults.Invalidf(p, "put right what is told above first", "too many faults: the rest is not told")
	}
}

// isFull tells whether any further fault would go untold.
func (d *document) isFull() bool { return len(d.faults) > MaxFaults }

func (d *document) at(line, column int) diag.Pos {
	if d.placeless {
		return diag.Pos{File: d.file}
	}
	return diag.Pos{File: d.file, Line: line, Column: column}
}

// Parse reads the file's text and checks everything that does not depend on a shape. The value is nil when the file
// cannot be read at all; else the list is also what the value's Faults begin with.
func Parse(file string, src []byte) (*Value, diag.List) {
	d := &document{file: file}
	src = d.checkBytes(src)
	if d.faults.HasErrors() {
		return nil, d.faults
	}
	decoder := yaml.NewDecoder(bytes.NewReader(src))
	var root, second yaml.Node
	err := decoder.Decode(&root)
	if errors.Is(err, io.EOF) || err == nil && isEmpty(&root) {
		d.fault(d.at(1, 1), `write at least one line such as "name: …"`, "the file is empty")
		return nil, d.faults
	}
	if err != nil {
		d.syntax(src, err)
		return nil, d.faults
	}
	if err := decoder.Decode(&second); err == nil {
		d.fault(d.at(second.Line, second.Column), "one file holds one thing: put the second document into a file of its own",
			"a second document begins here")
		return nil, d.faults
	} else if !errors.Is(err, io.EOF) {
		d.syntax(src, err)
		return nil, d.faults
	}
	v := &Value{doc: d, node: root.Content[0]}
	if !d.checkTree(v.node) {
		return nil, d.faults
	}
	return v, d.faults
}

// isEmpty tells whether a document holds nothing but comments or null.
func isEmpty(root *yaml.Node) bool {
	return len(root.Content) == 0 || root.Content[0].Kind == yaml.ScalarNode && root.Content[0].Tag == "!!null"
}

// Decode reads the value into what dst points to. Faults go to the value's document.
func (v *Value) Decode(dst any) {
	r := reflect.ValueOf(dst)
	if r.Kind() != reflect.Pointer || r.IsNil() {
		panic("strict: Decode needs a pointer")
	}
	v.decode(r.Elem())
}

// Package schema describes the shape of the files that people write as JSON Schema, so that editors complete and check
// them.
//
// Input: a shape, as data/strict decodes into it: a struct with yaml, oneof, least and most tags, or a type that says its forms
// itself (strict.Former). Output: a schema of draft 2020-12, the same to the byte for the same shape. Each struct is one
// definition; its keys stand in the order of the shape, each with a description from one table.
//
// A schema holds what can be told of one file without reading another: keys, words, units. It does not know whether an
// id leads anywhere, or whether zones of pain join up; `handout check` does.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"handout/data"
	"handout/data/strict"
)

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := plain(m.key)
		if err != nil {
			return nil, err
		}
		value, err := plain(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (o object) has(key string) bool {
	return slices.ContainsFunc(o, func(m member) bool { return m.key == key })
}

// with sets a member: one that is there is replaced.
func (o object) with(key string, value any) object {
	i := slices.IndexFunc(o, func(m member) bool { return m.key == key })
	if i < 0 {
		return append(o, member{key, value})
	}
	o[i].value = value
	return o
}

// plain is JSON without escapes for HTML.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// Of is the schema of files of a kind.
func Of(kind string, shape any) []byte {
	b := builder{made: make(map[string]reflect.Type)}
	root := b.ofType(reflect.TypeOf(shape))
	s := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "handout: " + kind},
		{"description", about("", kind)},
	}
	s = append(s, root...)
	s = append(s, member{"$defs", b.defs})
	compact, err := plain(s)
	if err != nil {
		panic(err) // strings, numbers and lists of them
	}
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		panic(err)
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// builder collects the definitions that a schema refers to.
type builder struct {
	defs object
	made map[string]reflect.Type
}

// of describes a form: a shape, by its zero value, or one of strict's descriptions.
func (b *builder) of(form any) object {
	switch f := form.(type) {
	case strict.Pattern:
		return pattern(f)
	case strict.Words:
		return object{{"enum", []string(f)}}
	case strict.ListOf:
		list := object{{"type", "array"}, {"items", filled(b.of(f.Item))}}
		if f.Unique {
			list = append(list, member{"uniqueItems", true})
		}
		if f.Most > 0 {
			list = append(list, member{"minItems", f.Least}, member{"maxItems", f.Most})
		}
		return list
	case strict.Decimal:
		return object{{"type", []string{"number", "string"}}, {"minimum", -f.Most}, {"maximum", f.Most}, {"pattern", `^-?[0-9]*\.?[0-9]+$`}}
	case strict.MapOf:
		return object{{"type", "object"}, {"additionalProperties", nullable(b.of(f.Item))}}
	case strict.Keyed:
		return b.keyed(f)
	}
	return b.ofType(reflect.TypeOf(form))
}

func pattern(p strict.Pattern) object {
	if !p.Number {
		return object{{"type", "string"}, {"pattern", p.Text}}
	}
	return object{{"type", []string{"integer", "string"}}, {"minimum", p.Least}, {"pattern", p.Text}}
}

func (b *builder) keyed(k strict.Keyed) object {
	var properties object
	names := make([]string, len(k.Keys))
	for i, key := range k.Keys {
		names[i] = key.Name
		value := b.of(key.Of)
		if !k.All {
			value = nullable(value)
		}
		properties = append(properties, member{key.Name, value})
	}
	o := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if k.All {
		return append(o, member{"required", names})
	}
	return append(o, member{"minProperties", 1}, member{"maxProperties", 1})
}

// ofType describes a Go type. What decodes in a form of its own must tell it.
func (b *builder) ofType(t reflect.Type) object {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	zero := reflect.New(t).Interface()
	if f, ok := zero.(strict.Former); ok {
		forms := f.Forms()
		if slices.ContainsFunc(forms, isChoice) {
			return b.define(t, func(string) object { return b.anyOf(forms) })
		}
		return b.anyOf(forms)
	}
	if _, ok := zero.(strict.Unmarshaler); ok {
		panic(fmt.Sprintf("schema: %s decodes in a form of its own, and does not tell it: give it a method Forms", t))
	}
	switch zero.(type) {
	case *data.Text, *string:
		return object{{"type", []string{"string", "number"}}}
	case *bool:
		return object{{"type", "boolean"}}
	case *int:
		return object{{"type", []string{"integer", "string"}}, {"minimum", 0}, {"pattern", `^(0|[1-9][0-9]{0,6})$`}}
	case *data.Range:
		return pattern(strict.PatternRange())
	case *data.Duration:
		return pattern(strict.PatternTime())
	case *data.Date:
		return object{{"type", "string"}, {"format", "date"}, {"pattern", `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}}
	}
	switch t.Kind() {
	case reflect.Slice:
		return object{{"type", "array"}, {"items", filled(b.ofType(t.Elem()))}}
	case reflect.Struct:
		return b.define(t, func(name string) object { return b.structure(t, name) })
	}
	panic(fmt.Sprintf("schema: no description of %s", t))
}

func (b *builder) anyOf(forms []any) object {
	if len(forms) == 1 {
		return b.of(forms[0])
	}
	var list []object
	for _, f := range forms {
		list = append(list, b.of(f))
	}
	return object{{"anyOf", list}}
}

// isChoice tells the form that may hold itself, as a page of a template holds sections.
func isChoice(form any) bool {
	k, ok := form.(strict.Keyed)
	return ok && !k.All
}

// define makes the definition of a type when it is first met, and refers to it.
func (b *builder) define(t reflect.Type, make func(name string) object) object {
	name := shapeName(t)
	ref := object{{"$ref", "#/$defs/" + name}}
	if before, ok := b.made[name]; ok {
		if before != t {
			panic(fmt.Sprintf("schema: %s and %s have one name", before, t))
		}
		return ref
	}
	b.made[name] = t
	at := len(b.defs)
	b.defs = append(b.defs, member{key: name})
	made := make(name)
	b.defs[at].value = made
	return ref
}

// shapeName is what a definition is called: the shape's name without what only tells it from a value of the domain.
func shapeName(t reflect.Type) string {
	return strings.TrimSuffix(strings.TrimSuffix(t.Name(), "File"), "Fields")
}

// owner is the struct that a key stands in: t itself, or one embedded in it.
func owner(t reflect.Type, f reflect.StructField) reflect.Type {
	if n := len(f.Index); n > 1 {
		return t.FieldByIndex(f.Index[:n-1]).Type
	}
	return t
}

// structure describes a mapping with known keys.
func (b *builder) structure(t reflect.Type, name string) object {
	properties := object{}
	var required []string
	for _, f := range reflect.VisibleFields(t) {
		key, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key == "" || key == "-" || option == "hidden" { // hidden: nobody may give it
			continue
		}
		value := b.field(f)
		if option == "required" {
			required = append(required, key)
			value = filled(value)
		} else {
			value = nullable(value)
		}
		properties = append(properties, member{key, append(object{{"description", about(shapeName(owner(t, f)), key)}}, value...)})
	}
	o := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if required != nil {
		o = append(o, member{"required", required})
	}
	if a, ok := reflect.New(t).Interface().(strict.Alternator); ok {
		var list []object
		for _, keys := range a.Alternatives() {
			list = append(list, object{{"required", keys}})
		}
		o = append(o, member{"anyOf", list})
	}
	return o
}

// field describes the value of a key, with what its tags say.
func (b *builder) field(f reflect.StructField) object {
	if words := f.Tag.Get("oneof"); words != "" {
		enum := object{{"enum", strings.Split(words, "|")}}
		if f.Type.Kind() == reflect.Slice {
			return object{{"type", "array"}, {"items", enum}}
		}
		return enum
	}
	value := b.ofType(f.Type)
	for _, bound := range []struct{ tag, keyword string }{{"least", "minItems"}, {"most", "maxItems"}} {
		if n, err := strconv.Atoi(f.Tag.Get(bound.tag)); err == nil {
			value = value.with(bound.keyword, n)
		}
	}
	return value
}

// filled demands that a value holds something.
func filled(o object) object {
	for i, m := range o {
		switch m.key {
		case "type":
			if !o.has("minItems") {
				o = append(o[:len(o):len(o)], least(m.value)...)
			}
		case "anyOf":
			list := m.value.([]object)
			for j := range list {
				list[j] = filled(list[j])
			}
			o[i].value = list
		case "$ref":
			return append(o, member{"minProperties", 1})
		}
	}
	return o
}

// least is what makes each type hold something.
func least(types any) object {
	switch t := types.(type) {
	case []string:
		return object{{"minLength", 1}} // a text, or a number
	case string:
		return map[string]object{"string": {{"minLength", 1}}, "array": {{"minItems", 1}}, "object": {{"minProperties", 1}}}[t]
	}
	return nil
}

// nullable allows null beside what a value may be.
func nullable(o object) object {
	null := object{{"type", "null"}}
	for i, m := range o {
		switch m.key {
		case "type":
			types, many := m.value.([]string)
			if !many {
				types = []string{m.value.(string)}
			}
			o[i].value = append(types[:len(types):len(types)], "null")
			return o
		case "enum":
			words := []any{}
			for _, w := range m.value.([]string) {
				words = append(words, w)
			}
			o[i].value = append(words, nil)
			return o
		case "anyOf":
			o[i].value = append(m.value.([]object), null)
			return o
		}
	}
	return object{{"anyOf", []object{o, null}}}
}

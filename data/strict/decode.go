package strict

import (
	"fmt"
	"reflect"
	"strings"

	"handout/data"
	"handout/data/diag"
)

// What a value should have been, in messages.
const (
	wantText    = "a text"
	wantList    = "a list"
	wantMapping = "a mapping of keys and values"
)

// decode fills one Go value. The kinds of shape are listed in the package documentation; anything else is a fault of
// the program and panics.
func (v *Value) decode(dst reflect.Value) {
	if u, ok := dst.Addr().Interface().(Unmarshaler); ok {
		u.UnmarshalStrict(v)
		return
	}
	if v.known(dst.Addr().Interface()) {
		return
	}
	if v.Kind() == Null {
		return
	}
	switch dst.Kind() {
	case reflect.Pointer:
		p := reflect.New(dst.Type().Elem())
		v.decode(p.Elem())
		dst.Set(p)
	case reflect.Slice:
		v.decodeList(dst)
	case reflect.Struct:
		v.decodeStruct(dst)
	default:
		panic(fmt.Sprintf("strict: cannot decode into %s", dst.Type()))
	}
}

// known decodes the plain values, and tells whether dst is one of them.
func (v *Value) known(dst any) bool {
	switch dst := dst.(type) {
	case *data.Text:
		dst.Pos = v.Pos()
		v.text(&dst.Value)
	case *string:
		v.text(dst)
	case *bool:
		v.bool(dst)
	case *int:
		var r data.Range
		read(v, "a number", &r, data.ParseRange)
		if r.Least != r.Most {
			v.Errorf("write one number", "found a range, want a number")
		}
		*dst = int(r.Least)
	case *data.Range:
		read(v, `a number, or a range such as "8 to 12"`, dst, data.ParseRange)
	case *data.Duration:
		read(v, `a time such as "30 s"`, dst, data.ParseDuration)
	case *data.Date:
		read(v, "a date such as 2026-12-01", dst, data.ParseDate)
	default:
		return false
	}
	return true
}

func (v *Value) decodeList(dst reflect.Value) {
	if v.Kind() != List {
		v.Wrong(wantList, "")
		return
	}
	items := v.Items()
	list := reflect.MakeSlice(dst.Type(), 0, len(items))
	for _, item := range items {
		e := reflect.New(dst.Type().Elem())
		if item.DecodeItem(e.Interface()) {
			list = reflect.Append(list, e.Elem())
		}
	}
	dst.Set(list)
}

// DecodeItem is Decode for an item of a list: it must hold something. It returns false when it does not.
func (v *Value) DecodeItem(dst any) bool {
	if v.empty() {
		v.Errorf("write something after the dash or comma, or take it away", "empty")
		return false
	}
	v.Decode(dst)
	return true
}

func (v *Value) empty() bool {
	return v.Kind() == Null || v.Kind() == Scalar && v.String() == "" || v.Kind() != Scalar && v.Len() == 0
}

// shapeField is one key of a struct.
type shapeField struct {
	key      string
	required bool
	hidden   bool // known, to say why it cannot be given, but never suggested
	oneOf    []string
	index    []int
}

// shapeFields reads the tags of a struct, in order. The keys of an embedded struct are the struct's own.
func shapeFields(t reflect.Type) []shapeField {
	visible := reflect.VisibleFields(t)
	fields := make([]shapeField, 0, len(visible))
	for _, f := range visible {
		key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key == "" || key == "-" {
			continue
		}
		fields = append(fields, shapeField{
			key: key, required: options == "required", hidden: options == "hidden", oneOf: words(f.Tag.Get("oneof")), index: f.Index,
		})
	}
	return fields
}

func words(tag string) []string {
	if tag == "" {
		return nil
	}
	return strings.Split(tag, "|")
}

// requiredKeys shows how a mapping is written that needs some keys; "" for one that needs none.
func requiredKeys(shape []shapeField) string {
	var keys []string
	for _, f := range shape {
		if f.required {
			keys = append(keys, f.key+": …")
		}
	}
	if keys == nil {
		return ""
	}
	return "write {" + strings.Join(keys, ", ") + "}"
}

func (v *Value) decodeStruct(dst reflect.Value) {
	shape := shapeFields(dst.Type())
	if v.Kind() != Mapping {
		hint := "" // of a whole file, which is no line
		if v.label != "" {
			hint = requiredKeys(shape)
		}
		v.Wrong(wantMapping, hint)
		return
	}
	v.setPos(dst)
	given := make([]bool, len(shape))
	for _, f := range v.Fields() {
		i := indexOfKey(shape, f.Key)
		if i < 0 {
			v.unknownKey(f, shape)
			continue
		}
		given[i] = f.Value.decodeField(dst.FieldByIndex(shape[i].index), shape[i])
	}
	for i, f := range shape {
		if f.required && !given[i] && !v.Has(f.key) {
			v.Errorf(fmt.Sprintf("add %q", f.key+": …"), "the key %s is missing", f.key)
		}
	}
}

// Has tells whether a mapping has a key.
func (v *Value) Has(key string) bool {
	if v.Kind() != Mapping {
		return false
	}
	for i := 0; i < len(v.node.Content); i += 2 {
		if v.node.Content[i].Value == key {
			return true
		}
	}
	return false
}

// decodeField decodes the value of one key; it returns false where the key is there but holds nothing.
func (v *Value) decodeField(dst reflect.Value, f shapeField) bool {
	if f.required && v.empty() {
		v.Errorf("write something after the colon", "empty")
		return false
	}
	v.decode(dst)
	if f.oneOf != nil && v.Kind() == Scalar {
		v.checkWord(f.oneOf)
	}
	return true
}

// setPos gives the mapping's place to a field named Pos without a key.
func (v *Value) setPos(dst reflect.Value) {
	f, ok := dst.Type().FieldByName("Pos")
	if ok && f.Type == reflect.TypeFor[diag.Pos]() {
		dst.FieldByIndex(f.Index).Set(reflect.ValueOf(v.Pos()))
	}
}

func indexOfKey(shape []shapeField, key string) int {
	for i, f := range shape {
		if f.key == key {
			return i
		}
	}
	return -1
}

func (v *Value) unknownKey(f Field, shape []shapeField) {
	if v.doc.isFull() {
		return // looking for the nearest key is dear
	}
	v.doc.fault(f.KeyPos, keyHint(f.Key, shape), "%s: unknown key", f.Key)
}

func keyHint(key string, shape []shapeField) string {
	keys := make([]string, 0, len(shape))
	for _, s := range shape {
		if !s.hidden {
			keys = append(keys, s.key)
		}
	}
	return diag.DidYouMean(key, keys, "keys here: "+strings.Join(keys, ", "))
}

// checkWord demands one of a few words.
func (v *Value) checkWord(words []string) {
	for _, w := range words {
		if v.String() == w {
			return
		}
	}
	v.Errorf(diag.DidYouMean(v.String(), words, "write one of: "+strings.Join(words, ", ")), "%q is not one of the words for it", v.String())
}

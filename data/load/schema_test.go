package load

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"handout/data/schema"
	"handout/data/schema/schematest"
)

// shape tells messages about a file's shape, which its schema must know too, from those about what it refers to.
var shape = regexp.MustCompile(`: unknown key|the key \S+ is missing|found .*, want|is not one of the words|has no unit|unknown unit|` +
	`is not a (time|date|number|day|colour|web address|file name)|is no (count|time)|a range is written|: empty|too many, the most`)

// TestSchemaRefuses: what the loader refuses for its shape is invalid by its schema, and what it takes is valid.
func TestSchemaRefuses(t *testing.T) {
	schemas := map[string]*schematest.Schema{}
	for _, kind := range Kinds() {
		s, err := schematest.Compile(schema.Of(kind, Shape(kind)))
		if err != nil {
			t.Fatal(kind, err)
		}
		schemas[kind] = s
	}
	_, mine := fixture(nil)
	kindOf := func(file string) string { return Open([]Layer{*mine}).Kind(Target{Layer: mine, Path: file}) }
	for file, text := range clinic {
		if path.Ext(file) != ".yaml" {
			continue
		}
		if err := schemas[kindOf(file)].Check([]byte(text)); err != nil {
			t.Errorf("%s: the file is good, but %v", file, err)
		}
	}
	looked := 0
	for _, r := range refusals() {
		fault := strings.Join(r.want, "\n")
		s := schemas[kindOf(r.file)]
		if s == nil || !shape.MatchString(fault) {
			continue
		}
		looked++
		if s.Check([]byte(edited(t, r.file, r.old, r.replacement))) == nil {
			t.Errorf("%s: valid, though refused: %s", r.name, fault)
		}
	}
	if looked < 50 {
		t.Errorf("looked at %d files only", looked)
	}
}

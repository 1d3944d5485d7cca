package schematest

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	s, err := Compile([]byte(`{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {
		"a": {"type": "integer"}, "b": {"type": "string", "format": "date"}, "c": {"type": ["boolean", "null"]},
		"d": {"items": {"type": "string"}}}, "additionalProperties": false}`))
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]string{
		"a: 1\nb: 2026-12-01\nc: true\nd: [x, '1']": "",
		"a: &one 1\nd: [x]\nc: null":                "",
		"a: one":                                    "/a",
		"b: 2026-02-30":                             "/b",
		"c: yes":                                    "/c",
		"d: [x, 1.5]":                               "/d/1",
		"d: [[x]]":                                  "/d/0",
		"e: 1":                                      "additional",
		"a: 1\na: 2":                                "stands twice",
		"d: [{x: 1, x: 2}]":                         "stands twice",
		"d: [x":                                     "yaml",
	} {
		err := s.Check([]byte(src))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", src, err, want)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	for _, src := range []string{"{", `{"type": 7}`, `{"$ref": "#/$defs/none"}`} {
		if _, err := Compile([]byte(src)); err == nil {
			t.Errorf("%s is taken for a schema", src)
		}
	}
}

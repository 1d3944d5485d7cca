package schema

import (
	"encoding/json"
	"strings"
	"testing"

	"handout/data"
	"handout/data/load"
	"handout/data/strict"
	"handout/layout/template"
)

// describe is the schema without white space.
func describe(t *testing.T, kind string, shape any) string {
	t.Helper()
	src := Of(kind, shape)
	var v any
	if err := json.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(src)) {
		b.WriteString(strings.TrimSpace(line))
	}
	return b.String()
}

type tinted struct{ data.Text }

func (tinted) Forms() []any { return []any{strict.Pattern{Text: "^#"}} }

type part struct {
	Size strict.Opt[strict.Length] `yaml:"size"`
}

type branch struct{}

func (branch) Forms() []any {
	return []any{strict.Words{"leaf"}, strict.Keyed{Keys: []strict.Key{{Name: "twigs", Of: []branch(nil)}, {Name: "part", Of: part{}}}}}
}

type thing struct {
	Name    data.Text            `yaml:"name,required"`
	Side    string               `yaml:"side" oneof:"left|right"`
	Sides   []string             `yaml:"sides" oneof:"left|right"`
	Done    bool                 `yaml:"done"`
	Count   int                  `yaml:"count"`
	Range   data.Range           `yaml:"range,required"`
	On      data.Date            `yaml:"on"`
	For     data.Duration        `yaml:"for"`
	Lines   []data.Text          `yaml:"lines,required" most:"3"`
	Week    []data.Text          `yaml:"week,required" least:"7" most:"7"`
	Tint    tinted               `yaml:"tint"`
	Part    *part                `yaml:"part"`
	Parts   []part               `yaml:"parts,required"`
	Notes   strict.Pairs[string] `yaml:"notes"`
	Branch  branch               `yaml:"branch"`
	Ignored int                  // without a key: none of the file's
	part
}

// Alternatives of the test's own.
func (thing) Alternatives() [][]string { return [][]string{{"side", "done"}, {"count"}} }

func TestShapes(t *testing.T) {
	got := describe(t, "thing", thing{})
	for _, want := range []string{
		`"name": {"description": "","type": ["string","number"],"minLength": 1}`,
		`"side": {"description": "","enum": ["left","right",null]}`,
		`"sides": {"description": "","type": ["array","null"],"items": {"enum": ["left","right"]}}`,
		`"done": {"description": "","type": ["boolean","null"]}`,
		`"count": {"description": "","type": ["integer","string","null"],"minimum": 0,"pattern": "^(0|[1-9][0-9]{0,6})$"}`,
		`"on": {"description": "","type": ["string","null"],"format": "date"`,
		`"lines": {"description": "","type": "array","items": {"type": ["string","number"],"minLength": 1},"maxItems": 3,"minItems": 1}`,
		`"week": {"description": "","type": "array","items": {"type": ["string","number"],"minLength": 1},"minItems": 7,"maxItems": 7}`,
		`"tint": {"description": "","type": ["string","null"],"pattern": "^#"}`,
		`"part": {"description": "","anyOf": [{"$ref": "#/$defs/part"},{"type": "null"}]}`,
		`"parts": {"description": "","type": "array","items": {"$ref": "#/$defs/part","minProperties": 1},"minItems": 1}`,
		`"notes": {"description": "","type": ["object","null"],"additionalProperties": {"type": ["string","number","null"]}}`,
		`"branch": {"anyOf": [{"enum": ["leaf"]},{"type": "object","properties": {"twigs": {"type": ["array","null"],"items": {"$ref": "#/$defs/branch"`,
		`"maxProperties": 1`,
		`"required": ["name","range","lines","week","parts"]`,
		`"anyOf": [{"required": ["side","done"]},{"required": ["count"]}]`,
		`(mm|cm|m|in|ft)$`,
		`"additionalProperties": false`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the schema lacks %s", want)
		}
	}
	if strings.Contains(got, "gnored") {
		t.Error("a field without a key is described")
	}
	if again := describe(t, "thing", thing{}); again != got {
		t.Error("the same shape gives another schema")
	}
}

type secret struct{ data.Text }

func (*secret) UnmarshalStrict(*strict.Value) {}

func TestPanics(t *testing.T) {
	type part struct {
		X data.Text `yaml:"x"`
	}
	type twins struct {
		One thing `yaml:"one"`
		Two part  `yaml:"two"`
	}
	type odd struct {
		X float64 `yaml:"x"`
	}
	type hiding struct {
		X secret `yaml:"x"`
	}
	for want, shape := range map[string]any{"have one name": twins{}, "no description of float64": odd{}, "give it a method Forms": hiding{}} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, want) {
					t.Errorf("panic %q, want %q", said, want)
				}
			}()
			Of("thing", shape)
		}()
	}
}

// TestAllIsDescribed looks at every kind of file: each key has a description, and no description is without a key.
func TestAllIsDescribed(t *testing.T) {
	shapes := map[string]any{"template": template.Shape()}
	for _, kind := range load.Kinds() {
		shapes[kind] = load.Shape(kind)
	}
	all := ""
	for kind, shape := range shapes {
		s := describe(t, kind, shape)
		var file struct {
			Defs map[string]struct {
				Properties map[string]struct{ Description *string }
			} `json:"$defs"`
		}
		if err := json.Unmarshal([]byte(s), &file); err != nil {
			t.Fatal(err)
		}
		for shape, d := range file.Defs {
			for key, p := range d.Properties {
				if p.Description != nil && *p.Description == "" {
					t.Errorf("%s.%s: not described: write what it is for in about.go", shape, key)
				}
			}
		}
		all += s
	}
	for key, text := range texts {
		quoted, err := plain(text)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(all, `"description": `+string(quoted)) {
			t.Errorf("%s: describes nothing", key)
		}
	}
}

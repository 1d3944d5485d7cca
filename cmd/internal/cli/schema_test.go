package cli

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"handout/data/library"
)

// compiled are the schemas, made ready by a validator that shares nothing with their maker.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	all := map[string]*jsonschema.Schema{}
	for _, kind := range schemaKinds() {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaOf(kind)))
		if err != nil {
			t.Fatal(kind, err)
		}
		name := kind + ".schema.json"
		if err := c.AddResource(name, doc); err != nil {
			t.Fatal(kind, err)
		}
		s, err := c.Compile(name)
		if err != nil {
			t.Fatal(kind, err)
		}
		all[kind] = s
	}
	return all
}

// value reads YAML as an editor does, by the core schema of YAML 1.2: dates are texts.
func value(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.DocumentNode:
		return value(t, n.Content[0])
	case yaml.AliasNode:
		return value(t, n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, value(t, c))
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = value(t, n.Content[i+1])
		}
		return m
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		return json.Number(n.Value)
	}
	return n.Value
}

func parse(t *testing.T, src []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(src, &n); err != nil {
		t.Fatal(err)
	}
	return value(t, &n)
}

// TestSchemaOfBuiltIns: every file of the library and every built-in template is valid.
func TestSchemaOfBuiltIns(t *testing.T) {
	schemas := compiled(t)
	kindOf := map[string]string{
		"exercises": "exercise", "programmes": "programme", "safety": "safety", "advice": "advice", "regions": "region",
		"locales": "locale", "references": "reference", "builtin": "template",
	}
	count := map[string]int{}
	check := func(files fs.FS) {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			kind := kindOf[path.Base(path.Dir(name))]
			if err != nil || kind == "" || path.Ext(name) != ".yaml" {
				return err
			}
			src, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			count[kind]++
			if err := schemas[kind].Validate(parse(t, src)); err != nil {
				t.Errorf("%s: %#v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	check(library.FS)
	check(os.DirFS("../../../layout/template"))
	for _, kind := range kindOf {
		if count[kind] == 0 {
			t.Errorf("no file of the kind %s was looked at", kind)
		}
	}
}

func TestSchemaOfScaffolds(t *testing.T) {
	schemas := compiled(t)
	for _, kind := range []string{"exercise", "programme", "brand", "template"} {
		text, err := scaffold(&newOptions{kind: kind, region: "gb", from: defaultTemplate}, "my-thing")
		if err != nil {
			t.Fatal(err)
		}
		if err := schemas[kind].Validate(parse(t, []byte(text))); err != nil {
			t.Errorf("%s: %#v", kind, err)
		}
		if want := "# yaml-language-server: $schema=" + kind + ".schema.json\n"; !strings.HasPrefix(text, want) {
			t.Errorf("%s does not begin with %s", kind, want)
		}
	}
}

// beyondSchema are bad files that no schema can tell, and why.
var beyondSchema = map[string]string{
	"hold: 20 to 10 s": "the larger number stands first",
	"accent: #6B2358":  "the colour is a comment, and the key null",
	"stop: 7 to 10":    "the zones leave a gap",
}

// TestSchemaOfBadFiles: every file that the scripts of the command line refuse for its keys or values is invalid.
func TestSchemaOfBadFiles(t *testing.T) {
	schemas := compiled(t)
	looked := 0
	for _, script := range []string{"bad_keys", "bad_values"} {
		src, err := os.ReadFile("../../handout/testdata/script/" + script + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			words, ok := strings.CutPrefix(line, "spoil ")
			if !ok {
				continue
			}
			file, rest, _ := strings.Cut(words, " ")
			parts := strings.Split(rest, "'")
			if len(parts) < 5 {
				t.Fatalf("cannot read %s", line)
			}
			from, to := strings.ReplaceAll(parts[1], `\n`, "\n"), strings.ReplaceAll(parts[3], `\n`, "\n")
			good, err := os.ReadFile("../../handout/testdata/base/" + file)
			if err != nil {
				t.Fatal(err)
			}
			looked++
			bad := strings.Replace(string(good), from, to, 1)
			if bad == string(good) {
				t.Fatalf("%s does not hold %q", file, from)
			}
			kind := strings.TrimSuffix(file, ".yaml")
			if err := schemas[kind].Validate(parse(t, []byte(bad))); (err == nil) != (beyondSchema[to] != "") {
				t.Errorf("%s: valid is %t: %s", script, err == nil, line)
			}
			if err := schemas[kind].Validate(parse(t, good)); err != nil {
				t.Errorf("%s: %#v", file, err)
			}
		}
	}
	if looked < 50 {
		t.Errorf("looked at %d bad files only", looked)
	}
}

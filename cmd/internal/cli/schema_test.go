package cli

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"handout/data/library"
	"handout/data/schema/schematest"
)

// compiled are the schemas of all kinds.
func compiled(t *testing.T) map[string]*schematest.Schema {
	t.Helper()
	all := map[string]*schematest.Schema{}
	for _, kind := range schemaKinds() {
		s, err := schematest.Compile(schemaOf(kind))
		if err != nil {
			t.Fatal(kind, err)
		}
		all[kind] = s
	}
	return all
}

// TestSchemaOfBuiltIns: every file of the library and every built-in template is valid.
func TestSchemaOfBuiltIns(t *testing.T) {
	schemas := compiled(t)
	kindOf := map[string]string{
		"exercises": "exercise", "programmes": "programme", "safety": "safety", "advice": "advice", "regions": "region",
		"locales": "locale", "references": "reference", "poses": "pose", "builtin": "template",
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
			if err := schemas[kind].Check(src); err != nil {
				t.Errorf("%s: %v", name, err)
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
	for _, kind := range []string{"exercise", "programme", "brand", "template", "pose"} {
		text, err := scaffold(&newOptions{kind: kind, region: "gb", from: defaultTemplate}, "my-thing")
		if err != nil {
			t.Fatal(err)
		}
		if err := schemas[kind].Check([]byte(text)); err != nil {
			t.Errorf("%s: %v", kind, err)
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
			if err := schemas[kind].Check([]byte(bad)); (err == nil) != (beyondSchema[to] != "") {
				t.Errorf("%s: valid is %t: %s", script, err == nil, line)
			}
			if err := schemas[kind].Check(good); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	if looked < 50 {
		t.Errorf("looked at %d bad files only", looked)
	}
}

package load

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzLoad lays one file of any sort over a small library: nothing panics, and each finding about the file has a place
// inside it.
func FuzzLoad(f *testing.F) {
	seeds := maps.Clone(clinic)
	maps.Copy(seeds, map[string]string{
		"tab": "name: x\n\tsteps: [a]\n", "braces": "steps:\n  - {hold} more\n", "alias": "name: &a [*a]\n", "two": "name: a\n---\nname: b\n",
		"quote": "name: \"a\n", "bytes": "name: \xff\n", "deep": strings.Repeat("- ", 50) + "a\n", "long": "name: é…ü {a: b: c\n",
	})
	names := slices.Sorted(maps.Keys(seeds))
	for i, name := range names {
		f.Add(uint8(i), []byte(seeds[name]))
	}
	all := kinds()
	library := Layer{Prefix: "library", FS: mapFS(builtIn), BuiltIn: true}
	f.Fuzz(func(t *testing.T, which uint8, src []byte) {
		k := all[int(which)%len(all)]
		own := Layer{Prefix: "own", FS: fstest.MapFS{k.folder + "/a.yaml": {Data: src}}}
		l := Open([]Layer{library, own})
		for _, d := range l.Check(Target{Layer: &own, Path: k.folder + "/a.yaml"}, k.name) {
			if d.Message == "" {
				t.Errorf("a finding that says nothing: %+v", d)
			}
			if d.Pos.File != "own/"+k.folder+"/a.yaml" {
				continue // about the library's own files
			}
			lines := strings.SplitAfter(strings.TrimPrefix(string(src), "\uFEFF"), "\n")
			if d.Pos.Line < 1 || d.Pos.Line > len(lines) {
				t.Fatalf("%s: the file has %d lines: %s", d.Pos, len(lines), d.Message)
			}
			if most := utf8.RuneCountInString(lines[d.Pos.Line-1]) + 1; d.Pos.Column < 1 || d.Pos.Column > most {
				t.Fatalf("%s: the line has %d columns: %s", d.Pos, most, d.Message)
			}
		}
	})
}

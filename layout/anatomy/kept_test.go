package anatomy

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"handout/assets"
)

var update = flag.Bool("update", false, "write the kept maps anew")

// TestKeptMaps fails where a table has changed and the kept drawings have not, and where one is kept that no table draws.
func TestKeptMaps(t *testing.T) {
	drawn := map[string]bool{}
	for _, f := range Files() {
		name := "muscles/" + f.Name
		drawn[name] = true
		if *update {
			file := filepath.Join("..", "..", "assets", filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, f.SVG, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if kept, err := fs.ReadFile(assets.FS, name); err != nil || !bytes.Equal(kept, f.SVG) {
			t.Errorf("%s is not what the tables draw; run make muscles and look at it", name)
		}
	}
	kept, err := fs.Glob(assets.FS, "muscles/*/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range kept {
		if !drawn[name] {
			t.Errorf("%s: no table draws it", name)
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// may lists, for every package, the packages of this module that it may import; a package that is missing here fails the
// test. A trailing "/..." stands for the package and all below it. See "Import rules" in CONTRIBUTING.md.
var may = map[string][]string{
	"assets":                            {},
	"cmd/handout":                       {"cmd/internal/cli"},
	"cmd/internal/cli":                  {"cmd/internal/...", "data/...", "layout/...", "assets"},
	"cmd/internal/posecache":            {"cmd/internal/atomicfile"},
	"cmd/internal/press":                {"cmd/internal/atomicfile", "cmd/internal/posecache", "data/...", "layout/...", "assets"},
	"cmd/internal/atomicfile":           {},
	"cmd/internal/batch":                {"cmd/internal/atomicfile", "cmd/internal/press", "data", "data/diag"},
	"data":                              {"data/diag"},
	"data/diag":                         {},
	"data/strict":                       {"data", "data/diag"},
	"data/load":                         {"data", "data/diag", "data/strict"},
	"data/schema":                       {"data", "data/strict"},
	"data/schema/schematest":            {},
	"data/lint":                         {"data", "data/diag"},
	"data/copies":                       {"data", "data/diag", "data/load", "data/strict"},
	"data/library":                      {},
	"layout":                            {"data/diag"},
	"layout/text":                       {"layout", "data/diag"},
	"layout/picture":                    {"layout", "data/diag"},
	"layout/flow":                       {"layout", "layout/text", "data/diag"},
	"layout/impose":                     {"layout"},
	"layout/flow/flowtest":              {"layout", "data/diag"},
	"layout/template":                   {"layout", "layout/picture", "data", "data/diag", "data/strict"},
	"layout/figure":                     {"layout", "layout/anatomy", "data", "data/diag"},
	"layout/anatomy":                    {},
	"layout/raster":                     {"layout"},
	"layout/pdf":                        {"layout", "layout/pdf/internal/...", "data/diag"},
	"layout/reading":                    {"layout"},
	"layout/svg":                        {"layout", "layout/raster"},
	"layout/html":                       {"layout", "layout/reading", "layout/svg"},
	"layout/docx":                       {"layout", "layout/reading", "layout/raster", "layout/svg"},
	"layout/plain":                      {"layout", "layout/reading"},
	"layout/pdf/pdftest":                {"layout", "data/diag"},
	"layout/pdf/internal/file":          {},
	"layout/pdf/internal/font":          {"layout", "layout/pdf/internal/file"},
	"layout/pdf/internal/font/fonttest": {},
	"layout/pdf/internal/meta":          {"layout", "layout/pdf/internal/file"},
	"layout/pdf/internal/tag":           {"layout", "layout/pdf/internal/file"},
}

// only lists the packages that may import a module or standard package that the design keeps in one place.
var only = map[string][]string{
	"github.com/go-pdf/fpdf":          {"layout/pdf"},
	"github.com/go-text/typesetting/": {"layout/text"},
	"gopkg.in/yaml.v3":                {"data/strict", "data/schema/schematest"}, // the latter for tests, which need a reader of their own
	"github.com/spf13/cobra":          {"cmd/internal/cli"},
	"rsc.io/qr":                       {"layout/picture"},
	"net/http":                        {}, // nothing asks the network
}

// outsideCmd may not be imported by anything outside cmd: no clock, environment, randomness or log reaches a handout.
var outsideCmd = []string{"os", "os/exec", "os/signal", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand", "time"}

// timeless packages outside cmd that may import time, to turn an input date into another form. None may ask the clock;
// TestNoClock reads their source for it.
var timeless = []string{"data", "layout/pdf/internal/meta"}

type pkg struct{ Imports, GoFiles []string }

func packages(t *testing.T) map[string]pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,GoFiles", "handout/...").Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	all := map[string]pkg{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			pkg
		}
		if err := d.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 { // a package of tests alone has no imports to hold
			all[strings.TrimPrefix(p.ImportPath, "handout/")] = p.pkg
		}
	}
}

func within(path string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		if base, ok := strings.CutSuffix(p, "/..."); ok {
			return path == base || strings.HasPrefix(path, base+"/")
		}
		return path == p
	})
}

func TestImportRules(t *testing.T) {
	all := packages(t)
	for path, p := range all {
		allowed, known := may[path]
		if !known {
			t.Errorf("package %s is not in the table of import rules: add it with what it may import", path)
		}
		for _, imp := range p.Imports {
			if own, ok := strings.CutPrefix(imp, "handout/"); ok {
				if known && !within(own, allowed) {
					t.Errorf("%s imports %s, which the import rules forbid", path, own)
				}
				continue
			}
			for prefix, users := range only {
				if (imp == strings.TrimSuffix(prefix, "/") || strings.HasPrefix(imp, strings.TrimSuffix(prefix, "/")+"/")) && !within(path, users) {
					t.Errorf("%s imports %s, which only %v may", path, imp, users)
				}
			}
			if !strings.HasPrefix(path, "cmd/") && slices.Contains(outsideCmd, imp) && !(imp == "time" && slices.Contains(timeless, path)) {
				t.Errorf("%s imports %s: no clock, environment, randomness or log outside cmd", path, imp)
			}
		}
	}
	for path := range may {
		if _, ok := all[path]; !ok {
			t.Errorf("the table of import rules names %s, which does not exist", path)
		}
	}
}

var clock = regexp.MustCompile(`\btime\.(Now|Since|Until|Tick|After|AfterFunc|NewTimer|NewTicker|Local)\b`)

func TestNoClock(t *testing.T) {
	read := 0
	for path, p := range packages(t) {
		if strings.HasPrefix(path, "cmd/") {
			continue
		}
		for _, name := range p.GoFiles {
			src, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path), name))
			if err != nil {
				t.Fatal(err)
			}
			read++
			if m := clock.Find(src); m != nil {
				t.Errorf("%s/%s uses %s: the clock is an input, outside cmd nobody asks it", path, name, m)
			}
		}
	}
	if read == 0 {
		t.Fatal("no file was read")
	}
}

func TestMainIsShort(t *testing.T) {
	src, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(src, []byte("\n")); n > 30 {
		t.Errorf("main.go has %d lines; it only hands over to cli", n)
	}
}

package load

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"handout/data/diag"
	"handout/data/library"
	"handout/data/strict"
)

func TestLists(t *testing.T) {
	l, _ := fixture(nil)
	exercises, faults := l.Exercises()
	var ids []string
	for _, x := range exercises {
		ids = append(ids, x.ID)
	}
	if strings.Join(ids, " ") != "bend mine throw twist" || len(faults) > 0 {
		t.Errorf("exercises: %v\n%s", ids, faults.Text())
	}
	programmes, faults := l.Programmes()
	if len(programmes) != 2 || programmes[0].ID != "all" || len(faults) > 0 {
		t.Errorf("programmes: %d\n%s", len(programmes), faults.Text())
	}
	regions, faults := l.Regions()
	if len(regions) != 4 || regions[3].ID != "xx" || len(faults) > 0 {
		t.Errorf("regions: %d\n%s", len(regions), faults.Text())
	}
	broken, _ := fixture(map[string]string{"exercises/mine.yaml": "name: x\n"})
	if _, faults := broken.Exercises(); !faults.HasErrors() {
		t.Error("a broken exercise is not told")
	}
}

func TestLaterLayerReplacesTheWholeFile(t *testing.T) {
	l := Open([]Layer{
		{Prefix: "library", FS: mapFS(builtIn), BuiltIn: true},
		{Prefix: "one", FS: fstest.MapFS{"exercises/bend.yaml": {Data: []byte("name: One\nsteps: [One.]\nfeel: One.\n")}}},
		{Prefix: "two", FS: fstest.MapFS{"exercises/bend.yaml": {Data: []byte("name: Two\nsteps: [Two.]\n")}}},
	})
	x, faults := l.Exercise(Target{ID: "bend"})
	if len(faults) > 0 || x.Name.Value != "Two" || !x.Feel.IsZero() || x.Pos.File != "two/exercises/bend.yaml" {
		t.Errorf("%+v\n%s", x, faults.Text())
	}
}

func TestFileBringsItsOwnTree(t *testing.T) {
	own := &Layer{FS: fstest.MapFS{
		"sheet.yaml":           {Data: []byte("title: Sheet\nexercises: [sit, bend]\nsafety: upper\n")},
		"exercises/sit.yaml":   {Data: []byte("name: Sit\nsteps: [Sit.]\npictures: [{file: ../sit.png, alt: Sitting.}]\n")},
		"sit.png":              {Data: []byte("png")},
		"exercises/about.text": {Data: []byte("no YAML")},
	}}
	l := Open([]Layer{{Prefix: "library", FS: mapFS(builtIn), BuiltIn: true}})
	b := mustBundle(t, l, Request{Programme: Target{Layer: own, Path: "sheet.yaml"}})
	if u := b.Programme.Uses; b.Programme.ID != "sheet" || b.Programme.File != "sheet" || u[0].Exercise.Pos.File != "exercises/sit.yaml" || u[1].Exercise.ID != "bend" {
		t.Errorf("%+v", u)
	}
	if src, err := fs.ReadFile(b.Files, b.Programme.Uses[0].Exercise.Pictures[0].Path); err != nil || string(src) != "png" {
		t.Errorf("%q, %v", src, err)
	}
	if _, faults := l.Exercise(Target{ID: "sit"}); !faults.HasErrors() {
		t.Error("one file's tree stays in the library for the next")
	}
	if x, faults := l.Exercise(Target{Layer: own, Path: "exercises/sit.yaml"}); len(faults) > 0 || x.ID != "sit" {
		t.Errorf("%+v\n%s", x, faults.Text())
	}
}

func TestKind(t *testing.T) {
	l, mine := fixture(map[string]string{
		"a.yaml": "kind: region\n", "b.yaml": "steps: [x]\n", "c.yaml": "exercises: [x]\n", "d.yaml": "ask_first: {}\n", "e.yaml": "words: {}\n",
		"f.yaml": "contact: [x]\n", "g.yaml": "strings: {}\n", "h.yaml": "citation: x\n", "i.yaml": "items: []\n", "j.yaml": "colour: red\n", "k.yaml": "a: [\n",
	})
	for name, want := range map[string]string{
		"a.yaml": "region", "b.yaml": "exercise", "c.yaml": "programme", "d.yaml": "safety", "e.yaml": "region", "f.yaml": "brand",
		"g.yaml": "locale", "h.yaml": "reference", "i.yaml": "advice", "j.yaml": "", "k.yaml": "", "none.yaml": "", "locales/xx.yaml": "locale",
	} {
		if got := l.Kind(Target{Layer: mine, Path: name}); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestCheckByID(t *testing.T) {
	l, _ := fixture(map[string]string{"exercises/mine.yaml": "name: x\n"})
	checkFaults(t, l.Check(Target{ID: "mine"}, "exercise"), []string{`my/exercises/mine.yaml:1:1: the key steps is missing | add "steps: …"`})
	checkFaults(t, l.Check(Target{ID: "mien"}, "exercise"), []string{`: mien: no exercise has this id | did you mean "mine"?`})
	checkFaults(t, l.Check(Target{ID: "twist"}, "exercise"), []string{})
}

func TestCheckTellsAnUnknownKind(t *testing.T) {
	l, mine := fixture(nil)
	checkFaults(t, l.Check(Target{Layer: mine, Path: "brand.yaml"}, "poster"),
		[]string{`my/brand.yaml:1:1: there is no kind "poster" | kinds: exercise, programme, safety, region, brand, locale, reference, advice, pose`})
}

func TestCheckTellsOfTheFileItselfOnly(t *testing.T) {
	l, mine := fixture(map[string]string{"regions/gb.yaml": "x: y\n"})
	if faults := l.Check(Target{Layer: mine, Path: "exercises/mine.yaml"}, ""); len(faults) > 0 {
		t.Errorf("another file's fault:\n%s", faults.Text())
	}
	if faults := l.Check(Target{Layer: mine, Path: "regions/gb.yaml"}, ""); !strings.Contains(faults.Text(), "cannot be replaced") {
		t.Errorf("its own place in the library:\n%s", faults.Text())
	}
}

func TestFileThatIsTooLarge(t *testing.T) {
	l, mine := fixture(map[string]string{"exercises/mine.yaml": "name: x\n" + strings.Repeat("# filler\n", strict.MaxBytes/9)})
	checkFaults(t, l.Check(Target{Layer: mine, Path: "exercises/mine.yaml"}, "exercise"),
		[]string{"my/exercises/mine.yaml:1:1: the file is too large: the most is 1048576 bytes | is it a picture, or the wrong file?"})
}

// closedFS is a file system where nothing may be read.
type closedFS struct{ err error }

func (c closedFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: c.err}
}

func TestFileThatCannotBeRead(t *testing.T) {
	for _, test := range []struct {
		err       error
		why, hint string
	}{
		{fs.ErrPermission, "permission denied", "its owner must let you read it"},
		{errors.New("disk on fire"), "disk on fire", "look at the name and the folder"},
		{fs.ErrNotExist, "there is no such file", "look at the name and the folder"},
	} {
		l, _ := fixture(nil)
		layer := &Layer{FS: closedFS{test.err}}
		checkFaults(t, l.Check(Target{Layer: layer, Path: "a.yaml"}, "exercise"), []string{"a.yaml: cannot be read: " + test.why + " | " + test.hint})
	}
	if got := reason(errors.New("plain")); got != "plain" {
		t.Errorf("got %q", got)
	}
}

func TestSymbolicLinksStayInside(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "library")
	for _, d := range []string{root, filepath.Join(root, "pictures"), filepath.Join(root, "exercises")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{filepath.Join(dir, "secret.png"), filepath.Join(root, "pictures", "real.png")} {
		if err := os.WriteFile(f, []byte("png"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	links := map[string]string{
		"inside.png": "../pictures/real.png", "out.png": "../../secret.png", "absolute.png": filepath.Join(dir, "secret.png"),
		"folder": "../pictures", "up": "../..", "round-a.png": "round-b.png", "round-b.png": "round-a.png",
	}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(root, "exercises", name)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	layer := &Layer{Prefix: "mine", FS: os.DirFS(root)}
	tests := []struct {
		file string
		want string
	}{
		{"inside.png", ""},
		{"folder/real.png", ""},
		{"out.png", "leads out of the library"},
		{"absolute.png", "leads out of the library"},
		{"up/secret.png", "leads out of the library"},
		{"round-a.png", "leads out of the library"},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			src := "name: x\nsteps: [x]\npictures: [{file: " + test.file + ", alt: x}]\n"
			if err := os.WriteFile(filepath.Join(root, "exercises", "x.yaml"), []byte(src), 0o644); err != nil {
				t.Fatal(err)
			}
			l := Open([]Layer{{Prefix: "library", FS: mapFS(builtIn), BuiltIn: true}})
			faults := l.Check(Target{Layer: layer, Path: "exercises/x.yaml"}, "exercise")
			if test.want == "" && len(faults) > 0 || test.want != "" && !strings.Contains(faults.Text(), test.want) {
				t.Errorf("got %q, want %q", faults.Text(), test.want)
			}
		})
	}
}

// TestOnlyPlainFiles: whoever opens a pipe may wait for ever, and a file without end is never read.
func TestOnlyPlainFiles(t *testing.T) {
	own := Layer{Prefix: "mine", FS: fstest.MapFS{
		"exercises/pipe.yaml": {Mode: fs.ModeNamedPipe | 0o644},
		"pipe.png":            {Mode: fs.ModeNamedPipe | 0o644},
		"endless.png":         {Data: make([]byte, mostFileBytes+1)},
		"brand.yaml":          {Data: []byte("name: x\nregion: gb\nlogo: {file: pipe.png, one_colour: endless.png, alt: x}\n")},
	}}
	l := Open([]Layer{{Prefix: "library", FS: mapFS(builtIn), BuiltIn: true}, own})
	_, faults := l.Exercises()
	if want := "mine/exercises/pipe.yaml:1:1: pipe.yaml: not a plain file"; !strings.Contains(faults.Text(), want) {
		t.Errorf("got %q, want %q", faults.Text(), want)
	}
	faults = l.Check(Target{Layer: &own, Path: "brand.yaml"}, "brand")
	for _, want := range []string{"mine/brand.yaml:3:14: pipe.png: not a plain file", "mine/brand.yaml:3:36: endless.png: 67108865 bytes, more than the limit"} {
		if !strings.Contains(faults.Text(), want) {
			t.Errorf("got %q, want %q", faults.Text(), want)
		}
	}
}

func TestMergedTree(t *testing.T) {
	l := Open([]Layer{
		{FS: fstest.MapFS{"templates/a.yaml": {Data: []byte("first")}, "templates/b.yaml": {Data: []byte("first")}}},
		{FS: fstest.MapFS{"templates/b.yaml": {Data: []byte("second")}, "templates/c.yaml": {Data: []byte("second")}}},
	})
	entries, err := fs.ReadDir(l.FS(), "templates")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if err != nil || strings.Join(names, " ") != "a.yaml b.yaml c.yaml" {
		t.Errorf("%v, %v", names, err)
	}
	for name, want := range map[string]string{"templates/a.yaml": "first", "templates/b.yaml": "second"} {
		if src, err := fs.ReadFile(l.FS(), name); err != nil || string(src) != want {
			t.Errorf("%s: %q, %v", name, src, err)
		}
	}
	if _, err := fs.ReadFile(l.FS(), "templates/d.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := fs.ReadDir(l.FS(), "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
}

func TestParseDate(t *testing.T) {
	if d, err := ParseDate("2026-12-01"); err != nil || d.Day != 1 {
		t.Errorf("%v, %v", d, err)
	}
}

// countingFS notes which files were opened.
type countingFS struct {
	fs.FS
	mu     *sync.Mutex // files are read side by side
	opened *[]string
}

func (c countingFS) Open(name string) (fs.File, error) {
	c.mu.Lock()
	*c.opened = append(*c.opened, name)
	c.mu.Unlock()
	return c.FS.Open(name)
}

func (c countingFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(c.FS, name) }

func TestBundleReadsOnlyWhatItNeeds(t *testing.T) {
	var opened []string
	l := Open([]Layer{{Prefix: "library", FS: countingFS{mapFS(builtIn), new(sync.Mutex), &opened}, BuiltIn: true}})
	if len(opened) > 0 {
		t.Errorf("Open read %v", opened)
	}
	mustBundle(t, l, Request{Programme: Target{ID: "all"}, Exercises: []string{"twist"}})
	slices.Sort(opened)
	want := []string{
		"exercises/bend.yaml", "exercises/throw.yaml", "exercises/twist.yaml", "locales/en-GB.yaml", "programmes/all.yaml",
		"references/who-2023.yaml", "regions/intl.yaml", "safety/upper.yaml",
	}
	if !slices.Equal(opened, want) {
		t.Errorf("opened %v", opened)
	}
	opened = nil
	mustBundle(t, l, Request{Programme: Target{ID: "all"}})
	if slices.Contains(opened, "exercises/bend.yaml") || slices.Contains(opened, "locales/en-GB.yaml") {
		t.Errorf("read again: %v", opened)
	}
}

// The library that is built in loads without a finding, in every region.
func TestBuiltInLibrary(t *testing.T) {
	l := Open([]Layer{{Prefix: "library", FS: library.FS, BuiltIn: true}})
	var faults diag.List
	_, more := l.Exercises()
	faults.Add(more)
	programmes, more := l.Programmes()
	faults.Add(more)
	regions, more := l.Regions()
	faults.Add(more)
	if len(faults) > 0 {
		t.Fatal(faults.Text())
	}
	for _, p := range programmes {
		for _, r := range regions {
			if b := mustBundle(t, l, Request{Programme: Target{ID: p.ID}, Region: r.ID}); b.Region.ID != r.ID {
				t.Errorf("%s in %s: region %s", p.ID, r.ID, b.Region.ID)
			}
		}
	}
}

func BenchmarkBundle(b *testing.B) {
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := Open([]Layer{{Prefix: "library", FS: library.FS, BuiltIn: true}})
			if _, faults := l.Bundle(Request{Programme: Target{ID: "back-pain"}}); len(faults) > 0 {
				b.Fatal(faults.Text())
			}
		}
	})
	b.Run("warm", func(b *testing.B) {
		b.ReportAllocs()
		l := Open([]Layer{{Prefix: "library", FS: library.FS, BuiltIn: true}})
		for b.Loop() {
			if _, faults := l.Bundle(Request{Programme: Target{ID: "back-pain"}}); len(faults) > 0 {
				b.Fatal(faults.Text())
			}
		}
	})
}

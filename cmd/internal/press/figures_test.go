package press

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"handout/data"
	"handout/data/load"
)

// ownPose is a clinic's library with one exercise and its pose.
func ownPose() load.Layer {
	return load.Layer{Prefix: "own", FS: fstest.MapFS{
		"poses/hip-lean.yaml": {Data: []byte("base: standing\nskin: tan\nfigure:\n  thoracic: [0, 8, 0]\n")},
		"exercises/lean.yaml": {Data: []byte("name: Lean\npurpose: {text: It may help., evidence: plausible, applies_to: general}\n" +
			"steps: [Lean.]\npictures:\n  - {pose: hip-lean, inset: hip-lean, inset_alt: Leaning., caption: Lean, alt: Leaning.}\nprecautions: [poor balance]\n")},
	}}
}

func ownRequest() Request {
	r := request("starter")
	r.Library = Open(ownPose())
	r.Exercise = &load.Target{ID: "lean"}
	return r
}

// TestOwnPoseIsDrawnOnce: a pose that is not the library's is drawn for the first handout, and found afterwards: in the
// same press, and by another in the folder, unless the file there is spoilt. The bytes are the same in each case.
func TestOwnPoseIsDrawnOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	var mu sync.Mutex
	var drawn []string
	withCache := func(dir string) *Press {
		p := New("test")
		p.Cache = dir
		p.Drawing = func(pose string) {
			mu.Lock()
			defer mu.Unlock()
			drawn = append(drawn, pose)
		}
		return p
	}
	expect := func(what string, want ...string) {
		t.Helper()
		if !slices.Equal(drawn, want) {
			t.Errorf("%s: drew %v, want %v", what, drawn, want)
		}
		drawn = nil
	}
	p := withCache(dir)
	first := mustPrint(t, p, ownRequest())
	expect("first", "hip-lean")
	if !bytes.Contains(first.PDF, []byte("%PDF")) {
		t.Fatal("no PDF")
	}
	same := func(what string, p *Press) {
		t.Helper()
		if !bytes.Equal(mustPrint(t, p, ownRequest()).PDF, first.PDF) {
			t.Errorf("%s: other bytes", what)
		}
	}
	same("the same press", p)
	expect("the same press")
	same("from the folder", withCache(dir))
	expect("from the folder")
	files, err := filepath.Glob(filepath.Join(dir, "*-"+runtime.GOARCH+".svg"))
	if err != nil || len(files) != 1 {
		t.Fatalf("kept %v, %v", files, err)
	}
	if err := os.WriteFile(files[0], []byte("<svg>"), 0o644); err != nil {
		t.Fatal(err)
	}
	same("spoilt", withCache(dir))
	expect("spoilt", "hip-lean")
	same("put right", withCache(dir))
	expect("put right")
	same("without a folder", withCache(""))
	expect("without a folder", "hip-lean")
}

// TestBuildOfABrand: a build that the brand wants is another drawing of the own pose.
func TestBuildOfABrand(t *testing.T) {
	p := New("test")
	r := ownRequest()
	own := mustPrint(t, p, r)
	r.Load.Brand = &load.Target{Layer: &load.Layer{Prefix: "b", FS: fstest.MapFS{"b.yaml": {Data: []byte("name: Your Clinic\nregion: gb\nfigure: {build: older}\n")}}}, Path: "b.yaml"}
	older := mustPrint(t, p, r)
	if older.Bundle.Figure.Build != "older" || own.Bundle.Figure.Build != "" {
		t.Errorf("builds %q and %q", older.Bundle.Figure.Build, own.Bundle.Figure.Build)
	}
	stamps := 0
	p.own.Range(func(any, any) bool { stamps++; return true })
	if stamps != 2 {
		t.Errorf("%d drawings, want one a build", stamps)
	}
}

// TestBuildsTakeTheSamePages: pictures of another build leave every exercise its form, whatever the shape of its body.
func TestBuildsTakeTheSamePages(t *testing.T) {
	p := New("test")
	for programme, pages := range map[string]int{"back-pain": 13, "back-care": 8, "starter": 7} {
		for _, build := range data.Builds()[1:] { // the plain one is no body that a brand may ask for
			for _, paper := range []string{"a4", "letter"} {
				r := request(programme)
				brand := fstest.MapFS{"b.yaml": {Data: []byte("name: Your Clinic\nregion: gb\nfigure: {build: " + build + "}\n")}}
				r.Load.Brand, r.Paper = &load.Target{Layer: &load.Layer{Prefix: "b", FS: brand}, Path: "b.yaml"}, paper
				if got := len(mustPrint(t, p, r).Document.Pages); got != pages {
					t.Errorf("%s, %s, %s: %d pages, want %d", programme, build, paper, got, pages)
				}
			}
		}
	}
}

// TestWrongPoseIsRefused: no handout is printed with a picture of what no body can do.
func TestWrongPoseIsRefused(t *testing.T) {
	layer := ownPose()
	layer.FS.(fstest.MapFS)["poses/hip-lean.yaml"] = &fstest.MapFile{Data: []byte("base: standing\nfigure:\n  neck: [0, 0, 90]\n")}
	r := ownRequest()
	r.Library = Open(layer)
	p := New("test")
	p.Cache = t.TempDir()
	for range 2 { // not from the cache either
		_, found, err := p.Print(t.Context(), r)
		if err != nil || len(found) == 0 || found[0].Pos.String() != "own/poses/hip-lean.yaml:3:9" || found.ExitCode() != 1 {
			t.Errorf("%v, %v", found, err)
		}
	}
	if kept, _ := os.ReadDir(p.Cache); len(kept) > 0 {
		t.Error("kept all the same")
	}
}

// TestKeptFigure: a pose's own build has no folder; the others have one each.
func TestKeptFigure(t *testing.T) {
	if got := keptFigure("childs-pose-1", ""); got != "figures/childs-pose-1.svg" {
		t.Error(got)
	}
	if got := keptFigure("standing-twists-1", "feminine"); got != "figures/standing-twists-1.svg" {
		t.Errorf("the pose's own build: %s", got)
	}
	pose, found := Open().Pose(load.Target{ID: "childs-pose-1"})
	if len(found) > 0 {
		t.Fatal(found)
	}
	p := New("test")
	p.Drawing = func(pose string) { t.Errorf("%s: drawn, though it is kept", pose) }
	if d, found := p.Figure(t.Context(), pose); len(found) > 0 || d.Width == 0 {
		t.Error(found)
	}
}

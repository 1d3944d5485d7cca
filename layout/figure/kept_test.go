package figure_test

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/layout/figure"
)

var update = flag.Bool("update", false, "draw the kept figures anew, as far as pose or rig have changed")

// keptDrawing is a pose as it is kept in one build.
type keptDrawing struct {
	file string // in the assets
	pose *data.Pose
	twin *data.Pose // it is this one's mirror image, and shares its drawing; nil for most
}

// fresh tells whether a kept drawing is that of the pose.
func (k keptDrawing) fresh(svg []byte) bool {
	twin := ""
	if k.twin != nil {
		twin = k.twin.ID
	}
	return figure.StampOf(svg) == figure.Stamp(k.pose) && figure.TwinOf(svg) == twin
}

func (k keptDrawing) draw() []byte {
	if k.twin != nil {
		return figure.Draw(k.twin, figure.Options{}).MirrorSVG(figure.Stamp(k.pose), k.twin.ID)
	}
	return figure.Draw(k.pose, figure.Options{}).SVG(figure.Stamp(k.pose))
}

// findTwins pairs each pose with an earlier one, of its own build, whose mirror image it is.
func findTwins(list []keptDrawing) {
	inMirror := map[string]*data.Pose{}
	for i := range list {
		k := &list[i]
		if k.twin = inMirror[figure.Stamp(k.pose)]; k.twin != nil {
			continue
		}
		if q, ok := figure.InMirror(k.pose); ok && figure.Stamp(q) != figure.Stamp(k.pose) {
			inMirror[figure.Stamp(q)] = k.pose
		}
	}
}

// keptDrawings are what is kept of the library: each pose in its own build, and in a folder of each other build.
func keptDrawings(t *testing.T) []keptDrawing {
	t.Helper()
	var list []keptDrawing
	for _, p := range libraryPoses(t) {
		list = append(list, keptDrawing{file: "figures/" + p.ID + ".svg", pose: p})
		for _, build := range data.KeptBuilds() {
			if build != p.Person.Build {
				other := *p
				other.Person.Build = build
				list = append(list, keptDrawing{file: path.Join("figures", build, p.ID+".svg"), pose: &other})
			}
		}
	}
	findTwins(list)
	return list
}

// TestKeptFigures fails where a pose, or the rig, has changed and a kept drawing of it has not: each bears the stamp of the
// pose that it was made from. With -update it draws those anew, and takes away those without a pose.
func TestKeptFigures(t *testing.T) {
	known := map[string]bool{}
	var stale []keptDrawing
	for _, k := range keptDrawings(t) {
		known[k.file] = true
		if svg, err := fs.ReadFile(assets.FS, k.file); err != nil || !k.fresh(svg) {
			stale = append(stale, k)
		}
	}
	for _, name := range keptFigures(t) {
		switch {
		case known[name]:
		case *update:
			if err := os.Remove(onDisk(name)); err != nil {
				t.Error(err)
			}
		default:
			t.Errorf("%s: a kept drawing without a pose; run make figures", name)
		}
	}
	if *update {
		redraw(t, stale)
		return
	}
	for _, k := range stale {
		t.Errorf("%s: the kept drawing is not that of the pose; run make figures and look at it", k.file)
	}
}

func onDisk(name string) string { return filepath.Join("..", "..", "assets", filepath.FromSlash(name)) }

// redraw draws side by side.
func redraw(t *testing.T, list []keptDrawing) {
	next := make(chan keptDrawing)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for k := range next {
				file := onDisk(k.file)
				err := os.MkdirAll(filepath.Dir(file), 0o755)
				if err == nil {
					err = os.WriteFile(file, k.draw(), 0o644)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for _, k := range list {
		next <- k
	}
	close(next)
	wait.Wait()
}

// TestRigVersion draws a few poses anew: where the same pose gives another drawing, the rig's version must be raised.
// Floating-point libraries differ between processors, so it is held to the one on which the figures were drawn.
func TestRigVersion(t *testing.T) {
	if runtime.GOARCH != "amd64" || *update {
		t.Skip("the kept drawings are the reference")
	}
	for _, id := range []string{"standing-twists-2", "upper-back-bends-2", "inverted-pulls-grip"} {
		p := libraryPose(t, id)
		kept, err := fs.ReadFile(assets.FS, "figures/"+id+".svg")
		if err != nil {
			t.Fatal(err)
		}
		if stamp := figure.Stamp(p); !bytes.Equal(figure.Draw(p, figure.Options{}).SVG(stamp), kept) {
			t.Errorf("%s: drawn anew it is another picture: raise rigVersion and run make figures", id)
		}
	}
}

// TestEconomy holds the kept drawings to what a page can afford.
func TestEconomy(t *testing.T) {
	const most, mean = 20 << 10, 6000
	sum := 0
	names := keptFigures(t)
	for _, name := range names {
		svg, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if len(svg) > most {
			t.Errorf("%s: %d bytes, the most is %d", name, len(svg), most)
		}
		sum += deflated(t, svg)
	}
	if got := sum / len(names); got > mean {
		t.Errorf("%d bytes a figure on average once deflated, the most is %d", got, mean)
	}
}

func keptFigures(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(assets.FS, "figures/*.svg")
	others, more := fs.Glob(assets.FS, "figures/*/*.svg")
	if err != nil || more != nil || len(names) == 0 {
		t.Fatalf("no kept figures: %v, %v", err, more)
	}
	return append(names, others...)
}

func deflated(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// TestPeopleOfTheLibrary: an exercise shows one person, and the library shows people of each build, skin and tone of hair.
func TestPeopleOfTheLibrary(t *testing.T) {
	exercises, faults := openLibrary().Exercises()
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	poses := map[string]*data.Pose{}
	for _, p := range libraryPoses(t) {
		poses[p.ID] = p
	}
	seen := map[string]bool{}
	for _, e := range exercises {
		var first *data.Pose
		for _, pic := range e.Pictures {
			for _, id := range []string{pic.Pose, pic.Inset} {
				p := poses[id]
				switch {
				case p == nil:
				case first == nil:
					first = p
				case p.Person != first.Person:
					t.Errorf("%s: %s shows %+v, %s %+v", e.ID, first.ID, first.Person, p.ID, p.Person)
				}
			}
		}
		if first != nil {
			w := first.Person
			for _, word := range []string{w.Build, cmp.Or(w.Skin, "light"), cmp.Or(w.HairTone, "brown")} {
				seen[word] = true
			}
		}
	}
	for _, words := range [][]string{data.KeptBuilds(), data.Skins(), data.HairTones()} {
		for _, word := range words {
			if !seen[word] {
				t.Errorf("nobody in the library is %s", word)
			}
		}
	}
}

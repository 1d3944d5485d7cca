package figure_test

import (
	"bytes"
	"compress/zlib"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"handout/assets"
	"handout/layout/figure"
)

var update = flag.Bool("update", false, "draw the kept figures anew, as far as pose or rig have changed")

// TestKeptFigures fails where a pose, or the rig, has changed and its kept drawing has not: each kept drawing bears the
// stamp of the pose that it was made from. With -update it draws those anew.
func TestKeptFigures(t *testing.T) {
	poses := map[string]bool{}
	for _, p := range libraryPoses(t) {
		poses[p.ID] = true
		stamp := figure.Stamp(p)
		kept, err := fs.ReadFile(assets.FS, "figures/"+p.ID+".svg")
		if err == nil && figure.StampOf(kept) == stamp {
			continue
		}
		if !*update {
			t.Errorf("%s: the kept drawing is not that of the pose; run make figures and look at it", p.ID)
			continue
		}
		file := filepath.Join("..", "..", "assets", "figures", p.ID+".svg")
		if err := os.WriteFile(file, figure.Draw(p, figure.Options{}).SVG(stamp), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range keptFigures(t) {
		if id := strings.TrimSuffix(path.Base(name), ".svg"); !poses[id] {
			t.Errorf("%s: a kept drawing without a pose", name)
		}
	}
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
	if err != nil || len(names) == 0 {
		t.Fatalf("no kept figures: %v", err)
	}
	return names
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

package figure_test

import (
	"bytes"
	"encoding/hex"
	"strings"
	"sync"
	"testing"

	"handout/data"
	"handout/layout"
	"handout/layout/figure"
	"handout/layout/picture"
)

// TestDrawTwice shows that one pose gives the same bytes each time.
func TestDrawTwice(t *testing.T) {
	p := libraryPose(t, "standing-twists-2")
	first, second := figure.Draw(p, figure.Options{}), figure.Draw(p, figure.Options{})
	if !bytes.Equal(first.SVG(""), second.SVG("")) {
		t.Error("two drawings of one pose differ")
	}
	if first.Drawing().Hash != second.Drawing().Hash {
		t.Error("two drawings of one pose have different hashes")
	}
}

// TestDrawingIsTheSVG reads the file back: both forms must paint the same.
func TestDrawingIsTheSVG(t *testing.T) {
	for _, id := range []string{"upper-back-bends-2", "inverted-pulls-grip"} { // a ghost; half units
		pic := figure.Draw(libraryPose(t, id), figure.Options{})
		read, faults := picture.Decode(id+".svg", pic.SVG("x"), picture.Options{})
		for _, f := range faults {
			t.Errorf("%s: %s", id, f.Message)
		}
		made := pic.Drawing()
		if read.Width != made.Width || read.Height != made.Height || len(read.Shapes) != len(made.Shapes) {
			t.Fatalf("%s: read %d x %d, %d shapes; made %d x %d, %d", id, read.Width, read.Height, len(read.Shapes), made.Width, made.Height, len(made.Shapes))
		}
		for i, s := range made.Shapes {
			r := read.Shapes[i]
			if r.Fill != s.Fill || r.Stroke != s.Stroke || s.Stroke != layout.None && r.StrokeWidth != s.StrokeWidth || r.EvenOdd != s.EvenOdd || len(r.Path) != len(s.Path) {
				t.Fatalf("%s, shape %d: read %+v, made %+v", id, i, head(r), head(s))
			}
			for k := range s.Path {
				if r.Path[k].Op != s.Path[k].Op || r.Path[k].P != s.Path[k].P && s.Path[k].Op != layout.Close {
					t.Fatalf("%s, shape %d, segment %d: read %v, made %v", id, i, k, r.Path[k], s.Path[k])
				}
			}
		}
	}
}

// head is a shape without its path.
func head(s layout.Shape) layout.Shape { s.Path = nil; return s }

// TestClasses shows that skin and hair are named wherever they are painted, so that a reader can recolour them.
func TestClasses(t *testing.T) {
	p := libraryPose(t, "inverted-pulls-move")
	p.Printed = 80_000 // a face large enough for lips
	p.Person.Skin = "tan"
	svg := string(figure.Draw(p, figure.Options{}).SVG(""))
	for _, c := range []string{`class="skin" fill="#bd8557"`, `class="skin-shade" fill="#a06c42"`, `class="skin-deep"`, `class="skin-line" fill="#7c4230"`} {
		if !strings.Contains(svg, c) {
			t.Errorf("no %s", c)
		}
	}
	for line := range strings.Lines(svg) {
		if strings.Contains(line, "#bd8557") && !strings.Contains(line, `class="skin`) {
			t.Errorf("skin without its class: %.80s", line)
		}
	}
}

// TestGrey holds every colour of a grey drawing to grey.
func TestGrey(t *testing.T) {
	for _, s := range figure.Draw(libraryPose(t, "standing"), figure.Options{Grey: true}).Drawing().Shapes {
		for _, c := range []layout.Colour{s.Fill, s.Stroke} {
			if c != layout.None && (c[1:3] != c[3:5] || c[3:5] != c[5:7]) {
				t.Errorf("%s is no grey", c)
			}
		}
	}
}

// TestSize holds the unit: a body standing upright is about 1800 units tall, whatever is drawn round it.
func TestSize(t *testing.T) {
	_, h := figure.Draw(libraryPose(t, "standing"), figure.Options{}).Size()
	if h < 1800 || h > 2000 {
		t.Errorf("standing: %d units tall", h)
	}
	if w, h := figure.Draw(libraryPose(t, "inverted-pulls-grip"), figure.Options{}).Size(); w != 594 || h != 613 {
		t.Errorf("a crop of 0.33 by 0.34 body heights is %d x %d units", w, h)
	}
}

// TestMirrored shows that the mirror of a pose, seen by a mirrored camera, covers as much paper as the pose.
func TestMirrored(t *testing.T) {
	p := libraryPose(t, "standing-twists-2")
	q := p.Mirrored()
	w, h := figure.Draw(p, figure.Options{}).Size()
	v, k := figure.Draw(&q, figure.Options{}).Size()
	if w != v || h != k {
		t.Errorf("%d x %d, mirrored %d x %d", w, h, v, k)
	}
	if back := q.Mirrored(); back.Body != p.Body {
		t.Error("mirrored twice, the body is another")
	}
}

func TestHighlight(t *testing.T) {
	p := written(t, "base: standing\ncamera: {az: 180}\nhighlight: [rhomboids, latissimus-dorsi]\n")
	svg := string(figure.Draw(p, figure.Options{}).SVG(""))
	for what, colour := range map[string]string{"the deep muscle": "#7d4fa8", "its hatching": "#4c2a70", "the main muscle": "#9a3412"} {
		if !strings.Contains(svg, colour) {
			t.Errorf("%s is not drawn", what)
		}
	}
	p.Camera.Azimuth = 0
	if strings.Contains(string(figure.Draw(p, figure.Options{}).SVG("")), "#9a3412") {
		t.Error("a muscle of the back shows from the front")
	}
}

// TestPersonsDiffer draws each build and each haircut, from behind the left shoulder.
func TestPersonsDiffer(t *testing.T) {
	seen := map[string]data.Person{}
	draw := func(person data.Person) {
		p := libraryPose(t, "standing")
		p.Person, p.Camera.Azimuth = person, 130
		p.Crop = &data.Crop{At: data.Vector{0, 0.92, 0}, HalfWidth: 0.45, HalfHeight: 0.2}
		h := figure.Draw(p, figure.Options{}).Drawing().Hash
		if of, ok := seen[h]; ok {
			t.Errorf("%v: the same as %v", person, of)
		}
		seen[h] = person
	}
	for _, build := range data.Builds() {
		draw(data.Person{Build: build})
	}
	for _, cut := range data.HairCuts()[1:] {
		draw(data.Person{Hair: cut})
	}
}

// TestStamp changes with what is drawn, and with nothing else.
func TestStamp(t *testing.T) {
	p := *libraryPose(t, "upper-back-bends-2")
	of := figure.Stamp(&p)
	if _, err := hex.DecodeString(of); err != nil || len(of) != 16 {
		t.Errorf("stamp %q", of)
	}
	if got := figure.StampOf(figure.Draw(&p, figure.Options{}).SVG(of)); got != of {
		t.Errorf("found %q in the file, stamped %q", got, of)
	}
	if figure.StampOf([]byte("<svg>")) != "" {
		t.Error("a stamp where there is none")
	}
	same := p
	same.ID, same.Alt.Value, same.Pos.Line, same.Body.Neck.Pos.Line = "other", "Other.", 99, 99
	if figure.Stamp(&same) != of {
		t.Error("the stamp changes with what is not drawn")
	}
	for name, change := range map[string]func(*data.Pose){
		"neck":   func(p *data.Pose) { p.Body.Neck.Flex++ },
		"ghost":  func(p *data.Pose) { p.Ghost = nil },
		"prop":   func(p *data.Pose) { p.Props = p.Props[:1] },
		"camera": func(p *data.Pose) { p.Camera.Azimuth += 0.5 },
		"skin":   func(p *data.Pose) { p.Person.Skin = "deep" },
		"arrow":  func(p *data.Pose) { p.Arrows = nil },
	} {
		other := p
		change(&other)
		if figure.Stamp(&other) == of {
			t.Errorf("%s: the stamp stays", name)
		}
	}
}

// TestRecoloured: a drawing that is read in other tones is the drawing of a person who has them.
func TestRecoloured(t *testing.T) {
	p := *libraryPose(t, "inverted-pulls-grip")
	p.Crop = &data.Crop{At: data.Vector{0, 0.93, 0}, HalfWidth: 0.1, HalfHeight: 0.08} // the face, lips and all
	p.Person = data.Person{Skin: "light", HairTone: "dark"}
	drawn := figure.Draw(&p, figure.Options{}).SVG("")
	for _, skin := range data.Skins() {
		for _, hair := range data.HairTones() {
			p.Person.Skin, p.Person.HairTone = skin, hair
			want := figure.Draw(&p, figure.Options{}).Drawing()
			got, faults := picture.Decode("x.svg", drawn, picture.Options{Classes: figure.Classes(skin, hair)})
			if len(faults) > 0 || len(got.Shapes) != len(want.Shapes) {
				t.Fatalf("%s, %s: %d shapes, want %d; %v", skin, hair, len(got.Shapes), len(want.Shapes), faults)
			}
			for i := range got.Shapes {
				if got.Shapes[i].Fill != want.Shapes[i].Fill || got.Shapes[i].Stroke != want.Shapes[i].Stroke {
					t.Errorf("%s, %s, shape %d: %s %s, want %s %s", skin, hair, i, got.Shapes[i].Fill, got.Shapes[i].Stroke, want.Shapes[i].Fill, want.Shapes[i].Stroke)
				}
			}
		}
	}
	if only := figure.Classes("", "grey"); only["skin"] != "" || only["hair"] == "" {
		t.Errorf("classes of the hair alone: %v", only)
	}
}

// TestDrawSideBySide: a drawing does not depend on what is drawn at the same time.
func TestDrawSideBySide(t *testing.T) {
	ids := []string{"inverted-pulls-grip", "standing", "childs-pose-1"}
	alone, beside := make([][]byte, len(ids)), make([][]byte, len(ids))
	var wait sync.WaitGroup
	for i, id := range ids {
		p := libraryPose(t, id)
		alone[i] = figure.Draw(p, figure.Options{}).SVG("")
		wait.Go(func() { beside[i] = figure.Draw(p, figure.Options{}).SVG("") })
	}
	wait.Wait()
	for i, id := range ids {
		if !bytes.Equal(alone[i], beside[i]) {
			t.Errorf("%s: another drawing", id)
		}
	}
}

package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"handout/layout"
)

func pt(op layout.SegOp, c ...int64) layout.Seg {
	s := layout.Seg{Op: op}
	for i := 0; i+1 < len(c); i += 2 {
		s.P[i/2] = layout.Pt{X: c[i], Y: c[i+1]}
	}
	return s
}

func TestForm(t *testing.T) {
	line := []layout.Seg{pt(layout.MoveTo, 1000, 2400), pt(layout.LineTo, 3000, 4000)}
	box := []layout.Seg{pt(layout.MoveTo, 0, 0), pt(layout.LineTo, 0, 5000), pt(layout.LineTo, 8000, 5000), pt(layout.LineTo, 8000, 0), {Op: layout.Close}}
	triangle := []layout.Seg{pt(layout.MoveTo, 0, 0), pt(layout.LineTo, 1000, 0), pt(layout.LineTo, 0, 1000), {Op: layout.Close}}
	curves := []layout.Seg{pt(layout.MoveTo, 0, 0), pt(layout.CurveTo, 0, 0, 2000, 2000, 3000, 0),
		pt(layout.CurveTo, 4000, 0, 5000, 0, 5000, 0), pt(layout.CurveTo, 6000, 1000, 7000, 1000, 8000, 0)}
	tests := []struct {
		name   string
		shapes []layout.Shape
		want   string
	}{
		{"stroke", []layout.Shape{{Path: line, Stroke: "#ff0000", StrokeWidth: 1500}},
			"1 0 0 RG\n1.5 w\n4 M\n1 2.4 m\n3 4 l\nS\n"},
		{"what is set stays set", []layout.Shape{
			{Path: line, Stroke: "#000000", StrokeWidth: 1000, Join: layout.RoundJoin, Cap: layout.RoundCap, Dash: []int64{1000, 500}},
			{Path: line, Stroke: "#000000", StrokeWidth: 1000, Join: layout.RoundJoin, Cap: layout.RoundCap}},
			"1 J\n1 j\n[1 .5]0 d\n1 2.4 m\n3 4 l\nS\n[]0 d\n1 2.4 m\n3 4 l\nS\n"},
		{"rectangle", []layout.Shape{{Path: box, Fill: layout.Ink}}, ".067 .133 .2 rg\n0 0 8 5 re\nf\n"},
		{"a fill closes by itself", []layout.Shape{{Path: triangle, Fill: "#808080", EvenOdd: true}}, ".502 g\n0 0 m\n1 0 l\n0 1 l\nf*\n"},
		{"a stroke does not", []layout.Shape{{Path: triangle, Fill: "#000000", Stroke: "#000000", StrokeWidth: 1000, Miter: 10_000}},
			"0 0 m\n1 0 l\n0 1 l\nh\nB\n"},
		{"short curves", []layout.Shape{{Path: curves, Fill: "#000000"}}, "0 0 m\n2 2 3 0 v\n4 0 5 0 y\n6 1 7 1 8 0 c\nf\n"},
		{"opacity", []layout.Shape{{Path: line, Fill: "#000000", FillAlpha: 51}, {Path: line, Fill: "#000000"}},
			"/A51_0 gs\n1 2.4 m\n3 4 l\nf\n/A0_0 gs\n1 2.4 m\n3 4 l\nf\n"},
		{"a pale stroke lies upon its fill", []layout.Shape{{Path: line, Fill: "#000000", Stroke: "#000000", StrokeWidth: 1000, Join: layout.BevelJoin, StrokeAlpha: 102}},
			"/A0_102 gs\n2 j\n1 2.4 m\n3 4 l\nf\n1 2.4 m\n3 4 l\nS\n"},
		{"shapes cut alike share a clip", []layout.Shape{
			{Path: line, Fill: "#ff0000", Clip: box}, {Path: line, Fill: "#ff0000", Clip: box}, {Path: line, Fill: "#ff0000"}},
			"q\n0 0 8 5 re\nW n\n1 0 0 rg\n1 2.4 m\n3 4 l\nf\n1 2.4 m\n3 4 l\nf\nQ\n1 0 0 rg\n1 2.4 m\n3 4 l\nf\n"},
		{"a clip at the end", []layout.Shape{{Path: line, Fill: "#000000", Clip: triangle}}, "q\n0 0 m\n1 0 l\n0 1 l\nW n\n1 2.4 m\n3 4 l\nf\nQ\n"},
		{"nothing to see", []layout.Shape{{Path: line}, {Fill: layout.Ink}, {Path: line, Stroke: layout.Ink}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := makeForm(&layout.Drawing{Width: 10_000, Height: 5500, Shapes: tt.shapes},
				newPalette([]layout.Token{{Name: layout.Ink, R: 0x11, G: 0x22, B: 0x33}}))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(p.data.Data); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
	p, err := makeForm(&layout.Drawing{Width: 10_000, Height: 5500, Shapes: tests[6].shapes}, palette{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "/Type/XObject/Subtype/Form/BBox[0 0 10 5.5] /ExtGState<</A51_0<</ca .2/CA 1>>/A0_0<</ca 1/CA 1>>>>"
	if got := string(p.dict) + " " + string(p.resources); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRectangle(t *testing.T) {
	upright := []layout.Seg{pt(layout.MoveTo, 1, 2), pt(layout.LineTo, 5, 2), pt(layout.LineTo, 5, 9), pt(layout.LineTo, 1, 9), {Op: layout.Close}}
	if r, ok := rectangle(upright); !ok || r != (rect{1, 2, 4, 7}) {
		t.Errorf("got %v, %t", r, ok)
	}
	for i := range upright {
		other := append([]layout.Seg(nil), upright...)
		other[i] = pt(layout.CurveTo, 0, 0, 0, 0, 7, 7)
		if _, ok := rectangle(other); ok {
			t.Errorf("with a curve at %d it is still a rectangle", i)
		}
	}
	upright[2].P[0].X++
	if _, ok := rectangle(upright); ok {
		t.Error("a crooked box is a rectangle")
	}
}

func TestPalette(t *testing.T) {
	p := newPalette([]layout.Token{{Name: layout.Ink, R: 1, G: 2, B: 3}})
	for c, want := range map[layout.Colour]rgb{layout.Ink: {1, 2, 3}, "#FFa007": {255, 160, 7}} {
		if got, err := p.colour(c); err != nil || got != want {
			t.Errorf("%s: got %v, %v", c, got, err)
		}
	}
	for _, c := range []layout.Colour{"", layout.Accent, "#12345", "#12345g", "#+12345", "1234567"} {
		if v, err := p.colour(c); err == nil {
			t.Errorf("%q is %v", c, v)
		}
	}
}

// unpredict undoes PNG's filters as its specification words them.
func unpredict(b []byte, row, channels int) []byte {
	var out []byte
	above := make([]byte, row)
	for ; len(b) > 0; b = b[row+1:] {
		now := append([]byte(nil), b[1:row+1]...)
		for i := range now {
			var left, corner int
			if i >= channels {
				left, corner = int(now[i-channels]), int(above[i-channels])
			}
			up := int(above[i])
			switch b[0] {
			case 1:
				now[i] += byte(left)
			case 2:
				now[i] += byte(up)
			case 3:
				now[i] += byte((left + up) / 2)
			case 4:
				nearest, distance := left, 1000
				for _, n := range []int{left, up, corner} {
					if d := abs(left + up - corner - n); d < distance {
						nearest, distance = n, d
					}
				}
				now[i] += byte(nearest)
			}
		}
		out = append(out, now...)
		above = now
	}
	return out
}

func TestPredict(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	kinds := map[byte]bool{}
	for _, channels := range []int{1, 3} {
		const width, height = 20, 40
		samples := make([]byte, width*height*channels)
		for i := range samples {
			x, y := i/channels%width, i/channels/width
			samples[i] = []byte{7, byte(9 * x), byte(9 * y), byte(5*x + 4*y), byte(r.IntN(256))}[y/8]
		}
		out := predict(samples, width*channels, channels)
		for i := 0; i < len(out); i += width*channels + 1 {
			kinds[out[i]] = true
		}
		if !bytes.Equal(unpredict(out, width*channels, channels), samples) {
			t.Errorf("%d channels: the samples do not come back", channels)
		}
	}
	if len(kinds) < 4 {
		t.Errorf("only the filters %v were chosen", kinds)
	}
}

// TestPixels makes sure that samples are predicted where that pays, and only there.
func TestPixels(t *testing.T) {
	slope := &layout.Raster{Width: 64, Height: 64, Channels: layout.PixelRGB}
	tiles := &layout.Raster{Width: 64, Height: 64, Channels: layout.PixelGrey}
	r := rand.New(rand.NewPCG(5, 6))
	tile, laid := r.Perm(256), r.Perm(64) // four tiles of 8 x 8, laid at random
	for y := range 64 {
		for x := range 64 {
			slope.Pixels = append(slope.Pixels, byte(3*x+r.IntN(3)), byte(3*y+r.IntN(3)), byte(x+y))
			tiles.Pixels = append(tiles.Pixels, byte(tile[64*(laid[y/8*8+x/8]%4)+y%8*8+x%8]))
		}
	}
	painter := NewPainter()
	for name, tt := range map[string]struct {
		raster    *layout.Raster
		predicted bool
	}{"photograph": {slope, true}, "repeated artwork": {tiles, false}} {
		p, err := painter.makeImage(tt.raster)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf("/DecodeParms<</Predictor 15/Colors %d/Columns 64>>", tt.raster.Channels)
		if got := bytes.Contains(p.dict, []byte(want)); got != tt.predicted {
			t.Errorf("%s: predicted: %t, want %t", name, got, tt.predicted)
		}
	}
}

func TestPaintersForget(t *testing.T) {
	p := NewPainter()
	for i := range maxKept + 10 {
		j := &job{Painter: p, byName: map[string]*picture{}}
		if _, err := j.picture(&layout.Drawing{Hash: fmt.Sprintf("%032d", i), Width: 1, Height: 1}); err != nil {
			t.Fatal(err)
		}
	}
	if len(p.pictures) > maxKept {
		t.Errorf("%d pictures are kept", len(p.pictures))
	}
}

// TestPrepare: what was prepared is not made again, and what cannot be made waits for Paint to say so.
func TestPrepare(t *testing.T) {
	p := NewPainter()
	box := []layout.Seg{pt(layout.MoveTo, 0, 0), pt(layout.LineTo, 8000, 5000)}
	good := &layout.Drawing{Hash: "good", Width: 8000, Height: 5000, Shapes: []layout.Shape{{Path: box, Fill: layout.Ink}}}
	bad := &layout.Drawing{Hash: "bad", Width: 8000, Height: 5000, Shapes: []layout.Shape{{Path: box, Fill: "mauve"}}}
	tokens := []layout.Token{{Name: layout.Ink}}
	p.Prepare(tokens, slices.Values([]*layout.Drawing{good, bad, {}, good}))
	if len(p.pictures) != 1 {
		t.Fatalf("%d pictures are ready, want 1", len(p.pictures))
	}
	ready := p.pictures[pictureKey{"good", newPalette(tokens).key}]
	j := &job{Painter: p, palette: newPalette(tokens), byName: map[string]*picture{}}
	if name, err := j.picture(good); err != nil || j.byName[name] != ready {
		t.Errorf("the picture was made again: %v", err)
	}
	if _, err := j.picture(bad); err == nil {
		t.Error("the faulty picture is not reported")
	}
}

// TestUnder wants what lies under several drawings once in the file, and called by each of them.
func TestUnder(t *testing.T) {
	box := []layout.Seg{pt(layout.MoveTo, 0, 0), pt(layout.LineTo, 8000, 5000)}
	drawing := func(hash string, under *layout.Drawing) *layout.Drawing {
		return &layout.Drawing{Hash: hash, Width: 8000, Height: 5000, Under: under, Shapes: []layout.Shape{{Path: box, Fill: layout.Ink}}}
	}
	body := drawing("body", nil)
	palette := newPalette([]layout.Token{{Name: layout.Ink}})
	j := &job{Painter: NewPainter(), palette: palette, byName: map[string]*picture{}}
	for _, d := range []*layout.Drawing{drawing("one", body), drawing("two", body)} {
		if _, err := j.picture(d); err != nil {
			t.Fatal(err)
		}
	}
	names := string(writePictures(&j.w, j.pictures))
	written := string(j.w.Finish(&j.packer, j.w.Alloc(), j.w.Alloc()))
	if forms, calls := strings.Count(written, "/Subtype/Form"), strings.Count(written, "/XObject<</U 1 0 R>>"); forms != 3 || calls != 2 {
		t.Errorf("%d forms, %d of them call the shared one; names %s", forms, calls, names)
	}
	if _, err := j.picture(drawing("three", &layout.Drawing{Hash: "bad", Shapes: []layout.Shape{{Path: box, Fill: "mauve"}}})); err == nil {
		t.Error("a fault of what lies under is not told")
	}
}

// TestFineForm: points on halves of a unit become whole numbers in units half as large, and print where they did.
func TestFineForm(t *testing.T) {
	line := []layout.Seg{pt(layout.MoveTo, 1500, 2000), pt(layout.LineTo, 3000, 4500)}
	d := &layout.Drawing{Width: 8000, Height: 5000, Shapes: []layout.Shape{{Path: line, Stroke: layout.Ink, StrokeWidth: 1200, Dash: []int64{500}}}}
	made, err := makeForm(d, newPalette([]layout.Token{{Name: layout.Ink}}))
	if err != nil {
		t.Fatal(err)
	}
	if want := "/Type/XObject/Subtype/Form/Matrix[.5 0 0 .5 0 0]/BBox[0 0 16 10]"; string(made.dict) != want {
		t.Errorf("got %s, want %s", made.dict, want)
	}
	if want := "2.4 w\n"; !bytes.Contains(made.data.Data, []byte(want)) || !bytes.Contains(made.data.Data, []byte("3 4 m\n6 9 l\n")) || !bytes.Contains(made.data.Data, []byte("[1]0 d")) {
		t.Errorf("got %s", made.data.Data)
	}
	for name, d := range map[string]*layout.Drawing{
		"whole already": {Shapes: []layout.Shape{{Path: []layout.Seg{pt(layout.MoveTo, 1000, 2000)}}}},
		"finer still":   {Shapes: []layout.Shape{{Path: []layout.Seg{pt(layout.MoveTo, 1500, 2100)}}}},
		"over another":  {Under: d, Shapes: d.Shapes},
	} {
		if got := fineness(d); got != 1 {
			t.Errorf("%s: fineness %d", name, got)
		}
	}
}

package svg

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"strings"
	"testing"

	"handout/layout"
)

var tokens = []layout.Token{{Name: layout.Ink, R: 0x17, G: 0x24, B: 0x2b}}

func seg(op layout.SegOp, numbers ...int64) layout.Seg {
	s := layout.Seg{Op: op}
	for i := 0; i < len(numbers); i += 2 {
		s.P[i/2] = layout.Pt{X: numbers[i], Y: numbers[i+1]}
	}
	return s
}

// triangle has its corners at thousandths, so that they must be rounded where the drawing is large.
var triangle = []layout.Seg{seg(layout.MoveTo, 0, 0), seg(layout.LineTo, 10_000, 0), seg(layout.CurveTo, 10_000, 5000, 5000, 10_000, 0, 10_000), seg(layout.Close)}

func TestWrite(t *testing.T) {
	square := []layout.Seg{seg(layout.MoveTo, 1000, 1000), seg(layout.LineTo, 9000, 1000), seg(layout.LineTo, 9000, 9000), seg(layout.Close), seg(layout.LineTo, 2000, 0)}
	tests := []struct {
		name   string
		shapes []layout.Shape
		want   string
	}{
		{"fill", []layout.Shape{{Path: triangle, Fill: layout.Ink}},
			`<path fill="#17242b" d="m0 0l10000 0c0 5000-5000 10000-10000 10000z"/>`},
		{"literal, see-through, even-odd", []layout.Shape{{Path: triangle, Fill: "#FF0000", FillAlpha: 51, EvenOdd: true}},
			`<path fill="#ff0000" fill-opacity="0.200" fill-rule="evenodd" d="m0 0l10000 0c0 5000-5000 10000-10000 10000z"/>`},
		{"stroke", []layout.Shape{{Path: square, Stroke: layout.Ink, StrokeWidth: 500, StrokeAlpha: 255, Cap: layout.RoundCap, Join: layout.BevelJoin, Dash: []int64{1000, 2000}}},
			`<path fill="none" stroke="#17242b" stroke-opacity="1.000" stroke-width="500" stroke-linecap="round" stroke-linejoin="bevel" stroke-dasharray="1000 2000" d="m1000 1000l8000 0l0 8000zl1000-1000"/>`},
		{"mitre", []layout.Shape{{Path: square[:2], Stroke: layout.Ink, StrokeWidth: 500, Miter: 2500, Cap: layout.SquareCap}},
			`<path fill="none" stroke="#17242b" stroke-width="500" stroke-linecap="square" stroke-miterlimit="2.5" d="m1000 1000l8000 0"/>`},
		{"clips are shared", []layout.Shape{{Path: triangle[:2], Fill: layout.Ink, Clip: square[:2]}, {Path: triangle[:2], Fill: layout.Ink, Clip: square[:2]}, {Path: triangle[:2], Fill: layout.Ink}},
			`<clipPath id="d-1"><path d="m1000 1000l8000 0"/></clipPath><g clip-path="url(#d-1)"><path fill="#17242b" d="m0 0l10000 0"/><path fill="#17242b" d="m0 0l10000 0"/></g><path fill="#17242b" d="m0 0l10000 0"/>`},
		{"a clip at the end is closed", []layout.Shape{{Path: triangle[:2], Fill: layout.Ink, Clip: square[:2]}},
			`<clipPath id="d-1"><path d="m1000 1000l8000 0"/></clipPath><g clip-path="url(#d-1)"><path fill="#17242b" d="m0 0l10000 0"/></g>`},
		{"nothing to see", []layout.Shape{{Path: triangle}, {Fill: layout.Ink}, {Path: triangle, Stroke: layout.Ink}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Write(&layout.Drawing{Hash: "h", Width: 10_000, Height: 10_000, Shapes: test.shapes}, tokens, "d")
			if err != nil {
				t.Fatal(err)
			}
			if string(got.Elements) != test.want || got.Width != 10_000 || got.Height != 10_000 {
				t.Errorf("%d x %d\n%s\nwant\n%s", got.Width, got.Height, got.Elements, test.want)
			}
		})
	}
}

// TestUnder writes what lies under a drawing before it.
func TestUnder(t *testing.T) {
	line := []layout.Seg{seg(layout.MoveTo, 1000, 1000), seg(layout.LineTo, 9000, 1000)}
	shape := func(fill layout.Colour) []layout.Shape { return []layout.Shape{{Path: line, Fill: fill}} }
	under := &layout.Drawing{Width: 10_000, Height: 10_000, Shapes: shape(layout.Ink)}
	over := &layout.Drawing{Width: 10_000, Height: 10_000, Under: under, Shapes: shape("#FF0000")}
	got, err := Write(over, tokens, "d")
	want := `<path fill="#17242b" d="m1000 1000l8000 0"/><path fill="#ff0000" d="m1000 1000l8000 0"/>`
	if err != nil || string(got.Elements) != want {
		t.Errorf("%v %s\nwant %s", err, got.Elements, want)
	}
	under.Shapes[0].Fill = "mauve"
	if _, err := Write(over, tokens, "d"); err == nil {
		t.Error("a fault of what lies under is not told")
	}
}

func TestLargeDrawingsAreWrittenInWholeUnits(t *testing.T) {
	path := []layout.Seg{seg(layout.MoveTo, 1499, -1499), seg(layout.LineTo, 2500, 1500)}
	got, err := Write(&layout.Drawing{Width: 2_000_000, Height: 1_000_000, Shapes: []layout.Shape{{Path: path, Stroke: layout.Ink, StrokeWidth: 100}}}, tokens, "d")
	if err != nil {
		t.Fatal(err)
	}
	want := `<path fill="none" stroke="#17242b" stroke-width="1" d="m15-15l10 30"/>`
	if string(got.Elements) != want || got.Width != 20_000 || got.Height != 10_000 {
		t.Errorf("%d x %d %s\nwant 20000 x 10000 %s", got.Width, got.Height, got.Elements, want)
	}
}

func TestImages(t *testing.T) {
	jpeg := &layout.Raster{Width: 4, Height: 2, Channels: layout.PixelRGB, JPEG: []byte{1, 2, 3}}
	got, err := Write(&layout.Drawing{Width: 9, Height: 9, Raster: jpeg}, nil, "d")
	if want := `<image width="4" height="2" preserveAspectRatio="none" href="data:image/jpeg;base64,AQID"/>`; err != nil || string(got.Elements) != want || got.Width != 4 {
		t.Errorf("%s, %v\nwant %s", got.Elements, err, want)
	}
	pixels := &layout.Raster{Width: 2, Height: 1, Channels: layout.PixelGrey, Pixels: []byte{0, 200}, Alpha: []byte{255, 0}}
	if got, err = Write(&layout.Drawing{Width: 9, Height: 9, Raster: pixels}, nil, "d"); err != nil {
		t.Fatal(err)
	}
	_, encoded, _ := strings.Cut(string(got.Elements), "data:image/png;base64,")
	file, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(encoded, `"/>`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := m.At(1, 0).RGBA(); m.Bounds().Dx() != 2 || a != 0 {
		t.Errorf("bounds %v, opacity %d of the clear pixel", m.Bounds(), a)
	}
}

func TestErrors(t *testing.T) {
	for name, d := range map[string]*layout.Drawing{
		"unknown fill":   {Shapes: []layout.Shape{{Path: triangle, Fill: "no-such"}}},
		"unknown stroke": {Shapes: []layout.Shape{{Path: triangle, Stroke: "#12345", StrokeWidth: 1}}},
		"short pixels":   {Raster: &layout.Raster{Width: 2, Height: 2, Channels: layout.PixelGrey, Pixels: []byte{1}}},
	} {
		if _, err := Write(d, tokens, "d"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := &layout.Drawing{Width: 10_000, Height: 10_000}
	for range 200 {
		d.Shapes = append(d.Shapes, layout.Shape{Path: triangle, Fill: layout.Ink, Stroke: layout.Ink, StrokeWidth: 100})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, tokens, "d"); err != nil {
			b.Fatal(err)
		}
	}
}

package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"testing"

	"handout/assets"
	"handout/layout"
)

var tokens = []layout.Token{{Name: layout.Ink}, {Name: layout.Stop, R: 255}}

func seg(op layout.SegOp, numbers ...int64) layout.Seg {
	s := layout.Seg{Op: op}
	for i := 0; i < len(numbers); i += 2 {
		s.P[i/2] = layout.Pt{X: numbers[i] * 1000, Y: numbers[i+1] * 1000}
	}
	return s
}

// box is a rectangle in whole units.
func box(x, y, w, h int64) []layout.Seg {
	return []layout.Seg{seg(layout.MoveTo, x, y), seg(layout.LineTo, x+w, y), seg(layout.LineTo, x+w, y+h), seg(layout.LineTo, x, y+h), seg(layout.Close)}
}

func line(numbers ...int64) []layout.Seg {
	path := []layout.Seg{seg(layout.MoveTo, numbers[0], numbers[1])}
	for i := 2; i < len(numbers); i += 2 {
		path = append(path, seg(layout.LineTo, numbers[i], numbers[i+1]))
	}
	return path
}

// drawn is a drawing of 100 x 100 units at one pixel a unit.
func drawn(t *testing.T, shapes ...layout.Shape) image.Image {
	t.Helper()
	b, err := Drawing(&layout.Drawing{Width: 100_000, Height: 100_000, Shapes: shapes}, tokens, 100, 96, false)
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, b)
}

func decoded(t *testing.T, b []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// covered is how much of the picture is black, in pixels.
func covered(m image.Image) float64 {
	sum := 0.0
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			sum += 1 - float64(color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y)/255
		}
	}
	return sum
}

func TestArea(t *testing.T) {
	const half = 50 * 50 * math.Pi // a circle of radius 50
	k := int64(28)                 // control points of a quarter circle, roughly
	circle := []layout.Seg{seg(layout.MoveTo, 100, 50), seg(layout.CurveTo, 100, 50+k, 50+k, 100, 50, 100),
		seg(layout.CurveTo, 50-k, 100, 0, 50+k, 0, 50), seg(layout.CurveTo, 0, 50-k, 50-k, 0, 50, 0), seg(layout.CurveTo, 50+k, 0, 100, 50-k, 100, 50), seg(layout.Close)}
	twice := append(box(10, 10, 80, 80), box(30, 30, 40, 40)...)
	hollow := append(box(10, 10, 80, 80), seg(layout.MoveTo, 30, 30), seg(layout.LineTo, 30, 70), seg(layout.LineTo, 70, 70), seg(layout.LineTo, 70, 30), seg(layout.Close))
	stroke := func(width int64, cap layout.Cap, join layout.Join, path []layout.Seg) layout.Shape {
		return layout.Shape{Path: path, Stroke: layout.Ink, StrokeWidth: width * 1000, Cap: cap, Join: join}
	}
	dashed := stroke(10, layout.ButtCap, layout.MiterJoin, line(10, 50, 90, 50))
	dashed.Dash = []int64{10_000, 20_000}
	ring := stroke(10, layout.ButtCap, layout.MiterJoin, box(20, 20, 60, 60))
	dashedRing := ring
	dashedRing.Dash = []int64{30_000, 30_000}
	sharp := stroke(10, layout.ButtCap, layout.MiterJoin, line(20, 50, 80, 50, 20, 52))
	tests := []struct {
		name  string
		shape layout.Shape
		want  float64
	}{
		{"box", layout.Shape{Path: box(10, 20, 30, 40), Fill: layout.Ink}, 1200},
		{"half a pixel", layout.Shape{Path: []layout.Seg{{Op: layout.MoveTo}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 500}}}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 500, Y: 1000}}}, {Op: layout.LineTo, P: [3]layout.Pt{{Y: 1000}}}}, Fill: layout.Ink}, 0.5},
		{"beyond the edge", layout.Shape{Path: box(-50, -50, 100, 100), Fill: layout.Ink}, 2500},
		{"circle", layout.Shape{Path: circle, Fill: layout.Ink}, half},
		{"box in a box, non-zero", layout.Shape{Path: twice, Fill: layout.Ink}, 6400},
		{"box in a box, even-odd", layout.Shape{Path: twice, Fill: layout.Ink, EvenOdd: true}, 4800},
		{"box in a box, other way round", layout.Shape{Path: hollow, Fill: layout.Ink}, 4800},
		{"half of 255", layout.Shape{Path: box(0, 0, 10, 10), Fill: layout.Ink, FillAlpha: 128}, 50},
		{"clipped", layout.Shape{Path: box(0, 0, 50, 50), Fill: layout.Ink, Clip: box(40, 40, 50, 50)}, 100},
		{"clipped away", layout.Shape{Path: box(0, 0, 50, 50), Fill: layout.Ink, Clip: box(200, 40, 50, 50)}, 0},
		{"line", stroke(10, layout.ButtCap, layout.MiterJoin, line(20, 50, 80, 50)), 600},
		{"line, square ends", stroke(10, layout.SquareCap, layout.MiterJoin, line(20, 50, 80, 50)), 700},
		{"line, round ends", stroke(10, layout.RoundCap, layout.MiterJoin, line(20, 50, 80, 50)), 600 + 25*math.Pi},
		{"line there and back", stroke(10, layout.ButtCap, layout.BevelJoin, line(20, 50, 80, 50, 20, 50)), 600},
		{"corner, mitre", stroke(10, layout.ButtCap, layout.MiterJoin, line(20, 20, 80, 20, 80, 80)), 1200},
		{"corner, bevel", stroke(10, layout.ButtCap, layout.BevelJoin, line(20, 20, 80, 20, 80, 80)), 1187.5},
		{"corner, round", stroke(10, layout.ButtCap, layout.RoundJoin, line(20, 20, 80, 20, 80, 80)), 1175 + 25*math.Pi/4},
		{"corner to the other side", stroke(10, layout.ButtCap, layout.MiterJoin, line(20, 80, 80, 80, 80, 20)), 1200},
		{"too sharp for a mitre", sharp, 660},
		{"closed", ring, 2400},
		{"closed, two points", stroke(10, layout.ButtCap, layout.BevelJoin, append(line(20, 50, 80, 50), seg(layout.Close))), 600},
		{"dashes", dashed, 300},
		{"dashes round a box", dashedRing, 1200},
		{"dot, round", stroke(10, layout.RoundCap, layout.MiterJoin, line(50, 50, 50, 50)), 25 * math.Pi},
		{"dot, square", stroke(10, layout.SquareCap, layout.MiterJoin, line(50, 50, 50, 50)), 100},
		{"dot, butt", stroke(10, layout.ButtCap, layout.MiterJoin, line(50, 50)), 0},
		{"no colour", layout.Shape{Path: box(0, 0, 50, 50)}, 0},
		{"no path", layout.Shape{Fill: layout.Ink}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.shape.Fill == layout.None && test.shape.Stroke == layout.None && test.want > 0 {
				t.Fatal("the test draws nothing")
			}
			got := covered(drawn(t, test.shape))
			if allowed := 1 + test.want*0.006; math.Abs(got-test.want) > allowed {
				t.Errorf("covers %.1f pixels, want %.1f", got, test.want)
			}
		})
	}
}

func TestLaterShapesLieOnTop(t *testing.T) {
	m := drawn(t, layout.Shape{Path: box(0, 0, 100, 100), Fill: layout.Ink}, layout.Shape{Path: box(40, 40, 20, 20), Fill: "#FFFFFF", Stroke: layout.Stop, StrokeWidth: 4000})
	for _, test := range []struct {
		x, y int
		want color.RGBA
	}{{10, 10, color.RGBA{0, 0, 0, 255}}, {50, 50, color.RGBA{255, 255, 255, 255}}, {40, 50, color.RGBA{255, 0, 0, 255}}} {
		if got := color.RGBAModel.Convert(m.At(test.x, test.y)); got != test.want {
			t.Errorf("%d, %d: %v, want %v", test.x, test.y, got, test.want)
		}
	}
}

// TestUnder paints what lies under a drawing first, and whole, whatever the drawing above is cut to.
func TestUnder(t *testing.T) {
	under := &layout.Drawing{Hash: "u", Width: 100_000, Height: 100_000, Shapes: []layout.Shape{{Path: box(0, 0, 100, 100), Fill: layout.Ink, Clip: box(0, 0, 50, 100)}}}
	over := &layout.Drawing{Hash: "o", Width: 100_000, Height: 100_000, Under: under, Shapes: []layout.Shape{{Path: box(40, 40, 20, 20), Fill: layout.Stop}}}
	b, err := Drawing(over, tokens, 100, 96, false)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		x, y int
		want color.RGBA
	}{{10, 10, color.RGBA{0, 0, 0, 255}}, {45, 50, color.RGBA{255, 0, 0, 255}}, {55, 50, color.RGBA{255, 0, 0, 255}}, {90, 10, color.RGBA{255, 255, 255, 255}}} {
		if got := color.RGBAModel.Convert(m.At(test.x, test.y)); got != test.want {
			t.Errorf("%d, %d: %v, want %v", test.x, test.y, got, test.want)
		}
	}
	under.Shapes[0].Fill = "mauve"
	if _, err := Drawing(over, tokens, 100, 96, false); err == nil {
		t.Error("a fault of what lies under is not told")
	}
}

// TestClipOutlivesWhatItCuts paints two shapes under one clip: the memory of the clip's mask must not serve the shapes'.
func TestClipOutlivesWhatItCuts(t *testing.T) {
	clip := append(box(40, 40, 20, 20), box(70, 40, 20, 20)...) // no rectangle, whose bounds would cut as well
	m := drawn(t,
		layout.Shape{Path: box(0, 0, 100, 50), Fill: layout.Ink, Clip: clip},
		layout.Shape{Path: append(box(0, 50, 100, 50), box(90, 90, 5, 5)...), Fill: layout.Stop, EvenOdd: true, Clip: clip})
	ink, stop, ground := color.RGBA{0, 0, 0, 255}, color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}
	for y := range 100 {
		for x := range 100 {
			want := ground
			if inside := (x >= 40 && x < 60 || x >= 70 && x < 90) && y >= 40 && y < 60; inside && y < 50 {
				want = ink
			} else if inside {
				want = stop
			}
			if got := color.RGBAModel.Convert(m.At(x, y)); got != want {
				t.Fatalf("%d, %d: %v, want %v", x, y, got, want)
			}
		}
	}
}

func TestClearGround(t *testing.T) {
	b, err := Drawing(&layout.Drawing{Width: 1000, Height: 2000}, tokens, 10, 96, true)
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, b)
	if _, _, _, a := m.At(5, 5).RGBA(); a != 0 || m.Bounds().Dy() != 20 {
		t.Errorf("opacity %d, height %d; want a clear ground 20 high", a, m.Bounds().Dy())
	}
}

// fonts is the house font.
func fonts(t testing.TB) []layout.Font {
	t.Helper()
	src, err := assets.FS.ReadFile("fonts/AtkinsonHyperlegibleNext-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return []layout.Font{{Name: "Regular", Data: src, UnitsPerEm: 1000, Weight: 400}}
}

// sheet is a document of one page, an inch wide.
func sheet(items ...layout.Item) *layout.Document {
	return &layout.Document{Palette: tokens, Pages: []layout.Page{{Number: 1, Width: 72_000, Height: 144_000, Items: items}}}
}

func TestPages(t *testing.T) {
	d := sheet(
		layout.Item{Path: &layout.Path{Segs: box(18, 18, 36, 36), Fill: layout.Ink}},
		layout.Item{Link: "#nowhere"},
		layout.Item{Box: layout.Rect{X: 36_000, Y: 72_000, W: 36_000, H: 36_000}, Drawing: &layout.Drawing{Width: 1000, Height: 1000,
			Shapes: []layout.Shape{{Path: box(-5, -5, 10, 10), Fill: layout.Stop}}}})
	d.Pages = append(d.Pages, layout.Page{Number: 2, Width: 72_000, Height: 72_000})
	files, err := Pages(d, 144)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 {
		t.Fatalf("%d files, want one a page", len(files))
	}
	m := decoded(t, files[0])
	if m.Bounds() != image.Rect(0, 0, 144, 288) {
		t.Errorf("bounds %v", m.Bounds())
	}
	for _, test := range []struct {
		x, y int
		want color.RGBA
	}{
		{35, 36, color.RGBA{255, 255, 255, 255}}, {36, 36, color.RGBA{0, 0, 0, 255}}, {107, 107, color.RGBA{0, 0, 0, 255}}, {108, 107, color.RGBA{255, 255, 255, 255}},
		{72, 144, color.RGBA{255, 0, 0, 255}}, {143, 215, color.RGBA{255, 0, 0, 255}}, {71, 144, color.RGBA{255, 255, 255, 255}}, {72, 216, color.RGBA{255, 255, 255, 255}}, // cut to its extent
	} {
		if got := color.RGBAModel.Convert(m.At(test.x, test.y)); got != test.want {
			t.Errorf("%d, %d: %v, want %v", test.x, test.y, got, test.want)
		}
	}
	again, err := Pages(d, 144)
	if err != nil || !bytes.Equal(again[0], files[0]) {
		t.Errorf("the same page is not the same to the byte (%v)", err)
	}
	if i := bytes.Index(files[0], []byte("pHYs")); i < 0 || files[0][i+6] != 5669>>8 || files[0][i+7] != 5669&255 {
		t.Errorf("no 144 dots an inch, 5669 a metre, in the file")
	}
}

func TestText(t *testing.T) {
	const stem = 79 // the glyph is found by what it covers, not by its number
	run := func(size layout.Length, glyphs ...layout.Glyph) layout.Item {
		return layout.Item{Glyphs: &layout.Run{Size: size, Colour: layout.Ink, X: 6000, Y: 100_000, Text: "l", Glyphs: glyphs}}
	}
	cover := func(items ...layout.Item) float64 {
		d := sheet(items...)
		d.Fonts = fonts(t)
		files, err := Pages(d, 96)
		if err != nil {
			t.Fatal(err)
		}
		return covered(decoded(t, files[0]))
	}
	one := cover(run(40_000, layout.Glyph{ID: stem, Advance: 600}))
	if one < 20 {
		t.Fatalf("a glyph covers %.1f pixels", one)
	}
	if half := cover(run(20_000, layout.Glyph{ID: stem, Advance: 600})); math.Abs(half-one/4) > one/40 {
		t.Errorf("at half the size it covers %.1f, want a quarter of %.1f", half, one)
	}
	if two := cover(run(20_000, layout.Glyph{ID: stem, Advance: 1000}, layout.Glyph{ID: stem, Advance: 1000})); math.Abs(two-one/2) > one/20 {
		t.Errorf("two cover %.1f, want twice a quarter of %.1f", two, one)
	}
	if same := cover(run(20_000, layout.Glyph{ID: stem}, layout.Glyph{ID: stem})); math.Abs(same-one/4) > one/20 {
		t.Errorf("two at one place cover %.1f, want a quarter of %.1f", same, one)
	}
}

func TestImages(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range grey.Pix {
		grey.Pix[i] = 64
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, grey, nil); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name        string
		raster      layout.Raster
		left, right color.RGBA
	}{
		{"colour with a clear half", layout.Raster{Width: 2, Height: 1, Channels: layout.PixelRGB, Pixels: []byte{255, 0, 0, 0, 0, 255}, Alpha: []byte{255, 0}}, color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}},
		{"grey", layout.Raster{Width: 8, Height: 1, Channels: layout.PixelGrey, Pixels: []byte{10, 10, 10, 10, 200, 200, 200, 200}}, color.RGBA{10, 10, 10, 255}, color.RGBA{200, 200, 200, 255}},
		{"JPEG", layout.Raster{Width: 8, Height: 8, Channels: layout.PixelGrey, JPEG: file.Bytes()}, color.RGBA{64, 64, 64, 255}, color.RGBA{64, 64, 64, 255}},
	}
	for _, test := range tests {
		b, err := Drawing(&layout.Drawing{Width: 2000, Height: 1000, Raster: &test.raster}, nil, 100, 96, false)
		if err != nil {
			t.Fatal(test.name, err)
		}
		m := decoded(t, b)
		if left, right := color.RGBAModel.Convert(m.At(5, 20)), color.RGBAModel.Convert(m.At(95, 20)); left != test.left || right != test.right {
			t.Errorf("%s: %v and %v, want %v and %v", test.name, left, right, test.left, test.right)
		}
	}
}

func TestErrors(t *testing.T) {
	withFont := func(it layout.Item) *layout.Document {
		d := sheet(it)
		d.Fonts = fonts(t)
		return d
	}
	shape := func(s layout.Shape) layout.Item {
		return layout.Item{Box: layout.Rect{W: 1000, H: 1000}, Drawing: &layout.Drawing{Width: 1000, Height: 1000, Shapes: []layout.Shape{s}}}
	}
	bitmap := func(r layout.Raster) layout.Item {
		return layout.Item{Box: layout.Rect{W: 1000, H: 1000}, Drawing: &layout.Drawing{Width: 1000, Height: 1000, Raster: &r}}
	}
	badFont := sheet()
	badFont.Fonts = []layout.Font{{Name: "none", Data: []byte("no font"), UnitsPerEm: 1000}}
	tests := []struct {
		name string
		doc  *layout.Document
		dpi  int
	}{
		{"too coarse", sheet(), LeastDPI - 1},
		{"too fine", sheet(), MostDPI + 1},
		{"bad font", badFont, 96},
		{"no such font", sheet(layout.Item{Glyphs: &layout.Run{Size: 1000, Colour: layout.Ink}}), 96},
		{"no such glyph", withFont(layout.Item{Glyphs: &layout.Run{Size: 1000, Colour: layout.Ink, Glyphs: []layout.Glyph{{ID: 65000}}}}), 96},
		{"no such colour of text", withFont(layout.Item{Glyphs: &layout.Run{Size: 1000, Colour: "no-such"}}), 96},
		{"no such fill", sheet(layout.Item{Path: &layout.Path{Segs: box(0, 0, 1, 1), Fill: "no-such"}}), 96},
		{"no such stroke", sheet(layout.Item{Path: &layout.Path{Segs: box(0, 0, 1, 1), Stroke: layout.Stroke{Width: 1, Colour: "#XXXXXX"}}}), 96},
		{"no such fill in a drawing", sheet(shape(layout.Shape{Path: box(0, 0, 1, 1), Fill: "no-such"})), 96},
		{"no such stroke in a drawing", sheet(shape(layout.Shape{Path: box(0, 0, 1, 1), Stroke: "no-such", StrokeWidth: 1})), 96},
		{"drawing without extent", sheet(layout.Item{Drawing: &layout.Drawing{}}), 96},
		{"short pixels", sheet(bitmap(layout.Raster{Width: 2, Height: 2, Channels: 1, Pixels: []byte{1}})), 96},
		{"two channels", sheet(bitmap(layout.Raster{Width: 1, Height: 1, Channels: 2, Pixels: []byte{1, 2}})), 96},
		{"short opacity", sheet(bitmap(layout.Raster{Width: 1, Height: 1, Channels: 1, Pixels: []byte{1}, Alpha: []byte{}})), 96},
		{"spoilt JPEG", sheet(bitmap(layout.Raster{Width: 1, Height: 1, Channels: 1, JPEG: []byte("no")})), 96},
	}
	for _, test := range tests {
		if _, err := Pages(test.doc, test.dpi); err == nil {
			t.Errorf("%s: no error", test.name)
		}
	}
	if _, err := Drawing(&layout.Drawing{}, nil, 10, 96, false); err == nil {
		t.Error("a drawing without extent is painted")
	}
	if _, err := Drawing(shape(layout.Shape{Path: box(0, 0, 1, 1), Fill: "no-such"}).Drawing, nil, 10, 96, false); err == nil {
		t.Error("a drawing in a colour that there is not is painted")
	}
	if _, err := EncodePixels(&layout.Raster{}); err == nil {
		t.Error("a bitmap without pixels is encoded")
	}
}

func BenchmarkDrawing(b *testing.B) {
	d := &layout.Drawing{Width: 100_000, Height: 100_000}
	for i := range int64(100) {
		d.Shapes = append(d.Shapes, layout.Shape{Path: box(i, i, 20, 20), Fill: layout.Stop, Stroke: layout.Ink, StrokeWidth: 2000, Join: layout.RoundJoin})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Drawing(d, tokens, 200, 96, false); err != nil {
			b.Fatal(err)
		}
	}
}

// TestPagesAreMarked tells a handout's page from a figure, and from what is no whole file.
func TestPagesAreMarked(t *testing.T) {
	figure, err := Drawing(&layout.Drawing{Width: 100_000, Height: 100_000}, tokens, 10, 96, false)
	if err != nil {
		t.Fatal(err)
	}
	page, err := new(encoder).encode(image.NewRGBA(image.Rect(0, 0, 10, 10)), false, 96, pageMark())
	if err != nil {
		t.Fatal(err)
	}
	decoded(t, page)
	for i, tt := range []struct {
		file []byte
		want bool
	}{{page, true}, {figure, false}, {page[:60], false}, {nil, false}} {
		if IsPage(tt.file) != tt.want {
			t.Errorf("file %d: is a page: %t", i, !tt.want)
		}
	}
}

package pdf_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"handout/layout"
	"handout/layout/impose"
	"handout/layout/pdf"
)

// figure is a drawing as large as those of the library: a few hundred curves in whole units.
func figure(r *rand.Rand, n int) *layout.Drawing {
	d := &layout.Drawing{Hash: fmt.Sprintf("%016d", n), Width: 1_000_000, Height: 2_000_000}
	for range 45 {
		x, y := 1000*int64(r.IntN(1000)), 1000*int64(r.IntN(2000))
		path := []layout.Seg{to(layout.MoveTo, x, y)}
		for range 12 {
			points := make([]int64, 6)
			for i := 0; i < 6; i += 2 {
				x, y = x+1000*int64(r.IntN(60)-30), y+1000*int64(r.IntN(60)-30)
				points[i], points[i+1] = x, y
			}
			path = append(path, curve(points...))
		}
		path = append(path, layout.Seg{Op: layout.Close})
		d.Shapes = append(d.Shapes, layout.Shape{Path: path, Fill: layout.Colour(fmt.Sprintf("#%06x", r.IntN(1<<24))), EvenOdd: true})
	}
	return d
}

// handout is a document as large as a full handout: 12 pages, 21 figures, 540 lines.
func handout(tb testing.TB) *layout.Document {
	ts := newTypesetter(tb)
	r := rand.New(rand.NewPCG(1, 2))
	ts.doc.Root.Children = nil
	figures := 0
	for page := range 12 {
		ts.page()
		ts.text(ts.doc.Root, layout.H1, fmt.Sprintf("Page %d", page+1))
		for figures*12 < 21*(page+1) {
			figures++
			ts.picture(ts.doc.Root, figure(r, figures), "A figure", "A caption")
			ts.y -= layout.MM(60)
		}
		for range 45 {
			n := add(ts.doc.Root, &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{
				{Text: fmt.Sprintf("%d words that", r.IntN(1000))}, {Text: " someone may read ", Strong: true},
				{Text: "on a page of a handout about exercises"},
			}})
			ts.line(n, layout.MM(15), 12*layout.Point)
			ts.put(layout.Item{Span: -1, Path: &layout.Path{Segs: rectangle(layout.MM(15), ts.y, layout.MM(100), layout.MM(1)), Fill: layout.Tint}})
		}
		footer(ts)
	}
	return ts.doc
}

// drawings are those of a tree, as often as they appear.
func drawings(n *layout.Node) []*layout.Drawing {
	var all []*layout.Drawing
	if n.Art != nil {
		all = append(all, n.Art.Drawing)
	}
	for _, c := range n.Children {
		all = append(all, drawings(c)...)
	}
	return all
}

// BenchmarkPaint paints a full handout: the first of a process, the same with its pictures prepared (as press does while
// it is laid out), and the next of a painter that knows its pictures.
func BenchmarkPaint(b *testing.B) {
	d := handout(b)
	run := func(b *testing.B, painter func() *pdf.Painter) {
		b.ReportAllocs()
		var size int
		for b.Loop() {
			out, err := painter().Paint(d)
			if err != nil {
				b.Fatal(err)
			}
			size = len(out)
		}
		b.ReportMetric(float64(size), "bytes")
	}
	b.Run("first", func(b *testing.B) { run(b, pdf.NewPainter) })
	b.Run("prepared", func(b *testing.B) {
		run(b, func() *pdf.Painter {
			b.StopTimer()
			defer b.StartTimer()
			p := pdf.NewPainter()
			p.Prepare(d.Palette, slices.Values(drawings(d.Root)))
			return p
		})
	})
	known := pdf.NewPainter()
	b.Run("next", func(b *testing.B) { run(b, func() *pdf.Painter { return known }) })
	impose.Booklet(d)
	b.Run("booklet", func(b *testing.B) { run(b, func() *pdf.Painter { return known }) })
}

// BenchmarkForm paints a page with a field in each of its places.
func BenchmarkForm(b *testing.B) {
	d, p := fillable(b), pdf.NewPainter()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Paint(d); err != nil {
			b.Fatal(err)
		}
	}
}

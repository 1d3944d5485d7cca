package flowtest

import (
	"testing"

	"handout/layout"
)

func TestDump(t *testing.T) {
	n := &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{{Text: "Pull"}}}
	root := &layout.Node{Role: layout.DocumentRo, Name: "handout", Children: []*layout.Node{n, {Name: "gap"}}}
	box := layout.Rect{X: layout.MM(10), Y: layout.MM(20), W: layout.MM(30), H: layout.MM(4.5)}
	line := []layout.Seg{{Op: layout.MoveTo}, {Op: layout.LineTo}}
	ink := layout.Stroke{Width: 750, Colour: layout.Ink}
	doc := &layout.Document{
		Fonts: []layout.Font{{Weight: 400}},
		Root:  root,
		Pages: []layout.Page{{Number: 1, Chapter: 2, Width: layout.MM(210), Height: layout.MM(297), Items: []layout.Item{
			{Box: box, Node: n, Glyphs: &layout.Run{Size: 12 * layout.Point, X: box.X, Y: box.Y, Text: "Pull "}},
			{Box: box, Node: n, Link: "https://clinic.example"},
			{Box: box, Node: root, Span: -1, Drawing: &layout.Drawing{Hash: "abc"}},
			{Box: box, Span: -1, Path: &layout.Path{Segs: line, Stroke: ink}},
			{Box: box, Span: -1, Path: &layout.Path{Segs: append(line, layout.Seg{Op: layout.Close}), Fill: layout.Tint}},
			{Box: box, Span: -1, Path: &layout.Path{Segs: append(line, layout.Seg{Op: layout.CurveTo}, layout.Seg{Op: layout.Close}), Fill: layout.Tint, Stroke: ink}},
		}}},
	}
	const items = `page 1, chapter 2, 210.00 x 297.00 mm
   10.00   20.00   30.00 x   4.50  P text/0       "Pull " at 10.00 20.00, 12 pt w400 no colour
   10.00   20.00   30.00 x   4.50  P text/0       link https://clinic.example
   10.00   20.00   30.00 x   4.50  Document handout drawing abc
   10.00   20.00   30.00 x   4.50  .              line stroked 0.75 pt ink
   10.00   20.00   30.00 x   4.50  .              box filled tint
   10.00   20.00   30.00 x   4.50  .              round box filled tint stroked 0.75 pt ink
`
	if got := Dump(doc); got != items {
		t.Errorf("got\n%s\nwant\n%s", got, items)
	}
	const nodes = `Document handout
  P text "Pull"
  gap
`
	if got := Tree(root); got != nodes {
		t.Errorf("got\n%s\nwant\n%s", got, nodes)
	}
}

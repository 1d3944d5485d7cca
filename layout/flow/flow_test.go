package flow

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"handout/assets"
	"handout/layout"
	"handout/layout/flow/flowtest"
	"handout/layout/text"
)

var update = flag.Bool("update", false, "write golden files anew")

// faces are read once for all tests.
var faces = sync.OnceValue(func() *text.Faces {
	var list []*text.Face
	for _, weight := range []string{"Regular", "SemiBold", "Bold"} {
		data, err := fs.ReadFile(assets.FS, "fonts/AtkinsonHyperlegibleNext-"+weight+".ttf")
		if err != nil {
			panic(err)
		}
		face, err := text.ParseFace(data)
		if err != nil {
			panic(err)
		}
		list = append(list, face)
	}
	return text.NewFaces(list...)
})

// mms is a whole number of millimetres.
func mms(v float64) Length { return layout.MM(v) }

var body = layout.Type{Size: 12 * layout.Point, Leading: 16 * layout.Point, Weight: 400, Colour: layout.Ink}

// say is a paragraph of body text.
func say(words string) *layout.Node {
	return &layout.Node{Role: layout.P, Kind: layout.Text, Type: body, Spans: []layout.Span{{Text: words}}}
}

// verse is a paragraph of some short lines.
func verse(n int, word string) *layout.Node {
	p := say("")
	p.Spans = nil
	for i := range n {
		if i > 0 {
			p.Spans = append(p.Spans, layout.Span{Kind: layout.LineBreak})
		}
		p.Spans = append(p.Spans, layout.Span{Text: word})
	}
	return p
}

// paragraphOf is a paragraph of spans.
func paragraphOf(s ...layout.Span) *layout.Node {
	return &layout.Node{Role: layout.P, Kind: layout.Text, Type: body, Spans: s}
}

func pile(kids ...*layout.Node) *layout.Node { return &layout.Node{Children: kids} }

func side(tracks []layout.Track, kids ...*layout.Node) *layout.Node {
	return &layout.Node{Kind: layout.Row, Tracks: tracks, Children: kids}
}

func choice(kids ...*layout.Node) *layout.Node {
	return &layout.Node{Kind: layout.Choice, Children: kids}
}

func picture(name string, w, h float64) *layout.Node {
	return &layout.Node{Role: layout.Figure, Kind: layout.Picture, Name: name, Alt: name,
		Art: &layout.Art{Drawing: &layout.Drawing{Hash: name}, Width: mms(w), Height: mms(h)}}
}

// block is an empty box of a height that does not break.
func block(name string, height float64) *layout.Node {
	return &layout.Node{Name: name, Box: layout.Box{Height: mms(height), Fill: layout.Tint}}
}

// with changes a node and returns it.
func with(n *layout.Node, change func(*layout.Node)) *layout.Node {
	change(n)
	return n
}

// sheet is a tree on a page whose body is some millimetres wide and high, 10 mm from each edge.
func sheet(w, h float64, root *layout.Node) *layout.Sheet {
	return &layout.Sheet{
		Meta: layout.Meta{Lang: "en-GB"},
		Page: layout.PageSpec{Width: mms(w + 20), Height: mms(h + 20), Body: layout.Rect{X: mms(10), Y: mms(10), W: mms(w), H: mms(h)}, FooterBottom: mms(2)},
		Root: root,
	}
}

// flowed lays a sheet out that must be without errors.
func flowed(t *testing.T, s *layout.Sheet) *layout.Document {
	t.Helper()
	doc, found := Flow(s, text.NewShaper(faces()))
	if found.HasErrors() {
		t.Fatalf("unexpected: %v", found)
	}
	return doc
}

// golden compares with testdata/<test name>.txt.
func golden(t *testing.T, got string) {
	t.Helper()
	path := filepath.Join("testdata", strings.ReplaceAll(strings.TrimPrefix(t.Name(), "TestGolden/"), " ", "-")+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs:\n%s", path, got)
	}
}

func TestGolden(t *testing.T) {
	share := layout.Track{}
	pad := func(v float64) layout.Edges {
		return layout.Edges{Top: mms(v), Right: mms(v), Bottom: mms(v), Left: mms(v)}
	}
	frame := layout.Stroke{Width: layout.Point, Colour: layout.Ink}
	for name, s := range map[string]*layout.Sheet{
		"stack": sheet(80, 60, with(pile(
			with(say("Space above is dropped at the top."), func(n *layout.Node) { n.Above = mms(5) }),
			with(say("But not here."), func(n *layout.Node) { n.Above = mms(5) }),
			pile(),
			say("What is empty takes no gap."),
		), func(n *layout.Node) { n.Gap = mms(1) })),
		"box": sheet(80, 60, with(pile(
			with(say("In a frame."), func(n *layout.Node) {
				n.Box = layout.Box{MaxWidth: mms(40), Padding: pad(2), Fill: layout.Tint, Frame: frame, Radius: [4]Length{mms(2), mms(2), 0, 0}, X: layout.Right}
			}),
			with(say("7"), func(n *layout.Node) {
				n.Type.Align = layout.Centre
				n.Box = layout.Box{Width: mms(15), Height: mms(15), Y: layout.Middle, Rules: [4]layout.Stroke{frame, frame, frame, frame}}
			}),
			with(say("Low."), func(n *layout.Node) {
				n.Type.Align = layout.Right
				n.Box = layout.Box{MinHeight: mms(12), Y: layout.Bottom, X: layout.Centre, Width: mms(30)}
			}),
		), func(n *layout.Node) { n.Gap = mms(2) })),
		"row": sheet(100, 60, pile(
			with(side([]layout.Track{{Fixed: mms(20)}, {Share: 1}, {Share: 3}, {Auto: true, Min: mms(5)}},
				picture("figure", 18, 12), say("One."), with(say("Two words."), func(n *layout.Node) { n.Box.Fill = layout.Band }), say("Unbreakable"),
			), func(n *layout.Node) { n.Gap = mms(2) }),
			with(side([]layout.Track{share, share}, say("Middle."), block("block", 10)), func(n *layout.Node) { n.Valign = layout.Middle }),
			with(side([]layout.Track{share, share}, say("Bottom."), block("block", 10)), func(n *layout.Node) { n.Valign = layout.Bottom }),
			with(side([]layout.Track{share, share, share}, say("Baseline."),
				with(say("Large."), func(n *layout.Node) { n.Type.Size, n.Type.Leading = 24*layout.Point, 30*layout.Point }), picture("icon", 5, 5),
			), func(n *layout.Node) { n.Valign = layout.Baseline }),
			with(side([]layout.Track{share, share}, with(say("Cell."), func(n *layout.Node) { n.Box = layout.Box{Frame: frame, Y: layout.Middle} }), say("Two lines of words are set here.")),
				func(n *layout.Node) { n.Role = layout.TR; n.Box.MinHeight = mms(14) }),
		)),
		"hang": sheet(60, 40, pile(
			side([]layout.Track{{Fixed: mms(12)}, share}, with(pile(block("hanging", 10)), func(n *layout.Node) { n.Box.Hang = true }), say("Beside.")),
			with(say("Below, beside it too."), func(n *layout.Node) { n.Box.Padding.Left = mms(12) }),
		)),
		"spans": sheet(80, 60, with(pile(
			paragraphOf(layout.Span{Text: "Plain, then "}, layout.Span{Text: "bold", Strong: true}, layout.Span{Text: ", then a "},
				layout.Span{Text: "link over the end of a line", Link: "https://clinic.example"}, layout.Span{Text: "."}),
			paragraphOf(layout.Span{Text: "Weight "}, layout.Span{Kind: layout.Blank, Text: "blank", Width: mms(16), Height: mms(7.5), Line: frame}, layout.Span{Text: " kg."}),
			paragraphOf(layout.Span{Text: "Name "}, layout.Span{Kind: layout.Blank, Text: "blank", Width: mms(16), Fill: true, Line: frame}),
			paragraphOf(layout.Span{Kind: layout.Tick, Text: "tick box", Width: mms(7), Line: frame, Radius: mms(1)}, layout.Span{Text: " For me"}),
			paragraphOf(layout.Span{Text: "One"}, layout.Span{Kind: layout.LineBreak}, layout.Span{Text: "Two"}),
			with(say("Tracked"), func(n *layout.Node) { n.Type.Tracking = -200 }),
		), func(n *layout.Node) { n.Gap = mms(1) })),
		"numbers": footed(sheet(80, 20, pile(
			paragraphOf(layout.Span{Text: "See page "}, layout.Span{Kind: layout.PageRef, Target: "end", Link: "#end"}, layout.Span{Text: ", please."}),
			with(say("The end."), func(n *layout.Node) { n.Break = layout.PageBreak; n.ID = "end" }),
		)), paragraphOf(layout.Span{Text: "Page "}, layout.Span{Kind: layout.PageNumber}, layout.Span{Text: " of "}, layout.Span{Kind: layout.PageTotal})),
		"breaks": sheet(60, 30, pile(
			verse(3, "One."),
			with(say("Right."), func(n *layout.Node) { n.Break = layout.RightPage }),
			pile(pile(with(say("Left, in blocks."), func(n *layout.Node) { n.Break = layout.LeftPage }))),
			verse(9, "Long."),
		)),
		"split": sheet(60, 30, pile(
			verse(3, "Before."),
			with(pile(verse(7, "In a frame.")), func(n *layout.Node) { n.Box = layout.Box{Padding: pad(1), Frame: frame, Fill: layout.Tint} }),
		)),
		"columns": sheet(80, 30, pile(verse(2, "Before."), side([]layout.Track{share, share, share}, verse(9, "Left."), verse(2, "Middle."),
			with(verse(6, "Right."), func(n *layout.Node) { n.Box.Fill = layout.Tint })))),
		"table": sheet(60, 24, with(pile(
			side([]layout.Track{share, share}, say("Head A"), say("Head B")),
			with(side([]layout.Track{share, share}, verse(2, "A1"), say("B1")), func(n *layout.Node) { n.Role = layout.TR }),
			with(side([]layout.Track{share, share}, verse(2, "A2"), say("B2")), func(n *layout.Node) { n.Role = layout.TR }),
			with(side([]layout.Track{share, share}, verse(2, "A3"), say("B3")), func(n *layout.Node) { n.Role = layout.TR }),
		), func(n *layout.Node) {
			n.Role = layout.Table
			n.Repeat = side([]layout.Track{share, share}, say("Head A"), say("Head B"))
		})),
	} {
		t.Run(name, func(t *testing.T) {
			doc := flowed(t, s)
			golden(t, flowtest.Dump(doc)+"\n"+flowtest.Tree(doc.Root))
		})
	}
}

// footed gives a sheet a footer.
func footed(s *layout.Sheet, footer *layout.Node) *layout.Sheet {
	s.Footer = footer
	return s
}

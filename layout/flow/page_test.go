package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/layout"
	"handout/layout/flow/flowtest"
	"handout/layout/text"
)

// Page numbers of three figures get room for three, and no line end moves.
func TestManyPages(t *testing.T) {
	s := sheet(60, 20, pile(paragraphOf(layout.Span{Text: "See page "}, layout.Span{Kind: layout.PageRef, Target: "last"})))
	for i := range 100 {
		s.Root.Children = append(s.Root.Children, broken(layout.PageBreak, with(say("Here."), func(n *layout.Node) {
			if i == 99 {
				n.ID = "last"
			}
		})))
	}
	s.Footer = paragraphOf(layout.Span{Text: "Page "}, layout.Span{Kind: layout.PageNumber}, layout.Span{Text: " of "}, layout.Span{Kind: layout.PageTotal})
	doc := flowed(t, s)
	pages := strings.Split(overview(doc), " | ")
	if len(pages) != 101 {
		t.Fatalf("%d pages, want 101", len(pages))
	}
	if got, want := pages[0], "See page 101 (Page) (1) (of) (101)"; got != want {
		t.Errorf("first page is %q, want %q", got, want)
	}
	if got, want := pages[100], "Here. (Page) (101) (of) (101)"; got != want {
		t.Errorf("last page is %q, want %q", got, want)
	}
	if got := doc.Root.Children[0].Spans[1].Text; got != "101" {
		t.Errorf("the tree says page %q, want 101", got)
	}
}

// Artifacts have no owner, whatever stands in them, and no links.
func TestArtifacts(t *testing.T) {
	doc := flowed(t, sheet(60, 40, pile(with(pile(
		paragraphOf(layout.Span{Text: "Decoration", Link: "https://clinic.example"}, layout.Span{Kind: layout.Tick, Width: 9000}), picture("ornament", 5, 5),
	), func(n *layout.Node) { n.Role = layout.Artifact }))))
	if n := len(doc.Pages[0].Items); n != 3 {
		t.Errorf("%d items, want 3", n)
	}
	for _, it := range doc.Pages[0].Items {
		if it.Node != nil || it.Span != -1 || it.Link != "" {
			t.Errorf("an item of an artifact belongs to something: %+v", it)
		}
	}
}

// The document's tree is a copy all through, and its nodes own the items.
func TestTreeIsACopy(t *testing.T) {
	in := sheet(60, 40, choice(with(pile(
		picture("p", 5, 5), paragraphOf(layout.Span{Text: "Page "}, layout.Span{Kind: layout.PageNumber}),
	), func(n *layout.Node) { n.Tracks = []layout.Track{{}} })))
	in.Root.ID = "root"
	in.Meta.Keywords = []string{"back"}
	doc := flowed(t, in)
	if doc.Root.ID != "root" || doc.Root.Kind != layout.Stack {
		t.Errorf("the root is %+v, want the alternative with the choice's ID", doc.Root)
	}
	var source, copied []*layout.Node
	eachNode(in.Root.Children[0], func(n *layout.Node) { source = append(source, n) })
	eachNode(doc.Root, func(n *layout.Node) { copied = append(copied, n) })
	for i, n := range copied {
		if n == source[i] || n.Spans != nil && &n.Spans[0] == &source[i].Spans[0] || n.Art != nil && n.Art == source[i].Art {
			t.Errorf("node %d is shared with the sheet", i)
		}
	}
	for _, it := range doc.Pages[0].Items {
		if !slices.Contains(copied, it.Node) {
			t.Errorf("an item belongs to a node that is not in the tree: %+v", it)
		}
	}
	if got := copied[2].Spans[1].Text; got != "1" {
		t.Errorf("page number in the tree is %q, want 1", got)
	}
	doc.Meta.Keywords[0] = "changed"
	if in.Meta.Keywords[0] != "back" {
		t.Error("key words are shared with the sheet")
	}
}

// A node may stand at several places; each has a node of its own in the document's tree.
func TestSharedNodes(t *testing.T) {
	bar := together(pile(count("a", 1), choice(tall("x", 3), tall("y", 1))))
	plain := count("p", 1)
	french := with(pile(plain, paragraphOf(layout.Span{Text: "q", Lang: "de"})), func(n *layout.Node) { n.Lang = "fr" })
	doc := flowed(t, paged(4, bar, choice(pile(plain, tall("z", 3)), plain), plain, french, bar))
	const want = "a1 x | p1 z | p1 p1 q | a1 x"
	if got := overview(doc); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	seen := map[*layout.Node]bool{}
	eachNode(doc.Root, func(n *layout.Node) {
		if seen[n] {
			t.Errorf("%s stands twice in the tree", flowtest.Tree(n))
		}
		seen[n] = true
	})
	checkContent(t, doc)
}

// Fewer tracks than children, no picture, no children, no root: all that a template might get wrong.
func TestOddTrees(t *testing.T) {
	for name, root := range map[string]*layout.Node{
		"no root":               nil,
		"no child":              pile(nil),
		"fewer tracks":          side(nil, say("One."), say("Two.")),
		"more tracks":           side([]layout.Track{{}, {}, {Auto: true}}, say("One.")),
		"empty row":             side(nil),
		"no art":                {Kind: layout.Picture},
		"padding wider than it": with(pile(), func(n *layout.Node) { n.Box.Padding.Left = mms(100) }),
		"no type":               {Kind: layout.Text},
	} {
		t.Run(name, func(t *testing.T) {
			if got := len(flowed(t, sheet(60, 40, root)).Pages); got != 1 {
				t.Errorf("%d pages, want 1", got)
			}
		})
	}
}

// handoutLike is a sheet of twelve pages much like a handout, with alternatives for every exercise.
func handoutLike() *layout.Sheet {
	g := func(n int) string {
		const words = "Put your left arm on top of your right and turn your palms to face each other, about 10 cm apart. "
		return strings.Repeat(words, n)[:n*60]
	}
	role := func(r layout.Role, n *layout.Node) *layout.Node { n.Role = r; return n }
	exercise := func(id int, pictures float64, mistakes int) *layout.Node {
		steps, points := role(layout.L, pile()), role(layout.L, pile())
		for i := range 5 {
			number := role(layout.Lbl, with(say(fmt.Sprint(i+1)), func(n *layout.Node) {
				n.Box = layout.Box{Width: mms(6.8), Height: mms(6.8), Fill: layout.Accent, Radius: [4]Length{mms(3.4), mms(3.4), mms(3.4), mms(3.4)}, Y: layout.Middle}
				n.Type.Align = layout.Centre
			}))
			steps.Children = append(steps.Children, together(role(layout.LI, with(side([]layout.Track{{Fixed: mms(10)}, {}}, number, role(layout.LBody, pile(say(g(2))))),
				func(n *layout.Node) { n.Valign = layout.Baseline }))))
		}
		for range mistakes {
			points.Children = append(points.Children, role(layout.LI, side([]layout.Track{{Fixed: mms(5)}, {}}, say("•"), role(layout.LBody, pile(say(g(1)))))))
		}
		cells := side(nil)
		for _, label := range []string{"Hold", "Repeat", "Sets", "Rest"} {
			cells.Tracks = append(cells.Tracks, layout.Track{Auto: true, Min: mms(16)})
			cells.Children = append(cells.Children, pile(say(label), say("30 seconds"), say("each side")))
		}
		figures := side([]layout.Track{{Fixed: mms(44)}, {Fixed: mms(60)}, {Fixed: mms(60)}},
			picture("a", 40, pictures), picture("b", 50, pictures), picture("c", 50, pictures))
		figures.Gap, figures.Valign = mms(4), layout.Bottom
		return broken(layout.PageBreak, with(pile(
			next(side([]layout.Track{{Fixed: mms(20)}, {}}, block("number", 15), pile(role(layout.H2, say("Inverted pulls")), say(g(1))))),
			next(figures), next(cells),
			side([]layout.Track{{Fixed: mms(106)}, {Fixed: mms(66)}},
				pile(say(g(2)), say(g(1)), steps), pile(say("You should feel"), say(g(2)), say("Take care"), points, say(g(1+id/2)))),
			together(say(g(5))),
		), func(n *layout.Node) { n.Gap = mms(5) }))
	}
	root := role(layout.DocumentRo, pile())
	for id := range 12 {
		root.Children = append(root.Children, choice(
			exercise(id%4, 66, 12), exercise(id%4, 60, 12), exercise(id%4, 52, 12), exercise(id%4, 52, 8), exercise(id%4, 52, 5), exercise(id%4, 52, 3)))
	}
	s := sheet(180, 245, root)
	s.Footer = paragraphOf(layout.Span{Text: "Page "}, layout.Span{Kind: layout.PageNumber}, layout.Span{Text: " of "}, layout.Span{Kind: layout.PageTotal})
	return s
}

func TestHandoutLike(t *testing.T) {
	if got := len(flowed(t, handoutLike()).Pages); got != 12 {
		t.Errorf("%d pages, want 12", got)
		t.Log(overview(flowed(t, handoutLike())))
	}
}

func BenchmarkFlow(b *testing.B) {
	s, sh := handoutLike(), text.NewShaper(faces())
	Flow(s, sh) // words are shaped once
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Flow(s, sh); found.HasErrors() {
			b.Fatal(found)
		}
	}
}

func BenchmarkFlowCold(b *testing.B) {
	s := handoutLike()
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Flow(s, text.NewShaper(faces())); found.HasErrors() {
			b.Fatal(found)
		}
	}
}

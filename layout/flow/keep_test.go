package flow

import (
	"fmt"
	"strings"
	"testing"

	"handout/layout"
)

// leading is the height of a line of body text.
const leading = 16 * layout.Point

// paged is a sheet whose pages hold some lines of body text.
func paged(count int, kids ...*layout.Node) *layout.Sheet {
	s := sheet(60, 0, pile(kids...))
	s.Page.Body.H = Length(count) * leading
	s.Page.Height = s.Page.Body.H + mms(20)
	return s
}

// overview lists what stands on each page: texts, and names of pictures and of filled boxes, which stand for artifacts.
func overview(d *layout.Document) string {
	var pages []string
	for _, p := range d.Pages {
		var words []string
		for _, it := range p.Items {
			switch {
			case it.Glyphs != nil && it.Node == nil:
				words = append(words, "("+strings.TrimSpace(it.Glyphs.Text)+")")
			case it.Glyphs != nil && strings.TrimSpace(it.Glyphs.Text) != "":
				words = append(words, strings.TrimSpace(it.Glyphs.Text))
			case it.Drawing != nil:
				words = append(words, it.Drawing.Hash)
			case it.Path != nil && it.Path.Fill != layout.None:
				words = append(words, string(it.Path.Fill))
			}
		}
		pages = append(pages, strings.Join(words, " "))
	}
	return strings.Join(pages, " | ")
}

// count is a paragraph of numbered lines: a1, a2, …
func count(letter string, n int) *layout.Node {
	p := paragraphOf()
	for i := range n {
		if i > 0 {
			p.Spans = append(p.Spans, layout.Span{Kind: layout.LineBreak})
		}
		p.Spans = append(p.Spans, layout.Span{Text: fmt.Sprint(letter, i+1)})
	}
	return p
}

// tall is a filled box of some lines that does not break; its fill is its name.
func tall(name string, lines int) *layout.Node {
	return &layout.Node{Name: name, Box: layout.Box{Height: Length(lines) * leading, Fill: layout.Colour(name)}}
}

func together(n *layout.Node) *layout.Node {
	return with(n, func(n *layout.Node) { n.Keep.Together = true })
}

func next(n *layout.Node) *layout.Node {
	return with(n, func(n *layout.Node) { n.Keep.Next = true })
}

func broken(b layout.Break, n *layout.Node) *layout.Node {
	return with(n, func(n *layout.Node) { n.Break = b })
}

func gapped(lines int, n *layout.Node) *layout.Node {
	return with(n, func(n *layout.Node) { n.Gap = Length(lines) * leading })
}

func TestKeeps(t *testing.T) {
	half := []layout.Track{{}, {}}
	row := func(kids ...*layout.Node) *layout.Node { return side(half, kids...) }
	for _, test := range []struct {
		name  string
		sheet *layout.Sheet
		want  string
	}{
		{"a paragraph breaks between lines", paged(4, tall("x", 1), count("a", 5)), "x a1 a2 a3 | a4 a5"},
		{"at least two lines go over", paged(4, count("a", 5)), "a1 a2 a3 | a4 a5"},
		{"at least two lines stay", paged(4, tall("x", 3), count("a", 5)), "x | a1 a2 a3 | a4 a5"},
		{"three lines do not break", paged(4, tall("x", 2), count("a", 3)), "x | a1 a2 a3"},
		{"three lines on pages of two break all the same", paged(2, count("a", 3)), "a1 a2 | a3"},
		{"pages of one line", paged(1, count("a", 3)), "a1 | a2 | a3"},
		{"kept together", paged(4, tall("x", 1), together(count("a", 4))), "x | a1 a2 a3 a4"},
		{"kept together in vain", paged(4, tall("x", 1), together(count("a", 6))), "x a1 a2 a3 | a4 a5 a6"},
		{"a block kept together", paged(4, tall("x", 1), together(pile(count("a", 2), count("b", 2)))), "x | a1 a2 b1 b2"},
		{"a table row", paged(4, tall("x", 2), with(row(count("a", 4), count("b", 1)), func(n *layout.Node) { n.Role = layout.TR })), "x | a1 a2 a3 a4 b1"},
		{"a table row higher than a page", paged(4, tall("x", 2), with(row(count("a", 6), count("b", 1)), func(n *layout.Node) { n.Role = layout.TR })), "x a1 a2 b1 | a3 a4 a5 a6"},
		{"a picture", paged(4, tall("x", 2), picture("pic", 10, 16)), "x | pic"},
		{"a heading stays with its text", paged(4, tall("x", 3), next(count("h", 1)), count("a", 2)), "x | h1 a1 a2"},
		{"a heading over a break in its text", paged(4, tall("x", 1), next(count("h", 1)), count("a", 5)), "x h1 a1 a2 | a3 a4 a5"},
		{"two headings", paged(4, tall("x", 2), next(count("h", 1)), next(count("i", 1)), count("a", 2)), "x | h1 i1 a1 a2"},
		{"a heading over nothing and a box", paged(4, tall("x", 3), next(count("h", 1)), pile(), tall("y", 2)), "x | h1 y"},
		{"headings that fill a page", paged(4, next(tall("x", 3)), tall("y", 2)), "x | y"},
		{"a paragraph that leads in breaks to stay with what follows", paged(6, next(count("a", 5)), tall("y", 2)), "a1 a2 a3 | a4 a5 y"},
		{"a part of a block stays behind", paged(6, next(pile(tall("x", 2), tall("y", 2))), tall("z", 3)), "x | y z"},
		{"but not of one kept together", paged(6, tall("w", 1), next(together(pile(tall("x", 2), tall("y", 2)))), tall("z", 2)), "w | x y z"},
		{"heading in a block", paged(4, tall("x", 3), pile(next(count("h", 1)), count("a", 2))), "x | h1 a1 a2"},
		{"the last in a block is bound to nothing", paged(4, tall("x", 3), pile(next(count("h", 1))), count("a", 2)), "x h1 | a1 a2"},
		{"a gap that does not fit", paged(4, gapped(1, pile(tall("x", 3), tall("y", 1)))), "x | y"},
		{"columns break each for itself", paged(4, tall("x", 1), row(count("a", 6), count("b", 4))), "x a1 a2 a3 b1 b2 | a4 a5 a6 b3 b4"},
		{"a column that ends", paged(4, row(count("a", 6), count("b", 1))), "a1 a2 a3 a4 b1 | a5 a6"},
		{"a label does not stay behind", paged(4, tall("x", 3), row(count("a", 1), count("b", 2))), "x | a1 b1 b2"},
		{"a break in a column", paged(4, row(pile(count("a", 1), broken(layout.PageBreak, count("b", 1))), count("c", 2))), "a1 c1 c2 | b1"},
		{"a break before every column", paged(4, tall("x", 1), row(broken(layout.PageBreak, count("a", 1)), broken(layout.PageBreak, count("b", 1)))), "x | a1 b1"},
		{"a break before one column", paged(4, tall("x", 1), row(broken(layout.PageBreak, count("a", 1)), count("b", 1))), "x b1 | a1"},
		{"a break in the middle of a block", paged(4, pile(count("a", 1), broken(layout.PageBreak, count("b", 1)))), "a1 | b1"},
		{"a break at the start", paged(4, broken(layout.PageBreak, count("a", 1))), "a1"},
		{"an even page at the start", paged(4, broken(layout.LeftPage, count("a", 1))), " | a1"},
		{"breaks within breaks are one", paged(4, tall("x", 1), broken(layout.PageBreak, pile(broken(layout.PageBreak, count("a", 1))))), "x | a1"},
		{"the stronger of breaks within breaks", paged(4, tall("x", 1), broken(layout.PageBreak, pile(broken(layout.RightPage, count("a", 1))))), "x |  | a1"},
		{"a break at the top of a full page's successor", paged(4, tall("x", 4), broken(layout.PageBreak, count("a", 1))), "x | a1"},
		{"two breaks with nothing between", paged(4, tall("x", 1), broken(layout.PageBreak, pile()), broken(layout.PageBreak, count("a", 1))), "x | a1"},
		{"a break and nothing behind", paged(4, tall("x", 1), broken(layout.PageBreak, pile())), "x"},
		{"a break after a heading wins", paged(4, next(count("h", 1)), broken(layout.PageBreak, count("a", 1))), "h1 | a1"},
		{"nothing at all", paged(4), ""},
		{"a least height moves on whole", paged(4, tall("x", 2), with(count("a", 1), func(n *layout.Node) { n.Box.MinHeight = 3 * leading })), "x | a1"},
		{
			"the head of a block that goes on",
			paged(4, with(pile(count("a", 2), count("b", 3), count("c", 3)), func(n *layout.Node) { n.Repeat = count("r", 1) })),
			"a1 a2 | (r1) b1 b2 b3 | (r1) c1 c2 c3",
		},
		{
			"no head where nothing went before",
			paged(4, tall("x", 3), with(pile(count("a", 2)), func(n *layout.Node) { n.Repeat = count("r", 1) })),
			"x | a1 a2",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := overview(flowed(t, test.sheet)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestChapters(t *testing.T) {
	doc := flowed(t, paged(4,
		count("a", 6),
		broken(layout.RightPage, count("b", 4)),
		broken(layout.PageBreak, count("c", 1)), // just where the page ends by itself
		broken(layout.LeftPage, count("d", 1)),
		broken(layout.LeftPage, count("e", 1)),
	))
	var got []string
	for _, p := range doc.Pages {
		got = append(got, fmt.Sprintf("%d:%d", p.Number, p.Chapter))
	}
	const want = "1:1 2:1 3:2 4:3 5:3 6:4 7:4 8:5" // 5 and 7 are blank and end a chapter
	if s := strings.Join(got, " "); s != want {
		t.Errorf("page:chapter are %s, want %s\n%s", s, want, overview(doc))
	}
}

func TestChoices(t *testing.T) {
	long := say("Unbreakableunbreakableunbreakableunbreakable")
	for _, test := range []struct {
		name  string
		sheet *layout.Sheet
		want  string
	}{
		{"the first that fits", paged(4, tall("x", 2), choice(tall("a", 3), tall("b", 2), tall("c", 1))), "x b"},
		{"the most generous, if it fits", paged(4, choice(tall("a", 3), tall("b", 2))), "a"},
		{"the last without a test", paged(4, tall("x", 2), choice(tall("a", 3), count("b", 5))), "x b1 b2 | b3 b4 b5"},
		{"what moves on whole is chosen where it comes to stand", paged(4, tall("x", 2), choice(tall("a", 4), tall("b", 3))), "x | a"},
		{"space above counts", paged(4, tall("x", 2), choice(with(tall("a", 2), func(n *layout.Node) { n.Above = 1 }), tall("b", 2))), "x b"},
		{"the choice's own space above, too", paged(4, tall("x", 2), with(choice(tall("a", 2), tall("b", 1)), func(n *layout.Node) { n.Above = leading })), "x b"},
		{"an alternative of nothing takes no space", paged(4, gapped(1, pile(tall("x", 2), choice(tall("a", 3), pile()), tall("y", 1)))), "x y"},
		{"no alternative", paged(4, tall("x", 2), choice(), tall("y", 1)), "x y"},
		{"a break of its own", paged(4, tall("x", 2), choice(tall("a", 4), pile(tall("b", 2), broken(layout.PageBreak, tall("c", 3))), tall("d", 1))), "x b | c"},
		{"behind its own break it must fit too", paged(4, tall("x", 2), choice(pile(tall("a", 2), broken(layout.PageBreak, tall("b", 3)), tall("c", 2)), tall("d", 1))), "x d"},
		{"alternatives that start with a break", paged(4, tall("x", 2), choice(broken(layout.PageBreak, tall("a", 5)), broken(layout.PageBreak, tall("b", 4)), tall("c", 1))), "x | b"},
		{"a break of the choice", paged(4, tall("x", 2), broken(layout.PageBreak, choice(tall("a", 5), tall("b", 4), tall("c", 1)))), "x | b"},
		{"after its break a choice starts a new page", paged(4, tall("x", 2), pile(choice(broken(layout.PageBreak, tall("a", 4)), tall("b", 1)))), "x | a"},
		{"no word is broken", paged(4, choice(long, say("short"))), "short"},
		{"the inner gives way first", paged(4, choice(pile(choice(tall("a", 3), tall("b", 2)), tall("y", 2)), tall("c", 4))), "b y"},
		{"then the outer", paged(4, choice(pile(choice(tall("a", 3), tall("b", 2)), tall("y", 3)), tall("c", 4))), "c"},
		{"of two inner ones the later first", paged(4, choice(pile(choice(tall("a", 2), tall("b", 1)), choice(tall("d", 3), tall("e", 2), tall("f", 1))), tall("c", 4))), "a e"},
		{"an inner one may be higher at the end", paged(4, choice(pile(choice(long, tall("a", 2), tall("b", 3)), tall("y", 2)), tall("c", 1))), "a y"},
		{"choices of choices", paged(4, tall("x", 2), choice(choice(tall("a", 4), tall("b", 3)), choice(tall("c", 3), tall("d", 2)), tall("e", 1))), "x d"},
		{"an inner choice with a break", paged(4, tall("x", 2), choice(pile(tall("a", 1), choice(tall("b", 2), pile(tall("d", 1), broken(layout.PageBreak, tall("e", 4))))), tall("c", 1))), "x a d | e"},
		{"inside columns", paged(4, choice(side([]layout.Track{{}, {}}, tall("a", 4), pile(tall("b", 2), choice(tall("d", 3), tall("e", 1)))), tall("c", 1))), "a b e"},
		{"in a column alone", paged(4, tall("x", 1), side([]layout.Track{{}, {}}, tall("a", 1), pile(tall("b", 2), choice(tall("d", 2), tall("e", 1))))), "x a b e"},
		{"a box kept together gives way to stay", paged(4, tall("x", 1), together(pile(choice(tall("a", 3), tall("b", 2)), tall("y", 1)))), "x b y"},
		{"or moves on and is generous", paged(4, tall("x", 2), together(pile(choice(tall("a", 3), tall("b", 2)), tall("y", 1)))), "x | a y"},
		{"kept together in vain", paged(4, together(pile(choice(tall("a", 3), tall("b", 2)), tall("y", 4)))), "a | y"},
		{"a choice kept together", paged(4, tall("x", 2), together(choice(count("a", 5), count("b", 4)))), "x | b1 b2 b3 b4"},
		{"a choice kept with the next", paged(4, tall("x", 1), next(choice(tall("a", 2), tall("b", 1))), tall("y", 2)), "x | a y"},
		{"a heading over a choice", paged(4, tall("x", 3), next(count("h", 1)), choice(tall("a", 2), tall("b", 1))), "x | h1 a"},
		{"a choice in a head that is repeated", paged(4, with(pile(tall("x", 3), tall("y", 2)), func(n *layout.Node) { n.Repeat = choice(long, count("r", 1)) })), "x | (r1) y"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := flowed(t, test.sheet)
			if got := overview(doc); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			eachNode(doc.Root, func(n *layout.Node) {
				if n.Kind == layout.Choice {
					t.Error("a choice is left in the tree")
				}
			})
		})
	}
}

// TestBreakOfChoice is for formats that break their own pages: the tree has the break where the choice had it.
func TestBreakOfChoice(t *testing.T) {
	doc := flowed(t, paged(4, tall("x", 2), broken(layout.PageBreak, choice(tall("a", 5), tall("b", 4)))))
	breaks := 0
	eachNode(doc.Root, func(n *layout.Node) {
		if n.Break == layout.PageBreak {
			breaks++
		}
	})
	if breaks != 1 {
		t.Errorf("%d breaks in the tree, want the choice's own", breaks)
	}
}

// eachNode calls a function with a node and all below, in reading order.
func eachNode(n *layout.Node, do func(*layout.Node)) {
	do(n)
	for _, c := range n.Children {
		eachNode(c, do)
	}
}

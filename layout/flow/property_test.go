package flow

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"handout/layout"
	"handout/layout/flow/flowtest"
	"handout/layout/text"
)

// gardener grows random trees.
type gardener struct {
	*rand.Rand
	ids     int
	choices bool
	repeats bool
}

func (g *gardener) chance(percent int) bool { return g.IntN(100) < percent }

func (g *gardener) words(most int) string {
	var b strings.Builder
	for range 1 + g.IntN(most) {
		b.WriteString([]string{"Pull ", "the ", "shoulder ", "blades ", "together ", "a ", "10\u00a0cm ", "long-term ", "gently. "}[g.IntN(9)])
	}
	return b.String()
}

func (g *gardener) text() *layout.Node {
	n := say(g.words(8))
	for range g.IntN(6) {
		s := layout.Span{Text: g.words(12), Strong: g.chance(20)}
		switch g.IntN(12) {
		case 0:
			s = layout.Span{Kind: layout.Blank, Text: "blank", Width: mms(5), Height: mms(float64(g.IntN(9))), Fill: g.chance(50), Line: layout.Stroke{Width: 750}}
		case 1:
			s = layout.Span{Kind: layout.Tick, Text: "tick box", Width: mms(4)}
		case 2:
			s = layout.Span{Kind: layout.LineBreak}
		case 3:
			s = layout.Span{Kind: layout.PageTotal}
		case 4:
			s.Link = "https://clinic.example"
		}
		n.Spans = append(n.Spans, s)
	}
	n.Type.Align = layout.Align(g.IntN(3))
	return n
}

// node grows a node on a place of some millimetres.
func (g *gardener) node(depth int, width float64) *layout.Node {
	var n *layout.Node
	kind := g.IntN(10)
	switch {
	case depth == 0 || kind < 4:
		if g.chance(15) {
			n = picture(fmt.Sprint("picture ", g.IntN(1000)), 3+g.Float64()*(min(width, 40)-8), 5+float64(g.IntN(25)))
			break
		}
		n = g.text()
	case kind < 6 && width > 60:
		n = &layout.Node{Kind: layout.Row, Gap: mms(float64(g.IntN(4))), Valign: layout.Valign(g.IntN(4))}
		columns := 2 + g.IntN(2)
		for range columns {
			n.Tracks = append(n.Tracks, layout.Track{Auto: g.chance(30), Share: 1})
			n.Children = append(n.Children, g.node(depth-1, (width-8)/float64(columns)-8))
		}
	case kind < 7 && g.choices:
		n = choice()
		for range 1 + g.IntN(3) {
			n.Children = append(n.Children, g.node(depth-1, width))
		}
		if g.chance(50) { // an alternative that shares what stands in others
			n.Children = append(n.Children, pile(n.Children[0], g.text()), pile(g.text(), n.Children[0]))
			g.Shuffle(len(n.Children), func(i, j int) { n.Children[i], n.Children[j] = n.Children[j], n.Children[i] })
		}
		return n
	default:
		n = &layout.Node{Gap: mms(float64(g.IntN(4)))}
		for range g.IntN(5) {
			n.Children = append(n.Children, g.node(depth-1, width-8))
		}
		if g.repeats && g.chance(20) {
			n.Repeat = say("Continued")
		}
	}
	n.Above = mms(float64(g.IntN(3) * g.IntN(4)))
	if g.chance(30) {
		n.Ease = mms(float64(g.IntN(6)))
	}
	n.Keep.Together, n.Keep.Next = g.chance(15), g.chance(15)
	if g.chance(3) {
		n.Break = layout.Break(1 + g.IntN(3))
	}
	if g.chance(20) {
		edge := func() Length { return mms(float64(g.IntN(5))) }
		n.Box.Padding = layout.Edges{Top: edge(), Right: edge(), Bottom: edge(), Left: edge()}
		n.Box.Fill = layout.Tint
		n.Box.Y = layout.Valign(g.IntN(3))
		n.Box.MinHeight = mms(float64(g.IntN(2) * g.IntN(30)))
	}
	g.ids++
	n.ID = fmt.Sprint("n", g.ids)
	return n
}

func (g *gardener) sheet() *layout.Sheet {
	root := &layout.Node{Role: layout.DocumentRo, Gap: mms(2)}
	for range 3 + g.IntN(8) {
		root.Children = append(root.Children, g.node(4, 150))
	}
	return sheet(150, 40+float64(g.IntN(120)), root)
}

// fragments are where a box was placed.
type fragment struct {
	*frag
	page  int
	above bool // something that can be seen stands above it on the page
}

// survey is everything that was placed, by box in reading order of first appearance.
type survey struct {
	pages []page
	order []*box
	of    map[*box][]fragment
}

func surveyed(pages []page) *survey {
	s := &survey{pages: pages, of: map[*box][]fragment{}}
	for i, pg := range pages {
		above := false
		var walk func(fr *frag)
		walk = func(fr *frag) {
			if fr.spent {
				return
			}
			if s.of[fr.box] == nil {
				s.order = append(s.order, fr.box)
			}
			s.of[fr.box] = append(s.of[fr.box], fragment{fr, i, above})
			before := above
			for _, k := range fr.kids {
				if k.frag == nil {
					continue
				}
				if fr.box.node.Kind == layout.Row {
					above = before // columns start side by side
				}
				walk(k.frag)
			}
			above = above || before || len(fr.lines) > 0 || fr.box.node.Kind == layout.Picture || fr.h > 0
		}
		if pg.frag != nil {
			walk(pg.frag)
		}
	}
	return s
}

// startsBroken tells whether a box starts with a forced break.
func startsBroken(b *box) bool {
	if b.node.Break != layout.NoBreak {
		return true
	}
	if b.node.Kind == layout.Choice {
		return b.alt != free && (startsBroken(b.kids[b.alt]))
	}
	return b.breaks // perhaps; then the test says nothing
}

func (s *survey) check(t *testing.T, f *flow, bodyHeight Length) {
	t.Helper()
	// fresh is the room that a page offers inside some boxes.
	var walk func(b *box, fresh Length)
	walk = func(b *box, fresh Length) {
		parts := s.of[b]
		fresh -= b.node.Above // which counts under a padding, even at the top of a page
		if b.node.Kind != layout.Choice && len(parts) > 0 {
			s.checkTogether(t, f, b, parts, fresh)
			s.checkLines(t, b, parts)
			if b.node.Kind == layout.Stack {
				s.checkNext(t, b, parts)
			}
			fresh -= b.node.Box.Padding.Top + b.node.Box.Padding.Bottom
			if b.repeat != nil {
				fresh -= 2 * leading
			}
		}
		if b.node.Kind == layout.Choice {
			walk(b.kids[b.alt], fresh)
			return
		}
		for i := range b.kids {
			walk(b.kids[i], fresh)
		}
	}
	walk(s.order[0], bodyHeight)
}

// checkTogether: what is kept together is on one page, if it fits on one.
func (s *survey) checkTogether(t *testing.T, f *flow, b *box, parts []fragment, fresh Length) {
	t.Helper()
	if !b.together || b.breaks || len(parts) == 1 {
		return
	}
	if all := f.whole(b, parts[0].w, false); all.h <= fresh {
		t.Errorf("%s is %d high, fits on a page (%d) and is on %d", b.node.ID, all.h, fresh, len(parts))
	}
}

// checkLines: a page break leaves two lines of a paragraph on either side, unless the page is too low.
func (s *survey) checkLines(t *testing.T, b *box, parts []fragment) {
	t.Helper()
	if b.node.Kind != layout.Text || len(parts) < 2 {
		return
	}
	for i, p := range parts {
		if len(p.lines) >= alone || !p.above && i < len(parts)-1 {
			continue
		}
		if i == len(parts)-1 && !parts[i-1].above {
			continue
		}
		t.Errorf("%s leaves %d lines on page %d", b.node.ID, len(p.lines), p.page+1)
	}
}

// checkNext: what is kept with the next ends on the page where that begins, unless nothing stands above it.
func (s *survey) checkNext(t *testing.T, b *box, parts []fragment) {
	t.Helper()
	for i := range b.kids {
		kid := b.kids[i].chosen()
		if !b.kids[i].keepsNext() || len(s.of[kid]) == 0 || s.of[kid][0].h == 0 {
			continue
		}
		j := i + 1
		for j < len(b.kids) && (len(s.of[b.kids[j].chosen()]) == 0 || s.of[b.kids[j].chosen()][0].h == 0) && !startsBroken(b.kids[j]) {
			j++
		}
		if j == len(b.kids) || startsBroken(b.kids[j]) {
			continue
		}
		here, there := s.of[kid], s.of[b.kids[j].chosen()][0]
		last := here[len(here)-1]
		if last.page == there.page {
			continue
		}
		// The chain may be all that stands on the page.
		free := true
		for _, p := range parts {
			if p.page != last.page {
				continue
			}
			free = !p.above
			for _, k := range p.kids {
				for m := range b.kids {
					if b.kids[m].chosen() == k.frag.box && k.frag.h > 0 && !b.kids[m].keepsNext() {
						free = false
					}
				}
			}
		}
		if !free {
			t.Errorf("%s is kept with the next, but ends on page %d, and %s starts on page %d", kid.node.ID, last.page+1, b.kids[j].chosen().node.ID, there.page+1)
		}
	}
}

func TestProperties(t *testing.T) {
	const trees = 300
	refused := 0
	for seed := range uint64(trees) {
		g := &gardener{Rand: rand.New(rand.NewPCG(seed, 1)), choices: seed%2 == 1, repeats: seed%3 == 1}
		s := g.sheet()
		before, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		sh := text.NewShaper(faces())
		doc, found := Flow(s, sh)
		if after, _ := json.Marshal(s); string(after) != string(before) {
			t.Errorf("seed %d: the sheet was changed", seed)
		}
		if found.HasErrors() {
			refused++
			continue
		}
		checkItems(t, doc, s.Page.Body)
		checkContent(t, doc)
		if again, _ := Flow(s, sh); flowtest.Dump(again) != flowtest.Dump(doc) {
			t.Errorf("laid out again, the sheet is different")
		}

		f := newFlow(sh, fewDigits)
		root := f.box(s.Root, "en")
		surveyed(f.paginate(root, s.Page.Body)).check(t, f, s.Page.Body.H)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if refused > trees/4 {
		t.Errorf("%d of %d trees do not fit: the test says too little", refused, trees)
	}
	t.Logf("%d of %d trees do not fit", refused, trees)
}

// checkItems: everything lies in the body, and nothing overlaps.
func checkItems(t *testing.T, doc *layout.Document, body layout.Rect) {
	t.Helper()
	for _, p := range doc.Pages {
		var content []layout.Item
		for _, it := range p.Items {
			b := it.Box
			if b.X < body.X || b.Y < body.Y || b.X+b.W > body.X+body.W || b.Y+b.H > body.Y+body.H {
				t.Errorf("page %d: an item at %v is not in the body %v", p.Number, b, body)
			}
			if it.Node != nil && it.Link == "" || it.Glyphs != nil {
				content = append(content, it)
			}
		}
		for i, a := range content {
			for _, b := range content[i+1:] {
				x := min(a.Box.X+a.Box.W, b.Box.X+b.Box.W) - max(a.Box.X, b.Box.X)
				y := min(a.Box.Y+a.Box.H, b.Box.Y+b.Box.H) - max(a.Box.Y, b.Box.Y)
				if x > 0 && y > 0 {
					t.Errorf("page %d: items overlap by %d x %d: %v and %v", p.Number, x, y, a.Box, b.Box)
				}
			}
		}
	}
}

// checkContent: every span and picture of the tree is placed once, whole, and a node's spans stand in order.
func checkContent(t *testing.T, doc *layout.Document) {
	t.Helper()
	type mark struct {
		node *layout.Node
		span int
	}
	texts, marks, last := map[mark]string{}, map[mark]int{}, map[*layout.Node]int{}
	for _, p := range doc.Pages {
		for _, it := range p.Items {
			if it.Node == nil || it.Link != "" {
				continue
			}
			m := mark{it.Node, it.Span}
			marks[m]++
			if it.Span >= 0 && it.Span < last[it.Node] {
				t.Errorf("span %d of %s comes after span %d", it.Span, it.Node.ID, last[it.Node])
			}
			last[it.Node] = it.Span
			if it.Glyphs != nil {
				texts[m] += it.Glyphs.Text
			}
		}
	}
	eachNode(doc.Root, func(n *layout.Node) {
		for i, s := range n.Spans {
			m, want := mark{n, i}, s.Text
			switch s.Kind {
			case layout.Blank, layout.Tick:
				if marks[m] != 1 {
					t.Errorf("span %d of %s is placed %d times", i, n.ID, marks[m])
				}
				want = ""
			case layout.LineBreak:
				want = " "
			case layout.PageTotal:
				want = fmt.Sprint(len(doc.Pages))
			}
			if texts[m] != want {
				t.Errorf("span %d of %s reads %q, want %q", i, n.ID, texts[m], want)
			}
		}
		if n.Kind == layout.Picture && marks[mark{n, -1}] != 1 {
			t.Errorf("picture %s is placed %d times", n.ID, marks[mark{n, -1}])
		}
	})
}

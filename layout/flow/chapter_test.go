package flow

import (
	"math/rand/v2"
	"sync"
	"testing"

	"handout/data/diag"
	"handout/layout"
	"handout/layout/flow/flowtest"
	"handout/layout/text"
)

// book is a sheet of many chapters, some on the side of paper that they ask for, some with nothing to see.
func (g *gardener) book() *layout.Sheet {
	s := g.sheet()
	for range 2 + g.IntN(6) {
		n := g.sheet().Root
		n.Role = layout.Sect
		if g.chance(20) {
			n = &layout.Node{ID: "unseen"}
		}
		if g.chance(70) {
			n.Break = [...]layout.Break{layout.PageBreak, layout.PageBreak, layout.LeftPage, layout.RightPage}[g.IntN(4)]
		}
		s.Root.Children = append(s.Root.Children, n)
	}
	for i, n := range s.Root.Children {
		if n.ID != "" {
			s.Root.Children[i].ID += string(rune('a' + i))
		}
	}
	return s
}

// inOneGo lays a sheet out as if it were one chapter.
func inOneGo(s *layout.Sheet, sh *text.Shaper) (*layout.Document, diag.List) {
	return (&Layout{sheet: s}).Finish(sh)
}

// TestChaptersSideBySide: laid out side by side, chapters are what they are one after the other.
func TestChaptersSideBySide(t *testing.T) {
	const books = 60
	sh := text.NewShaper(faces())
	helpers := []*text.Shaper{text.NewShaper(faces()), text.NewShaper(faces())}
	chapters, refused := 0, 0
	for seed := range uint64(books) {
		g := &gardener{Rand: rand.New(rand.NewPCG(seed, 2)), choices: seed%2 == 1, repeats: seed%3 == 1}
		s := g.book()
		want, faults := inOneGo(s, sh)
		l := Begin(s, nil)
		chapters += len(l.chapters)
		var helping sync.WaitGroup
		for _, h := range helpers {
			helping.Go(func() { l.Help(h) })
		}
		got, found := l.Finish(sh)
		helping.Wait()
		if found.Text() != faults.Text() {
			t.Fatalf("seed %d: found\n%s\nwant\n%s", seed, found.Text(), faults.Text())
		}
		if found.HasErrors() {
			refused++
			continue
		}
		if flowtest.Dump(got) != flowtest.Dump(want) {
			t.Fatalf("seed %d: the chapters differ from the whole:\n%s\nwant\n%s", seed, flowtest.Dump(got), flowtest.Dump(want))
		}
	}
	if chapters < 2*books || refused > books/2 {
		t.Errorf("%d chapters, %d books that do not fit: the test says too little", chapters, refused)
	}
}

// TestUnseenChapter: a chapter of nothing stands on the page of the next, which is where it is referred to.
func TestUnseenChapter(t *testing.T) {
	broken := func(n *layout.Node) *layout.Node { n.Break = layout.PageBreak; return n }
	s := sheet(60, 60, pile(say("one"), broken(&layout.Node{ID: "mark"}), broken(say("two")),
		paragraphOf(layout.Span{Kind: layout.PageRef, Target: "mark"})))
	doc := flowed(t, s)
	if len(doc.Pages) != 2 {
		t.Fatalf("%d pages, want 2", len(doc.Pages))
	}
	if got := doc.Root.Children[3].Spans[0].Text; got != "2" {
		t.Errorf("the unseen chapter is said to stand on page %s", got)
	}
}

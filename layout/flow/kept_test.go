package flow

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"handout/layout"
	"handout/layout/flow/flowtest"
	"handout/layout/text"
)

// keepBlocks says of all blocks that begin a page that they are finished.
func keepBlocks(s *layout.Sheet) {
	for _, n := range s.Root.Children {
		n.Kept = n.Break != layout.NoBreak
	}
}

// TestKeptChapters: sheets whose chapters are remembered from others are what they are by themselves, also where page
// numbers have moved since.
func TestKeptChapters(t *testing.T) {
	sh := text.NewShaper(faces())
	remembered, printed := 0, 0
	for seed := range uint64(40) {
		g := &gardener{Rand: rand.New(rand.NewPCG(seed, 3)), choices: seed%2 == 1, repeats: seed%3 == 1}
		s := g.book()
		s.Footer = &layout.Node{Role: layout.Artifact, Kind: layout.Text, Type: say("").Type, Spans: []layout.Span{{Kind: layout.PageNumber}, {Kind: layout.PageTotal}}}
		s.Page.FooterBottom = 0
		s.Page.Body.H -= mms(8)
		keepBlocks(s)
		known := &Chapters{}
		first := s.Root.Children[0]
		for round, opening := range []*layout.Node{first, first, pile(first, block("more", 1), &layout.Node{}), first} {
			s.Root.Children[0] = opening
			want, faults := inOneGo(s, sh)
			got, found := Begin(s, known).Finish(sh)
			if found.Text() != faults.Text() {
				t.Fatalf("seed %d, round %d: found\n%s\nwant\n%s", seed, round, found.Text(), faults.Text())
			}
			if found.HasErrors() {
				continue
			}
			if flowtest.Dump(got) != flowtest.Dump(want) {
				t.Fatalf("seed %d, round %d: remembered\n%s\nwant\n%s", seed, round, flowtest.Dump(got), flowtest.Dump(want))
			}
			for _, p := range got.Pages {
				if p.Kept {
					printed++
				}
			}
		}
		remembered += len(known.made)
	}
	if remembered < 40 || printed < 40 {
		t.Errorf("%d chapters remembered, %d pages of them printed: the test says too little", remembered, printed)
	}
}

// TestKeptPagesShareItems: what two documents have alike stands at one address, unless its page number is another.
func TestKeptPagesShareItems(t *testing.T) {
	sh := text.NewShaper(faces())
	s := footed(sheet(60, 60, pile(say("one"), with(say("two"), func(n *layout.Node) { n.Break, n.Kept = layout.PageBreak, true }))), paragraphOf(layout.Span{Kind: layout.PageNumber}))
	known := &Chapters{}
	var items []*layout.Item
	for round := range 4 {
		if round == 3 {
			s.Root.Children[0] = with(verse(40, "long"), func(*layout.Node) {})
		}
		doc, found := Begin(s, known).Finish(sh)
		if len(found) > 0 {
			t.Fatal(found)
		}
		items = append(items, &doc.Pages[len(doc.Pages)-1].Items[0])
	}
	if items[1] != items[2] || items[2] == items[3] {
		t.Errorf("the items stand at %p", items)
	}
}

// TestStaleChapter: when a page that a kept one refers to has moved, the chapter with that one is laid out anew, and no
// other.
func TestStaleChapter(t *testing.T) {
	begins := func(n *layout.Node) { n.Break, n.Kept = layout.PageBreak, true }
	plain := with(pile(say("plain")), begins)
	refers := with(pile(paragraphOf(layout.Span{Text: "see "}, layout.Span{Kind: layout.PageRef, Target: "last"})), begins)
	last := with(with(pile(say("last")), begins), func(n *layout.Node) { n.ID = "last" })
	sh, known := text.NewShaper(faces()), &Chapters{}
	var kept [][]*kept
	for _, opening := range []*layout.Node{say("one"), verse(40, "long"), verse(40, "long")} {
		s := sheet(60, 60, pile(opening, plain, refers, last))
		got, found := Begin(s, known).Finish(sh)
		want, _ := inOneGo(s, sh)
		if len(found) > 0 || flowtest.Dump(got) != flowtest.Dump(want) {
			t.Fatalf("found %v, remembered\n%s\nwant\n%s", found, flowtest.Dump(got), flowtest.Dump(want))
		}
		kept = append(kept, nil)
		for i := 1; i <= 3; i++ {
			key, _ := (&chapter{from: i, to: i + 1}).key(s)
			kept[len(kept)-1] = append(kept[len(kept)-1], known.made[key])
		}
	}
	for i, again := range []bool{false, true, false} {
		if moved := kept[0][i] != kept[1][i]; moved != again || kept[1][i] != kept[2][i] || kept[0][i] == nil {
			t.Errorf("chapter %d: remembered as %p, %p and %p", i, kept[0][i], kept[1][i], kept[2][i])
		}
	}
}

// TestChaptersAreBounded remembers more chapters than there is room for.
func TestChaptersAreBounded(t *testing.T) {
	sh, known := text.NewShaper(faces()), &Chapters{}
	for i := range mostChapters + 5 {
		s := sheet(60, 60, with(say(fmt.Sprint("chapter ", i)), func(n *layout.Node) { n.Break = layout.PageBreak }))
		s.Root = pile(s.Root)
		keepBlocks(s)
		if _, found := Begin(s, known).Finish(sh); len(found) > 0 {
			t.Fatal(found)
		}
		if len(known.made) == 0 || len(known.made) > mostChapters {
			t.Fatalf("%d chapters", len(known.made))
		}
	}
}

// TestKeptChapterOfOneCopy: a chapter with a block that belongs to one copy is laid out for each.
func TestKeptChapterOfOneCopy(t *testing.T) {
	sh, known := text.NewShaper(faces()), &Chapters{}
	own := with(say("A. Patient"), func(n *layout.Node) { n.Own = true })
	s := sheet(60, 60, pile(say("one"), with(pile(own), func(n *layout.Node) { n.Break = layout.PageBreak })))
	keepBlocks(s)
	for range 2 {
		doc, found := Begin(s, known).Finish(sh)
		if len(found) > 0 || len(doc.Own) != 1 || doc.Own[0].Page != 1 || len(known.made) > 0 {
			t.Errorf("found %v, own blocks %+v, %d chapters remembered", found, doc.Own, len(known.made))
		}
	}
}

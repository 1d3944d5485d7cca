package flow

import (
	"slices"

	"handout/data/diag"
	"handout/layout"
)

// page is what stands on one page. A blank page has no fragment.
type page struct {
	frag    *frag
	chapter int
}

// binding puts what fillings of the root gave on pages.
type binding struct {
	pages   []page
	chapter int  // the last one's number less one
	begun   bool // something stands in the chapter
}

// add puts a page that a break ended behind the others, and behind it the blank ones that the break asks for.
func (b *binding) add(fr *frag, why layout.Break) {
	if fr != nil {
		b.pages, b.begun = append(b.pages, page{fr, b.chapter + 1}), true
	}
	for wrongSide(len(b.pages)+1, why) {
		b.pages = append(b.pages, page{nil, b.chapter + 1})
	}
	if why != layout.NoBreak && b.begun {
		b.chapter++
		b.begun = false
	}
}

// end puts the last page behind the others, unless it is empty.
func (b *binding) end(fr *frag) {
	if fr.h > 0 || len(b.pages) == 0 {
		b.pages = append(b.pages, page{fr, b.chapter + 1})
	}
}

// paginate fills page after page with the root.
func (f *flow) paginate(root *box, body layout.Rect) []page {
	var (
		b    binding
		from *cursor
		sp   = space{fresh: body.H}.anew(layout.PageBreak)
	)
	for {
		_, fr, rest := f.fill(root, body.W, from, sp)
		if rest == nil {
			b.end(fr)
			return b.pages
		}
		b.add(fr, rest.why)
		if fr != nil {
			from = rest
		}
		sp = sp.anew(rest.why)
	}
}

// wrongSide tells whether a page after a forced break has to be one further.
func wrongSide(number int, why layout.Break) bool {
	return why == layout.LeftPage && number%2 == 1 || why == layout.RightPage && number%2 == 0
}

// document turns filled pages into items.
func (f *flow) document(l *Layout, root *box, pages []page) (*layout.Document, diag.List) {
	s := l.sheet
	doc := &layout.Document{
		Meta: s.Meta, Palette: slices.Clone(s.Palette), Fonts: f.shaper.Faces().Fonts(), Root: root.copied(), Footer: s.Footer,
		Pages: make([]layout.Page, len(pages)),
	}
	doc.Meta.Keywords = slices.Clone(s.Meta.Keywords)
	p := placer{flow: f, total: len(pages), starts: map[string]int{}}
	p.noteStarts(doc.Root, pages)
	if root, pages, stale := l.renew(f, &p); stale {
		return f.document(l, root, pages)
	}
	placed := map[*frag]*keptPage{}
	body := s.Page.Body
	for i, pg := range pages {
		p.page = &doc.Pages[i]
		*p.page = layout.Page{Number: i + 1, Chapter: pg.chapter, Width: s.Page.Width, Height: s.Page.Height}
		if pg.frag != nil {
			placed[pg.frag] = p.placePage(pg.frag, s.Page, doc.Root)
		} else if s.Blank != nil {
			fr := f.settledWhole(f.box(s.Blank, s.Meta.Lang), body.W)
			p.place(fr, body.X, body.Y, fr.h, owner{artifact: true})
		}
	}
	doc.Own = p.own
	p.footer(s, doc)
	if p.found.HasErrors() {
		return nil, p.found.Sorted()
	}
	for i, pg := range pages {
		if pg.frag != nil && pg.frag.kept != nil {
			pg.frag.kept.share(&doc.Pages[i])
		}
	}
	if l.known != nil {
		l.known.keep(s, l.chapters, doc.Root, placed)
	}
	return doc, p.found.Sorted()
}

// footer sets the footer at the foot of every page.
func (p *placer) footer(s *layout.Sheet, doc *layout.Document) {
	if s.Footer == nil {
		return
	}
	b := p.flow.box(s.Footer, s.Meta.Lang)
	fr := p.flow.settledWhole(b, s.Page.Body.W)
	y := s.Page.Height - s.Page.FooterBottom - fr.h
	if over := s.Page.Body.Y + s.Page.Body.H - y; over > 0 {
		p.reportFooter(s.Footer, over)
	}
	for i := range doc.Pages {
		p.page = &doc.Pages[i]
		p.place(fr, s.Page.Body.X, y, fr.h, owner{artifact: true})
	}
}

// noteStarts notes on which page each node with an ID starts.
func (p *placer) noteStarts(root *layout.Node, pages []page) {
	for i, pg := range pages {
		note := func(id string) {
			if p.starts[id] == 0 {
				p.starts[id] = i + 1
			}
		}
		switch {
		case pg.frag == nil:
		case pg.frag.kept != nil:
			for _, id := range pg.frag.kept.ids {
				note(id)
			}
		default:
			findStarts(pg.frag, root, note)
		}
	}
}

// findStarts finds the nodes with an ID of which something stands in a fragment.
func findStarts(fr *frag, n *layout.Node, found func(id string)) {
	if n.ID != "" {
		found(n.ID)
	}
	for _, k := range fr.kids {
		if k.frag != nil {
			findStarts(k.frag, n.Children[k.index], found)
		}
	}
}

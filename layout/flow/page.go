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

// paginate fills page after page with the root.
func (f *flow) paginate(root *box, body layout.Rect) []page {
	var (
		pages   []page
		from    *cursor
		chapter = 1
		begun   = false // something stands in the chapter
		sp      = space{room: body.H, fresh: body.H, top: true, force: true, broken: layout.PageBreak}
	)
	for {
		_, fr, rest := f.fill(root, body.W, from, sp)
		if rest == nil {
			if fr.h > 0 || len(pages) == 0 {
				pages = append(pages, page{fr, chapter})
			}
			return pages
		}
		if fr != nil {
			pages, from, begun = append(pages, page{fr, chapter}), rest, true
		}
		for wrongSide(len(pages)+1, rest.why) {
			pages = append(pages, page{nil, chapter})
		}
		if rest.why != layout.NoBreak && begun {
			chapter++
			begun = false
		}
		sp = sp.anew(rest.why)
	}
}

// wrongSide tells whether a page after a forced break has to be one further.
func wrongSide(number int, why layout.Break) bool {
	return why == layout.LeftPage && number%2 == 1 || why == layout.RightPage && number%2 == 0
}

// document turns filled pages into items.
func (f *flow) document(s *layout.Sheet, root *box, pages []page) (*layout.Document, diag.List) {
	doc := &layout.Document{
		Meta: s.Meta, Palette: slices.Clone(s.Palette), Fonts: f.shaper.Faces().Fonts(), Root: root.tree(), Footer: s.Footer,
		Pages: make([]layout.Page, len(pages)),
	}
	doc.Meta.Keywords = slices.Clone(s.Meta.Keywords)
	p := placer{flow: f, total: len(pages), starts: map[string]int{}}
	p.findStarts(doc.Root, pages)
	body := s.Page.Body
	for i, pg := range pages {
		p.page = &doc.Pages[i]
		*p.page = layout.Page{Number: i + 1, Chapter: pg.chapter, Width: s.Page.Width, Height: s.Page.Height}
		if pg.frag != nil {
			p.place(pg.frag, body.X, body.Y, pg.frag.h, owner{node: doc.Root})
		}
	}
	doc.Own = p.own
	p.footer(s, doc)
	if p.found.HasErrors() {
		return nil, p.found.Sorted()
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

// findStarts notes on which page each node with an ID starts.
func (p *placer) findStarts(root *layout.Node, pages []page) {
	var walk func(fr *frag, n *layout.Node, number int)
	walk = func(fr *frag, n *layout.Node, number int) {
		if n.ID != "" && p.starts[n.ID] == 0 {
			p.starts[n.ID] = number
		}
		for _, k := range fr.kids {
			if k.frag != nil {
				walk(k.frag, n.Children[k.index], number)
			}
		}
	}
	for i, pg := range pages {
		if pg.frag != nil {
			walk(pg.frag, root, i+1)
		}
	}
}

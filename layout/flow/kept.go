package flow

import (
	"reflect"
	"slices"
	"sync"
	"sync/atomic"

	"handout/data/diag"
	"handout/layout"
)

// Chapters remembers chapters that are one kept block each, laid out, from one sheet to the next. It is safe for
// concurrent use; its zero value is ready. Sheets that hold the same block are set in the same fonts.
type Chapters struct {
	mu   sync.Mutex
	made map[chapterKey]*kept // only looked up
}

// mostChapters bounds what is remembered. What falls out is laid out again.
const mostChapters = 128

// chapterKey is all that the pages of a kept block depend on, but for the numbers of other pages: the block, as which of
// the root's children it stands, and where on the page.
type chapterKey struct {
	node *layout.Node
	at   int
	page layout.PageSpec
	lang string
}

// kept is a chapter that is laid out. It is not changed any more.
type kept struct {
	tree  *layout.Node
	fills []fill // whose fragments are those of kept pages
}

// keptPage is what stands on a page of a kept chapter.
type keptPage struct {
	items    []layout.Item
	ids      []string // of the nodes that start here
	referred []reference
	found    diag.List
	private  bool // holds what belongs to a copy alone

	printed atomic.Pointer[layout.Page] // the last one, foot and all
}

// reference is a page number that was set, or a page that was linked to: where the block with an id starts, or, without
// an id, how many pages there are.
type reference struct {
	id     string
	number int
}

// key is the chapter's key; false where it is not one kept block.
func (c *chapter) key(s *layout.Sheet) (key chapterKey, ok bool) {
	if c.to != c.from+1 || s.Root.Children[c.from] == nil || !s.Root.Children[c.from].Kept {
		return key, false
	}
	return chapterKey{s.Root.Children[c.from], c.from, s.Page, s.Meta.Lang + " " + s.Root.Lang}, true
}

// take puts a chapter that is remembered in the chapter's place; false where there is none.
func (k *Chapters) take(s *layout.Sheet, c *chapter) bool {
	key, ok := c.key(s)
	if !ok || k == nil {
		return false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	known := k.made[key]
	if known == nil {
		return false
	}
	c.kids, c.fills = []*box{{node: known.tree, alt: free, tree: known.tree}}, known.fills
	return true
}

// keep remembers the chapters of a document, which was laid out without a fault, as they stand on its pages. One that holds
// what belongs to a copy alone is no other document's.
func (k *Chapters) keep(s *layout.Sheet, chapters []chapter, root *layout.Node, pages map[*frag]*keptPage) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i := range chapters {
		c := &chapters[i]
		key, ok := c.key(s)
		if !ok || k.made[key] != nil {
			continue
		}
		made := &kept{tree: root.Children[c.from], fills: slices.Clone(c.fills)}
		private := false
		for i := range made.fills {
			if fr := made.fills[i].frag; fr != nil {
				made.fills[i].frag = &frag{h: fr.h, kept: pages[fr]}
				private = private || pages[fr] != nil && pages[fr].private
			}
		}
		if private {
			continue
		}
		if k.made == nil || len(k.made) >= mostChapters {
			k.made = map[chapterKey]*kept{}
		}
		k.made[key] = made
	}
}

// holds tells whether the pages are those that a kept page refers to.
func (p *placer) holds(k *keptPage) bool {
	return !slices.ContainsFunc(k.referred, func(r reference) bool { return p.numberOf(r.id) != r.number })
}

// renew lays those chapters out anew whose kept pages refer to other pages than those of this document. They break as they
// did, so that no page moves.
func (l *Layout) renew(f *flow, p *placer) (root *box, pages []page, stale bool) {
	for i := range l.chapters {
		c := &l.chapters[i]
		if slices.ContainsFunc(c.fills, func(fl fill) bool { return fl.frag != nil && fl.frag.kept != nil && !p.holds(fl.frag.kept) }) {
			l.known.forget(l.sheet, c)
			c.fills, stale = nil, true
			f.chapter(l.sheet, c)
		}
	}
	if stale {
		root, pages, _ = l.bind() // as before
	}
	return root, pages, stale
}

// forget makes room for a chapter that is laid out anew.
func (k *Chapters) forget(s *layout.Sheet, c *chapter) {
	if key, ok := c.key(s); ok {
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.made, key)
	}
}

// refer notes which page is referred to, and returns its number.
func (p *placer) refer(id string) int {
	r := reference{id, p.numberOf(id)}
	p.referred = append(p.referred, r)
	return r.number
}

// numberOf is on which page a block starts; without an id, how many pages there are.
func (p *placer) numberOf(id string) int {
	if id == "" {
		return p.total
	}
	return p.starts[id]
}

// placePage puts on the page what was filled into it, and returns that.
func (p *placer) placePage(fr *frag, page layout.PageSpec, root *layout.Node) *keptPage {
	k := fr.kept
	if k == nil {
		found, own := p.found, len(p.own)
		p.found, p.referred = nil, nil
		p.ease = easing(fr, page)
		p.place(fr, page.Body.X, page.Body.Y, fr.h, owner{node: root, open: true, top: page.Body.Y})
		k = &keptPage{items: slices.Clip(p.page.Items), referred: p.referred, found: p.found, private: len(p.own) > own}
		findStarts(fr, root, func(id string) { k.ids = append(k.ids, id) })
		p.found = found
	}
	p.page.Items = k.items
	p.found.Add(k.found)
	return k
}

// share gives the page the items of the last one, where they are alike down to the foot.
func (k *keptPage) share(page *layout.Page) {
	body := len(k.items)
	was := k.printed.Load()
	if was != nil && was.Number == page.Number && reflect.DeepEqual(was.Items[body:], page.Items[body:]) {
		page.Items = was.Items
	} else {
		printed := *page
		k.printed.Store(&printed)
	}
	page.Kept = true
}

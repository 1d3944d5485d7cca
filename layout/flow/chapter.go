package flow

import (
	"slices"
	"sync"

	"handout/data/diag"
	"handout/layout"
	"handout/layout/text"
)

// chapter is a run of the root's children up to the next that starts with a forced break. Where its pages end depends on
// nothing outside of it, so that chapters can be laid out side by side.
type chapter struct {
	from, to int // children of the root
	kids     []*box
	fills    []fill
	done     chan struct{} // closed when it is laid out
}

// fill is one filling of the root: what it gave, nil for nothing, and the break that ended it.
type fill struct {
	frag *frag
	why  layout.Break
}

// Layout is a sheet that is being laid out.
type Layout struct {
	sheet    *layout.Sheet
	known    *Chapters
	chapters []chapter

	mu   sync.Mutex
	next int // the first chapter that nobody has taken
}

// fewDigits is how long most page numbers are at most.
const fewDigits = 2

// Begin gets a sheet ready to be laid out. The sheet is not changed. Chapters may be nil; else the document's tree and items
// are partly those of other documents too, and are not to be changed.
func Begin(s *layout.Sheet, known *Chapters) *Layout {
	l := &Layout{sheet: s, known: known}
	if r := s.Root; plainStack(r) {
		start := 0
		for i, c := range r.Children {
			if i > start && c != nil && c.Break != layout.NoBreak {
				l.chapters = append(l.chapters, chapter{from: start, to: i})
				start = i
			}
		}
		l.chapters = append(l.chapters, chapter{from: start, to: len(r.Children)})
	}
	for i := range l.chapters {
		l.chapters[i].done = make(chan struct{})
	}
	return l
}

// plainStack tells whether a root is nothing but its children, one below the other.
func plainStack(r *layout.Node) bool {
	return r != nil && r.Kind == layout.Stack && r.Break == layout.NoBreak && r.Keep == layout.Keep{} && r.Repeat == nil && r.Box == layout.Box{} && r.Above == 0
}

// Help lays out chapters that nobody has taken, while another does. It takes a shaper of its own.
func (l *Layout) Help(sh *text.Shaper) { l.work(newFlow(sh, fewDigits)) }

func (l *Layout) work(f *flow) {
	for {
		l.mu.Lock()
		i := l.next
		l.next++
		l.mu.Unlock()
		if i >= len(l.chapters) {
			return
		}
		if !l.known.take(l.sheet, &l.chapters[i]) {
			f.chapter(l.sheet, &l.chapters[i])
		}
		close(l.chapters[i].done)
	}
}

// Finish lays out what is left and puts the chapters together. Without errors in the list the document is whole, else it
// is nil.
func (l *Layout) Finish(sh *text.Shaper) (*layout.Document, diag.List) {
	f := newFlow(sh, fewDigits)
	l.work(f)
	for i := range l.chapters {
		<-l.chapters[i].done
	}
	root, pages, ok := l.bind()
	for digits, limit := fewDigits, 100; ; digits, limit = digits+1, limit*10 {
		if !ok {
			l = &Layout{sheet: l.sheet} // in one piece; a helper that is late may still look at the other
			f = newFlow(sh, digits)
			root = f.box(l.sheet.Root, l.sheet.Meta.Lang)
			pages = f.paginate(root, l.sheet.Page.Body)
		}
		if len(pages) < limit {
			return f.document(l, root, pages)
		}
		ok = false // page numbers are wider than the room kept for them
	}
}

// chapter lays out one chapter by itself.
func (f *flow) chapter(s *layout.Sheet, c *chapter) {
	root := &box{node: s.Root, lang: s.Root.Lang, alt: free, least: unmeasured, breaks: true}
	if root.lang == "" {
		root.lang = s.Meta.Lang
	}
	root.kids = make([]*box, c.to)
	for i := c.from; i < c.to; i++ {
		root.kids[i] = f.box(s.Root.Children[i], root.lang)
		root.choices = root.choices || root.kids[i].choices
	}
	c.kids = root.kids[c.from:]
	f.trail = f.trail[:0]
	var at *cursor
	broken := layout.PageBreak
	if c.from > 0 {
		at, broken = &cursor{kid: c.from}, s.Root.Children[c.from].Break
	}
	body := s.Page.Body
	sp := space{fresh: body.H}.anew(broken)
	for {
		_, fr, rest := f.fill(root, body.W, at, sp)
		if rest == nil {
			c.fills = append(c.fills, fill{frag: fr})
			return
		}
		c.fills = append(c.fills, fill{fr, rest.why})
		if fr != nil {
			at = rest
		}
		sp = sp.anew(rest.why)
	}
}

// bind puts the chapters' pages together; false where one ends in nothing that is seen, which belongs on the next one's
// page.
func (l *Layout) bind() (root *box, pages []page, ok bool) {
	if len(l.chapters) == 0 {
		return nil, nil, false
	}
	root = &box{node: l.sheet.Root, alt: free}
	var b binding
	for i := range l.chapters {
		c := &l.chapters[i]
		root.kids = slices.Concat(root.kids, c.kids)
		ends := len(c.fills) - 1
		for _, f := range c.fills[:ends] {
			b.add(f.frag, f.why)
		}
		switch last := c.fills[ends].frag; {
		case i == len(l.chapters)-1:
			b.end(last)
		case last.h == 0:
			return nil, nil, false
		default:
			b.add(last, l.sheet.Root.Children[c.to].Break)
		}
	}
	return root, b.pages, true
}

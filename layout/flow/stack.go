package flow

import "handout/layout"

// stack is a Stack while it is being filled.
type stack struct {
	f      *flow
	fr     *frag
	width  Length
	sp     space
	placed []placed
	y      Length
	filled bool // something that can be seen stands above
}

// placed is a child that stands in the fragment, and what is needed to take it out again.
type placed struct {
	index  int
	from   *cursor
	sp     space
	mark   int // of the trail, before the child's choices
	y      Length
	filled bool // whether something stood above
	seen   bool // whether it takes any space
}

func (f *flow) fillStack(fr *frag, width Length, from *cursor, sp space) (*cursor, bool) {
	s := stack{f: f, fr: fr, width: width, sp: sp}
	kids := fr.box.kids
	fr.kids, s.placed = make([]kid, 0, len(kids)), make([]placed, 0, len(kids))
	var in *cursor
	first := 0
	if from != nil {
		first, in = from.kid, from.in
	}
	for i := first; i < len(kids); i, in = i+1, nil {
		rest, going := s.place(i, in)
		switch {
		case rest == nil:
			continue
		case going:
			return s.end(&cursor{why: rest.why, kid: i, in: rest})
		case rest.why != layout.NoBreak:
			return s.end(&cursor{why: rest.why, kid: i, in: in})
		}
		return s.end(s.moveBreak(&cursor{kid: i, in: in}))
	}
	fr.content = s.y
	return nil, true
}

// end closes the fragment. When nothing can be seen in it, nothing was placed.
func (s *stack) end(rest *cursor) (*cursor, bool) {
	if !s.filled {
		return stopped(rest.why), false
	}
	s.fr.content = s.y
	return rest, true
}

// place fills a child into the space that is left. It returns where to go on, and whether any of the child was placed.
func (s *stack) place(i int, in *cursor) (rest *cursor, going bool) {
	p := placed{index: i, from: in, mark: len(s.f.trail), y: s.y, filled: s.filled}
	gap := Length(0)
	if s.filled && in == nil {
		gap = s.fr.box.node.Gap
	}
	p.sp = s.sp.below(s.y + gap)
	if s.filled {
		p.sp = p.sp.further()
	}
	lead, fr, rest := s.f.fill(s.fr.box.kids[i], s.width, in, p.sp)
	if fr == nil {
		if rest.why == layout.NoBreak {
			s.f.rollback(p.mark)
		}
		return rest, false
	}
	p.seen = fr.h > 0
	if !p.seen {
		gap, lead = 0, 0 // what takes no space takes none around it
	}
	s.add(p, fr, gap+lead)
	return rest, true
}

// add appends a child's fragment under a space.
func (s *stack) add(p placed, fr *frag, lead Length) {
	y := s.y + lead
	s.placed = append(s.placed, p)
	s.fr.kids = append(s.fr.kids, kid{frag: fr, index: p.index, y: y})
	s.fr.inherit(fr)
	s.y = y + fr.h
	s.filled = s.filled || p.seen
}

// remove takes the last child out again.
func (s *stack) remove() {
	last := len(s.placed) - 1
	p := s.placed[last]
	s.y, s.filled = p.y, p.filled
	s.placed, s.fr.kids = s.placed[:last], s.fr.kids[:last]
}

// moveBreak moves a page break that would stand behind a child that is kept with the next: into that child, if it can
// leave a piece here, or else before it. At the top of a page, where moving on gains nothing, the break stays.
func (s *stack) moveBreak(at *cursor) *cursor {
	if s.f.trial {
		return at // a trial ends with any break
	}
	moved, left := at, len(s.placed)
	for i := len(s.placed) - 1; i >= 0; i-- {
		p := s.placed[i]
		if !p.seen {
			continue
		}
		if !s.fr.box.kids[p.index].keepsNext() {
			break
		}
		if in := s.shorten(i, p); in != nil {
			return &cursor{kid: p.index, in: in}
		}
		moved, left = &cursor{kid: p.index, in: p.from}, i
	}
	if s.sp.force && !s.seen(left) {
		return at
	}
	s.removeFrom(left)
	return moved
}

// removeFrom takes children out again, and with them the choices made in them.
func (s *stack) removeFrom(count int) {
	for len(s.placed) > count {
		s.f.rollback(s.placed[len(s.placed)-1].mark)
		s.remove()
	}
}

// seen tells whether any of the first children placed takes space.
func (s *stack) seen(count int) bool {
	for _, p := range s.placed[:count] {
		if p.seen {
			return true
		}
	}
	return false
}

// shorten lets a child that was placed to its end leave a piece here and run on. It returns where it goes on, or nil if
// it does not break.
func (s *stack) shorten(at int, p placed) *cursor {
	was := s.fr.kids[at]
	b := s.fr.box.kids[p.index].chosen()
	if b.together || b.solid() {
		return nil
	}
	sp := p.sp
	sp.room, sp.force = was.frag.h-1, false
	fr, rest := s.f.part(b, s.width, p.from, sp)
	if fr == nil || rest == nil || rest.why != layout.NoBreak {
		return nil
	}
	s.removeFrom(at + 1)
	s.remove() // its choices stand: a piece of it stays
	s.add(p, fr, was.y-p.y)
	return rest
}

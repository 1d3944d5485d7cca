package flow

import "slices"

// made is a choice that was made.
type made struct {
	box *box
	alt int
}

// take makes a choice.
func (f *flow) take(m made) {
	m.box.alt = m.alt
	f.trail = append(f.trail, m.box)
}

// rollback takes back the choices made since the trail was as long as mark.
func (f *flow) rollback(mark int) {
	for len(f.trail) > mark {
		last := len(f.trail) - 1
		f.trail[last].alt = free
		f.trail = f.trail[:last]
	}
}

// since lists the choices made since the trail was as long as mark.
func (f *flow) since(mark int) []made {
	var list []made
	for _, b := range f.trail[mark:] {
		list = append(list, made{b, b.alt})
	}
	return list
}

// replace takes back the choices made since mark and makes others.
func (f *flow) replace(mark int, list []made) {
	f.rollback(mark)
	for _, m := range list {
		f.take(m)
	}
}

// choose takes the first alternative that fits into a space; the last needs no test.
func (f *flow) choose(b *box, place Length, sp space) {
	if f.trial {
		f.chooseLowest(b, place, sp)
		return
	}
	last := len(b.kids) - 1
	for i := range last {
		mark := len(f.trail)
		f.take(made{b, i})
		if f.fits(b.kids[i], place, sp) {
			return
		}
		f.rollback(mark)
	}
	f.take(made{b, last})
}

// chooseLowest takes the alternative that ends highest up, because what follows then fits best.
func (f *flow) chooseLowest(b *box, place Length, sp space) {
	mark := len(f.trail)
	best, least := []made{{b, len(b.kids) - 1}}, unbounded
	for i, kid := range b.kids {
		f.take(made{b, i})
		if end, ok := f.try(kid, place, sp); ok && end < least {
			best, least = f.since(mark), end
		}
		f.rollback(mark)
	}
	f.replace(mark, best)
}

// fits tells whether a box fits into a space. If so, all choices in it are made.
func (f *flow) fits(b *box, place Length, sp space) bool {
	f.trial = true
	defer func() { f.trial = false }()
	mark := len(f.trail)
	if _, ok := f.try(b, place, sp); !ok {
		f.rollback(mark)
		return false
	}
	// Everything fits at its lowest. Now each choice, in reading order, is as generous as the room allows.
	var decided []made
	for c := undecided(b, decided); c != nil; c = undecided(b, decided) {
		lowest := c.alt
		for i := 0; ; i++ {
			f.replace(mark, append(decided, made{c, i}))
			if _, ok := f.try(b, place, sp); ok || i == lowest {
				decided = append(decided, made{c, i})
				break
			}
		}
	}
	return true
}

// undecided is the first choice in reading order that is not in a list, or nil.
func undecided(b *box, decided []made) *box {
	if !b.choices {
		return nil
	}
	if b.alt != free {
		if !slices.ContainsFunc(decided, func(m made) bool { return m.box == b }) {
			return b
		}
		return undecided(b.kids[b.alt], decided)
	}
	for _, kid := range b.kids {
		if c := undecided(kid, decided); c != nil {
			return c
		}
	}
	return nil
}

// try fills a space with a box, and further pages where the box forces them. It tells whether that went without another
// break, a broken word or anything that is too large, and how far down the box ends.
func (f *flow) try(b *box, place Length, sp space) (end Length, ok bool) {
	lead, fr, rest := f.fill(b, place, nil, sp)
	var at *cursor
	for rest != nil {
		if rest.why == 0 || fr != nil && (fr.bad || fr.cut) {
			return 0, false
		}
		if fr != nil {
			at = rest
		}
		lead, fr, rest = f.fill(b, place, at, sp.anew(rest.why))
	}
	return lead + fr.h, !fr.bad && !fr.cut
}

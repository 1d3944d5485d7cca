package flow

import "handout/layout"

func (f *flow) fillRow(fr *frag, width Length, from *cursor, sp space) (*cursor, bool) {
	r := row{f: f, fr: fr, sp: sp, from: from}
	widths, need := f.tracks(fr.box, width)
	fr.check(true, need, width)
	r.widths = widths
	r.sp.top = true
	r.cols = make([]column, len(fr.box.kids))
	fr.kids = make([]kid, len(fr.box.kids))

	mark := len(f.trail)
	x := Length(0)
	for i := range fr.kids {
		fr.kids[i] = kid{index: i, x: x}
		r.place(i, r.sp)
		x += widths[i] + fr.box.node.Gap
	}
	if from == nil && fr.box.node.Valign == layout.Baseline {
		r.alignBaselines()
	}
	return r.end(mark)
}

// row is a Row while it is being filled.
type row struct {
	f       *flow
	fr      *frag
	sp      space
	from    *cursor
	widths  []Length
	cols    []column
	blocked bool         // for want of room, a column with something to place could not place any of it
	why     layout.Break // the forced break that a column stopped at
}

// place fills one column.
func (r *row) place(i int, sp space) {
	b, k, at := r.fr.box.kids[i], &r.fr.kids[i], (*cursor)(nil)
	if r.from != nil {
		if r.from.cols[i].done {
			k.frag, r.cols[i] = r.f.spent(b, r.widths[i]), column{done: true}
			return
		}
		at = r.from.cols[i].at
	}
	_, fr, rest := r.f.fill(b, r.widths[i], at, sp)
	k.frag = fr
	switch {
	case rest == nil:
		r.cols[i] = column{done: true}
		return
	case fr == nil:
		r.cols[i] = column{at: at}
		r.blocked = r.blocked || rest.why == layout.NoBreak
	default:
		r.cols[i] = column{at: rest}
	}
	r.why = max(r.why, rest.why)
}

// alignBaselines lowers columns so that all first baselines are on one line. At the top of a page, what does not fit
// when it is lowered stays where it is.
func (r *row) alignBaselines() {
	lowest := Length(0)
	for _, k := range r.fr.kids {
		if k.frag != nil {
			lowest = max(lowest, baselineOrFoot(k.frag))
		}
	}
	for i, k := range r.fr.kids {
		if k.frag == nil {
			continue
		}
		lower := lowest - baselineOrFoot(k.frag)
		if lower+k.frag.h > r.sp.room {
			was := *r
			kept := r.cols[i]
			sp := r.sp.below(lower)
			sp.force = false
			r.place(i, sp)
			if r.fr.kids[i].frag == nil && r.sp.force {
				*r, r.cols[i], r.fr.kids[i], lower = was, kept, k, 0
			}
		}
		r.fr.kids[i].y = lower
	}
}

// end closes the fragment. Unless every column with something to place could place some of it, nothing is placed: a
// label must not stay behind without its text.
func (r *row) end(mark int) (*cursor, bool) {
	height, placed, done := Length(0), false, true
	for i, k := range r.fr.kids {
		done = done && r.cols[i].done
		if k.frag == nil {
			continue
		}
		placed = placed || k.frag.h > 0
		height = max(height, k.y+k.frag.h)
		r.fr.inherit(k.frag)
	}
	switch {
	case done:
		r.fr.content = height
		return nil, true
	case r.blocked:
		r.f.rollback(mark)
		return stopped(layout.NoBreak), false
	case !placed:
		return stopped(r.why), false
	}
	r.fr.content = height
	return &cursor{why: r.why, cols: r.cols}, true
}

// spent is what a column shows that ended on an earlier page: its fill and frame, which go on beside the others.
func (f *flow) spent(b *box, width Length) *frag {
	b = b.chosen()
	w, _ := outerWidth(b.node, width)
	pad := b.node.Box.Padding
	return &frag{box: b, x: aligned(b.node.Box.X, width-w), w: w, h: pad.Top + pad.Bottom, part: true, spent: true}
}

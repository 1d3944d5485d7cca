package flow

import "handout/layout"

// outerWidth is how wide a box stands in its place, and what is wrong when it is too wide for it.
func outerWidth(n *layout.Node, place Length) (Length, *fault) {
	width := place
	switch {
	case n.Box.Width > 0:
		width = n.Box.Width
	case n.Kind == layout.Picture && n.Art != nil:
		width = n.Art.Width + n.Box.Padding.Left + n.Box.Padding.Right // a frame fits the picture, not its place
	case n.Box.MaxWidth > 0:
		width = min(place, n.Box.MaxWidth)
	}
	if width > place {
		return width, &fault{wide: true, size: width, room: place}
	}
	return width, nil
}

// aligned is how far from the left something stands that leaves some space.
func aligned(a layout.Align, space Length) Length {
	if space <= 0 {
		return 0
	}
	return [...]Length{layout.Left: 0, layout.Centre: space / 2, layout.Right: space}[a]
}

// tracks shares a Row's width out to its columns. It also returns the least width that the fixed columns, the least
// widths of the others and the gaps need.
func (f *flow) tracks(b *box, width Length) (widths []Length, need Length) {
	n := b.node
	count := max(len(n.Tracks), len(b.kids))
	if count == 0 {
		return nil, 0
	}
	tracks := make([]layout.Track, count)
	copy(tracks, n.Tracks)
	widths = make([]Length, count)
	need = n.Gap * Length(count-1)
	var want Length // what the columns would like beyond their least widths, so that no word is broken
	var shares int
	for i, t := range tracks {
		if t.Fixed > 0 {
			widths[i] = t.Fixed
		} else {
			widths[i] = t.Min
			shares += max(1, t.Share)
			want += f.wanted(b, i, t)
		}
		need += widths[i]
	}
	left := max(0, width-need)
	spare := max(0, left-want)
	var given Length
	sum := 0
	for i, t := range tracks {
		if t.Fixed > 0 {
			continue
		}
		if more := f.wanted(b, i, t); want > left {
			more = more * left / want // not all can have it: in proportion
			widths[i] += more
		} else {
			widths[i] += more
		}
		sum += max(1, t.Share)
		upTo := spare * Length(sum) / Length(shares)
		widths[i] += upTo - given
		given = upTo
	}
	return widths, need
}

// wanted is how much wider than its Min an Auto column must be for its child's widest piece.
func (f *flow) wanted(b *box, i int, t layout.Track) Length {
	if !t.Auto || i >= len(b.kids) {
		return 0
	}
	return max(0, f.leastWidth(b.kids[i])-t.Min)
}

// leastWidth is the outer width of a box's widest unbreakable piece; of a Choice, that of any alternative, so that it
// does not change when the choice is made.
func (f *flow) leastWidth(b *box) Length {
	if b.least == unmeasured {
		if n := b.node; n.Box.Width > 0 {
			b.least = n.Box.Width
		} else {
			b.least = f.leastContent(b) + n.Box.Padding.Left + n.Box.Padding.Right
		}
	}
	return b.least
}

// leastContent is the width of the widest unbreakable piece of a box's content.
func (f *flow) leastContent(b *box) Length {
	least := Length(0)
	switch n := b.node; n.Kind {
	case layout.Text:
		least = f.paragraph(b).least
	case layout.Picture:
		if n.Art != nil {
			least = n.Art.Width
		}
	case layout.Row:
		least = n.Gap * Length(max(0, len(b.kids)-1))
		for i := range b.kids {
			var t layout.Track
			if i < len(n.Tracks) {
				t = n.Tracks[i]
			}
			if t.Fixed > 0 {
				least += t.Fixed
			} else {
				least += max(t.Min, f.leastWidth(b.kids[i]))
			}
		}
	default:
		for _, kid := range b.kids {
			least = max(least, f.leastWidth(kid))
		}
	}
	return least
}

package flow

import (
	"strconv"
	"strings"

	"handout/layout"
	"handout/layout/text"
)

// run is what becomes one item of a line: units of one span, font and direction, or a blank or tick box.
type run struct {
	units    []unit
	width    Length // with the white space that ends it
	trailing Length // width of that white space
	x        Length // of its left edge
}

// leftward tells whether the run is read from right to left: the white space that ends it stands at its left.
func (r *run) leftward() bool { return r.units[0].Level%2 == 1 }

// text places the lines of a paragraph, which stands in a frame.
func (p *placer) text(fr *frag, x, y Length, frame layout.Rect, o owner) {
	pad := fr.box.node.Box.Padding
	width := fr.w - pad.Left - pad.Right
	for _, l := range fr.lines {
		p.line(fr, l, layout.Rect{X: x, Y: y, W: width, H: l.height}, frame, o)
		y += l.height
	}
}

// line places one line. Page numbers get their digits now; what stands behind them moves up, but no line end moves.
func (p *placer) line(fr *frag, l line, at, frame layout.Rect, o owner) {
	n := fr.box.node
	runs := p.gather(fr, fr.set.units[l.from:l.to], o)
	width, trailing, fills, last := Length(0), Length(0), 0, 0
	for i, r := range runs {
		blank := r.units[0].object()
		if seen := r.width - r.trailing; seen > 0 || blank {
			width += trailing + seen
			trailing, last = 0, i
		}
		trailing += r.trailing
		if blank && n.Spans[r.units[0].Piece].Fill {
			fills++
		}
	}
	spare := max(0, at.W-width)
	if fills == 0 {
		at.X += aligned(n.Type.Align, spare)
	}
	right := at.X + width
	if fills > 0 {
		right += spare
	}
	for i := range runs {
		if fills > 0 && runs[i].units[0].object() && n.Spans[runs[i].units[0].Piece].Fill {
			more := spare / Length(fills)
			runs[i].width, spare, fills = runs[i].width+more, spare-more, fills-1
		}
	}
	p.arrange(runs, at.X, last)
	for i, r := range runs {
		span := r.units[0].Piece
		s := &n.Spans[span]
		box := layout.Rect{X: r.x, Y: at.Y, W: r.width, H: at.H}
		if r.units[0].object() {
			item := drawn(s, &r.units[0], box, at.Y+l.baseline)
			if s.Kind == layout.Blank && s.Line.Width == 0 && len(n.Spans) == 1 {
				item.Box = frame // all of it is to write in; the line is its rule or frame
			}
			p.add(span, o, item)
			continue
		}
		if i >= last { // the white space that ends a line may stand beyond its edge, but counts as nothing
			box.W -= r.trailing
			if r.leftward() {
				box.X += r.trailing
			}
			box.X = min(box.X, right)
		}
		p.add(span, o, layout.Item{Box: box, Glyphs: p.glyphs(fr, r, r.x, at.Y+l.baseline)})
		if s.Link != "" && !o.artifact && box.W > 0 {
			p.add(span, o, layout.Item{Box: box, Link: s.Link})
		}
	}
}

// arrange sets the runs of a line side by side as they are seen, which is another order than the read one where words run
// from right to left. From the last run on, the white space of such words hangs out of the line.
func (p *placer) arrange(runs []run, x Length, last int) {
	p.levels = p.levels[:0]
	for i := range runs {
		p.levels = append(p.levels, runs[i].units[0].Level)
	}
	order := text.Order(p.levels)
	for i := range runs {
		if order != nil {
			i = order[i]
		}
		r := &runs[i]
		if i >= last && r.leftward() {
			x -= r.trailing
		}
		r.x = x
		x += r.width
	}
}

// gather joins the units of a line to runs, with page numbers set.
func (p *placer) gather(fr *frag, units []unit, o owner) []run {
	p.runs = p.runs[:0]
	for start := 0; start < len(units); {
		first := &units[start]
		end := start + 1
		for end < len(units) && units[end].Piece == first.Piece && units[end].Font == first.Font && units[end].Level == first.Level && !first.object() {
			end++
		}
		r := run{units: units[start:end]}
		if s := fr.box.node.Spans[first.Piece]; number(s) {
			r.units = p.number(fr, r.units, s, o)
		}
		r.width, r.trailing = wordWidth(r.units)
		r.width += r.trailing
		p.runs = append(p.runs, r)
		start = end
	}
	return p.runs
}

// number sets a page number in place of the units that kept room for it.
func (p *placer) number(fr *frag, kept []unit, s layout.Span, o owner) []unit {
	value := p.page.Number
	switch s.Kind {
	case layout.PageTotal:
		value = p.refer("")
	case layout.PageRef:
		value = p.refer(s.Target)
	}
	t, span := fr.box.node.Type, kept[0].Piece
	digits := strconv.Itoa(value)
	if !o.artifact {
		o.node.Spans[span].Text = digits
	}
	atoms, err := p.shaper.Atoms([]text.Piece{{Text: digits, Weight: weight(t, s), Lang: fr.box.lang}})
	if err != nil {
		p.found.Refusef(o.pos, "", missingHint, "%s", err)
		return kept
	}
	units := make([]unit, len(atoms))
	for i := range atoms {
		atoms[i].Piece = span
		units[i] = unit{Atom: &atoms[i]}
		units[i].scale(t, p.shaper.Faces().Fonts()[atoms[i].Font].UnitsPerEm)
	}
	return units
}

// glyphs makes the glyph run of a run. Its text is a part of the span's, which its units follow one another in.
func (p *placer) glyphs(fr *frag, r run, x, baseline Length) *layout.Run {
	t := fr.box.node.Type
	first, last := &r.units[0], &r.units[len(r.units)-1]
	shown := first.Text
	if len(r.units) > 1 {
		shown = fr.box.shaped.texts[first.Piece][first.offset : last.offset+len(last.Text)]
	}
	count := 0
	for i := range r.units {
		count += len(r.units[i].Glyphs)
	}
	glyphs := make([]layout.Glyph, 0, count)
	for i := range r.units {
		u := &r.units[i]
		if r.leftward() {
			u = &r.units[len(r.units)-1-i]
		}
		shift := int32(u.offset - first.offset)
		for _, g := range u.Glyphs {
			g.Cluster += shift
			glyphs = append(glyphs, g)
		}
	}
	return &layout.Run{
		Font: first.Font, Size: t.Size, Colour: t.Colour, X: x, Y: baseline,
		Text: strings.TrimRight(shown, "\n"), Glyphs: glyphs, Extra: t.Tracking,
	}
}

// drawn is a blank to write on or a tick box, in a part of the line that is as wide as it is.
func drawn(s *layout.Span, u *unit, box layout.Rect, baseline Length) layout.Item {
	box.Y, box.H = baseline-u.above, u.above+u.below
	if s.Kind == layout.Tick {
		return layout.Item{Box: box, Path: outline(box, [4]Length{s.Radius, s.Radius, s.Radius, s.Radius}, layout.None, s.Line)}
	}
	y := int64(baseline + s.Line.Width/2)
	return layout.Item{Box: box, Path: &layout.Path{
		Segs: []layout.Seg{
			{Op: layout.MoveTo, P: [3]layout.Pt{{X: int64(box.X), Y: y}}},
			{Op: layout.LineTo, P: [3]layout.Pt{{X: int64(box.X + box.W), Y: y}}},
		},
		Stroke: s.Line,
	}}
}

package template

import (
	"math"
	"slices"

	"handout/data"
	"handout/layout"
)

// frontBlocks are what several forms of a front have alike. Made once, they are also laid out once.
type frontBlocks struct {
	reminders []frontReminder              // by exercise
	cells     map[frontCell][]*layout.Node // by exercise. Only looked up
	guides    [guideAside + 1]*layout.Node // by form
	stop      *layout.Node                 // when to stop
	call      map[bool]*layout.Node        // when to call, with every sign or their groups. Only looked up
}

// frontReminder is what all cells of an exercise say, whatever size its pictures have.
type frontReminder struct {
	use  data.Use
	dose reminderDose
	text *layout.Node // what to do in short; nil for nothing
}

// frontCell is all of a form that its cells depend on.
type frontCell struct {
	across  int
	highest float64
	over    bool
}

func (s *front) blocks(c *composer) *frontBlocks {
	b := &frontBlocks{
		cells:  map[frontCell][]*layout.Node{},
		guides: [...]*layout.Node{guideCell: c.guideBox(), guideStrip: c.smallGuide(), guideLine: c.pillGuide(false), guideAside: c.pillGuide(true)},
		stop:   s.stopBox(c),
		call:   map[bool]*layout.Node{true: s.callBox(c, true), false: s.callBox(c, false)},
	}
	for _, u := range c.programme().Uses {
		text := c.runTogether(c.Type.Caption, reminderTexts(u.Exercise), c.doseScope(u))
		b.reminders = append(b.reminders, frontReminder{u, c.reminderDose(u), text})
	}
	return b
}

// of are the cells of a form.
func (b *frontBlocks) of(c *composer, f frontForm) []*layout.Node {
	key := frontCell{f.across, f.highest, f.over}
	if b.cells[key] == nil {
		for _, r := range b.reminders {
			b.cells[key] = append(b.cells[key], r.cell(c, f))
		}
	}
	return slices.Clone(b.cells[key])
}

// grid is the exercises in cells, and the pain guide in the last; what is left is for notes.
func (b *frontBlocks) grid(c *composer, f frontForm) *layout.Node {
	cells := b.of(c, f)
	size := (len(cells) + f.across - 1) / f.across * f.across
	if f.guide == guideCell {
		size = frontRows * f.across
	}
	spans := make([]int, len(cells), size)
	for i := range spans {
		spans[i] = 1
	}
	left := size - len(cells)
	if f.guide == guideCell {
		left--
	}
	if left > 0 {
		cells, spans = append(cells, frontNotes(c)), append(spans, left)
	}
	if f.guide == guideCell {
		cells, spans = append(cells, b.guides[guideCell]), append(spans, 1)
	}
	grid := stack(layout.Group, gap3)
	width := (c.width() - mm(frontGap)*layout.Length(f.across-1)) / layout.Length(f.across)
	var r *layout.Node
	for i, filled := 0, 0; i < len(cells); i++ {
		if filled%f.across == 0 {
			r = row(layout.Group, mm(frontGap))
			grid.Children = append(grid.Children, r)
		}
		filled += spans[i]
		r.Children = append(r.Children, cells[i])
		r.Tracks = append(r.Tracks, fixed(width*layout.Length(spans[i])+mm(frontGap)*layout.Length(spans[i]-1)))
	}
	return grid
}

// columns is the exercises in two columns, the pain guide below the first where it stands there, and boxes below the last.
func (b *frontBlocks) columns(c *composer, f frontForm, boxes ...*layout.Node) *layout.Node {
	width, gap := (c.width()-mm(frontGap))/frontFew, gap3
	cells := b.of(c, f)
	if f.highest <= frontTight {
		gap = gap2
		for _, nodes := range [...][]*layout.Node{cells, boxes} {
			for i := range nodes {
				nodes[i] = tight(nodes[i])
			}
		}
	}
	column := func(cells []*layout.Node, foot ...*layout.Node) *layout.Node {
		return stack(layout.Group, gap, slices.Concat(cells, foot)...)
	}
	r := row(layout.Group, mm(frontGap))
	if half := (len(cells) + 1) / 2; f.guide == guideAside {
		r.Children = []*layout.Node{column(cells[:half], b.guides[f.guide]), column(cells[half:], boxes...)}
	} else {
		least := math.Inf(1)
		for i := range cells {
			both := []*layout.Node{column(cells[:i+1]), column(cells[i+1:], boxes...)}
			if h := max(estimate(both[0], inMM(width)), estimate(both[1], inMM(width))); h < least {
				r.Children, least = both, h
			}
		}
	}
	r.Tracks = []layout.Track{share(1), share(1)}
	return r
}

// tight is a block with its lines closer, by a point and no more. It is a copy.
func tight(n *layout.Node) *layout.Node {
	const least, by = 14_000, 1000
	closer := *n
	if n.Kind == layout.Text {
		closer.Type.Leading = min(n.Type.Leading, max(least, n.Type.Leading-by))
	}
	closer.Children = slices.Clone(n.Children)
	for i, child := range n.Children {
		closer.Children[i] = tight(child)
	}
	return &closer
}

// cell is one exercise, its pictures over or beside its name and dose.
func (r *frontReminder) cell(c *composer, f frontForm) *layout.Node {
	n, u, dose := stack(layout.Sect, gap1), r.use, r.dose
	if f.across == frontMany {
		width := (c.width() - 2*mm(frontGap)) / frontMany
		n.Children = present([]*layout.Node{c.reminderHead(u, layout.H2), c.reminderPictures(u, width, f.highest), dose.given, dose.open})
	} else {
		width := (c.width() - mm(frontGap)) / frontFew
		beside := frontBeside
		if f.highest <= frontNarrow {
			beside = f.highest
		}
		n.Children = c.reminderBeside(u, dose, width, mm(beside), f.highest, f.over)
	}
	n.Children = append(n.Children, present([]*layout.Node{r.text})...)
	n.Name, n.ID, n.Pos, n.Keep.Together = "reminder", exerciseID(u), u.Pos, true
	return n
}

// frontNotes fill what is left of the grid.
func frontNotes(c *composer) *layout.Node {
	return stack(layout.Group, 0, para(layout.H2, c.Type.Section, c.programme().Pos, c.say("notes")...), c.writingLines(5, c.programme().Pos))
}

// strip is the pain guide under the grid, where it stands there.
func (b *frontBlocks) strip(f frontForm) *layout.Node {
	if f.guide == guideStrip || f.guide == guideLine {
		return b.guides[f.guide]
	}
	return nil
}

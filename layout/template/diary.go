package template

import (
	"slices"

	"handout/data"
	"handout/layout"
)

// diary is a table a week: an exercise a row, a day a column, then pain and notes.
type diary struct {
	Weeks int `yaml:"weeks"`
}

// The diary's widths and heights, in millimetres.
const (
	diaryFirst = 52.0
	diaryHead  = 8.0
)

// rowHeights are those of the rows, and of the row for notes.
type rowHeights struct{ row, notes float64 }

// diaryHeights are from the most generous to the least.
func diaryHeights() []rowHeights { return []rowHeights{{11, 18}, {10, 16}, {9.2, 12}, {8.2, 11}} }

func (s *diary) compose(c *composer) []*layout.Node {
	p := c.programme()
	lead := c.say("diary_lead")
	if slices.ContainsFunc(p.Uses, func(u data.Use) bool { return boxes(u) > 0 }) {
		lead = append(append(c.say("diary_boxes"), words(" ")), lead...)
	}
	n := stack(layout.Sect, 0,
		keepNext(para(layout.H2, c.Type.Name, p.Pos, c.say("my_week")...)),
		keepNext(para(layout.P, c.Type.Lead, p.Pos, lead...)))
	if !p.Goal.IsZero() {
		n.Children = append(n.Children, above(gap2, para(layout.P, c.Type.Body, p.Goal.Pos, c.say("my_goal", arg{"goal", value{spans: c.spans(p.Goal, scope{})}})...)))
	}
	for range s.Weeks {
		start := append(c.say("week_starting"), words(" "), c.fillIn(46))
		n.Children = append(n.Children, above(gap2, keepNext(para(layout.P, c.Type.Body, p.Pos, start...))), above(gap2, c.weekChoice()))
	}
	n.Name, n.ID, n.Pos = "diary", "diary", p.Pos
	return []*layout.Node{n}
}

// boxes is how many boxes a day an exercise gets: only where the data say how often a day and in how many sets or holds.
func boxes(u data.Use) int64 {
	p := u.Prescription
	if p.Frequency.State != data.Given || p.Frequency.Value.Per != "day" {
		return 0
	}
	sets := p.Sets
	if sets.State != data.Given {
		sets = total(&p)
	}
	if sets.State != data.Given {
		return 0
	}
	return sets.Value.Most * p.Frequency.Value.Times.Most
}

// mostBoxes is what a cell holds: two rows of so many across.
const (
	boxesAcross = 3
	mostBoxes   = 2 * boxesAcross
)

// weekChoice is one table, as high as the page has room for.
func (c *composer) weekChoice() *layout.Node {
	n := choice()
	for _, h := range diaryHeights() {
		n.Children = append(n.Children, c.week(h))
	}
	return n
}

// week is one table.
func (c *composer) week(h rowHeights) *layout.Node {
	table := stack(layout.Table, 0)
	table.Name, table.Keep.Together = "week", true
	table.Children = append(table.Children, c.weekHead())
	for _, clinicianOnly := range []bool{false, true} {
		for _, u := range c.programme().Uses {
			if u.Exercise.ClinicianOnly == clinicianOnly {
				table.Children = append(table.Children, c.exerciseWeek(u, h))
			}
		}
	}
	for _, key := range []string{"pain_before", "pain_after", "pain_next_day"} {
		table.Children = append(table.Children, c.weekRow(c.weekLabel(key), layout.Panel, h.row, func() *layout.Node { return c.dayCell(0, h.row) }))
	}
	return c.withNotes(table, h)
}

// withNotes adds the row for notes, which is one cell as wide as the week.
func (c *composer) withNotes(table *layout.Node, h rowHeights) *layout.Node {
	cell := para(layout.TD, c.Type.Body, c.programme().Pos, c.invisibleBlank())
	cell.Span = 7
	cell.Box = cellBox(h.notes, layout.None)
	r := row(layout.TR, 0, c.headCell(c.weekLabel("notes"), h.notes, layout.None), cell)
	r.Tracks = []layout.Track{fixed(mm(diaryFirst)), share(1)}
	table.Children = append(table.Children, r)
	return table
}

// weekHead names the days, beginning with the region's first day of the week.
func (c *composer) weekHead() *layout.Node {
	corner := para(layout.TH, c.Type.Body.weighing(700), c.programme().Pos, c.say("exercise")...)
	corner.Scope = layout.ColumnScope
	corner.Box = layout.Box{Height: mm(diaryHead), Y: layout.Middle, Padding: layout.Edges{Left: mm(1.2)}}
	r := row(layout.TR, 0, corner)
	r.Tracks = []layout.Track{fixed(mm(diaryFirst))}
	for i := range 7 {
		day := c.weekday(i)
		n := para(layout.TH, c.Type.Body.weighing(700).set(layout.Centre), day.Pos, words(day.Value))
		n.Scope = layout.ColumnScope
		n.Box = layout.Box{Height: mm(diaryHead), Y: layout.Middle}
		r.Children, r.Tracks = append(r.Children, n), append(r.Tracks, share(1))
	}
	return r
}

// weekday names a day of the week, beginning with the region's first.
func (c *composer) weekday(i int) data.Text {
	if c.b.Region.Habits.WeekStarts == "sun" {
		i += 6
	}
	return c.b.Locale.Days[i%7]
}

// exerciseWeek is the row of one exercise.
func (c *composer) exerciseWeek(u data.Use, h rowHeights) *layout.Node {
	badge := para(layout.Group, c.Type.Badge.set(layout.Centre), u.Pos, words(u.Number))
	badge.Box = layout.Box{Height: mm(6), Y: layout.Middle, Fill: layout.Accent, Radius: round(1.4)}
	if u.Exercise.ClinicianOnly {
		badge.Type.Colour, badge.Box.Fill, badge.Box.Frame = layout.Accent, layout.None, line(1.2, layout.Accent)
	}
	name := para(layout.Group, c.Type.Body, u.Exercise.Name.Pos, c.spans(u.Exercise.Name, c.doseScope(u))...)
	name.Type.Leading = grown(pt(14), c.Type.Body.Size, leastBody) // two lines stay clear of the row's rules
	label := row(layout.Group, mm(2), badge, name)
	label.Tracks = []layout.Track{fixed(mm(7)), share(1)}
	label.Valign = layout.Middle
	count := boxes(u)
	return c.weekRow(label, layout.None, h.row, func() *layout.Node { return c.dayCell(count, h.row) })
}

func (c *composer) weekLabel(key string) *layout.Node {
	return para(layout.Group, c.Type.Body, c.programme().Pos, c.say(key)...)
}

// weekRow is a row with a head and seven cells.
func (c *composer) weekRow(label *layout.Node, fill layout.Colour, height float64, cell func() *layout.Node) *layout.Node {
	r := row(layout.TR, 0, c.headCell(label, height, fill))
	r.Tracks = []layout.Track{fixed(mm(diaryFirst))}
	for range 7 {
		day := cell()
		day.Box.Fill = fill
		r.Children, r.Tracks = append(r.Children, day), append(r.Tracks, share(1))
	}
	return r
}

func (c *composer) headCell(label *layout.Node, height float64, fill layout.Colour) *layout.Node {
	n := stack(layout.TH, 0, label)
	n.Scope = layout.RowScope
	n.Box = cellBox(height, fill)
	n.Box.Padding = layout.Edges{Top: mm(0.6), Bottom: mm(0.6), Left: mm(1.2)} // two lines do not touch the rules
	return n
}

// cellBox is a cell's frame: each cell draws its own edges, the middle of the line on the border.
func cellBox(height float64, fill layout.Colour) layout.Box {
	return layout.Box{MinHeight: mm(height), Y: layout.Middle, Fill: fill, Frame: line(0.5, layout.Grid)}
}

// dayCell is a cell to write in, with boxes to tick where the number is known.
func (c *composer) dayCell(count int64, height float64) *layout.Node {
	n := para(layout.TD, c.Type.Body.set(layout.Centre), c.programme().Pos, c.invisibleBlank())
	n.Box = cellBox(height, layout.None)
	if count == 0 || count > mostBoxes {
		return n
	}
	n.Spans = nil
	box := layout.Span{Kind: layout.Tick, Text: c.word("tick_box"), Width: mm(4.2), Height: mm(4.2), Line: line(0.9, layout.Soft), Radius: mm(0.6)}
	for i := range count {
		switch {
		case i == boxesAcross:
			n.Spans = append(n.Spans, layout.Span{Kind: layout.LineBreak})
		case i > 0:
			n.Spans = append(n.Spans, words("\u00a0"))
		}
		n.Spans = append(n.Spans, box)
	}
	return n
}

package template

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// doseCell is one cell of the dose strip: a label with its icon, then a value with a qualifier, or a line to fill in.
type doseCell struct {
	icon, label string
	value       []layout.Span // empty: the data leave it open
	qualifier   []layout.Span
}

// sayLongest is how many characters of the dose's own words fit under their value, about two lines of a cell.
const sayLongest = 28

// doseStrip is the dose: in one row where each cell keeps its longest word whole, else in two rows of three. What is too
// long for a cell runs under the cells.
func (c *composer) doseStrip(u data.Use) *layout.Node {
	cells, under := c.doseCells(u)
	if len(cells) == 0 && len(under) == 0 {
		return nil
	}
	rows := c.cells(cells, u)
	if len(cells) > 4 {
		half := (len(cells) + 1) / 2
		two := stack(layout.L, gap2, c.cells(cells[:half], u), c.cells(cells[half:], u))
		for _, r := range two.Children {
			r.Role = layout.Group
		}
		rows = choice(c.cells(unbroken(cells), u), rows, two)
	}
	s := stack(layout.Group, gap1, rows, stack(layout.Group, 0, under...))
	s.Name, s.Pos, s.Keep.Together = "dose strip", u.Prescription.Pos, true
	s.Box = layout.Box{Fill: layout.Tint, Radius: round(2.5), Padding: layout.Edges{Top: mm(2.4), Right: mm(1.2), Bottom: mm(2.4), Left: mm(1.2)}}
	return s
}

// saysBelow tells whether the dose has words of its own that run under the cells.
func saysBelow(p *data.Prescription) bool {
	return p.Say.State == data.Given && utf8.RuneCountInString(p.Say.Value.Value) > sayLongest
}

// whenBelow tells the same of when to do the exercise.
func whenBelow(p *data.Prescription) bool {
	return p.When.State == data.Given && utf8.RuneCountInString(p.When.Value.Value) > sayLongest
}

// doseCells are the cells in their fixed order, and the lines that run under them.
func (c *composer) doseCells(u data.Use) ([]doseCell, []*layout.Node) {
	p, s := &u.Prescription, c.doseScope(u)
	var cells []doseCell
	add := func(state data.State, icon, label string, value func() string, qualifier []layout.Span) {
		switch state {
		case data.Given:
			cells = append(cells, doseCell{icon, label, []layout.Span{words(value())}, qualifier})
		case data.Null:
			cells = append(cells, doseCell{icon: icon, label: label})
		}
	}
	var under []*layout.Node
	side := c.side(p)
	var repeat []layout.Span
	switch {
	case saysBelow(p):
		under = append(under, c.underCells(c.spans(p.Say.Value, s), p.Say.Value.Pos))
		if p.Side == "each" { // what runs under the cells counts both
			repeat = side
		}
	case p.Say.State == data.Given:
		repeat = c.spans(p.Say.Value, s)
	default:
		repeat = side
	}
	var timed []layout.Span // the side stands under the time where no count can carry it, and a short tempo with it
	if p.Repetitions.State != data.Given {
		timed = c.withTempo(side, p, s)
	}
	add(p.Hold.State, "hold", "hold", func() string { return c.duration(p.Hold.Value) }, timed)
	add(p.Duration.State, "hold", "time", func() string { return c.duration(p.Duration.Value) }, timed)
	add(p.Repetitions.State, "repeat", "repeat", func() string { return c.times("times", p.Repetitions.Value) }, repeat)
	add(p.Sets.State, "sets", "sets", func() string { return c.span(p.Sets.Value) }, nil)
	var after []layout.Span
	if p.RestAfter != "" {
		after = c.say("after_" + p.RestAfter)
	}
	add(p.Rest.State, "rest", "rest", func() string { return c.duration(p.Rest.Value) }, after)
	when := p.When
	if whenBelow(p) {
		spans := c.say("when_line", arg{"text", value{spans: c.spans(when.Value, s)}})
		under = append(under, c.underCells(spans, when.Value.Pos))
	} else {
		add(when.State, "when", "when", func() string { return c.plain(when.Value, s) }, nil)
	}
	add(p.Frequency.State, "clock", "how_often", func() string { return c.frequency(p.Frequency.Value) }, c.weekdays(p))
	return cells, append(under, c.furtherFields(u)...)
}

// tempoLongest is how many characters of a tempo fit beside the side.
const tempoLongest = 10

// tempoBesideSide tells whether the tempo needs no line of its own.
func tempoBesideSide(p *data.Prescription) bool {
	return p.Tempo.State == data.Given && utf8.RuneCountInString(p.Tempo.Value.Value) <= tempoLongest &&
		p.Repetitions.State != data.Given && p.Duration.State == data.Given
}

// withTempo adds a short tempo to the side: "side to side, slow".
func (c *composer) withTempo(side []layout.Span, p *data.Prescription, s scope) []layout.Span {
	if !tempoBesideSide(p) {
		return side
	}
	tempo := c.spans(p.Tempo.Value, s)
	if side == nil {
		return tempo
	}
	return c.joined([][]layout.Span{side, tempo}, "list_comma")
}

// side says to which side a count belongs.
func (c *composer) side(p *data.Prescription) []layout.Span {
	keys := []struct{ side, key string }{
		{"each", "each_side"}, {"both", "both_sides"}, {"left", "left_side"}, {"right", "right_side"}, {"alternating", "alternating"},
	}
	for _, k := range keys {
		if k.side == p.Side {
			return c.say(k.key)
		}
	}
	return nil
}

// frequency writes "2 times a day".
func (c *composer) frequency(f data.Frequency) string {
	key := "times_a_week"
	if f.Per == "day" {
		key = "times_a_day"
	}
	return c.times(key, f.Times)
}

// weekdays names the days of a frequency.
func (c *composer) weekdays(p *data.Prescription) []layout.Span {
	var names []string
	for i, id := range weekdayIDs() {
		if slices.Contains(p.Frequency.Value.Days, id) {
			names = append(names, c.b.Locale.Days[i].Value)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []layout.Span{words(strings.Join(names, ", "))}
}

func weekdayIDs() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

// furtherFields are the fields of a dose that have no cell, in one line under the cells. A field that a text of the
// exercise already prints, as "Ball weight ____", is not printed twice.
func (c *composer) furtherFields(u data.Use) []*layout.Node {
	p, s := &u.Prescription, c.doseScope(u)
	fields := []struct {
		key   string
		state data.State
		text  func() string
	}{
		{"load", p.Load.State, func() string { return c.measure(p.Load.Value) }},
		{"distance", p.Distance.State, func() string { return c.measure(p.Distance.Value) }},
		{"resistance", p.Resistance.State, func() string { return c.plain(p.Resistance.Value, s) }},
		{"intensity", p.Intensity.State, func() string { return c.intensity(p.Intensity.Value) }},
		{"tempo", p.Tempo.State, func() string { return c.plain(p.Tempo.Value, s) }},
		{"range", p.Range.State, func() string { return c.plain(p.Range.Value, s) }},
		{"for_weeks", p.ForWeeks.State, func() string { return c.quantity(inWeeks(p.ForWeeks.Value), durationUnit("week")) }},
	}
	var spans []layout.Span
	for _, f := range fields {
		if f.state == data.Absent || mentions(u.Exercise, f.key) || f.key == "tempo" && tempoBesideSide(p) {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, words(" \u00a0 "))
		}
		spans = append(spans, strong(bind(c.word(f.key))), words("\u00a0"))
		if f.state == data.Null {
			spans = append(spans, c.fillIn(30))
		} else {
			spans = append(spans, words(capital(f.text())))
		}
	}
	if spans == nil {
		return nil
	}
	return []*layout.Node{c.underCells(spans, p.Pos)}
}

func inWeeks(r data.Range) data.Range {
	size := durationUnit("week").size
	return data.Range{Least: r.Least * size, Most: r.Most * size}
}

// intensity writes a value on its scale.
func (c *composer) intensity(i data.Intensity) string {
	return c.word("scale_value", text("value", c.span(i.Value)), text("scale", i.Scale))
}

// mentions tells whether a text of the exercise prints the field itself.
func mentions(e *data.Exercise, field string) bool {
	named := func(t data.Text) bool { return strings.Contains(t.Value, "{"+field) }
	return slices.ContainsFunc(e.Equipment, named) || slices.ContainsFunc(e.Steps, named) || named(e.Start)
}

// underCells is a paragraph as wide as the strip.
func (c *composer) underCells(spans []layout.Span, pos diag.Pos) *layout.Node {
	n := para(layout.P, c.Type.Body, pos, spans...)
	n.Box.Padding = layout.Edges{Left: mm(3), Right: mm(3)}
	return n
}

// doseRowHeights are the least heights of a row in large print, in millimetres: the lower one where the dose would not stay
// on the page of its pictures.
func doseRowHeights() []float64 { return []float64{12, 10.4} }

// doseRows is the dose as a list, a row a field, for large print. The rule of a row is the line to write on.
func (c *composer) doseRows(u data.Use) *layout.Node {
	cells, under := c.doseCells(u)
	if len(cells) == 0 && len(under) == 0 {
		return nil
	}
	forms := choice()
	for _, high := range doseRowHeights() {
		list := stack(layout.L, 0)
		for _, d := range cells {
			list.Children = append(list.Children, c.doseRow(d, u, high))
		}
		s := stack(layout.Group, gap1, list, stack(layout.Group, gap1, under...))
		if last := len(list.Children) - 1; last > 0 { // no field stands alone
			list.Children[0].Keep.Next, list.Children[last-1].Keep.Next = true, true
		}
		s.Name, s.Pos = "dose rows", u.Prescription.Pos
		forms.Children = append(forms.Children, s)
	}
	return forms
}

// doseRow is one field: icon, label, value.
func (c *composer) doseRow(d doseCell, u data.Use, high float64) *layout.Node {
	pos := u.Prescription.Pos
	label := row(layout.Lbl, mm(4), decoration(c.pictures.icon(d.icon, layout.Accent), mm(9)), para(layout.Group, c.Type.Body, pos, words(bind(c.word(d.label)))))
	label.Tracks, label.Valign = []layout.Track{fixed(mm(9)), share(1)}, layout.Middle
	body := stack(layout.LBody, 0)
	if d.value == nil {
		body.Children = append(body.Children, para(layout.Group, c.Type.Body, pos, c.invisibleBlank()))
	} else {
		body.Children = append(body.Children, para(layout.Group, c.Type.Value, pos, d.value...))
	}
	if d.qualifier != nil {
		body.Children = append(body.Children, para(layout.Group, c.Type.Body, pos, d.qualifier...))
	}
	li := row(layout.LI, mm(4), label, body)
	li.Tracks, li.Valign = []layout.Track{fixed(mm(52)), share(1)}, layout.Middle
	li.Pos, li.Keep.Together = pos, true
	li.Box = layout.Box{MinHeight: mm(high), Y: layout.Middle, Padding: layout.Edges{Top: mm(1), Bottom: mm(1)}}
	li.Box.Rules[2] = line(0.75, layout.Soft)
	return li
}

// cells is one row of cells. Up to four share the width, the last a little wider; more are each as wide as they need, and
// share what is left.
func (c *composer) cells(cells []doseCell, u data.Use) *layout.Node {
	r := row(layout.L, 0)
	for i, d := range cells {
		n := c.doseCell(d, u)
		if i > 0 {
			n.Box.Rules[3] = line(0.75, layout.Hair)
		}
		track := layout.Track{Auto: true, Min: mm(d.least()), Share: 1}
		if len(cells) <= 4 {
			track = layout.Track{Share: 4}
			if i == len(cells)-1 {
				track.Share = 5
			}
		}
		r.Children, r.Tracks = append(r.Children, n), append(r.Tracks, track)
	}
	r.Name = "dose"
	return r
}

// unbroken are the cells with their qualifiers in one line each.
func unbroken(cells []doseCell) []doseCell {
	out := slices.Clone(cells)
	for i, d := range cells {
		out[i].qualifier = inOneLine(slices.Clone(d.qualifier))
	}
	return out
}

// least is the least width of a cell in millimetres, about that of its value's longest word: one with a hyphen stays whole.
func (d doseCell) least() float64 {
	const perCharacter, padding = 3.2, 5
	longest := 0
	for _, word := range strings.Fields(plain(d.value)) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return max(16, perCharacter*float64(longest)+padding)
}

func (c *composer) doseCell(d doseCell, u data.Use) *layout.Node {
	pos := u.Prescription.Pos
	label := row(layout.Lbl, gap1, decoration(c.pictures.icon(d.icon, layout.Accent), mm(6)),
		para(layout.Group, c.Type.Body.coloured(layout.Soft), pos, words(bind(c.word(d.label)))))
	label.Tracks = []layout.Track{fixed(mm(6)), share(1)}
	label.Valign = layout.Middle
	body := stack(layout.LBody, 0)
	if d.value == nil {
		blank := c.fillIn(0)
		blank.Fill, blank.Line, blank.Height = true, line(0.9, layout.Ink), mm(9)
		n := para(layout.Group, c.Type.Body, pos, blank)
		n.Box.MaxWidth = mm(30)
		body.Children = append(body.Children, n)
	} else {
		body.Children = append(body.Children, para(layout.Group, c.Type.Value, pos, d.value...))
	}
	if d.qualifier != nil {
		q := para(layout.Group, c.Type.Body, pos, d.qualifier...)
		q.Type.Leading = pt(14)
		body.Children = append(body.Children, q)
	}
	li := stack(layout.LI, 0, label, body)
	li.Box.Padding = layout.Edges{Left: mm(3), Right: mm(2)}
	return li
}

package template

import (
	"slices"
	"strconv"

	"handout/data"
	"handout/layout"
)

// weeks is a diary to hang up: pages with a table a week, each page with its own head, stop rule and place for a name.
type weeks struct {
	Count   int         `yaml:"count"`
	PerPage int         `yaml:"per_page"`
	By      string      `yaml:"by" oneof:"exercise|day"` // a row an exercise, or a row a day to write on
	Fields  []fieldName `yaml:"fields"`
}

// mostWeeks is what one diary holds.
const mostWeeks = 12

// twoWeeksMost is how many lines of exercises two tables on one page may have.
const twoWeeksMost = 7

// weekRows are the heights in millimetres of the rows and of the notes, from the most generous to the least. A week that has
// a page of its own has room to write.
func weekRows(weeks int) []rowHeights {
	two := []rowHeights{{9.4, 14}, {8.8, 12}, {8.2, 11}, {7.2, 9}, {6.4, 8}}
	if weeks > 1 {
		return two
	}
	return append([]rowHeights{{22, 30}, {18, 26}, {15, 22}, {12.4, 18}, {10.6, 16}}, two...)
}

func (s *weeks) compose(c *composer) []*layout.Node {
	var pages []*layout.Node
	for _, w := range s.spans(c) {
		pages = append(pages, s.page(c, w))
	}
	return pages
}

// own is what of each page's head belongs to one copy.
func (s *weeks) own(c *composer) []*layout.Node {
	var own []*layout.Node
	for _, w := range s.spans(c) {
		own = append(own, s.head(c, w).own(c)...)
	}
	return own
}

// weekSpan is the weeks of one page.
type weekSpan struct{ first, last int }

// spans are the weeks of all pages.
func (s *weeks) spans(c *composer) []weekSpan {
	perPage := s.PerPage
	if s.By != "day" && tableLines(c.programme().Uses) > twoWeeksMost {
		perPage = 1
	}
	var spans []weekSpan
	for first := 1; first <= s.Count; first += perPage {
		spans = append(spans, weekSpan{first, min(first+perPage-1, s.Count)})
	}
	return spans
}

// tableLines are how many lines the exercises take in a table: one each, and two where the boxes do not stand side by side.
func tableLines(uses []data.Use) int {
	n := len(uses)
	for _, u := range uses {
		if count := boxes(u); count > boxesAcross && count <= mostBoxes {
			n++
		}
	}
	return n
}

// head is a page's head: the first is the sheet's title.
func (s *weeks) head(c *composer, w weekSpan) sheetHead {
	key, role := "diary_weeks", layout.H2
	if w.first == w.last {
		key = "diary_week"
	}
	if w.first == 1 {
		role = layout.H1
	}
	under := c.say(key, text("first", strconv.Itoa(w.first)), text("last", strconv.Itoa(w.last)), text("count", strconv.Itoa(s.Count)))
	return sheetHead{role, c.say("diary_title"), under, s.Fields}
}

// page is some weeks under a head of their own.
func (s *weeks) page(c *composer, w weekSpan) *layout.Node {
	p := c.programme()
	head, lead, stop := s.head(c, w).compose(c), s.lead(c), c.stopBar(p.Safety.Stop.Short)
	pages := choice()
	for _, h := range weekRows(w.last - w.first + 1) { // as high as the page has room for
		page := stack(layout.Sect, 0, head, above(gap3, lead))
		for week := w.first; week <= w.last; week++ {
			table := c.week(h)
			if s.By == "day" {
				table = c.weekByDay(h)
			}
			page.Children = append(page.Children, above(gap2, c.weekTitle(week)), above(gap1, table))
		}
		page.Children = append(page.Children, above(gap3, stop))
		page.Name, page.Pos = "diary page", p.Pos
		pages.Children = append(pages.Children, page)
	}
	if w.first > 1 {
		pages.Break = layout.PageBreak
	}
	return pages
}

// lead says how to fill the tables in, and what a pain means.
func (s *weeks) lead(c *composer) *layout.Node {
	p := c.programme()
	var spans []layout.Span
	if s.By != "day" && slices.ContainsFunc(p.Uses, func(u data.Use) bool { return boxes(u) > 0 }) {
		spans = append(c.say("diary_boxes"), words(" "))
	}
	pain := c.pain()
	spans = append(append(spans, c.say("diary_lead")...), words(" "))
	spans = append(spans, c.say("diary_pain", text("ease_off", c.span(pain.EaseOff)), text("stop", strconv.FormatInt(pain.Stop.Least, 10)))...)
	return keepNext(para(layout.P, c.Type.Body, p.Pos, spans...))
}

// weekTitle is the week's number, and a line for the date on which it starts.
func (c *composer) weekTitle(week int) *layout.Node {
	p := c.programme()
	start := append(c.say("week_starting"), words(" "), c.fillIn(46))
	r := row(layout.Group, mm(6),
		para(layout.H2, c.Type.Section, p.Pos, inOneLine(c.say("week_number", text("number", strconv.Itoa(week))))...),
		para(layout.P, c.Type.Body.set(layout.Right), p.Pos, start...))
	r.Tracks = []layout.Track{snug(), share(1)}
	r.Valign, r.Keep = layout.Baseline, layout.Keep{Together: true, Next: true}
	return r
}

// byDay are the widths in millimetres of a plain list's columns but the second, which has the rest.
func byDay() []float64 { return []float64{18, 0, 28, 26, 31} }

// weekByDay is a plain list: a row a day, with what was done and the pain.
func (c *composer) weekByDay(h rowHeights) *layout.Node {
	table := stack(layout.Table, 0)
	table.Name, table.Keep.Together = "week", true
	head := row(layout.TR, 0)
	head.Tracks = byDayTracks()
	for _, key := range []string{"day", "what_i_did", "pain_before", "pain_after", "pain_next_day"} {
		n := para(layout.TH, c.Type.Body.weighing(700), c.programme().Pos, c.say(key)...)
		n.Scope = layout.ColumnScope
		n.Box = layout.Box{MinHeight: mm(diaryHead), Y: layout.Bottom, Padding: layout.Edges{Left: mm(1.2), Bottom: mm(0.8)}}
		head.Children = append(head.Children, n)
	}
	table.Children = append(table.Children, head)
	for i := range 7 {
		day := c.weekday(i)
		r := row(layout.TR, 0, c.headCell(para(layout.Group, c.Type.Body, day.Pos, words(day.Value)), h.row, layout.None))
		for range 4 {
			r.Children = append(r.Children, c.dayCell(0, h.row))
		}
		r.Tracks = byDayTracks()
		table.Children = append(table.Children, r)
	}
	return table
}

func byDayTracks() []layout.Track {
	var tracks []layout.Track
	for _, w := range byDay() {
		if w == 0 {
			tracks = append(tracks, share(1))
		} else {
			tracks = append(tracks, fixed(mm(w)))
		}
	}
	return tracks
}

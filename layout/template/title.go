package template

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
	"handout/layout"
)

// fieldShare is how many characters a field's share of the width stands for, so that a longer value gets more.
const fieldShare = 8

// title is the sheet's title and subtitle, the draft mark, and the fields that belong to one copy.
type title struct {
	Fields []fieldName `yaml:"fields"`
	Across int         `yaml:"across"` // fields side by side
}

// fieldName is a field of one copy.
type fieldName string

// field is what a field prints: its label and, where the copy gives it, a value.
type field struct {
	name  fieldName
	label string
	share int
	value func(c *composer) data.Text
}

func fields() []field {
	return []field{
		{"patient", "prepared_for", 3, func(c *composer) data.Text { return data.Text{Value: c.b.Copy.Patient, Pos: c.b.Copy.Places.Patient} }},
		{"therapist", "prepared_by", 3, func(c *composer) data.Text {
			return data.Text{Value: c.b.Copy.Therapist, Pos: c.b.Copy.Places.Therapist}
		}},
		{"date", "date", 2, func(c *composer) data.Text { return data.Text{Value: c.dateOrNone(c.b.Copy.Date)} }},
		{"next_visit", "next_visit", 2, func(c *composer) data.Text { return data.Text{Value: c.dateOrNone(c.b.Copy.NextVisit)} }},
	}
}

// fieldsOf are those of some names, in the order that fields have.
func fieldsOf(names []fieldName) []field {
	return slices.DeleteFunc(fields(), func(f field) bool { return !slices.Contains(names, f.name) })
}

func fieldNames() []fieldName {
	var names []fieldName
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

// UnmarshalStrict reads one of the names.
func (f *fieldName) UnmarshalStrict(v *strict.Value) {
	*f = fieldName(v.String())
	if !slices.Contains(fieldNames(), *f) {
		v.Errorf(diag.DidYouMean(string(*f), asStrings(fieldNames()), "fields: "+listed(asStrings(fieldNames()))), "there is no field %q", *f)
	}
}

func asStrings[T ~string](names []T) []string {
	s := make([]string, len(names))
	for i, n := range names {
		s[i] = string(n)
	}
	return s
}

func (c *composer) dateOrNone(d data.Date) string {
	if d.IsZero() {
		return ""
	}
	return c.date(d)
}

// The draft mark beside the title, and how many lines a title may have there. A longer one is set over the whole width in the
// size of a page's heading, or of the one on safety, so that the emergency list still stands on the front page.
const (
	draftWidth layout.Length = 147_402 // 52 mm
	titleGap   layout.Length = 17_008  // 6 mm
	titleLines               = 2
)

func (t *title) compose(c *composer) []*layout.Node {
	p := c.programme()
	head := para(layout.H1, c.Type.Title, p.Title.Pos, c.spans(p.Title, scope{})...)
	head.Type.Tracking = pt(-0.2)
	head.ID = "title"
	alone := c.large() || c.Page == onCards // nothing stands beside the title
	if !alone && lineWidth(head) > titleLines*(c.width()-titleGap-draftWidth) {
		alone, head.Type = true, c.Type.Name.Type
		if lineWidth(head) > titleLines*c.width() {
			head.Type = c.Type.Safety.Type
		}
	}
	block := row(layout.Group, titleGap, head)
	block.Tracks = []layout.Track{share(1)}
	var below []*layout.Node
	if !p.Subtitle.IsZero() {
		over := pt(1)
		if c.draft && !alone {
			over = gap1 // it may run on below the mark
		}
		below = append(below, above(over, para(layout.P, c.Type.Subtitle, p.Subtitle.Pos, c.spans(p.Subtitle, scope{})...)))
	}
	if alone {
		texts := stack(layout.Group, 0, append([]*layout.Node{head}, below...)...)
		if c.draft {
			mark := row(layout.Group, 0, c.draftMark(), stack(layout.Group, 0))
			mark.Tracks = []layout.Track{snug(), share(1)}
			inOneLine(mark.Children[0].Spans)
			texts.Children = append(texts.Children, above(gap2, mark))
		}
		block.Children[0], below = texts, nil
	} else if c.draft {
		block.Children = append(block.Children, stack(layout.Group, 0, c.draftMark())) // a stack, so that the frame keeps its height
		block.Tracks = append(block.Tracks, fixed(draftWidth))
	}
	block.Name, block.Above, block.Keep, block.Valign = "title", mm(4), layout.Keep{Together: true, Next: true}, layout.Top
	return append(append([]*layout.Node{block}, below...), t.own(c)...)
}

// own is the fields, and what the clinician wrote on this copy.
func (t *title) own(c *composer) []*layout.Node {
	var rows []*layout.Node
	for _, f := range fieldsOf(t.Fields) {
		if len(rows) == 0 || len(rows[len(rows)-1].Children) == t.Across {
			rows = append(rows, row(layout.Group, mm(5)))
		}
		v := f.value(c)
		r := rows[len(rows)-1]
		r.Children = append(r.Children, c.field(c.word(f.label), v))
		// A date stays on one line; what is left goes to long names.
		width := layout.Track{Auto: true, Share: max(fieldShare*f.share, f.share*utf8.RuneCountInString(v.Value))}
		if t.Across < len(fields()) {
			width = share(1)
		}
		r.Tracks = append(r.Tracks, width)
	}
	return c.ownBlock(gap3, c.air(), rows)
}

// draftMark says that nobody has signed the text. The footer has it again on every page.
func (c *composer) draftMark() *layout.Node {
	n := para(layout.P, c.Type.Caption.weighing(600), c.programme().Checked.Pos, c.say("draft")...)
	n.Name = "draft mark"
	n.Box = layout.Box{
		Padding: layout.Edges{Top: mm(1.4), Right: mm(3.4), Bottom: mm(1.4), Left: mm(3.4)},
		Frame:   line(1, layout.Ink), Radius: round(2.2),
	}
	return n
}

// personal is a section that prints what belongs to one copy, in blocks of their own.
type personal interface {
	own(c *composer) []*layout.Node
}

// Own composes what belongs to one copy alone, as Compose does: the blocks with its fields and its note, in their order.
// What is wrong with the sheet is left for Compose to tell.
func Own(r Request) []*layout.Node {
	c := &composer{Template: r.Template, b: r.Bundle}
	c.leaveOut()
	var own []*layout.Node
	c.Sections.walk(func(p placed) {
		if s, ok := p.section.(personal); ok {
			own = append(own, s.own(c)...)
		}
	})
	for _, n := range own {
		c.Spacing.apply(n)
	}
	return own
}

// ownBlock is rows of fields with what the clinician wrote on this copy below them: the side that hurts, and a note. It is
// none where there is neither.
func (c *composer) ownBlock(gap, over layout.Length, rows []*layout.Node) []*layout.Node {
	blocks := present([]*layout.Node{alone(gap, rows), c.copyNote()})
	own := alone(gap1, blocks)
	if own == nil {
		return nil
	}
	own.Name, own.Above, own.Keep.Together, own.Own = "fields", over, true, true
	return []*layout.Node{own}
}

// alone is a stack of blocks, or the only one by itself; nil for none.
func alone(gap layout.Length, blocks []*layout.Node) *layout.Node {
	if len(blocks) == 1 {
		return blocks[0]
	}
	if len(blocks) == 0 {
		return nil
	}
	return stack(layout.Group, gap, blocks...)
}

// copyNote is what the clinician wrote on this copy: the side that hurts, and a note; nil for nothing.
func (c *composer) copyNote() *layout.Node {
	sides := map[string]string{"left": "left_side", "right": "right_side", "both": "both_sides"}
	var said []string
	places, pos := &c.b.Copy.Places, c.b.Copy.Pos
	if key, ok := sides[c.b.Copy.Side]; ok {
		said = append(said, capital(c.word(key)))
		pos = firstPlace(places.Side, pos)
	}
	if c.b.Copy.Note != "" {
		said = append(said, c.b.Copy.Note)
		pos = firstPlace(places.Note, pos)
	}
	if len(said) == 0 {
		return nil
	}
	note := para(layout.P, c.Type.Body, pos, strong(c.word("notes")), words(" "+strings.Join(said, ". ")))
	note.Name = "copy note"
	return note
}

// capital is a text that begins with a capital letter.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// air is the space between the groups of the front page. A brand's header takes some of it, so that the emergency list
// still stands on that page.
func (c *composer) air() layout.Length {
	if c.b.Brand != nil {
		return gap3
	}
	return gap6
}

// field is a label over a line; a value stands on the line.
func (c *composer) field(label string, v data.Text) *layout.Node {
	pos := firstPlace(v.Pos, c.b.Copy.Pos, c.programme().Pos)
	value := para(layout.P, c.Type.Body, pos, words(v.Value))
	if v.Value == "" {
		value.Spans = []layout.Span{c.invisibleBlank()}
	}
	value.Box = layout.Box{MinHeight: c.em(11.5) - c.Type.Body.Leading, Y: layout.Bottom}
	value.Box.Rules[2] = line(0.75, layout.Soft)
	return stack(layout.Group, 0, para(layout.P, c.Type.Body.coloured(layout.Soft), pos, words(label)), value)
}

// firstPlace is the first place that is known.
func firstPlace(places ...diag.Pos) diag.Pos {
	for _, p := range places {
		if !p.IsZero() {
			return p
		}
	}
	return diag.Pos{}
}

// invisibleBlank is a place to write in that has its line elsewhere: a rule under a field, a cell of a table. A reader
// hears it all the same.
func (c *composer) invisibleBlank() layout.Span {
	return layout.Span{Kind: layout.Blank, Text: c.word("blank"), Width: pt(6)}
}

package template

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"handout/data"
	"handout/layout"
)

// A reminder is an exercise in short, for those who have read the whole: its last pictures, its dose in a line, and what
// to do in a few sentences.

// careID is the block with the warnings of an exercise, where it stands apart.
func careID(u data.Use) string { return exerciseID(u) + "-care" }

// reminderTexts are what to do in short; without them, the steps.
func reminderTexts(e *data.Exercise) []data.Text {
	if len(e.InShort) > 0 {
		return e.InShort
	}
	return e.Steps
}

// Sizes of a reminder's pictures, in millimetres.
const (
	reminderHighest = 38.0
	reminderBody    = 35.0 // standing body
	reminderGap     = 3.0
)

// reminderPictures are as many of an exercise's last pictures as stand side by side at no less than four fifths of the
// size that one alone would have: it is the last ones that show the move. They are centred, and at most so high.
func (c *composer) reminderPictures(u data.Use, width layout.Length, highest float64) *layout.Node {
	var cells []cell
	for _, p := range u.Exercise.Pictures {
		if cell := c.cell(p, u); !cell.closeUp() {
			cells = append(cells, cell)
		}
	}
	if len(cells) == 0 {
		for _, p := range u.Exercise.Pictures {
			cells = append(cells, c.cell(p, u))
		}
	}
	if len(cells) == 0 {
		return nil
	}
	first := len(cells) - 1
	alone := reminderScale(cells[first:], width, highest)
	for first > 0 && reminderScale(cells[first-1:], width, highest) >= 0.8*alone {
		first--
	}
	cells = cells[first:]
	perUnit := reminderScale(cells, width, highest)
	r := row(layout.Group, mm(reminderGap))
	total, tallest := r.Gap*layout.Length(len(cells)-1), layout.Length(0)
	for i := range cells {
		cells[i].art = art(cells[i].drawing, mm(float64(cells[i].drawing.Width)/1000*perUnit))
		total, tallest = total+cells[i].art.Width, max(tallest, cells[i].art.Height)
	}
	for _, cell := range cells {
		figure := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: cell.picture.Pos, Art: cell.art, Alt: c.plain(cell.picture.Alt, c.doseScope(u))}
		stand := stack(layout.Group, 0, figure)
		stand.Box = layout.Box{Height: tallest, Y: layout.Bottom}
		r.Children, r.Tracks = append(r.Children, stand), append(r.Tracks, fixed(cell.art.Width))
	}
	r.Box = layout.Box{Width: total, X: layout.Centre}
	r.Name, r.Keep.Together = "reminder pictures", true
	return r
}

// reminderScale is the millimetres that one unit of the drawings gets.
func reminderScale(cells []cell, width layout.Length, highest float64) float64 {
	room := inMM(width) - 0.5 - reminderGap*float64(len(cells)-1)
	wide, tall := 0.0, 0.0
	for _, c := range cells {
		wide, tall = wide+float64(c.drawing.Width)/1000, max(tall, float64(c.drawing.Height)/1000)
	}
	if wide == 0 || tall == 0 {
		return 0
	}
	return min(room/wide, highest/tall, reminderBody/bodyUnits*highest/reminderHighest)
}

// reminderDose is the whole dose in two paragraphs, either of which may be nil: what is given, and lines to fill in.
type reminderDose struct{ given, open *layout.Node }

func (c *composer) reminderDose(u data.Use) reminderDose {
	p, sc := &u.Prescription, c.doseScope(u)
	end := words(c.word("point"))
	var given, open []layout.Span
	say := func(spans []layout.Span) {
		given = append(apart(given), spans...)
		if !strings.HasSuffix(plain(spans), end.Text) {
			given = append(given, end)
		}
	}
	cells, _ := c.doseCells(u)
	for _, d := range cells {
		label := words(bind(c.word(d.label)) + "\u00a0")
		switch {
		case d.value == nil:
			open = append(append(apart(open), label), c.fillIn(12), end)
		case d.label == "repeat" && saysBelow(p): // its own words tell the count
			say(c.spans(p.Say.Value, sc))
		case d.label == "when":
			say(bold(d.value))
		case d.qualifier != nil:
			say(append(append(append([]layout.Span{label}, bold(d.value)...), words(" ")), d.qualifier...))
		default:
			say(append([]layout.Span{label}, bold(d.value)...))
		}
	}
	if whenBelow(p) {
		say(bold(c.spans(p.When.Value, sc)))
	}
	for _, n := range c.furtherFields(u) {
		if hasBlank(n) {
			open = append(apart(open), n.Spans...)
		} else {
			say(n.Spans)
		}
	}
	return reminderDose{c.dosePara(u, given), c.dosePara(u, open)}
}

// hasBlank tells whether a paragraph has a line to fill in.
func hasBlank(n *layout.Node) bool {
	return slices.ContainsFunc(n.Spans, func(s layout.Span) bool { return s.Kind == layout.Blank })
}

// dosePara is a paragraph of the dose; nil for nothing.
func (c *composer) dosePara(u data.Use, spans []layout.Span) *layout.Node {
	if len(spans) == 0 {
		return nil
	}
	n := para(layout.P, c.Type.Caption, u.Prescription.Pos, spans...)
	n.Name = "dose"
	return n
}

// bold are the spans in bold. They are copies.
func bold(spans []layout.Span) []layout.Span {
	strong := slices.Clone(spans)
	for i := range strong {
		strong[i].Strong = true
	}
	return strong
}

// reminderTop is an exercise's name over its pictures.
func (c *composer) reminderTop(u data.Use, highest float64) []*layout.Node {
	return present([]*layout.Node{c.reminderHead(u, layout.H2), c.reminderPictures(u, c.width(), highest)})
}

// reminderBeside is an exercise's name and dose, so wide, with the pictures at the right: beside the dose, and beside the
// name too where that is no higher and, if over is wanted, wraps no name. What is open of the dose stands beside them where they leave room for it.
func (c *composer) reminderBeside(u data.Use, dose reminderDose, width, beside layout.Length, highest float64, over bool) []*layout.Node {
	head, pictures := c.reminderHead(u, layout.H2), c.reminderPictures(u, beside, highest)
	if pictures == nil {
		return present([]*layout.Node{head, dose.given, dose.open})
	}
	r := row(layout.Group, mm(4), nil, pictures) // the name is read first
	r.Tracks = []layout.Track{share(1), fixed(pictures.Box.Width)}
	narrow, tall := inMM(width-pictures.Box.Width-r.Gap), inMM(pictures.Children[0].Box.Height)
	nodes, texts := []*layout.Node{r}, []*layout.Node{head}
	high := c.headHeight(u, narrow)
	given := estimate(stack(layout.Group, gap1, present([]*layout.Node{dose.given})...), narrow)
	whole := c.headHeight(u, inMM(width))
	if dose.given != nil && (over && whole < high || whole+max(given, tall) < max(high+given, tall)) {
		nodes, texts, high = []*layout.Node{head, r}, nil, 0
	}
	texts = append(texts, dose.given)
	if dose.open != nil && high+given+openHeight(dose.open, narrow) <= tall {
		texts = append(texts, dose.open)
	} else {
		nodes = append(nodes, dose.open)
	}
	r.Children[0] = stack(layout.Group, gap1, present(texts)...)
	return present(nodes)
}

// headHeight is about how high an exercise's number and name are in millimetres, when so wide.
func (c *composer) headHeight(u data.Use, width float64) float64 {
	const one, line, mark, perCharacter, perBold = 9.0, 7.0, 6.4, 2.05, 2.65
	width -= 9 + 2.4
	name := line * math.Ceil(perBold*float64(utf8.RuneCountInString(u.Exercise.Name.Value))/width)
	if u.Exercise.ClinicianOnly {
		shown := plain(c.say("only_if_shown_short"))
		name += inMM(c.Type.Caption.Leading) * math.Ceil(perCharacter*float64(utf8.RuneCountInString(shown))/(width-mark))
	}
	return max(one, name)
}

// openHeight is about how high lines to fill in are in millimetres, when so wide.
func openHeight(n *layout.Node, width float64) float64 {
	const perCharacter = 2.0
	lines, used := 0.0, width
	for i, s := range n.Spans {
		if s.Kind != layout.Blank {
			continue
		}
		field := inMM(s.Width) + perCharacter*float64(3+utf8.RuneCountInString(n.Spans[max(0, i-1)].Text))
		if used+field > width {
			lines, used = lines+1, 0
		}
		used += field
	}
	return lines * 9
}

// apart is spans with a space after them, if there are any.
func apart(spans []layout.Span) []layout.Span {
	if len(spans) == 0 {
		return nil
	}
	return append(spans, words(" "))
}

// reminderHead is the exercise's number and name, and the short mark where only a clinician shows it.
func (c *composer) reminderHead(u data.Use, role layout.Role) *layout.Node {
	s := c.doseScope(u)
	number := para(layout.P, c.Type.Number.set(layout.Centre), u.Pos, words(u.Number))
	number.Name = "number"
	number.Box = layout.Box{Width: mm(9), Height: mm(9), Radius: round(1.8), Y: layout.Middle, Fill: layout.Accent}
	name := para(role, c.Type.Section, u.Exercise.Name.Pos, c.spans(u.Exercise.Name, s)...)
	texts := stack(layout.Group, 0, name)
	if u.Exercise.ClinicianOnly {
		number.Type.Colour, number.Box.Fill, number.Box.Frame = layout.Accent, layout.None, line(1.6, layout.Accent)
		only := row(layout.Group, mm(1.4), decoration(c.pictures.icon("clinician", layout.Ink), mm(5)),
			para(layout.P, c.Type.Caption.weighing(600), u.Pos, c.say("only_if_shown_short")...))
		only.Tracks = []layout.Track{fixed(mm(5)), share(1)}
		texts.Children = append(texts.Children, only)
	}
	r := row(layout.Group, mm(2.4), number, texts)
	r.Tracks = []layout.Track{fixed(mm(9)), share(1)}
	r.Name, r.Valign, r.Keep = "reminder head", layout.Middle, layout.Keep{Together: true, Next: true}
	if u.Exercise.ClinicianOnly {
		r.Valign = layout.Top
	}
	return r
}

// runTogether sets texts one after the other in a paragraph.
func (c *composer) runTogether(st style, items []data.Text, s scope) *layout.Node {
	var spans []layout.Span
	for i, t := range items {
		if i > 0 {
			spans = append(spans, words(" "))
		}
		spans = append(spans, c.spans(t, s)...)
	}
	if len(spans) == 0 {
		return nil
	}
	return para(layout.P, st, items[0].Pos, spans...)
}

// firstSentence is a text up to the end of its first sentence.
func firstSentence(t data.Text) data.Text {
	if i := strings.Index(t.Value, ". "); i >= 0 {
		t.Value = t.Value[:i+1]
	}
	return t
}

// cares are the warnings of an exercise as paragraphs: what never to do, when not to do it, when to ask first, when to
// stop.
func (p *parts) cares() []*layout.Node {
	care := p.takeCare(careRunIn)
	var nodes []*layout.Node
	if care != nil {
		nodes = care.Children[1:] // without the heading
	}
	own := p.use.Exercise.StopIf
	if also := p.use.Exercise.StopAlso; !also.IsZero() {
		own = append(append([]data.Text{}, own...), also)
	}
	return present(append(nodes, p.c.runTogether(p.c.Type.Body, own, p.scope)))
}

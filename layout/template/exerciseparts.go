package template

import (
	"slices"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// parts are the blocks of one exercise. A part that the template hides, or the exercise has not, is nil.
type parts struct {
	c     *composer
	use   data.Use
	scope scope
	show  []partName

	name                       []layout.Span
	head, bar                  *layout.Node
	small                      *layout.Node
	steps                      *layout.Node
	stepsTight                 *layout.Node
	care, careRunIn, careWide  *layout.Node
	dose, need, start          *layout.Node
	feel, easier, harder       *layout.Node
	feelLine                   *layout.Node
	easierLine, harderLine     *layout.Node
	lead, ways                 *layout.Node // need and start, easier and harder, each as one paragraph
	mistakes, mistakesLine     *layout.Node
	muscleMap, muscleSmall     *layout.Node
	muscleKey, muscleLine      *layout.Node
	stopShort, stopWhole, note *layout.Node
	notes, notesLong           *layout.Node
	sides                      *layout.Node // of a leaf's back; nil until needed

	shared
}

// parts makes the blocks that do not depend on the form.
func (c *composer) parts(s *exercises, u data.Use) *parts {
	e, sc := u.Exercise, c.doseScope(u)
	shown := slices.DeleteFunc(slices.Clone(s.Show), func(n partName) bool { return slices.Contains(c.Hide.parts, n) })
	p := &parts{c: c, use: u, scope: sc, show: shown, name: c.spans(e.Name, sc)}
	if p.shows(picturesPart) {
		p.small, _ = c.pictureRows(u, true, neighbours{})
	}
	if p.shows(prescriptionPart) {
		p.dose = c.doseStrip(u)
		if s.Dose == "rows" {
			p.dose = c.doseRows(u)
		}
	}
	if p.shows(equipmentPart) && len(e.Equipment) > 0 {
		p.need = c.sentences("you_need", e.Equipment, sc)
	}
	if p.shows(startPart) && !e.Start.IsZero() {
		p.start = c.runIn(c.word("start"), e.Start, sc)
	}
	easier, harder := c.inSheet(e.Easier), c.inSheet(e.Harder)
	p.feel, p.feelLine = p.feeling(), p.feelingLine()
	p.easier = p.side(easierPart, "easier", easier)
	p.harder = p.side(harderPart, "harder", harder)
	p.easierLine = p.sideLine(easierPart, "easier_line", easier)
	p.harderLine = p.sideLine(harderPart, "harder_line", harder)
	p.lead, p.ways = runTogether(p.need, p.start), runTogether(p.easierLine, p.harderLine)
	p.mistakes = p.side(mistakesPart, "common_mistakes", e.CommonMistakes)
	p.mistakesLine = p.sentencesLine(mistakesPart, "mistakes_line", e.CommonMistakes)
	if p.shows(musclesPart) {
		p.muscleMap, p.muscleSmall, p.muscleKey, p.muscleLine = c.muscleMap(u), c.muscleSmall(u), c.muscleKey(u), c.muscleLine(u)
	}
	var own [][]layout.Span
	for _, t := range append(slices.Clone(e.StopIf), e.StopAlso) {
		if !t.IsZero() {
			own = append(own, c.spans(t, sc))
		}
	}
	rule := c.programme().Safety.Stop
	p.stopShort, p.stopWhole = c.stopBar(rule.Short, own...), c.stopBar(rule.Whole, own...)
	if !u.Note.IsZero() {
		p.note = para(layout.P, c.Type.Body, u.Note.Pos, c.say("clinic_note", arg{"text", value{spans: c.spans(u.Note, sc)}})...)
	}
	p.head, p.bar = p.headWith(nil), p.clinicianBar()
	p.steps, p.stepsTight = p.stepList(stepGap, 140), p.stepList(gap1, 140)
	p.care, p.careRunIn, p.careWide = p.takeCare(careLists), p.takeCare(careRunIn), p.takeCare(careWide)
	p.notes, p.notesLong = p.noteLines(3), p.noteLines(noteLinesMost)
	return p
}

func (p *parts) shows(name partName) bool { return slices.Contains(p.show, name) }

// noteLinesMost is how many lines the back of a leaf may have.
const noteLinesMost = 16

// noteLines is room to write: so many lines, or as many as are left.
func (p *parts) noteLines(most int) *layout.Node {
	if !p.shows(notesPart) {
		return nil
	}
	heading := above(gap3, keepNext(para(layout.H3, p.c.Type.Side, p.use.Pos, p.c.say("notes")...)))
	lines := p.c.writingLines(most, p.use.Pos)
	c := choice()
	for count := most; count > 0; count-- {
		fewer := *lines
		fewer.Children = lines.Children[:count]
		c.Children = append(c.Children, stack(layout.Group, 0, heading, &fewer))
	}
	c.Children = append(c.Children, stack(layout.Group, 0))
	c.Name = "notes"
	return c
}

// notesPage is a page to write on, where one stays empty so that a leaf begins on a sheet of its own.
func (c *composer) notesPage(height layout.Length) *layout.Node {
	heading := para(layout.Group, c.Type.Section, c.programme().Pos, c.say("notes")...)
	count := (height - c.Type.Section.Leading) / mm(lineApart)
	n := stack(layout.Artifact, 0, heading, c.writingLines(int(count), c.programme().Pos))
	n.Name = "notes page"
	return n
}

// lineApart is the distance of lines to write on, in millimetres.
const lineApart = 9.0

// writingLines are lines to write on.
func (c *composer) writingLines(count int, pos diag.Pos) *layout.Node {
	blank := func(role layout.Role) *layout.Node {
		l := para(role, c.Type.Body, pos, c.invisibleBlank())
		l.Box = layout.Box{Height: mm(lineApart), Y: layout.Bottom}
		l.Box.Rules[2] = line(0.75, layout.Grid)
		return l
	}
	s := stack(layout.Group, 0, blank(layout.P))
	if count > 1 { // one is enough to hear of
		s.Children = append(s.Children, slices.Repeat([]*layout.Node{blank(layout.Artifact)}, count-1)...)
	}
	s.Keep.Together = true
	return s
}

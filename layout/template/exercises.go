package template

import (
	"slices"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
	"handout/layout"
)

// exercises is every exercise of the programme in its order, those for clinicians to show last.
type exercises struct {
	Pos      diag.Pos   `yaml:"-"`
	EachOn   string     `yaml:"each_on" oneof:"page|left_page"`
	Else     string     `yaml:"else" oneof:"leaf|break"`
	Columns  int        `yaml:"columns"` // of text: 2, or 1 that runs over as many pages as it takes
	Dose     string     `yaml:"dose" oneof:"strip|rows"`
	Show     []partName `yaml:"show"`
	GivesWay []wayName  `yaml:"gives_way"`
}

// partName is a part of an exercise that a template may show.
type partName string

// The parts, in the order in which a page has them.
const (
	purposePart      partName = "purpose"
	picturesPart     partName = "pictures"
	prescriptionPart partName = "prescription"
	equipmentPart    partName = "equipment"
	startPart        partName = "start"
	stepsPart        partName = "steps"
	feelPart         partName = "feel"
	breathingPart    partName = "breathing"
	precautionsPart  partName = "precautions"
	mistakesPart     partName = "common_mistakes"
	easierPart       partName = "easier"
	harderPart       partName = "harder"
	musclesPart      partName = "muscles"
	stopShortPart    partName = "stop_short"
	notesPart        partName = "notes"
)

func partNames() []partName {
	return []partName{
		purposePart, picturesPart, prescriptionPart, equipmentPart, startPart, stepsPart, feelPart, breathingPart,
		precautionsPart, mistakesPart, easierPart, harderPart, musclesPart, stopShortPart, notesPart,
	}
}

// hidden is a list of parts that a template does not show.
type hidden struct {
	pos   diag.Pos
	parts []partName
}

// UnmarshalStrict reads the list.
func (h *hidden) UnmarshalStrict(v *strict.Value) {
	h.pos, h.parts = v.Pos(), nil
	v.Decode(&h.parts)
}

// neededParts never give way, and no template may hide them.
func neededParts() []partName {
	return []partName{picturesPart, prescriptionPart, equipmentPart, startPart, stepsPart, precautionsPart, stopShortPart}
}

// UnmarshalStrict reads one of the names.
func (p *partName) UnmarshalStrict(v *strict.Value) {
	readName(v, p, partNames(), "part of an exercise")
}

// wayName is a way in which an exercise makes itself shorter.
type wayName string

const (
	notesWay    wayName = "notes"
	picturesWay wayName = "picture_height"
	mapWay      wayName = "muscle_map"
	listsWay    wayName = "lists" // precautions become sentences, side headings the first words of a paragraph
	mistakesWay wayName = "common_mistakes"
)

func wayNames() []wayName { return []wayName{notesWay, picturesWay, mapWay, listsWay, mistakesWay} }

// UnmarshalStrict reads one of the names.
func (w *wayName) UnmarshalStrict(v *strict.Value) { readName(v, w, wayNames(), "way to give way") }

// readName reads one of a few names.
func readName[T ~string](v *strict.Value, dst *T, names []T, noun string) {
	*dst = T(v.String())
	if !slices.Contains(names, *dst) {
		known := asStrings(names)
		v.Errorf(diag.DidYouMean(string(*dst), known, "names: "+listed(known)), "there is no %s %q", noun, *dst)
	}
}

func (s *exercises) compose(c *composer) []*layout.Node {
	var nodes []*layout.Node
	for _, clinicianOnly := range []bool{false, true} {
		for _, u := range c.programme().Uses {
			if u.Exercise.ClinicianOnly == clinicianOnly {
				nodes = append(nodes, s.exercise(c, u))
			}
		}
	}
	return nodes
}

// exercise is one exercise: pages and leaves to choose from, the most generous first. The parts are made once and stand
// in several alternatives.
func (s *exercises) exercise(c *composer, u data.Use) *layout.Node {
	p := c.parts(s, u)
	if s.Columns == 1 {
		return s.section(u, p.single())
	}
	var alternatives []*layout.Node
	f := form{maps: true, lists: true, mistakes: asList}
	alternatives = append(alternatives, p.page(f)...)
	for _, way := range s.GivesWay {
		switch way {
		case notesWay:
			continue // the notes are a choice of their own, and the first to give way
		case picturesWay:
			f.small = true
		case mapWay:
			f.maps = false
		case listsWay:
			f.lists = false
		case mistakesWay: // first their list, then the words on muscles
			f.mistakes = asLine
			alternatives = append(alternatives, p.page(f)...)
			f.noMuscles = true
			alternatives = append(alternatives, p.page(f)...)
			f.mistakes, f.noMuscles = leftOut, false
		}
		alternatives = append(alternatives, p.page(f)...)
	}
	if s.Else == "leaf" {
		alternatives = append(alternatives,
			p.leaf(leafForm{}), p.leaf(leafForm{small: true}), p.leaf(leafForm{small: true, wide: true}),
			p.leaf(leafForm{careOnBack: true}), p.leaf(leafForm{small: true, careOnBack: true}), p.leaf(leafForm{small: true, wide: true, careOnBack: true}))
	}
	alternatives = append(alternatives, p.broken())
	return s.section(u, choice(alternatives...))
}

// section is the exercise on pages of its own.
func (s *exercises) section(u data.Use, body *layout.Node) *layout.Node {
	n := stack(layout.Sect, 0, body)
	n.Name, n.ID, n.Pos, n.Break = "exercise", exerciseID(u), u.Pos, layout.PageBreak
	if s.EachOn == "left_page" {
		n.Break = layout.LeftPage
	}
	return n
}

// looseRows are the pictures, a row at a time. More than one row is smaller where that keeps them on a page.
func (p *parts) looseRows() *layout.Node {
	pictures, _ := p.picturesWith(false, nil, nil)
	if pictures == nil {
		return nil
	}
	loose := func(n *layout.Node) *layout.Node {
		rows := *n
		rows.Keep = layout.Keep{}
		return &rows
	}
	if len(pictures.Children) == 1 {
		return loose(pictures)
	}
	smaller, tmpl := *p.c, *p.c.Template // what is wrong with a picture has been told already
	tmpl.Pictures.Body = bodyLeast
	smaller.Template = &tmpl
	rows, _ := smaller.pictureRows(p.use, false, nil, nil)
	return choice(loose(pictures), loose(p.small), loose(rows))
}

// single is the exercise in one column, over as many pages as it takes.
func (p *parts) single() *layout.Node {
	pictures := above(gap3, p.looseRows())
	n := stack(layout.Group, 0, p.head, p.bar, pictures, above(gap4, p.dose), above(gap4, p.need), above(gap2, p.start), above(gap3, p.stepList(mm(3), inMM(p.c.width()))), above(gap4, p.feel),
		above(gap4, p.care), above(gap4, p.mistakes), above(gap4, p.easier), above(gap4, p.harder), above(gap4, p.muscleLine),
		above(gap4, p.stopShort), p.notes)
	n.Name, n.Repeat = "single column", p.continued()
	return n
}

func exerciseID(u data.Use) string { return "exercise-" + u.Exercise.ID }

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
	stepsTight, stepsWide      *layout.Node
	care, careRunIn, careWide  *layout.Node
	dose, need, start          *layout.Node
	feel, easier, harder       *layout.Node
	feelLine                   *layout.Node
	easierLine, harderLine     *layout.Node
	mistakes, mistakesLine     *layout.Node
	muscleMap, muscleLine      *layout.Node
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
		p.small, _ = c.pictureRows(u, true, nil, nil)
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
	p.mistakes = p.side(mistakesPart, "common_mistakes", e.CommonMistakes)
	p.mistakesLine = p.sentencesLine(mistakesPart, "mistakes_line", e.CommonMistakes)
	if p.shows(musclesPart) {
		p.muscleMap, p.muscleLine = c.muscleMap(u), c.muscleLine(u)
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
	p.steps, p.stepsTight, p.stepsWide = p.stepList(mm(2.1), 140), p.stepList(gap1, 140), p.stepList(gap1, 162)
	p.care, p.careRunIn, p.careWide = p.takeCare(careLists), p.takeCare(careRunIn), p.takeCare(careWide)
	p.notes, p.notesLong = p.noteLines(3), p.noteLines(noteLinesMost)
	return p
}

func (p *parts) shows(name partName) bool { return slices.Contains(p.show, name) }

// form is how generous a page is.
type form struct {
	small, maps, lists, noMuscles bool
	mistakes                      extent
}

// extent is how much room a part gets.
type extent uint8

const (
	leftOut extent = iota
	asLine
	asList
)

// page is the exercise on one page, in two arrangements of its text: the wide and narrow column of every page, then the
// columns that come out most even.
func (p *parts) page(f form) []*layout.Node {
	t := pageText{lead: present([]*layout.Node{p.need, p.start}), steps: p.steps, gap: gap3, width: p.c.width()}
	feel, muscles, mistakes, care, easier, harder := p.feel, p.muscleMap, p.mistakes, p.care, p.easier, p.harder
	if !f.maps {
		muscles = p.muscleLine
	}
	if !f.lists {
		feel, care, easier, harder = p.feelLine, p.careRunIn, p.easierLine, p.harderLine
		t.steps, t.gap = p.stepsTight, gap2
	}
	switch f.mistakes {
	case asLine:
		mistakes = p.mistakesLine
	case leftOut:
		mistakes = nil
	}
	if f.noMuscles {
		muscles = nil
	}
	pictures, taken := p.picturesWith(f.small, []*layout.Node{feel, easier, harder}, t.lead)
	t.lead = without(t.lead, taken)
	for _, b := range []sideBlock{{care, false}, {feel, false}, {mistakes, true}, {easier, true}, {harder, true}, {muscles, true}} {
		if b.node != nil && !slices.Contains(taken, b.node) {
			t.side = append(t.side, b)
		}
	}
	var pages []*layout.Node
	for _, text := range p.columnsOf(t) {
		page := stack(layout.Group, 0,
			p.head, p.bar, p.above(gap3, pictures), p.above(gap3, p.dose), p.above(gap3, text), p.above(mm(4), p.stopShort), p.notes)
		page.Name = "page"
		pages = append(pages, page)
	}
	return pages
}

// without is the blocks that are not among those taken.
func without(blocks, taken []*layout.Node) []*layout.Node {
	return slices.DeleteFunc(present(blocks), func(n *layout.Node) bool { return slices.Contains(taken, n) })
}

// leafForm is how a leaf's front saves room: smaller pictures, precautions overleaf, steps as wide as the page with all
// gaps a step smaller.
type leafForm struct{ small, wide, careOnBack bool }

// leaf is the exercise on the two sides of one sheet. Where the front has no room for the precautions they open the back,
// and the head says so.
func (p *parts) leaf(f leafForm) *layout.Node {
	steps := p.stepsTight
	if f.wide {
		steps = p.stepsWide
	}
	back := stack(layout.Group, 0)
	back.ID, back.Break, back.Name = exerciseID(p.use)+"-back", layout.PageBreak, "leaf back"
	pictures, taken := p.picturesWith(f.small, nil, []*layout.Node{p.need, p.start})
	head, need, start, care, gap := p.head, p.need, p.start, p.above(gap2, p.careRunIn), gap3
	if len(taken) > 0 {
		need, start = nil, nil
	}
	if f.wide {
		gap = gap2
	}
	if f.careOnBack && care != nil {
		note := p.c.say("read_take_care", arg{"page", pageOf(back.ID)})
		head, care = p.headWith(note), nil
		back.Children = append(back.Children, choice(p.careWide, p.careRunIn))
	}
	front := stack(layout.Group, 0, head, p.bar, p.above(gap, pictures), p.above(gap, p.dose),
		p.above(gap, need), p.above(gap1, start), care, p.above(gap2, steps), p.above(gap, p.stopShort))
	front.Name = "leaf front"
	back.Children = present(append(back.Children, p.above(gap4, p.leafColumns()), p.above(gap4, p.stopWhole), p.notesLong))
	leaf := stack(layout.Group, 0, front, back)
	leaf.Name, leaf.Repeat = "leaf", p.continued()
	return leaf
}

// leafColumns are what stands on every leaf's back.
func (p *parts) leafColumns() *layout.Node {
	if p.sides == nil {
		p.sides = row(layout.Group, mm(8),
			stack(layout.Group, gap4, p.feel, p.mistakes), stack(layout.Group, gap4, p.easier, p.harder, p.muscleMap))
		p.sides.Tracks = []layout.Track{share(1), share(1)}
	}
	return p.sides
}

// broken is the exercise in one column, broken wherever a page ends: what is left when neither page nor leaf holds it.
func (p *parts) broken() *layout.Node {
	n := stack(layout.Group, gap3, p.head, p.bar, p.small, p.dose, p.need, p.start, p.careRunIn, p.stepsTight,
		p.stopShort, p.feel, p.mistakes, p.easier, p.harder, p.muscleLine)
	n.Name, n.Repeat = "broken", p.continued()
	return n
}

// continued heads every further page of an exercise: "1 Inverted pulls, continued".
func (p *parts) continued() *layout.Node {
	n := para(layout.Group, p.c.Type.Side, p.use.Pos, p.c.say("continued", text("number", p.use.Number), arg{"name", value{spans: p.name}})...)
	n.Name = "continued"
	n.Box.Padding.Bottom = gap3
	return n
}

// pageOf is the number of the page on which a node starts.
func pageOf(id string) value {
	return value{spans: []layout.Span{{Kind: layout.PageRef, Target: id, Link: "#" + id}}}
}

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

// writingLines are lines to write on, 9 mm apart.
func (c *composer) writingLines(count int, pos diag.Pos) *layout.Node {
	blank := func(role layout.Role) *layout.Node {
		l := para(role, c.Type.Body, pos, c.invisibleBlank())
		l.Box = layout.Box{Height: mm(9), Y: layout.Bottom}
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

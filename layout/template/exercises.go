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

	Before sections `yaml:"before_clinician_only"` // stands between the others and those that only a clinician shows
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
		if clinicianOnly {
			nodes = append(nodes, s.Before.compose(c)...)
		}
		for _, u := range c.programme().Uses {
			if u.Exercise.ClinicianOnly == clinicianOnly {
				nodes = append(nodes, c.blocks.exercise(c, s, u))
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
	f := form{lists: true, mistakes: asList}
	alternatives = append(alternatives, p.page(f))
	for _, way := range s.GivesWay {
		switch way {
		case notesWay:
			continue // the notes are a choice of their own, and the first to give way
		case picturesWay:
			f.small = true
		case mapWay:
			f.muscles = smallMap
		case listsWay:
			f.lists = false
		case mistakesWay: // first their list, then the map and the words on muscles
			f.mistakes = asLine
			alternatives = append(alternatives, p.page(f))
			f.joined = true
			alternatives = append(alternatives, p.page(f))
			f.tight = true
			for _, f.muscles = range []musclesForm{f.muscles, muscleWords, noMuscles} {
				alternatives = append(alternatives, p.page(f))
			}
			f.mistakes, f.muscles = leftOut, muscleWords
		}
		alternatives = append(alternatives, p.page(f))
	}
	if s.Else == "leaf" {
		alternatives = append(alternatives,
			p.leaf(leafForm{}), p.leaf(leafForm{small: true}), p.leaf(leafForm{small: true, tight: true}),
			p.leaf(leafForm{careOnBack: true}), p.leaf(leafForm{small: true, careOnBack: true}), p.leaf(leafForm{small: true, tight: true, careOnBack: true}))
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

func exerciseID(u data.Use) string { return "exercise-" + u.Exercise.ID }

package load

import (
	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
	"slices"
)

// exerciseFile is the shape of exercises/*.yaml.
type exerciseFile struct {
	Pos            diag.Pos       `yaml:"-"`
	Kind           string         `yaml:"kind" oneof:"exercise"`
	Name           data.Text      `yaml:"name,required"`
	AlsoCalled     []data.Text    `yaml:"also_called"`
	Purpose        claim          `yaml:"purpose"`
	ClinicianOnly  bool           `yaml:"clinician_only"`
	Equipment      []data.Text    `yaml:"equipment"`
	Start          data.Text      `yaml:"start"`
	Steps          []data.Text    `yaml:"steps,required" most:"7"`
	InShort        []data.Text    `yaml:"in_short" most:"4"`
	Pictures       []picture      `yaml:"pictures"`
	Prescription   prescription   `yaml:"prescription"`
	Feel           data.Text      `yaml:"feel"`
	Breathing      data.Text      `yaml:"breathing"`
	CommonMistakes []data.Text    `yaml:"common_mistakes"`
	Precautions    []data.Text    `yaml:"precautions"`
	DoNotIf        groups         `yaml:"do_not_if"`
	Never          []data.Text    `yaml:"never"`
	StopIf         []data.Text    `yaml:"stop_if"`
	StopAlso       data.Text      `yaml:"stop_also"`
	Muscles        muscles        `yaml:"muscles"`
	Easier         instructions   `yaml:"easier"`
	Harder         instructions   `yaml:"harder"`
	VariationOf    data.Text      `yaml:"variation_of"`
	Only           data.Text      `yaml:"only"`
	Claims         []claim        `yaml:"claims"`
	Video          address        `yaml:"video"`
	Source         exerciseSource `yaml:"source"`
}

type picture struct {
	Pos      diag.Pos  `yaml:"-"`
	Pose     data.Text `yaml:"pose"`
	File     data.Text `yaml:"file"`
	Inset    data.Text `yaml:"inset"`
	InsetAlt data.Text `yaml:"inset_alt"`
	Steps    steps     `yaml:"steps"`
	Caption  data.Text `yaml:"caption"`
	Alt      data.Text `yaml:"alt,required"`
	Credit   *credit   `yaml:"credit"`
}

type credit struct {
	Author  data.Text `yaml:"author,required"`
	License data.Text `yaml:"license,required"`
	Source  data.Text `yaml:"source"`
}

type muscles struct {
	Pos   diag.Pos    `yaml:"-"`
	Main  []data.Text `yaml:"main"`
	Other []data.Text `yaml:"other"`
}

type exerciseSource struct {
	Pos        diag.Pos    `yaml:"-"`
	Document   string      `yaml:"document"`
	Section    string      `yaml:"section"`
	Addition   bool        `yaml:"addition"`
	References []data.Text `yaml:"references"`
	Mended     []data.Text `yaml:"mended"`
	Added      []data.Text `yaml:"added"`
}

func (s exerciseSource) value() data.Source {
	return data.Source{
		Document: s.Document, Section: s.Section, Addition: s.Addition, References: values(s.References), Mended: s.Mended, Added: s.Added,
	}
}

// check demands that an exercise comes from a document or is an addition, and that an addition rests on something.
func (s exerciseSource) check(faults *diag.List) {
	for _, rule := range []struct {
		broken     bool
		what, hint string
	}{
		{!s.Addition && s.Document == "", "neither document nor addition", "name the document, or write addition: true and the references it rests on"},
		{s.Addition && s.Document != "", "both document and addition", "keep one: an addition rests on references alone"},
		{s.Addition && len(s.References) == 0, "an addition without references", "name at least one: references/<id>.yaml"},
		{s.Document == "" && (s.Section != "" || len(s.Mended) > 0), "section or mended without a document", "both say something of the document; what is new stands under added"},
	} {
		if rule.broken && !s.Pos.IsZero() {
			faults.Invalidf(s.Pos, rule.hint, "source: %s", rule.what)
		}
	}
}

// The most that the page has room for.
const (
	maxSteps   = 7
	maxInShort = 4
)

// steps are the steps that a picture shows: [3], [1 to 2], [4, 5].
type steps struct {
	data.Range
	pos diag.Pos
}

// UnmarshalStrict joins the list into one run of steps.
func (s *steps) UnmarshalStrict(v *strict.Value) {
	var runs []data.Range
	before := len(v.Faults())
	if v.Kind() == strict.Scalar {
		runs = make([]data.Range, 1)
		v.Decode(&runs[0])
	} else {
		v.Decode(&runs)
	}
	if len(v.Faults()) > before {
		return
	}
	s.pos = v.Pos()
	for i, r := range runs {
		switch {
		case i == 0:
			s.Range = r
		case r.Least != s.Most+1:
			v.Errorf("name steps that follow each other, or take two pictures", "the steps leave a gap or turn back")
		default:
			s.Most = r.Most
		}
	}
}

// exerciseEntry is one exercise file, decoded, its own references not yet followed.
type exerciseEntry struct {
	exercise    *data.Exercise
	variationOf data.Text
	refs        []data.Text // ids of references that its claims, its lists and its source cite
	with        []data.Text // ids of exercises without which a line is left out
	muscles     []data.Text
	faults      diag.List
}

func (l *Library) decodeExercise(p place) *exerciseEntry {
	f, faults := decode[exerciseFile](l, p)
	e := &exerciseEntry{faults: faults}
	e.exercise = &data.Exercise{
		ID: p.id(), Pos: f.Pos, Name: f.Name, AlsoCalled: f.AlsoCalled, Purpose: f.Purpose.Claim,
		ClinicianOnly: f.ClinicianOnly, Equipment: f.Equipment, Start: f.Start, Steps: f.Steps, InShort: f.InShort,
		Prescription: f.Prescription.value(), Feel: f.Feel, Breathing: f.Breathing, CommonMistakes: f.CommonMistakes,
		Precautions: f.Precautions, DoNotIf: f.DoNotIf.list, Never: f.Never, StopIf: f.StopIf, StopAlso: f.StopAlso,
		Muscles: data.Muscles{Pos: f.Muscles.Pos, Main: values(f.Muscles.Main), Other: values(f.Muscles.Other)},
		Easier:  f.Easier.values(), Harder: f.Harder.values(), VariationOf: f.VariationOf.Value, Only: f.Only, Claims: claimValues(f.Claims),
		Video:  f.Video.Text,
		Source: f.Source.value(),
	}
	e.variationOf = f.VariationOf
	e.muscles = append(append(e.muscles, f.Muscles.Main...), f.Muscles.Other...)
	e.refs = append(append(e.refs, f.Purpose.refs...), f.DoNotIf.refs...)
	for _, i := range slices.Concat(f.Easier, f.Harder) {
		if !i.With.IsZero() {
			e.with = append(e.with, i.With)
		}
	}
	for _, c := range f.Claims {
		e.refs = append(e.refs, c.refs...)
	}
	e.refs = append(e.refs, f.Source.References...)
	f.Source.check(&e.faults)
	uniqueClaims(f.Claims, &e.faults)
	tooMany(f.Steps, maxSteps, "steps", "join two steps, or make it two exercises", &e.faults)
	tooMany(f.InShort, maxInShort, "in_short", "the short form has room for four lines", &e.faults)
	for _, pic := range f.Pictures {
		e.exercise.Pictures = append(e.exercise.Pictures, l.picture(pic, p, len(f.Steps), &e.faults))
	}
	return e
}

// picture checks what a picture refers to.
func (l *Library) picture(f picture, owner place, stepCount int, faults *diag.List) data.Picture {
	pic := data.Picture{
		Pos: f.Pos, Pose: f.Pose.Value, File: f.File, Inset: f.Inset.Value, InsetAlt: f.InsetAlt,
		FirstStep: int(f.Steps.Least), LastStep: int(f.Steps.Most), Caption: f.Caption, Alt: f.Alt,
	}
	if f.Credit != nil {
		pic.Credit = &data.Credit{Author: f.Credit.Author, License: f.Credit.License, Source: f.Credit.Source}
	}
	switch {
	case f.Pose.IsZero() && f.File.IsZero():
		faults.Invalidf(f.Pos, "name a pose of the library, or a file of your own", "a picture without pose and file")
	case !f.Pose.IsZero() && !f.File.IsZero():
		faults.Invalidf(f.File.Pos, "keep one of the two", "a picture with both pose and file")
	}
	pic.Own = l.pictured(f.Pose, faults)
	pic.InsetOwn = l.pictured(f.Inset, faults)
	pic.Path = l.files.addIfNamed(owner, f.File, faults)
	if most := int(f.Steps.Most); most > stepCount && stepCount > 0 {
		faults.Invalidf(f.Steps.pos, "look at the numbers", "steps: there is no step %d, the exercise has %d", most, stepCount)
	} else if f.Steps.Least == 0 && !f.Steps.pos.IsZero() {
		faults.Invalidf(f.Steps.pos, "steps count from 1", "steps: there is no step 0")
	}
	return pic
}

// pictured finds a pose that a picture names. It is read only where the library holds poses of the user's own: a built-in
// one may build on such, and its kept drawing then shows another.
func (l *Library) pictured(id data.Text, faults *diag.List) *data.Pose {
	if id.IsZero() {
		return nil
	}
	p, ok := l.index().find("pose", id, faults)
	if !ok || !l.index().ownPoses {
		return nil
	}
	pose, found := l.pose(p)
	faults.Add(found)
	return pose
}

// exercise follows an exercise's references: the exercises it varies, its muscles, its sources.
func (l *Library) exercise(p place) *exerciseEntry {
	if e, ok := l.exercises[p.name()]; ok {
		return e
	}
	e := l.decodeExercise(p)
	l.exercises[p.name()] = e
	l.checkReferences(e.refs, &e.faults)
	l.checkMuscles(e.muscles, &e.faults)
	for _, id := range e.with {
		l.index().find("exercise", id, &e.faults)
	}
	return e
}

// ancestors are the exercises that one varies, nearest first. Each learns which one it varies.
func (l *Library) ancestors(e *exerciseEntry, faults *diag.List) []*exerciseEntry {
	var chain []*exerciseEntry
	seen := []string{e.exercise.ID}
	for at := e; !at.variationOf.IsZero(); {
		if slices.Contains(seen, at.variationOf.Value) {
			faults.Invalidf(e.variationOf.Pos, "one of them must stand alone", "variation_of goes round in a circle: %s", arrows(append(seen, at.variationOf.Value)))
			return chain
		}
		p, ok := l.index().find("exercise", at.variationOf, faults)
		if !ok {
			return chain
		}
		parent := l.exercise(p)
		if at.exercise.Varies == nil { // a bundle that has it already may be in use
			at.exercise.Varies = parent.exercise
		}
		at = parent
		chain = append(chain, at)
		seen = append(seen, at.exercise.ID)
	}
	return chain
}

package load

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// programmeFile is the shape of programmes/*.yaml.
type programmeFile struct {
	Pos         diag.Pos         `yaml:"-"`
	Kind        string           `yaml:"kind" oneof:"programme"`
	Title       data.Text        `yaml:"title,required"`
	Subtitle    data.Text        `yaml:"subtitle"`
	File        fileName         `yaml:"file"`
	Version     data.Text        `yaml:"version"`
	Updated     dated            `yaml:"updated"`
	Checked     programmeChecked `yaml:"checked"`
	UpdateDue   data.Date        `yaml:"update_due"`
	Region      data.Text        `yaml:"region"`
	URL         address          `yaml:"url"`
	Exercises   []use            `yaml:"exercises,required"`
	HowToUse    instructions     `yaml:"how_to_use"`
	Safety      safetyUse        `yaml:"safety,required"`
	Causes      causes           `yaml:"causes"`
	Advice      []data.Text      `yaml:"advice"`
	Help        []data.Text      `yaml:"help"`
	Goal        data.Text        `yaml:"goal"`
	Figure      figure           `yaml:"figure"`
	Evidence    claim            `yaml:"evidence"`
	Claims      []claim          `yaml:"claims"`
	PrintClaims printClaims      `yaml:"print_claims"`
}

type programmeChecked struct {
	checked
	Hash string `yaml:"hash"`
}

type printClaims struct {
	IDs        []data.Text `yaml:"ids"`
	ApprovedBy data.Text   `yaml:"approved_by"`
}

// dated is a date with its place.
type dated struct {
	data.Date
	pos diag.Pos
}

// UnmarshalStrict notes the place.
func (d *dated) UnmarshalStrict(v *strict.Value) {
	d.pos = v.Pos()
	v.Decode(&d.Date)
}

// fileName is the base name of what is written.
type fileName struct{ data.Text }

// UnmarshalStrict refuses whatever is not a plain name on every system.
func (f *fileName) UnmarshalStrict(v *strict.Value) {
	v.Decode(&f.Text)
	if !f.IsZero() && !validID(f.Value) {
		v.Errorf(`use letters, digits and hyphens, without an ending, such as "exercises-for-back-pain"`, "%q is not a file name", f.Value)
	}
}

// use is an id, or {use: id, …}.
type use struct {
	useFields
}

type useFields struct {
	Pos          diag.Pos     `yaml:"-"`
	Use          data.Text    `yaml:"use,required"`
	Prescription prescription `yaml:"prescription"`
	Note         data.Text    `yaml:"note"`
	ByHand       bool         `yaml:"by_hand"`
}

// UnmarshalStrict reads either form.
func (u *use) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Mapping {
		v.Decode(&u.useFields)
		return
	}
	v.Decode(&u.Use)
	u.Pos = v.Pos()
}

// causes is a list of claims, or {items, after}.
type causes struct {
	Items []claim   `yaml:"items,required"`
	After data.Text `yaml:"after"`
}

// UnmarshalStrict reads either form.
func (c *causes) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Mapping {
		type fields causes
		v.Decode((*fields)(c))
		return
	}
	v.Decode(&c.Items)
}

// programmeEntry is one programme with everything it refers to.
type programmeEntry struct {
	programme *data.Programme
	ancestors map[string][]string // by exercise: what it varies, nearest first
	refs      []data.Text
	faults    diag.List
}

// programme decodes one programme and follows its references. The result belongs to the caller, who may change it.
func (l *Library) programme(p place) *programmeEntry {
	f, faults := decode[programmeFile](l, p)
	l.readAhead(f.Exercises)
	e := &programmeEntry{faults: faults, ancestors: map[string][]string{}}
	pr := &data.Programme{
		ID: p.id(), Pos: f.Pos, Title: f.Title, Subtitle: f.Subtitle, File: f.File.Value, Version: f.Version,
		Updated: f.Updated.Date, UpdatedPos: f.Updated.pos, Checked: f.Checked.value(), UpdateDue: f.UpdateDue,
		Region: f.Region.Value, RegionPos: f.Region.Pos, URL: f.URL.Text, Help: f.Help, Goal: f.Goal,
		Evidence: f.Evidence.Claim, Claims: claimValues(f.Claims), PrintClaims: values(f.PrintClaims.IDs), ClaimsApproved: f.PrintClaims.ApprovedBy,
		Figure: data.FigureStyle(f.Figure),
		Causes: data.Causes{Items: claimValues(f.Causes.Items), After: f.Causes.After},
	}
	e.programme = pr
	pr.Checked.Hash = f.Checked.Hash
	if pr.File == "" {
		pr.File = pr.ID
	}
	if !f.Region.IsZero() {
		l.index().find("region", f.Region, &e.faults)
	}
	l.addUses(e, f.Exercises)
	pr.HowToUse = f.HowToUse.values()
	l.addAdvice(e, f.Advice)
	l.addSafety(e, f.Safety)
	e.cite(f)
	uniqueClaims(f.Claims, &e.faults)
	if len(f.Exercises) == len(pr.Uses) && len(pr.Uses) > 0 { // else what is missing has been told
		e.checkNames(f)
	}
	return e
}

// cite gathers what the programme's own claims cite, after its exercises' and its lists'.
func (e *programmeEntry) cite(f programmeFile) {
	e.refs = append(e.refs, f.Evidence.refs...)
	for _, c := range f.Causes.Items {
		e.refs = append(e.refs, c.refs...)
	}
	for _, c := range f.Claims {
		e.refs = append(e.refs, c.refs...)
	}
}

// readAhead begins to read a programme's exercises at the same time: they are most of what it refers to.
func (l *Library) readAhead(uses []use) {
	for _, u := range uses {
		if p, ok := l.index().places["exercise/"+u.Use.Value]; ok {
			go reading[exerciseFile](l, p)()
		}
	}
}

// addUses finds the exercises and numbers them.
func (l *Library) addUses(e *programmeEntry, uses []use) {
	line := map[string]int{}
	for _, u := range uses {
		if u.Use.IsZero() {
			continue // told already
		}
		p, ok := l.index().find("exercise", u.Use, &e.faults)
		if !ok {
			continue
		}
		if first, twice := line[u.Use.Value]; twice {
			e.faults.Invalidf(u.Use.Pos, "keep one of the two", "%s: the programme has this exercise already, in line %d", u.Use.Value, first)
			continue
		}
		line[u.Use.Value] = u.Use.Pos.Line
		entry := l.exercise(p)
		e.faults.Add(entry.faults)
		for _, parent := range l.ancestors(entry, &e.faults) {
			e.faults.Add(parent.faults)
			e.ancestors[u.Use.Value] = append(e.ancestors[u.Use.Value], parent.exercise.ID)
		}
		e.refs = append(e.refs, entry.refs...)
		e.programme.Uses = append(e.programme.Uses, data.Use{
			Pos: u.Pos, Exercise: entry.exercise, Prescription: u.Prescription.value().Over(entry.exercise.Prescription),
			Note: u.Note, ByHand: u.ByHand,
		})
	}
	number(e.programme.Uses, e.ancestors, &e.faults)
	e.programme.Filed = append(e.programme.Filed, e.programme.Uses...)
}

// checkNames demands that whatever names an exercise or a claim of this programme names one that is there.
func (e *programmeEntry) checkNames(f programmeFile) {
	ids := useIDs(e.programme.Uses)
	for _, i := range f.HowToUse {
		if !i.With.IsZero() && !slices.Contains(ids, i.With.Value) {
			e.faults.Invalidf(i.With.Pos, diag.DidYouMean(i.With.Value, ids, "exercises here: "+strings.Join(ids, ", ")),
				"with: %s is not an exercise of this programme", i.With.Value)
		}
	}
	claims := e.claimIDs()
	for _, id := range f.PrintClaims.IDs {
		if !slices.Contains(claims, id.Value) {
			e.faults.Invalidf(id.Pos, diag.DidYouMean(id.Value, claims, "the id stands beside the claim, in the exercise or the programme"),
				"print_claims: no claim has the id %s", id.Value)
		}
	}
}

// claimIDs are the ids of the claims of the programme and of its exercises.
func (e *programmeEntry) claimIDs() []string {
	pr := e.programme
	claims := slices.Concat([]data.Claim{pr.Evidence}, pr.Causes.Items, pr.Claims)
	for _, u := range pr.Uses {
		claims = append(append(claims, u.Exercise.Purpose), u.Exercise.Claims...)
	}
	var ids []string
	for _, c := range claims {
		if c.ID != "" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (l *Library) addAdvice(e *programmeEntry, ids []data.Text) {
	for i, id := range ids {
		if slices.Contains(values(ids[:i]), id.Value) {
			e.faults.Invalidf(id.Pos, "keep one of the two", "%s: the programme has this advice already", id.Value)
			continue
		}
		if p, ok := l.index().find("advice", id, &e.faults); ok {
			advice, faults := l.advice(p)
			e.faults.Add(faults)
			e.programme.Advice = append(e.programme.Advice, advice)
		}
	}
}

func (l *Library) addSafety(e *programmeEntry, s safetyUse) {
	if s.Use.IsZero() {
		return
	}
	p, ok := l.index().find("safety", s.Use, &e.faults)
	if !ok {
		return
	}
	set := l.safety(p, nil)
	e.faults.Add(set.faults)
	e.refs = append(append(e.refs, set.refs...), s.Add.references()...)
	e.programme.Safety = extend(set.set, s.Add)
}

func useIDs(uses []data.Use) []string {
	ids := make([]string, len(uses))
	for i, u := range uses {
		ids[i] = u.Exercise.ID
	}
	return ids
}

package load

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// safetyFile is the shape of safety/*.yaml. A set of its own fills every key; a set that extends another one only adds.
type safetyFile struct {
	Pos       diag.Pos  `yaml:"-"`
	Kind      string    `yaml:"kind" oneof:"safety"`
	Extends   data.Text `yaml:"extends"`
	Add       additions `yaml:"add"`
	Gate      data.Text `yaml:"gate"`
	Calm      data.Text `yaml:"calm"`
	Emergency *redFlags `yaml:"emergency"`
	Urgent    *redFlags `yaml:"urgent"`
	AskFirst  *redFlags `yaml:"ask_first"`
	Stop      *stopRule `yaml:"stop"`
	Pain      *painRule `yaml:"pain"`
}

type redFlags struct {
	Pos    diag.Pos  `yaml:"-"`
	Head   data.Text `yaml:"head,required"`
	If     data.Text `yaml:"if,required"`
	Groups groups    `yaml:"groups,required"`
	Foot   data.Text `yaml:"foot"`
}

func (r *redFlags) value() data.RedFlags {
	if r == nil {
		return data.RedFlags{}
	}
	return data.RedFlags{Pos: r.Pos, Head: r.Head, If: r.If, Groups: r.Groups.list, Foot: r.Foot}
}

func (r *redFlags) references() []data.Text {
	if r == nil {
		return nil
	}
	return r.Groups.refs
}

type stopRule struct {
	Pos   diag.Pos  `yaml:"-"`
	Whole data.Text `yaml:"whole,required"`
	Short data.Text `yaml:"short,required"`
}

type painRule struct {
	painThresholds
	SettlesWithin positiveTime `yaml:"settles_within,required"`
	Text          painText     `yaml:"text,required"`
}

type painText struct {
	Lead    data.Text `yaml:"lead,required"`
	CarryOn data.Text `yaml:"carry_on,required"`
	EaseOff data.Text `yaml:"ease_off,required"`
	Stop    data.Text `yaml:"stop,required"`
	Before  data.Text `yaml:"before,required"`
}

// additions lengthen the lists of a safety set. Nothing shortens them.
type additions struct {
	Emergency groups      `yaml:"emergency"`
	Urgent    groups      `yaml:"urgent"`
	AskFirst  groups      `yaml:"ask_first"`
	Stop      []data.Text `yaml:"stop"` // sentences after the stop rule
}

func (a additions) references() []data.Text {
	return slices.Concat(a.Emergency.refs, a.Urgent.refs, a.AskFirst.refs)
}

// safetyUse is an id, or {use, add}.
type safetyUse struct {
	Use data.Text `yaml:"use,required"`
	Add additions `yaml:"add"`
}

// UnmarshalStrict reads either form.
func (s *safetyUse) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Mapping {
		type fields safetyUse
		v.Decode((*fields)(s))
		return
	}
	v.Decode(&s.Use)
}

// safetyEntry is one safety set with what it extends laid under it.
type safetyEntry struct {
	set    *data.SafetySet
	refs   []data.Text
	faults diag.List
}

// safety decodes a set and what it extends. open has the ids on the way to it.
func (l *Library) safety(p place, open []string) *safetyEntry {
	f, faults := decode[safetyFile](l, p)
	e := &safetyEntry{faults: faults}
	if !f.Extends.IsZero() {
		e.extends(l, p, f, append(open, p.id()))
		return e
	}
	e.demandEveryKey(f)
	e.set = &data.SafetySet{
		ID: p.id(), Pos: f.Pos, BuiltIn: p.layer.BuiltIn, Gate: f.Gate, Calm: f.Calm,
		Emergency: f.Emergency.value(), Urgent: f.Urgent.value(), AskFirst: f.AskFirst.value(),
	}
	if f.Stop != nil {
		e.set.Stop = data.StopRule{Pos: f.Stop.Pos, Whole: f.Stop.Whole, Short: f.Stop.Short}
	}
	if f.Pain != nil {
		f.Pain.check(&e.faults)
		e.set.Pain = f.Pain.value()
	}
	e.refs = slices.Concat(f.Emergency.references(), f.Urgent.references(), f.AskFirst.references())
	e.set = extend(e.set, f.Add)
	return e
}

func (p *painRule) value() data.PainGuide {
	return data.PainGuide{
		Pos: p.Pos, CarryOn: p.CarryOn, EaseOff: p.EaseOff, Stop: p.Stop, SettlesWithin: p.SettlesWithin.Duration,
		Lead: p.Text.Lead, CarryOnText: p.Text.CarryOn, EaseOffText: p.Text.EaseOff, StopText: p.Text.Stop, Before: p.Text.Before,
	}
}

// ownKeys are the keys that a set of its own fills, and that one which extends another may not have.
func (f safetyFile) ownKeys() []ownKey {
	return []ownKey{
		{"gate", !f.Gate.IsZero()}, {"calm", !f.Calm.IsZero()}, {"emergency", f.Emergency != nil}, {"urgent", f.Urgent != nil},
		{"ask_first", f.AskFirst != nil}, {"stop", f.Stop != nil}, {"pain", f.Pain != nil},
	}
}

type ownKey struct {
	key   string
	given bool
}

func (e *safetyEntry) demandEveryKey(f safetyFile) {
	for _, k := range f.ownKeys() {
		if !k.given && !f.Pos.IsZero() {
			e.faults.Invalidf(f.Pos, `fill every key, or write "extends: upper-back" and only what to add`, "the key %s is missing: a safety set of its own fills every key", k.key)
		}
	}
}

func (e *safetyEntry) extends(l *Library, p place, f safetyFile, open []string) {
	e.set = &data.SafetySet{ID: p.id(), Pos: f.Pos}
	for _, k := range f.ownKeys() {
		if k.given {
			e.faults.Invalidf(f.Pos, `put what to add under "add:", or take extends away and fill every key`, "%s: a set that extends another only adds", k.key)
		}
	}
	if slices.Contains(open, f.Extends.Value) {
		e.faults.Invalidf(f.Extends.Pos, "one of them must stand alone", "extends goes round in a circle: %s", arrows(append(open, f.Extends.Value)))
		return
	}
	at, ok := l.index().find("safety", f.Extends, &e.faults)
	if !ok {
		return
	}
	base := l.safety(at, open)
	e.faults.Add(base.faults)
	e.refs = append(base.refs, f.Add.references()...)
	e.set = extend(base.set, f.Add)
	e.set.ID, e.set.Pos, e.set.Extends = p.id(), f.Pos, base.set.ID
}

// extend returns a copy of the set with the additions after its own lists.
func extend(set *data.SafetySet, a additions) *data.SafetySet {
	out := *set
	lengthen(&out.Emergency, a.Emergency.list)
	lengthen(&out.Urgent, a.Urgent.list)
	lengthen(&out.AskFirst, a.AskFirst.list)
	for _, t := range a.Stop {
		out.Stop.Whole.Value = strings.TrimSpace(out.Stop.Whole.Value + " " + t.Value)
	}
	return &out
}

func lengthen(flags *data.RedFlags, more []data.Group) {
	flags.Groups = slices.Clone(flags.Groups)
	for _, g := range more {
		items := slices.Clone(g.Items)
		for i := range items {
			items[i].Added = true
		}
		flags.Groups = append(flags.Groups, data.Group{Name: g.Name, Items: items})
	}
}

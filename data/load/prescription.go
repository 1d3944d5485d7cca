package load

import (
	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
	"slices"
)

// prescription is the shape of a dose: in an exercise, in a programme over it, and key by key in settings.
type prescription struct {
	Pos         diag.Pos                  `yaml:"-"`
	Hold        strict.Opt[positiveTime]  `yaml:"hold"`
	Duration    strict.Opt[positiveTime]  `yaml:"duration"`
	Repetitions strict.Opt[count]         `yaml:"repetitions"`
	Sets        strict.Opt[count]         `yaml:"sets"`
	Rest        strict.Opt[positiveTime]  `yaml:"rest"`
	RestAfter   string                    `yaml:"rest_after" oneof:"hold|set|repetition"`
	Side        string                    `yaml:"side" oneof:"left|right|both|each|alternating"`
	Say         strict.Opt[data.Text]     `yaml:"say"`
	Load        strict.Opt[strict.Mass]   `yaml:"load"`
	Distance    strict.Opt[strict.Length] `yaml:"distance"`
	Resistance  strict.Opt[data.Text]     `yaml:"resistance"`
	Intensity   strict.Opt[intensity]     `yaml:"intensity"`
	Tempo       strict.Opt[data.Text]     `yaml:"tempo"`
	Range       strict.Opt[data.Text]     `yaml:"range"`
	When        strict.Opt[data.Text]     `yaml:"when"`
	Frequency   strict.Opt[frequency]     `yaml:"frequency"`
	ForWeeks    strict.Opt[count]         `yaml:"for_weeks"`
}

func (p prescription) value() data.Prescription {
	return data.Prescription{
		Pos:         p.Pos,
		Hold:        as(p.Hold, func(t positiveTime) data.Duration { return t.Duration }),
		Duration:    as(p.Duration, func(t positiveTime) data.Duration { return t.Duration }),
		Repetitions: as(p.Repetitions, func(c count) data.Range { return c.Range }),
		Sets:        as(p.Sets, func(c count) data.Range { return c.Range }),
		Rest:        as(p.Rest, func(t positiveTime) data.Duration { return t.Duration }),
		RestAfter:   p.RestAfter,
		Side:        p.Side,
		Say:         p.Say.Opt,
		Load:        as(p.Load, func(m strict.Mass) data.Measure { return m.Measure }),
		Distance:    as(p.Distance, func(m strict.Length) data.Measure { return m.Measure }),
		Resistance:  p.Resistance.Opt,
		Intensity:   as(p.Intensity, func(i intensity) data.Intensity { return data.Intensity{Scale: i.Scale, Value: i.Value} }),
		Tempo:       p.Tempo.Opt,
		Range:       p.Range.Opt,
		When:        p.When.Opt,
		Frequency:   as(p.Frequency, frequency.value),
		ForWeeks:    as(p.ForWeeks, func(c count) data.Range { return c.Range }),
	}
}

// as keeps state and place and turns the shape into the value of the domain.
func as[Shape, Value any](o strict.Opt[Shape], convert func(Shape) Value) data.Opt[Value] {
	out := data.Opt[Value]{State: o.State, Pos: o.Pos}
	if o.State == data.Given {
		out.Value = convert(o.Value)
	}
	return out
}

// count is how often something is done: at least once.
type count struct{ data.Range }

// UnmarshalStrict refuses nought.
func (c *count) UnmarshalStrict(v *strict.Value) {
	before := len(v.Faults())
	if v.Decode(&c.Range); len(v.Faults()) == before && c.Least == 0 {
		v.Errorf("take the key away if it does not apply; null prints a line to fill in", "0 is no count")
	}
}

// positiveTime is how long something lasts.
type positiveTime struct{ data.Duration }

// UnmarshalStrict refuses nought.
func (t *positiveTime) UnmarshalStrict(v *strict.Value) {
	before := len(v.Faults())
	if v.Decode(&t.Duration); len(v.Faults()) == before && t.Least == 0 {
		v.Errorf("take the key away if it does not apply; null prints a line to fill in", "%q is no time", v.String())
	}
}

type intensity struct {
	Scale string     `yaml:"scale,required"`
	Value data.Range `yaml:"value,required"`
}

type frequency struct {
	Times count    `yaml:"times,required"`
	Per   string   `yaml:"per,required" oneof:"day|week"`
	Days  weekdays `yaml:"days"`
}

func (f frequency) value() data.Frequency {
	return data.Frequency{Times: f.Times.Range, Per: f.Per, Days: f.Days}
}

// weekdays are named days.
type weekdays []string

func weekdayNames() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

// UnmarshalStrict demands mon to sun, each once.
func (w *weekdays) UnmarshalStrict(v *strict.Value) {
	known := weekdayNames()
	v.Decode((*[]string)(w))
	for i, day := range *w {
		switch {
		case !slices.Contains(known, day):
			v.Items()[i].Errorf("write mon, tue, wed, thu, fri, sat or sun", "%q is not a day", day)
		case slices.Contains((*w)[:i], day):
			v.Items()[i].Errorf("keep one of the two", "%s stands there twice", day)
		}
	}
}

package load

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// localeFile is the shape of locales/*.yaml.
type localeFile struct {
	Pos     diag.Pos                `yaml:"-"`
	Kind    string                  `yaml:"kind" oneof:"locale"`
	Lang    data.Text               `yaml:"lang,required"`
	Months  []data.Text             `yaml:"months,required" least:"12" most:"12"`
	Days    []data.Text             `yaml:"days,required" least:"7" most:"7"`
	Muscles strict.Pairs[data.Text] `yaml:"muscles,required"`
	Strings dictionary              `yaml:"strings,required"`
}

// dictionary is names and texts; a mapping inside it joins its names with a point: {diary: {before: …}} is diary.before.
type dictionary struct {
	names []data.Text
	texts []data.Text
}

// UnmarshalStrict flattens the mappings, in the file's order.
func (d *dictionary) UnmarshalStrict(v *strict.Value) { d.add(v, "") }

func (d *dictionary) add(v *strict.Value, before string) {
	if v.Kind() != strict.Mapping {
		v.Wrong("a mapping of keys and values", "")
		return
	}
	for _, f := range v.Fields() {
		name := before + f.Key
		if f.Value.Kind() == strict.Mapping {
			d.add(f.Value, name+".")
			continue
		}
		var t data.Text
		f.Value.Decode(&t)
		if t.IsZero() && f.Value.Kind() == strict.Null {
			f.Value.Errorf("write the text, or \"\" for none", "empty")
		}
		d.names = append(d.names, data.Text{Value: name, Pos: f.KeyPos})
		d.texts = append(d.texts, t)
	}
}

func (l *Library) locale(p place) (*data.Locale, diag.List) {
	if e, ok := l.locales[p.name()]; ok {
		return e.locale, e.faults
	}
	f, faults := decode[localeFile](l, p)
	out := &data.Locale{
		ID: p.id(), Pos: f.Pos, Lang: f.Lang.Value, Months: f.Months, Days: f.Days,
		Strings: map[string]data.Text{}, Muscles: map[string]data.Text{},
	}
	if len(f.Months) != 12 && len(f.Months) > 0 {
		faults.Invalidf(f.Months[0].Pos, "January to December, each written out", "months: found %d, want 12", len(f.Months))
	}
	if len(f.Days) != 7 && len(f.Days) > 0 {
		faults.Invalidf(f.Days[0].Pos, "Monday to Sunday, each cut short", "days: found %d, want 7", len(f.Days))
	}
	for _, m := range f.Muscles {
		out.Muscles[m.Key.Value] = m.Value
	}
	known := data.LocaleKeys()
	for i, name := range f.Strings.names {
		if !slices.Contains(known, name.Value) {
			faults.Invalidf(name.Pos, diag.DidYouMean(name.Value, known, "the program prints no such string"), "%s: unknown string", name.Value)
		}
		out.Strings[name.Value] = f.Strings.texts[i]
	}
	var missing []string
	for _, key := range known {
		if _, ok := out.Strings[key]; !ok {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 && len(missing) < len(known) {
		faults.Invalidf(f.Pos, "see the built-in en-GB for what each is", "strings are missing: %s", strings.Join(missing, ", "))
	}
	l.locales[p.name()] = localeEntry{out, faults, f.Muscles.Keys()}
	return out, faults
}

type localeEntry struct {
	locale  *data.Locale
	faults  diag.List
	muscles []string
}

// Muscles are the ids that an exercise may name, each with its words, as British English has them, in which the library
// is written.
func (l *Library) Muscles() ([]Muscle, diag.List) {
	p, ok := l.index().places["locale/en-GB"]
	if !ok {
		return nil, nil
	}
	locale, faults := l.locale(p)
	var all []Muscle
	for _, id := range l.locales[p.name()].muscles {
		all = append(all, Muscle{id, locale.Muscles[id].Value})
	}
	return all, faults
}

// Muscle is a muscle that has words.
type Muscle struct{ ID, Words string }

// checkMuscles demands that British English has words for each muscle.
func (l *Library) checkMuscles(ids []data.Text, faults *diag.List) {
	if len(ids) == 0 {
		return
	}
	muscles, _ := l.Muscles() // what is wrong with the locale is told where it is used
	if len(muscles) == 0 {
		return
	}
	var known []string
	for _, m := range muscles {
		known = append(known, m.ID)
	}
	for _, id := range ids {
		if !slices.Contains(known, id.Value) {
			faults.Invalidf(id.Pos, diag.DidYouMean(id.Value, known, "muscles: "+strings.Join(known, ", ")), "%s: no muscle has this id", id.Value)
		}
	}
}

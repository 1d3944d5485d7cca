package load

import (
	"maps"
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// Bundle loads everything that one handout is made from. It is nil when anything is wrong.
func (l *Library) Bundle(r Request) (*data.Bundle, diag.List) {
	l = l.beside(r.Programme)
	faults := slices.Clone(l.index().faults)
	b := &data.Bundle{Copy: r.Copy}
	if r.Brand != nil {
		if p, ok := l.locate("brand", *r.Brand, &faults); ok {
			brand, more := l.brand(p)
			b.Brand = brand
			faults.Add(more)
		}
	}
	p, ok := l.locate("programme", r.Programme, &faults)
	if !ok {
		return nil, faults.Sorted()
	}
	e := l.programme(p)
	faults.Add(e.faults)
	b.Programme = e.programme
	l.inForce(b, r.Region, &faults)
	b.Figure = b.Programme.Figure
	if b.Brand != nil {
		layBrand(b, &faults)
	}
	e.choose(r.Exercises, &faults)
	e.set(r.Settings, &faults)
	refs, more := l.references(e.refs)
	faults.Add(more)
	b.References = refs
	b.Files = maps.Clone(l.files) // the library may load the next bundle while this one is printed
	if faults.HasErrors() {
		return nil, faults.Sorted()
	}
	return b, faults.Sorted()
}

// inForce finds the region: flag or copy, then brand, then programme, else international; and its locale.
func (l *Library) inForce(b *data.Bundle, flag string, faults *diag.List) {
	region := data.Text{Value: "intl"}
	if b.Programme.Region != "" {
		region = data.Text{Value: b.Programme.Region, Pos: b.Programme.RegionPos}
	}
	if b.Brand != nil && b.Brand.Region != "" {
		region = data.Text{Value: b.Brand.Region, Pos: b.Brand.RegionPos}
	}
	if flag != "" {
		at := diag.Pos{File: "--region"}
		if b.Brand != nil && b.Brand.Region != "" && b.Brand.Region != flag {
			faults.Invalidf(at, "leave --region out, or choose another brand", "%s: the brand %s is in %s, and tells people whom to call there", flag, b.Brand.Name.Value, b.Brand.Region)
		}
		region = data.Text{Value: flag, Pos: at}
	}
	p, ok := l.index().places["region/"+region.Value]
	if !ok {
		if flag != "" || region.Pos.IsZero() { // else whoever names it has told
			l.index().find("region", region, faults)
		}
		return
	}
	r, more := l.region(p)
	b.Region = r
	faults.Add(more)
	if p, ok := l.index().places["locale/"+r.Locale]; ok {
		locale, more := l.locale(p)
		b.Locale = locale
		faults.Add(more)
		l.checkLocaleMuscles(b, faults)
	}
}

// checkLocaleMuscles demands words for the muscles of this programme in the locale in force.
func (l *Library) checkLocaleMuscles(b *data.Bundle, faults *diag.List) {
	for _, u := range b.Programme.Uses {
		m := u.Exercise.Muscles
		for _, id := range slices.Concat(m.Main, m.Other) {
			if _, ok := b.Locale.Muscles[id]; !ok {
				faults.Invalidf(b.Locale.Pos, "add it under muscles", "the locale %s has no words for the muscle %s", b.Locale.ID, id)
			}
		}
	}
}

// layBrand lays a brand's additions, thresholds, numbers, notes and figures on the bundle.
func layBrand(b *data.Bundle, faults *diag.List) {
	b.Figure = b.Brand.Figure.Over(b.Figure)
	if b.Programme.Safety != nil {
		set := extend(b.Programme.Safety, brandGroups(b.Brand.Add))
		if pain := b.Brand.Pain; pain != nil {
			set.Pain.Pos, set.Pain.CarryOn, set.Pain.EaseOff, set.Pain.Stop = pain.Pos, pain.CarryOn, pain.EaseOff, pain.Stop
		}
		b.Programme.Safety = set
	}
	if r := b.Region; r != nil {
		if u := b.Brand.Urgent; u != nil && !r.Urgent.Number.IsZero() {
			faults.Invalidf(u.Who.Pos, "take urgent away", "urgent: the region %s has a line of its own, %s", r.ID, r.Urgent.Number.Value)
		} else if u != nil {
			r.Urgent = *u
		}
		r.Emergency.Extra = b.Brand.ExtraNumbers
	}
	if a := b.Brand.Advice; a != nil {
		b.Programme.Advice = append(slices.Clip(b.Programme.Advice), a)
	}
	for i := range b.Programme.Uses {
		u := &b.Programme.Uses[i]
		u.Note = joinNotes(u.Note, b.Brand.Notes, u.Exercise.ID)
	}
	b.Programme.Filed = slices.Clone(b.Programme.Uses)
}

// joinNotes puts the brand's note on an exercise after the programme's.
func joinNotes(note data.Text, notes []data.Note, exercise string) data.Text {
	i := slices.IndexFunc(notes, func(n data.Note) bool { return n.Exercise == exercise })
	switch {
	case i < 0 || notes[i].Text.IsZero():
		return note
	case note.IsZero():
		return notes[i].Text
	}
	note.Value += " " + notes[i].Text.Value
	return note
}

func brandGroups(list []data.Addition) additions {
	var a additions
	for _, add := range list {
		items := make([]data.Item, len(add.Items))
		for i, t := range add.Items {
			items[i] = data.Item{Text: t}
		}
		group := data.Group{Items: items}
		switch add.List {
		case "emergency":
			a.Emergency.list = append(a.Emergency.list, group)
		case "urgent":
			a.Urgent.list = append(a.Urgent.list, group)
		case "ask_first":
			a.AskFirst.list = append(a.AskFirst.list, group)
		case "stop":
			a.Stop = append(a.Stop, add.Items...)
		}
	}
	return a
}

// choose keeps the chosen exercises, in the order chosen but those that only a clinician shows last, as they print, and
// numbers them anew.
func (e *programmeEntry) choose(ids []string, faults *diag.List) {
	if ids == nil {
		return
	}
	at := diag.Pos{File: "--exercises"}
	known := useIDs(e.programme.Uses)
	var chosen []data.Use
	for i, id := range ids {
		n := slices.Index(known, id)
		switch {
		case n < 0:
			faults.Invalidf(at, diag.DidYouMean(id, known, "exercises here: "+strings.Join(known, ", ")), "%q is not an exercise of this programme", id)
		case slices.Contains(ids[:i], id):
			faults.Invalidf(at, "name it once", "%s stands there twice", id)
		default:
			chosen = append(chosen, e.programme.Uses[n])
		}
	}
	byClinician := func(u data.Use) bool { return u.Exercise.ClinicianOnly }
	own := slices.DeleteFunc(slices.Clone(chosen), byClinician)
	for _, u := range chosen {
		if byClinician(u) {
			own = append(own, u)
		}
	}
	e.programme.Uses = own
	number(own, e.ancestors, faults)
}

// set changes doses key by key.
func (e *programmeEntry) set(settings []Setting, faults *diag.List) {
	const source = "--set"
	at := diag.Pos{File: source}
	known := useIDs(e.programme.Uses)
	for _, s := range settings {
		id, key, ok := strings.Cut(s.Key, ".")
		n := slices.Index(known, id)
		switch {
		case !ok:
			faults.Invalidf(at, `write exercise.key=value, such as towel-stretch.hold="10 s"`, "%q names no exercise and key", s.Key)
		case n < 0:
			faults.Invalidf(at, diag.DidYouMean(id, known, "exercises here: "+strings.Join(known, ", ")), "%s: %q is not an exercise of this handout", s.Key, id)
		case s.Value == "":
			faults.Invalidf(at, "write a value, or null for a line to fill in", "%s: empty", s.Key)
		default:
			var p prescription
			faults.Add(strict.DecodeField(source, s.Key, key, s.Value, &p))
			use := &e.programme.Uses[n]
			use.Prescription = p.value().Over(use.Prescription)
		}
	}
}

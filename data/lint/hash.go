package lint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"handout/data"
)

// ContentHash is what a reviewer signs: SHA-256 over every text, dose and list that reaches the page, the region, the
// brand's own words, and the locale's. Order counts. Left out are layout (logo, accent, figure style), the version and
// the dates, the signatures themselves, and what belongs to one copy: its names and dates, a choice among the
// programme's exercises, and a value in a blank that the programme left open. A dose that a copy changes is a change.
func ContentHash(b *data.Bundle) string {
	c := &canon{buf: make([]byte, 0, 64<<10)}
	c.programme(b)
	c.region(b.Region)
	c.locale(b.Locale)
	c.brand(b.Brand)
	digest := sha256.Sum256(c.buf)
	return hex.EncodeToString(digest[:])
}

// Signed tells whether a reviewer, named in full, has signed exactly these words. Otherwise the sheet is a draft.
func Signed(b *data.Bundle) bool {
	p, brand := b.Programme.Checked, b.Brand
	byProgramme := p.Named() && p.Hash != ""
	byBrand := brand != nil && brand.Checked.Named() && brand.Checked.Hashes[b.Programme.ID] != ""
	if !byProgramme && !byBrand {
		return false
	}
	hash := ContentHash(b)
	return byProgramme && p.Hash == hash || byBrand && brand.Checked.Hashes[b.Programme.ID] == hash
}

// canon writes the canonical form: one line a value, its name and the value in quotes.
type canon struct{ buf []byte }

func (c *canon) str(name, value string) {
	c.buf = append(append(c.buf, name...), ' ')
	c.buf = append(strconv.AppendQuote(c.buf, value), '\n')
}

func (c *canon) text(name string, t data.Text) { c.str(name, t.Value) }

func (c *canon) texts(name string, list []data.Text) {
	c.int(name, int64(len(list)))
	for _, t := range list {
		c.text(name, t)
	}
}

func (c *canon) int(name string, n int64) {
	c.buf = append(append(c.buf, name...), ' ')
	c.buf = append(strconv.AppendInt(c.buf, n, 10), '\n')
}

func (c *canon) span(name string, r data.Range, unit string) {
	c.int(name, r.Least)
	c.int(name, r.Most)
	c.str(name, unit)
}

func (c *canon) instructions(name string, list []data.Instruction) {
	c.int(name, int64(len(list)))
	for _, i := range list {
		c.text(name, i.Text)
		c.str("with", i.With)
	}
}

func (c *canon) programme(b *data.Bundle) {
	p := b.Programme
	c.str("programme", p.ID)
	c.text("title", p.Title)
	c.text("subtitle", p.Subtitle)
	c.text("url", p.URL)
	c.text("goal", p.Goal)
	c.instructions("how_to_use", p.HowToUse)
	if p.Safety != nil {
		c.safety(p.Safety)
	}
	filed := p.Filed
	if filed == nil {
		filed = p.Uses
	}
	for _, u := range filed {
		c.use(b, u)
	}
	c.deviations(b, filed)
	c.claims(b, "cause", p.Causes.Items)
	c.text("causes after", p.Causes.After)
	for _, a := range p.Advice {
		for _, item := range a.Items {
			c.text("advice title", item.Title)
			c.text("advice", item.Text)
		}
		c.text("advice both", a.Both)
	}
	c.texts("help", p.Help)
	c.claims(b, "evidence", []data.Claim{p.Evidence})
	c.claims(b, "claim", p.Claims)
	c.text("approved", p.ClaimsApproved)
}

// deviations writes what a copy has beyond the programme as filed; nothing where it only chooses and fills in blanks.
func (c *canon) deviations(b *data.Bundle, filed []data.Use) {
	for _, u := range b.Programme.Uses {
		i := 0
		for i < len(filed) && filed[i].Exercise.ID != u.Exercise.ID {
			i++
		}
		if i == len(filed) {
			c.str("beyond", u.Exercise.ID)
			c.use(b, u)
			continue
		}
		var was, is canon
		was.prescription(filed[i].Prescription)
		is.prescription(unfilled(u.Prescription, filed[i].Prescription))
		if !bytes.Equal(was.buf, is.buf) {
			c.str("changed", u.Exercise.ID)
			c.buf = append(c.buf, is.buf...)
		}
	}
}

// unfilled takes out of a prescription the values that stand in a blank of the filed one.
func unfilled(p, filed data.Prescription) data.Prescription {
	p.Hold = blankAgain(p.Hold, filed.Hold)
	p.Duration = blankAgain(p.Duration, filed.Duration)
	p.Repetitions = blankAgain(p.Repetitions, filed.Repetitions)
	p.Sets = blankAgain(p.Sets, filed.Sets)
	p.Rest = blankAgain(p.Rest, filed.Rest)
	p.Say = blankAgain(p.Say, filed.Say)
	p.Load = blankAgain(p.Load, filed.Load)
	p.Distance = blankAgain(p.Distance, filed.Distance)
	p.Resistance = blankAgain(p.Resistance, filed.Resistance)
	p.Intensity = blankAgain(p.Intensity, filed.Intensity)
	p.Tempo = blankAgain(p.Tempo, filed.Tempo)
	p.Range = blankAgain(p.Range, filed.Range)
	p.When = blankAgain(p.When, filed.When)
	p.Frequency = blankAgain(p.Frequency, filed.Frequency)
	p.ForWeeks = blankAgain(p.ForWeeks, filed.ForWeeks)
	return p
}

func blankAgain[T any](is, filed data.Opt[T]) data.Opt[T] {
	if filed.State == data.Null {
		return filed
	}
	return is
}

func (c *canon) use(b *data.Bundle, u data.Use) {
	e := u.Exercise
	c.str("exercise", e.ID)
	c.str("number", u.Number)
	c.str("by_hand", strconv.FormatBool(u.ByHand))
	c.str("clinician_only", strconv.FormatBool(e.ClinicianOnly))
	c.text("note", u.Note)
	c.text("name", e.Name)
	c.texts("also_called", e.AlsoCalled)
	c.text("purpose", e.Purpose.Text)
	c.text("only", e.Only)
	c.texts("equipment", e.Equipment)
	c.text("start", e.Start)
	c.texts("steps", e.Steps)
	c.texts("in_short", e.InShort)
	for _, p := range e.Pictures {
		c.str("picture", p.Pose+p.Path)
		c.str("inset", p.Inset)
		c.int("first", int64(p.FirstStep))
		c.int("last", int64(p.LastStep))
		c.text("caption", p.Caption)
		c.text("alt", p.Alt)
		c.text("inset_alt", p.InsetAlt)
		if p.Credit != nil {
			c.texts("credit", []data.Text{p.Credit.Author, p.Credit.License, p.Credit.Source})
		}
	}
	c.prescription(u.Prescription)
	c.text("feel", e.Feel)
	c.text("breathing", e.Breathing)
	c.texts("common_mistakes", e.CommonMistakes)
	c.texts("precautions", e.Precautions)
	c.groups("do_not_if", e.DoNotIf)
	c.texts("never", e.Never)
	c.texts("stop_if", e.StopIf)
	c.text("stop_also", e.StopAlso)
	c.muscles(b, "main", e.Muscles.Main)
	c.muscles(b, "other", e.Muscles.Other)
	c.instructions("easier", e.Easier)
	c.instructions("harder", e.Harder)
	c.text("video", e.Video)
	c.source(e.Source)
	c.claims(b, "claim", e.Claims)
}

// source writes what an addition rests on, which a reviewer looks up; a document is the same for every one that it has.
func (c *canon) source(s data.Source) {
	if s.Addition {
		c.str("source", "addition")
	}
	for _, ref := range s.References {
		c.str("source", ref)
	}
}

func (c *canon) claims(b *data.Bundle, name string, list []data.Claim) {
	for _, claim := range list {
		if printed(b, claim) {
			c.text(name, claim.Text)
			c.str(name, claim.Evidence)
			for _, ref := range claim.Refs {
				c.str("ref", ref)
			}
		}
	}
}

func (c *canon) muscles(b *data.Bundle, name string, ids []string) {
	for _, id := range ids {
		c.str(name, id)
		if b.Locale != nil {
			c.text(name, b.Locale.Muscles[id])
		}
	}
}

func (c *canon) groups(name string, list []data.Group) {
	for _, g := range list {
		c.text(name, g.Name)
		c.int(name, int64(len(g.Items)))
		for _, item := range g.Items {
			c.text(name, item.Text)
		}
	}
}

func (c *canon) prescription(p data.Prescription) {
	duration := func(name string, o data.Opt[data.Duration]) {
		field(c, name, o, func(d data.Duration) { c.span(name, d.Range, d.Unit) })
	}
	measure := func(name string, o data.Opt[data.Measure]) {
		field(c, name, o, func(m data.Measure) { c.span(name, m.Range, m.Unit) })
	}
	count := func(name string, o data.Opt[data.Range]) {
		field(c, name, o, func(r data.Range) { c.span(name, r, "") })
	}
	words := func(name string, o data.Opt[data.Text]) { field(c, name, o, func(t data.Text) { c.text(name, t) }) }
	duration("hold", p.Hold)
	duration("duration", p.Duration)
	count("repetitions", p.Repetitions)
	count("sets", p.Sets)
	duration("rest", p.Rest)
	c.str("rest_after", p.RestAfter)
	c.str("side", p.Side)
	words("say", p.Say)
	measure("load", p.Load)
	measure("distance", p.Distance)
	words("resistance", p.Resistance)
	field(c, "intensity", p.Intensity, func(i data.Intensity) { c.span("intensity", i.Value, i.Scale) })
	words("tempo", p.Tempo)
	words("range", p.Range)
	words("when", p.When)
	field(c, "frequency", p.Frequency, func(f data.Frequency) {
		c.span("frequency", f.Times, f.Per)
		for _, d := range f.Days {
			c.str("day", d)
		}
	})
	count("for_weeks", p.ForWeeks)
}

// field writes whether a value is there, and the value only if it is.
func field[T any](c *canon, name string, o data.Opt[T], value func(T)) {
	c.int(name, int64(o.State))
	if o.State == data.Given {
		value(o.Value)
	}
}

func (c *canon) safety(set *data.SafetySet) {
	c.str("safety", set.ID)
	c.text("gate", set.Gate)
	c.text("calm", set.Calm)
	for _, list := range redFlagLists() {
		flags := list.of(set)
		c.text(list.name, flags.Head)
		c.text(list.name, flags.If)
		c.groups(list.name, flags.Groups)
		c.text(list.name, flags.Foot)
	}
	c.text("stop", set.Stop.Whole)
	c.text("stop", set.Stop.Short)
	p := set.Pain
	c.span("carry_on", p.CarryOn, "")
	c.span("ease_off", p.EaseOff, "")
	c.span("pain_stop", p.Stop, "")
	c.span("settles_within", p.SettlesWithin.Range, p.SettlesWithin.Unit)
	c.texts("pain", []data.Text{p.Lead, p.CarryOnText, p.EaseOffText, p.StopText, p.Before})
}

func (c *canon) region(r *data.Region) {
	if r == nil {
		return
	}
	c.str("region", r.ID)
	e := r.Emergency
	c.texts("emergency", []data.Text{e.Number, e.Place, e.Phrase, e.List, e.Head})
	c.texts("extra", e.Extra)
	c.texts("urgent", []data.Text{r.Urgent.Who, r.Urgent.Number})
	for _, key := range r.WordKeys {
		c.text(key, r.Words[key])
	}
	c.str("lengths", r.Habits.Lengths)
}

func (c *canon) locale(l *data.Locale) {
	if l == nil {
		return
	}
	c.str("locale", l.ID)
	for _, key := range data.LocaleKeys() {
		c.text(key, l.Strings[key])
	}
}

func (c *canon) brand(b *data.Brand) {
	if b == nil {
		return
	}
	c.str("brand", b.ID)
	c.text("name", b.Name)
	c.texts("contact", b.Contact)
	c.text("phone", b.Phone)
	c.text("sign_off", b.SignOff)
	c.text("url", b.URL)
	c.texts("extra", b.ExtraNumbers)
	if b.Urgent != nil {
		c.texts("urgent", []data.Text{b.Urgent.Who, b.Urgent.Number})
	}
	for _, a := range b.Add {
		c.texts(a.List, a.Items)
	}
	for _, n := range b.Notes {
		c.text(n.Exercise, n.Text)
	}
}

package lint

import (
	"handout/data"
)

// manner says how a text is read.
type manner uint8

const (
	prose manner = iota // sentences, or an item of a list
	label               // a name, title or caption
	alt                 // read out, not printed
)

// text is one text of the bundle that a reader gets, with what its {names} may mean.
type text struct {
	data.Text
	what   string // as a diagnostic calls it
	manner manner
	dose   *data.Prescription // the dose in force inside an exercise, else nil
	claim  bool               // says what is good for what
}

// texts gathers what prints or is read out, in reading order.
func texts(b *data.Bundle) []text {
	g := &gatherer{bundle: b, list: make([]text, 0, 512)}
	p := b.Programme
	g.add("title", label, p.Title)
	g.add("subtitle", prose, p.Subtitle)
	for _, h := range p.HowToUse {
		g.add("how_to_use", prose, h.Text)
	}
	if p.Safety != nil {
		g.safety(p.Safety)
	}
	for i := range p.Uses {
		g.use(&p.Uses[i])
	}
	g.dose = nil
	g.claims("causes", p.Causes.Items)
	g.add("causes after", prose, p.Causes.After)
	for _, a := range p.Advice {
		for _, item := range a.Items {
			g.add("advice title", label, item.Title)
			g.add("advice", prose, item.Text)
		}
		g.add("advice both", prose, a.Both)
	}
	g.each("help", prose, p.Help)
	g.add("goal", prose, p.Goal)
	g.claims("evidence", []data.Claim{p.Evidence})
	g.claims("claims", p.Claims)
	if b.Brand != nil {
		g.brand(b.Brand)
	}
	return g.list
}

// gatherer collects texts.
type gatherer struct {
	bundle *data.Bundle
	list   []text
	dose   *data.Prescription
}

func (g *gatherer) add(what string, m manner, t data.Text) {
	if !t.IsZero() {
		g.list = append(g.list, text{Text: t, what: what, manner: m, dose: g.dose})
	}
}

func (g *gatherer) each(what string, m manner, list []data.Text) {
	for _, t := range list {
		g.add(what, m, t)
	}
}

func (g *gatherer) instructions(what string, list []data.Instruction) {
	for _, i := range list {
		g.add(what, prose, i.Text)
	}
}

func (g *gatherer) claim(what string, t data.Text) {
	if !t.IsZero() {
		g.list = append(g.list, text{Text: t, what: what, dose: g.dose, claim: true})
	}
}

func (g *gatherer) claims(what string, list []data.Claim) {
	for _, c := range list {
		if printed(g.bundle, c) {
			g.claim(what, c.Text)
		}
	}
}

func (g *gatherer) groups(what string, list []data.Group) {
	for _, group := range list {
		g.add(what+" group", label, group.Name)
		for _, item := range group.Items {
			g.add(what, prose, item.Text)
		}
	}
}

func (g *gatherer) safety(set *data.SafetySet) {
	g.add("gate", prose, set.Gate)
	g.add("calm", prose, set.Calm)
	for _, list := range redFlagLists() {
		flags := list.of(set)
		g.add(list.name+" head", prose, flags.Head)
		g.add(list.name+" if", label, flags.If)
		g.groups(list.name, flags.Groups)
		g.add(list.name+" foot", prose, flags.Foot)
	}
	g.add("stop whole", prose, set.Stop.Whole)
	g.add("stop short", prose, set.Stop.Short)
	g.add("pain lead", prose, set.Pain.Lead)
	g.add("pain carry_on", prose, set.Pain.CarryOnText)
	g.add("pain ease_off", prose, set.Pain.EaseOffText)
	g.add("pain stop", prose, set.Pain.StopText)
	g.add("pain before", prose, set.Pain.Before)
}

func (g *gatherer) use(u *data.Use) {
	e := u.Exercise
	g.dose = &u.Prescription
	g.add("name", label, e.Name)
	g.each("also_called", label, e.AlsoCalled)
	g.claim("purpose", e.Purpose.Text)
	g.add("only", prose, e.Only)
	g.each("equipment", prose, e.Equipment)
	g.add("start", prose, e.Start)
	g.each("steps", prose, e.Steps)
	g.each("in_short", prose, e.InShort)
	for _, p := range e.Pictures {
		g.add("caption", label, p.Caption)
		g.add("alt", alt, p.Alt)
		g.add("inset_alt", alt, p.InsetAlt)
	}
	for _, t := range []data.Opt[data.Text]{u.Prescription.Say, u.Prescription.When, u.Prescription.Resistance, u.Prescription.Tempo, u.Prescription.Range} {
		if t.State == data.Given {
			g.add("prescription", prose, t.Value)
		}
	}
	g.add("feel", prose, e.Feel)
	g.add("breathing", prose, e.Breathing)
	g.each("common_mistakes", prose, e.CommonMistakes)
	g.each("precautions", prose, e.Precautions)
	g.groups("do_not_if", e.DoNotIf)
	g.each("never", prose, e.Never)
	g.each("stop_if", prose, e.StopIf)
	g.add("stop_also", prose, e.StopAlso)
	g.instructions("easier", e.Easier)
	g.instructions("harder", e.Harder)
	g.add("note", prose, u.Note)
	g.claims("claims", e.Claims)
}

func (g *gatherer) brand(b *data.Brand) {
	g.add("name", label, b.Name)
	g.each("contact", label, b.Contact)
	g.add("sign_off", label, b.SignOff)
	g.each("extra numbers", label, b.ExtraNumbers)
	if b.Logo != nil {
		g.add("logo alt", alt, b.Logo.Alt)
	}
}

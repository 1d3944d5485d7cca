package lint

import (
	"hash/fnv"
	"strings"

	"handout/data"
	"handout/data/diag"
)

const putBack = "put it back: a safety set may be lengthened, never shortened"

// checkGate demands the set itself, who may use the sheet at all, and the calm line.
func checkGate(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		r.refuse(s.Programme.Pos, `write "safety: upper-back"`, "programme %s has no safety set: no handout goes without one", s.Programme.ID)
		return
	}
	if blank(set.Gate) {
		r.refuse(at(set.Gate.Pos, set.Pos), "say that a clinician must have checked the pain first", "safety set %s: gate is empty: nothing would say whom the sheet is for", set.ID)
	}
	if blank(set.Calm) {
		r.refuse(at(set.Calm.Pos, set.Pos), "say calmly that these lists show when to act", "safety set %s: calm is empty", set.ID)
	}
}

// checkRedFlags demands every sign by its id, in its list, once and with words. A set of one's own needs the same ids.
func checkRedFlags(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		return
	}
	for _, want := range redFlagLists() {
		list := want.of(set)
		all := items(list)
		for _, sign := range want.signs {
			found := 0
			for _, item := range all {
				if item.ID != sign.id {
					continue
				}
				if found++; found > 1 {
					r.refuse(item.Text.Pos, "keep one of them", "safety set %s: %s: %s stands twice", set.ID, want.name, sign.id)
				} else if blank(item.Text) {
					r.refuse(at(item.Text.Pos, list.Pos), "write the sign out", "safety set %s: %s: %s has no words", set.ID, want.name, sign.id)
				}
			}
			if found == 0 {
				r.refuse(at(list.Pos, set.Pos), putBack, "safety set %s: %s: %s is missing: no handout may leave it out", set.ID, want.name, sign.id)
			}
		}
		for _, item := range all {
			if item.ID != "" && !want.has(item.ID) && isSign(item.ID) {
				r.refuse(item.Text.Pos, "move it back to its own list", "safety set %s: %s stands under %s: its urgency is fixed", set.ID, item.ID, want.name)
			}
			if item.ID == "" && blank(item.Text) {
				r.refuse(at(item.Text.Pos, list.Pos), "write the sign out, or take the line away", "safety set %s: %s: an item has no words", set.ID, want.name)
			}
		}
	}
}

// checkOrder demands the signs' order. Items that are added may stand anywhere.
func checkOrder(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		return
	}
	for _, want := range redFlagLists() {
		next := 0
		for _, item := range items(want.of(set)) {
			i := want.index(item.ID)
			if i < 0 {
				continue
			}
			if i < next {
				r.refuse(item.Text.Pos, "keep the order of the built-in set", "safety set %s: %s: %s stands too late: the order is fixed", set.ID, want.name, item.ID)
				return
			}
			next = i + 1
		}
	}
}

// checkReviewedWords compares the built-in set with the sums in reviewed.go, so that changing a word of it takes two
// deliberate edits. A set of one's own is its reviewer's affair.
func checkReviewedWords(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil || !set.BuiltIn {
		return
	}
	const hint = "put the words back; what a clinic has to say goes into a list of its own, under add"
	for _, want := range redFlagLists() {
		for _, item := range items(want.of(set)) {
			if i := want.index(item.ID); i >= 0 && !item.Added && sum(item.Text.Value) != want.signs[i].reviewed {
				r.refuse(item.Text.Pos, hint, "safety set %s: %s: the words of %s are not the reviewed ones", set.ID, want.name, item.ID)
			}
		}
	}
	for _, want := range reviewedTexts() {
		if t := want.of(set); sum(want.own(t.Value)) != want.reviewed {
			r.refuse(at(t.Pos, set.Pos), hint, "safety set %s: the words of %s are not the reviewed ones", set.ID, want.name)
		}
	}
}

// sum tells words apart; it guards against a slip, not against an attacker, whom the signed hash stops.
func sum(words string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(words))
	return h.Sum32()
}

// checkOneUrgency refuses a sign that is told with two urgencies, the clinic's own signs included.
func checkOneUrgency(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		return
	}
	stands := map[string]string{} // normal form of a sign: the list it stands in
	for _, list := range redFlagLists() {
		for _, item := range items(list.of(set)) {
			form := normal(item.Text.Value)
			if first, ok := stands[form]; ok && first != list.name {
				r.refuse(item.Text.Pos, "keep it in the more urgent list alone", "%q stands under %s and under %s: a sign has one urgency", item.Text.Value, first, list.name)
			} else if form != "" {
				stands[form] = list.name
			}
		}
	}
}

// checkConditions demands what stands over and under the lists.
func checkConditions(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		return
	}
	for _, want := range redFlagLists() {
		list := want.of(set)
		if blank(list.Head) {
			r.refuse(at(list.Head.Pos, list.Pos, set.Pos), "say whom to call or ask", "safety set %s: %s has no head", set.ID, want.name)
		} else if want.calls != "" && !strings.Contains(list.Head.Value, want.calls) {
			r.refuse(list.Head.Pos, "write "+want.calls+" where the number stands", "safety set %s: the head of %s does not say what to call", set.ID, want.name)
		}
		if blank(list.If) {
			r.refuse(at(list.If.Pos, list.Pos, set.Pos), `write it, such as "if you have any of these"`, "safety set %s: %s has no condition (if): a bare list is misread", set.ID, want.name)
		}
	}
	if blank(set.Emergency.Foot) {
		r.refuse(at(set.Emergency.Foot.Pos, set.Emergency.Pos, set.Pos), "say to call an ambulance and not to drive", "safety set %s: emergency has no foot", set.ID)
	}
	if s.Region != nil {
		if head := s.Region.Emergency.Head; !head.IsZero() && !strings.Contains(head.Value, "{emergency}") {
			r.refuse(head.Pos, "write {emergency} where the number stands", "region %s: its emergency heading does not say what to call", s.Region.ID)
		}
	}
}

// checkStopRule demands both forms, each with what to do next.
func checkStopRule(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		return
	}
	for _, form := range []struct {
		name string
		data.Text
	}{{"whole", set.Stop.Whole}, {"short", set.Stop.Short}} {
		pos := at(form.Pos, set.Stop.Pos, set.Pos)
		if blank(form.Text) {
			r.refuse(pos, "write it: it stands beside every exercise", "safety set %s: stop: %s is empty", set.ID, form.name)
		} else if !s.saysNumber(form.Value) {
			r.refuse(pos, "write {emergency} where the number stands", "safety set %s: stop: %s does not say what to call", set.ID, form.name)
		}
	}
}

// saysNumber tells whether a text names the emergency number, by name or outright.
func (s *subject) saysNumber(words string) bool {
	if strings.Contains(words, "{emergency}") {
		return true
	}
	return s.Region != nil && !s.Region.Emergency.Number.IsZero() && strings.Contains(words, s.Region.Emergency.Number.Value)
}

// The laxest pain guide: carrying on ends at 5 and stopping begins at 7, on a scale to 10, and pain settles within two
// days. The clinic may choose within these.
const (
	laxCarryOn  = 5
	laxStop     = 7
	worst       = 10
	laxSettling = 48 * 3600 * 1000
)

// checkPainGuide demands three zones without gap or overlap, and a sentence for each.
func checkPainGuide(s *subject, r report) {
	set := s.Programme.Safety
	if set == nil {
		return
	}
	p := set.Pain
	pos := at(p.Pos, set.Pos)
	switch {
	case p.CarryOn.Least != 0 || p.EaseOff.Least != p.CarryOn.Most+1 || p.Stop.Least != p.EaseOff.Most+1 || p.Stop.Most != worst ||
		p.CarryOn.Most < p.CarryOn.Least || p.EaseOff.Most < p.EaseOff.Least || p.Stop.Most < p.Stop.Least:
		r.refuse(pos, "each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10", "pain guide: the three zones must cover 0 to 10 without gap or overlap")
	case p.CarryOn.Most > laxCarryOn:
		r.refuse(pos, "let it end at 5 or below", "pain guide: carry_on reaches %d: too much pain to carry on with", p.CarryOn.Most)
	case p.Stop.Least > laxStop:
		r.refuse(pos, "let it begin at 7 or below", "pain guide: stop begins at %d: too late", p.Stop.Least)
	}
	if p.SettlesWithin.Least <= 0 || p.SettlesWithin.Most > laxSettling {
		r.refuse(pos, `write a time up to 48 h, such as "settles_within: 24 h"`, "pain guide: settles_within is missing or too long")
	}
	for _, t := range []struct {
		name string
		data.Text
	}{{"lead", p.Lead}, {"carry_on", p.CarryOnText}, {"ease_off", p.EaseOffText}, {"stop", p.StopText}, {"before", p.Before}} {
		if blank(t.Text) {
			r.refuse(at(t.Pos, pos), "say what to do", "pain guide: the text of %s is empty", t.name)
		}
	}
}

// checkEmergency demands a number, or else the words that stand in for it and the numbers by country.
func checkEmergency(s *subject, r report) {
	if s.Region == nil {
		r.refuse(s.Programme.Pos, "name a region, or leave it to intl", "no region is in force: nothing would say what to call")
		return
	}
	e := s.Region.Emergency
	if blank(e.Number) && (blank(e.Phrase) || blank(e.List)) {
		r.refuse(at(e.Number.Pos, s.Region.Pos), "give the number, or a phrase and the list by country", "region %s has no emergency number", s.Region.ID)
	}
	if blank(e.Place) {
		r.refuse(at(e.Place.Pos, s.Region.Pos), `say where to go, such as "the emergency department"`, "region %s names no place for an emergency", s.Region.ID)
	}
}

// checkUrgent demands whom to call the same day, and asks a brand for the line where the region leaves it open.
func checkUrgent(s *subject, r report) {
	if s.Region == nil {
		return
	}
	u, pos := s.Region.Urgent, s.Region.Pos
	if s.Brand != nil && s.Brand.Urgent != nil {
		u, pos = *s.Brand.Urgent, s.Brand.Pos
	} else if s.Brand != nil && leavesUrgentOpen(s.Region.ID) {
		r.warn(s.Brand.Pos, `add "urgent: {number: …, who: …}" with the line of your country or province`, "region %s has no line of its own for the same day: the sheet says %q", s.Region.ID, u.Who.Value)
	}
	if blank(u.Who) && blank(u.Number) {
		r.refuse(at(u.Who.Pos, pos), `say whom, such as "your doctor"`, "nobody is named to call the same day")
	}
}

// leavesUrgentOpen tells the regions whose same-day line differs from place to place.
func leavesUrgentOpen(region string) bool { return region == "ca" || region == "eu" }

// checkNamedRegion demands that a clinic says where it is.
func checkNamedRegion(s *subject, r report) {
	if s.Brand != nil && s.Brand.Region == "" {
		r.refuse(at(s.Brand.RegionPos, s.Brand.Pos), `add the region, such as "region: gb"`, "brand %s names no region: the emergency number would be a guess", s.Brand.ID)
	}
}

// blank tells whether a text says nothing.
func blank(t data.Text) bool { return strings.TrimSpace(t.Value) == "" }

// at is the first place that is known.
func at(places ...diag.Pos) diag.Pos {
	for _, p := range places {
		if !p.IsZero() {
			return p
		}
	}
	return diag.Pos{}
}

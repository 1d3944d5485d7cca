package lint

import (
	"cmp"
	"strings"

	"handout/data"
)

// compare orders two dates.
func compare(a, b data.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

func before(a, b data.Date) bool { return !a.IsZero() && !b.IsZero() && compare(a, b) < 0 }

// checkDates demands that what follows in life follows in the file. No clock is asked: nothing is "too old".
func checkDates(s *subject, r report) {
	p := s.Programme
	if before(p.UpdateDue, p.Updated) {
		r.refuse(at(p.UpdatedPos, p.Pos), "look at both dates", "update_due comes before updated")
	}
	if before(p.Checked.On, p.Updated) {
		r.warn(at(p.Checked.Pos, p.Pos), "have the text of that date checked", "programme %s was checked before it was last updated", p.ID)
	}
	for _, c := range signatures(s.Bundle) {
		if before(p.UpdateDue, c.On) {
			r.warn(at(c.Pos, p.Pos), "set a new update_due", "the text was checked after its update was due")
		}
	}
}

// checkVisit demands that the next visit comes after the copy was handed out.
func checkVisit(s *subject, r report) {
	if before(s.Copy.NextVisit, s.Copy.Date) {
		r.refuse(at(s.Copy.Pos, s.Programme.Pos), "look at both dates", "the next visit comes before the date of the handout")
	}
}

// signatures are the programme's and the brand's.
func signatures(b *data.Bundle) []data.Checked {
	all := []data.Checked{b.Programme.Checked}
	if b.Brand != nil {
		all = append(all, b.Brand.Checked)
	}
	return all
}

// shortestName is the fewest letters of a name that are looked for; shorter ones stand in ordinary words.
const shortestName = 4

// checkPrivacy refuses a patient's name in what goes into the file's name, its metadata or a code. The finding never
// repeats the name.
func checkPrivacy(s *subject, r report) {
	name := normal(s.Copy.Patient)
	if len(name) < shortestName {
		return
	}
	p := s.Programme
	shared := []data.Text{p.Title, p.Subtitle, {Value: p.File, Pos: p.Pos}, p.Version, p.URL}
	if s.Brand != nil {
		shared = append(shared, s.Brand.Name, s.Brand.URL)
	}
	for _, t := range shared {
		if strings.Contains(" "+normal(t.Value)+" ", " "+name+" ") {
			r.refuse(at(t.Pos, p.Pos), "take it out; --patient prints it on the page alone", "the patient's name stands in a title, file name or address that other copies share")
		}
	}
}

// checkSignature says why a sheet that names a reviewer still carries the draft mark.
func checkSignature(s *subject, r report) {
	const hint = "the draft mark stays; \"handout check\" prints the hash to sign"
	var hash string
	for i, c := range signatures(s.Bundle) {
		signed := c.Hash
		if i > 0 {
			signed = c.Hashes[s.Programme.ID]
		}
		switch {
		case !c.Named() && !(c.By.IsZero() && c.Profession.IsZero() && c.Registration.IsZero() && c.On.IsZero() && signed == ""):
			r.warn(at(c.Pos, s.Programme.Pos), hint, "the reviewer is not named in full: by, profession, registration and on")
		case c.Named() && signed != "":
			if hash == "" {
				hash = ContentHash(s.Bundle)
			}
			if signed != hash {
				r.warn(at(c.Pos, s.Programme.Pos), hint, "the signed hash does not fit: words, doses or lists have changed since")
			}
		}
	}
}

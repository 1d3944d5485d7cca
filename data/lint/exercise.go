package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/data"
	"handout/data/diag"
)

// checkExercises demands that there is something to do, and none of it twice.
func checkExercises(s *subject, r report) {
	if len(s.Programme.Uses) == 0 {
		r.refuse(s.Programme.Pos, "name an exercise under exercises", "programme %s has no exercise", s.Programme.ID)
	}
	for i, u := range s.Programme.Uses {
		for _, earlier := range s.Programme.Uses[:i] {
			if earlier.Exercise.ID == u.Exercise.ID {
				r.refuse(u.Pos, "keep one of them, or make the other an exercise of its own", "%s is named twice", u.Exercise.ID)
			}
		}
	}
}

const maxSteps = 7

func checkSteps(s *subject, r report) {
	for _, u := range s.Programme.Uses {
		e := u.Exercise
		if len(e.Steps) == 0 {
			r.refuse(e.Pos, "write the steps, at most 7", "exercise %s has no steps", e.ID)
		} else if len(e.Steps) > maxSteps {
			r.refuse(e.Steps[maxSteps].Pos, "join two steps, or make it two exercises", "exercise %s has %d steps: more than 7 are not read", e.ID, len(e.Steps))
		}
		for i, step := range e.Steps {
			if blank(step) {
				r.refuse(at(step.Pos, e.Pos), "write it, or take it away", "exercise %s: step %d is empty", e.ID, i+1)
			}
		}
	}
}

// checkPrecautions demands that somebody has asked for whom an exercise is not.
func checkPrecautions(s *subject, r report) {
	for _, u := range s.Programme.Uses {
		e := u.Exercise
		if len(cautions(e)) == 0 {
			r.refuse(e.Pos, "list who should ask first (precautions) or leave it out (do_not_if)", "exercise %s has neither precautions nor do_not_if", e.ID)
		}
		for _, t := range cautions(e) {
			if blank(t) {
				r.refuse(at(t.Pos, e.Pos), "write it, or take it away", "exercise %s: a precaution is empty", e.ID)
			}
		}
	}
}

// checkNever wants sentences of what stands under "Take care" as it is: "Bouncing" alone reads like advice.
func checkNever(s *subject, r report) {
	for _, u := range s.Programme.Uses {
		for _, t := range u.Exercise.Never {
			if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(t.Value)); !unicode.IsPunct(last) {
				r.warn(at(t.Pos, u.Exercise.Pos), `write a sentence, such as "Never bounce."`, "never: %q is no whole sentence, and prints as it stands", t.Value)
			}
		}
	}
}

// cautions are an exercise's precautions and contraindications in one list.
func cautions(e *data.Exercise) []data.Text {
	all := append([]data.Text(nil), e.Precautions...)
	for _, g := range e.DoNotIf {
		for _, item := range g.Items {
			all = append(all, item.Text)
		}
	}
	return all
}

// checkVariation demands the parent's precautions. One of its own covers one of the parent's when it says the same or
// names more people, which means that its words stand within the parent's: "pregnancy" covers "late pregnancy".
func checkVariation(s *subject, r report) {
	for _, u := range s.Programme.Uses {
		e := u.Exercise
		if e.Varies == nil {
			continue
		}
		var own []string
		for _, t := range cautions(e) {
			own = append(own, normal(t.Value))
		}
		for _, t := range cautions(e.Varies) {
			if !covered(normal(t.Value), own) {
				r.refuse(e.Pos, "add it to precautions or do_not_if, in the same words or fewer", "exercise %s varies %s and lacks its precaution %q", e.ID, e.Varies.ID, t.Value)
			}
		}
	}
}

func covered(parent string, own []string) bool {
	for _, o := range own {
		if o != "" && strings.Contains(" "+parent+" ", " "+o+" ") {
			return true
		}
	}
	return false
}

// checkClinicianOnly refuses an exercise that a clinician must teach while its dose is open, unless the sheet is to be
// filled in by hand. When and how often may stay open.
func checkClinicianOnly(s *subject, r report) {
	for _, u := range s.Programme.Uses {
		if !u.Exercise.ClinicianOnly || u.ByHand {
			continue
		}
		p := u.Prescription
		var open []string
		for _, f := range []struct {
			key   string
			state data.State
		}{
			{"hold", p.Hold.State}, {"duration", p.Duration.State}, {"repetitions", p.Repetitions.State}, {"sets", p.Sets.State},
			{"rest", p.Rest.State}, {"load", p.Load.State}, {"distance", p.Distance.State}, {"resistance", p.Resistance.State},
			{"intensity", p.Intensity.State},
		} {
			if f.state == data.Null {
				open = append(open, f.key)
			}
		}
		if len(open) > 0 {
			r.refuse(at(u.Pos, u.Exercise.Pos), `fill them in under prescription, or write "by_hand: true"`, "%s is for a clinician to teach, and its dose is open: %s", u.Exercise.ID, strings.Join(open, ", "))
		}
	}
}

// The longest values that their cell, or the line under the cells, has room for.
const (
	maxSay   = 120
	maxValue = 60
)

// minute is how durations count, in milliseconds.
const minute int64 = 60_000

// checkDose demands values that can be done and printed, and wonders at those that look like a slip of number or unit.
func checkDose(s *subject, r report) {
	for _, u := range s.Programme.Uses {
		p, id := u.Prescription, u.Exercise.ID
		for _, v := range []struct {
			key  string
			most int
			data.Opt[data.Text]
		}{{"say", maxSay, p.Say}, {"when", maxValue, p.When}, {"resistance", maxValue, p.Resistance}, {"tempo", maxValue, p.Tempo}, {"range", maxValue, p.Range}} {
			if n := utf8.RuneCountInString(s.spoken(v.Value.Value)); v.State == data.Given && n > v.most {
				r.refuse(at(v.Value.Pos, v.Pos, p.Pos, u.Pos), "say it shorter, or in a note", "%s: %s has %d characters: its place holds %d", id, v.key, n, v.most)
			}
		}
		for _, n := range []struct {
			key   string
			state data.State
			data.Range
		}{
			{"hold", p.Hold.State, p.Hold.Value.Range}, {"duration", p.Duration.State, p.Duration.Value.Range},
			{"repetitions", p.Repetitions.State, p.Repetitions.Value}, {"sets", p.Sets.State, p.Sets.Value},
			{"rest", p.Rest.State, p.Rest.Value.Range}, {"load", p.Load.State, p.Load.Value.Range},
			{"distance", p.Distance.State, p.Distance.Value.Range}, {"for_weeks", p.ForWeeks.State, p.ForWeeks.Value},
			{"frequency", p.Frequency.State, p.Frequency.Value.Times},
		} {
			if n.state == data.Given && n.Least <= 0 {
				r.refuse(at(p.Pos, u.Pos), "leave the key away where it does not apply, or write null for a line to fill in", "%s: %s is 0: that cannot be done", id, n.key)
			}
		}
		for _, n := range []struct {
			key         string
			pos         diag.Pos
			given, most int64
			said        string
		}{
			{"hold", p.Hold.Pos, p.Hold.Value.Most, 10 * minute, "10 minutes"},
			{"duration", p.Duration.Pos, p.Duration.Value.Most, 60 * minute, "60 minutes"},
			{"rest", p.Rest.Pos, p.Rest.Value.Most, 60 * minute, "60 minutes"},
			{"repetitions", p.Repetitions.Pos, p.Repetitions.Value.Most, 100, "100"},
			{"sets", p.Sets.Pos, p.Sets.Value.Most, 20, "20"},
			{"frequency", p.Frequency.Pos, p.Frequency.Value.Times.Most, 24, "24 times"},
		} {
			if n.given > n.most {
				r.warn(at(n.pos, p.Pos, u.Pos), "look at the number and its unit", "%s: %s is more than %s: is that meant?", id, n.key, n.said)
			}
		}
		if halves(u) && (p.Repetitions.Value.Least%2 != 0 || p.Repetitions.Value.Most%2 != 0) {
			r.refuse(at(p.Repetitions.Pos, p.Pos, u.Pos), "write an even number: half of them go to each side", "%s: repetitions that alternate cannot be shared out evenly", id)
		}
	}
}

// halves tells whether a use prints half of its repetitions for each side.
func halves(u data.Use) bool {
	p := u.Prescription
	if p.Side != "alternating" || p.Repetitions.State != data.Given {
		return false
	}
	share := func(t data.Text) bool { return strings.Contains(t.Value, "{per_side") }
	if p.Say.State == data.Given && share(p.Say.Value) {
		return true
	}
	for _, t := range u.Exercise.Steps {
		if share(t) {
			return true
		}
	}
	return false
}

// checkPictures demands alternative text, at the picture's place.
func checkPictures(s *subject, r report) {
	const hint = "say what the body does: hands, side, direction, support"
	for _, u := range s.Programme.Uses {
		for _, p := range u.Exercise.Pictures {
			what := p.Pose
			if what == "" {
				what = p.File.Value
			}
			if blank(p.Alt) {
				r.refuse(at(p.Alt.Pos, p.Pos, u.Exercise.Pos), hint, "exercise %s: picture %s has no alternative text (alt)", u.Exercise.ID, what)
			}
			if p.Inset != "" && blank(p.InsetAlt) {
				r.refuse(at(p.InsetAlt.Pos, p.Pos, u.Exercise.Pos), hint, "exercise %s: close-up %s has no alternative text (inset_alt)", u.Exercise.ID, p.Inset)
			}
		}
	}
	if b := s.Brand; b != nil && b.Logo != nil && blank(b.Logo.Alt) && blank(b.Name) {
		r.refuse(at(b.Logo.Pos, b.Pos), "give the name of the clinic as alt", "brand %s: the logo has no alternative text (alt)", b.ID)
	}
}

package lint

import (
	"slices"
	"strings"
	"unicode"

	"handout/data"
	"handout/data/diag"
)

// phrase is a word, or several that follow each other, in lower case, and what to say instead.
type phrase struct{ words, instead string }

// banned are words that promise, frighten or blame.
func banned() []phrase {
	return []phrase{
		{"knot", "tight, sore muscles"}, {"knots", "tight, sore muscles"},
		{"kill", "ease"}, {"kills", "ease"},
		{"cure", "help"}, {"cures", "help"}, {"cured", "help"},
		{"heal", "help"}, {"heals", "help"}, {"healed", "help"}, {"healing", "help"},
		{"instant", "say how long it takes"}, {"instantly", "say how long it takes"},
		{"explosive", "easy, smooth"}, {"explosively", "easy, smooth"},
		{"correct posture", "say what the body does"}, {"correcting posture", "say what the body does"},
		{"wear and tear", "change with age"},
		{"out of place", "say what hurts"},
		{"treats", "may help"},
	}
}

// checkWords refuses such a word in a claim and warns of it elsewhere.
func checkWords(s *subject, r report) {
	byFirst := map[string][]phrase{} // only looked up
	for _, p := range banned() {
		first, _, _ := strings.Cut(p.words, " ")
		byFirst[first] = append(byFirst[first], p)
	}
	for _, t := range s.texts {
		form := normal(t.Value)
		for rest := form; rest != ""; {
			first, after, _ := strings.Cut(rest, " ")
			for _, p := range byFirst[first] {
				if rest != p.words && !strings.HasPrefix(rest, p.words+" ") {
					continue
				}
				find := r.warn
				if t.claim {
					find = r.refuse
				}
				find(t.Pos, "instead: "+p.instead, "%s: %q promises or frightens", t.what, p.words)
			}
			rest = after
		}
	}
}

// doseFields are the {names} of a dose, with the field that each needs.
func doseFields() []struct {
	name, key string
	state     func(*data.Prescription) data.State
} {
	repetitions := func(p *data.Prescription) data.State { return p.Repetitions.State }
	return []struct {
		name, key string
		state     func(*data.Prescription) data.State
	}{
		{"hold", "hold", func(p *data.Prescription) data.State { return p.Hold.State }},
		{"duration", "duration", func(p *data.Prescription) data.State { return p.Duration.State }},
		{"repetitions", "repetitions", repetitions},
		{"total", "repetitions", repetitions},
		{"per_side", "repetitions", repetitions},
		{"sets", "sets", func(p *data.Prescription) data.State { return p.Sets.State }},
		{"rest", "rest", func(p *data.Prescription) data.State { return p.Rest.State }},
		{"load", "load", func(p *data.Prescription) data.State { return p.Load.State }},
		{"distance", "distance", func(p *data.Prescription) data.State { return p.Distance.State }},
	}
}

// checkNames finds {names} that nothing stands behind, braces and bold parts that are never closed.
func checkNames(s *subject, r report) {
	var region []string
	if s.Region != nil {
		region = s.Region.WordKeys
	}
	everywhere := append(data.TextNames(), region...)
	dose := data.DoseNames()
	fields := doseFields()
	for _, t := range s.texts {
		if strings.Count(t.Value, "**")%2 != 0 {
			r.refuse(t.Pos, "write ** before and after what is to be bold", "%s: a bold part is never closed", t.what)
		}
		if strings.IndexByte(t.Value, '{') < 0 {
			continue
		}
		for _, n := range namesIn(t.Value) {
			name, forms, picks := strings.Cut(n.inside, "|")
			switch {
			case !n.closed:
				r.refuse(t.Pos, "end the name with }, or write {{ for a brace", "%s: a brace is never closed", t.what)
			case picks && strings.Count(forms, "|") != 1:
				r.refuse(t.Pos, "write {name|one|many}", "%s: {%s} needs two words to pick from", t.what, n.inside)
			case slices.Contains(dose, name) && t.dose == nil:
				r.refuse(t.Pos, "write the number here", "%s: {%s} means something only within an exercise", t.what, name)
			case slices.Contains(dose, name):
				for _, f := range fields {
					if f.name == name && f.state(t.dose) == data.Absent {
						r.refuse(t.Pos, "give the dose its "+f.key+", or null for a line to fill in", "%s: {%s} has nothing behind it: the dose has no %s", t.what, name, f.key)
					}
				}
				if side := t.dose.Side; name == "per_side" && side != "each" && side != "alternating" {
					r.refuse(t.Pos, "write side: each or side: alternating", "%s: {per_side} has nothing behind it: the dose has no two sides", t.what)
				}
			case !slices.Contains(everywhere, name) && !isLength(name):
				r.refuse(t.Pos, diag.DidYouMean(name, everywhere, "{{ is a brace; a length is written {10 cm}"), "%s: there is nothing named {%s}", t.what, name)
			}
		}
	}
}

func isLength(name string) bool {
	_, err := data.ParseLength(name)
	return err == nil
}

// named is what stands between two braces.
type named struct {
	inside string
	closed bool
}

// namesIn lists the {names} of a text. "{{" is a brace.
func namesIn(s string) []named {
	var all []named
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			return all
		}
		if s = s[i+1:]; strings.HasPrefix(s, "{") {
			s = s[1:]
			continue
		}
		inside, rest, closed := strings.Cut(s, "}")
		all = append(all, named{inside, closed})
		s = rest
	}
}

// normal is a text in lower case without marks, its words apart by one space.
func normal(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	apart := false
	for _, c := range s {
		switch {
		case isMark(c) && c != '\'' && c != '’':
			apart = b.Len() > 0
			continue
		case apart:
			b.WriteByte(' ')
			apart = false
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

package lint

import (
	"strings"

	"handout/data"
)

// printable tells whether a grade may print without anybody's approval. No grade means no claim.
func printable(evidence string) bool {
	return evidence == "" || evidence == data.Supported || evidence == data.Plausible
}

// checkEvidence refuses a benefit or cause that would print by default and is not at least plausible.
func checkEvidence(s *subject, r report) {
	const hint = `say it more carefully with a grade that holds, or write "print: on_request" or "print: never"`
	for _, u := range s.Programme.Uses {
		if p := u.Exercise.Purpose; !printable(p.Evidence) {
			r.refuse(at(p.Pos, p.Text.Pos, u.Exercise.Pos), "promise less: a purpose is supported or plausible", "exercise %s: its purpose is %s", u.Exercise.ID, p.Evidence)
		}
	}
	for _, c := range claims(s.Bundle) {
		if printsByDefault(c) && !printable(c.Evidence) {
			r.refuse(at(c.Pos, c.Text.Pos), hint, "%s is %s and would print", describe(c), c.Evidence)
		}
		if printsByDefault(c) && c.Evidence == data.Supported && len(c.Refs) == 0 {
			r.refuse(at(c.Pos, c.Text.Pos), "name the source under refs, or call it plausible", "%s is called supported and names no source", describe(c))
		}
	}
}

// claims are all claims of the bundle but the purposes.
func claims(b *data.Bundle) []data.Claim {
	p := b.Programme
	var all []data.Claim
	for _, u := range p.Uses {
		all = append(all, u.Exercise.Claims...)
	}
	all = append(append(all, p.Causes.Items...), p.Claims...)
	if !p.Evidence.Text.IsZero() {
		all = append(all, p.Evidence)
	}
	return all
}

func printsByDefault(c data.Claim) bool { return c.Print == "" || c.Print == data.PrintDefault }

// printed tells whether a claim reaches the page.
func printed(b *data.Bundle, c data.Claim) bool {
	if c.Print != data.PrintOnRequest {
		return printsByDefault(c)
	}
	for _, id := range b.Programme.PrintClaims {
		if id == c.ID && id != "" {
			return true
		}
	}
	return false
}

func describe(c data.Claim) string {
	if c.ID != "" {
		return "claim " + c.ID
	}
	return "claim \"" + c.Text.Value + "\""
}

// checkApproval demands that a claim printed on request exists, is marked for it, and has somebody who answers for it.
func checkApproval(s *subject, r report) {
	p := s.Programme
	pos := at(p.ClaimsApproved.Pos, p.Pos)
	if len(p.PrintClaims) > 0 && blank(p.ClaimsApproved) {
		r.refuse(pos, "name who answers for them: approved_by prints on the sheet", "print_claims asks for %s and names no approver", strings.Join(p.PrintClaims, ", "))
	}
	all := claims(s.Bundle)
	for _, id := range p.PrintClaims {
		c, ok := claimOf(all, id)
		switch {
		case !ok:
			r.refuse(pos, "look at the claims of the programme's exercises and causes", "print_claims: %s: no claim has this id", id)
		case c.Print == data.PrintNever:
			r.refuse(pos, "take it off the list", "print_claims: %s must never print", id)
		}
	}
}

func claimOf(all []data.Claim, id string) (data.Claim, bool) {
	for _, c := range all {
		if c.ID == id {
			return c, true
		}
	}
	return data.Claim{}, false
}

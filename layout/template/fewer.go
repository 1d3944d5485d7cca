package template

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
)

// tooFull is the hint of a page that does not hold its exercises, until it is known which of them it does.
const tooFull = "leave out an exercise, or give them a shorter in_short"

// Fewer says, where laying a sheet out found a page too full, which exercises to leave out.
func Fewer(r Request, found diag.List) diag.List {
	i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Hint == tooFull })
	if i >= 0 {
		c := &composer{Template: r.Template, b: r.Bundle}
		c.leaveOut()
		found[i].Hint = r.fewer(c.programme().Uses, frontMost)
	}
	return found
}

// fewer says which exercises to leave out of a sheet that does not hold them all: the fewest, and of as many the last. Of
// more than so many the first are tried. What is said has been laid out, where the request says how.
func (r *Request) fewer(uses []data.Use, most int) string {
	first := uses[:min(len(uses), most)]
	for _, out := range choices(len(first)) {
		var keep, drop []string
		var kept []data.Use
		for i, u := range uses {
			if i >= most || out&(1<<(len(first)-1-i)) != 0 {
				drop = append(drop, u.Exercise.ID)
			} else {
				keep, kept = append(keep, u.Exercise.ID), append(kept, u)
			}
		}
		if len(drop) == 0 || !r.holds(kept) {
			continue
		}
		them := "them"
		if len(drop) == 1 {
			them = "it"
		}
		return fmt.Sprintf("leave out %s (--exercises %s), or give %s a shorter in_short", strings.Join(drop, ", "), strings.Join(keep, ","), them)
	}
	if len(uses) == 1 {
		return "give " + uses[0].Exercise.ID + " a shorter in_short"
	}
	return "give each exercise a shorter in_short: none of them fits alone"
}

// choices are the ways to leave some of so many out, the fewest first; the lowest bit is the last of them.
func choices(of int) []uint {
	var all []uint
	for count := range of {
		for out := range uint(1) << of {
			if bits.OnesCount(out) == count {
				all = append(all, out)
			}
		}
	}
	return all
}

// holds tells whether the sheet can be laid out with these exercises alone.
func (r *Request) holds(uses []data.Use) bool {
	if r.Fits == nil {
		return true
	}
	with, b, p := *r, *r.Bundle, *r.Bundle.Programme
	p.Uses, b.Programme = uses, &p
	with.Bundle = &b
	sheet, faults := Compose(with)
	return !faults.HasErrors() && r.Fits(sheet)
}

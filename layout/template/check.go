package template

import (
	"slices"
	"strings"

	"handout/data/diag"
)

// check looks for what no template may leave out, move or hide, and for gaps in its type scale and paper.
func (t *Template) check() diag.List {
	var l diag.List
	t.checkPaper(&l)
	t.Margins.check(&l, t.Page)
	t.Pictures.check(&l)
	t.checkHidden(&l)
	for _, n := range t.Type.all() {
		switch {
		case n.style.Size == 0:
			l.Invalidf(t.Pos, "add it under type, such as \""+n.key+": 12/16 400 ink\"", "type: %s is missing", n.key)
		case n.style.Size < n.least:
			l.Refusef(n.style.pos, "type-size", "12 points are the least, 10.5 for the footer and the diary's numbers", "type: %s is too small to read", n.key)
		}
	}
	t.checkSafety(&l)
	return l
}

func (t *Template) checkPaper(l *diag.List) {
	var known []string
	for _, p := range papers() {
		known = append(known, p.name)
	}
	if len(t.Paper) == 0 {
		l.Invalidf(t.Pos, `write "paper: [a4, letter]"`, "the key paper is missing")
	}
	for _, name := range t.Paper {
		switch {
		case !slices.Contains(known, name):
			l.Invalidf(t.Pos, diag.DidYouMean(name, known, "papers: "+strings.Join(known, ", ")), "paper: there is no paper %q", name)
		case name == onCards && t.Page != onCards:
			l.Invalidf(t.Pos, `write "page: a6", and sections for cards, or leave a6 out`, "paper: %s is for cards", name)
		}
	}
}

// checkHidden refuses to hide what never gives way.
func (t *Template) checkHidden(l *diag.List) {
	for _, part := range t.Hide.parts {
		if slices.Contains(neededParts(), part) {
			l.Refusef(t.Hide.pos, "safety", "take it out of hide", "hide: %s is what no template may hide", part)
		}
	}
}

// safetySections must stand in every template; those that are early, before the first exercise.
func safetySections() []struct {
	kind  string
	early bool
} {
	return []struct {
		kind  string
		early bool
	}{{"safety", true}, {"stop", true}, {"exercises", false}, {"pain_guide", false}, {"title", false}, {"about", false}, {"checked_by", false}}
}

// checkSafety refuses a template without a safety section, with one after the exercises, or with exercises that hide
// what never gives way.
func (t *Template) checkSafety(l *diag.List) {
	var order []placed
	t.Sections.walk(func(p placed) { order = append(order, p) })
	index := func(kind string) int {
		return slices.IndexFunc(order, func(p placed) bool { return p.kind == kind || slices.Contains(p.carries, kind) })
	}
	t.checkPlaces(l, order)
	first := slices.IndexFunc(order, func(p placed) bool { return p.prints == inFull })
	for _, s := range safetySections() {
		i := index(s.kind)
		switch {
		case i < 0:
			l.Refusef(t.Pos, "safety", "add \"- "+s.kind+"\" to sections", "template %s: the section %s is missing, and no handout goes without it", t.name, s.kind)
		case s.early && first >= 0 && i > first:
			l.Refusef(order[i].pos, "safety", "move it before the exercises", "template %s: %s stands after the exercises", t.name, s.kind)
		}
	}
	for _, p := range order {
		e, ok := p.section.(*exercises)
		if !ok {
			continue
		}
		for _, part := range neededParts() {
			if !slices.Contains(e.Show, part) {
				l.Refusef(p.pos, "safety", "add it to show", "template %s: exercises do not show %s, which no template may hide", t.name, part)
			}
		}
	}
	if !slices.Contains(t.Footer.parts, draftFoot) {
		pos := t.Footer.pos
		if pos.IsZero() {
			pos = t.Pos
		}
		l.Refusef(pos, "safety", "write \"footer: [version, draft_mark, page_of]\"", "template %s: the footer lacks the draft mark", t.name)
	}
}

// checkPlaces refuses sections on a page that they are not made for, and a front to hang up that goes without its safety
// pages.
func (t *Template) checkPlaces(l *diag.List, order []placed) {
	on := t.Page
	if on != onCards {
		on = ""
	}
	for i, p := range order {
		switch {
		case p.kind == "page" || p.kind == "columns":
			if on == onCards {
				l.Invalidf(p.pos, "write the sections one after the other: each is a card", "%s has no place on cards", p.kind)
			}
		case p.on != on:
			hint := `write "page: a6", or another section`
			if on == onCards {
				hint = "sections of cards: " + strings.Join(cardKinds(), ", ")
			}
			l.Invalidf(p.pos, hint, "section %s is not made for this page", p.kind)
		}
		if p.prints != inShort || on == onCards {
			continue
		}
		next := i + 1
		for next < len(order) && order[next].kind == "page" {
			next++
		}
		if next == len(order) || order[next].kind != "safety" {
			l.Refusef(p.pos, "safety", "write \"- page: [safety, stop, precautions, pain_guide]\" right after it", "template %s: the safety block does not follow %s", t.name, p.kind)
		}
	}
	short := slices.IndexFunc(order, func(p placed) bool { return p.prints == inShort && p.on == "" })
	care := slices.IndexFunc(order, func(p placed) bool { return p.kind == "precautions" })
	if short >= 0 && care < 0 {
		l.Refusef(order[short].pos, "safety", "add \"- precautions\" to sections", "template %s: the section precautions is missing, and %s goes without them", t.name, order[short].kind)
	}
}

// cardKinds are the sections for cards.
func cardKinds() []string {
	var names []string
	for _, k := range kinds() {
		if k.on == onCards {
			names = append(names, k.name)
		}
	}
	return names
}

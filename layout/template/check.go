package template

import (
	"fmt"
	"slices"
	"strings"

	"handout/data/diag"
	"handout/layout"
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
			l.Refusef(n.style.pos, "type-size", fmt.Sprintf("write %g points or more", float64(n.least)/float64(layout.Point)), "type: %s is too small to read", n.key)
		}
	}
	t.checkSafety(&l)
	return l
}

func (t *Template) checkPaper(l *diag.List) {
	if len(t.Paper.names) == 0 {
		l.Invalidf(t.Pos, `write "paper: [a4, letter]"`, "the key paper is missing")
	}
	if slices.Contains(t.Paper.names, onCards) && t.Page != onCards {
		l.Invalidf(t.Paper.pos, `write "page: a6", and sections for cards, or leave a6 out`, "paper: %s is for cards", onCards)
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
	first := slices.IndexFunc(order, func(p placed) bool { return p.prints == inFull || p.prints == inShort && p.on == onCards })
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
	leaves := slices.ContainsFunc(order, func(p placed) bool { return p.prints == inShort || p.prints == asRows })
	if leaves && !slices.Contains(t.Footer.parts, callFoot) {
		l.Refusef(t.footerPos(), "safety", "write \"footer: [version, draft_mark, emergency, page_of]\"", "template %s: the footer lacks the emergency number, and its pages are torn off", t.name)
	}
	t.checkColumns(l, t.Sections, false)
	if !slices.Contains(t.Footer.parts, draftFoot) {
		l.Refusef(t.footerPos(), "safety", "write \"footer: [version, draft_mark, page_of]\"", "template %s: the footer lacks the draft mark", t.name)
	}
}

func (t *Template) footerPos() diag.Pos {
	if t.Footer.pos.IsZero() {
		return t.Pos
	}
	return t.Footer.pos
}

// fullWidth are the sections that need the whole width of a page.
func fullWidth() []string {
	return []string{"header", "title", "safety", "exercises", "front", "weeks", "diary", "pain_guide", "precautions", "page", "columns"}
}

// checkColumns refuses what needs the whole width inside columns: a safety list in a column would be shrunk.
func (t *Template) checkColumns(l *diag.List, list sections, inside bool) {
	for _, p := range list {
		if inside && slices.Contains(fullWidth(), p.kind) {
			l.Refusef(p.pos, "safety", "move it out of columns", "section %s needs the whole width, and stands in columns", p.kind)
		}
		switch s := p.section.(type) {
		case *page:
			t.checkColumns(l, s.Sections, inside)
		case *exercises:
			t.checkColumns(l, s.Before, inside)
		case *columns:
			for _, column := range s.Sections {
				t.checkColumns(l, column, true)
			}
		}
	}
}

// checkPlaces refuses sections on a page that they are not made for, and a front to hang up that goes without its safety
// pages.
func (t *Template) checkPlaces(l *diag.List, order []placed) {
	on := t.Page
	if on != onCards {
		on = ""
	}
	seen := map[string]bool{}
	prints := 0
	for i, p := range order {
		if seen[p.kind] && !slices.Contains(repeated(), p.kind) {
			l.Invalidf(p.pos, "take it away here, or there", "section %s stands twice", p.kind)
		}
		seen[p.kind] = true
		if p.prints == inFull || p.prints == inShort {
			prints++
		}
		if prints == 2 {
			l.Invalidf(p.pos, "keep one of exercises and front", "section %s prints the exercises once more", p.kind)
			prints++
		}
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

// repeated are the sections that may stand more than once.
func repeated() []string {
	return []string{"page", "columns", "lines", "stop", "stop_short", "notes_cards"}
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

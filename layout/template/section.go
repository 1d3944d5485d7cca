package template

import (
	"fmt"
	"strings"

	"handout/data/diag"
	"handout/data/strict"
	"handout/layout"
)

// section is one kind of section with its options. It returns its blocks; none where the bundle has nothing for it.
type section interface {
	compose(c *composer) []*layout.Node
}

// ranged is a section with numbers among its options.
type ranged interface{ ranges() []inRange }

// inRange is a number with the least and the most that it may be.
type inRange struct {
	key                string
	value, least, most int
}

func (s *exercises) ranges() []inRange  { return []inRange{{"columns", s.Columns, 1, 2}} }
func (s *diary) ranges() []inRange      { return []inRange{{"weeks", s.Weeks, 1, 4}} }
func (s *lines) ranges() []inRange      { return []inRange{{"count", s.Count, 1, 12}} }
func (s *howToUse) ranges() []inRange   { return []inRange{{"across", s.Across, 1, 2}} }
func (s *title) ranges() []inRange      { return []inRange{{"across", s.Across, 1, 4}} }
func (g *painGuide) ranges() []inRange  { return []inRange{{"across", g.Across, 1, 3}} }
func (s *notesCards) ranges() []inRange { return []inRange{{"count", s.Count, 1, 8}} }
func (s *weeks) ranges() []inRange {
	return []inRange{{"count", s.Count, 1, mostWeeks}, {"per_page", s.PerPage, 1, 2}}
}

func (s *safety) ranges() []inRange {
	r := []inRange{{"across", s.Across, 1, 3}}
	for _, list := range []struct {
		key    string
		widths []int
	}{{"emergency", s.Columns.Emergency}, {"urgent", s.Columns.Urgent}, {"ask_first", s.Columns.AskFirst}} {
		total := 0
		for _, w := range list.widths {
			r = append(r, inRange{"a column of " + list.key, w, 40, 172})
			total += w
		}
		r = append(r, inRange{"the width of all columns of " + list.key, total, 0, 172})
	}
	return r
}

// kind is one line of the table of sections: the name that templates use, and a new section with its default options.
type kind struct {
	name    string
	make    func() section
	carries []string // what it has of the sections that no template may leave out
	prints  printing
	on      string // the page that it is made for: onCards, or empty for a sheet
}

// printing is what a section prints of exercises.
type printing uint8

const (
	nothing printing = iota
	inFull           // steps, precautions and stop rule with each
	inShort          // a reminder of each; the rest stands in other sections
	asRows           // their names alone
)

// kinds is every kind of section. Adding one is one file and one line here.
func kinds() []kind {
	return []kind{
		{name: "header", make: func() section { return &header{} }},
		{name: "title", make: func() section { return &title{Fields: fieldNames(), Across: 4} }},
		{name: "how_to_use", make: func() section { return &howToUse{Across: 2} }},
		{name: "safety", make: func() section { return &safety{Across: 3} }},
		{name: "stop", make: func() section { return &stop{} }},
		{name: "stop_short", make: func() section { return &stopShort{} }},
		{name: "dose_words", make: func() section { return &doseWords{} }},
		{name: "exercises", make: func() section { return &exercises{Show: partNames(), Columns: 2} }, prints: inFull},
		{name: "pain_guide", make: func() section { return &painGuide{Across: 3} }},
		{name: "causes", make: func() section { return &causes{} }},
		{name: "help", make: func() section { return &help{} }},
		{name: "advice", make: func() section { return &advice{} }},
		{name: "lines", make: func() section { return &lines{Count: 3} }},
		{name: "diary", make: func() section { return &diary{Weeks: 1} }},
		{name: "front", make: func() section { return &front{Fields: []fieldName{"patient", "next_visit"}} }, carries: []string{"title", "exercises"}, prints: inShort},
		{name: "weeks", make: func() section { return &weeks{Count: 4, PerPage: 2} }, carries: []string{"title", "exercises"}, prints: asRows},
		{name: "title_card", make: func() section { return &titleCard{Fields: fieldNames()} }, carries: []string{"title"}, on: onCards},
		{name: "safety_cards", make: func() section { return &safetyCards{} }, carries: []string{"safety", "stop"}, on: onCards},
		{name: "pain_card", make: func() section { return &painCard{} }, carries: []string{"pain_guide"}, on: onCards},
		{name: "exercise_cards", make: func() section { return &exerciseCards{} }, carries: []string{"exercises"}, prints: inShort, on: onCards},
		{name: "about_card", make: func() section { return &aboutCard{} }, carries: []string{"about", "checked_by"}, on: onCards},
		{name: "notes_cards", make: func() section { return &notesCards{Count: 1} }, on: onCards},
		{name: "precautions", make: func() section { return &precautions{} }},
		{name: "evidence", make: func() section { return &evidence{} }},
		{name: "about", make: func() section { return &about{} }},
		{name: "checked_by", make: func() section { return &checkedBy{} }},
		{name: "qr", make: func() section { return &qr{} }},
		{name: "page", make: func() section { return &page{} }},
		{name: "columns", make: func() section { return &columns{} }},
	}
}

// SectionNames are the sections that a template may name which begins with a built-in one: those for cards, or the others.
func SectionNames(name string) []string {
	t, _ := Open(nil, name)
	var names []string
	for _, k := range kinds() {
		if t != nil && (t.Page == onCards) == (k.on == onCards) {
			names = append(names, k.name)
		}
	}
	return names
}

// sections is a list of sections, each with its place.
type sections []placed

// placed is a section where a template names it.
type placed struct {
	pos     diag.Pos
	kind    string
	carries []string
	prints  printing
	on      string
	section
}

// UnmarshalStrict reads "name" or "{name: options}".
func (p *placed) UnmarshalStrict(v *strict.Value) {
	p.pos = v.Pos()
	name, options := v.String(), (*strict.Value)(nil)
	switch fields := v.Fields(); {
	case v.Kind() == strict.Scalar:
	case len(fields) == 1:
		name, options = fields[0].Key, fields[0].Value
	default:
		v.Wrong("a section", `write its name, or its name with options: "name: {option: …}"`)
		return
	}
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
		if k.name != name {
			continue
		}
		p.kind, p.carries, p.prints, p.on, p.section = name, k.carries, k.prints, k.on, k.make()
		if options != nil {
			options.Decode(p.section)
		}
		if s, ok := p.section.(ranged); ok {
			for _, r := range s.ranges() {
				if r.value < r.least || r.value > r.most {
					v.Errorf(fmt.Sprintf("write %d to %d", r.least, r.most), "%s: %s is %d", name, r.key, r.value)
				}
			}
		}
		return
	}
	v.Errorf(diag.DidYouMean(name, names, "sections: "+strings.Join(names, ", ")), "there is no section %q", name)
}

// walk calls visit for every section in the order in which it prints, those inside pages and columns included.
func (l sections) walk(visit func(placed)) {
	for _, p := range l {
		visit(p)
		switch s := p.section.(type) {
		case *page:
			s.Sections.walk(visit)
		case *exercises:
			s.Before.walk(visit)
		case *columns:
			for _, column := range s.Sections {
				column.walk(visit)
			}
		}
	}
}

// compose returns the blocks of all sections in order, every block with a place.
func (l sections) compose(c *composer) []*layout.Node {
	var nodes []*layout.Node
	for _, p := range l {
		for _, n := range p.section.compose(c) {
			if n.Pos.IsZero() {
				n.Pos = p.pos
			}
			nodes = append(nodes, c.blocks.chapter(c, p.section, n))
		}
	}
	return nodes
}

// page is sections that begin a new page. The choices in it are made for the page as a whole, so that an early one makes
// room for what follows.
type page struct{ Sections sections }

// UnmarshalStrict reads the list of sections.
func (p *page) UnmarshalStrict(v *strict.Value) { v.Decode(&p.Sections) }

func (p *page) compose(c *composer) []*layout.Node {
	content := stack(layout.Group, 0, p.Sections.compose(c)...)
	whole := choice(content, content)
	whole.Name, whole.Break = "page", layout.PageBreak
	return []*layout.Node{whole}
}

// columns are lists of sections side by side, equally wide unless widths are given.
type columns struct {
	Widths   []int      `yaml:"widths"` // mm
	Sections []sections `yaml:"sections,required"`
}

// UnmarshalStrict reads a list of lists of sections, or the same with widths.
func (s *columns) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.List {
		v.Decode(&s.Sections)
		return
	}
	type plain columns
	v.Decode((*plain)(s))
	total := 0
	for _, w := range s.Widths {
		total += w
	}
	if len(s.Widths) > 0 && len(s.Widths) != len(s.Sections) {
		v.Errorf("write one width a column", "%d widths for %d columns", len(s.Widths), len(s.Sections))
	}
	if total > 180 {
		v.Errorf("the body is 180 mm wide, gaps included", "the columns are %d mm wide", total)
	}
}

func (s *columns) compose(c *composer) []*layout.Node {
	r := row(layout.Group, mm(8))
	for i, column := range s.Sections {
		children := column.compose(c)
		for j, n := range children {
			if j == 0 {
				n.Above = 0
			}
		}
		r.Children = append(r.Children, stack(layout.Group, 0, children...))
		t := layout.Track{}
		if len(s.Widths) > 0 && i < len(s.Sections)-1 {
			t.Fixed = c.shareOf(float64(s.Widths[i]))
		}
		r.Tracks = append(r.Tracks, t)
	}
	r.Name, r.Above = "columns", gap3
	return []*layout.Node{r}
}

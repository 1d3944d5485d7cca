package template

import (
	"slices"
	"unicode/utf8"

	"handout/data/diag"
	"handout/data/strict"
	"handout/layout"
)

// footer is what stands at the foot of every page, under a rule, with the brand's sign-off over the rule.
type footer struct {
	pos   diag.Pos
	parts []footerPart
}

// footerPart is one piece of the footer.
type footerPart string

const (
	versionFoot footerPart = "version"
	draftFoot   footerPart = "draft_mark"
	pageFoot    footerPart = "page_of"
	callFoot    footerPart = "emergency"
)

func footerParts() []footerPart { return []footerPart{versionFoot, draftFoot, callFoot, pageFoot} }

// UnmarshalStrict reads the list of parts.
func (f *footer) UnmarshalStrict(v *strict.Value) {
	f.pos, f.parts = v.Pos(), nil
	v.Decode(&f.parts)
}

// UnmarshalStrict reads one of the names.
func (p *footerPart) UnmarshalStrict(v *strict.Value) {
	readName(v, p, footerParts(), "part of the footer")
}

// compose offers the footer with title, version and date, without the title, without the date, and at last in as many
// lines as it takes. One that says whom to call never takes a second line: it has the version alone, then not even that.
func (f *footer) compose(c *composer) *layout.Node {
	if c.Page != onCards && !c.b.Region.Emergency.List.IsZero() { // the numbers stand over the rule
		f = f.without(callFoot)
	}
	title := append(c.spans(c.programme().Title, scope{}), words(". "))
	short := c.say("version", text("version", c.programme().Version.Value))
	if c.Page == onCards {
		return f.card(c)
	}
	rows := choice(
		f.row(c, inOneLine(append(slices.Clone(title), c.version()...))),
		f.row(c, inOneLine(c.version())),
		f.row(c, inOneLine(append(slices.Clone(title), short...))),
	)
	if slices.Contains(f.parts, callFoot) {
		last := f.without(versionFoot).row(c, nil)
		last.Gap = mm(2.5)
		rows.Children = append(rows.Children, f.row(c, inOneLine(slices.Clone(short))), last)
	} else {
		rows.Children = append(rows.Children, f.row(c, append(title, short...)))
	}
	foot := stack(layout.Artifact, footGap, rows)
	if over := c.overFooter(); over != nil {
		foot.Children = append([]*layout.Node{over}, foot.Children...)
	}
	foot.Name, foot.Pos = "footer", f.pos
	return foot
}

// The footer's space between its lines, and under its rule.
const (
	footGap     layout.Length = 1_417 // 0.5 mm
	footPadding layout.Length = 3_969 // 1.4 mm
)

// overFooter is the line that stands over the footer's rule: the numbers to call by country where no region is named, as any
// page may be torn off, else the brand's sign-off. There is no room for two.
func (c *composer) overFooter() *layout.Node {
	if numbers := c.b.Region.Emergency.List; !numbers.IsZero() {
		spans := c.say("emergency_numbers", arg{"numbers", value{spans: c.spans(numbers, scope{})}})
		return para(layout.Group, c.Type.Footer.weighing(600).coloured(layout.Ink), numbers.Pos, spans...)
	}
	if b := c.b.Brand; b != nil && !b.SignOff.IsZero() {
		return para(layout.Group, c.Type.Footer.set(layout.Right), b.SignOff.Pos, c.spans(b.SignOff, scope{})...)
	}
	return nil
}

// footHeight is how high a footer is whose parts fit beside one another; the line over it may need more than one line, by
// an estimate: a letter is about half an em wide.
func (c *composer) footHeight() layout.Length {
	height := footPadding + c.Type.Footer.Leading
	if over := c.overFooter(); c.Page != onCards && over != nil {
		length := layout.Length(utf8.RuneCountInString(plain(over.Spans))) * c.Type.Footer.Size / 2
		lines := (length + c.width() - 1) / c.width()
		height += footGap + max(lines, 1)*c.Type.Footer.Leading
	}
	return height
}

// without is the footer without a part.
func (f *footer) without(part footerPart) *footer {
	return &footer{f.pos, slices.DeleteFunc(slices.Clone(f.parts), func(p footerPart) bool { return p == part })}
}

// card is the foot of a card: its parts one below another, as there is no room beside.
func (f *footer) card(c *composer) *layout.Node {
	foot := stack(layout.Artifact, 0)
	for _, p := range f.parts {
		if one := (&footer{pos: f.pos, parts: []footerPart{p}}).row(c, c.say("version", text("version", c.programme().Version.Value))); len(one.Children) > 0 {
			foot.Children = append(foot.Children, one.Children...)
		}
	}
	foot.Name, foot.Pos = "footer", f.pos
	foot.Box.Padding.Top = footPadding
	foot.Box.Rules[0] = line(0.5, layout.Hair)
	return foot
}

// row is the footer's parts side by side under their rule.
func (f *footer) row(c *composer, version []layout.Span) *layout.Node {
	r := row(layout.Group, mm(3.5))
	for _, p := range f.parts {
		st, track := c.Type.Footer, snug()
		var spans []layout.Span
		switch p {
		case versionFoot:
			spans, track = version, layout.Track{Auto: true, Share: snugShare}
		case draftFoot:
			if !c.draft {
				continue
			}
			st = st.weighing(600).coloured(layout.Ink)
			spans = inOneLine(c.say("draft"))
		case callFoot:
			st = st.weighing(600).coloured(layout.Ink)
			spans = inOneLine(c.say("emergency_foot"))
		case pageFoot:
			st = st.set(layout.Right)
			spans = inOneLine(c.say("page_of", arg{"page", value{spans: []layout.Span{{Kind: layout.PageNumber}}}}, arg{"pages", value{spans: []layout.Span{{Kind: layout.PageTotal}}}}))
		}
		r.Children, r.Tracks = append(r.Children, para(layout.Group, st, f.pos, spans...)), append(r.Tracks, track)
	}
	r.Box.Padding.Top = footPadding
	r.Box.Rules[0] = line(0.5, layout.Hair)
	return r
}

// inOneLine binds all words.
func inOneLine(spans []layout.Span) []layout.Span {
	for i := range spans {
		spans[i].Text = bind(spans[i].Text)
	}
	return spans
}

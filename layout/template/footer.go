package template

import (
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
)

// UnmarshalStrict reads the list of parts.
func (f *footer) UnmarshalStrict(v *strict.Value) {
	f.pos, f.parts = v.Pos(), nil
	v.Decode(&f.parts)
}

// UnmarshalStrict reads one of the names.
func (p *footerPart) UnmarshalStrict(v *strict.Value) {
	readName(v, p, []footerPart{versionFoot, draftFoot, pageFoot}, "part of the footer")
}

func (f *footer) compose(c *composer) *layout.Node {
	r := row(layout.Group, mm(5))
	for _, p := range f.parts {
		st := c.Type.Footer
		var spans []layout.Span
		track := snug()
		switch p {
		case versionFoot:
			title := c.spans(c.programme().Title, scope{})
			spans, track = append(append(title, words(". ")), c.version()...), share(1)
		case draftFoot:
			if !c.draft {
				continue
			}
			st = st.weighing(600).coloured(layout.Ink)
			spans = []layout.Span{words(bind(c.word("draft")))}
		case pageFoot:
			spans = c.say("page_of", arg{"page", value{spans: []layout.Span{{Kind: layout.PageNumber}}}}, arg{"pages", value{spans: []layout.Span{{Kind: layout.PageTotal}}}})
			for i := range spans {
				spans[i].Text = bind(spans[i].Text)
			}
		}
		r.Children, r.Tracks = append(r.Children, para(layout.Group, st, f.pos, spans...)), append(r.Tracks, track)
	}
	r.Box.Padding.Top = mm(1.4)
	r.Box.Rules[0] = line(0.5, layout.Hair)
	foot := stack(layout.Artifact, mm(0.5), r)
	if b := c.b.Brand; b != nil && !b.SignOff.IsZero() {
		off := para(layout.Group, c.Type.Footer.set(layout.Right), b.SignOff.Pos, c.spans(b.SignOff, scope{})...)
		foot.Children = []*layout.Node{off, r}
	}
	foot.Name, foot.Pos = "footer", f.pos
	return foot
}

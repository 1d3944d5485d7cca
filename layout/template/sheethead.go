package template

import "handout/layout"

// sheetHead is the head of a page to hang up: logo, title with a line under it, and at the right what belongs to one copy;
// then a rule.
type sheetHead struct {
	role         layout.Role
	title, under []layout.Span
	fields       []fieldName
}

// Widths of a sheet's head.
const (
	headField = 34.0 // mm
	headGap   = 5.0
)

func (h sheetHead) compose(c *composer) *layout.Node {
	p := c.programme()
	r := row(layout.Group, mm(headGap))
	if b := c.b.Brand; b != nil && b.Logo != nil {
		logo := c.smallLogo(b.Logo, mm(26))
		r.Children, r.Tracks = append(r.Children, logo), append(r.Tracks, fixed(logo.Art.Width))
	}
	texts := stack(layout.Group, 0, para(h.role, c.Type.Title, p.Title.Pos, h.title...))
	r.Children, r.Tracks = append(r.Children, texts), append(r.Tracks, share(1))
	own, width := h.own(c), layout.Length(0)
	if own != nil {
		width = mm(headField)*layout.Length(max(1, len(h.fields))) + mm(headGap)*layout.Length(max(0, len(h.fields)-1))
		r.Children, r.Tracks = append(r.Children, stack(layout.Group, 0, own...)), append(r.Tracks, fixed(width))
	}
	head := stack(layout.Group, gap1, r)
	if len(h.under) > 0 {
		under := para(layout.P, c.Type.Caption.coloured(layout.Soft), p.Pos, h.under...)
		beside := inMM(c.width() - width - r.Gap*layout.Length(len(r.Children)-1) - r.Tracks[0].Fixed)
		if estimate(under, beside) > 2*inMM(under.Type.Leading) { // between a logo and fields
			head.Children = append(head.Children, under)
		} else {
			texts.Children = append(texts.Children, under)
		}
	}
	head.Name, head.Keep = "sheet head", layout.Keep{Together: true, Next: true}
	head.Box.Padding.Bottom = mm(2)
	head.Box.Rules[2] = line(1.5, layout.Accent)
	return head
}

// own is the fields in a row, over what the clinician wrote on this copy.
func (h sheetHead) own(c *composer) []*layout.Node {
	var rows []*layout.Node
	for _, f := range fieldsOf(h.fields) {
		if rows == nil {
			rows = []*layout.Node{row(layout.Group, mm(headGap))}
		}
		rows[0].Children = append(rows[0].Children, c.field(c.word(f.label), f.value(c)))
		rows[0].Tracks = append(rows[0].Tracks, share(1))
	}
	return c.ownBlock(0, 0, rows)
}

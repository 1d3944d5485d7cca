package template

import (
	"strings"

	"handout/data"
	"handout/layout"
	"handout/layout/picture"
)

// evidence says how sure the sheet is of itself.
type evidence struct{}

func (*evidence) compose(c *composer) []*layout.Node {
	e := c.programme().Evidence
	if e.Text.IsZero() {
		return nil
	}
	return c.titled("evidence", "evidence", e.Text.Pos, para(layout.P, c.Type.Body, e.Text.Pos, c.spans(e.Text, scope{})...))
}

// about is the version, when an update is due, and whose sheet it is.
type about struct{}

func (*about) compose(c *composer) []*layout.Node {
	p := c.programme()
	spans, pos := append(c.version(), words(". ")), p.Version.Pos
	if !p.UpdateDue.IsZero() {
		spans = append(append(spans, c.say("update_due", text("date", c.date(p.UpdateDue)))...), layout.Span{Kind: layout.LineBreak})
	}
	if c.b.Brand == nil {
		spans = append(spans, inOneLine(c.say("no_clinic"))...)
	} else {
		pos = c.b.Brand.Name.Pos // a letter that the fonts lack is most likely the brand's
		spans = append(spans, c.say("given_by", text("clinic", c.b.Brand.Name.Value))...)
		if off := c.b.Brand.SignOff; !off.IsZero() && !c.b.Region.Emergency.List.IsZero() { // the footer has no room for it
			spans = append(append(spans, words(" ")), c.spans(off, scope{})...)
		}
	}
	children := []*layout.Node{para(layout.P, c.Type.Body, pos, spans...)}
	if c.draft {
		children = append(children, para(layout.P, c.Type.Body.weighing(700), p.Checked.Pos, c.say("draft")...))
	}
	return c.titled("about", "about", p.Version.Pos, children...)
}

// version is the sheet's version and date.
func (c *composer) version() []layout.Span {
	p := c.programme()
	if p.Updated.IsZero() {
		return c.say("version", text("version", p.Version.Value))
	}
	return c.say("version_date", text("version", p.Version.Value), text("date", c.date(p.Updated)))
}

// checkedBy names the reviewer, or leaves lines for the name and the date.
type checkedBy struct{}

func (*checkedBy) compose(c *composer) []*layout.Node {
	checked := c.programme().Checked
	if c.b.Brand != nil && c.b.Brand.Checked.Named() {
		checked = c.b.Brand.Checked
	}
	spans := append(c.say("checked_by"), words(" "))
	if checked.Named() && !c.draft {
		spans = append(spans, c.reviewer(checked)...)
	} else {
		spans = append(append(append(spans, c.fillIn(50), words(" ")), c.say("date")...), words(" "), c.fillIn(30))
	}
	return []*layout.Node{above(gap3, para(layout.P, c.Type.Body, checked.Pos, spans...))}
}

// reviewer is a reviewer's name, profession, registration and date.
func (c *composer) reviewer(r data.Checked) []layout.Span {
	return c.say("checked_line", text("name", r.By.Value), text("profession", r.Profession.Value),
		text("registration", r.Registration.Value), text("date", c.date(r.On)))
}

// qr is the address of the newest version as a QR code and in words.
type qr struct{}

func (*qr) compose(c *composer) []*layout.Node {
	address := c.programme().URL
	if c.b.Brand != nil && !c.b.Brand.URL.IsZero() {
		address = c.b.Brand.URL
	}
	if address.IsZero() {
		return nil
	}
	var err error
	code := c.pictures.known.derive(nil, "QR code of "+address.Value, func() (code *layout.Drawing) {
		code, err = picture.QR(address.Value)
		return code
	})
	if err != nil {
		c.diags.Invalidf(address.Pos, "use a shorter address", "the address does not fit into a QR code: %s", err)
		return nil
	}
	figure := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: address.Pos, Art: art(code, mm(30)),
		Alt: c.word("qr", text("address", address.Value))}
	link := layout.Span{Text: readable(address.Value), Link: address.Value}
	caption := stack(layout.Group, 0,
		para(layout.P, c.Type.Body.weighing(700), address.Pos, c.say("newest_version")...),
		para(layout.P, c.Type.Caption, address.Pos, append(c.say("scan"), layout.Span{Kind: layout.LineBreak}, link)...))
	caption.Box.Padding.Left = mm(3.3) // the quiet zone: the words stand under the code's edge
	s := stack(layout.Sect, 0, figure, caption)
	s.Name, s.Keep.Together = "qr", true
	return []*layout.Node{above(gap6, s)}
}

// readable is an address as people read it, without its scheme. A line may end after each slash.
func readable(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		rest = address
	}
	return strings.TrimSuffix(rest, "/")
}

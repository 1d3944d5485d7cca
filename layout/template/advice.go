package template

import (
	"slices"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// titled is a section under a heading.
func (c *composer) titled(name, key string, pos diag.Pos, children ...*layout.Node) []*layout.Node {
	heading := keepNext(para(layout.H2, c.Type.Section, pos, c.say(key)...))
	s := stack(layout.Sect, gap1, append([]*layout.Node{heading}, children...)...)
	s.Name, s.Pos, s.Above = name, pos, gap3
	return []*layout.Node{s}
}

// causes is what may play a part in the pain, as far as the evidence lets it print.
type causes struct{}

func (*causes) compose(c *composer) []*layout.Node {
	p := c.programme()
	var items []data.Text
	approved := false
	for _, claim := range p.Causes.Items {
		onRequest := slices.Contains(p.PrintClaims, claim.ID) && claim.Print != data.PrintNever
		if !printed(claim) && !onRequest {
			continue
		}
		approved = approved || !printed(claim)
		items = append(items, claim.Text)
	}
	if len(items) == 0 {
		return nil
	}
	children := []*layout.Node{
		keepNext(para(layout.P, c.Type.Body, items[0].Pos, c.say("causes_lead")...)),
		c.bullets(items, scope{}),
	}
	if !p.Causes.After.IsZero() {
		children = append(children, para(layout.P, c.Type.Body, p.Causes.After.Pos, c.spans(p.Causes.After, scope{})...))
	}
	if approved {
		children = append(children, para(layout.P, c.Type.Caption, p.ClaimsApproved.Pos, c.say("claims_approved", text("name", p.ClaimsApproved.Value))...))
	}
	return c.titled("causes", "causes", items[0].Pos, children...)
}

// printed tells whether a claim prints without being asked for.
func printed(claim data.Claim) bool {
	graded := claim.Evidence == data.Supported || claim.Evidence == data.Plausible || claim.Evidence == ""
	return graded && (claim.Print == data.PrintDefault || claim.Print == "")
}

// help is when to call the clinician in the next days, and on which number.
type help struct{}

func (*help) compose(c *composer) []*layout.Node { return c.help(c.clinicNumber()) }

// help is the same with something other after it.
func (c *composer) help(after ...*layout.Node) []*layout.Node {
	items, lists := c.programme().Help, c.lists()
	if len(items) == 0 {
		return nil
	}
	signs := c.say("help_signs", arg{"emergency_page", pageOf(lists[0].id)}, arg{"urgent_page", pageOf(lists[1].id)})
	if c.Page == onCards { // which have no numbers
		signs = c.say("help_cards", arg{"emergency_card", value{spans: c.spans(lists[0].head, scope{})}}, arg{"urgent_card", value{spans: c.spans(lists[1].head, scope{})}})
	}
	said := []*layout.Node{
		para(layout.P, c.Type.Body, items[0].Pos, signs...),
		keepNext(para(layout.P, c.Type.Body, items[0].Pos, c.say("help_lead")...)),
		c.bullets(items, scope{}),
	}
	return c.titled("help", "help", items[0].Pos, append(said, after...)...)
}

// clinicNumber says how to reach who gave the sheet: the brand's phone, else its address block, else a line to fill in.
func (c *composer) clinicNumber() *layout.Node {
	b := c.b.Brand
	if b != nil && b.Phone.IsZero() && len(b.Contact) > 0 {
		var lines [][]layout.Span
		for _, l := range b.Contact {
			lines = append(lines, inOneLine(c.spans(l, scope{})))
		}
		spans := c.say("clinic_contact", arg{"contact", value{spans: c.joined(lines, "list_comma")}})
		return para(layout.P, c.Type.Body.weighing(600), b.Contact[0].Pos, spans...)
	}
	pos, number := c.programme().Pos, value{spans: []layout.Span{c.fillIn(36)}}
	if b != nil && !b.Phone.IsZero() {
		pos, number = b.Phone.Pos, value{text: bind(c.plain(b.Phone, scope{}))}
	}
	return para(layout.P, c.Type.Body.weighing(600), pos, c.say("clinic_number", arg{"number", number})...)
}

// advice is the other things to try.
type advice struct{}

func (*advice) compose(c *composer) []*layout.Node {
	var paragraphs []*layout.Node
	var pos diag.Pos
	for i, a := range c.programme().Advice {
		pos = a.Pos
		first := len(paragraphs)
		for _, item := range a.Items {
			spans := append(c.spans(item.Title, scope{}), words(". "))
			for i := range spans {
				spans[i].Strong = true
			}
			paragraphs = append(paragraphs, para(layout.P, c.Type.Body, item.Text.Pos, append(spans, c.spans(item.Text, scope{})...)...))
		}
		if !a.Both.IsZero() {
			paragraphs = append(paragraphs, para(layout.P, c.Type.Body, a.Both.Pos, c.spans(a.Both, scope{})...))
		}
		if i > 0 && len(paragraphs) > first { // more than between the paragraphs of one
			paragraphs[first].Above = gap2
		}
	}
	if len(paragraphs) == 0 {
		return nil
	}
	return c.titled("advice", "advice", pos, paragraphs...)
}

// lines is a heading with lines to write on, as many as there is room for.
type lines struct {
	Pos   diag.Pos  `yaml:"-"`
	Title data.Text `yaml:"title"` // else the locale's "Questions for my next visit"
	Count int       `yaml:"count"`
}

func (s *lines) compose(c *composer) []*layout.Node {
	heading := c.say("questions")
	if !s.Title.IsZero() {
		heading = c.spans(s.Title, scope{})
	}
	room := choice()
	for n := s.Count; n > 0; n-- {
		room.Children = append(room.Children, stack(layout.Sect, 0,
			above(gap4, keepNext(para(layout.H2, c.Type.Section, s.Pos, heading...))), c.writingLines(n, s.Pos)))
	}
	room.Children = append(room.Children, stack(layout.Group, 0))
	room.Name = "lines"
	return []*layout.Node{room}
}

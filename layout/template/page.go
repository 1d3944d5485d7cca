package template

import (
	"slices"
	"strings"

	"handout/data/diag"
	"handout/data/strict"
	"handout/layout"
)

// onCards is the page of cards, four of which stand on a sheet.
const onCards = "a6"

// margins are millimetres that a template adds to the least margins, as for punched holes.
type margins struct {
	Pos    diag.Pos `yaml:"-"`
	Top    int      `yaml:"top"`
	Right  int      `yaml:"right"`
	Bottom int      `yaml:"bottom"`
	Left   int      `yaml:"left"`
}

// mostMargin is what a template may add on each side, in millimetres.
const mostMargin = 30

// check refuses margins that leave too little, and those on cards, which are small as they are.
func (m margins) check(l *diag.List, page string) {
	for _, e := range []struct {
		key string
		mm  int
	}{{"top", m.Top}, {"right", m.Right}, {"bottom", m.Bottom}, {"left", m.Left}} {
		switch {
		case e.mm < 0 || e.mm > mostMargin:
			l.Invalidf(m.Pos, "write 0 to 30: millimetres added to the least margin", "margins: %s is %d", e.key, e.mm)
		case e.mm > 0 && page == onCards:
			l.Invalidf(m.Pos, "take margins away", "margins: cards have no room for more")
		}
	}
}

// paper is a sheet of paper and the box on it that content flows into.
type paper struct {
	name          string
	width, height layout.Length
	body          layout.Rect
	fromFoot      layout.Length // from the footer's lower edge to the paper's
}

// The body's size is the same on every paper, so that breaks are.
const (
	bodyWidth  layout.Length = 510_236 // 180 mm
	bodyHeight layout.Length = 694_488 // 245 mm
	cardWidth  layout.Length = 238_110 // 84 mm
	cardHeight layout.Length = 303_307 // 107 mm, and 12 for the card's foot
)

// papers are the papers that a template may name.
func papers() []paper {
	return []paper{
		{"a4", mm(210), mm(297), layout.Rect{X: mm(15), Y: mm(20), W: bodyWidth, H: bodyHeight}, mm(12)},
		{"letter", mm(215.9), mm(279.4), layout.Rect{X: mm(17.95), Y: mm(12), W: bodyWidth, H: bodyHeight}, mm(12)},
		{onCards, mm(105), mm(148), layout.Rect{X: mm(10.5), Y: mm(15), W: cardWidth, H: cardHeight}, mm(14)},
	}
}

// paperName is the name of a paper.
type paperName string

func paperNames() []paperName {
	var names []paperName
	for _, p := range papers() {
		names = append(names, paperName(p.name))
	}
	return names
}

// UnmarshalStrict reads one of the names.
func (p *paperName) UnmarshalStrict(v *strict.Value) { readName(v, p, paperNames(), "paper") }

// paperList is the papers that a template prints on.
type paperList struct {
	pos   diag.Pos
	names []paperName
}

// UnmarshalStrict reads the list.
func (l *paperList) UnmarshalStrict(v *strict.Value) {
	l.pos, l.names = v.Pos(), nil
	v.Decode(&l.names)
}

// paperNamed finds a paper.
func paperNamed(name string) (paper, bool) {
	i := slices.IndexFunc(papers(), func(p paper) bool { return p.name == name })
	if i < 0 {
		return paper{}, false
	}
	return papers()[i], true
}

// body is the box that content flows into.
func (t *Template) body(p paper) layout.Rect {
	b, m := p.body, t.Margins
	b.X, b.Y = b.X+mm(float64(m.Left)), b.Y+mm(float64(m.Top))
	b.W -= mm(float64(m.Left)) + mm(float64(m.Right))
	b.H -= mm(float64(m.Top)) + mm(float64(m.Bottom))
	return b
}

// width is the body's width.
func (t *Template) width() layout.Length {
	if t.Page == onCards {
		return cardWidth
	}
	return t.body(papers()[0]).W
}

// overFoot stays free between eased blocks and the footer: 5 mm.
const overFoot layout.Length = 14_173

// page is the page for the paper asked for, else the region's, else the first that the template has. Cards on a larger paper are set on pages of their own,
// which then stand side by side on it. Lines over the footer's rule may take some of the body.
func (c *composer) page(name string) (layout.PageSpec, *layout.Imposition) {
	if name == "" {
		name = c.b.Region.Habits.Paper
		if !slices.Contains(c.Paper.names, paperName(name)) && len(c.Paper.names) > 0 {
			name = string(c.Paper.names[0])
		}
	}
	p, known := paperNamed(name)
	if !known || !slices.Contains(c.Paper.names, paperName(name)) {
		c.diags.Invalidf(diag.Pos{}, "papers: "+listed(asStrings(c.Paper.names)), "template %s: there is no paper %q", c.name, name)
		return layout.PageSpec{}, nil
	}
	var cards *layout.Imposition
	if c.Page == onCards && name != onCards {
		cards = c.fourUp(p)
		p, _ = paperNamed(onCards)
	}
	body := c.body(p)
	foot := p.height - p.fromFoot - c.footHeight() - mm(1)
	body.H = min(body.H, foot-body.Y)
	surplus := max(0, foot-overFoot-body.Y-body.H)
	return layout.PageSpec{Name: p.name, Width: p.width, Height: p.height, Body: body, Surplus: surplus, FooterBottom: p.fromFoot}, cards
}

// percent scales the space between blocks.
type percent struct {
	pos   diag.Pos
	value int
}

// UnmarshalStrict reads "120 %".
func (p *percent) UnmarshalStrict(v *strict.Value) {
	p.pos = v.Pos()
	digits, ok := strings.CutSuffix(v.String(), "%")
	n := 0
	for _, r := range strings.TrimSpace(digits) {
		if r < '0' || r > '9' || n > 1000 {
			ok = false
			break
		}
		n = 10*n + int(r-'0')
	}
	if !ok || n < 75 || n > 200 {
		v.Errorf(`write 75 % to 200 %, such as "spacing: 120 %"`, "%q is not a spacing", v.String())
	}
	p.value = n
}

// apply scales the space above and between all blocks of a tree, each once.
func (p percent) apply(root *layout.Node) {
	if p.value == 0 || p.value == 100 {
		return
	}
	seen := map[*layout.Node]bool{}
	var walk func(*layout.Node)
	walk = func(n *layout.Node) {
		if seen[n] || n.Kept || n.Kind == layout.Row && n.Role == layout.Artifact {
			return
		}
		seen[n] = true
		n.Above = grown(n.Above, layout.Length(p.value), 100)
		if n.Kind == layout.Stack {
			n.Gap = grown(n.Gap, layout.Length(p.value), 100)
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(root)
}

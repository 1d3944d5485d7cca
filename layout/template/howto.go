package template

import (
	"slices"
	"strconv"

	"handout/data"
	"handout/layout"
)

// howToUse is the numbered lines on how to use the sheet, in two columns.
type howToUse struct {
	Across int `yaml:"across"` // columns
}

func (s *howToUse) compose(c *composer) []*layout.Node {
	instructions := c.inSheet(c.programme().HowToUse)
	if len(instructions) == 0 {
		return nil
	}
	half := (len(instructions) + 1) / 2
	if s.Across == 1 {
		half = len(instructions)
	}
	left, right := stack(layout.Group, 0), stack(layout.Group, 0)
	for i, t := range instructions {
		column := left
		if i >= half {
			column = right
		}
		column.Children = append(column.Children, c.numbered(i+1, t))
	}
	list := row(layout.L, mm(5), left, right)
	list.Tracks = []layout.Track{share(1), share(1)}
	if s.Across == 1 {
		list = left
		list.Role, list.Gap = layout.L, gap1
	}
	block := c.howToBlock(instructions, list)
	if s.Across == 1 {
		return []*layout.Node{block}
	}
	c.tight = c.howToBlock(instructions, c.numberedTogether(instructions))
	return []*layout.Node{block}
}

// howToBlock is the lines under their heading.
func (c *composer) howToBlock(instructions []data.Text, list *layout.Node) *layout.Node {
	block := stack(layout.Sect, gap1, keepNext(para(layout.H2, c.Type.Section, instructions[0].Pos, c.say("how_to_use")...)), list)
	block.Name, block.Above, block.Keep.Together = "how to use", c.air(), true
	return block
}

// numberedTogether is the lines as one paragraph, each after its number.
func (c *composer) numberedTogether(list []data.Text) *layout.Node {
	var spans []layout.Span
	for i, t := range list {
		spans = append(append(append(spans, strong(strconv.Itoa(i+1)+"\u00a0")), c.spans(t, scope{})...), words(" "))
	}
	return para(layout.P, c.Type.Body, list[0].Pos, spans[:len(spans)-1]...)
}

// numbered is a list item with a plain number in the accent's colour.
func (c *composer) numbered(n int, t data.Text) *layout.Node { return c.numberedIn(n, t, scope{}) }

// numberedIn is one whose text may name a dose.
func (c *composer) numberedIn(n int, t data.Text, s scope) *layout.Node {
	li := row(layout.LI, 0,
		para(layout.Lbl, c.Type.Body.coloured(layout.Accent).weighing(700), t.Pos, words(strconv.Itoa(n))),
		para(layout.LBody, c.Type.Body, t.Pos, c.spans(t, s)...))
	li.Tracks = []layout.Track{fixed(c.em(6)), share(1)}
	li.Valign, li.Pos, li.Keep.Together = layout.Baseline, t.Pos, true
	return li
}

// inSheet are the instructions without those that need an exercise which this sheet has not.
func (c *composer) inSheet(list []data.Instruction) []data.Text {
	var kept []data.Text
	for _, i := range list {
		with := func(u data.Use) bool { return u.Exercise.ID == i.With }
		if i.With == "" || slices.ContainsFunc(c.programme().Uses, with) {
			kept = append(kept, i.Text)
		}
	}
	return kept
}

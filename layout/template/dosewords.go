package template

import "handout/layout"

// doseWords says what hold, repeat, set and rest mean, and what to do about a line left blank. It stands only where the
// page has room left: no page begins with it.
type doseWords struct{}

func (*doseWords) compose(c *composer) []*layout.Node {
	pos := c.programme().Pos
	heading := keepNext(para(layout.H2, c.Type.Side, pos, c.say("dose_words")...))
	meaning := para(layout.P, c.Type.Body, pos, append(append(c.say("dose_meaning"), words(" ")), c.say("dose_blank")...)...)
	n := stack(layout.Sect, 0, above(gap4, heading), meaning)
	n.Name, n.Keep.Together = "dose words", true
	return []*layout.Node{choice(n, stack(layout.Group, 0))}
}

package template

import (
	"handout/data"
	"handout/layout"
)

// stop is the whole stop rule, on the safety pages.
type stop struct{}

func (*stop) compose(c *composer) []*layout.Node {
	return []*layout.Node{above(gap3, c.stopBar(c.programme().Safety.Stop.Whole))}
}

// stopShort is the short form of the stop rule, or the whole where there is room for it.
type stopShort struct {
	RatherWhole bool `yaml:"rather_whole"`
}

func (s *stopShort) compose(c *composer) []*layout.Node {
	rule := c.programme().Safety.Stop
	bar := c.stopBar(rule.Short)
	if s.RatherWhole {
		bar = choice(c.stopBar(rule.Whole), bar)
	}
	return []*layout.Node{eased(gap1, stopGap, bar)}
}

// stopBar is a stop rule in its frame; an exercise's own rules follow it.
func (c *composer) stopBar(rule data.Text, own ...[]layout.Span) *layout.Node {
	spans := c.spans(rule, scope{})
	for _, o := range own {
		spans = append(append(spans, words(" ")), o...)
	}
	p := para(layout.P, c.Type.Body, rule.Pos, spans...)
	p.Box.MaxWidth = mm(156)
	bar := row(layout.Group, mm(4.2), decoration(c.pictures.icon("stop", layout.Stop), c.em(10)), p)
	bar.Tracks = []layout.Track{fixed(c.em(10)), share(1)}
	bar.Name, bar.Pos, bar.Valign, bar.Keep.Together = "stop bar", rule.Pos, layout.Middle, true
	bar.Box = layout.Box{Frame: line(1.4, layout.Stop), Radius: round(2.5), Padding: layout.Edges{Top: mm(2.7), Right: mm(4.8), Bottom: mm(2.7), Left: mm(4.8)}}
	return bar
}

package template

import (
	"slices"

	"handout/layout"
)

// frontPage keeps the emergency list on the page on which the sheet begins. Where a long title, a clinic's head and a
// patient's note leave too little room for it, the lines on how to use the sheet, which stand before it, run together. For
// that they become part of the section on safety.
func (c *composer) frontPage(nodes []*layout.Node) []*layout.Node {
	named := func(name string) func(*layout.Node) bool {
		return func(n *layout.Node) bool { return n.Name == name }
	}
	at := slices.IndexFunc(nodes, named("how to use"))
	if c.tight == nil || at < 0 || at+1 == len(nodes) || nodes[at+1].Name != "safety" {
		return nodes
	}
	howTo, safety := nodes[at], nodes[at+1]
	end := slices.IndexFunc(safety.Children, named("emergency panel")) + 1
	first := stack(layout.Group, 0, safety.Children[:end]...)
	first.Above, safety.Above = safety.Above, 0
	wide, tight := stack(layout.Group, 0, howTo, first), stack(layout.Group, 0, c.tight, first)
	front := choice(wide, tight, wide)
	front.Name = "front"
	safety.Children = append([]*layout.Node{front}, safety.Children[end:]...)
	return slices.Delete(nodes, at, at+1)
}

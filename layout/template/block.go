package template

import (
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// stack is a box with its children below one another; those that are nil are left out.
func stack(role layout.Role, gap layout.Length, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Stack, Gap: gap, Children: present(children)}
}

// row is a box with its children side by side; tracks are set by the caller.
func row(role layout.Role, gap layout.Length, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Row, Gap: gap, Children: children}
}

// choice offers alternatives, the most generous first.
func choice(alternatives ...*layout.Node) *layout.Node {
	return &layout.Node{Kind: layout.Choice, Children: alternatives}
}

// group is a stack that only groups; nil where there is nothing to group.
func group(gap layout.Length, children ...*layout.Node) *layout.Node {
	if n := stack(layout.Group, gap, children...); len(n.Children) > 0 {
		return n
	}
	return nil
}

// present leaves out the nodes that are nil.
func present(nodes []*layout.Node) []*layout.Node {
	kept := nodes[:0:0]
	for _, n := range nodes {
		if n != nil {
			kept = append(kept, n)
		}
	}
	return kept
}

// para is a paragraph.
func para(role layout.Role, s style, pos diag.Pos, spans ...layout.Span) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Type: s.Type, Pos: pos, Spans: spans}
}

// words is one span of plain text.
func words(s string) layout.Span { return layout.Span{Text: s} }

// strong is one span of bold text.
func strong(s string) layout.Span { return layout.Span{Text: s, Strong: true} }

// decoration is a drawing that means nothing by itself, such as an icon.
func decoration(d *layout.Drawing, width layout.Length) *layout.Node {
	return &layout.Node{Role: layout.Artifact, Kind: layout.Picture, Art: art(d, width)}
}

// art is a drawing at a printed width.
func art(d *layout.Drawing, width layout.Length) *layout.Art {
	height := width
	if d.Width > 0 {
		height = layout.Length((int64(width)*d.Height + d.Width/2) / d.Width)
	}
	return &layout.Art{Drawing: d, Width: width, Height: height}
}

// fixed, share and snug are tracks: a width, a share of what is left, and a width that hugs what may not be broken.
func fixed(w layout.Length) layout.Track { return layout.Track{Fixed: w} }
func share(n int) layout.Track           { return layout.Track{Share: n * snugShare} }
func snug() layout.Track                 { return layout.Track{Auto: true, Share: 1} }

// snugShare makes the share of an ordinary track so large beside that of a snug one that the latter keeps its width.
const snugShare = 1 << 20

// bind puts no-break spaces between all words, for pieces that stay on one line.
func bind(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// shortList is how many items a list has that stays on one page in large print, where pages end often.
const shortList = 8

// bullets is a list; each item hangs on a bullet.
func (c *composer) bullets(items []data.Text, s scope) *layout.Node {
	l := stack(layout.L, 0)
	l.Keep.Together = c.large() && len(items) <= shortList
	for _, item := range items {
		l.Children = append(l.Children, c.bullet(para(layout.LBody, c.Type.Body, item.Pos, c.spans(item, s)...)))
	}
	return l
}

// bullet is one item of a list.
func (c *composer) bullet(body *layout.Node) *layout.Node {
	li := row(layout.LI, 0, para(layout.Lbl, c.Type.Body, body.Pos, words("•")), body)
	li.Tracks = []layout.Track{fixed(c.em(4.4)), share(1)}
	li.Valign, li.Pos, li.Keep.Together = layout.Baseline, body.Pos, true
	return li
}

// above is the node with space over it. It is a copy: a block that stands in several alternatives keeps its own space.
func above(gap layout.Length, n *layout.Node) *layout.Node {
	if n == nil {
		return nil
	}
	spaced := *n
	spaced.Above = gap
	return &spaced
}

// blockGap and stopGap are what the design asks for between the blocks of an exercise, and over its stop rule.
const (
	blockGap layout.Length = 14_173 // 5 mm
	stopGap  layout.Length = 11_339 // 4 mm
)

// eased is the node with space over it, which grows to what the design asks for where the page has room left.
func eased(gap, wanted layout.Length, n *layout.Node) *layout.Node {
	if n = above(gap, n); n != nil {
		n.Ease = max(0, wanted-gap)
	}
	return n
}

// keepNext binds a heading to what follows it.
func keepNext(n *layout.Node) *layout.Node {
	n.Keep = layout.Keep{Together: true, Next: true}
	return n
}

// runIn is a paragraph that begins with a bold phrase.
func (c *composer) runIn(lead string, text data.Text, s scope) *layout.Node {
	spans := append([]layout.Span{strong(lead), words(" ")}, c.spans(text, s)...)
	return para(layout.P, c.Type.Body, text.Pos, spans...)
}

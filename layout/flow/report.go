package flow

import (
	"cmp"
	"fmt"
	"strings"

	"handout/layout"
)

const missingHint = "write it with other characters, or use fonts that have this one"

// report says what is wrong with a fragment that is printed.
func (p *placer) report(fr *frag, o owner) {
	if e := fr.fault; e != nil {
		size, hint := "high", "shorten its text, make its pictures smaller, or let it break over pages"
		if e.wide {
			size, hint = "wide", "make it narrower, or give it a wider place"
		}
		hint = cmp.Or(fr.box.node.Hint, hint)
		p.found.Refusef(o.pos, "", hint, "%s does not fit: it is %s %s, %s more than there is room for",
			called(fr.box.node, o.name), mm(e.size), size, excess(e.size-e.room))
	}
	if fr.set == nil {
		return
	}
	for _, word := range fr.set.cut {
		p.found.Warnf(o.pos, "", "use a shorter word, or give it more width",
			"word %q is broken at a letter: it is wider than its column", shortened(strings.TrimSpace(word)))
	}
	par := fr.box.shaped
	for _, m := range par.missing {
		p.found.Refusef(o.pos, "", missingHint, "%s", m.Error())
	}
	for _, s := range fr.box.node.Spans {
		id, internal := strings.CutPrefix(s.Link, "#")
		if s.Kind == layout.PageRef {
			id, internal = s.Target, true
		}
		if internal && p.refer(id) == 0 {
			p.found.Refusef(o.pos, "", "refer to something that is printed", "nothing to refer to: no printed block is called %q", id)
		}
	}
}

// shortened is a word that may be very long, for a message.
func shortened(word string) string {
	const most = 40
	if letters := []rune(word); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return word
}

// reportFooter says that the footer is too high.
func (p *placer) reportFooter(n *layout.Node, over Length) {
	p.found.Refusef(n.Pos, "", "shorten the footer, or make the body of the page lower",
		"%s does not fit: it reaches %s into the body of the page", cmp.Or(n.Name, "footer"), excess(over))
}

// called is what a message calls a node, within the nearest one that has a name.
func called(n *layout.Node, within string) string {
	if n.Name != "" {
		return n.Name
	}
	kind := [...]string{layout.Stack: "block", layout.Row: "row", layout.Text: "text", layout.Picture: "picture", layout.Choice: "choice"}[n.Kind]
	if within == "" {
		return kind
	}
	return kind + " in " + within
}

// mm prints a length in millimetres, to the nearest tenth.
func mm(l Length) string {
	tenths := (int64(l)*254 + int64(layout.Inch)/2) / int64(layout.Inch)
	return fmt.Sprintf("%d.%d mm", tenths/10, tenths%10)
}

// excess prints by how much something is too large: never by nothing.
func excess(l Length) string { return mm(max(l, layout.MM(0.1))) }

package flow

import (
	"strings"
	"testing"

	"handout/data/diag"
	"handout/layout"
	"handout/layout/text"
)

func at(line int, name string, n *layout.Node) *layout.Node {
	n.Pos, n.Name = diag.Pos{File: "sheet.yaml", Line: line, Column: 3}, name
	return n
}

func TestReport(t *testing.T) {
	const tooWide, tooHigh = "make it narrower, or give it a wider place", "shorten its text, make its pictures smaller, or let it break over pages"
	fixed := []layout.Track{{Fixed: mms(40)}, {Fixed: mms(30)}}
	page := func(kids ...*layout.Node) *layout.Sheet { return sheet(60, 30, pile(kids...)) }
	for _, test := range []struct {
		name  string
		sheet *layout.Sheet
		want  []string // place: severity: message, then the hint
	}{
		{"wide box", page(at(7, "panel", block("", 5)), with(at(8, "card", block("", 5)), func(n *layout.Node) { n.Box.Width = mms(61) })),
			[]string{"sheet.yaml:8:3: error: card does not fit: it is 61.0 mm wide, 1.0 mm more than there is room for", tooWide}},
		{"wide picture", page(at(7, "pictures", pile(picture("", 70, 5)))),
			[]string{"sheet.yaml:7:3: error: picture in pictures does not fit: it is 70.0 mm wide, 10.0 mm more than there is room for", tooWide}},
		{"wide picture in a box of its own width", page(with(at(7, "logo", picture("", 20, 5)), func(n *layout.Node) { n.Box.Width = mms(15) })),
			[]string{"sheet.yaml:7:3: error: logo does not fit: it is 20.0 mm wide, 5.0 mm more than there is room for", tooWide}},
		{"fixed columns", page(at(7, "fields", side(fixed, say("One"), say("Two")))),
			[]string{"sheet.yaml:7:3: error: fields does not fit: it is 70.0 mm wide, 10.0 mm more than there is room for", tooWide}},
		{"least widths of columns", page(at(7, "dose", side([]layout.Track{{Auto: true, Min: mms(31)}, {Min: mms(31)}}, say("One"), say("Two")))),
			[]string{"sheet.yaml:7:3: error: dose does not fit: it is 62.0 mm wide, 2.0 mm more than there is room for", tooWide}},
		{"blank", page(at(7, "name", paragraphOf(layout.Span{Kind: layout.Blank, Width: mms(61)}))),
			[]string{"sheet.yaml:7:3: error: name does not fit: it is 61.0 mm wide, 1.0 mm more than there is room for", tooWide}},
		{"high picture", page(say("Before"), at(7, "figure", picture("", 10, 31))),
			[]string{"sheet.yaml:7:3: error: figure does not fit: it is 31.0 mm high, 1.0 mm more than there is room for", tooHigh}},
		{"high picture in a padded box, said once", page(at(7, "panel", with(pile(picture("", 10, 29.01)), func(n *layout.Node) { n.Box.Padding = layout.Edges{Top: mms(1)} }))),
			[]string{"sheet.yaml:7:3: error: picture in panel does not fit: it is 29.0 mm high, 0.1 mm more than there is room for", tooHigh}},
		{"fixed height", page(at(7, "strip", with(pile(picture("", 10, 12)), func(n *layout.Node) { n.Box.Height = mms(10) }))),
			[]string{"sheet.yaml:7:3: error: strip does not fit: it is 12.0 mm high, 2.0 mm more than there is room for", tooHigh}},
		{"least height", page(at(7, "notes", with(pile(), func(n *layout.Node) { n.Box.MinHeight = mms(40) }))),
			[]string{"sheet.yaml:7:3: error: notes does not fit: it is 40.0 mm high, 10.0 mm more than there is room for", tooHigh}},
		{"high line", page(at(7, "title", with(say("A"), func(n *layout.Node) { n.Type.Leading = mms(32) }))),
			[]string{"sheet.yaml:7:3: error: title does not fit: it is 32.0 mm high, 2.0 mm more than there is room for", tooHigh}},
		{"a block that stays whole", page(say("Before"), at(7, "front", with(pile(block("", 20), block("", 20)), func(n *layout.Node) { n.Keep.Whole, n.Hint = true, "leave one out" }))),
			[]string{"sheet.yaml:7:3: error: front does not fit: it is 40.0 mm high, 10.0 mm more than there is room for", "leave one out"}},
		{"place of the nearest block above", page(at(7, "", pile(with(block("", 5), func(n *layout.Node) { n.Box.Width = mms(61) })))),
			[]string{"sheet.yaml:7:3: error: block does not fit: it is 61.0 mm wide, 1.0 mm more than there is room for", tooWide}},
		{"footer", footed(page(), at(9, "", with(pile(), func(n *layout.Node) { n.Box.Height = mms(9) }))),
			[]string{"sheet.yaml:9:3: error: footer does not fit: it reaches 1.0 mm into the body of the page", "shorten the footer, or make the body of the page lower"}},
		{"broken word", page(at(7, "step", say("A incomprehensibilities of incomprehensibilitiesandmoreofthem here"))),
			[]string{`sheet.yaml:7:3: warning: word "incomprehensibilitiesandmoreofthem" is broken at a letter: it is wider than its column`, "use a shorter word, or give it more width"}},
		{"missing glyphs", page(at(7, "step", say("Breathe 中 and 文.")), at(5, "note", say("中"))),
			[]string{
				`sheet.yaml:5:3: error: no glyph for U+4E2D "中": neither AtkinsonHyperlegibleNext-Regular nor a fallback font has it`, missingHint,
				`sheet.yaml:7:3: error: no glyph for U+4E2D "中": neither AtkinsonHyperlegibleNext-Regular nor a fallback font has it`, missingHint,
				`sheet.yaml:7:3: error: no glyph for U+6587 "文": neither AtkinsonHyperlegibleNext-Regular nor a fallback font has it`, missingHint,
			}},
		{"no such page", page(at(7, "", paragraphOf(layout.Span{Text: "See "}, layout.Span{Kind: layout.PageRef, Target: "gone"})), choice(say(""), with(say("Not taken."), func(n *layout.Node) { n.ID = "gone" }))),
			[]string{`sheet.yaml:7:3: error: nothing to refer to: no printed block is called "gone"`, "refer to something that is printed"}},
		{"no such target", page(at(7, "", paragraphOf(layout.Span{Text: "See", Link: "#gone"}))),
			[]string{`sheet.yaml:7:3: error: nothing to refer to: no printed block is called "gone"`, "refer to something that is printed"}},
		{"an alternative that cannot be printed is not passed over", page(choice(at(8, "", say("中")), say("Short."))),
			[]string{`sheet.yaml:8:3: error: no glyph for U+4E2D "中": neither AtkinsonHyperlegibleNext-Regular nor a fallback font has it`, missingHint}},
		{"what is not chosen is not reported", page(choice(at(7, "", block("", 31)), at(8, "", say("Unbreakableunbreakableunbreakableunbreakable")), say("Short."))), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, found := Flow(test.sheet, text.NewShaper(faces()))
			var got []string
			for _, d := range found {
				got = append(got, d.Pos.String()+": "+d.Severity.String()+": "+d.Message, d.Hint)
				if d.Class != diag.Refused {
					t.Errorf("class %d, want Refused", d.Class)
				}
			}
			if g, w := strings.Join(got, "\n"), strings.Join(test.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
			if (doc == nil) != found.HasErrors() {
				t.Errorf("a document must come without errors, and with errors none: %v", doc)
			}
		})
	}
}

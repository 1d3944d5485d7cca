package plain

import (
	"strings"
	"testing"
	"unicode/utf8"

	"handout/layout"
)

func words(role layout.Role, text string) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Spans: []layout.Span{{Text: text}}}
}

func spans(role layout.Role, s ...layout.Span) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Spans: s}
}

func stack(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Children: children}
}

func row(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Row, Children: children}
}

func inFrame(children ...*layout.Node) *layout.Node {
	n := stack(layout.Sect, children...)
	n.Box.Frame = layout.Stroke{Width: 1000, Colour: layout.Ink}
	return n
}

func item(label string, body *layout.Node) *layout.Node {
	return row(layout.LI, words(layout.Lbl, label), stack(layout.LBody, body))
}

const long = "A sentence that is a good deal longer than what one line of seventy-two characters can hold."

var rule = "+" + strings.Repeat("-", columns-1)

func TestWrite(t *testing.T) {
	blank := layout.Span{Kind: layout.Blank, Text: "blank", Width: 36_000, Line: layout.Stroke{Width: 900}}
	cellBlank := layout.Span{Kind: layout.Blank, Text: "blank", Width: 6000}
	fill := layout.Span{Kind: layout.Blank, Fill: true, Line: layout.Stroke{Width: 900}}
	part := stack(layout.Sect, words(layout.H2, "Part"))
	part.Break = layout.PageBreak
	figure := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Alt: "She stands."}
	tests := []struct {
		name  string
		nodes []*layout.Node
		want  []string
	}{
		{"headings", []*layout.Node{words(layout.H1, "Title"), words(layout.P, "Text."), words(layout.H3, "Side"), words(layout.P, "Text."), words(layout.H4, "Small"), words(layout.P, "Text.")},
			[]string{"Title", "=====", "", "Text.", "", "Side", "----", "Text.", "", "Small", "Text."}},
		{"lines", []*layout.Node{words(layout.P, long)},
			[]string{"A sentence that is a good deal longer than what one line of seventy-two", "characters can hold."}},
		{"bound words stay together", []*layout.Node{words(layout.P, strings.Repeat("word ", 13)+"and 10\u00a0seconds\u200b.")},
			[]string{strings.TrimSpace(strings.Repeat("word ", 13)) + " and", "10 seconds."}},
		{"bullets", []*layout.Node{stack(layout.L, item("•", words(layout.P, "one")), item("•", words(layout.P, long)))},
			[]string{"- one", "- A sentence that is a good deal longer than what one line of", "  seventy-two characters can hold."}},
		{"numbers", []*layout.Node{row(layout.L, stack(layout.Group, item("9", words(layout.P, "nine"))), stack(layout.Group, item("10", words(layout.P, long))))},
			[]string{"9. nine", "10. A sentence that is a good deal longer than what one line of", "    seventy-two characters can hold."}},
		{"terms", []*layout.Node{stack(layout.L, row(layout.LI, words(layout.Lbl, "Hold"), stack(layout.LBody, words(layout.Group, "10 s"), words(layout.Group, "each side"))), row(layout.LI, words(layout.Lbl, "Sets"), spans(layout.LBody, fill)))},
			[]string{"Hold: 10 s, each side", "Sets: ________________________"}},
		{"no labels", []*layout.Node{stack(layout.L, row(layout.LI, stack(layout.Artifact, words(layout.Group, "swatch")), words(layout.LBody, "a")))}, []string{"- a"}},
		{"an item without words", []*layout.Node{stack(layout.L, item("•", stack(layout.Group)), item("•", words(layout.P, "b")))}, []string{"-", "- b"}},
		{"frame", []*layout.Node{words(layout.P, "before"), inFrame(words(layout.H3, "Call now"), stack(layout.L, item("•", words(layout.P, "one"))), words(layout.P, "foot")), words(layout.P, "after")},
			[]string{"before", "", rule, "| Call now", "| --------", "| - one", "|", "| foot", rule, "", "after"}},
		{"frame in a frame", []*layout.Node{inFrame(inFrame(words(layout.P, "in")), words(layout.P, "out"))},
			[]string{rule, "| " + rule[:columns-2], "| | in", "| " + rule[:columns-2], "|", "| out", rule}},
		{"blanks, ticks, breaks", []*layout.Node{spans(layout.P, layout.Span{Text: "Name "}, blank, layout.Span{Kind: layout.LineBreak}, layout.Span{Kind: layout.Tick}, layout.Span{Text: "For me"})},
			[]string{"Name ______", "[ ] For me"}},
		{"fields", []*layout.Node{row(layout.Group, stack(layout.Group, words(layout.P, "Date"), spans(layout.P, cellBlank)), stack(layout.Group, words(layout.P, "Next visit"), words(layout.P, "1 May"))), words(layout.P, "x")},
			[]string{"Date ________________________", "Next visit 1 May", "", "x"}},
		{"a number before its heading", []*layout.Node{row(layout.Group, words(layout.P, "1"), stack(layout.Group, words(layout.H2, "Pulls")), words(layout.Artifact, "icon"))},
			[]string{"1 Pulls", "======="}},
		{"long columns", []*layout.Node{row(layout.Group, words(layout.P, long[:50]), words(layout.P, "b"))}, []string{long[:50], "", "b"}},
		{"pieces of one line", []*layout.Node{row(layout.P, words(layout.Group, "0"), words(layout.Group, "1"))}, []string{"0 1"}},
		{"figure and caption", []*layout.Node{stack(layout.Group, figure, row(layout.Caption, words(layout.Group, "1"), words(layout.Group, "Stand")))},
			[]string{"[She stands.]", "1 Stand"}},
		{"figure in a line", []*layout.Node{row(layout.P, figure, words(layout.Group, "x"))}, []string{"[She stands.] x"}},
		{"table", []*layout.Node{stack(layout.Table, row(layout.TR, words(layout.TH, "Day"), words(layout.TH, "Mon")), row(layout.TR, words(layout.TH, "Pain"), spans(layout.TD, cellBlank)))},
			[]string{"Day | Mon", "Pain |"}},
		{"part on another page", []*layout.Node{words(layout.P, "see page 3"), part}, []string{"see page 3", "", strings.Repeat("-", columns-2) + " 3", "", "Part", "===="}},
		{"decoration", []*layout.Node{words(layout.Artifact, "rule"), words(layout.P, "x")}, []string{"x"}},
		{"terms with a picture", []*layout.Node{stack(layout.L, row(layout.LI, words(layout.Lbl, "See"), stack(layout.LBody, figure, words(layout.Artifact, "icon"))))}, []string{"See: [She stands.]"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &layout.Document{Root: stack(layout.DocumentRo, test.nodes...), Pages: []layout.Page{{Number: 3, Items: []layout.Item{{Node: part.Children[0]}}}}}
			got := string(Write(d))
			if want := strings.Join(test.want, "\n") + "\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			for line := range strings.Lines(got) {
				if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > columns || strings.HasSuffix(line, " \n") {
					t.Errorf("line of %d characters: %q", n, line)
				}
			}
		})
	}
}

package reading

import (
	"slices"
	"testing"

	"handout/layout"
)

func text(role layout.Role, words string) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Spans: []layout.Span{{Text: words}}}
}

func stack(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Children: children}
}

func entry(label, body string) *layout.Node {
	if label == "" {
		return stack(layout.LI, text(layout.LBody, body))
	}
	return stack(layout.LI, text(layout.Lbl, label), text(layout.LBody, body))
}

func TestList(t *testing.T) {
	tests := []struct {
		name   string
		labels []string
		want   Kind
	}{
		{"bullets", []string{"•", "•"}, Bullets},
		{"numbers from one", []string{"1", "2", "3"}, Numbers},
		{"numbers from four", []string{"4", "5"}, Numbers},
		{"numbers with a gap", []string{"1", "3"}, Terms},
		{"numbers and bullets", []string{"1", "•"}, Terms},
		{"terms", []string{"Hold", "Sets"}, Terms},
		{"a letter is a term", []string{"A"}, Terms},
		{"no labels", []string{"", ""}, Plain},
		{"one label of two", []string{"•", ""}, Terms},
		{"nothing", nil, Plain},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := stack(layout.L)
			for _, label := range test.labels {
				l.Children = append(l.Children, stack(layout.Group, entry(label, "body"))) // columns only group
			}
			kind, items := List(l)
			if kind != test.want || len(items) != len(test.labels) {
				t.Errorf("kind %d with %d items, want %d with %d", kind, len(items), test.want, len(test.labels))
			}
			for i, it := range items {
				if (it.Label == nil) != (test.labels[i] == "") || len(it.Body) != 1 {
					t.Errorf("item %d: label %v, %d bodies", i, it.Label, len(it.Body))
				}
			}
		})
	}
}

func TestNumbersCount(t *testing.T) {
	_, items := List(stack(layout.L, entry("4", "a"), entry("5", "b")))
	if items[0].Number != 4 || items[1].Number != 5 {
		t.Errorf("numbers %d and %d, want 4 and 5", items[0].Number, items[1].Number)
	}
}

func TestWords(t *testing.T) {
	n := stack(layout.Sect,
		text(layout.Artifact, "decoration"),
		&layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{{Text: "Hold "}, {Text: "10\u00a0seconds"}, {Kind: layout.LineBreak}, {Text: "twice"}}},
		&layout.Node{Role: layout.Figure, Kind: layout.Picture, Alt: "A person stands."})
	if got, want := Words(n), "Hold 10 seconds twice A person stands."; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
}

func TestHasAndSilent(t *testing.T) {
	icon := &layout.Node{Role: layout.Artifact, Kind: layout.Picture}
	hidden := stack(layout.Artifact, text(layout.H2, "hidden"))
	tests := []struct {
		name   string
		node   *layout.Node
		has    bool // a heading
		silent bool
	}{
		{"heading", text(layout.H2, "a"), true, false},
		{"heading in a box", stack(layout.Group, text(layout.H3, "a")), true, false},
		{"heading in decoration", hidden, false, true},
		{"icon", stack(layout.Group, icon), false, true},
		{"figure", &layout.Node{Role: layout.Figure, Kind: layout.Picture}, false, false},
		{"empty box", stack(layout.Group), false, true},
	}
	for _, test := range tests {
		if got := Has(test.node, layout.H2, layout.H3); got != test.has {
			t.Errorf("%s: has a heading: %t", test.name, got)
		}
		if got := Silent(test.node); got != test.silent {
			t.Errorf("%s: silent: %t", test.name, got)
		}
	}
}

func TestBelowStopsAtRoles(t *testing.T) {
	inner := stack(layout.L, entry("•", "inner"))
	li := stack(layout.LI, stack(layout.LBody, inner))
	if got := Below(stack(layout.L, stack(layout.Group, li)), layout.LI); !slices.Equal(got, []*layout.Node{li}) {
		t.Errorf("%d nodes, want the outer item alone", len(got))
	}
}

func TestTitles(t *testing.T) {
	heading := text(layout.H1, "First")
	heading.ID = "first"
	section := stack(layout.Sect, text(layout.P, "lead"), text(layout.H2, "Second"))
	section.ID = "second"
	bare := stack(layout.Group, text(layout.P, "no heading"))
	bare.ID = "bare"
	hidden := stack(layout.Artifact, text(layout.H2, "hidden"))
	got := Titles(stack(layout.DocumentRo, heading, section, hidden, bare))
	for id, want := range map[string]string{"first": "First", "second": "Second", "bare": "Second"} {
		if got[id] != want {
			t.Errorf("title of %s: %q, want %q", id, got[id], want)
		}
	}
}

func TestStarts(t *testing.T) {
	deep := text(layout.P, "on page 3")
	part := stack(layout.Sect, deep, text(layout.P, "nowhere"))
	part.Break = layout.PageBreak
	empty := stack(layout.Sect)
	empty.Break = layout.PageBreak
	d := &layout.Document{Root: stack(layout.DocumentRo, part, empty), Pages: []layout.Page{
		{Number: 3, Items: []layout.Item{{}, {Node: deep}}}, {Number: 4, Items: []layout.Item{{Node: deep}}},
	}}
	got := Starts(d)
	if got[part] != 3 || got[empty] != 0 || got[deep] != 0 {
		t.Errorf("part starts on %d, want 3; empty on %d and a node without a break on %d, want 0", got[part], got[empty], got[deep])
	}
}

func TestLevel(t *testing.T) {
	for want, role := range []layout.Role{layout.P, layout.H1, layout.H2, layout.H3, layout.H4} {
		if got := Level(role); got != want {
			t.Errorf("level of %s: %d, want %d", role, got, want)
		}
	}
}

package tag

import (
	"testing"

	"handout/data/diag"
	"handout/layout"
)

func TestNumbering(t *testing.T) {
	for label, want := range map[string]string{"1": "Decimal", "12.": "Decimal", " 3) ": "Decimal", "•": "Disc", "Hold": "None", "1a": "None"} {
		if got := numbering(label); got != want {
			t.Errorf("%q: %s, want %s", label, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	n := &layout.Node{Children: []*layout.Node{
		{Spans: []layout.Span{{Text: "Two"}, {Kind: layout.LineBreak}, {Text: "lines, "}, {Text: "one node", Strong: true}}},
		{Spans: []layout.Span{{Text: " and another"}}},
	}}
	if got := Words(n); got != "Two lines, one node and another" {
		t.Errorf("got %q", got)
	}
}

func TestErrorf(t *testing.T) {
	tests := []struct {
		node *layout.Node
		want string
	}{
		{nil, "artifact: 7 too many"},
		{&layout.Node{}, "7 too many"},
		{&layout.Node{Name: "dose strip"}, "dose strip: 7 too many"},
		{&layout.Node{Name: "dose strip", Pos: diag.Pos{File: "a.yaml", Line: 2}}, "a.yaml:2: dose strip: 7 too many"},
	}
	for _, tt := range tests {
		if got := Errorf(tt.node, "%d too many", 7).Error(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestFrame widens a figure's box on its first page alone.
func TestFrame(t *testing.T) {
	art := &layout.Node{Kind: layout.Picture}
	root := &layout.Node{Role: layout.DocumentRo, Children: []*layout.Node{{Role: layout.Figure, Alt: "two parts", Children: []*layout.Node{art}}}}
	tree, errs := New(root, "en", 2)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	e, err := tree.Owner(art, -1, Art)
	if err != nil {
		t.Fatal(err)
	}
	tree.Frame(e, 0, 10, 20, 30, 40)
	tree.Frame(e, 0, 5, 25, 20, 60)
	tree.Frame(e, 1, 0, 0, 99, 99)
	if got, want := *e.nearest().box, (box{0, 5, 20, 30, 60}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

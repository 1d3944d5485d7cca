package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/layout"
)

// eased lets the space above a node grow by some lines.
func eased(lines int, n *layout.Node) *layout.Node {
	return with(n, func(n *layout.Node) { n.Ease = Length(lines) * leading })
}

// tops lists the filled boxes of each page with how many lines below the top of the page they stand.
func tops(d *layout.Document) string {
	var pages []string
	for _, p := range d.Pages {
		var words []string
		for _, it := range p.Items {
			if it.Path != nil && it.Path.Fill != layout.None {
				words = append(words, fmt.Sprintf("%s %g", it.Path.Fill, float64(it.Box.Y-mms(10))/float64(leading)))
			}
		}
		pages = append(pages, strings.Join(words, ", "))
	}
	return strings.Join(pages, " | ")
}

func TestEase(t *testing.T) {
	for name, test := range map[string]struct {
		kids    []*layout.Node
		surplus int // lines
		want    string
	}{
		"room enough":          {[]*layout.Node{tall("a", 1), eased(2, tall("b", 1)), eased(3, tall("c", 1))}, 0, "a 0, b 3, c 7"},
		"shared":               {[]*layout.Node{tall("a", 4), eased(4, tall("b", 1)), eased(8, tall("c", 2))}, 0, "a 0, b 5, c 8"},
		"no room":              {[]*layout.Node{tall("a", 9), eased(4, tall("b", 1))}, 0, "a 0, b 9"},
		"the surplus is room":  {[]*layout.Node{tall("a", 9), eased(4, tall("b", 1))}, 2, "a 0, b 11"},
		"nothing flows there":  {[]*layout.Node{tall("a", 9), eased(4, tall("b", 2))}, 2, "a 0 | b 0"},
		"not at the top":       {[]*layout.Node{eased(4, tall("a", 2)), tall("b", 1)}, 0, "a 0, b 2"},
		"page by page":         {[]*layout.Node{tall("a", 9), eased(4, tall("b", 4)), eased(1, tall("c", 1))}, 0, "a 0 | b 0, c 5"},
		"what follows moves":   {[]*layout.Node{tall("a", 1), pile(tall("b", 1), eased(2, tall("c", 1))), tall("d", 1)}, 0, "a 0, b 1, c 4, d 5"},
		"nothing to ease":      {[]*layout.Node{tall("a", 1), eased(4, pile()), tall("b", 1)}, 0, "a 0, b 1"},
		"not in a frame":       {[]*layout.Node{tall("a", 1), with(pile(tall("b", 1), eased(2, tall("c", 1))), func(n *layout.Node) { n.Box.MinHeight = 1 }), tall("d", 1)}, 0, "a 0, b 1, c 2, d 3"},
		"in a column":          {[]*layout.Node{tall("a", 1), side([]layout.Track{{}}, pile(tall("b", 1), eased(2, tall("c", 1)))), tall("d", 1)}, 0, "a 0, b 1, c 4, d 5"},
		"a column's top":       {[]*layout.Node{tall("a", 1), side([]layout.Track{{}}, pile(eased(2, tall("b", 1)), eased(1, tall("c", 1)))), tall("d", 1)}, 0, "a 0, b 1, c 3, d 4"},
		"the highest column":   {[]*layout.Node{side([]layout.Track{{}, {}}, pile(tall("a", 1), eased(3, tall("b", 1))), pile(tall("c", 1), eased(1, tall("d", 1)))), tall("e", 1)}, 0, "a 0, b 4, c 0, d 2, e 5"},
		"a row in a column":    {[]*layout.Node{side([]layout.Track{{}}, pile(tall("a", 1), eased(1, side([]layout.Track{{}}, pile(tall("b", 1), eased(2, tall("c", 1))))))), tall("d", 1)}, 0, "a 0, b 2, c 5, d 6"},
		"columns come last":    {[]*layout.Node{tall("a", 2), eased(2, side([]layout.Track{{}}, pile(tall("b", 1), eased(2, tall("c", 2))))), eased(2, tall("d", 1))}, 0, "a 0, b 4, c 5, d 9"},
		"columns get the rest": {[]*layout.Node{tall("a", 1), eased(2, side([]layout.Track{{}}, pile(tall("b", 1), eased(2, tall("c", 1))))), eased(2, tall("d", 2))}, 0, "a 0, b 3, c 5, d 8"},
		"not in a low column":  {[]*layout.Node{with(side([]layout.Track{{}, {}}, tall("a", 3), pile(tall("b", 1), eased(2, tall("c", 1)))), func(n *layout.Node) { n.Valign = layout.Bottom }), tall("d", 1)}, 0, "a 0, b 1, c 2, d 3"},
		"a choice and its own": {[]*layout.Node{tall("a", 1), eased(1, choice(eased(2, tall("b", 1)), tall("c", 1)))}, 0, "a 0, b 4"},
		"no choice is changed": {[]*layout.Node{tall("a", 3), choice(eased(9, tall("b", 8)), eased(9, tall("c", 3)))}, 4, "a 0, c 11"},
	} {
		s := paged(10, test.kids...)
		s.Page.Surplus = Length(test.surplus) * leading
		if got := tops(flowed(t, s)); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// TestEaseOwn wants what belongs to one copy alone where it is noted to stand, moved down as a whole.
func TestEaseOwn(t *testing.T) {
	own := with(pile(tall("b", 1), eased(2, tall("c", 1))), func(n *layout.Node) { n.Own = true })
	d := flowed(t, paged(10, tall("a", 1), eased(3, own), eased(1, tall("d", 1))))
	if got, want := tops(d), "a 0, b 4, c 5, d 7"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := d.Own[0].Box.Y-mms(10), 4*leading; got != want {
		t.Errorf("it is said to stand %d below the top, want %d", got, want)
	}
}

// TestFrameOnTop wants a frame painted over the fills of the boxes in it, and under nothing.
func TestFrameOnTop(t *testing.T) {
	framed := with(pile(tall("band", 2), say("Words")), func(n *layout.Node) {
		n.Box.Fill, n.Box.Frame = "tint", layout.Stroke{Width: 1000, Colour: layout.Ink}
	})
	var order []string
	for _, it := range flowed(t, paged(10, framed)).Pages[0].Items {
		switch {
		case it.Path != nil && it.Path.Stroke.Width > 0:
			order = append(order, "frame")
		case it.Path != nil:
			order = append(order, string(it.Path.Fill))
		}
	}
	if want := []string{"tint", "band", "frame"}; !slices.Equal(order, want) {
		t.Errorf("painted are %v, want %v", order, want)
	}
}

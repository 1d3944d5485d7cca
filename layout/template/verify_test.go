package template

import (
	"strings"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/layout"
)

// firstNode returns the first node for which ok holds, in reading order.
func firstNode(n *layout.Node, ok func(*layout.Node) bool) *layout.Node {
	if ok(n) {
		return n
	}
	for _, child := range n.Children {
		if found := firstNode(child, ok); found != nil {
			return found
		}
	}
	return nil
}

func withName(name string) func(*layout.Node) bool {
	return func(n *layout.Node) bool { return n.Name == name }
}

func saying(s string) func(*layout.Node) bool {
	return func(n *layout.Node) bool { return n.Kind == layout.Text && strings.Contains(normal(plain(n.Spans)), s) }
}

// TestVerify spoils a sound tree in many ways and wants each to be refused.
func TestVerify(t *testing.T) {
	drop := func(n *layout.Node) { n.Kind, n.Spans, n.Children = layout.Stack, nil, nil }
	for _, test := range []struct {
		name  string
		node  func(*layout.Node) bool
		spoil func(*layout.Node)
		want  string
	}{
		{"no gate", withName("gate"), drop, "before the first exercise"},
		{"no calm line", withName("calm"), drop, "before the first exercise"},
		{"no emergency panel", withName("emergency panel"), drop, "before the first exercise"},
		{"no condition", withName("condition"), drop, "before the first exercise"},
		{"no foot", withName("foot"), drop, "before the first exercise"},
		{"one item gone", saying("Fainting"), drop, "before the first exercise"},
		{"item cut short", saying("Fainting"), func(n *layout.Node) { n.Spans[0].Text = "Fainting" }, "before the first exercise"},
		{"panel an artifact", withName("today panel"), func(n *layout.Node) { n.Role = layout.Artifact }, "before the first exercise"},
		{"panel small", saying("Under 18"), func(n *layout.Node) { n.Type.Size = 8 * layout.Point }, "before the first exercise"},
		{"no stop rule", withName("stop bar"), drop, "before the first exercise"},
		{"no draft mark", withName("draft mark"), drop, "the draft mark is not printed"},
		{"no pain sentence", withName("zone"), drop, "in the pain guide"},
		{"no steps in one form", withName("steps"), drop, "with its exercise"},
		{"no precautions in one form", withName("take care"), drop, "with its exercise"},
		{"no short stop rule", func(n *layout.Node) bool { return n.Name == "exercise" }, func(n *layout.Node) { drop(firstNode(n, withName("stop bar"))) }, "with its exercise"},
	} {
		b := bundle(t, "starter", "gb")
		s := composed(t, b)
		node := firstNode(s.Root, test.node)
		if node == nil {
			t.Errorf("%s: there is no such node", test.name)
			continue
		}
		test.spoil(node)
		c := &composer{Template: open(t, "handout"), b: b, draft: true, spoken: map[*layout.Node]speech{}}
		c.verify(s.Root)
		if got := listing(c.diags); !strings.Contains(got, test.want) || c.diags.ExitCode() != 1 {
			t.Errorf("%s: want %q, got\n%s", test.name, test.want, got)
		}
	}
}

// TestEveryAlternativeIsSafe looks at each page and leaf by itself.
func TestEveryAlternativeIsSafe(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	s := composed(t, b)
	for _, u := range b.Programme.Uses {
		alternatives := childWithID(s.Root, exerciseID(u)).Children[0].Children
		if len(alternatives) < 8 {
			t.Errorf("%s: %d alternatives", u.Exercise.ID, len(alternatives))
		}
		for i, a := range alternatives {
			c := &composer{Template: open(t, "handout"), b: b, spoken: map[*layout.Node]speech{}}
			if c.verifyExercise(u, a); len(c.diags) > 0 {
				t.Errorf("%s, alternative %d (%s): %s", u.Exercise.ID, i, a.Name, listing(c.diags))
			}
		}
	}
}

// TestGivesWay reads off what each page form has kept.
func TestGivesWay(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	alternatives := childWithID(composed(t, b).Root, exerciseID(b.Programme.Uses[0])).Children[0].Children
	type state struct{ pictures, maps, mistakes bool }
	var seen []state
	tallest := layout.Length(0)
	for _, a := range alternatives {
		if a.Name != "page" {
			continue
		}
		figure := firstNode(a, func(n *layout.Node) bool { // a close-up keeps its size
			return n.Role == layout.Figure && n.Art.Height > n.Art.Width*3/2
		})
		tallest = max(tallest, figure.Art.Height)
		now := state{
			figure.Art.Height == tallest,
			firstNode(a, func(n *layout.Node) bool { return strings.HasPrefix(n.Alt, "A body seen from behind") }) != nil,
			firstNode(a, withName("common_mistakes")) != nil,
		}
		if len(seen) == 0 || seen[len(seen)-1] != now {
			seen = append(seen, now)
		}
	}
	want := []state{{true, true, true}, {false, true, true}, {false, true, false}, {false, false, false}} // the list of mistakes becomes a line before the map goes
	if len(seen) != len(want) {
		t.Fatalf("got %v, want %v", seen, want)
	}
	for i := range want {
		if seen[i] != want[i] {
			t.Errorf("got %v, want %v", seen, want)
		}
	}
	last := alternatives[len(alternatives)-1]
	if last.Name != "broken" || last.Repeat == nil {
		t.Error("the last form is not the one that breaks anywhere")
	}
}

// TestTags checks the tree as a tag tree: headings without gaps, lists of items, figures with words.
func TestTags(t *testing.T) {
	s := composed(t, bundle(t, "back-pain", "gb"))
	level, h1 := 0, 0
	ids := map[string]*layout.Node{}
	var walk func(n *layout.Node, parent layout.Role)
	walk = func(n *layout.Node, parent layout.Role) {
		if n.Pos.IsZero() && n.Role != layout.Group && n.Kind == layout.Text {
			t.Errorf("no place: %s %s", n.Role, marked(n.Spans))
		}
		if n.ID != "" && ids[n.ID] != nil && ids[n.ID] != n && n.Name != "leaf back" {
			t.Errorf("the id %s stands twice", n.ID)
		}
		ids[n.ID] = n
		switch n.Role {
		case layout.H1, layout.H2, layout.H3, layout.H4:
			l := int(n.Role[1] - '0')
			if l > level+1 {
				t.Errorf("H%d follows H%d: %s", l, level, marked(n.Spans))
			}
			if level = l; l == 1 {
				h1++
			}
		case layout.Figure:
			if n.Alt == "" {
				t.Error("a figure has no alternative text")
			}
		case layout.LI:
			if parent != layout.L {
				t.Errorf("a list item under %q", parent)
			}
		case layout.Lbl, layout.LBody:
			if parent != layout.LI {
				t.Errorf("%s under %q", n.Role, parent)
			}
		case layout.TH, layout.TD:
			if parent != layout.TR || n.Role == layout.TH && n.Scope == layout.NoScope {
				t.Errorf("%s under %q, scope %d", n.Role, parent, n.Scope)
			}
		}
		if n.Role != layout.Group {
			parent = n.Role
		}
		if n.Kind == layout.Row && len(n.Tracks) != len(n.Children) {
			t.Errorf("row %q: %d tracks, %d children", n.Name, len(n.Tracks), len(n.Children))
		}
		for _, child := range n.Children {
			walk(child, parent)
		}
	}
	walk(s.Root, layout.DocumentRo)
	if h1 != 1 {
		t.Errorf("%d headings of the first level", h1)
	}
}

func TestLocaleStringsAreUsed(t *testing.T) {
	source := readSources(t)
	for _, key := range data.LocaleKeys() {
		if !strings.Contains(source, `"`+key+`"`) && !strings.HasPrefix(key, "after_") {
			t.Errorf("no code prints the string %q", key)
		}
	}
}

func TestMissingDrawing(t *testing.T) {
	b := bundle(t, "starter", "gb")
	b.Programme.Uses[0].Exercise.Pictures[0].Pose = "no-such-pose"
	_, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Assets: assets.FS})
	if !strings.Contains(listing(faults), "figures/no-such-pose.svg: there is no such file") {
		t.Error(listing(faults))
	}
}

// TestVerifyOtherTemplates spoils the trees of the templates that print exercises in short or by name alone.
func TestVerifyOtherTemplates(t *testing.T) {
	drop := func(n *layout.Node) { n.Kind, n.Spans, n.Children = layout.Stack, nil, nil }
	for _, test := range []struct {
		template, name string
		node           func(*layout.Node) bool
		want           string
	}{
		{"summary", "no warnings of an exercise", withName("care"), "among its precautions"},
		{"summary", "no reminder in one form", withName("reminder"), "with its exercise"},
		{"summary", "no gate", withName("gate"), "before the first exercise"},
		{"summary", "no draft mark in one form", withName("front gate"), "the draft mark is not printed"},
		{"summary", "no pain sentence", withName("zone"), "in the pain guide"},
		{"cards", "no list", withName("list card"), "before the first exercise"},
		{"cards", "no whole stop rule", withName("stop card"), "before the first exercise"},
		{"cards", "no back in one form", withName("card back"), ""},
		{"cards", "no front in one form", withName("card front"), "with its exercise"},
		{"diary", "no emergency panel", withName("emergency panel"), "before the first exercise"},
		{"large-print", "no steps", withName("steps"), "with its exercise"},
	} {
		b := bundle(t, "starter", "gb")
		tmpl := open(t, test.template)
		s, faults := Compose(Request{Template: tmpl, Bundle: b, Draft: true, Assets: assets.FS})
		if faults.HasErrors() {
			t.Fatal(listing(faults))
		}
		node := firstNode(s.Root, test.node)
		if node == nil {
			t.Errorf("%s, %s: there is no such node", test.template, test.name)
			continue
		}
		drop(node)
		c := &composer{Template: tmpl, b: b, draft: true, spoken: map[*layout.Node]speech{}}
		c.verify(s.Root)
		if got := listing(c.diags); !strings.Contains(got, test.want) || c.diags.ExitCode() != 1 {
			t.Errorf("%s, %s: want %q, got\n%s", test.template, test.name, test.want, got)
		}
	}
}

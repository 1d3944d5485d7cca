package flow

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/text"
)

// setLines sets a paragraph on a width and returns its lines' texts.
func setLines(t testing.TB, n *layout.Node, width Length) (*paragraph, *set, []string) {
	t.Helper()
	f := newFlow(text.NewShaper(faces()), fewDigits)
	b := f.box(n, "en-GB")
	p := f.paragraph(b)
	s := p.set(f.shaper, width)
	var texts []string
	for _, l := range s.lines {
		var b strings.Builder
		for _, u := range s.units[l.from:l.to] {
			b.WriteString(u.Text)
		}
		texts = append(texts, b.String())
	}
	return p, s, texts
}

func TestLines(t *testing.T) {
	const object = string(text.Object)
	blank := layout.Span{Kind: layout.Blank, Width: mms(10)}
	for _, test := range []struct {
		name  string
		node  *layout.Node
		width float64
		want  []string
	}{
		{"greedy", say("Put your left arm on top of your right."), 45, []string{"Put your left arm on top ", "of your right."}},
		{"no-break space", say("Stand about 30\u00a0cm away."), 30, []string{"Stand about ", "30\u00a0cm away."}},
		{"no hyphenation, but hyphens", say("a long-term plan"), 20, []string{"a long-", "term plan"}},
		{"a bold letter in a word", paragraphOf(layout.Span{Text: "very long str"}, layout.Span{Text: "e", Strong: true}, layout.Span{Text: "tch"}), 25, []string{"very long ", "stretch"}},
		{"a short last word takes one along", say("A fixed upright bar, or a solid rail that cannot go"), 85, []string{"A fixed upright bar, or a solid rail that ", "cannot go"}},
		{"but not where it would leave a short line", say("Hold incomprehensibility on"), 50, []string{"Hold incomprehensibility ", "on"}},
		{"nor over a forced break", say("One two three four\non"), 85, []string{"One two three four \n", "on"}},
		{"forced breaks", paragraphOf(layout.Span{Text: "One"}, layout.Span{Kind: layout.LineBreak}, layout.Span{Kind: layout.LineBreak}, layout.Span{Text: "Two"}), 50, []string{"One \n", " \n", "Two"}},
		{"blanks are words", paragraphOf(layout.Span{Text: "Weight "}, blank, layout.Span{Text: " kg and more"}), 33, []string{"Weight " + object + " kg ", "and more"}},
		{"a blank ends a line before it", paragraphOf(layout.Span{Text: "Your weight "}, blank, layout.Span{Text: " kg"}), 30, []string{"Your weight ", object + " kg"}},
		{"a blank without a space stays with its word", paragraphOf(layout.Span{Text: "Your weight:"}, blank, layout.Span{Text: "kg"}), 30, []string{"Your ", "weight:" + object + "kg"}},
		{"a wide word is cut", say("Up incomprehensibilities on"), 20, []string{"Up ", "incompreh", "ensibilitie", "s on"}},
		{"a column narrower than a letter", say("To a"), 0.5, []string{"T", "o ", "a"}},
		{"a blank and a word too wide", paragraphOf(layout.Span{Text: "incomprehen"}, blank, layout.Span{Kind: layout.PageTotal}), 20, []string{"incompreh", "en" + object, "00"}},
		{"nothing", say(""), 20, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, got := setLines(t, test.node, mms(test.width))
			if g, w := fmt.Sprintf("%q", got), fmt.Sprintf("%q", test.want); g != w {
				t.Errorf("got  %s\nwant %s", g, w)
			}
		})
	}
}

// A line of one style stands alike whatever weights are in it.
func TestBaseline(t *testing.T) {
	plain, mixed := say("Plain"), paragraphOf(layout.Span{Text: "Plain "}, layout.Span{Text: "bold", Strong: true})
	_, a, _ := setLines(t, plain, mms(50))
	_, b, _ := setLines(t, mixed, mms(50))
	if a.lines[0].baseline != b.lines[0].baseline || a.lines[0].height != leading || b.lines[0].height != leading {
		t.Errorf("lines differ: %+v and %+v", a.lines[0], b.lines[0])
	}
}

// Without a leading, lines are as high as the face, and do not lie on one another.
func TestNoLeading(t *testing.T) {
	n := say("Plain")
	n.Type.Leading = 0
	if _, s, _ := setLines(t, n, mms(50)); s.lines[0].height < n.Type.Size {
		t.Errorf("a line of %d is %d high", n.Type.Size, s.lines[0].height)
	}
}

// A tick box is centred on the capitals, and square unless it has a height.
func TestTick(t *testing.T) {
	for _, test := range []struct{ height, want float64 }{{0, 4}, {8, 8}} {
		doc := flowed(t, sheet(60, 40, paragraphOf(layout.Span{Kind: layout.Tick, Width: mms(4), Height: mms(test.height)}, layout.Span{Text: " H"})))
		tick, run := doc.Pages[0].Items[0].Box, doc.Pages[0].Items[1].Glyphs
		if tick.H != mms(test.want) {
			t.Errorf("the box is %d high, want %v mm", tick.H, test.want)
		}
		capHeight := scaled(int64(faces().Metrics(run.Font).CapHeight), run.Size, 1000)
		if off := tick.Y + tick.H/2 - (run.Y - capHeight/2); off < -2 || off > 2 {
			t.Errorf("the box's middle is %d off the middle of the capitals", off)
		}
	}
}

// A forced line end parts tick boxes too.
func TestTicksInTwoLines(t *testing.T) {
	tick := layout.Span{Kind: layout.Tick, Width: mms(4)}
	doc := flowed(t, sheet(60, 40, paragraphOf(tick, tick, layout.Span{Kind: layout.LineBreak}, tick)))
	var at []layout.Rect
	for _, item := range doc.Pages[0].Items {
		if item.Path != nil {
			at = append(at, item.Box)
		}
	}
	if len(at) != 3 || at[0].Y != at[1].Y || at[1].X != at[0].X+at[0].W || at[2].Y <= at[0].Y || at[2].X != at[0].X {
		t.Errorf("boxes stand at %v", at)
	}
}

func TestScaled(t *testing.T) {
	for _, test := range []struct {
		units      int64
		size       Length
		unitsPerEm int
		want       Length
	}{
		{500, 12000, 1000, 6000},
		{1, 500, 1000, 1}, // half up
		{1, 499, 1000, 0},
		{-1, 500, 1000, 0},
		{-1, 501, 1000, -1},
		{-3, 1000, 2000, -1},
	} {
		if got := scaled(test.units, test.size, test.unitsPerEm); got != test.want {
			t.Errorf("scaled(%d, %d, %d) is %d, want %d", test.units, test.size, test.unitsPerEm, got, test.want)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add("Put your left arm on top of your right.", "bold", 200)
	f.Add("incomprehensibilities\nand 10\u00a0cm", " ", 30)
	f.Add("", "\n\n", 0)
	f.Add("a\u200bb\u00adc  d", "\u2028e", 12)
	f.Fuzz(func(t *testing.T, first, second string, width int) {
		if !utf8.ValidString(first+second) || strings.ContainsRune(first+second, text.Object) {
			return
		}
		n := paragraphOf(layout.Span{Text: first}, layout.Span{Kind: layout.Blank, Width: 5000}, layout.Span{Text: second, Strong: true})
		w := Length(width) * 1000
		p, s, texts := setLines(t, n, w)
		if p.missing != nil {
			return
		}
		want := strings.ReplaceAll(first+string(text.Object)+second, "\n", " \n") // so that words stay apart
		if got := strings.Join(texts, ""); got != want {
			t.Errorf("joined lines are %q, want %q", got, want)
		}
		at := 0
		for _, l := range s.lines {
			if l.from != at || l.to <= l.from {
				t.Errorf("a line has units %d to %d, want from %d", l.from, l.to, at)
			}
			at = l.to
			if l.width > w && wordEnd(s.units, l.from) < l.to {
				t.Errorf("a line of several words is %d wide, more than %d", l.width, w)
			}
		}
		if at != len(s.units) {
			t.Errorf("lines end with unit %d of %d", at, len(s.units))
		}
	})
}

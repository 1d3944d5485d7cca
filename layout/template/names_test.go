package template

import (
	"strings"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// fixture is a composer of the built-in starter programme in a region, with a dose in force.
func fixture(t *testing.T, region string) (*composer, *data.Prescription) {
	t.Helper()
	b := bundle(t, "starter", region)
	c := &composer{Template: open(t, "handout"), b: b}
	return c, &data.Prescription{
		Hold:        given(duration(30, 30, "s", 1000)),
		Duration:    given(duration(1, 1, "min", 60_000)),
		Repetitions: given(data.Range{Least: 3, Most: 3}),
		Sets:        given(data.Range{Least: 1, Most: 1}),
		Rest:        data.Opt[data.Duration]{State: data.Null},
		Load:        given(data.Measure{Range: data.Range{Least: 1_500_000, Most: 2_000_000}, Unit: "kg"}),
		Side:        "each",
	}
}

func given[T any](v T) data.Opt[T] { return data.Opt[T]{State: data.Given, Value: v} }

func duration(least, most int64, unit string, size int64) data.Duration {
	return data.Duration{Range: data.Range{Least: least * size, Most: most * size}, Unit: unit}
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ region, text, want string }{
		{"gb", "Hold for {hold}.", "Hold for 30~seconds."},
		{"gb", "**Hold for {hold}.** Breathe.", "*Hold for 30~seconds.* Breathe."},
		{"gb", "{duration}", "1~minute"},
		{"gb", "{repetitions} {repetitions|hold|holds}", "3~holds"},
		{"gb", "{sets} {sets|set|sets}", "1~set"},
		{"gb", "{total} in all, {per_side} a side", "6~in all, 3~a side"},
		{"gb", "Rest for {rest}.", "Rest for [blank: blank to fill in]."},
		{"gb", "{load}", "1.5~to 2~kg"},
		{"gb", "{distance} away", "[blank: blank to fill in] away"},
		{"gb", "{carry_on}, {ease_off}, {pain_stop}", "0~to 3, 4~to 5, 6~to 10"},
		{"gb", "above {carry_on_most}, {pain_stop_least} or more, {settles_within}", "above 3, 6~or more, 24~hours"},
		{"gb", "Call {emergency} or go to {place}. Or {urgent}.", "Call 999~or go to A&E. Or 111~or your GP."},
		{"us", "Call {emergency} or go to {place}. Or {urgent}.", "Call 911~or go to the emergency room. Or your doctor or urgent care."},
		{"intl", "Call {emergency}.", "Call your emergency number."},
		{"gb", "about {10 cm} apart", "about 10~cm apart"},
		{"us", "about {10 cm} apart", "about 4~inches apart"},
		{"us", "{30 cm} up", "12~inches up"},
		{"us", "{2 m} away", "7~feet away"},
		{"us", "{1 in}", "1~inch"},
		{"us", "your {tummy}", "your belly"},
		{"gb", "your {tummy}", "your tummy"},
		{"gb", "a {{brace}", "a {brace}"},
		{"gb", "for 10 minutes, page 2", "for 10~minutes, page 2"},
		{"gb", "1 Main Street", "1 Main Street"},
	} {
		c, dose := fixture(t, test.region)
		spans := c.spans(data.Text{Value: test.text}, scope{dose: dose})
		if got := marked(spans); got != test.want || len(c.diags) > 0 {
			t.Errorf("%s %q\nwant %s\ngot  %s\n%s", test.region, test.text, test.want, got, listing(c.diags))
		}
	}
}

func TestNamesThatAreWrong(t *testing.T) {
	at := diag.Pos{File: "x.yaml", Line: 3, Column: 7}
	for _, test := range []struct{ text, message, hint string }{
		{"{hodl}", "there is nothing named {hodl}", `did you mean "hold"?`},
		{"{nonsense}", "there is nothing named {nonsense}", "names here: hold, duration"},
		{"{hold", "the brace is never closed", "write {{ for a brace"},
		{"**bold", "the bold part is never closed", "before and after"},
		{"{sets|one}", "{sets|one} needs two words", "{name|one|many}"},
	} {
		c, dose := fixture(t, "gb")
		c.spans(data.Text{Value: test.text, Pos: at}, scope{dose: dose})
		if len(c.diags) != 1 {
			t.Fatalf("%q: %d findings, want 1", test.text, len(c.diags))
		}
		d := c.diags[0]
		if d.Pos != at || !strings.Contains(d.Message, test.message) || !strings.Contains(d.Hint, test.hint) || c.diags.ExitCode() != 2 {
			t.Errorf("%q: %s", test.text, listing(c.diags))
		}
	}
}

func TestNamesOfADoseMeanNothingElsewhere(t *testing.T) {
	c, _ := fixture(t, "gb")
	c.spans(data.Text{Value: "{hold}"}, scope{})
	if !c.diags.HasErrors() {
		t.Error("a dose's name outside an exercise is no error")
	}
}

func TestLists(t *testing.T) {
	c, _ := fixture(t, "gb")
	for _, test := range []struct {
		items []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a or b"}, {[]string{"a", "b", "c"}, "a, b or c"},
	} {
		var items [][]layout.Span
		for _, item := range test.items {
			items = append(items, []layout.Span{words(item)})
		}
		got := marked(c.joined(items, "list_or"))
		if got != test.want {
			t.Errorf("%v: got %q, want %q", test.items, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	d := data.Date{Year: 2026, Month: 8, Day: 6}
	for region, want := range map[string]string{"gb": "6~August~2026", "us": "August~6,~2026"} {
		c, _ := fixture(t, region)
		if got := strings.ReplaceAll(c.date(d), "\u00a0", "~"); got != want {
			t.Errorf("%s: got %q, want %q", region, got, want)
		}
	}
}

func TestQuantities(t *testing.T) {
	c, _ := fixture(t, "gb")
	for _, test := range []struct{ got, want string }{
		{c.duration(duration(8, 12, "s", 1000)), "8 to 12~seconds"},
		{c.duration(data.Duration{Range: data.Range{Least: 90_000, Most: 90_000}, Unit: "min"}), "1.5~minutes"},
		{c.duration(duration(1, 1, "week", 604_800_000)), "1~week"},
		{c.measure(data.Measure{Range: data.Range{Least: 453_592, Most: 453_592}, Unit: "lb"}), "1~pound"},
		{c.decimal(125, 100), "1.25"},
		{c.times("times_a_day", data.Range{Least: 1, Most: 1}), "1~time a day"},
		{c.times("times_a_week", data.Range{Least: 2, Most: 3}), "2 to 3~times a week"},
	} {
		if got := strings.ReplaceAll(test.got, "\u00a0", "~"); strings.ReplaceAll(got, "~to", " to") != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestPageReferences wants every number of a page bound to the word before it, in every template and locale.
func TestPageReferences(t *testing.T) {
	for _, region := range []string{"gb", "us"} {
		for _, name := range Names() {
			s, faults := Compose(Request{Template: open(t, name), Bundle: bundle(t, "back-pain", region), Draft: true, Assets: assets.FS})
			if faults.HasErrors() {
				t.Fatal(listing(faults))
			}
			seen := 0
			var walk func(n *layout.Node)
			walk = func(n *layout.Node) {
				for i, span := range n.Spans {
					if span.Kind != layout.PageRef {
						continue
					}
					seen++
					if i == 0 || !strings.HasSuffix(n.Spans[i-1].Text, "page\u00a0") {
						t.Errorf("%s, %s: a line may break before the number: %s", name, region, marked(n.Spans))
					}
				}
				for _, child := range n.Children {
					walk(child)
				}
			}
			walk(s.Root)
			switch got := tree(s.Root); {
			case name == "cards" && (seen > 0 || !strings.Contains(got, "Read the cards “Call 9")):
				t.Errorf("cards, %s: cards have no numbers, yet they refer to %d, or not to one another by name", region, seen)
			case seen == 0 && name != "cards" && name != "diary":
				t.Errorf("%s, %s: it refers to no page: the test shows nothing", name, region)
			}
		}
	}
}

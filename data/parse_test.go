package data

import (
	"errors"
	"testing"
)

func TestParseDuration(t *testing.T) {
	tests := []struct {
		in   string
		want Duration
	}{
		{"30 s", Duration{Range{30000, 30000}, "s"}},
		{"1 min", Duration{Range{60000, 60000}, "min"}},
		{"20 to 30 s", Duration{Range{20000, 30000}, "s"}},
		{"1.5 min", Duration{Range{90000, 90000}, "min"}},
		{"0.5 s", Duration{Range{500, 500}, "s"}},
		{"24 h", Duration{Range{86400000, 86400000}, "h"}},
		{"1 day", Duration{Range{86400000, 86400000}, "day"}},
		{"2 days", Duration{Range{172800000, 172800000}, "day"}},
		{"2 to 3 weeks", Duration{Range{1209600000, 1814400000}, "week"}},
	}
	for _, test := range tests {
		t.Run(test.in, func(t *testing.T) {
			if got, err := ParseDuration(test.in); err != nil || got != test.want {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

func TestParseMeasures(t *testing.T) {
	tests := []struct {
		in    string
		parse func(string) (Measure, error)
		want  Measure
	}{
		{"10 cm", ParseLength, Measure{Range{100000, 100000}, "cm"}},
		{"12 mm", ParseLength, Measure{Range{12000, 12000}, "mm"}},
		{"1 to 2 m", ParseLength, Measure{Range{1000000, 2000000}, "m"}},
		{"4 in", ParseLength, Measure{Range{101600, 101600}, "in"}},
		{"1 ft", ParseLength, Measure{Range{304800, 304800}, "ft"}},
		{"2 kg", ParseMass, Measure{Range{2000000, 2000000}, "kg"}},
		{"500 g", ParseMass, Measure{Range{500000, 500000}, "g"}},
		{"1 lb", ParseMass, Measure{Range{453592, 453592}, "lb"}},
		{"1000000 lb", ParseMass, Measure{Range{453592370000, 453592370000}, "lb"}},
	}
	for _, test := range tests {
		t.Run(test.in, func(t *testing.T) {
			if got, err := test.parse(test.in); err != nil || got != test.want {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

func TestParseRange(t *testing.T) {
	for in, want := range map[string]Range{"3": {3, 3}, "8 to 12": {8, 12}, "0": {0, 0}, " 8  to 12 ": {8, 12}, "1000000": {1000000, 1000000}} {
		if got, err := ParseRange(in); err != nil || got != want {
			t.Errorf("%q: got %+v, %v", in, got, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	if got, err := ParseDate("2028-02-29"); err != nil || got != (Date{2028, 2, 29}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Each value that cannot be read says why, and what to write instead.
func TestParseRefuses(t *testing.T) {
	duration := func(s string) error { _, err := ParseDuration(s); return err }
	length := func(s string) error { _, err := ParseLength(s); return err }
	mass := func(s string) error { _, err := ParseMass(s); return err }
	count := func(s string) error { _, err := ParseRange(s); return err }
	date := func(s string) error { _, err := ParseDate(s); return err }
	tests := []struct {
		parse         func(string) error
		in, why, hint string
	}{
		{duration, "10", `"10" has no unit`, `write "10 s" or "10 min"`},
		{duration, "10s", `"10s": number and unit need one space between them`, `write "10 s"`},
		{duration, "10  s", `"10  s": number and unit need one space between them`, `write "10 s"`},
		{duration, "10 sec", `"10 sec": unknown unit "sec"`, `write "10 s"`},
		{duration, "2 minutes", `"2 minutes": unknown unit "minutes"`, `write "2 min"`},
		{duration, "2 mins", `"2 mins": unknown unit "mins"`, `write "2 min"`},
		{duration, "2 m", `"2 m": unknown unit "m"`, `write "2 min"`},
		{duration, "10 cm", `"10 cm": unknown unit "cm"`, "a time is in s, min, h, day, week"},
		{duration, "20-30 s", `"20-30 s": a range is written with to`, `write "20 to 30 s"`},
		{duration, "20–30 s", `"20–30 s": a range is written with to`, `write "20 to 30 s"`},
		{duration, "30 to 20 s", `"30 to 20" does not rise`, "write the smaller number first"},
		{duration, "ten s", `"ten s" is not a time`, `write a number, a space and a unit, such as "10 s"`},
		{duration, "", `"" is not a time`, `write a number, a space and a unit, such as "10 s"`},
		{duration, "1:30 min", `"1:30" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{duration, "-5 s", `"-5" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{count, "-3", `"-3" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{length, "10", `"10" has no unit`, `write "10 mm" or "10 cm"`},
		{length, "4 inches", `"4 inches": unknown unit "inches"`, `write "4 in"`},
		{length, "10 kg", `"10 kg": unknown unit "kg"`, "a length is in mm, cm, m, in, ft"},
		{mass, "2 kilos", `"2 kilos": unknown unit "kilos"`, `write "2 kg"`},
		{mass, "2,5 kg", `"2,5" is not a plain number`, "decimals take a point, and thousands no mark"},
		{mass, "1.2345 kg", `"1.2345" has too many decimals`, "three decimals are enough"},
		{mass, "1. kg", `"1. kg": unknown unit ". kg"`, "a mass is in g, kg, lb"},
		{mass, "99999999 kg", `"99999999" is too large`, "the most is 1000000"},
		{mass, "1000001 kg", `"1000001" is too large`, "the most is 1000000"},
		{count, "", `"" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{count, "1_000", `"1_000" is not a plain number`, `write "1000"`},
		{count, "1,000", `"1,000" is not a plain number`, "decimals take a point, and thousands no mark"},
		{count, "010", `"010" begins with a zero`, "take the leading zero away"},
		{count, "0x1F", `"0x1F" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{count, "1e3", `"1e3" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{count, "+3", `"+3" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{count, "2.5", `"2.5" is not a whole number`, "write a whole number"},
		{count, "8-12", `"8-12": a range is written with to`, `write "8 to 12"`},
		{count, "12 to 8", `"12 to 8" does not rise`, "write the smaller number first"},
		{count, "8 to 8", `"8 to 8" does not rise`, "write the smaller number first"},
		{count, "8 to", `"8 to" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{count, "8 to twelve", `"twelve" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		{date, "1 December 2026", `"1 December 2026" is not a date`, "write year, month and day, such as 2026-12-01"},
		{date, "01/12/2026", `"01/12/2026" is not a date`, "write year, month and day, such as 2026-12-01"},
		{date, "2026-1-2", `"2026-1-2" is not a date`, "write year, month and day, such as 2026-12-01"},
		{date, "2026-02-30", `"2026-02-30" is not in the calendar`, "look at the day and the month: the month stands in the middle"},
		{date, "2026-13-01", `"2026-13-01" is not in the calendar`, "look at the day and the month: the month stands in the middle"},
		{date, "0000-01-01", `"0000-01-01" is not in the calendar`, "look at the day and the month: the month stands in the middle"},
		{date, "2026-12-01T10:00:00Z", `"2026-12-01T10:00:00Z" is not a date`, "write year, month and day, such as 2026-12-01"},
	}
	for _, test := range tests {
		t.Run(test.in, func(t *testing.T) {
			var value *ValueError
			if err := test.parse(test.in); !errors.As(err, &value) {
				t.Fatalf("got %v, want a ValueError", err)
			}
			if value.Error() != test.why || value.Hint != test.hint {
				t.Errorf("got %q, hint %q\nwant %q, hint %q", value.Why, value.Hint, test.why, test.hint)
			}
		})
	}
}

func TestPrescriptionOver(t *testing.T) {
	seconds := func(n int64) Opt[Duration] {
		return Opt[Duration]{State: Given, Value: Duration{Range{n * 1000, n * 1000}, "s"}}
	}
	base := Prescription{Hold: seconds(30), Rest: seconds(10), Side: "each", RestAfter: "hold"}
	over := Prescription{Hold: seconds(10), Rest: Opt[Duration]{State: Null}, RestAfter: "set"}
	got := over.Over(base)
	if got.Hold.Value.Least != 10000 || got.Rest.State != Null || got.Side != "each" || got.RestAfter != "set" {
		t.Errorf("%+v", got)
	}
	if got := (Prescription{Side: "left"}).Over(base); got.Side != "left" || got.Hold != base.Hold {
		t.Errorf("%+v", got)
	}
}

func TestChecked(t *testing.T) {
	whole := Checked{By: Text{Value: "A"}, Profession: Text{Value: "b"}, Registration: Text{Value: "c"}, On: Date{2026, 9, 1}}
	if !whole.Named() {
		t.Error("a full signature is not named")
	}
	part := whole
	part.Registration = Text{}
	if part.Named() {
		t.Error("a signature without registration is named")
	}
}

func TestTextNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range TextNames() {
		if seen[n] {
			t.Errorf("%s is there twice", n)
		}
		seen[n] = true
	}
	if !seen["emergency"] || !seen["hold"] {
		t.Error("the names of files.md are not all there")
	}
}

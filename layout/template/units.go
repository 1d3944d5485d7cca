package template

import (
	"slices"
	"strings"

	"handout/data"
	"handout/layout"
)

// unitName is a unit as data files write it, the locale's string for it, and its size in base units (milliseconds,
// micrometres, milligrams).
type unitName struct {
	name, key string
	size      int64
}

func durationUnits() []unitName {
	return []unitName{
		{"s", "seconds", 1000}, {"min", "minutes", 60_000}, {"h", "hours", 3_600_000},
		{"day", "days", 86_400_000}, {"week", "weeks", 604_800_000},
	}
}

func measureUnits() []unitName {
	return []unitName{
		{"mm", "millimetres", 1000}, {"cm", "centimetres", 10_000}, {"m", "metres", 1_000_000},
		{"in", "inches", 25_400}, {"ft", "feet", 304_800},
		{"g", "grams", 1000}, {"kg", "kilograms", 1_000_000}, {"lb", "pounds", 453_592},
	}
}

func unitNamed(units []unitName, name string) unitName {
	for _, u := range units {
		if u.name == name {
			return u
		}
	}
	return units[0]
}

func durationUnit(name string) unitName { return unitNamed(durationUnits(), name) }
func measureUnit(name string) unitName  { return unitNamed(measureUnits(), name) }

// duration writes a time: "30 seconds", "1 minute", "2 to 3 minutes".
func (c *composer) duration(d data.Duration) string {
	return c.quantity(d.Range, durationUnit(d.Unit))
}

// measure writes a length or mass in the unit that it was given in: a dose is never converted.
func (c *composer) measure(m data.Measure) string {
	return c.quantity(m.Range, measureUnit(m.Unit))
}

// length writes a length of a text in the region's units, rounded to whole inches or feet where those come first.
func (c *composer) length(m data.Measure) string {
	metric := m.Unit == "mm" || m.Unit == "cm" || m.Unit == "m"
	if c.b.Region.Habits.Lengths != "inches first" || !metric {
		return c.measure(m)
	}
	u := measureUnit("in")
	if m.Unit == "m" {
		u = measureUnit("ft")
	}
	rounded := data.Range{Least: toWhole(m.Least, u.size), Most: toWhole(m.Most, u.size)}
	return c.quantity(rounded, u)
}

// toWhole rounds v to a whole number of sizes, at least one.
func toWhole(v, size int64) int64 { return max(1, (v+size/2)/size) * size }

// quantity writes a range in a unit, number and unit bound together.
func (c *composer) quantity(r data.Range, u unitName) string {
	n := arg{"n", value{text: c.number(r, u.size), count: one(r, u.size)}}
	return c.word(u.key, n)
}

// times writes "3 times" and its like.
func (c *composer) times(key string, r data.Range) string {
	return c.word(key, arg{"n", value{text: c.span(r), count: one(r, 1)}})
}

// date writes a date by the region's habit.
func (c *composer) date(d data.Date) string {
	key := "date_day_first"
	if c.b.Region.Habits.DateOrder == "month first" {
		key = "date_month_first"
	}
	day := c.decimal(int64(d.Day), 1)
	return bind(c.word(key, text("day", day), text("month", c.b.Locale.Months[d.Month-1].Value), text("year", c.decimal(int64(d.Year), 1))))
}

// joined writes a list as a sentence has it: "a, b or c". The key is that of the last joint.
func (c *composer) joined(items [][]layout.Span, key string) []layout.Span {
	return c.chained(items, "list_comma", key)
}

// either writes conditions of which one is enough: "a, b or c", or, where one holds a comma or an "or" of its own,
// "a; b, c; d or e; or f".
func (c *composer) either(items [][]layout.Span) []layout.Span {
	or := c.word("list_or", text("first", ""), text("rest", ""))
	joins := func(item []layout.Span) bool {
		return strings.Contains(plain(item), ",") || strings.Contains(plain(item), or)
	}
	if len(items) > 1 && slices.ContainsFunc(items, joins) {
		return c.chained(items, "list_semicolon", "list_semicolon_or")
	}
	return c.chained(items, "list_comma", "list_or")
}

// chained joins items by the string of a key, the last two by that of another.
func (c *composer) chained(items [][]layout.Span, joint, last string) []layout.Span {
	if len(items) == 0 {
		return nil
	}
	list, key := items[len(items)-1], last
	for _, item := range slices.Backward(items[:len(items)-1]) {
		list = c.say(key, arg{"first", value{spans: item}}, arg{"rest", value{spans: list}})
		key = joint
	}
	return list
}

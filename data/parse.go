package data

import (
	"fmt"
	"strings"
	"time"
)

// ValueError says why a value that a person wrote cannot be read, and what to write instead.
type ValueError struct{ Why, Hint string }

func (e *ValueError) Error() string { return e.Why }

func unreadable(hint, format string, args ...any) error {
	return &ValueError{Why: fmt.Sprintf(format, args...), Hint: hint}
}

// unit is one unit of measure: a thousandth of it is num/den of the base unit (milliseconds, micrometres, milligrams).
type unit struct {
	name     string
	num, den int64
	wrong    []string // what people write for it; each gets a hint
	plural   bool     // takes an s as well
}

// kind is one sort of measure with its units.
type kind struct {
	noun, example string
	units         []unit
}

func durations() kind {
	return kind{"time", "10 s", []unit{
		{"s", 1, 1, []string{"sec", "secs", "second", "seconds", "S"}, false},
		{"min", 60, 1, []string{"m", "mins", "minute", "minutes", "Min"}, false},
		{"h", 3600, 1, []string{"hr", "hrs", "hour", "hours", "H"}, false},
		{"day", 86400, 1, []string{"d"}, true},
		{"week", 604800, 1, []string{"w", "wk", "wks"}, true},
	}}
}

func lengths() kind {
	return kind{"length", "10 cm", []unit{
		{"mm", 1, 1, []string{"millimetre", "millimetres", "millimeters"}, false},
		{"cm", 10, 1, []string{"centimetre", "centimetres", "centimeters"}, false},
		{"m", 1000, 1, []string{"metre", "metres", "meter", "meters"}, false},
		{"in", 254, 10, []string{"inch", "inches", "\""}, false},
		{"ft", 3048, 10, []string{"foot", "feet", "'"}, false},
	}}
}

func masses() kind {
	return kind{"mass", "2 kg", []unit{
		{"g", 1, 1, []string{"gr", "gram", "grams", "gramme", "grammes"}, false},
		{"kg", 1000, 1, []string{"kilo", "kilos", "kgs", "Kg", "KG"}, false},
		{"lb", 45359237, 100000, []string{"lbs", "pound", "pounds"}, false},
	}}
}

// ParseDuration reads "30 s" or "20 to 30 s". Units: s, min, h, day, week; "2 days" is as good as "2 day".
func ParseDuration(s string) (Duration, error) {
	r, unit, err := durations().parse(s)
	return Duration{r, unit}, err
}

// ParseLength reads "10 cm" or "1 to 2 m". Units: mm, cm, m, in, ft.
func ParseLength(s string) (Measure, error) {
	r, unit, err := lengths().parse(s)
	return Measure{r, unit}, err
}

// ParseMass reads "2 kg" or "1 to 2 kg". Units: g, kg, lb.
func ParseMass(s string) (Measure, error) {
	r, unit, err := masses().parse(s)
	return Measure{r, unit}, err
}

// parse reads a number or range with a unit, into base units.
func (k kind) parse(s string) (Range, string, error) {
	numbers, name := splitUnit(s)
	write := fmt.Sprintf("write a number, a space and a unit, such as %q", k.example)
	if numbers == "" {
		return Range{}, "", unreadable(write, "%q is not a %s", s, k.noun)
	}
	if isDashed(numbers) {
		return Range{}, "", unreadable(fmt.Sprintf("write %q", spelledRange(numbers)+" "+name), "%q: a range is written with to", s)
	}
	r, err := parseThousandths(numbers)
	if err != nil {
		return Range{}, "", err
	}
	if name == "" {
		return Range{}, "", unreadable(fmt.Sprintf("write %q or %q", numbers+" "+k.units[0].name, numbers+" "+k.units[1].name), "%q has no unit", s)
	}
	u, err := k.unit(s, numbers, name)
	if err != nil {
		return Range{}, "", err
	}
	if strings.TrimSpace(s) != numbers+" "+name {
		return Range{}, "", unreadable(fmt.Sprintf("write %q", numbers+" "+name), "%q: number and unit need one space between them", s)
	}
	return Range{u.convert(r.Least), u.convert(r.Most)}, u.name, nil
}

func (u unit) convert(thousandths int64) int64 { return (thousandths*u.num + u.den/2) / u.den }

func (k kind) unit(whole, numbers, name string) (unit, error) {
	names := make([]string, len(k.units))
	for i, u := range k.units {
		if name == u.name || name == u.name+"s" && u.plural { // 2 weeks
			return u, nil
		}
		names[i] = u.name
		for _, w := range u.wrong {
			if w == name {
				return unit{}, unreadable(fmt.Sprintf("write %q", numbers+" "+u.name), "%q: unknown unit %q", whole, name)
			}
		}
	}
	return unit{}, unreadable(fmt.Sprintf("a %s is in %s", k.noun, strings.Join(names, ", ")), "%q: unknown unit %q", whole, name)
}

// splitUnit parts "20 to 30 s" into "20 to 30" and "s". The numbers keep one space between words.
func splitUnit(s string) (numbers, unit string) {
	s = strings.Join(strings.Fields(s), " ")
	end := strings.LastIndexAny(s, "0123456789") + 1
	return s[:end], strings.TrimSpace(s[end:])
}

// isDashed tells a range written with a dash, "8-12", from a negative number and from words.
func isDashed(s string) bool {
	return strings.Trim(s, "0123456789-–— ") == "" && strings.ContainsAny(strings.TrimLeft(s, "-–— "), "-–—")
}

// spelledRange turns "20-30" into "20 to 30".
func spelledRange(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-–—", r) })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.Join(parts, " to ")
}

// ParseRange reads a count, "3", or a range of counts, "8 to 12".
func ParseRange(s string) (Range, error) {
	s = strings.Join(strings.Fields(s), " ")
	if isDashed(s) {
		return Range{}, unreadable(fmt.Sprintf("write %q", spelledRange(s)), "%q: a range is written with to", s)
	}
	r, err := parseThousandths(s)
	if err != nil {
		return Range{}, err
	}
	if r.Least%1000 != 0 || r.Most%1000 != 0 {
		return Range{}, unreadable("write a whole number", "%q is not a whole number", s)
	}
	return Range{r.Least / 1000, r.Most / 1000}, nil
}

// parseThousandths reads "3", "2.5" or "8 to 12" into thousandths.
func parseThousandths(s string) (Range, error) {
	first, second, isRange := strings.Cut(s, " to ")
	least, err := parseNumber(first)
	if err != nil {
		return Range{}, err
	}
	if !isRange {
		return Range{least, least}, nil
	}
	most, err := parseNumber(second)
	if err != nil {
		return Range{}, err
	}
	if least >= most {
		return Range{}, unreadable("write the smaller number first", "%q does not rise", s)
	}
	return Range{least, most}, nil
}

// largest is the greatest number that a file may hold: nothing on a handout comes near, and no unit overflows.
const largest = 1_000_000

// parseNumber reads a number in plain decimal digits with at most three decimals, into thousandths.
func parseNumber(s string) (int64, error) {
	whole, fraction, hasPoint := strings.Cut(s, ".")
	if plain := strings.ReplaceAll(s, "_", ""); plain != s && isDigits(plain) {
		return 0, unreadable(fmt.Sprintf("write %q", plain), "%q is not a plain number", s)
	}
	if plain := strings.ReplaceAll(s, ",", ""); plain != s && isDigits(plain) {
		return 0, unreadable("decimals take a point, and thousands no mark", "%q is not a plain number", s)
	}
	if !isDigits(whole) || hasPoint && !isDigits(fraction) {
		return 0, unreadable(`write digits, such as 3 or 2.5, or a range, such as "8 to 12"`, "%q is not a number", s)
	}
	if len(whole) > 1 && whole[0] == '0' {
		return 0, unreadable("take the leading zero away", "%q begins with a zero", s)
	}
	if len(fraction) > 3 {
		return 0, unreadable("three decimals are enough", "%q has too many decimals", s)
	}
	if len(whole) > len("1000000") {
		return 0, unreadable(fmt.Sprintf("the most is %d", largest), "%q is too large", s)
	}
	var n int64
	for _, c := range whole + (fraction + "000")[:3] {
		n = n*10 + int64(c-'0')
	}
	if n > largest*1000 {
		return 0, unreadable(fmt.Sprintf("the most is %d", largest), "%q is too large", s)
	}
	return n, nil
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// ParseDate reads a calendar date, year first: 2026-12-01.
func ParseDate(s string) (Date, error) {
	const hint = "write year, month and day, such as 2026-12-01"
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' || strings.Trim(s, "0123456789-") != "" {
		return Date{}, unreadable(hint, "%q is not a date", s)
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() == 0 {
		return Date{}, unreadable("look at the day and the month: the month stands in the middle", "%q is not in the calendar", s)
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, nil
}

package copies

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
)

// column is one that every list may have. A column with a dot in its name sets a dose instead.
type column struct {
	name string
	set  func(*Row, data.Text) error
}

// The longest texts that fit where they stand on the page.
const (
	longestName = 80
	longestNote = 300
)

func columns() []column {
	return []column{
		{"patient", func(r *Row, t data.Text) error {
			r.Copy.Patient, r.Copy.Places.Patient = t.Value, t.Pos
			return short(t.Value, longestName)
		}},
		{"date", func(r *Row, t data.Text) (err error) { r.Copy.Date, err = load.ParseDate(t.Value); return err }},
		{"therapist", func(r *Row, t data.Text) error {
			r.Copy.Therapist, r.Copy.Places.Therapist = t.Value, t.Pos
			return short(t.Value, longestName)
		}},
		{"next_visit", func(r *Row, t data.Text) (err error) { r.Copy.NextVisit, err = load.ParseDate(t.Value); return err }},
		{"programme", func(r *Row, t data.Text) error { r.Programme = t; return nil }},
		{"exercises", func(r *Row, t data.Text) (err error) { r.Exercises, err = listed(t.Value); return err }},
		{"side", func(r *Row, t data.Text) error {
			r.Copy.Side, r.Copy.Places.Side = t.Value, t.Pos
			return word(t.Value, "left", "right", "both")
		}},
		{"note", func(r *Row, t data.Text) error {
			r.Copy.Note, r.Copy.Places.Note = t.Value, t.Pos
			return short(t.Value, longestNote)
		}},
		{"template", func(r *Row, t data.Text) error { r.Template = t; return nil }},
		{"paper", func(r *Row, t data.Text) error { r.Paper = t; return word(t.Value, "a4", "letter", "a6") }},
		{"region", func(r *Row, t data.Text) error { r.Region = t; return nil }},
		{"brand", func(r *Row, t data.Text) error { r.Brand = t; return nil }},
	}
}

// isPersonal tells the columns whose values stand on the page and in no message.
func isPersonal(name string) bool {
	return slices.Contains([]string{"patient", "therapist", "note", "date", "next_visit", "side"}, name)
}

// columnNames are the names that a list may have beside those of doses.
func columnNames() []string {
	var names []string
	for _, c := range columns() {
		names = append(names, c.name)
	}
	return names
}

// known reports a name that is no column's.
func known(name string, pos diag.Pos, faults *diag.List) {
	exercise, field, dotted := strings.Cut(name, ".")
	switch {
	case dotted && exercise != "" && field != "":
	case name == "":
		faults.Invalidf(pos, "write a name, or take the column away", "a column has no name")
	case slices.Contains(columnNames(), name):
	default:
		hint := "columns: " + strings.Join(columnNames(), ", ") + "; a dose is written towel-stretch.hold"
		faults.Invalidf(pos, diag.DidYouMean(strings.ToLower(strings.NewReplacer(" ", "_", "-", "_").Replace(name)), columnNames(), hint), "%q: unknown column", name)
	}
}

// fill sets the row's fields from its cells, and reports every cell that cannot be used.
func (r *Row) fill(faults *diag.List) {
	r.Copy.Pos = r.Pos
	all := columns()
	for i := range r.cells {
		c := &r.cells[i]
		c.text = strings.TrimSpace(c.text)
		if c.text == "" {
			continue
		}
		if why := printable(c.text); why != "" {
			r.fault(*c, "write it in one line of plain text", why, faults)
			continue
		}
		if strings.Contains(c.column, ".") {
			r.Settings = append(r.Settings, load.Setting{Key: c.column, Value: c.text})
			continue
		}
		if at := slices.IndexFunc(all, func(k column) bool { return k.name == c.column }); at >= 0 {
			if err := all[at].set(r, data.Text{Value: c.text, Pos: c.pos}); err != nil {
				r.fault(*c, hint(err), message(*c, err), faults)
			}
		}
	}
	r.cells = slices.DeleteFunc(r.cells, func(c cell) bool { return c.text == "" })
	if n, d := r.Copy.NextVisit, r.Copy.Date; !n.IsZero() && !d.IsZero() && before(n, d) {
		faults.Refusef(r.Place("next_visit"), "dates", "look at both dates", "row %d, next_visit: it comes before the date of the handout", r.Number)
	}
}

func before(a, b data.Date) bool {
	return slices.Compare([]int{a.Year, a.Month, a.Day}, []int{b.Year, b.Month, b.Day}) < 0
}

func (r *Row) fault(c cell, hint, why string, faults *diag.List) {
	faults.Invalidf(c.pos, hint, "row %d, %s: %s", r.Number, c.column, why)
}

// hint is what to write instead, where the fault knows it.
func hint(err error) string {
	var unreadable *data.ValueError
	var wrong *wrongWord
	switch {
	case errors.As(err, &unreadable):
		return unreadable.Hint
	case errors.As(err, &wrong):
		return diag.DidYouMean(wrong.word, wrong.known, "write one of: "+strings.Join(wrong.known, ", "))
	}
	return "shorten it"
}

// message is what is wrong; what belongs to a person is not repeated.
func message(c cell, err error) string {
	if isPersonal(c.column) && c.column != "side" {
		var long *tooLong
		if errors.As(err, &long) {
			return err.Error()
		}
		return "this is not a date"
	}
	return err.Error()
}

// printable says why a value cannot stand on a page.
func printable(s string) string {
	switch {
	case !utf8.ValidString(s):
		return "this is not UTF-8"
	case strings.ContainsFunc(s, isControl):
		return "holds a line break or another control character"
	}
	return ""
}

// isControl tells the characters that no field of a page holds, those among them that turn round what follows.
func isControl(r rune) bool {
	return unicode.IsControl(r) || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// Unfit says why a name, or a note, cannot stand on a page; it is empty for one that can. Nobody's words are repeated in it.
func Unfit(s string, note bool) string {
	most := longestName
	if note {
		most = longestNote
	}
	if fault := printable(s); fault != "" {
		return fault
	}
	if err := short(s, most); err != nil {
		return err.Error()
	}
	if s != "" && strings.TrimSpace(s) == "" {
		return "holds nothing but spaces"
	}
	return ""
}

type tooLong struct{ is, most int }

func (e *tooLong) Error() string {
	return fmt.Sprintf("%d characters are too many, the most is %d", e.is, e.most)
}

func short(s string, most int) error {
	if n := utf8.RuneCountInString(s); n > most {
		return &tooLong{n, most}
	}
	return nil
}

type wrongWord struct {
	word  string
	known []string
}

func (e *wrongWord) Error() string { return fmt.Sprintf("%q is not one of the words for it", e.word) }

func word(s string, words ...string) error {
	if !slices.Contains(words, s) {
		return &wrongWord{s, words}
	}
	return nil
}

// listed are the ids of a list with commas, semicolons or spaces between them.
func listed(s string) ([]string, error) {
	names := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' })
	if len(names) == 0 {
		return nil, &data.ValueError{Why: "names no exercise", Hint: "write their ids, or leave it empty for all of them"}
	}
	return names, nil
}

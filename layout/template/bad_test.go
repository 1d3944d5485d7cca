package template

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handout/data/diag"
)

// fine is a list of sections that passes, for templates that spoil one thing.
const fine = `sections:
  - header
  - title
  - safety
  - stop
  - exercises
  - page: [pain_guide, about, checked_by]
`

// TestBadTemplates spoils a template in one way each, and wants the fault at its line, with a hint. A golden file holds the
// places and hints of all.
func TestBadTemplates(t *testing.T) {
	var said strings.Builder
	for _, test := range []struct {
		text string // the file; its last line holds the fault
		want string
		exit int
	}{
		// Shape
		{"extends: handout\nsection: [title]", "section: unknown key", 2},
		{"extends: handout\nkind: brand", "kind", 2},
		{"extends: handout\nfooter: [version, draft_mark]\nfooter: [version]", "footer", 2},
		{"extends: handout\npaper: a4", "want a list", 2},
		{"extends: handout\npaper: [A4]", `there is no paper "A4"`, 2},
		{"extends: handout\npaper: [a6]", "a6 is for cards", 2},
		{"extends: handout\npage: a5", "a5", 2},
		{"extends: handout\nby_hand: yes", "true or false", 2},
		{"extends: handuot", "there is no such file", 2},
		{"extends: handout\nsections:\n  - safety: {columns: {emergency: [74, 94]}\n", "", 2},
		{"extends: handout\n\tpaper: [a4]", "", 2},
		// Margins, spacing, pictures
		{"extends: handout\nmargins: 10", "want a mapping", 2},
		{"extends: handout\nmargins: {inner: 10}", "inner: unknown key", 2},
		{"extends: handout\nmargins: {left: 31}", "margins: left is 31", 2},
		{"extends: handout\nmargins: {left: -5}", "", 2},
		{"extends: cards\nmargins: {left: 5}", "cards have no room", 2},
		{"extends: handout\nspacing: 50 %", `"50 %" is not a spacing`, 2},
		{"extends: handout\nspacing: 300 %", `"300 %" is not a spacing`, 2},
		{"extends: handout\nspacing: 110", `"110" is not a spacing`, 2},
		{"extends: handout\nspacing: wide", `"wide" is not a spacing`, 2},
		{"extends: handout\npictures: {body_height: 30}", "body_height is 30", 2},
		{"extends: handout\npictures: {body_height: 120}", "body_height is 120", 2},
		{"extends: handout\npictures: {hight: 50}", "hight: unknown key", 2},
		// Type
		{"extends: handout\ntype: {body: 11/14 400 ink}", "type: body is too small to read", 1},
		{"extends: handout\ntype: {caption: 10/13 400 ink}", "type: caption is too small to read", 1},
		{"extends: handout\ntype: {panel: 12/16 700 ink}", "type: panel is too small to read", 1},
		{"extends: handout\ntype: {safety: 15/18 700 ink}", "type: safety is too small to read", 1},
		{"extends: handout\ntype: {footer: 9/11 400 soft}", "type: footer is too small to read", 1},
		{"extends: handout\ntype: {bdoy: 12/16 400 ink}", "bdoy: unknown key", 2},
		{"extends: handout\ntype: {body: 12/16 bold ink}", `"bold" is not a weight`, 2},
		{"extends: handout\ntype: {body: 12/16 400 accent}", `"accent" is not a colour of text`, 2},
		{"extends: handout\ntype: {body: 12 400 ink}", "is not a size", 2},
		{"extends: handout\ntype: {body: 16/12 400 ink}", "a leading that is no smaller", 2},
		{"extends: handout\ntype: {body: large}", "want a type style", 2},
		// What no template may hide
		{"extends: handout\nhide: [steps]", "steps is what no template may hide", 1},
		{"extends: handout\nhide: [muscles, precautions]", "precautions is what no template may hide", 1},
		{"extends: handout\nhide: [stop_short]", "stop_short is what no template may hide", 1},
		{"extends: handout\nhide: [prescription]", "prescription is what no template may hide", 1},
		{"extends: handout\nhide: [equipment]", "equipment is what no template may hide", 1},
		{"extends: handout\nhide: [mussels]", `there is no part of an exercise "mussels"`, 2},
		{"extends: handout\nhide: muscles", "want a list", 2},
		{"extends: handout\nsections:\n  - title\n  - safety\n  - stop\n  - page: [pain_guide, about, checked_by]\n  - exercises: {show: [steps, pictures, prescription, equipment, start, stop_short]}", "exercises do not show precautions", 1},
		// What no template may leave out, move or shrink
		{"paper: [a4]\nextends: handout\nfooter: [version, page_of]", "the footer lacks the draft mark", 1},
		{"extends: diary\nfooter: [version, draft_mark]", "the footer lacks the emergency number", 1},
		{"extends: summary\nfooter: [version, draft_mark, page_of]", "the footer lacks the emergency number", 1},
		{"extends: handout\nsections:\n  - title\n  - stop\n  - page: [pain_guide, about, checked_by]\n  - exercises\n  - safety", "safety stands after the exercises", 1},
		{"extends: handout\nsections:\n  - title\n  - safety\n  - page: [pain_guide, about, checked_by]\n  - exercises\n  - stop", "stop stands after the exercises", 1},
		{"extends: handout\nsections:\n  - title\n  - stop\n  - exercises\n  - page: [pain_guide, about, checked_by]\n  - columns: [[safety], [evidence]]", "section safety needs the whole width", 1},
		{"extends: summary\nsections:\n  - safety\n  - stop\n  - precautions\n  - pain_guide\n  - about\n  - checked_by\n  - front", "the safety block does not follow front", 1},
		{"extends: summary\nsections:\n  - front\n  - stop\n  - precautions\n  - safety\n  - pain_guide\n  - about\n  - checked_by", "the safety block does not follow front", 1},
		{"extends: summary\nsections:\n  - front\n  - page: [safety, stop, pain_guide]\n  - about\n  - checked_by", "the section precautions is missing", 1},
		{"extends: cards\nsections:\n  - title_card\n  - pain_card\n  - about_card\n  - exercise_cards\n  - safety_cards", "safety stands after the exercises", 1},
		// Sections and their options
		{fine + "  - exercise", `there is no section "exercise"`, 2},
		{fine + "  - {stop: null, lines: null}", "want a section", 2},
		{fine + "  - about", "section about stands twice", 2},
		{fine + "  - front", "section front prints the exercises once more", 2},
		{fine + "  - title_card", "section title_card is not made for this page", 2},
		{"extends: cards\nsections:\n  - title_card\n  - safety_cards\n  - pain_card\n  - exercise_cards\n  - about_card\n  - evidence", "section evidence is not made for this page", 2},
		{"extends: cards\nsections:\n  - title_card\n  - safety_cards\n  - pain_card\n  - exercise_cards\n  - about_card\n  - page: [notes_cards]", "page has no place on cards", 2},
		{fine + "  - lines: {count: 40}", "lines: count is 40", 2},
		{fine + "  - diary: {weeks: 0}", "diary: weeks is 0", 2},
		{fine + "  - diary: {months: 1}", "months: unknown key", 2},
		{fine + "  - how_to_use: {across: 5}", "how_to_use: across is 5", 2},
		{fine + "  - columns: {widths: [100], sections: [[evidence], [qr]]}", "1 widths for 2 columns", 2},
		{fine + "  - columns: {widths: [120, 90], sections: [[evidence], [qr]]}", "the columns are 210 mm wide", 2},
		{"extends: handout\nsections:\n  - safety: {across: 4}", "safety: across is 4", 2},
		{"extends: handout\nsections:\n  - safety: {columns: {emergency: [20, 150]}}", "a column of emergency is 20", 2},
		{"extends: handout\nsections:\n  - safety: {columns: {urgent: [90, 90, 40]}}", "the width of all columns of urgent is 220", 2},
		{"extends: handout\nsections:\n  - exercises: {columns: 3}", "exercises: columns is 3", 2},
		{"extends: handout\nsections:\n  - exercises: {each_on: line}", "line", 2},
		{"extends: handout\nsections:\n  - exercises: {dose: table}", "table", 2},
		{"extends: handout\nsections:\n  - exercises: {gives_way: [steps]}", `there is no way to give way "steps"`, 2},
		{"extends: handout\nsections:\n  - title: {fields: [name]}", `there is no field "name"`, 2},
		{"extends: diary\nsections:\n  - weeks: {count: 0}", "weeks: count is 0", 2},
		{"extends: diary\nsections:\n  - weeks: {count: 52}", "weeks: count is 52", 2},
		{"extends: diary\nsections:\n  - weeks: {per_page: 3}", "weeks: per_page is 3", 2},
		{"extends: diary\nsections:\n  - weeks: {by: month}", "month", 2},
		{"extends: diary\nfooter: [emergency, draft_mark, clinic]", `there is no part of the footer "clinic"`, 2},
	} {
		name := strings.ReplaceAll(test.text, "\n", " | ")
		text := strings.TrimRight(test.text, "\n")
		if strings.HasPrefix(text, "sections:") {
			text = "extends: handout\n" + text
		}
		files := fstest.MapFS{"templates/mine.yaml": {Data: []byte(text + "\n")}}
		tmpl, faults := Open(files, "mine")
		if tmpl != nil || faults.ExitCode() == 0 {
			t.Errorf("%s: is not refused", name)
			continue
		}
		line := strings.Count(text, "\n") + 1
		i := slices.IndexFunc(faults, func(d diag.Diagnostic) bool { return strings.Contains(d.Message, test.want) && d.Pos.Line > 0 })
		switch {
		case i < 0:
			t.Errorf("%s: want %q, got\n%s", name, test.want, listing(faults))
			continue
		case faults[i].Pos.File != "templates/mine.yaml" || faults[i].Pos.Line != line && !wholeFile(test.want):
			t.Errorf("%s: want line %d, got\n%s", name, line, listing(faults))
		case faults[i].Hint == "":
			t.Errorf("%s: no hint: %s", name, faults[i].Message)
		case faults.ExitCode() != test.exit:
			t.Errorf("%s: exit %d, want %d\n%s", name, faults.ExitCode(), test.exit, listing(faults))
		}
		fmt.Fprintf(&said, "%s\n\t%s: %s\n\thint: %s\n", name, faults[i].Pos, faults[i].Message, faults[i].Hint)
	}
	golden(t, "bad-templates.txt", said.String())
}

// wholeFile tells whether a fault has no line of its own: something is missing, or the file cannot be read.
func wholeFile(want string) bool {
	return want == "" || strings.Contains(want, "missing") || strings.Contains(want, "does not follow")
}

// TestGoodTemplates wants what the language offers to pass, and to reach the page.
func TestGoodTemplates(t *testing.T) {
	for _, text := range []string{
		fine,
		"margins: {left: 8, right: 2}\nspacing: 105 %\npictures: {body_height: 50}\n",
		"type: {body: 12.5/16.5 400 ink, caption: 12.5/16 400 ink}\nhide: [muscles, notes, easier, harder, common_mistakes]\nby_hand: false\n",
		"extends: diary\nsections:\n  - weeks: {count: 3, per_page: 1, by: day, fields: [patient]}\n  - page: [safety, stop, pain_guide]\n  - about\n  - checked_by\n",
		"extends: large-print\nmargins: {left: 4}\nsections:\n  - title: {across: 1}\n  - page: [safety: {across: 1}, stop]\n  - page: [pain_guide: {across: 2}]\n  - exercises: {each_on: left_page, columns: 1, dose: strip}\n  - about\n  - checked_by\n",
		"extends: cards\npaper: [a6]\nsections:\n  - title_card: {fields: [patient]}\n  - safety_cards\n  - pain_card\n  - exercise_cards\n  - about_card\n",
	} {
		if !strings.HasPrefix(text, "extends") {
			text = "extends: handout\n" + text
		}
		tmpl, faults := Open(fstest.MapFS{"templates/mine.yaml": {Data: []byte(text)}}, "mine")
		if faults.HasErrors() {
			t.Errorf("%s\n%s", text, listing(faults))
			continue
		}
		for _, programme := range []string{"back-pain", "starter"} {
			l := looker{t: t, where: text, doc: nil}
			l.doc, l.body = made(t, tmpl, programme)
			if l.doc != nil {
				l.all()
			}
		}
	}
}

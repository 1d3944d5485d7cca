package docx

import (
	"strings"
	"testing"

	"handout/layout"
)

// list is a list under a heading.
func list(heading, text string) *layout.Node {
	return stack(layout.Group, para(layout.H4, heading), stack(layout.L, item("•", text)))
}

// TestListsSideBySide wants the lists of a box in columns as on paper, and what stands over and under them as wide as all.
func TestListsSideBySide(t *testing.T) {
	columns := row(layout.Group, list("Bones", "a broken bone"), list("You", "pregnant"), list("Health", "a cough"))
	columns.Gap, columns.Tracks[0].Fixed = layout.MM(4), layout.MM(46)
	got := body(t, framed(stack(layout.Sect, para(layout.H3, "Ask first"), stack(layout.Group, para(layout.P, "Why"), columns, para(layout.P, "Call.")))))
	if strings.Index(got, "Ask first") > strings.Index(got, "<w:tbl>") {
		t.Error("the box's heading is in its table, where no list of headings finds it")
	}
	rows := strings.Split(got, "<w:tr>")[1:]
	if len(rows) != 3 || strings.Count(got, "<w:tbl>") != 1 {
		t.Fatalf("%d rows: %s", len(rows), got)
	}
	for i, want := range []struct {
		cells int
		has   []string
	}{{1, []string{`<w:gridSpan w:val="3"/>`, "Why"}}, {3, []string{`<w:tcW w:w="2835" w:type="dxa"/>`, "Bones", "pregnant", "a cough"}}, {1, []string{`<w:gridSpan w:val="3"/>`, "Call."}}} {
		if n := strings.Count(rows[i], "<w:tc>"); n != want.cells {
			t.Errorf("row %d has %d cells, want %d", i, n, want.cells)
		}
		for _, text := range want.has {
			if !strings.Contains(rows[i], text) {
				t.Errorf("row %d lacks %s: %s", i, text, rows[i])
			}
		}
	}
	for side, want := range map[string]int{"top": 1, "bottom": 1, "left": 3, "right": 3} { // the frame goes round, once
		if n := strings.Count(strings.Join(rows, ""), "<w:"+side+` w:val="single"`); n != want {
			t.Errorf("%d cells are ruled at the %s, want %d", n, side, want)
		}
	}
}

// TestPicturesBeside wants paragraphs, those under the row too, beside its pictures, and its heading above.
func TestPicturesBeside(t *testing.T) {
	beside := row(layout.Group, stack(layout.Group, para(layout.H2, "Twists"), para(layout.P, "Hold.")), row(layout.Group, picture(layout.Figure, "a", "A person")))
	got := body(t, stack(layout.Sect, beside, para(layout.P, "Stand tall."), stack(layout.L, item("•", "Last"))))
	cells := strings.Split(got, "<w:tc>")
	if len(cells) != 3 || !strings.Contains(cells[0], "Twists") {
		t.Fatalf("want a heading and two cells: %s", got)
	}
	right, after, _ := strings.Cut(cells[2], "</w:tbl>")
	for text, in := range map[string]string{"Hold.": cells[1], "Stand tall.": cells[1], "A person": right, "Last": after} {
		if !strings.Contains(in, text) {
			t.Errorf("%s is not where it belongs: %s", text, got)
		}
	}
	alone := body(t, row(layout.Group, para(layout.P, "Hold."), picture(layout.Figure, "a", "A person")))
	if strings.Contains(alone, "<w:tbl>") {
		t.Errorf("a paragraph before a picture is a table: %s", alone)
	}
}

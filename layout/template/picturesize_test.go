package template

import (
	"testing"

	"handout/data"
	"handout/layout"
)

// TestRowCount divides pictures only where a row with fewer of them prints the body larger.
func TestRowCount(t *testing.T) {
	c := &composer{Template: open(t, "handout"), b: bundle(t, "starter", "gb")}
	for name, test := range map[string]struct{ count, width, height, rows int }{
		"four of the usual width":        {4, 900, 1900, 1},
		"four with a wall":               {4, 1700, 1900, 2},
		"two under a door frame":         {2, 1428, 2348, 1}, // too tall for the row, alone as well
		"five, more than a row may hold": {5, 700, 1900, 2},
	} {
		cells := make([]cell, test.count)
		for i := range cells {
			cells[i] = cell{
				picture: data.Picture{Pose: "some"},
				drawing: &layout.Drawing{Width: int64(test.width) * 1000, Height: int64(test.height) * 1000},
			}
		}
		if got := c.rowCount(cells); got != test.rows {
			t.Errorf("%s: %d rows, want %d", name, got, test.rows)
		}
	}
}

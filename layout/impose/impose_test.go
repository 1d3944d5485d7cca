package impose

import (
	"fmt"
	"testing"

	"handout/layout"
)

func document(pages int) *layout.Document {
	d := new(layout.Document)
	for i := range pages {
		d.Pages = append(d.Pages, layout.Page{Number: i + 1, Width: layout.MM(210), Height: layout.MM(297)})
	}
	return d
}

// order is the sides in the order of printing, as the numbers of their pages; 0 is an empty half.
func order(d *layout.Document) string {
	s := ""
	for _, side := range d.Spreads {
		s += fmt.Sprintf("%d|%d ", side.Left+1, side.Right+1)
	}
	return s
}

func TestBooklet(t *testing.T) {
	for pages, want := range map[int]string{
		0:  "",
		1:  "0|1 0|0 ",
		4:  "4|1 2|3 ",
		6:  "0|1 2|0 6|3 4|5 ",
		12: "12|1 2|11 10|3 4|9 8|5 6|7 ",
	} {
		d := document(pages)
		Booklet(d)
		if got := order(d); got != want {
			t.Errorf("%d pages: sides %q, want %q", pages, got, want)
		}
	}
}

// TestFolded lays the sheets on one another, folds them and reads.
func TestFolded(t *testing.T) {
	for pages := 1; pages <= 40; pages++ {
		d := document(pages)
		Booklet(d)
		n := len(d.Spreads)
		if n%2 != 0 || 2*n < pages || 2*n >= pages+perSheet {
			t.Fatalf("%d pages on %d sides", pages, n)
		}
		// Leafing forward, the right half of a front is followed by the left half of its back.
		var read []int
		for i := 0; i < n; i += 2 {
			read = append(read, d.Spreads[i].Right, d.Spreads[i+1].Left)
		}
		// From the middle, the way back: the right half of a back, then the left half of its front.
		for i := n - 2; i >= 0; i -= 2 {
			read = append(read, d.Spreads[i+1].Right, d.Spreads[i].Left)
		}
		for i, page := range read {
			if want := i; i < pages && page != want || i >= pages && page != layout.NoPage {
				t.Errorf("%d pages: at %d stands %d", pages, i, page)
			}
		}
	}
}

func TestNothingIsScaled(t *testing.T) {
	d := document(8)
	Booklet(d)
	for _, side := range d.Spreads {
		if side.Width != 2*layout.MM(210) || side.Height != layout.MM(297) {
			t.Errorf("a side is %d x %d", side.Width, side.Height)
		}
	}
	if d.Pages[0].Width != layout.MM(210) {
		t.Error("the pages were changed")
	}
}

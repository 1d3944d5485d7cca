// Package impose says how finished pages stand on paper that is folded or cut.
//
// Input: a document of pages. Output: the sides of paper that hold them, in the order of printing. It scales
// nothing and knows no file format.
package impose

import "handout/layout"

// perSheet is how many pages a folded sheet holds.
const perSheet = 4

// Booklet sets the pages two to a side, on paper of twice their width: printed on both sides, the sheets laid on one
// another and folded in the middle, they read in order. Empty pages at the end fill the last sheet.
func Booklet(d *layout.Document) {
	n := (len(d.Pages) + perSheet - 1) / perSheet * perSheet
	var width, height layout.Length
	for _, p := range d.Pages {
		width, height = max(width, p.Width), max(height, p.Height)
	}
	page := func(i int) int {
		if i >= len(d.Pages) {
			return layout.NoPage
		}
		return i
	}
	d.Spreads = make([]layout.Spread, 0, n/2)
	for first, last := 0, n-1; first < last; first, last = first+1, last-1 {
		side := layout.Spread{Width: 2 * width, Height: height, Left: page(last), Right: page(first)}
		if first%2 == 1 { // the back of the sheet
			side.Left, side.Right = side.Right, side.Left
		}
		d.Spreads = append(d.Spreads, side)
	}
}

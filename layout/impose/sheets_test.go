package impose

import (
	"testing"

	"handout/layout"
)

// leaves is a document of so many A6 pages, each with one mark of every kind at its live area's corner.
func leaves(pages int) *layout.Document {
	d := new(layout.Document)
	for i := range pages {
		at := layout.Rect{X: layout.MM(10), Y: layout.MM(15), W: layout.MM(20), H: layout.MM(5)}
		path := &layout.Path{Segs: []layout.Seg{{Op: layout.MoveTo, P: [3]layout.Pt{{X: int64(at.X), Y: int64(at.Y)}}}}}
		d.Pages = append(d.Pages, layout.Page{Number: i + 1, Width: layout.MM(105), Height: layout.MM(148), Items: []layout.Item{
			{Box: at, Glyphs: &layout.Run{X: at.X, Y: at.Y, Size: layout.Length(i + 1)}},
			{Box: at, Path: path}, {Box: at, Drawing: new(layout.Drawing)},
		}})
	}
	return d
}

func fourUp() *layout.Imposition {
	im := &layout.Imposition{Name: "a4", Width: layout.MM(210), Height: layout.MM(297), Marks: []layout.Item{{Span: -1}}}
	for _, y := range []float64{0, 149} {
		for _, x := range []float64{2, 103} {
			im.At = append(im.At, layout.Pt{X: int64(layout.MM(x)), Y: int64(layout.MM(y))})
		}
	}
	return im
}

// TestSheets cuts the sheets apart: behind every front, seen through the paper, must lie its back.
func TestSheets(t *testing.T) {
	for _, pages := range []int{1, 2, 7, 8, 9, 24} {
		d := leaves(pages)
		out := Sheets(d, fourUp())
		if want := (pages + 7) / 8 * 2; len(out.Pages) != want {
			t.Fatalf("%d pages: %d sides, want %d", pages, len(out.Pages), want)
		}
		seen := map[int]bool{}
		for side, p := range out.Pages {
			back := side%2 == 1
			if marks := len(p.Items) > 0 && p.Items[0].Glyphs == nil; marks == back {
				t.Errorf("%d pages, side %d: marks to cut along: %t", pages, side+1, marks)
			}
			for _, item := range p.Items {
				if item.Glyphs == nil {
					continue
				}
				number := int(item.Glyphs.Size) // of the page that it came from
				seen[number] = true
				leaf := (number - 1) / 2
				if leaf/4 != side/2 || back != (number%2 == 0) {
					t.Errorf("%d pages: page %d is on side %d", pages, number, side+1)
				}
				x := item.Box.X - layout.MM(10)
				if back { // as it lies behind the front
					x = layout.MM(210) - x - layout.MM(105)
				}
				want := fourUp().At[leaf%4]
				if int64(x) != want.X || int64(item.Box.Y-layout.MM(15)) != want.Y || item.Glyphs.X != item.Box.X || item.Glyphs.Y != item.Box.Y {
					t.Errorf("%d pages: page %d stands at %v, its front at %v", pages, number, item.Box, want)
				}
			}
		}
		if len(seen) != pages {
			t.Errorf("%d pages: %d of them are printed", pages, len(seen))
		}
	}
}

func TestSheetsChangeNoPage(t *testing.T) {
	d := leaves(2)
	out := Sheets(d, fourUp())
	before := leaves(2)
	for i, item := range d.Pages[0].Items {
		if item.Box != before.Pages[0].Items[i].Box {
			t.Errorf("item %d of the leaf was moved", i)
		}
	}
	if d.Pages[0].Items[1].Path.Segs[0] != before.Pages[0].Items[1].Path.Segs[0] {
		t.Error("the path of a leaf was moved")
	}
	moved := out.Pages[0].Items[2].Path.Segs[0].P[0]
	if want := layout.MM(2) + layout.MM(10); layout.Length(moved.X) != want {
		t.Errorf("a path stands at %d, want %d", moved.X, want)
	}
}

// TestSheetsKeepOwn follows what belongs to one copy to its sheet: the same marks, in a box moved as they are.
func TestSheetsKeepOwn(t *testing.T) {
	d := leaves(10)
	box := d.Pages[9].Items[1].Box
	d.Own = []layout.Own{{Page: 9, Box: box, From: 1, To: 3}}
	out := Sheets(d, fourUp())
	if len(out.Own) != 1 || out.Own[0].Page != 3 {
		t.Fatalf("own blocks %+v, want one on the last side", out.Own)
	}
	o := out.Own[0]
	items := out.Pages[o.Page].Items[o.From:o.To]
	if len(items) != 2 || items[0].Path == nil || items[1].Drawing == nil || items[0].Box != o.Box || o.Box == box {
		t.Errorf("the block is %+v in %v", items, o.Box)
	}
	if at := items[0].Path.Segs[0].P; at[0].X != int64(o.Box.X) || at[1] != (layout.Pt{}) {
		t.Errorf("a path's points are %v: what an operator does not use stays", at)
	}
	for i, p := range out.Pages {
		for _, item := range p.Items {
			if item.Glyphs != nil && item.Turn != int(item.Glyphs.Size) {
				t.Errorf("side %d: page %d is read in turn %d", i+1, item.Glyphs.Size, item.Turn)
			}
		}
	}
}

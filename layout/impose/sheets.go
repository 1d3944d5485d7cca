package impose

import (
	"slices"

	"handout/layout"
)

// Sheets puts the leaves of a document, pages 2n-1 and 2n, on sheets of paper that are cut apart: fronts in the order of
// im.At, backs where they come to lie behind them when the sheet is turned over its long edge. Unlike Booklet it makes
// pages anew: a cut sheet is a page to every back end. Reading order stays that of the leaves.
func Sheets(d *layout.Document, im *layout.Imposition) *layout.Document {
	out := *d
	out.Pages, out.Own = nil, nil
	for first := 0; first < len(d.Pages); first += 2 * len(im.At) {
		front, back := sheet(im, len(out.Pages)+1), sheet(im, len(out.Pages)+2)
		front.Items = slices.Clone(im.Marks)
		for i, at := range im.At {
			if n := first + 2*i; n < len(d.Pages) {
				out.Own = append(out.Own, put(&front, d, n, at)...)
			}
			if n := first + 2*i + 1; n < len(d.Pages) {
				at.X = int64(im.Width) - at.X - int64(d.Pages[n].Width)
				out.Own = append(out.Own, put(&back, d, n, at)...)
			}
		}
		out.Pages = append(out.Pages, front, back)
	}
	return &out
}

func sheet(im *layout.Imposition, number int) layout.Page {
	return layout.Page{Number: number, Chapter: number, Width: im.Width, Height: im.Height}
}

// put moves the marks of a page on to a sheet, and returns where there stands what belongs to one copy alone.
func put(sheet *layout.Page, d *layout.Document, page int, at layout.Pt) []layout.Own {
	var own []layout.Own
	for _, o := range d.Own {
		if o.Page == page {
			o.Page, o.From, o.To = sheet.Number-1, o.From+len(sheet.Items), o.To+len(sheet.Items)
			o.Box.X += layout.Length(at.X)
			o.Box.Y += layout.Length(at.Y)
			own = append(own, o)
		}
	}
	for _, item := range d.Pages[page].Items {
		item.Turn = d.Pages[page].Number
		sheet.Items = append(sheet.Items, moved(item, at))
	}
	return own
}

// points are how many points the operators of a path use.
var points = [...]int{layout.MoveTo: 1, layout.LineTo: 1, layout.CurveTo: 3, layout.Close: 0}

// moved is an item moved by a distance. The item itself is not changed.
func moved(item layout.Item, by layout.Pt) layout.Item {
	item.Box.X += layout.Length(by.X)
	item.Box.Y += layout.Length(by.Y)
	if item.Glyphs != nil {
		run := *item.Glyphs
		run.X += layout.Length(by.X)
		run.Y += layout.Length(by.Y)
		item.Glyphs = &run
	}
	if item.Path != nil {
		path := *item.Path
		path.Segs = slices.Clone(path.Segs)
		for i := range path.Segs {
			for j := range points[path.Segs[i].Op] {
				path.Segs[i].P[j].X += by.X
				path.Segs[i].P[j].Y += by.Y
			}
		}
		item.Path = &path
	}
	return item
}

package template

import "handout/layout"

// fourUp puts four cards on a sheet, with marks to cut along. The cards' live areas stand as far from the edge of every
// paper, so that the same card is cut from each.
func (c *composer) fourUp(sheet paper) *layout.Imposition {
	card, _ := paperNamed(onCards)
	edge := mm(12) // least distance of content from the paper's edge
	live := card.body
	left := edge - live.X
	right := sheet.width - edge - live.W - live.X
	top, bottom := layout.Length(0), sheet.height-card.height
	if room := sheet.height - 2*card.height; room < 0 { // the paper is lower than two cards: closer together
		top, bottom = edge-live.Y, sheet.height-edge-(card.height-card.fromFoot)
	}
	im := &layout.Imposition{Name: sheet.name, Width: sheet.width, Height: sheet.height}
	for _, y := range []layout.Length{top, bottom} {
		for _, x := range []layout.Length{left, right} {
			im.At = append(im.At, layout.Pt{X: int64(x), Y: int64(y)})
		}
	}
	im.Marks = c.cropMarks(sheet)
	return im
}

// cropMarks are ticks on the two cut lines inside the sheet's edges, a cross in the middle, and scissors at the top tick.
func (c *composer) cropMarks(sheet paper) []layout.Item {
	w, h := sheet.width, sheet.height
	x, y := w/2, h/2
	near, far, arm := mm(4), mm(10), mm(4)
	var marks []layout.Item
	for _, l := range [][4]layout.Length{
		{x, near, x, far}, {x, h - far, x, h - near}, {near, y, far, y}, {w - far, y, w - near, y},
		{x, y - arm, x, y + arm}, {x - arm, y, x + arm, y},
	} {
		marks = append(marks, layout.Item{
			Box:  layout.Rect{X: l[0], Y: l[1], W: l[2] - l[0], H: l[3] - l[1]},
			Span: -1,
			Path: &layout.Path{
				Segs: []layout.Seg{
					{Op: layout.MoveTo, P: [3]layout.Pt{{X: int64(l[0]), Y: int64(l[1])}}},
					{Op: layout.LineTo, P: [3]layout.Pt{{X: int64(l[2]), Y: int64(l[3])}}},
				},
				Stroke: layout.Stroke{Width: mm(0.2), Colour: layout.Ink},
			},
		})
	}
	scissors := c.pictures.icon("scissors", layout.Ink)
	return append(marks, layout.Item{
		Box: layout.Rect{X: x + mm(2), Y: near + mm(0.5), W: mm(4), H: mm(4)}, Span: -1, Drawing: scissors,
	})
}

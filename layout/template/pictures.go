package template

import (
	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// The picture row, in millimetres. One scale holds for all pictures of a row, so that the body is as tall in each.
const (
	rowHighest   = 66.0 // of any picture, beside a standing body of 57
	bodySmall    = 52.0 // the least when pictures give way
	lyingLeast   = 80.0 // length of a lying figure when pictures give way
	aboveWidth   = 45.0 // of what is seen from above beside a lying figure
	kneelingTall = 45.0 // height of a body on its knees when pictures give way
	insetWidth   = 21.0
	closeUpLeast = 32.5 // width of a position drawn as a close-up
	closeUpMost  = 38.0 // where the row has room
	columnGap    = 4.0
	besideLeast  = 44.0 // width of blocks beside pictures
	besideGap    = 8.0
	belowMore    = 6.5  // what stands below a lying figure may reach lower than the captions beside it
	mapRoom      = 24.0 // width of the muscle map beside pictures
	mapGap       = 5.0
	bodyUnits    = 1800 // a drawing's units in one body height
	kneelUnits   = 1150 // and in the height of a body that kneels and leans forward
	perRow       = 4
	pictureWidth = 87.5 // the widest that one picture gets
)

// captionGap is between a picture and its caption: 2.4 mm.
const captionGap layout.Length = 6_803

// bodyTall is the height in millimetres of a standing body, from floor to crown, unless a template says otherwise.
const bodyTall = 57.0

// pictures is how large a template prints the pictures of exercises.
type pictures struct {
	Pos  diag.Pos `yaml:"-"`
	Body int      `yaml:"body_height"` // of a standing body, in millimetres
}

// body is the height of a standing body.
func (p pictures) body() float64 {
	if p.Body == 0 {
		return bodyTall
	}
	return float64(p.Body)
}

// The heights that a template may give a standing body: smaller ones cannot be read, larger ones fill the page.
const (
	bodyLeast = 45
	bodyMost  = 90
)

func (p pictures) check(l *diag.List) {
	if p.Body != 0 && (p.Body < bodyLeast || p.Body > bodyMost) {
		l.Invalidf(p.Pos, "write 45 to 90: the height of a standing body in millimetres", "pictures: body_height is %d", p.Body)
	}
}

// neighbours are blocks that may stand with the pictures: at the right of one row, as many as have room there, or below
// one lying figure, all of them. The map at the right comes before the blocks.
type neighbours struct {
	right, below []*layout.Node
	muscles      *layout.Node
}

// pictureRows sets an exercise's pictures side by side, feet on one line, at most four in a row. The neighbours that found
// room with them are returned.
func (c *composer) pictureRows(u data.Use, small bool, near neighbours) (rows *layout.Node, taken []*layout.Node) {
	var cells []cell
	for _, p := range u.Exercise.Pictures {
		cells = append(cells, c.cell(p, u))
	}
	if len(cells) == 0 {
		return nil, nil
	}
	count := c.rowCount(cells)
	each := (len(cells) + count - 1) / count
	s := stack(layout.Group, gap3)
	for i := 0; i < len(cells); i += each {
		r := c.cellRow(cells[i:min(i+each, len(cells))], c.doseScope(u), small)
		if count > 1 {
			s.Children = append(s.Children, r.spread())
			continue
		}
		taken = r.fillBelow(near.below)
		if near.muscles != nil && r.width+mm(mapGap)+mm(mapRoom) <= r.place {
			s.Children, taken = append(s.Children, r.mapped(near.muscles)), append(taken, near.muscles)
		} else if beside := r.room(near.right); beside != nil {
			s.Children, taken = append(s.Children, r.beside(beside)), append(taken, beside...)
		} else {
			s.Children = append(s.Children, r.spread())
		}
	}
	s.Name, s.Keep = "pictures", layout.Keep{Together: true, Next: true}
	return s, taken
}

// fillBelow sets blocks under the caption of the one figure that is lying beside higher pictures, if all of them fit there by an
// estimate of their lines: it then stands at the top of the row, not in the middle.
func (r cellRow) fillBelow(blocks []*layout.Node) []*layout.Node {
	if len(blocks) == 0 {
		return nil
	}
	for i, column := range r.Children {
		if !r.cells[i].lying() || !lyingAmongHigher(r.cells) {
			continue
		}
		high := stack(layout.Group, gap1, blocks...)
		free := inMM(r.highest - r.cells[i].art.Height)
		if estimate(high, inMM(r.Tracks[i].Fixed))+inMM(gap2) > free+belowMore {
			continue
		}
		r.stands[i].Box.Height = r.cells[i].art.Height
		column.Children = append(column.Children, above(gap2-captionGap, high))
		return blocks
	}
	return nil
}

// room is the first of the blocks, as many as fit at the right of a row by an estimate of their lines.
func (r cellRow) room(blocks []*layout.Node) []*layout.Node {
	width := inMM(r.place-r.width) - besideGap
	if width < besideLeast {
		return nil
	}
	height := 0.0
	for i, b := range blocks {
		if height += estimate(b, width); height > estimate(r.Node, inMM(r.width)) {
			return blocks[:i]
		}
		height += inMM(gap3)
	}
	return blocks
}

// mapped sets the muscle map at the right of a row of pictures.
func (r cellRow) mapped(muscles *layout.Node) *layout.Node {
	r.place -= mm(mapGap) + mm(mapRoom)
	n := row(layout.Group, mm(mapGap), r.spread(), muscles)
	n.Tracks = []layout.Track{share(1), fixed(mm(mapRoom))}
	return n
}

// beside sets blocks at the right of a row of pictures.
func (r cellRow) beside(blocks []*layout.Node) *layout.Node {
	n := row(layout.Group, mm(besideGap), r.Node, stack(layout.Group, gap3, blocks...))
	n.Tracks = []layout.Track{fixed(r.width), share(1)}
	return n
}

// cellRow is one row of pictures, each column as wide as its picture and caption need.
type cellRow struct {
	*layout.Node
	cells                 []cell
	stands                []*layout.Node // what each picture stands in
	width, place, highest layout.Length
}

// spread shares the width that is left among the columns.
func (r cellRow) spread() *layout.Node {
	spare := max(0, (r.place-r.width)/layout.Length(len(r.Tracks)))
	for i := range r.Tracks {
		r.Tracks[i].Fixed += spare
	}
	return r.Node
}

func (c *composer) cellRow(cells []cell, s scope, small bool) cellRow {
	r := cellRow{Node: row(layout.Group, mm(columnGap)), cells: cells, place: c.width()}
	for i, width := range c.widths(cells, small) {
		cells[i].art = art(cells[i].drawing, width)
		r.highest = max(r.highest, cells[i].art.Height)
	}
	r.Keep.Together = true
	pictures := r.Gap * layout.Length(len(cells)-1)
	for _, cell := range cells {
		place := c.figure(cell, s, r.highest)
		column := stack(layout.Group, captionGap, place, c.caption(cell.picture, s))
		column.Keep.Together = true
		r.stands = append(r.stands, place.Children[0])
		width := cell.art.Width + mm(cell.beside())
		r.Children, r.Tracks = append(r.Children, column), append(r.Tracks, fixed(width))
		pictures += width
	}
	r.width = pictures
	r.widen(func(i int) layout.Length { return mm(c.captionWidth(cells[i].picture, 2)) }, true)
	if !c.large() {
		r.widen(func(i int) layout.Length { return mm(c.captionWidth(cells[i].picture, 1)) }, false)
	}
	return r
}

// widen makes columns as wide as asked for. Where the row has no room for that, they share what there is in proportion, or
// stay as they are.
func (r *cellRow) widen(wanted func(int) layout.Length, share bool) {
	missing := layout.Length(0)
	for i := range r.Tracks {
		missing += max(0, wanted(i)-r.Tracks[i].Fixed)
	}
	given := min(missing, r.place-r.width)
	if given <= 0 || given < missing && !share {
		return
	}
	for i := range r.Tracks {
		more := max(0, wanted(i)-r.Tracks[i].Fixed)
		more = layout.Length(int64(more) * int64(given) / int64(missing))
		r.Tracks[i].Fixed += more
		r.width += more
	}
}

package template

import (
	"slices"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// The picture row, in millimetres. One scale holds for all pictures of a row, so that the body is as tall in each.
const (
	rowHighest   = 66.0 // of any picture, beside a standing body of 57
	bodySmall    = 52.0 // the least when pictures give way
	lyingLeast   = 80.0 // length of a lying figure when pictures give way
	besideLying  = 53.6 // height of what stands beside a lying figure then; four lines fit below that one
	insetWidth   = 21.0
	closeUpWidth = 38.0 // of a position drawn as a close-up
	columnGap    = 4.0
	besideLeast  = 44.0 // width of blocks beside pictures
	besideGap    = 8.0
	bodyUnits    = 1800 // a drawing's units in one body height
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

// pictureRows sets an exercise's pictures side by side, feet on one line, at most four in a row. Where one row leaves room
// at its right, blocks may stand there; where a lying figure leaves room below it, others may. Those that do are returned.
func (c *composer) pictureRows(u data.Use, small bool, right, below []*layout.Node) (rows *layout.Node, taken []*layout.Node) {
	var cells []cell
	for _, p := range u.Exercise.Pictures {
		cells = append(cells, c.cell(p, u))
	}
	if len(cells) == 0 {
		return nil, nil
	}
	count := (len(cells) + perRow - 1) / perRow
	if c.large() && len(cells) > 2 && c.scale(cells, false)*bodyUnits < bodySmall {
		count = (len(cells) + 1) / 2 // two in a row, so that the body is not smaller than elsewhere
	}
	each := (len(cells) + count - 1) / count
	s := stack(layout.Group, gap3)
	for i := 0; i < len(cells); i += each {
		r := c.cellRow(cells[i:min(i+each, len(cells))], c.doseScope(u), small)
		if count > 1 {
			s.Children = append(s.Children, r.spread())
			continue
		}
		beside := r.room(right)
		under := r.fillBelow(below)
		taken = append(slices.Clone(beside), under...)
		if beside != nil {
			s.Children = append(s.Children, r.beside(beside))
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
		if estimate(high, inMM(r.Tracks[i].Fixed))+inMM(gap3) > free {
			continue
		}
		r.stands[i].Box.Height = r.cells[i].art.Height
		column.Children = append(column.Children, above(gap3-captionGap, high))
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
	pictures, captions := r.Gap*layout.Length(len(cells)-1), layout.Length(0)
	for _, cell := range cells {
		place := c.figure(cell, s, r.highest)
		column := stack(layout.Group, captionGap, place, c.caption(cell.picture, s))
		column.Keep.Together = true
		r.stands = append(r.stands, place.Children[0])
		width := cell.art.Width + mm(cell.beside())
		r.Children, r.Tracks = append(r.Children, column), append(r.Tracks, fixed(width))
		pictures, captions = pictures+width, captions+max(0, mm(c.captionWidth(cell.picture))-width)
	}
	r.width = pictures
	if captions > 0 && pictures < r.place { // as much as there is, in proportion
		given := min(captions, r.place-pictures)
		for i, cell := range cells {
			more := max(0, mm(c.captionWidth(cell.picture))-r.Tracks[i].Fixed)
			more = layout.Length(int64(more) * int64(given) / int64(captions))
			r.Tracks[i].Fixed += more
			r.width += more
		}
	}
	return r
}

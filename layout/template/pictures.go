package template

import (
	"fmt"

	"handout/data"
	"handout/layout"
)

// The picture row, in millimetres. One scale holds for all pictures of a row, so that the body is as tall in each.
const (
	rowHighest   = 66.0 // of any picture
	bodyTall     = 57.0 // standing body, from floor to crown
	bodySmall    = 52.0 // the least when pictures give way
	lyingLeast   = 74.0 // length of a lying figure when pictures give way
	insetWidth   = 21.0
	columnGap    = 5.0
	bodyUnits    = 1800 // a drawing's units in one body height
	perRow       = 4
	pictureWidth = 87.5 // the widest that one picture gets
)

// cell is one position: its drawing, perhaps a close-up beside it, step and caption.
type cell struct {
	picture data.Picture
	drawing *layout.Drawing
	inset   *layout.Drawing
}

// pictureRow sets an exercise's pictures side by side, feet on one line, at most four in a row.
func (c *composer) pictureRow(u data.Use, small bool) *layout.Node {
	var cells []cell
	for _, p := range u.Exercise.Pictures {
		cells = append(cells, c.cell(p, u))
	}
	if len(cells) == 0 {
		return nil
	}
	rows := (len(cells) + perRow - 1) / perRow
	each := (len(cells) + rows - 1) / rows
	s := stack(layout.Group, gap3)
	for i := 0; i < len(cells); i += each {
		s.Children = append(s.Children, c.cellRow(cells[i:min(i+each, len(cells))], c.doseScope(u), small))
	}
	s.Name, s.Keep = "pictures", layout.Keep{Together: true, Next: true}
	return s
}

func (c *composer) cell(p data.Picture, u data.Use) cell {
	if p.Alt.IsZero() {
		c.diags.Refusef(p.Pos, "alternative-text", "say what the body does, for those who cannot see it", "picture of %s: it has no alternative text", u.Exercise.ID)
	}
	out := cell{picture: p}
	if p.Pose != "" {
		out.drawing = c.pictures.figure(p.Pose)
	} else {
		out.drawing = c.pictures.file(p.Path, p.File)
	}
	if p.Inset != "" {
		out.inset = c.pictures.figure(p.Inset)
	}
	return out
}

// standing tells whether the drawing shows a body upright from floor to crown.
func (c cell) standing() bool { return c.drawing.Height >= bodyUnits*1000 }

// lying tells whether the drawing shows a body stretched out along the page.
func (c cell) lying() bool { return c.drawing.Width > 2*c.drawing.Height }

// beside is how much a close-up takes beside its picture.
func (c cell) beside() float64 {
	if c.inset == nil {
		return 0
	}
	return insetWidth + 2
}

// scale is the millimetres that one unit of the drawings gets.
func scale(cells []cell, small bool) float64 {
	room := 180 - columnGap*float64(len(cells)-1)
	units, highest, longest := 0.0, 0.0, 0.0
	standing := false
	for _, c := range cells {
		w, h := float64(c.drawing.Width)/1000, float64(c.drawing.Height)/1000
		units, highest = units+w, max(highest, h)
		room -= c.beside()
		standing = standing || c.standing()
		if c.lying() {
			longest = max(longest, w)
		}
	}
	if units == 0 {
		return 0
	}
	s := min(room/units, rowHighest/highest)
	if len(cells) <= 2 {
		for _, c := range cells {
			s = min(s, (pictureWidth-c.beside())*1000/float64(c.drawing.Width))
		}
	}
	if standing {
		s = min(s, bodyTall/bodyUnits)
	}
	if !small {
		return s
	}
	least := bodySmall / bodyUnits
	if longest > 0 {
		least = max(least, lyingLeast/longest)
	}
	return min(s, least)
}

// cellRow is one row of pictures. The columns are as wide as the pictures, and share what is left.
func (c *composer) cellRow(cells []cell, s scope, small bool) *layout.Node {
	perUnit := scale(cells, small)
	size := func(d *layout.Drawing) *layout.Art { return art(d, mm(float64(d.Width)/1000*perUnit)) }
	var highest, natural layout.Length
	for _, cell := range cells {
		a := size(cell.drawing)
		highest = max(highest, a.Height)
		natural += a.Width + mm(cell.beside())
	}
	gap := mm(columnGap)
	spare := max(0, (bodyWidth-natural-gap*layout.Length(len(cells)-1))/layout.Length(len(cells)))
	r := row(layout.Group, gap)
	for _, cell := range cells {
		a := size(cell.drawing)
		figure := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: cell.picture.Pos, Art: a, Alt: c.plain(cell.picture.Alt, s)}
		place := row(layout.Group, mm(2), figure)
		place.Tracks = []layout.Track{fixed(a.Width)}
		if cell.inset != nil {
			place.Children, place.Tracks = append(place.Children, c.inset(cell, s)), append(place.Tracks, fixed(mm(insetWidth)))
		}
		place.Box = layout.Box{Height: highest, Y: layout.Bottom}
		if cell.lying() || !cell.standing() && cell.drawing.Height < bodyUnits*1000/2 {
			place.Box.Y = layout.Middle
		}
		column := stack(layout.Group, mm(2.4), place, c.caption(cell.picture, s))
		column.Keep.Together = true
		r.Children, r.Tracks = append(r.Children, column), append(r.Tracks, fixed(a.Width+mm(cell.beside())+spare))
	}
	r.Keep.Together = true
	return r
}

// inset is a close-up in a thin frame.
func (c *composer) inset(cell cell, s scope) *layout.Node {
	if cell.picture.InsetAlt.IsZero() {
		c.diags.Refusef(cell.picture.Pos, "alternative-text", "add inset_alt: what the close-up shows", "close-up %s: it has no alternative text", cell.picture.Inset)
	}
	n := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Name: "inset", Pos: cell.picture.Pos,
		Art: art(cell.inset, mm(insetWidth)), Alt: c.plain(cell.picture.InsetAlt, s)}
	n.Box.Frame, n.Box.Radius = line(0.75, layout.Hair), round(2)
	return n
}

// caption is the chip with the steps that the picture shows, the words, and whose picture it is.
func (c *composer) caption(p data.Picture, s scope) *layout.Node {
	n := row(layout.Caption, mm(2))
	if p.FirstStep > 0 {
		steps := fmt.Sprint(p.FirstStep)
		if p.LastStep > p.FirstStep {
			steps = bind(c.span(data.Range{Least: int64(p.FirstStep), Most: int64(p.LastStep)}))
		}
		chip := para(layout.Group, c.Type.Caption.coloured(layout.Accent).weighing(700).set(layout.Centre), p.Pos, words(steps))
		chip.Box = layout.Box{Height: mm(6.4), Y: layout.Middle, Frame: line(1.2, layout.Accent), Radius: round(3.2),
			Padding: layout.Edges{Left: mm(2.05), Right: mm(2.05)}}
		n.Children, n.Tracks = append(n.Children, chip), append(n.Tracks, snug())
	}
	words := para(layout.Group, c.Type.Caption, p.Caption.Pos, c.spans(p.Caption, s)...)
	texts := stack(layout.Group, 0, words)
	if p.Credit != nil {
		by := c.say("picture_by", text("author", p.Credit.Author.Value), text("license", p.Credit.License.Value))
		texts.Children = append(texts.Children, para(layout.Group, c.Type.Footer, p.Credit.Author.Pos, by...))
	}
	n.Children, n.Tracks = append(n.Children, texts), append(n.Tracks, share(1))
	n.Valign, n.Pos = layout.Baseline, p.Pos
	return n
}

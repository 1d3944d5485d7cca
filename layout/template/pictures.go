package template

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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

// cell is one position: its drawing, perhaps a close-up beside it, step and caption.
type cell struct {
	picture data.Picture
	drawing *layout.Drawing
	art     *layout.Art // the drawing at its size, once the row's scale is known
	inset   *layout.Drawing
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

// closeUp tells whether the drawing shows less than half a body: it has a scale of its own, and a frame.
func (c cell) closeUp() bool {
	return c.drawing.Width < bodyUnits*500 && c.drawing.Height < bodyUnits*500
}

// beside is how much a close-up takes beside its picture.
func (c cell) beside() float64 {
	if c.inset == nil {
		return 0
	}
	return insetWidth + 2
}

// widths are those of the pictures of a row.
func (c *composer) widths(cells []cell, small bool) []layout.Length {
	if small {
		if w, ok := c.lyingWidths(cells); ok {
			return w
		}
	}
	perUnit := c.scale(cells, small)
	w := make([]layout.Length, len(cells))
	for i, p := range cells {
		w[i] = mm(float64(p.drawing.Width) / 1000 * perUnit)
		if p.closeUp() {
			w[i] = mm(closeUpWidth)
		}
	}
	return w
}

// lyingWidths give way without making a lying figure shorter than it may be: only what is seen from above beside it gets
// smaller, on a scale of its own.
func (c *composer) lyingWidths(cells []cell) ([]layout.Length, bool) {
	if !lyingAmongHigher(cells) {
		return nil, false
	}
	w := make([]layout.Length, len(cells))
	total := mm(columnGap) * layout.Length(len(cells)-1)
	for i, p := range cells {
		w[i] = mm(besideLying * float64(p.drawing.Width) / float64(p.drawing.Height))
		if p.lying() {
			w[i] = mm(lyingLeast)
		}
		total += w[i]
	}
	return w, total <= c.width()
}

// lyingAmongHigher tells whether one figure is lying and all others are seen from above, higher than wide.
func lyingAmongHigher(cells []cell) bool {
	lying := 0
	for _, c := range cells {
		switch {
		case c.lying():
			lying++
		case c.closeUp(), c.standing(), c.drawing.Height <= c.drawing.Width, c.inset != nil:
			return false
		}
	}
	return lying == 1 && len(cells) > 1
}

// scale is the millimetres that one unit of the drawings gets.
func (c *composer) scale(cells []cell, small bool) float64 {
	body := c.Pictures.body()
	room := inMM(c.width()) - 0.5 - columnGap*float64(len(cells)-1) // half a millimetre spare for rounding
	units, highest, longest := 0.0, 0.0, 0.0
	standing := false
	for _, p := range cells {
		w, h := float64(p.drawing.Width)/1000, float64(p.drawing.Height)/1000
		if p.closeUp() {
			room -= closeUpWidth
			continue
		}
		units, highest = units+w, max(highest, h)
		room -= p.beside()
		standing = standing || p.standing()
		if p.lying() {
			longest = max(longest, w)
		}
	}
	if units == 0 {
		return 0
	}
	s := min(room/units, rowHighest*body/bodyTall/highest)
	if len(cells) <= 2 && !c.large() {
		for _, p := range cells {
			s = min(s, (pictureWidth-p.beside())*1000/float64(p.drawing.Width))
		}
	}
	if standing {
		s = min(s, body/bodyUnits)
	}
	if !small {
		return s
	}
	least := bodySmall * body / bodyTall / bodyUnits
	if longest > 0 {
		least = max(least, lyingLeast/longest)
	}
	return min(s, least)
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

// captionWidth is about what a caption needs to stand in two lines.
func (c *composer) captionWidth(p data.Picture) float64 {
	const chip, perDigit, perCharacter = 6.0, 2.2, 2.05
	width := chip
	if p.LastStep > p.FirstStep {
		width += 4 * perDigit
	}
	grow := float64(c.Type.Caption.Size) / float64(leastBody)
	longest, total := 0, 0
	for _, word := range strings.Fields(p.Caption.Value) {
		n := utf8.RuneCountInString(word)
		longest, total = max(longest, n), total+n+1
	}
	text := perCharacter * float64(max(longest, total/2+1)+1)
	if c.large() { // the chip stands over the words
		return grow * max(width, text)
	}
	return grow * (width + text)
}

// figure is the picture of a cell, with its close-up, in a place as high as the row.
func (c *composer) figure(cell cell, s scope, highest layout.Length) *layout.Node {
	figure := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Pos: cell.picture.Pos, Art: cell.art, Alt: c.plain(cell.picture.Alt, s)}
	if cell.closeUp() {
		framed(figure)
	}
	stand := stack(layout.Group, 0, figure)
	stand.Box = layout.Box{Height: highest, Y: layout.Bottom}
	if cell.lying() || cell.closeUp() {
		stand.Box.Y = layout.Middle
	}
	place := row(layout.Group, mm(2), stand)
	place.Tracks = []layout.Track{fixed(cell.art.Width)}
	if cell.inset != nil {
		place.Children, place.Tracks = append(place.Children, stack(layout.Group, 0, c.inset(cell, s))), append(place.Tracks, fixed(mm(insetWidth)))
	}
	return place
}

// inset is a close-up in a thin frame.
func (c *composer) inset(cell cell, s scope) *layout.Node {
	if cell.picture.InsetAlt.IsZero() {
		c.diags.Refusef(cell.picture.Pos, "alternative-text", "add inset_alt: what the close-up shows", "close-up %s: it has no alternative text", cell.picture.Inset)
	}
	n := &layout.Node{Role: layout.Figure, Kind: layout.Picture, Name: "inset", Pos: cell.picture.Pos,
		Art: art(cell.inset, mm(insetWidth)), Alt: c.plain(cell.picture.InsetAlt, s)}
	framed(n)
	return n
}

// framed sets a close-up inside a thin frame, with a margin that keeps the drawing's corners clear of the frame's.
func framed(n *layout.Node) {
	margin := mm(0.7)
	n.Art = art(n.Art.Drawing, n.Art.Width-2*margin)
	n.Box.Padding = layout.Edges{Top: margin, Right: margin, Bottom: margin, Left: margin}
	n.Box.Frame, n.Box.Radius = line(0.75, layout.Hair), round(2)
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
		height := grown(mm(6.4), c.Type.Caption.Size, leastBody)
		chip.Box = layout.Box{Height: height, Y: layout.Middle, Frame: line(1.2, layout.Accent), Radius: radius(height / 2),
			Padding: layout.Edges{Left: mm(2.05), Right: mm(2.05)}}
		n.Children, n.Tracks = append(n.Children, chip), append(n.Tracks, snug())
	}
	words := para(layout.Group, c.Type.Caption, p.Caption.Pos, c.spans(p.Caption, s)...)
	texts := stack(layout.Group, 0, words)
	if p.Credit != nil {
		by := c.say("picture_by", text("author", p.Credit.Author.Value), text("license", p.Credit.License.Value))
		texts.Children = append(texts.Children, para(layout.Group, c.Type.Footer, p.Credit.Author.Pos, by...))
	}
	if c.large() { // words beside the chip would be a column of syllables
		n.Role, n.Children, n.Tracks = layout.Group, append(n.Children, stack(layout.Group, 0)), append(n.Tracks, share(1))
		n = stack(layout.Caption, gap1, n, texts)
		n.Pos = p.Pos
		return n
	}
	n.Children, n.Tracks = append(n.Children, texts), append(n.Tracks, share(1))
	n.Valign, n.Pos = layout.Baseline, p.Pos
	return n
}

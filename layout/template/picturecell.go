package template

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"handout/data"
	"handout/layout"
)

// cell is one position: its drawing, perhaps a close-up beside it, step and caption.
type cell struct {
	picture data.Picture
	drawing *layout.Drawing
	art     *layout.Art // the drawing at its size, once the row's scale is known
	inset   *layout.Drawing
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

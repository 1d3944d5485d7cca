package pdf

import (
	"bytes"
	"fmt"

	"github.com/go-pdf/fpdf"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/tag"
)

// page is a page being painted. It remembers what the canvas has set, so that nothing is set twice.
type page struct {
	*job
	*layout.Page
	place
	index int           // in the document
	out   *fpdf.Tpl     // nil where only tags, links and the like are made anew
	rest  []layout.Item // items still to paint after this one

	marking  marking
	owner    *tag.Elem // while marking content
	text     textState
	fill     rgb
	hasFill  bool
	line     lineState
	hasLine  bool
	buffer   []byte
	reader   bytes.Reader
	spotNode *layout.Node // the last node whose spot was noted
}

// marking is the kind of marked content that is open.
type marking uint8

const (
	unmarked marking = iota
	artifact
	content
)

// paintPage paints one page on a canvas of its own, so that its content depends on no other's.
func (j *job) paintPage(index int) *file.Stream {
	p := j.newPage(index)
	size := fpdf.SizeType{Wd: points(p.Width), Ht: points(p.Height)}
	template := j.canvas.CreateTemplateCustom(fpdf.PointType{}, size, func(out *fpdf.Tpl) {
		out.SetAutoPageBreak(false, 0)
		p.out = out
		p.paintItems()
	})
	return &file.Stream{Data: p.placed(template.Bytes())}
}

func (j *job) newPage(index int) *page {
	return &page{job: j, Page: &j.doc.Pages[index], place: j.places[index], index: index}
}

func (p *page) paintItems() {
	items := p.shared(p.index)
	for i := range items {
		p.rest = items[i+1:]
		if err := p.paint(&items[i]); err != nil {
			p.errs = append(p.errs, fmt.Errorf("page %d: %w", p.Number, err))
		}
	}
	p.leave()
}

// points converts to fpdf's unit.
func points(l layout.Length) float64 { return float64(l) / float64(layout.Point) }

// paint puts an item on the page.
func (p *page) paint(it *layout.Item) error {
	if it.Node != nil && it.Node != p.spotNode {
		p.note(it)
	}
	switch {
	case it.Glyphs != nil && it.Path == nil && it.Drawing == nil && it.Link == "":
		return p.paintMark(it, tag.Glyphs, p.run)
	case p.doc.Fillable && isField(it):
		return p.field(it)
	case it.Path != nil && it.Glyphs == nil && it.Drawing == nil && it.Link == "":
		return p.paintMark(it, tag.Line, p.path)
	case it.Drawing != nil && it.Glyphs == nil && it.Path == nil && it.Link == "":
		return p.paintMark(it, tag.Art, p.drawing)
	case it.Link != "" && it.Glyphs == nil && it.Path == nil && it.Drawing == nil:
		return p.link(it)
	}
	return tag.Errorf(it.Node, "an item must hold one of glyphs, path, drawing and link")
}

// paintMark paints in the marked content that the item belongs to.
func (p *page) paintMark(it *layout.Item, what tag.Content, paint func(*layout.Item) error) error {
	owner, err := p.tree.Owner(it.Node, it.Span, what)
	if err != nil {
		return err
	}
	p.enter(owner, it.Turn)
	if err := paint(it); err != nil {
		return tag.Errorf(it.Node, "%v", err)
	}
	return nil
}

// enter opens the marked content of the owner, or an artifact for none, unless it is open.
func (p *page) enter(owner *tag.Elem, turn int) {
	if owner == nil {
		if p.marking != artifact {
			p.leave()
			p.write("/Artifact BMC")
			p.marking = artifact
		}
		return
	}
	if p.marking == content && p.owner == owner {
		return
	}
	p.leave()
	if id := p.tree.Mark(owner, p.side, turn); p.out != nil {
		p.write(fmt.Sprintf("/%s<</MCID %d>>BDC", owner.Tag(), id))
	}
	p.marking, p.owner = content, owner
}

func (p *page) leave() {
	if p.marking == unmarked {
		return
	}
	p.endText()
	p.write("EMC")
	p.marking = unmarked
}

// write writes an operator that fpdf has no call for.
func (p *page) write(operator string) {
	if p.out != nil {
		p.out.RawWriteStr(operator)
	}
}

// raw writes several.
func (p *page) raw(b []byte) {
	p.buffer = b[:0]
	if p.out == nil {
		return
	}
	p.reader.Reset(b)
	p.out.RawWriteBuf(&p.reader)
}

// up turns a distance from the page's top into one from its foot, where PDF counts from.
func (p *page) up(y layout.Length) layout.Length { return p.Height - y }

func (p *page) setFill(c layout.Colour) error {
	v, err := p.palette.colour(c)
	if err == nil && (!p.hasFill || v != p.fill) {
		setFill(p.out, v)
		p.fill, p.hasFill = v, true
	}
	return err
}

// drawing places a picture, or the one that it is in a mirror, turned.
func (p *page) drawing(it *layout.Item) error {
	box := it.Box
	d, turned := placed(it.Drawing)
	name, err := p.picture(d)
	if err != nil {
		return err
	}
	if p.marking == content {
		p.tree.Frame(p.owner, p.side, p.left+box.X, p.up(box.Y+box.H), p.left+box.X+box.W, p.up(box.Y))
	}
	p.endText()
	b := append(p.buffer[:0], "q "...)
	if d.Raster != nil { // a unit square, standing on its foot
		b = file.AppendMilli(b, int64(box.W))
		b = file.AppendMilli(append(b, " 0 0 "...), int64(box.H))
		b = file.AppendMilli(append(b, ' '), int64(box.X))
		b = file.AppendMilli(append(b, ' '), int64(p.up(box.Y+box.H)))
	} else { // a space of its own, hanging from its head; turned, it runs from its right edge to the left
		wide, left := ratio(int64(box.W), d.Width), box.X
		if turned {
			wide, left = -wide, box.X+box.W
		}
		b = file.AppendMicro(b, wide)
		b = file.AppendMicro(append(b, " 0 0 "...), -ratio(int64(box.H), d.Height))
		b = file.AppendMilli(append(b, ' '), int64(left))
		b = file.AppendMilli(append(b, ' '), int64(p.up(box.Y)))
	}
	p.raw(append(append(append(b, " cm/"...), name...), " Do Q"...))
	return nil
}

// ratio is a/b in millionths, rounded; both are positive.
func ratio(a, b int64) int64 { return (a*1_000_000 + b/2) / b }

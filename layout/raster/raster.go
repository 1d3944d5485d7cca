// Package raster paints pages of placed items, and single drawings, as PNG.
//
// Input: a layout.Document and a resolution. Output: one PNG a page, the same to the byte for the same input. As every
// painter it never measures, breaks or chooses: each mark stands where its item says. Links are areas and not marks, so
// they are left out.
package raster

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"sync"

	"handout/layout"
)

// The resolutions that pages may have, in dots an inch.
const (
	LeastDPI   = 96
	DefaultDPI = 150
	MostDPI    = 300
)

// Pages paints every page of a document.
func Pages(d *layout.Document, dpi int) ([][]byte, error) {
	if dpi < LeastDPI || dpi > MostDPI {
		return nil, fmt.Errorf("resolution %d: must be %d to %d dots an inch", dpi, LeastDPI, MostDPI)
	}
	fonts, err := parseFonts(d.Fonts)
	if err != nil {
		return nil, err
	}
	files, failed := make([][]byte, len(d.Pages)), make([]error, len(d.Pages))
	var wait sync.WaitGroup
	for i := range d.Pages {
		wait.Go(func() {
			var m *image.RGBA
			if m, failed[i] = page(d, &d.Pages[i], fonts, dpi); failed[i] == nil {
				files[i], failed[i] = new(encoder).encode(m, false, dpi, pageMark())
			}
		})
	}
	wait.Wait()
	for i, err := range failed {
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", d.Pages[i].Number, err)
		}
	}
	return files, nil
}

// page paints one page on white.
func page(d *layout.Document, p *layout.Page, fonts []*face, dpi int) (*image.RGBA, error) {
	scale := float64(dpi) / float64(layout.Inch)
	c := newCanvas(pixels(float64(p.Width)*scale), pixels(float64(p.Height)*scale), NewPalette(d.Palette))
	draw.Draw(c.m, c.m.Bounds(), image.White, image.Point{}, draw.Src)
	for i := range p.Items {
		if err := c.item(&p.Items[i], fonts, scale); err != nil {
			return nil, err
		}
	}
	return c.m, nil
}

// pixels is a length in whole pixels, at least one.
func pixels(v float64) int { return max(1, int(v+0.5)) }

func (c *canvas) item(it *layout.Item, fonts []*face, scale float64) error {
	switch {
	case it.Glyphs != nil:
		return c.run(it.Glyphs, fonts, scale)
	case it.Path != nil:
		t := transform{scale, scale, 0, 0}
		c.lines.flatten(it.Path.Segs, t)
		if err := c.fill(it.Path.Fill, 0, false); err != nil {
			return err
		}
		return c.stroke(t, it.Path.Stroke.Colour, 0, pen{width: float64(it.Path.Stroke.Width), cap: it.Path.Cap, miter: 10})
	case it.Drawing != nil:
		d, b := it.Drawing, it.Box
		if d.Width <= 0 || d.Height <= 0 {
			return fmt.Errorf("drawing %.12s: extent %d x %d: must be above 0", d.Hash, d.Width, d.Height)
		}
		return c.drawing(d, transform{
			float64(b.W) * scale / float64(d.Width), float64(b.H) * scale / float64(d.Height), float64(b.X) * scale, float64(b.Y) * scale,
		})
	}
	return nil
}

// Drawing paints one drawing; see Easel.Drawing.
func Drawing(d *layout.Drawing, tokens []layout.Token, width, dpi int, clear bool) ([]byte, error) {
	return new(Easel).Drawing(d, tokens, width, dpi, clear)
}

// Easel paints drawings one after the other: the memory of one serves the next. It is not safe for concurrent use.
type Easel struct {
	pix     []byte
	tools   tools
	encoder encoder
}

// Drawing paints one drawing so many pixels wide, on white or on a clear ground, and returns its PNG. The resolution
// goes into the file.
func (e *Easel) Drawing(d *layout.Drawing, tokens []layout.Token, width, dpi int, clear bool) ([]byte, error) {
	if d.Width <= 0 || d.Height <= 0 {
		return nil, fmt.Errorf("drawing %.12s: extent %d x %d: must be above 0", d.Hash, d.Width, d.Height)
	}
	scale := float64(width) / float64(d.Width)
	height := pixels(float64(d.Height) * scale)
	e.pix = sized(e.pix, 4*width*height)
	c := canvasOn(e.pix, width, height, NewPalette(tokens), &e.tools)
	if clear {
		draw.Draw(c.m, c.m.Bounds(), image.Transparent, image.Point{}, draw.Src)
	} else {
		draw.Draw(c.m, c.m.Bounds(), image.White, image.Point{}, draw.Src)
	}
	if err := c.drawing(d, transform{scale, scale, 0, 0}); err != nil {
		return nil, fmt.Errorf("drawing %.12s: %w", d.Hash, err)
	}
	return e.encoder.encode(c.m, clear, dpi)
}

// Deflate packs other data of the file that the drawings go into, in the memory that packs them.
func (e *Easel) Deflate(data []byte) []byte {
	e.encoder.deflate()
	_, _ = e.encoder.z.Write(data) // to memory, which cannot fail
	_ = e.encoder.z.Close()
	return bytes.Clone(e.encoder.packed.Bytes())
}

// transform scales and moves: x' = x*sx + dx.
type transform struct{ sx, sy, dx, dy float64 }

func (t transform) apply(p layout.Pt) point {
	return point{float64(float64(p.X)*t.sx) + t.dx, float64(float64(p.Y)*t.sy) + t.dy}
}

// canvas is a picture being painted.
type canvas struct {
	m       *image.RGBA
	palette Palette
	within  image.Rectangle // nothing is painted outside
	clip    *image.Alpha    // nil for none; its bounds cut too
	*tools
}

// tools are what shapes are painted with, one after the other.
type tools struct {
	lines   polygons
	stroker stroker
	masks   masks
	cut     masks // the clip's
}

func newCanvas(width, height int, p Palette) *canvas {
	return canvasOn(make([]byte, 4*width*height), width, height, p, new(tools))
}

func canvasOn(pix []byte, width, height int, p Palette, t *tools) *canvas {
	m := &image.RGBA{Pix: pix, Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}
	return &canvas{m: m, palette: p, within: m.Rect, tools: t}
}

// drawing paints a drawing's shapes or its raster, cut to its extent.
func (c *canvas) drawing(d *layout.Drawing, t transform) error {
	from, to := t.apply(layout.Pt{}), t.apply(layout.Pt{X: d.Width, Y: d.Height})
	c.within = bounds([]point{from, to}).Intersect(c.m.Bounds())
	defer func() { c.within, c.clip = c.m.Bounds(), nil }()
	if d.Raster != nil {
		return c.pixels(d.Raster, from, to)
	}
	return c.shapes(d, t)
}

// shapes paints what lies under a drawing, then its shapes.
func (c *canvas) shapes(d *layout.Drawing, t transform) error {
	if d.Under != nil {
		if err := c.shapes(d.Under, t); err != nil {
			return err
		}
	}
	var clipped []layout.Seg
	c.clip = nil
	for i := range d.Shapes {
		s := &d.Shapes[i]
		if !sameSegs(s.Clip, clipped) {
			c.setClip(s.Clip, t)
			clipped = s.Clip
		}
		c.lines.flatten(s.Path, t)
		if err := c.fill(s.Fill, s.FillAlpha, s.EvenOdd); err != nil {
			return err
		}
		p := pen{width: float64(s.StrokeWidth), cap: s.Cap, join: s.Join, miter: float64(s.Miter) / 1000, dash: s.Dash}
		if s.Miter == 0 {
			p.miter = 4
		}
		if err := c.stroke(t, s.Stroke, s.StrokeAlpha, p); err != nil {
			return err
		}
	}
	return nil
}

func sameSegs(a, b []layout.Seg) bool {
	if len(a) != len(b) {
		return false
	}
	return len(a) == 0 || &a[0] == &b[0]
}

// setClip makes the mask that cuts what follows.
func (c *canvas) setClip(path []layout.Seg, t transform) {
	c.clip = nil
	if len(path) == 0 {
		return
	}
	c.lines.flatten(path, t)
	if c.clip = c.cut.cover(&c.lines, c.within, false); c.clip == nil {
		c.clip = image.NewAlpha(image.Rectangle{})
	}
}

// fill paints what the lines go round.
func (c *canvas) fill(name layout.Colour, alpha uint8, evenOdd bool) error {
	if name == layout.None || len(c.lines.points) == 0 {
		return nil
	}
	colour, err := c.palette.Colour(name)
	if err == nil {
		c.paint(&c.lines, faded(colour, alpha), evenOdd)
	}
	return err
}

// stroke paints the lines themselves, which are spent by it.
func (c *canvas) stroke(t transform, name layout.Colour, alpha uint8, p pen) error {
	if name == layout.None || p.width <= 0 || len(c.lines.points) == 0 {
		return nil
	}
	colour, err := c.palette.Colour(name)
	if err == nil {
		c.paint(c.stroker.outline(p, &c.lines, (t.sx+t.sy)/2), faded(colour, alpha), false)
	}
	return err
}

// paint covers an area with a colour.
func (c *canvas) paint(area *polygons, colour color.RGBA, evenOdd bool) {
	within := c.within
	if c.clip != nil {
		within = within.Intersect(c.clip.Rect)
	}
	mask := c.masks.cover(area, within, evenOdd)
	if mask == nil {
		return
	}
	if c.clip != nil {
		multiply(mask, c.clip)
	}
	for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
		over(c.m.Pix[c.m.PixOffset(mask.Rect.Min.X, y):], mask.Pix[(y-mask.Rect.Min.Y)*mask.Stride:][:mask.Stride], colour)
	}
}

// over lays a colour over a row of pixels where the mask lets it.
func over(pixels, mask []byte, colour color.RGBA) {
	for x := 0; x < len(mask); x++ {
		if mask[x] == 0 { // most of it: lines go round what they draw
			for x+8 < len(mask) && binary.LittleEndian.Uint64(mask[x+1:]) == 0 {
				x += 8
			}
			continue
		}
		p := pixels[4*x : 4*x+4 : 4*x+4]
		if mask[x] == 255 && colour.A == 255 {
			p[0], p[1], p[2], p[3] = colour.R, colour.G, colour.B, 255
			continue
		}
		m := uint32(mask[x])
		rest := 255*255 - m*uint32(colour.A)
		mix := func(under, over uint8) uint8 {
			return uint8((uint32(under)*rest + 255*m*uint32(over) + 255*255/2) / (255 * 255))
		}
		p[0], p[1], p[2], p[3] = mix(p[0], colour.R), mix(p[1], colour.G), mix(p[2], colour.B), mix(p[3], colour.A)
	}
}

// multiply lets through only what both masks do.
func multiply(mask, by *image.Alpha) {
	for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
		row := mask.Pix[(y-mask.Rect.Min.Y)*mask.Stride:][:mask.Rect.Dx()]
		other := by.Pix[by.PixOffset(mask.Rect.Min.X, y):][:mask.Rect.Dx()]
		for x := range row {
			row[x] = uint8((int(row[x])*int(other[x]) + 127) / 255)
		}
	}
}

package raster

import (
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"handout/layout"
)

// face is a font and the outlines taken from it so far.
type face struct {
	font   *sfnt.Font
	em     int
	lock   sync.Mutex // pages are painted side by side
	buffer sfnt.Buffer
	known  map[uint16][]layout.Seg
}

func parseFonts(fonts []layout.Font) ([]*face, error) {
	faces := make([]*face, len(fonts))
	for i, f := range fonts {
		parsed, err := sfnt.Parse(f.Data)
		if err != nil || f.UnitsPerEm <= 0 {
			return nil, fmt.Errorf("font %q cannot be read: %v", f.Name, err)
		}
		faces[i] = &face{font: parsed, em: f.UnitsPerEm, known: map[uint16][]layout.Seg{}}
	}
	return faces, nil
}

// outline is a glyph's outline in 64ths of a font unit.
func (f *face) outline(id uint16) ([]layout.Seg, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if segs, ok := f.known[id]; ok {
		return segs, nil
	}
	loaded, err := f.font.LoadGlyph(&f.buffer, sfnt.GlyphIndex(id), fixed.I(f.em), nil)
	if err != nil {
		return nil, fmt.Errorf("glyph %d: %w", id, err)
	}
	var segs []layout.Seg
	var at layout.Pt
	for _, s := range loaded {
		p := func(i int) layout.Pt { return layout.Pt{X: int64(s.Args[i].X), Y: int64(s.Args[i].Y)} }
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			at = p(0)
			segs = append(segs, layout.Seg{Op: layout.MoveTo, P: [3]layout.Pt{at}})
		case sfnt.SegmentOpLineTo:
			at = p(0)
			segs = append(segs, layout.Seg{Op: layout.LineTo, P: [3]layout.Pt{at}})
		case sfnt.SegmentOpQuadTo: // the cubic with the same shape
			c, end := p(0), p(1)
			segs = append(segs, layout.Seg{Op: layout.CurveTo, P: [3]layout.Pt{third(at, c), third(end, c), end}})
			at = end
		case sfnt.SegmentOpCubeTo:
			at = p(2)
			segs = append(segs, layout.Seg{Op: layout.CurveTo, P: [3]layout.Pt{p(0), p(1), at}})
		}
	}
	f.known[id] = segs
	return segs, nil
}

// third is two thirds of the way from an end to the control point.
func third(end, control layout.Pt) layout.Pt {
	return layout.Pt{X: (end.X + 2*control.X) / 3, Y: (end.Y + 2*control.Y) / 3}
}

// run paints shaped text.
func (c *canvas) run(r *layout.Run, fonts []*face, scale float64) error {
	if r.Font < 0 || r.Font >= len(fonts) {
		return fmt.Errorf("font %d: the document has %d", r.Font, len(fonts))
	}
	colour, err := c.palette.Colour(r.Colour)
	if err != nil {
		return err
	}
	f := fonts[r.Font]
	unit := float64(r.Size) * scale / float64(f.em)
	x, y := float64(r.X)*scale, float64(r.Y)*scale
	for _, g := range r.Glyphs {
		segs, err := f.outline(g.ID)
		if err != nil {
			return fmt.Errorf("text %q: %w", r.Text, err)
		}
		if len(segs) > 0 {
			c.lines.flatten(segs, transform{unit / 64, unit / 64, x + float64(g.X)*unit, y - float64(g.Y)*unit})
			c.paint(&c.lines, colour, false)
		}
		x += float64(g.Advance)*unit + float64(r.Extra)*scale
	}
	return nil
}

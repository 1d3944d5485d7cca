package picture

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"handout/layout"
)

// hashOf is the SHA-256 of everything that a drawing paints. Lengths go before lists and texts, so that no two drawings
// share one encoding.
func hashOf(d *layout.Drawing) string {
	segments := 0
	for i := range d.Shapes {
		segments += len(d.Shapes[i].Path) + len(d.Shapes[i].Clip)
	}
	e := encoder{make([]byte, 0, 16*segments+64*len(d.Shapes)+64)}
	e.ints(d.Width, d.Height, int64(len(d.Shapes)))
	for i := range d.Shapes {
		e.shape(&d.Shapes[i])
	}
	if d.Under != nil {
		e.text(layout.Colour(d.Under.Hash))
	}
	if r := d.Raster; r != nil {
		e.ints(int64(r.Width), int64(r.Height), int64(r.Channels))
		for _, b := range [][]byte{r.Pixels, r.JPEG, r.Alpha} {
			e.ints(int64(len(b)))
			e.b = append(e.b, b...)
		}
	}
	sum := sha256.Sum256(e.b)
	return hex.EncodeToString(sum[:])
}

type encoder struct{ b []byte }

func (e *encoder) ints(v ...int64) {
	for _, n := range v {
		e.b = binary.AppendVarint(e.b, n)
	}
}

func (e *encoder) text(c layout.Colour) {
	e.ints(int64(len(c)))
	e.b = append(e.b, c...)
}

func (e *encoder) shape(s *layout.Shape) {
	e.path(s.Path)
	e.text(s.Fill)
	e.text(s.Stroke)
	rule := int64(0)
	if s.EvenOdd {
		rule = 1
	}
	e.ints(rule, s.StrokeWidth, int64(s.Cap), int64(s.Join), s.Miter, int64(s.FillAlpha), int64(s.StrokeAlpha), int64(len(s.Dash)))
	e.ints(s.Dash...)
	e.path(s.Clip)
}

func (e *encoder) path(p []layout.Seg) {
	e.ints(int64(len(p)))
	for i := range p {
		e.b = append(e.b, byte(p[i].Op))
		for _, q := range p[i].P[:points(p[i].Op)] {
			e.b = binary.AppendVarint(e.b, q.X)
			e.b = binary.AppendVarint(e.b, q.Y)
		}
	}
}

// points is how many points a segment's operator uses.
func points(op layout.SegOp) int {
	switch op {
	case layout.MoveTo, layout.LineTo:
		return 1
	case layout.CurveTo:
		return 3
	}
	return 0
}

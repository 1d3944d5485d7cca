package pdf

import (
	"fmt"
	"slices"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// form writes a drawing's shapes in the drawing's own space, as briefly as PDF allows: most of a handout's bytes are
// the points of its figures.
type form struct {
	b       []byte
	fine    int64 // how many of the form's units are one of the drawing's
	palette palette
	set     graphics
	alphas  []alpha
	clip    []layout.Seg // in force
	outside graphics     // what was set before the clip
}

// graphics is what a form has set. It starts as PDF does, but for the mitre, which is the drawing's.
type graphics struct {
	fill, stroke rgb
	width        int64
	cap          layout.Cap
	join         layout.Join
	miter        int64
	dash         []int64
	alpha        alpha
}

// alpha is the opacity of fill and stroke as a shape gives it: 0 is opaque.
type alpha struct{ fill, stroke uint8 }

const (
	defaultWidth = 1000 // in thousandths of a unit, as PDF starts
	pdfMiter     = 10_000
	defaultMiter = 4000
)

// makeForm draws the shapes.
func makeForm(d *layout.Drawing, p palette) (*picture, error) {
	f := form{palette: p, fine: fineness(d), set: graphics{width: defaultWidth, miter: pdfMiter}}
	const perSegment = 32 // bytes, about
	size := 256
	for i := range d.Shapes {
		size += perSegment * len(d.Shapes[i].Path)
	}
	f.b = make([]byte, 0, size)
	if d.Under != nil {
		f.b = append(f.b, "/"+underName+" Do\n"...)
	}
	for i := range d.Shapes {
		if err := f.shape(&d.Shapes[i]); err != nil {
			return nil, err
		}
	}
	f.setClip(nil)
	dict := []byte("/Type/XObject/Subtype/Form")
	if f.fine > 1 {
		dict = append(file.AppendMilli(append(dict, "/Matrix["...), 1000/f.fine), " 0 0 "...)
		dict = append(file.AppendMilli(dict, 1000/f.fine), " 0 0]"...)
	}
	dict = file.AppendMilli(append(dict, "/BBox[0 0 "...), d.Width*f.fine)
	dict = file.AppendMilli(append(dict, ' '), d.Height*f.fine)
	return &picture{dict: append(dict, ']'), isForm: true, resources: f.resources(), data: &file.Stream{Data: f.b}}, nil
}

// fineness is 2 for a drawing whose points stand on halves of units: in units half as large they are whole numbers, which
// are shorter.
func fineness(d *layout.Drawing) int64 {
	const unit, half = 1000, 500
	if d.Under != nil { // it is placed in the drawing's own units
		return 1
	}
	halves := false
	for i := range d.Shapes {
		for _, s := range d.Shapes[i].Path {
			for _, p := range s.P {
				if p.X%half != 0 || p.Y%half != 0 {
					return 1
				}
				halves = halves || p.X%unit != 0 || p.Y%unit != 0
			}
		}
	}
	if halves {
		return 2
	}
	return 1
}

// shape paints one path.
func (f *form) shape(s *layout.Shape) error {
	fills, strokes := s.Fill != layout.None, s.Stroke != layout.None && s.StrokeWidth > 0
	if len(s.Path) == 0 || !fills && !strokes {
		return nil
	}
	f.setClip(s.Clip)
	f.setAlpha(alpha{s.FillAlpha, s.StrokeAlpha})
	if fills {
		if err := f.setColour(&f.set.fill, s.Fill, appendFill); err != nil {
			return err
		}
	}
	if strokes {
		if err := f.setColour(&f.set.stroke, s.Stroke, appendStroke); err != nil {
			return err
		}
		f.setLine(s)
	}
	fill, both := "f\n", "B\n"
	if s.EvenOdd {
		fill, both = "f*\n", "B*\n"
	}
	switch {
	case fills && strokes && s.StrokeAlpha == 0:
		f.paint(s.Path, both, true)
	case fills && strokes: // in one operator, the stroke would cut the fill out instead of lying upon it
		f.paint(s.Path, fill, false)
		f.paint(s.Path, "S\n", true)
	case fills:
		f.paint(s.Path, fill, false)
	default:
		f.paint(s.Path, "S\n", true)
	}
	return nil
}

func (f *form) setColour(now *rgb, want layout.Colour, write func([]byte, rgb) []byte) error {
	c, err := f.palette.colour(want)
	if err == nil && c != *now {
		f.b = write(f.b, c)
		*now = c
	}
	return err
}

func (f *form) setLine(s *layout.Shape) {
	g := &f.set
	if s.StrokeWidth*f.fine != g.width {
		f.number(s.StrokeWidth*f.fine, "w\n")
		g.width = s.StrokeWidth * f.fine
	}
	if s.Cap != g.cap {
		f.b = append(file.AppendInt(f.b, int64(s.Cap)), " J\n"...)
		g.cap = s.Cap
	}
	if s.Join != g.join {
		f.b = append(file.AppendInt(f.b, int64(s.Join)), " j\n"...)
		g.join = s.Join
	}
	miter := s.Miter
	if miter == 0 {
		miter = defaultMiter
	}
	if s.Join == layout.MiterJoin && miter != g.miter {
		f.number(miter, "M\n")
		g.miter = miter
	}
	if !slices.Equal(s.Dash, g.dash) {
		f.b = append(f.b, '[')
		for i, v := range s.Dash {
			if i > 0 {
				f.b = append(f.b, ' ')
			}
			f.b = file.AppendMilli(f.b, v*f.fine)
		}
		f.b = append(f.b, "]0 d\n"...)
		g.dash = s.Dash
	}
}

func (f *form) setAlpha(a alpha) {
	if a == f.set.alpha {
		return
	}
	f.set.alpha = a
	if !slices.Contains(f.alphas, a) {
		f.alphas = append(f.alphas, a)
	}
	f.b = append(append(append(f.b, '/'), a.name()...), " gs\n"...)
}

func (a alpha) name() string { return fmt.Sprintf("A%d_%d", a.fill, a.stroke) }

// resources lists the opacities that were set.
func (f *form) resources() []byte {
	if len(f.alphas) == 0 {
		return nil
	}
	b := []byte("/ExtGState<<")
	for _, a := range f.alphas {
		b = append(append(append(b, '/'), a.name()...), "<</ca "...)
		b = appendOpacity(b, a.fill)
		b = appendOpacity(append(b, "/CA "...), a.stroke)
		b = append(b, ">>"...)
	}
	return append(b, ">>"...)
}

func appendOpacity(b []byte, v uint8) []byte {
	if v == 0 {
		v = 255
	}
	return appendShare(b, v)
}

// setClip cuts what follows to the path. Shapes cut alike share one clip.
func (f *form) setClip(clip []layout.Seg) {
	if slices.Equal(clip, f.clip) {
		return
	}
	if len(f.clip) > 0 {
		f.b = append(f.b, "Q\n"...)
		f.set = f.outside
	}
	if len(clip) > 0 {
		f.b = append(f.b, "q\n"...)
		f.outside = f.set
		f.paint(clip, "W n\n", false)
	}
	f.clip = clip
}

// paint writes the path and the operator. Only strokes show whether a path is closed.
func (f *form) paint(path []layout.Seg, operator string, closed bool) {
	if r, ok := rectangle(path); ok {
		f.number(r.x*f.fine, "")
		f.number(r.y*f.fine, "")
		f.number(r.w*f.fine, "")
		f.number(r.h*f.fine, "re\n")
	} else {
		f.path(path, closed)
	}
	f.b = append(f.b, operator...)
}

func (f *form) path(path []layout.Seg, closed bool) {
	var at layout.Pt
	for _, s := range path {
		switch s.Op {
		case layout.MoveTo:
			at = s.P[0]
			f.point(at, "m\n")
		case layout.LineTo:
			at = s.P[0]
			f.point(at, "l\n")
		case layout.CurveTo:
			switch {
			case s.P[0] == at:
				f.point(s.P[1], "")
				f.point(s.P[2], "v\n")
			case s.P[1] == s.P[2]:
				f.point(s.P[0], "")
				f.point(s.P[2], "y\n")
			default:
				f.point(s.P[0], "")
				f.point(s.P[1], "")
				f.point(s.P[2], "c\n")
			}
			at = s.P[2]
		case layout.Close:
			if closed {
				f.b = append(f.b, "h\n"...)
			}
		}
	}
}

func (f *form) point(p layout.Pt, operator string) {
	f.number(p.X*f.fine, "")
	f.number(p.Y*f.fine, operator)
}

// number writes thousandths and what follows them.
func (f *form) number(v int64, operator string) {
	f.b = append(append(file.AppendMilli(f.b, v), ' '), operator...)
}

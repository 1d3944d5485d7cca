package pdf

import (
	"handout/layout"
)

// lineState is how lines are drawn.
type lineState struct {
	width  layout.Length
	colour rgb
	cap    layout.Cap
}

// capNames are fpdf's words for the ends of lines.
var capNames = [...]string{layout.ButtCap: "butt", layout.RoundCap: "round", layout.SquareCap: "square"}

// path fills and strokes a shape.
func (p *page) path(it *layout.Item) error {
	if p.out == nil {
		return nil
	}
	path := it.Path
	style := ""
	p.endText()
	if path.Fill != layout.None {
		style = "F"
		if err := p.setFill(path.Fill); err != nil {
			return err
		}
	}
	if path.Stroke.Width > 0 && path.Stroke.Colour != layout.None {
		style += "D"
		if err := p.setLine(path); err != nil {
			return err
		}
	}
	if style == "" || len(path.Segs) == 0 {
		return nil
	}
	if r, ok := rectangle(path.Segs); ok {
		p.out.Rect(points(layout.Length(r.x)), points(layout.Length(r.y)), points(layout.Length(r.w)), points(layout.Length(r.h)), style)
		return nil
	}
	for _, s := range path.Segs {
		p.segment(s)
	}
	p.out.DrawPath(style)
	return nil
}

func (p *page) segment(s layout.Seg) {
	var at [6]float64
	for i, pt := range s.P {
		at[2*i], at[2*i+1] = points(layout.Length(pt.X)), points(layout.Length(pt.Y))
	}
	switch s.Op {
	case layout.MoveTo:
		p.out.MoveTo(at[0], at[1])
	case layout.LineTo:
		p.out.LineTo(at[0], at[1])
	case layout.CurveTo:
		p.out.CurveBezierCubicTo(at[0], at[1], at[2], at[3], at[4], at[5])
	case layout.Close:
		p.out.ClosePath()
	}
}

func (p *page) setLine(path *layout.Path) error {
	colour, err := p.palette.colour(path.Stroke.Colour)
	if err != nil {
		return err
	}
	want := lineState{path.Stroke.Width, colour, path.Cap}
	if !p.hasLine || want.width != p.line.width {
		p.out.SetLineWidth(points(want.width))
	}
	if !p.hasLine || want.colour != p.line.colour {
		setStroke(p.out, colour)
	}
	if !p.hasLine || want.cap != p.line.cap {
		p.out.SetLineCapStyle(capNames[want.cap])
	}
	p.line, p.hasLine = want, true
	return nil
}

// rect is a rectangle that stands upright, in any unit.
type rect struct{ x, y, w, h int64 }

// rectangle tells whether a path is one upright rectangle, which PDF writes in one operator.
func rectangle(s []layout.Seg) (rect, bool) {
	if len(s) != 5 || s[0].Op != layout.MoveTo || s[4].Op != layout.Close {
		return rect{}, false
	}
	for _, side := range s[1:4] {
		if side.Op != layout.LineTo {
			return rect{}, false
		}
	}
	a, b, c, d := s[0].P[0], s[1].P[0], s[2].P[0], s[3].P[0]
	level := a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X
	steep := a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y
	return rect{a.X, a.Y, c.X - a.X, c.Y - a.Y}, level || steep
}

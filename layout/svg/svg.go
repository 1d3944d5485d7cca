// Package svg writes a drawing as SVG elements.
//
// Input: a layout.Drawing and the palette of its document. Output: the elements that draw it, in a space of whole units,
// for a file that puts them where they belong. It writes no svg element of its own and places nothing.
package svg

import (
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strconv"

	"handout/layout"
	"handout/layout/raster"
)

// finest is about how many units a drawing's longer side is written in: finer than any screen or printer shows.
const finest = 20_000

// Drawing is the elements of a drawing and the extent of their space.
type Drawing struct {
	Elements      []byte
	Width, Height int64
}

// Write writes a drawing. The id begins those of its clipping paths, so that several drawings may share a file.
func Write(d *layout.Drawing, tokens []layout.Token, id string) (Drawing, error) {
	if d.Raster != nil {
		return image(d)
	}
	w := writer{palette: raster.NewPalette(tokens), id: id, unit: 1}
	w.b = make([]byte, 0, room(d))
	for max(d.Width, d.Height)/w.unit > finest {
		w.unit *= 10
	}
	if err := w.shapes(d); err != nil {
		return Drawing{}, fmt.Errorf("drawing %.12s: %w", d.Hash, err)
	}
	w.setClip(nil)
	return Drawing{w.b, w.whole(d.Width), w.whole(d.Height)}, nil
}

// room is about how many bytes a drawing takes.
func room(d *layout.Drawing) int {
	const segment, shape = 20, 120
	n := 0
	for ; d != nil; d = d.Under {
		for i := range d.Shapes {
			n += shape + segment*len(d.Shapes[i].Path)
		}
	}
	return n
}

// shapes writes what lies under a drawing, then its shapes.
func (w *writer) shapes(d *layout.Drawing) error {
	if d.Under != nil {
		if err := w.shapes(d.Under); err != nil {
			return err
		}
	}
	for i := range d.Shapes {
		if err := w.shape(&d.Shapes[i]); err != nil {
			return err
		}
	}
	return nil
}

// image is a raster as it is, or as PNG.
func image(d *layout.Drawing) (Drawing, error) {
	kind, data := "jpeg", d.Raster.JPEG
	if data == nil {
		kind = "png"
		var err error
		if data, err = raster.EncodePixels(d.Raster); err != nil {
			return Drawing{}, fmt.Errorf("drawing %.12s: %w", d.Hash, err)
		}
	}
	w, h := int64(d.Raster.Width), int64(d.Raster.Height)
	b := fmt.Appendf(nil, `<image width="%d" height="%d" preserveAspectRatio="none" href="data:image/%s;base64,`, w, h, kind)
	b = base64.StdEncoding.AppendEncode(b, data)
	return Drawing{append(b, `"/>`...), w, h}, nil
}

type writer struct {
	b       []byte
	palette raster.Palette
	id      string
	unit    int64 // thousandths in one unit written
	clip    []layout.Seg
	clips   int
}

func (w *writer) whole(v int64) int64 {
	half := w.unit / 2
	if v < 0 {
		half = -half
	}
	return (v + half) / w.unit
}

func (w *writer) shape(s *layout.Shape) error {
	fills, strokes := s.Fill != layout.None, s.Stroke != layout.None && s.StrokeWidth > 0
	if len(s.Path) == 0 || !fills && !strokes {
		return nil
	}
	w.setClip(s.Clip)
	w.b = append(w.b, "<path"...)
	if fills {
		if err := w.colour("fill", s.Fill, s.FillAlpha); err != nil {
			return err
		}
		if s.EvenOdd {
			w.attribute("fill-rule", "evenodd")
		}
	} else {
		w.attribute("fill", "none")
	}
	if strokes {
		if err := w.colour("stroke", s.Stroke, s.StrokeAlpha); err != nil {
			return err
		}
		w.line(s)
	}
	w.b = append(w.b, ` d="`...)
	w.path(s.Path)
	w.b = append(w.b, `"/>`...)
	return nil
}

func (w *writer) colour(name string, c layout.Colour, alpha uint8) error {
	v, err := w.palette.Colour(c)
	if err != nil {
		return err
	}
	w.attribute(name, fmt.Sprintf("#%02x%02x%02x", v.R, v.G, v.B))
	if alpha != 0 {
		w.attribute(name+"-opacity", fmt.Sprintf("%.3f", float64(alpha)/255))
	}
	return nil
}

var (
	capNames  = [...]string{layout.ButtCap: "", layout.RoundCap: "round", layout.SquareCap: "square"}
	joinNames = [...]string{layout.MiterJoin: "", layout.RoundJoin: "round", layout.BevelJoin: "bevel"}
)

func (w *writer) line(s *layout.Shape) {
	w.attribute("stroke-width", strconv.FormatInt(max(1, w.whole(s.StrokeWidth)), 10))
	if name := capNames[s.Cap]; name != "" {
		w.attribute("stroke-linecap", name)
	}
	if name := joinNames[s.Join]; name != "" {
		w.attribute("stroke-linejoin", name)
	} else if s.Miter > 0 {
		w.attribute("stroke-miterlimit", strconv.FormatFloat(float64(s.Miter)/1000, 'f', -1, 64))
	}
	if len(s.Dash) > 0 {
		w.b = append(w.b, ` stroke-dasharray="`...)
		for i, v := range s.Dash {
			if i > 0 {
				w.b = append(w.b, ' ')
			}
			w.b = strconv.AppendInt(w.b, w.whole(v), 10)
		}
		w.b = append(w.b, '"')
	}
}

func (w *writer) attribute(name, value string) {
	w.b = append(append(append(append(append(w.b, ' '), name...), `="`...), html.EscapeString(value)...), '"')
}

// setClip cuts what follows to a path. Shapes cut alike share one group.
func (w *writer) setClip(clip []layout.Seg) {
	if slices.Equal(clip, w.clip) {
		return
	}
	if len(w.clip) > 0 {
		w.b = append(w.b, "</g>"...)
	}
	if len(clip) > 0 {
		w.clips++
		w.b = fmt.Appendf(w.b, `<clipPath id="%s-%d"><path d="`, w.id, w.clips)
		w.path(clip)
		w.b = fmt.Appendf(w.b, `"/></clipPath><g clip-path="url(#%s-%d)">`, w.id, w.clips)
	}
	w.clip = clip
}

// path writes segments relative to the point before, which is shorter.
func (w *writer) path(path []layout.Seg) {
	var at, start layout.Pt
	for _, s := range path {
		switch s.Op {
		case layout.MoveTo:
			at = w.points('m', at, s.P[:1])
			start = at
		case layout.LineTo:
			at = w.points('l', at, s.P[:1])
		case layout.CurveTo:
			at = w.points('c', at, s.P[:3])
		case layout.Close:
			w.b = append(w.b, 'z')
			at = start
		}
	}
}

// points writes points relative to one already written, and returns the last: all in units written, so that rounding
// does not gather.
func (w *writer) points(op byte, at layout.Pt, points []layout.Pt) layout.Pt {
	w.b = append(w.b, op)
	var last layout.Pt
	for i, p := range points {
		last = layout.Pt{X: w.whole(p.X), Y: w.whole(p.Y)}
		w.number(last.X-at.X, i > 0)
		w.number(last.Y-at.Y, true)
	}
	return last
}

func (w *writer) number(v int64, apart bool) {
	if apart && v >= 0 {
		w.b = append(w.b, ' ')
	}
	w.b = strconv.AppendInt(w.b, v, 10)
}

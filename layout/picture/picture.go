// Package picture reads a picture file into a drawing: figures, icons and muscle maps, and the logos that people bring.
//
// Input: the bytes of an SVG, PNG or JPEG file. Output: a layout.Drawing, shapes for an SVG and a raster for the others,
// with everything resolved that a back end would have to know of the format: style sheets, units, transforms, clones,
// colour models, orientation. What is not understood is an error with its place; nothing is left out in silence.
//
// SVG is a stated subset: svg, g, a, path, rect, circle, ellipse, line, polyline, polygon, defs, use, clipPath, style,
// title, desc and metadata; elements and attributes of other namespaces are passed over. Plain colours, opacity, dashes,
// fill rules, transforms and the units px, mm, cm, in, pt, pc and % are read from attributes, style attributes and style
// sheets with simple selectors. Text, images, gradients, patterns, filters, masks, markers, animation, scripts, symbols
// and external references are refused. A drawing shows only what lies within its extent; back ends clip it there.
//
// PNG is read at every bit depth, interlaced or not, with its transparency; JPEG baseline and progressive, grey, colour
// and CMYK, turned upright by its EXIF orientation. Colour profiles are ignored. The metadata of a JPEG is taken out.
//
// The package opens no file and keeps nothing; sizes are bounded before anything is decoded.
package picture

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"

	"handout/data/diag"
	"handout/layout"
)

// Options say what a picture's open colours are, and how large it may be.
type Options struct {
	// Current is what currentColor stands for; black when empty.
	Current layout.Colour
	// Classes recolours: an element of such a class is filled and stroked with the colour, where it is filled or
	// stroked at all. It wins over everything that the file says.
	Classes map[string]layout.Colour

	MaxBytes  int // of the file; 0 is 8 MiB
	MaxPixels int // of a PNG or JPEG; 0 is 25 million
	MaxDepth  int // of elements in elements, clones included; 0 is 64
}

// The limits when the options leave them open.
const (
	defaultBytes  = 8 << 20
	defaultPixels = 25_000_000
	defaultDepth  = 64
)

func (o Options) withDefaults() Options {
	if o.Current == layout.None {
		o.Current = black
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = defaultBytes
	}
	if o.MaxPixels == 0 {
		o.MaxPixels = defaultPixels
	}
	if o.MaxDepth == 0 {
		o.MaxDepth = defaultDepth
	}
	return o
}

const (
	black layout.Colour = "#000000"
	white layout.Colour = "#FFFFFF"
)

// Decode reads a picture; its content, not its name, tells what it is. The name stands in the diagnostics.
func Decode(name string, src []byte, o Options) (*layout.Drawing, diag.List) {
	o = o.withDefaults()
	var l diag.List
	pos := diag.Pos{File: name}
	switch f := formatOf(src); {
	case len(src) == 0:
		l.Invalidf(pos, "check that the file was saved whole", "picture: the file is empty")
	case len(src) > o.MaxBytes:
		l.Invalidf(pos, "make the picture smaller, or simplify its paths", "picture: %d bytes, more than the limit of %d", len(src), o.MaxBytes)
	case f.decode != nil:
		return f.decode(name, src, o)
	case f.name != "":
		l.Invalidf(pos, f.hint, "picture: %s cannot be read", f.name)
	default:
		l.Invalidf(pos, "save it as SVG, PNG or JPEG", "picture: neither SVG, PNG nor JPEG")
	}
	return nil, l
}

// format is a kind of file, told by how it begins.
type format struct {
	magic  string
	name   string
	hint   string // for a kind that is not read
	decode func(name string, src []byte, o Options) (*layout.Drawing, diag.List)
}

func formatOf(src []byte) format {
	const asPNG, asSVG = "save it as PNG or JPEG", "save it as plain SVG"
	for _, f := range []format{
		{magic: "\x89PNG\r\n\x1a\n", name: "PNG", decode: decodePNG},
		{magic: "\xff\xd8\xff", name: "JPEG", decode: decodeJPEG},
		{magic: "GIF8", name: "GIF", hint: asPNG},
		{magic: "RIFF", name: "WebP", hint: asPNG},
		{magic: "BM", name: "BMP", hint: asPNG},
		{magic: "II*\x00", name: "TIFF", hint: asPNG},
		{magic: "MM\x00*", name: "TIFF", hint: asPNG},
		{magic: "\x00\x00\x00", name: "HEIC or AVIF", hint: asPNG},
		{magic: "%PDF", name: "PDF", hint: asSVG},
		{magic: "%!PS", name: "PostScript", hint: asSVG},
		{magic: "\x1f\x8b", name: "compressed SVG", hint: asSVG},
		{magic: "\xff\xfe", name: "UTF-16 text", hint: "save it as UTF-8"},
		{magic: "\xfe\xff", name: "UTF-16 text", hint: "save it as UTF-8"},
	} {
		if bytes.HasPrefix(src, []byte(f.magic)) {
			return f
		}
	}
	if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(src, []byte(byteOrderMark)), " \t\r\n"), []byte("<")) {
		return format{name: "SVG", decode: decodeSVG}
	}
	return format{}
}

const byteOrderMark = "\ufeff"

// Overlay lays drawings over another one in the same space. The lower one stays a drawing of its own, which others that
// lie over it share.
func Overlay(base *layout.Drawing, over ...*layout.Drawing) *layout.Drawing {
	if len(over) == 0 {
		return base
	}
	out := &layout.Drawing{Width: base.Width, Height: base.Height, Under: base}
	for _, d := range over {
		out.Shapes = append(out.Shapes, d.Shapes...)
	}
	out.Hash = hashOf(out)
	return out
}

// AtLeast is a drawing whose lines are at least so many thousandths of a unit wide: what is printed small must not lose its
// thin ones. A line in the colour of what it goes round is none. Where no line is thinner, it is the drawing itself.
func AtLeast(d *layout.Drawing, width int64) *layout.Drawing {
	if d == nil {
		return nil
	}
	thin := func(s layout.Shape) bool {
		return s.Stroke != layout.None && s.Stroke != s.Fill && s.StrokeWidth > 0 && s.StrokeWidth < width
	}
	out := *d
	out.Under, out.Twin = AtLeast(d.Under, width), AtLeast(d.Twin, width)
	if out.Under == d.Under && !slices.ContainsFunc(d.Shapes, thin) {
		return d
	}
	out.Hash = fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s, lines at least %d", d.Hash, width)))
	out.Shapes = slices.Clone(d.Shapes)
	for i := range out.Shapes {
		if s := &out.Shapes[i]; thin(*s) {
			s.StrokeWidth = width
		}
	}
	return &out
}

// Mirror is a drawing of shapes with left and right changed; it and the drawing are twins.
func Mirror(d *layout.Drawing) *layout.Drawing {
	out := &layout.Drawing{Width: d.Width, Height: d.Height, Shapes: slices.Clone(d.Shapes), Twin: d}
	if d.Under != nil {
		out.Under = Mirror(d.Under)
	}
	turned := func(path []layout.Seg) []layout.Seg {
		path = slices.Clone(path)
		for i := range path {
			for k := range path[i].P[:points(path[i].Op)] {
				path[i].P[k].X = d.Width - path[i].P[k].X
			}
		}
		return path
	}
	for i := range out.Shapes {
		s := &out.Shapes[i]
		s.Path, s.Clip = turned(s.Path), turned(s.Clip)
	}
	out.Hash = hashOf(out)
	return out
}

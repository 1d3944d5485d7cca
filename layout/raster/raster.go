// Package raster paints a drawing into pixels: golden pictures, previews, figures for the screen.
//
// Input: a layout.Drawing of shapes and the width wanted. Output: an RGBA image on white, anti-aliased. It knows plain
// colours alone (tokens are for the pages), shapes without clips, and no text.
package raster

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"handout/layout"
)

// Drawing paints a drawing so many pixels wide.
func Drawing(d *layout.Drawing, width int) *image.RGBA {
	scale := float64(width) / float64(d.Width)
	height := max(1, int(math.Ceil(float64(d.Height)*scale)))
	c := newCanvas(width, height)
	for i := range d.Shapes {
		c.paint(&d.Shapes[i], scale)
	}
	return c.image
}

// paint fills a shape, then strokes it.
func (c *canvas) paint(s *layout.Shape, scale float64) {
	lines := flatten(s.Path, scale)
	if s.Fill != layout.None {
		rule := nonZero
		if s.EvenOdd {
			rule = evenOdd
		}
		var rings [][]point
		for _, l := range lines {
			rings = append(rings, l.points)
		}
		c.fill(rings, rule, rgb(s.Fill), opacity(s.FillAlpha))
	}
	if s.Stroke != layout.None {
		var rings [][]point
		for _, l := range dashed(lines, s.Dash, scale) {
			rings = append(rings, l.outline(float64(s.StrokeWidth)*scale)...)
		}
		c.fill(rings, nonZero, rgb(s.Stroke), opacity(s.StrokeAlpha))
	}
}

func opacity(alpha uint8) float64 {
	if alpha == 0 {
		return 1
	}
	return float64(alpha) / 255
}

// rgb reads "#RRGGBB"; anything else is black.
func rgb(c layout.Colour) color.RGBA {
	v, err := strconv.ParseUint(string(c[min(1, len(c)):]), 16, 32)
	if err != nil {
		v = 0
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

package raster

import (
	"fmt"
	"image/color"
	"strconv"

	"handout/layout"
)

// Palette resolves the colours of one document.
type Palette map[layout.Colour]color.RGBA

// NewPalette is the palette of these tokens.
func NewPalette(tokens []layout.Token) Palette {
	p := make(Palette, len(tokens))
	for _, t := range tokens {
		p[t.Name] = color.RGBA{t.R, t.G, t.B, 255}
	}
	return p
}

// Colour resolves a token or a literal.
func (p Palette) Colour(c layout.Colour) (color.RGBA, error) {
	if v, ok := p[c]; ok {
		return v, nil
	}
	if len(c) == 7 && c[0] == '#' {
		if v, err := strconv.ParseUint(string(c[1:]), 16, 24); err == nil {
			return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
		}
	}
	return color.RGBA{}, fmt.Errorf("colour %q: neither a token of the palette nor #RRGGBB", c)
}

// faded is a colour of some opacity, 0 being opaque as in a Shape, with its channels multiplied as image wants them.
func faded(c color.RGBA, alpha uint8) color.RGBA {
	if alpha == 0 {
		return c
	}
	part := func(v uint8) uint8 { return uint8((int(v)*int(alpha) + 127) / 255) }
	return color.RGBA{part(c.R), part(c.G), part(c.B), alpha}
}

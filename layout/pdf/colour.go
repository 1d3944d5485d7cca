package pdf

import (
	"fmt"
	"strconv"

	"github.com/go-pdf/fpdf"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// rgb is a colour in sRGB. Here, and nowhere else, colours become operators.
type rgb struct{ r, g, b uint8 }

// palette resolves tokens.
type palette struct {
	byName map[layout.Colour]rgb
	key    string // all of it, to tell palettes apart
}

func newPalette(tokens []layout.Token) palette {
	p := palette{byName: make(map[layout.Colour]rgb, len(tokens))}
	var key []byte
	for _, t := range tokens {
		p.byName[t.Name] = rgb{t.R, t.G, t.B}
		key = append(append(key, t.Name...), '=', t.R, t.G, t.B)
	}
	p.key = string(key)
	return p
}

// colour resolves a token or a literal.
func (p palette) colour(c layout.Colour) (rgb, error) {
	if v, ok := p.byName[c]; ok {
		return v, nil
	}
	if len(c) == 7 && c[0] == '#' {
		if v, err := strconv.ParseUint(string(c[1:]), 16, 24); err == nil {
			return rgb{uint8(v >> 16), uint8(v >> 8), uint8(v)}, nil
		}
	}
	return rgb{}, fmt.Errorf("colour %q: neither a token of the palette nor #RRGGBB", c)
}

func setFill(f *fpdf.Tpl, c rgb)   { f.SetFillColor(int(c.r), int(c.g), int(c.b)) }
func setStroke(f *fpdf.Tpl, c rgb) { f.SetDrawColor(int(c.r), int(c.g), int(c.b)) }

// appendFill and appendStroke set a colour in a picture, which fpdf does not draw.
func appendFill(b []byte, c rgb) []byte   { return appendColour(b, c, " g\n", " rg\n") }
func appendStroke(b []byte, c rgb) []byte { return appendColour(b, c, " G\n", " RG\n") }

func appendColour(b []byte, c rgb, grey, full string) []byte {
	b = appendShare(b, c.r)
	if c.r == c.g && c.g == c.b {
		return append(b, grey...)
	}
	b = appendShare(append(b, ' '), c.g)
	b = appendShare(append(b, ' '), c.b)
	return append(b, full...)
}

// appendShare writes v of 255 as a number from 0 to 1.
func appendShare(b []byte, v uint8) []byte {
	return file.AppendMilli(b, (int64(v)*1000+127)/255)
}

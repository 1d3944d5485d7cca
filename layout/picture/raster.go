package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"

	"handout/data/diag"
	"handout/layout"
)

func decodePNG(name string, src []byte, o Options) (*layout.Drawing, diag.List) {
	var l diag.List
	pos := diag.Pos{File: name}
	config, err := png.DecodeConfig(bytes.NewReader(src))
	if err == nil && !inPixels(&l, pos, config.Width, config.Height, o.MaxPixels) {
		return nil, l
	}
	var img image.Image
	if err == nil {
		img, err = png.Decode(bytes.NewReader(src))
	}
	if err != nil {
		damaged(&l, pos, "png", err)
		return nil, l
	}
	return rasterDrawing(rasterOf(img)), nil
}

// inPixels checks a bitmap's size before it is decoded.
func inPixels(l *diag.List, pos diag.Pos, width, height, most int) bool {
	switch {
	case width <= 0 || height <= 0:
		l.Invalidf(pos, "save the picture again", "picture: it has no pixels")
	case width > most/height:
		l.Invalidf(pos, "make the picture smaller", "picture: %d x %d pixels, more than the limit of %d", width, height, most)
	default:
		return true
	}
	return false
}

func damaged(l *diag.List, pos diag.Pos, format string, err error) {
	const hint = "save the picture again, or copy the file again"
	text := strings.TrimPrefix(err.Error(), format+": ")
	if strings.HasSuffix(text, io.EOF.Error()) { // image/png wraps the error as text
		l.Invalidf(pos, hint, "%s: the file ends too early", format)
		return
	}
	l.Invalidf(pos, hint, "%s: it cannot be read: %s", format, text)
}

func rasterDrawing(r *layout.Raster) *layout.Drawing {
	d := &layout.Drawing{Width: int64(r.Width) * thousand, Height: int64(r.Height) * thousand, Raster: r}
	d.Hash = hashOf(d)
	return d
}

// rasterOf brings a decoded bitmap to 8 bits a channel: grey where all of it is grey, with an alpha channel only where
// something shows through. Colours are not multiplied by their alpha.
func rasterOf(img image.Image) *layout.Raster {
	b := img.Bounds()
	r := &layout.Raster{Width: b.Dx(), Height: b.Dy(), Channels: layout.PixelRGB}
	n := r.Width * r.Height
	if grey, ok := img.(*image.Gray); ok {
		r.Channels = layout.PixelGrey
		r.Pixels = make([]byte, 0, n)
		for y := range r.Height {
			r.Pixels = append(r.Pixels, grey.Pix[y*grey.Stride:y*grey.Stride+r.Width]...)
		}
		return r
	}
	r.Pixels = make([]byte, 0, 3*n)
	r.Alpha = make([]byte, 0, n)
	at := pixelReader(img)
	isGrey, opaque := true, true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := at(x, y)
			isGrey = isGrey && c.R == c.G && c.G == c.B
			opaque = opaque && c.A == 255
			r.Pixels = append(r.Pixels, c.R, c.G, c.B)
			r.Alpha = append(r.Alpha, c.A)
		}
	}
	if opaque {
		r.Alpha = nil
	}
	if isGrey {
		r.Channels = layout.PixelGrey
		for i := range n {
			r.Pixels[i] = r.Pixels[3*i]
		}
		r.Pixels = r.Pixels[:n:n]
	}
	return r
}

// pixelReader reads a pixel of any bitmap that the decoders make, as 8 bits, alpha apart.
func pixelReader(img image.Image) func(x, y int) color.NRGBA {
	switch m := img.(type) {
	case *image.NRGBA:
		return m.NRGBAAt
	case *image.RGBA: // only ever opaque here
		return func(x, y int) color.NRGBA { return color.NRGBA(m.RGBAAt(x, y)) }
	case *image.Gray16:
		return func(x, y int) color.NRGBA {
			v := eight(m.Gray16At(x, y).Y)
			return color.NRGBA{v, v, v, 255}
		}
	case *image.RGBA64: // only ever opaque here
		return func(x, y int) color.NRGBA {
			c := m.RGBA64At(x, y)
			return color.NRGBA{eight(c.R), eight(c.G), eight(c.B), 255}
		}
	case *image.NRGBA64:
		return func(x, y int) color.NRGBA {
			c := m.NRGBA64At(x, y)
			return color.NRGBA{eight(c.R), eight(c.G), eight(c.B), eight(c.A)}
		}
	case *image.Paletted:
		palette := make([]color.NRGBA, len(m.Palette))
		for i, c := range m.Palette {
			palette[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
		}
		return func(x, y int) color.NRGBA { return palette[m.ColorIndexAt(x, y)] }
	case *image.YCbCr:
		return func(x, y int) color.NRGBA {
			c := m.YCbCrAt(x, y)
			red, green, blue := color.YCbCrToRGB(c.Y, c.Cb, c.Cr)
			return color.NRGBA{red, green, blue, 255}
		}
	}
	// CMYK, the one kind left.
	return func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA) }
}

// eight rounds 16 bits to the nearest 8.
func eight(v uint16) uint8 { return uint8((uint32(v)*255 + 32767) / 65535) }

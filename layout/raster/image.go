package raster

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"handout/layout"
)

// pixels paints a bitmap into a box.
func (c *canvas) pixels(r *layout.Raster, from, to point) error {
	src, err := decode(r)
	if err != nil {
		return err
	}
	box := image.Rect(int(from.x+0.5), int(from.y+0.5), int(to.x+0.5), int(to.y+0.5))
	draw.CatmullRom.Scale(c.m, box, src, src.Bounds(), draw.Over, nil)
	return nil
}

// decode is a bitmap as an image.
func decode(r *layout.Raster) (image.Image, error) {
	if r.JPEG != nil {
		m, err := jpeg.Decode(bytes.NewReader(r.JPEG))
		if err != nil {
			return nil, fmt.Errorf("JPEG: %w", err)
		}
		return m, nil
	}
	if r.Width <= 0 || r.Height <= 0 || len(r.Pixels) != r.Width*r.Height*r.Channels || r.Channels != layout.PixelGrey && r.Channels != layout.PixelRGB {
		return nil, errors.New("raster: its pixels do not fit its size")
	}
	if r.Alpha != nil && len(r.Alpha) != r.Width*r.Height {
		return nil, errors.New("raster: its opacity does not fit its size")
	}
	m := image.NewNRGBA(image.Rect(0, 0, r.Width, r.Height))
	for i := range r.Width * r.Height {
		p := color.NRGBA{A: 255}
		if v := r.Pixels[i*r.Channels:]; r.Channels == layout.PixelGrey {
			p.R, p.G, p.B = v[0], v[0], v[0]
		} else {
			p.R, p.G, p.B = v[0], v[1], v[2]
		}
		if r.Alpha != nil {
			p.A = r.Alpha[i]
		}
		m.SetNRGBA(i%r.Width, i/r.Width, p)
	}
	return m, nil
}

// EncodePixels is a bitmap that is no JPEG as a PNG, pixel for pixel.
func EncodePixels(r *layout.Raster) ([]byte, error) {
	m, err := decode(r)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, m)
	return b.Bytes(), err
}

// encode writes a picture with the size it is meant to have on paper.
func encode(m image.Image, dpi int) ([]byte, error) {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := e.Encode(&b, m); err != nil {
		return nil, err
	}
	const head = 8 + 25 // the signature and the first chunk; the size must stand before the pixels
	file := b.Bytes()
	out := append(make([]byte, 0, len(file)+21), file[:head]...)
	out = append(out, physical(dpi)...)
	return append(out, file[head:]...), nil
}

// physical is PNG's chunk for the dots in a metre.
func physical(dpi int) []byte {
	per := uint32((dpi*10_000 + 127) / 254)
	chunk := []byte{0, 0, 0, 9, 'p', 'H', 'Y', 's',
		byte(per >> 24), byte(per >> 16), byte(per >> 8), byte(per), byte(per >> 24), byte(per >> 16), byte(per >> 8), byte(per), 1}
	sum := crc32.ChecksumIEEE(chunk[4:])
	return append(chunk, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum))
}

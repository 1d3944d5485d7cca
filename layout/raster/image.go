package raster

import (
	"bytes"
	"encoding/binary"
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

// physical is PNG's chunk for the dots in a metre.
func physical(dpi int) []byte {
	per := uint32((dpi*10_000 + 127) / 254)
	return chunk("pHYs", []byte{byte(per >> 24), byte(per >> 16), byte(per >> 8), byte(per), byte(per >> 24), byte(per >> 16), byte(per >> 8), byte(per), 1})
}

// pngHead is the length of a PNG's signature and first chunk; the size on paper stands behind them.
const pngHead = 8 + 25

// pageMark is the chunk that tells a handout's page from every other picture.
func pageMark() []byte { return chunk("tEXt", []byte("Software\x00handout: a page")) }

// IsPage tells whether a PNG is a page that Pages made.
func IsPage(file []byte) bool {
	mark := pageMark()
	at := pngHead + len(physical(0))
	return len(file) >= at+len(mark) && bytes.Equal(file[at:at+len(mark)], mark)
}

// chunk is a piece of a PNG.
func chunk(name string, content []byte) []byte { return appendChunk(nil, name, content) }

// appendChunk appends a piece of a PNG: its length, its name and content, and a sum of these.
func appendChunk(b []byte, name string, content []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(content)))
	from := len(b)
	b = append(append(b, name...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
}

package raster

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"

	"github.com/klauspost/compress/zlib"
)

// encoder writes PNGs one after the other. Ours are flat colours with smooth edges: the difference to the row above is as
// good a filter as any, and to try the others takes longer than all the rest.
type encoder struct {
	packed     bytes.Buffer
	z          *zlib.Writer
	row, above []byte // samples
	line       []byte // filtered
}

const filterUp = 2

// encode writes a picture with the size it is meant to have on paper, and further chunks.
func (e *encoder) encode(m *image.RGBA, dpi int, further ...[]byte) ([]byte, error) {
	const colour, colourAndAlpha = 2, 6
	kind, samples := byte(colour), 3
	if !m.Opaque() {
		kind, samples = colourAndAlpha, 4
	}
	width, height := m.Rect.Dx(), m.Rect.Dy()
	e.packed.Reset()
	if e.z == nil {
		e.z, _ = zlib.NewWriterLevel(&e.packed, zlib.BestSpeed)
	} else {
		e.z.Reset(&e.packed)
	}
	e.row, e.above = sized(e.row, width*samples), sized(e.above, width*samples)
	e.line = sized(e.line, 1+width*samples)
	clear(e.above)
	e.line[0] = filterUp
	for y := range height {
		pixels := m.Pix[y*m.Stride:][:4*width]
		if samples == 3 {
			opaque(e.row, pixels)
		} else {
			for x := 0; x < len(pixels); x += 4 {
				put(e.row[x:x+4], pixels[x:x+4])
			}
		}
		for i, v := range e.row {
			e.line[1+i] = v - e.above[i]
		}
		if _, err := e.z.Write(e.line); err != nil {
			return nil, err
		}
		e.row, e.above = e.above, e.row
	}
	if err := e.z.Close(); err != nil {
		return nil, err
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	out := make([]byte, 0, e.packed.Len()+256)
	out = append(append(out, "\x89PNG\r\n\x1a\n"...), chunk("IHDR", append(head, 8, kind, 0, 0, 0))...)
	out = append(out, physical(dpi)...)
	for _, c := range further {
		out = append(out, c...)
	}
	out = appendChunk(out, "IDAT", e.packed.Bytes())
	return appendChunk(out, "IEND", nil), nil
}

// opaque writes the samples of pixels that nothing shows through.
func opaque(samples, pixels []byte) {
	for len(pixels) >= 4 && len(samples) >= 3 {
		samples[0], samples[1], samples[2] = pixels[0], pixels[1], pixels[2]
		samples, pixels = samples[3:], pixels[4:]
	}
}

// put writes a pixel's samples, which PNG does not want multiplied by their opacity.
func put(samples, pixel []byte) {
	if a := pixel[3]; a != 0 && a != 255 {
		c := color.NRGBAModel.Convert(color.RGBA{R: pixel[0], G: pixel[1], B: pixel[2], A: a}).(color.NRGBA)
		samples[0], samples[1], samples[2], samples[3] = c.R, c.G, c.B, c.A
		return
	}
	copy(samples, pixel)
}

// sized is memory for so many bytes, the same if it is enough.
func sized(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}

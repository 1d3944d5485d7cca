package raster

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"image"
	"image/color"

	"github.com/klauspost/compress/flate"
)

// encoder writes PNGs one after the other. Ours are flat colours with smooth edges: the difference to the row above is as
// good a filter as any, and to try the others takes longer than all the rest.
type encoder struct {
	packed     bytes.Buffer
	z          *flate.Writer
	row, above []byte // pixels whose colours are not multiplied by their opacity
	line       []byte // filtered
}

const filterUp = 2

// zlibHead says that what follows is deflated, as fast as can be.
const zlibHead = "\x78\x01"

// deflate makes packed empty and z ready to write to it. Faster than the usual level, and the files are hardly longer.
func (e *encoder) deflate() {
	e.packed.Reset()
	if e.z == nil {
		e.z, _ = flate.NewWriter(&e.packed, flate.BestSpeed)
	} else {
		e.z.Reset(&e.packed)
	}
}

// encode writes a picture with the size it is meant to have on paper, and further chunks. Without alpha it is opaque.
func (e *encoder) encode(m *image.RGBA, alpha bool, dpi int, further ...[]byte) ([]byte, error) {
	const colour, colourAndAlpha = 2, 6
	kind, samples := byte(colour), 3
	if alpha {
		kind, samples = colourAndAlpha, 4
	}
	width, height := m.Rect.Dx(), m.Rect.Dy()
	e.deflate()
	e.packed.WriteString(zlibHead)
	sum := adler32.New()
	e.line = sized(e.line, 1+width*samples)
	e.line[0] = filterUp
	e.row, e.above = sized(e.row, 4*width), sized(e.above, 4*width)
	above := e.above
	clear(above)
	for y := range height {
		row := m.Pix[y*m.Stride:][:4*width]
		if alpha {
			straighten(e.row, row)
			row, e.row, e.above = e.row, e.above, e.row
		}
		subtract(e.line[1:], row, above, samples)
		above = row
		_, _ = e.z.Write(e.line) // to memory, which cannot fail
		_, _ = sum.Write(e.line)
	}
	_ = e.z.Close()
	e.packed.Write(sum.Sum(nil))
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

// subtract writes so many samples of each pixel, less those of the pixel above.
func subtract(line, row, above []byte, samples int) {
	above = above[:len(row)]
	for x := 0; x+3 < len(row); x += 4 {
		line[0], line[1], line[2] = row[x]-above[x], row[x+1]-above[x+1], row[x+2]-above[x+2]
		if samples == 4 {
			line[3] = row[x+3] - above[x+3]
		}
		line = line[samples:]
	}
}

// straighten copies pixels whose colours are multiplied by their opacity, which PNG does not want.
func straighten(to, from []byte) {
	copy(to, from)
	for x := 0; x < len(from); x += 4 {
		if a := from[x+3]; a != 0 && a != 255 {
			c := color.NRGBAModel.Convert(color.RGBA{R: from[x], G: from[x+1], B: from[x+2], A: a}).(color.NRGBA)
			to[x], to[x+1], to[x+2] = c.R, c.G, c.B
		}
	}
}

// sized is memory for so many bytes, the same if it is enough.
func sized(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}

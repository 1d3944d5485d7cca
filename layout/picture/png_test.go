package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"
	"testing"

	"handout/layout"
)

// pngFile is a PNG to be written: Go's encoder knows neither interlacing nor the rarer colour types.
type pngFile struct {
	width, height int
	colourType    byte // 0 grey, 2 colour, 3 palette, 4 grey and alpha, 6 colour and alpha
	depth         int
	interlaced    bool
	palette, trns []byte
	samples       []uint16 // row by row, all channels of a pixel together
}

func (f *pngFile) channels() int { return map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[f.colourType] }

func (f *pngFile) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		body := append([]byte(name), data...)
		_ = binary.Write(&out, binary.BigEndian, uint32(len(data)))
		out.Write(body)
		_ = binary.Write(&out, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(f.width))
	head = binary.BigEndian.AppendUint32(head, uint32(f.height))
	chunk("IHDR", append(head, byte(f.depth), f.colourType, 0, 0, byte(btoi(f.interlaced))))
	if f.palette != nil {
		chunk("PLTE", f.palette)
	}
	if f.trns != nil {
		chunk("tRNS", f.trns)
	}
	var data bytes.Buffer
	z := zlib.NewWriter(&data)
	passes := [][4]int{{0, 0, 1, 1}}
	if f.interlaced {
		passes = [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}
	}
	for _, p := range passes {
		for y := p[1]; y < f.height; y += p[3] {
			if p[0] < f.width {
				_, _ = z.Write(f.row(y, p[0], p[2]))
			}
		}
	}
	_ = z.Close()
	chunk("IDAT", data.Bytes())
	chunk("IEND", nil)
	return out.Bytes()
}

// row is a filter byte (none) and every step-th pixel from x on.
func (f *pngFile) row(y, x, step int) []byte {
	n := f.channels()
	row := []byte{0}
	used := 8
	for ; x < f.width; x += step {
		for _, s := range f.samples[(y*f.width+x)*n : (y*f.width+x+1)*n] {
			switch f.depth {
			case 16:
				row = append(row, byte(s>>8), byte(s))
			case 8:
				row = append(row, byte(s))
			default:
				if used == 8 {
					row = append(row, 0)
					used = 0
				}
				used += f.depth
				row[len(row)-1] |= byte(s) << (8 - used)
			}
		}
	}
	return row
}

// pixel is what a sample must become: red, green, blue and alpha, 8 bits each.
func (f *pngFile) pixel(i int) [4]byte {
	n := f.channels()
	s := f.samples[i*n : (i+1)*n]
	most := uint32(1)<<f.depth - 1
	to8 := func(v uint16) byte { return byte((uint32(v)*255 + most/2) / most) }
	key := func() byte { // the one colour that is transparent
		for k, v := range s {
			if f.trns == nil || binary.BigEndian.Uint16(f.trns[2*k:]) != v {
				return 255
			}
		}
		return 0
	}
	switch f.colourType {
	case 0:
		g := to8(s[0])
		return [4]byte{g, g, g, key()}
	case 2:
		return [4]byte{to8(s[0]), to8(s[1]), to8(s[2]), key()}
	case 3:
		a := byte(255)
		if int(s[0]) < len(f.trns) {
			a = f.trns[s[0]]
		}
		return [4]byte{f.palette[3*s[0]], f.palette[3*s[0]+1], f.palette[3*s[0]+2], a}
	case 4:
		g := to8(s[0])
		return [4]byte{g, g, g, to8(s[1])}
	}
	return [4]byte{to8(s[0]), to8(s[1]), to8(s[2]), to8(s[3])}
}

// TestPNG goes through every colour type, depth and interlacing that PNG has, with and without transparency.
func TestPNG(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, kind := range []struct {
		colourType byte
		depths     []int
	}{{0, []int{1, 2, 4, 8, 16}}, {2, []int{8, 16}}, {3, []int{1, 2, 4, 8}}, {4, []int{8, 16}}, {6, []int{8, 16}}} {
		for _, depth := range kind.depths {
			for _, interlaced := range []bool{false, true} {
				for _, clear := range []bool{false, true} {
					if clear && kind.colourType > 3 {
						continue // has an alpha channel anyway
					}
					t.Run(fmt.Sprintf("type %d depth %d interlaced %v clear %v", kind.colourType, depth, interlaced, clear), func(t *testing.T) {
						f := randomPNG(random, kind.colourType, depth, clear)
						f.interlaced = interlaced
						checkPNG(t, f)
					})
				}
			}
		}
	}
}

func randomPNG(random *rand.Rand, colourType byte, depth int, clear bool) *pngFile {
	f := &pngFile{width: 13, height: 11, colourType: colourType, depth: depth}
	for range f.width * f.height * f.channels() {
		f.samples = append(f.samples, uint16(random.UintN(1<<depth)))
	}
	if colourType == 3 {
		for range 3 << depth {
			f.palette = append(f.palette, byte(random.UintN(256)))
		}
	}
	if clear {
		if colourType == 3 {
			f.trns = []byte{0, 100}
		} else {
			for _, s := range f.samples[:f.channels()] { // the first pixel's colour
				f.trns = binary.BigEndian.AppendUint16(f.trns, s)
			}
		}
	}
	return f
}

func checkPNG(t *testing.T, f *pngFile) {
	t.Helper()
	d, l := Decode("test.png", f.bytes(), Options{})
	if len(l) > 0 {
		t.Fatal(l)
	}
	r := d.Raster
	if r.Width != f.width || r.Height != f.height || d.Width != int64(f.width)*thousand || d.Height != int64(f.height)*thousand || r.JPEG != nil {
		t.Fatalf("%d x %d", r.Width, r.Height)
	}
	grey, opaque := true, true
	for i := range f.width * f.height {
		p := f.pixel(i)
		grey = grey && p[0] == p[1] && p[1] == p[2]
		opaque = opaque && p[3] == 255
		if got := rasterPixel(r, i); got != p {
			t.Fatalf("pixel %d is %v, not %v", i, got, p)
		}
	}
	if grey != (r.Channels == layout.PixelGrey) || opaque != (r.Alpha == nil) || len(r.Pixels) != r.Channels*f.width*f.height {
		t.Errorf("grey %v: %d channels; opaque %v: %d bytes of alpha", grey, r.Channels, opaque, len(r.Alpha))
	}
}

// rasterPixel reads a decoded pixel back.
func rasterPixel(r *layout.Raster, i int) [4]byte {
	p := [4]byte{0, 0, 0, 255}
	for k := range 3 {
		p[k] = r.Pixels[i*r.Channels+k%r.Channels]
	}
	if r.Alpha != nil {
		p[3] = r.Alpha[i]
	}
	return p
}

// TestPNGColour shows that colour in one pixel alone keeps the colour, and that clear pixels keep theirs.
func TestPNGColour(t *testing.T) {
	f := &pngFile{width: 2, height: 1, colourType: 6, depth: 8, samples: []uint16{200, 100, 50, 0, 10, 10, 10, 1}}
	checkPNG(t, f)
	f = &pngFile{width: 2, height: 1, colourType: 6, depth: 16, samples: []uint16{0x80ff, 0x8000, 0x7fff, 0x0100, 0, 0, 0, 0xffff}}
	checkPNG(t, f)
}

func TestBadPNG(t *testing.T) {
	good := (&pngFile{width: 4, height: 4, colourType: 0, depth: 8, samples: make([]uint16, 16)}).bytes()
	huge := bytes.Clone(good)
	binary.BigEndian.PutUint32(huge[16:], 100_000)
	binary.BigEndian.PutUint32(huge[20:], 100_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	damage := bytes.Clone(good)
	damage[len(damage)-20] ^= 0xff
	for _, c := range []struct {
		name string
		src  []byte
		want string
	}{
		{"bomb", huge, "bad.png picture: 100000 x 100000 pixels, more than the limit of 25000000"},
		{"cut off", good[:50], "bad.png png: the file ends too early"},
		{"cut off at once", good[:9], "bad.png png: the file ends too early"},
		{"damaged", damage, "bad.png png: it cannot be read: "},
	} {
		d, l := Decode("bad.png", c.src, Options{})
		if d != nil || len(l) != 1 || !strings.HasPrefix(l[0].Pos.String()+" "+l[0].Message, c.want) {
			t.Errorf("%s: %v", c.name, l)
		}
	}
	if _, l := Decode("small.png", good, Options{MaxPixels: 15}); len(l) != 1 {
		t.Errorf("16 pixels pass a limit of 15: %v", l)
	}
	if _, l := Decode("small.png", good, Options{MaxPixels: 16}); len(l) != 0 {
		t.Errorf("16 pixels do not pass a limit of 16: %v", l)
	}
}

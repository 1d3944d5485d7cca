package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"strings"
	"testing"

	"handout/layout"
)

// quarters is a JPEG of four flat quarters: red, green, blue and white, from the top left in reading order.
func quarters(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			img.SetRGBA(x, y, []color.RGBA{{230, 20, 20, 255}, {20, 200, 20, 255}, {20, 20, 220, 255}, {250, 250, 250, 255}}[y/16*2+x/32])
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withSegment puts a marker segment behind the first two bytes.
func withSegment(src []byte, mark byte, body string) []byte {
	out := append([]byte{}, src[:2]...)
	out = append(out, 0xff, mark)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	out = append(out, body...)
	return append(out, src[2:]...)
}

// exif is a directory of two entries, the second of which is the orientation.
func exif(order binary.AppendByteOrder, orientation uint16) string {
	b := []byte("Exif\x00\x00MM\x00*")
	if order.String() == "LittleEndian" {
		b = []byte("Exif\x00\x00II*\x00")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	for _, entry := range [][2]uint16{{0x010f, 7}, {0x0112, orientation}} {
		b = order.AppendUint16(b, entry[0])
		b = order.AppendUint16(b, 3)
		b = order.AppendUint32(b, 1)
		b = order.AppendUint16(b, entry[1])
		b = order.AppendUint16(b, 0)
	}
	return string(order.AppendUint32(b, 0)) + "GPS: 51.5 N"
}

// corners names the colours of the four corners in reading order.
func corners(r *layout.Raster) string {
	name := func(x, y int) byte {
		switch p := rasterPixel(r, y*r.Width+x); {
		case p[0] > 200 && p[1] > 200:
			return 'w'
		case p[0] > 150:
			return 'r'
		case p[1] > 150:
			return 'g'
		case p[2] > 150:
			return 'b'
		}
		return '?'
	}
	right, bottom := r.Width-4, r.Height-4
	return string([]byte{name(3, 3), name(right, 3), name(3, bottom), name(right, bottom)})
}

func TestOrientation(t *testing.T) {
	src := quarters(t)
	for orientation, want := range map[uint16]string{
		1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb",
		0: "rgbw", 9: "rgbw",
	} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			d, l := Decode("turned.jpg", withSegment(src, markExif, exif(order, orientation)), Options{})
			if len(l) > 0 {
				t.Fatal(l)
			}
			r := d.Raster
			if want == "rgbw" {
				if r.JPEG == nil || r.Pixels != nil {
					t.Errorf("orientation %d: not passed through", orientation)
				}
				img, err := jpeg.Decode(bytes.NewReader(r.JPEG))
				if err != nil {
					t.Fatal(err)
				}
				r = rasterOf(img)
			}
			wide, high := 64, 32
			if orientation >= 5 && orientation <= 8 {
				wide, high = high, wide
			}
			if r.Width != wide || r.Height != high || d.Width != int64(wide)*thousand {
				t.Errorf("orientation %d: %d x %d", orientation, r.Width, r.Height)
			}
			if got := corners(r); got != want {
				t.Errorf("orientation %d, %s: %s, not %s", orientation, order, got, want)
			}
		}
	}
}

// TestTurnedAlpha shows that alpha turns with the pixels.
func TestTurnedAlpha(t *testing.T) {
	r := turned(&layout.Raster{Width: 3, Height: 2, Channels: 1, Pixels: []byte("abcdef"), Alpha: []byte("123456")}, 6)
	if string(r.Pixels) != "daebfc" || string(r.Alpha) != "415263" || r.Width != 2 || r.Height != 3 {
		t.Errorf("%s %s %d x %d", r.Pixels, r.Alpha, r.Width, r.Height)
	}
}

func TestBadExif(t *testing.T) {
	src := quarters(t)
	whole := exif(binary.LittleEndian, 6)
	for n := range len(whole) - len("GPS: 51.5 N") - 4 { // cut anywhere before the entry ends
		d, l := Decode("cut.jpg", withSegment(src, markExif, whole[:n]), Options{})
		if len(l) > 0 || d.Raster.JPEG == nil {
			t.Errorf("cut at %d: %v", n, l)
		}
	}
	far := "Exif\x00\x00II*\x00\xff\xff\xff\xff"
	if d, l := Decode("far.jpg", withSegment(src, markExif, far), Options{}); len(l) > 0 || d.Raster.JPEG == nil {
		t.Error(l)
	}
}

// TestMetadata shows that nothing of where and when a picture was taken goes on.
func TestMetadata(t *testing.T) {
	src := quarters(t)
	plain, _ := Decode("plain.jpg", src, Options{})
	told := withSegment(src, markExif, exif(binary.BigEndian, 1))
	told = withSegment(told, markExif, "http://ns.adobe.com/xap/1.0/\x00GPS")
	told = withSegment(told, markText, "a comment: GPS")
	told = withSegment(told, 0xe2, "ICC_PROFILE\x00GPS")
	told = withSegment(told, 0xed, "Photoshop GPS")
	told = append(told, "GPS behind the end"...)
	d, l := Decode("told.jpg", told, Options{})
	if len(l) > 0 {
		t.Fatal(l)
	}
	if bytes.Contains(d.Raster.JPEG, []byte("GPS")) {
		t.Error("metadata are left")
	}
	if !bytes.Equal(d.Raster.JPEG, src) || d.Hash != plain.Hash {
		t.Error("not what it was without metadata")
	}
	padded := append(append(bytes.Clone(src[:2]), 0xff, 0xff), src[2:]...) // bytes that fill up before a marker
	if d, _ := Decode("padded.jpg", padded, Options{}); !bytes.Equal(d.Raster.JPEG, src) {
		t.Error("not what it was without fill bytes")
	}
	adobe := withSegment(src, markAdobe, "Adobe\x00\x64\x00\x00\x00\x00\x01")
	if d, _ := Decode("adobe.jpg", adobe, Options{}); !bytes.Equal(d.Raster.JPEG, adobe) {
		t.Error("the marker that says how colours are coded is lost")
	}
}

// near tells whether a pixel is a colour, give or take what JPEG loses.
func near(p [4]byte, r, g, b int) bool {
	for i, want := range []int{r, g, b} {
		if d := int(p[i]) - want; d < -8 || d > 8 {
			return false
		}
	}
	return p[3] == 255
}

func TestJPEGKinds(t *testing.T) {
	read := func(name string) []byte {
		src, err := os.ReadFile("testdata/raster/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return src
	}
	// Colours that are stored as they are: the same file, its components named R, G and B. Its luma is then read as red.
	flat := image.NewYCbCr(image.Rect(0, 0, 16, 16), image.YCbCrSubsampleRatio420)
	for i := range flat.Y {
		flat.Y[i] = 200
	}
	for i := range flat.Cb {
		flat.Cb[i], flat.Cr[i] = 60, 120
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, flat, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	stored := b.Bytes()
	frame, scan := bytes.Index(stored, []byte{0xff, 0xc0}), bytes.Index(stored, []byte{0xff, 0xda})
	for i := range 3 {
		stored[frame+10+3*i], stored[scan+5+2*i] = "RGB"[i], "RGB"[i]
	}
	// The same file with its colours said to be stored as they are: red is cyan 0, magenta 191, yellow 212 and black 63,
	// whose luma and chroma 136, 171, 31 are then read as cyan 119, magenta 84, yellow 224.
	ycck := read("ycck.jpg")
	cmyk := bytes.Clone(ycck)
	cmyk[bytes.Index(cmyk, []byte("Adobe"))+11] = 0

	for _, c := range []struct {
		name        string
		src         []byte
		passed      bool
		channels    int
		left, right [3]int
	}{
		{"progressive", read("progressive.jpg"), true, 3, [3]int{192, 48, 32}, [3]int{32, 64, 192}},
		{"grey", read("grey.jpg"), true, 1, [3]int{80, 80, 80}, [3]int{200, 200, 200}},
		{"ycck", ycck, false, 3, [3]int{192, 48, 32}, [3]int{32, 64, 192}},
		{"cmyk", cmyk, false, 3, [3]int{102, 129, 23}, [3]int{123, 27, 123}},
		{"rgb", stored, false, 3, [3]int{200, 60, 120}, [3]int{200, 60, 120}},
	} {
		d, l := Decode(c.name, c.src, Options{})
		if len(l) > 0 {
			t.Errorf("%s: %v", c.name, l)
			continue
		}
		r := d.Raster
		if (r.JPEG != nil) != c.passed || r.Channels != c.channels {
			t.Errorf("%s: passed through %v, %d channels", c.name, r.JPEG != nil, r.Channels)
		}
		if c.passed {
			img, err := jpeg.Decode(bytes.NewReader(r.JPEG))
			if err != nil {
				t.Fatalf("%s: what is passed on cannot be read: %v", c.name, err)
			}
			r = rasterOf(img)
		}
		left, right := rasterPixel(r, 8*16+3), rasterPixel(r, 8*16+12)
		if !near(left, c.left[0], c.left[1], c.left[2]) || !near(right, c.right[0], c.right[1], c.right[2]) {
			t.Errorf("%s: %v %v", c.name, left, right)
		}
	}
}

func TestBadJPEG(t *testing.T) {
	src := quarters(t)
	for n := 3; n < len(src)-2; n += 7 {
		d, l := Decode("cut.jpg", src[:n], Options{})
		if d != nil || len(l) != 1 || l[0].Pos.File != "cut.jpg" || !strings.HasPrefix(l[0].Message, "jpeg: ") {
			t.Fatalf("cut at %d of %d: %v", n, len(src), l)
		}
	}
	if _, l := Decode("big.jpg", src, Options{MaxPixels: 64*32 - 1}); len(l) != 1 || l[0].Message != "picture: 64 x 32 pixels, more than the limit of 2047" {
		t.Error(l)
	}
}

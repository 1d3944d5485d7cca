package picture

import (
	"os"
	"path/filepath"
	"testing"

	"handout/layout"
)

// FuzzSVG: whatever the text, there is either a sound drawing or errors with places, and the same each time.
func FuzzSVG(f *testing.F) {
	files, err := filepath.Glob("testdata/svg/*.svg")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, l := Decode("fuzz.svg", []byte(src), Options{MaxBytes: 1 << 16, MaxPixels: 1 << 16})
		if (d == nil) != l.HasErrors() || len(l) > maxErrors {
			t.Fatalf("drawing %v, errors %v", d != nil, l)
		}
		for _, e := range l {
			if e.Pos.File == "" || e.Message == "" || e.Pos.Line < 0 || (e.Pos.Line > 0) != (e.Pos.Column > 0) {
				t.Fatalf("no place or message: %v", e)
			}
		}
		if d == nil || d.Raster != nil {
			return
		}
		if d.Width <= 0 || d.Height <= 0 {
			t.Fatalf("%d x %d", d.Width, d.Height)
		}
		for _, s := range d.Shapes {
			if s.Fill == layout.None && s.Stroke == layout.None || s.Stroke != layout.None && s.StrokeWidth <= 0 {
				t.Fatalf("paints nothing: %+v", s)
			}
			checkPath(t, s.Path)
			checkPath(t, s.Clip)
		}
		if again, _ := Decode("fuzz.svg", []byte(src), Options{MaxBytes: 1 << 16}); again == nil || again.Hash != d.Hash {
			t.Fatal("another drawing the second time")
		}
	})
}

// checkPath: every part begins with a move, and nothing lies out of bounds.
func checkPath(t *testing.T, path []layout.Seg) {
	t.Helper()
	open := false
	for i, s := range path {
		if !open && s.Op != layout.MoveTo {
			t.Fatalf("segment %d does not begin with a move: %v", i, path)
		}
		open = s.Op != layout.Close
		for _, p := range s.P {
			if max(p.X, -p.X, p.Y, -p.Y) > farthest*thousand {
				t.Fatalf("segment %d lies at %v", i, p)
			}
		}
	}
}

// FuzzRaster: whatever the bytes, there is either a bitmap of the right size or an error.
func FuzzRaster(f *testing.F) {
	for _, kind := range []pngFile{
		{width: 3, height: 2, colourType: 0, depth: 1, samples: []uint16{0, 1, 0, 1, 1, 0}},
		{width: 2, height: 2, colourType: 3, depth: 2, palette: []byte("abcdefghi"), trns: []byte{9}, samples: []uint16{0, 1, 2, 1}, interlaced: true},
		{width: 1, height: 2, colourType: 6, depth: 16, samples: []uint16{1, 2, 3, 4, 5, 6, 7, 8}},
	} {
		f.Add(kind.bytes())
	}
	files, err := filepath.Glob("testdata/raster/*.jpg")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
		f.Add(withSegment(src, markExif, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, l := Decode("fuzz", src, Options{MaxBytes: 1 << 16, MaxPixels: 1 << 16})
		if (d == nil) != l.HasErrors() {
			t.Fatalf("drawing %v, errors %v", d != nil, l)
		}
		if d == nil || d.Raster == nil {
			return
		}
		r := d.Raster
		n := r.Width * r.Height
		if n <= 0 || n > 1<<16 || d.Width != int64(r.Width)*thousand || d.Height != int64(r.Height)*thousand {
			t.Fatalf("%d x %d", r.Width, r.Height)
		}
		if r.Channels != layout.PixelGrey && r.Channels != layout.PixelRGB {
			t.Fatalf("%d channels", r.Channels)
		}
		if (r.JPEG == nil) != (len(r.Pixels) == n*r.Channels) || r.Alpha != nil && len(r.Alpha) != n {
			t.Fatalf("%d bytes of JPEG, %d of pixels, %d of alpha", len(r.JPEG), len(r.Pixels), len(r.Alpha))
		}
		if r.JPEG != nil {
			again, l := Decode("again", r.JPEG, Options{})
			if len(l) > 0 || again.Hash != d.Hash {
				t.Fatalf("what is passed on is not the same picture: %v", l)
			}
		}
	})
}

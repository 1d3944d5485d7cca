package anatomy_test

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"math"
	"strings"
	"testing"

	"handout/assets"
	"handout/layout"
	"handout/layout/anatomy"
	"handout/layout/picture"
	"handout/layout/raster"
)

// dpi is what a good office printer resolves. A unit is a 784th of 24 mm.
const (
	dpi         = 300
	printedMM   = 24
	wholeWidth  = 784
	inchMM      = 25.4
	leastLineMM = 0.17
)

func read(t *testing.T, name string) *layout.Drawing {
	t.Helper()
	src, err := fs.ReadFile(assets.FS, "muscles/"+name)
	if err != nil {
		t.Fatal(err)
	}
	d, problems := picture.Decode(name, src, picture.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// grey is a map as a grey copy at its printed size: rows of values from 0, black, to 255.
func grey(t *testing.T, body *layout.Drawing, over ...*layout.Drawing) [][]float64 {
	t.Helper()
	d := picture.Overlay(body, over...)
	width := int(float64(d.Width) / 1000 / wholeWidth * printedMM / inchMM * dpi)
	b, err := raster.Drawing(d, nil, width, dpi, false)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return values(m)
}

func values(m image.Image) [][]float64 {
	rows := make([][]float64, m.Bounds().Dy())
	for y := range rows {
		rows[y] = make([]float64, m.Bounds().Dx())
		for x := range rows[y] {
			r, g, b, _ := m.At(x, y).RGBA()
			rows[y][x] = (0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)) / 257
		}
	}
	return rows
}

// marked is the pixels that an overlay changes.
func marked(body, over [][]float64) [][]bool {
	out := make([][]bool, len(body))
	for y := range body {
		out[y] = make([]bool, len(body[y]))
		for x := range body[y] {
			out[y][x] = math.Abs(body[y][x]-over[y][x]) > 4
		}
	}
	return out
}

// mean is the mean value of the marked pixels, how much they vary, and how many there are.
func mean(m [][]float64, mask [][]bool) (value, spread float64, count int) {
	sum, squares := 0.0, 0.0
	for y := range m {
		for x, v := range m[y] {
			if mask[y][x] {
				sum, squares, count = sum+v, squares+v*v, count+1
			}
		}
	}
	value = sum / float64(count)
	return value, math.Sqrt(squares/float64(count) - value*value), count
}

// TestMapsInGrey measures every muscle on a grey copy, as a map prints it, 24 mm wide at 300 dpi: a main muscle is far
// darker than the body and than the same muscle striped, which itself is darker than the body and varies with its stripes.
// Nothing is marked outside the body, the two halves are alike, and a muscle is large enough to be found.
func TestMapsInGrey(t *testing.T) {
	const (
		apart      = 45  // between main and other
		offBody    = 95  // main below the body
		offBodyToo = 25  // other below the body
		striped    = 35  // how much other varies
		least      = 160 // pixels: 1.1 mm²
	)
	for _, f := range anatomy.Files() {
		id, ok := strings.CutSuffix(f.Name, "-main.svg")
		if !ok {
			continue
		}
		body := read(t, id[:strings.Index(id, "/")]+"/body.svg")
		plain, main, other := grey(t, body), grey(t, body, read(t, f.Name)), grey(t, body, read(t, id+"-other.svg"))
		mask := marked(plain, main)
		solid, _, count := mean(main, mask)
		pale, varies, _ := mean(other, mask)
		under, _, _ := mean(plain, mask)
		if pale-solid < apart || under-solid < offBody || under-pale < offBodyToo || varies < striped || count < least {
			t.Errorf("%s: main is %.0f, other %.0f (varies by %.0f), the body %.0f, of 255; %d pixels", id, solid, pale, varies, under, count)
		}
		outside, uneven := 0, 0
		for y := range mask {
			for x, on := range mask[y] {
				if on && plain[y][x] > 254 {
					outside++
				}
				if on != mask[y][len(mask[y])-1-x] {
					uneven++
				}
			}
		}
		if outside > count/100 {
			t.Errorf("%s: %d of %d pixels lie outside the body", id, outside, count)
		}
		if uneven > count/20 {
			t.Errorf("%s: %d of %d pixels have no twin on the other side", id, uneven, count)
		}
	}
}

// TestMapsTogether lays a main muscle over another one and measures what stays of the lower one.
func TestMapsTogether(t *testing.T) {
	for _, pair := range [][2]string{
		{"back/rhomboids", "back/trapezius"}, {"back/erector-spinae", "back/latissimus-dorsi"}, {"back/piriformis", "back/gluteals"},
		{"front/abdominals", "front/obliques"}, {"legs-front/quadriceps", "legs-front/hip-flexors"}, {"legs-back/calf", "legs-back/hamstrings"},
	} {
		body := read(t, pair[0][:strings.Index(pair[0], "/")]+"/body.svg")
		lower, upper := read(t, pair[1]+"-other.svg"), read(t, pair[0]+"-main.svg")
		plain, both := grey(t, body), grey(t, body, lower, upper)
		top, below := marked(plain, grey(t, body, upper)), marked(plain, grey(t, body, lower))
		for y := range below {
			for x := range below[y] {
				below[y][x] = below[y][x] && !top[y][x]
			}
		}
		solid, _, _ := mean(both, top)
		pale, _, left := mean(both, below)
		if pale-solid < 45 || left < 160 {
			t.Errorf("%s over %s: %.0f and %.0f of 255, %d pixels of the lower one are seen", pair[0], pair[1], solid, pale, left)
		}
	}
}

// TestLinesOfMaps: no line is finer than a copier keeps.
func TestLinesOfMaps(t *testing.T) {
	for _, f := range anatomy.Files() {
		for _, s := range read(t, f.Name).Shapes {
			if mm := float64(s.StrokeWidth) / 1000 / wholeWidth * printedMM; s.Stroke != layout.None && mm < leastLineMM {
				t.Errorf("%s: a line prints %.2f mm wide", f.Name, mm)
			}
		}
	}
}

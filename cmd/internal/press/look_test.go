package press

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"
	"testing/fstest"

	"handout/data"
	"handout/data/load"
	"handout/layout"
	"handout/layout/figure"
	"handout/layout/raster"
)

// shades are the colours of a part of a page, with how many pixels have each.
type shades map[color.RGBA]int

// share is how much of the part has a colour.
func (s shades) share(c color.RGBA) float64 {
	sum := 0
	for _, n := range s {
		sum += n
	}
	return float64(s[c]) / float64(sum)
}

// greyOf is the value of a colour in a grey copy, of a hundred.
func greyOf(c color.RGBA) float64 {
	return (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)) / 2.55
}

// ratioOf is the contrast of two colours by WCAG 2.2.
func ratioOf(a, b color.RGBA) float64 {
	luminance := func(c color.RGBA) float64 {
		linear := func(v uint8) float64 {
			f := float64(v) / 255
			if f <= 0.04045 {
				return f / 12.92
			}
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func rgba(c layout.Colour) (out color.RGBA) {
	if _, err := fmt.Sscanf(string(c), "#%02x%02x%02x", &out.R, &out.G, &out.B); err != nil {
		panic(err)
	}
	out.A = 255
	return out
}

// printedFigure renders the page that shows a figure, as a good office printer would, and returns what is on it there.
func printedFigure(t *testing.T, d *layout.Document, of func(*layout.Item) bool) shades {
	t.Helper()
	const dpi, perPoint = 200, 72_000
	for _, p := range d.Pages {
		for i := range p.Items {
			it := &p.Items[i]
			if !of(it) {
				continue
			}
			alone := *d
			alone.Pages = []layout.Page{p}
			pages, err := raster.Pages(&alone, dpi)
			if err != nil {
				t.Fatal(err)
			}
			m, err := png.Decode(bytes.NewReader(pages[0]))
			if err != nil {
				t.Fatal(err)
			}
			dot := func(l layout.Length) int { return int(int64(l) * dpi / perPoint) }
			s := shades{}
			box := image.Rect(dot(it.Box.X), dot(it.Box.Y), dot(it.Box.X+it.Box.W), dot(it.Box.Y+it.Box.H))
			for y := box.Min.Y; y < box.Max.Y; y++ {
				for x := box.Min.X; x < box.Max.X; x++ {
					s[color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)]++
				}
			}
			return s
		}
	}
	t.Fatal("no such figure")
	return nil
}

// The fixed colours of figures.
var (
	paperTone   = color.RGBA{255, 255, 255, 255}
	lineTone    = rgba("#1f2328")
	shirtTone   = rgba("#b8dde2")
	legsTone    = rgba("#667991")
	arrowTone   = rgba("#9a3412")
	leastShares = map[string]float64{"paper": 0.2, "line": 0.02, "shirt": 0.03, "trousers": 0.03, "skin": 0.005, "arrow": 0.004}
)

// TestFiguresOnPaper renders a printed page in each tone of skin: the figure stands out from the paper, clothes from skin
// and from each other, and the arrow from the shirt that it lies on, in colour and in grey.
func TestFiguresOnPaper(t *testing.T) {
	p := New("test")
	for _, skin := range data.Skins() {
		t.Run(skin, func(t *testing.T) {
			r := request("starter")
			r.Load.Brand = &load.Target{Layer: &load.Layer{Prefix: skin, FS: fstest.MapFS{
				"b.yaml": {Data: []byte("name: Your Clinic\nregion: gb\nfigure: {build: feminine, skin: " + skin + "}\n")},
			}}, Path: "b.yaml"}
			document := mustPrint(t, p, r).Document
			seen := printedFigure(t, document, func(it *layout.Item) bool {
				d := it.Drawing
				if d == nil || it.Node == nil || it.Node.Role != layout.Figure {
					return false
				}
				for _, s := range d.Shapes {
					if s.Fill != "" && rgba(s.Fill) == arrowTone {
						return true
					}
				}
				return false
			})
			skinTone := rgba(figure.Classes(skin, "")["skin"])
			for name, c := range map[string]color.RGBA{"paper": paperTone, "line": lineTone, "shirt": shirtTone, "trousers": legsTone, "skin": skinTone, "arrow": arrowTone} {
				if got := seen.share(c); got < leastShares[name] {
					t.Errorf("%s: %.1f %% of the picture, want %.1f", name, 100*got, 100*leastShares[name])
				}
			}
			apart := func(what string, a, b color.RGBA, ratio, grey float64) {
				if got := ratioOf(a, b); got < ratio {
					t.Errorf("%s: %.2f to 1, want %.2f", what, got, ratio)
				}
				if got := math.Abs(greyOf(a) - greyOf(b)); got < grey {
					t.Errorf("%s: %.0f grey points apart, want %.0f", what, got, grey)
				}
			}
			apart("outline, paper", lineTone, paperTone, 7, 60)
			apart("trousers, paper", legsTone, paperTone, 3, 40)
			apart("shirt, trousers", shirtTone, legsTone, 3, 30)
			apart("skin, shirt", skinTone, shirtTone, 1.1, 5)
			apart("skin, trousers", skinTone, legsTone, 1.4, 10)
			apart("outline, skin", lineTone, skinTone, 2.2, 20)
			apart("arrow, shirt", arrowTone, shirtTone, 3, 40)
			apart("arrow, paper", arrowTone, paperTone, 4.5, 50)
		})
	}
}

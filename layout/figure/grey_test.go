package figure

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"slices"
	"testing"

	"handout/data"
	"handout/layout/raster"
)

// TestMatAndTrousersInGrey measures the pixels of a grey copy that prints a pose 45 mm wide at 300 dots to the inch: the
// trousers of who lies or kneels on a mat are darker than it by seventeen points of a hundred, shades and all, and where the two meet, a
// line much darker than both lies between.
func TestMatAndTrousersInGrey(t *testing.T) {
	const (
		dpi, mm    = 300, 45.0
		apart      = 17.0
		line       = 30.0 // the lightest that a line may be where it is one pixel wide
		meet       = 9    // pixels from one to the other
		run        = 3    // pixels that are an area
		withLine   = 0.97
		same       = 0.6 // points that rounding takes
		leastPlace = 300
	)
	palette := newPalette("", "")
	of := func(v float64, m material) bool {
		for _, tone := range []tone{palette.tones[m], palette.tones[far+m]} {
			if math.Abs(v-greyPoints(tone.light)) < same || math.Abs(v-greyPoints(tone.shade)) < same {
				return true
			}
		}
		return false
	}
	places, lined := 0, 0
	for _, id := range []string{"childs-pose-1", "childs-pose-2", "bridge-1", "cat-camel-1", "knees-to-chest-1", "thread-the-needle-2"} {
		_, _, p := libraryScene(t, id, func(p *data.Pose) { p.Printed = mm * 1000 })
		src, err := raster.Drawing(Draw(p, Options{Grey: true}).Drawing(), nil, int(math.Round(mm/25.4*dpi)), dpi, false)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		row := make([]float64, m.Bounds().Dx())
		areas := func(x int) material { // what begins there; an edge may have its tone for a pixel
			for _, area := range []material{matting, trousers} {
				if x+run <= len(row) && !slices.ContainsFunc(row[x:x+run], func(v float64) bool { return !of(v, area) }) {
					return area
				}
			}
			return materials
		}
		sum, count := map[material]float64{}, map[material]float64{}
		for y := range m.Bounds().Dy() {
			for x := range row {
				row[x] = float64(color.Gray16Model.Convert(m.At(x, y)).(color.Gray16).Y) / 655.35
			}
			last, end := materials, 0
			for x := 0; x < len(row); x++ {
				here := areas(x)
				if here == materials {
					continue
				}
				if last != materials && here != last && x-end <= meet {
					places++
					if x > end && slices.Min(row[end:x]) < line {
						lined++
					}
				}
				for end = x; end < len(row) && of(row[end], here); end++ {
					sum[here] += row[end]
					count[here]++
				}
				last, x = here, end-1
			}
		}
		if got := sum[matting]/count[matting] - sum[trousers]/count[trousers]; !(got >= apart) {
			t.Errorf("%s: mat and trousers are %.1f points apart, want %.0f", id, got, apart)
		}
	}
	if places < leastPlace || float64(lined) < withLine*float64(places) {
		t.Errorf("a line parts mat and trousers in %d of %d places", lined, places)
	}
}

package raster

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// rule tells inside from outside by how often, and which way, an outline goes round.
type rule func(winding int) bool

func nonZero(w int) bool { return w != 0 }
func evenOdd(w int) bool { return w%2 != 0 }

// canvas is an image and the coverage of the row being filled.
type canvas struct {
	image *image.RGBA
	cover []float64
}

func newCanvas(w, h int) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, w, h)), make([]float64, w)}
	for i := range c.image.Pix {
		c.image.Pix[i] = 0xff
	}
	return c
}

// side is an edge of a ring, from its upper end down.
type side struct {
	x0, y0, x1, y1 float64
	winding        int
}

// crossing is where a side meets a scan line.
type crossing struct {
	x       float64
	winding int
}

// scans is how many lines a row of pixels is looked at along; across, coverage is exact.
const scans = 4

// fill paints what lies inside the rings.
func (c *canvas) fill(rings [][]point, inside rule, col color.RGBA, alpha float64) {
	sides := sidesOf(rings)
	var active []side
	var line []crossing
	next := 0
	for y := range c.image.Rect.Dy() {
		for next < len(sides) && sides[next].y0 < float64(y+1) {
			active = append(active, sides[next])
			next++
		}
		active = slices.DeleteFunc(active, func(s side) bool { return s.y1 <= float64(y) })
		if len(active) == 0 {
			continue
		}
		clear(c.cover)
		for k := range scans {
			at := float64(y) + (float64(k)+0.5)/scans
			line = line[:0]
			for _, s := range active {
				if s.y0 <= at && at < s.y1 {
					line = append(line, crossing{s.x0 + float64((s.x1-s.x0)*((at-s.y0)/(s.y1-s.y0))), s.winding})
				}
			}
			slices.SortFunc(line, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
			winding := 0
			for i := 0; i+1 < len(line); i++ {
				if winding += line[i].winding; inside(winding) {
					c.span(line[i].x, line[i+1].x)
				}
			}
		}
		c.blendRow(y, col, alpha)
	}
}

func sidesOf(rings [][]point) []side {
	var sides []side
	for _, r := range rings {
		for i := range r {
			a, b := r[i], r[(i+1)%len(r)]
			switch {
			case a.y < b.y:
				sides = append(sides, side{a.x, a.y, b.x, b.y, 1})
			case a.y > b.y:
				sides = append(sides, side{b.x, b.y, a.x, a.y, -1})
			}
		}
	}
	slices.SortStableFunc(sides, func(a, b side) int { return cmp.Compare(a.y0, b.y0) })
	return sides
}

// span covers a stretch of the row.
func (c *canvas) span(a, b float64) {
	a, b = max(a, 0), min(b, float64(len(c.cover)))
	if a >= b {
		return
	}
	i, j := int(a), min(int(b), len(c.cover)-1)
	if i == j {
		c.cover[i] += b - a
		return
	}
	c.cover[i] += float64(i+1) - a
	for k := i + 1; k < j; k++ {
		c.cover[k]++
	}
	c.cover[j] += b - float64(j)
}

// blendRow paints the row's coverage.
func (c *canvas) blendRow(y int, col color.RGBA, alpha float64) {
	for x, cover := range c.cover {
		if cover == 0 {
			continue
		}
		share := min(1, cover/scans) * alpha
		p := c.image.Pix[c.image.PixOffset(x, y):]
		for k, v := range [3]uint8{col.R, col.G, col.B} {
			p[k] = uint8(float64(p[k]) + float64((float64(v)-float64(p[k]))*share) + 0.5)
		}
	}
}

package template

import (
	"handout/layout"
)

// widths are those of the pictures of a row.
func (c *composer) widths(cells []cell, small bool) []layout.Length {
	if small {
		if w, ok := c.lyingWidths(cells); ok {
			return w
		}
	}
	perUnit := c.scale(cells, small)
	w := make([]layout.Length, len(cells))
	for i, p := range cells {
		w[i] = mm(float64(p.drawing.Width) / 1000 * perUnit)
		if p.closeUp() {
			w[i] = mm(closeUpWidth)
		}
	}
	return w
}

// lyingWidths give way without making a lying figure shorter than it may be: only what is seen from above beside it gets
// smaller, on a scale of its own.
func (c *composer) lyingWidths(cells []cell) ([]layout.Length, bool) {
	if !lyingAmongHigher(cells) {
		return nil, false
	}
	w := make([]layout.Length, len(cells))
	total := mm(columnGap) * layout.Length(len(cells)-1)
	for i, p := range cells {
		w[i] = mm(besideLying * float64(p.drawing.Width) / float64(p.drawing.Height))
		if p.lying() {
			w[i] = mm(lyingLeast)
		}
		total += w[i]
	}
	return w, total <= c.width()
}

// lyingAmongHigher tells whether one figure is lying and all others are seen from above, higher than wide.
func lyingAmongHigher(cells []cell) bool {
	lying := 0
	for _, c := range cells {
		switch {
		case c.lying():
			lying++
		case c.closeUp(), c.standing(), c.drawing.Height <= c.drawing.Width, c.inset != nil:
			return false
		}
	}
	return lying == 1 && len(cells) > 1
}

// scale is the millimetres that one unit of the drawings gets.
func (c *composer) scale(cells []cell, small bool) float64 {
	body := c.Pictures.body()
	room := inMM(c.width()) - 0.5 - columnGap*float64(len(cells)-1) // half a millimetre spare for rounding
	units, highest, longest := 0.0, 0.0, 0.0
	standing := false
	for _, p := range cells {
		w, h := float64(p.drawing.Width)/1000, float64(p.drawing.Height)/1000
		if p.closeUp() {
			room -= closeUpWidth
			continue
		}
		units, highest = units+w, max(highest, h)
		room -= p.beside()
		standing = standing || p.standing()
		if p.lying() {
			longest = max(longest, w)
		}
	}
	if units == 0 {
		return 0
	}
	s := min(room/units, rowHighest*body/bodyTall/highest)
	if len(cells) <= 2 && !c.large() {
		for _, p := range cells {
			s = min(s, (pictureWidth-p.beside())*1000/float64(p.drawing.Width))
		}
	}
	if standing {
		s = min(s, body/bodyUnits)
	}
	if !small {
		return s
	}
	least := bodySmall * body / bodyTall / bodyUnits
	if longest > 0 {
		least = max(least, lyingLeast/longest)
	}
	return min(s, least)
}

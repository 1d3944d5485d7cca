package template

import (
	"slices"

	"handout/layout"
)

// widths are those of the pictures of a row.
func (c *composer) widths(cells []cell, small bool) []layout.Length {
	if w, ok := c.lyingWidths(cells); ok {
		return w
	}
	perUnit := c.scale(cells, small)
	w := make([]layout.Length, len(cells))
	for i, p := range cells {
		w[i] = mm(float64(p.drawing.Width) / 1000 * perUnit)
		if p.closeUp() {
			w[i] = mm(closeUpLeast)
		}
	}
	c.widenCloseUps(cells, w)
	return w
}

// widenCloseUps gives close-ups the width of their captions, and a part of what the row leaves.
func (c *composer) widenCloseUps(cells []cell, w []layout.Length) {
	spare, count := c.width()-mm(columnGap)*layout.Length(len(cells)-1), layout.Length(0)
	column := func(i int) layout.Length {
		return max(w[i]+mm(cells[i].beside()), mm(c.captionWidth(cells[i].picture, 1)))
	}
	for i, p := range cells {
		spare -= column(i)
		if p.closeUp() {
			count++
		}
	}
	for i, p := range cells {
		if p.closeUp() && spare >= 0 {
			w[i] = min(mm(closeUpMost), column(i)-mm(p.beside())+spare/count)
		}
	}
}

// lyingWidths are those of a lying figure and of what is seen from above beside it, each on a scale of its own: one scale
// would make the lying figure too short.
func (c *composer) lyingWidths(cells []cell) ([]layout.Length, bool) {
	if !lyingAmongHigher(cells) {
		return nil, false
	}
	w := make([]layout.Length, len(cells))
	total := mm(columnGap) * layout.Length(len(cells)-1)
	for i, p := range cells {
		w[i] = mm(aboveWidth)
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
			room -= closeUpLeast
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
	return min(s, leastScale(cells, longest)*body/bodyTall)
}

// leastScale is what pictures keep when they give way: a standing body its height, a kneeling one its own, a lying figure
// its length.
func leastScale(cells []cell, longest float64) float64 {
	least := bodySmall / bodyUnits
	switch {
	case longest > 0:
		return max(least, lyingLeast/longest)
	case !slices.ContainsFunc(cells, func(c cell) bool { return c.drawing.Height > c.drawing.Width }):
		return kneelingTall / kneelUnits
	}
	return least
}

// rowCount is how many rows the pictures take: as few as print every standing body as large as it has to be, or as large as
// it would be alone. A picture that is too tall for a row does not get larger in a row of its own.
func (c *composer) rowCount(cells []cell) int {
	count := (len(cells) + perRow - 1) / perRow
	if c.large() {
		if len(cells) > 2 && c.scale(cells, false)*bodyUnits < bodySmall {
			return (len(cells) + 1) / 2 // two in a row, so that the body is not smaller than elsewhere
		}
		return count
	}
	least := bodySmall / bodyUnits * c.Pictures.body() / bodyTall
	small := func(row []cell) bool {
		drawn := !slices.ContainsFunc(row, func(p cell) bool { return p.picture.Pose == "" })
		s := c.scale(row, false)
		return drawn && slices.ContainsFunc(row, func(p cell) bool {
			return p.standing() && s < min(least, c.scale([]cell{p}, false))
		})
	}
	for count < len(cells) && slices.ContainsFunc(slices.Collect(slices.Chunk(cells, (len(cells)+count-1)/count)), small) {
		count++
	}
	return count
}

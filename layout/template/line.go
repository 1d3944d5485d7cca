package template

import (
	"strconv"

	"handout/layout"
	"handout/layout/picture"
)

// leastLine is the thinnest line that a desktop printer prints without gaps: 0.17 mm.
const leastLine layout.Length = 482

// strengthen makes the lines of the program's own drawings wide enough for the size at which each is printed. Pictures of
// the user's stay as they are.
func (c *composer) strengthen(n *layout.Node) {
	if n.Kept {
		return
	}
	if a := n.Art; a != nil && a.Drawing != nil && a.Drawing.Raster == nil && !c.pictures.users[a.Drawing] && a.Width > 0 {
		// Rounded up to whole units, so that drawings in nearly one scale share their lines.
		const unit = 1000
		units, thin := (int64(leastLine)*a.Drawing.Width/int64(a.Width)+unit-1)/unit, a.Drawing
		a.Drawing = c.pictures.known.derive(thin, "lines "+strconv.FormatInt(units, 10), func() *layout.Drawing { return picture.AtLeast(thin, units*unit) })
	}
	for _, child := range n.Children {
		c.strengthen(child)
	}
}

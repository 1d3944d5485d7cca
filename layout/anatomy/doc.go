// Package anatomy draws the muscle maps: a body from the front and from behind, and each muscle to lay over it.
//
// Input: the tables in body.go, front.go and back.go, which are points of the right half in units of the map. Output: SVG
// files, kept under assets/muscles and written by `make muscles`: for each view <view>/body.svg, and for each muscle that
// is seen there <view>/<muscle id>-main.svg, solid, and <view>/<muscle id>-other.svg, striped. OnBack gives the shapes of
// the back to figures, which lay them over a posed body. It reads no file and knows no exercise, paper or PDF.
//
// To change a muscle, move its points, run `make muscles`, and look. To add one, add a row to a table, and its words to
// the locales.
//
// A unit is 1/1800 of the body's height, as in figures. The origin is on the midline, level with the top of the upper
// views: the crown of the head is at y = 22, the hip joint at 914, the floor at 1862; x runs outwards. All is whole numbers.
package anatomy

// A view is a window on the body.
type view struct {
	name  string
	front bool
	half  int // of its width
	top   int
}

// views are upper bodies and legs. One scale for all, so that the legs' are narrower.
func views() []view {
	return []view{
		{name: "front", front: true, half: 392, top: 0},
		{name: "back", half: 392, top: 0},
		{name: "legs-front", front: true, half: 220, top: 822},
		{name: "legs-back", half: 220, top: 822},
	}
}

// The measure of a map.
const (
	unitsPerHeight = 1800
	hips           = 914 // level of the hip joints
)

// height of each view: head to hips, or waist to feet.
const height = 1046

// pt is a point of the right half: x from the midline outwards, y downwards.
type pt struct{ x, y int }

// line is points that a smooth curve goes through; a doubled point is a corner.
type line []pt

// muscle is a muscle or an area as one side of the body shows it.
type muscle struct {
	id      string
	shapes  []line // each closed; one that touches the midline is joined with its twin across it
	fibres  []line // what the solid form shows inside
	onUpper bool   // shown on the upper body's view
	onLegs  bool   // shown on the legs' view
}

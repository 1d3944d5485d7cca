// Package layout is the contract between the stages of the press: lengths, blocks, items and pages.
//
// layout/template makes a Sheet (a tree of Nodes), layout/flow turns it into a Document (pages of placed Items), and
// layout/pdf and the other back ends paint that. The package holds shapes and no behaviour: nothing here measures,
// breaks or paints.
package layout

import "math"

// Length is a distance in thousandths of a point. All geometry is integer, so that output is the same everywhere.
type Length int64

// Units of length. One inch is 72 points.
const (
	Point Length = 1000
	Inch  Length = 72 * Point
)

// MM is a length in millimetres, rounded once to a thousandth of a point.
func MM(mm float64) Length { return Length(math.Round(mm * float64(Inch) / 25.4)) }

// PT is a length in points, rounded once to a thousandth of a point.
func PT(pt float64) Length { return Length(math.Round(pt * float64(Point))) }

// Rect is a box on a page: origin at the top left of the page, Y downwards.
type Rect struct{ X, Y, W, H Length }

// Edges are four distances: top, right, bottom, left.
type Edges struct{ Top, Right, Bottom, Left Length }

// Colour is the name of a token ("ink", "accent") or a literal "#RRGGBB"; empty means none. Only the painter resolves it.
type Colour string

// The tokens of the house style. A brand may change Accent and Tint alone.
const (
	None     Colour = ""
	White    Colour = "white"
	Ink      Colour = "ink"
	Soft     Colour = "soft"
	Accent   Colour = "accent"
	Tint     Colour = "tint"
	Stop     Colour = "stop"
	Band     Colour = "band"
	Zone     Colour = "zone"
	Panel    Colour = "panel"
	Grid     Colour = "grid"
	Hair     Colour = "hair"
	Move     Colour = "move"
	MoveLine Colour = "move-line"
	MovePale Colour = "move-pale"
)

// Token gives a colour token its value for one document.
type Token struct {
	Name    Colour
	R, G, B uint8
}

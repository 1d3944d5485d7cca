package layout

// Drawing is a picture in a space of its own: a figure, an icon, a logo, a QR code, a muscle map. A back end draws it
// once and uses it as often as it appears.
type Drawing struct {
	Hash          string   // hex SHA-256 of what it draws; two drawings with one hash are one drawing
	Width, Height int64    // extent of its space in thousandths of a unit; origin top left, Y downwards
	Under         *Drawing // painted first, in the same space: what several drawings share
	Shapes        []Shape
	Raster        *Raster // instead of Shapes

	// Twin, if there is one, is what this drawing is in a mirror: a back end that can place a drawing turned uses it in
	// place of Under and Shapes, and writes both once.
	Twin *Drawing
}

// Shape is one painted path, or a use of another drawing's shapes under a transform already applied.
type Shape struct {
	Path        []Seg
	Fill        Colour
	EvenOdd     bool
	Stroke      Colour
	StrokeWidth int64 // thousandths of a unit
	Cap         Cap
	Join        Join
	Miter       int64 // thousandths; 0 is 4000
	Dash        []int64
	FillAlpha   uint8 // 0 is opaque, else 1 to 254 of 255
	StrokeAlpha uint8
	Clip        []Seg // nil for none; non-zero rule
}

// SegOp is the operator of a path segment.
type SegOp uint8

const (
	MoveTo  SegOp = iota // P[0]
	LineTo               // P[0]
	CurveTo              // two control points P[0], P[1] and the end P[2]
	Close
)

// Seg is a path segment. In a Drawing, points are in thousandths of a unit; in an Item, they are Lengths on the page.
type Seg struct {
	Op SegOp
	P  [3]Pt
}

// Pt is a point.
type Pt struct{ X, Y int64 }

// Cap and Join are line ends and corners as PDF numbers them.
type (
	Cap  uint8
	Join uint8
)

const (
	ButtCap   Cap  = 0
	RoundCap  Cap  = 1
	SquareCap Cap  = 2
	MiterJoin Join = 0
	RoundJoin Join = 1
	BevelJoin Join = 2
	PixelGrey      = 1
	PixelRGB       = 3
)

// Raster is a decoded bitmap: 8 bits a channel, rows top down, or a JPEG's own bytes.
type Raster struct {
	Width, Height int
	Channels      int    // PixelGrey or PixelRGB
	Pixels        []byte // Width*Height*Channels; nil with JPEG
	JPEG          []byte // a baseline or progressive JPEG of Channels channels, passed through as it is
	Alpha         []byte // Width*Height, or nil when opaque
}

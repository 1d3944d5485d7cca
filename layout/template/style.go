package template

import (
	"strconv"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
	"handout/layout"
)

// typeScale is the size, leading, weight and colour of every kind of text.
type typeScale struct {
	Title    style `yaml:"title"`    // the sheet's title
	Name     style `yaml:"name"`     // heading of a page or exercise
	Safety   style `yaml:"safety"`   // heading of the safety block
	Subtitle style `yaml:"subtitle"` // under the title
	Section  style `yaml:"section"`  // heading of a section
	Panel    style `yaml:"panel"`    // heading of a safety panel
	Value    style `yaml:"value"`    // value in the dose strip
	Lead     style `yaml:"lead"`     // purpose of an exercise, sentence under a heading
	Side     style `yaml:"side"`     // heading of a side section
	Body     style `yaml:"body"`     // steps, lists, fields, running text
	Caption  style `yaml:"caption"`  // captions, legends, notes in boxes
	Contact  style `yaml:"contact"`  // address block of the header
	Footer   style `yaml:"footer"`
	Badge    style `yaml:"badge"`  // exercise number in the diary
	Number   style `yaml:"number"` // exercise number in its block
	Scale    style `yaml:"scale"`  // numbers of the pain guide
}

// style is one kind of text, written "12/16 400 ink": size and leading in points, weight, colour.
type style struct {
	layout.Type
	pos diag.Pos
}

// The least sizes that a template may set. Footers and badges are smaller, nothing else is.
const (
	leastBody   = 12 * layout.Point
	leastFooter = layout.Length(10.5 * float64(layout.Point))
	leastSafety = 16 * layout.Point // heading of the safety block
	leastPanel  = 13 * layout.Point // heading of a safety list
)

// UnmarshalStrict reads the written form.
func (s *style) UnmarshalStrict(v *strict.Value) {
	const hint = `write size/leading, weight and colour, such as "12/16 400 ink"`
	parts := strings.Fields(v.String())
	if len(parts) != 3 {
		v.Wrong("a type style", hint)
		return
	}
	size, leading, _ := strings.Cut(parts[0], "/")
	var ok [2]bool
	s.Size, ok[0] = points(size)
	s.Leading, ok[1] = points(leading)
	s.Weight, _ = strconv.Atoi(parts[1])
	s.Colour = layout.Colour(parts[2])
	s.pos = v.Pos()
	switch {
	case !ok[0] || !ok[1] || s.Leading < s.Size:
		v.Errorf(hint, "%q is not a size and a leading that is no smaller", parts[0])
	case s.Weight != 400 && s.Weight != 600 && s.Weight != 700:
		v.Errorf("weights are 400, 600 and 700", "%q is not a weight", parts[1])
	case s.Colour != layout.Ink && s.Colour != layout.Soft && s.Colour != layout.White:
		v.Errorf("colours of text are ink, soft and white", "%q is not a colour of text", parts[2])
	}
}

// points reads a number of points up to 200.
func points(s string) (layout.Length, bool) {
	pt, err := strconv.ParseFloat(s, 64)
	return layout.PT(pt), err == nil && pt >= 1 && pt <= 200
}

// named is one style with its key.
type named struct {
	key   string
	style style
	least layout.Length
}

// all lists the styles in the file's order.
func (t *typeScale) all() []named {
	return []named{
		{"title", t.Title, leastBody}, {"name", t.Name, leastBody}, {"safety", t.Safety, leastSafety},
		{"subtitle", t.Subtitle, leastBody}, {"section", t.Section, leastBody}, {"panel", t.Panel, leastPanel},
		{"value", t.Value, leastBody}, {"lead", t.Lead, leastBody}, {"side", t.Side, leastBody},
		{"body", t.Body, leastBody}, {"caption", t.Caption, leastBody}, {"contact", t.Contact, leastBody},
		{"footer", t.Footer, leastFooter}, {"badge", t.Badge, leastFooter}, {"number", t.Number, leastBody},
		{"scale", t.Scale, leastBody},
	}
}

// coloured is the style in another colour.
func (s style) coloured(c layout.Colour) style {
	s.Colour = c
	return s
}

// weighing is the style in another weight.
func (s style) weighing(w int) style {
	s.Weight = w
	return s
}

// set is the style with its lines set left, centred or right.
func (s style) set(a layout.Align) style {
	s.Align = a
	return s
}

// The space scale: 1, 2, 3, 4, 6 and 8 units of 4 pt. Inside a group gap1 or gap2, between groups gap3 or gap4, round a
// page's head gap4 to gap8.
const (
	unit = 4 * layout.Point
	gap1 = unit
	gap2 = 2 * unit
	gap3 = 3 * unit
	gap4 = 4 * unit
	gap6 = 6 * unit
	gap8 = 8 * unit
)

// mm is a length in millimetres.
func mm(v float64) layout.Length { return layout.MM(v) }

// pt is a length in points.
func pt(v float64) layout.Length { return layout.PT(v) }

// line is a stroke of a width in points.
func line(width float64, c layout.Colour) layout.Stroke {
	return layout.Stroke{Width: layout.PT(width), Colour: c}
}

// round is the radius in millimetres of all four corners.
func round(r float64) [4]layout.Length { return radius(layout.MM(r)) }

// radius is the radius of all four corners.
func radius(r layout.Length) [4]layout.Length { return [4]layout.Length{r, r, r, r} }

// em is a length in millimetres that grows with the text: what it is with a body of 12 points.
func (c *composer) em(v float64) layout.Length {
	return grown(mm(v), c.Type.Body.Size, leastBody)
}

// grown is a length times a ratio of sizes.
func grown(l, size, plain layout.Length) layout.Length {
	return layout.Length((int64(l)*int64(size) + int64(plain)/2) / int64(plain))
}

// large tells whether the text is larger than that of an ordinary sheet, so that less stands side by side.
func (c *composer) large() bool { return c.Type.Body.Size > 15*layout.Point }

// numberSide is the side of an exercise's number block.
func (c *composer) numberSide() layout.Length {
	return grown(mm(15), c.Type.Number.Size, 26*layout.Point)
}

// Palette is the value of every token in the sheets of a brand, nil for none.
func Palette(b *data.Brand) []layout.Token {
	accent, _ := accentOf(b)
	return palette(accent)
}

// palette gives every token its value. The brand's accent changes accent and tint.
func palette(accent [3]uint8) []layout.Token {
	tint := [3]uint8{}
	for i, a := range accent {
		tint[i] = uint8((int(a) + 9*255 + 5) / 10) // 10 % accent, 90 % white
	}
	return []layout.Token{
		{Name: layout.Accent, R: accent[0], G: accent[1], B: accent[2]},
		{Name: layout.Band, R: 0xD5, G: 0xDD, B: 0xE1},
		{Name: layout.Grid, R: 0x7F, G: 0x8E, B: 0x95},
		{Name: layout.Hair, R: 0xA9, G: 0xB6, B: 0xBC},
		{Name: layout.Ink, R: 0x17, G: 0x24, B: 0x2B},
		{Name: layout.Move, R: 0x9A, G: 0x34, B: 0x12},
		{Name: layout.MoveLine, R: 0x7A, G: 0x2A, B: 0x0E},
		{Name: layout.MovePale, R: 0xF6, G: 0xD3, B: 0xBF},
		{Name: layout.Panel, R: 0xED, G: 0xF1, B: 0xF3},
		{Name: layout.Soft, R: 0x46, G: 0x54, B: 0x5C},
		{Name: layout.Stop, R: 0x9B, G: 0x1B, B: 0x30},
		{Name: layout.Tint, R: tint[0], G: tint[1], B: tint[2]},
		{Name: layout.White, R: 0xFF, G: 0xFF, B: 0xFF},
		{Name: layout.Zone, R: 0xC3, G: 0xCE, B: 0xD3},
	}
}

// accentOf is the brand's accent, else the house's; false where what the brand gives is no colour.
func accentOf(b *data.Brand) (rgb [3]uint8, ok bool) {
	if b == nil || b.Accent.IsZero() {
		return houseAccent(), true
	}
	a := b.Accent.Value
	n, err := strconv.ParseUint(strings.TrimPrefix(a, "#"), 16, 32)
	if err != nil || len(a) != 7 || a[0] != '#' {
		return houseAccent(), false
	}
	return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// houseAccent is the accent of a handout without a brand.
func houseAccent() [3]uint8 { return [3]uint8{0x0B, 0x5A, 0x69} }

package anatomy

import (
	"bytes"
	"fmt"
)

// File is a drawing to keep.
type File struct {
	Name string // below the folder of the maps
	SVG  []byte
}

// Colours. Main and other muscles are those of the house: rust, never the red that means stop.
const (
	ink         = "#1f2328"
	skin        = "#f6efe9"
	skinShade   = "#e6dbd1"
	skinMark    = "#c3b4a8"
	cloth       = "#c9d1da"
	clothShade  = "#b5bec9"
	hairLight   = "#b9aea4"
	hairShade   = "#a79b90"
	muscleMain  = "#9A3412"
	muscleEdge  = "#7A2A0E"
	musclePale  = "#F6D3BF"
	muscleFibre = "#ffffff"
)

// Widths and distances in units. A map is printed 24 mm wide over 784 units, so that 6 of them are 0.18 mm.
const (
	edgeWidth  = 7
	fineWidth  = 6
	stripeStep = 38 // from stripe to stripe, along the vertical
)

// Files draws the maps.
func Files() []File {
	var out []File
	for _, v := range views() {
		out = append(out, File{v.name + "/body.svg", v.body()})
		for _, m := range v.muscles() {
			out = append(out, File{v.name + "/" + m.id + "-main.svg", v.main(&m)}, File{v.name + "/" + m.id + "-other.svg", v.other(&m)})
		}
	}
	return out
}

// muscles are those that a view shows.
func (v *view) muscles() []muscle {
	all := backMuscles()
	if v.front {
		all = frontMuscles()
	}
	var out []muscle
	for _, m := range all {
		if v.legs() && m.onLegs || !v.legs() && m.onUpper {
			out = append(out, m)
		}
	}
	return out
}

func (v *view) legs() bool { return v.top > 0 }

// sheet is an SVG being written.
type sheet struct {
	bytes.Buffer
	v *view
}

func (v *view) sheet() *sheet {
	s := &sheet{v: v}
	fmt.Fprintf(s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" fill="none" stroke-linecap="round" stroke-linejoin="round">`+"\n", 2*v.half, height)
	return s
}

func (s *sheet) end() []byte {
	s.WriteString("</svg>\n")
	return s.Bytes()
}

func (s *sheet) fill(colour, d string) { fmt.Fprintf(s, `<path fill="%s" d="%s"/>`+"\n", colour, d) }

func (s *sheet) stroke(colour string, width int, d string) {
	fmt.Fprintf(s, `<path stroke="%s" stroke-width="%d" d="%s"/>`+"\n", colour, width, d)
}

// clip begins a group that paints only inside a path.
func (s *sheet) clip(id, d string) {
	fmt.Fprintf(s, `<clipPath id="%s"><path d="%s"/></clipPath>`+"\n"+`<g clip-path="url(#%s)">`+"\n", id, d, id)
}

func (s *sheet) endClip() { s.WriteString("</g>\n") }

// body is the person: light from the upper left, so that each part is shaded along its right and lower edge.
func (v *view) body() []byte {
	const right, down = 11, 5 // how far the light falls short
	s := v.sheet()
	outline := v.closed(v.outline())
	lit := *v
	lit.half, lit.top = v.half-right, v.top+down
	s.clip("body", outline)
	s.fill(skinShade, outline)
	s.fill(skin, lit.closed(v.outline()))
	if !v.legs() {
		s.fill(hairShade, v.closed(hair(v.front)))
		s.fill(hairLight, lit.closed(hair(v.front)))
	}
	s.fill(clothShade, v.closed(shorts()))
	s.fill(cloth, lit.closed(shorts()))
	s.stroke(skinMark, fineWidth, v.open(marks(v.front)))
	s.endClip()
	if v.front && !v.legs() {
		s.fill(ink, v.closed(face()...))
	}
	s.stroke(ink, fineWidth, v.open(seams(v.front)))
	s.stroke(ink, edgeWidth, outline)
	return s.end()
}

// main is a muscle in solid rust, with some of its fibres.
func (v *view) main(m *muscle) []byte {
	s := v.sheet()
	fmt.Fprintf(s, `<path fill="%s" stroke="%s" stroke-width="%d" d="%s"/>`+"\n", muscleMain, muscleEdge, edgeWidth, v.closed(m.shapes...))
	if len(m.fibres) > 0 {
		s.stroke(muscleFibre, fineWidth, v.open(m.fibres))
	}
	return s.end()
}

// other is a muscle in pale, with dark stripes that slope to the midline.
func (v *view) other(m *muscle) []byte {
	s := v.sheet()
	outline := v.closed(m.shapes...)
	s.clip(m.id, outline)
	s.fill(musclePale, outline)
	s.stroke(muscleEdge, fineWidth, v.open(stripes(m.shapes)))
	s.endClip()
	s.stroke(muscleEdge, fineWidth, outline)
	return s.end()
}

// stripes are lines at 45 degrees across the box round the shapes of one side.
func stripes(shapes []line) []line {
	low, high := shapes[0][0], shapes[0][0]
	for _, shape := range shapes {
		for _, p := range shape {
			low.x, low.y = min(low.x, p.x), min(low.y, p.y)
			high.x, high.y = max(high.x, p.x), max(high.y, p.y)
		}
	}
	var out []line
	first := (low.x + low.y) / stripeStep * stripeStep
	for sum := first + stripeStep/2; sum < high.x+high.y; sum += stripeStep {
		right, left := min(high.x, sum-low.y), max(low.x, sum-high.y)
		if left < right {
			out = append(out, line{{right, sum - right}, {left, sum - left}})
		}
	}
	return out
}

package picture

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"handout/layout"
)

// scanner reads the small languages inside attributes: path data, transforms, lists of numbers.
type scanner struct {
	s string
	i int
}

func (s *scanner) space() {
	for s.i < len(s.s) && isSpace(s.s[s.i]) {
		s.i++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// comma skips white space with at most one comma in it, and tells whether there was one.
func (s *scanner) comma() bool {
	s.space()
	found := s.i < len(s.s) && s.s[s.i] == ','
	if found {
		s.i++
		s.space()
	}
	return found
}

// done tells whether only white space is left.
func (s *scanner) done() bool {
	s.space()
	return s.i == len(s.s)
}

// next is what stands here, for a message.
func (s *scanner) next() string {
	if s.i >= len(s.s) {
		return "the end"
	}
	rest := s.s[s.i:]
	if n := strings.IndexAny(rest, " ,\n\t\r"); n > 0 {
		rest = rest[:n]
	}
	if r := []rune(rest); len(r) > 12 {
		rest = string(r[:12]) + "…"
	}
	return strconv.Quote(rest)
}

// powers of ten that a float64 holds exactly.
func power(n int) float64 {
	return [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}[n]
}

// number reads a number as SVG writes it: "-.5", "3", "1e3". It stops where the number ends, so that "1.5.5" is two. A
// number beyond farthest is none.
func (s *scanner) number() (float64, bool) {
	start, i, t := s.i, s.i, s.s
	negative := false
	if i < len(t) && (t[i] == '-' || t[i] == '+') {
		negative = t[i] == '-'
		i++
	}
	var whole uint64
	digits, decimals, exponent := 0, 0, false
	for ; i < len(t) && t[i]-'0' < 10; i++ {
		whole = whole*10 + uint64(t[i]-'0')
		digits++
	}
	if i < len(t) && t[i] == '.' {
		i++
		for ; i < len(t) && t[i]-'0' < 10; i++ {
			whole = whole*10 + uint64(t[i]-'0')
			digits++
			decimals++
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(t) && t[i]|0x20 == 'e' { // an exponent, unless it is the unit "em" or "ex"
		j := i + 1
		if j < len(t) && (t[j] == '-' || t[j] == '+') {
			j++
		}
		if j < len(t) && t[j]-'0' < 10 {
			for exponent = true; j < len(t) && t[j]-'0' < 10; j++ {
			}
			i = j
		}
	}
	s.i = i
	var v float64
	if digits <= 15 && !exponent { // both numbers are exact, so the quotient is the nearest float
		v = float64(whole)
		if decimals > 0 {
			v /= power(decimals)
		}
		if negative {
			v = -v
		}
	} else {
		v, _ = strconv.ParseFloat(t[start:i], 64)
	}
	if !(math.Abs(v) <= farthest) {
		s.i = start
		return 0, false
	}
	return v, true
}

// axis says what a percentage is of.
type axis uint8

const (
	across axis = iota // the picture's width
	down               // its height
	diagonal
)

// length reads a length in the units that are not relative to a font, as user units (px).
func (v view) length(text string, a axis) (float64, bool) {
	s := scanner{s: strings.TrimSpace(text)}
	n, ok := s.number()
	if !ok {
		return 0, false
	}
	switch s.s[s.i:] {
	case "", "px":
		return n, true
	case "pt":
		return n * 4 / 3, true
	case "pc":
		return n * 16, true
	case "in":
		return n * 96, true
	case "cm":
		return n * 96 / 2.54, true
	case "mm":
		return n * 96 / 25.4, true
	case "%":
		return n * v.whole(a) / 100, true
	}
	return 0, false
}

// view is the size of the picture in user units.
type view struct{ width, height float64 }

func (v view) whole(a axis) float64 {
	switch a {
	case across:
		return v.width
	case down:
		return v.height
	}
	return math.Sqrt((float64(v.width*v.width) + float64(v.height*v.height)) / 2)
}

// numbers reads a list of numbers parted by white space or commas.
func numbers(text string) ([]float64, bool) {
	s := scanner{s: text}
	var list []float64
	for !s.done() {
		n, ok := s.number()
		if !ok {
			return nil, false
		}
		list = append(list, n)
		if s.comma() && s.done() {
			return nil, false
		}
	}
	return list, true
}

// fraction reads an opacity, 0 to 1 or in percent; values outside are brought to the nearer end, as SVG says.
func fraction(text string) (float64, bool) {
	s := scanner{s: text}
	n, ok := s.number()
	switch s.s[s.i:] {
	case "":
	case "%":
		n /= 100
	default:
		ok = false
	}
	return min(max(n, 0), 1), ok
}

// colourOf reads a plain colour with its opacity.
func colourOf(text string) (c layout.Colour, alpha float64, ok bool) {
	text = strings.ToLower(text)
	if text == "transparent" {
		return black, 0, true
	}
	if name, inside, found := strings.Cut(text, "("); found {
		return functionColour(strings.TrimSpace(name), inside)
	}
	if hex, found := strings.CutPrefix(text, "#"); found {
		if len(hex) == 3 || len(hex) == 4 {
			var b strings.Builder
			for i := range len(hex) {
				b.WriteByte(hex[i])
				b.WriteByte(hex[i])
			}
			hex = b.String()
		}
		n, err := strconv.ParseUint(hex, 16, 32)
		switch {
		case err != nil || strings.ContainsAny(hex, "+-_"):
		case len(hex) == 6:
			return rgb(uint8(n>>16), uint8(n>>8), uint8(n)), 1, true
		case len(hex) == 8:
			return rgb(uint8(n>>24), uint8(n>>16), uint8(n>>8)), float64(n&0xff) / 255, true
		}
		return "", 0, false
	}
	named, found := colornames.Map[text]
	return rgba(named), 1, found
}

// functionColour reads rgb() and rgba().
func functionColour(name, inside string) (layout.Colour, float64, bool) {
	inside, closed := strings.CutSuffix(strings.TrimSpace(inside), ")")
	parts := strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == '/' || r == ' ' || r == '\t' || r == '\n' })
	if !closed || name != "rgb" && name != "rgba" || len(parts) != 3 && len(parts) != 4 {
		return "", 0, false
	}
	var channel [3]uint8
	for i := range channel {
		s := scanner{s: parts[i]}
		n, ok := s.number()
		if !ok {
			return "", 0, false
		}
		switch s.s[s.i:] {
		case "":
		case "%":
			n *= 2.55
		default:
			return "", 0, false
		}
		channel[i] = uint8(math.Round(min(max(n, 0), 255)))
	}
	alpha, ok := 1.0, true
	if len(parts) == 4 {
		alpha, ok = fraction(parts[3])
	}
	return rgb(channel[0], channel[1], channel[2]), alpha, ok
}

func rgba(c color.RGBA) layout.Colour { return rgb(c.R, c.G, c.B) }

func rgb(r, g, b uint8) layout.Colour {
	const digits = "0123456789ABCDEF"
	return layout.Colour([]byte{'#', digits[r>>4], digits[r&15], digits[g>>4], digits[g&15], digits[b>>4], digits[b&15]})
}

// transformOf reads a list of transforms.
func transformOf(text string) (matrix, bool) {
	m := scaling(1, 1)
	for rest := strings.TrimSpace(text); rest != ""; {
		name, after, opened := strings.Cut(rest, "(")
		inside, next, closed := strings.Cut(after, ")")
		v, ok := numbers(inside)
		if !opened || !closed || !ok {
			return m, false
		}
		step, ok := transformStep(strings.TrimSpace(name), v)
		if !ok {
			return m, false
		}
		m = m.then(step)
		rest = strings.TrimLeft(next, " ,\t\r\n")
	}
	return m, true
}

func transformStep(name string, v []float64) (matrix, bool) {
	switch n := len(v); {
	case name == "matrix" && n == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return translation(v[0], 0), true
	case name == "translate" && n == 2:
		return translation(v[0], v[1]), true
	case name == "scale" && n == 1:
		return scaling(v[0], v[0]), true
	case name == "scale" && n == 2:
		return scaling(v[0], v[1]), true
	case name == "rotate" && n == 1:
		return rotation(v[0]), true
	case name == "rotate" && n == 3:
		return translation(v[1], v[2]).then(rotation(v[0])).then(translation(-v[1], -v[2])), true
	case name == "skewX" && n == 1:
		return matrix{a: 1, d: 1, c: math.Tan(v[0] * math.Pi / 180)}, true
	case name == "skewY" && n == 1:
		return matrix{a: 1, d: 1, b: math.Tan(v[0] * math.Pi / 180)}, true
	}
	return matrix{}, false
}

package lint

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// rgb is a colour, each part from 0 to 255.
type rgb [3]float64

// The least contrasts (WCAG), in colour and in grey.
const (
	minAccent = 4.5
	minInk    = 12
)

func white() rgb { return rgb{255, 255, 255} }
func ink() rgb   { return rgb{0x17, 0x24, 0x2B} }

// checkContrast demands an accent that can be read, and names the nearest that can.
func checkContrast(s *subject, r report) {
	if s.Brand == nil || s.Brand.Accent.IsZero() {
		return
	}
	accent, ok := parseColour(s.Brand.Accent.Value)
	if !ok {
		return // the loader has said so
	}
	if f := faults(accent); len(f) > 0 {
		r.refuse(s.Brand.Accent.Pos, fmt.Sprintf("the nearest that can be read: %q", hexOf(nearest(accent))), "accent %s cannot be read well: %s", s.Brand.Accent.Value, strings.Join(f, "; "))
	}
}

// faults lists the contrasts that are too low.
func faults(accent rgb) []string {
	var all []string
	for _, c := range contrasts(accent) {
		if c.Ratio < c.Least {
			all = append(all, fmt.Sprintf("%s %.1f, needs %.1f", c.What, c.Ratio, c.Least))
		} else if c.Grey < c.Least {
			all = append(all, fmt.Sprintf("%s in grey %.1f, needs %.1f", c.What, c.Grey, c.Least))
		}
	}
	return all
}

// Contrast is how well two colours of a brand are told apart, by WCAG, and how well on a black and white copy.
type Contrast struct {
	What               string
	Ratio, Grey, Least float64
}

// Contrasts are those of an accent; none where it is not a colour.
func Contrasts(accent string) []Contrast {
	c, ok := parseColour(accent)
	if !ok {
		return nil
	}
	return contrasts(c)
}

func contrasts(accent rgb) []Contrast {
	tint := mix(accent)
	of := func(what string, a, b rgb, least float64) Contrast {
		return Contrast{what, contrast(a, b), contrast(grey(a), grey(b)), least}
	}
	return []Contrast{
		of("on white", accent, white(), minAccent),
		of("on its tint", accent, tint, minAccent),
		of("ink on its tint", ink(), tint, minInk),
	}
}

// mix is the tint: one part of the accent, nine of white.
func mix(c rgb) rgb {
	for i := range c {
		c[i] = math.Round(float64(0.1*c[i]) + float64(0.9*255))
	}
	return c
}

// grey is what a black and white copier makes of a colour (Rec. 601).
func grey(c rgb) rgb {
	y := float64(0.299*c[0]) + float64(0.587*c[1]) + float64(0.114*c[2])
	return rgb{y, y, y}
}

func contrast(a, b rgb) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is WCAG's relative luminance.
func luminance(c rgb) float64 {
	part := func(v float64) float64 {
		if v /= 255; v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return float64(0.2126*part(c[0])) + float64(0.7152*part(c[1])) + float64(0.0722*part(c[2]))
}

// nearest darkens a colour, keeping its hue, until it passes. The tint of a light colour passes before its text does, and
// black passes everything but the tint, which it makes grey enough; so the way down always ends.
func nearest(c rgb) rgb {
	for step := 255.0; step > 0; step-- {
		darker := rgb{math.Floor(float64(c[0]*step) / 255), math.Floor(float64(c[1]*step) / 255), math.Floor(float64(c[2]*step) / 255)}
		if len(faults(darker)) == 0 {
			return darker
		}
	}
	return ink()
}

func parseColour(s string) (rgb, bool) {
	digits, ok := strings.CutPrefix(s, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 6 || err != nil {
		return rgb{}, false
	}
	return rgb{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}, true
}

func hexOf(c rgb) string { return fmt.Sprintf("#%02X%02X%02X", int(c[0]), int(c[1]), int(c[2])) }

package picture

import (
	"fmt"
	"strings"

	"handout/layout"
)

// dump writes a drawing as text that a person can read: a line a shape, then its path, in units.
func dump(d *layout.Drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "size %s %s\n", units(d.Width), units(d.Height))
	for i := range d.Shapes {
		s := &d.Shapes[i]
		if s.Fill != layout.None {
			fmt.Fprintf(&b, "fill %s%s", s.Fill, share(s.FillAlpha))
			if s.EvenOdd {
				b.WriteString(" evenodd")
			}
			b.WriteByte('\n')
		}
		if s.Stroke != layout.None {
			fmt.Fprintf(&b, "stroke %s%s width %s cap %d join %d", s.Stroke, share(s.StrokeAlpha), units(s.StrokeWidth), s.Cap, s.Join)
			if s.Miter != 0 {
				fmt.Fprintf(&b, " miter %s", units(s.Miter))
			}
			for i, v := range s.Dash {
				b.WriteString([]string{" ", " dash "}[btoi(i == 0)] + units(v))
			}
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "  %s\n", dumpPath(s.Path))
		if s.Clip != nil {
			fmt.Fprintf(&b, "  clip %s\n", dumpPath(s.Clip))
		}
	}
	return b.String()
}

func dumpPath(path []layout.Seg) string {
	var words []string
	for _, s := range path {
		words = append(words, string("MLCZ"[s.Op]))
		for _, p := range s.P[:points(s.Op)] {
			words = append(words, units(p.X)+","+units(p.Y))
		}
	}
	return strings.Join(words, " ")
}

func units(v int64) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%s%d.%03d", sign, v/1000, v%1000), "0"), ".")
}

func share(alpha uint8) string {
	if alpha == 0 {
		return ""
	}
	return fmt.Sprintf(" %d/255", alpha)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

package template

import (
	"fmt"

	"handout/data"
	"handout/layout"
)

// tone is a colour that figures are drawn in, for each class of their drawings that it changes.
type tone struct {
	name string
	base [3]int
}

// The tones of the kept drawings come first: what they are drawn in, others are measured by.
var (
	skinTones = [...]tone{{"light", [3]int{0xf6, 0xdf, 0xcc}}, {"medium", [3]int{0xe8, 0xbd, 0x97}}, {"tan", [3]int{0xbd, 0x85, 0x57}}, {"deep", [3]int{0x7d, 0x51, 0x38}}}
	hairTones = [...]tone{{"brown", [3]int{0x5a, 0x46, 0x3a}}, {"dark", [3]int{0x37, 0x30, 0x2e}}, {"fair", [3]int{0xc7, 0x9f, 0x5e}}, {"grey", [3]int{0x9a, 0x9d, 0xa2}}}
)

// The classes of the drawings, each with its colour there.
var (
	skinClasses = [...]tone{{"skin", [3]int{0xf6, 0xdf, 0xcc}}, {"skin-shade", [3]int{0xe2, 0xbd, 0x9f}}, {"skin-deep", [3]int{0xd6, 0xaf, 0x92}},
		{"skin-far", [3]int{0xdf, 0xc6, 0xb3}}, {"skin-far-shade", [3]int{0xcd, 0xa8, 0x8b}}, {"skin-line", [3]int{0xb5, 0x70, 0x5a}}}
	hairClasses = [...]tone{{"hair", [3]int{0x5a, 0x46, 0x3a}}, {"hair-shade", [3]int{0x46, 0x35, 0x2a}}, {"hair-line", [3]int{0x31, 0x24, 0x1c}}}
)

// figureClasses are the colours of the figures' classes as a brand wants them; nil as they are drawn. A class is as much
// darker than its tone as it is in the drawings.
func figureClasses(b *data.Brand) map[string]layout.Colour {
	if b == nil || b.Figure.Skin == "" && b.Figure.Hair == "" {
		return nil
	}
	classes := map[string]layout.Colour{}
	dye := func(wanted string, tones, parts []tone) {
		for _, t := range tones {
			if t.name != wanted {
				continue
			}
			for _, part := range parts {
				var c [3]int
				for i := range c {
					c[i] = (t.base[i]*part.base[i] + tones[0].base[i]/2) / tones[0].base[i]
				}
				classes[part.name] = layout.Colour(fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]))
			}
		}
	}
	dye(b.Figure.Skin, skinTones[:], skinClasses[:])
	dye(b.Figure.Hair, hairTones[:], hairClasses[:])
	return classes
}

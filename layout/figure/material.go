package figure

import "handout/layout"

// material is what a surface is made of; it has a light tone and a shade.
type material uint8

const (
	skin material = iota
	shirt
	trousers
	hairs
	shoe
	lip
	wood
	woodDark
	cloth // of a towel
	woven // the band of a towel
	rubber
	matting
	steel
	steelDark
	plaster
	shoeSole
	ground
	pillow
	sock
	ribbing // of a collar
	skirting
	foam
	foamDark // the hollow of a roller
	bandRubber
	materials
)

// far marks a material of an arm or leg behind the body, which is drawn darker.
const far = materials

// of is the material without the mark.
func (m material) plain() material { return m % materials }

// tone is the two colours of a material. Class names them where they may be recoloured.
type tone struct {
	light, shade           colour
	lightClass, shadeClass string
}

// palette has the tones of every material, near and far.
type palette struct {
	tones    [2 * materials]tone
	skinLine colour // lips and fine lines of the face
	hairLine colour
	brow     colour
	browRim  colour // the light on the bone under the brow, which parts it from dark skin
}

// skinTone and hairTone are light, shade and fine line.
type threeTones struct{ light, shade, line colour }

func skinTone(word string) threeTones {
	switch word {
	case "medium":
		return threeTones{0xe8bd97, 0xcb9a70, 0x9a5640}
	case "tan":
		return threeTones{0xbd8557, 0xa06c42, 0x7c4230}
	case "deep":
		return threeTones{0x7d5138, 0x643e2a, 0x4a2a1e}
	}
	return threeTones{0xf6dfcc, 0xe2bd9f, 0xb5705a}
}

func hairTone(word string) threeTones {
	switch word {
	case "dark":
		return threeTones{0x37302e, 0x272221, 0x5a504c}
	case "fair":
		return threeTones{0xc79f5e, 0xa98248, 0x7f5f30}
	case "grey":
		return threeTones{0x9a9da2, 0x7d8187, 0x5c6066}
	}
	return threeTones{0x5a463a, 0x46352a, 0x31241c}
}

// clothesAndThings are the tones that no person changes.
func clothesAndThings() [2 * materials]tone {
	return [2 * materials]tone{
		shirt:      {light: 0xb8dde2, shade: 0x98c8cf},
		trousers:   {light: 0x667991, shade: 0x526479},
		shoe:       {light: 0xa9b4c2, shade: 0x8a97a8},
		lip:        {light: 0xc98f7c, shade: 0xc98f7c},
		wood:       {light: 0xe8dcc6, shade: 0xcdbb9c},
		woodDark:   {light: 0xc9b48f, shade: 0xab9570},
		cloth:      {light: 0xfbfaf5, shade: 0xd9dade},
		rubber:     {light: 0x7f9a94, shade: 0x66827c},
		matting:    {light: 0x98b29f, shade: 0x7f9987},
		woven:      {light: 0x8aa3c4, shade: 0x7189ab},
		steel:      {light: 0xc9cfd6, shade: 0x9ea7b1},
		steelDark:  {light: 0xa3adb9, shade: 0x838e9b},
		plaster:    {light: 0xe8e5df, shade: 0xd0cbc2},
		shoeSole:   {light: 0xf6f7f8, shade: 0xdfe2e6},
		ground:     {light: 0xf1eee8, shade: 0xdcd9d3},
		pillow:     {light: 0xd9c7d3, shade: 0xbda7b6},
		sock:       {light: 0xf4f5f6, shade: 0xd9dce0},
		ribbing:    {light: 0x9acbd2, shade: 0x7ab0b9},
		skirting:   {light: 0xcfc9be, shade: 0xc1bbaf},
		foam:       {light: 0x5a5472, shade: 0x48435e},
		foamDark:   {light: 0x2c2939, shade: 0x2c2939},
		bandRubber: {light: 0xd9a441, shade: 0xb98628},
	}
}

// farther is how much darker a far limb is.
const farther = 0.93

func newPalette(skinWord, hairWord string) *palette {
	s, h := skinTone(skinWord), hairTone(hairWord)
	p := &palette{tones: clothesAndThings(), skinLine: s.line, hairLine: h.line}
	p.tones[skin] = tone{s.light, s.shade, "skin", "skin-shade"}
	p.tones[hairs] = tone{h.light, h.shade, "hair", "hair-shade"}
	p.tones[lip] = tone{s.line, s.line, "skin-line", "skin-line"}
	for m := range materials {
		t := p.tones[m]
		t.light, t.shade = t.light.darker(farther), t.shade.darker(farther)
		if m == skin {
			t.lightClass, t.shadeClass = "skin-far", "skin-far-shade"
		}
		p.tones[far+m] = t
	}
	p.brow = h.shade
	p.browRim = s.light
	if skinWord == "deep" { // no brow is dark enough to stand out on it
		p.browRim = 0xa97651
	}
	if h.shade.grey() > 110 { // brows as light as such hair would vanish
		p.brow = h.shade.darker(0.68)
	}
	return p
}

// deepSkin is the lower lip of a close-up.
func (p *palette) deepSkin() colour { return p.tones[skin].shade.darker(0.93) }

// Classes are the colours that the classes of a drawing have in a tone of skin and one of hair: with them a drawing in any
// tones is read in these. An empty word leaves its classes out, and they stay as they are drawn.
func Classes(skinWord, hairWord string) map[string]layout.Colour {
	p := newPalette(skinWord, hairWord)
	classes := map[string]layout.Colour{}
	dye := func(word string, inks ...ink) {
		for _, i := range inks {
			if word != "" {
				classes[i.class] = token(i.colour)
			}
		}
	}
	s, behind, h := p.tones[skin], p.tones[far+skin], p.tones[hairs]
	dye(skinWord, ink{s.light, s.lightClass}, ink{s.shade, s.shadeClass}, ink{behind.light, behind.lightClass},
		ink{behind.shade, behind.shadeClass}, ink{p.skinLine, "skin-line"}, ink{p.deepSkin(), "skin-deep"}, ink{p.browRim, "skin-rim"})
	dye(hairWord, ink{h.light, h.lightClass}, ink{h.shade, h.shadeClass}, ink{p.hairLine, "hair-line"}, ink{p.brow, "brow"})
	return classes
}

// colour is 0xRRGGBB.
type colour uint32

func (c colour) parts() (r, g, b float64) {
	return float64(c >> 16 & 255), float64(c >> 8 & 255), float64(c & 255)
}

// grey is the value of the colour in a grey copy, 0 to 255.
func (c colour) grey() float64 {
	r, g, b := c.parts()
	return dot3(r, g, b, 0.299, 0.587, 0.114)
}

// darker multiplies, and warms a little.
func (c colour) darker(k float64) colour {
	r, g, b := c.parts()
	return colour(min(255, r*(k+0.02)))<<16 | colour(g*k)<<8 | colour(b*(k-0.01))
}

// greyed is the colour in a grey copy.
func (c colour) greyed() colour {
	v := colour(c.grey() + 0.5)
	return v<<16 | v<<8 | v
}

const hexDigits = "0123456789abcdef"

// String is #rrggbb.
func (c colour) String() string {
	s := [7]byte{0: '#'}
	for i := range 6 {
		s[1+i] = hexDigits[c>>(20-4*i)&15]
	}
	return string(s[:])
}

// Fixed colours. Movement is rust, since red means stop; what may vary is slate.
const (
	white       colour = 0xffffff
	inkLine     colour = 0x1f2328
	inkMark     colour = 0x2a2320
	sceneLine   colour = 0xa4a9b0
	floorShadow colour = 0xd9dbde
	ghostFill   colour = 0xe6e9ec
	ghostEdge   colour = 0x7f8892
	ghostLine   colour = 0xa3abb4
	moveArrow   colour = 0x9a3412
	varyArrow   colour = 0x3f4a5a
	eyeWhite    colour = 0xfbf8f5
	iris        colour = 0x5b4636
	pupil       colour = 0x1d1815
	mainMuscle  colour = 0x9a3412
	deepMuscle  colour = 0x7d4fa8
	deepHatch   colour = 0x4c2a70
)

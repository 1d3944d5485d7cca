package figure

import (
	"math"
	"testing"

	"handout/data"
)

// greyPoints is a colour's value in a grey copy, of a hundred.
func greyPoints(c colour) float64 { return c.grey() / 2.55 }

// TestTonesPartInGrey holds neighbours apart in a grey copy: large areas by fifteen points of a hundred, skin from what
// lies beside it by five.
func TestTonesPartInGrey(t *testing.T) {
	p := newPalette("", "")
	apart := func(what string, a, b colour, least float64) {
		t.Helper()
		if d := math.Abs(greyPoints(a) - greyPoints(b)); d < least {
			t.Errorf("%s: %.1f grey points apart, the least is %.0f", what, d, least)
		}
	}
	cloth, under, legs := p.tones[shirt].light, p.tones[matting].light, p.tones[trousers].light
	apart("shirt, mat", cloth, under, 15)
	apart("mat, trousers", under, legs, 15)
	apart("shirt, trousers", cloth, legs, 15)
	roller, rubberBand := p.tones[foam].light, p.tones[bandRubber].light
	apart("roller, mat", roller, under, 15)
	apart("roller, shirt", roller, cloth, 15)
	apart("band, shirt", rubberBand, cloth, 15)
	apart("band, trousers", rubberBand, legs, 15)
	for _, word := range data.Skins() {
		s := newPalette(word, "").tones[skin].light
		apart(word+" skin, shirt", s, cloth, 5)
		apart(word+" skin, mat", s, under, 5)
		apart(word+" skin, band", s, rubberBand, 5)
		apart(word+" skin, trousers", s, legs, 5)
		apart(word+" skin, paper", s, white, 5)
	}
	apart("arrow, shirt", moveArrow, cloth, 40)
	apart("arrow, mat", moveArrow, under, 30)
	apart("arrow, paper", moveArrow, white, 60)
}

// TestShadesAreDarker holds every shade and every far tone below its light.
func TestShadesAreDarker(t *testing.T) {
	for _, word := range data.Skins() {
		p := newPalette(word, "dark")
		for m := range materials {
			near, behind := p.tones[m], p.tones[far+m]
			if near.shade.grey() > near.light.grey() {
				t.Errorf("material %d: the shade is lighter", m)
			}
			if behind.light.grey() >= near.light.grey() {
				t.Errorf("material %d: the far tone is lighter", m)
			}
		}
	}
}

// TestEveryPropIsBuilt names a kind of prop that has no builder.
func TestEveryPropIsBuilt(t *testing.T) {
	builders := propBuilders()
	for _, kind := range data.PropKinds() {
		if builders[kind] == nil {
			t.Errorf("%s: no builder", kind)
		}
	}
	if len(builders) != len(data.PropKinds()) {
		t.Errorf("%d builders for %d kinds", len(builders), len(data.PropKinds()))
	}
}

// TestEveryMuscleHasAShape names a muscle that a pose may highlight and no drawing shows.
func TestEveryMuscleHasAShape(t *testing.T) {
	shapes := map[string]bool{}
	for _, m := range muscles() {
		shapes[m.id] = len(m.outline()) > 6
	}
	for _, id := range data.HighlightMuscles() {
		if !shapes[id] {
			t.Errorf("%s: no shape", id)
		}
	}
	if len(shapes) != len(data.HighlightMuscles()) {
		t.Errorf("%d shapes for %d muscles", len(shapes), len(data.HighlightMuscles()))
	}
}

// TestSkeletonKeepsItsBones: whatever the pose, a bone has its length.
func TestSkeletonKeepsItsBones(t *testing.T) {
	b := &data.Body{Pelvis: data.Pelvis{At: data.Vector{0, 0.5, 0}}, Thoracic: data.Bend{Flex: 20, Twist: 10}}
	b.Arms[0].Wrist = data.Point{State: data.Given, Value: data.Vector{0.2, 0.9, 0.2}}
	b.Arms[1].Wrist = data.Point{State: data.Given, Value: data.Vector{-2, 0.9, 0.2}} // far out of reach
	b.Legs[1].Knee = data.Point{State: data.Given, Value: data.Vector{0, 0.4, 0.3}}
	b.Legs[1].Ankle = data.Point{State: data.Given, Value: data.Vector{0, 0.2, 0.1}}
	s := addBody(&scene{}, b, buildNamed("older"), style{sleeve: 0.45, trouserLeg: 0.93}, nil)
	for i, side := range data.Sides() {
		for _, bone := range []struct {
			name   string
			a, b   vec
			length float64
		}{
			{"upper arm", s.shoulder[i], s.elbow[i], upperArmLength}, {"forearm", s.elbow[i], s.wrist[i], forearmLength},
			{"thigh", s.hip[i], s.knee[i], thighLength}, {"shank", s.knee[i], s.ankle[i], shankLength},
		} {
			if d := bone.a.distance(bone.b); math.Abs(d-bone.length) > 1e-9 {
				t.Errorf("%s %s: %.4f long, want %.4f", side, bone.name, d, bone.length)
			}
		}
	}
	if s.armStretch[1] < 2 || s.armStretch[0] > 1 {
		t.Errorf("stretch %v", s.armStretch)
	}
}

// luminance is that of WCAG 2.2.
func luminance(c colour) float64 {
	r, g, b := c.parts()
	linear := func(v float64) float64 {
		if v /= 255; v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestEveryTonePair measures every tone that a person can have against clothes, mat and paper: they are 1.5 to 1 apart, or the line
// between them stands out from both.
func TestEveryTonePair(t *testing.T) {
	const apart, line = 1.5, 2.2
	p := newPalette("", "")
	beside := []struct {
		name string
		c    colour
	}{{"shirt", p.tones[shirt].light}, {"mat", p.tones[matting].light}, {"trousers", p.tones[trousers].light}, {"paper", white}}
	measure := func(name string, c colour) {
		for _, b := range beside {
			if contrast(c, b.c) < apart && min(contrast(c, inkLine), contrast(b.c, inkLine)) < line {
				t.Errorf("%s, %s: %.2f to 1, and the line is only %.2f and %.2f from them", name, b.name,
					contrast(c, b.c), contrast(c, inkLine), contrast(b.c, inkLine))
			}
		}
	}
	for _, word := range data.Skins() {
		tones := newPalette(word, "")
		measure(word+" skin", tones.tones[skin].light)
		measure(word+" skin behind", tones.tones[far+skin].light)
		for _, hair := range data.HairTones() {
			h := newPalette(word, hair)
			if c, l := contrast(h.tones[skin].light, h.tones[hairs].light), contrast(h.tones[skin].light, inkLine); c < 1.2 && l < line {
				t.Errorf("%s skin, %s hair: %.2f to 1", word, hair, c)
			}
		}
	}
	for _, word := range data.HairTones() {
		measure(word+" hair", newPalette("", word).tones[hairs].light)
	}
	for _, c := range []struct {
		name string
		c    colour
	}{{"arrow", moveArrow}, {"arrow of what may vary", varyArrow}} {
		for _, b := range beside[:2] {
			if got := contrast(c.c, b.c); got < 3 {
				t.Errorf("%s, %s: %.2f to 1", c.name, b.name, got)
			}
		}
	}
}

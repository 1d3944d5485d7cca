package data

// The words that a pose may use. Each list is in the order in which `handout list` prints it.

// PropKinds are the things that can stand beside a person.
func PropKinds() []string {
	return []string{
		"ball", "bar", "box", "chair", "cushion", "door-frame", "floor", "foam-roller", "mat", "pole", "resistance-band", "stool",
		"table", "towel", "wall",
	}
}

// Builds are the bodies; the first is the plain figure's.
func Builds() []string { return []string{"plain", "feminine", "masculine", "older"} }

// KeptBuilds are the bodies in which every pose of the library is kept, and from which a brand or programme may choose.
func KeptBuilds() []string { return Builds()[1:] }

// Skins are the tones of skin, from the palest.
func Skins() []string { return []string{"light", "medium", "tan", "deep"} }

// HairCuts are the shapes of hair; the first is the plain figure's.
func HairCuts() []string { return []string{"short", "bun", "ponytail", "bob", "bald"} }

// HairTones are the colours of hair.
func HairTones() []string { return []string{"brown", "dark", "fair", "grey"} }

// HighlightMuscles are the muscles and areas that a pose can highlight on the body.
func HighlightMuscles() []string {
	return []string{
		"trapezius-upper", "trapezius-middle", "trapezius-lower", "rhomboids", "latissimus-dorsi", "erector-spinae",
		"thoracic-area", "lower-back", "upper-back",
	}
}

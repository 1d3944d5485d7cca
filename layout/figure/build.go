package figure

// build is the proportions of a body; the plain figure's factors are 1.
type build struct {
	shoulder              float64 // half the distance between the shoulder joints
	chest, waist, hip     float64 // widths
	depth, bust, belly    float64
	arm, leg, neck        float64 // thickness
	jaw, brow, browWidth  float64
	kyphosis, headForward float64 // degrees
	foot                  float64
	lips                  float64
	lined                 bool // an older face
}

// buildNamed finds a build by its word in data.Builds; the loader allows no other.
func buildNamed(word string) build {
	switch word {
	case "feminine":
		return build{
			shoulder: 0.0800, chest: 0.945, waist: 0.910, hip: 1.055, depth: 0.97, bust: 1, arm: 0.88, leg: 0.99, neck: 0.89,
			jaw: 0.85, browWidth: 0.8, foot: 0.95, lips: 1,
		}
	case "masculine":
		return build{
			shoulder: 0.0945, chest: 1.10, waist: 1.08, hip: 0.985, depth: 1.09, arm: 1.17, leg: 1.05, neck: 1.18,
			jaw: 1.18, brow: 1, browWidth: 1.35, foot: 1.04,
		}
	case "older":
		return build{
			shoulder: 0.0835, chest: 1, waist: 1.13, hip: 1.05, depth: 1.07, bust: 0.25, belly: 1, arm: 0.95, leg: 0.97, neck: 1,
			jaw: 1.08, brow: 0.6, browWidth: 1, kyphosis: 18, headForward: 9, foot: 1, lips: 0.2, lined: true,
		}
	}
	return build{
		shoulder: 0.0860, chest: 1, waist: 1, hip: 1, depth: 1, arm: 1, leg: 1, neck: 1,
		jaw: 1, brow: 0.5, browWidth: 1, foot: 1, lips: 0.5,
	}
}

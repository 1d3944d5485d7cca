package text

import (
	"slices"

	"handout/layout"
)

// Faces are the faces that paragraphs are set in.
type Faces struct {
	faces []*Face
	fonts []layout.Font
}

// NewFaces gathers faces. The first face of a weight is the one that is wanted; later ones of that weight, and then
// faces of other weights, nearest first, stand in for characters that it lacks. There must be at least one.
func NewFaces(faces ...*Face) *Faces {
	f := &Faces{faces: faces}
	for _, face := range faces {
		f.fonts = append(f.fonts, face.font)
	}
	return f
}

// Fonts are the faces' files and names, in the order in which the faces were given.
func (f *Faces) Fonts() []layout.Font { return f.fonts }

// Metrics are the measures of one of Fonts.
func (f *Faces) Metrics(font int) Metrics { return f.faces[font].metrics }

// chain lists the faces to ask for a weight: those nearest in weight first, then in the order given.
func (f *Faces) chain(weight int) []int {
	chain := make([]int, len(f.faces))
	for i := range chain {
		chain[i] = i
	}
	away := func(i int) int { return max(f.fonts[i].Weight-weight, weight-f.fonts[i].Weight) }
	slices.SortStableFunc(chain, func(a, b int) int { return away(a) - away(b) })
	return chain
}

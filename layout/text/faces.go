package text

import (
	"slices"

	"handout/layout"
)

// Faces are the faces that paragraphs are set in.
type Faces struct {
	faces []*Face
	fonts []layout.Font
	alone bool
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

// NewFacesAlone gathers faces of which none stands in for another: a character that the faces nearest to the wanted weight
// lack is missing. A clinic's own fonts are so, lest a word be set half in another face.
func NewFacesAlone(faces ...*Face) *Faces {
	f := NewFaces(faces...)
	f.alone = true
	return f
}

// Fonts are the faces' files and names, in the order in which the faces were given.
func (f *Faces) Fonts() []layout.Font { return f.fonts }

// Metrics are the measures of one of Fonts.
func (f *Faces) Metrics(font int) Metrics { return f.faces[font].metrics }

// Face is the first face of a weight, or nil.
func (f *Faces) Face(weight int) *Face {
	for i := range f.fonts {
		if f.fonts[i].Weight == weight {
			return f.faces[i]
		}
	}
	return nil
}

// chain lists the faces to ask for a weight: those nearest in weight first, then in the order given.
func (f *Faces) chain(weight int) []int {
	chain := make([]int, len(f.faces))
	for i := range chain {
		chain[i] = i
	}
	away := func(i int) int { return max(f.fonts[i].Weight-weight, weight-f.fonts[i].Weight) }
	slices.SortStableFunc(chain, func(a, b int) int { return away(a) - away(b) })
	if f.alone {
		chain = slices.DeleteFunc(chain, func(i int) bool { return away(i) != away(chain[0]) })
	}
	return chain
}

// As is the face standing in for a weight other than the one that its file names.
func (f *Face) As(weight int) *Face {
	as := *f
	as.font.Weight = weight
	return &as
}

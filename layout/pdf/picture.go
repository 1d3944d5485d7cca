package pdf

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// pictureKey names a picture across documents: what is drawn, and in which colours.
type pictureKey struct {
	hash    string
	palette string
}

// picture is a drawing as a PDF object, ready to be written into any file.
type picture struct {
	dict      []byte
	isForm    bool // drawn from shapes
	resources []byte
	data      *file.Stream
	under     *picture // painted first by a form, or nil
	mask      *picture // opacity of a raster, or nil
}

// underName is the name by which a form calls the one under it.
const underName = "U"

// placedPicture is a picture that the document uses, under its name in the pages' resources.
type placedPicture struct {
	name string
	*picture
}

// picture returns the name of the object that draws d. It is made when it is first met.
func (j *job) picture(d *layout.Drawing) (string, error) {
	if err := drawable(d); err != nil {
		return "", err
	}
	name := "X" + d.Hash
	if len(name) > 17 { // 64 bits tell the pictures of one document apart
		name = name[:17]
	}
	if j.byName[name] != nil {
		return name, nil
	}
	made, err := j.remembered(d, j.palette)
	if err != nil {
		return "", err
	}
	j.packer.Start(made.data)
	j.byName[name] = made
	j.pictures = append(j.pictures, placedPicture{name, made})
	return name, nil
}

// placed is the drawing that is placed for one, and whether turned: its twin, or it itself.
func placed(d *layout.Drawing) (made *layout.Drawing, turned bool) {
	if d.Twin != nil {
		return d.Twin, true
	}
	return d, false
}

// drawable tells what a drawing lacks.
func drawable(d *layout.Drawing) error {
	switch {
	case d.Hash == "":
		return errors.New("drawing without a hash")
	case d.Width <= 0 || d.Height <= 0:
		return fmt.Errorf("drawing %.12s: extent %d x %d: must be above 0", d.Hash, d.Width, d.Height)
	}
	return nil
}

// Prepare makes the pictures of drawings and deflates them, most of the work of painting a sheet. Another goroutine may do
// that while the sheet is composed and laid out. What is wrong with one is left for Paint to report.
func (p *Painter) Prepare(tokens []layout.Token, drawings iter.Seq[*layout.Drawing]) {
	colours := newPalette(tokens)
	for d := range drawings {
		d, _ = placed(d)
		if drawable(d) == nil {
			if made, err := p.remembered(d, colours); err == nil {
				p.packer.Now(made.data)
			}
		}
	}
}

// remembered returns the picture of a drawing, made when it is first asked for.
func (p *Painter) remembered(d *layout.Drawing, colours palette) (*picture, error) {
	key := pictureKey{hash: d.Hash}
	if d.Raster == nil {
		key.palette = colours.key
	}
	if made := p.pictures[key]; made != nil {
		return made, nil
	}
	made, err := p.makePicture(d, colours)
	if err != nil {
		return nil, fmt.Errorf("drawing %.12s: %w", d.Hash, err)
	}
	if len(p.pictures) >= maxKept {
		clear(p.pictures)
	}
	p.pictures[key] = made
	return made, nil
}

func (p *Painter) makePicture(d *layout.Drawing, colours palette) (*picture, error) {
	if d.Raster != nil {
		return p.makeImage(d.Raster)
	}
	made, err := makeForm(d, colours)
	if err == nil && d.Under != nil {
		made.under, err = p.remembered(d.Under, colours)
	}
	return made, err
}

// writePictures writes the pictures and returns their names in the pages' resources.
func writePictures(w *file.Writer, pictures []placedPicture) []byte {
	b := []byte("<<")
	shared := map[*picture]file.Ref{} // only looked up
	for _, p := range pictures {
		b = append(append(append(b, '/'), p.name...), ' ')
		b = file.AppendRef(b, p.write(w, shared))
	}
	return append(b, ">>"...)
}

// write writes a picture, and what it is made of, unless that is shared and written already.
func (p *picture) write(w *file.Writer, shared map[*picture]file.Ref) file.Ref {
	if ref, ok := shared[p]; ok {
		return ref
	}
	dict := slices.Clip(p.dict)
	if p.mask != nil {
		dict = file.AppendRef(append(dict, "/SMask "...), p.mask.write(w, shared))
	}
	if p.isForm {
		dict = append(append(dict, "/Resources<<"...), p.resources...)
		if p.under != nil {
			dict = file.AppendRef(append(dict, "/XObject<</"+underName+" "...), p.under.write(w, shared))
			dict = append(dict, ">>"...)
		}
		dict = append(dict, ">>"...)
	}
	ref := w.Alloc()
	w.Stream(ref, dict, p.data)
	shared[p] = ref
	return ref
}

package pdf

import (
	"errors"
	"fmt"

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
	dict []byte
	data *file.Stream
	mask *picture // opacity of a raster, or nil
}

// placedPicture is a picture that the document uses, under its name in the pages' resources.
type placedPicture struct {
	name string
	*picture
}

// picture returns the name of the object that draws d. It is made when it is first met.
func (j *job) picture(d *layout.Drawing) (string, error) {
	switch {
	case d.Hash == "":
		return "", errors.New("drawing without a hash")
	case d.Width <= 0 || d.Height <= 0:
		return "", fmt.Errorf("drawing %.12s: extent %d x %d: must be above 0", d.Hash, d.Width, d.Height)
	}
	name := "X" + d.Hash
	if len(name) > 17 { // 64 bits tell the pictures of one document apart
		name = name[:17]
	}
	if j.byName[name] != nil {
		return name, nil
	}
	key := pictureKey{hash: d.Hash}
	if d.Raster == nil {
		key.palette = j.palette.key
	}
	made := j.Painter.pictures[key]
	if made == nil {
		var err error
		if made, err = j.makePicture(d); err != nil {
			return "", fmt.Errorf("drawing %.12s: %w", d.Hash, err)
		}
		if len(j.Painter.pictures) >= maxKept {
			clear(j.Painter.pictures)
		}
		j.packer.Start(made.data)
		j.Painter.pictures[key] = made
	}
	j.byName[name] = made
	j.pictures = append(j.pictures, placedPicture{name, made})
	return name, nil
}

func (j *job) makePicture(d *layout.Drawing) (*picture, error) {
	if d.Raster != nil {
		return j.makeImage(d.Raster)
	}
	return makeForm(d, j.palette)
}

// writePictures writes the pictures and returns their entry in the pages' resources.
func (j *job) writePictures() []byte {
	b := []byte("/XObject<<")
	for _, p := range j.pictures {
		b = append(append(append(b, '/'), p.name...), ' ')
		b = file.AppendRef(b, p.write(&j.w))
	}
	return append(b, ">>"...)
}

func (p *picture) write(w *file.Writer) file.Ref {
	dict := p.dict
	if p.mask != nil {
		dict = file.AppendRef(append(dict[:len(dict):len(dict)], "/SMask "...), p.mask.write(w))
	}
	ref := w.Alloc()
	w.Stream(ref, dict, p.data)
	return ref
}

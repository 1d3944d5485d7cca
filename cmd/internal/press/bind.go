package press

import (
	"io"
	"slices"
	"strconv"

	"handout/layout"
	"handout/layout/pdf"
)

// Binder binds many handouts into one file for the print room: each keeps its page numbers and its tags, has a bookmark
// with its number, and, for duplex printing, begins on a front page. The file goes out while it is bound.
type Binder struct {
	binder *pdf.Binder
	like   *layout.Document
	bound  int
}

// NewBinder begins a file of handouts like the one given.
func NewBinder(out io.Writer, r Result, duplex bool) (*Binder, error) {
	binder, err := pdf.NewPainter().Bind(out, r.Document, duplex)
	return &Binder{binder: binder, like: r.Document}, err
}

// Fits tells whether a handout can be bound with those that are: they share colours and fonts, so a file is of one brand.
func (b *Binder) Fits(r Result) bool {
	same := func(x, y layout.Font) bool {
		return x.Name == y.Name && x.Weight == y.Weight && &x.Data[0] == &y.Data[0]
	}
	return slices.Equal(b.like.Palette, r.Document.Palette) && slices.EqualFunc(b.like.Fonts, r.Document.Fonts, same)
}

// Len is how many handouts are bound.
func (b *Binder) Len() int { return b.bound }

// Add binds a handout that Print has made; number is what its bookmark begins with.
func (b *Binder) Add(r Result, number int) error {
	b.bound++
	var own *pdf.Own
	if r.own != nil {
		own = r.own.Own
	}
	return b.binder.Add(r.plate.document, own, strconv.Itoa(number))
}

// Finish ends the file.
func (b *Binder) Finish() error { return b.binder.Finish() }

// Package pdf paints pages of placed items as a PDF that is PDF/UA-1 and PDF/A-2a at once.
//
// Input: a layout.Document. Output: the file's bytes, the same for the same document, whichever painter made them and
// whatever it painted before. The painter never measures, breaks or chooses: each mark stands where its item says.
//
// fpdf is the canvas for a page's paths and colours; it never sees a font or a picture, nor writes the file. Text goes
// on the canvas as glyph ids. The packages below do the rest: font cuts faces down and embeds them, tag makes the
// structure tree, meta the metadata, file the objects and the file around them.
//
// Where the document says so, its blanks and tick boxes become fields of a form, with labels from the words round them,
// and its pages stand two on a side of paper. Neither changes what is read, or in which order.
//
// A page's content depends on nothing but its own items, the palette and the order of the document's fonts: pictures
// are named by the hash of what they draw, and glyphs keep their ids. So pages can be painted apart.
package pdf

import (
	"errors"
	"fmt"

	"github.com/go-pdf/fpdf"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font"
	"handout/layout/pdf/internal/meta"
	"handout/layout/pdf/internal/tag"
)

// maxKept bounds each of a painter's memories. What falls out is made again.
const maxKept = 256

// Painter paints documents one after the other. It remembers parsed fonts, subsets and pictures, so keep one for each
// worker; it is not safe for concurrent use.
type Painter struct {
	canvas   *fpdf.Fpdf
	packer   file.Packer
	profile  *file.Stream
	faces    map[*byte]*face
	pictures map[pictureKey]*picture
	pages    map[pageKey]*keptPage
}

// face is a font file and what was last cut from it.
type face struct {
	*font.Face
	program *font.Program
	simple  *font.Simple  // for form fields; nil until needed
	own     *font.Program // last cut for what belongs to one copy
}

// NewPainter returns a painter with nothing remembered.
func NewPainter() *Painter {
	return &Painter{
		canvas:   fpdf.New("P", "pt", "A4", ""),
		profile:  &file.Stream{Data: meta.SRGB()},
		faces:    make(map[*byte]*face),
		pictures: make(map[pictureKey]*picture),
		pages:    make(map[pageKey]*keptPage),
	}
}

// job is the painting of one document.
type job struct {
	*Painter
	doc        *layout.Document
	palette    palette
	fonts      []*usedFont // by index in the document; nil until used
	fontPrefix byte
	own        []layout.Own // what is left to the copy
	back       file.Ref     // the copy's contents, and after them its fonts; 0 where it has none
	tree       *tag.Tree
	w          file.Writer
	pictures   []placedPicture // in order of first use
	byName     map[string]*picture
	sides      []side
	places     []place      // by page
	annots     [][]file.Ref // by side, in order of painting
	links      []link
	fields     []field
	spots      map[*layout.Node]spot
	errs       []error
}

// usedFont is a face in one document.
type usedFont struct {
	*face
	unitsPerEm int64
	use        *font.Use
}

// Paint makes the file. It reports all that is wrong with the document at once.
func (p *Painter) Paint(d *layout.Document) ([]byte, error) {
	own, errOwn := p.Own(d)
	plate, err := p.Plate(d)
	if err := errors.Join(errOwn, err); err != nil {
		return nil, err
	}
	return p.Print(plate, own, nil)
}

// newJob starts to paint a document, or what of it belongs to one copy.
func (p *Painter) newJob(d *layout.Document, fontPrefix byte) *job {
	return &job{
		Painter:    p,
		doc:        d,
		palette:    newPalette(d.Palette),
		fonts:      make([]*usedFont, len(d.Fonts)),
		fontPrefix: fontPrefix,
		byName:     make(map[string]*picture),
		spots:      make(map[*layout.Node]spot),
	}
}

// Plate paints all of a document but what belongs to one copy alone.
func (p *Painter) Plate(d *layout.Document) (*Plate, error) {
	j := p.newJob(d, sharedFont)
	j.own = separate(d)
	defer p.packer.Wait()
	info, errs := meta.Check(d.Meta)
	j.errs = errs
	j.sides, j.places, errs = sides(d)
	j.errs = append(j.errs, errs...)
	j.annots = make([][]file.Ref, len(j.sides))
	j.tree, errs = tag.New(d.Root, d.Meta.Lang, len(j.sides))
	j.errs = append(j.errs, errs...)
	if len(d.Pages) == 0 {
		j.errs = append(j.errs, errors.New("document: no pages"))
	}
	if j.tree == nil || len(j.places) < len(d.Pages) {
		return nil, errors.Join(j.errs...)
	}
	shape := j.markOwn()
	contents := make([]*file.Stream, len(d.Pages))
	for i := range d.Pages {
		contents[i] = j.content(i)
		p.packer.Start(contents[i])
	}
	fonts := j.embedFonts()
	form := j.embedForm()
	j.checkLinks()
	if len(j.errs) > 0 {
		return nil, errors.Join(j.errs...)
	}
	return &Plate{front: j.write(info, contents, fonts, form), shape: shape, fonts: fonts, back: j.back}, nil
}

// font returns the face that a run uses, parsed when it is first met.
func (j *job) font(i int) (*usedFont, error) {
	if i < 0 || i >= len(j.fonts) {
		return nil, fmt.Errorf("font %d: the document has %d", i, len(j.fonts))
	}
	if f := j.fonts[i]; f != nil {
		return f, nil
	}
	source := &j.doc.Fonts[i]
	f, err := j.face(source)
	if err != nil {
		return nil, err
	}
	j.fonts[i] = &usedFont{face: f, unitsPerEm: int64(source.UnitsPerEm), use: f.NewUse()}
	return j.fonts[i], nil
}

// face returns the parsed font, from memory if its bytes are the ones parsed before.
func (p *Painter) face(source *layout.Font) (*face, error) {
	if len(source.Data) == 0 || source.UnitsPerEm <= 0 {
		return nil, fmt.Errorf("font %q: no data or no em", source.Name)
	}
	key := &source.Data[0]
	if f := p.faces[key]; f != nil {
		return f, nil
	}
	parsed, err := font.Parse(source.Data)
	if err != nil {
		return nil, fmt.Errorf("font %q: %w", source.Name, err)
	}
	if len(p.faces) >= maxKept {
		clear(p.faces)
	}
	f := &face{Face: parsed}
	p.faces[key] = f
	return f, nil
}

// CheckFont tells what keeps a font file from being embedded: its tables, or an outline that is damaged.
func CheckFont(data []byte) error {
	_, err := font.Parse(data)
	return err
}

// embedFonts cuts the fonts down and writes them; fonts that nothing was set in are left out.
func (j *job) embedFonts() []sharedSubset {
	subsets := make([]sharedSubset, len(j.fonts))
	for i, f := range j.fonts {
		if f == nil || f.use.Empty() {
			continue
		}
		if f.program == nil || !f.program.Serves(f.use) {
			program, err := font.NewProgram(j.doc.Fonts[i].Name, f.use)
			if err != nil {
				j.errs = append(j.errs, fmt.Errorf("font %q: %w", j.doc.Fonts[i].Name, err))
				continue
			}
			f.program = program
		}
		subsets[i] = sharedSubset{f.program.Embed(&j.w), f.use, &j.doc.Fonts[i]}
	}
	return subsets
}

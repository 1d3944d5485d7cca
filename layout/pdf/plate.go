package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font"
	"handout/layout/pdf/internal/tag"
)

// Fonts are named in the pages' resources by a letter and their index. What belongs to one copy is set in the shared
// subsets where they have its glyphs, else in one of its own, with all of basic Latin, so that one is cut for most copies:
// no name of a patient changes what the copies share.
const (
	sharedFont = 'F'
	ownFont    = 'O'
)

// Plate is a document painted and packed but for what belongs to one copy alone. It is not changed any more, and may be
// printed from by many painters at once.
type Plate struct {
	front *file.Front
	shape string
	fonts []sharedSubset // by index in the document
	back  file.Ref       // where the front expects the copy's contents, and after them its fonts; 0 for nowhere
}

// Own is what belongs to one copy alone, painted: a block on each of some pages.
type Own struct {
	shape    string
	contents []*file.Stream
	fonts    []*usedFont // by index in the document
	sources  []layout.Font
}

// sharedSubset is a font in a plate; its reference is 0 where the plate has none.
type sharedSubset struct {
	ref    file.Ref
	use    *font.Use
	source *layout.Font
}

// covers tells whether the subset serves for what is used of a font.
func (s sharedSubset) covers(source *layout.Font, use *font.Use) bool {
	return s.ref != 0 && &s.source.Data[0] == &source.Data[0] && s.use.Covers(use)
}

// Shape tells the plates that a copy's own can be printed with: all that its tags have in common with the plate's.
func (o *Own) Shape() string { return o.shape }

// separate is what of the document a plate leaves to the copy: blocks of plain paragraphs and lines, at most one a page, or
// nothing. Any other is painted with the rest.
func separate(d *layout.Document) []layout.Own {
	for i := range d.Own {
		own := &d.Own[i]
		if !plain(own.Node) || slices.ContainsFunc(d.Own[:i], func(o layout.Own) bool { return o.Page == own.Page }) {
			return nil
		}
		for _, it := range d.Pages[own.Page].Items[own.From:own.To] {
			if it.Link != "" || it.Drawing != nil {
				return nil
			}
		}
	}
	return d.Own
}

// plain tells whether nothing outside refers to a node or those below it.
func plain(n *layout.Node) bool {
	return n.ID == "" && (n.Role == layout.Group || n.Role == layout.P) &&
		!slices.ContainsFunc(n.Children, func(c *layout.Node) bool { return !plain(c) })
}

// Own paints what belongs to one copy alone; nil where there is nothing that a plate would leave to it. Besides a whole
// document it takes one that holds the copy's own blocks and nothing else.
func (p *Painter) Own(d *layout.Document) (*Own, error) {
	own := separate(d)
	if len(own) == 0 {
		return nil, nil
	}
	alone := &layout.Document{Palette: d.Palette, Fonts: d.Fonts, Root: &layout.Node{Role: layout.DocumentRo}}
	for _, o := range own {
		page := d.Pages[o.Page]
		page.Items = page.Items[o.From:o.To]
		alone.Pages, alone.Root.Children = append(alone.Pages, page), append(alone.Root.Children, o.Node)
	}
	j := p.newJob(alone, ownFont)
	var errs []error
	if j.tree, errs = tag.New(alone.Root, d.Meta.Lang, len(own)); len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	if j.sides, j.places, errs = sides(alone); len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	j.annots = make([][]file.Ref, len(j.sides))
	o := &Own{fonts: j.fonts, sources: d.Fonts}
	for i := range own {
		content := j.paintPage(i)
		content.Data = slices.Concat([]byte("q\n"), content.Data, []byte("\nQ")) // what the page sets next starts anew
		content.Plain = true                                                     // to deflate it would take half of a copy's time, and save a part in a thousand
		o.contents = append(o.contents, content)
	}
	o.shape = j.shape(own)
	return o, errors.Join(j.errs...)
}

// shape is that of all blocks.
func (j *job) shape(own []layout.Own) string {
	var b strings.Builder
	for i := range own {
		b.WriteString(j.tree.Shape(own[i].Node))
	}
	return b.String()
}

// Print makes the file of one copy in a buffer, which may be nil.
func (p *Painter) Print(plate *Plate, own *Own, buffer []byte) ([]byte, error) {
	back := plate.front.Back()
	switch {
	case own == nil && plate.back == 0:
		return plate.front.Finish(&p.packer, back, buffer), nil
	case own == nil || plate.back == 0 || own.shape != plate.shape:
		return nil, errors.New("the copy does not fit the plate")
	}
	for i, content := range own.contents {
		back.Stream(plate.back+file.Ref(i), nil, content)
	}
	fonts := append([]byte("<<"), sharedNames(plate.fonts)...)
	for i, f := range own.fonts {
		if f == nil || f.use.Empty() {
			continue
		}
		ref, source := plate.fonts[i].ref, &own.sources[i]
		if !plate.fonts[i].covers(source, f.use) {
			program, err := p.ownProgram(source, f.use)
			if err != nil {
				return nil, err
			}
			ref = program.Embed(back)
		}
		fonts = appendFont(fonts, ownFont, i, ref)
	}
	back.Object(plate.back+file.Ref(len(own.contents)), append(fonts, ">>"...))
	return plate.front.Finish(&p.packer, back, buffer), nil
}

// ownProgram is a subset for what one copy sets; the last one is kept, as most copies do with it.
func (p *Painter) ownProgram(source *layout.Font, use *font.Use) (*font.Program, error) {
	f, err := p.face(source)
	if err != nil {
		return nil, err
	}
	use = use.WithLatin()
	if f.own == nil || !f.own.Serves(use) {
		program, err := font.NewProgram(source.Name, use)
		if err != nil {
			return nil, fmt.Errorf("font %q: %w", source.Name, err)
		}
		f.own = program
	}
	return f.own, nil
}

// sharedNames names the shared subsets in the resources.
func sharedNames(subsets []sharedSubset) (b []byte) {
	for i, s := range subsets {
		if s.ref != 0 {
			b = appendFont(b, sharedFont, i, s.ref)
		}
	}
	return b
}

// appendFont names a font in the resources.
func appendFont(b []byte, prefix byte, index int, ref file.Ref) []byte {
	b = file.AppendInt(append(b, '/', prefix), int64(index))
	return append(file.AppendRef(append(b, ' '), ref), ' ')
}

// markOwn gives what belongs to the copy its places in the tree, before all else on its pages, and returns its shape.
func (j *job) markOwn() string {
	for i := range j.own {
		j.markBlock(&j.own[i])
	}
	return j.shape(j.own)
}

func (j *job) markBlock(own *layout.Own) {
	var open *tag.Elem
	items := j.doc.Pages[own.Page].Items[own.From:own.To]
	for i := range items {
		what := tag.Glyphs
		if items[i].Path != nil {
			what = tag.Line
		}
		owner, err := j.tree.Owner(items[i].Node, items[i].Span, what)
		if err != nil {
			j.errs = append(j.errs, err)
		}
		if owner != nil && owner != open {
			j.tree.Mark(owner, own.Page, items[i].Turn)
		}
		open = owner
	}
}

// ownOf is the block that belongs to the copy on a page; nil for none.
func (j *job) ownOf(page int) *layout.Own {
	i := slices.IndexFunc(j.own, func(o layout.Own) bool { return o.Page == page })
	if i < 0 {
		return nil
	}
	return &j.own[i]
}

// shared are the items of a page but those that belong to the copy.
func (j *job) shared(page int) []layout.Item {
	items := j.doc.Pages[page].Items
	own := j.ownOf(page)
	if own == nil {
		return items
	}
	return slices.Concat(items[:own.From], items[own.To:])
}

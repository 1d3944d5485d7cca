package pdf

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font"
	"handout/layout/pdf/internal/meta"
	"handout/layout/pdf/internal/tag"
)

// mostBound is how many documents a binder keeps painted. What falls out is painted again.
const mostBound = 16

// Binder writes many handouts into one file: each is a section of its own, with its own page numbers and a bookmark. What
// they have alike (fonts, pictures, the content of whole pages) stands in the file once, and what is written is not held.
// They must share palette and fonts, and are in the metadata what the first of them is.
type Binder struct {
	painter *Painter
	duplex  bool // each handout begins on a front page
	meta    meta.Meta
	long    *file.Long
	forest  *tag.Forest
	shared  *job // fonts and pictures of all that is painted

	catalog, info, tree, resources file.Ref

	painted  map[*layout.Document]*binding
	contents map[[sha256.Size]byte]file.Ref // of pages, by what they paint
	kids     []file.Ref                     // of the page tree: one a handout
	sides    int
	last     *side
	labels   []byte
	names    file.Leaves
	outline  outline
}

// binding is a document ready to be bound.
type binding struct {
	*job
	contents     []file.Ref // by page
	shape        string
	marks        *bookmark
	destinations []destination
}

// outline is the bookmarks of the first level while they are written: the last one waits for its next.
type outline struct {
	ref, first, last file.Ref
	waiting          []byte
	count            int64
}

// Bind begins a file of handouts like d.
func (p *Painter) Bind(out io.Writer, d *layout.Document, duplex bool) (*Binder, error) {
	m, errs := meta.Check(d.Meta)
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	b := &Binder{
		painter: p, duplex: duplex, meta: m, long: file.NewLong(out), shared: p.newJob(d, sharedFont),
		painted: map[*layout.Document]*binding{}, contents: map[[sha256.Size]byte]file.Ref{},
	}
	w := &b.long.Writer
	b.catalog, b.info, b.tree, b.resources, b.outline.ref = w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	b.forest = tag.NewForest(w)
	return b, nil
}

// Add binds a handout: a document, the copy's own if the document leaves it anything, and what its bookmark begins with.
func (b *Binder) Add(d *layout.Document, own *Own, mark string) error {
	p, err := b.paint(d)
	switch {
	case err != nil:
		return err
	case (own == nil) != (len(p.own) == 0) || own != nil && own.shape != p.shape:
		return errors.New("the copy does not fit the document")
	}
	w := &b.long.Writer
	prefix := fmt.Sprintf("copy-%09d-", len(b.kids)+1) // in order of their names, as the file asks for
	sides := make([]file.Ref, len(p.sides))
	for i := range sides {
		sides[i] = w.Alloc()
	}
	annots := make(map[file.Ref]file.Ref, len(p.links))
	for _, l := range p.links {
		annots[l.ref] = w.Alloc()
	}
	key := b.forest.Add(p.tree, sides, annots, prefix)
	b.pages(p, sides, annots, own, key)
	for _, l := range p.links {
		w.Object(annots[l.ref], l.object(key+l.key, prefix))
	}
	if n := len(p.destinations); n > 0 {
		limits := file.AppendText(file.AppendText(nil, prefix+p.destinations[0].id), prefix+p.destinations[n-1].id)
		b.names.Add(w, limits, "Names", appendDestinations(nil, p.destinations, sides, prefix))
	}
	b.outline.add(w, p.marks, sides, mark)
	return b.long.Flush()
}

// paint paints what many copies share, unless that was done for another.
func (b *Binder) paint(d *layout.Document) (*binding, error) {
	if p := b.painted[d]; p != nil {
		return p, nil
	}
	plain := *d // forms and folded sheets are bound as pages
	plain.Fillable, plain.Spreads = false, nil
	p := &binding{job: b.painter.newJob(&plain, sharedFont)}
	p.fonts, p.byName, p.pictures = b.shared.fonts, b.shared.byName, b.shared.pictures
	p.own = separate(&plain)
	p.sides, p.places, p.errs = sides(&plain)
	p.annots = make([][]file.Ref, len(p.sides))
	var errs []error
	if p.tree, errs = tag.New(plain.Root, plain.Meta.Lang, len(p.sides)); p.tree == nil {
		return nil, errors.Join(errs...)
	}
	p.errs = append(p.errs, errs...)
	p.shape = p.markOwn()
	defer b.painter.packer.Wait() // which has begun with the pictures
	for i := range plain.Pages {
		p.contents = append(p.contents, b.content(p.paintPage(i)))
	}
	b.shared.pictures = p.pictures
	p.checkLinks()
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	p.marks, p.destinations = p.bookmarks(), p.job.destinations()
	p.spots = nil
	if len(b.painted) >= mostBound {
		clear(b.painted)
	}
	b.painted[d] = p
	return p, nil
}

// content is where the file has what a page paints.
func (b *Binder) content(s *file.Stream) file.Ref {
	sum := sha256.Sum256(s.Data)
	if b.contents[sum] == 0 {
		b.contents[sum] = b.long.Alloc()
		b.long.Stream(b.contents[sum], nil, s)
	}
	return b.contents[sum]
}

// pages writes a handout's pages.
func (b *Binder) pages(p *binding, sides []file.Ref, annots map[file.Ref]file.Ref, own *Own, key int) {
	w := &b.long.Writer
	node := w.Alloc()
	resources := file.AppendRef(nil, b.resources)
	for i, ref := range sides {
		content := file.AppendRef(nil, p.contents[i])
		if k := slices.IndexFunc(p.own, func(o layout.Own) bool { return o.Page == i }); k >= 0 {
			mine := w.Alloc()
			w.Stream(mine, nil, own.contents[k])
			content = file.AppendRefs(nil, []file.Ref{mine, p.contents[i]})
		}
		var here []file.Ref
		for _, a := range p.annots[i] {
			here = append(here, annots[a])
		}
		w.Object(ref, p.job.sides[i].object(node, resources, content, key+i, here))
	}
	if own != nil {
		b.use(own)
	}
	kids := slices.Clone(sides)
	if b.duplex && b.sides%2 == 1 { // the back of the last sheet stays blank
		blank := w.Alloc()
		size := appendLengths([]byte("/MediaBox[0 0 "), b.last.width, b.last.height)
		w.Object(blank, slices.Concat(file.AppendRef([]byte("<</Type/Page/Parent "), node), size, []byte("]/Resources<<>>>>")))
		kids = slices.Insert(kids, 0, blank)
		b.sides++
	}
	b.labels = appendPageLabels(b.labels, b.sides, p.doc.Pages)
	b.sides += len(sides)
	b.last = &p.job.sides[len(sides)-1]
	b.kids = append(b.kids, node)
	body := file.AppendRef([]byte("<</Type/Pages/Parent "), b.tree)
	body = file.AppendRefs(append(body, "/Kids"...), kids)
	w.Object(node, append(file.AppendInt(append(body, "/Count "...), int64(len(kids))), ">>"...))
}

// use has the file's fonts hold what a copy's own is set in.
func (b *Binder) use(own *Own) {
	for i, f := range own.fonts {
		if f == nil || f.use.Empty() {
			continue
		}
		if shared, err := b.shared.font(i); err == nil { // else the document's own pages could not be painted
			shared.use.Merge(f.use)
		}
	}
}

// add writes the bookmarks of a handout; those of the first level begin with its mark.
func (o *outline) add(w *file.Writer, top *bookmark, sides []file.Ref, mark string) {
	for _, k := range top.kids {
		k.number(w)
		title := k.title
		if k.level == 1 {
			title = mark + " " + title
		}
		body := k.begin(title, o.ref, sides)
		if o.last != 0 {
			w.Object(o.last, append(file.AppendRef(append(o.waiting, "/Next "...), k.ref), ">>"...))
			body = file.AppendRef(append(body, "/Prev "...), o.last)
		}
		o.first, o.last, o.waiting = cmp.Or(o.first, k.ref), k.ref, body
		o.count += 1 + k.count()
		k.writeKids(w, sides)
	}
}

// finish writes the outline itself; false where there are no bookmarks.
func (o *outline) finish(w *file.Writer) bool {
	body := []byte("<</Type/Outlines")
	if o.last != 0 {
		w.Object(o.last, append(o.waiting, ">>"...))
		body = file.AppendRef(append(body, "/First "...), o.first)
		body = file.AppendRef(append(body, "/Last "...), o.last)
		body = file.AppendInt(append(body, "/Count "...), o.count)
	}
	w.Object(o.ref, append(body, ">>"...))
	return o.last != 0
}

// Finish writes what the handouts share, and the end of the file.
func (b *Binder) Finish() error {
	w := &b.long.Writer
	var fonts []byte
	for i, f := range b.shared.fonts {
		if f == nil || f.use.Empty() {
			continue
		}
		program, err := font.NewProgram(b.shared.doc.Fonts[i].Name, f.use)
		if err != nil {
			return fmt.Errorf("font %q: %w", b.shared.doc.Fonts[i].Name, err)
		}
		ref := program.Embed(w)
		fonts = appendFont(appendFont(fonts, sharedFont, i, ref), ownFont, i, ref)
	}
	w.Object(b.info, b.meta.Info())
	w.Object(b.resources, slices.Concat([]byte("<</Font<<"), fonts, []byte(">>/XObject"), writePictures(w, b.shared.pictures), []byte(">>")))
	tree := file.AppendRefs([]byte("<</Type/Pages/Kids"), b.kids)
	w.Object(b.tree, append(file.AppendInt(append(tree, "/Count "...), int64(b.sides)), ">>"...))

	c := beginCatalog(b.meta, b.tree)
	c = file.AppendRef(append(c, ">>/StructTreeRoot "...), b.forest.Finish(b.meta.Lang))
	if b.outline.finish(w) {
		c = file.AppendRef(append(c, "/PageMode/UseOutlines/Outlines "...), b.outline.ref)
	}
	if names := b.names.Finish(w); names != 0 {
		c = append(file.AppendRef(append(c, "/Names<</Dests "...), names), ">>"...)
	}
	c = append(append(append(c, "/PageLabels<</Nums["...), b.labels...), "]>>"...)
	w.Object(b.catalog, b.painter.endCatalog(c, w, b.meta))
	return b.long.Finish(b.catalog, b.info)
}

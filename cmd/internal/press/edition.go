package press

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
	"handout/layout"
	"handout/layout/pdf"
	"handout/layout/template"
)

// edition is all that the copies of a request share that differ in what belongs to one patient alone: it is loaded and
// linted once, and composed, laid out and painted once for each shape that the copy's own block takes.
type edition struct {
	bundle   *data.Bundle // its copy is the first one's
	hash     string
	signed   bool
	found    diag.List // what load and lint found in every copy
	pictured sync.Once
	figures  figures

	opened sync.Once
	family *family

	asked bool // for, since it was last the oldest

	mu     sync.Mutex
	plates map[string]*plate // by what the copy's own block looks like
	first  *layout.Document
}

// family is what editions share that differ in nothing but doses: one opened template, by which their blocks are known.
type family struct {
	once     sync.Once
	template *template.Template
	found    diag.List // in the template
}

// plate is an edition's pages with gaps for the copy's own blocks.
type plate struct {
	document *layout.Document
	found    diag.List // of composing and laying out

	once    sync.Once
	printed *pdf.Plate
	err     error
}

// own is what belongs to one copy alone, laid out where it stands on the page.
type own struct {
	document *layout.Document
	*pdf.Own
}

// Editions are remembered up to a number of them, of their plates, which take half a megabyte each where they are of one
// family and some megabytes else, and of families. The
// oldest falls out, and is made again when it is asked for.
const (
	mostEditions = 256
	mostPlates   = 128
	mostFamilies = 16
)

// editionKey tells editions apart: it is the request but for the copy. Libraries and layers are told apart by their
// address, as they are by what they remember.
type editionKey struct {
	library                    *load.Library
	programme, brand, exercise load.Target
	chosen, settings           string
	region, template, paper    string
	created                    string
	templates                  any
}

// key is the request's; false where its templates cannot be told from others.
func (r *Request) key() (editionKey, bool) {
	k := editionKey{
		library: r.Library, programme: r.Load.Programme, region: r.Load.Region,
		template: r.Template, paper: r.Paper, created: r.Created, templates: r.Templates,
		chosen: fmt.Sprintf("%q", r.Load.Exercises), settings: fmt.Sprintf("%q", r.Load.Settings),
	}
	if r.Load.Exercises == nil {
		k.chosen = "" // all of them, which no list says
	}
	if r.Load.Brand != nil {
		k.brand = *r.Load.Brand
	}
	if r.Exercise != nil {
		k.exercise = *r.Exercise
	}
	return k, r.Templates == nil || reflect.ValueOf(r.Templates).Comparable()
}

// family is the key of the edition's family.
func (k editionKey) family() editionKey {
	k.settings = ""
	return k
}

// editions remembers them.
type editions struct {
	mu     sync.Mutex
	known  map[editionKey]*edition
	order  []editionKey // the oldest first
	plates int          // of all that are known

	families    map[editionKey]*family
	familyOrder []editionKey // the oldest first
}

// family is the one that a request is of.
func (e *editions) family(r *Request) *family {
	key, ok := r.key()
	if !ok {
		return new(family)
	}
	key = key.family()
	e.mu.Lock()
	defer e.mu.Unlock()
	if f := e.families[key]; f != nil {
		return f
	}
	if e.families == nil {
		e.families = map[editionKey]*family{}
	}
	if len(e.familyOrder) == mostFamilies {
		delete(e.families, e.familyOrder[0])
		e.familyOrder = e.familyOrder[1:]
	}
	e.families[key] = new(family)
	e.familyOrder = append(e.familyOrder, key)
	return e.families[key]
}

func (e *editions) find(r *Request) *edition {
	key, ok := r.key()
	if !ok {
		return nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	known := e.known[key]
	if known != nil {
		known.asked = true
	}
	return known
}

func (e *editions) keep(r *Request, made *edition) {
	key, ok := r.key()
	if !ok {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.known == nil {
		e.known = map[editionKey]*edition{}
	}
	if e.known[key] != nil {
		return // another worker was quicker
	}
	if len(e.order) == mostEditions {
		e.drop()
	}
	e.known[key] = made
	e.order = append(e.order, key)
}

// keepPlate remembers a plate of an edition. When another worker was quicker, that one's is taken: they are alike.
func (e *editions) keepPlate(r *Request, of *edition, shape string, made *plate) *plate {
	key, ok := r.key()
	e.mu.Lock()
	defer e.mu.Unlock()
	kept := of.keep(shape, made)
	if kept == made && ok && e.known[key] == of {
		e.plates++
	}
	for e.plates > mostPlates {
		e.drop()
	}
	return kept
}

// drop forgets the oldest edition that was not asked for since it was last the oldest; the newest only if it is alone.
func (e *editions) drop() {
	oldest, newest := e.known[e.order[0]], e.known[e.order[len(e.order)-1]]
	for oldest.asked || oldest == newest && len(e.order) > 1 {
		oldest.asked = false
		e.order = append(e.order[1:], e.order[0])
		oldest = e.known[e.order[0]]
	}
	delete(e.known, e.order[0])
	e.order = e.order[1:]
	oldest.mu.Lock()
	defer oldest.mu.Unlock()
	e.plates -= len(oldest.plates)
}

// open finds the edition's family, and reads the template if it is the first of it.
func (e *edition) open(r *Request, p *Press) diag.List {
	e.opened.Do(func() { e.family = p.editions.family(r) })
	return e.family.open(r)
}

// open reads the template.
func (f *family) open(r *Request) diag.List {
	f.once.Do(func() {
		files := r.Templates
		if files == nil {
			files = r.Library.FS()
		}
		f.template, f.found = template.Open(files, r.Template)
	})
	return f.found
}

// picture finds the drawings, or makes them.
func (e *edition) picture(ctx context.Context, p *Press) diag.List {
	e.pictured.Do(func() { e.figures = *p.figures(ctx, e.bundle) })
	return e.figures.found
}

func (e *edition) plate(shape string) *plate {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.plates[shape]
}

func (e *edition) keep(shape string, made *plate) *plate {
	e.mu.Lock()
	defer e.mu.Unlock()
	if known := e.plates[shape]; known != nil {
		return known
	}
	if e.plates == nil {
		e.plates = map[string]*plate{}
		e.first = made.document
	}
	e.plates[shape] = made
	return made
}

// model is a document of the edition, in which its copies' own blocks have their place; nil before the first plate.
func (e *edition) model() *layout.Document {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.first
}

// bundleOf is the edition's bundle with one copy's own data.
func (e *edition) bundleOf(c data.Copy) *data.Bundle {
	b := *e.bundle
	b.Copy = c
	return &b
}

// print paints the plate when it is first needed, and prints a copy from it.
func (p *plate) print(painter *pdf.Painter, o *own, buffer []byte) ([]byte, error) {
	p.once.Do(func() { p.printed, p.err = painter.Plate(p.document) })
	if p.err != nil {
		return nil, p.err
	}
	if o == nil {
		return painter.Print(p.printed, nil, buffer)
	}
	return painter.Print(p.printed, o.Own, buffer)
}

// of is the document of one copy: the plate's with the copy's own blocks in its gaps.
func (p *plate) of(o *own) *layout.Document {
	if o == nil || o.document == p.document {
		return p.document
	}
	d := *p.document
	d.Pages, d.Own = slices.Clone(d.Pages), slices.Clone(d.Own)
	for i := range d.Own {
		gap, mine := &d.Own[i], o.document.Own[i]
		d.Root = replaced(d.Root, gap.Node, mine.Node)
		page := &d.Pages[gap.Page]
		items := o.document.Pages[mine.Page].Items[mine.From:mine.To]
		page.Items = slices.Concat(page.Items[:gap.From], items, page.Items[gap.To:])
		gap.Node, gap.To = mine.Node, gap.From+len(items)
	}
	return &d
}

// replaced is the tree with another node in the place of one. It copies what leads there; the rest is shared.
func replaced(n, old, by *layout.Node) *layout.Node {
	if n == old {
		return by
	}
	for i, c := range n.Children {
		if r := replaced(c, old, by); r != c {
			changed := *n
			changed.Children = slices.Clone(n.Children)
			changed.Children[i] = r
			return &changed
		}
	}
	return n
}

// key is the size and the shape of the copy's own blocks; plates are told apart by it.
func (o *own) key() string {
	if o == nil {
		return ""
	}
	key := o.Shape()
	for _, block := range o.document.Own {
		key = fmt.Sprint(block.Box.W, " ", block.Box.H, " ", key)
	}
	return key
}

// same tells whether the blocks, laid out by themselves, are what stands in the document. If they are not, the document is
// the only one of its kind, and shares nothing.
func same(alone, whole *layout.Document) bool {
	return slices.EqualFunc(alone.Own, whole.Own, func(a, b layout.Own) bool {
		x, y := alone.Pages[a.Page].Items[a.From:a.To], whole.Pages[b.Page].Items[b.From:b.To]
		return a.Box.W == b.Box.W && a.Box.H == b.Box.H && slices.EqualFunc(x, y, sameItem)
	})
}

func sameItem(i, k layout.Item) bool {
	same := (i.Node == nil) == (k.Node == nil) && (i.Node == nil || i.Node.Name == k.Node.Name)
	i.Node, k.Node, i.Turn, k.Turn = nil, nil, 0, 0
	return same && reflect.DeepEqual(i, k)
}

package press

import (
	"slices"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/flow"
	"handout/layout/impose"
	"handout/layout/template"
)

// flow looks for a plate that the copy's own block fits, or else lays the whole sheet out.
func (j *job) flow() error {
	if err := j.engage(); err != nil {
		return err
	}
	if model := j.edition.model(); model != nil && !j.whole() {
		if err := j.reuse(model); err != nil || j.plate != nil {
			return err
		}
	}
	if j.sheet == nil {
		if j.composeSheet(); j.found.HasErrors() {
			return nil
		}
	}
	found := template.Fewer(j.composing(), j.flowSheet())
	if j.found.Add(found); j.found.HasErrors() {
		return nil
	}
	if j.whole() {
		j.Document.Own = nil
		j.plate = &plate{document: j.Document}
		return j.finish(j.Document)
	}
	return j.newPlate(slices.Concat(j.composed, found))
}

// reuse takes a plate of the edition, if there is one for the copy.
func (j *job) reuse(model *layout.Document) error {
	own, err := j.alone(model)
	if err != nil || own == nil && (len(model.Own) > 0 || j.named()) {
		return err
	}
	if plate := j.edition.plate(own.key()); plate != nil {
		j.own, j.plate = own, plate
		j.Document = plate.of(own)
		j.found.Add(plate.found)
	}
	return nil
}

// alone lays out and paints the copy's own blocks where they stand in a document of the edition; nil where there are none,
// or something is wrong with them, which is told when the whole sheet is laid out.
func (j *job) alone(model *layout.Document) (*own, error) {
	nodes := template.Own(j.composing())
	if len(nodes) == 0 || len(model.Own) != len(nodes) {
		return nil, nil
	}
	all := &layout.Document{Meta: model.Meta, Palette: model.Palette, Root: &layout.Node{Role: layout.DocumentRo}}
	for i, node := range nodes {
		at := &model.Own[i]
		page := &model.Pages[at.Page]
		block, found := flow.Flow(&layout.Sheet{
			Meta: layout.Meta{Lang: model.Meta.Lang}, Palette: model.Palette,
			Page: layout.PageSpec{Width: page.Width, Height: page.Height, Body: layout.Rect{X: at.Box.X, Y: at.Box.Y, W: at.Box.W, H: page.Height}},
			Root: &layout.Node{Role: layout.DocumentRo, Children: []*layout.Node{node}},
		}, j.worker.shaper)
		if len(found) > 0 || len(block.Own) != 1 || len(block.Pages) != 1 {
			return nil, nil
		}
		mine := block.Own[0]
		mine.Page = i
		all.Fonts, all.Own, all.Pages = block.Fonts, append(all.Own, mine), append(all.Pages, block.Pages...)
		all.Root.Children = append(all.Root.Children, block.Root.Children...)
	}
	painted, err := j.worker.painter.Own(all)
	if painted == nil {
		return nil, err
	}
	return &own{all, painted}, nil
}

// flowSheet lays the sheet out. When its figures are ready for painting, they that made them so lend a hand.
func (j *job) flowSheet() diag.List {
	var known *flow.Chapters
	if j.varies() {
		known = &j.press.chapters
	}
	w, pages := j.worker, flow.Begin(j.sheet, known)
	w.beside.begin(func() { pages.Help(w.second) })
	document, found := pages.Finish(w.shaper)
	w.beside.wait()
	if j.sheet.Imposition != nil && document != nil && j.hasPages() {
		document = impose.Sheets(document, j.sheet.Imposition)
	}
	j.Document = document
	return found
}

// fits tells whether a sheet can be laid out.
func (j *job) fits(s *layout.Sheet) bool {
	if j.engage() != nil {
		return false
	}
	_, found := flow.Flow(s, j.worker.shaper)
	return !found.HasErrors()
}

// newPlate makes a plate of the document, and keeps it if it holds nothing of the copy's own.
func (j *job) newPlate(found diag.List) error {
	j.plate = &plate{document: j.Document, found: found}
	alone, err := j.alone(j.Document)
	if err != nil {
		return err
	}
	if alone == nil {
		if len(j.Document.Own) == 0 && !j.named() {
			j.plate = j.press.editions.keepPlate(&j.Request, j.edition, "", j.plate)
		}
		return j.ownOf(j.Document)
	}
	if !same(alone.document, j.Document) {
		return j.ownOf(j.Document)
	}
	j.own = alone
	j.plate = j.press.editions.keepPlate(&j.Request, j.edition, alone.key(), j.plate)
	return nil
}

// ownOf paints what is the copy's own in a document that no other copy shares.
func (j *job) ownOf(d *layout.Document) error {
	painted, err := j.worker.painter.Own(d)
	if painted != nil {
		j.own = &own{d, painted}
	}
	return err
}

// finish does to the pages what a reader of the file asked for.
func (j *job) finish(d *layout.Document) error {
	if j.Fillable {
		house, err := j.press.house.faces()
		if err != nil {
			return err
		}
		d.Fillable, d.Typed = true, &house.Fonts()[0] // the regular one
	}
	switch {
	case !j.Booklet:
	case j.sheet.Imposition != nil:
		j.found.Refusef(diag.Pos{File: "booklet"}, "", "take another template, or no booklet",
			"the template %s puts several leaves on a sheet already: they are cut, not folded", j.Template)
	default:
		impose.Booklet(d)
	}
	return nil
}

// named tells whether the copy says anything of its own. Where a template has no block for that, it may stand anywhere, and
// the pages are no other copy's.
func (j *job) named() bool {
	c := j.Load.Copy
	c.Pos, c.Places = diag.Pos{}, data.CopyPlaces{}
	return c != data.Copy{}
}

// whole tells whether the pages are made for this copy alone: forms, folded sheets and formats other than PDF have no gap
// that another copy's block would fit.
func (j *job) whole() bool { return j.Fillable || j.Booklet || !j.isPDF() }

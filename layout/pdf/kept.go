package pdf

import (
	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font"
)

// pageKey tells kept pages apart: by their items, which are other documents' too, and their colours.
type pageKey struct {
	first   *layout.Item
	palette string
}

// keptPage is a page that was painted and stands in other documents too.
type keptPage struct {
	content *file.Stream
	fonts   []*font.Use // by index in the document; nil where it uses none
}

// content paints a page, or takes what was painted for another document.
func (j *job) content(index int) *file.Stream {
	page := &j.doc.Pages[index]
	if !page.Kept || len(page.Items) == 0 || j.ownOf(index) != nil || j.doc.Fillable || j.doc.Spreads != nil {
		return j.paintPage(index)
	}
	key := pageKey{&page.Items[0], j.palette.key}
	k := j.pages[key]
	if k == nil {
		faults := len(j.errs)
		if k = j.keptPage(index); len(j.errs) > faults {
			return k.content
		}
		if len(j.pages) >= maxKept {
			clear(j.pages)
		}
		j.pages[key] = k
	} else {
		j.tagPage(index)
	}
	for i, use := range k.fonts {
		if use == nil {
			continue
		}
		if f, err := j.font(i); err == nil { // it was there when the page was painted
			f.use.Merge(use)
		}
	}
	return k.content
}

// keptPage paints a page, and notes which glyphs it uses.
func (j *job) keptPage(index int) *keptPage {
	fonts := j.fonts
	j.fonts = make([]*usedFont, len(fonts))
	k := &keptPage{j.paintPage(index), make([]*font.Use, len(fonts))}
	for i, f := range j.fonts {
		if f != nil {
			k.fonts[i] = f.use
		}
	}
	j.fonts = fonts
	return k
}

// tagPage does with a page what painting it does, but for its content.
func (j *job) tagPage(index int) {
	p := j.newPage(index)
	p.paintItems()
}

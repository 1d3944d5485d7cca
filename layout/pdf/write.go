package pdf

import (
	"fmt"
	"slices"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/meta"
)

// write composes the file around the painted pages, up to where the copy's own begins.
func (j *job) write(m meta.Meta, contents []*file.Stream, subsets []sharedSubset) *file.Front {
	w := &j.w
	catalog, info, tree, resources, pictures := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	pages := make([]file.Ref, len(contents))
	for i := range pages {
		pages[i] = w.Alloc()
	}
	w.Object(info, m.Info())
	w.Object(pictures, j.writePictures())
	xObjects := append(file.AppendRef([]byte("/XObject "), pictures), ">>"...)
	w.Object(resources, slices.Concat([]byte("<</Font<<"), sharedNames(subsets), []byte(">>"), xObjects))
	j.writeTree(tree, pages)
	streams := make([]file.Ref, len(contents))
	for i, content := range contents {
		streams[i] = w.Alloc()
		w.Stream(streams[i], nil, content)
		if !j.isOwn(i) {
			j.writePage(i, pages[i], tree, file.AppendRef(nil, resources), file.AppendRef(nil, streams[i]))
		}
	}
	j.writeLinks()

	b := file.AppendRef([]byte("<</Type/Catalog/Pages "), tree)
	b = file.AppendText(append(b, "/Lang"...), m.Lang)
	b = append(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"...)
	b = file.AppendRef(append(b, "/StructTreeRoot "...), j.tree.Write(w, pages))
	if outline := j.writeOutline(pages); outline != 0 {
		b = file.AppendRef(append(b, "/PageMode/UseOutlines/Outlines "...), outline)
	}
	if names := j.destinations(pages); len(names) > 0 {
		b = append(append(append(b, "/Names<</Dests<</Names["...), names...), "]>>>>"...)
	}
	if labels := j.pageLabels(); len(labels) > 0 {
		b = append(append(append(b, "/PageLabels<</Nums["...), labels...), "]>>"...)
	}
	packet, profile := w.Alloc(), w.Alloc()
	w.Stream(packet, []byte("/Type/Metadata/Subtype/XML"), &file.Stream{Data: m.XMP(), Plain: true})
	w.Stream(profile, []byte("/N 3"), j.profile)
	b = file.AppendRef(append(b, "/Metadata "...), packet)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"...)
	b = file.AppendRef(append(b, "/Info(sRGB IEC61966-2.1)/DestOutputProfile "...), profile)
	w.Object(catalog, append(b, ">>]>>"...))
	if j.own == nil {
		return w.Front(&j.packer, catalog, info, 0)
	}
	j.back = w.Alloc()
	both := file.AppendRef(append(file.AppendRef([]byte("["), j.back), ' '), streams[j.own.Page])
	own := append(file.AppendRef([]byte("<</Font "), w.Alloc()), xObjects...)
	j.writePage(j.own.Page, pages[j.own.Page], tree, own, append(both, ']'))
	return w.Front(&j.packer, catalog, info, j.back)
}

// pageLabels say where the pages' numbers begin anew; nothing where they count the file's pages.
func (j *job) pageLabels() []byte {
	var b []byte
	counted := true
	for i, p := range j.doc.Pages {
		if i == 0 || p.Number != j.doc.Pages[i-1].Number+1 {
			b = fmt.Appendf(b, "%d<</S/D/St %d>>", i, p.Number)
			counted = counted && p.Number == i+1
		}
	}
	if counted {
		return nil
	}
	return b
}

// isOwn tells whether the copy paints on the page too.
func (j *job) isOwn(page int) bool { return j.own != nil && j.own.Page == page }

// writeTree writes the page tree: one level, as a handout has few pages.
func (j *job) writeTree(tree file.Ref, pages []file.Ref) {
	kids := []byte("<</Type/Pages/Kids[")
	for _, ref := range pages {
		kids = append(file.AppendRef(kids, ref), ' ')
	}
	kids = file.AppendInt(append(kids, "]/Count "...), int64(len(pages)))
	j.w.Object(tree, append(kids, ">>"...))
}

// writePage writes a page. What the copy paints on it comes before the rest, and leaves nothing set behind.
func (j *job) writePage(i int, ref, tree file.Ref, resources, contents []byte) {
	size := []layout.Length{j.doc.Pages[i].Width, j.doc.Pages[i].Height}
	b := file.AppendRef([]byte("<</Type/Page/Parent "), tree)
	b = file.AppendMilli(append(b, "/MediaBox[0 0 "...), int64(size[0]))
	b = file.AppendMilli(append(b, ' '), int64(size[1]))
	b = append(append(b, "]/Resources "...), resources...)
	b = append(append(b, "/Contents "...), contents...)
	b = file.AppendInt(append(b, "/Tabs/S/StructParents "...), int64(i))
	if annotations := j.annotations(i); len(annotations) > 0 {
		b = append(append(append(b, "/Annots["...), annotations...), ']')
	}
	j.w.Object(ref, append(b, ">>"...))
}

package pdf

import (
	"slices"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/meta"
)

// write composes the file around the painted pages, up to where the copy's own begins. A copy has something of its own
// only where a side of paper is one page.
func (j *job) write(m meta.Meta, contents []*file.Stream, subsets []sharedSubset, form acroForm) *file.Front {
	w := &j.w
	catalog, info, tree, resources, pictures := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	sides := make([]file.Ref, len(j.sides))
	for i := range sides {
		sides[i] = w.Alloc()
	}
	w.Object(info, m.Info())
	w.Object(pictures, writePictures(w, j.pictures))
	xObjects := append(file.AppendRef([]byte("/XObject "), pictures), ">>"...)
	w.Object(resources, slices.Concat([]byte("<</Font<<"), sharedNames(subsets), []byte(">>"), xObjects))
	j.writeTree(tree, sides)
	streams := make([]file.Ref, len(contents))
	for i, content := range contents {
		streams[i] = w.Alloc()
		w.Stream(streams[i], nil, content)
	}
	for i, ref := range sides {
		if j.ownOf(i) == nil {
			w.Object(ref, j.sides[i].object(tree, file.AppendRef(nil, resources), painted(j.sides[i].pages, streams), i, j.annots[i]))
		}
	}
	j.writeLinks()
	j.writeFields(form, sides)

	b := beginCatalog(m, tree)
	if j.doc.Spreads != nil { // what a booklet needs of the printer
		b = append(b, "/Duplex/DuplexFlipShortEdge/PrintScaling/None"...)
	}
	b = file.AppendRef(append(b, ">>/StructTreeRoot "...), j.tree.Write(w, sides))
	if outline := j.writeOutline(sides); outline != 0 {
		b = file.AppendRef(append(b, "/PageMode/UseOutlines/Outlines "...), outline)
	}
	if list := j.destinations(); len(list) > 0 {
		b = append(appendDestinations(append(b, "/Names<</Dests<</Names["...), list, sides, ""), "]>>>>"...)
	}
	b = j.appendLabels(b)
	b = form.appendTo(b, j.fields)
	w.Object(catalog, j.endCatalog(b, w, m))
	if len(j.own) == 0 {
		return w.Front(&j.packer, catalog, info, 0)
	}
	j.back = w.Alloc()
	for range j.own[1:] {
		w.Alloc()
	}
	withOwn := append(file.AppendRef([]byte("<</Font "), w.Alloc()), xObjects...)
	for i, own := range j.own {
		both := file.AppendRefs(nil, []file.Ref{j.back + file.Ref(i), streams[own.Page]})
		w.Object(sides[own.Page], j.sides[own.Page].object(tree, withOwn, both, own.Page, j.annots[own.Page]))
	}
	return w.Front(&j.packer, catalog, info, j.back)
}

// writeTree writes the page tree: one level, as a handout has few pages.
func (j *job) writeTree(tree file.Ref, sides []file.Ref) {
	kids := []byte("<</Type/Pages/Kids[")
	for _, ref := range sides {
		kids = append(file.AppendRef(kids, ref), ' ')
	}
	kids = file.AppendInt(append(kids, "]/Count "...), int64(len(sides)))
	j.w.Object(tree, append(kids, ">>"...))
}

// beginCatalog is the file's catalog up to how it is printed.
func beginCatalog(m meta.Meta, tree file.Ref) []byte {
	b := file.AppendRef([]byte("<</Type/Catalog/Pages "), tree)
	b = file.AppendText(append(b, "/Lang"...), m.Lang)
	return append(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true"...)
}

// endCatalog ends it with what both standards ask for.
func (p *Painter) endCatalog(b []byte, w *file.Writer, m meta.Meta) []byte {
	packet, profile := w.Alloc(), w.Alloc()
	w.Stream(packet, []byte("/Type/Metadata/Subtype/XML"), &file.Stream{Data: m.XMP(), Plain: true})
	w.Stream(profile, []byte("/N 3"), p.profile)
	b = file.AppendRef(append(b, "/Metadata "...), packet)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"...)
	b = file.AppendRef(append(b, "/Info(sRGB IEC61966-2.1)/DestOutputProfile "...), profile)
	return append(b, ">>]>>"...)
}

// object is a side of paper; key is its own in the ParentTree. What a copy paints on it comes before the rest, and leaves
// nothing set behind.
func (s *side) object(tree file.Ref, resources, contents []byte, key int, annots []file.Ref) []byte {
	b := file.AppendRef([]byte("<</Type/Page/Parent "), tree)
	b = appendLengths(append(b, "/MediaBox[0 0 "...), s.width, s.height)
	b = append(append(b, "]/Resources "...), resources...)
	if len(contents) > 0 {
		b = append(append(b, "/Contents "...), contents...)
	}
	b = file.AppendInt(append(b, "/Tabs/S/StructParents "...), int64(key))
	if len(annots) > 0 {
		b = append(b, "/Annots["...)
		for _, a := range annots {
			b = append(file.AppendRef(b, a), ' ')
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

// painted is what is painted on a side: the streams of its pages; nothing on an empty one.
func painted(pages []int, streams []file.Ref) []byte {
	switch len(pages) {
	case 0:
		return nil
	case 1:
		return file.AppendRef(nil, streams[pages[0]])
	}
	b := []byte("[")
	for _, page := range pages {
		b = append(file.AppendRef(b, streams[page]), ' ')
	}
	return append(b, ']')
}

// appendLengths writes lengths with spaces between them.
func appendLengths(b []byte, lengths ...layout.Length) []byte {
	for i, v := range lengths {
		if i > 0 {
			b = append(b, ' ')
		}
		b = file.AppendMilli(b, int64(v))
	}
	return b
}

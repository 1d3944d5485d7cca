package pdf

import (
	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/meta"
)

// write composes the file around the painted pages.
func (j *job) write(m meta.Meta, contents []*file.Stream, fonts []byte, form acroForm) []byte {
	w := &j.w
	catalog, info, tree, resources := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	sides := make([]file.Ref, len(j.sides))
	for i := range sides {
		sides[i] = w.Alloc()
	}
	w.Object(info, m.Info())
	w.Object(resources, append(append(append([]byte("<<"), fonts...), j.writePictures()...), ">>"...))
	j.writePages(tree, resources, sides, contents)
	j.writeLinks()
	j.writeFields(form, sides)

	b := file.AppendRef([]byte("<</Type/Catalog/Pages "), tree)
	b = file.AppendText(append(b, "/Lang"...), m.Lang)
	b = append(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true"...)
	if j.doc.Spreads != nil { // what a booklet needs of the printer
		b = append(b, "/Duplex/DuplexFlipShortEdge/PrintScaling/None"...)
	}
	b = file.AppendRef(append(b, ">>/StructTreeRoot "...), j.tree.Write(w, sides))
	if outline := j.writeOutline(sides); outline != 0 {
		b = file.AppendRef(append(b, "/PageMode/UseOutlines/Outlines "...), outline)
	}
	if names := j.destinations(sides); len(names) > 0 {
		b = append(append(append(b, "/Names<</Dests<</Names["...), names...), "]>>>>"...)
	}
	b = j.appendLabels(b)
	b = form.appendTo(b, j.fields)
	packet, profile := w.Alloc(), w.Alloc()
	w.Stream(packet, []byte("/Type/Metadata/Subtype/XML"), &file.Stream{Data: m.XMP(), Plain: true})
	w.Stream(profile, []byte("/N 3"), j.profile)
	b = file.AppendRef(append(b, "/Metadata "...), packet)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"...)
	b = file.AppendRef(append(b, "/Info(sRGB IEC61966-2.1)/DestOutputProfile "...), profile)
	w.Object(catalog, append(b, ">>]>>"...))
	return w.Finish(&j.packer, catalog, info)
}

// writePages writes the page tree: one level, as a handout has few pages.
func (j *job) writePages(tree, resources file.Ref, sides []file.Ref, contents []*file.Stream) {
	kids := []byte("<</Type/Pages/Kids[")
	for i, ref := range sides {
		kids = append(file.AppendRef(kids, ref), ' ')
		side := &j.sides[i]
		b := file.AppendRef([]byte("<</Type/Page/Parent "), tree)
		b = appendLengths(append(b, "/MediaBox[0 0 "...), side.width, side.height)
		b = file.AppendRef(append(b, "]/Resources "...), resources)
		b = j.appendContents(b, side.pages, contents)
		b = file.AppendInt(append(b, "/Tabs/S/StructParents "...), int64(i))
		if len(j.annots[i]) > 0 {
			b = append(b, "/Annots["...)
			for _, a := range j.annots[i] {
				b = append(file.AppendRef(b, a), ' ')
			}
			b = append(b, ']')
		}
		j.w.Object(ref, append(b, ">>"...))
	}
	kids = file.AppendInt(append(kids, "]/Count "...), int64(len(sides)))
	j.w.Object(tree, append(kids, ">>"...))
}

// appendContents writes what is painted on a side: the streams of its pages; nothing on an empty one.
func (j *job) appendContents(b []byte, pages []int, contents []*file.Stream) []byte {
	open, shut := "/Contents ", ""
	if len(pages) > 1 {
		open, shut = "/Contents[", "]"
	}
	for i, page := range pages {
		stream := j.w.Alloc()
		j.w.Stream(stream, nil, contents[page])
		b = file.AppendRef(append(b, [...]string{open, " "}[i]...), stream)
	}
	return append(b, shut...)
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

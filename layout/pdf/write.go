package pdf

import (
	"fmt"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/meta"
)

// write composes the file around the painted pages.
func (j *job) write(m meta.Meta, contents []*file.Stream, fonts []byte) []byte {
	w := &j.w
	catalog, info, tree, resources := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	pages := make([]file.Ref, len(contents))
	for i := range pages {
		pages[i] = w.Alloc()
	}
	w.Object(info, m.Info())
	w.Object(resources, append(append(append([]byte("<<"), fonts...), j.writePictures()...), ">>"...))
	j.writePages(tree, resources, pages, contents)
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
	if first := j.doc.Pages[0].Number; first != 1 {
		b = fmt.Appendf(b, "/PageLabels<</Nums[0<</S/D/St %d>>]>>", first)
	}
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
func (j *job) writePages(tree, resources file.Ref, pages []file.Ref, contents []*file.Stream) {
	kids := []byte("<</Type/Pages/Kids[")
	for i, ref := range pages {
		kids = append(file.AppendRef(kids, ref), ' ')
		stream := j.w.Alloc()
		j.w.Stream(stream, nil, contents[i])

		size := []layout.Length{j.doc.Pages[i].Width, j.doc.Pages[i].Height}
		b := file.AppendRef([]byte("<</Type/Page/Parent "), tree)
		b = file.AppendMilli(append(b, "/MediaBox[0 0 "...), int64(size[0]))
		b = file.AppendMilli(append(b, ' '), int64(size[1]))
		b = file.AppendRef(append(b, "]/Resources "...), resources)
		b = file.AppendRef(append(b, "/Contents "...), stream)
		b = file.AppendInt(append(b, "/Tabs/S/StructParents "...), int64(i))
		if annotations := j.annotations(i); len(annotations) > 0 {
			b = append(append(append(b, "/Annots["...), annotations...), ']')
		}
		j.w.Object(ref, append(b, ">>"...))
	}
	kids = file.AppendInt(append(kids, "]/Count "...), int64(len(pages)))
	j.w.Object(tree, append(kids, ">>"...))
}

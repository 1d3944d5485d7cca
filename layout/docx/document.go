package docx

import (
	"bytes"
	"fmt"

	"handout/layout"
	"handout/layout/reading"
)

// namespaces are those that a part with text declares.
const namespaces = ` xmlns:w="` + wordMain + `" xmlns:r="` + related + `" xmlns:wp="` + drawing + `wordprocessingDrawing"` +
	` xmlns:mc="` + openXML + `markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"`

// document is document.xml: the body, then the paper.
func (w *writer) document() []byte {
	width, height := w.paper()
	b := make([]byte, 0, w.b.Len()+2048)
	b = append(b, xmlHead+"<w:document"+namespaces+"><w:body>"...)
	b = append(b, w.b.Bytes()...)
	return fmt.Appendf(b, `<w:sectPr><w:footerReference w:type="default" r:id="%s"/><w:pgSz w:w="%d" w:h="%d"/>`+
		`<w:pgMar w:top="%d" w:right="%[4]d" w:bottom="%[4]d" w:left="%[4]d" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		footerRelation, width, height, w.margin())
}

// footer is the footer in one line, its first and last piece at either side; what stands between them comes below. On a card
// each has a line.
func (w *writer) footer() []byte {
	body := w.b
	w.b, w.styled = bytes.Buffer{}, 0
	defer func() { w.b = body }()
	var pieces []*layout.Node
	if w.doc.Footer != nil {
		pieces = footerTexts(w.doc.Footer)
	}
	var t layout.Type
	if len(pieces) > 0 {
		t = pieces[0].Type
	}
	var between []*layout.Node // have a line of their own
	if width, _ := w.paper(); width <= cardPaper && len(pieces) > 0 {
		between, pieces = pieces[1:], pieces[:1]
	} else if len(pieces) > 2 {
		between = pieces[1 : len(pieces)-1]
		pieces = []*layout.Node{pieces[0], pieces[len(pieces)-1]}
	}
	w.paragraph(layout.P, t, look{tabs: true}, func() {
		for i, p := range pieces {
			if i > 0 {
				w.run("<w:tab/>", letters{})
			}
			w.spans(bolded(p, &layout.Node{Type: t}))
		}
	})
	for _, p := range between {
		w.paragraph(layout.P, p.Type, look{}, func() { w.spans(p) })
	}
	return []byte(xmlHead + "<w:ftr" + namespaces + ">" + w.b.String() + "</w:ftr>")
}

// footerTexts are the footer's paragraphs, of a choice those of its shortest alternative that is one line.
func footerTexts(n *layout.Node) []*layout.Node {
	if n.Kind == layout.Choice {
		best := n.Children[0]
		for _, c := range n.Children {
			if len(reading.Words(c)) < len(reading.Words(best)) {
				best = c
			}
		}
		return footerTexts(best)
	}
	if n.Kind == layout.Text {
		return []*layout.Node{n}
	}
	var all []*layout.Node
	for _, c := range n.Children {
		all = append(all, footerTexts(c)...)
	}
	return all
}

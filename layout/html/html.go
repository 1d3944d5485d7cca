// Package html writes a document as one HTML file.
//
// Input: a layout.Document; of it the tree, the palette, the metadata and the size of its first page count. Output: a
// file without scripts and without references to anything outside it, the same to the byte for the same document.
//
// Roles of the tree become elements, so that screen readers find what they find in the PDF: headings, lists, terms,
// tables with their head cells, figures with alternative text. Boxes and type become classes in rem, where the tree's 12
// pt are 1 rem: a reader who sets larger letters gets a larger page, and print is as large as the PDF. What stands side
// by side wraps where the window is narrow. Letters are those of the reader's system, since a handout may be mailed and
// kept small. The page stays light whatever the system prefers: the safety levels are told apart by their grounds.
//
// What starts a page of the PDF carries that page's number, so that "see page 4" means something here too; it is a link,
// which a reader hears with the words of the heading that it leads to.
package html

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"strings"

	"handout/layout"
	"handout/layout/reading"
)

//go:embed style.css
var css string

// writer writes one document.
type writer struct {
	b        bytes.Buffer // the body
	doc      *layout.Document
	titles   map[string]string
	starts   map[*layout.Node]int // the page that a node starts
	styles   styles
	pictures pictures
	headings int
	heading  string // ID of the last heading
	inline   int    // depth of elements that may hold phrases alone
	err      error  // the first
}

// Write makes the file.
func Write(d *layout.Document) ([]byte, error) {
	w := &writer{doc: d, titles: reading.Titles(d.Root), starts: reading.Starts(d)}
	w.pictures.w = w
	w.children(d.Root)
	if w.err != nil {
		return nil, w.err
	}
	return w.file(), nil
}

// file puts the head before the body, when all classes and pictures are known.
func (w *writer) file() []byte {
	var f bytes.Buffer
	m := w.doc.Meta
	fmt.Fprintf(&f, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n", esc(m.Lang), esc(m.Title))
	f.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	for _, field := range []struct{ name, content string }{
		{"description", m.Subject}, {"author", m.Author}, {"keywords", strings.Join(m.Keywords, ", ")}, {"dcterms.created", m.Created},
	} {
		if field.content != "" {
			fmt.Fprintf(&f, "<meta name=\"%s\" content=\"%s\">\n", field.name, esc(field.content))
		}
	}
	f.WriteString("<style>\n:root{")
	for _, t := range w.doc.Palette {
		fmt.Fprintf(&f, "--%s:#%02x%02x%02x;", t.Name, t.R, t.G, t.B)
	}
	f.WriteString("}\n")
	before, after, _ := strings.Cut(css, "/* classes */\n")
	f.WriteString(before)
	w.styles.write(&f)
	f.WriteString(after)
	f.WriteString(w.paper())
	f.WriteString("</style>\n</head>\n<body>\n")
	f.WriteString("<nav><a class=\"skip\" href=\"#main\">" + esc(m.Title) + "</a></nav>\n")
	w.pictures.write(&f)
	f.WriteString("<main id=\"main\" tabindex=\"-1\">\n")
	f.Write(w.b.Bytes())
	f.WriteString("</main>\n</body>\n</html>\n")
	return f.Bytes()
}

// paper sets the size of printed pages.
func (w *writer) paper() string {
	if len(w.doc.Pages) == 0 {
		return ""
	}
	p := w.doc.Pages[0]
	return fmt.Sprintf("@page{size:%smm %smm;margin:11mm 15mm}\n", millimetres(p.Width), millimetres(p.Height))
}

func esc(s string) string { return html.EscapeString(s) }

// fail keeps the first error; its node says where it comes from.
func (w *writer) fail(n *layout.Node, err error) {
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("%s: %w", n.Pos, err)
	}
}

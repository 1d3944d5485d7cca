package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"handout/layout"
	"handout/layout/pdf"
	"handout/layout/pdf/pdftest"
)

// copyOf is a document with a block of one copy's own between what all copies share.
func copyOf(fonts *typesetter, own ...string) *layout.Document {
	ts := &typesetter{fonts: fonts.fonts, faces: fonts.faces}
	ts.doc = &layout.Document{Meta: fonts.doc.Meta, Palette: palette, Fonts: ts.fonts, Root: &layout.Node{Role: layout.DocumentRo}}
	ts.page()
	ts.text(ts.doc.Root, layout.H1, "Letters that all copies share")
	block := add(ts.doc.Root, &layout.Node{Own: true})
	items := func() int { return len(ts.doc.Pages[0].Items) }
	from := items()
	for _, text := range own {
		ts.text(block, layout.P, text)
		ts.put(layout.Item{Span: -1, Path: &layout.Path{Segs: rectangle(layout.MM(15), ts.y, layout.MM(50), 750), Fill: layout.Ink}})
	}
	ts.doc.Own = []layout.Own{{Node: block, From: from, To: items()}}
	ts.text(ts.doc.Root, layout.P, "What comes after it")
	ts.page()
	ts.text(ts.doc.Root, layout.P, "Another page")
	return ts.doc
}

// twiceOf is such a document with one more block on its second page.
func twiceOf(fonts *typesetter, own ...string) *layout.Document {
	d := copyOf(fonts, own...)
	ts := &typesetter{fonts: fonts.fonts, faces: fonts.faces, doc: d, y: layout.MM(60)}
	block := add(d.Root, &layout.Node{Own: true})
	from := len(d.Pages[1].Items)
	for _, text := range own {
		ts.text(block, layout.P, "Letters that all share "+text)
	}
	d.Own = append(d.Own, layout.Own{Node: block, Page: 1, From: from, To: len(d.Pages[1].Items)})
	ts.text(d.Root, layout.P, "The end of the other page")
	return d
}

// TestCopiesOfAPlate prints copies from the plate of another and holds them to what is painted as a whole. Letters that
// the shared fonts lack come in a subset of the copy's own.
func TestCopiesOfAPlate(t *testing.T) {
	fonts := newTypesetter(t)
	for _, document := range []func(*typesetter, ...string) *layout.Document{copyOf, twiceOf} {
		testCopies(t, fonts, document)
	}
}

func testCopies(t *testing.T, fonts *typesetter, document func(*typesetter, ...string) *layout.Document) {
	plate, err := pdf.NewPainter().Plate(document(fonts, "first"))
	if err != nil {
		t.Fatal(err)
	}
	painter := pdf.NewPainter()
	for _, tt := range []struct {
		name    string
		subsets int
	}{{"letters", 1}, {"Zoë Quux", 2}, {"that is all", 1}} {
		d := document(fonts, tt.name)
		own, err := painter.Own(d)
		if err != nil {
			t.Fatal(err)
		}
		got, err := painter.Print(plate, own, make([]byte, 100))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, mustPaint(t, pdf.NewPainter(), d)) {
			t.Errorf("%s: the copy differs from the document painted as a whole", tt.name)
		}
		if text, err := pdftest.Text(got); err != nil || text != pdftest.TreeText(d.Root) {
			t.Errorf("%s: text %q, error %v", tt.name, text, err)
		}
		if n := bytes.Count(got, []byte("/Length1 ")); n != tt.subsets {
			t.Errorf("%s: %d font programs, want %d", tt.name, n, tt.subsets)
		}
	}
}

func TestPlateRefusesAnotherShape(t *testing.T) {
	fonts := newTypesetter(t)
	painter := pdf.NewPainter()
	plate, err := painter.Plate(copyOf(fonts, "one"))
	if err != nil {
		t.Fatal(err)
	}
	two, err := painter.Own(copyOf(fonts, "one", "two"))
	if err != nil {
		t.Fatal(err)
	}
	for name, own := range map[string]*pdf.Own{"two paragraphs": two, "nothing": nil} {
		if _, err := painter.Print(plate, own, nil); err == nil || !strings.Contains(err.Error(), "does not fit") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestOwnThatSharesAnyway has blocks that others refer to or that hold more than text: they are painted with the rest.
func TestOwnThatSharesAnyway(t *testing.T) {
	fonts := newTypesetter(t)
	for name, spoil := range map[string]func(*layout.Document){
		"a heading":            func(d *layout.Document) { d.Own[0].Node.Children[0].Role = layout.H2 },
		"an id":                func(d *layout.Document) { d.Own[0].Node.Children[0].ID = "name" },
		"two blocks on a page": func(d *layout.Document) { d.Own = append(d.Own, d.Own[0]) },
		"a link": func(d *layout.Document) {
			d.Own[0].Node.Children[0].Spans[0].Link = "https://yourclinic.example"
			item := &d.Pages[0].Items[d.Own[0].From+1]
			*item = layout.Item{Box: layout.Rect{X: 1000, Y: 1000, W: 5000, H: 5000}, Node: d.Own[0].Node.Children[0], Link: "https://yourclinic.example"}
		},
	} {
		d := copyOf(fonts, "name")
		spoil(d)
		own, err := pdf.NewPainter().Own(d)
		if own != nil || err != nil {
			t.Errorf("%s: kept apart, error %v", name, err)
		}
		out := mustPaint(t, pdf.NewPainter(), d)
		if text, err := pdftest.Text(out); err != nil || text != pdftest.TreeText(d.Root) {
			t.Errorf("%s: text %q, error %v", name, text, err)
		}
	}
}

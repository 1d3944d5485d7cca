package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"handout/layout"
	"handout/layout/impose"
	"handout/layout/pdf"
	"handout/layout/pdf/pdftest"
)

// booklet is the sample, whose pages hang together by links, bookmarks and a paragraph that runs over a page's end.
func booklet(tb testing.TB) *layout.Document { return folded(sample(tb)) }

func folded(d *layout.Document) *layout.Document {
	impose.Booklet(d)
	return d
}

// TestBookletReadsAsBefore: what is read, and where it is tagged, does not depend on the paper.
func TestBookletReadsAsBefore(t *testing.T) {
	structure := func(d *layout.Document) string {
		s, err := pdftest.Structure(mustPaint(t, pdf.NewPainter(), d))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	single, folded := strings.Split(structure(sample(t)), "\n"), strings.Split(structure(booklet(t)), "\n")
	if len(single) != len(folded) {
		t.Fatalf("%d lines of structure, want %d", len(folded), len(single))
	}
	moved := 0
	for i := range single {
		if single[i] == folded[i] {
			continue
		}
		moved++ // a picture on the right half stands elsewhere
		if !strings.Contains(single[i], "BBox") {
			t.Errorf("structure: %q, want %q", folded[i], single[i])
		}
	}
	if moved == 0 {
		t.Error("no picture moved to the right half")
	}
}

func TestBookletSides(t *testing.T) {
	out := mustPaint(t, pdf.NewPainter(), booklet(t))
	sizes, err := api.PageDims(bytes.NewReader(out), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(sizes) != 2 {
		t.Fatalf("%d sides, want 2", len(sizes))
	}
	for _, s := range sizes {
		if s.Width < 1190 || s.Width > 1191 || s.Height < 841 || s.Height > 842 {
			t.Errorf("a side is %v, want A3 on its side", s)
		}
	}
	text := plainText(t, out)
	for _, want := range []string{"/P(1)", "/P(2, 3)", "/DuplexFlipShortEdge", "/PrintScaling/None"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	contents, err := pdftest.Contents(out)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"q 1 0 0 1 595.276 0 cm", "q 1 0 0 1 0 0 cm"} {
		if !strings.Contains(contents[i], want) {
			t.Errorf("side %d lacks %q", i+1, want)
		}
	}
	if strings.Count(contents[1], "595.276 0 cm") != 1 {
		t.Error("the second side has not one page on its right half")
	}
}

func TestBadSpreads(t *testing.T) {
	for want, spreads := range map[string][]layout.Spread{
		"page 3: on no spread":                    {{Left: 0, Right: 1}},
		"spread 2: page 1: not there, or printed": {{Left: 0, Right: 1}, {Left: 2, Right: 1}},
		"spread 1: page 7: not there, or printed": {{Left: 7, Right: 0}, {Left: 1, Right: 2}},
		"spread 1: page -2":                       {{Left: -2, Right: 0}, {Left: 1, Right: 2}},
	} {
		d := sample(t)
		d.Spreads = spreads
		if _, err := pdf.NewPainter().Paint(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// TestSpotAcrossSheets: a node starts on its first page, though the next may be printed before it.
func TestSpotAcrossSheets(t *testing.T) {
	ts := newTypesetter(t)
	root := ts.doc.Root
	ts.page()
	head := add(root, &layout.Node{Role: layout.H1, Kind: layout.Text, Spans: []layout.Span{{Text: "Title to "}, {Text: "the end", Link: "#long"}}})
	ts.line(head, layout.MM(15), 12*layout.Point)
	ts.put(layout.Item{Box: layout.Rect{X: layout.MM(15), Y: layout.MM(20), W: layout.MM(20), H: layout.MM(5)}, Node: head, Span: 1, Link: "#long"})
	long := add(root, &layout.Node{Role: layout.P, ID: "long", Kind: layout.Text, Spans: []layout.Span{{Text: "First page. Second page."}}})
	for range 5 { // pages 2 to 6 are empty
		ts.page()
	}
	for _, half := range []string{"First page. ", "Second page."} { // 7 stands on the right of a side, 8 on the left of the one before
		ts.page()
		ts.words(long, 0, 0, 12*layout.Point, layout.MM(15), half)
	}
	for range 4 {
		ts.page()
	}
	impose.Booklet(ts.doc)
	out := mustPaint(t, pdf.NewPainter(), ts.doc)
	s, err := pdftest.Text(out)
	if err != nil {
		t.Fatal(err)
	}
	if want := "First page. Second page."; !strings.Contains(s, want) {
		t.Errorf("reads %q, want %q in it", s, want)
	}
	if text := plainText(t, out); !strings.Contains(text, "/XYZ 637.79") {
		t.Error("the link does not lead to page 7, on the right half of its side")
	}
}

// TestSheetsReadLeafByLeaf cuts leaves from one sheet: a paragraph that runs from the back of the first to the front of the
// second is read in that order, though the sheet's front is painted first.
func TestSheetsReadLeafByLeaf(t *testing.T) {
	d := sample(t)
	blank := layout.Page{Width: d.Pages[0].Width, Height: d.Pages[0].Height}
	d.Pages = append([]layout.Page{blank}, d.Pages...) // so that the paragraph runs from page 2 to 3
	for i := range d.Pages {
		d.Pages[i].Number = i + 1
	}
	sheets := impose.Sheets(d, &layout.Imposition{Width: 2 * blank.Width, Height: blank.Height, At: []layout.Pt{{}, {X: int64(blank.Width)}}})
	if len(sheets.Pages) != 2 {
		t.Fatalf("%d sides, want 2", len(sheets.Pages))
	}
	want := pdftest.TreeText(d.Root)
	if got, err := pdftest.Text(mustPaint(t, pdf.NewPainter(), sheets)); err != nil || got != want {
		t.Errorf("error %v, text\n%s\nwant\n%s", err, got, want)
	}
}

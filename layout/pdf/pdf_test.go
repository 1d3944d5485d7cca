package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"handout/layout"
	"handout/layout/pdf"
	"handout/layout/pdf/internal/font/fonttest"
	"handout/layout/pdf/pdftest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name + ".golden"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; if that is meant, run with -update and read the diff:\n%s", path, got)
	}
}

func mustPaint(tb testing.TB, p *pdf.Painter, d *layout.Document) []byte {
	tb.Helper()
	out, err := p.Paint(d)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// opentype is a document set in a font with CFF outlines whose em is not 1000.
func opentype(tb testing.TB, charset int) *layout.Document {
	ts := newTypesetter(tb)
	ts.addFont(tb, "Test", fonttest.Font(charset), 400)
	ts.doc.Fonts = ts.fonts
	ts.page()
	n := add(ts.doc.Root, &layout.Node{Role: layout.H1, Kind: layout.Text, Spans: []layout.Span{{Text: "ABC DE"}}})
	ts.words(n, 0, 3, 24*layout.Point, layout.MM(15), "ABC DE")
	return ts.doc
}

// samples are the documents that the validators see.
func samples(tb testing.TB) map[string]*layout.Document {
	return map[string]*layout.Document{
		"sample":    sample(tb),
		"cff":       opentype(tb, fonttest.Named),
		"cff-keyed": opentype(tb, fonttest.Ranges),
		"plain":     plain(tb),
		"fillable":  fillable(tb),
		"booklet":   booklet(tb),
		"one page":  folded(plain(tb)), // with an empty side
	}
}

// plain is the least that a document may be: no date, no headings, no pictures.
func plain(tb testing.TB) *layout.Document {
	ts := newTypesetter(tb)
	ts.doc.Meta = layout.Meta{Title: "Plain", Lang: "en"}
	ts.page()
	ts.doc.Pages[0].Number = 7
	ts.text(ts.doc.Root, layout.P, "One line.")
	return ts.doc
}

func structure(t *testing.T, d *layout.Document) string {
	t.Helper()
	s, err := pdftest.Structure(mustPaint(t, pdf.NewPainter(), d))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStructure(t *testing.T) { golden(t, "structure", structure(t, sample(t))) }

// TestOrder holds what a screen reader says to the order of the block tree.
func TestOrder(t *testing.T) {
	for name, d := range samples(t) {
		got, err := pdftest.Text(mustPaint(t, pdf.NewPainter(), d))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d.Fillable {
			silence(d.Root)
		}
		if want := pdftest.TreeText(d.Root); got != want || want == "" {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestOrderOfTree paints the last paragraph first: the tags follow the tree all the same.
func TestOrderOfTree(t *testing.T) {
	d := sample(t)
	for i := range d.Pages {
		items := d.Pages[i].Items
		for a, b := 0, len(items)-1; a < b; a, b = a+1, b-1 {
			items[a], items[b] = items[b], items[a]
		}
	}
	got := structure(t, d)
	for _, pair := range [][2]string{{"H1", "H2"}, {"Steps", "The end"}, {"30 seconds", "3 times"}} {
		if strings.Index(got, pair[0]) > strings.Index(got, pair[1]) || !strings.Contains(got, pair[0]) {
			t.Errorf("%s does not come before %s", pair[0], pair[1])
		}
	}
}

// TestReproducible paints a document with painters that did different work before.
func TestReproducible(t *testing.T) {
	first := mustPaint(t, pdf.NewPainter(), sample(t))
	golden(t, "sha256", fmt.Sprintf("%x\n", sha256.Sum256(first)))

	reused := pdf.NewPainter()
	mustPaint(t, reused, opentype(t, fonttest.Wide))
	if _, err := reused.Paint(&layout.Document{}); err == nil {
		t.Fatal("an empty document is painted")
	}
	other := sample(t)
	other.Palette = []layout.Token{{Name: layout.Accent, R: 0x6B, G: 0x23, B: 0x58}, palette[1], palette[2]}
	if bytes.Equal(mustPaint(t, reused, other), first) {
		t.Error("another accent makes the same file")
	}
	again := sample(t)
	for range 3 { // the second time, the painter knows fonts and pictures
		if !bytes.Equal(mustPaint(t, reused, again), first) {
			t.Fatal("a painter that painted before makes another file")
		}
	}
}

// TestPagesStandAlone takes a page away: the others keep their content.
func TestPagesStandAlone(t *testing.T) {
	whole, err := pdftest.Contents(mustPaint(t, pdf.NewPainter(), sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	d := sample(t)
	d.Pages = d.Pages[1:]
	part, err := pdftest.Contents(mustPaint(t, pdf.NewPainter(), withoutLinks(d)))
	if err != nil {
		t.Fatal(err)
	}
	if part[0] != whole[1] || part[1] != whole[2] {
		t.Error("a page's content depends on the page before it")
	}
}

func withoutLinks(d *layout.Document) *layout.Document {
	for i := range d.Pages {
		var kept []layout.Item
		for _, it := range d.Pages[i].Items {
			if it.Link == "" {
				kept = append(kept, it)
			}
		}
		d.Pages[i].Items = kept
	}
	return d
}

// TestValid has an independent reader judge the files, strictly.
func TestValid(t *testing.T) {
	for name, d := range samples(t) {
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationStrict
		if err := api.Validate(bytes.NewReader(mustPaint(t, pdf.NewPainter(), d)), conf); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBookmarks(t *testing.T) {
	d := sample(t)
	last := d.Root.Children[slices.IndexFunc(d.Root.Children, func(n *layout.Node) bool { return n.ID == "end" })]
	last.Title = "3 The end" // the page sets the number elsewhere
	marks, err := api.Bookmarks(bytes.NewReader(mustPaint(t, pdf.NewPainter(), d)), nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	printBookmarks(&b, marks, "")
	want := "A sample (with “quotes”) 1\n  Steps 1\n  3 The end 3\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func printBookmarks(b *strings.Builder, marks []pdfcpu.Bookmark, indent string) {
	for _, m := range marks {
		fmt.Fprintf(b, "%s%s %d\n", indent, m.Title, m.PageFrom)
		printBookmarks(b, m.Kids, indent+"  ")
	}
}

// TestWholeFile looks for what both standards ask of the file as a whole.
func TestWholeFile(t *testing.T) {
	var out bytes.Buffer
	if err := api.Optimize(bytes.NewReader(mustPaint(t, pdf.NewPainter(), sample(t))), &out, plainObjects()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/MarkInfo<</Marked true>>", "/DisplayDocTitle true", "/Lang(en-GB)", "/Tabs/S", "/GTS_PDFA1", "/StructTreeRoot", "/UseOutlines"} {
		if !bytes.Contains(out.Bytes(), []byte(want)) {
			t.Errorf("the file lacks %s", want)
		}
	}
}

func plainObjects() *model.Configuration {
	conf := model.NewDefaultConfiguration()
	conf.WriteObjectStream, conf.WriteXRefStream = false, false
	return conf
}

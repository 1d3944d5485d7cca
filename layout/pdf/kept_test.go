package pdf_test

import (
	"bytes"
	"testing"

	"handout/layout"
	"handout/layout/pdf"
)

// keeping is a document whose pages are said to stand in others too, or not.
func keeping(d *layout.Document, kept bool) *layout.Document {
	copied := *d
	copied.Pages = append([]layout.Page(nil), d.Pages...)
	for i := range copied.Pages {
		copied.Pages[i].Kept = kept
	}
	return &copied
}

// TestKeptPages: a page that a painter knows from another document is what it would be painted anew: its content, tags,
// links, fonts and pictures.
func TestKeptPages(t *testing.T) {
	fonts := newTypesetter(t)
	documents := samples(t)
	documents["own"] = copyOf(fonts, "first")
	short := *sample(t)
	for name, d := range documents {
		want := mustPaint(t, pdf.NewPainter(), keeping(d, false))
		p := pdf.NewPainter()
		for round := range 3 {
			if got := mustPaint(t, p, keeping(d, true)); !bytes.Equal(got, want) {
				t.Errorf("%s, round %d: differs from what is painted anew", name, round)
			}
		}
	}
	p := pdf.NewPainter()
	mustPaint(t, p, keeping(&short, true))
	other := short // the same pages in other colours
	other.Palette = append([]layout.Token(nil), short.Palette...)
	for i := range other.Palette {
		other.Palette[i].R ^= 0x40
	}
	if !bytes.Equal(mustPaint(t, p, keeping(&other, true)), mustPaint(t, pdf.NewPainter(), keeping(&other, false))) {
		t.Error("a page in other colours differs from what is painted anew")
	}
}

// TestKeptPageWithFault: what is wrong with a page is told each time.
func TestKeptPageWithFault(t *testing.T) {
	d := keeping(sample(t), true)
	d.Pages[0].Items = append([]layout.Item(nil), d.Pages[0].Items...)
	d.Pages[0].Items = append(d.Pages[0].Items, layout.Item{Span: -1})
	p := pdf.NewPainter()
	for range 2 {
		if _, err := p.Paint(d); err == nil {
			t.Error("an item that shows nothing is painted")
		}
	}
}

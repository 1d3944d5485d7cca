package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"handout/layout"
	"handout/layout/pdf"
	"handout/layout/pdf/pdftest"
)

// TestBindSample binds the sample twice: both are whole, and links lead to their own copy.
func TestBindSample(t *testing.T) {
	d := sample(t)
	p := pdf.NewPainter()
	var out bytes.Buffer
	b, err := p.Bind(&out, d, true)
	if err != nil {
		t.Fatal(err)
	}
	own, err := p.Own(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range []string{"1", "2"} {
		if err := b.Add(d, own, mark); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	got, err := pdftest.Text(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Repeat(pdftest.TreeText(d.Root), 2); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	structure, err := pdftest.Structure(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(structure, "\n  Sect"); n != 2 {
		t.Errorf("%d sections, want one a copy:\n%s", n, structure)
	}
}

func TestBindRefuses(t *testing.T) {
	bad := sample(t)
	bad.Meta.Title = ""
	if _, err := pdf.NewPainter().Bind(new(bytes.Buffer), bad, false); err == nil {
		t.Error("a file without a title")
	}
	d := sample(t)
	b, err := pdf.NewPainter().Bind(new(bytes.Buffer), d, false)
	if err != nil {
		t.Fatal(err)
	}
	astray := sample(t)
	astray.Root.Children = append(astray.Root.Children, &layout.Node{Role: layout.LI})
	rootless := sample(t)
	rootless.Root = nil
	for name, d := range map[string]*layout.Document{"item of no list": astray, "no tree": rootless} {
		if b.Add(d, nil, "1") == nil {
			t.Errorf("%s: bound", name)
		}
	}
	if err := b.Add(d, &pdf.Own{}, "1"); err == nil {
		t.Error("a copy's own that the document has no place for is bound")
	}
}

package press

import (
	"strings"
	"testing"

	"handout/layout/pdf/pdftest"
)

func TestBind(t *testing.T) {
	p := New("test")
	b := Binder{Duplex: true}
	var want strings.Builder
	pages := 0
	for n, patient := range []string{"A. Patient", "B. Patient", "C. Patient"} {
		r := request("starter")
		r.Load.Copy.Patient = patient
		result := mustPrint(t, p, r)
		if !b.Fits(result.Document) {
			t.Fatalf("copy %d does not fit", n+1)
		}
		b.Add(result.Document, n+7)
		want.WriteString(pdftest.TreeText(result.Document.Root))
		pages += (len(result.Document.Pages) + 1) / 2 * 2
	}
	first := 0
	for i, page := range b.bound.Pages {
		if page.Number == 1 {
			if i%2 != 0 {
				t.Errorf("a copy begins on page %d of the file, a back page", i+1)
			}
			first++
		}
	}
	if first != 3 || len(b.bound.Pages) > pages {
		t.Errorf("%d copies on %d pages", first, len(b.bound.Pages))
	}
	checkTree(t, &b.bound)
	pdf, err := b.Paint()
	if err != nil {
		t.Fatal(err)
	}
	checkPDF(t, pdf)
	got, err := pdftest.Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if got != want.String() {
		t.Errorf("the text differs: %s", difference(got, want.String()))
	}
	if b.Len() != 0 || !b.Duplex {
		t.Error("a new file does not begin empty")
	}
	r := request("starter")
	b.Add(mustPrint(t, p, r).Document, 1)
	r.Load.Brand = brand("gb")
	if other := mustPrint(t, p, r).Document; b.Fits(other) {
		t.Error("two brands in one file")
	}
}

package press

import (
	"testing"

	"handout/layout"
	"handout/layout/pdf/pdftest"
	"handout/layout/template"
)

// thinnest is the thinnest line that a desktop printer prints without gaps, in millimetres.
const thinnest = 0.17

// TestNoLineIsLost reads the operators of every template's pages, as they are printed: no line of a picture is thinner
// than a printer can print.
func TestNoLineIsLost(t *testing.T) {
	p := New("test")
	for _, name := range template.Names() {
		for _, programme := range []string{"back-pain", "starter"} {
			for _, paper := range []string{"a4", "letter"} {
				r := request(programme)
				r.Template, r.Paper = name, paper
				strokes, err := pdftest.Strokes(mustPrint(t, p, r).PDF)
				if err != nil {
					t.Fatal(err)
				}
				lines := 0
				for _, s := range strokes {
					if s.Form == "" || s.Bleed {
						continue
					}
					if lines++; s.Width < thinnest {
						t.Errorf("%s, %s, %s: page %d, form %s: a line of %.3f mm", name, programme, paper, s.Page, s.Form, s.Width)
					}
				}
				if lines == 0 && name != "diary" {
					t.Errorf("%s, %s: no lines in pictures", name, programme)
				}
			}
		}
	}
}

// TestFiguresAreSmall: a figure of the full handout takes 6 KB in the file on average, and the whole 240,000 bytes at most.
// One that is another's mirror image takes nothing. The points are whole numbers in the figure's own space.
func TestFiguresAreSmall(t *testing.T) {
	const mean, most = 6 << 10, 240_000
	result := mustPrint(t, New("test"), request("back-pain"))
	if len(result.PDF) > most {
		t.Errorf("%d bytes, the most is %d", len(result.PDF), most)
	}
	figures, twins := map[string]bool{}, map[string]bool{}
	for _, p := range result.Document.Pages {
		for _, it := range p.Items {
			if d := it.Drawing; d != nil && it.Node != nil && it.Node.Role == layout.Figure && d.Under == nil {
				if d.Twin != nil {
					twins[d.Hash], d = true, d.Twin
				}
				figures["X"+d.Hash[:16]] = true
			}
		}
	}
	forms, err := pdftest.Forms(result.PDF)
	if err != nil {
		t.Fatal(err)
	}
	sum, count := 0, 0
	for _, f := range forms {
		if figures[f.Name] {
			sum, count = sum+f.Bytes, count+1
			if !f.Whole {
				t.Errorf("form %s: its points are no whole numbers", f.Name)
			}
		}
	}
	if len(twins) < 3 {
		t.Errorf("%d figures are another's mirror image, want those of the twist, the throw and the bend to the side", len(twins))
	}
	if count += len(twins); count < 15 || sum/count > mean {
		t.Errorf("%d figures of %d bytes on average, the most is %d", count, sum/max(count, 1), mean)
	}
	t.Logf("%d bytes; %d figures of %d bytes on average", len(result.PDF), count, sum/max(count, 1))
}

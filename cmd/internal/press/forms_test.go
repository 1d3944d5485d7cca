package press

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"handout/layout"
	"handout/layout/pdf/pdftest"
	"handout/layout/template"
)

// TestFormOfEveryTemplate fills every template's blanks with fields, and folds those that are not cut.
func TestFormOfEveryTemplate(t *testing.T) {
	p := New("test")
	for _, name := range template.Names() {
		t.Run(name, func(t *testing.T) {
			r := request("starter")
			r.Template, r.Load.Region, r.Paper, r.Fillable = name, "gb", "letter", true
			result := mustPrint(t, p, r)
			checkPDF(t, result.PDF)
			checkFields(t, result)
			checkText(t, result)
			r.Booklet, r.Fillable = true, false
			result, found, err := p.Print(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			if cut := name == "cards"; found.HasErrors() != cut {
				t.Fatalf("refused: %t, want %t: %v", found.HasErrors(), cut, found)
			} else if !cut {
				checkPDF(t, result.PDF)
				checkText(t, result)
			}
		})
	}
}

var widget = regexp.MustCompile(`-> (Tx|Btn) (.*)`)

// TestForms prints every programme as a form and as a booklet, and as both. Each says what the plain handout says, in its
// order, and each blank of the tree is a field with a label of its own.
func TestForms(t *testing.T) {
	p := New("test")
	for i, programme := range []string{"back-pain", "starter"} {
		plain := request(programme)
		plain.Paper = []string{"a4", "letter"}[i]
		before := mustPrint(t, p, plain)
		for _, kind := range []struct{ fillable, booklet bool }{{true, false}, {false, true}, {true, true}} {
			t.Run(fmt.Sprintf("%s/%+v", programme, kind), func(t *testing.T) {
				r := plain
				r.Fillable, r.Booklet = kind.fillable, kind.booklet
				result := mustPrint(t, p, r)
				checkPDF(t, result.PDF)
				if kind.booklet != (len(result.Document.Spreads)*2 >= len(before.Document.Pages)) {
					t.Errorf("%d sides for %d pages", len(result.Document.Spreads), len(before.Document.Pages))
				}
				if kind.fillable {
					checkFields(t, result)
				}
				checkText(t, result)
			})
		}
		if again := mustPrint(t, p, plain); !bytes.Equal(again.PDF, before.PDF) {
			t.Error("a plain handout differs after a form was made")
		}
	}
}

// checkFields counts blanks, and makes them silent: readers hear the field instead.
func checkFields(t *testing.T, r Result) {
	t.Helper()
	blanks := 0
	var silence func(n *layout.Node)
	silence = func(n *layout.Node) {
		if n.Role == layout.Artifact {
			return
		}
		for i := range n.Spans {
			if k := n.Spans[i].Kind; k == layout.Blank || k == layout.Tick {
				n.Spans[i].Text = ""
				blanks++
			}
		}
		for _, c := range n.Children {
			silence(c)
		}
	}
	silence(r.Document.Root)
	structure, err := pdftest.Structure(r.PDF)
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]bool{}
	for _, m := range widget.FindAllStringSubmatch(structure, -1) {
		if labels[m[2]] || strings.Contains(m[2], "?") {
			t.Errorf("the label %s says nothing, or stands twice", m[2])
		}
		labels[m[2]] = true
	}
	if len(labels) != blanks || blanks < 4 {
		t.Errorf("%d fields for %d blanks", len(labels), blanks)
	}
}

// TestFieldLabels names what the clinic reads in a field's tooltip.
func TestFieldLabels(t *testing.T) {
	r := request("back-pain")
	r.Fillable = true
	structure, err := pdftest.Structure(mustPrint(t, New("test"), r).PDF)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`Tx "Prepared for, Exercises for back pain"`,
		`Btn "For me, 1 Inverted pulls"`,
		`Tx "How often, 1 Inverted pulls"`,
		`Tx "1 Inverted pulls, Sat, My week"`,
		`Tx "Pain after, Fri, My week"`,
	} {
		if !strings.Contains(structure, want) {
			t.Errorf("there is no field %s", want)
		}
	}
}

func TestFilledPatientIsNoField(t *testing.T) {
	r := request("starter")
	r.Fillable, r.Load.Copy.Patient = true, "A. Patient"
	structure, err := pdftest.Structure(mustPrint(t, New("test"), r).PDF)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(structure, `Tx "Prepared for`) {
		t.Error("what is printed can be typed over")
	}
}

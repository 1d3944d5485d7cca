package press

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
	"handout/layout/pdf/pdftest"
	"handout/layout/template"
)

// assorted are requests that share in every way that there is: brands, programmes, doses, papers, templates, selections,
// and copies with all fields, with none, with a name too long for a line, with letters that no handout has, with a note.
func assorted() []Request {
	l, brands := Open(), sampleBrands(2)
	var all []Request
	day := data.Date{Year: 2026, Month: 12, Day: 1}
	copies := []data.Copy{
		{},
		{Patient: "A. Patient"},
		{Patient: "Zoë Jäxqvist", Therapist: "B. Clinician", Date: day, NextVisit: data.Date{Year: 2027, Month: 1, Day: 2}},
		{Patient: "Ł. Ďžőřęąß", Date: day},
		{Patient: strings.Repeat("Extraordinarily Longname ", 6), Date: day},
		{Patient: "A. Patient", Side: "left", Note: "Stay within what is easy, **whatever** the sheet {says}."},
		{Patient: strings.Repeat("Unbreakable", 12)},
	}
	for i, c := range copies {
		for k, change := range []func(*Request){
			func(*Request) {},
			func(r *Request) { r.Load.Brand = brands[i%2] },
			func(r *Request) { r.Load.Brand, r.Paper = brands[0], "letter" },
			func(r *Request) { r.Load.Settings = []load.Setting{{Key: "towel-stretch.hold", Value: "10 s"}} },
			func(r *Request) { r.Load.Exercises = []string{"towel-stretch"} },
			func(r *Request) { r.Load.Programme.ID, r.Load.Region = "starter", "us" },
		} {
			if i != 1 && k != 0 && k != 1+i%5 {
				continue // each with some others: all with all would take a minute
			}
			r := request("back-pain")
			r.Library = l
			change(&r)
			r.Load.Copy = c
			all = append(all, r)
		}
	}
	return all
}

// TestCopiesAreSinglePrints holds every copy of a batch, in any order and on any number of workers, to the bytes of a
// print by a press that has made nothing before.
func TestCopiesAreSinglePrints(t *testing.T) {
	requests := assorted()
	want := make([][]byte, len(requests))
	text := make([]string, len(requests))
	for i, r := range requests {
		r.Library = Open()
		result := mustPrint(t, New("test"), r)
		checkPages(t, result.Document)
		checkTree(t, result.Document)
		want[i], text[i] = result.PDF, pdftest.TreeText(result.Document.Root)
		if got, err := pdftest.Text(result.PDF); err != nil || got != text[i] {
			t.Errorf("request %d: %v, %s", i, err, difference(got, text[i]))
		}
		if i%3 == 0 { // it is slow
			checkPDF(t, result.PDF)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, workers := range []int{1, 3} {
		p, order := New("test"), random.Perm(len(requests))
		order = append(order, order...) // each twice: made and remembered
		shuffled := func(yield func(int, Request) bool) {
			for _, i := range order {
				if !yield(i, requests[i]) {
					return
				}
			}
		}
		var came []int
		mustBatch(t, p, shuffled, Options{Workers: workers}, func(i int, r Result) {
			came = append(came, i)
			if !bytes.Equal(r.PDF, want[i]) {
				t.Errorf("%d workers: request %d differs from a single print", workers, i)
			}
			if got := pdftest.TreeText(r.Document.Root); got != text[i] {
				t.Errorf("%d workers: the tree of request %d is another's: %s", workers, i, difference(got, text[i]))
			}
			if r.Bundle.Copy != requests[i].Load.Copy {
				t.Errorf("%d workers: request %d has the data of another copy", workers, i)
			}
			checkPages(t, r.Document)
		})
		if !slices.Equal(came, order) {
			t.Errorf("%d workers: copies came in another order", workers)
		}
	}
}

// TestCopiesShare makes sure that a copy whose edition is known is neither loaded nor composed again.
func TestCopiesShare(t *testing.T) {
	p := New("test")
	l := Open()
	for i, name := range []string{"A. Patient", "Zoë Quux", "Someone Else"} {
		r := request("starter")
		r.Library, r.Load.Copy.Patient = l, name
		j := &job{Request: r, press: p, paints: true}
		for _, s := range stages {
			if err := s.run(j); err != nil || j.found.HasErrors() {
				t.Fatal(s.name, err, j.found)
			}
		}
		j.release()
		if shared := j.known && j.sheet == nil; shared != (i > 0) {
			t.Errorf("copy %d shares: %t", i, shared)
		}
	}
}

// TestCopyIsJudgedAlone holds a copy's own faults to that copy.
func TestCopyIsJudgedAlone(t *testing.T) {
	l, p := Open(), New("test")
	good, bad, emoji := request("starter"), request("starter"), request("starter")
	good.Library, bad.Library, emoji.Library = l, l, l
	bad.Load.Copy = data.Copy{Date: data.Date{Year: 2026, Month: 2, Day: 1}, NextVisit: data.Date{Year: 2026, Month: 1, Day: 1}}
	emoji.Load.Copy.Patient = "A. Patient 🙂"
	refused := []bool{true, false, true, true, false, true}
	for i, r := range []Request{bad, good, bad, emoji, good, emoji} {
		_, found, err := p.Print(t.Context(), r)
		if err != nil || found.HasErrors() != refused[i] {
			t.Errorf("print %d: refused %t, want %t: %v %v", i, found.HasErrors(), refused[i], found, err)
		}
	}
	_, first, _ := New("test").Print(t.Context(), emoji)
	_, later, _ := p.Print(t.Context(), emoji)
	if fmt.Sprint(first) != fmt.Sprint(later) {
		t.Errorf("a copy is refused with %v, by itself with %v", later, first)
	}
}

// TestWarningsAreTold holds what a remembered edition tells to what a fresh one does.
func TestWarningsAreTold(t *testing.T) {
	r := request("back-pain")
	p := New("test")
	var told [3]diag.List
	for i := range told {
		r.Load.Copy.Patient = fmt.Sprint("Patient ", i)
		var err error
		if _, told[i], err = p.Print(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	for i := range told {
		if fmt.Sprint(told[i]) != fmt.Sprint(told[0]) {
			t.Errorf("copy %d is told %v, the first %v", i, told[i], told[0])
		}
	}
}

// TestEditionsAreBounded makes more editions and plates than are remembered.
func TestEditionsAreBounded(t *testing.T) {
	var e editions
	l := Open()
	for i := range mostEditions + 10 {
		r := Request{Library: l, Paper: fmt.Sprint(i)}
		of := &edition{}
		e.keep(&r, of)
		for k := range i % 4 {
			e.keepPlate(&r, of, fmt.Sprint(k), &plate{})
		}
		count := 0
		for _, known := range e.known {
			count += len(known.plates)
		}
		if len(e.known) != len(e.order) || len(e.known) > mostEditions || count != e.plates || count > mostPlates {
			t.Fatalf("%d editions in an order of %d, %d plates counted as %d", len(e.known), len(e.order), count, e.plates)
		}
		if got := e.find(&r); got != of {
			t.Fatalf("the newest edition is not known")
		}
	}
}

// TestFamiliesAreBounded: editions that differ in doses are of one family, others are not, and the oldest
// family is forgotten.
func TestFamiliesAreBounded(t *testing.T) {
	var e editions
	l := Open()
	r := Request{Library: l, Paper: "first"}
	first := e.family(&r)
	r.Load.Settings = []load.Setting{{Key: "towel-stretch.hold", Value: "10 s"}}
	if e.family(&r) != first {
		t.Error("another dose makes another family")
	}
	if chosen := (Request{Library: l, Paper: "first", Load: load.Request{Exercises: []string{"towel-stretch"}}}); e.family(&chosen) == first {
		t.Error("another selection is of the same family, though exercises name one another")
	}
	for i := range mostFamilies {
		if e.family(&Request{Library: l, Paper: fmt.Sprint(i)}) == first || len(e.families) > mostFamilies {
			t.Fatalf("%d families", len(e.families))
		}
	}
	if e.family(&r) == first {
		t.Error("the oldest family is still there")
	}
}

// TestEditionsKeepTheirTemplate: a copy of a known edition opens no template, however many families were since.
func TestEditionsKeepTheirTemplate(t *testing.T) {
	p, r := New("test"), request("starter")
	first := mustPrint(t, p, r).PDF
	p.editions.families, p.editions.familyOrder = nil, nil
	if again := mustPrint(t, p, r).PDF; !bytes.Equal(again, first) || len(p.editions.families) > 0 {
		t.Errorf("%d families for a copy of a known edition", len(p.editions.families))
	}
}

// TestAskedEditionsStay: what is asked for again and again outlives what is asked for once.
func TestAskedEditionsStay(t *testing.T) {
	var e editions
	l := Open()
	often := Request{Library: l, Paper: "often"}
	e.keep(&often, &edition{})
	for i := range 3 * mostEditions {
		e.keep(&Request{Library: l, Paper: fmt.Sprint(i)}, &edition{})
		if e.find(&often) == nil {
			t.Fatalf("forgotten after %d others", i)
		}
	}
}

// TestCopiesOfManyDoses makes copies of which no two have the same doses, side and note, in every template, in several
// orders and side by side, by presses that share all they can: each is what a fresh press makes of it alone.
func TestCopiesOfManyDoses(t *testing.T) {
	l := Open()
	var requests []Request
	for i, name := range template.Names() {
		for k := range 6 {
			r := request("back-pain")
			r.Library, r.Template, r.Load.Region = l, name, "gb"
			r.Load.Settings = []load.Setting{
				{Key: "towel-stretch.hold", Value: fmt.Sprint(5+k, " s")},
				{Key: "childs-pose.repetitions", Value: fmt.Sprint(1 + (i+k)%3)},
				{Key: "inverted-pulls.frequency", Value: fmt.Sprintf("{times: %d, per: day}", 1+k%2)},
			}
			if k == 3 {
				r.Load.Settings = r.Load.Settings[:1]
				r.Load.Exercises = []string{"childs-pose", "towel-stretch"}
			}
			if k > 3 { // one dose; what is easier than towel stretches is named where it is on the sheet
				r.Load.Settings = []load.Setting{{Key: "towel-stretch.hold", Value: "5 s"}}
				r.Load.Exercises = [][]string{{"towel-stretch", "standing-twists"}, {"towel-stretch", "childs-pose"}}[k-4]
			}
			r.Load.Copy = data.Copy{Patient: fmt.Sprint("Patient ", k), Side: []string{"left", "right", "both", ""}[k%4], Note: strings.Repeat("Stay within what is easy. ", k)}
			requests = append(requests, r)
		}
	}
	want := make([][]byte, len(requests))
	for i, r := range requests {
		r.Library = Open()
		want[i] = mustPrint(t, New("test"), r).PDF
	}
	random := rand.New(rand.NewPCG(3, 4))
	for _, workers := range []int{1, 2, 4} {
		order := append(random.Perm(len(requests)), random.Perm(len(requests))...)
		shuffled := func(yield func(int, Request) bool) {
			for _, i := range order {
				if !yield(i, requests[i]) {
					return
				}
			}
		}
		mustBatch(t, New("test"), shuffled, Options{Workers: workers}, func(i int, r Result) {
			if !bytes.Equal(r.PDF, want[i]) {
				t.Errorf("%d workers: %s, doses %v: differs from a single print", workers, requests[i].Template, requests[i].Load.Settings)
			}
		})
	}
}

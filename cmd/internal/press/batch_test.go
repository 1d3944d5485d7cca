package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
	"handout/layout/pdf/pdftest"
	"handout/layout/template"
)

// numbered yields requests with their places.
func numbered(rs []Request) iter.Seq2[int, Request] { return slices.All(rs) }

func TestBatchKeepsOrderAndBytes(t *testing.T) {
	rs := make([]Request, 12)
	l := Open()
	var want [][]byte
	for i := range rs {
		rs[i] = request("starter")
		rs[i].Library = l
		rs[i].Load.Copy.Patient = string(rune('A' + i%5))
		want = append(want, mustPrint(t, New("test"), rs[i]).PDF)
	}
	for _, workers := range []int{0, 1, 3} {
		next := 0
		err := New("test").Batch(t.Context(), numbered(rs), Options{Workers: workers}, func(n int, r Result, found diag.List, err error) error {
			if err != nil || found.HasErrors() {
				t.Error(err, found)
			}
			if n != next {
				t.Errorf("%d workers: copy %d came when %d was due", workers, n, next)
			}
			if !bytes.Equal(r.PDF, want[n]) {
				t.Errorf("%d workers: copy %d differs from a single print", workers, n)
			}
			next++
			return nil
		})
		if err != nil || next != len(rs) {
			t.Errorf("%d workers: %d copies of %d, error %v", workers, next, len(rs), err)
		}
	}
}

func TestBatchStops(t *testing.T) {
	endless := func(yield func(int, Request) bool) {
		l := Open()
		for i := 0; ; i++ {
			r := request("starter")
			r.Library = l
			if !yield(i, r) {
				return
			}
		}
	}
	full := errors.New("full")
	err := New("test").Batch(t.Context(), endless, Options{}, func(n int, _ Result, _ diag.List, _ error) error {
		if n == 3 {
			return full
		}
		return nil
	})
	if err != full {
		t.Errorf("error %v, want the one of emit", err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	err = New("test").Batch(ctx, endless, Options{}, func(int, Result, diag.List, error) error { cancel(); return nil })
	if err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestBatchFinishAndRefusal(t *testing.T) {
	rs := []Request{request("starter"), request("none"), request("starter")}
	torn := errors.New("torn")
	finish := func(_ context.Context, n int, r Result) error {
		if r.PDF == nil {
			t.Errorf("copy %d was finished without a PDF", n)
		}
		if n == 2 {
			return torn
		}
		return nil
	}
	var errs []error
	var refused []bool
	err := New("test").Batch(t.Context(), numbered(rs), Options{Finish: finish}, func(_ int, _ Result, found diag.List, err error) error {
		errs = append(errs, err)
		refused = append(refused, found.HasErrors())
		return nil
	})
	if err != nil || !slices.Equal(errs, []error{nil, nil, torn}) || !slices.Equal(refused, []bool{false, true, false}) {
		t.Errorf("error %v, errors of copies %v, refused %v", err, errs, refused)
	}
}

// sampleBrands are brands that differ in name, accent and logo.
func sampleBrands(count int) []*load.Target {
	brands := make([]*load.Target, count)
	for i := range brands {
		accent := fmt.Sprintf("#6B%02X58", 0x10+i)
		change := func(name string) []byte {
			src := bytes.ReplaceAll(brandFiles[name].Data, []byte("#6B2358"), []byte(accent))
			src = bytes.ReplaceAll(src, []byte("REGION"), []byte("gb"))
			return bytes.ReplaceAll(src, []byte("Your Clinic"), fmt.Appendf(nil, "Your Clinic %d", i))
		}
		files := fstest.MapFS{"clinic.yaml": {Data: change("clinic.yaml")}, "logo.svg": {Data: change("logo.svg")}}
		brands[i] = &load.Target{Layer: &load.Layer{Prefix: fmt.Sprintf("clinic-%d", i), FS: files}, Path: "clinic.yaml"}
	}
	return brands
}

// copyForm is a form that copies may take; the first is the one whose pages copies share.
type copyForm struct {
	format            string
	fillable, booklet bool
}

// TestCopiesOfEveryTemplateAreTheirOwn prints two patients' copies, one after the other by one press, in every template,
// format and form: nothing of the first stands in the second.
func TestCopiesOfEveryTemplateAreTheirOwn(t *testing.T) {
	for _, name := range template.Names() {
		for _, form := range []copyForm{{}, {fillable: true}, {booklet: true}, {format: "txt"}} {
			if name == "cards" && form.booklet {
				continue // cards are cut, not folded
			}
			p, l := New("test"), Open() // a library of one's own would be another edition
			for _, patient := range []string{"A. Patient", "B. Other"} {
				r := request("starter")
				r.Library, r.Template = l, name
				r.Load.Copy = data.Copy{Patient: patient, Side: "left", Note: "A note for " + patient}
				r.Format, r.Fillable, r.Booklet = form.format, form.fillable, form.booklet
				result, problems, err := p.Print(context.Background(), r)
				if err != nil || problems.HasErrors() {
					t.Fatal(name, form, err, problems)
				}
				alone, _, err := New("test").Print(context.Background(), r)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(result.PDF, alone.PDF) || !slices.EqualFunc(result.Files, alone.Files, bytes.Equal) {
					t.Errorf("%s %+v: the copy of %s differs from that of a fresh press", name, form, patient)
				}
				said := pdftest.TreeText(result.Document.Root)
				if !strings.Contains(said, "Left side. A note for "+patient) || strings.Count(said, patient) < 2 {
					t.Errorf("%s %+v: the copy of %s lacks the name, the side or the note", name, form, patient)
				}
				if patient == "B. Other" && strings.Contains(said, "A. Patient") {
					t.Errorf("%s %+v: the copy of %s says another name", name, form, patient)
				}
				if shares := form == (copyForm{}); shares != (p.editions.plates == 1) {
					t.Errorf("%s %+v: %d plates after the copy of %s", name, form, p.editions.plates, patient)
				}
			}
		}
	}
}

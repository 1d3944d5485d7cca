package press

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"handout/data/load"
	"handout/layout/pdf/pdftest"
)

// bound binds handouts into one file.
func bound(t *testing.T, duplex bool, results ...Result) []byte {
	t.Helper()
	var out bytes.Buffer
	b, err := NewBinder(&out, results[0], duplex)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range results {
		if !b.Fits(r) {
			t.Fatalf("copy %d does not fit", i+1)
		}
		if err := b.Add(r, i+7); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() != len(results) {
		t.Errorf("%d are bound, want %d", b.Len(), len(results))
	}
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// mixed are copies of a brand as a list may ask for them: by patient, dose, programme, paper and template.
func mixed(t *testing.T, p *Press, brand *load.Target) []Result {
	t.Helper()
	l := Open()
	var results []Result
	for i, patient := range []string{"A. Patient", "B. Patient", "", "Ωμέγα", "A. Patient"} {
		r := request("starter")
		r.Library, r.Load.Brand, r.Load.Copy.Patient = l, brand, patient
		switch i {
		case 1:
			r.Load.Settings = []load.Setting{{Key: "childs-pose.repetitions", Value: "4"}}
		case 2:
			r.Template, r.Paper = "summary", "letter"
		case 3:
			r.Load.Programme.ID, r.Load.Copy.Patient = "back-pain", "D. Patient"
		}
		results = append(results, mustPrint(t, p, r))
	}
	return results
}

func TestBind(t *testing.T) {
	for _, duplex := range []bool{false, true} {
		results := mixed(t, New("test"), nil)
		pdf := bound(t, duplex, results...)
		checkPDF(t, pdf)
		var want strings.Builder
		pages, labels := 0, ""
		for _, r := range results {
			if duplex && pages%2 == 1 {
				pages++
			}
			labels += fmt.Sprintf("%d<</S/D/St 1>>", pages)
			pages += len(r.Document.Pages)
			want.WriteString(pdftest.TreeText(r.Document.Root))
		}
		got, err := pdftest.Text(pdf)
		if err != nil {
			t.Fatal(err)
		}
		if got != want.String() {
			t.Errorf("duplex %v: the text differs: %s", duplex, difference(got, want.String()))
		}
		all := objects(t, pdf)
		if n := len(regexp.MustCompile(`/Type/Page/`).FindAllString(all, -1)); n != pages {
			t.Errorf("duplex %v: %d pages, want %d", duplex, n, pages)
		}
		if !strings.Contains(all, "/PageLabels<</Nums["+labels+"]>>") {
			t.Errorf("duplex %v: the file lacks the labels %s", duplex, labels)
		}
		for i := range results {
			if title := fmt.Sprintf("/Title(%d ", i+7); !strings.Contains(all, title) {
				t.Errorf("duplex %v: no bookmark begins with %d", duplex, i+7)
			}
		}
	}
}

// TestBoundTwice: what is bound does not depend on which press made it, or in which order it painted.
func TestBoundTwice(t *testing.T) {
	first := bound(t, true, mixed(t, New("test"), brand("gb"))...)
	if second := bound(t, true, mixed(t, New("test"), brand("gb"))...); !bytes.Equal(first, second) {
		t.Error("bound again, the file is another")
	}
}

// TestBoundSharing: what copies have alike stands in the file once. A tenth copy adds its tags and its name.
func TestBoundSharing(t *testing.T) {
	p, l := New("test"), Open()
	var results []Result
	for i := range 10 {
		r := request("starter")
		r.Library, r.Load.Copy.Patient = l, fmt.Sprint("Patient ", i)
		results = append(results, mustPrint(t, p, r))
	}
	one, ten := len(bound(t, false, results[:1]...)), len(bound(t, false, results...))
	if each := (ten - one) / 9; 5*each > 2*one {
		t.Errorf("one copy takes %d bytes, and each further one %d", one, each)
	}
	content := regexp.MustCompile(`/Contents \[?(\d+ 0 R )?(\d+)`)
	pages := content.FindAllStringSubmatch(objects(t, bound(t, false, results...)), -1)
	streams := map[string]bool{}
	for _, m := range pages {
		streams[m[2]] = true
	}
	if want := len(results[0].Document.Pages); len(streams) != want || len(pages) != 10*want {
		t.Errorf("%d pages are painted by %d streams, want %d by %d", len(pages), len(streams), 10*want, want)
	}
}

func TestBrandsDoNotFit(t *testing.T) {
	p := New("test")
	r := request("starter")
	b, err := NewBinder(new(bytes.Buffer), mustPrint(t, p, r), true)
	if err != nil {
		t.Fatal(err)
	}
	r.Load.Brand = brand("gb")
	if b.Fits(mustPrint(t, p, r)) {
		t.Error("two brands in one file")
	}
}

// full is a disk that holds so many bytes.
type full struct{ room int }

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestBindOnAFullDisk(t *testing.T) {
	r := mustPrint(t, New("test"), request("starter"))
	b, err := NewBinder(&full{room: 100}, r, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(b.Add(r, 1), b.Finish()); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
}

// objects is all that the file's object streams hold.
func objects(t *testing.T, pdf []byte) string {
	t.Helper()
	var all strings.Builder
	start := regexp.MustCompile(`/Type/ObjStm/N \d+/First \d+/Filter/FlateDecode/Length \d+>>\nstream\n`)
	for _, at := range start.FindAllIndex(pdf, -1) {
		z, err := zlib.NewReader(bytes.NewReader(pdf[at[1]:]))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, z); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

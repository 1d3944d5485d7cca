package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"handout/data/load"
	"handout/layout"
	"handout/layout/pdf/pdftest"
	"handout/layout/template"
)

// brandFiles are the brands of the matrix: one with everything that a brand can have.
var brandFiles = fstest.MapFS{
	"clinic.yaml": {Data: []byte(`name: Your Clinic
logo: {file: logo.svg, side: right, alt: Your Clinic}
accent: "#6B2358"
contact: [12 Main Street, 01632 960 000, yourclinic.example]
sign_off: Your Clinic, part of Your Group. Registered in Your Town.
region: REGION
url: https://yourclinic.example/back
safety: {add: {urgent: [A new brace that rubs], ask_first: [A pacemaker]}}
notes: {childs-pose: Use the soft mat.}
`)},
	"logo.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#6B2358"/></svg>`)},
}

func brand(region string) *load.Target {
	files := fstest.MapFS{
		"clinic.yaml": {Data: bytes.Replace(brandFiles["clinic.yaml"].Data, []byte("REGION"), []byte(region), 1)},
		"logo.svg":    brandFiles["logo.svg"],
	}
	return &load.Target{Layer: &load.Layer{Prefix: "clinic-" + region, FS: files}, Path: "clinic.yaml"}
}

func request(programme string) Request {
	return Request{Library: Open(), Load: load.Request{Programme: load.Target{ID: programme}}, Template: "handout"}
}

func mustPrint(t testing.TB, p *Press, r Request) Result {
	t.Helper()
	result, found, err := p.Print(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if found.HasErrors() {
		t.Fatalf("refused: %v", found)
	}
	return result
}

// TestMatrix prints every built-in programme on every paper, in every region, with a brand and without, and holds each
// to what must be true of all of them.
func TestMatrix(t *testing.T) {
	library := Open()
	programmes, found := library.Programmes()
	if found.HasErrors() {
		t.Fatal(found)
	}
	regions, found := library.Regions()
	if found.HasErrors() {
		t.Fatal(found)
	}
	if len(programmes) < 2 || len(regions) < 9 {
		t.Fatalf("%d programmes and %d regions, want 2 and 9 at least", len(programmes), len(regions))
	}
	p := New("test")
	for _, programme := range programmes {
		for _, region := range regions {
			for _, paper := range []string{"a4", "letter"} {
				for _, branded := range []bool{false, true} {
					if branded && region.ID == "intl" {
						continue // a brand names where its patients live
					}
					name := fmt.Sprintf("%s/%s/%s/brand=%t", programme.ID, region.ID, paper, branded)
					t.Run(name, func(t *testing.T) {
						r := request(programme.ID)
						r.Library, r.Paper, r.Load.Region = library, paper, region.ID
						if branded {
							r.Load.Brand = brand(region.ID)
						}
						result := mustPrint(t, p, r)
						checkText(t, result)
						checkPages(t, result.Document)
						checkTree(t, result.Document)
						if paper == "a4" == branded { // half of them: it is slow
							checkPDF(t, result.PDF)
						}
					})
				}
			}
		}
	}
}

// checkText holds the order of what a screen reader hears to the order of the tree.
func checkText(t *testing.T, r Result) {
	t.Helper()
	got, err := pdftest.Text(r.PDF)
	if err != nil {
		t.Fatal(err)
	}
	want := pdftest.TreeText(r.Document.Root)
	if got != want {
		t.Errorf("text of the PDF differs from the tree's: %s", difference(got, want))
	}
	if len(want) < 3000 {
		t.Errorf("the tree holds %d characters, far too few for a handout", len(want))
	}
}

func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d is %q, want %q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// checkPages demands that every mark lies on its page and hangs on a node of the tree or on none.
func checkPages(t *testing.T, d *layout.Document) {
	t.Helper()
	known := map[*layout.Node]bool{}
	walk(d.Root, func(n *layout.Node) { known[n] = true })
	for i, p := range d.Pages {
		if p.Number != i+1 {
			t.Errorf("page %d has the number %d", i+1, p.Number)
		}
		if len(p.Items) == 0 {
			t.Errorf("page %d is empty", p.Number)
		}
		for _, item := range p.Items {
			b := item.Box
			if b.X < 0 || b.Y < 0 || b.W < 0 || b.H < 0 || b.X+b.W > p.Width || b.Y+b.H > p.Height {
				t.Errorf("page %d: %+v leaves the page of %d x %d", p.Number, b, p.Width, p.Height)
			}
			if item.Node != nil && !known[item.Node] {
				t.Errorf("page %d: an item belongs to node %q, which is not in the tree", p.Number, item.Node.Name)
			}
		}
	}
}

// checkTree demands alternative text on every figure, and ids that are unique and link targets that are there.
func checkTree(t *testing.T, d *layout.Document) {
	t.Helper()
	ids := map[string]bool{}
	var links []string
	walk(d.Root, func(n *layout.Node) {
		if n.Role == layout.Figure && n.Alt == "" {
			t.Errorf("figure %q (%s) has no alternative text", n.Name, n.Pos)
		}
		if n.ID != "" && ids[n.ID] {
			t.Errorf("the id %q stands twice", n.ID)
		}
		ids[n.ID] = true
		for _, s := range n.Spans {
			if s.Target != "" {
				links = append(links, s.Target)
			}
			if id, ok := strings.CutPrefix(s.Link, "#"); ok {
				links = append(links, id)
			}
		}
	})
	for _, id := range links {
		if !ids[id] {
			t.Errorf("a link leads to %q, which is not there", id)
		}
	}
}

func walk(n *layout.Node, visit func(*layout.Node)) {
	visit(n)
	for _, c := range n.Children {
		walk(c, visit)
	}
}

func checkPDF(t *testing.T, pdf []byte) {
	t.Helper()
	c := model.NewDefaultConfiguration()
	c.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(pdf), c); err != nil {
		t.Errorf("pdfcpu, strict: %v", err)
	}
}

// TestSameBytes prints with a fresh press, a used one, and one that printed something else before.
func TestSameBytes(t *testing.T) {
	fresh := mustPrint(t, New("test"), request("starter")).PDF
	used := New("test")
	mustPrint(t, used, request("back-pain"))
	for range 2 {
		if got := mustPrint(t, used, request("starter")).PDF; !bytes.Equal(got, fresh) {
			t.Fatal("the same request gave other bytes")
		}
	}
}

// TestSideBySide prints on several workers at once, as a batch does.
func TestSideBySide(t *testing.T) {
	p := New("test")
	want := mustPrint(t, p, request("starter")).PDF
	got := make(chan []byte, 4)
	for range cap(got) {
		go func() {
			result, _, err := p.Print(context.Background(), request("starter"))
			if err != nil {
				result.PDF = []byte(err.Error())
			}
			got <- result.PDF
		}()
	}
	for range cap(got) {
		if !bytes.Equal(<-got, want) {
			t.Error("a worker gave other bytes")
		}
	}
}

func TestStages(t *testing.T) {
	var seen []string
	p := New("test")
	p.Watch = func(stage string) func() {
		seen = append(seen, stage)
		return func() { seen = append(seen, "/"+stage) }
	}
	mustPrint(t, p, request("starter"))
	want := []string{"load", "/load", "lint", "/lint", "compose", "/compose", "flow", "/flow", "paint", "/paint"}
	if !slices.Equal(seen, want) {
		t.Errorf("stages %q, want %q", seen, want)
	}

	seen = nil
	result, found, err := p.Proof(t.Context(), request("starter"))
	if err != nil || found.HasErrors() {
		t.Fatal(found, err)
	}
	if result.PDF != nil || result.Document == nil || !slices.Equal(seen, want[:8]) {
		t.Errorf("a proof went through %q and gave %d bytes", seen, len(result.PDF))
	}
}

func TestErrorStopsThePress(t *testing.T) {
	var seen []string
	p := New("test")
	p.Watch = func(stage string) func() { seen = append(seen, stage); return func() {} }
	result, found, err := p.Print(t.Context(), request("none"))
	if err != nil {
		t.Fatal(err)
	}
	if !found.HasErrors() || result.PDF != nil || !slices.Equal(seen, []string{"load"}) {
		t.Errorf("findings %v after stages %q, %d bytes; want an error after load", found, seen, len(result.PDF))
	}
}

func TestInterruptedBetweenStages(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p := New("test")
	p.Watch = func(stage string) func() {
		if stage == "compose" {
			cancel()
		}
		return func() {}
	}
	result, _, err := p.Print(ctx, request("starter"))
	if !errors.Is(err, context.Canceled) || result.PDF != nil {
		t.Errorf("error %v and %d bytes, want %v and none", err, len(result.PDF), context.Canceled)
	}
}

func TestCreated(t *testing.T) {
	r := request("starter")
	if got, want := mustPrint(t, New("test"), r).Document.Meta.Created, "2026-08-06T00:00:00Z"; got != want {
		t.Errorf("created %q, want the programme's day %q", got, want)
	}
	r.Created = "2026-01-01T10:00:00Z"
	if got := mustPrint(t, New("test"), r).Document.Meta.Created; got != r.Created {
		t.Errorf("created %q, want what the request says, %q", got, r.Created)
	}
}

// TestPatientStaysOnThePage looks for the name in everything that is not page content.
func TestPatientStaysOnThePage(t *testing.T) {
	r := request("starter")
	r.Load.Copy.Patient, r.Load.Copy.Therapist = "Zebedee Quux", "Wilma Frobnicate"
	result := mustPrint(t, New("test"), r)
	text, err := pdftest.Text(result.PDF)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{r.Load.Copy.Patient, r.Load.Copy.Therapist} {
		if !strings.Contains(text, name) {
			t.Errorf("the page does not hold %q", name)
		}
		if meta := fmt.Sprintf("%+v", result.Document.Meta); strings.Contains(meta, name) {
			t.Errorf("the metadata hold %q: %s", name, meta)
		}
	}
	if result.Hash != mustPrint(t, New("test"), request("starter")).Hash {
		t.Error("a patient's name changes the hash that a reviewer signs")
	}
}

func TestPaperAndRegion(t *testing.T) {
	tests := []struct {
		region, paper, want string
	}{
		{"", "", "a4"},
		{"us", "", "letter"},
		{"us", "a4", "a4"},
		{"gb", "letter", "letter"},
	}
	width := map[string]layout.Length{"a4": layout.MM(210), "letter": layout.PT(612)}
	for _, tt := range tests {
		r := request("starter")
		r.Load.Region, r.Paper = tt.region, tt.paper
		if got := mustPrint(t, New("test"), r).Document.Pages[0].Width; got != width[tt.want] {
			t.Errorf("region %q, paper %q: width %d, want %s", tt.region, tt.paper, got, tt.want)
		}
	}
}

// TestEveryTemplateWithoutARegion: the numbers by country stand over the foot of every page, however large its type.
func TestEveryTemplateWithoutARegion(t *testing.T) {
	for _, name := range template.Names() {
		for _, paper := range []string{"a4", "letter"} {
			r := request("back-pain")
			r.Load.Region, r.Template, r.Paper = "intl", name, paper
			if _, problems, err := New("test").Proof(context.Background(), r); err != nil || problems.HasErrors() {
				t.Errorf("%s on %s: %v\n%s", name, paper, err, problems.Text())
			}
		}
	}
}

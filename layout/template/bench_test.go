package template

import (
	"testing"

	"handout/assets"
	"handout/layout"
)

// BenchmarkCompose is the making of the largest built-in handout's tree, its drawings read each time.
func BenchmarkCompose(b *testing.B) {
	r := Request{Template: open(b, "handout"), Bundle: bundle(b, "back-pain", "gb"), Draft: true, Assets: assets.FS}
	b.ReportAllocs()
	for b.Loop() {
		if _, faults := Compose(r); faults.HasErrors() {
			b.Fatal(listing(faults))
		}
	}
}

// BenchmarkVerify is the last look for the safety texts alone.
func BenchmarkVerify(b *testing.B) {
	handout := bundle(b, "back-pain", "gb")
	root, t := composed(b, handout).Root, open(b, "handout")
	b.ReportAllocs()
	for b.Loop() {
		c := &composer{Template: t, b: handout, draft: true, spoken: map[*layout.Node]speech{}}
		if c.verify(root); c.diags.HasErrors() {
			b.Fatal(listing(c.diags))
		}
	}
}

// BenchmarkFigures reads all kept figures of the largest built-in handout.
func BenchmarkFigures(b *testing.B) {
	handout := bundle(b, "back-pain", "gb")
	b.ReportAllocs()
	count := 0
	for b.Loop() {
		count = 0
		for range new(Drawings).Figures(assets.FS, Figures{}, handout) {
			count++
		}
	}
	b.ReportMetric(float64(count), "figures")
}

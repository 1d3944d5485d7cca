package template

import (
	"testing"

	"handout/assets"
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

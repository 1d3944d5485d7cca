package figure_test

import (
	"testing"

	"handout/layout/figure"
)

// BenchmarkDraw draws poses of each sort, once each.
func BenchmarkDraw(b *testing.B) {
	for _, id := range []string{"inverted-pulls-3", "standing-twists-2", "medicine-ball-throw-2", "upper-back-bends-2", "childs-pose-2", "towel-stretch-2", "seated-neck-stretch"} {
		p := libraryPose(b, id)
		b.Run(id, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				figure.Draw(p, figure.Options{})
			}
		})
	}
}

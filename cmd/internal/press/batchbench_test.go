package press

import (
	"fmt"
	"iter"
	"testing"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
)

// branded yields so many copies of the full handout, patients and dates differing, brands taken in turn.
func branded(l *load.Library, brands []*load.Target, count int) iter.Seq2[int, Request] {
	return func(yield func(int, Request) bool) {
		for i := range count {
			r := request("back-pain")
			r.Library, r.Load.Brand = l, brands[i%len(brands)]
			r.Load.Copy = data.Copy{
				Patient: fmt.Sprintf("%c. Patient %d", 'A'+i%26, i), Therapist: "B. Clinician",
				Date: data.Date{Year: 2026, Month: 1 + i%12, Day: 1 + i%28},
			}
			if !yield(i, r) {
				return
			}
		}
	}
}

// mustBatch runs a batch in which nothing may fail.
func mustBatch(t testing.TB, p *Press, requests iter.Seq2[int, Request], o Options, use func(int, Result)) {
	t.Helper()
	err := p.Batch(t.Context(), requests, o, func(n int, r Result, found diag.List, err error) error {
		if err == nil && found.HasErrors() {
			err = fmt.Errorf("copy %d: %v", n, found)
		}
		use(n, r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkBatch makes branded copies of the full handout in memory, all from one press, as a batch does.
func BenchmarkBatch(b *testing.B) {
	for _, count := range []int{1, 16} {
		b.Run(fmt.Sprintf("brands=%d", count), func(b *testing.B) {
			brands := sampleBrands(count)
			b.ReportAllocs()
			size := 0
			mustBatch(b, New("bench"), branded(Open(), brands, b.N), Options{}, func(_ int, r Result) { size += len(r.PDF) })
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "copies/s")
			b.ReportMetric(float64(size)/float64(b.N), "bytes/copy")
		})
	}
}

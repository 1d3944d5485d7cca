package press

import (
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

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

// BenchmarkBatch makes 10,000 branded copies of the full handout in memory, by a press that has made nothing before.
func BenchmarkBatch(b *testing.B) {
	const copies = 10_000
	var one float64 // seconds a copy with one brand
	for _, count := range []int{1, 16} {
		b.Run(fmt.Sprintf("brands=%d", count), func(b *testing.B) {
			brands := sampleBrands(count)
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				mustBatch(b, New("bench"), branded(Open(), brands, copies), Options{}, func(_ int, r Result) { size += len(r.PDF) })
			}
			made := float64(b.N * copies)
			each := b.Elapsed().Seconds() / made
			if count == 1 {
				one = each
			}
			b.ReportMetric(1/each, "copies/s")
			b.ReportMetric(float64(size)/made, "bytes/copy")
			if one > 0 { // unless only the other was asked for
				b.ReportMetric(each/one, "time-ratio")
			}
		})
	}
}

// BenchmarkBatchLength makes 1,000 copies and then 100,000 on the same press: neither the peak of memory nor the time a
// copy may grow.
func BenchmarkBatchLength(b *testing.B) {
	brands, l, p := sampleBrands(1), Open(), New("bench")
	for b.Loop() {
		var peak, each [2]float64
		for i, count := range []int{1_000, 100_000} {
			start := time.Now()
			mustBatch(b, p, branded(l, brands, count), Options{}, func(int, Result) {})
			each[i] = float64(time.Since(start).Microseconds()) / float64(count)
			peak[i] = peakMemory()
		}
		b.ReportMetric(peak[0]/1e6, "MB-at-1000")
		b.ReportMetric(peak[1]/1e6, "MB-at-100000")
		b.ReportMetric(peak[1]/peak[0], "memory-ratio")
		b.ReportMetric(each[1]/each[0], "time-ratio")
		b.ReportMetric(each[1], "µs/copy-at-100000")
	}
}

// peakMemory is the most memory that the process has held, in bytes: what Linux says of it, or else what Go's runtime
// has asked for.
func peakMemory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok {
		var kilobytes float64
		if _, err := fmt.Sscanf(rest, "%g kB", &kilobytes); err == nil {
			return 1024 * kilobytes
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys)
}

// BenchmarkBatchDoses makes copies whose doses differ: of 180 kinds, or no two alike, so that less is shared.
func BenchmarkBatchDoses(b *testing.B) {
	for _, test := range []struct {
		name    string
		changed []string // a dose every twenty seconds
	}{
		{"kinds=180", []string{"towel-stretch.hold"}},
		{"kinds=72000", []string{"towel-stretch.hold", "inverted-pulls.hold", "childs-pose.hold"}},
	} {
		b.Run(test.name, func(b *testing.B) {
			l := Open()
			requests := func(yield func(int, Request) bool) {
				for i, r := range branded(l, sampleBrands(1), b.N) {
					r.Load.Settings = []load.Setting{{Key: "childs-pose.repetitions", Value: fmt.Sprint(1 + i%9)}}
					kind := i / 9
					for _, key := range test.changed {
						r.Load.Settings = append(r.Load.Settings, load.Setting{Key: key, Value: fmt.Sprint(5+kind%20, " s")})
						kind /= 20
					}
					if !yield(i, r) {
						return
					}
				}
			}
			b.ReportAllocs()
			mustBatch(b, New("bench"), requests, Options{}, func(int, Result) {})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "copies/s")
			b.ReportMetric(peakMemory()/1e6, "MB")
		})
	}
}

// BenchmarkBind makes copies as BenchmarkBatch does, and binds a thousand of them into each file.
func BenchmarkBind(b *testing.B) {
	const copies = 1000
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		var out counter
		var binder *Binder
		mustBatch(b, New("bench"), branded(Open(), sampleBrands(1), copies), Options{}, func(n int, r Result) {
			if binder == nil {
				var err error
				if binder, err = NewBinder(&out, r, true); err != nil {
					b.Fatal(err)
				}
			}
			if err := binder.Add(r, n); err != nil {
				b.Fatal(err)
			}
		})
		if err := binder.Finish(); err != nil {
			b.Fatal(err)
		}
		size = int(out)
	}
	b.ReportMetric(float64(b.N*copies)/b.Elapsed().Seconds(), "copies/s")
	b.ReportMetric(float64(size)/copies, "bytes/copy")
}

// counter counts what is written.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

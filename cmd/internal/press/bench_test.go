package press

import (
	"path/filepath"
	"testing"
	"time"

	"handout/cmd/internal/atomicfile"
)

// atStage returns a job that has gone through all stages before the named one, and the stage.
func atStage(b *testing.B, p *Press, name string) (*job, stage) {
	b.Helper()
	j := &job{Request: request("back-pain"), press: p}
	for _, s := range stages {
		if j.Bundle != nil {
			if err := j.engage(); err != nil { // the worker that printed before
				b.Fatal(err)
			}
		}
		if s.name == name {
			return j, s
		}
		if err := s.run(j); err != nil || j.found.HasErrors() {
			b.Fatal(s.name, j.found, err)
		}
	}
	b.Fatal("no stage " + name)
	return nil, stage{}
}

// benchmark runs one stage of the full handout again and again, on a press that has printed before.
func benchmark(b *testing.B, name string) {
	p := New("bench")
	mustPrint(b, p, request("back-pain"))
	before, s := atStage(b, p, name)
	b.ReportAllocs()
	for b.Loop() {
		j := *before
		if name == "load" {
			j.Library = Open() // a library remembers what it has read
		}
		if err := s.run(&j); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B)    { benchmark(b, "load") }
func BenchmarkLint(b *testing.B)    { benchmark(b, "lint") }
func BenchmarkCompose(b *testing.B) { benchmark(b, "compose") }
func BenchmarkFlow(b *testing.B)    { benchmark(b, "flow") }
func BenchmarkPaint(b *testing.B)   { benchmark(b, "paint") }

func BenchmarkWrite(b *testing.B) {
	pdf := mustPrint(b, New("bench"), request("back-pain")).PDF
	path := filepath.Join(b.TempDir(), "sheet.pdf")
	b.SetBytes(int64(len(pdf)))
	for b.Loop() {
		if err := atomicfile.Write(b.Context(), path, pdf, false); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirst makes the full handout as `handout make` does: nothing is warm. It reports each stage apart.
func BenchmarkFirst(b *testing.B) {
	spent := map[string]time.Duration{}
	b.ReportAllocs()
	for b.Loop() {
		p := New("bench")
		p.Watch = func(stage string) func() {
			start := time.Now()
			return func() { spent[stage] += time.Since(start) }
		}
		mustPrint(b, p, request("back-pain"))
	}
	for _, s := range stages {
		b.ReportMetric(float64(spent[s.name].Nanoseconds())/float64(b.N)/1e6, s.name+"-ms/op")
	}
}

// BenchmarkNext makes it on a press that has printed before, as a batch does.
func BenchmarkNext(b *testing.B) {
	p := New("bench")
	r := request("back-pain")
	mustPrint(b, p, r)
	b.ReportAllocs()
	for b.Loop() {
		mustPrint(b, p, r)
	}
}

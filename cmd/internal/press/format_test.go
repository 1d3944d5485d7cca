package press

import "testing"

// benchmarkFormat writes one format of the full handout, laid out before.
func benchmarkFormat(b *testing.B, format string) {
	r := request("back-pain")
	r.Format, r.DPI = format, 150
	p := New("bench")
	j := &job{Request: r, press: p}
	for _, s := range stages[:proofed] {
		if err := s.run(j); err != nil || j.found.HasErrors() {
			b.Fatal(s.name, j.found, err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := j.write(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) { benchmarkFormat(b, "html") }
func BenchmarkDOCX(b *testing.B) { benchmarkFormat(b, "docx") }
func BenchmarkText(b *testing.B) { benchmarkFormat(b, "txt") }
func BenchmarkPNG(b *testing.B)  { benchmarkFormat(b, "png") }

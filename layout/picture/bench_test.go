package picture

import (
	"io/fs"
	"testing"

	"handout/assets"
)

// assetFiles are the SVG files of a folder of assets, by name.
func assetFiles(t testing.TB, folder string) (names []string, files map[string][]byte) {
	t.Helper()
	files = map[string][]byte{}
	for _, pattern := range []string{folder + "/*.svg", folder + "/*/*.svg"} {
		found, err := fs.Glob(assets.FS, pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) == 0 {
		t.Fatalf("no drawings in %s", folder)
	}
	for _, n := range names {
		var err error
		if files[n], err = fs.ReadFile(assets.FS, n); err != nil {
			t.Fatal(err)
		}
	}
	return names, files
}

// BenchmarkFigures reads every figure once.
func BenchmarkFigures(b *testing.B) {
	names, files := assetFiles(b, "figures")
	size := 0
	for _, n := range names {
		size += len(files[n])
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range names {
			if _, l := Decode(n, files[n], Options{}); len(l) > 0 {
				b.Fatal(l)
			}
		}
	}
}

func BenchmarkQR(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := QR("https://handout.example/back-pain"); err != nil {
			b.Fatal(err)
		}
	}
}

package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"math"
	"regexp"
	"strconv"
	"testing"

	"handout/layout"
	"handout/layout/pdf"
)

// TestTwin: a drawing that is another in a mirror is that one, turned about the middle: it is written once.
func TestTwin(t *testing.T) {
	ts := newTypesetter(t)
	leaf := &layout.Drawing{Hash: "1eaf", Width: 8000, Height: 5000, Shapes: []layout.Shape{{Fill: layout.Ink, Path: []layout.Seg{
		{Op: layout.MoveTo}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 8000}}}, {Op: layout.LineTo, P: [3]layout.Pt{{Y: 5000}}},
	}}}}
	ts.page()
	ts.picture(ts.doc.Root, leaf, "A leaf", "")
	ts.picture(ts.doc.Root, &layout.Drawing{Hash: "fae1", Width: 8000, Height: 5000, Shapes: leaf.Shapes, Twin: leaf}, "The leaf in a mirror", "")
	out, err := pdf.NewPainter().Paint(ts.doc)
	if err != nil {
		t.Fatal(err)
	}
	placed := regexp.MustCompile(`q (-?)[\d.]+ 0 0 -[\d.]+ ([\d.]+) [\d.]+ cm/(X\w+) Do Q`).FindAllSubmatch(inflated(t, out), -1)
	if len(placed) != 2 || string(placed[0][1]) != "" || string(placed[1][1]) != "-" || string(placed[1][3]) != "X1eaf" {
		t.Fatalf("placed %q", placed)
	}
	left := func(i int) float64 { x, _ := strconv.ParseFloat(string(placed[i][2]), 64); return x }
	if width := 40 / 25.4 * 72; math.Abs(left(1)-left(0)-width) > 0.01 {
		t.Errorf("the turned one begins %g right of the other, want its width %g", left(1)-left(0), width)
	}
	if n := bytes.Count(out, []byte("/Subtype/Form")); n != 1 {
		t.Errorf("%d forms, want 1", n)
	}
}

// inflated is what all streams of a file say.
func inflated(t *testing.T, file []byte) []byte {
	t.Helper()
	var all []byte
	for _, rest := range bytes.Split(file, []byte("stream\n"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			continue // the end of one, or one that is not deflated
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	return all
}

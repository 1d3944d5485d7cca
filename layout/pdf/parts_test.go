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

// TestParts: the parts of a drawing are placed one over the other, a mirrored one turned about the middle, and what two
// drawings share is written once.
func TestParts(t *testing.T) {
	ts := newTypesetter(t)
	box := []layout.Seg{
		{Op: layout.MoveTo}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 8000}}}, {Op: layout.LineTo, P: [3]layout.Pt{{Y: 5000}}},
	}
	body := &layout.Drawing{Hash: "b0d7", Width: 8000, Height: 5000, Shapes: []layout.Shape{{Path: box, Fill: layout.Ink}}}
	spot := &layout.Drawing{Hash: "5b07", Width: 8000, Height: 5000, Shapes: []layout.Shape{{Path: box[:2], Stroke: layout.Ink, StrokeWidth: 500}}}
	turned := &layout.Drawing{Hash: "7e51", Width: 8000, Height: 5000, Shapes: body.Shapes, Parts: []layout.Part{{Drawing: body, Mirrored: true}, {Drawing: spot}}}
	ts.page()
	ts.picture(ts.doc.Root, body, "A leaf", "")
	ts.picture(ts.doc.Root, turned, "The leaf in a mirror, with a spot", "")
	out, err := pdf.NewPainter().Paint(ts.doc)
	if err != nil {
		t.Fatal(err)
	}
	placed := regexp.MustCompile(`q (-?)[\d.]+ 0 0 -[\d.]+ ([\d.]+) ([\d.]+) cm/(X\w+) Do Q`).FindAllSubmatch(inflated(t, out), -1)
	if len(placed) != 3 {
		t.Fatalf("%d drawings are placed, want 3", len(placed))
	}
	for i, want := range []struct{ sign, name string }{{"", "Xb0d7"}, {"-", "Xb0d7"}, {"", "X5b07"}} {
		if string(placed[i][1]) != want.sign || string(placed[i][4]) != want.name {
			t.Errorf("placed %s, want %q %s", placed[i][0], want.sign, want.name)
		}
	}
	left := func(i int) float64 { x, _ := strconv.ParseFloat(string(placed[i][2]), 64); return x }
	if width := 40 / 25.4 * 72; math.Abs(left(1)-left(2)-width) > 0.01 {
		t.Errorf("the mirrored part begins at %g, %g right of the other, want its width", left(1), left(1)-left(2))
	}
	if n := bytes.Count(out, []byte("/Subtype/Form")); n != 2 {
		t.Errorf("%d forms, want 2", n)
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

package picture

import (
	"testing"

	"handout/layout"
)

func decoded(t *testing.T, svg string) *layout.Drawing {
	t.Helper()
	d, faults := Decode("x.svg", []byte(svg), Options{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return d
}

// TestMirror: what a mirrored drawing paints is what a file says that mirrors the elements, and its part is the drawing.
func TestMirror(t *testing.T) {
	const head, path = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">`, `<path d="M1 2L10 3C12 4 14 6 15 9z" fill="#123456"/></svg>`
	d := decoded(t, head+path)
	m := Mirror(d)
	want := decoded(t, head+`<g transform="matrix(-1 0 0 1 30 0)">`+path[:len(path)-6]+`</g></svg>`)
	if m.Width != want.Width || m.Height != want.Height || len(m.Shapes) != len(want.Shapes) {
		t.Fatalf("%+v, want %+v", m, want)
	}
	for i, s := range m.Shapes[0].Path {
		if s.Op != layout.Close && s != want.Shapes[0].Path[i] {
			t.Errorf("segment %d: %v, want %v", i, s, want.Shapes[0].Path[i])
		}
	}
	if len(m.Parts) != 1 || m.Parts[0].Drawing != d || !m.Parts[0].Mirrored || m.Hash == d.Hash {
		t.Errorf("parts %v, hash %s", m.Parts, m.Hash)
	}
	if back := Mirror(m); back.Hash != d.Hash {
		t.Error("mirrored twice it is another drawing")
	}
	if d.Shapes[0].Path[0].P[0].X != 1000 {
		t.Error("the drawing itself was changed")
	}
}

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
	if m.Twin != d || m.Hash == d.Hash {
		t.Errorf("twin %v, hash %s", m.Twin, m.Hash)
	}
	if back := Mirror(m); back.Hash != d.Hash {
		t.Error("mirrored twice it is another drawing")
	}
	if d.Shapes[0].Path[0].P[0].X != 1000 {
		t.Error("the drawing itself was changed")
	}
}

// TestAtLeast widens thin lines, those of what lies under too, and leaves what only widens a fill.
func TestAtLeast(t *testing.T) {
	const thin = `<path d="M1 2L10 3" stroke="#111111" stroke-width="0.5"/>`
	d := decoded(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20" fill="none">`+thin+
		`<path d="M1 2L10 3" stroke="#111111" stroke-width="3"/><path d="M1 2L10 3V9" fill="#222222" stroke="#222222" stroke-width="0.2"/></svg>`)
	wide := AtLeast(d, 2000)
	for i, want := range []int64{2000, 3000, 200} {
		if got := wide.Shapes[i].StrokeWidth; got != want {
			t.Errorf("line %d: %d thousandths, want %d", i, got, want)
		}
	}
	if d.Shapes[0].StrokeWidth != 500 || wide.Hash == d.Hash {
		t.Error("the drawing itself was changed, or the other has its hash")
	}
	if AtLeast(wide, 2000) != wide || AtLeast(nil, 1) != nil {
		t.Error("nothing to widen, but another drawing")
	}
	over := AtLeast(Overlay(d, decoded(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h5v5z"/></svg>`)), 2000)
	if over.Under.Hash != wide.Hash {
		t.Error("lines of what lies under stay thin")
	}
	if m := AtLeast(Mirror(d), 2000); m.Twin.Hash != wide.Hash || m.Shapes[0].StrokeWidth != 2000 {
		t.Error("lines of the twin stay thin")
	}
}

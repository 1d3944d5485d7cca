package picture

import (
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"handout/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSVG reads testdata/svg/*.svg, one feature a file, and compares the shapes with the .txt beside it.
func TestSVG(t *testing.T) {
	files, err := filepath.Glob("testdata/svg/*.svg")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".svg"), func(t *testing.T) {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			d, l := Decode(f, src, Options{})
			if len(l) > 0 {
				t.Fatal(l)
			}
			golden(t, strings.TrimSuffix(f, ".svg")+".txt", dump(d))
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update to accept)\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// decode reads an SVG that stands in the test and must be sound.
func decode(t *testing.T, src string, o Options) *layout.Drawing {
	t.Helper()
	d, l := Decode("test.svg", []byte(src), o)
	if len(l) > 0 {
		t.Fatal(l)
	}
	return d
}

func svg(body string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">` + body + `</svg>`
}

func TestColoursOfOptions(t *testing.T) {
	src := svg(`<path class="skin" fill="#f6dfcc" stroke="#f6dfcc" d="M0 0h1v1z"/>` +
		`<path class="skin" fill="none" stroke="currentColor" d="M0 0h1v1z"/>` +
		`<g class="other skin" fill="#f6dfcc" fill-opacity=".5"><path d="M0 0h1v1z"/><path fill="red" d="M0 0h1v1z"/></g>` +
		`<path class="hidden" d="M0 0h1v1z"/>` +
		`<path fill="currentColor" d="M0 0h1v1z"/>`)
	d := decode(t, src, Options{Current: layout.Accent, Classes: map[string]layout.Colour{"skin": "#112233", "hidden": layout.None}})
	want := `size 10 10
fill #112233
stroke #112233 width 1 cap 0 join 0
  M 0,0 L 1,0 L 1,1 Z
stroke #112233 width 1 cap 0 join 0
  M 0,0 L 1,0 L 1,1 Z
fill #112233 128/255
  M 0,0 L 1,0 L 1,1 Z
fill #FF0000 128/255
  M 0,0 L 1,0 L 1,1 Z
fill accent
  M 0,0 L 1,0 L 1,1 Z
`
	if got := dump(d); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	plain := decode(t, src, Options{})
	if plain.Hash == d.Hash {
		t.Error("recoloured, but the hash stays")
	}
	if plain.Shapes[1].Stroke != black {
		t.Errorf("currentColor without a choice is %s", plain.Shapes[1].Stroke)
	}
}

// TestNothingPainted: what is clipped away, clear or empty leaves no shape.
func TestNothingPainted(t *testing.T) {
	for _, body := range []string{
		`<clipPath id="a"><rect width="1" height="1"/></clipPath><clipPath id="b"><rect x="5" width="1" height="1"/></clipPath><g clip-path="url(#a)"><path clip-path="url(#b)" d="M0 0h9"/></g>`,
		`<path fill-opacity="0" d="M0 0h1v1z"/>`,
		`<path fill="none" stroke="red" stroke-width=".0001" d="M0 0h1v1z"/>`,
		`<path d="M0 0"/>`,
		`<line x2="5"/>`,
		`<g fill-opacity=".01" opacity=".01"><path d="M0 0h1v1z"/></g>`,
	} {
		if d := decode(t, svg(body), Options{}); len(d.Shapes) != 0 {
			t.Errorf("%s draws %s", body, dump(d))
		}
	}
}

// TestOpacity: how opacities of element, fill and colour multiply, and that clear dashes and colours do no harm.
func TestOpacity(t *testing.T) {
	d := decode(t, svg(`<g opacity=".999"><path fill="#0008" fill-opacity=".5" d="M0 0h1v1z"/></g>`+
		`<g color="none"><path fill="currentColor" color="currentColor" d="M0 0h1v1z"/></g>`+
		`<path fill="none" stroke="red" stroke-dasharray=".0001" d="M0 0h1"/>`+
		`<rect width="4" height="2" rx="1" ry="0"/>`), Options{Current: layout.Stop})
	want := `size 10 10
fill #000000 68/255
  M 0,0 L 1,0 L 1,1 Z
fill stop
  M 0,0 L 1,0 L 1,1 Z
stroke #FF0000 width 1 cap 0 join 0
  M 0,0 L 1,0
fill #000000
  M 0,0 L 4,0 L 4,2 L 0,2 Z
`
	if got := dump(d); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestHash shows that everything painted counts, and nothing else.
func TestHash(t *testing.T) {
	const base = `<path fill="#123456" stroke="red" d="M0 0L1 1"/>`
	first := decode(t, svg(base), Options{}).Hash
	for name, body := range map[string]string{
		"spaces":      `<path fill="#123456"   stroke="red" d="M 0 0 L 1 1"/>`,
		"relative":    `<path fill="#123456" stroke="#f00" d="m0 0l1 1"/>`,
		"description": `<title>x</title>` + base,
		"group":       `<g>` + base + `</g>`,
	} {
		if got := decode(t, svg(body), Options{}).Hash; got != first {
			t.Errorf("%s: the hash differs", name)
		}
	}
	seen := map[string]string{first: "base"}
	for _, body := range []string{
		`<path fill="#123457" stroke="red" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" d="M0 0L1 1.001"/>`,
		`<path fill="#123456" stroke="red" d="M0 0M1 1"/>`,
		`<path fill="#123456" stroke="red" stroke-width="2" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" stroke-linecap="round" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" stroke-linejoin="round" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" stroke-miterlimit="5" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" stroke-dasharray="1" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" fill-rule="evenodd" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" fill-opacity=".5" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="red" stroke-opacity=".5" d="M0 0L1 1"/>`,
		`<path fill="#123456" stroke="none" d="M0 0L1 1"/>`,
		`<clipPath id="c"><rect width="1" height="1"/></clipPath><path clip-path="url(#c)" fill="#123456" stroke="red" d="M0 0L1 1"/>`,
		base + base,
	} {
		h := decode(t, svg(body), Options{}).Hash
		if other, ok := seen[h]; ok {
			t.Errorf("%s has the hash of %s", body, other)
		}
		seen[h] = body
	}
}

func TestOverlay(t *testing.T) {
	a := decode(t, svg(`<path d="M0 0h1v1z"/>`), Options{})
	b := decode(t, svg(`<path fill="red" d="M0 0h2v2z"/>`), Options{})
	got := Overlay(a, b, b)
	if got.Under != a || len(got.Shapes) != 2 || dump(&layout.Drawing{Shapes: got.Shapes[:1]}) != dump(&layout.Drawing{Shapes: b.Shapes}) {
		t.Errorf("got:\n%s", dump(got))
	}
	if len(a.Shapes) != 1 {
		t.Error("the base was changed")
	}
	if Overlay(a) != a {
		t.Error("nothing laid over, but another drawing")
	}
	if over := Overlay(b, b, b); over.Hash == got.Hash || Overlay(a, b, b).Hash != got.Hash {
		t.Error("the hash does not tell what lies under")
	}
}

// TestAssets reads every drawing of the house, and holds the figures to their form.
func TestAssets(t *testing.T) {
	for _, folder := range []string{"figures", "icons", "muscles"} {
		names, files := assetFiles(t, folder)
		for _, name := range names {
			d, l := Decode(name, files[name], Options{Current: layout.Ink})
			if len(l) > 0 {
				t.Errorf("%s: %v", name, l)
				continue
			}
			if len(d.Shapes) == 0 {
				t.Errorf("%s: nothing is drawn", name)
			}
			switch folder {
			case "figures":
				if len(files[name]) > 20<<10 {
					t.Errorf("%s: %d bytes", name, len(files[name]))
				}
				for _, s := range d.Shapes {
					for _, seg := range s.Path {
						for _, p := range seg.P {
							if p.X%500 != 0 || p.Y%500 != 0 {
								t.Fatalf("%s: the point %v is no whole or half unit", name, p)
							}
						}
					}
				}
			case "icons":
				if d.Width != 24*thousand || d.Height != 24*thousand {
					t.Errorf("%s: %d x %d", name, d.Width, d.Height)
				}
			case "muscles":
				body, _ := Decode("body.svg", files[path.Dir(name)+"/body.svg"], Options{})
				if d.Width != body.Width || d.Height != body.Height {
					t.Errorf("%s: not in the body's space", name)
				}
			}
		}
	}
}

// TestFigureClasses shows that skin and hair of every figure can be recoloured.
func TestFigureClasses(t *testing.T) {
	const skin, hair = layout.Colour("#010203"), layout.Colour("#040506")
	names, files := assetFiles(t, "figures")
	for _, name := range names {
		d, _ := Decode(name, files[name], Options{Classes: map[string]layout.Colour{"skin": skin, "hair": hair}})
		found := map[layout.Colour]bool{}
		for _, s := range d.Shapes {
			found[s.Fill] = true
			if s.Fill == "#F6DFCC" || s.Fill == "#5A463A" {
				t.Errorf("%s: a shape keeps %s", name, s.Fill)
			}
		}
		closeUp := strings.HasSuffix(name, "-grip.svg") // of the hands alone
		if !found[skin] || !found[hair] && !closeUp {
			t.Errorf("%s: no skin or no hair", name)
		}
	}
}

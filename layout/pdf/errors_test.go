package pdf_test

import (
	"strings"
	"testing"

	"handout/data/diag"
	"handout/layout"
	"handout/layout/pdf"
)

// TestPaintRefuses damages the sample in one place each.
func TestPaintRefuses(t *testing.T) {
	first := func(d *layout.Document, is func(*layout.Item) bool) *layout.Item {
		for p := range d.Pages {
			for i := range d.Pages[p].Items {
				if it := &d.Pages[p].Items[i]; is(it) {
					return it
				}
			}
		}
		t.Fatal("the sample lacks such an item")
		return nil
	}
	tagged := func(it *layout.Item) bool { return it.Glyphs != nil && it.Node != nil }
	drawn := func(it *layout.Item) bool { return it.Drawing != nil && it.Drawing.Raster == nil }
	image := func(it *layout.Item) bool { return it.Drawing != nil && it.Drawing.Raster != nil }
	linked := func(it *layout.Item) bool { return it.Link != "" }
	blank := func(it *layout.Item) bool { return it.Path != nil && it.Span >= 0 }
	text := func(edit func(*layout.Run)) func(*layout.Document) {
		return func(d *layout.Document) { edit(first(d, tagged).Glyphs) }
	}
	drawing := func(edit func(*layout.Drawing)) func(*layout.Document) {
		return func(d *layout.Document) { edit(first(d, drawn).Drawing) }
	}
	raster := func(edit func(*layout.Raster)) func(*layout.Document) {
		return func(d *layout.Document) { edit(first(d, image).Drawing.Raster) }
	}
	root := func(n *layout.Node) func(*layout.Document) {
		return func(d *layout.Document) {
			n.Pos = diag.Pos{File: "bad.yaml", Line: 3, Column: 5}
			d.Root.Children = append(d.Root.Children, n)
		}
	}
	tests := []struct {
		name   string
		damage func(*layout.Document)
		want   string
	}{
		{"no title", func(d *layout.Document) { d.Meta.Title = "" }, "no title"},
		{"no pages", func(d *layout.Document) { d.Pages = nil }, "document: no pages"},
		{"no tree", func(d *layout.Document) { d.Root = nil }, "must have the role Document"},
		{"unknown token", text(func(r *layout.Run) { r.Colour = "puce" }), `page 1: sample.yaml:1: colour "puce": neither a token of the palette nor #RRGGBB`},
		{"no such font", text(func(r *layout.Run) { r.Font = 3 }), "font 3: the document has 3"},
		{"no such glyph", text(func(r *layout.Run) { r.Glyphs[0].ID = 392 }), "glyph 392: the font has 392"},
		{"no size", text(func(r *layout.Run) { r.Size = 0 }), "size must be above 0"},
		{"damaged font", func(d *layout.Document) { d.Fonts[0].Data = []byte("no font at all, by any means") }, `font "AtkinsonHyperlegibleNext-Regular": font: not a TrueType`},
		{"empty font", func(d *layout.Document) { d.Fonts[0].Data = nil }, "no data or no em"},
		{"no such span", func(d *layout.Document) { first(d, tagged).Span = 9 }, "span 9: the node has 1"},
		{"item of nothing", func(d *layout.Document) { first(d, tagged).Node = &layout.Node{} }, "painted, but not in the tree"},
		{"two marks in one item", func(d *layout.Document) { first(d, tagged).Link = "#x" }, "one of glyphs, path, drawing and link"},
		{"path of an unknown colour", func(d *layout.Document) { first(d, blank).Path.Stroke.Colour = "puce" }, `colour "puce"`},
		{"ground of an unknown colour", func(d *layout.Document) { first(d, blank).Path.Fill = "puce" }, `colour "puce"`},
		{"blank without words", func(d *layout.Document) { it := first(d, blank); it.Node.Spans[it.Span].Text = " " }, "without words to hear"},
		{"drawing without a hash", drawing(func(d *layout.Drawing) { d.Hash = "" }), "drawing without a hash"},
		{"drawing without extent", drawing(func(d *layout.Drawing) { d.Width = 0 }), "must be above 0"},
		{"shape of an unknown colour", drawing(func(d *layout.Drawing) { d.Shapes[0].Fill = "puce" }), `drawing aaaaaaaaaaaa: colour "puce"`},
		{"stroke of an unknown colour", drawing(func(d *layout.Drawing) { d.Shapes[2].Stroke = "puce" }), `colour "puce"`},
		{"four channels", raster(func(r *layout.Raster) { r.Channels = 4 }), "raster with 4 channels"},
		{"no pixels", raster(func(r *layout.Raster) { r.Width = 0 }), "raster without pixels"},
		{"pixels missing", raster(func(r *layout.Raster) { r.Pixels = r.Pixels[1:] }), "1727 bytes of pixels for 24 x 24 x 3"},
		{"opacity missing", raster(func(r *layout.Raster) { r.Alpha = r.Alpha[1:] }), "575 bytes of opacity"},
		{"link to nowhere", func(d *layout.Document) { first(d, linked).Link = "#nowhere" }, `link "#nowhere": no node has that id`},
		{"link to nothing painted", func(d *layout.Document) {
			d.Root.Children = append(d.Root.Children, &layout.Node{Role: layout.Sect, ID: "void"})
			first(d, linked).Link = "#void"
		}, "nothing is painted there"},
		{"link of an artifact", func(d *layout.Document) { first(d, linked).Node = nil }, "artifact: link that belongs to nothing"},
		{"link on plain words", func(d *layout.Document) { first(d, linked).Span = 0 }, "link on span 0: the span has none"},
		{"link on no span", func(d *layout.Document) { first(d, linked).Span = 70 }, "link on span 70: the node has"},
		{"figure without words", root(&layout.Node{Role: layout.Figure, Name: "photo"}), "bad.yaml:3:5: photo: figure without alternative text"},
		{"item of no list", root(&layout.Node{Role: layout.LI}), "role LI in Document: must stand in L"},
		{"list of paragraphs", root(&layout.Node{Role: layout.L, Children: []*layout.Node{{Children: []*layout.Node{{Role: layout.P}}}}}), "role P in L: it holds LI and Caption alone"},
		{"cell of no row", root(&layout.Node{Role: layout.Table, Children: []*layout.Node{{Role: layout.TD}}}), "role TD in Table: must stand in TR"},
		{"heading too deep", root(&layout.Node{Role: layout.H4}), "heading H4 after level 2: a level is left out"},
		{"id twice", root(&layout.Node{Role: layout.Sect, ID: "end"}), `id "end" stands in the tree twice`},
		{"node twice", func(d *layout.Document) { d.Root.Children = append(d.Root.Children, d.Root.Children[0]) }, "stands in the tree twice"},
		{"text in a section", func(d *layout.Document) { first(d, tagged).Node.Role = layout.Sect }, "content in role Sect"},
		{"drawing in a paragraph", func(d *layout.Document) {
			first(d, func(it *layout.Item) bool { return drawn(it) && it.Node != nil }).Node = d.Root.Children[1]
		}, "content in role P"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sample(t)
			tt.damage(d)
			out, err := pdf.NewPainter().Paint(d)
			if err == nil || out != nil {
				t.Fatal("it is painted")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got\n%v\nwant %q", err, tt.want)
			}
		})
	}
}

// TestPaintReportsAll makes three mistakes on two pages.
func TestPaintReportsAll(t *testing.T) {
	d := sample(t)
	d.Meta.Lang = ""
	d.Pages[0].Items[0].Glyphs.Colour = "puce"
	d.Pages[1].Items[0].Glyphs.Font = 9
	_, err := pdf.NewPainter().Paint(d)
	if err == nil {
		t.Fatal("it is painted")
	}
	for _, want := range []string{"no language", "page 1: ", "puce", "page 2: ", "font 9"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %q", err, want)
		}
	}
}

// TestArtifacts paints nodes in an artifact: they are neither tagged nor bookmarked, and nothing is asked of them.
func TestArtifacts(t *testing.T) {
	ts := newTypesetter(t)
	ts.page()
	ts.text(ts.doc.Root, layout.P, "Content.")
	a := add(ts.doc.Root, &layout.Node{Role: layout.Artifact})
	ts.text(a, layout.H2, "Decoration")
	ts.picture(a, vector(), "", "")
	got := structure(t, ts.doc)
	if want := "Document lang=\"en-GB\"\n  P\n    \"Content.\"\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLanguages makes sure that a language reaches the text, whichever box names it.
func TestLanguages(t *testing.T) {
	ts := newTypesetter(t)
	ts.page()
	box := add(ts.doc.Root, &layout.Node{Lang: "fr"})
	ts.text(box, layout.P, "bonjour")
	p := add(ts.doc.Root, &layout.Node{Role: layout.Caption})
	n := add(p, &layout.Node{Kind: layout.Text, Lang: "de", Spans: []layout.Span{{Text: "guten "}, {Text: "day", Lang: "en-GB"}}})
	ts.line(n, layout.MM(15), 12*layout.Point)
	want := `Document lang="en-GB"
  P lang="fr"
    "bonjour"
  Caption
    Span lang="de"
      "guten "
    "day "
`
	if got := structure(t, ts.doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLinkOnNode links a figure as a whole, over two areas.
func TestLinkOnNode(t *testing.T) {
	ts := newTypesetter(t)
	ts.page()
	figure := ts.picture(ts.doc.Root, vector(), "A code to scan", "")
	ts.put(layout.Item{Box: layout.Rect{W: 1000, H: 1000}, Node: figure, Span: -1, Link: "https://example.org"})
	p := ts.text(ts.doc.Root, layout.P, "words")
	ts.put(layout.Item{Box: layout.Rect{W: 2000, H: 1000}, Node: p, Span: -1, Link: "https://example.net"})
	got := structure(t, ts.doc)
	for _, want := range []string{"-> https://example.org \"A code to scan\"\n", "-> https://example.net \"words\"\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant %s", got, want)
		}
	}
}

package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"handout/data/diag"
	"handout/layout"
)

// palette is the tokens that the samples use.
var palette = []layout.Token{
	{Name: layout.Accent, R: 0x0B, G: 0x5A, B: 0x69},
	{Name: layout.Ink, R: 0x17, G: 0x24, B: 0x2B},
	{Name: layout.Tint, R: 0xE6, G: 0xF1, B: 0xF3},
}

// typesetter places text of a font by its own widths: no kerning, no line breaking.
type typesetter struct {
	fonts []layout.Font
	faces []*sfnt.Font
	doc   *layout.Document
	y     layout.Length
}

// fontFiles are the weights of the house face, in the order of the samples' fonts.
var fontFiles = []string{"Regular", "SemiBold", "Bold"}

func readFont(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func newTypesetter(tb testing.TB) *typesetter {
	tb.Helper()
	ts := new(typesetter)
	for i, name := range fontFiles {
		data := readFont(tb, "../../assets/fonts/AtkinsonHyperlegibleNext-"+name+".ttf")
		ts.addFont(tb, "AtkinsonHyperlegibleNext-"+name, data, []int{400, 600, 700}[i])
	}
	ts.doc = &layout.Document{
		Meta: layout.Meta{
			Title: "Exercises & more: a sample", Subject: "What the painter can do", Lang: "en-GB", Author: "Your Clinic",
			Keywords: []string{"exercise", "café"}, Created: "2026-12-01T00:00:00Z",
		},
		Palette: palette,
		Fonts:   ts.fonts,
		Root:    &layout.Node{Role: layout.DocumentRo},
	}
	return ts
}

func (ts *typesetter) addFont(tb testing.TB, name string, data []byte, weight int) {
	tb.Helper()
	face, err := sfnt.Parse(data)
	if err != nil {
		tb.Fatal(err)
	}
	ts.faces = append(ts.faces, face)
	ts.fonts = append(ts.fonts, layout.Font{Name: name, Data: data, UnitsPerEm: int(face.UnitsPerEm()), Weight: weight})
}

// page starts an A4 page.
func (ts *typesetter) page() {
	ts.doc.Pages = append(ts.doc.Pages, layout.Page{
		Number: len(ts.doc.Pages) + 1, Chapter: 1, Width: layout.MM(210), Height: layout.MM(297),
	})
	ts.y = layout.MM(20)
}

func (ts *typesetter) put(it layout.Item) {
	p := &ts.doc.Pages[len(ts.doc.Pages)-1]
	p.Items = append(p.Items, it)
}

// shape sets a run in units of the font's em.
func (ts *typesetter) shape(font int, text string) (glyphs []layout.Glyph, advance int64) {
	var buf sfnt.Buffer
	face := ts.faces[font]
	em := fixed.I(int(face.UnitsPerEm()))
	for i, c := range text {
		id, err := face.GlyphIndex(&buf, c)
		if err != nil {
			panic(err)
		}
		w, err := face.GlyphAdvance(&buf, id, em, 0)
		if err != nil {
			panic(err)
		}
		glyphs = append(glyphs, layout.Glyph{ID: uint16(id), Advance: int32(w.Round()), Cluster: int32(i)})
		advance += int64(w.Round())
	}
	return glyphs, advance
}

// words sets text at a place and returns where it ends.
func (ts *typesetter) words(n *layout.Node, span, font int, size, x layout.Length, text string) layout.Length {
	glyphs, advance := ts.shape(font, text)
	w := layout.Length(advance * int64(size) / int64(ts.fonts[font].UnitsPerEm))
	ts.put(layout.Item{
		Box: layout.Rect{X: x, Y: ts.y, W: w, H: size * 4 / 3}, Node: n, Span: span,
		Glyphs: &layout.Run{Font: font, Size: size, Colour: layout.Ink, X: x, Y: ts.y + size, Text: text, Glyphs: glyphs},
	})
	return x + w
}

// text adds a node of one span and sets it on a line of its own.
func (ts *typesetter) text(parent *layout.Node, role layout.Role, text string) *layout.Node {
	n := add(parent, &layout.Node{Role: role, Kind: layout.Text, Spans: []layout.Span{{Text: text}}})
	ts.line(n, layout.MM(15), 12*layout.Point)
	return n
}

func (ts *typesetter) line(n *layout.Node, x, size layout.Length) {
	for i, s := range n.Spans {
		font := 0
		if s.Strong {
			font = 2
		}
		x = ts.words(n, i, font, size, x, s.Text)
	}
	ts.y += size * 4 / 3
}

func add(parent, n *layout.Node) *layout.Node {
	n.Pos = diag.Pos{File: "sample.yaml", Line: len(parent.Children) + 1}
	parent.Children = append(parent.Children, n)
	return n
}

func rectangle(x, y, w, h layout.Length) []layout.Seg {
	corner := func(op layout.SegOp, x, y layout.Length) layout.Seg {
		return layout.Seg{Op: op, P: [3]layout.Pt{{X: int64(x), Y: int64(y)}}}
	}
	return []layout.Seg{
		corner(layout.MoveTo, x, y), corner(layout.LineTo, x+w, y), corner(layout.LineTo, x+w, y+h),
		corner(layout.LineTo, x, y+h), {Op: layout.Close},
	}
}

func curve(points ...int64) layout.Seg {
	return layout.Seg{Op: layout.CurveTo, P: [3]layout.Pt{{X: points[0], Y: points[1]}, {X: points[2], Y: points[3]}, {X: points[4], Y: points[5]}}}
}

func to(op layout.SegOp, x, y int64) layout.Seg {
	return layout.Seg{Op: op, P: [3]layout.Pt{{X: x, Y: y}}}
}

// vector is a drawing with everything that a shape can have.
func vector() *layout.Drawing {
	leaf := []layout.Seg{to(layout.MoveTo, 10000, 50000), curve(10000, 50000, 50000, 0, 90500, 50000),
		curve(50000, 90000, 10000, 50000, 10000, 50000), {Op: layout.Close}}
	clip := []layout.Seg{to(layout.MoveTo, 0, 0), to(layout.LineTo, 100000, 0), to(layout.LineTo, 50000, 100000), {Op: layout.Close}}
	return &layout.Drawing{Hash: "aaaaaaaaaaaaaaaaaaaaaaaa01", Width: 100000, Height: 100000, Shapes: []layout.Shape{
		{Path: rectangle(0, 0, 100000, 100000), Fill: layout.Tint},
		{Path: leaf, Fill: layout.Accent, EvenOdd: true, FillAlpha: 128},
		{Path: leaf, Fill: "#c0ffee", Stroke: layout.Ink, StrokeWidth: 1500, StrokeAlpha: 90, Cap: layout.RoundCap, Join: layout.RoundJoin},
		{Path: leaf, Fill: "#777777", Stroke: layout.Ink, StrokeWidth: 500, Miter: 2000, Dash: []int64{3000, 1500}, Clip: clip},
		{Path: rectangle(20000, 20000, 30000, 10000), Stroke: layout.Ink, StrokeWidth: 1000, Clip: clip},
		{Path: leaf, Fill: layout.None},
	}}
}

// raster is a small picture with soft edges.
func raster() *layout.Drawing {
	const n = 24
	r := &layout.Raster{Width: n, Height: n, Channels: layout.PixelRGB}
	for y := range n {
		for x := range n {
			r.Pixels = append(r.Pixels, byte(10*x), byte(10*y), byte(255-5*x-5*y))
			r.Alpha = append(r.Alpha, byte(255-abs(x-n/2)*20))
		}
	}
	return &layout.Drawing{Hash: "bbbbbbbbbbbbbbbbbbbbbbbb02", Width: n * 1000, Height: n * 1000, Raster: r}
}

func photo() *layout.Drawing {
	im := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			im.Set(x, y, color.RGBA{uint8(8 * x), uint8(16 * y), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, im, nil); err != nil {
		panic(err)
	}
	return &layout.Drawing{Hash: "cccccccccccccccccccccccc03", Width: 32000, Height: 16000,
		Raster: &layout.Raster{Width: 32, Height: 16, Channels: layout.PixelRGB, JPEG: b.Bytes()}}
}

func abs(v int) int { return max(v, -v) }

// picture adds a figure.
func (ts *typesetter) picture(parent *layout.Node, d *layout.Drawing, alt, caption string) *layout.Node {
	figure := add(parent, &layout.Node{Role: layout.Figure, Alt: alt})
	art := add(figure, &layout.Node{Kind: layout.Picture, Art: &layout.Art{Drawing: d}})
	w := layout.MM(40)
	h := layout.Length(int64(w) * d.Height / d.Width)
	ts.put(layout.Item{Box: layout.Rect{X: layout.MM(15), Y: ts.y, W: w, H: h}, Node: art, Span: -1, Drawing: d})
	ts.y += h
	if caption != "" {
		ts.text(figure, layout.Caption, caption)
	}
	return figure
}

// sample is a document of three pages with every kind of content.
func sample(tb testing.TB) *layout.Document {
	ts := newTypesetter(tb)
	root := ts.doc.Root
	ts.page()
	ts.text(root, layout.H1, "A sample (with “quotes”)").ID = "title"
	intro := add(root, &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{
		{Text: "Words, "}, {Text: "strong words", Strong: true}, {Text: " and "},
		{Text: "un peu de français", Lang: "fr"}, {Text: " stand in one line. "},
	}})
	ts.line(intro, layout.MM(15), 12*layout.Point)
	ts.put(layout.Item{Box: layout.Rect{}, Node: intro, Span: -1, Path: &layout.Path{
		Segs: rectangle(layout.MM(15), ts.y, layout.MM(180), layout.MM(1)), Fill: layout.Tint,
		Stroke: layout.Stroke{Width: layout.PT(0.75), Colour: layout.Accent},
	}})
	sect := add(root, &layout.Node{Role: layout.Sect, ID: "steps"})
	ts.y += layout.MM(2)
	ts.text(sect, layout.H2, "Steps")
	list(ts, sect, [][2]string{{"1", "Stand."}, {"2", "Turn."}})
	list(ts, sect, [][2]string{{"Hold", "30 seconds"}, {"Repeat", "3 times"}})
	blanks(ts, sect)
	ts.picture(root, vector(), "A leaf on a pale ground", "1 The leaf")
	ts.picture(root, raster(), "A square that fades to both sides", "")

	links := add(root, &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{
		{Text: "See "}, {Kind: layout.PageRef, Text: "page 3", Target: "end", Link: "#end"}, {Text: " or "},
		{Text: "example.org", Link: "https://example.org/?q=(ä b)"}, {Text: ". "},
	}})
	before := len(ts.doc.Pages[0].Items)
	ts.line(links, layout.MM(15), 12*layout.Point)
	for _, i := range []int{1, 3} {
		ts.put(layout.Item{Box: ts.doc.Pages[0].Items[before+i].Box, Node: links, Span: i, Link: links.Spans[i].Link})
	}
	split := add(root, &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{{Text: "This paragraph starts here and ends there."}}})
	ts.words(split, 0, 0, 12*layout.Point, layout.MM(15), "This paragraph starts here ")
	footer(ts)

	ts.page()
	ts.words(split, 0, 0, 12*layout.Point, layout.MM(15), "and ends there.")
	ts.y += layout.MM(10)
	table(ts, root)
	group := add(root, &layout.Node{Role: layout.Sect, Lang: "de"})
	box := add(group, &layout.Node{Name: "a group"})
	ts.text(box, layout.P, "Gruppen haben keine Marke.")
	ts.picture(root, vector(), "The same leaf again", "")
	nothing := add(root, &layout.Node{Role: layout.Sect})
	add(nothing, &layout.Node{Role: layout.P, Kind: layout.Text})
	footer(ts)

	ts.page()
	ts.text(root, layout.H2, "The end").ID = "end"
	ts.picture(root, photo(), "A gradient", "")
	clusters(ts, root)
	footer(ts)
	return ts.doc
}

func list(ts *typesetter, parent *layout.Node, items [][2]string) {
	l := add(parent, &layout.Node{Role: layout.L})
	for _, it := range items {
		li := add(l, &layout.Node{Role: layout.LI, Kind: layout.Row})
		ts.text(li, layout.Lbl, it[0])
		body := add(li, &layout.Node{Role: layout.LBody})
		ts.text(body, layout.Group, it[1])
		ts.text(body, layout.Group, "each side")
	}
}

// blanks adds a line to write on and a box to tick.
func blanks(ts *typesetter, parent *layout.Node) {
	n := add(parent, &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{
		{Text: "Name: "}, {Kind: layout.Blank, Text: "blank to fill in"}, {Text: " "}, {Kind: layout.Tick, Text: "tick box"}, {Text: " For me"},
	}})
	x := ts.words(n, 0, 0, 12*layout.Point, layout.MM(15), "Name: ")
	ts.put(layout.Item{Box: layout.Rect{X: x, Y: ts.y, W: layout.MM(40), H: layout.MM(5)}, Node: n, Span: 1, Path: &layout.Path{
		Segs:   []layout.Seg{to(layout.MoveTo, int64(x), int64(ts.y+layout.MM(5))), to(layout.LineTo, int64(x+layout.MM(40)), int64(ts.y+layout.MM(5)))},
		Stroke: layout.Stroke{Width: layout.PT(0.75), Colour: layout.Ink}, Cap: layout.RoundCap,
	}})
	x = ts.words(n, 2, 0, 12*layout.Point, x+layout.MM(40), " ")
	r := int64(layout.MM(1))
	left, top := int64(x), int64(ts.y)
	ts.put(layout.Item{Box: layout.Rect{X: x, Y: ts.y, W: layout.MM(5), H: layout.MM(5)}, Node: n, Span: 3, Path: &layout.Path{
		Segs: []layout.Seg{to(layout.MoveTo, left+r, top), to(layout.LineTo, left+4*r, top), curve(left+5*r, top, left+5*r, top, left+5*r, top+r),
			to(layout.LineTo, left, top+4*r), {Op: layout.Close}},
		Stroke: layout.Stroke{Width: layout.PT(1.2), Colour: layout.Ink},
	}})
	ts.words(n, 4, 0, 12*layout.Point, x+layout.MM(5), " For me")
	ts.y += layout.MM(8)
}

func table(ts *typesetter, parent *layout.Node) {
	t := add(parent, &layout.Node{Role: layout.Table})
	head := add(t, &layout.Node{Role: layout.TR, Kind: layout.Row})
	ts.text(head, layout.TH, "Day").Scope = layout.ColumnScope
	th := ts.text(head, layout.TH, "Pain")
	th.Scope, th.Span = layout.ColumnScope, 2
	for _, day := range []string{"Monday", "Tuesday"} {
		row := add(t, &layout.Node{Role: layout.TR, Kind: layout.Row})
		ts.text(row, layout.TH, day).Scope = layout.RowScope
		ts.text(row, layout.TD, "before")
		add(row, &layout.Node{Role: layout.TD})
	}
	empty := add(t, &layout.Node{Role: layout.TR, Kind: layout.Row})
	add(empty, &layout.Node{Role: layout.TD})
}

// clusters sets glyphs that do not match their characters one to one: a ligature, a character of two glyphs with a shifted
// mark, a no-break space, and tracking.
func clusters(ts *typesetter, parent *layout.Node) {
	n := add(parent, &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{{Text: "file é x\u00a0y abc"}}})
	text := n.Spans[0].Text
	glyphs, _ := ts.shape(0, text)
	f, i, l := glyphs[0], glyphs[1], glyphs[2]
	f.Advance += 80 // one glyph for “fi”
	ligature := []layout.Glyph{f, l, glyphs[3], glyphs[4]}
	accented := []layout.Glyph{glyphs[5], glyphs[5]}
	accented[1].ID, accented[1].X, accented[1].Y, accented[1].Advance = i.ID, -300, 200, 0
	spaced := append([]layout.Glyph(nil), glyphs[6:]...)
	spaced[0].Advance-- // within what is left to gather
	spaced[1].Advance -= 40
	run := &layout.Run{Font: 0, Size: 12500, Colour: "#17242b", X: layout.MM(15), Y: ts.y + 12*layout.Point, Text: text, Extra: -200}
	for _, part := range [][]layout.Glyph{ligature, accented, spaced} {
		run.Glyphs = append(run.Glyphs, part...)
	}
	ts.put(layout.Item{Box: layout.Rect{X: layout.MM(15), Y: ts.y, W: layout.MM(60), H: layout.MM(6)}, Node: n, Span: 0, Glyphs: run})
	ts.y += layout.MM(8)
}

func footer(ts *typesetter) {
	ts.y = layout.MM(280)
	ts.put(layout.Item{Span: -1, Path: &layout.Path{Segs: rectangle(layout.MM(15), ts.y, layout.MM(180), layout.PT(0.5)), Fill: layout.Accent}})
	ts.words(nil, -1, 1, 10500, layout.MM(15), "Page of a sample")
	d := vector()
	ts.put(layout.Item{Box: layout.Rect{X: layout.MM(180), Y: ts.y, W: layout.MM(6), H: layout.MM(6)}, Span: -1, Drawing: d})
}

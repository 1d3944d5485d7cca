package pdf_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/form"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"handout/layout"
	"handout/layout/pdf"
	"handout/layout/pdf/internal/font/fonttest"
	"handout/layout/pdf/pdftest"
)

// fillable is a document with a blank or tick box in every place where one can stand.
func fillable(tb testing.TB) *layout.Document {
	ts := newTypesetter(tb)
	ts.doc.Fillable = true
	ts.page()
	root := ts.doc.Root
	ts.text(root, layout.H1, "A form")
	ts.text(root, layout.P, "Prepared for")
	ts.blank(add(root, text(layout.P, blank())), 0, layout.MM(60), layout.MM(6))
	sect := add(root, &layout.Node{Role: layout.Sect})
	head := add(sect, &layout.Node{})
	ts.text(head, layout.H2, "1 Twists.")
	blanks(ts, sect)
	said := add(sect, text(layout.P, layout.Span{Text: "Stand up. Then hold (for "}, blank(), layout.Span{Text: "). Rest."}))
	ts.words(said, 0, 0, 12*layout.Point, layout.MM(15), said.Spans[0].Text)
	ts.blank(said, 1, layout.MM(30), 0)
	ts.words(said, 2, 0, 12*layout.Point, layout.MM(15), said.Spans[2].Text)
	list := add(sect, &layout.Node{Role: layout.L})
	item := add(list, &layout.Node{Role: layout.LI})
	ts.text(item, layout.Lbl, "Hold")
	body := add(item, &layout.Node{Role: layout.LBody})
	ts.blank(add(body, text(layout.Group, blank())), 0, layout.MM(30), layout.MM(9))
	inner := add(sect, &layout.Node{Role: layout.Sect})
	ts.text(inner, layout.H3, "Notes")
	for range 2 {
		ts.blank(add(inner, text(layout.P, blank())), 0, layout.MM(150), layout.MM(8))
	}
	formTable(ts, sect)
	return ts.doc
}

// formTable has a blank or box in each cell: two days, an exercise, then a row of one wide cell.
func formTable(ts *typesetter, parent *layout.Node) {
	t := add(parent, &layout.Node{Role: layout.Table})
	head := add(t, &layout.Node{Role: layout.TR})
	for _, s := range []string{"Exercise", "Mon", "Tue"} {
		ts.text(head, layout.TH, s).Scope = layout.ColumnScope
	}
	row := add(t, &layout.Node{Role: layout.TR})
	ts.text(row, layout.TH, "Twists").Scope = layout.RowScope
	tick := layout.Span{Kind: layout.Tick, Text: "tick box"}
	ticks := add(row, text(layout.TD, tick, tick))
	ts.blank(ticks, 0, layout.MM(5), layout.MM(5))
	ts.blank(ticks, 1, layout.MM(5), layout.MM(5))
	cell := add(row, text(layout.TD, blank()))
	cell.Type.Align = layout.Centre
	ts.blank(cell, 0, layout.MM(15), layout.MM(10))
	row = add(t, &layout.Node{Role: layout.TR})
	ts.text(row, layout.TH, "Notes").Scope = layout.RowScope
	cell = add(row, text(layout.TD, blank()))
	cell.Span = 2
	ts.blank(cell, 0, layout.MM(120), layout.MM(18))
}

func blank() layout.Span { return layout.Span{Kind: layout.Blank, Text: "blank to fill in"} }

func text(role layout.Role, spans ...layout.Span) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Type: layout.Type{Size: 12 * layout.Point}, Spans: spans}
}

// blank puts a span's frame on a line of its own.
func (ts *typesetter) blank(n *layout.Node, span int, w, h layout.Length) {
	box := layout.Rect{X: layout.MM(20), Y: ts.y, W: w, H: h}
	ts.put(layout.Item{Box: box, Node: n, Span: span, Path: &layout.Path{
		Segs: rectangle(box.X, box.Y, box.W, box.H), Stroke: layout.Stroke{Width: layout.PT(0.75), Colour: layout.Ink},
	}})
	ts.y += h + layout.MM(8)
}

// silence takes the words for blanks and tick boxes out of a tree: a form says what each is for, and a reader that it is a
// field.
func silence(n *layout.Node) {
	for i := range n.Spans {
		if k := n.Spans[i].Kind; k == layout.Blank || k == layout.Tick {
			n.Spans[i].Text = ""
		}
	}
	for _, c := range n.Children {
		silence(c)
	}
}

func TestFieldsStructure(t *testing.T) {
	out := mustPaint(t, pdf.NewPainter(), fillable(t))
	s, err := pdftest.Structure(out)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "fillable", s)
	contents, err := pdftest.Contents(out)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(contents[0], "/Span<</MCID") {
		t.Error("the drawing of a blank is content beside its field")
	}
}

// plainText is a file with its objects uncompressed.
func plainText(t *testing.T, src []byte) string {
	t.Helper()
	var out bytes.Buffer
	if err := api.Optimize(bytes.NewReader(src), &out, plainObjects()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var textLook = regexp.MustCompile(`/AP<</N \d+ 0 R>>`)

// TestLooksOfTheirOwn: programs that fill forms in write over a field's look, and so would fill in all that share it.
func TestLooksOfTheirOwn(t *testing.T) {
	looks := textLook.FindAllString(plainText(t, mustPaint(t, pdf.NewPainter(), fillable(t))), -1)
	slices.Sort(looks)
	if len(looks) != 8 || len(slices.Compact(looks)) != 8 {
		t.Errorf("looks of texts %q, want 8 different ones", looks)
	}
}

func TestFieldsNeedAFont(t *testing.T) {
	d := opentype(t, fonttest.Named)
	d.Fillable, d.Fonts = true, d.Fonts[3:]
	d.Pages[0].Items[0].Glyphs.Font = 0
	n := add(d.Root, text(layout.P, blank()))
	d.Pages[0].Items = append(d.Pages[0].Items, layout.Item{Node: n, Span: 0, Path: &layout.Path{}})
	if _, err := pdf.NewPainter().Paint(d); err == nil || !strings.Contains(err.Error(), "form fields: font: form fields need TrueType outlines") {
		t.Errorf("got %v", err)
	}
	d.Typed = &fillable(t).Fonts[0]
	if out := plainText(t, mustPaint(t, pdf.NewPainter(), d)); !strings.Contains(out, "/Subtype/TrueType") || !strings.Contains(out, "/BaseFont/"+d.Typed.Name) {
		t.Errorf("nothing can be typed in %s", d.Typed.Name)
	}
}

func TestFieldsWithoutAnyFont(t *testing.T) {
	n := text(layout.P, blank())
	d := &layout.Document{
		Meta: layout.Meta{Title: "No font", Lang: "en"}, Root: &layout.Node{Role: layout.DocumentRo, Children: []*layout.Node{n}},
		Pages:    []layout.Page{{Number: 1, Width: layout.MM(100), Height: layout.MM(100), Items: []layout.Item{{Node: n, Span: 0, Path: &layout.Path{}}}}},
		Fillable: true,
	}
	if _, err := pdf.NewPainter().Paint(d); err == nil || !strings.Contains(err.Error(), "form fields: the document has no font") {
		t.Errorf("got %v", err)
	}
}

func TestFieldOfNothing(t *testing.T) {
	d := fillable(t)
	stranger := text(layout.P, blank())
	d.Pages[0].Items = append(d.Pages[0].Items, layout.Item{Node: stranger, Span: 0, Path: &layout.Path{}})
	if _, err := pdf.NewPainter().Paint(d); err == nil || !strings.Contains(err.Error(), "belongs to nothing that is read") {
		t.Errorf("got %v", err)
	}
}

func TestFieldsOnlyWhenAsked(t *testing.T) {
	d := fillable(t)
	p := pdf.NewPainter()
	with := mustPaint(t, p, d)
	d.Fillable = false
	without := mustPaint(t, p, d)
	if !bytes.Equal(without, mustPaint(t, pdf.NewPainter(), d)) {
		t.Error("a painter that made a form makes other files afterwards")
	}
	for _, key := range []string{"/AcroForm", "/Widget", "/WinAnsiEncoding"} {
		if strings.Contains(plainText(t, without), key) {
			t.Errorf("a file that nobody can fill in holds %s", key)
		}
		if !strings.Contains(plainText(t, with), key) {
			t.Errorf("a file to fill in lacks %s", key)
		}
	}
	for _, key := range []string{"/NeedAppearances", "/JavaScript", "/JS", "/AA"} {
		if strings.Contains(plainText(t, with), key) {
			t.Errorf("a file to fill in holds %s", key)
		}
	}
}

// TestFilled fills every field in with another program, and reads the file and its fields again.
func TestFilled(t *testing.T) {
	out := mustPaint(t, pdf.NewPainter(), fillable(t))
	conf := model.NewDefaultConfiguration()
	group, err := api.ExportForm(bytes.NewReader(out), "form", conf)
	if err != nil {
		t.Fatal(err)
	}
	f := &group.Forms[0]
	if len(f.TextFields) != 8 || len(f.CheckBoxes) != 3 {
		t.Fatalf("%d texts and %d boxes, want 8 and 3", len(f.TextFields), len(f.CheckBoxes))
	}
	var names []string
	many := 0
	for _, x := range f.TextFields {
		names = append(names, x.Name)
		x.Value = "Größe – " + x.Name
		if x.Multiline {
			many++
		}
	}
	for _, x := range f.CheckBoxes {
		names = append(names, x.Name)
		x.Value = true
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != 11 {
		t.Errorf("names are not unique: %q", names)
	}
	if many != 1 {
		t.Errorf("%d fields take several lines, want the wide cell alone", many)
	}
	filled := fill(t, out, group)
	again, err := api.ExportForm(bytes.NewReader(filled), "form", conf)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range again.Forms[0].TextFields {
		if x.Value != "Größe – "+x.Name {
			t.Errorf("%s holds %q", x.Name, x.Value)
		}
	}
	for _, x := range again.Forms[0].CheckBoxes {
		if !x.Value {
			t.Errorf("%s is not ticked", x.Name)
		}
	}
}

// TestFilledShows looks at what is drawn in each field, empty and filled in.
func TestFilledShows(t *testing.T) {
	out := mustPaint(t, pdf.NewPainter(), fillable(t))
	group, err := api.ExportForm(bytes.NewReader(out), "form", model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range group.Forms[0].TextFields {
		x.Value = "Twice"
	}
	for _, x := range group.Forms[0].CheckBoxes {
		x.Value = true
	}
	for _, tt := range []struct {
		src    []byte
		filled bool
	}{{out, false}, {fill(t, out, group), true}} {
		fields, err := pdftest.Fields(tt.src)
		if err != nil {
			t.Fatal(err)
		}
		if len(fields) != 11 {
			t.Errorf("%d fields, want 11", len(fields))
		}
		for _, f := range fields {
			shows := strings.Contains(f.Look, "Tj") || strings.HasSuffix(f.Look, " S") || strings.HasSuffix(f.Look, "lS")
			if shows != tt.filled {
				t.Errorf("%s: filled in is %t, and it draws %q", f.Name, tt.filled, f.Look)
			}
		}
	}
}

func fill(t *testing.T, src []byte, group *form.FormGroup) []byte {
	t.Helper()
	values, err := json.Marshal(group)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := api.FillForm(bytes.NewReader(src), bytes.NewReader(values), &out, model.NewDefaultConfiguration()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

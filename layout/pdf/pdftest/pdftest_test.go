package pdftest

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"handout/layout"
)

// file is a hand-written PDF: one page, one font, a structure tree. Tests change its parts.
type file struct {
	content, page, kids, parents, tree, toUnicode string
	extra                                         []string // objects from 20 on
}

func newFile() file {
	return file{
		content: "/P<</MCID 0>>BDC BT /F0 12 Tf <00010002> Tj ET EMC /Artifact BMC 0 0 1 1 re f BT <0003> Tj ET EMC",
		page:    "/StructParents 0",
		kids:    "<</S/P/P 5 0 R/Pg 3 0 R/K 0>>",
		parents: "0[10 0 R]",
		toUnicode: "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <00480065> endbfchar " +
			"1 beginbfrange <0002> <0004> <0079> endbfrange",
	}
}

// build writes the file with a cross-reference stream that is not deflated.
func (f file) build() []byte {
	stream := func(dict, data string) string {
		return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
	}
	objects := map[int]string{
		1:  "<</Pages 2 0 R/StructTreeRoot 4 0 R>>",
		2:  "<</Kids[3 0 R]>>",
		3:  "<</Contents 6 0 R/Resources<</Font<</F0 7 0 R>>>>" + f.page + ">>",
		4:  "<</K 5 0 R/ParentTree 9 0 R>>",
		5:  "<</S/Document/K[10 0 R]>>",
		6:  stream("", f.content),
		7:  "<</ToUnicode 8 0 R>>",
		8:  stream("", f.toUnicode),
		9:  cmp.Or(f.tree, "<</Nums["+f.parents+"]>>"),
		10: f.kids,
	}
	for i, o := range f.extra {
		objects[20+i] = o
	}
	b := []byte("%PDF-1.7\n")
	table := []byte{0, 0, 0, 0}
	for n := 1; n < 30; n++ {
		o, ok := objects[n]
		if !ok {
			table = append(table, 0, 0, 0, 0)
			continue
		}
		table = append(table, 1, byte(len(b)>>8), byte(len(b)), 0)
		b = fmt.Appendf(b, "%d 0 obj %% comment\n%s\nendobj\n", n, o)
	}
	start := len(b)
	b = fmt.Appendf(b, "30 0 obj\n%s\nendobj\n", stream("/Type/XRef/W[1 2 1]/Root 1 0 R", string(table)))
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", start)
}

func TestText(t *testing.T) {
	got, err := Text(newFile().build())
	if err != nil || got != "Hey\n" {
		t.Errorf("got %q, %v", got, err)
	}
	s, err := Structure(newFile().build())
	if want := "Document\n  P\n    \"Hey\"\n"; err != nil || s != want {
		t.Errorf("got %q, %v", s, err)
	}
	c, err := Contents(newFile().build())
	if err != nil || len(c) != 1 || !strings.HasPrefix(c[0], "/P<<") {
		t.Errorf("got %q, %v", c, err)
	}
}

func TestTextRules(t *testing.T) {
	const span = "<</S/Span/P 10 0 R/Pg 3 0 R/K 1/ActualText(gap )>>"
	tests := []struct {
		name string
		edit func(*file)
		want string
	}{
		{"text given instead, in the content", func(f *file) {
			f.content = "/F0 1 Tf /P<</MCID 0>>BDC /Span<</ActualText(x\\)\\n\\171)>>BDC [<0001> 3 (\\000\\002)] TJ EMC EMC"
		}, "x) y\n"},
		{"text given instead, in an element", func(f *file) {
			f.content = "/F0 1 Tf /P<</MCID 0>>BDC <0001> Tj EMC /Span<</MCID 1>>BDC <0001> Tj EMC /P<</MCID 2>>BDC <0002> Tj EMC"
			f.kids, f.parents, f.extra = "<</S/P/P 5 0 R/Pg 3 0 R/K[0 20 0 R 2]>>", "0[10 0 R 20 0 R 10 0 R]", []string{span}
		}, "Hegap y\n"},
		{"figures say their caption", func(f *file) {
			f.content = "/F0 1 Tf /P<</MCID 0>>BDC <0001> Tj EMC /Caption<</MCID 1>>BDC <0002> Tj EMC"
			f.kids, f.parents = "<</S/Figure/P 5 0 R/Pg 3 0 R/K[0 20 0 R]>>", "0[10 0 R 20 0 R]"
			f.extra = []string{"<</S/Caption/P 10 0 R/K[<</Type/MCR/Pg 3 0 R/MCID 1>>]>>"}
		}, "y\n"},
		{"blocks stand on lines of their own", func(f *file) {
			f.content = "/F0 1 Tf /P<</MCID 0>>BDC <0001> Tj EMC /P<</MCID 1>>BDC <0002> Tj EMC"
			f.kids, f.parents, f.extra = "<</S/LBody/P 5 0 R/Pg 3 0 R/K[0 20 0 R]>>", "0[10 0 R 20 0 R]", []string{"<</S/P/P 10 0 R/Pg 3 0 R/K 1>>"}
		}, "He\ny\n"},
		{"strings and names in every spelling", func(f *file) {
			f.content = "/F#30 1 Tf /P<</MCID 0>>BDC (\\\r\x00\x01\\0\\2) Tj <0 00 2> Tj (\x00\\003\\000\\004) Tj EMC"
		}, "Heyyz{\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile()
			tt.edit(&f)
			got, err := Text(f.build())
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestTextRefuses(t *testing.T) {
	tests := []struct {
		name string
		edit func(*file)
		want string
	}{
		{"paint outside of marked content", func(f *file) { f.content += " 0 0 1 1 re f" }, "f outside of marked content"},
		{"text without an id", func(f *file) { f.content = "/P BMC /F0 1 Tf <0001> Tj EMC" }, "without an id"},
		{"content left open", func(f *file) { f.content += " /P BMC" }, "left open"},
		{"content closed twice", func(f *file) { f.content += " EMC" }, "without a beginning"},
		{"id twice", func(f *file) { f.content += " /P<</MCID 0>>BDC EMC" }, "stands twice"},
		{"id inside of another", func(f *file) { f.content = "/P<</MCID 0>>BDC /P<</MCID 1>>BDC EMC EMC" }, "inside of other content"},
		{"properties elsewhere", func(f *file) { f.content = "/P/MC0 BDC EMC" }, "without direct properties"},
		{"glyph that stands for nothing", func(f *file) { f.content = "/P<</MCID 0>>BDC /F0 1 Tf <0009> Tj EMC" }, "stands for nothing"},
		{"half a glyph", func(f *file) { f.content = "/P<</MCID 0>>BDC /F0 1 Tf <00> Tj EMC" }, "half a glyph"},
		{"font that is not there", func(f *file) { f.content = "/P<</MCID 0>>BDC /F1 1 Tf <0001> Tj EMC" }, "no ToUnicode"},
		{"number for text", func(f *file) { f.content = "/P<</MCID 0>>BDC /F0 1 Tf 5 Tj EMC" }, "text is no string"},
		{"content that nobody owns", func(f *file) { f.content += " /P<</MCID 1>>BDC EMC" }, "2 stretches of content, 1 in the ParentTree"},
		{"content with two owners", func(f *file) { f.kids = "<</S/P/P 5 0 R/Pg 3 0 R/K[0 0]>>" }, "belongs to two elements"},
		{"content that is not there", func(f *file) { f.kids = "<</S/P/P 5 0 R/Pg 3 0 R/K 7>>" }, "content 7 is not on its page"},
		{"ParentTree astray", func(f *file) { f.parents = "0[5 0 R]" }, "names another element"},
		{"ParentTree in disorder", func(f *file) { f.parents = "1[10 0 R]0[10 0 R]" }, "0 comes after 1"},
		{"leaf beyond its limits", func(f *file) {
			f.parents, f.tree = "0[10 0 R]", "<</Kids[20 0 R]>>"
			f.extra = []string{"<</Limits[0 4]/Nums[0[10 0 R]]>>"}
		}, "are not those of the leaf that ends with 0"},
		{"no key", func(f *file) { f.page = "" }, "no StructParents"},
		{"parent astray", func(f *file) { f.kids = "<</S/P/P 4 0 R/Pg 3 0 R/K 0>>" }, "/P is not its parent"},
		{"operator that is not known", func(f *file) { f.content += " /P BMC (x) ' EMC" }, "not known here"},
		{"annotation of nobody", func(f *file) {
			f.page += "/Annots[20 0 R]"
			f.parents, f.extra = "0[10 0 R]1 10 0 R", []string{"<</StructParent 1/Rect[0 0 1 1]>>"}
		}, "an annotation is not in the element"},
		{"element inside of another", func(f *file) { f.kids = "<</S/P/P 5 0 R/Pg 3 0 R/K[<</S/Span>>]>>" }, "no object of its own"},
		{"object that is not there", func(f *file) { f.kids = "<</S/P/P 5 0 R/K 19 0 R>>" }, "object 19: referred to"},
		{"dictionary with a key twice", func(f *file) { f.kids = "<</S/P/S/P>>" }, "key /S stands twice"},
		{"dictionary without a key", func(f *file) { f.kids = "<<5/S>>" }, "key is no name"},
		{"object cut off", func(f *file) { f.kids = "<</S/P/T(never ends" }, "unexpected end"},
		{"character map with long codes", func(f *file) { f.toUnicode = "1 beginbfchar <000001> <0041> endbfchar" }, "no code of two bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile()
			tt.edit(&f)
			_, err := Text(f.build())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	for _, src := range []string{"", "%PDF-1.7 startxref 99999", "%PDF startxref 0", "1 0 obj 5 startxref 0"} {
		if _, err := Text([]byte(src)); err == nil {
			t.Errorf("%q is read", src)
		}
	}
}

func TestTreeText(t *testing.T) {
	text := func(role layout.Role, spans ...layout.Span) *layout.Node {
		return &layout.Node{Role: role, Kind: layout.Text, Spans: spans}
	}
	root := &layout.Node{Role: layout.DocumentRo, Children: []*layout.Node{
		text(layout.H1, layout.Span{Text: "Title  of"}, layout.Span{Kind: layout.LineBreak}, layout.Span{Text: "two\u00a0lines"}),
		{Role: layout.LI, Children: []*layout.Node{
			text(layout.Lbl, layout.Span{Text: "1"}),
			{Role: layout.LBody, Children: []*layout.Node{
				text(layout.Group, layout.Span{Text: "value"}), text(layout.Group, layout.Span{Text: "each side"}),
				{Role: layout.L, Children: []*layout.Node{text(layout.LI, layout.Span{Text: "inner"})}},
				text(layout.Group, layout.Span{Text: "after"}),
			}},
		}},
		text(layout.P, layout.Span{Text: "Name: "}, layout.Span{Kind: layout.Blank, Text: "blank"}, layout.Span{Text: ", page "}, layout.Span{Kind: layout.PageRef, Text: "3"}),
		{Role: layout.Figure, Alt: "never said", Children: []*layout.Node{
			text(layout.Group, layout.Span{Text: "in the picture"}), text(layout.Caption, layout.Span{Text: "below"}),
		}},
		{Role: layout.Artifact, Children: []*layout.Node{text(layout.P, layout.Span{Text: "decoration"})}},
		text(layout.P),
	}}
	want := "Title of two lines\n1\nvalue each side\ninner\nafter\nName: blank, page 3\nbelow\n"
	if got := TreeText(root); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := TreeText(&layout.Node{Role: layout.DocumentRo}); got != "" {
		t.Errorf("an empty tree says %q", got)
	}
}

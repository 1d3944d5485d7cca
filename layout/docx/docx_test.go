package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"handout/layout"
)

var bodyType = layout.Type{Size: 12_000, Leading: 16_000, Weight: 400, Colour: layout.Ink}

func para(role layout.Role, text string) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Type: bodyType, Spans: []layout.Span{{Text: text}}}
}

func spans(s ...layout.Span) *layout.Node {
	return &layout.Node{Role: layout.P, Kind: layout.Text, Type: bodyType, Spans: s}
}

func stack(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Children: children}
}

func row(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Row, Children: children, Tracks: make([]layout.Track, len(children))}
}

func framed(n *layout.Node) *layout.Node {
	n.Box.Frame = layout.Stroke{Width: 1600, Colour: layout.Stop}
	return n
}

func picture(role layout.Role, hash, alt string) *layout.Node {
	path := []layout.Seg{{Op: layout.MoveTo}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 1000, Y: 1000}}}}
	d := &layout.Drawing{Hash: hash, Width: 1000, Height: 1000, Shapes: []layout.Shape{{Path: path, Stroke: layout.Ink, StrokeWidth: 100}}}
	return &layout.Node{Role: role, Kind: layout.Picture, Alt: alt, Art: &layout.Art{Drawing: d, Width: 72_000, Height: 72_000}}
}

func item(label, text string) *layout.Node {
	return row(layout.LI, para(layout.Lbl, label), para(layout.LBody, text))
}

func document(children ...*layout.Node) *layout.Document {
	usual := []*layout.Node{}
	for range 20 { // what most paragraphs look like is the style Normal
		usual = append(usual, para(layout.Artifact, "."))
	}
	return &layout.Document{
		Meta:    layout.Meta{Title: "A & B", Subject: "Subject", Lang: "en-GB", Author: "Your Clinic", Keywords: []string{"one", "two"}, Created: "2026-01-01T00:00:00Z"},
		Palette: []layout.Token{{Name: layout.Ink, R: 23, G: 36, B: 43}, {Name: layout.Stop, R: 155, G: 27, B: 48}, {Name: layout.Tint, R: 230, G: 241, B: 243}, {Name: layout.White, R: 255, G: 255, B: 255}},
		Root:    stack(layout.DocumentRo, append(children, usual...)...),
		Pages:   []layout.Page{{Number: 1, Width: layout.MM(210), Height: layout.MM(297)}},
	}
}

// files unpacks what Write makes, and holds it to what every package must be.
func files(t *testing.T, d *layout.Document) map[string]string {
	t.Helper()
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Write(d)
	if err != nil || !bytes.Equal(again, b) {
		t.Errorf("the same document is not the same to the byte (%v)", err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the package begins with %s", z.File[0].Name)
	}
	all := map[string]string{}
	for _, f := range z.File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has a time: %s", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
		if ext := path.Ext(f.Name); ext == ".xml" || ext == ".rels" || ext == ".svg" {
			wellFormed(t, f.Name, content)
		}
	}
	for _, m := range regexp.MustCompile(`Target="([^"]*)"(/| TargetMode)`).FindAllStringSubmatch(all["word/_rels/document.xml.rels"], -1) {
		if _, ok := all["word/"+m[1]]; !ok && m[2] == "/" {
			t.Errorf("the document is related to %s, which is not in the package", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]*)"`).FindAllStringSubmatch(all["word/document.xml"], -1) {
		if !strings.Contains(all["word/_rels/document.xml.rels"], `Id="`+m[1]+`"`) {
			t.Errorf("no relation has the id %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="([^"]*)"`).FindAllStringSubmatch(all["word/document.xml"]+all["word/footer1.xml"], -1) {
		if !strings.Contains(all["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
			t.Errorf("no style has the id %s", m[1])
		}
	}
	return all
}

func wellFormed(t *testing.T, name string, content []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// body is what stands in the body, without the paper.
func body(t *testing.T, children ...*layout.Node) string {
	t.Helper()
	s := files(t, document(children...))["word/document.xml"]
	_, s, _ = strings.Cut(s, "<w:body>")
	s, _, _ = strings.Cut(s, "<w:sectPr>")
	return s
}

// brief shortens what every test would repeat.
var brief = strings.NewReplacer(
	`<w:t xml:space="preserve">`, "<t>", "</w:t>", "</t>", "<w:r>", "<r>", "</w:r>", "</r>", `<w:pPr><w:pStyle w:val="Normal"/></w:pPr>`, "",
	`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/></w:pPr></w:p>`, "<separator/>",
)

func TestBlocks(t *testing.T) {
	part := stack(layout.Sect, para(layout.H1, "Part"))
	part.ID, part.Break = "part", layout.PageBreak
	heading := para(layout.H2, "Head")
	heading.Keep.Next, heading.Above = true, 30_000
	chip := para(layout.Group, "1")
	chip.Type.Weight, chip.Box.Fill = 700, layout.Tint
	pill := para(layout.Group, "4 to 5")
	pill.Box.Width, pill.Box.Frame = layout.MM(19), layout.Stroke{Width: 1000, Colour: layout.Ink}
	ground := row(layout.Group, picture(layout.Artifact, "a", ""), stack(layout.Group, para(layout.H3, "Call"), para(layout.P, "if")))
	ground.Box.Fill = layout.Tint
	foreign := para(layout.P, "Bore da")
	foreign.Lang = "cy"
	dated := row(layout.Group, para(layout.H2, "Week 1"), para(layout.P, "Week starting"))
	dated.Keep.Next = true
	right := para(layout.P, "right")
	right.Type.Align = layout.Right
	line := para(layout.P, "")
	line.Spans = []layout.Span{{Kind: layout.Blank, Text: "blank", Width: 6000}}
	line.Box.Rules[2] = layout.Stroke{Width: 750, Colour: layout.Ink}
	tests := []struct {
		name  string
		nodes []*layout.Node
		want  string // within what is written
	}{
		{"paragraph, escaped", []*layout.Node{para(layout.P, "a < b\x01\u200b")}, `<w:p><r><t>a &lt; b</t></r></w:p>`},
		{"part on a new page", []*layout.Node{part}, `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr><w:bookmarkStart w:id="1" w:name="place_1"/><w:bookmarkEnd w:id="1"/><r><t>Part</t></r></w:p>`},
		{"heading", []*layout.Node{heading}, `<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:keepNext/><w:spacing w:before="600"/></w:pPr><r><t>Head</t></r></w:p>`},
		{"row kept with its table", []*layout.Node{dated}, `<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:keepNext/></w:pPr><r><t>Week 1</t></r></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr><r><t>Week starting</t></r></w:p>`},
		{"bullets", []*layout.Node{stack(layout.L, item("•", "one"))}, `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><r><t>one</t></r></w:p>`},
		{"numbers", []*layout.Node{stack(layout.L, item("4", "four"), item("5", "five"))}, `<w:numId w:val="2"/></w:numPr></w:pPr><r><t>five</t></r></w:p>`},
		{"item of two paragraphs", []*layout.Node{stack(layout.L, row(layout.LI, para(layout.Lbl, "•"), stack(layout.LBody, para(layout.P, "a"), para(layout.P, "b"))))},
			`<r><t>a</t></r></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/><w:ind w:left="280"/></w:pPr><r><t>b</t></r></w:p>`},
		{"chip and caption", []*layout.Node{row(layout.Group, chip, para(layout.P, "caption"))},
			`<w:p><r><w:rPr><w:b/><w:bCs/><w:color w:val="17242B"/><w:shd w:val="clear" w:color="auto" w:fill="E6F1F3"/></w:rPr><t>` + "\u00a01\u00a0" + `</t></r><r><t> </t></r><r><t>caption</t></r></w:p>`},
		{"pill", []*layout.Node{row(layout.P, pill, para(layout.Group, "Ease off"))},
			`<w:bdr w:val="single" w:sz="8" w:space="0" w:color="17242B"/></w:rPr><t>` + "\u00a04 to 5\u00a0" + `</t></r><r><t> </t></r><r><t>Ease off</t></r></w:p>`},
		{"badge before a name", []*layout.Node{row(layout.Group, stack(layout.Group, chip), stack(layout.Group, para(layout.H3, "Twists"), para(layout.P, "care")))},
			`<t>` + "\u00a01\u00a0" + `</t></r><r><t> </t></r><r><t>Twists</t></r></w:p>`},
		{"a heading on its ground", []*layout.Node{ground}, `<w:pStyle w:val="Heading3"/><w:shd w:val="clear" w:color="auto" w:fill="E6F1F3"/></w:pPr>`},
		{"caption of two boxes", []*layout.Node{row(layout.Caption, chip, para(layout.Group, "caption"))},
			`<w:p><r><w:rPr><w:b/><w:bCs/></w:rPr><t>1</t></r><r><t> </t></r><r><t>caption</t></r></w:p>`},
		{"strong, language, line break", []*layout.Node{spans(layout.Span{Text: "a", Strong: true}, layout.Span{Kind: layout.LineBreak}, layout.Span{Text: "b", Lang: "cy"})},
			`<r><w:rPr><w:b/><w:bCs/></w:rPr><t>a</t></r><r><w:br/></r><r><w:rPr><w:lang w:val="cy"/></w:rPr><t>b</t></r>`},
		{"paragraph in a language", []*layout.Node{foreign}, `<r><w:rPr><w:lang w:val="cy"/></w:rPr><t>Bore da</t></r>`},
		{"links", []*layout.Node{spans(layout.Span{Text: "a", Link: "https://clinic.example/?a&b"}, layout.Span{Text: "b", Link: "#part"}, layout.Span{Text: "c", Link: "https://clinic.example/?a&b"})},
			`<w:hyperlink r:id="link1"><r><w:rPr><w:u w:val="single"/></w:rPr><t>a</t></r></w:hyperlink><w:hyperlink w:anchor="place_1"><r><w:rPr><w:u w:val="single"/></w:rPr><t>b</t></r></w:hyperlink><w:hyperlink r:id="link1">`},
		{"reference to a page", []*layout.Node{spans(layout.Span{Kind: layout.PageRef, Text: "4", Target: "part"})}, `<w:fldSimple w:instr=" PAGEREF place_1 \h "><r><t>4</t></r></w:fldSimple>`},
		{"blank", []*layout.Node{spans(layout.Span{Kind: layout.Blank, Text: "blank", Width: 40_100, Line: layout.Stroke{Width: 900}})},
			`<w:alias w:val="blank"/><w:id w:val="1"/><w:text/></w:sdtPr><w:sdtContent><r><t>______</t></r>`},
		{"blank that fills", []*layout.Node{spans(layout.Span{Kind: layout.Blank, Text: "blank", Fill: true, Line: layout.Stroke{Width: 900}})}, `<t>____________</t>`},
		{"tick box", []*layout.Node{spans(layout.Span{Kind: layout.Tick, Text: "tick box"})}, `<w:alias w:val="tick box"/><w:id w:val="1"/><w14:checkbox>`},
		{"lines to write on", []*layout.Node{line}, `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="17242B"/><w:between w:val="single" w:sz="6" w:space="2" w:color="17242B"/></w:pBdr>`},
		{"figure", []*layout.Node{picture(layout.Figure, "a", `She "stands"`)}, `<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Picture 1" descr="She &#34;stands&#34;"></wp:docPr>`},
		{"icon", []*layout.Node{row(layout.Group, picture(layout.Artifact, "a", ""), para(layout.P, "text"))}, `<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>`},
		{"heading with an icon", []*layout.Node{row(layout.H3, picture(layout.Artifact, "a", ""), para(layout.Group, "Take care"))}, `</w:drawing></r><r><t>` + "\u00a0" + `</t></r><r><t>Take care</t></r></w:p>`},
		{"stop rule keeps to what is above", []*layout.Node{para(layout.P, "step"), framed(row(layout.Group, picture(layout.Artifact, "a", ""), para(layout.P, "Stop.")))},
			`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr><r><t>step</t></r></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/><w:pBdr><w:top w:val="single" w:sz="13"`},
		{"columns one after the other", []*layout.Node{row(layout.Group, stack(layout.Group, para(layout.H3, "a")), stack(layout.Group, para(layout.H3, "b")))}, `<r><t>a</t></r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><r><t>b</t></r></w:p>`},
		{"right in a column", []*layout.Node{right}, `<w:p><r><t>right</t></r></w:p>`},
		{"tables part", []*layout.Node{stack(layout.L, item("Hold", "10 s")), stack(layout.L, item("Sets", "2"))}, `</w:tbl><separator/><w:tbl>`},
		{"no empty heading", []*layout.Node{row(layout.H3), para(layout.P, "x")}, `<w:p><r><t>x</t></r></w:p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := brief.Replace(body(t, test.nodes...)); !strings.Contains(got, test.want) {
				t.Errorf("got\n%s\nwant within\n%s", got, test.want)
			}
		})
	}
}

var tags = regexp.MustCompile(`<w:tbl>|</w:tbl>|<w:tr>|<w:tc>|<w:tblHeader/>|<w:gridSpan w:val="\d+"/>|<w:t xml:space="preserve">([^<]*)</w:t>|<wp:docPr`)

// shape is a body's tables as brackets, rows as bars, cells as commas, pictures as stars, and its words with
// bound spaces as underscores.
func shape(body string) string {
	var b strings.Builder
	for _, m := range tags.FindAllStringSubmatch(body, -1) {
		switch {
		case m[1] != "":
			b.WriteString(m[1])
		case strings.HasPrefix(m[0], "<w:gridSpan"):
			b.WriteString("+")
		default:
			b.WriteString(map[string]string{"<w:tbl>": "[", "</w:tbl>": "]", "<w:tr>": "|", "<w:tc>": ",", "<w:tblHeader/>": "#", "<wp:docPr": "*"}[m[0]])
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", "_")
}

// field is a label over a line to write on.
func field(label string) *layout.Node {
	line := para(layout.P, " ")
	line.Box.Rules[2] = layout.Stroke{Width: 750, Colour: layout.Ink}
	return stack(layout.Group, para(layout.P, label), line)
}

// TestCardPaper: on a card's paper margins are narrow, terms stand two and two, and each piece of the footer has a line.
func TestCardPaper(t *testing.T) {
	l := stack(layout.L)
	for range 4 {
		l.Children = append(l.Children, row(layout.LI, row(layout.Lbl, para(layout.Group, "t")), stack(layout.LBody, para(layout.Group, "v"))))
	}
	d := document(l)
	d.Pages = []layout.Page{{Number: 1, Width: layout.MM(105), Height: layout.MM(148)}}
	d.Footer = stack(layout.Artifact, para(layout.Group, "Emergency"), para(layout.Group, "Draft"))
	all := files(t, d)
	if got, want := shape(all["word/document.xml"]), "[|,tv,tv|,tv,tv]"; !strings.HasPrefix(got, want) {
		t.Errorf("terms stand as %s, want %s", got, want)
	}
	if !strings.Contains(all["word/document.xml"], `w:left="595"`) {
		t.Error("the margins are those of a sheet")
	}
	if foot := all["word/footer1.xml"]; strings.Count(foot, "<w:p>") != 2 || strings.Contains(foot, "<w:tab/>") {
		t.Errorf("the footer is %s", foot)
	}
}

func TestTables(t *testing.T) {
	head, day, rowHead, wide := para(layout.TH, "Ex"), para(layout.TH, "Mon"), stack(layout.TH, para(layout.Group, "Pain")), para(layout.TD, "x")
	head.Scope, day.Scope, rowHead.Scope, wide.Span = layout.ColumnScope, layout.ColumnScope, layout.RowScope, 2
	headRow := row(layout.TR, head, day, day)
	headRow.Tracks[0].Fixed = layout.MM(52)
	terms := func(n int) *layout.Node {
		l := stack(layout.L)
		for range n {
			l.Children = append(l.Children, row(layout.LI, row(layout.Lbl, picture(layout.Artifact, "i", ""), para(layout.Group, "t")), stack(layout.LBody, para(layout.Group, "v"))))
		}
		return l
	}
	pictures := row(layout.Group,
		stack(layout.Group, row(layout.Group, picture(layout.Figure, "a", "x"), picture(layout.Figure, "b", "inset")), para(layout.Caption, "one")),
		stack(layout.Group, picture(layout.Figure, "b", "y"), para(layout.Caption, "two")))
	panel := framed(stack(layout.Sect,
		row(layout.Group, para(layout.H3, "Call"), para(layout.P, "if")),
		stack(layout.Group, row(layout.Group, stack(layout.Group, para(layout.H4, "Group"), stack(layout.L, item("•", "one")))), para(layout.P, "foot"))))
	strip := stack(layout.Group, stack(layout.Group), terms(2), stack(layout.Group, para(layout.P, "under")))
	strip.Box.Fill = layout.Tint
	ground := stack(layout.Group, para(layout.P, "on a ground"))
	ground.Box.Fill = layout.Tint
	tests := []struct {
		name string
		node *layout.Node
		want string
	}{
		{"data", stack(layout.Table, headRow, row(layout.TR, rowHead, wide)), "[|#,Ex,Mon,Mon|,Pain,+x]"},
		{"no rows", stack(layout.Table), ""},
		{"terms in one row", terms(4), "[|,*_tv,*_tv,*_tv,*_tv]"},
		{"terms in two rows", terms(5), "[|,*_tv,*_tv,*_tv|,*_tv,*_tv,]"},
		{"no terms", stack(layout.L), ""},
		{"pictures", pictures, "[|,[|,*,*]one,*two]"},
		{"short pieces", row(layout.Group, para(layout.P, "a"), stack(layout.Artifact), para(layout.P, "b"), para(layout.P, "c")), "[|,a,b,c]"},
		{"two pieces", row(layout.Group, para(layout.P, "abcd"), para(layout.P, "b")), "abcdb"},
		{"a long piece", row(layout.Group, para(layout.P, strings.Repeat("long ", 20)), para(layout.P, "abcd"), para(layout.P, "c")), strings.Repeat("long ", 20) + "abcdc"},
		{"two fields", row(layout.Group, field("For"), field("On")), "[|,For ,On ]"},
		{"panel: head outside, blocks in rows", panel, "Callif[|,Groupone|,foot]"},
		{"dose strip", strip, "[|,*_tv,*_tv]under"},
		{"ground", ground, "[|,on a ground]"},
		{"empty frame", framed(stack(layout.Group)), ""},
	}
	for _, test := range tests {
		if got := shape(body(t, test.node)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestStyles(t *testing.T) {
	first, second, third := para(layout.H2, "a"), para(layout.H2, "b"), para(layout.H2, "c")
	second.Type.Size, second.Type.Weight = 20_000, 700
	lead := para(layout.P, "lead")
	lead.Type.Size = 13_000
	unknown := para(layout.P, "u")
	unknown.Type.Colour = "no-such"
	all := files(t, document(first, second, third, lead, unknown))
	body, styles := all["word/document.xml"], all["word/styles.xml"]
	for _, want := range []string{`"Heading2"/></w:pPr><w:r><w:t xml:space="preserve">a`, `"Heading2B"/></w:pPr><w:r><w:t xml:space="preserve">b`, `"Heading2"/></w:pPr><w:r><w:t xml:space="preserve">c`, `"TextA"/></w:pPr><w:r><w:t xml:space="preserve">lead`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in the body", want)
		}
	}
	for _, want := range []string{
		`w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>`, `w:styleId="Heading2B" w:customStyle="1"><w:name w:val="handout heading 2 B"/><w:basedOn w:val="Heading2"/>`,
		`<w:outlineLvl w:val="1"/>`, `<w:sz w:val="26"/>`, `<w:lang w:val="en-GB"`, `<w:color w:val="auto"/>`,
	} {
		if !strings.Contains(styles, want) {
			t.Errorf("no %s in the styles", want)
		}
	}
}

func TestPropertiesAndPictures(t *testing.T) {
	raster, jpeg := picture(layout.Figure, "r", "r"), picture(layout.Figure, "j", "j")
	raster.Art.Drawing = &layout.Drawing{Hash: "r", Width: 1000, Height: 1000, Raster: &layout.Raster{Width: 1, Height: 1, Channels: layout.PixelGrey, Pixels: []byte{9}}}
	jpeg.Art.Drawing = &layout.Drawing{Hash: "j", Width: 1000, Height: 1000, Raster: &layout.Raster{Width: 1, Height: 1, Channels: layout.PixelGrey, JPEG: []byte{1, 2}}}
	wide := picture(layout.Figure, "a", "wide")
	wide.Art.Width = 144_000
	all := files(t, document(para(layout.P, "A. Patient"), picture(layout.Figure, "a", "one"), picture(layout.Figure, "a", "again"), wide, raster, jpeg, &layout.Node{Role: layout.Figure, Kind: layout.Picture}))
	media := 0
	for name := range all {
		if strings.HasPrefix(name, "word/media/") {
			media++
		}
	}
	if media != 6 {
		t.Errorf("%d pictures, want the drawing at two sizes, each as PNG and SVG, the bitmap and the JPEG: 6", media)
	}
	if all["word/media/picture6.jpeg"] != "\x01\x02" {
		t.Error("the JPEG is not passed through")
	}
	core := all["docProps/core.xml"]
	for _, want := range []string{"<dc:title>A &amp; B</dc:title>", "<dc:creator>Your Clinic</dc:creator>", "<cp:keywords>one, two</cp:keywords>", "<dc:language>en-GB</dc:language>", ">2026-01-01T00:00:00Z</dcterms:created>"} {
		if !strings.Contains(core, want) {
			t.Errorf("no %s in the properties", want)
		}
	}
	for name, content := range all {
		if name != "word/document.xml" && strings.Contains(content, "A. Patient") {
			t.Errorf("%s holds what belongs to one copy", name)
		}
	}
}

func TestFooter(t *testing.T) {
	text := func(s ...layout.Span) *layout.Node {
		n := spans(s...)
		n.Role = layout.Group
		return n
	}
	line := func(title string) *layout.Node {
		draft := text(layout.Span{Text: "Draft"})
		draft.Type.Weight = 600
		return row(layout.Group, text(layout.Span{Text: title}), draft, text(layout.Span{Text: "Page "}, layout.Span{Kind: layout.PageNumber}, layout.Span{Text: " of "}, layout.Span{Kind: layout.PageTotal}))
	}
	d := document(para(layout.P, "x"))
	d.Footer = stack(layout.Artifact, &layout.Node{Kind: layout.Choice, Children: []*layout.Node{line("A long title"), line("Title")}})
	got := files(t, d)["word/footer1.xml"]
	if shape(got) != "TitlePage 1 of 1Draft" {
		t.Errorf("footer %q", shape(got))
	}
	for _, want := range []string{"<w:tab/>", ` PAGE "`, ` NUMPAGES "`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in the footer", want)
		}
	}
	d.Footer, d.Pages = nil, nil
	if got := files(t, d); shape(got["word/footer1.xml"]) != "" || !strings.Contains(got["word/document.xml"], `w:w="11906"`) {
		t.Error("a document without footer and pages has some")
	}
}

func TestErrors(t *testing.T) {
	bad := picture(layout.Figure, "a", "one")
	bad.Art.Drawing.Shapes[0].Stroke = "no-such"
	short := picture(layout.Figure, "b", "two")
	short.Art.Drawing = &layout.Drawing{Hash: "b", Width: 1000, Height: 1000, Raster: &layout.Raster{Width: 2, Height: 1, Channels: 1, Pixels: []byte{1}}}
	for _, n := range []*layout.Node{bad, short} {
		if _, err := Write(document(n)); err == nil {
			t.Errorf("%s: no error", n.Alt)
		}
	}
}

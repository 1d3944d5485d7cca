package html

import (
	"flag"
	"os"
	"strings"
	"testing"

	"handout/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

func words(role layout.Role, text string) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Text, Type: layout.Type{Size: 12_000, Leading: 16_000, Weight: 400, Colour: layout.Ink}, Spans: []layout.Span{{Text: text}}}
}

func stack(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Children: children}
}

func row(role layout.Role, children ...*layout.Node) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Row, Children: children, Tracks: make([]layout.Track, len(children))}
}

func drawing(hash string) *layout.Drawing {
	path := []layout.Seg{{Op: layout.MoveTo}, {Op: layout.LineTo, P: [3]layout.Pt{{X: 1000, Y: 1000}}}}
	return &layout.Drawing{Hash: hash, Width: 1000, Height: 2000, Shapes: []layout.Shape{{Path: path, Stroke: layout.Ink, StrokeWidth: 100}}}
}

func picture(role layout.Role, hash, alt string) *layout.Node {
	return &layout.Node{Role: role, Kind: layout.Picture, Alt: alt, Art: &layout.Art{Drawing: drawing(hash), Width: 36_000, Height: 72_000}}
}

func document(children ...*layout.Node) *layout.Document {
	return &layout.Document{
		Meta:    layout.Meta{Title: "A & B", Subject: "Subject", Lang: "en-GB", Author: "Your Clinic", Keywords: []string{"one", "two"}, Created: "2026-01-01T00:00:00Z"},
		Palette: []layout.Token{{Name: layout.Accent, R: 11, G: 90, B: 105}, {Name: layout.Ink, R: 23, G: 36, B: 43}},
		Root:    stack(layout.DocumentRo, children...),
		Pages:   []layout.Page{{Number: 1, Width: layout.MM(210), Height: layout.MM(297)}},
	}
}

func write(t *testing.T, d *layout.Document) string {
	t.Helper()
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// body is what stands in main.
func body(t *testing.T, children ...*layout.Node) string {
	t.Helper()
	_, s, _ := strings.Cut(write(t, document(children...)), "<main id=\"main\" tabindex=\"-1\">\n")
	s, _, _ = strings.Cut(s, "</main>")
	return strings.TrimSuffix(s, "\n")
}

func TestElements(t *testing.T) {
	bare := func(n *layout.Node) *layout.Node {
		n.Type = layout.Type{}
		return n
	}
	w := func(role layout.Role, text string) *layout.Node { return bare(words(role, text)) }
	span := func(s layout.Span) *layout.Node {
		return &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{s}}
	}
	item := func(label, text string) *layout.Node {
		return row(layout.LI, w(layout.Lbl, label), w(layout.LBody, text))
	}
	section := stack(layout.Sect, w(layout.H2, "Safety"))
	section.ID, section.Lang = "safety", "cy"
	head := w(layout.TH, "Day")
	head.Scope = layout.ColumnScope
	rowHead := w(layout.TH, "Pain")
	rowHead.Scope = layout.RowScope
	wide := w(layout.TD, "x")
	wide.Span = 2
	main := w(layout.P, "not the file's own")
	main.ID = "main"
	tests := []struct {
		name string
		node *layout.Node
		want string
	}{
		{"paragraph, escaped", w(layout.P, "a < b & c"), `<p>a &lt; b &amp; c</p>`},
		{"heading without an ID gets one", w(layout.H1, "Title"), `<h1 id="heading-1">Title</h1>`},
		{"section", section, "<section id=\"safety\" lang=\"cy\"><h2 id=\"heading-1\">Safety</h2>\n</section>"},
		{"an ID that the file has", main, `<p>not the file&#39;s own</p>`},
		{"strong link in another language", span(layout.Span{Text: "here", Strong: true, Link: "https://clinic.example/?a=1&b", Lang: "cy"}),
			`<p><strong><a href="https://clinic.example/?a=1&amp;b"><span lang="cy">here</span></a></strong></p>`},
		{"what is bound", w(layout.P, "10\u00a0seconds Draft:\u00a0not\u00a0yet\u00a0reviewed\u00a0by\u00a0a\u00a0clinician"), "<p>10\u00a0seconds Draft: not yet reviewed by a clinician</p>"},
		{"no link that runs", span(layout.Span{Text: "here", Link: "javascript:alert(1)"}), `<p>here</p>`},
		{"line break", &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{{Text: "a"}, {Kind: layout.LineBreak}, {Text: "b"}}}, `<p>a<br>b</p>`},
		{"blank", span(layout.Span{Kind: layout.Blank, Text: "blank to fill in", Width: 24_000, Line: layout.Stroke{Width: 900, Colour: layout.Ink}}),
			`<p><span class="blank s1" role="img" aria-label="blank to fill in"></span></p>`},
		{"tick box", span(layout.Span{Kind: layout.Tick, Text: "tick box", Width: 12_000, Height: 12_000}), `<p><span class="tick s1" role="img" aria-label="tick box"></span></p>`},
		{"paragraph of boxes", row(layout.P, w(layout.Group, "0"), w(layout.Group, "1")),
			"<p class=\"row signs\"><span class=\"g b s1\">0</span>\n<span class=\"g b s1\">1</span>\n</p>"},
		{"bullets", stack(layout.L, item("•", "one"), item("•", "two")),
			"<ul class=\"dots\"><li><div>one</div>\n</li>\n<li><div>two</div>\n</li>\n</ul>"},
		{"numbers in columns", row(layout.L, stack(layout.Group, item("4", "four")), stack(layout.Group, item("5", "five"))),
			"<ol class=\"columns2\" role=\"list\"><li class=\"numbered\" value=\"4\"><div>four</div>\n</li>\n<li class=\"numbered\" value=\"5\"><div>five</div>\n</li>\n</ol>"},
		{"terms", stack(layout.L, stack(layout.LI, row(layout.Lbl, picture(layout.Artifact, "i", ""), w(layout.Group, "Hold")), stack(layout.LBody, w(layout.Group, "10 s")))),
			"<dl class=\"terms\"><div><dt class=\"row columns\"><svg class=\"g art s1\" viewBox=\"0 0 1000 2000\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#drawing-1\"/></svg><span class=\"g b s2\">Hold</span>\n</dt>\n<dd><div>10 s</div>\n</dd>\n</div>\n</dl>"},
		{"list without labels", stack(layout.L, row(layout.LI, w(layout.LBody, "a"))), "<ul class=\"plain\" role=\"list\"><li><div>a</div>\n</li>\n</ul>"},
		{"table under a heading", stack(layout.Group, w(layout.H3, "Week"), stack(layout.Table, row(layout.TR, head, w(layout.TH, "Mon")), row(layout.TR, rowHead, wide))),
			"<div><h3 id=\"heading-1\">Week</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"heading-1\"><table class=\"table s1\" role=\"table\"><colgroup><col><col></colgroup>\n" +
				"<tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Day</th>\n<th>Mon</th>\n</tr>\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">Pain</th>\n<td role=\"cell\" colspan=\"2\">x</td>\n</tr>\n</table>\n</div>\n</div>"},
		{"figure with caption", stack(layout.Group, picture(layout.Figure, "f", `She "stands"`), row(layout.Caption, w(layout.Group, "1"), w(layout.Group, "Stand"))),
			"<figure><svg class=\"art s1\" viewBox=\"0 0 1000 2000\" role=\"img\" aria-label=\"She &#34;stands&#34;\"><use href=\"#drawing-1\"/></svg>" +
				"<figcaption class=\"row columns\"><div class=\"g s2\">1</div>\n<div class=\"g s2\">Stand</div>\n</figcaption>\n</figure>"},
		{"decoration with words", stack(layout.Artifact, w(layout.Group, "continued")), "<div aria-hidden=\"true\"><div>continued</div>\n</div>"},
		{"words that are decoration", w(layout.Artifact, "continued"), `<div aria-hidden="true">continued</div>`},
		{"picture without art", &layout.Node{Kind: layout.Picture}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := body(t, test.node); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestPageReferences(t *testing.T) {
	back := stack(layout.Sect, words(layout.H2, "Take care"))
	back.ID, back.Break = "back", layout.PageBreak
	ref := &layout.Node{Role: layout.P, Kind: layout.Text, Spans: []layout.Span{{Text: "see page "}, {Kind: layout.PageRef, Text: "7", Target: "back"}}}
	d := document(ref, back)
	d.Pages = append(d.Pages, layout.Page{Number: 7, Items: []layout.Item{{Node: back.Children[0]}}})
	got := write(t, d)
	for _, want := range []string{`see page <a href="#back" aria-label="7, Take care">7</a>`, `<section id="back" class="page" data-page="7">`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestDrawingsStandOnce(t *testing.T) {
	got := write(t, document(picture(layout.Figure, "a", "one"), picture(layout.Figure, "a", "two"), picture(layout.Figure, "b", "three")))
	if n := strings.Count(got, "<symbol "); n != 2 {
		t.Errorf("%d symbols, want one a drawing, 2", n)
	}
	if n := strings.Count(got, `href="#drawing-1"`); n != 2 {
		t.Errorf("the first drawing is used %d times, want 2", n)
	}
}

func TestErrorsNameTheirPlace(t *testing.T) {
	n := picture(layout.Figure, "a", "one")
	n.Pos.File, n.Pos.Line, n.Pos.Column = "exercise.yaml", 3, 5
	n.Art.Drawing.Shapes[0].Stroke = "no-such"
	if _, err := Write(document(n)); err == nil || !strings.HasPrefix(err.Error(), "exercise.yaml:3:5: drawing a: colour") {
		t.Errorf("error %v", err)
	}
}

func TestNothingFromOutside(t *testing.T) {
	got := write(t, document(words(layout.P, "x"), picture(layout.Figure, "a", "one")))
	for _, no := range []string{"<script", "http:", "https:", "url(", "@import", "@font-face", "onclick"} {
		if strings.Contains(got, no) {
			t.Errorf("the file holds %q", no)
		}
	}
	if again := write(t, document(words(layout.P, "x"), picture(layout.Figure, "a", "one"))); again != got {
		t.Error("the same document is not the same to the byte")
	}
}

// TestLooks holds every way in which boxes and type become rules.
func TestLooks(t *testing.T) {
	panel := stack(layout.Sect, words(layout.P, "a"), words(layout.P, "b"))
	panel.Gap, panel.Children[1].Above = 2000, 1000
	panel.Box = layout.Box{
		Width: 120_000, MinHeight: 60_000, MaxWidth: 240_000, Padding: layout.Edges{Top: 1200, Right: 2400, Bottom: 3600, Left: 4800}, Fill: "#D5DDE1",
		Frame: layout.Stroke{Width: 1600, Colour: layout.Accent}, Radius: [4]layout.Length{1200, 1200}, Y: layout.Middle, X: layout.Centre,
	}
	panel.Keep = layout.Keep{Together: true, Next: true}
	foot := words(layout.P, "c")
	foot.Type = layout.Type{Size: 30_000, Leading: 33_000, Weight: 700, Colour: layout.Accent, Align: layout.Centre, Tracking: -200}
	foot.Box.Rules[2] = layout.Stroke{Width: 750, Colour: layout.Ink}
	foot.Box.Y, foot.Box.X = layout.Bottom, layout.Right
	columns := row(layout.Group, words(layout.P, "a long text of one column"), words(layout.P, "b"), words(layout.P, "a chip"), words(layout.P, "d"))
	columns.Gap, columns.Valign = 6000, layout.Middle
	columns.Tracks = []layout.Track{{Fixed: layout.MM(106)}, {Share: 1 << 20}, {Auto: true, Share: 1}, {Auto: true, Share: 1 << 19}}
	icon := row(layout.Group, picture(layout.Artifact, "i", ""), words(layout.P, "text"))
	icon.Tracks = []layout.Track{{Fixed: layout.MM(6)}, {Share: 1}}
	number := words(layout.P, "1")
	number.Box.Height = layout.MM(15)
	head := row(layout.Group, number, words(layout.P, "a name"))
	head.Tracks = []layout.Track{{Fixed: layout.MM(15)}, {Share: 1}}
	chip := row(layout.Group, words(layout.Group, "2 to 3"), words(layout.Group, "caption"))
	chip.Tracks = []layout.Track{{Auto: true, Share: 1}, {Share: 1 << 20}}
	pictures := row(layout.Group, picture(layout.Figure, "f", "x"), picture(layout.Figure, "g", "y"))
	pictures.Tracks = []layout.Track{{Fixed: layout.MM(40)}, {Fixed: layout.MM(40)}}
	fill := words(layout.P, "")
	fill.Spans = []layout.Span{{Kind: layout.Blank, Fill: true, Height: 9000, Line: layout.Stroke{Width: 900, Colour: layout.Ink}}}
	some := words(layout.P, "")
	some.Spans = []layout.Span{{Text: "x"}, {Kind: layout.Blank, Fill: true}}
	l := stack(layout.L, row(layout.LI, words(layout.Lbl, "1"), words(layout.LBody, "step")), row(layout.LI, words(layout.Lbl, "2"), words(layout.LBody, "step")))
	l.Gap, l.Children[0].Keep.Together = 4000, true
	bullets := stack(layout.L, row(layout.LI, words(layout.Lbl, "•"), words(layout.LBody, "one")))
	bullets.Gap, bullets.Children[0].Keep.Together = 4000, true
	cell := words(layout.TD, "")
	cell.Box = layout.Box{MinHeight: layout.MM(11), Frame: layout.Stroke{Width: 500, Colour: layout.Ink}}
	tr := row(layout.TR, words(layout.TH, "h"), cell)
	tr.Tracks = []layout.Track{{Fixed: layout.MM(52)}, {Share: 1}}
	got := write(t, document(panel, foot, columns, icon, head, chip, pictures, fill, some, l, bullets, stack(layout.Table, tr), stack(layout.Table)))
	_, got, _ = strings.Cut(got, ".skip:focus{top:.5rem}\n")
	rules, got, _ := strings.Cut(got, "@media")
	_, got, _ = strings.Cut(got, "<main")
	got = rules + "<main" + got
	const file = "testdata/looks.golden"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at the change, then run the tests with -update\n%s", file, got)
	}
}

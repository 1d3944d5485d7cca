package press

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"html"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"handout/layout"
	"handout/layout/reading"
)

var update = flag.Bool("update", false, "write the golden files anew")

// written makes a handout in a format.
func written(t testing.TB, p *Press, r Request, format string, dpi int) (Result, [][]byte) {
	t.Helper()
	r.Format, r.DPI = format, dpi
	result := mustPrint(t, p, r)
	if result.PDF != nil || len(result.Files) == 0 {
		t.Fatalf("%s: %d bytes of PDF and %d files", format, len(result.PDF), len(result.Files))
	}
	return result, result.Files
}

// saying is what a tree says, as a format without fixed pages says it: without labels that lists have of themselves.
type saying struct {
	labels, marks bool // numbers of lists; blanks and tick boxes
	words         []string
}

func (s *saying) node(n *layout.Node) {
	if n.Role == layout.Artifact {
		return
	}
	if n.Role == layout.L {
		kind, items := reading.List(n)
		for _, it := range items {
			if it.Label != nil && kind != reading.Bullets && (s.labels || kind == reading.Terms) {
				s.node(it.Label)
			}
			for _, body := range it.Body {
				s.node(body)
			}
		}
		return
	}
	text := ""
	for _, span := range n.Spans {
		switch span.Kind {
		case layout.Blank, layout.Tick:
			if s.marks {
				text += " " + span.Text + " "
			}
		case layout.LineBreak:
			text += " "
		default:
			text += span.Text
		}
	}
	s.words = append(s.words, strings.Fields(strings.ReplaceAll(text, "\u200b", ""))...)
	for _, c := range n.Children {
		s.node(c)
	}
}

func says(root *layout.Node, labels, marks bool) []string {
	s := saying{labels: labels, marks: marks}
	s.node(root)
	return s.words
}

var (
	number  = regexp.MustCompile(`<li class="numbered[^>]*value="(\d+)">`)
	mark    = regexp.MustCompile(`<span class="(?:blank|tick)[^>]*aria-label="([^"]*)"></span>`)
	element = regexp.MustCompile(`<[^>]*>`)
	run     = regexp.MustCompile(`<w:t xml:space="preserve">([^<]*)</w:t>|</w:p>|<w:br/>|<w:sdt>.*?</w:sdt>`)
	space   = regexp.MustCompile(`\s+`)
)

// heard is a page without the boxes that are there for those who see.
func heard(page string) string {
	const silent = ` aria-hidden="true">`
	for {
		end := strings.Index(page, silent)
		if end < 0 {
			return page
		}
		from := strings.LastIndex(page[:end], "<")
		if !strings.HasPrefix(page[from:], "<div") { // a picture: it has no words
			page = page[:end] + page[end+len(silent)-1:]
			continue
		}
		to, depth := from, 0
		for {
			open, shut := strings.Index(page[to:], "<div"), strings.Index(page[to:], "</div>")
			if open >= 0 && open < shut {
				to, depth = to+open+len("<div"), depth+1
				continue
			}
			if to, depth = to+shut+len("</div>"), depth-1; depth == 0 {
				break
			}
		}
		page = page[:from] + page[to:]
	}
}

// htmlText is what a page says, all white space taken out: elements do not tell where words end.
func htmlText(page string) string {
	_, page, _ = strings.Cut(page, "<main")
	page = heard(page)
	page = number.ReplaceAllString(page, "$1")
	page = mark.ReplaceAllString(page, "$1")
	return unspaced(html.UnescapeString(element.ReplaceAllString("<main"+page, "")))
}

// docxText is what a Word file's body says but for its content controls.
func docxText(t *testing.T, file []byte) string {
	t.Helper()
	var b strings.Builder
	for _, m := range run.FindAllStringSubmatch(docxPart(t, file, "word/document.xml"), -1) {
		b.WriteString(m[1])
	}
	return unspaced(html.UnescapeString(b.String()))
}

func docxPart(t *testing.T, file []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// TestEveryWordInEveryFormat holds each format to say what the tree says, in its order: no safety note is lost.
func TestEveryWordInEveryFormat(t *testing.T) {
	p := New("test")
	for _, programme := range []string{"starter", "back-pain"} {
		for _, region := range []string{"gb", "us", "intl"} {
			for _, branded := range []bool{false, true} {
				if branded && region == "intl" {
					continue // a brand names the region it stands in
				}
				t.Run(fmt.Sprintf("%s %s branded=%t", programme, region, branded), func(t *testing.T) {
					r := request(programme)
					r.Load.Region = region
					if branded {
						r.Load.Brand = brand(region)
					}
					result, files := written(t, p, r, "html", 0)
					alike(t, "html", htmlText(string(files[0])), says(result.Document.Root, true, true))
					for _, alt := range alternatives(result.Document.Root) {
						if !strings.Contains(string(files[0]), `aria-label="`+html.EscapeString(alt)+`"`) {
							t.Errorf("html: no picture is said to be %q", alt)
						}
					}
					result, files = written(t, p, r, "docx", 0)
					alike(t, "docx", docxText(t, files[0]), says(result.Document.Root, false, false))
					body := docxPart(t, files[0], "word/document.xml")
					for _, alt := range alternatives(result.Document.Root) {
						if !strings.Contains(body, `descr="`+html.EscapeString(alt)+`"`) {
							t.Errorf("docx: no picture is said to be %q", alt)
						}
					}
					result, files = written(t, p, r, "txt", 0)
					inOrder(t, string(files[0]), says(result.Document.Root, true, false))
				})
			}
		}
	}
}

// alike compares what a file says with what the tree says, white space aside.
func alike(t *testing.T, format, got string, words []string) {
	t.Helper()
	want := strings.Join(words, "")
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-60)
	t.Errorf("%s says %q\nwhere the tree says %q", format, got[from:min(len(got), at+60)], want[from:min(len(want), at+60)])
}

// inOrder demands that the words stand in a text in their order; signs of lists and what pictures show may stand between.
func inOrder(t *testing.T, text string, words []string) {
	t.Helper()
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	var there []string
	for _, w := range strings.Fields(space.ReplaceAllString(text, " ")) {
		if b := bare(w); b != "" {
			there = append(there, b)
		}
	}
	at := 0
	for i, w := range words {
		w = bare(w)
		if w == "" {
			continue
		}
		n := slices.Index(there[at:], w)
		if n < 0 {
			t.Fatalf("txt: %q is missing after %q", w, words[max(0, i-8):i])
		}
		at += n + 1
	}
}

func alternatives(n *layout.Node) []string {
	if n.Role == layout.Artifact {
		return nil
	}
	if n.Role == layout.Figure {
		return []string{n.Alt}
	}
	var all []string
	for _, c := range n.Children {
		all = append(all, alternatives(c)...)
	}
	return all
}

// TestSafetyIsWholeInPlainText looks for whole sentences, since words in order could be those of others.
func TestSafetyIsWholeInPlainText(t *testing.T) {
	result, files := written(t, New("test"), request("back-pain"), "txt", 0)
	text := unspaced(strings.ReplaceAll(string(files[0]), "\n|", ""))
	count := 0
	var block *layout.Node
	for _, n := range reading.Below(result.Document.Root, layout.Sect) {
		if n.ID == "safety" {
			block = n
		}
	}
	if block == nil {
		t.Fatal("no safety block")
	}
	var walk func(n *layout.Node)
	walk = func(n *layout.Node) {
		if n.Role == layout.LBody || n.Role == layout.P || reading.Level(n.Role) > 0 {
			count++
			if s := unspaced(reading.Words(n)); !strings.Contains(text, s) {
				t.Errorf("the text does not say %q", reading.Words(n))
			}
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(block)
	if count < 40 {
		t.Errorf("only %d sentences were looked for", count)
	}
}

func TestFormatsAreTheSameToTheByte(t *testing.T) {
	for _, format := range Formats()[1:] {
		_, first := written(t, New("test"), request("starter"), format, 96)
		p := New("test")
		written(t, p, request("back-pain"), format, 96)
		_, again := written(t, p, request("starter"), format, 96)
		for i := range first {
			if !bytes.Equal(first[i], again[i]) {
				t.Errorf("%s: file %d differs from what another press made", format, i+1)
			}
		}
	}
}

// golden compares with a file under testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
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
		t.Errorf("%s differs; look at the change, then run the tests with -update", file)
	}
}

var (
	looks   = regexp.MustCompile(` (?:class|style)="[^"]*"`)
	outline = regexp.MustCompile(`<w:pStyle w:val="(\w+)"|<w:numId w:val="(\d+)"|<w:t xml:space="preserve">([^<]*)</w:t>|descr="([^"]+)"/>|(</w:p>)|(<w:tbl>|</w:tbl>|<w:tr>)`)
)

// TestGolden keeps what the starter handout is in each format: the page's elements, the Word file's paragraphs with their
// styles and lists, the text as it is, and how dark each field of the painted pages is.
func TestGolden(t *testing.T) {
	p := New("test")
	_, files := written(t, p, request("starter"), "html", 0)
	_, page, _ := strings.Cut(string(files[0]), "<main")
	golden(t, "starter.html.txt", looks.ReplaceAllString("<main"+page, ""))
	_, files = written(t, p, request("starter"), "txt", 0)
	golden(t, "starter.txt", string(files[0]))
	_, files = written(t, p, request("starter"), "docx", 0)
	golden(t, "starter.docx.txt", docxOutline(docxPart(t, files[0], "word/document.xml")))
	_, files = written(t, p, request("starter"), "png", 96)
	var b strings.Builder
	for i, f := range files {
		fmt.Fprintf(&b, "page %d\n%s", i+1, darkness(t, f))
	}
	golden(t, "starter.png.txt", b.String())
}

func docxOutline(body string) string {
	var b strings.Builder
	for _, m := range outline.FindAllStringSubmatch(body, -1) {
		switch {
		case m[1] != "":
			b.WriteString(m[1])
		case m[2] != "":
			b.WriteString(" list " + m[2])
		case m[3] != "":
			b.WriteString(" “" + html.UnescapeString(m[3]) + "”")
		case m[4] != "":
			b.WriteString(" picture “" + html.UnescapeString(m[4]) + "”")
		case m[5] != "":
			b.WriteByte('\n')
		case m[6] != "":
			b.WriteString(m[6] + "\n")
		}
	}
	return b.String()
}

// darkness prints how dark each field of a page is, from 0 to 9, in 24 rows of 17.
func darkness(t *testing.T, file []byte) string {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	const rows, columns = 24, 17
	size := m.Bounds().Size()
	for y := range rows {
		for x := range columns {
			fmt.Fprintf(&b, "%d", int(shade(m, image.Rect(x*size.X/columns, y*size.Y/rows, (x+1)*size.X/columns, (y+1)*size.Y/rows))*9.5))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// shade is how dark a part of a picture is, from 0 to 1.
func shade(m image.Image, r image.Rectangle) float64 {
	sum := uint64(0)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			red, green, blue, _ := m.At(x, y).RGBA()
			sum += uint64(3*0xffff - red - green - blue)
		}
	}
	return float64(sum) / float64(3*0xffff*r.Dx()*r.Dy())
}

// TestPagesLookLikeThePDF compares our pages with those that another program draws from the PDF.
func TestPagesLookLikeThePDF(t *testing.T) {
	pdftoppm, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("no pdftoppm here:", err)
	}
	p := New("test")
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(file, mustPrint(t, p, request("starter")).PDF, 0o644); err != nil {
		t.Fatal(err)
	}
	_, pages := written(t, p, request("starter"), "png", 96)
	for i, ours := range pages {
		out := strings.TrimSuffix(file, ".pdf")
		if b, err := exec.Command(pdftoppm, "-r", "96", "-png", "-singlefile", "-f", fmt.Sprint(i+1), "-l", fmt.Sprint(i+1), file, out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		theirs, err := os.ReadFile(out + ".png")
		if err != nil {
			t.Fatal(err)
		}
		if d := apart(t, ours, theirs); d > 0.01 {
			t.Errorf("page %d differs by %.4f on average, from 0 to 1", i+1, d)
		}
	}
}

func apart(t *testing.T, a, b []byte) float64 {
	t.Helper()
	first, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	second, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	size := first.Bounds().Intersect(second.Bounds())
	if other := second.Bounds(); other.Dx()-size.Dx() > 1 || other.Dy()-size.Dy() > 1 {
		t.Fatalf("sizes %v and %v", first.Bounds(), other)
	}
	// Two programs smooth the edge of a letter differently, so that the measure of single pixels grows with the number of
	// letters. A cell of some pixels is as dark in both, unless something is missing, moved or of another colour.
	const cell = 4
	sum, cells := 0.0, 0
	for y := 0; y+cell <= size.Dy(); y += cell {
		for x := 0; x+cell <= size.Dx(); x += cell {
			r := image.Rect(x, y, x+cell, y+cell)
			sum += math.Abs(shade(first, r.Add(first.Bounds().Min)) - shade(second, r.Add(second.Bounds().Min)))
			cells++
		}
	}
	return sum / float64(cells)
}

// benchmarkFormat writes one format of the full handout, laid out before.
func benchmarkFormat(b *testing.B, format string) {
	r := request("back-pain")
	r.Format, r.DPI = format, 150
	j := &job{Request: r, press: New("bench")}
	for _, s := range stages[:proofed] {
		if err := s.run(j); err != nil || j.found.HasErrors() {
			b.Fatal(s.name, j.found, err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := j.write(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) { benchmarkFormat(b, "html") }
func BenchmarkDOCX(b *testing.B) { benchmarkFormat(b, "docx") }
func BenchmarkText(b *testing.B) { benchmarkFormat(b, "txt") }
func BenchmarkPNG(b *testing.B)  { benchmarkFormat(b, "png") }

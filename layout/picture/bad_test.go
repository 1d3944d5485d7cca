package picture

import (
	"fmt"
	"strings"
	"testing"

	"handout/data/diag"
)

// lines is a diagnostic list as "line:column message", one a line.
func lines(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		place := strings.TrimPrefix(d.Pos.String(), "bad.svg")
		fmt.Fprintf(&b, "%s %s\n", strings.TrimPrefix(place, ":"), d.Message)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// TestBadFiles is about files as a whole.
func TestBadFiles(t *testing.T) {
	head := `<svg xmlns="http://www.w3.org/2000/svg" `
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", ` picture: the file is empty`},
		{"text", "hello", ` picture: neither SVG, PNG nor JPEG`},
		{"gif", "GIF89a…", ` picture: GIF cannot be read`},
		{"webp", "RIFF....WEBP", ` picture: WebP cannot be read`},
		{"pdf", "%PDF-1.7", ` picture: PDF cannot be read`},
		{"eps", "%!PS-Adobe", ` picture: PostScript cannot be read`},
		{"svgz", "\x1f\x8b\x08", ` picture: compressed SVG cannot be read`},
		{"utf-16", "\xff\xfe<\x00", ` picture: UTF-16 text cannot be read`},
		{"html", "<html></html>", `1:1 svg: the outermost element is <html>, not <svg>`},
		{"foreign root", `<x:y xmlns:x="u:v"/>`, `1:1 svg: the outermost element is <y>, not <svg>`},
		{"no element", "<!-- nothing -->", `1:1 svg: there is no <svg> element`},
		{"open tag", head + `viewBox="0 0 1 1"><g>` + "\n</svg>", `2:7 svg: not well-formed XML: element <g> closed by </svg>`},
		{"cut off", head + `viewBox="0 0 1 1"><g`, `1:61 svg: not well-formed XML: unexpected EOF`},
		{"latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?>` + head + `/>`, `1:1 svg: the encoding ISO-8859-1 is not read`},
		{"xml 2", `<?xml version="2.0"?>` + head + `/>`, `1:22 svg: not well-formed XML: unsupported version "2.0"; only version 1.0 is supported`},
		{"not utf-8", head + "viewBox=\"0 0 1 1\"><title>\xff</title></svg>", `1:67 svg: not well-formed XML: invalid UTF-8`},
		{"nul", head + "viewBox=\"0 0 1 1\"><title>\x00</title></svg>", `1:67 svg: not well-formed XML: illegal character code U+0000`},
		{"entity", `<!DOCTYPE svg [<!ENTITY a "b">]>` + head + `viewBox="0 0 1 1"><title>&a;</title></svg>`, `1:1 svg: the document type declares entities, which are not read`},
		{"external entity", "<!DOCTYPE svg [\n<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + head + `/>`, `1:1 svg: the document type declares entities, which are not read`},
		{"undeclared entity", head + `viewBox="0 0 1 1"><title>&lol;</title></svg>`, `1:71 svg: not well-formed XML: invalid character entity &lol;`},
		{"style sheet", `<?xml-stylesheet href="a.css"?>` + "\n" + head + `viewBox="0 0 1 1"/>`, `1:1 svg: an external style sheet is not read`},
		{"byte order mark", "\ufeff" + head + `/>`, `1:1 svg: the picture has no size`},
		{"no size", head + `/>`, `1:1 svg: the picture has no size`},
		{"percent alone", head + `width="100%" height="100%"/>`, `1:48 width: "100%" is no size`},
		{"size", head + `width="-3" height="1"/>`, `1:48 width: "-3" is no size`},
		{"size unit", head + `width="3" height="1furlong"/>`, `1:59 height: "1furlong" is no size`},
		{"box", head + `viewBox="0 0 1"/>`, `1:50 viewBox: "0 0 1" is no box`},
		{"empty box", head + `viewBox="0 0 0 5"/>`, `1:50 viewBox: "0 0 0 5" is no box`},
		{"huge box", head + `viewBox="0 0 1e12 5"/>`, `1:50 viewBox: "0 0 1e12 5" is no box`},
		{"tiny box", head + `viewBox="0 0 1 1e-9"/>`, `1:50 svg: the picture has no size`},
		{"aspect", head + `width="1" height="1" viewBox="0 0 1 1" preserveAspectRatio="middle"/>`, `1:101 preserveAspectRatio: "middle" is not understood`},
		{"aspect word", head + `width="1" height="1" viewBox="0 0 1 1" preserveAspectRatio="xMidYMid cut"/>`, `1:101 preserveAspectRatio: "xMidYMid cut" is not understood`},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.src, c.want) })
	}
}

// TestBadShapes is about what stands inside an SVG that is well-formed.
func TestBadShapes(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"text", `<text x="1">a</text>`, `2:1 svg: <text> cannot be drawn`},
		{"image", `<g><image href="a.png"/></g>`, `2:4 svg: <image> cannot be drawn`},
		{"script", `<defs><script>x()</script></defs>`, `2:7 svg: <script> cannot be drawn`},
		{"animation", `<path d="M0 0h1"><animate/></path>`, `2:18 svg: <animate> cannot be drawn`},
		{"foreign object", `<switch><foreignObject/></switch>`, `2:1 svg: <switch> cannot be drawn`},
		{"picture in picture", `<svg/>`, `2:1 svg: a picture in the picture cannot be drawn`},
		{"unknown element", `<g>` + "\n" + `ä<blob/></g>`, `3:2 svg: <blob> cannot be drawn`},
		{"gradient", `<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0h1"/>`, `2:50 fill: gradients and patterns cannot be drawn`},
		{"gradient stroke", `<path style="stroke-width:2; stroke: url(#a)" d="M0 0h1"/>`, `2:30 stroke: gradients and patterns cannot be drawn`},
		{"filter", `<g filter="url(#f)"/>`, `2:12 filter: "url(#f)" cannot be drawn`},
		{"mask", `<g mask="url(#f)"/>`, `2:10 mask: "url(#f)" cannot be drawn`},
		{"marker", `<path marker-end="url(#f)" d="M0 0h1"/>`, `2:19 marker-end: "url(#f)" cannot be drawn`},
		{"blend", `<g style="mix-blend-mode:multiply"/>`, `2:11 mix-blend-mode: "multiply" cannot be drawn`},
		{"colour", `<path fill="blurple" d="M0 0h1"/>`, `2:13 fill: "blurple" is not understood`},
		{"short colour", `<path fill="#12" d="M0 0h1"/>`, `2:13 fill: "#12" is not understood`},
		{"colour digits", `<path fill="#12345g" d="M0 0h1"/>`, `2:13 fill: "#12345g" is not understood`},
		{"colour sign", `<path fill="#+12345" d="M0 0h1"/>`, `2:13 fill: "#+12345" is not understood`},
		{"colour function", `<path fill="rgb(1,2)" stroke="hsl(1,2,3)" color="rgb(1,2,x)" d="M0 0h1"/>`, "2:13 fill: \"rgb(1,2)\" is not understood\n2:31 stroke: \"hsl(1,2,3)\" is not understood\n2:50 color: \"rgb(1,2,x)\" is not understood"},
		{"colour unit", `<path fill="rgb(1px,2,3)" d="M0 0h1"/>`, `2:13 fill: "rgb(1px,2,3)" is not understood`},
		{"opacity", `<path opacity="half" d="M0 0h1"/>`, `2:16 opacity: "half" is not understood`},
		{"opacity unit", `<path fill-opacity="1em" d="M0 0h1"/>`, `2:21 fill-opacity: "1em" is not understood`},
		{"stroke width", `<path stroke-width="-1" d="M0 0h1"/>`, `2:21 stroke-width: "-1" is not understood`},
		{"font unit", `<path stroke-width="1em" d="M0 0h1"/>`, `2:21 stroke-width: "1em" is not understood`},
		{"miter", `<path stroke-miterlimit="0.5" d="M0 0h1"/>`, `2:26 stroke-miterlimit: "0.5" is not understood`},
		{"cap", `<path stroke-linecap="flat" d="M0 0h1"/>`, `2:23 stroke-linecap: "flat" is not understood`},
		{"dash", `<path stroke-dasharray="1 -2" d="M0 0h1"/>`, `2:25 stroke-dasharray: "1 -2" is not understood`},
		{"dash offset", `<path stroke-dashoffset="3" d="M0 0h1"/>`, `2:26 stroke-dashoffset: a shifted dash cannot be drawn`},
		{"uneven stroke", `<path transform="scale(1 3)" stroke="red" d="M0 0h1"/>`, `2:1 stroke: one that is stretched unevenly cannot be drawn`},
		{"transform", `<g transform="turn(3)"/>`, `2:15 transform: "turn(3)" is not understood`},
		{"transform count", `<g transform="matrix(1 2 3)"/>`, `2:15 transform: "matrix(1 2 3)" is not understood`},
		{"transform bracket", `<g transform="rotate(1"/>`, `2:15 transform: "rotate(1" is not understood`},
		{"css transform", `<g style="transform:rotate(3deg)"/>`, `2:11 style: transform is read as an attribute only`},
		{"transform origin", `<g transform-origin="5 5"/>`, `2:22 transform-origin: "5 5" cannot be drawn`},
		{"declaration", `<g style="fill:red; blue"/>`, `2:21 style: "blue" is no declaration`},
		{"path start", `<path d="L1 2"/>`, `2:10 path data: expected M, which begins a path, not "L1"`},
		{"path command", `<path d="M1 2 X 3"/>`, `2:15 path data: expected one of M L H V C S Q T A Z, not "X"`},
		{"path number", `<path d="M1 2 L 3 y"/>`, `2:19 path data: expected a number, not "y"`},
		{"path end", `<path d="M1 2 C 3 4 5 6 7"/>`, `2:26 path data: expected a number, not the end`},
		{"path comma", `<path d="M1 2L1 2,"/>`, `2:19 path data: expected a number, not the end`},
		{"path after z", `<path d="M1 2z3"/>`, `2:15 path data: expected a command, not "3"`},
		{"path flag", `<path d="M1 2A1 1 0 2 0 3 3"/>`, `2:21 path data: expected a flag, 0 or 1, not "2"`},
		{"path long word", `<path d="M1 2 L 3 abcdefghijklmnop"/>`, `2:19 path data: expected a number, not "abcdefghijkl…"`},
		{"path far", `<path d="M1 2e10"/>`, `2:13 path data: expected a number, not "2e10"`},
		{"path far by sum", `<g transform="scale(100)"><path d="M1 9e8"/></g>`, `2:27 svg: <path> lies out of all bounds`},
		{"path lines", "<path d=\"M1 2\n  L3 ?\"/>", `3:6 path data: expected a number, not "?"`},
		{"path entity", `<path d="M1 2&#32;L?"/>`, `2:10 path data: expected a number, not "?"`},
		{"points", `<polygon points="1 2 3"/>`, `2:18 points: they are no list of x,y pairs`},
		{"points comma", `<polygon points="1 2, 3 4,"/>`, `2:18 points: they are no list of x,y pairs`},
		{"points word", `<polygon points="1 2 3 a"/>`, `2:18 points: they are no list of x,y pairs`},
		{"radius", `<circle r="-1"/>`, `2:12 r: it cannot be negative`},
		{"side", `<rect width="-1" height="2"/>`, `2:14 width: it cannot be negative`},
		{"length", `<rect x="a" width="1ex" height="2"/>`, "2:10 x: \"a\" is no length\n2:20 width: \"1ex\" is no length"},
		{"use nothing", `<use/>`, `2:1 use: it does not say what to show`},
		{"use missing", `<use href="#a"/>`, `2:12 use: there is no element with the id "a"`},
		{"use outside", `<use href="other.svg#a"/>`, `2:12 use: "other.svg#a" is an external reference`},
		{"use symbol", `<symbol id="a"/><use href="#a"/>`, `2:28 use: <symbol> cannot be shown again`},
		{"use itself", `<g id="a"><use href="#a"/></g>`, `2:22 use: "a" would contain itself`},
		{"use in a ring", `<defs><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></defs><use href="#a"/>`, `2:58 use: "a" would contain itself`},
		{"clip missing", `<g clip-path="url(#c)"/>`, `2:15 clip-path: there is no clipPath with the id "c"`},
		{"clip shape", `<g clip-path="circle(3)"/>`, `2:15 clip-path: "circle(3)" is not understood`},
		{"clip units", `<clipPath id="c" clipPathUnits="objectBoundingBox"/><g clip-path="url(#c)"/>`, `2:33 clipPath: the units "objectBoundingBox" are not read`},
		{"clip text", `<clipPath id="c"><text/></clipPath><g clip-path="url(#c)"/>`, `2:18 clipPath: <text> is not read`},
		{"clip group", `<clipPath id="c"><g/></clipPath><g clip-path="url(#c)"/>`, `2:18 clipPath: <g> is not read`},
		{"clip overlap", `<clipPath id="c"><circle r="2"/><circle r="1"/></clipPath><g clip-path="url(#c)"/>`, `2:33 clipPath: shapes that overlap are not read`},
		{"clip rule", `<clipPath id="c"><path clip-rule="evenodd" d="M0 0h3v3zM1 1h1v1z"/></clipPath><g clip-path="url(#c)"/>`, `2:18 clip-rule: evenodd with several parts cannot be drawn`},
		{"clip in clip", `<clipPath id="c"><circle r="2"/></clipPath><clipPath id="d"><circle r="1"/></clipPath><g clip-path="url(#c)"><path clip-path="url(#d)" d="M0 0h1"/></g>`, `2:127 clip-path: one in another cannot be drawn`},
		{"clipped clip", `<clipPath id="c"><circle r="2" clip-path="url(#c)"/></clipPath><g clip-path="url(#c)"/>`, `2:43 clip-path: one in another cannot be drawn`},
		{"clip use", `<clipPath id="c"><use href="#z"/></clipPath><g clip-path="url(#c)"/>`, `2:29 use: there is no element with the id "z"`},
		{"faded group", `<g opacity=".5"><path d="M0 0h1v1z"/><path d="M0 0h1v1z"/></g>`, `2:13 opacity: a group of shapes that overlap cannot be faded as one`},
		{"faded outline", `<path opacity=".5" stroke="red" d="M0 0h1v1z"/>`, `2:16 opacity: a group of shapes that overlap cannot be faded as one`},
		{"faded crowd", `<g opacity=".5">` + strings.Repeat(`<path d="M0 0h1v1z"/>`, 201) + `</g>`, `2:13 opacity: a group of shapes that overlap cannot be faded as one`},
		{"css selector", `<style>a b{fill:red}` + "\n" + `.x,p>q {fill:red} .a#b#c{} .{} {}</style>`, "2:8 style sheet: the selector \"a b\" is not read\n3:1 style sheet: the selector \"p>q\" is not read\n3:19 style sheet: the selector \".a#b#c\" is not read\n3:28 style sheet: the selector \".\" is not read\n3:32 style sheet: the selector \"\" is not read"},
		{"css import", `<style>@import url(x.css); .a{fill:red}</style>`, `2:8 style sheet: @import is not read`},
		{"css media", `<style>@media print { .a{fill:red} } .b{fil}</style>`, "2:8 style sheet: @media is not read\n2:41 style: \"fil\" is no declaration"},
		{"css comment", `<style>/* open .a{fill:x}</style><path class="a" fill="x"/>`, `2:56 fill: "x" is not understood`},
		{"css rest", `<style>@font-face { a</style><style>@charset x</style><path fill="x"/>`, `2:67 fill: "x" is not understood`},
		{"css star", `<style>*.a{fill:x} .b .c{}</style><path class="a"/>`, "2:12 fill: \"x\" is not understood\n2:20 style sheet: the selector \".b .c\" is not read"},
		{"css two ids", `<style>.a#b*{}</style>`, `2:8 style sheet: the selector ".a#b*" is not read`},
		{"css open", `<style>.a{fill:red</style>`, `2:8 style sheet: a rule is not closed`},
		{"css value", `<style><![CDATA[.a{fill:blurple}]]></style><path class="a" d="M0 0h1"/><path class="a" d="M0 0h1"/>`, `2:20 fill: "blurple" is not understood`},
		{"several", `<text/><path fill="x" d="M?"/><image/>`, "2:1 svg: <text> cannot be drawn\n2:20 fill: \"x\" is not understood\n2:27 path data: expected a number, not \"?\"\n2:31 svg: <image> cannot be drawn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			refused(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`+"\n"+c.body+"</svg>", c.want)
		})
	}
}

func refused(t *testing.T, src, want string) {
	t.Helper()
	d, l := Decode("bad.svg", []byte(src), Options{})
	if got := lines(l); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if d != nil {
		t.Error("there is a drawing")
	}
	for _, e := range l {
		if e.Hint == "" {
			t.Errorf("no hint: %v", e)
		}
	}
	if l.ExitCode() != 2 {
		t.Errorf("exit code %d", l.ExitCode())
	}
}

// TestBounds shows that what is small as a file and huge as a drawing is refused quickly.
func TestBounds(t *testing.T) {
	laughs := `<defs><path id="a0" d="M0 0h1"/>`
	for i := 1; i < 30; i++ {
		laughs += fmt.Sprintf(`<g id="a%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i-1), 10))
	}
	laughs += `</defs><use href="#a29"/>`
	manySegments := `<defs><path id="p" d="M0 0` + strings.Repeat("h1", 5000) + `"/></defs>` + strings.Repeat(`<use href="#p"/>`, 100)
	bigTag := `<defs><path id="p" class="` + strings.Repeat("x ", 50_000) + `" d="M0 0h1"/></defs>` + strings.Repeat(`<use href="#p"/>`, 1000)
	for _, c := range []struct {
		name, body string
		o          Options
		want       string
	}{
		{"clones of clones", laughs, Options{}, "too many shapes once clones are drawn"},
		{"clones of a long path", manySegments, Options{}, "more than 200000 segments"},
		{"clones of a long tag", bigTag, Options{MaxBytes: 1 << 20}, "too many shapes once clones are drawn"},
		{"a long path", `<path d="M0 0` + strings.Repeat("h1", maxSegments+1) + `"/>`, Options{}, "expected a shorter path"},
		{"a long line", `<path d="M0 0h` + strings.Repeat("1 ", maxSegments+1) + `"/>`, Options{}, "expected a shorter path"},
		{"nesting", strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100), Options{}, "stand more than 64 deep"},
		{"foreign nesting", strings.Repeat(`<x:g xmlns:x="u:x">`, 100) + strings.Repeat("</x:g>", 100), Options{}, "stand more than 64 deep"},
		{"nesting of clones", `<defs><g id="a"><g><path d="M0 0h1"/></g></g><g id="b"><g><use href="#a"/></g></g></defs><g><use href="#b"/></g>`, Options{MaxDepth: 6}, "elements and clones stand more than 6 deep"},
		{"elements", strings.Repeat("<g/>", maxElements+1), Options{}, "more than 50000 elements"},
		{"bytes", strings.Repeat(" ", 2000), Options{MaxBytes: 1000}, "more than the limit of 1000"},
		{"selectors", "<style>" + strings.Repeat(".a,", maxRules+1) + ".b{}</style>", Options{}, "more than 1000 selectors"},
		{"declarations", `<g style="` + strings.Repeat("a:b;", maxDeclarations+1) + `"/>`, Options{}, "more than 500 properties"},
		{"a hundred errors are enough", strings.Repeat("<text/>", 5000), Options{}, "<text> cannot be drawn"},
		{"one error, many clones", `<defs><path id="p" d="M?"/></defs>` + strings.Repeat(`<use href="#p"/>`, 5000), Options{}, "expected a number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, l := Decode("bad.svg", []byte(svg(c.body)), c.o)
			if d != nil || len(l) == 0 || len(l) > maxErrors || !strings.Contains(lines(l), c.want) {
				t.Errorf("drawing %v, %d errors:\n%.300s", d != nil, len(l), lines(l))
			}
		})
	}
}

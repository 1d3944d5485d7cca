package template

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/data/library"
	"handout/data/load"
	"handout/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// builtIn is the built-in library.
func builtIn(t testing.TB) *load.Library {
	t.Helper()
	return load.Open([]load.Layer{{Prefix: "built-in/", FS: library.FS, BuiltIn: true}})
}

// bundle loads a programme of the built-in library.
func bundle(t testing.TB, programme, region string) *data.Bundle {
	t.Helper()
	b, faults := builtIn(t).Bundle(load.Request{Programme: load.Target{ID: programme}, Region: region})
	if faults.HasErrors() {
		t.Fatalf("%s %s: %s", programme, region, listing(faults))
	}
	return b
}

// open opens a template that must be sound.
func open(t testing.TB, name string) *Template {
	t.Helper()
	tmpl, faults := Open(nil, name)
	if faults.HasErrors() {
		t.Fatalf("template %s: %s", name, listing(faults))
	}
	return tmpl
}

// composed makes the sheet of a bundle, which must be sound.
func composed(t testing.TB, b *data.Bundle) *layout.Sheet {
	t.Helper()
	s, faults := Compose(Request{Template: open(t, "handout"), Bundle: b, Draft: true, Assets: assets.FS})
	if faults.HasErrors() {
		t.Fatal(listing(faults))
	}
	return s
}

// listing writes findings a line each.
func listing(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%s: %s: %s", d.Pos, d.Severity, d.Message)
		if d.Hint != "" {
			fmt.Fprintf(&b, " (%s)", d.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
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
		t.Errorf("%s differs; look at the change, then run the tests with -update\n%s", file, firstDifference(string(want), got))
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(w), len(g))
}

// tree writes a block tree, a box a line: its kind, role, name, place and what it says. A box that stands in several
// alternatives is written in full the first time.
func tree(n *layout.Node) string {
	w := treeWriter{seen: map[*layout.Node]int{}}
	w.write(n, 0)
	return w.b.String()
}

type treeWriter struct {
	b    strings.Builder
	line int
	seen map[*layout.Node]int
}

func (w *treeWriter) write(n *layout.Node, depth int) {
	b := &w.b
	w.line++
	fmt.Fprintf(b, "%s", strings.Repeat("  ", depth))
	if at, again := w.seen[n]; again && n.Kind != layout.Text {
		fmt.Fprintf(b, "“%s” as in line %d\n", n.Name, at)
		return
	}
	w.seen[n] = w.line
	b.WriteString([...]string{"stack", "row", "text", "picture", "choice"}[n.Kind])
	for _, part := range []struct {
		show bool
		text string
	}{
		{n.Role != "", " " + string(n.Role)},
		{n.Name != "", " “" + n.Name + "”"},
		{n.ID != "", " #" + n.ID},
		{n.Break == layout.PageBreak, " new page"},
		{n.Box.Width+n.Box.Height > 0, fmt.Sprintf(" %.1f x %.1f mm", inMM(n.Box.Width), inMM(n.Box.Height))},
		{n.Ease > 0, fmt.Sprintf(" eased by %.1f mm", inMM(n.Ease))},
		{n.Alt != "", fmt.Sprintf(" alt %q", n.Alt)},
		{n.Repeat != nil, " repeats"},
	} {
		if part.show {
			b.WriteString(part.text)
		}
	}
	if n.Kind == layout.Text {
		fmt.Fprintf(b, " %g/%g %d %s: %s", float64(n.Type.Size)/1000, float64(n.Type.Leading)/1000, n.Type.Weight, n.Type.Colour, marked(n.Spans))
	}
	if n.Art != nil {
		fmt.Fprintf(b, " art %.1f x %.1f mm", inMM(n.Art.Width), inMM(n.Art.Height))
	}
	b.WriteByte('\n')
	if n.Repeat != nil {
		w.write(n.Repeat, depth+2)
	}
	for _, child := range n.Children {
		w.write(child, depth+1)
	}
}

// marked writes spans as text: bold between stars, the rest between brackets.
func marked(spans []layout.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Kind == layout.Blank:
			fmt.Fprintf(&b, "[blank: %s]", s.Text)
		case s.Kind == layout.Tick:
			fmt.Fprintf(&b, "[tick: %s]", s.Text)
		case s.Kind == layout.PageRef:
			fmt.Fprintf(&b, "[page of #%s]", s.Target)
		case s.Kind == layout.PageNumber:
			b.WriteString("[page]")
		case s.Kind == layout.PageTotal:
			b.WriteString("[pages]")
		case s.Kind == layout.LineBreak:
			b.WriteString("[line break]")
		case s.Strong:
			b.WriteString("*" + s.Text + "*")
		default:
			b.WriteString(s.Text)
		}
	}
	return strings.NewReplacer("\u00a0", "~", "\u200b", "|").Replace(b.String())
}

func TestGoldenTree(t *testing.T) {
	for _, test := range []struct{ programme, region string }{{"back-pain", "gb"}, {"starter", "us"}} {
		s := composed(t, bundle(t, test.programme, test.region))
		golden(t, test.programme+"-"+test.region+".txt", tree(s.Root)+"footer\n"+tree(s.Footer))
	}
}

package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handout/data/diag"
)

// command runs the command line in an empty working folder.
type command struct {
	Streams
	out, err bytes.Buffer
	started  []string
}

func newCommand(t *testing.T) *command {
	t.Helper()
	t.Chdir(t.TempDir())
	c := &command{}
	c.Out, c.Err = &c.out, &c.err
	c.Start = func(command string, args ...string) error {
		c.started = append([]string{command}, args...)
		return nil
	}
	return c
}

// must run and end with the code.
func (c *command) must(t *testing.T, code int, args ...string) {
	t.Helper()
	c.out.Reset()
	c.err.Reset()
	if got := Main(args, c.Streams, "test"); got != code {
		t.Errorf("handout %q: exit code %d, want %d\n%s", args, got, code, c.err.String())
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpen(t *testing.T) {
	c := newCommand(t)
	c.must(t, 0, "make", "starter", "--open", "-o", "sheet.pdf")
	if want, args := viewer("sheet.pdf"); len(c.started) != len(args)+1 || c.started[0] != want || c.started[len(args)] != "sheet.pdf" {
		t.Errorf("started %q, want %s with sheet.pdf", c.started, want)
	}
	c.Start = func(string, ...string) error { return errors.New("no viewer here") }
	c.must(t, 0, "make", "starter", "--open", "-o", "sheet.pdf")
	if got := c.err.String(); !strings.Contains(got, "sheet.pdf: warning: not opened: no viewer here\nhint: open the file yourself\n") {
		t.Errorf("standard error %q", got)
	}
}

// TestVerifyEveryFormat: what is compared is the file that would be written.
func TestVerifyEveryFormat(t *testing.T) {
	c := newCommand(t)
	sums := map[string]string{}
	for _, format := range []string{"pdf", "html", "docx", "txt"} {
		c.must(t, 0, "make", "starter", "-o", "-", "--format", format)
		sums[format] = fmt.Sprintf("%x", sha256.Sum256(c.out.Bytes()))
	}
	for format, sum := range sums {
		c.must(t, 0, "make", "starter", "--format", format, "--verify", sum)
		c.must(t, 1, "make", "starter", "--format", format, "--verify", fmt.Sprintf("%x", sha256.Sum256(nil)))
	}
}

func TestTerminalGetsNoPDF(t *testing.T) {
	c := newCommand(t)
	c.OutTerminal = true
	c.must(t, 2, "make", "-o", "-")
	if c.out.Len() > 0 || !strings.HasPrefix(c.err.String(), "-o: standard output is a terminal") {
		t.Errorf("standard output %d bytes, standard error %q", c.out.Len(), c.err.String())
	}
}

func TestColour(t *testing.T) {
	tests := []struct {
		name     string
		terminal bool
		env      Env
		want     bool
	}{
		{"terminal", true, Env{Term: "xterm"}, true},
		{"file", false, Env{Term: "xterm"}, false},
		{"NO_COLOR", true, Env{Term: "xterm", NoColor: "1"}, false},
		{"dumb terminal", true, Env{Term: "dumb"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCommand(t)
			c.ErrTerminal, c.Env = tt.terminal, tt.env
			c.must(t, 2, "mkae")
			if got := strings.Contains(c.err.String(), "\x1b["); got != tt.want {
				t.Errorf("colour %t, want %t: %q", got, tt.want, c.err.String())
			}
			plain := strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[31m", "", "\x1b[36m", "").Replace(c.err.String())
			if want := "mkae: unknown command\nhint: did you mean \"make\"?\n"; plain != want {
				t.Errorf("printed %q, want %q", plain, want)
			}
		})
	}
}

func TestExcerpt(t *testing.T) {
	newCommand(t)
	write(t, "p.yaml", "title: Knee\r\n\tsteps: \x1b[31mred\n"+strings.Repeat("x", 300)+"\n")
	tests := []struct {
		name string
		pos  diag.Pos
		want string
	}{
		{"mark under the column", diag.Pos{File: "p.yaml", Line: 1, Column: 8}, "    1 | title: Knee\n      |        ^\n"},
		{"nothing that drives a terminal", diag.Pos{File: "p.yaml", Line: 2, Column: 2}, "    2 |  steps: \uFFFD[31mred\n      |  ^\n"},
		{"a long line, cut round the place", diag.Pos{File: "p.yaml", Line: 3, Column: 200}, "    3 | " + strings.Repeat("x", 100) + "\n      | " + strings.Repeat(" ", 50) + "^\n"},
		{"a long line, its start", diag.Pos{File: "p.yaml", Line: 3, Column: 1}, "    3 | " + strings.Repeat("x", 100) + "\n      | ^\n"},
		{"behind the last line", diag.Pos{File: "p.yaml", Line: 9, Column: 1}, ""},
		{"behind the line", diag.Pos{File: "p.yaml", Line: 1, Column: 80}, ""},
		{"no column", diag.Pos{File: "p.yaml", Line: 1}, ""},
		{"no file", diag.Pos{File: "built-in/p.yaml", Line: 1, Column: 1}, ""},
		{"a folder", diag.Pos{File: ".", Line: 1, Column: 1}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (sourceLines{}).excerpt(tt.pos); got != tt.want {
				t.Errorf("excerpt\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestFindingsAreSortedAndSafe(t *testing.T) {
	var l diag.List
	l.Warnf(diag.Pos{File: "b.yaml", Line: 2, Column: 1}, "long", "", "long sentence: 30 words")
	l.Refusef(diag.Pos{File: "a.yaml", Line: 9, Column: 1}, "gate", "add it", "no gate: %s", "\x1b[2J")
	l.Invalidf(diag.Pos{File: "a.yaml", Line: 1, Column: 1}, "", "unknown key")
	want := "a.yaml:1:1: unknown key\na.yaml:9:1: no gate: \uFFFD[2J\nhint: add it\nb.yaml:2:1: warning: long sentence: 30 words\n"
	if got := (Streams{}).findings(l, false); got != want {
		t.Errorf("findings\n%swant\n%s", got, want)
	}
}

func TestCheckJSON(t *testing.T) {
	c := newCommand(t)
	write(t, "p.yaml", "titel: Knee\nexercises: [standing-twists]\n")
	c.must(t, 2, "check", "p.yaml", "--format", "json")
	var got report
	if err := json.Unmarshal(c.out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Exit != 2 || len(got.Handouts) != 0 {
		t.Errorf("report %+v", got)
	}
	var findings []struct {
		File, Severity, Class string
		Line, Column          int
	}
	if err := json.Unmarshal(got.Findings, &findings); err != nil {
		t.Fatal(err)
	}
	if f := findings[0]; f.File != "p.yaml" || f.Line != 1 || f.Column != 1 || f.Severity != "error" || f.Class != "invalid" {
		t.Errorf("first finding %+v", f)
	}

	c.must(t, 0, "check", "starter", "--format", "json")
	if err := json.Unmarshal(c.out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Exit != 0 || len(got.Handouts) != 1 || got.Handouts[0].Hash == "" || got.Handouts[0].Pages < 3 || got.Handouts[0].Signed {
		t.Errorf("report %+v", got)
	}
}

func TestTargets(t *testing.T) {
	newCommand(t)
	write(t, "clinic/programmes/week.yaml", "title: Week\n")
	write(t, "week.yaml", "title: Week\n")
	src, err := openSources([]string{"clinic"})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ arg, id, prefix, path string }{
		{"week", "week", "", ""},
		{"week.yaml", "", "", "week.yaml"},
		{"./week.yaml", "", "./", "week.yaml"},
		{"clinic/programmes/week.yaml", "", "clinic/", "programmes/week.yaml"},
		{"./clinic/../clinic/programmes/week.yaml", "", "clinic/", "programmes/week.yaml"},
	}
	for _, tt := range tests {
		got, err := src.target(tt.arg)
		if err != nil {
			t.Errorf("%s: %v", tt.arg, err)
			continue
		}
		if got.ID != tt.id || got.Path != tt.path || got.Layer != nil && got.Layer.Prefix != tt.prefix || (got.Layer == nil) != (tt.id != "") {
			t.Errorf("%s: %+v, want %+v", tt.arg, got, tt)
		}
	}
}

func TestInterrupted(t *testing.T) {
	c := newCommand(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := run(ctx, []string{"make"}, c.Streams, "test"); got != exitInterrupted {
		t.Errorf("exit code %d, want %d", got, exitInterrupted)
	}
	if left, _ := filepath.Glob("*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestInternalFault(t *testing.T) {
	err := internalFault(t.Context(), errors.New("no font"))
	var f *fault
	if !errors.As(err, &f) || f.list[0].Message != "internal fault: no font" {
		t.Errorf("error %v", err)
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int]string{1: "1 byte", 999: "999 bytes", 1499: "1 kB", 279_600: "280 kB"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}

// TestSignature signs what check prints, in a programme and in a brand, and takes the signature back by a change.
func TestSignature(t *testing.T) {
	const by = `by: A. Reviewer, profession: physiotherapist, registration: "00000", on: 2026-12-01`
	programme, err := os.ReadFile("../../handout/testdata/base/programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c := newCommand(t)
	check := func(args ...string) checkedHandout {
		t.Helper()
		c.must(t, 0, append([]string{"check", "--format", "json"}, args...)...)
		var r report
		if err := json.Unmarshal(c.out.Bytes(), &r); err != nil || len(r.Handouts) != 1 {
			t.Fatal(r, err)
		}
		return r.Handouts[0]
	}

	write(t, "p.yaml", string(programme))
	hash := check("p.yaml").Hash
	signed := string(programme) + "checked: {" + by + ", hash: " + hash + "}\n"
	write(t, "p.yaml", signed)
	if got := check("p.yaml"); !got.Signed || got.Hash != hash {
		t.Errorf("signed with its own hash: %+v", got)
	}
	c.must(t, 0, "make", "p.yaml", "--patient", "A. Patient", "--set", "standing-twists.sets=2")
	write(t, "p.yaml", strings.Replace(signed, "your pain gets worse", "your pain gets much worse", 1))
	if got := check("p.yaml"); got.Signed || got.Hash == hash {
		t.Errorf("changed after it was signed: %+v", got)
	}

	const brand = "name: Your Clinic\nregion: gb\n"
	write(t, "b.yaml", brand)
	hash = check("starter", "b.yaml").Hash
	write(t, "b.yaml", brand+"checked: {"+by+", hash: {starter: "+hash+"}}\n")
	if got := check("starter", "b.yaml"); !got.Signed {
		t.Errorf("signed by the brand: %+v", got)
	}
	write(t, "b.yaml", strings.Replace(brand, "gb", "ie", 1)+"checked: {"+by+", hash: {starter: "+hash+"}}\n")
	if got := check("starter", "b.yaml"); got.Signed {
		t.Errorf("signed for another region: %+v", got)
	}
}

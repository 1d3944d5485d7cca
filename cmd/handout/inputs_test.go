package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestInputsThatDoNotStay takes away, or changes, what a batch is made from while it runs. It ends with 3 and names the
// file; what it has written by then is what an undisturbed run writes, the manifest says so, and --resume makes the rest,
// or all, where all has changed.
func TestInputsThatDoNotStay(t *testing.T) {
	dir := t.TempDir()
	program := built(t)
	const rows = 60
	list := "patient,towel-stretch.hold,childs-pose.repetitions,inverted-pulls.hold\n" // no two rows alike, so that each needs the brand
	for i := range rows {
		list += fmt.Sprintf("A. Patient,%d s,%d,%d s\n", 5+i%20, 1+i/20%9, 10+i/180)
	}
	font, err := os.ReadFile("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#123456"/></svg>`
	files := map[string]string{
		"list.csv": list, "logo.svg": logo, "own.ttf": string(font),
		"clinic.yaml": "name: Your Clinic\nregion: gb\nlogo: {file: logo.svg, alt: Your Clinic}\nfonts: {regular: own.ttf}\n",
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	batch := func(out string, more ...string) *exec.Cmd {
		cmd := exec.Command(program, append([]string{"batch", "--copies", "list.csv", "--brand", "clinic.yaml", "--template", "summary",
			"-o", out, "--manifest", out + "/m.jsonl", "--jobs", "2", "--progress", "none"}, more...)...)
		cmd.Dir = dir
		return cmd
	}
	mustRun := func(cmd *exec.Cmd) {
		t.Helper()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	for name, text := range files {
		write(name, text)
	}
	mustRun(batch("calm"))
	calm := folder(t, filepath.Join(dir, "calm"))
	for _, test := range []struct {
		name, file, becomes string // gone, where it becomes nothing
		needed              bool   // for every row; else the run may end well, with what it has read
		said                string
	}{
		{"logo-gone", "logo.svg", "", true, "logo.svg is gone since the batch began"},
		{"logo-changed", "logo.svg", strings.Replace(logo, "#123456", "#fed", 1), true, "logo.svg has changed since the batch began"},
		{"brand-gone", "clinic.yaml", "", false, "clinic.yaml is gone since the batch began"},
		{"brand-changed", "clinic.yaml", strings.Replace(files["clinic.yaml"], "Your Clinic\nregion", "Another Clinic\nregion", 1), false, "clinic.yaml has changed since the batch began"},
		{"font-gone", "own.ttf", "", false, "own.ttf is gone since the batch began"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := filepath.Join(dir, test.name)
			change := func() {
				t.Helper()
				if test.becomes == "" {
					if err := os.Remove(filepath.Join(dir, test.file)); err != nil {
						t.Fatal(err)
					}
					return
				}
				write("new", test.becomes)
				if err := os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, test.file)); err != nil {
					t.Fatal(err)
				}
			}
			var cmd *exec.Cmd
			var said bytes.Buffer
			for tries := 0; ; tries++ {
				said.Reset()
				cmd = batch(test.name)
				cmd.Stderr = &said
				ended := begin(t, cmd)
				until(t, ended, func() bool { return len(manifestOf(t, out)) >= 3 }) // it is on its way
				change()
				late := len(manifestOf(t, out)) > rows/2
				<-ended
				if !late {
					break
				}
				if tries == 50 {
					t.Fatalf("%d runs were half done before the change", tries)
				}
				write(test.file, files[test.file])
				if err := os.RemoveAll(out); err != nil {
					t.Fatal(err)
				}
			}
			code := cmd.ProcessState.ExitCode()
			if code != 3 && (test.needed || code != 0) {
				t.Errorf("exit code %d, want 3\n%s", code, &said)
			}
			if text := said.String(); code == 3 && (!strings.Contains(text, test.said) || !strings.Contains(text, "--resume makes the rest") || strings.Contains(text, "A. Patient")) {
				t.Errorf("it says\n%s", text)
			}
			checkKilled(t, out, calm)
			if claimed := manifestOf(t, out); len(claimed) < 3 || test.needed && len(claimed) == rows {
				t.Errorf("%d of %d rows are written", len(claimed), rows)
			}
			want := calm
			if test.becomes == "" {
				write(test.file, files[test.file])
			} else {
				mustRun(batch(test.name + "-calm"))
				want = folder(t, filepath.Join(dir, test.name+"-calm"))
			}
			mustRun(batch(test.name, "--resume"))
			checkKilled(t, out, want)
			if got := folder(t, out); len(got) != rows || len(manifestOf(t, out)) != rows {
				t.Errorf("%d files of %d rows", len(got), rows)
			}
			write(test.file, files[test.file])
		})
	}
}

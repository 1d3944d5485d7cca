package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// runs is a line of a README example that the program is called by, and what its comment says of the exit code.
var (
	runs     = regexp.MustCompile(`^(?:go run \./cmd/handout|\./handout|handout)\s+(.*)$`)
	codeNote = regexp.MustCompile(`#.*\bexits (\d+)`)
)

// examples are the calls in the README's blocks of shell commands, in order.
func examples(readme string) []string {
	var found []string
	inside := false
	for line := range strings.Lines(readme) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh"
		case inside:
			if m := runs.FindStringSubmatch(strings.TrimPrefix(line, "$ ")); m != nil {
				found = append(found, "handout "+m[1])
			}
		}
	}
	return found
}

// TestReadme runs the README's examples in one empty folder, one after the other: what an earlier one wrote, a later one
// may use.
func TestReadme(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell here:", err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	calls := examples(string(readme))
	if len(calls) < 5 {
		t.Fatalf("found %d examples in README.md, want more: %q", len(calls), calls)
	}
	dir := t.TempDir()
	for _, call := range calls {
		want := 0
		if m := codeNote.FindStringSubmatch(call); m != nil {
			want, _ = strconv.Atoi(m[1]) // digits
		}
		cmd := exec.Command(sh, "-c", call)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		if got := cmd.ProcessState.ExitCode(); got != want {
			t.Errorf("%s\nexit code %d, want %d\n%.2000s", call, got, want, out)
		}
	}
}

func TestExamples(t *testing.T) {
	const readme = "```sh\ngo run ./cmd/handout make   # writes it\n# handout note\n$ handout list regions\ncd x\n```\nhandout outside\n```\nhandout other\n```\n  ```sh\n  handout inside\n  ```\n"
	got := strings.Join(examples(readme), "|")
	if want := "handout make   # writes it|handout list regions|handout inside"; got != want {
		t.Errorf("examples %q, want %q", got, want)
	}
}

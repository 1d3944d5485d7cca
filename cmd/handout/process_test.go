package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// built is the program, for tests that need a process of its own and not the test's.
func built(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "handout")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return program
}

// start prepares the program in an empty folder, which is returned.
func start(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer, string) {
	t.Helper()
	dir, stderr := t.TempDir(), &bytes.Buffer{}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // a program that hangs fails its test
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, "handout", args...) // in PATH: see TestMain
	cmd.Dir, cmd.Stderr = dir, stderr
	return cmd, stderr, dir
}

// ends demands an exit code, a text on standard error, and an empty folder.
func ends(t *testing.T, err error, stderr *bytes.Buffer, dir string, code int, text string) {
	t.Helper()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != code {
		t.Errorf("ended with %v, want exit code %d", err, code)
	}
	if !strings.Contains(stderr.String(), text) {
		t.Errorf("standard error holds %q, want %q", stderr, text)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestClosedPipe(t *testing.T) {
	for _, args := range [][]string{{"make", "starter", "-o", "-"}, {"list", "regions"}} {
		t.Run(args[0], func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			r.Close()
			cmd, stderr, dir := start(t, args...)
			cmd.Stdout = w
			err = cmd.Run()
			w.Close()
			ends(t, err, stderr, dir, 3, "standard output: not written: broken pipe\n")
		})
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no full device here:", err)
	}
	defer full.Close()
	cmd, stderr, dir := start(t, "make", "starter", "-o", "-")
	cmd.Stdout = full
	ends(t, cmd.Run(), stderr, dir, 3, "standard output: not written: no space left on device\n")
}

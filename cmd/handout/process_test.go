package main

import (
	"bytes"
	"context"
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

// begin starts a command. What it returns is closed when the command has ended.
func begin(t *testing.T, cmd *exec.Cmd) (ended <-chan struct{}) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		cmd.Wait() // what came of it is in its ProcessState
	}()
	t.Cleanup(func() {
		cmd.Process.Kill() // where the test has failed before
		<-done
	})
	return done
}

// until waits for what a command does, or for its end, after which nothing more comes.
func until(t *testing.T, ended <-chan struct{}, done func() bool) {
	t.Helper()
	for !done() {
		select {
		case <-ended:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// start prepares the program in an empty folder, which is returned.
func start(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer, string) {
	t.Helper()
	dir, stderr := t.TempDir(), &bytes.Buffer{}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute) // a program that hangs fails its test
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, "handout", args...) // in PATH: see TestMain
	cmd.Dir, cmd.Stderr = dir, stderr
	return cmd, stderr, dir
}

// ends demands an exit code, a text on standard error, and an empty folder.
func ends(t *testing.T, state *os.ProcessState, stderr *bytes.Buffer, dir string, code int, text string) {
	t.Helper()
	if state == nil || state.ExitCode() != code {
		t.Errorf("ended with %v, want exit code %d", state, code)
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
			<-begin(t, cmd)
			w.Close()
			ends(t, cmd.ProcessState, stderr, dir, 3, "standard output: not written: broken pipe\n")
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
	<-begin(t, cmd)
	ends(t, cmd.ProcessState, stderr, dir, 3, "standard output: not written: no space left on device\n")
}

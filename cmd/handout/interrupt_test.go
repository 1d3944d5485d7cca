//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestInterrupt stops the program while it waits for its programme, which is a pipe that nobody has written to yet. It makes
// large pictures: had it not noticed, it would be at them for long.
func TestInterrupt(t *testing.T) {
	cmd, stderr, dir := start(t, "make", "../slow/p.yaml", "-o", "sheet.png", "--dpi", "300")
	slow := filepath.Join(dir, "..", "slow")
	if err := os.Mkdir(slow, 0o755); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(slow, "p.yaml")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip("no named pipes here:", err)
	}
	ended := begin(t, cmd)
	var w *os.File
	until(t, ended, func() (opened bool) {
		var err error
		w, err = os.OpenFile(pipe, os.O_WRONLY|syscall.O_NONBLOCK, 0) // an error until the program has opened its end
		return err == nil
	})
	if w == nil {
		t.Fatalf("it has not read its programme: %v\n%s", cmd.ProcessState, stderr)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	programme, err := os.ReadFile("testdata/base/programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(programme); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	<-ended
	ends(t, cmd.ProcessState, stderr, dir, 130, "interrupted: nothing was written\n")
}

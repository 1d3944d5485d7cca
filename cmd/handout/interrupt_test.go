//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestInterrupt stops the program while it waits for its programme, which is a pipe that nobody has written to yet.
func TestInterrupt(t *testing.T) {
	cmd, stderr, dir := start(t, "make", "../slow/p.yaml", "-o", "sheet.pdf")
	slow := filepath.Join(dir, "..", "slow")
	if err := os.Mkdir(slow, 0o755); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(slow, "p.yaml")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip("no named pipes here:", err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w, err := os.OpenFile(pipe, os.O_WRONLY, 0) // returns when the program has opened its end
	if err != nil {
		t.Fatal(err)
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
	ends(t, cmd.Wait(), stderr, dir, 130, "interrupted: nothing was written\n")
}

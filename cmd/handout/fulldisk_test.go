package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// smallDisk is a folder on a disk of its own of so many kilobytes. Only root of Linux may make one.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("making a disk needs root of Linux")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "handout-test", dir).CombinedOutput(); err != nil {
		t.Skipf("no disk can be made here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	probe := filepath.Join(dir, "probe")
	if os.WriteFile(probe, make([]byte, 16<<20), 0o600) == nil {
		t.Skip("a small disk is not small here")
	}
	if err := os.Remove(probe); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestBatchOnFullDisk fills a disk with a batch: it ends with 3 and says so, what is there is whole and in the manifest,
// and --resume makes the rest when there is room. One worker, so that the copies that fit are the first ones.
func TestBatchOnFullDisk(t *testing.T) {
	disk, work := smallDisk(t, "600k"), t.TempDir()
	list := filepath.Join(work, "list.csv")
	if err := os.WriteFile(list, []byte("patient,programme\n"+strings.Repeat("A. Patient,starter\n", 12)), 0o600); err != nil {
		t.Fatal(err)
	}
	batch := func(out string, more ...string) (code int, said string) {
		t.Helper()
		cmd := exec.Command("handout", append([]string{"batch", "--copies", list, "-o", out, "--manifest", filepath.Join(work, filepath.Base(out)+".jsonl"), "--jobs", "1"}, more...)...)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Run(); cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode(), errs.String()
	}
	if code, said := batch(filepath.Join(work, "want")); code != 0 {
		t.Fatal(code, said)
	}
	out := filepath.Join(disk, "out")
	code, said := batch(out)
	if code != 3 || !strings.Contains(said, "not written: no space left on device") || !strings.Contains(said, "--resume makes the rest") {
		t.Errorf("exit code %d, want 3:\n%s", code, said)
	}
	want, got := folder(t, filepath.Join(work, "want")), folder(t, out)
	if len(want) != 12 || len(got) == 0 || len(got) == len(want) {
		t.Errorf("%d of %d files are there", len(got), len(want))
	}
	for name, sum := range got {
		if sum != want[name] {
			t.Errorf("%s is torn", name)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(out, ".*")); len(left) > 0 {
		t.Errorf("half-written files are left: %q", left)
	}
	if more, err := exec.Command("mount", "-o", "remount,size=8m", disk).CombinedOutput(); err != nil {
		t.Skipf("the disk cannot be made larger here: %v: %s", err, more)
	}
	if code, said := batch(out, "--resume"); code != 0 || !strings.Contains(said, "as they were") {
		t.Errorf("resumed: exit code %d:\n%s", code, said)
	}
	if got := folder(t, out); len(got) != len(want) {
		t.Errorf("%d of %d files after it was resumed", len(got), len(want))
	}
}

// TestBatchOnReadOnlyDisk writes to a disk that takes nothing.
func TestBatchOnReadOnlyDisk(t *testing.T) {
	disk := smallDisk(t, "100k")
	if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
		t.Skipf("%v: %s", err, out)
	}
	if os.WriteFile(filepath.Join(disk, "probe"), nil, 0o600) == nil {
		t.Skip("a read-only disk is not read-only here")
	}
	cmd, stderr, dir := start(t, "batch", "--programmes", "starter", "--papers", "a4", "--regions", "gb", "-o", filepath.Join(disk, "out"), "--progress", "none")
	<-begin(t, cmd)
	ends(t, cmd.ProcessState, stderr, dir, 3, filepath.Join(disk, "out")+": not written: read-only file system\n")
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestInLargePages takes memory as a handout does, and wants large pages behind some of it.
func TestInLargePages(t *testing.T) {
	if !given(t) {
		t.Skip("this system gives no large pages")
	}
	if os.Getenv("HANDOUT_TEST_MEMORY") == "" { // by itself: what other tests have taken lies in small pages
		alone := exec.Command(os.Args[0], "-test.run=^TestInLargePages$")
		alone.Env = append(os.Environ(), "HANDOUT_TEST_MEMORY=taken")
		if out, err := alone.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return
	}
	inLargePages()
	before := large(t)
	taken := make([][]byte, 64)
	for i := range taken {
		taken[i] = bytes.Repeat([]byte{1}, 256<<10)
	}
	if after := large(t); after < before+2<<10 {
		t.Errorf("%d kB in large pages before 16 MB were taken, %d kB after", before, after)
	}
	if taken[0][0] != 1 {
		t.Error("memory taken does not hold what was put there")
	}
}

// given tells whether memory that asks the system for large pages gets any.
func given(t *testing.T) bool {
	t.Helper()
	before := large(t)
	b, err := syscall.Mmap(-1, 0, 16<<20, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil || syscall.Madvise(b, syscall.MADV_HUGEPAGE) != nil {
		return false
	}
	defer syscall.Munmap(b)
	for i := 0; i < len(b); i += 4 << 10 {
		b[i] = 1
	}
	return large(t) >= before+8<<10
}

// large is how much memory of this process lies in large pages, in kB.
func large(t *testing.T) (kB int) {
	t.Helper()
	rollup, err := os.ReadFile("/proc/self/smaps_rollup")
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(rollup)) {
		if _, err := fmt.Sscanf(line, "AnonHugePages: %d kB", &kB); err == nil {
			return kB
		}
	}
	t.Skip("no AnonHugePages in smaps_rollup")
	return 0
}

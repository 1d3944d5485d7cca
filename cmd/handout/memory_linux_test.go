package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestInLargePages takes memory as a handout does, and wants large pages behind some of it.
func TestInLargePages(t *testing.T) {
	const folder = "/sys/kernel/mm/transparent_hugepage/"
	enabled, err := os.ReadFile(folder + "enabled")
	if err != nil || strings.Contains(string(enabled), "[never]") {
		t.Skip("this kernel gives no large pages")
	}
	if size, err := os.ReadFile(folder + "hpage_pmd_size"); err != nil || strings.TrimSpace(string(size)) != "2097152" {
		t.Skip("large pages are not 2 MB here")
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
	t.Fatal("no AnonHugePages in smaps_rollup")
	return 0
}

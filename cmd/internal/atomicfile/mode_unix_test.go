//go:build !windows

package atomicfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestMode(t *testing.T) {
	tests := []struct {
		name    string
		before  fs.FileMode // 0: no file
		private bool
		want    fs.FileMode
	}{
		{"new", 0, false, 0o644},
		{"new and private", 0, true, 0o600},
		{"kept", 0o640, false, 0o640},
		{"private over public", 0o644, true, 0o600},
		{"public over private", 0o600, false, 0o600},
	}
	old := syscall.Umask(0o022)
	defer syscall.Umask(old)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sheet.pdf")
			if tt.before != 0 {
				if err := os.WriteFile(path, nil, tt.before); err != nil {
					t.Fatal(err)
				}
			}
			if err := Write(t.Context(), path, []byte("x"), tt.private); err != nil {
				t.Fatal(err)
			}
			if got := modeOf(t, path); got != tt.want {
				t.Errorf("mode %o, want %o", got, tt.want)
			}
		})
	}
}

func TestUmaskHolds(t *testing.T) {
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := Write(t.Context(), path, nil, false); err != nil {
		t.Fatal(err)
	}
	if got := modeOf(t, path); got != 0o600 {
		t.Errorf("mode %o under umask 077, want 600", got)
	}
}

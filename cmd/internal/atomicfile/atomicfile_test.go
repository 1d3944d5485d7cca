package atomicfile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// names lists a folder, so that a test sees litter.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestWriteCreatesAndReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sheet.pdf")
	for _, content := range []string{"first, and longer", "second"} {
		if err := Write(t.Context(), path, []byte(content), false); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); got != content {
			t.Errorf("file holds %q, want %q", got, content)
		}
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("folder holds %q, want the sheet alone", got)
	}
}

func TestFailureLeavesTheOldFile(t *testing.T) {
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	path := filepath.Join(dir, "sheet.pdf")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(interrupted, path, []byte("new"), false); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), path, []byte("new"), false); !errors.Is(err, ErrReadOnly) {
		t.Errorf("error %v, want %v", err, ErrReadOnly)
	}
	if got := read(t, path); got != "old" {
		t.Errorf("file holds %q after two failures, want the old content", got)
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("folder holds %q, want no litter", got)
	}
}

func TestWriteErrors(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name, path string
		want       error
	}{
		{"folder", dir, ErrDirectory},
		{"no such folder", filepath.Join(dir, "none", "sheet.pdf"), fs.ErrNotExist},
		{"full device", "/dev/full", syscall.ENOSPC},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := os.Stat(tt.path); tt.want == syscall.ENOSPC && err != nil {
				t.Skip("no full device here:", err)
			}
			err := Write(t.Context(), tt.path, []byte("x"), false)
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			var path *fs.PathError
			if errors.As(err, &path) {
				t.Errorf("error %q names a path, which the caller does", err)
			}
		})
	}
}

func TestWriteFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "link.pdf")
	if err := os.WriteFile(real, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.pdf", link); err != nil {
		t.Skip("no links here:", err)
	}
	if err := Write(t.Context(), link, []byte("new"), false); err != nil {
		t.Fatal(err)
	}
	if got := read(t, real); got != "new" {
		t.Errorf("the linked file holds %q, want %q", got, "new")
	}
	if err := os.Remove(real); err != nil {
		t.Fatal(err)
	}
	absolute := filepath.Join(dir, "absolute.pdf")
	if err := os.Symlink(real, absolute); err != nil {
		t.Fatal(err)
	}
	for _, link := range []string{link, absolute} {
		if err := Write(t.Context(), link, []byte("there at last"), false); err != nil {
			t.Fatal(err)
		}
		if got := read(t, real); got != "there at last" {
			t.Errorf("the file that a link led to nowhere holds %q", got)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("the link is gone: %v, %v", info.Mode(), err)
		}
		if err := os.Remove(real); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "clinic.yaml")
	if err := Create(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, []byte("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v, want %v", err, fs.ErrExist)
	}
	if got := read(t, path); got != "one" {
		t.Errorf("file holds %q, want the first content", got)
	}
}

func TestPart(t *testing.T) {
	dir := t.TempDir()
	common := filepath.Join(t.TempDir(), "common") // has the mode that the umask leaves
	if err := Create(common, nil); err != nil {
		t.Fatal(err)
	}
	path, other := filepath.Join(dir, "all.pdf"), filepath.Join(dir, "all-001.pdf")
	if err := os.WriteFile(partOf(path), []byte("left by a run that was killed"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, private := range []bool{false, true} {
		p, err := Begin(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, piece := range []string{"one, ", "two"} {
			if _, err := p.Write([]byte(piece)); err != nil {
				t.Fatal(err)
			}
		}
		if names := names(t, dir); len(names) != 1 && !private {
			t.Errorf("folder holds %q before the file has its name", names)
		}
		if err := p.Place(other, Options{Private: private, Sync: private}); err != nil {
			t.Fatal(err)
		}
		if got := read(t, other); got != "one, two" {
			t.Errorf("file holds %q", got)
		}
		want := modeOf(t, common)
		if private && runtime.GOOS != "windows" {
			want &= 0o600
		}
		if got := modeOf(t, other); got != want {
			t.Errorf("private %v: mode %o, want %o", private, got, want)
		}
	}
	p, err := Begin(path)
	if err != nil {
		t.Fatal(err)
	}
	p.Drop()
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("folder holds %q, want no litter", got)
	}
	if p, err = Begin(path); err != nil {
		t.Fatal(err)
	}
	if err := p.Place(filepath.Join(dir, "none", "all.pdf"), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want %v", err, fs.ErrNotExist)
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("folder holds %q after a failure, want no litter", got)
	}
	if _, err := Begin(filepath.Join(dir, "none", "all.pdf")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want %v", err, fs.ErrNotExist)
	}
}

// TestWriteAllOrNone: where one file cannot be written, the others stay as they were.
func TestWriteAllOrNone(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	files := func(last string) []File {
		return []File{{path("page-1.png"), []byte("new")}, {path(last), []byte("new")}}
	}
	if at, err := WriteAll(t.Context(), files("page-2.png"), false); err != nil || at != 0 {
		t.Fatal(at, err)
	}
	if err := os.WriteFile(path("page-1.png"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path("page-3.png"), 0o755); err != nil {
		t.Fatal(err)
	}
	if at, err := WriteAll(t.Context(), files("page-3.png"), false); !errors.Is(err, ErrDirectory) || at != 1 {
		t.Errorf("error %v about file %d", err, at)
	}
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := WriteAll(interrupted, files("page-2.png"), false); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if got := read(t, path("page-1.png")); got != "old" {
		t.Errorf("the first file holds %q", got)
	}
	if got := names(t, dir); len(got) != 3 {
		t.Errorf("folder holds %q", got)
	}
	if _, err := WriteAll(t.Context(), files("page-2.png"), false); err != nil || read(t, path("page-1.png")) != "new" {
		t.Errorf("error %v", err)
	}
}

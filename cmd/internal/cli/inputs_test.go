package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handout/cmd/internal/batch"
)

// TestInputs reads files again that stay, that change and that go away, and one that was never there.
func TestInputs(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"stays", "changes", "is another", "goes"} {
		write(name, name)
	}
	var in inputs
	files := in.dir(dir)
	for range 2 {
		if _, err := fs.ReadFile(files, "never"); !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
		for _, name := range []string{"stays", "changes", "is another", "goes"} {
			if src, err := fs.ReadFile(files, name); err != nil || string(src) != name {
				t.Errorf("%s: %q, %v", name, src, err)
			}
		}
		if entries, err := fs.ReadDir(files, "."); err != nil || len(entries) != 4 || in.stayed() != nil {
			t.Error(entries, err, in.stayed())
		}
	}
	write("changes", "has changed")
	write("is another", "no ANOTHER") // as long; its time is set, as some disks count in seconds
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(filepath.Join(dir, "is another"), later, later); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "goes")); err != nil {
		t.Fatal(err)
	}
	for name, said := range map[string]string{"stays": "", "changes": "changes has changed since", "is another": "another has changed since", "goes": "goes is gone since"} {
		_, err := fs.ReadFile(files, name)
		if said == "" && err != nil || said != "" && (err == nil || !strings.Contains(err.Error(), said)) {
			t.Errorf("%s: %v, want %q", name, err, said)
		}
	}
	if in.stayed() == nil {
		t.Error("nothing has changed")
	}
}

// TestChangedInputEnds: a batch ends with 3 and says what can be done.
func TestChangedInputEnds(t *testing.T) {
	o := &batchOptions{manifest: "m.jsonl"}
	for written, hint := range map[int]string{0: "run the batch again", 2: "2 handouts written; --resume makes the rest"} {
		var f *fault
		err := o.ended(t.Context(), batch.Summary{Written: written}, &ChangedInput{"logo.svg", true})
		if !errors.As(err, &f) || f.code != exitNotWritten || !strings.Contains(f.list.Text(), "logo.svg is gone") || !strings.Contains(f.list.Text(), hint) {
			t.Errorf("%d written: %v", written, err)
		}
	}
}

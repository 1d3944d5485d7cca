package posecache

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

const stamp = "0123456789abcdef"

var drawing = []byte("<svg>\n</svg>\n")

func TestGetsWhatWasPut(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "not", "there", "yet"))
	if _, ok := f.Get(stamp); ok {
		t.Error("found before it was put")
	}
	if err := f.Put(context.Background(), stamp, drawing); err != nil {
		t.Fatal(err)
	}
	got, ok := f.Get(stamp)
	if !ok || !bytes.Equal(got, drawing) {
		t.Errorf("got %q, %t", got, ok)
	}
	if _, ok := f.Get("another"); ok {
		t.Error("found under another stamp")
	}
}

// TestSpoilt: a file of which anything is missing or changed is none.
func TestSpoilt(t *testing.T) {
	f := Folder(t.TempDir())
	if err := f.Put(context.Background(), stamp, drawing); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(f.path(stamp))
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(whole)
	changed[2]++
	for name, spoilt := range map[string][]byte{
		"empty": {}, "cut off": whole[:len(whole)-1], "without its end": drawing, "changed": changed, "longer": append(bytes.Clone(whole), '\n'),
	} {
		if err := os.WriteFile(f.path(stamp), spoilt, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, ok := f.Get(stamp); ok {
			t.Errorf("%s: taken for whole", name)
		}
	}
	if err := f.Put(context.Background(), stamp, drawing); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.Get(stamp); !ok {
		t.Error("a spoilt file is not replaced")
	}
}

func TestNowhere(t *testing.T) {
	if err := Folder("").Put(context.Background(), stamp, drawing); err != nil {
		t.Error(err)
	}
	if _, ok := Folder("").Get(stamp); ok {
		t.Error("found without a folder")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Folder(filepath.Join(file, "below")).Put(context.Background(), stamp, drawing); err == nil {
		t.Error("kept below a file")
	}
}

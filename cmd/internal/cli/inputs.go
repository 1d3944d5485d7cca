package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"time"
)

// inputs are the files that a batch is made from. Each has to stay what it was when it was first read: a run that began
// with one logo must not go on with another, nor its manifest tell of one that is not there.
type inputs struct {
	mu      sync.Mutex
	seen    map[string]stamp
	changed error // the first that did not stay
}

// stamp tells a file from what it was.
type stamp struct {
	size     int64
	modified time.Time
}

// ChangedInput is a file that did not stay what it was.
type ChangedInput struct {
	Path string
	Gone bool
}

// Error says what has become of the file.
func (e *ChangedInput) Error() string {
	if e.Gone {
		return fmt.Sprintf("%s is gone since the batch began", e.Path)
	}
	return fmt.Sprintf("%s has changed since the batch began", e.Path)
}

// dir is a folder whose files are watched.
func (in *inputs) dir(dir string) fs.FS { return &watchedFolder{os.DirFS(dir), dir, in} }

// stayed is nil as long as every file that was asked for is what it was.
func (in *inputs) stayed() error {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.changed
}

type watchedFolder struct {
	fs.FS
	path   string
	inputs *inputs
}

// Open opens a file that is what it was when it was first opened.
func (w *watchedFolder) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	at := path.Join(filepath.ToSlash(w.path), name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			if gone := w.inputs.gone(at); gone != nil {
				return nil, gone
			}
		}
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		if changed := w.inputs.note(at, stamp{info.Size(), info.ModTime()}); changed != nil {
			f.Close()
			return nil, changed
		}
	}
	return f, nil
}

// gone is an error if a file that cannot be opened could be before.
func (in *inputs) gone(path string) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if _, known := in.seen[path]; !known {
		return nil
	}
	return in.keep(&ChangedInput{path, true})
}

// note remembers a file; an error if it is another than before.
func (in *inputs) note(path string, now stamp) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	was, known := in.seen[path]
	if known && was != now {
		return in.keep(&ChangedInput{path, false})
	}
	if in.seen == nil {
		in.seen = map[string]stamp{}
	}
	in.seen[path] = now
	return nil
}

// keep remembers the first change, and returns this one.
func (in *inputs) keep(changed *ChangedInput) error {
	if in.changed == nil {
		in.changed = changed
	}
	return changed
}

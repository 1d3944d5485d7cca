// Package atomicfile writes a whole file or nothing.
//
// Input: a path, the bytes and the mode. Output: the file, or an error that says why not in the words of the system. An
// existing file is replaced in one step, so that a failure, an interrupt or a full disk leaves the old one untouched and no
// litter beside it. The package chooses no names and prints nothing.
package atomicfile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// What stands in the way before anything is written.
var (
	ErrDirectory = errors.New("it is a folder")
	ErrReadOnly  = errors.New("the file is marked read-only")
)

// Write replaces the file at path, or creates it. A link is followed; a device or a pipe is written to as it stands.
// Private files get mode 0600 whatever was there before; others keep the mode of the file they replace, or get 0644 less
// the umask. Once ctx is done, nothing is replaced.
func Write(ctx context.Context, path string, data []byte, private bool) error {
	_, err := WriteAll(ctx, []File{{path, data}}, private)
	return err
}

// File is a file to write.
type File struct {
	Path string
	Data []byte
}

// WriteAll does for several files what Write does for one, and replaces none before all stand ready beside their places: a
// full disk or an interrupt leaves the old ones. It returns which file an error is about.
func WriteAll(ctx context.Context, files []File, private bool) (at int, err error) {
	var ready []staged
	defer func() {
		for _, s := range ready {
			s.drop()
		}
	}()
	for i, f := range files {
		s, err := prepare(f, private)
		if err != nil {
			return i, reason(err)
		}
		ready = append(ready, s)
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	for i, s := range ready {
		if err := s.commit(); err != nil {
			return i, reason(err)
		}
	}
	return 0, nil
}

// staged is a file that stands ready: it takes its place, or goes away. What has taken its place stays.
type staged struct {
	commit func() error
	drop   func()
}

// prepare looks what is in a file's place, and writes it beside that.
func prepare(f File, private bool) (staged, error) {
	path := follow(f.Path)
	info, err := os.Stat(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return staged{}, err
	case err != nil: // a new file
	case info.IsDir():
		return staged{}, ErrDirectory
	case !info.Mode().IsRegular():
		return staged{commit: func() error { return writeInto(path, f.Data) }, drop: func() {}}, nil
	case info.Mode().Perm()&0o200 == 0:
		return staged{}, ErrReadOnly
	}
	return stage(path, f.Data, private)
}

// follow is the file that a path leads to, which a link may name before it is there.
func follow(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	target, err := os.Readlink(path)
	switch {
	case err != nil:
		return path
	case filepath.IsAbs(target):
		return target
	}
	return filepath.Join(filepath.Dir(path), target)
}

// Create writes a file that must not exist yet.
func Create(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return reason(err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return reason(err)
}

func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// reason strips the operation and the temporary file's name, which mean nothing to the reader: the caller names the path
// that was asked for.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

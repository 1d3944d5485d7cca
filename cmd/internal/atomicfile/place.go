package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
)

// Options say how a file is placed.
type Options struct {
	Private bool // mode 0600, else 0644 less the umask
	Sync    bool // on the disk when Place returns, so that not even a power cut leaves half of it
}

// partEnding marks a file that is being written.
const partEnding = ".part"

// Place writes the file at path whole or not at all, as Write does, but is made for thousands of files: it follows no
// link, and goes through a file named after the target, which the next run writes over if this one is killed.
func Place(path string, data []byte, o Options) error {
	return reason(place(path, data, o))
}

func place(path string, data []byte, o Options) (err error) {
	mode := os.FileMode(0o644)
	if o.Private {
		mode = 0o600
	}
	dir, base := filepath.Split(path)
	part := filepath.Join(dir, "."+base+partEnding)
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(part))
		}
	}()
	if o.Private {
		err = f.Chmod(mode) // it may be left from an earlier run
	}
	if err == nil {
		_, err = f.Write(data)
	}
	if o.Sync && err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = os.Rename(part, path); err != nil || !o.Sync {
		return err
	}
	return syncDir(dir)
}

// syncDir makes a rename last.
func syncDir(dir string) error {
	d, err := os.Open(filepath.Clean(dir + "."))
	if err != nil {
		return err
	}
	d.Sync() // not every file system can
	return d.Close()
}

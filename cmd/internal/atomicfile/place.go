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
	f, err := os.OpenFile(partOf(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	if o.Private {
		err = f.Chmod(mode) // it may be left from an earlier run
	}
	if err == nil {
		_, err = f.Write(data)
	}
	return settle(f, err, path, o.Sync)
}

// partOf is the name under which a file is written.
func partOf(path string) string {
	dir, base := filepath.Split(path)
	return filepath.Join(dir, "."+base+partEnding)
}

// settle closes a part and gives it its name; after an error it takes the part away.
func settle(f *os.File, err error, path string, sync bool) error {
	if sync && err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		if err = os.Rename(f.Name(), path); err != nil && isFolder(path) {
			err = ErrDirectory // what systems say of it differs, and says little
		}
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if !sync {
		return nil
	}
	return syncDir(filepath.Dir(path))
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

// Part is a file that is written piece by piece, as Place does at once. Until it has its name, only its owner can read it.
type Part struct {
	f    *os.File
	mode os.FileMode // of a file that is not private
}

// Begin begins a file beside path.
func Begin(path string) (*Part, error) {
	name := partOf(path)
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, reason(err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, reason(err)
	}
	p := &Part{f: f}
	info, err := f.Stat()
	if err == nil {
		p.mode = info.Mode().Perm()
		err = f.Chmod(0o600)
	}
	if err != nil {
		p.Drop()
		return nil, reason(err)
	}
	return p, nil
}

// Write writes the next piece.
func (p *Part) Write(b []byte) (int, error) { return p.f.Write(b) }

// Place ends the file, and gives it a name in the folder in which it was begun.
func (p *Part) Place(path string, o Options) error {
	var err error
	if !o.Private {
		err = p.f.Chmod(p.mode)
	}
	return reason(settle(p.f, err, path, o.Sync))
}

// Drop takes away what was written.
func (p *Part) Drop() {
	p.f.Close()
	os.Remove(p.f.Name())
}

// syncDir makes a rename last.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	d.Sync() // not every file system can
	return d.Close()
}

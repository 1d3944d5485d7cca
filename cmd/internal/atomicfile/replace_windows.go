package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
)

// stage does without renameio, which does not build here. Rename replaces the target in one step on NTFS; access is what
// the folder grants, so a private file needs nothing of its own.
func stage(path string, data []byte, _ bool) (staged, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return staged{}, err
	}
	s := staged{commit: func() error { return os.Rename(f.Name(), path) }, drop: func() { os.Remove(f.Name()) }}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		s.drop()
		return staged{}, err
	}
	return s, nil
}

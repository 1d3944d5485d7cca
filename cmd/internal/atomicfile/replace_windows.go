package atomicfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// replace does without renameio, which does not build here. Rename replaces the target in one step on NTFS; access is
// what the folder grants, so a private file needs nothing of its own.
func replace(ctx context.Context, path string, data []byte, _ bool) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close(), ctx.Err()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

//go:build !windows

package atomicfile

import (
	"context"
	"path/filepath"

	"github.com/google/renameio/v2"
)

func replace(ctx context.Context, path string, data []byte, private bool) (err error) {
	// Beside the target, never in TMPDIR: a rename needs one file system, and no copy of a patient's sheet may lie elsewhere.
	options := []renameio.Option{renameio.WithTempDir(filepath.Dir(path))}
	if private {
		options = append(options, renameio.WithStaticPermissions(0o600))
	} else {
		options = append(options, renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	}
	f, err := renameio.NewPendingFile(path, options...)
	if err != nil {
		return err
	}
	defer func() {
		if clean := f.Cleanup(); err == nil {
			err = clean
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.CloseAtomicallyReplace()
}

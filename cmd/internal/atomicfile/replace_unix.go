//go:build !windows

package atomicfile

import (
	"path/filepath"

	"github.com/google/renameio/v2"
)

// stage writes a file beside its place.
func stage(path string, data []byte, private bool) (staged, error) {
	// Beside the target, never in TMPDIR: a rename needs one file system, and no copy of a patient's sheet may lie elsewhere.
	options := []renameio.Option{renameio.WithTempDir(filepath.Dir(path))}
	if private {
		options = append(options, renameio.WithStaticPermissions(0o600))
	} else {
		options = append(options, renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	}
	f, err := renameio.NewPendingFile(path, options...)
	if err != nil {
		return staged{}, err
	}
	s := staged{commit: f.CloseAtomicallyReplace, drop: func() { f.Cleanup() }} // that it could not be removed helps nobody
	if _, err := f.Write(data); err != nil {
		s.drop()
		return staged{}, err
	}
	return s, nil
}

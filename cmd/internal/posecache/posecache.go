// Package posecache keeps drawings of poses from one run to the next, since one takes a third of a second to make.
//
// Input: the stamp of a pose, which changes with all that is drawn of it and with the rig. Output: its drawing, if it is
// there and whole. A file that was spoilt counts as missing. The package draws nothing and prints nothing; without a folder
// it keeps nothing.
package posecache

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"handout/cmd/internal/atomicfile"
)

// Folder is where drawings are kept; empty keeps none. It is made when the first is.
type Folder string

// path names the kind of processor too: another rounds some numbers in another way, and folders are shared.
func (f Folder) path(stamp string) string {
	return filepath.Join(string(f), stamp+"-"+runtime.GOARCH+".svg")
}

// seal ends a file: a drawing that was cut off or changed has none that fits.
func seal(svg []byte) []byte { return fmt.Appendf(nil, "<!-- sha256 %x -->\n", sha256.Sum256(svg)) }

// Get is the drawing with the stamp; false where there is none that is whole.
func (f Folder) Get(stamp string) (svg []byte, ok bool) {
	if f == "" {
		return nil, false
	}
	file, err := os.ReadFile(f.path(stamp))
	if err != nil {
		return nil, false
	}
	svg = file[:max(0, len(file)-len(seal(nil)))]
	return svg, bytes.Equal(file[len(svg):], seal(svg))
}

// Put keeps a drawing. Others who look for it meanwhile find all of it or none.
func (f Folder) Put(ctx context.Context, stamp string, svg []byte) error {
	if f == "" {
		return nil
	}
	if err := os.MkdirAll(string(f), 0o755); err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			return path.Err // the caller knows the folder
		}
		return err
	}
	return atomicfile.Write(ctx, f.path(stamp), append(bytes.Clone(svg), seal(svg)...), false)
}

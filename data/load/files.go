package load

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
)

// pictureFiles is the file system that Bundle.Files is: pictures and logos by the name that diagnostics show, so that
// whoever decodes one can say which it was. It has no folders.
type pictureFiles map[string]place

// Open opens a file that some exercise or brand has named.
func (f pictureFiles) Open(name string) (fs.File, error) {
	p, ok := f[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return p.layer.FS.Open(p.path)
}

// mostFileBytes is more than any picture or font needs. It bounds what is read; whoever decodes the file may allow less.
const mostFileBytes = 64 << 20

// add notes a file named in owner and returns its name in Bundle.Files, or "" where it may not be used.
func (f pictureFiles) add(owner place, file data.Text, faults *diag.List) string {
	at, why := inside(owner, file.Value)
	if why != "" {
		faults.Invalidf(file.Pos, "a path is relative to the file that names it, and stays inside the library", "%s: %s", file.Value, why)
		return ""
	}
	info, err := fs.Stat(owner.layer.FS, at)
	if err != nil {
		faults.Invalidf(file.Pos, diag.DidYouMean(path.Base(at), neighbours(owner.layer.FS, path.Dir(at)), "look at the name and the folder"),
			"%s: %s", file.Value, reason(err))
		return ""
	}
	switch {
	case info.IsDir():
		faults.Invalidf(file.Pos, "name a file in it", "%s: this is a folder", file.Value)
		return ""
	case !info.Mode().IsRegular():
		faults.Invalidf(file.Pos, "write it to a file first", "%s: not a plain file", file.Value)
		return ""
	case info.Size() > mostFileBytes:
		faults.Invalidf(file.Pos, "make it smaller", "%s: %d bytes, more than the limit of %d", file.Value, info.Size(), mostFileBytes)
		return ""
	}
	p := place{owner.layer, at}
	f[p.name()] = p
	return p.name()
}

// addIfNamed is add for a file that may be left out.
func (f pictureFiles) addIfNamed(owner place, file data.Text, faults *diag.List) string {
	if file.IsZero() {
		return ""
	}
	return f.add(owner, file, faults)
}

// inside returns the path in the owner's layer, or why it leads out of it.
func inside(owner place, file string) (at, why string) {
	switch {
	case strings.Contains(file, `\`):
		return "", "a path is written with /"
	case strings.Contains(file, "://"):
		return "", "a picture is a file, not an address"
	case path.IsAbs(file), len(file) > 1 && file[1] == ':':
		return "", "an absolute path"
	}
	at = path.Join(path.Dir(owner.path), file)
	if !fs.ValidPath(at) || leadsOut(owner.layer.FS, at) {
		return "", "the path leads out of the library"
	}
	return at, ""
}

// leadsOut follows symbolic links, and tells whether one of them leaves the file system.
func leadsOut(fsys fs.FS, name string) bool {
	const mostLinks = 20
	for range mostLinks {
		next, linked, err := followOne(fsys, name)
		if err != nil {
			return true
		}
		if !linked {
			return false
		}
		name = next
	}
	return true
}

// followOne replaces the first symbolic link in the path by what it points to.
func followOne(fsys fs.FS, name string) (next string, linked bool, err error) {
	parts := strings.Split(name, "/")
	for i := range parts {
		at := strings.Join(parts[:i+1], "/")
		info, err := fs.Lstat(fsys, at)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue // whether it exists is for Stat to say
		}
		target, err := fs.ReadLink(fsys, at)
		if err != nil {
			return "", false, err
		}
		next = path.Join(path.Dir(at), target, path.Join(parts[i+1:]...))
		if path.IsAbs(target) || !fs.ValidPath(next) {
			return "", false, fmt.Errorf("%s leads out", at)
		}
		return next, true, nil
	}
	return name, false, nil
}

func neighbours(fsys fs.FS, dir string) []string {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// merged is the tree of all layers, the last on top. Templates are read through it.
type merged []Layer

// Open opens the topmost file of the name. A folder lists the files of all layers.
func (m merged) Open(name string) (fs.File, error) {
	err := error(&fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist})
	for _, layer := range slices.Backward(m) {
		f, openErr := layer.FS.Open(name)
		if openErr == nil {
			return f, nil
		}
		err = openErr
	}
	return nil, err
}

// ReadDir lists a folder of all layers, each name once, sorted.
func (m merged) ReadDir(name string) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	found := false
	err := error(&fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist})
	for _, layer := range slices.Backward(m) {
		entries, readErr := fs.ReadDir(layer.FS, name)
		if readErr != nil {
			continue
		}
		found = true
		for _, e := range entries {
			at, taken := slices.BinarySearchFunc(list, e.Name(), func(x fs.DirEntry, name string) int { return strings.Compare(x.Name(), name) })
			if !taken {
				list = slices.Insert(list, at, e)
			}
		}
	}
	if found {
		err = nil
	}
	return list, err
}

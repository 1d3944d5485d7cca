package cli

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"handout/cmd/internal/press"
	"handout/data/diag"
	"handout/data/load"
	"handout/layout/template"
)

// libraryFolders are the folders of which a library has at least one.
var libraryFolders = []string{"exercises", "programmes", "safety", "advice", "regions", "locales", "references", "brands", "templates", "poses"}

// sources turns what a person types (ids, paths, folders) into what load reads.
type sources struct {
	library *load.Library
	folders []folder // of --library
	dir     func(string) fs.FS
}

// folder is one --library, and the layer that it makes.
type folder struct {
	absolute string
	layer    load.Layer
}

// openSources opens the built-in library and the folders laid over it.
func openSources(typed []string) (*sources, error) { return openSourcesIn(os.DirFS, typed) }

// openSourcesIn does so where a folder's files are read in another way.
func openSourcesIn(dir func(string) fs.FS, typed []string) (*sources, error) {
	s := &sources{dir: dir}
	var layers []load.Layer
	for _, typed := range typed {
		f, err := s.openFolder(typed)
		if err != nil {
			return nil, err
		}
		s.folders = append(s.folders, f)
		layers = append(layers, f.layer)
	}
	s.library = press.Open(layers...)
	return s, nil
}

func (s *sources) openFolder(dir string) (folder, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return folder{}, usage(dir, "", "no such folder: --library")
	case err != nil:
		return folder{}, usage(dir, "", "cannot be read: %v", cause(err))
	case !info.IsDir():
		return folder{}, usage(dir, "--library takes a folder", "not a folder: --library")
	}
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return folder{}, usage(dir, "", "cannot be read: %v", cause(err))
	}
	f := folder{absolute, load.Layer{Prefix: prefix(dir), FS: s.dir(dir)}}
	for _, name := range libraryFolders {
		if info, err := fs.Stat(f.layer.FS, name); err == nil && info.IsDir() {
			return f, nil
		}
	}
	return folder{}, usage(dir, "exercises stand in "+prefix(dir)+"exercises/, programmes in "+prefix(dir)+"programmes/",
		"not a library: it has none of the folders %s", strings.Join(libraryFolders, ", "))
}

// prefix is a folder as typed, ready to stand before a path.
func prefix(dir string) string {
	dir = filepath.ToSlash(dir)
	if dir == "" || strings.HasSuffix(dir, "/") {
		return dir
	}
	return dir + "/"
}

// isPath tells a path from an id of the library.
func isPath(arg string) bool {
	return strings.ContainsRune(filepath.ToSlash(arg), '/') || strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml")
}

// target is what an id or a path means. A file inside a --library folder belongs to that folder, so that its pictures and
// neighbours are found; any other file has its own folder.
func (s *sources) target(arg string) (load.Target, error) {
	switch {
	case arg == "":
		return load.Target{}, usage("", "write an id or a path, or leave it out", "an empty name")
	case !isPath(arg):
		return load.Target{ID: arg}, nil
	}
	return s.file(arg)
}

// targetOf is the target of an argument that must be of one kind. A sound file of another kind is told apart, for its
// keys would only be called unknown; what a spoilt file was meant to be, nobody knows.
func (s *sources) targetOf(kind, arg string) (load.Target, error) {
	t, err := s.target(arg)
	if err != nil || t.Layer == nil || !isRegular(arg) {
		return t, err
	}
	if found := s.library.Kind(t); found != "" && found != kind && !s.library.Check(t, found).HasErrors() {
		return t, usage(arg, "handout help shows where each kind of file goes", "this is %s, not %s", article(found), article(kind))
	}
	return t, nil
}

// isRegular tells a file from a pipe, which can be read only once.
func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// file is the target of a path.
func (s *sources) file(arg string) (load.Target, error) {
	info, err := os.Stat(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return load.Target{}, usage(arg, cmp.Or(nearFile(arg), s.idMeant(arg)), "no such file")
	case err != nil:
		return load.Target{}, usage(arg, "", "cannot be read: %v", cause(err))
	case info.IsDir():
		return load.Target{}, usage(arg, "name a file in it; --library takes folders", "a folder, not a file")
	case strings.HasSuffix(arg, ".yml"):
		return load.Target{}, usage(arg, "rename it to "+strings.TrimSuffix(arg, "yml")+"yaml", "the ending of these files is .yaml")
	}
	dir, base := filepath.Split(arg)
	if absolute, err := filepath.Abs(arg); err == nil {
		for i := len(s.folders) - 1; i >= 0; i-- {
			if inside, err := filepath.Rel(s.folders[i].absolute, absolute); err == nil && filepath.IsLocal(inside) {
				return load.Target{Layer: &s.folders[i].layer, Path: filepath.ToSlash(inside)}, nil
			}
		}
	}
	root := dir
	if root == "" {
		root = "."
	}
	return load.Target{Layer: &load.Layer{Prefix: filepath.ToSlash(dir), FS: s.dir(root)}, Path: base}, nil
}

// nearFile suggests a file of the same folder.
func nearFile(arg string) string {
	dir, base := filepath.Split(arg)
	entries, err := os.ReadDir(filepath.Clean(dir + "."))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && isPath(e.Name()) {
			names = append(names, e.Name())
		}
	}
	if near := diag.Suggest(base, names); near != "" {
		return diag.DidYouMean(base, []string{near}, "")
	}
	return ""
}

// idMeant suggests the id of a programme of the library where it was written as a path.
func (s *sources) idMeant(arg string) string {
	id := strings.TrimSuffix(filepath.Base(arg), ".yaml")
	if !slices.Contains(ids(s.library.FS(), "programmes"), id) {
		return ""
	}
	return "the library's own is called " + id + ", without folder and ending"
}

// cause is the system's reason without the operation and the path, which the finding names already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// oneFile is a library with one more file, which the person named by a path of the disk.
type oneFile struct {
	fs.FS
	path   string
	folder fs.FS // that it is in
}

// Open opens the file by its path, and any other in the library.
func (f *oneFile) Open(name string) (fs.File, error) {
	if name == filepath.ToSlash(filepath.Clean(f.path)) {
		return f.folder.Open(filepath.Base(f.path))
	}
	return f.FS.Open(name)
}

// template finds a template: a name is looked up in the library, a path on the disk.
func (s *sources) template(arg string) (fs.FS, error) {
	if !isPath(arg) {
		return nil, s.knownTemplate(arg) // the library, to the press
	}
	if _, err := s.file(arg); err != nil {
		return nil, err
	}
	return &oneFile{s.library.FS(), arg, s.dir(filepath.Dir(arg))}, nil
}

func (s *sources) knownTemplate(name string) error {
	known := append(template.Names(), ids(s.library.FS(), "templates")...)
	if slices.Contains(known, name) {
		return nil
	}
	return usage("--template", diag.DidYouMean(name, known, "one of "+strings.Join(known, ", ")), "unknown template: %q", name)
}

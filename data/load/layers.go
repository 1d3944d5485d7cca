package load

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// kind is one sort of file: its word, its folder, and the keys that tell it from every other sort.
type kind struct {
	name, folder string
	keys         []string
	fixed        bool // the built-in files cannot be replaced
}

// kinds in the order in which a file's keys are looked at.
func kinds() []kind {
	return []kind{
		{name: "exercise", folder: "exercises", keys: []string{"steps"}},
		{name: "programme", folder: "programmes", keys: []string{"exercises"}},
		{name: "safety", folder: "safety", keys: []string{"ask_first", "gate", "emergency_list"}, fixed: true},
		{name: "region", folder: "regions", keys: []string{"words", "habits", "emergency"}, fixed: true},
		{name: "brand", folder: "brands", keys: []string{"contact", "sign_off", "logo", "accent", "region"}},
		{name: "locale", folder: "locales", keys: []string{"strings", "months"}},
		{name: "reference", folder: "references", keys: []string{"citation"}},
		{name: "advice", folder: "advice", keys: []string{"items"}},
		{name: "pose", folder: "poses", keys: []string{"figure", "base"}},
	}
}

func kindNamed(name string) (kind, bool) {
	all := kinds()
	i := slices.IndexFunc(all, func(k kind) bool { return k.name == name })
	if i < 0 {
		return kind{}, false
	}
	return all[i], true
}

// place is where one library file is.
type place struct {
	layer *Layer
	path  string
}

// name is how diagnostics call the file: as the person would type it.
func (p place) name() string {
	if p.layer.Prefix == "" || strings.HasSuffix(p.layer.Prefix, "/") {
		return p.layer.Prefix + p.path
	}
	return p.layer.Prefix + "/" + p.path
}

func (p place) pos() diag.Pos { return diag.Pos{File: p.name(), Line: 1, Column: 1} }

// id is the file's name without folder and ending.
func (p place) id() string { return strings.TrimSuffix(path.Base(p.path), ".yaml") }

// read returns the file's bytes, or says why it cannot be read.
func (p place) read() ([]byte, diag.List) {
	var l diag.List
	f, err := p.layer.FS.Open(p.path)
	if err == nil {
		defer f.Close()
		var src []byte
		if src, err = io.ReadAll(io.LimitReader(f, strict.MaxBytes+1)); err == nil {
			return src, nil
		}
	}
	l.Invalidf(diag.Pos{File: p.name()}, "look at the name and the folder", "cannot be read: %s", reason(err))
	return nil, l
}

// reason says in plain words why a file cannot be read.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// index knows which file has which id, without having read any.
type index struct {
	ids    map[string][]string // by kind, sorted
	places map[string]place    // by kind/id
	small  map[string]place    // by kind/id in small letters
	faults diag.List
}

// indexLayers lists the folders of all layers, one over the other.
func indexLayers(layers []Layer) *index {
	x := &index{ids: map[string][]string{}, places: map[string]place{}, small: map[string]place{}}
	for i := range layers {
		x.addLayer(&layers[i])
	}
	return x
}

func (x *index) addLayer(layer *Layer) {
	for _, k := range kinds() {
		entries, err := fs.ReadDir(layer.FS, k.folder)
		if err != nil {
			continue // a layer need not have every folder
		}
		for _, e := range entries {
			p := place{layer, k.folder + "/" + e.Name()}
			switch path.Ext(e.Name()) {
			case ".yaml":
				x.addFile(k, p)
			case ".yml":
				x.faults.Invalidf(p.pos(), "rename it", "%s: the ending of a library file is .yaml", e.Name())
			}
		}
	}
}

func (x *index) addFile(k kind, p place) {
	id := p.id()
	if !validID(id) {
		x.faults.Invalidf(p.pos(), `use letters, digits and hyphens, such as "towel-stretch.yaml"`, "%q: the file's name is its id, and this is none", path.Base(p.path))
		return
	}
	small := k.name + "/" + strings.ToLower(id)
	if first, ok := x.small[small]; ok && first.id() != id {
		x.faults.Invalidf(p.pos(), "capitals alone do not tell ids apart: give one of the two another name", "%s: this id is taken by %s", id, first.name())
		return
	}
	x.small[small] = p
	old, replaces := x.places[k.name+"/"+id]
	if replaces && k.fixed && old.layer.BuiltIn {
		x.faults.Invalidf(p.pos(), fixedHint(k, id), "%s: a built-in %s file cannot be replaced", id, k.name)
		return
	}
	x.places[k.name+"/"+id] = p
	if !replaces {
		at, _ := slices.BinarySearch(x.ids[k.name], id)
		x.ids[k.name] = slices.Insert(x.ids[k.name], at, id)
	}
}

func fixedHint(k kind, id string) string {
	if k.name == "safety" {
		return `give the file another name, and write "extends: ` + id + `" and what to add`
	}
	return "give the file another name"
}

// validID allows letters, digits and single hyphens between them.
func validID(id string) bool {
	for _, part := range strings.Split(id, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
			return false
		}
	}
	return true
}

// find looks a reference up; where it leads nowhere, it says so at the reference's place.
func (x *index) find(kindName string, ref data.Text, faults *diag.List) (place, bool) {
	p, ok := x.places[kindName+"/"+ref.Value]
	if !ok {
		known := x.ids[kindName]
		otherwise := "the library has none"
		if len(known) > 0 {
			otherwise = "there are: " + strings.Join(known, ", ")
		}
		faults.Invalidf(ref.Pos, diag.DidYouMean(ref.Value, known, otherwise), "%s: no %s has this id", ref.Value, kindName)
	}
	return p, ok
}

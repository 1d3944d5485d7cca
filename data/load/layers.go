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

// kind is one sort of file: its word, its folder, the keys that tell it from the sorts below it, how one is checked, and
// its shape.
type kind struct {
	name, folder string
	keys         []string
	fixed        bool // the built-in files cannot be replaced
	check        func(*Library, place) diag.List
	shape        any
}

// kinds in the order in which a file's keys are looked at.
func kinds() []kind {
	return []kind{
		{"exercise", "exercises", []string{"steps", "prescription"}, false, (*Library).checkExercise, exerciseFile{}},
		{"programme", "programmes", []string{"exercises", "title"}, false, (*Library).checkProgramme, programmeFile{}},
		{"safety", "safety", []string{"ask_first", "gate", "add"}, true, (*Library).checkSafety, safetyFile{}},
		{"region", "regions", []string{"words", "habits", "emergency"}, true, alone((*Library).region), regionFile{}},
		{"brand", "brands", []string{"contact", "sign_off", "logo", "accent", "region"}, false, alone((*Library).brand), brandFile{}},
		{"locale", "locales", []string{"strings", "months"}, false, alone((*Library).locale), localeFile{}},
		{"reference", "references", []string{"citation"}, false, alone((*Library).reference), referenceFile{}},
		{"advice", "advice", []string{"items"}, false, alone((*Library).advice), adviceFile{}},
		{"pose", "poses", []string{"figure", "base"}, false, alone((*Library).pose), poseFile{}},
	}
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

// read returns the file's bytes, or says why it cannot be read. It reads no more than a file may hold, and a byte.
func (p place) read() ([]byte, diag.List) {
	src, err := p.bytes()
	if err == nil {
		return src, nil
	}
	hint := "look at the name and the folder"
	if errors.Is(err, fs.ErrPermission) {
		hint = "its owner must let you read it"
	}
	var l diag.List
	l.Invalidf(diag.Pos{File: p.name()}, hint, "cannot be read: %s", reason(err))
	return nil, l
}

func (p place) bytes() ([]byte, error) {
	f, err := p.layer.FS.Open(p.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.IsDir() {
		return nil, errFolder
	}
	return io.ReadAll(io.LimitReader(f, strict.MaxBytes+1))
}

var errFolder = errors.New("this is a folder")

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

	ownPoses bool // some pose is none of the built-in ones
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
			switch ending := path.Ext(e.Name()); {
			case ending == ".yaml" && e.Type()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0: // whoever reads it may wait for ever
				x.faults.Invalidf(p.pos(), "take it away", "%s: not a plain file", e.Name())
			case ending == ".yaml":
				x.addFile(k, p)
			case ending == ".yml":
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
	}
	x.small[small] = p
	old, replaces := x.places[k.name+"/"+id]
	if replaces && k.fixed && old.layer.BuiltIn {
		x.faults.Invalidf(p.pos(), fixedHint(k, id), "%s: a built-in %s file cannot be replaced", id, k.name)
		return
	}
	x.places[k.name+"/"+id] = p
	x.ownPoses = x.ownPoses || k.name == "pose" && !p.layer.BuiltIn
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
		switch {
		case kindName == "pose" && len(known) > 0: // there are dozens
			otherwise = "handout list poses prints those there are; your own stand in poses/ of a folder that --library names"
		case len(known) > 0:
			otherwise = "there are: " + strings.Join(known, ", ")
		}
		hint := diag.DidYouMean(ref.Value, known, otherwise)
		if kindName == "region" && !slices.ContainsFunc(known, func(id string) bool { return strings.EqualFold(id, ref.Value) }) {
			hint = otherwise // a guess would name another country's number to call
		}
		faults.Invalidf(ref.Pos, hint, "%s: no %s has this id", ref.Value, kindName)
	}
	return p, ok
}

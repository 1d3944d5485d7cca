// Package load makes a data.Bundle from files: it finds them in the layers of a library, decodes them through
// data/strict, resolves references and inheritance, and reports every fault at once with its place.
//
// Input: layers of files (the built-in library, then the user's own) and a request. Output: a bundle, or the list of
// what is wrong. A file is read only when something needs it. The package does not judge whether a handout is safe or
// readable (data/lint does), opens no picture, and knows no template.
//
// Numbers follow the order of the list that is printed: the programme's, or that of a selection of its exercises. A
// variation takes the number of the exercise that it varies and a letter, 2b, 2c, where the list has both.
package load

import (
	"io/fs"
	"slices"
	"sync"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// Layer is one tree of library files, which may be read side by side. Prefix stands before the path in diagnostics, as
// the person typed it.
type Layer struct {
	Prefix  string
	FS      fs.FS
	BuiltIn bool
}

// Target is a thing to load: an id of the library, or a file in a layer.
type Target struct {
	ID    string
	Layer *Layer
	Path  string // inside Layer.FS
}

// Setting changes one field of one exercise's dose: Key "towel-stretch.hold", Value "10 s".
type Setting struct{ Key, Value string }

// Request says what one handout is about.
type Request struct {
	Programme Target
	Exercises []string // a selection of the programme's exercises; nil for all
	Settings  []Setting
	Brand     *Target
	Region    string // id; empty leaves it to brand, programme and intl
	Copy      data.Copy
}

// Library is the layers, laid one over the other. It remembers the files that it has read, and is for one goroutine at a
// time.
type Library struct {
	layers    []Layer
	tree      *merged
	ids       *index
	files     pictureFiles
	exercises map[string]*exerciseEntry // by the file's name
	locales   map[string]localeEntry    // by the file's name
	decoded   map[string]any            // readings of some shape, by the file's name
}

// Open makes a library of layers. It reads nothing yet. Of two files with one id the later layer's wins, save that the
// built-in safety/ and regions/ cannot be replaced.
func Open(layers []Layer) *Library {
	tree := merged(slices.Clone(layers))
	return &Library{
		layers: tree, tree: &tree, files: pictureFiles{}, exercises: map[string]*exerciseEntry{},
		locales: map[string]localeEntry{}, decoded: map[string]any{},
	}
}

// FS is the merged tree of all layers; it is equal to itself alone.
func (l *Library) FS() fs.FS { return l.tree }

// Exercise loads one exercise.
func (l *Library) Exercise(t Target) (*data.Exercise, diag.List) {
	l = l.beside(t)
	var faults diag.List
	p, ok := l.locate("exercise", t, &faults)
	if !ok {
		return nil, faults
	}
	faults = l.checkExercise(p)
	return l.exercise(p).exercise, faults.Sorted()
}

// Exercises loads all exercises, sorted by id.
func (l *Library) Exercises() ([]*data.Exercise, diag.List) {
	return all(l, "exercise", func(p place) (*data.Exercise, diag.List) {
		faults := l.checkExercise(p)
		return l.exercise(p).exercise, faults
	})
}

// Programmes loads all programmes, sorted by id.
func (l *Library) Programmes() ([]*data.Programme, diag.List) {
	return all(l, "programme", func(p place) (*data.Programme, diag.List) {
		e := l.programme(p)
		_, faults := l.references(e.refs)
		faults.Add(e.faults)
		return e.programme, faults
	})
}

// Regions loads all regions, sorted by id.
func (l *Library) Regions() ([]*data.Region, diag.List) { return all(l, "region", l.region) }

// all loads every file of a kind.
func all[T any](l *Library, kindName string, load func(place) (*T, diag.List)) ([]*T, diag.List) {
	x := l.index()
	faults := slices.Clone(x.faults)
	var list []*T
	for _, id := range x.ids[kindName] {
		v, more := load(x.places[kindName+"/"+id])
		faults.Add(more)
		list = append(list, v)
	}
	return list, faults.Sorted()
}

// ParseDate reads 2026-12-01.
func ParseDate(s string) (data.Date, error) { return data.ParseDate(s) }

func (l *Library) index() *index {
	if l.ids == nil {
		l.ids = indexLayers(l.layers)
	}
	return l.ids
}

// beside is the library with a file's own tree on top, where that tree has exercises of its own.
func (l *Library) beside(t Target) *Library {
	if t.Layer == nil || slices.ContainsFunc(l.layers, func(x Layer) bool { return x.Prefix == t.Layer.Prefix }) {
		return l
	}
	if info, err := fs.Stat(t.Layer.FS, "exercises"); err != nil || !info.IsDir() {
		return l
	}
	return Open(append(slices.Clone(l.layers), *t.Layer))
}

// locate finds the file of a target.
func (l *Library) locate(kindName string, t Target, faults *diag.List) (place, bool) {
	if t.Layer != nil {
		return place{t.Layer, t.Path}, true
	}
	return l.index().find(kindName, data.Text{Value: t.ID}, faults)
}

// decoded is a file that has been read.
type decoded[Shape any] struct {
	shape  Shape
	faults diag.List
}

// decode reads one file into its shape, once.
func decode[Shape any](l *Library, p place) (Shape, diag.List) {
	d := reading[Shape](l, p)()
	return d.shape, d.faults
}

// reading is a file's way into its shape: gone once, when it is first called. That may be ahead, beside other work.
func reading[Shape any](l *Library, p place) func() *decoded[Shape] {
	if read, ok := l.decoded[p.name()].(func() *decoded[Shape]); ok {
		return read
	}
	read := sync.OnceValue(func() *decoded[Shape] {
		d := &decoded[Shape]{}
		src, faults := p.read()
		if !faults.HasErrors() {
			faults = strict.Decode(p.name(), src, &d.shape)
		}
		d.faults = slices.Clip(faults) // whoever adds to it gets a list of its own
		return d
	})
	l.decoded[p.name()] = read
	return read
}

// Package load makes a data.Bundle from files: it finds them in the layers of a library, decodes them through
// data/strict, resolves references and inheritance, and reports every fault at once with its place.
//
// Input: layers of files (the built-in library, then the user's own) and a request. Output: a bundle, or the list of
// what is wrong. It reads a file only when something needs it. It does not judge whether a handout is safe or readable
// (data/lint does), opens no picture, and knows no template.
package load

import (
	"io/fs"

	"handout/data"
	"handout/data/diag"
)

// Layer is one tree of library files. Prefix stands before the path in diagnostics, as the person typed it.
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

// Library is the layers, laid one over the other. It is safe for use by one goroutine at a time.
type Library struct {
	layers []Layer
	poses  []string
}

// Open makes a library of layers. It reads nothing yet. Of two files with one id the later layer's wins, save that the
// built-in safety/ and regions/ cannot be replaced.
func Open(layers []Layer) *Library { return &Library{layers: layers} }

// SetPoses names the poses that exist, sorted; a picture of any other is a missing reference.
func (l *Library) SetPoses(ids []string) { l.poses = ids }

// Bundle loads everything that one handout is made from.
func (l *Library) Bundle(r Request) (*data.Bundle, diag.List) { return nil, nil }

// Exercise loads one exercise.
func (l *Library) Exercise(t Target) (*data.Exercise, diag.List) { return nil, nil }

// Exercises loads all exercises, sorted by id.
func (l *Library) Exercises() ([]*data.Exercise, diag.List) { return nil, nil }

// Programmes loads all programmes, sorted by id.
func (l *Library) Programmes() ([]*data.Programme, diag.List) { return nil, nil }

// Regions loads all regions, sorted by id.
func (l *Library) Regions() ([]*data.Region, diag.List) { return nil, nil }

// Check reports what is wrong with one file alone. The kind ("exercise", "programme", "safety", "advice", "region",
// "locale", "brand", "reference") is told by folder or by a required key when it is empty.
func (l *Library) Check(t Target, kind string) diag.List { return nil }

// FS is the merged tree of all layers.
func (l *Library) FS() fs.FS { return nil }

// ParseDate reads 2026-12-01.
func ParseDate(s string) (data.Date, error) { return data.ParseDate(s) }

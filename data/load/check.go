package load

import (
	"path"
	"slices"
	"strings"

	"handout/data/diag"
	"handout/data/strict"
)

// Check reports what is wrong with one file alone and with what it refers to. The kind ("exercise", "programme",
// "safety", "advice", "region", "locale", "brand", "reference", "pose") is told by the file's own kind: key, its folder, or a key
// that only one kind has, when it is empty.
func (l *Library) Check(t Target, kindName string) diag.List {
	l = l.beside(t)
	var faults diag.List
	if t.Layer == nil {
		p, ok := l.locate(kindName, t, &faults)
		if !ok {
			return faults.Sorted()
		}
		t = Target{Layer: p.layer, Path: p.path}
	}
	p := place{t.Layer, t.Path}
	if kindName == "" {
		if kindName = l.kindOf(p, &faults); kindName == "" {
			return faults.Sorted()
		}
	}
	faults = l.load(kindName, p)
	for _, d := range l.index().faults {
		if d.Pos.File == p.name() {
			faults = append(faults, d)
		}
	}
	return faults.Sorted()
}

// Kind tells what kind of thing a file is, as Check does; it is empty where nothing in the file says so, or where it
// cannot be read.
func (l *Library) Kind(t Target) string {
	var ignored diag.List // Check reports it
	return l.kindOf(place{t.Layer, t.Path}, &ignored)
}

// load reads one file of a kind and returns what is wrong.
func (l *Library) load(kindName string, p place) diag.List {
	var faults diag.List
	switch kindName {
	case "exercise":
		e := l.exercise(p)
		faults.Add(e.faults)
		for _, a := range l.ancestors(e, &faults) {
			faults.Add(a.faults)
		}
	case "programme":
		e := l.programme(p)
		_, more := l.references(e.refs)
		faults.Add(e.faults)
		faults.Add(more)
	case "safety":
		e := l.safety(p, nil)
		faults.Add(e.faults)
		l.checkReferences(e.refs, &faults)
	case "advice":
		_, faults = l.advice(p)
	case "region":
		_, faults = l.region(p)
	case "locale":
		_, faults = l.locale(p)
	case "brand":
		_, faults = l.brand(p)
	case "pose":
		_, faults = l.pose(p)
	case "reference":
		_, faults = l.reference(p)
	default:
		faults.Invalidf(diag.Pos{File: p.name(), Line: 1, Column: 1}, "kinds: "+strings.Join(kindNames(), ", "), "%s: unknown kind", kindName)
	}
	return faults
}

// kindOf tells a file's kind, or reports that it cannot.
func (l *Library) kindOf(p place, faults *diag.List) string {
	src, l1 := p.read()
	if faults.Add(l1); l1.HasErrors() {
		return ""
	}
	v, l2 := strict.Parse(p.name(), src)
	if faults.Add(l2); v == nil {
		return ""
	}
	var keys []string
	for _, f := range v.Fields() {
		if f.Key == "kind" {
			return f.Value.String()
		}
		keys = append(keys, f.Key)
	}
	folder := path.Base(path.Dir(p.path))
	for _, k := range kinds() {
		if k.folder == folder {
			return k.name
		}
	}
	for _, k := range kinds() {
		if slices.ContainsFunc(k.keys, func(key string) bool { return slices.Contains(keys, key) }) {
			return k.name
		}
	}
	faults.Invalidf(v.Pos(), `write "kind: exercise" at the top, or another of `+strings.Join(kindNames()[1:], ", "), "cannot tell what this file is")
	return ""
}

func kindNames() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

package load

import (
	"path"
	"slices"
	"strings"

	"handout/data/diag"
	"handout/data/strict"
)

// Check reports what is wrong with one file alone and with what it refers to. The kind ("exercise", "programme",
// "safety", "advice", "region", "locale", "brand", "reference", "pose") is told by the file's own kind: key, its folder, or a
// key that only one kind has, when it is empty; a target that is an id needs one.
func (l *Library) Check(t Target, kindName string) diag.List {
	l = l.beside(t)
	var faults diag.List
	if t.Layer == nil {
		found, ok := l.locate(kindName, t, &faults)
		if !ok {
			return faults.Sorted()
		}
		t = Target{Layer: found.layer, Path: found.path}
	}
	p := place{t.Layer, t.Path}
	if kindName == "" {
		if kindName = l.kindOf(p, &faults); kindName == "" {
			return faults.Sorted()
		}
	}
	faults = l.check(kindName, p)
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

// check reads one file of a kind and returns what is wrong with it.
func (l *Library) check(kindName string, p place) diag.List {
	all := kinds()
	if i := slices.IndexFunc(all, func(k kind) bool { return k.name == kindName }); i >= 0 {
		return all[i].check(l, p)
	}
	var faults diag.List
	faults.Invalidf(p.pos(), "kinds: "+strings.Join(kindNames(), ", "), "there is no kind %q", kindName)
	return faults
}

// alone makes a check of a function that loads one thing with all that it needs.
func alone[T any](load func(*Library, place) (*T, diag.List)) func(*Library, place) diag.List {
	return func(l *Library, p place) diag.List {
		_, faults := load(l, p)
		return faults
	}
}

func (l *Library) checkExercise(p place) diag.List {
	e := l.exercise(p)
	faults := slices.Clone(e.faults)
	for _, a := range l.ancestors(e, &faults) {
		faults.Add(a.faults)
	}
	return faults
}

func (l *Library) checkProgramme(p place) diag.List {
	e := l.programme(p)
	_, faults := l.references(e.refs)
	faults.Add(e.faults)
	return faults
}

func (l *Library) checkSafety(p place) diag.List {
	e := l.safety(p, nil)
	_, faults := l.references(e.refs)
	faults.Add(e.faults)
	return faults
}

// kindOf tells a file's kind, or reports that it cannot.
func (l *Library) kindOf(p place, faults *diag.List) string {
	src, unread := p.read()
	if faults.Add(unread); unread.HasErrors() {
		return ""
	}
	v, unparsed := strict.Parse(p.name(), src)
	if faults.Add(unparsed); v == nil {
		return ""
	}
	folder := path.Base(path.Dir(p.path))
	all := kinds()
	inFolder := slices.IndexFunc(all, func(k kind) bool { return k.folder == folder })
	for _, f := range v.Fields() {
		if f.Key == "kind" {
			return namedKind(f.Value, all, inFolder, faults)
		}
	}
	if inFolder >= 0 {
		return all[inFolder].name
	}
	for _, k := range all {
		if slices.ContainsFunc(k.keys, v.Has) {
			return k.name
		}
	}
	faults.Invalidf(v.Pos(), `write "kind: exercise" at the top, or another of `+strings.Join(kindNames()[1:], ", "), "cannot tell what this file is")
	return ""
}

// namedKind reads the key kind, which must not contradict the folder.
func namedKind(v *strict.Value, all []kind, inFolder int, faults *diag.List) string {
	name := v.String()
	switch {
	case !slices.Contains(kindNames(), name):
		faults.Invalidf(v.Pos(), diag.DidYouMean(name, kindNames(), "kinds: "+strings.Join(kindNames(), ", ")), "kind: there is no kind %q", name)
	case inFolder >= 0 && all[inFolder].name != name:
		faults.Invalidf(v.Pos(), "move the file, or take kind away", "kind: a file in %s/ is no %s", all[inFolder].folder, name)
	default:
		return name
	}
	return ""
}

func kindNames() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

package load

import "handout/data/diag"

// Kind tells what kind of thing a file is, as Check does; it is empty where nothing in the file says so, or where it cannot
// be read.
func (l *Library) Kind(t Target) string {
	var ignored diag.List // Check reports it
	return l.kindOf(place{t.Layer, t.Path}, &ignored)
}

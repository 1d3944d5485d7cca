package template

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/picture"
)

// shelf reads drawings and keeps them while a sheet is composed, so that one that appears often is read once.
type shelf struct {
	assets, files fs.FS
	diags         *diag.List
	users         map[*layout.Drawing]bool // of those that the user brought. Only looked up
	shown         Figures
	figures       picture.Options            // what figures are drawn in
	kept          map[string]*layout.Drawing // only looked up
	known         *Drawings
}

// Drawings remembers the program's own drawings from one sheet to the next. It is safe for concurrent use; its zero value
// is ready. Those of the user's are read anew for each sheet.
type Drawings struct {
	mu      sync.Mutex
	made    map[string]func() decoded      // only looked up
	derived map[derivation]*layout.Drawing // only looked up
}

// derivation is how a drawing is made of another.
type derivation struct {
	from *layout.Drawing
	how  string
}

// mostDrawings bounds what is remembered: brands may have figures in tones of their own. What falls out is read again.
const mostDrawings = 1024

// variant names a drawing in its colours.
func variant(path string, o picture.Options) string {
	key := path + " " + string(o.Current)
	for _, class := range slices.Sorted(maps.Keys(o.Classes)) {
		key += " " + class + "=" + string(o.Classes[class])
	}
	return key
}

// of returns what decodes a drawing when it is first called.
func (d *Drawings) of(assets fs.FS, path string, o picture.Options) func() decoded {
	key := variant(path, o)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.made == nil || len(d.made) >= mostDrawings {
		d.made = map[string]func() decoded{}
	}
	if d.made[key] == nil {
		d.made[key] = sync.OnceValue(func() decoded { return decode(assets, path, o) })
	}
	return d.made[key]
}

// derive returns what is made of a drawing: the same one for every sheet, so that blocks that show it are alike.
func (d *Drawings) derive(from *layout.Drawing, how string, make func() *layout.Drawing) *layout.Drawing {
	key := derivation{from, how}
	d.mu.Lock()
	defer d.mu.Unlock()
	if known := d.derived[key]; known != nil {
		return known
	}
	if d.derived == nil || len(d.derived) >= mostDrawings {
		d.derived = map[derivation]*layout.Drawing{}
	}
	d.derived[key] = make()
	return d.derived[key]
}

// icon is a drawing of the icon set, in one colour.
func (s *shelf) icon(name string, colour layout.Colour) *layout.Drawing {
	return s.asset("icons/"+name+".svg", picture.Options{Current: colour})
}

// figure is the drawing of a pose. Its unit is 1/1800 of the body's height.
func (s *shelf) figure(pose string) *layout.Drawing {
	path := s.shown.path(pose)
	d := s.asset(path, s.figures)
	if !s.shown.Mirror[pose] || d.Width == 0 { // the latter: told already
		return d
	}
	return s.known.derive(d, "mirror", func() *layout.Drawing { return picture.Mirror(d) })
}

// path is where the drawing of a pose is.
func (f Figures) path(pose string) string {
	return cmp.Or(f.Paths[pose], "figures/"+pose+".svg")
}

// dress says who is drawn.
func (s *shelf) dress(f Figures) {
	s.shown, s.figures.Classes = f, f.Classes
}

// Figures yields the drawings of a programme's figures, each decoded when its turn comes: half of the work of composing
// it, which another goroutine may do before and meanwhile. What is wrong with one is told by Compose, where it is first
// used.
func (d *Drawings) Figures(assets fs.FS, f Figures, b *data.Bundle) iter.Seq[*layout.Drawing] {
	o := picture.Options{Classes: f.Classes}
	return func(yield func(*layout.Drawing) bool) {
		for _, u := range b.Programme.Uses {
			for _, p := range u.Exercise.Pictures {
				for _, pose := range []string{p.Pose, p.Inset} {
					if pose == "" {
						continue
					}
					if made := d.of(assets, f.path(pose), o)(); made.drawing != nil && !yield(made.drawing) {
						return
					}
				}
			}
		}
	}
}

// muscle is the body seen from one side, or one muscle in the same space.
func (s *shelf) muscle(side, name string) *layout.Drawing {
	return s.asset(musclePath(side, name), picture.Options{})
}

// hasMuscle tells whether there is a drawing of the muscle.
func (s *shelf) hasMuscle(side, name string) bool {
	_, err := fs.Stat(s.assets, musclePath(side, name))
	return err == nil
}

func musclePath(side, name string) string { return "muscles/" + side + "/" + name + ".svg" }

// asset reads one of the program's own drawings. That one is missing is a fault of the program, but it is told like any
// other: a silent hole in a handout is worse.
func (s *shelf) asset(path string, o picture.Options) *layout.Drawing {
	return s.read(path, diag.Pos{File: path}, variant(path, o), s.known.of(s.assets, path, o))
}

// file is a picture of the user's.
func (s *shelf) file(path string, named data.Text) *layout.Drawing {
	d := s.read(named.Value, named.Pos, "file "+path, func() decoded { return decode(s.files, path, picture.Options{}) })
	if s.users == nil {
		s.users = map[*layout.Drawing]bool{}
	}
	s.users[d] = true
	return d
}

func (s *shelf) read(name string, pos diag.Pos, key string, made func() decoded) *layout.Drawing {
	if d, ok := s.kept[key]; ok {
		return d
	}
	if s.kept == nil {
		s.kept = map[string]*layout.Drawing{}
	}
	s.kept[key] = &layout.Drawing{} // after a fault, so that it is told once
	got := made()
	if got.err != nil {
		s.diags.Invalidf(pos, "", "picture %s: %s", name, reason(got.err))
	}
	for _, d := range got.faults {
		if d.Pos.Line == 0 { // of the whole file: what can be put right may be where it is named
			d.Pos, d.Message = pos, name+": "+strings.TrimPrefix(d.Message, "picture: ")
		}
		*s.diags = append(*s.diags, d)
	}
	if got.drawing != nil {
		s.kept[key] = got.drawing
	}
	return s.kept[key]
}

// decoded is a drawing, or what is wrong with it.
type decoded struct {
	drawing *layout.Drawing
	faults  diag.List
	err     error
}

func decode(from fs.FS, path string, o picture.Options) (d decoded) {
	var src []byte
	if src, d.err = readFile(from, path); d.err == nil {
		d.drawing, d.faults = picture.Decode(path, src, o)
	}
	return d
}

func readFile(from fs.FS, path string) ([]byte, error) {
	if from == nil {
		return nil, errors.New("there are no files to look in")
	}
	return fs.ReadFile(from, path)
}

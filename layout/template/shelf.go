package template

import (
	"errors"
	"io/fs"
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
	figures       picture.Options            // what figures are drawn in
	kept          map[string]*layout.Drawing // only looked up, as is ready
	ready         map[string]func() decoded
}

// icon is a drawing of the icon set, in one colour.
func (s *shelf) icon(name string, colour layout.Colour) *layout.Drawing {
	return s.asset("icons/"+name+".svg", picture.Options{Current: colour}, string(colour))
}

// figure is the drawing of a pose. Its unit is 1/1800 of the body's height.
func (s *shelf) figure(pose string) *layout.Drawing {
	return s.asset(figurePath(pose), s.figures, "")
}

func figurePath(pose string) string { return "figures/" + pose + ".svg" }

// prefetch begins to decode the figures of a programme, half of the work of composing it, while the sections are
// composed. What is wrong with one is told where it is first used, so that the order of findings does not depend on
// which was ready first.
func (s *shelf) prefetch(uses []data.Use) {
	s.ready = map[string]func() decoded{}
	figures := s.figures
	for _, u := range uses {
		for _, p := range u.Exercise.Pictures {
			for _, pose := range []string{p.Pose, p.Inset} {
				path := figurePath(pose)
				if pose == "" || s.ready[path+" "] != nil {
					continue
				}
				ready := sync.OnceValue(func() decoded { return decode(s.assets, path, figures) })
				s.ready[path+" "] = ready
				go ready()
			}
		}
	}
}

// muscle is the body seen from behind, or one muscle in the same space.
func (s *shelf) muscle(name string) *layout.Drawing {
	return s.asset("muscles/"+name+".svg", picture.Options{}, "")
}

// hasMuscle tells whether there is a drawing of the muscle.
func (s *shelf) hasMuscle(name string) bool {
	_, err := fs.Stat(s.assets, "muscles/"+name+".svg")
	return err == nil
}

// asset reads one of the program's own drawings. That one is missing is a fault of the program, but it is told like any
// other: a silent hole in a handout is worse.
func (s *shelf) asset(path string, o picture.Options, variant string) *layout.Drawing {
	return s.read(s.assets, path, path, diag.Pos{File: path}, o, path+" "+variant)
}

// file is a picture of the user's.
func (s *shelf) file(path string, named data.Text) *layout.Drawing {
	return s.read(s.files, path, named.Value, named.Pos, picture.Options{}, "file "+path)
}

func (s *shelf) read(from fs.FS, path, name string, pos diag.Pos, o picture.Options, key string) *layout.Drawing {
	if d, ok := s.kept[key]; ok {
		return d
	}
	if s.kept == nil {
		s.kept = map[string]*layout.Drawing{}
	}
	s.kept[key] = &layout.Drawing{} // after a fault, so that it is told once
	var got decoded
	if ready := s.ready[key]; ready != nil {
		got = ready()
	} else {
		got = decode(from, path, o)
	}
	if got.err != nil {
		s.diags.Invalidf(pos, "", "picture %s: %s", name, reason(got.err))
	}
	s.diags.Add(got.faults)
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

package press

import (
	"context"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"

	"handout/assets"
	"handout/cmd/internal/posecache"
	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/figure"
	"handout/layout/flow"
	"handout/layout/picture"
	"handout/layout/template"
)

// keptFigure is where assets have the drawing of a library's pose in a build: in the pose's own where none is wanted.
func keptFigure(pose, build string) string {
	own := "figures/" + pose + ".svg"
	if build == "" {
		return own
	}
	other := path.Join("figures", build, pose+".svg")
	if _, err := fs.Stat(assets.FS, other); err != nil { // the pose's own build is not kept twice
		return own
	}
	return other
}

// Figure is the drawing of a pose: the kept one where it is that of the pose, else one drawn anew.
func (p *Press) Figure(ctx context.Context, pose *data.Pose) (*layout.Drawing, diag.List) {
	name := keptFigure(pose.ID, pose.Person.Build)
	svg, ok := keptOf(name, figure.Stamp(pose))
	var found diag.List
	if !ok {
		svg, found = p.drawn(ctx, pose)
	}
	drawing, faults := picture.Decode(name, svg, picture.Options{})
	found.Add(faults)
	return drawing, found
}

// keptOf is a kept drawing, if it is the one of that stamp.
func keptOf(name, stamp string) ([]byte, bool) {
	svg, err := fs.ReadFile(assets.FS, name)
	return svg, err == nil && figure.StampOf(svg) == stamp
}

// figures are the drawings of a bundle's poses.
type figures struct {
	template.Figures
	assets fs.FS
	found  diag.List // what is wrong with the poses of the user's own
}

// figures finds the drawings of the poses of a bundle, in the build and tones that it asks for, and draws those of the
// user's own that are not kept anywhere.
func (p *Press) figures(ctx context.Context, b *data.Bundle) *figures {
	f := &figures{assets: assets.FS, Figures: template.Figures{Paths: map[string]string{}, Mirror: map[string]bool{}, Classes: figure.Classes(b.Figure.Skin, b.Figure.Hair)}}
	own := ownDrawings{FS: assets.FS, files: map[string][]byte{}}
	var wanted []*data.Pose
	for _, u := range b.Programme.Uses {
		for _, pic := range u.Exercise.Pictures {
			for _, shown := range []struct {
				id   string
				pose *data.Pose
			}{{pic.Pose, pic.Own}, {pic.Inset, pic.InsetOwn}} {
				if shown.id == "" || f.Paths[shown.id] != "" {
					continue
				}
				if shown.pose == nil {
					f.keep(shown.id, b.Figure.Build)
					continue
				}
				pose := inBuild(shown.pose, b.Figure.Build)
				stamp := figure.Stamp(pose)
				if _, ok := keptOf(keptFigure(shown.id, b.Figure.Build), stamp); ok {
					f.keep(shown.id, b.Figure.Build)
					continue
				}
				f.Paths[shown.id] = path.Join("figures", "drawn", stamp+".svg")
				wanted = append(wanted, pose)
			}
		}
	}
	if len(wanted) == 0 {
		return f
	}
	f.assets = own
	for i, svg := range p.drawAll(ctx, wanted, &f.found) {
		own.files[f.Paths[wanted[i].ID]] = svg
	}
	return f
}

// keep shows a pose by its kept drawing, or by that of the pose whose mirror image it is.
func (f *figures) keep(pose, build string) {
	name := keptFigure(pose, build)
	if svg, err := fs.ReadFile(assets.FS, name); err == nil {
		if twin := figure.TwinOf(svg); twin != "" {
			f.Mirror[pose], name = true, path.Join(path.Dir(name), twin+".svg")
		}
	}
	f.Paths[pose] = name
}

// inBuild is a pose with another body, if one is wanted.
func inBuild(p *data.Pose, build string) *data.Pose {
	if build == "" {
		return p
	}
	other := *p
	other.Person.Build = build
	return &other
}

// drawAll draws poses side by side; what is found comes in their order.
func (p *Press) drawAll(ctx context.Context, poses []*data.Pose, found *diag.List) [][]byte {
	drawings := make([][]byte, len(poses))
	faults := make([]diag.List, len(poses))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(len(poses), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				drawings[i], faults[i] = p.drawn(ctx, poses[i])
			}
		})
	}
	for i := range poses {
		next <- i
	}
	close(next)
	wait.Wait()
	found.Add(slices.Concat(faults...))
	return drawings
}

// drawn is the drawing of a pose: remembered, kept in the cache folder, or checked and made. What no body can do is not
// drawn. A folder that cannot be written is told and done without.
func (p *Press) drawn(ctx context.Context, pose *data.Pose) (svg []byte, found diag.List) {
	stamp := figure.Stamp(pose)
	if made, ok := p.own.Load(stamp); ok {
		return made.([]byte), nil
	}
	cache := posecache.Folder(p.Cache)
	svg, ok := cache.Get(stamp)
	if !ok {
		if found = faultsOf(pose); found.HasErrors() {
			return nil, found
		}
		if p.Drawing != nil {
			p.Drawing(pose.ID)
		}
		svg = figure.Draw(pose, figure.Options{}).SVG(stamp)
		if err := cache.Put(ctx, stamp, svg); err != nil && ctx.Err() == nil {
			found.Warnf(diag.Pos{File: p.Cache}, "cache", "name another folder in HANDOUT_CACHE", "drawings of poses are not kept, and are made anew each time: %v", err)
		}
	}
	p.own.Store(stamp, svg)
	return svg, found
}

// faultsOf are the errors of a pose. Its warnings are for figure check to tell, not once a handout.
func faultsOf(pose *data.Pose) (errors diag.List) {
	for _, d := range figure.Check(pose) {
		if d.Severity == diag.Error {
			errors = append(errors, d)
		}
	}
	return errors
}

// ownDrawings are drawings of the user's poses beside the program's own.
type ownDrawings struct {
	fs.FS
	files map[string][]byte
}

// ReadFile reads one or the other.
func (o ownDrawings) ReadFile(name string) ([]byte, error) {
	if svg, ok := o.files[name]; ok {
		return svg, nil
	}
	return fs.ReadFile(o.FS, name)
}

// PrintSheet sets a sheet that is no handout: it goes through flow and paint alone, in the house's fonts.
func (p *Press) PrintSheet(ctx context.Context, s *layout.Sheet) (Result, diag.List, error) {
	w, err := p.house.worker()
	if err != nil {
		return Result{}, nil, err
	}
	defer p.house.workers.Put(w)
	document, found := flow.Flow(s, w.shaper)
	if found.HasErrors() || ctx.Err() != nil {
		return Result{}, found.Sorted(), ctx.Err()
	}
	bound, err := w.painter.Paint(document)
	return Result{Document: document, PDF: bound}, found.Sorted(), err
}

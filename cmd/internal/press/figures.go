package press

import (
	"context"
	"io/fs"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/figure"
	"handout/layout/picture"
)

// Figure is the drawing of a pose: the kept one where it is that of the pose, else one drawn anew.
func Figure(p *data.Pose) (*layout.Drawing, diag.List) {
	name := "figures/" + p.ID + ".svg"
	kept, err := fs.ReadFile(assets.FS, name)
	if err != nil || figure.StampOf(kept) != figure.Stamp(p) {
		return figure.Draw(p, figure.Options{}).Drawing(), nil
	}
	return picture.Decode(name, kept, picture.Options{})
}

// Bind sets a sheet that is no handout: it goes through flow and paint alone.
func (p *Press) Bind(ctx context.Context, s *layout.Sheet) (Result, diag.List, error) {
	j := &job{press: p, sheet: s}
	for _, stage := range stages[bound:] {
		if err := ctx.Err(); err != nil {
			return Result{}, nil, err
		}
		if err := p.watch(stage, j); err != nil {
			return Result{}, nil, err
		}
		if j.found.HasErrors() {
			break
		}
	}
	return j.Result, j.found.Sorted(), nil
}

package press

import (
	"context"
	"io/fs"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/figure"
	"handout/layout/flow"
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

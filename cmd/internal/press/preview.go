package press

import (
	"context"

	"handout/data/diag"
	"handout/data/lint"
	"handout/layout"
	"handout/layout/flow"
	"handout/layout/template"
)

// Preview prints one page that shows how the brand of a request prints.
func (p *Press) Preview(ctx context.Context, r Request) (Result, diag.List, error) {
	b, found, err := p.Read(ctx, r)
	if err != nil || found.HasErrors() {
		return Result{}, found, err
	}
	t, more := template.Open(nil, r.Template)
	if found.Add(more); found.HasErrors() {
		return Result{}, found, nil
	}
	j := &job{Request: r, press: p, Result: Result{Bundle: b}}
	drawings := p.figures(ctx, b)
	if found.Add(drawings.found); found.HasErrors() {
		return Result{}, found, nil
	}
	sheet, more := template.Preview(template.Request{
		Template: t, Bundle: b, Draft: true, Paper: j.Paper, Assets: drawings.assets, Figures: drawings.Figures, Created: j.created(), Version: p.version,
	}, swatches(b.Brand.Accent.Value))
	if found.Add(more); found.HasErrors() {
		return Result{}, found, nil
	}
	if err := j.engage(); err != nil {
		return Result{}, nil, err
	}
	defer j.release()
	document, more := flow.Flow(sheet, j.worker.shaper)
	if found.Add(more); found.HasErrors() {
		return Result{}, found, nil
	}
	pdf, err := j.worker.painter.Paint(document)
	return Result{Bundle: b, Document: document, PDF: pdf}, found, err
}

// HouseAccent is the accent of a brand that names none.
const HouseAccent = "#0B5A69"

// swatches are the pairs of colours that an accent must pass in.
func swatches(accent string) []template.Swatch {
	if accent == "" {
		accent = HouseAccent
	}
	pairs := [...][2]layout.Colour{{layout.Accent, layout.White}, {layout.Accent, layout.Tint}, {layout.Ink, layout.Tint}}
	var list []template.Swatch
	for i, c := range lint.Contrasts(accent) {
		list = append(list, template.Swatch{Name: c.What, Ratio: c.Ratio, Grey: c.Grey, Least: c.Least, Text: pairs[i][0], Fill: pairs[i][1]})
	}
	return list
}

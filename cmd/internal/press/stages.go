package press

import (
	"context"
	"fmt"
	"io/fs"
	"sync"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/data/lint"
	"handout/data/load"
	"handout/layout"
	"handout/layout/flow"
	"handout/layout/impose"
	"handout/layout/template"
)

// Request says which handout to make.
type Request struct {
	Library   *load.Library
	Load      load.Request
	Exercise  *load.Target // stands alone in the programme, so that it can be proofed before any programme has it; nil for none
	Template  string       // a name, or a path in Templates
	Templates fs.FS        // where templates of one's own are; nil is the library
	Paper     string       // a4 or letter; empty leaves it to the region
	Fillable  bool         // blanks and tick boxes become form fields
	Booklet   bool         // two pages on a side of paper, in folding order
	Format    string       // one of Formats; empty is PDF
	DPI       int          // resolution of PNG pages
	Created   string       // RFC 3339 in UTC, for the metadata; empty takes the day of the programme's last change
}

// Result is what the stages made, as far as they came.
type Result struct {
	Bundle   *data.Bundle
	Document *layout.Document
	PDF      []byte
	Files    [][]byte // in place of PDF in another format: one file, or one a page
	Hash     string   // of the content, as a reviewer signs it
	Signed   bool     // else each page carries the draft mark
}

// job is one handout on its way through the stages.
type job struct {
	Request
	Result
	press  *Press
	paints bool    // it goes through all stages, and becomes a PDF
	worker *worker // from flow on
	sheet  *layout.Sheet
	found  diag.List
}

// stage is one step of the press. A stage that adds an error to job.found stops the press; the error that it returns is
// for what no file of the user's can cause.
type stage struct {
	name string
	run  func(*job) error
}

// stages are the life of a handout.
var stages = []stage{
	{"load", (*job).load},
	{"lint", (*job).lint},
	{"compose", (*job).compose},
	{"flow", (*job).flow},
	{"paint", (*job).paint},
}

// proofed is how many stages a proof goes through: all but painting.
const proofed = 4

func (p *Press) run(ctx context.Context, r Request, stages []stage) (Result, diag.List, error) {
	go p.faces() // flow waits for the fonts; they are parsed while the files are read
	j := &job{Request: r, press: p, paints: len(stages) > proofed && r.isPDF()}
	defer j.release()
	for _, s := range stages {
		if err := ctx.Err(); err != nil {
			return Result{}, nil, err
		}
		if err := p.watch(s, j); err != nil {
			return Result{}, nil, fmt.Errorf("%s: %w", s.name, err)
		}
		if j.found.HasErrors() {
			break
		}
	}
	return j.Result, j.found.Sorted(), nil
}

func (p *Press) watch(s stage, j *job) error {
	if p.Watch != nil {
		defer p.Watch(s.name)()
	}
	return s.run(j)
}

func (j *job) load() error {
	bundle, found := j.Library.Bundle(j.Load)
	j.Bundle = bundle
	j.found.Add(found)
	if j.Exercise == nil {
		return nil
	}
	e, found := j.Library.Exercise(*j.Exercise)
	j.found.Add(found)
	if !j.found.HasErrors() {
		alone := []data.Use{{Pos: e.Pos, Exercise: e, Number: "1", Prescription: e.Prescription, ByHand: e.ClinicianOnly}}
		bundle.Programme.Uses, bundle.Programme.Filed = alone, alone
	}
	return nil
}

func (j *job) lint() error {
	j.found.Add(lint.Check(j.Bundle))
	j.Hash = lint.ContentHash(j.Bundle)
	j.Signed = lint.Signed(j.Bundle)
	return nil
}

func (j *job) compose() error {
	if j.Templates == nil {
		j.Templates = j.Library.FS()
	}
	t, found := template.Open(j.Templates, j.Template)
	j.found.Add(found)
	if j.found.HasErrors() {
		return nil
	}
	j.sheet, found = template.Compose(template.Request{
		Template: t,
		Bundle:   j.Bundle,
		Draft:    !j.Signed,
		Paper:    j.paper(),
		Assets:   assets.FS,
		Created:  j.created(),
		Version:  j.press.version,
	})
	j.found.Add(found)
	return nil
}

func (j *job) paper() string {
	if j.Paper != "" {
		return j.Paper
	}
	return j.Bundle.Region.Habits.Paper
}

func (j *job) created() string {
	d := j.Bundle.Programme.Updated
	if j.Created != "" || d.IsZero() {
		return j.Created
	}
	return fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", d.Year, d.Month, d.Day)
}

// flow lays the sheet out. Its pictures get ready for painting meanwhile.
func (j *job) flow() error {
	if err := j.engage(); err != nil {
		return err
	}
	var pictures sync.WaitGroup
	if j.paints {
		pictures.Go(func() { j.worker.painter.Prepare(j.sheet) })
	}
	document, found := flow.Flow(j.sheet, j.worker.shaper)
	pictures.Wait()
	if j.sheet.Imposition != nil && document != nil {
		document = impose.Sheets(document, j.sheet.Imposition)
	}
	j.Document = document
	j.found.Add(found)
	if document != nil {
		j.finish(document)
	}
	return nil
}

// finish does to the pages what a reader of the file asked for.
func (j *job) finish(d *layout.Document) {
	d.Fillable = j.Fillable
	switch {
	case !j.Booklet:
	case j.sheet.Imposition != nil:
		j.found.Refusef(diag.Pos{File: "booklet"}, "", "take another template, or no booklet",
			"the template %s puts several leaves on a sheet already: they are cut, not folded", j.Template)
	default:
		impose.Booklet(d)
	}
}

// isPDF tells whether the request is for a PDF.
func (r *Request) isPDF() bool { return r.Format == "" || r.Format == PDF }

// paint makes the file.
func (j *job) paint() (err error) {
	if !j.isPDF() {
		j.Files, err = j.write()
		return err
	}
	j.PDF, err = j.worker.painter.Paint(j.Document)
	return err
}

// engage takes a worker for the rest of the job.
func (j *job) engage() (err error) {
	if j.worker == nil {
		j.worker, err = j.press.worker()
	}
	return err
}

// release gives the worker back.
func (j *job) release() {
	if j.worker != nil {
		j.press.workers.Put(j.worker)
	}
}

package press

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"handout/data"
	"handout/data/diag"
	"handout/data/lint"
	"handout/data/load"
	"handout/layout"
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

	own   *own   // nil where the template has nothing of one copy's
	plate *plate // what it is printed with
}

// All are the files that were made: one, or one a page.
func (r *Result) All() [][]byte {
	if r.Files != nil {
		return r.Files
	}
	return [][]byte{r.PDF}
}

// job is one handout on its way through the stages.
type job struct {
	Request
	Result
	ctx    context.Context
	press  *Press
	prints bool    // it goes further than reading
	paints bool    // it goes through all stages, and becomes a PDF
	worker *worker // from the figures on, or from flow on
	buffer []byte  // for the PDF; may be nil

	pictured *figures // of a bundle that is none of an edition's
	edition  *edition
	known    bool // the edition is remembered from another copy
	sheet    *layout.Sheet

	composed diag.List // what composing found
	found    diag.List
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

// read is how many stages reading goes through.
const read = 2

func (p *Press) run(ctx context.Context, r Request, stages []stage, buffer []byte) (Result, diag.List, error) {
	go p.house.faces() // flow waits for the fonts; they are parsed while the files are read
	j := &job{ctx: ctx, Request: r, press: p, prints: len(stages) > read, paints: len(stages) > proofed && r.isPDF(), buffer: buffer}
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

// load reads the bundle, unless another copy of the edition has.
func (j *job) load() error {
	if j.edition = j.press.editions.find(&j.Request); j.edition != nil {
		j.known = true
		j.Bundle = j.edition.bundleOf(j.Load.Copy)
		j.Hash, j.Signed = j.edition.hash, j.edition.signed
		j.found.Add(j.edition.found)
		return nil
	}
	j.press.loading.Lock() // a library is not safe for concurrent use
	defer j.press.loading.Unlock()
	bundle, found := j.Library.Bundle(j.Load)
	j.Bundle = bundle
	j.found.Add(found)
	if j.Exercise != nil {
		e, found := j.Library.Exercise(*j.Exercise)
		j.found.Add(found)
		if !j.found.HasErrors() {
			alone := []data.Use{{Pos: e.Pos, Exercise: e, Number: "1", Prescription: e.Prescription, ByHand: e.ClinicianOnly}}
			bundle.Programme.Uses, bundle.Programme.Filed = alone, alone
		}
	}
	if j.prints && !j.found.HasErrors() {
		return j.figures()
	}
	return nil
}

// figures finds the figures, and begins to decode them and to make them ready for painting while the rest is judged and
// composed.
func (j *job) figures() error {
	if err := j.engage(); err != nil {
		return err
	}
	b := j.Bundle // which the job may let go
	j.pictured = j.press.figures(j.ctx, b)
	f := j.pictured
	j.worker.beside.begin(func() {
		decoded := slices.Collect(j.press.drawings.Figures(f.assets, f.Figures, b))
		if j.paints {
			j.worker.painter.Prepare(template.Palette(b.Brand), slices.Values(decoded))
		}
	})
	return nil
}

func (j *job) lint() error {
	if !j.known {
		j.found.Add(j.press.set(j.Library, j.Bundle).faults)
		j.found.Add(lint.CheckShared(j.Bundle))
		j.Hash = lint.ContentHash(j.Bundle)
		j.Signed = lint.Signed(j.Bundle)
		j.edition = &edition{bundle: j.Bundle, hash: j.Hash, signed: j.Signed, found: j.found.Sorted()}
		if j.prints {
			j.edition.pictured.Do(func() { j.edition.figures = *j.pictured })
			j.found.Add(j.pictured.found)
		}
		if !j.found.HasErrors() {
			j.press.editions.keep(&j.Request, j.edition)
		}
	}
	j.found.Add(lint.CheckCopy(j.Bundle))
	return nil
}

// compose makes the sheet, unless there are plates of the edition: most likely one of them will do.
func (j *job) compose() error {
	j.found.Add(j.edition.open(&j.Request, j.press))
	j.found.Add(j.edition.picture(j.ctx, j.press))
	if j.found.HasErrors() {
		return nil
	}
	if j.edition.model() == nil {
		j.composeSheet()
	}
	return nil
}

func (j *job) composeSheet() {
	var found diag.List
	j.sheet, found = template.Compose(j.composing())
	j.found.Add(found)
	j.composed = found
}

// composing is what the template is asked for.
func (j *job) composing() template.Request {
	r := template.Request{
		Template: j.edition.family.template,
		Bundle:   j.Bundle,
		Draft:    !j.Signed,
		Paper:    j.Paper,
		Assets:   j.edition.figures.assets,
		Figures:  j.edition.figures.Figures,
		Drawings: &j.press.drawings,
		Created:  j.created(),
		Version:  j.press.version,
		Fits:     j.fits,
	}
	if j.varies() {
		r.Blocks = &j.press.blocks
	}
	return r
}

// varies tells whether the request is likely to have relatives, with which it shares what is equal in all but the dose. To
// keep that takes memory.
func (j *job) varies() bool {
	return !j.whole() && len(j.Load.Settings) > 0
}

func (j *job) created() string {
	d := j.Bundle.Programme.Updated
	if j.Created != "" || d.IsZero() {
		return j.Created
	}
	return fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", d.Year, d.Month, d.Day)
}

// isPDF tells whether the request is for a PDF.
func (r *Request) isPDF() bool { return r.Format == "" || r.Format == PDF }

// hasPages tells whether the format has the pages that were laid out: a card of any other is not cut from a sheet.
func (r *Request) hasPages() bool { return r.isPDF() || r.Format == "png" }

// paint makes the file.
func (j *job) paint() (err error) {
	if !j.isPDF() {
		j.Files, err = j.write()
		return err
	}
	j.PDF, err = j.plate.print(j.worker.painter, j.own, j.buffer)
	return err
}

// engage takes a worker for the rest of the job.
func (j *job) engage() (err error) {
	if j.worker == nil {
		j.worker, err = j.press.set(j.Library, j.Bundle).worker()
	}
	return err
}

// release gives the worker back.
func (j *job) release() {
	if j.worker != nil {
		j.worker.beside.wait()
		j.worker.set.workers.Put(j.worker)
	}
}

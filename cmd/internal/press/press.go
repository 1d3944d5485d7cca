// Package press makes handouts: it is the only place that wires data to layout to file.
//
// Input: a library, the request for one handout, paper and template. Output: the PDF, or every finding that stands in its
// way. It holds what is dear to make (fonts, shaped words, the painter's forms) and hands it from one handout to the next;
// it reads no environment, chooses no file name and prints nothing.
package press

import (
	"context"
	"path"
	"sync"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/data/library"
	"handout/data/load"
	"handout/layout/flow"
	"handout/layout/pdf"
	"handout/layout/template"
	"handout/layout/text"
)

// builtIn stands before the path of a built-in file in diagnostics.
const builtIn = "built-in/"

// Press makes handouts one after the other or side by side; it is safe for concurrent use.
type Press struct {
	// Watch is called at the start of each stage, and what it returns at the end of it. It may be nil.
	Watch func(stage string) (done func())
	// Cache is the folder where drawings of poses are kept that are not the library's; empty keeps none.
	Cache string
	// Drawing is called before a pose is drawn that is not in the cache, perhaps by several goroutines. It may be nil.
	Drawing func(pose string)

	version string
	house   fontSet
	brands  brandFonts
	loading sync.Mutex

	editions editions
	blocks   template.Blocks // of sheets that differ in doses
	chapters flow.Chapters   // the same, laid out
	drawings template.Drawings
	own      sync.Map // drawings of poses that are not the library's, by stamp
}

// worker is what one handout at a time may use.
type worker struct {
	set     *fontSet
	shaper  *text.Shaper
	second  *text.Shaper // for what is laid out beside
	painter *pdf.Painter
	beside  beside
}

// New makes a press; the version of the program goes into each file's metadata. Fonts are parsed when they are first needed.
func New(version string) *Press {
	p := &Press{version: version}
	p.house.faces = sync.OnceValues(parseFaces)
	return p
}

// Open lays the given layers over the built-in library.
func Open(layers ...load.Layer) *load.Library {
	return load.Open(append([]load.Layer{{Prefix: builtIn, FS: library.FS, BuiltIn: true}}, layers...))
}

// parseFaces reads the house fonts, the lightest first.
func parseFaces() (*text.Faces, error) {
	var faces [3]*text.Face
	var failed [3]error
	var wait sync.WaitGroup
	for i, name := range [...]string{"Regular", "SemiBold", "Bold"} {
		wait.Go(func() {
			src, err := assets.FS.ReadFile(path.Join("fonts", "AtkinsonHyperlegibleNext-"+name+".ttf"))
			if err == nil {
				faces[i], err = text.ParseFace(src)
			}
			failed[i] = err
		})
	}
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return text.NewFaces(faces[:]...), nil
}

// Print makes one handout. Findings are returned with the result: warnings beside a PDF, errors instead of one. The error
// is for what no file of the user's can cause, and for ctx being done.
func (p *Press) Print(ctx context.Context, r Request) (Result, diag.List, error) {
	return p.run(ctx, r, stages, nil)
}

// Proof does all that Print does, but paints nothing.
func (p *Press) Proof(ctx context.Context, r Request) (Result, diag.List, error) {
	return p.run(ctx, r, stages[:proofed], nil)
}

// Read does the first part of what Print does: it loads a handout and judges it. The bundle is nil where it cannot be made.
func (p *Press) Read(ctx context.Context, r Request) (*data.Bundle, diag.List, error) {
	result, found, err := p.run(ctx, r, stages[:read], nil)
	return result.Bundle, found, err
}

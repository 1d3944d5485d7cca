package cli

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handout/cmd/internal/press"
	"handout/data/diag"
	"handout/data/load"
	"handout/data/strict"
	"handout/layout/figure"
	"handout/layout/template"
)

type checkOptions struct {
	streams   Streams
	version   Version
	files     []string
	libraries []string
	format    string
}

func newCheckCmd(s Streams, v Version) *cobra.Command {
	o := &checkOptions{streams: s, version: v}
	formats := []string{"text", "json"}
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Check files, and print the hash that a reviewer signs",
		Long: `Check reads each file alone, then makes each programme with each brand as make would, without
writing it. It prints all errors and warnings at once, and for each handout the hash of its content:
a reviewer who has read the handout puts it under checked, and the draft mark goes.

A brand alone is checked with every programme of the library, an exercise in a handout of its own.
An id of a programme may stand for a file.`,
		Example: `  handout check my-programme.yaml clinic.yaml
  handout check exercises/heel-slides.yaml --format json`,
		Args: arguments(1, -1, "the files to check"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			if err := oneOf("--format", o.format, formats); err != nil {
				return err
			}
			return runCheck(cmd.Context(), o)
		},
	}
	addLibraryFlag(cmd, &o.libraries)
	cmd.Flags().StringVar(&o.format, "format", "text", "`text` or json")
	completeFlag(cmd, "format", fixed(formats...))
	return cmd
}

// checkedHandout is one programme, with a brand or without, that was made but not written.
type checkedHandout struct {
	Programme string `json:"programme"`
	Brand     string `json:"brand,omitempty"`
	Region    string `json:"region"`
	Pages     int    `json:"pages"`
	Hash      string `json:"hash"`
	Signed    bool   `json:"signed"`
}

// named is a target as it was typed.
type named struct {
	name   string
	target load.Target
}

func runCheck(ctx context.Context, o *checkOptions) error {
	src, err := openSources(o.libraries)
	if err != nil {
		return err
	}
	files, list, err := o.checkAlone(src)
	if err != nil {
		return err
	}
	programmes, brands := files["programme"], files["brand"]
	if len(programmes) == 0 && len(brands) > 0 {
		all, problems := src.library.Programmes()
		list.Add(problems)
		for _, p := range all {
			programmes = append(programmes, named{p.ID, load.Target{ID: p.ID}})
		}
	}
	printer := o.streams.newPress(o.version)
	handouts, problems, err := checkTogether(ctx, printer, src, programmes, brands)
	if err != nil {
		return err
	}
	list.Add(problems)
	for _, e := range files["exercise"] {
		r := request(src, load.Target{ID: plainProgramme})
		r.Exercise = &e.target
		_, problems, err := printer.Proof(ctx, r)
		if err != nil {
			return internalFault(ctx, err)
		}
		list.Add(problems)
	}
	if err := o.print(list, handouts); err != nil {
		return err
	}
	if code := list.ExitCode(); code != 0 {
		return &fault{code: code}
	}
	return nil
}

// checkAlone checks each file by itself, and sorts the files by kind.
func (o *checkOptions) checkAlone(src *sources) (map[string][]named, diag.List, error) {
	var problems faults
	var list diag.List
	files := map[string][]named{}
	for i, name := range o.files {
		if slices.Contains(o.files[:i], name) {
			continue
		}
		target, err := src.target(name)
		if err != nil {
			problems.add(err)
			continue
		}
		kind := "programme"
		switch {
		case target.Layer == nil: // an id
		case !isRegular(name):
			problems.add(usage(name, "write it to a file first", "not a plain file: check reads each file more than once"))
			continue
		case isTemplate(target):
			kind = "template"
			_, faults := template.Open(&oneFile{src.library.FS(), name, src.dir(filepath.Dir(name))}, name)
			list.Add(faults)
		default:
			kind = src.library.Kind(target)
			list.Add(src.library.Check(target, kind))
			if kind == "pose" {
				list.Add(checkPose(src, target))
			}
		}
		files[kind] = append(files[kind], named{name, target})
	}
	return files, list, problems.err()
}

// checkPose is what a body cannot do or a reader cannot see; what is wrong with the file itself has been told.
func checkPose(src *sources, t load.Target) diag.List {
	pose, problems := src.library.Pose(t)
	if problems.HasErrors() {
		return nil
	}
	return figure.Check(pose)
}

// isTemplate tells a template by its folder, its kind, or a key that only a template has: package load, which tells the
// other kinds, knows none.
func isTemplate(t load.Target) bool {
	if path.Base(path.Dir(t.Path)) == "templates" {
		return true
	}
	src, err := fs.ReadFile(t.Layer.FS, t.Path)
	if err != nil {
		return false
	}
	v, _ := strict.Parse(t.Path, src)
	if v == nil {
		return false
	}
	return slices.ContainsFunc(v.Fields(), func(f strict.Field) bool {
		return f.Key == "kind" && f.Value.String() == "template" || slices.Contains([]string{"sections", "footer", "paper", "type", "page", "margins", "spacing", "hide"}, f.Key)
	})
}

// plainProgramme is what an exercise is set into to see it on a page.
const plainProgramme = "starter"

func request(src *sources, programme load.Target) press.Request {
	return press.Request{Library: src.library, Load: load.Request{Programme: programme}, Template: defaultTemplate}
}

// checkTogether makes every programme with every brand, or without one when there is none.
func checkTogether(ctx context.Context, printer *press.Press, src *sources, programmes, brands []named) ([]checkedHandout, diag.List, error) {
	if len(brands) == 0 {
		brands = []named{{}}
	}
	var handouts []checkedHandout
	var list diag.List
	for _, p := range programmes {
		for _, b := range brands {
			r := request(src, p.target)
			if b.name != "" {
				r.Load.Brand = &b.target
			}
			result, problems, err := printer.Proof(ctx, r)
			if err != nil {
				return nil, nil, internalFault(ctx, err)
			}
			list.Add(problems)
			if problems.HasErrors() {
				continue
			}
			handouts = append(handouts, checkedHandout{
				Programme: p.name,
				Brand:     b.name,
				Region:    result.Bundle.Region.ID,
				Pages:     len(result.Document.Pages),
				Hash:      result.Hash,
				Signed:    result.Signed,
			})
		}
	}
	return handouts, list, nil
}

func (o *checkOptions) print(list diag.List, handouts []checkedHandout) error {
	if o.format == "json" {
		b, err := report{list.Sorted().JSON(), append([]checkedHandout{}, handouts...), list.ExitCode()}.json()
		if err != nil {
			return err
		}
		return o.streams.print(b)
	}
	var out bytes.Buffer
	out.WriteString(o.streams.findings(list, o.streams.OutTerminal))
	for _, h := range handouts {
		out.WriteString(h.text())
	}
	out.WriteString(summary(len(o.files), list) + "\n")
	return o.streams.print(out.Bytes())
}

func (h checkedHandout) text() string {
	name := h.Programme
	if h.Brand != "" {
		name += " with " + h.Brand
	}
	state := "draft: no reviewer has signed this content"
	if h.Signed {
		state = "signed by a reviewer"
	}
	return fmt.Sprintf("%s: %s, region %s, %s\n  hash to sign: %s\n", name, count(h.Pages, "page"), h.Region, state, h.Hash)
}

func summary(files int, list diag.List) string {
	errors, warnings := 0, 0
	for _, d := range list.Sorted() {
		if d.Severity == diag.Warning {
			warnings++
		} else {
			errors++
		}
	}
	return strings.Join([]string{count(files, "file"), count(errors, "error"), count(warnings, "warning")}, ", ")
}

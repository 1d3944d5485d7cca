package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"handout/cmd/internal/press"
	"handout/data"
	"handout/data/copies"
	"handout/data/diag"
	"handout/data/load"
	"handout/layout/raster"
	"handout/layout/template"
)

const (
	defaultProgramme = "back-pain"
	defaultTemplate  = "handout"
	toStdout         = "-"
)

// copyPlace is where findings about a copy's own fields are said to be, where no flag alone has caused them.
const copyPlace = "command line"

// textFlags are those that give a copy its own texts.
var textFlags = []string{"--patient", "--therapist", "--side", "--note"}

// papers are the sizes that --paper knows.
var papers = []string{"a4", "letter", "a6"}

// sides are those that --side knows.
var sides = []string{"left", "right", "both"}

type makeOptions struct {
	streams Streams
	version Version

	programme          string
	output             string
	exercises          []string
	settings           []string
	template           string
	brand              string
	libraries          []string
	paper, region      string
	patient, therapist string
	date, nextVisit    string
	side, note         string
	verify             string
	format             string
	dpi                int
	dpiGiven           bool
	fillable, booklet  bool
	open, quiet        bool
}

func newMakeCmd(s Streams, v Version) *cobra.Command {
	o := &makeOptions{streams: s, version: v}
	cmd := &cobra.Command{
		Use:   "make [PROGRAMME]",
		Short: "Make a handout",
		Long: `Make writes the handout of a programme as a PDF. The programme is an id of the library or a file; without one
it is ` + defaultProgramme + `. The file is named by the programme, or by -o.

Other formats are a web page (html), a file for a word processor (docx), plain text (txt) and a picture of each page
(png: sheet.png becomes sheet-1.png, sheet-2.png and so on, and pages of a longer handout that were there go away).
--format sets the format, or else the ending of -o.

With --booklet the pages stand two on a side, in folding order: print on both sides, turned over the short edge,
at the size that the pages have (A4 on A3, Letter on Tabloid).`,
		Example: `  handout make
  handout make starter --region us --paper letter -o sheet.pdf
  handout make starter -o sheet.docx
  handout make my-programme.yaml --library my-exercises/ --brand clinic.yaml -o -
  handout make back-pain --exercises standing-twists,childs-pose --set childs-pose.hold="20 s"`,
		Args:              arguments(0, 1, "the programme"),
		ValidArgsFunction: o.completeProgramme,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.programme = defaultProgramme
			if len(args) > 0 {
				o.programme = args[0]
			}
			o.dpiGiven = cmd.Flags().Changed("dpi")
			return runMake(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`, into a folder that ends in /, or to standard output with -")
	f.StringSliceVar(&o.exercises, "exercises", nil, "print only the exercises `a,b` of the programme")
	f.StringArrayVar(&o.settings, "set", nil, "set `dose=value`, such as towel-stretch.hold=\"10 s\" (repeatable)")
	f.StringVar(&o.template, "template", defaultTemplate, "`name` or file of the template")
	f.StringVar(&o.brand, "brand", "", "the clinic's brand: a `FILE`, or an id of the library")
	addLibraryFlag(cmd, &o.libraries)
	f.StringVar(&o.paper, "paper", "", "`a4|letter`, or a6 for single cards (default: the region's)")
	f.StringVar(&o.region, "region", "", "`id` of the region: whom to call, and how words and dates are written")
	f.StringVar(&o.patient, "patient", "", "patient's `name`, printed on the page and nowhere else")
	f.StringVar(&o.therapist, "therapist", "", "clinician's `name`")
	f.StringVar(&o.date, "date", "", "`date` of the handout, such as 2026-12-01")
	f.StringVar(&o.nextVisit, "next-visit", "", "`date` of the next visit")
	f.StringVar(&o.side, "side", "", "`left|right|both`: the side that hurts, printed with the note")
	f.StringVar(&o.note, "note", "", "a `text` of your own for this copy")
	f.StringVar(&o.verify, "verify", "", "write nothing; end with 1 unless the file has this `SHA256`")
	f.StringVar(&o.format, "format", "", "`"+strings.Join(press.Formats(), "|")+"` (default: by the ending of -o, else pdf)")
	f.IntVar(&o.dpi, "dpi", raster.DefaultDPI, fmt.Sprintf("dots an inch of png pages, `%d to %d`", raster.LeastDPI, raster.MostDPI))
	f.BoolVar(&o.fillable, "fillable", false, "make the blanks and tick boxes fields to fill in on a screen")
	f.BoolVar(&o.booklet, "booklet", false, "print two pages on a sheet of double size, in folding order")
	f.BoolVar(&o.open, "open", false, "open the file when it is written")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print nothing but errors")
	completeFlag(cmd, "paper", fixed(papers...))
	completeFlag(cmd, "format", fixed(press.Formats()...))
	completeFlag(cmd, "template", fixed(template.Names()...))
	completeFlag(cmd, "region", completeRegion)
	completeFlag(cmd, "exercises", o.completeExercise)
	return cmd
}

// addLibraryFlag is shared by all commands that read the library.
func addLibraryFlag(cmd *cobra.Command, libraries *[]string) {
	cmd.Flags().StringArrayVar(libraries, "library", nil, "lay a `FOLDER` of own files over the built-in library (repeatable)")
}

func runMake(ctx context.Context, o *makeOptions) error {
	request, err := o.request()
	if err != nil {
		return err
	}
	if err := o.checkOutput(); err != nil {
		return err
	}
	result, list, err := o.streams.newPress(o.version).Print(ctx, request)
	if err != nil {
		return internalFault(ctx, err)
	}
	withhold(list)
	if list.HasErrors() {
		return found(list)
	}
	if !o.quiet {
		o.streams.printErr(list)
	}
	if o.verify != "" {
		return o.compare(result)
	}
	return o.write(ctx, result)
}

var sha256Form = regexp.MustCompile(`^[0-9a-fA-F]{64}$`)

// compare tells whether the file is the one that was made before.
func (o *makeOptions) compare(r press.Result) error {
	sum := fmt.Sprintf("%x", sha256.Sum256(r.All()[0]))
	if !strings.EqualFold(sum, o.verify) {
		var l diag.List
		l.Refusef(diag.Pos{File: "--verify"}, "verify", "the same input and the same version of handout make the same bytes", "the file is another one: its SHA-256 is %s", sum)
		return found(l)
	}
	if !o.quiet {
		fmt.Fprintf(o.streams.Err, "%s: the same to the byte\n", o.path(r.Bundle.Programme))
	}
	return nil
}

var quoted = regexp.MustCompile(`"[^"]*"`)

// withhold takes out what findings quote of the copy's own fields: a patient's name stands on the page and nowhere else.
func withhold(l diag.List) {
	for i := range l {
		if f := l[i].Pos.File; f == copyPlace || slices.Contains(textFlags, f) {
			l[i].Message = quoted.ReplaceAllString(l[i].Message, `"…"`)
		}
	}
}

// request turns the flags into what the press understands; all that is wrong with them is reported at once.
func (o *makeOptions) request() (press.Request, error) {
	src, err := openSources(o.libraries)
	if err != nil {
		return press.Request{}, err
	}
	r := press.Request{Library: src.library, Template: o.template, Paper: o.paper, Fillable: o.fillable, Booklet: o.booklet}
	r.Load.Region = o.region
	r.Load.Copy = data.Copy{Patient: o.patient, Therapist: o.therapist, Side: o.side, Note: o.note, Pos: diag.Pos{File: copyPlace}}
	at := &r.Load.Copy.Places
	for i, place := range []*diag.Pos{&at.Patient, &at.Therapist, &at.Side, &at.Note} {
		place.File = textFlags[i]
	}
	var problems faults
	problems.add(o.settleFormat())
	r.Format, r.DPI = o.format, o.dpi
	problems.add(o.readExercises(&r.Load))
	problems.add(o.readSettings(&r.Load))
	problems.add(fitsField("--patient", o.patient, "write the name in one line"))
	problems.add(fitsField("--therapist", o.therapist, "write the name in one line"))
	problems.add(fitsField("--note", o.note, "write a sentence or two in one line"))
	if o.side != "" {
		problems.add(oneOf("--side", o.side, sides))
	}
	if o.verify != "" && !sha256Form.MatchString(o.verify) {
		problems.add(usage("--verify", "give the 64 digits that sha256sum prints", "not a SHA-256: %q", o.verify))
	}
	if o.paper != "" {
		problems.add(oneOf("--paper", o.paper, papers))
	}
	r.Load.Copy.Date = problems.date("--date", o.date)
	r.Load.Copy.NextVisit = problems.date("--next-visit", o.nextVisit)
	r.Load.Programme, err = src.targetOf("programme", o.programme)
	problems.add(err)
	if o.brand != "" {
		brand, err := src.targetOf("brand", o.brand)
		problems.add(err)
		r.Load.Brand = &brand
	}
	r.Templates, err = src.template(o.template)
	problems.add(err)
	r.Created, err = o.streams.Env.created()
	problems.add(err)
	return r, problems.err()
}

// readExercises keeps the list nil when the flag was not given: that is all of them.
func (o *makeOptions) readExercises(r *load.Request) error {
	for _, id := range o.exercises {
		r.Exercises = append(r.Exercises, strings.TrimSpace(id))
	}
	if o.exercises != nil && len(o.exercises) == 0 {
		return usage("--exercises", "write ids with commas between them, or leave the flag out", "empty")
	}
	return nil
}

// fitsField refuses what no field of a page can hold, without repeating it.
func fitsField(flag, words, hint string) error {
	if fault := copies.Unfit(words, flag == "--note"); fault != "" {
		return usage(flag, hint, "%s", fault)
	}
	return nil
}

func (o *makeOptions) readSettings(r *load.Request) error {
	var problems faults
	for _, s := range o.settings {
		key, value, ok := strings.Cut(s, "=")
		if !ok || !strings.Contains(key, ".") {
			problems.add(usage("--set", `write exercise.field=value, such as --set towel-stretch.hold="10 s"`, "not a setting: %q", s))
			continue
		}
		r.Settings = append(r.Settings, load.Setting{Key: key, Value: value})
	}
	return problems.err()
}

// checkOutput refuses, before any work is done, what can never be written as meant.
func (o *makeOptions) checkOutput() error {
	switch {
	case o.output == toStdout && o.open:
		return usage("--open", "give a file: -o sheet.pdf", "nothing to open: the handout goes to standard output")
	case o.output == toStdout && o.streams.OutTerminal && !readable(o.format):
		return usage("-o", "send it on: handout make -o - > sheet."+o.format, "standard output is a terminal: a %s file is not for reading there", o.format)
	case o.output == toStdout && o.format == "png":
		return usage("-o", "give a file: -o page.png writes page-1.png, page-2.png and so on", "each page is a file of its own: they do not fit into standard output")
	}
	target, err := os.Stat(o.output)
	if err != nil {
		return nil
	}
	for _, input := range []string{o.programme, o.brand, o.template} {
		if info, err := os.Stat(input); err == nil && os.SameFile(info, target) && !info.IsDir() {
			return usage(o.output, "choose another name for the handout", "would be written over: the handout is made from this file")
		}
	}
	return nil
}

// created is the time that SOURCE_DATE_EPOCH gives, for the file's metadata alone.
func (e Env) created() (string, error) {
	if e.SourceDateEpoch == "" {
		return "", nil
	}
	seconds, err := strconv.ParseInt(e.SourceDateEpoch, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the end of the year 9999
		return "", usage("SOURCE_DATE_EPOCH", "take the variable away, or set it to seconds since 1970", "not a number of seconds: %q", e.SourceDateEpoch)
	}
	return time.Unix(seconds, 0).UTC().Format(time.RFC3339), nil
}

// internalFault is for what no file of the user's can cause.
func internalFault(ctx context.Context, err error) error {
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return err
	}
	return usage("", "please report this as a fault of handout", "internal fault: %s", strings.ReplaceAll(err.Error(), "\n", "; "))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// size is a number of bytes as people say it.
func size(bytes int) string {
	if bytes < 1000 {
		return count(bytes, "byte")
	}
	return fmt.Sprintf("%d kB", (bytes+500)/1000)
}

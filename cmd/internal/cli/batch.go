package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"handout/cmd/internal/batch"
	"handout/data/diag"
	"handout/layout/template"
)

// Names of the files of a batch, unless --pattern says otherwise.
const (
	patternOfCopies = "{number}"
	patternOfMatrix = "{programme}-{brand}-{region}-{paper}"
)

type batchOptions struct {
	streams Streams
	version Version

	copies                      string
	brand, brands               string
	programmes, papers, regions []string
	template                    string
	libraries                   []string
	output, pattern             string
	merge                       string
	duplex                      bool
	mergeMax                    int
	jobs                        int
	shard, manifest, progress   string
	resume, sync, checkOnly     bool
	source                      itemSource
	inputs                      inputs
	parsedShard                 batch.Shard
	parsedPattern               batch.Pattern
}

func newBatchCmd(s Streams, v Version) *cobra.Command {
	o := &batchOptions{streams: s, version: v}
	cmd := &cobra.Command{
		Use:   "batch",
		Short: "Make many copies: one a row of a list, or every combination of a release",
		Long: `Batch makes one PDF a row of a list of copies (--copies), or one for every combination of programmes, papers,
brands and regions. Everything is checked before the first is written. Files are named after their number in
the whole list, never after a patient, unless --pattern says so.

A list is CSV, JSON Lines or YAML. Its columns, all of them optional:
  patient, date, therapist, next_visit, side, note        what stands on this copy alone
  programme, exercises, template, paper, region, brand    what is printed
  towel-stretch.hold                                      a dose: exercise and key, as many as needed`,
		Example: `  handout batch --copies patients.csv --brand clinic.yaml -o out/
  handout batch --brands brands/ --programmes back-pain,starter --papers a4,letter -o dist/
  handout batch --copies patients.csv -o out/ --manifest out/manifest.jsonl --resume
  handout batch --copies patients.csv -o out/ --manifest out/3.jsonl --shard 3/16
  handout batch --copies patients.csv --merge all.pdf --duplex`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return knownCommand(cmd, args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return runBatch(cmd.Context(), o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.copies, "copies", "", "the list: `FILE` in CSV, JSON Lines (.jsonl) or YAML")
	f.StringVar(&o.brand, "brand", "", "the brand of every copy that names none: a `FILE`, or an id of the library")
	f.StringVar(&o.brands, "brands", "", "`FOLDER` of brands: one copy each; in a list, where the column brand looks")
	f.StringSliceVar(&o.programmes, "programmes", nil, "programmes `a,b`; with a list, the one of rows that name none")
	f.StringSliceVar(&o.papers, "papers", nil, "papers `a4,letter` (default: the region's)")
	f.StringSliceVar(&o.regions, "regions", nil, "regions `gb,us` of copies without a brand")
	f.StringVar(&o.template, "template", defaultTemplate, "`name` or file of the template")
	addLibraryFlag(cmd, &o.libraries)
	f.StringVarP(&o.output, "output", "o", "", "write one file a copy into `FOLDER`")
	f.StringVar(&o.pattern, "pattern", "", "name files so: {number}-{programme}; also {template} {brand} {region} {paper} {date} {patient}")
	f.StringVar(&o.merge, "merge", "", "write all copies into one `FILE` for the print room")
	f.BoolVar(&o.duplex, "duplex", false, "in a merged file, begin each copy on a front page")
	f.IntVar(&o.mergeMax, "merge-max", 1000, "copies in one merged file; more get files of their own")
	f.IntVar(&o.jobs, "jobs", 0, "copies made side by side (default: one a processor)")
	f.StringVar(&o.shard, "shard", "", "make part `i/n` of the list alone, the same on every machine")
	f.StringVar(&o.manifest, "manifest", "", "keep a record of what is written in `FILE`")
	f.BoolVar(&o.resume, "resume", false, "make only what the manifest lacks, or what has changed since")
	f.BoolVar(&o.sync, "sync", false, "see each file on the disk before going on, in case the power fails")
	f.StringVar(&o.progress, "progress", "auto", "`auto|plain|none`")
	f.BoolVar(&o.checkOnly, "check", false, "check everything and write nothing")
	completeFlag(cmd, "papers", fixed(papers...))
	completeFlag(cmd, "template", fixed(template.Names()...))
	completeFlag(cmd, "regions", completeRegion)
	completeFlag(cmd, "progress", fixed(progressWays...))
	cmd.AddCommand(newMergeManifestsCmd(s))
	return cmd
}

var progressWays = []string{"auto", "plain", "none"}

func runBatch(ctx context.Context, o *batchOptions) error {
	debug.SetGCPercent(100) // what main sets is for a short life
	if err := o.check(); err != nil {
		return err
	}
	src, err := openSourcesIn(o.inputs.dir, o.libraries)
	if err != nil {
		return err
	}
	if err := o.open(src); err != nil {
		return err
	}
	defer o.source.close()
	job := o.job()
	list, err := job.Check(ctx)
	if err == nil {
		err = o.inputs.stayed()
	}
	if err != nil {
		return o.ended(ctx, batch.Summary{}, err)
	}
	if err := found(list); err != nil || o.checkOnly {
		return err
	}
	if o.output != "" {
		if err := os.MkdirAll(o.output, 0o777); err != nil {
			return notWritten(o.output, err)
		}
	}
	var merged *mergedFile
	if o.merge != "" {
		merged = &mergedFile{path: o.merge, most: o.mergeMax, duplex: o.duplex, sync: o.sync}
		defer merged.drop()
		job.Each = merged.add
	}
	bar := &progressBar{streams: o.streams, way: o.progress, now: time.Now}
	job.Progress = bar.step
	summary, list, err := job.Run(ctx)
	if err == nil && merged != nil {
		err = merged.finish()
	}
	bar.end()
	if err == nil {
		err = o.source.unchanged()
	}
	if err == nil {
		err = o.inputs.stayed()
	}
	o.streams.printErr(list)
	if err != nil {
		return o.ended(ctx, summary, err)
	}
	if o.progress != "none" {
		fmt.Fprintln(o.streams.Err, o.say(summary, merged))
	}
	if code := list.ExitCode(); code != 0 {
		return &fault{code: code}
	}
	return nil
}

func (o *batchOptions) job() *batch.Job {
	return &batch.Job{
		Press: o.streams.newPress(o.version), Program: string(o.version), Items: o.source.items,
		Shard: o.parsedShard, Workers: o.jobs, Out: o.output, Pattern: o.parsedPattern, Name: o.pattern,
		Manifest: o.manifest, Resume: o.resume, Sync: o.sync, Steady: o.inputs.stayed,
	}
}

// say tells in one line what was done.
func (o *batchOptions) say(s batch.Summary, merged *mergedFile) string {
	where := o.output
	if where == "" {
		where = merged.written()
	}
	text := fmt.Sprintf("%s: %s written", where, count(s.Written, "handout"))
	if s.Kept > 0 {
		text += fmt.Sprintf(", %d as they were", s.Kept)
	}
	if s.Refused > 0 {
		text += fmt.Sprintf(", %d refused", s.Refused)
	}
	return text
}

// ended says why a batch ended early, and what is there of it.
func (o *batchOptions) ended(ctx context.Context, s batch.Summary, err error) error {
	var place *batch.WriteError
	var other *batch.Mismatch
	var bad *batch.BadLine
	var changed *ChangedInput
	var told *fault
	switch {
	case ctx.Err() != nil:
		hint := ""
		switch {
		case s.Written == 0:
		case o.manifest != "":
			hint = "--resume makes the rest"
		default:
			hint = "each file that is there is whole; with --manifest and --resume a batch goes on where it ended"
		}
		var l diag.List
		l.Invalidf(diag.Pos{}, hint, "interrupted: %d of %s written", s.Written, count(s.Rows, "handout"))
		return &fault{l, exitInterrupted}
	case errors.As(err, &told):
		return told
	case errors.As(err, &other):
		return usage(other.Path, "name another --manifest, or leave --resume out to begin anew", "%s", other)
	case errors.As(err, &bad):
		return usage(bad.Pos.String(), "name another --manifest, or leave --resume out to begin anew", "%s", bad)
	case errors.As(err, &changed):
		hint := "run the batch again"
		if s.Written > 0 && o.manifest != "" {
			hint = fmt.Sprintf("%s written; --resume makes the rest, and anew what has changed", count(s.Written, "handout"))
		}
		var l diag.List
		l.Invalidf(diag.Pos{}, hint, "%s", changed)
		return &fault{l, exitNotWritten}
	case errors.As(err, &place):
		f := notWritten(place.Path, place.Err)
		if s.Written > 0 && o.manifest != "" {
			f.list[0].Hint = fmt.Sprintf("%s written; when that is put right, --resume makes the rest", count(s.Written, "handout"))
		}
		return f
	case errors.Is(err, batch.ErrChanged):
		return usage(o.copies, "run the batch again", "the list changed while it was read")
	}
	return internalFault(ctx, err)
}

// check refuses flags that do not go together; all that is wrong with them is told at once.
func (o *batchOptions) check() error {
	var p faults
	if o.output == "" && o.merge == "" && !o.checkOnly {
		p.add(usage("-o", "name a folder: -o out/", "missing: where the files go"))
	}
	if o.output == toStdout {
		p.add(usage("-o", "name a folder: -o out/", "a batch writes many files, which standard output cannot hold"))
	} else if info, err := os.Stat(o.output); o.output != "" && err == nil && !info.IsDir() {
		p.add(usage(o.output, "name a folder: -o out/", "not a folder"))
	}
	if o.copies == "" && o.brands == "" && len(o.programmes) == 0 {
		p.add(usage("--copies", "name a list with --copies, or a release with --programmes and --brands", "missing: what to make"))
	}
	if o.pattern == "" {
		o.pattern = patternOfCopies
		if o.copies == "" {
			o.pattern = patternOfMatrix
		}
	}
	var err error
	if o.parsedPattern, err = batch.ParsePattern(o.pattern); err != nil {
		p.add(usage("--pattern", patternHint(err), "%s", err))
	}
	if o.parsedShard, err = batch.ParseShard(o.shard); err != nil {
		p.add(usage("--shard", "write 3/16 for the third of sixteen parts", "%q: %s", o.shard, err))
	}
	for _, paper := range o.papers {
		p.add(oneOf("--papers", paper, papers))
	}
	p.add(oneOf("--progress", o.progress, progressWays))
	if o.copies != "" {
		for _, f := range []struct {
			flag string
			list []string
		}{{"--programmes", o.programmes}, {"--papers", o.papers}, {"--regions", o.regions}} {
			if len(f.list) > 1 {
				p.add(usage(f.flag, "give one, for the rows that name none", "%d values: with a list each row is one copy", len(f.list)))
			}
		}
	} else if o.brand != "" && o.brands != "" {
		p.add(usage("--brand", "put it into the folder of --brands", "--brands names the brands already"))
	}
	if o.jobs < 0 {
		p.add(usage("--jobs", "give the number of copies to make side by side", "%d: no number of copies", o.jobs))
	}
	o.checkRecord(&p)
	return p.err()
}

// checkRecord refuses what cannot be kept track of or merged as meant.
func (o *batchOptions) checkRecord(p *faults) {
	switch {
	case o.resume && o.manifest == "":
		p.add(usage("--resume", "name the manifest of the earlier run: --manifest out/manifest.jsonl", "nothing says what was made before: --manifest is missing"))
	case o.manifest != "" && o.output == "":
		p.add(usage("--manifest", "add -o out/", "a manifest is of files in a folder: -o is missing"))
	case o.resume && o.merge != "":
		p.add(usage("--merge", "merge in a run without --resume", "a merged file needs every copy, and --resume leaves out those that are there"))
	}
	if o.duplex && o.merge == "" {
		p.add(usage("--duplex", "add --merge all.pdf", "front and back are of one merged file: --merge is missing"))
	}
	if o.mergeMax < 1 {
		p.add(usage("--merge-max", "give a number such as 1000", "%d: no number of copies", o.mergeMax))
	}
	p.add(namesPDF("--merge", o.merge))
	o.checkPlaces(p)
}

// checkPlaces refuses what would be written over something else.
func (o *batchOptions) checkPlaces(p *faults) {
	for _, f := range []struct{ flag, path string }{{"--manifest", o.manifest}, {"--merge", o.merge}} {
		if info, err := os.Stat(f.path); err == nil && info.IsDir() {
			p.add(usage(f.path, "name a file", "a folder: %s", f.flag))
		}
		if f.path != "" && o.output != "" && filepath.Clean(filepath.Dir(f.path)) == filepath.Clean(o.output) && o.parsedPattern.Could(filepath.Base(f.path)) {
			p.add(usage(f.path, "choose another name", "a copy could get this name: %s", f.flag))
		}
	}
	if o.manifest != "" && (samePath(o.merge, o.manifest) || samePath(o.merge, o.manifest+batch.KeyEnding)) {
		p.add(usage("--merge", "choose another name", "would be written over the manifest"))
	}
	for _, out := range []string{o.manifest, o.merge} {
		for _, in := range []string{o.copies, o.brand, o.template} {
			if sameFile(out, in) {
				p.add(usage(out, "choose another name", "would be written over: the handouts are made from this file"))
			}
		}
	}
}

// samePath tells whether two paths are one, whether anything is there or not; capitals do not tell names apart everywhere.
func samePath(a, b string) bool {
	return sameFile(a, b) || a != "" && strings.EqualFold(filepath.Clean(a), filepath.Clean(b))
}

func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return a != "" && b != "" && err1 == nil && err2 == nil && os.SameFile(x, y)
}

func patternHint(err error) string {
	var unknown *batch.PatternError
	if errors.As(err, &unknown) {
		return diag.DidYouMean(unknown.Value, unknown.Known(), "values: {"+strings.Join(unknown.Known(), "} {")+"}")
	}
	return "write a name such as {number}-{programme}"
}

// brandFiles are the brands of a folder, sorted.
func brandFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage(dir, "", "no such folder: --brands")
	case err != nil:
		return nil, usage(dir, "--brands takes a folder", "cannot be read: %v", cause(err))
	}
	var files []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".yaml") && !e.IsDir() {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	if len(files) == 0 {
		return nil, usage(dir, "a brand is a file such as clinic.yaml", "no brand in this folder: --brands")
	}
	return files, nil
}

package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
	"handout/data"
	"handout/data/diag"
	"handout/layout/raster"
)

// readable tells whether a format is for reading in a terminal.
func readable(format string) bool { return format == "txt" || format == "html" }

// endings are the formats that a file's ending means, where they are not called alike.
var endings = map[string]string{"htm": "html", "text": "txt"}

// settleFormat takes the format from --format or from the ending of -o, and refuses what contradicts it.
func (o *makeOptions) settleFormat() error {
	var problems faults
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.output), "."))
	if name, ok := endings[ending]; ok {
		ending = name
	}
	if isFolder(o.output) {
		ending = ""
	}
	if !slices.Contains(press.Formats(), ending) {
		if o.format == "" && beginsWithLetter(ending) {
			problems.add(usage("-o", "endings: ."+strings.Join(press.Formats(), ", .")+"; --format sets one whatever the file is called", "no format is called .%s", ending))
		}
		ending = ""
	}
	switch {
	case o.format == "" && ending == "":
		o.format = press.PDF
	case o.format == "":
		o.format = ending
	case !slices.Contains(press.Formats(), o.format):
		problems.add(oneOf("--format", o.format, press.Formats()))
	case ending != "" && ending != o.format:
		problems.add(usage("--format", "leave --format out, or give the file the ending ."+o.format, "%s contradicts the file's name %s", o.format, o.output))
	}
	switch {
	case !o.dpiGiven:
	case o.format != "png":
		problems.add(usage("--dpi", "leave it out, or write pictures: --format png", "only png pages have a resolution, not %s", o.format))
	case o.dpi < raster.LeastDPI || o.dpi > raster.MostDPI:
		problems.add(usage("--dpi", fmt.Sprintf("from %d for a screen to %d for a printer", raster.LeastDPI, raster.MostDPI), "out of range: %d", o.dpi))
	}
	if o.verify != "" && o.format == "png" {
		problems.add(usage("--verify", "verify the PDF: --format pdf", "each page is a file of its own: one SHA-256 is not theirs"))
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"--fillable", o.fillable}, {"--booklet", o.booklet}} {
		if flag.set && o.format != press.PDF {
			problems.add(usage(flag.name, "leave it out, or write a PDF", "only a PDF can have this, not %s", o.format))
		}
	}
	return problems.err()
}

// namesPDF refuses a name that says that the file is something else than the PDF that it will be.
func namesPDF(flag, path string) error {
	if ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")); ending != press.PDF && beginsWithLetter(ending) {
		return usage(flag, "name a file that ends in .pdf", "only a PDF is written here: %s", path)
	}
	return nil
}

func beginsWithLetter(ending string) bool {
	return ending != "" && 'a' <= ending[0] && ending[0] <= 'z'
}

// isFolder tells whether -o names the folder to write into.
func isFolder(output string) bool {
	if output == "" || os.IsPathSeparator(output[len(output)-1]) {
		return true
	}
	info, err := os.Stat(output)
	return err == nil && info.IsDir()
}

// write puts the handout where it belongs and says so.
func (o *makeOptions) write(ctx context.Context, r press.Result) error {
	files := r.All()
	if o.output == toStdout {
		return o.streams.print(files[0])
	}
	path, total := o.path(r.Bundle.Programme), 0
	all := make([]atomicfile.File, len(files))
	for i, file := range files {
		all[i] = atomicfile.File{Path: o.numbered(path, i), Data: file}
		total += len(file)
	}
	if at, err := atomicfile.WriteAll(ctx, all, o.patient != ""); err != nil {
		return notWritten(all[at].Path, err)
	}
	if o.format == "png" {
		if err := o.removeLater(path, len(files)); err != nil {
			return err
		}
	}
	if !o.quiet {
		fmt.Fprintf(o.streams.Err, "%s: %s\n", o.numbered(path, 0), o.described(r, len(files), total))
	}
	if o.open {
		o.show(o.numbered(path, 0))
	}
	return nil
}

// removeLater takes away the pages that a longer handout has left behind those just written, so that the numbered files are
// one handout. A picture that is no page of a handout ends the row, and stays.
func (o *makeOptions) removeLater(path string, pages int) error {
	for page := pages; ; page++ {
		name := o.numbered(path, page)
		file, err := os.ReadFile(name)
		if err != nil || !raster.IsPage(file) {
			return nil
		}
		if err := os.Remove(name); err != nil {
			return notWritten(name, fmt.Errorf("a page of an earlier handout is in the way: %w", err))
		}
	}
}

// described says how much was written. Formats without pages of their own have none to count.
func (o *makeOptions) described(r press.Result, files, bytes int) string {
	switch {
	case o.format == "png" && files > 1:
		return fmt.Sprintf("the first of %s, %s together", count(files, "page"), size(bytes))
	case o.booklet:
		return count(len(r.Document.Pages), "page") + " on " + count(len(r.Document.Spreads)/2, "sheet") + ", " + size(bytes)
	case o.format == "png" || o.format == press.PDF:
		return count(len(r.Document.Pages), "page") + ", " + size(bytes)
	}
	return size(bytes)
}

// show opens a file as a double click would.
func (o *makeOptions) show(path string) {
	command, args := viewer(path)
	if err := o.streams.Start(command, args...); err != nil {
		var l diag.List
		l.Warnf(diag.Pos{File: path}, "", "open the file yourself", "not opened: %v", err)
		o.streams.printErr(l)
	}
}

// path is the file to write: the name that the programme gives, in the working directory, unless -o says otherwise.
func (o *makeOptions) path(p *data.Programme) string {
	name := p.File
	if o.template != defaultTemplate {
		name += "-" + strings.TrimSuffix(filepath.Base(o.template), filepath.Ext(o.template))
	}
	if o.booklet {
		name += "-booklet"
	}
	if o.fillable {
		name += "-fillable"
	}
	name += "." + o.format
	switch {
	case o.output == "":
		return name
	case isFolder(o.output):
		return filepath.Join(o.output, name)
	}
	return o.output
}

// numbered is the file of one page: png has one each.
func (o *makeOptions) numbered(path string, page int) string {
	if o.format != "png" {
		return path
	}
	ending := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ending), page+1, ending)
}

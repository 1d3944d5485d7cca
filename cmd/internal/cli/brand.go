package cli

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
	"handout/data/lint"
	"handout/data/load"
)

type brandOptions struct {
	streams   Streams
	version   Version
	libraries []string
	output    string
}

func newBrandCmd(s Streams, v Version) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "brand check|preview BRAND",
		Short: "Check a clinic's brand, or see it on a page",
		Long: `A brand is a file with a clinic's name, logo, accent, fonts, contact lines and additions. It cannot remove,
shorten or recolour a safety note.`,
		Example: `  handout brand check clinic.yaml
  handout brand preview clinic.yaml -o brand.pdf`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return knownCommand(cmd, args)
			}
			return usage("", cmd.UseLine(), "%s: missing: what to do with the brand", cmd.CommandPath())
		},
	}
	cmd.AddCommand(newBrandCheckCmd(s, v), newBrandPreviewCmd(s, v))
	return cmd
}

func newBrandCheckCmd(s Streams, v Version) *cobra.Command {
	o := &brandOptions{streams: s, version: v}
	cmd := &cobra.Command{
		Use:   "check BRAND",
		Short: "Check a brand with every programme of the library",
		Long: `Check makes every programme of the library with the brand, without writing it: logo and fonts are read, every
character is looked for in them, and colours are measured by WCAG 2.2, in colour and in grey.`,
		Example: `  handout brand check clinic.yaml`,
		Args:    arguments(1, 1, "the brand"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runBrandCheck(cmd.Context(), o, args[0])
		},
	}
	addLibraryFlag(cmd, &o.libraries)
	return cmd
}

func runBrandCheck(ctx context.Context, o *brandOptions, name string) error {
	src, target, err := openBrand(o, name)
	if err != nil {
		return err
	}
	list := src.library.Check(target, "brand")
	programmes, problems := src.library.Programmes()
	list.Add(problems)
	var ids []named
	for _, p := range programmes {
		ids = append(ids, named{p.ID, load.Target{ID: p.ID}})
	}
	printer := o.streams.newPress(o.version)
	handouts, problems, err := checkTogether(ctx, printer, src, ids, []named{{name, target}})
	if err != nil {
		return err
	}
	list.Add(problems)
	var out bytes.Buffer
	out.WriteString(o.streams.findings(list, o.streams.OutTerminal))
	if !list.HasErrors() {
		bundle, _, err := printer.Read(ctx, brandRequest(src, target))
		if err != nil {
			return internalFault(ctx, err)
		}
		accent := bundle.Brand.Accent.Value
		if accent == "" {
			accent = press.HouseAccent
		}
		for _, c := range lint.Contrasts(accent) {
			fmt.Fprintf(&out, "contrast of %s, %s: %.1f to 1, in grey %.1f to 1 (needs %.1f)\n", accent, c.What, c.Ratio, c.Grey, c.Least)
		}
	}
	for _, h := range handouts {
		out.WriteString(h.text())
	}
	out.WriteString(summary(1, list) + "\n")
	if err := o.streams.print(out.Bytes()); err != nil {
		return err
	}
	if code := list.ExitCode(); code != 0 {
		return &fault{code: code}
	}
	return nil
}

// openBrand finds a brand, and the libraries that it is shown with.
func openBrand(o *brandOptions, name string) (*sources, load.Target, error) {
	src, err := openSources(o.libraries)
	if err != nil {
		return nil, load.Target{}, err
	}
	target, err := src.targetOf("brand", name)
	return src, target, err
}

// brandRequest is what a brand is shown with.
func brandRequest(src *sources, brand load.Target) press.Request {
	r := request(src, load.Target{ID: plainProgramme})
	r.Load.Brand = &brand
	return r
}

func newBrandPreviewCmd(s Streams, v Version) *cobra.Command {
	o := &brandOptions{streams: s, version: v}
	cmd := &cobra.Command{
		Use:     "preview BRAND",
		Short:   "Print one page with the brand's logo, colours, type, header and footer",
		Example: `  handout brand preview clinic.yaml -o brand.pdf`,
		Args:    arguments(1, 1, "the brand"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runBrandPreview(cmd.Context(), o, args[0])
		},
	}
	addLibraryFlag(cmd, &o.libraries)
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE` (default: the brand's name), or to standard output with -")
	return cmd
}

func runBrandPreview(ctx context.Context, o *brandOptions, name string) error {
	src, target, err := openBrand(o, name)
	if err != nil {
		return err
	}
	if sameFile(o.output, name) {
		return usage(o.output, "choose another name for the PDF", "would be written over: the page is made from this file")
	}
	if err := namesPDF("-o", o.output); err != nil {
		return err
	}
	result, list, err := o.streams.newPress(o.version).Preview(ctx, brandRequest(src, target))
	if err != nil {
		return internalFault(ctx, err)
	}
	if err := found(list); err != nil {
		return err
	}
	o.streams.printErr(list)
	pdf, path := result.PDF, o.output
	switch path {
	case toStdout:
		if o.streams.OutTerminal {
			return usage("-o", "send it on: handout brand preview clinic.yaml -o - > brand.pdf", "standard output is a terminal: a PDF is not for reading there")
		}
		return o.streams.print(pdf)
	case "":
		path = stem(name) + "-brand.pdf"
	}
	if err := atomicfile.Write(ctx, path, pdf, false); err != nil {
		return notWritten(path, err)
	}
	fmt.Fprintf(o.streams.Err, "%s: %s, %s\n", path, count(len(result.Document.Pages), "page"), size(len(pdf)))
	return nil
}

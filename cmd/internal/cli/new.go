package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"handout/cmd/internal/atomicfile"
	"handout/cmd/internal/press"
	"handout/data/diag"
	"handout/layout/template"
)

//go:embed scaffold/*.yaml scaffold/*.csv
var scaffolds embed.FS

type newOptions struct {
	streams Streams
	kind    string
	name    string
	region  string
	from    string // template: the built-in one that it changes
}

func newNewCmd(s Streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new exercise|programme|brand|template|copies|pose [NAME]",
		Short: "Start a file of your own",
		Long: `New writes NAME.yaml, a commented file that check accepts, ready to be edited; a list of copies is NAME.csv. It
never writes over a file. The name becomes the id; without one it is my-exercise, my-programme and so on.`,
		Example: `  handout new exercise heel-slides
  handout new programme knee-week
  handout new brand my-clinic --region gb
  handout new template my-summary --from summary
  handout new pose heel-slide-1
  handout new copies patients`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return knownCommand(cmd, args)
			}
			return usage("", cmd.UseLine(), "%s: missing: what to start", cmd.CommandPath())
		},
	}
	cmd.AddCommand(newStartCmd(s, "exercise"), newStartCmd(s, "programme"), newStartCmd(s, "brand"), newStartCmd(s, "template"),
		newStartCmd(s, "copies"), newStartCmd(s, "pose"))
	return cmd
}

// newStartCmd makes the command that starts one kind of file.
func newStartCmd(s Streams, kind string) *cobra.Command {
	o := &newOptions{streams: s, kind: kind}
	cmd := &cobra.Command{
		Use:               kind + " [NAME]",
		Short:             "Write " + whatIsBegun(kind) + " to begin with as NAME" + ending(kind) + " (default: my-" + kind + ending(kind) + ")",
		Args:              arguments(0, 1, "the name"),
		ValidArgsFunction: fixed(),
		RunE: func(_ *cobra.Command, args []string) error {
			o.name = "my-" + kind
			if len(args) > 0 {
				o.name = args[0]
			}
			return runNew(o)
		},
	}
	switch kind {
	case "template":
		cmd.Flags().StringVar(&o.from, "from", defaultTemplate, "`name` of the built-in template that it changes")
		completeFlag(cmd, "from", fixed(template.Names()...))
	case "brand":
		cmd.Flags().StringVar(&o.region, "region", "", "`id` of the clinic's region (required): whom patients call")
		completeFlag(cmd, "region", completeRegion)
	}
	return cmd
}

func runNew(o *newOptions) error {
	path := strings.TrimSuffix(o.name, ending(o.kind)) + ending(o.kind)
	id := strings.TrimSuffix(filepath.Base(path), ending(o.kind))
	if want := asID(id); id != want || id == "" {
		hint := "a name is lower case letters, digits and hyphens, such as heel-slides"
		if want != "" {
			hint = fmt.Sprintf("write %q", want)
		}
		return usage(o.name, hint, "not a name")
	}
	switch o.kind {
	case "brand":
		if err := checkRegion(o.region); err != nil {
			return err
		}
	case "template":
		if err := oneOf("--from", o.from, template.Names()); err != nil {
			return err
		}
	}
	text, err := scaffold(o, id)
	if err != nil {
		return err
	}
	if err := atomicfile.Create(path, []byte(text)); errors.Is(err, fs.ErrExist) {
		f := notWritten(path, errors.New("the file is there already"))
		f.list[0].Hint = "choose another name, or take the file away"
		return f
	} else if err != nil {
		return notWritten(path, err)
	}
	return o.streams.print(fmt.Appendf(nil, "%s: written; check it with: handout %s %s\n", path, checkCommand(o.kind), path))
}

// whatIsBegun is a kind of file in a sentence.
func whatIsBegun(kind string) string {
	if kind == "copies" {
		return "a list of copies"
	}
	return article(kind)
}

// checkCommand is the command that checks a kind of file most closely.
func checkCommand(kind string) string {
	switch kind {
	case "pose":
		return "figure check"
	case "copies":
		return "batch --check --copies"
	}
	return "check"
}

// ending is that of a kind's files: a list of copies is what a spreadsheet reads.
func ending(kind string) string {
	if kind == "copies" {
		return ".csv"
	}
	return ".yaml"
}

func checkRegion(id string) error {
	regions, problems := press.Open().Regions()
	if err := found(problems); err != nil {
		return err
	}
	var known []string
	for _, r := range regions {
		known = append(known, r.ID)
	}
	list := "one of " + strings.Join(known, ", ")
	if id == "" {
		return usage("--region", list, "missing: a brand names whom patients call")
	}
	for _, k := range known {
		if id == k {
			return nil
		}
	}
	return usage("--region", diag.DidYouMean(id, known, list), "unknown region: %q", id)
}

// scaffold fills a kind's file in.
func scaffold(o *newOptions, id string) (string, error) {
	src, err := scaffolds.ReadFile("scaffold/" + o.kind + ending(o.kind))
	if err != nil {
		return "", err
	}
	title := strings.ReplaceAll(id, "-", " ")
	first, size := utf8.DecodeRuneInString(title)
	title = string(unicode.ToUpper(first)) + title[size:]
	return strings.NewReplacer("@TITLE@", title, "@ID@", id, "@REGION@", o.region,
		"@FROM@", o.from, "@SECTIONS@", template.Sections(o.from),
		"@NAMES@", strings.Join(template.SectionNames(o.from), ", ")).Replace(string(src)), nil
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// asID is the id nearest to a name.
func asID(name string) string {
	return strings.Trim(notInID.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

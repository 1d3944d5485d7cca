package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"handout/cmd/internal/atomicfile"
)

func newManCmd(s Streams, v Version) *cobra.Command {
	return &cobra.Command{
		Use:     "man FOLDER",
		Short:   "Write a manual page for each command",
		Example: "  handout man ~/.local/share/man/man1\n  man handout-batch",
		Args:    arguments(1, 1, "the folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := args[0]
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return notWritten(folder, err)
			}
			for _, c := range manualCommands(cmd.Root()) {
				file := filepath.Join(folder, manualName(c)+".1")
				if err := atomicfile.Write(cmd.Context(), file, manualPage(c, v), false); err != nil {
					return notWritten(file, err)
				}
			}
			return nil
		},
	}
}

// manualCommands are a command and those below it that have pages.
func manualCommands(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() && below.Name() != "help" {
			all = append(all, manualCommands(below)...)
		}
	}
	return all
}

// manualName is handout-brand-check for "handout brand check".
func manualName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manualPage is a command's help in the language of man.
func manualPage(c *cobra.Command, v Version) []byte {
	p := &manual{}
	p.line(".TH \"%s\" 1 \"\" \"%s\" handout", roff(strings.ToUpper(manualName(c))), roff("handout "+string(v)))
	p.section("NAME")
	p.line("%s \\- %s", roff(manualName(c)), roff(lower(c.Short)))
	p.section("SYNOPSIS")
	p.line(".B %s", roff(c.UseLine()))
	p.section("DESCRIPTION")
	if c.Long == "" {
		p.text(c.Short + ".")
	} else {
		p.text(c.Long)
	}
	p.flags(c)
	if c.HasExample() {
		p.section("EXAMPLES")
		p.verbatim(c.Example)
	}
	p.section("EXIT STATUS")
	for _, e := range exitNotes() {
		p.line(".TP\n.B %s\n%s", e[0], roff(e[1]))
	}
	p.related(c)
	return p.Bytes()
}

// exitNotes say what the exit codes mean.
func exitNotes() [][2]string {
	return [][2]string{
		{"0", "Done; warnings are no fault."},
		{"1", "Read, but refused by the safety gate or a rule, or something does not fit."},
		{"2", "Wrong usage, or a file that is not what it should be."},
		{"3", "The output could not be written."},
		{"130", "Interrupted."},
	}
}

// manual is a page being written.
type manual struct{ bytes.Buffer }

func (p *manual) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *manual) section(name string) { p.line(".SH %s", name) }

// text is paragraphs; lines that begin with a space keep their form.
func (p *manual) text(s string) {
	for i, paragraph := range strings.Split(s, "\n\n") {
		if i > 0 {
			p.line(".PP")
		}
		before, table, found := strings.Cut(paragraph, "\n  ")
		p.line("%s", roff(before))
		if found {
			p.verbatim("  " + table)
		}
	}
}

// verbatim keeps lines and columns.
func (p *manual) verbatim(s string) {
	p.line(".PP\n.nf\n%s\n.fi", roff(s))
}

func (p *manual) flags(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	first := true
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		if first {
			p.section("OPTIONS")
			first = false
		}
		value, what := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			what += " (default " + f.DefValue + ")"
		}
		p.line(".TP\n.BR \"%s\" \" \" \"%s\"\n%s", roff(name), roff(value), roff(what))
	})
}

// related are the pages of the command above and of those below.
func (p *manual) related(c *cobra.Command) {
	var pages []string
	if c.HasParent() {
		pages = append(pages, manualName(c.Parent()))
	}
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() && below.Name() != "help" {
			pages = append(pages, manualName(below))
		}
	}
	if len(pages) == 0 {
		return
	}
	p.section("SEE ALSO")
	for i, name := range pages {
		comma := ","
		if i == len(pages)-1 {
			comma = ""
		}
		p.line(".BR %s (1)%s", roff(name), comma)
	}
}

// roff keeps what man would take for a command or a dash.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\"", `\(dq`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

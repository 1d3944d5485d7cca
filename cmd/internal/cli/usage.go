package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
)

const hintHelp = "handout help prints the commands"

// flagError puts what cobra says of a wrong flag into our form.
func flagError(cmd *cobra.Command, err error) error {
	hint := cmd.CommandPath() + " --help prints the flags"
	message := err.Error()
	if name, ok := strings.CutPrefix(message, "unknown flag: --"); ok {
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		if near := diag.Suggest(name, known); near != "" {
			hint = "did you mean --" + near + "?"
		}
		return usage("--"+name, hint, "unknown flag")
	}
	if name, ok := strings.CutPrefix(message, "flag needs an argument: "); ok {
		if _, short, ok := strings.Cut(name, " in "); ok { // "'o' in -o"
			name = short
		}
		return usage(name, hint, "no value: this flag needs one")
	}
	return usage("", hint, "%s", message)
}

// knownCommand refuses arguments of the root command: each is meant as a command.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			known = append(known, c.Name())
		}
	}
	return usage(args[0], diag.DidYouMean(args[0], known, cmd.CommandPath()+" --help prints the commands"), "unknown command")
}

// arguments demands from least to most arguments; what says what they are. A negative most is no limit.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage("", cmd.UseLine(), "%s: missing: %s", cmd.CommandPath(), what)
		case most >= 0 && len(args) > most:
			return usage(args[most], cmd.UseLine(), "too many arguments")
		}
		return nil
	}
}

// oneOf demands a word from a list.
func oneOf(place, word string, known []string) error {
	for _, k := range known {
		if word == k {
			return nil
		}
	}
	return usage(place, diag.DidYouMean(word, known, "one of "+strings.Join(known, ", ")), "unknown value: %q", word)
}

// faults gathers what is wrong with several flags, so that one run names all of it.
type faults struct {
	list diag.List
	code int
}

func (f *faults) add(err error) {
	var one *fault
	switch {
	case err == nil:
	case errors.As(err, &one):
		f.list.Add(one.list)
		f.code = max(f.code, one.code)
	default:
		f.add(usage("", "", "%s", err))
	}
}

// date reads a flag's date; an empty one is none.
func (f *faults) date(flag, value string) data.Date {
	if value == "" {
		return data.Date{}
	}
	d, err := load.ParseDate(value)
	if err != nil {
		hint := ""
		var unreadable *data.ValueError
		if errors.As(err, &unreadable) {
			hint = unreadable.Hint
		}
		f.add(usage(flag, hint, "%s", err))
	}
	return d
}

func (f *faults) err() error {
	if len(f.list) == 0 {
		return nil
	}
	return &fault{f.list, f.code}
}

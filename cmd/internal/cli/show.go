package cli

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"handout/data/diag"
)

type showOptions struct {
	streams   Streams
	kind, id  string
	libraries []string
}

// shown are the kinds that can be shown.
var shown = []string{"exercise", "programme"}

func newShowCmd(s Streams) *cobra.Command {
	o := &showOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "show exercise|programme ID",
		Short: "Print an exercise or a programme of the library",
		Long: `Show prints the file of an exercise or a programme as it stands in the library. Send it into a library of your
own to change it: the same id replaces the built-in one.`,
		Example: `  handout show exercise inverted-pulls
  handout show programme starter > my-clinic/programmes/starter.yaml`,
		Args:              arguments(2, 2, "exercise or programme, and its id"),
		ValidArgsFunction: o.complete,
		RunE: func(_ *cobra.Command, args []string) error {
			o.kind, o.id = args[0], args[1]
			return runShow(o)
		},
	}
	addLibraryFlag(cmd, &o.libraries)
	return cmd
}

func (o *showOptions) complete(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	library := &makeOptions{libraries: o.libraries}
	switch {
	case len(args) == 0:
		return shown, cobra.ShellCompDirectiveNoFileComp
	case len(args) == 1 && args[0] == "exercise":
		return library.completeExercise(cmd, nil, typed)
	case len(args) == 1:
		return library.completeProgramme(cmd, nil, typed)
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func runShow(o *showOptions) error {
	if err := oneOf("show", o.kind, shown); err != nil {
		return err
	}
	src, err := openSources(o.libraries)
	if err != nil {
		return err
	}
	target, err := src.targetOf(o.kind, o.id)
	if err != nil {
		return err
	}
	files, file := src.library.FS(), path.Join(o.kind+"s", o.id+".yaml")
	if target.Layer != nil {
		files, file = target.Layer.FS, target.Path
	}
	text, err := fs.ReadFile(files, file)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return usage(o.id, diag.DidYouMean(o.id, ids(files, o.kind+"s"), "handout list "+o.kind+"s prints the ids"), "unknown %s", o.kind)
	case err != nil:
		return usage(o.id, "", "cannot be read: %v", cause(err))
	}
	return o.streams.print(text)
}

// ids are the names of a folder's files.
func ids(files fs.FS, folder string) []string {
	names, err := fs.Glob(files, folder+"/*.yaml")
	if err != nil {
		panic(err) // the pattern is wrong
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(path.Base(name), ".yaml")
	}
	return names
}

package cli

import (
	"github.com/spf13/cobra"
)

// Completion offers what the library holds; faults in a user's files only shorten the offer.

// completeFlag sets the completion of a flag that cmd has.
func completeFlag(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // no such flag
	}
}

// fixed completes from a list.
func fixed(words ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

func (o *makeOptions) completeProgramme(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	if src, err := openSources(o.libraries); err == nil {
		all, _ := src.library.Programmes()
		for _, p := range all {
			ids = append(ids, p.ID+"\t"+plain(p.Title.Value))
		}
	}
	return ids, cobra.ShellCompDirectiveDefault // a file may stand here too
}

func (o *makeOptions) completeExercise(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	if src, err := openSources(o.libraries); err == nil {
		all, _ := src.library.Exercises()
		for _, e := range all {
			ids = append(ids, e.ID+"\t"+plain(e.Name.Value))
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

func completeRegion(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	if src, err := openSources(nil); err == nil {
		all, _ := src.library.Regions()
		for _, r := range all {
			ids = append(ids, r.ID+"\t"+plain(r.Name.Value))
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

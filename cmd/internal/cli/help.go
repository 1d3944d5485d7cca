package cli

import "github.com/spf13/cobra"

// newHelpCmd replaces cobra's own, which takes an unknown topic for success.
func newHelpCmd(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Print help about a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 && topic == cmd.Root() {
				return knownCommand(cmd.Root(), args)
			}
			if len(rest) > 0 {
				return knownCommand(topic, rest)
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

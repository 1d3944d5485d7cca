package cli

import (
	"bytes"

	"github.com/spf13/cobra"
)

func newCompletionCmd(s Streams) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a completion script for a shell",
		Example: `  source <(handout completion bash)
  handout completion fish > ~/.config/fish/completions/handout.fish`,
		Args:              arguments(1, 1, "the shell"),
		ValidArgsFunction: fixed(shells...),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("completion", args[0], shells); err != nil {
				return err
			}
			var out bytes.Buffer
			if err := completionScript(cmd.Root(), args[0], &out); err != nil {
				return err
			}
			return s.print(out.Bytes())
		},
	}
}

func completionScript(root *cobra.Command, shell string, out *bytes.Buffer) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(out, true)
	case "zsh":
		return root.GenZshCompletion(out)
	case "fish":
		return root.GenFishCompletion(out, true)
	}
	return root.GenPowerShellCompletionWithDesc(out)
}

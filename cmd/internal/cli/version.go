package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func newVersionCmd(s Streams, v Version) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			return s.print(fmt.Appendf(nil, "handout %s (%s, %s/%s)\n", v, runtime.Version(), runtime.GOOS, runtime.GOARCH))
		},
	}
}

package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"handout/cmd/internal/batch"
)

func newMergeManifestsCmd(s Streams) *cobra.Command {
	output := ""
	cmd := &cobra.Command{
		Use:   "merge-manifests FILE…",
		Short: "Check that the manifests of all shards cover a list, and make one of them",
		Long: `Merge-manifests reads the manifest of every shard of a batch. Each row must be written once: a row that two
shards have or none, a shard that is missing, and a row that was refused are reported.`,
		Example: `  handout batch merge-manifests out/*.jsonl -o all.jsonl`,
		Args:    arguments(1, -1, "the manifests"),
		RunE:    func(_ *cobra.Command, args []string) error { return runMergeManifests(s, args, output) },
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the manifest of the whole to `FILE`")
	return cmd
}

func runMergeManifests(s Streams, paths []string, output string) error {
	for _, path := range paths {
		if samePath(output, path) {
			return usage(output, "choose another name", "would be written over: it is one of the manifests that are merged")
		}
	}
	header, entries, list, err := batch.MergeManifests(paths)
	var bad *batch.BadLine
	var unread *batch.ManifestError
	switch {
	case errors.As(err, &bad):
		return usage(bad.Pos.String(), "merge-manifests reads what batch --manifest has written", "%s", bad)
	case errors.As(err, &unread) && errors.Is(err, fs.ErrNotExist):
		return usage(unread.Path, "", "no such file")
	case errors.As(err, &unread):
		return usage(unread.Path, "", "cannot be read: %v", cause(unread.Err))
	}
	if err := found(list); err != nil {
		return err
	}
	if output != "" {
		if err := batch.WriteManifest(output, header, entries); err != nil {
			return notWritten(output, err)
		}
	}
	return s.print(fmt.Appendf(nil, "%s in %s: each written once\n", count(len(entries), "row"), count(len(paths), "manifest")))
}

package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"handout/cmd/internal/atomicfile"
	"handout/data/load"
	"handout/data/schema"
	"handout/layout/template"
)

type schemaOptions struct {
	streams Streams
	kind    string
	output  string
}

func newSchemaCmd(s Streams) *cobra.Command {
	o := &schemaOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "schema KIND",
		Short: "Print the JSON Schema of a kind of file, for editors",
		Long: `Schema prints the JSON Schema of a kind of file. An editor that knows YAML schemas completes and checks with it while
you type. The files that new writes name theirs in the first line: KIND.schema.json, beside the file.

The kinds are exercise, programme, brand, template, pose, safety, advice, region, locale and reference.`,
		Example: `  handout schema brand
  handout schema exercise -o exercise.schema.json`,
		Args:              arguments(1, 1, "the kind of file"),
		ValidArgsFunction: fixed(schemaKinds()...),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.kind = args[0]
			return runSchema(cmd, o)
		},
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE` instead of standard output")
	return cmd
}

const templateKind = "template"

// schemaKinds are the kinds that have a schema.
func schemaKinds() []string {
	kinds := append(load.Kinds(), templateKind)
	slices.Sort(kinds)
	return kinds
}

func schemaOf(kind string) []byte {
	if kind == templateKind {
		return schema.Of(kind, template.Shape())
	}
	return schema.Of(kind, load.Shape(kind))
}

func runSchema(cmd *cobra.Command, o *schemaOptions) error {
	if err := oneOf(o.kind, o.kind, schemaKinds()); err != nil {
		return err
	}
	text := schemaOf(o.kind)
	if o.output == "" || o.output == toStdout {
		return o.streams.print(text)
	}
	if err := atomicfile.Write(cmd.Context(), o.output, text, false); err != nil {
		return notWritten(o.output, err)
	}
	return nil
}

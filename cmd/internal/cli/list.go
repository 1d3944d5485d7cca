package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"handout/data"
	"handout/data/diag"
	"handout/layout/template"
)

type listOptions struct {
	streams   Streams
	kind      string
	libraries []string
}

// table is what a list prints: a head, and a row a thing.
type table struct {
	head []string
	rows [][]string
}

// lists are the kinds of things to list, in the order in which help names them.
var lists = []struct {
	kind string
	rows func(*sources) (table, diag.List)
}{
	{"exercises", listExercises},
	{"programmes", listProgrammes},
	{"templates", listTemplates},
	{"regions", listRegions},
	{"poses", listPoses},
	{"props", listProps},
	{"muscles", listMuscles},
}

func listKinds() []string {
	var kinds []string
	for _, l := range lists {
		kinds = append(kinds, l.kind)
	}
	return kinds
}

func newListCmd(s Streams) *cobra.Command {
	o := &listOptions{streams: s}
	kinds := strings.Join(listKinds(), "|")
	cmd := &cobra.Command{
		Use:               "list " + kinds,
		Short:             "List what the library holds",
		Args:              arguments(1, 1, kinds),
		ValidArgsFunction: fixed(listKinds()...),
		RunE: func(_ *cobra.Command, args []string) error {
			o.kind = args[0]
			return runList(o)
		},
	}
	addLibraryFlag(cmd, &o.libraries)
	return cmd
}

func runList(o *listOptions) error {
	if err := oneOf("list", o.kind, listKinds()); err != nil {
		return err
	}
	src, err := openSources(o.libraries)
	if err != nil {
		return err
	}
	for _, l := range lists {
		if l.kind != o.kind {
			continue
		}
		t, problems := l.rows(src)
		if err := o.streams.print(t.text()); err != nil {
			return err
		}
		o.streams.printErr(warnings(problems))
		return found(problems)
	}
	return nil
}

// warnings are printed beside a result; errors end the command and are printed by it.
func warnings(l diag.List) diag.List {
	if l.HasErrors() {
		return nil
	}
	return l
}

func (t table) text() []byte {
	var out bytes.Buffer
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, row := range append([][]string{t.head}, t.rows...) {
		fmt.Fprintln(w, strings.TrimRight(strings.Join(row, "\t"), "\t"))
	}
	w.Flush()
	return out.Bytes()
}

func listExercises(src *sources) (table, diag.List) {
	all, problems := src.library.Exercises()
	t := table{head: []string{"ID", "NAME", "FOR"}}
	for _, e := range all {
		note := "patients"
		if e.ClinicianOnly {
			note = "clinicians to add"
		}
		t.rows = append(t.rows, []string{e.ID, plain(e.Name.Value), note})
	}
	return t, problems
}

func listProgrammes(src *sources) (table, diag.List) {
	all, problems := src.library.Programmes()
	t := table{head: []string{"ID", "TITLE", "EXERCISES"}}
	for _, p := range all {
		t.rows = append(t.rows, []string{p.ID, plain(p.Title.Value), fmt.Sprint(len(p.Uses))})
	}
	return t, problems
}

func listRegions(src *sources) (table, diag.List) {
	all, problems := src.library.Regions()
	t := table{head: []string{"ID", "NAME", "EMERGENCY", "PAPER"}}
	for _, r := range all {
		number := r.Emergency.Number
		if number.IsZero() {
			number = data.Text{Value: "-"}
		}
		t.rows = append(t.rows, []string{r.ID, plain(r.Name.Value), number.Value, r.Habits.Paper})
	}
	return t, problems
}

func listTemplates(src *sources) (table, diag.List) {
	t := table{head: []string{"ID", "FROM"}}
	for _, name := range template.Names() {
		t.rows = append(t.rows, []string{name, "built in"})
	}
	for _, f := range src.folders {
		names, err := fs.Glob(f.layer.FS, "templates/*.yaml")
		if err != nil {
			panic(err) // the pattern is wrong
		}
		for _, name := range names {
			t.rows = append(t.rows, []string{strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".yaml"), f.layer.Prefix + name})
		}
	}
	return t, nil
}

// plain is a text without the marks that only a page shows.
func plain(s string) string { return printable(strings.ReplaceAll(s, "**", "")) }

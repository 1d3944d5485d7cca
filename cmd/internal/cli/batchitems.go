package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"handout/cmd/internal/batch"
	"handout/cmd/internal/press"
	"handout/data"
	"handout/data/copies"
	"handout/data/diag"
	"handout/data/load"
)

// itemSource gives the copies of a batch, from the first on, as often as it is asked.
type itemSource struct {
	items     func() iter.Seq2[batch.Item, diag.List]
	unchanged func() error
	close     func()
}

// combination is what a copy is made of beside its own fields, as it is named.
type combination struct {
	programme, template, brand, region, paper string
	exercises                                 []string
	settings                                  []load.Setting
}

// resolver turns names into what the press understands, each once.
type resolver struct {
	src       *sources
	brands    string // folder
	created   string
	targets   map[string]resolved
	templates map[string]press.Request
}

type resolved struct {
	target load.Target
	err    error
}

func (o *batchOptions) open(src *sources) error {
	created, err := o.streams.Env.created()
	if err != nil {
		return err
	}
	r := &resolver{src: src, brands: o.brands, created: created, targets: map[string]resolved{}, templates: map[string]press.Request{}}
	if o.copies != "" {
		return o.openCopies(r)
	}
	return o.openMatrix(r)
}

// target resolves a name of a kind once, so that equal names are one target.
func (r *resolver) target(kind, name string) (*load.Target, error) {
	key := kind + " " + name
	t, ok := r.targets[key]
	if !ok {
		path := name
		if beside := filepath.Join(r.brands, name+".yaml"); kind == "brand" && r.brands != "" && !isPath(name) && isRegular(beside) {
			path = beside
		}
		t.target, t.err = r.src.targetOf(kind, path)
		r.targets[key] = t
	}
	return &t.target, t.err
}

// request makes the request of a combination. What is wrong is said of the column that names it.
func (r *resolver) request(c combination) (q press.Request, problems map[string]error) {
	problems = map[string]error{}
	known, ok := r.templates[c.template]
	if !ok {
		templates, err := r.src.template(c.template)
		if err != nil {
			problems["template"] = err
		}
		known = press.Request{Library: r.src.library, Template: c.template, Templates: templates, Created: r.created}
		if err == nil {
			r.templates[c.template] = known
		}
	}
	q = known
	q.Paper = c.paper
	q.Load = load.Request{Exercises: c.exercises, Settings: c.settings, Region: c.region}
	programme, err := r.target("programme", c.programme)
	if err != nil {
		problems["programme"] = err
	}
	q.Load.Programme = *programme
	if c.brand != "" {
		if q.Load.Brand, err = r.target("brand", c.brand); err != nil {
			problems["brand"] = err
		}
	}
	return q, problems
}

// sheet tells combinations apart.
func (c combination) sheet() string {
	return fmt.Sprintf("%q", []any{c.programme, c.template, c.brand, c.region, c.paper, c.exercises, c.settings})
}

// value gives what a pattern of names asks for.
func (c combination) value(name string) string {
	switch name {
	case "programme":
		return stem(c.programme)
	case "template":
		return stem(c.template)
	case "brand":
		return stem(c.brand)
	case "region":
		return c.region
	case "paper":
		return c.paper
	}
	return ""
}

func stem(path string) string {
	base := filepath.Base(filepath.ToSlash(path))
	if path == "" {
		return ""
	}
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// openMatrix makes a copy of every combination of programme, brand or region, and paper.
func (o *batchOptions) openMatrix(r *resolver) error {
	brands := []string{}
	if o.brand != "" {
		brands = append(brands, o.brand)
	}
	if o.brands != "" {
		files, err := brandFiles(o.brands)
		if err != nil {
			return err
		}
		brands = append(brands, files...)
	}
	whose := make([]combination, 0, len(brands)+len(o.regions))
	for _, b := range brands {
		whose = append(whose, combination{brand: b})
	}
	for _, region := range o.regions {
		whose = append(whose, combination{region: region})
	}
	if len(whose) == 0 {
		whose = append(whose, combination{})
	}
	var items []batch.Item
	var problems faults
	for _, programme := range orDefault(o.programmes, defaultProgramme) {
		for _, w := range whose {
			for _, paper := range orDefault(o.papers, "") {
				c := combination{programme: programme, template: o.template, brand: w.brand, region: w.region, paper: paper}
				q, wrong := r.request(c)
				for _, column := range []string{"template", "programme", "brand"} {
					problems.add(wrong[column])
				}
				items = append(items, batch.Item{
					Number: len(items) + 1, Request: q, Canonical: []byte(c.sheet()), Sheet: c.sheet(), Value: c.value,
					Locate: func(d diag.Diagnostic) diag.Diagnostic { return d },
				})
			}
		}
	}
	o.source = itemSource{
		items: func() iter.Seq2[batch.Item, diag.List] {
			return func(yield func(batch.Item, diag.List) bool) {
				for _, i := range items {
					if !yield(i, nil) {
						return
					}
				}
			}
		},
		unchanged: func() error { return nil },
		close:     func() {},
	}
	return problems.err()
}

func orDefault(list []string, otherwise string) []string {
	if len(list) == 0 {
		return []string{otherwise}
	}
	return list
}

// openCopies opens a list and keeps it open: it is read more than once, and may be gone by then.
func (o *batchOptions) openCopies(r *resolver) error {
	if ok, known := copies.IsList(o.copies); !ok {
		return usage(o.copies, "a list is "+strings.Join(known, ", "), "cannot tell what form this list has")
	}
	if info, err := os.Stat(o.copies); err == nil && info.IsDir() {
		return usage(o.copies, "name a file in it", "a folder, not a list")
	} else if err == nil && !info.Mode().IsRegular() {
		return usage(o.copies, "write it to a file first", "not a plain file: a list is read more than once")
	}
	f, err := os.Open(o.copies)
	if errors.Is(err, os.ErrNotExist) {
		return usage(o.copies, nearList(o.copies), "no such file")
	} else if err != nil {
		return usage(o.copies, "see that it is a file that you may read", "cannot be read: %v", cause(err))
	}
	var sums []string
	list := &listReader{options: o, resolver: r}
	o.source = itemSource{
		items: func() iter.Seq2[batch.Item, diag.List] {
			return func(yield func(batch.Item, diag.List) bool) {
				if _, err := f.Seek(0, io.SeekStart); err != nil {
					yield(batch.Item{}, unreadable(o.copies, err))
					return
				}
				from := copies.NewSum(f)
				if list.read(from, yield) {
					sums = append(sums, fmt.Sprintf("%x", from.Hash()))
				}
			}
		},
		unchanged: func() error {
			if len(slices.Compact(sums)) > 1 {
				return batch.ErrChanged
			}
			return nil
		},
		close: func() { f.Close() },
	}
	return nil
}

func unreadable(file string, err error) diag.List {
	var l diag.List
	l.Invalidf(diag.Pos{File: file}, "", "cannot be read: %v", cause(err))
	return l
}

func nearList(file string) string {
	dir, base := filepath.Split(file)
	entries, err := os.ReadDir(filepath.Clean(dir + "."))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if ok, _ := copies.IsList(e.Name()); ok {
			names = append(names, e.Name())
		}
	}
	return diag.DidYouMean(base, names, "")
}

// listReader makes items of the rows of a list.
type listReader struct {
	options  *batchOptions
	resolver *resolver
}

// read yields every row; it returns false when it was stopped before the end.
func (l *listReader) read(from io.Reader, yield func(batch.Item, diag.List) bool) bool {
	rows, faults := copies.NewReader(l.options.copies, from)
	if faults.HasErrors() {
		yield(batch.Item{}, faults)
		return false
	}
	any := false
	for {
		row, faults, more := rows.Next()
		if !more {
			break
		}
		any = true
		item := l.item(row, &faults)
		if !yield(item, faults) {
			return false
		}
	}
	if !any {
		var none diag.List
		none.Invalidf(diag.Pos{File: l.options.copies}, "add a row for each copy", "the list has no rows")
		yield(batch.Item{}, none)
	}
	return true
}

// item is the copy that a row asks for.
func (l *listReader) item(row copies.Row, faults *diag.List) batch.Item {
	o := l.options
	c := combination{
		programme: row.Programme.Value, template: row.Template.Value, brand: row.Brand.Value, region: row.Region.Value, paper: row.Paper.Value,
		exercises: row.Exercises, settings: row.Settings,
	}
	for _, d := range []struct {
		to        *string
		otherwise string
	}{
		{&c.programme, orDefault(o.programmes, defaultProgramme)[0]}, {&c.template, o.template}, {&c.brand, o.brand},
		{&c.region, orDefault(o.regions, "")[0]}, {&c.paper, orDefault(o.papers, "")[0]},
	} {
		if *d.to == "" {
			*d.to = d.otherwise
		}
	}
	q, wrong := l.resolver.request(c)
	for _, named := range []struct{ column, value string }{{"template", c.template}, {"programme", c.programme}, {"brand", c.brand}} {
		var f *fault
		if errors.As(wrong[named.column], &f) {
			for _, d := range f.list {
				hint := cmp.Or(d.Hint, "look at the name and the folder")
				faults.Invalidf(row.Place(named.column), hint, "row %d, %s: %s: %s", row.Number, named.column, named.value, d.Message)
			}
		}
	}
	q.Load.Copy = row.Copy
	return batch.Item{
		Number: row.Number, Pos: row.Pos, Request: q, Canonical: row.Canonical(), Private: row.Names(), Sheet: c.sheet(),
		Value:  func(name string) string { return valueOf(name, c, row.Copy) },
		Locate: func(d diag.Diagnostic) diag.Diagnostic { return locate(d, row) },
	}
}

// valueOf gives what a pattern of names asks for, the copy's own fields among them.
func valueOf(name string, c combination, own data.Copy) string {
	switch name {
	case "patient":
		return own.Patient
	case "date":
		if own.Date.IsZero() {
			return ""
		}
		return fmt.Sprintf("%04d-%02d-%02d", own.Date.Year, own.Date.Month, own.Date.Day)
	}
	return c.value(name)
}

// locate puts a finding at the cell that caused it: what make says of a flag is said of the column, and what is said of
// the copy's own fields repeats none of them.
func locate(d diag.Diagnostic, row copies.Row) diag.Diagnostic {
	column := ""
	switch d.Pos.File {
	case "--region":
		column = "region"
	case "--exercises":
		column = "exercises"
	case "--set":
		column = row.Settings[0].Key
		for _, s := range row.Settings {
			if strings.Contains(d.Message, s.Key) {
				column = s.Key
			}
		}
	case "":
		column = "programme"
		for _, kind := range []string{"brand", "template", "paper"} {
			if strings.Contains(d.Message, kind) {
				column = kind
			}
		}
	case row.Pos.File:
		d.Message = quoted.ReplaceAllString(d.Message, `"…"`)
		d.Message = fmt.Sprintf("row %d%s: %s", row.Number, ownColumn(row.Copy.Places, d.Pos), d.Message)
		return d
	default:
		return d
	}
	d.Pos = row.Place(column)
	d.Message = fmt.Sprintf("row %d, %s: %s", row.Number, column, strings.TrimPrefix(d.Message, column+": "))
	return d
}

// ownColumn names the column of a copy's own text that stands at a place.
func ownColumn(places data.CopyPlaces, at diag.Pos) string {
	for _, c := range []struct {
		name string
		at   diag.Pos
	}{{"patient", places.Patient}, {"therapist", places.Therapist}, {"side", places.Side}, {"note", places.Note}} {
		if c.at == at {
			return ", " + c.name
		}
	}
	return ""
}

package template

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"handout/data/diag"
	"handout/data/strict"
)

//go:embed builtin/*.yaml
var builtin embed.FS

// Template is a read and checked template. It is not changed after Open and may be used for many sheets.
type Template struct {
	name string
	shape
}

// shape is the file's form.
type shape struct {
	Pos      diag.Pos  `yaml:"-"`
	Kind     string    `yaml:"kind" oneof:"template"`
	Extends  string    `yaml:"extends"`
	Paper    paperList `yaml:"paper"`
	Page     string    `yaml:"page" oneof:"sheet|a6"` // what the content is set on: the paper, or cards
	Margins  margins   `yaml:"margins"`
	Spacing  percent   `yaml:"spacing"`
	Type     typeScale `yaml:"type"`
	Pictures pictures  `yaml:"pictures"`
	ByHand   bool      `yaml:"by_hand"` // print exercises for clinicians to show whose dose is written in by hand
	Hide     hidden    `yaml:"hide"`    // optional parts of exercises
	Sections sections  `yaml:"sections"`
	Footer   footer    `yaml:"footer"`
}

// maxExtends bounds a chain of templates that extend one another.
const maxExtends = 8

// Names lists the built-in templates, sorted.
func Names() []string {
	entries, _ := builtin.ReadDir("builtin") // embedded: always there
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".yaml")
	}
	slices.Sort(names)
	return names
}

// Sections is the part of a built-in template's text that lists its sections and footer, for a template of one's own to
// begin with. It is empty where there is no such template.
func Sections(name string) string {
	_, src, err := find(nil, name)
	if err != nil {
		return ""
	}
	_, text, _ := strings.Cut(string(src), "\nsections:")
	return "sections:" + strings.TrimRight(text, "\n")
}

// Open reads a template: a name, looked up in the user's templates/ and then among the built-in ones, or a path in the
// user's files. The user's files may be nil.
func Open(user fs.FS, name string) (*Template, diag.List) {
	t := &Template{name: name}
	l := t.read(user, name, nil)
	if l.HasErrors() {
		return nil, l.Sorted()
	}
	l.Add(t.check())
	if l.HasErrors() {
		return nil, l.Sorted()
	}
	return t, l.Sorted()
}

// read decodes the template on top of the one that it extends.
func (t *Template) read(user fs.FS, name string, chain []string) diag.List {
	var l diag.List
	if slices.Contains(chain, name) || len(chain) == maxExtends {
		l.Invalidf(t.Pos, "end the chain with a built-in template: "+strings.Join(Names(), ", "),
			"extends: the templates extend one another without end: %s", strings.Join(append(chain, name), ", "))
		return l
	}
	file, src, err := find(user, name)
	if err != nil {
		l.Invalidf(t.Pos, diag.DidYouMean(name, Names(), "built-in templates: "+strings.Join(Names(), ", ")), "template %q: %s", name, reason(err))
		return l
	}
	v, faults := strict.Parse(file, src)
	if v == nil {
		return faults
	}
	for _, f := range v.Fields() {
		if base := f.Value.String(); f.Key == "extends" && base != "" {
			t.Pos = f.Value.Pos()
			l.Add(t.read(user, base, append(chain, name)))
		}
	}
	if l.HasErrors() {
		return l
	}
	v.Decode(&t.shape)
	return v.Faults()
}

// find returns a template's bytes and the name that diagnostics show for it.
func find(user fs.FS, name string) (string, []byte, error) {
	isPath := strings.Contains(name, "/") || strings.HasSuffix(name, ".yaml")
	if user != nil {
		p := name
		if !isPath {
			p = "templates/" + name + ".yaml"
		}
		src, err := readSome(user, path.Clean(p))
		if err == nil || isPath || !errors.Is(err, fs.ErrNotExist) {
			return p, src, err
		}
	}
	if isPath {
		return name, nil, fs.ErrNotExist
	}
	p := "builtin/" + name + ".yaml"
	src, err := builtin.ReadFile(p)
	return "template " + name, src, err
}

// readSome reads no more of a file than a template may hold, and a byte.
func readSome(from fs.FS, name string) ([]byte, error) {
	f, err := from.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, strict.MaxBytes+1))
}

// reason says in a few words why a file could not be read.
func reason(err error) string {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.As(err, &pathError):
		return pathError.Err.Error()
	}
	return err.Error()
}

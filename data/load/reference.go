package load

import (
	"handout/data"
	"handout/data/diag"
)

// referenceFile is the shape of references/*.yaml.
type referenceFile struct {
	Pos      diag.Pos  `yaml:"-"`
	Kind     string    `yaml:"kind" oneof:"reference"`
	Citation data.Text `yaml:"citation,required"`
	URL      address   `yaml:"url"`
}

func (l *Library) reference(p place) (*data.Reference, diag.List) {
	f, faults := decode[referenceFile](l, p)
	return &data.Reference{ID: p.id(), Pos: f.Pos, Citation: f.Citation, URL: f.URL.Value}, faults
}

// checkReferences demands that each id of a source leads to a file.
func (l *Library) checkReferences(ids []data.Text, faults *diag.List) {
	for _, id := range ids {
		l.index().find("reference", id, faults)
	}
}

// references loads the sources once each, in the order in which they are first cited.
func (l *Library) references(ids []data.Text) ([]*data.Reference, diag.List) {
	var list []*data.Reference
	var faults diag.List
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id.Value] {
			continue
		}
		seen[id.Value] = true
		if p, ok := l.index().find("reference", id, &faults); ok {
			r, more := l.reference(p)
			faults.Add(more)
			list = append(list, r)
		}
	}
	return list, faults
}

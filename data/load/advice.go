package load

import (
	"handout/data"
	"handout/data/diag"
)

// adviceFile is the shape of advice/*.yaml.
type adviceFile struct {
	Pos   diag.Pos     `yaml:"-"`
	Kind  string       `yaml:"kind" oneof:"advice"`
	Items []adviceItem `yaml:"items,required"`
	Both  data.Text    `yaml:"both"`
}

type adviceItem struct {
	Title data.Text `yaml:"title,required"`
	Text  data.Text `yaml:"text,required"`
}

func (l *Library) advice(p place) (*data.Advice, diag.List) {
	f, faults := decode[adviceFile](l, p)
	return f.value(p.id()), faults
}

func (f adviceFile) value(id string) *data.Advice {
	a := &data.Advice{ID: id, Pos: f.Pos, Both: f.Both}
	for _, i := range f.Items {
		a.Items = append(a.Items, data.AdviceItem(i))
	}
	return a
}

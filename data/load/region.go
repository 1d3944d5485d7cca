package load

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// regionFile is the shape of regions/*.yaml.
type regionFile struct {
	Pos       diag.Pos                `yaml:"-"`
	Kind      string                  `yaml:"kind" oneof:"region"`
	Name      data.Text               `yaml:"name"`
	Emergency emergency               `yaml:"emergency,required"`
	Urgent    urgent                  `yaml:"urgent,required"`
	Locale    data.Text               `yaml:"locale,required"`
	Words     strict.Pairs[data.Text] `yaml:"words"`
	Habits    habits                  `yaml:"habits,required"`
}

type emergency struct {
	Pos    diag.Pos  `yaml:"-"`
	Number data.Text `yaml:"number"`
	Place  data.Text `yaml:"place,required"`
	Phrase data.Text `yaml:"phrase"`
	Head   data.Text `yaml:"head"`
	List   data.Text `yaml:"list"`
}

type urgent struct {
	Who    data.Text `yaml:"who,required"`
	Number data.Text `yaml:"number"`
}

type habits struct {
	Date       string `yaml:"date,required" oneof:"day first|month first"`
	WeekStarts string `yaml:"week_starts,required" oneof:"mon|sun"`
	Paper      string `yaml:"paper,required" oneof:"a4|letter"`
	Lengths    string `yaml:"lengths,required" oneof:"metric|inches first"`
}

func (l *Library) region(p place) (*data.Region, diag.List) {
	f, faults := decode[regionFile](l, p)
	r := &data.Region{
		ID: p.id(), Pos: f.Pos, Name: f.Name, Locale: f.Locale.Value,
		Emergency: data.Emergency{Number: f.Emergency.Number, Place: f.Emergency.Place, Phrase: f.Emergency.Phrase, Head: f.Emergency.Head, List: f.Emergency.List},
		Urgent:    data.Urgent{Who: f.Urgent.Who, Number: f.Urgent.Number},
		Habits:    data.Habits{DateOrder: f.Habits.Date, WeekStarts: f.Habits.WeekStarts, Paper: f.Habits.Paper, Lengths: f.Habits.Lengths},
		Words:     map[string]data.Text{},
	}
	if f.Emergency.Number.IsZero() && f.Emergency.Phrase.IsZero() && !f.Emergency.Pos.IsZero() {
		faults.Invalidf(f.Emergency.Pos, `write "number: …"; only the international region has "phrase: your emergency number" in its place`, "emergency: there is no number")
	}
	for _, w := range f.Words {
		switch {
		case !isName(w.Key.Value):
			faults.Invalidf(w.Key.Pos, "use small letters and _, such as physiotherapist", "%q cannot stand between braces", w.Key.Value)
		case slices.Contains(data.TextNames(), w.Key.Value):
			faults.Invalidf(w.Key.Pos, "choose another word", "%s: this name is taken: a text reads it as the dose, the pain guide or the number to call", w.Key.Value)
		}
		r.Words[w.Key.Value] = w.Value
	}
	r.WordKeys = f.Words.Keys()
	slices.Sort(r.WordKeys)
	if !f.Locale.IsZero() {
		l.index().find("locale", f.Locale, &faults)
	}
	return r, faults
}

// isName tells whether a word can stand between braces.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// brandFile is the shape of a brand.
type brandFile struct {
	Pos          diag.Pos                `yaml:"-"`
	Kind         string                  `yaml:"kind" oneof:"brand"`
	Name         data.Text               `yaml:"name"`
	Extends      data.Text               `yaml:"extends"`
	Logo         *logo                   `yaml:"logo"`
	Accent       colour                  `yaml:"accent"`
	Fonts        *fonts                  `yaml:"fonts"`
	Contact      []data.Text             `yaml:"contact"`
	Address      data.Text               `yaml:"address"`
	Phone        data.Text               `yaml:"phone"`
	Web          data.Text               `yaml:"web"`
	Registration data.Text               `yaml:"registration"`
	SignOff      data.Text               `yaml:"sign_off"`
	Region       data.Text               `yaml:"region"`
	Urgent       *urgent                 `yaml:"urgent"`
	ExtraNumbers []data.Text             `yaml:"extra_numbers"`
	Checked      *brandChecked           `yaml:"checked"`
	URL          address                 `yaml:"url"`
	Pain         *painThresholds         `yaml:"pain"`
	Safety       brandSafety             `yaml:"safety"`
	Notes        strict.Pairs[data.Text] `yaml:"notes"`
	Advice       *adviceFile             `yaml:"advice"`
	Figure       *figure                 `yaml:"figure"`
	fixedByDesign
}

type logo struct {
	Pos       diag.Pos  `yaml:"-"`
	File      data.Text `yaml:"file,required"`
	Side      string    `yaml:"side" oneof:"left|right"`
	OneColour data.Text `yaml:"one_colour"`
	Alt       data.Text `yaml:"alt,required"`
}

type brandChecked struct {
	checked
	Hash strict.Pairs[string] `yaml:"hash"`
}

type brandSafety struct {
	Add     brandAdditions `yaml:"add"`
	Remove  fixed          `yaml:"remove,hidden"`
	Replace fixed          `yaml:"replace,hidden"`
	Hide    fixed          `yaml:"hide,hidden"`
	Order   fixed          `yaml:"order,hidden"`
}

type brandAdditions struct {
	Emergency []data.Text `yaml:"emergency"`
	Urgent    []data.Text `yaml:"urgent"`
	AskFirst  []data.Text `yaml:"ask_first"`
	Stop      []data.Text `yaml:"stop"`
}

func (a brandAdditions) value() []data.Addition {
	var list []data.Addition
	for _, add := range []data.Addition{{List: "emergency", Items: a.Emergency}, {List: "urgent", Items: a.Urgent}, {List: "ask_first", Items: a.AskFirst}, {List: "stop", Items: a.Stop}} {
		if len(add.Items) > 0 {
			list = append(list, add)
		}
	}
	return list
}

// figure says who is drawn, in a brand or a programme. Its words are those of a pose, but for hair, which is the tone.
type figure struct {
	Pos   diag.Pos `yaml:"-"`
	Build string   `yaml:"build" oneof:"feminine|masculine|older"`
	Skin  string   `yaml:"skin" oneof:"light|medium|tan|deep"`
	Hair  string   `yaml:"hair" oneof:"dark|brown|fair|grey"`
}

// brand loads a brand with whatever it extends laid under it, and checks the whole.
func (l *Library) brand(p place) (*data.Brand, diag.List) {
	b, faults := l.brandChain(p, nil)
	if b.Pos.IsZero() {
		return b, faults // the file could not be read
	}
	switch {
	case b.Name.IsZero() && !b.Name.Pos.IsZero():
		faults.Invalidf(b.Name.Pos, "write the clinic's name", "name: empty")
	case b.Name.IsZero():
		faults.Invalidf(b.Pos, `add "name: Your Clinic"`, "the key name is missing")
	}
	if b.Region == "" {
		faults.Invalidf(b.Pos, "add \"region: …\", one of "+strings.Join(l.index().ids["region"], ", "), "the key region is missing: a brand must say where it is, and so whom to call")
	}
	return b, faults
}

func (l *Library) brandChain(p place, open []string) (*data.Brand, diag.List) {
	f, faults := decode[brandFile](l, p)
	b := l.brandValue(p, f, &faults)
	if f.Extends.IsZero() {
		return b, faults
	}
	at, ok := l.findBrand(p, f.Extends, &faults)
	if !ok {
		return b, faults
	}
	open = append(open, p.name())
	if slices.Contains(open, at.name()) {
		faults.Invalidf(f.Extends.Pos, "one of them must stand alone", "extends goes round in a circle: %s", arrows(append(open, at.name())))
		return b, faults
	}
	base, more := l.brandChain(at, open)
	faults.Add(more)
	return brandOver(b, base), faults
}

// findBrand looks for a brand beside the file that names it, then among the library's.
func (l *Library) findBrand(owner place, ref data.Text, faults *diag.List) (place, bool) {
	if !validID(ref.Value) {
		faults.Invalidf(ref.Pos, `write the name of a file beside this one, without ".yaml"`, "extends: %q is not an id", ref.Value)
		return place{}, false
	}
	beside := place{owner.layer, path.Join(path.Dir(owner.path), ref.Value+".yaml")}
	if _, err := fs.Stat(beside.layer.FS, beside.path); !errors.Is(err, fs.ErrNotExist) {
		return beside, true // also where it cannot be read: another of that name is another brand
	}
	if p, ok := l.index().places["brand/"+ref.Value]; ok {
		return p, true
	}
	near := neighbours(beside.layer.FS, path.Dir(beside.path))
	for i := range near {
		near[i] = strings.TrimSuffix(near[i], ".yaml")
	}
	faults.Invalidf(ref.Pos, diag.DidYouMean(ref.Value, near, "a group's brand stands beside the brand that extends it"), "%s: no brand has this id", ref.Value)
	return place{}, false
}

func (l *Library) brandValue(p place, f brandFile, faults *diag.List) *data.Brand {
	b := &data.Brand{
		ID: p.id(), Pos: f.Pos, Name: f.Name, Accent: f.Accent.Text, Contact: f.Contact, Phone: f.Phone, SignOff: f.SignOff,
		Region: f.Region.Value, RegionPos: f.Region.Pos, URL: f.URL.Text, Add: f.Safety.Add.value(), ExtraNumbers: f.ExtraNumbers,
	}
	if !f.Region.IsZero() {
		l.index().find("region", f.Region, faults)
	}
	f.contact(b, faults)
	f.numbers(faults)
	if f.Fonts != nil {
		b.Fonts = f.Fonts.value(l, p, faults)
	}
	if f.Advice != nil {
		b.Advice = f.Advice.value(p.id())
	}
	if f.Urgent != nil {
		b.Urgent = &data.Urgent{Who: f.Urgent.Who, Number: f.Urgent.Number}
	}
	if f.Logo != nil {
		b.Logo = &data.Logo{Pos: f.Logo.Pos, File: f.Logo.File, OneColour: f.Logo.OneColour, Side: f.Logo.Side, Alt: f.Logo.Alt}
		b.Logo.Path = l.files.addIfNamed(p, f.Logo.File, faults)
		b.Logo.OneColourPath = l.files.addIfNamed(p, f.Logo.OneColour, faults)
	}
	if f.Checked != nil {
		b.Checked = f.Checked.value()
		b.Checked.Hashes = map[string]string{}
		for _, h := range f.Checked.Hash {
			b.Checked.Hashes[h.Key.Value] = h.Value
		}
	}
	if f.Pain != nil {
		f.Pain.check(faults)
		b.Pain = &data.PainGuide{Pos: f.Pain.Pos, CarryOn: f.Pain.CarryOn, EaseOff: f.Pain.EaseOff, Stop: f.Pain.Stop}
	}
	if f.Figure != nil {
		b.Figure = data.FigureStyle(*f.Figure)
	}
	for _, n := range f.Notes {
		l.index().find("exercise", n.Key, faults)
		b.Notes = append(b.Notes, data.Note{Exercise: n.Key.Value, Text: n.Value})
	}
	return b
}

// brandOver lays a branch's keys over its group's. Safety additions of both stay; nothing shortens them.
func brandOver(own, base *data.Brand) *data.Brand {
	out := *base
	out.ID, out.Pos = own.ID, own.Pos
	for _, t := range []struct{ to, from *data.Text }{
		{&out.Name, &own.Name}, {&out.Accent, &own.Accent}, {&out.Phone, &own.Phone}, {&out.SignOff, &own.SignOff}, {&out.URL, &own.URL},
	} {
		if !t.from.IsZero() {
			*t.to = *t.from
		}
	}
	if own.Region != "" {
		out.Region, out.RegionPos = own.Region, own.RegionPos
	}
	if own.Logo != nil {
		out.Logo = own.Logo
	}
	if own.Contact != nil {
		out.Contact = own.Contact
	}
	if own.Urgent != nil {
		out.Urgent = own.Urgent
	}
	if !own.Fonts.Pos.IsZero() {
		out.Fonts = own.Fonts
	}
	if own.Advice != nil {
		out.Advice = own.Advice
	}
	if own.ExtraNumbers != nil {
		out.ExtraNumbers = own.ExtraNumbers
	}
	if !own.Checked.Pos.IsZero() {
		out.Checked = own.Checked
	}
	if own.Pain != nil {
		out.Pain = own.Pain
	}
	if !own.Figure.Pos.IsZero() {
		out.Figure = own.Figure
	}
	out.Add = slices.Concat(base.Add, own.Add)
	out.Notes = slices.Concat(own.Notes, base.Notes) // the first of an exercise holds
	return &out
}

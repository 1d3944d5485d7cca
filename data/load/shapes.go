package load

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// The shapes that several kinds of file share.

// oneOrMore is one text or a list of texts.
type oneOrMore []data.Text

// UnmarshalStrict reads either form.
func (o *oneOrMore) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Scalar {
		*o = make([]data.Text, 1)
		v.Decode(&(*o)[0])
		return
	}
	v.Decode((*[]data.Text)(o))
}

// instruction is a text, or {text, with}.
type instruction struct {
	Text, With data.Text
}

type instructionFields struct {
	Text data.Text `yaml:"text,required"`
	With data.Text `yaml:"with"`
}

// UnmarshalStrict reads either form.
func (i *instruction) UnmarshalStrict(v *strict.Value) {
	var f instructionFields
	if v.Kind() == strict.Mapping {
		v.Decode(&f)
	} else {
		v.Decode(&f.Text)
	}
	*i = instruction(f)
}

// instructions is one instruction or a list of them.
type instructions []instruction

// UnmarshalStrict reads either form.
func (o *instructions) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Scalar || v.Kind() == strict.Mapping {
		*o = make(instructions, 1)
		v.Decode(&(*o)[0])
		return
	}
	v.Decode((*[]instruction)(o))
}

// values are the instructions as they print.
func (o instructions) values() []data.Instruction {
	var list []data.Instruction
	for _, i := range o {
		list = append(list, data.Instruction{Text: i.Text, With: i.With.Value})
	}
	return list
}

// claim is a plain text, or a mapping with its evidence.
type claim struct {
	data.Claim
	refs []data.Text
}

type claimFields struct {
	ID        string      `yaml:"id"`
	Text      data.Text   `yaml:"text,required"`
	Evidence  string      `yaml:"evidence" oneof:"supported|plausible|contested|unsupported"`
	AppliesTo string      `yaml:"applies_to" oneof:"thoracic|low_back|general"`
	Refs      []data.Text `yaml:"refs"`
	Print     string      `yaml:"print" oneof:"default|on_request|never"`
}

// UnmarshalStrict reads either form.
func (c *claim) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Null {
		return
	}
	f := claimFields{Print: data.PrintDefault}
	if v.Kind() == strict.Mapping {
		v.Decode(&f)
	} else {
		v.Decode(&f.Text)
	}
	c.refs = f.Refs
	c.Claim = data.Claim{
		Pos: v.Pos(), ID: f.ID, Text: f.Text, Evidence: f.Evidence, AppliesTo: f.AppliesTo, Refs: values(f.Refs), Print: f.Print,
	}
}

func claimValues(claims []claim) []data.Claim {
	var plain []data.Claim
	for _, c := range claims {
		plain = append(plain, c.Claim)
	}
	return plain
}

// uniqueClaims demands that no id names two claims of one list.
func uniqueClaims(claims []claim, faults *diag.List) {
	seen := make([]string, 0, len(claims))
	for _, c := range claims {
		if c.ID != "" && slices.Contains(seen, c.ID) {
			faults.Invalidf(c.Pos, "give it an id of its own", "%s: another claim has this id", c.ID)
		}
		seen = append(seen, c.ID)
	}
}

// item is a plain text, or {id, text, source}.
type item struct {
	data.Item
	refs []data.Text
}

type itemFields struct {
	ID     string    `yaml:"id"`
	Text   data.Text `yaml:"text,required"`
	Source oneOrMore `yaml:"source"`
}

// UnmarshalStrict reads either form.
func (i *item) UnmarshalStrict(v *strict.Value) {
	var f itemFields
	if v.Kind() == strict.Mapping {
		v.Decode(&f)
	} else {
		v.Decode(&f.Text)
	}
	i.Item = data.Item{ID: f.ID, Text: f.Text, Sources: values(f.Source)}
	for _, s := range f.Source {
		if !isLetter(s.Value) {
			i.refs = append(i.refs, s)
		}
	}
}

// isLetter tells the letters of the clinical notes, "A" or "X1", from ids of references.
func isLetter(s string) bool {
	return len(s) > 0 && len(s) <= 2 && s[0] >= 'A' && s[0] <= 'Z' && strings.Trim(s[1:], "0123456789") == ""
}

// groups is a list of items, of groups {name, items}, or of both; items without a group are a group without a name.
type groups struct {
	list []data.Group
	refs []data.Text
}

type groupFields struct {
	Name  data.Text `yaml:"name"`
	Items []item    `yaml:"items,required"`
}

// UnmarshalStrict reads either form.
func (g *groups) UnmarshalStrict(v *strict.Value) {
	if v.Kind() != strict.List {
		v.Decode(&[]item{}) // null is no list; anything else says what is wanted
		return
	}
	named := true // the last group was, so that a plain item begins one
	for _, entry := range v.Items() {
		if entry.Kind() == strict.Mapping && entry.Has("items") {
			var f groupFields
			entry.Decode(&f)
			g.list = append(g.list, data.Group{Name: f.Name})
			for _, i := range f.Items {
				g.add(i)
			}
			named = true
			continue
		}
		if named {
			g.list = append(g.list, data.Group{})
			named = false
		}
		var i item
		if entry.DecodeItem(&i) {
			g.add(i)
		}
	}
}

func (g *groups) add(i item) {
	last := &g.list[len(g.list)-1]
	last.Items = append(last.Items, i.Item)
	g.refs = append(g.refs, i.refs...)
}

// address is a web address.
type address struct{ data.Text }

// UnmarshalStrict demands http or https and no space.
func (a *address) UnmarshalStrict(v *strict.Value) {
	v.Decode(&a.Text)
	host, ok := strings.CutPrefix(a.Value, "https://")
	if !ok {
		host, ok = strings.CutPrefix(a.Value, "http://")
	}
	if a.Value != "" && (!ok || host == "" || strings.ContainsAny(a.Value, " <>\"{}")) {
		v.Errorf(`write it whole, such as "https://handout.example/back-pain"`, "%q is not a web address", a.Value)
	}
}

// colour is #RRGGBB.
type colour struct{ data.Text }

// UnmarshalStrict demands six hexadecimal digits.
func (c *colour) UnmarshalStrict(v *strict.Value) {
	const hint = `write # and six digits in quotes, such as "#0B5A69"`
	if v.Kind() == strict.Null && strings.HasPrefix(v.Comment(), "#") {
		v.Errorf(hint, "a colour needs quotes: YAML takes what follows # for a comment")
		return
	}
	v.Decode(&c.Text)
	digits, ok := strings.CutPrefix(c.Value, "#")
	if c.Value != "" && (!ok || len(digits) != 6 || strings.Trim(digits, "0123456789abcdefABCDEF") != "") {
		v.Errorf(hint, "%q is not a colour", c.Value)
	}
}

// checked is a reviewer's signature; only a brand has more than one hash.
type checked struct {
	Pos          diag.Pos  `yaml:"-"`
	By           data.Text `yaml:"by"`
	Profession   data.Text `yaml:"profession"`
	Registration data.Text `yaml:"registration"`
	On           data.Date `yaml:"on"`
}

func (c checked) value() data.Checked {
	return data.Checked{Pos: c.Pos, By: c.By, Profession: c.Profession, Registration: c.Registration, On: c.On}
}

// painThresholds are the three zones of the pain scale.
type painThresholds struct {
	Pos     diag.Pos   `yaml:"-"`
	CarryOn data.Range `yaml:"carry_on,required"`
	EaseOff data.Range `yaml:"ease_off,required"`
	Stop    data.Range `yaml:"stop,required"`
}

// check demands that the zones cover 0 to 10 without gap or overlap.
func (p painThresholds) check(faults *diag.List) {
	if p.EaseOff == (data.Range{}) || p.Stop == (data.Range{}) {
		return // missing or unreadable: told already
	}
	if p.CarryOn.Least != 0 || p.EaseOff.Least != p.CarryOn.Most+1 || p.Stop.Least != p.EaseOff.Most+1 || p.Stop.Most != 10 {
		faults.Invalidf(p.Pos, "each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10", "pain: the three zones must cover 0 to 10 without gap or overlap")
	}
}

func values(texts []data.Text) []string {
	var plain []string
	for _, t := range texts {
		plain = append(plain, t.Value)
	}
	return plain
}

func tooMany(list []data.Text, most int, key, hint string, faults *diag.List) {
	if len(list) > most {
		faults.Invalidf(list[most].Pos, hint, "%s: %d are too many, the most is %d", key, len(list), most)
	}
}

func arrows(ids []string) string { return strings.Join(ids, " -> ") }

package load

import (
	"handout/data"
	"handout/data/strict"
)

// Kinds are the words for the sorts of file whose form is described.
func Kinds() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

// Shape is the form of a kind's files, for those who describe it; nil for a kind that there is not.
func Shape(kindName string) any {
	for _, k := range kinds() {
		if k.name == kindName {
			return k.shape
		}
	}
	return nil
}

// The forms of the shapes that have one of their own, as UnmarshalStrict reads them.

func (oneOrMore) Forms() []any { return []any{data.Text{}, []data.Text(nil)} }

func (claim) Forms() []any { return []any{data.Text{}, claimFields{}} }

func (item) Forms() []any { return []any{data.Text{}, itemFields{}} }

// groupEntry is what a list of groups holds.
type groupEntry struct{}

func (groupEntry) Forms() []any { return []any{data.Text{}, itemFields{}, groupFields{}} }

func (groups) Forms() []any { return []any{strict.ListOf{Item: groupEntry{}}} }

func (address) Forms() []any { return []any{strict.Pattern{Text: `^https?://[^ <>"{}]+$`}} }

func (colour) Forms() []any { return []any{strict.Pattern{Text: `^#[0-9A-Fa-f]{6}$`}} }

func (steps) Forms() []any {
	return []any{strict.PatternCount(), strict.ListOf{Item: strict.PatternCount()}}
}

func (dated) Forms() []any { return []any{data.Date{}} }

func (fileName) Forms() []any {
	return []any{strict.Pattern{Text: `^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`, Number: true}}
}

func (use) Forms() []any { return []any{data.Text{}, useFields{}} }

func (instruction) Forms() []any { return []any{data.Text{}, instructionFields{}} }

func (instructions) Forms() []any {
	return []any{data.Text{}, instructionFields{}, []instruction(nil)}
}

type causesFields causes

func (causes) Forms() []any { return []any{[]claim(nil), causesFields{}} }

type safetyUseFields safetyUse

func (safetyUse) Forms() []any { return []any{data.Text{}, safetyUseFields{}} }

func (count) Forms() []any { return []any{strict.PatternCount()} }

func (positiveTime) Forms() []any { return []any{strict.PatternPositiveTime()} }

func (weekdays) Forms() []any {
	return []any{strict.ListOf{Item: strict.Words(weekdayNames()), Unique: true}}
}

func (dictionary) Forms() []any {
	var keys []strict.Key
	for _, k := range data.LocaleKeys() {
		keys = append(keys, strict.Key{Name: k, Of: data.Text{}})
	}
	return []any{strict.Keyed{Keys: keys, All: true}}
}

func (decimal) Forms() []any { return []any{strict.Decimal{Most: mostNumber}} }

// Forms of numbers in a row: three, unless the key says another count.
func (decimals) Forms() []any { return []any{strict.ListOf{Item: decimal{}, Least: 3, Most: 3}} }

func (muscleName) Forms() []any { return []any{strict.Words(data.HighlightMuscles())} }

func (propKind) Forms() []any { return []any{strict.Words(data.PropKinds())} }

// Alternatives of a picture: a pose of the library or a file.
func (picture) Alternatives() [][]string { return [][]string{{"pose"}, {"file"}} }

// Alternatives of an exercise's source: a document, or an addition with what it rests on.
func (exerciseSource) Alternatives() [][]string {
	return [][]string{{"document"}, {"addition", "references"}}
}

// Alternatives of a brand: a branch's, or one that stands alone.
func (brandFile) Alternatives() [][]string { return [][]string{{"extends"}, {"name", "region"}} }

// Alternatives of a safety set: one that adds to another, or one that fills every key.
func (safetyFile) Alternatives() [][]string {
	var own []string
	for _, k := range (safetyFile{}).ownKeys() {
		own = append(own, k.key)
	}
	return [][]string{{"extends"}, own}
}

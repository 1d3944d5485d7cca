package template

import "handout/data/strict"

// templateFile is the file's form, by the name that a description gives it.
type templateFile shape

// Shape is the form of a template's file, for those who describe it.
func Shape() any { return templateFile{} }

// The forms of the shapes that have one of their own, as UnmarshalStrict reads them.

func (style) Forms() []any {
	return []any{strict.Pattern{Text: `^[0-9]+(\.[0-9]+)?/[0-9]+(\.[0-9]+)? (400|600|700) (ink|soft|white)$`}}
}

func (percent) Forms() []any { return []any{strict.Pattern{Text: `^[0-9]+ ?%$`}} }

func (paperName) Forms() []any { return []any{strict.Words(asStrings(paperNames()))} }

func (paperList) Forms() []any { return []any{[]paperName(nil)} }

func (partName) Forms() []any { return []any{strict.Words(asStrings(partNames()))} }

func (hidden) Forms() []any { return []any{[]partName(nil)} }

func (wayName) Forms() []any { return []any{strict.Words(asStrings(wayNames()))} }

func (fieldName) Forms() []any { return []any{strict.Words(asStrings(fieldNames()))} }

func (footerPart) Forms() []any { return []any{strict.Words(asStrings(footerParts()))} }

func (footer) Forms() []any { return []any{[]footerPart(nil)} }

func (page) Forms() []any { return []any{sections(nil)} }

type columnsFields columns

func (columns) Forms() []any { return []any{[]sections(nil), columnsFields{}} }

// Forms of a section: its name, or its name with options.
func (placed) Forms() []any {
	var names strict.Words
	var options []strict.Key
	for _, k := range kinds() {
		names = append(names, k.name)
		options = append(options, strict.Key{Name: k.name, Of: k.make()})
	}
	return []any{names, strict.Keyed{Keys: options}}
}

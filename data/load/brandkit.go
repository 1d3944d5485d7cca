package load

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// fixed is a key that nobody may give: it says what a brand cannot change. It is never suggested.
type fixed struct{}

// UnmarshalStrict refuses whatever stands there.
func (*fixed) UnmarshalStrict(v *strict.Value) {
	v.Errorf("take it away; a brand may change its name, logo, accent, fonts, contact lines, sign-off, address, notes, advice and pain thresholds, and add safety items",
		"a brand cannot change this: it is the same on every handout, so that patients can rely on it")
}

// fixedByDesign are the keys that people look for in vain.
type fixedByDesign struct {
	StopColour    fixed `yaml:"stop,hidden"`
	Colours       fixed `yaml:"colours,hidden"`
	Colors        fixed `yaml:"colors,hidden"`
	Band          fixed `yaml:"band,hidden"`
	Zone          fixed `yaml:"zone,hidden"`
	Move          fixed `yaml:"move,hidden"`
	Ink           fixed `yaml:"ink,hidden"`
	Soft          fixed `yaml:"soft,hidden"`
	Margins       fixed `yaml:"margins,hidden"`
	Grid          fixed `yaml:"grid,hidden"`
	Order         fixed `yaml:"order,hidden"`
	FontSize      fixed `yaml:"font_size,hidden"`
	Type          fixed `yaml:"type,hidden"`
	DraftMark     fixed `yaml:"draft_mark,hidden"`
	StopRule      fixed `yaml:"stop_rule,hidden"`
	Precautions   fixed `yaml:"precautions,hidden"`
	PainGuide     fixed `yaml:"pain_guide,hidden"`
	Emergency     fixed `yaml:"emergency,hidden"`
	ClinicianMark fixed `yaml:"clinician_only,hidden"`
	HideSafety    fixed `yaml:"hide_safety,hidden"`
}

// fonts are a brand's font files, by weight.
type fonts struct {
	Pos      diag.Pos  `yaml:"-"`
	Regular  data.Text `yaml:"regular,required"`
	SemiBold data.Text `yaml:"semibold"`
	Bold     data.Text `yaml:"bold"`
}

// fontEndings are the files that a font may be in.
var fontEndings = [...]string{".ttf", ".otf"}

func (f *fonts) value(l *Library, p place, faults *diag.List) data.Fonts {
	file := func(t data.Text) data.FontFile {
		if t.IsZero() {
			return data.FontFile{}
		}
		small := strings.ToLower(t.Value)
		if !slices.ContainsFunc(fontEndings[:], func(e string) bool { return strings.HasSuffix(small, e) }) {
			faults.Invalidf(t.Pos, "give the TrueType (.ttf) or OpenType (.otf) file; web fonts and collections cannot be used", "%s: this is not the name of a font file", t.Value)
			return data.FontFile{}
		}
		return data.FontFile{File: t, Path: l.files.add(p, t, faults)}
	}
	return data.Fonts{Pos: f.Pos, Regular: file(f.Regular), SemiBold: file(f.SemiBold), Bold: file(f.Bold)}
}

// What has room in the header and the footer.
const (
	mostContactLines = 3
	longestName      = 80
	longestContact   = 60
	longestSignOff   = 130
)

// contact makes the lines of the header from the clinic's address, telephone and web address, unless the file has the
// lines as they are to stand there. The registration stands with the sign-off.
func (f *brandFile) contact(b *data.Brand, faults *diag.List) {
	tooMany(f.Contact, mostContactLines, "contact", "join two of them: the header has room for three lines", faults)
	for _, t := range []data.Text{f.Address, f.Phone, f.Web} {
		if !t.IsZero() && f.Contact == nil {
			b.Contact = append(b.Contact, t)
		} else if !t.IsZero() {
			faults.Invalidf(t.Pos, "write address, phone and web, or contact with the lines as they are to stand", "this would not be printed: contact has the lines already")
		}
	}
	if !f.Phone.IsZero() {
		phoneNumber("phone", f.Phone, faults)
	}
	switch {
	case f.Registration.IsZero():
	case b.SignOff.IsZero():
		b.SignOff = f.Registration
	default:
		b.SignOff.Value += " " + f.Registration.Value
	}
	tooLong("name", f.Name, longestName, faults)
	tooLong("sign_off", b.SignOff, longestSignOff, faults)
	for _, t := range b.Contact {
		tooLong("contact", t, longestContact, faults)
	}
}

func tooLong(key string, t data.Text, most int, faults *diag.List) {
	if n := utf8.RuneCountInString(t.Value); n > most {
		faults.Invalidf(t.Pos, "shorten it", "%s: %d characters are too many, the most is %d", key, n, most)
	}
}

// emergencyNumbers are those of whole countries. A brand adds local numbers; which of these holds is the region's to say,
// and a second one on the same sheet would be called by someone in the wrong country.
var emergencyNumbers = [...]string{"999", "112", "911", "000"}

// numbers checks the further numbers: each has a number that can be dialled, and none of them an emergency number.
func (f *brandFile) numbers(faults *diag.List) {
	for _, t := range f.ExtraNumbers {
		if digits := phoneNumber("extra_numbers", t, faults); slices.Contains(emergencyNumbers[:], digits) {
			faults.Invalidf(t.Pos, "take it away: the region names the emergency number; add local lines only", "extra_numbers: %s is an emergency number", digits)
		}
	}
}

// The digits that a number has: three at least, and fifteen at most (ITU-T E.164).
const fewestDigits, mostDigits = 3, 15

// phoneNumber demands that a text ends in a number that can be dialled, and returns its digits. Digits with only spaces,
// hyphens, dots or brackets between them are one number; a word before it may hold digits ("NHS 24: 111").
func phoneNumber(key string, t data.Text, faults *diag.List) string {
	digits := ""
	for _, r := range t.Value {
		switch {
		case r >= '0' && r <= '9':
			digits += string(r)
		case !strings.ContainsRune(" -.()+\u00a0\u2011", r):
			digits = ""
		}
	}
	switch n := len(digits); {
	case n == 0:
		faults.Invalidf(t.Pos, `write the name and then the number, such as "Night nurse: 01632 960 123"`, "%s: %q does not end in a telephone number", key, t.Value)
	case n < fewestDigits || n > mostDigits:
		faults.Invalidf(t.Pos, "look at the number again", "%s: %d digits are no telephone number: it has %d to %d", key, n, fewestDigits, mostDigits)
	default:
		return digits
	}
	return ""
}

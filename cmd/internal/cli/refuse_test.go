package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// refusal is a file that must be refused: the exit code, the place and message that some line begins with, and the hint
// that follows.
type refusal struct {
	name, text string
	code       int
	place      string
	hint       string
}

// goodBrand is what the bad brands are made from.
const goodBrand = `name: Your Clinic
accent: "#6B2358"
contact: [12 Main Street]
region: gb
`

func TestBadBrands(t *testing.T) {
	with := func(line string) string { return goodBrand + line + "\n" }
	without := func(old, replacement string) string { return strings.Replace(goodBrand, old, replacement, 1) }
	tests := []refusal{
		{"no name", without("name: Your Clinic\n", ""), 2, "bad.yaml:1:1: the key name is missing", `add "name`},
		{"no region", without("region: gb\n", ""), 2, "bad.yaml:1:1: the key region is missing", `add "region`},
		{"unknown region", without("region: gb", "region: uk"), 2, "bad.yaml:4:9: uk: no region has this id", `there are: au, ca, eu, gb`},
		{"unknown key", with("acent: red"), 2, "bad.yaml:5:1: acent: unknown key", `did you mean "accent"?`},
		{"key twice", with("region: us"), 2, "bad.yaml:5:1: ", "keep one"},
		{"colour without quotes", without(`"#6B2358"`, "#6B2358"), 2, "bad.yaml:2:8: accent: a colour needs quotes", "in quotes"},
		{"colour by name", without(`"#6B2358"`, "plum"), 2, `bad.yaml:2:9: accent: "plum" is not a colour`, "six digits"},
		{"short colour", without(`"#6B2358"`, `"#6B2"`), 2, `bad.yaml:2:9: accent: "#6B2" is not a colour`, "six digits"},
		{"pale colour", without("6B2358", "E0B0FF"), 1, "bad.yaml:2:9: accent #E0B0FF cannot be read well", "the nearest that can be read"},
		{"bright yellow", without("6B2358", "FFFF00"), 1, "bad.yaml:2:9: accent #FFFF00 cannot be read well", "the nearest that can be read"},
		{"white", without("6B2358", "FFFFFF"), 1, "bad.yaml:2:9: accent #FFFFFF cannot be read well", "the nearest that can be read"},
		{"mid grey", without("6B2358", "949494"), 1, "bad.yaml:2:9: accent #949494 cannot be read well", "the nearest that can be read"},
		{"logo that is not there", with("logo: {file: logo.svg, alt: x}"), 2, "bad.yaml:5:14: logo.svg: there is no such file", "look at the name"},
		{"logo misspelt", with("logo: {file: mark.svg, alt: x}"), 2, "bad.yaml:5:14: mark.svg: there is no such file", `did you mean "marks.svg"?`},
		{"logo without words", with("logo: {file: marks.svg}"), 2, "bad.yaml:5:7: logo: the key alt is missing", `add "alt`},
		{"logo on top", with("logo: {file: marks.svg, alt: x, side: top}"), 2, `bad.yaml:5:39: side: "top" is not one of the words`, "left, right"},
		{"logo outside", with("logo: {file: ../marks.svg, alt: x}"), 2, "bad.yaml:5:14: ../marks.svg: the path leads out", "stays inside"},
		{"logo from the web", with("logo: {file: https://x.example/l.svg, alt: x}"), 2, "bad.yaml:5:14: https://x.example/l.svg: a picture is a file", "relative"},
		{"one-colour logo not there", with("logo: {file: marks.svg, one_colour: black.svg, alt: x}"), 2, "bad.yaml:5:37: black.svg: there is no such file", "look at the name"},
		{"four contact lines", without("[12 Main Street]", "[a, b, c, d]"), 2, "bad.yaml:3:20: contact: 4 are too many", "three lines"},
		{"contact and address", with("address: 1 Side Street"), 2, "bad.yaml:5:10: this would not be printed", "write address, phone and web"},
		{"long contact line", without("12 Main Street", strings.Repeat("long ", 20)), 2, "bad.yaml:3:11: contact: 99 characters are too many", "shorten it"},
		{"long name", without("Your Clinic", strings.Repeat("Clinic ", 15)), 2, "bad.yaml:1:7: name: 104 characters are too many", "shorten it"},
		{"long sign-off", with("sign_off: " + strings.Repeat("word ", 40)), 2, "bad.yaml:5:11: sign_off: 199 characters are too many", "shorten it"},
		{"telephone without digits", without("contact: [12 Main Street]", "phone: call us"), 2, `bad.yaml:3:8: phone: "call us" does not end in a telephone number`, "Night nurse"},
		{"telephone too long", without("contact: [12 Main Street]", `phone: "01632 960 000 1234567"`), 2, "bad.yaml:3:8: phone: 18 digits are no telephone number", "look at the number"},
		{"extra number of two digits", with(`extra_numbers: ["Ward: 12"]`), 2, "bad.yaml:5:17: extra_numbers: 2 digits are no telephone number", "look at the number"},
		{"another emergency number", with(`extra_numbers: ["Emergency: 911"]`), 2, "bad.yaml:5:17: extra_numbers: 911 is an emergency number", "the region names"},
		{"extra number without digits", with(`extra_numbers: [the ward]`), 2, "bad.yaml:5:17: extra_numbers: ", "telephone"},
		{"QR of no address", with("url: yourclinic"), 2, `bad.yaml:5:6: url: "yourclinic" is not a web address`, "https://"},
		{"fonts without regular", with("fonts: {bold: sans.ttf}"), 2, "bad.yaml:5:8: fonts: the key regular is missing", `add "regular`},
		{"font that is not there", with("fonts: {regular: none.ttf}"), 2, "bad.yaml:5:18: none.ttf: there is no such file", `did you mean "fake.ttf"?`},
		{"web font", with("fonts: {regular: sans.woff2}"), 2, "bad.yaml:5:18: sans.woff2: this is not the name of a font file", "TrueType"},
		{"font that is no font", with("fonts: {regular: fake.ttf}"), 2, "bad.yaml:5:18: fake.ttf: cannot be used", "house font"},
		{"unknown weight", with("fonts: {regular: fake.ttf, light: fake.ttf}"), 2, "bad.yaml:5:28: light: unknown key", "keys here: regular, semibold, bold"},
		{"pain zones with a gap", with("pain: {carry_on: 0 to 3, ease_off: 5, stop: 6 to 10}"), 2, "bad.yaml:5:7: pain: the three zones", "each zone begins"},
		{"pain too lax", with("pain: {carry_on: 0 to 7, ease_off: 8, stop: 9 to 10}"), 1, "bad.yaml:5:7: pain guide: carry_on reaches 7", "5 or below"},
		{"removes safety", with("safety: {remove: [chest-pain]}"), 2, "bad.yaml:5:18: remove: a brand cannot change this", "take it away"},
		{"reorders safety", with("safety: {order: [urgent]}"), 2, "bad.yaml:5:17: order: a brand cannot change this", "take it away"},
		{"stop colour", with(`stop: "#00FF00"`), 2, "bad.yaml:5:7: stop: a brand cannot change this", "take it away"},
		{"margins", with("margins: 5 mm"), 2, "bad.yaml:5:10: margins: a brand cannot change this", "take it away"},
		{"grid", with("grid: 3"), 2, "bad.yaml:5:7: grid: a brand cannot change this", "take it away"},
		{"no draft mark", with("draft_mark: false"), 2, "bad.yaml:5:13: draft_mark: a brand cannot change this", "take it away"},
		{"its own emergency number", with(`emergency: {number: "123"}`), 2, "bad.yaml:5:12: emergency: a brand cannot change this", "take it away"},
		{"small type", with("font_size: 8"), 2, "bad.yaml:5:12: font_size: a brand cannot change this", "take it away"},
		{"note on nothing", with("notes: {towel-strech: x}"), 2, "bad.yaml:5:9: towel-strech: no exercise has this id", `did you mean "towel-stretch"?`},
		{"skin by number", with("figure: {skin: 3}"), 2, `bad.yaml:5:16: skin: "3" is not one of the words`, "light, medium, tan, deep"},
		{"hair of a colour that is not drawn", with("figure: {hair: green}"), 2, `bad.yaml:5:16: hair: "green" is not one of the words`, `did you mean "grey"?`},
		{"build that is not drawn", with("figure: {build: child}"), 2, `bad.yaml:5:17: build: "child" is not one of the words`, "feminine, masculine, older"},
		{"extends itself", with("extends: bad"), 2, "bad.yaml:5:10: extends goes round in a circle", "one of them"},
		{"extends nothing", with("extends: group"), 2, "bad.yaml:5:10: group: no brand has this id", "a group's brand"},
		{"advice without text", with("advice: {items: [{title: Pool}]}"), 2, "bad.yaml:5:18: items, item 1: the key text is missing", `add "text`},
		{"advice as a text", with("advice: Swim."), 2, `bad.yaml:5:9: advice: found "Swim.", want a mapping`, "write {items: …}"},
		{"reviewer's day that is not", with("checked: {by: A. Reviewer, on: 2026-13-01}"), 2, "bad.yaml:5:32: on: \"2026-13-01\" is not in the calendar", ""},
		{"name that turns round", without("Your Clinic", `"Your \u202EClinic"`), 2, "bad.yaml:1:7: name: the text holds a control character", "take it out"},
		{"name in letters that no font has", without("Your Clinic", "\u8bca\u6240"), 1, `bad.yaml:1:7: no glyph for U+6240`, "fonts that have this one"},
		{"name as a list", without("Your Clinic", "[Your, Clinic]"), 2, "bad.yaml:1:7: name: found a list, want a text", "take the brackets"},
		{"a list of brands", "- name: Your Clinic\n", 2, "bad.yaml:1:1: found a list, want a mapping", "key: value"},
		{"two brands in a file", with("---\nname: Other"), 2, "bad.yaml:5:1: a second document begins here", "a file of its own"},
		{"keys taken over by YAML", "<<: {region: gb}\nname: Your Clinic\n", 2, "bad.yaml:1:1: <<: merge keys are not read here", "write the keys out"},
		{"colour with an alpha", without("6B2358", "6B2358FF"), 2, `bad.yaml:2:9: accent: "#6B2358FF" is not a colour`, "six digits"},
		{"logo that is a font", with("logo: {file: fake.ttf, alt: x}"), 2, "bad.yaml:5:14: fake.ttf: neither SVG, PNG nor JPEG", "save it as SVG"},
		{"logo that is a folder", with("logo: {file: ., alt: x}"), 2, "bad.yaml:5:14: ", ""},
		{"logo of the system", with("logo: {file: /etc/hosts, alt: x}"), 2, "bad.yaml:5:14: /etc/hosts: an absolute path", "relative"},
		{"QR of a script", with(`url: "javascript:alert(1)"`), 2, `bad.yaml:5:6: url: "javascript:alert(1)" is not a web address`, "https://"},
		{"QR too long", with("url: https://yourclinic.example/" + strings.Repeat("a", 2400)), 2, "bad.yaml:5:6: the address does not fit into a QR code", "shorter"},
		{"slanted font", with("fonts: {regular: fake.ttf, italic: fake.ttf}"), 2, "bad.yaml:5:28: italic: unknown key", "keys here: regular, semibold, bold"},
		{"extends a path", with("extends: ../group.yaml"), 2, `bad.yaml:5:10: extends: "../group.yaml" is not an id`, "without \".yaml\""},
		{"pain thresholds as a list", with("pain: {carry_on: [0, 5], ease_off: 6, stop: 7 to 10}"), 2, "bad.yaml:5:18: carry_on: found a list", "write it plainly"},
		{"a patient in a brand", with("patient: A. Patient"), 2, "bad.yaml:5:1: patient: unknown key", "keys here"},
		{"not YAML", "name: [", 2, "bad.yaml:1:", ""},
		{"empty", "", 2, "bad.yaml:1:1: the file is empty", "write at least"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.run(t, "bad.yaml", "make", "starter", "--brand", "bad.yaml")
		})
	}
}

func TestBadLists(t *testing.T) {
	const head = "patient,date,programme,towel-stretch.hold\n"
	tests := []struct {
		file string
		refusal
	}{
		{"bad.csv", refusal{"empty", "", 2, "bad.csv:1:1: the file is empty", "begin with a line of names"}},
		{"bad.csv", refusal{"no rows", head, 2, "bad.csv: the list has no rows", "add a row"}},
		{"bad.csv", refusal{"UTF-16", "\xff\xfep\x00", 2, "bad.csv:1:1: the file is in UTF-16", "UTF-8"}},
		{"bad.csv", refusal{"unknown column", "patient,programe\nA,b\n", 2, `bad.csv:1:9: "programe": unknown column`, `did you mean "programme"?`}},
		{"bad.csv", refusal{"column with a space", "patient,next visit\nA,\n", 2, `bad.csv:1:9: "next visit": unknown column`, `did you mean "next_visit"?`}},
		{"bad.csv", refusal{"column without a name", "patient,\nA,b\n", 2, "bad.csv:1:9: a column has no name", "write a name"}},
		{"bad.csv", refusal{"column twice", "date,date\n,\n", 2, "bad.csv:1:6: date: this column stands there twice", "keep one"}},
		{"bad.csv", refusal{"too many values", head + "A,,,,x\n", 2, "bad.csv:2:6: row 1 has 5 values", "in quotes"}},
		{"bad.csv", refusal{"too few values", head + "A,,\n", 2, "bad.csv:2:1: row 1 has 3 values", "leave a value empty"}},
		{"bad.csv", refusal{"open quote", head + "\"A,,,\nB,,,\n", 2, "bad.csv:2:1: row 1: a quote is not closed", "write each of them twice"}},
		{"bad.csv", refusal{"quote inside", head + "A \"B\",,,\n", 2, "bad.csv:2:", "write each of them twice"}},
		{"bad.csv", refusal{"date of another form", head + "A,1.12.2026,,\n", 2, "bad.csv:2:3: row 1, date: this is not a date", "2026-12-01"}},
		{"bad.csv", refusal{"date that is not", head + "A,2026-02-30,,\n", 2, "bad.csv:2:3: row 1, date: this is not a date", ""}},
		{"bad.csv", refusal{"unknown programme", head + "A,,back-pian,\n", 2, "bad.csv:2:4: row 1, programme: ", `did you mean "back-pain"?`}},
		{"bad.csv", refusal{"later row", head + "A,,starter,\nB,,nothing,\n", 2, "bad.csv:3:4: row 2, programme: ", "there are: "}},
		{"bad.csv", refusal{"dose without unit", head + "A,,back-pain,10\n", 2, "bad.csv:2:14: row 1, towel-stretch.hold: ", `write "10 s"`}},
		{"bad.csv", refusal{"dose of no exercise", "patient,towel-strech.hold\nA,10 s\n", 2, "bad.csv:2:3: row 1, towel-strech.hold: ", `did you mean "towel-stretch"?`}},
		{"bad.csv", refusal{"dose of no key", "patient,towel-stretch.hodl\nA,10 s\n", 2, "bad.csv:2:3: row 1, towel-stretch.hodl: ", `did you mean "hold"?`}},
		{"bad.csv", refusal{"exercise that is not in it", "patient,exercises\nA,towel-strech\n", 2, "bad.csv:2:3: row 1, exercises: ", `did you mean "towel-stretch"?`}},
		{"bad.csv", refusal{"paper", "patient,paper\nA,a3\n", 2, `bad.csv:2:3: row 1, paper: "a3" is not one of the words`, `did you mean "a4"?`}},
		{"bad.csv", refusal{"side", "patient,side\nA,middle\n", 2, `bad.csv:2:3: row 1, side: "middle" is not one of the words`, "left, right, both"}},
		{"bad.csv", refusal{"region", "patient,region\nA,uk\n", 2, "bad.csv:2:3: row 1, region: uk: no region has this id", `there are: au, ca, eu, gb`}},
		{"bad.csv", refusal{"template", "patient,template\nA,handuot\n", 2, "bad.csv:2:3: row 1, template: ", `did you mean "handout"?`}},
		{"bad.csv", refusal{"brand", "patient,brand\nA,none.yaml\n", 2, "bad.csv:2:3: row 1, brand: ", ""}},
		{"bad.csv", refusal{"visit before date", "date,next_visit\n2026-12-02,2026-12-01\n", 1, "bad.csv:2:12: row 1, next_visit: it comes before", "look at both dates"}},
		{"bad.csv", refusal{"long name", "patient\n" + strings.Repeat("A", 81) + "\n", 2, "bad.csv:2:1: row 1, patient: 81 characters are too many", "shorten it"}},
		{"bad.csv", refusal{"line break in a name", "patient\n\"A\nB\"\n", 2, "bad.csv:2:1: row 1, patient: holds a line break", "one line"}},
		{"bad.csv", refusal{"not UTF-8", "patient\n\xe9\n", 2, "bad.csv:2:1: row 1, patient: this is not UTF-8", ""}},
		{"bad.csv", refusal{"exercises without a name", "patient,exercises\nA,\",\"\n", 2, "bad.csv:2:3: row 1, exercises: names no exercise", "leave it empty for all"}},
		{"bad.csv", refusal{"exercise twice", "patient,exercises\nA,towel-stretch towel-stretch\n", 2, "bad.csv:2:3: row 1, exercises: towel-stretch stands there twice", "name it once"}},
		{"bad.csv", refusal{"exercise of another programme", "programme,exercises\nstarter,open-book\n", 2, `bad.csv:2:9: row 1, exercises: "open-book" is not an exercise`, "exercises here"}},
		{"bad.csv", refusal{"template elsewhere", "template\n../none.yaml\n", 2, "bad.csv:2:1: row 1, template: ../none.yaml: no such file", "look at the name and the folder"}},
		{"bad.csv", refusal{"brand misspelt", "brand\nbda.yaml\n", 2, "bad.csv:2:1: row 1, brand: bda.yaml: no such file", ""}},
		{"bad.csv", refusal{"seconds before zero", "towel-stretch.hold\n-5 s\n", 2, `bad.csv:2:1: row 1, towel-stretch.hold: "-5" is not a number`, "write digits"}},
		{"bad.csv", refusal{"a hold of years", "towel-stretch.hold\n5 years\n", 2, `bad.csv:2:1: row 1, towel-stretch.hold: "5 years": unknown unit`, "a time is in s, min"}},
		{"bad.csv", refusal{"no repetitions", "childs-pose.repetitions\n0\n", 2, "bad.csv:2:1: row 1, childs-pose.repetitions: 0 is no count", "take the key away"}},
		{"bad.csv", refusal{"a day with its hour", "next_visit\n2026-12-01T10:00\n", 2, "bad.csv:2:1: row 1, next_visit: this is not a date", "such as 2026-12-01"}},
		{"bad.csv", refusal{"long note", "note\n" + strings.Repeat("x", 301) + "\n", 2, "bad.csv:2:1: row 1, note: 301 characters are too many", "shorten it"}},
		{"bad.csv", refusal{"text that turns round", "patient\nA\u202eB\n", 2, "bad.csv:2:1: row 1, patient: holds a line break or another control character", "plain text"}},
		{"bad.csv", refusal{"quotes round the whole line", "\"patient,date\"\n\"A,2026-01-01\"\n", 2, `bad.csv:1:1: "patient,date": unknown column`, "columns: patient"}},
		{"bad.jsonl", refusal{"an array", `[{"patient": "A"}]` + "\n", 2, "bad.jsonl:1:1: row 1: not a JSON object", "write {"}},
		{"bad.jsonl", refusal{"a comma too many", `{"patient": "A",}` + "\n", 2, "bad.jsonl:1:17: row 1: broken JSON", "look at quotes"}},
		{"bad.yaml", refusal{"no rows", "[]\n", 2, "bad.yaml: the list has no rows", "add a row"}},
		{"bad.yaml", refusal{"two lists", "- patient: A\n---\n- patient: B\n", 2, "bad.yaml:2:1: a second document begins here", "a file of its own"}},
		{"bad.yaml", refusal{"name twice", "- patient: A\n  patient: B\n", 2, "bad.yaml:2:3: patient: this key was already written", "keep one"}},
		{"bad.csv", refusal{"letters that no font has", "patient\n\u6f22\n", 1, "bad.csv:2:1: row 1, patient: no glyph for", ""}},
		{"bad.csv", refusal{"such a letter in a note", "patient,note\nA,Ring \u6f22\n", 1, "bad.csv:2:3: row 1, note: no glyph for", ""}},
		{"bad.csv", refusal{"paper that a template has not", "patient,paper\nA,a6\n", 2, "bad.csv:2:3: row 1, paper: template handout: there is no paper \"a6\"", "papers: a4, letter"}},
		{"bad.jsonl", refusal{"no object", "[1]\n", 2, "bad.jsonl:1:1: row 1: not a JSON object", "write {"}},
		{"bad.jsonl", refusal{"broken", `{"patient": "A"` + "\n", 2, "bad.jsonl:1:", "look at quotes"}},
		{"bad.jsonl", refusal{"unknown name", `{"patiant": "A"}` + "\n", 2, `bad.jsonl:1:2: "patiant": unknown column`, `did you mean "patient"?`}},
		{"bad.jsonl", refusal{"twice", `{"date": "", "date": ""}` + "\n", 2, "bad.jsonl:1:14: row 1: date stands there twice", "keep one"}},
		{"bad.jsonl", refusal{"nested", `{"towel-stretch": {"hold": "10 s"}}` + "\n", 2, `bad.jsonl:1:2: "towel-stretch": unknown column`, ""}},
		{"bad.jsonl", refusal{"two on a line", `{"patient": "A"} {"patient": "B"}` + "\n", 2, "bad.jsonl:1:18: row 1: more follows", "one object a line"}},
		{"bad.jsonl", refusal{"bad date", "{}\n\n" + `{"date": "soon"}` + "\n", 2, "bad.jsonl:3:10: row 2, date: this is not a date", ""}},
		{"bad.yaml", refusal{"no list", "patient: A\n", 2, "bad.yaml:1:1: found a mapping, want a list of copies", "begin each copy"}},
		{"bad.yaml", refusal{"list of texts", "- A\n", 2, "bad.yaml:1:3: row 1: found a text", "write {"}},
		{"bad.yaml", refusal{"nested", "- {programme: {id: x}}\n", 2, "bad.yaml:1:15: row 1, programme: found a mapping", "one line"}},
		{"bad.yaml", refusal{"bad date", "- {date: soon}\n", 2, "bad.yaml:1:10: row 1, date: this is not a date", ""}},
		{"bad.txt", refusal{"another ending", "patient\nA\n", 2, "bad.txt: cannot tell what form", "a list is .csv"}},
	}
	for _, tt := range tests {
		t.Run(tt.file+" "+tt.name, func(t *testing.T) {
			tt.run(t, tt.file, "batch", "--copies", tt.file, "-o", "out", "--manifest", "out/m.jsonl")
		})
	}
}

// run writes the file into a folder of its own and demands that the command refuses it and writes nothing.
func (r refusal) run(t *testing.T, file string, args ...string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		file: r.text, "fake.ttf": "not a font", "sans.woff2": "",
		"marks.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := filesIn(t, dir)
	t.Chdir(dir)
	var out, errs bytes.Buffer
	code := Main(args, Streams{Out: &out, Err: &errs, Env: Env{NoColor: "1"}}, "test")
	said := "\n" + errs.String()
	if code != r.code {
		t.Errorf("exit code %d, want %d", code, r.code)
	}
	_, after, found := strings.Cut(said, "\n"+r.place)
	if !found {
		t.Errorf("no line begins with %q:%s", r.place, said)
	}
	if i := strings.Index(after, "\nhint: "); i < 0 && r.hint != "" || !strings.Contains(after, r.hint) && r.hint != "hint" {
		t.Errorf("no hint %q:%s", r.hint, said)
	}
	if now := filesIn(t, dir); now != before {
		t.Errorf("files before:\n%s\nand after:\n%s", before, now)
	}
}

func filesIn(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		all = append(all, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

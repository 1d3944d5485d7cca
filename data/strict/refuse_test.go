package strict

import (
	"testing"

	"handout/data"
	"handout/data/diag"
)

// everything is a shape with a field of each sort.
type everything struct {
	Pos      diag.Pos           `yaml:"-"`
	Name     data.Text          `yaml:"name,required"`
	Start    data.Text          `yaml:"start"`
	Side     string             `yaml:"side" oneof:"left|right"`
	Only     bool               `yaml:"only"`
	Weeks    int                `yaml:"weeks"`
	Range    data.Range         `yaml:"range"`
	Hold     Opt[data.Duration] `yaml:"hold"`
	Distance Opt[Length]        `yaml:"distance"`
	Load     Opt[Mass]          `yaml:"load"`
	On       data.Date          `yaml:"on"`
	Steps    []data.Text        `yaml:"steps"`
	Words    Pairs[data.Text]   `yaml:"words"`
	Inner    *inner             `yaml:"inner"`
	Other    inner              `yaml:"other"`
	Pictures []picture          `yaml:"pictures"`
}

type inner struct {
	common
	Text data.Text `yaml:"text"`
}

// common is embedded: its keys are those of the struct around it.
type common struct {
	More data.Text `yaml:"more"`
}

type picture struct {
	Alt   data.Text  `yaml:"alt,required"`
	Steps data.Range `yaml:"steps"`
}

// finding is what a person should read: the place, what is wrong, what to do.
type finding struct {
	line, column  int
	message, hint string
}

// Every way that we know of to write a file wrongly, and all that is said about it.
func TestDecodeRefuses(t *testing.T) {
	tests := []struct {
		name, src string
		want      []finding
	}{
		{"unknown key, near", "nmae: x\nname: y\n", []finding{
			{1, 1, "nmae: unknown key", `did you mean "name"?`},
		}},
		{"unknown key, far", "name: x\ncolour_of_sky: blue\n", []finding{
			{2, 1, "colour_of_sky: unknown key", "keys here: name, start, side, only, weeks, range, hold, distance, load, on, steps, words, inner, other, pictures"},
		}},
		{"unknown key inside a mapping", "name: x\ninner:\n  txet: a\n", []finding{
			{3, 3, "txet: unknown key", `did you mean "text"?`},
		}},
		{"unknown key in braces", "name: x\ninner: {text: a, txt: b}\n", []finding{
			{2, 18, "txt: unknown key", `did you mean "text"?`},
		}},
		{"unknown key in a list", "name: x\npictures:\n  - {alt: a}\n  - {alt: b, pose: c}\n", []finding{
			{4, 14, "pose: unknown key", "keys here: alt, steps"},
		}},
		{"repeated key", "name: x\nside: left\nname: y\n", []finding{
			{3, 1, "name: this key was already written in line 1", "keep one of the two"},
		}},
		{"repeated key in braces", "name: x\ninner: {text: a, text: b}\n", []finding{
			{2, 18, "text: this key was already written in line 2", "keep one of the two"},
		}},
		{"repeated key under an unknown key", "name: x\nfoo: {a: 1, a: 2}\n", []finding{
			{2, 1, "foo: unknown key", "keys here: name, start, side, only, weeks, range, hold, distance, load, on, steps, words, inner, other, pictures"},
			{2, 13, "a: this key was already written in line 2", "keep one of the two"},
		}},
		{"missing key", "side: left\n", []finding{
			{1, 1, "the key name is missing", `add "name: …"`},
		}},
		{"missing key in a list", "name: x\npictures:\n  - {steps: 1}\n", []finding{
			{3, 5, "pictures, item 1: the key alt is missing", `add "alt: …"`},
		}},
		{"required key without value", "name:\nside: left\n", []finding{
			{1, 6, "name: empty", "write something after the colon"},
		}},
		{"required key is null", "name: ~\n", []finding{
			{1, 7, "name: empty", "write something after the colon"},
		}},
		{"required key is empty", "name: \"  \"\n", []finding{
			{1, 7, "name: empty", "write something after the colon"},
		}},
		{"required list is empty", "name: x\npictures:\n  - {alt: []}\n", []finding{
			{3, 11, "alt: empty", "write something after the colon"},
		}},
		{"list for a text", "name: [a, b]\n", []finding{
			{1, 7, "name: found a list, want a text", "take the brackets or dashes away, or put the text in quotes"},
		}},
		{"mapping for a text", "name:\n  first: a\n", []finding{
			{2, 3, "name: found a mapping, want a text", `a text that holds ": " needs quotes: "First: …"`},
		}},
		{"braces for a text", "name: {hold}\n", []finding{
			{1, 7, "name: found a mapping, want a text", `a text that begins with { needs quotes: "{hold} …"`},
		}},
		{"true for a text", "name: true\n", []finding{
			{1, 7, `name: found "true", want a text`, "put the word in quotes if it is meant"},
		}},
		{"text for a list", "name: x\nsteps: Stand up\n", []finding{
			{2, 8, `steps: found "Stand up", want a list`, `put it in brackets, [Stand up], or on a line of its own after "- "`},
		}},
		{"mapping for a list", "name: x\nsteps: {a: b}\n", []finding{
			{2, 8, "steps: found a mapping, want a list", `write [a, b], or each on a line of its own after "- "`},
		}},
		{"text for a mapping", "name: x\ninner: word\n", []finding{
			{2, 8, `inner: found "word", want a mapping of keys and values`, `write lines of "key: value"`},
		}},
		{"list for a mapping", "name: x\ninner: [a]\n", []finding{
			{2, 8, "inner: found a list, want a mapping of keys and values", `write lines of "key: value"`},
		}},
		{"empty item", "name: x\nsteps:\n  - a\n  -\n  - c\n", []finding{
			{4, 4, "steps, item 2: empty", "write something after the dash or comma, or take it away"},
		}},
		{"empty item in brackets", "name: x\nsteps: [a, \"\", c]\n", []finding{
			{2, 12, "steps, item 2: empty", "write something after the dash or comma, or take it away"},
		}},
		{"mapping as an item", "name: x\nsteps:\n  - First: stand up\n", []finding{
			{3, 5, "steps, item 1: found a mapping, want a text", `a text that holds ": " needs quotes: "First: …"`},
		}},
		{"list as an item", "name: x\nsteps:\n  - - a\n", []finding{
			{3, 5, "steps, item 1: found a list, want a text", "take the brackets or dashes away, or put the text in quotes"},
		}},
		{"yes for true", "name: x\nonly: yes\n", []finding{
			{2, 7, `only: found "yes", want true or false`, "write true or false, without quotes"},
		}},
		{"quoted true", "name: x\nonly: \"true\"\n", []finding{
			{2, 7, `only: found "true", want true or false`, "write true or false, without quotes"},
		}},
		{"number for true", "name: x\nonly: 1\n", []finding{
			{2, 7, `only: found "1", want true or false`, "write true or false, without quotes"},
		}},
		{"list for true", "name: x\nonly: [true]\n", []finding{
			{2, 7, "only: found a list, want true or false", "write true or false, without quotes"},
		}},
		{"word not among the words", "name: x\nside: lefft\n", []finding{
			{2, 7, `side: "lefft" is not one of the words for it`, `did you mean "left"?`},
		}},
		{"word far from the words", "name: x\nside: upside-down\n", []finding{
			{2, 7, `side: "upside-down" is not one of the words for it`, "write one of: left, right"},
		}},
		{"list for a word", "name: x\nside: [left]\n", []finding{
			{2, 7, "side: found a list, want a text", "take the brackets or dashes away, or put the text in quotes"},
		}},
		{"number is a text", "name: x\nweeks: three\n", []finding{
			{2, 8, `weeks: "three" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		}},
		{"number with a fraction", "name: x\nweeks: 2.5\n", []finding{
			{2, 8, `weeks: "2.5" is not a whole number`, "write a whole number"},
		}},
		{"number with an underscore", "name: x\nweeks: 1_000\n", []finding{
			{2, 8, `weeks: "1_000" is not a plain number`, `write "1000"`},
		}},
		{"number in octal", "name: x\nweeks: 010\n", []finding{
			{2, 8, `weeks: "010" begins with a zero`, "take the leading zero away"},
		}},
		{"number in hexadecimal", "name: x\nweeks: 0x1F\n", []finding{
			{2, 8, `weeks: "0x1F" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		}},
		{"range for a number", "name: x\nweeks: 1 to 3\n", []finding{
			{2, 8, "weeks: found a range, want a number", "write one number"},
		}},
		{"list for a number", "name: x\nweeks: [1]\n", []finding{
			{2, 8, "weeks: found a list, want a number", "write it plainly, without brackets, braces or dashes"},
		}},
		{"range with a dash", "name: x\nrange: 8-12\n", []finding{
			{2, 8, `range: "8-12": a range is written with to`, `write "8 to 12"`},
		}},
		{"range that falls", "name: x\nrange: 12 to 8\n", []finding{
			{2, 8, `range: "12 to 8" does not rise`, "write the smaller number first"},
		}},
		{"mapping for a range", "name: x\nrange: {least: 1}\n", []finding{
			{2, 8, `range: found a mapping, want a number, or a range such as "8 to 12"`, "write it plainly, without brackets, braces or dashes"},
		}},
		{"time without unit", "name: x\nhold: 10\n", []finding{
			{2, 7, `hold: "10" has no unit`, `write "10 s" or "10 min"`},
		}},
		{"time without space", "name: x\nhold: 10s\n", []finding{
			{2, 7, `hold: "10s": number and unit need one space between them`, `write "10 s"`},
		}},
		{"time in an unknown unit", "name: x\nhold: 10 fortnights\n", []finding{
			{2, 7, `hold: "10 fortnights": unknown unit "fortnights"`, "a time is in s, min, h, day, week"},
		}},
		{"time in base 60", "name: x\nhold: 1:30\n", []finding{
			{2, 7, `hold: "1:30" is not a number`, `write digits, such as 3 or 2.5, or a range, such as "8 to 12"`},
		}},
		{"list for a time", "name: x\nhold: [10 s]\n", []finding{
			{2, 7, `hold: found a list, want a time such as "30 s"`, "write it plainly, without brackets, braces or dashes"},
		}},
		{"true for a time", "name: x\nhold: true\n", []finding{
			{2, 7, `hold: "true" is not a time`, `write a number, a space and a unit, such as "10 s"`},
		}},
		{"length in kilograms", "name: x\ndistance: 2 kg\n", []finding{
			{2, 11, `distance: "2 kg": unknown unit "kg"`, "a length is in mm, cm, m, in, ft"},
		}},
		{"length as a word", "name: x\ndistance: inches\n", []finding{
			{2, 11, `distance: "inches" is not a length`, `write a number, a space and a unit, such as "10 cm"`},
		}},
		{"mapping for a length", "name: x\ndistance: {cm: 1}\n", []finding{
			{2, 11, `distance: found a mapping, want a length such as "10 cm"`, "write it plainly, without brackets, braces or dashes"},
		}},
		{"mass with a comma", "name: x\nload: 2,5 kg\n", []finding{
			{2, 7, `load: "2,5" is not a plain number`, "decimals take a point, and thousands no mark"},
		}},
		{"mass in stone", "name: x\nload: 2 stone\n", []finding{
			{2, 7, `load: "2 stone": unknown unit "stone"`, "a mass is in g, kg, lb"},
		}},
		{"list for a mass", "name: x\nload: []\n", []finding{
			{2, 7, `load: found a list, want a mass such as "2 kg"`, "write it plainly, without brackets, braces or dashes"},
		}},
		{"day that is not in the calendar", "name: x\non: 2026-02-30\n", []finding{
			{2, 5, `on: "2026-02-30" is not in the calendar`, "look at the day and the month: the month stands in the middle"},
		}},
		{"date day first", "name: x\non: 30.12.2026\n", []finding{
			{2, 5, `on: "30.12.2026" is not a date`, "write year, month and day, such as 2026-12-01"},
		}},
		{"date with a time", "name: x\non: 2026-12-01T08:00:00Z\n", []finding{
			{2, 5, `on: "2026-12-01T08:00:00Z" is not a date`, "write year, month and day, such as 2026-12-01"},
		}},
		{"list for a date", "name: x\non: [2026-12-01]\n", []finding{
			{2, 5, "on: found a list, want a date such as 2026-12-01", "write it plainly, without brackets, braces or dashes"},
		}},
		{"list for keys of one's own", "name: x\nwords: [a]\n", []finding{
			{2, 8, "words: found a list, want a mapping of keys and values", `write lines of "key: value"`},
		}},
		{"list under a key of one's own", "name: x\nwords: {tummy: [a]}\n", []finding{
			{2, 16, "tummy: found a list, want a text", "take the brackets or dashes away, or put the text in quotes"},
		}},
		{"control character by an escape", "name: \"a\\u0007b\"\n", []finding{
			{1, 7, "name: the text holds a control character", "take it out"},
		}},
		{"tag", "name: !!str x\n", []finding{
			{1, 7, "!!str: tags are not read here", "take it away; a text that begins with ! needs quotes"},
		}},
		{"tag of one's own", "name: x\ninner: !include other.yaml\n", []finding{
			{2, 8, "!include: tags are not read here", "take it away; a text that begins with ! needs quotes"},
			{2, 8, `inner: found "other.yaml", want a mapping of keys and values`, `write lines of "key: value"`},
		}},
		{"merge key", "name: x\nbase: &b {text: a}\ninner:\n  <<: *b\n", []finding{
			{2, 1, "base: unknown key", "keys here: name, start, side, only, weeks, range, hold, distance, load, on, steps, words, inner, other, pictures"},
			{4, 3, "<<: merge keys are not read here", "write the keys out"},
		}},
		{"number as a key is unknown", "name: x\n1: y\n", []finding{
			{2, 1, "1: unknown key", "keys here: name, start, side, only, weeks, range, hold, distance, load, on, steps, words, inner, other, pictures"},
		}},
		{"null as a key", "name: x\n~: y\n", []finding{
			{2, 1, "a key is missing", "write a word before the colon"},
		}},
		{"empty key", "name: x\n\"\": y\n", []finding{
			{2, 1, "a key is missing", "write a word before the colon"},
		}},
		{"list as a key", "name: x\n[a, b]: y\n", []finding{
			{2, 1, "a key must be a word", "write a plain word before the colon; a text that begins with {, [ or * needs quotes"},
		}},
		{"braces as a key", "name: x\n{hold}: y\n", []finding{
			{2, 1, "a key must be a word", "write a plain word before the colon; a text that begins with {, [ or * needs quotes"},
		}},
		{"alias as a key", "name: &n x\n*n : y\n", []finding{
			{2, 1, "a key must be a word", "write a plain word before the colon; a text that begins with {, [ or * needs quotes"},
		}},
		{"anchor inside itself", "name: x\ninner: &a {text: *a}\n", []finding{
			{2, 18, "*a: an alias inside its own anchor", "write the value out"},
		}},
		{"anchor inside itself, in a list", "name: x\nsteps: &s [a, *s]\n", []finding{
			{2, 15, "*s: an alias inside its own anchor", "write the value out"},
		}},
		{"anchors that explode", "name: x\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\nsteps: [*d, *d, *d]\n", []finding{
			{5, 36, "*c: aliases repeat more than 10000 values", "write the values out"},
		}},
		{"fault inside an anchor", "name: x\ninner: &a {text: [b]}\nother: *a\n", []finding{
			{2, 18, "text: found a list, want a text", "take the brackets or dashes away, or put the text in quotes"},
		}},
		{"unknown anchor", "name: x\nsteps: [*other]\n", []finding{
			{2, 9, "a text that begins with * needs quotes", "without quotes YAML looks for an anchor of this name, and there is none"},
		}},
		{"nested too deep", "name: x\nsteps: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n", []finding{
			{2, 39, "nested too deep: more than 32 levels", "nothing in these files needs more than a few levels"},
		}},
		{"empty file", "", []finding{
			{1, 1, "the file is empty", `write at least one line such as "name: …"`},
		}},
		{"comments alone", "# nothing here\n", []finding{
			{1, 1, "the file is empty", `write at least one line such as "name: …"`},
		}},
		{"null alone", "null\n", []finding{
			{1, 1, "the file is empty", `write at least one line such as "name: …"`},
		}},
		{"two documents", "name: x\n---\nname: y\n", []finding{
			{2, 1, "a second document begins here", "one file holds one thing: put the second document into a file of its own"},
		}},
		{"list at the top", "- name: x\n", []finding{
			{1, 1, "found a list, want a mapping of keys and values", `write lines of "key: value"`},
		}},
		{"text at the top", "Inverted pulls\n", []finding{
			{1, 1, `found "Inverted pulls", want a mapping of keys and values`, `write lines of "key: value"`},
		}},
		{"not UTF-8", "name: x\nstart: caf\xE9 au lait\n", []finding{
			{2, 11, "byte 0xE9 is not UTF-8", "save the file as UTF-8"},
		}},
		{"UTF-16", "\xFF\xFEn\x00a\x00", []finding{
			{1, 1, "the file is UTF-16", "save the file as UTF-8"},
		}},
		{"NUL", "name: x\nstart: a\x00b\n", []finding{
			{2, 9, "a NUL character", "is this a text file?"},
		}},
		{"control character", "name: x\nstart: a\x07b\n", []finding{
			{2, 9, "U+0007 is a control character", "take it out"},
		}},
		{"carriage return alone", "name: x\rstart: y\n", []finding{
			{1, 8, "U+000D is a control character", "take it out"},
		}},
		{"line separator", "name: x\u2028y\n", []finding{
			{1, 8, "U+2028 is a control character", "take it out"},
		}},
		{"byte order mark in the middle", "name: x\nstart: \uFEFFy\n", []finding{
			{2, 8, "U+FEFF is a control character", "take it out"},
		}},
		{"tab before a key", "name: x\ninner:\n\ttext: a\n", []finding{
			{3, 1, "a tab at the start of a line", "use spaces, two for each level; an empty line holds nothing"},
		}},
		{"tabs before two keys", "name: x\ninner:\n\ttext: a\n \tmore: b\n", []finding{
			{3, 1, "a tab at the start of a line", "use spaces, two for each level; an empty line holds nothing"},
			{4, 2, "a tab at the start of a line", "use spaces, two for each level; an empty line holds nothing"},
		}},
		{"tab in an empty line", "name: x\n\t\nside: left\n", []finding{
			{2, 1, "a tab at the start of a line", "use spaces, two for each level; an empty line holds nothing"},
		}},
		{"text begins with a name in braces", "name: x\nsteps:\n  - {hold} seconds, then rest\n", []finding{
			{3, 5, "a text that begins with { needs quotes", `write "{hold} …", with the quotes`},
		}},
		{"text in brackets begins with a name in braces", "name: x\nsteps: [one, {repetitions|hold|holds} more]\n", []finding{
			{2, 14, "a text that begins with { needs quotes", `write "{hold} …", with the quotes`},
		}},
		{"text begins with bold", "name: **left** over right\n", []finding{
			{1, 7, "a text that begins with * or & needs quotes", `write "**left** …", with the quotes`},
		}},
		{"text begins with a star", "name: *left* over right\n", []finding{
			{1, 7, "a text that begins with * or & needs quotes", `write "**left** …", with the quotes`},
		}},
		{"text is a star and a word", "name: *left\n", []finding{
			{1, 7, "a text that begins with * needs quotes", "without quotes YAML looks for an anchor of this name, and there is none"},
		}},
		{"text begins with an ampersand", "name: x\nsteps:\n  - & more\n", []finding{
			{3, 5, "a text that begins with * or & needs quotes", `write "**left** …", with the quotes`},
		}},
		{"text with a colon", "name: Pull: slowly\n", []finding{
			{1, 11, "a second colon in one line, or a key in the wrong column", `a text that holds ": " needs quotes; the keys of one mapping begin in the same column`},
		}},
		{"text begins with at", "name: @home\n", []finding{
			{1, 7, "a text cannot begin with this character", "put the text in quotes"},
		}},
		{"text begins with per cent", "name: %left\n", []finding{
			{1, 7, "a text cannot begin with this character", "put the text in quotes"},
		}},
		{"text begins with a backquote", "name: `left`\n", []finding{
			{1, 7, "a text cannot begin with this character", "put the text in quotes"},
		}},
		{"apostrophe in single quotes", "name: x\nsteps:\n  - 'Don't lean.'\n", []finding{
			{3, 10, "text after the closing quote", `put the whole text in quotes: "Don't …" or 'Say "stop" …'`},
		}},
		{"text after double quotes", "name: x\nsteps:\n  - \"Stop\" means stop\n", []finding{
			{3, 12, "text after the closing quote", `put the whole text in quotes: "Don't …" or 'Say "stop" …'`},
		}},
		{"text begins with a dash", "name: - left\n", []finding{
			{1, 7, "a list cannot begin here", `begin it on a line of its own, or write it in brackets; a text that begins with "- " needs quotes`},
		}},
		{"text begins with a bar", "name: | left\n", []finding{
			{1, 9, "the text after | or > begins wrongly", "put it on the lines below, indented; a text that begins with | or > needs quotes"},
		}},
		{"double quotes not closed", "name: \"Pull\nside: left\n", []finding{
			{1, 7, "the quotes are not closed", "end the text with the quote that it began with"},
		}},
		{"single quotes not closed", "name: x\nstart: 'Don't\nside: left\n", []finding{
			{2, 13, "text after the closing quote", `put the whole text in quotes: "Don't …" or 'Say "stop" …'`},
		}},
		{"quotes not closed before the next document", "name: 'x\n---\nside: left'\n", []finding{
			{2, 3, "the quotes are not closed before this line", "end the text with the quote that it began with"},
		}},
		{"unknown escape", "name: \"C:\\pull\"\n", []finding{
			{1, 10, "an unknown escape", `in double quotes a backslash is written \\; in single quotes it stands for itself`},
		}},
		{"broken escape", "name: \"\\xZZ\"\n", []finding{
			{1, 9, "a broken escape", `in double quotes a backslash is written \\; in single quotes it stands for itself`},
		}},
		{"escape that is no character", "name: \"\\UFFFFFFFF\"\n", []finding{
			{1, 17, "an escape that is no character", `in double quotes a backslash is written \\; in single quotes it stands for itself`},
		}},
		{"brackets not closed", "name: x\nsteps: [a, b\nside: left\n", []finding{
			{2, 8, "a list in brackets is not closed", `write ] at its end, and commas between the items; a text that holds ": " or begins with { [ * & ! | > % @ needs quotes`},
		}},
		{"braces not closed", "name: x\ninner: {text: a\nside: left\n", []finding{
			{2, 8, "a mapping in braces is not closed", `write } at its end, and commas between the keys; a text that holds ": " or begins with { [ * & ! | > % @ needs quotes`},
		}},
		{"bracket too many", "name: x\nsteps: [a, b]]\n", []finding{
			{2, 14, "this does not fit the lines above", `the keys of one mapping begin in the same column; a text that holds ": " or begins with { [ * & ! | > % @ needs quotes`},
		}},
		{"comma too many", "name: x\nsteps: [a,, b]\n", []finding{
			{2, 8, "a value is missing", "look for a comma or a bracket too many, or one that is not closed"},
		}},
		{"key without colon", "name: x\nside left\nonly: true\n", []finding{
			{2, 1, "a key without its colon", `write "key: value"`},
		}},
		{"key in the wrong column", "name: x\n  side: left\n", []finding{
			{2, 7, "a second colon in one line, or a key in the wrong column", `a text that holds ": " needs quotes; the keys of one mapping begin in the same column`},
		}},
		{"key too far left", "inner:\n    text: a\n  more: b\n", []finding{
			{3, 3, "this does not fit the lines above", `the keys of one mapping begin in the same column; a text that holds ": " or begins with { [ * & ! | > % @ needs quotes`},
		}},
		{"item in the wrong column", "name: x\nsteps:\n  - a\n - b\n", []finding{
			{4, 2, "this does not fit the lines above", `the keys of one mapping begin in the same column; a text that holds ": " or begins with { [ * & ! | > % @ needs quotes`},
		}},
		{"key among items", "name: x\nsteps:\n- a\n  b: c\n- d\n", []finding{
			{4, 4, "a second colon in one line, or a key in the wrong column", `a text that holds ": " needs quotes; the keys of one mapping begin in the same column`},
		}},
		{"question mark", "name: x ? y : z\ninner: [? a: ? b]\n", []finding{
			{1, 13, "a second colon in one line, or a key in the wrong column", `a text that holds ": " needs quotes; the keys of one mapping begin in the same column`},
		}},
		{"directive", "%FOO bar\n---\nname: x\n", []finding{
			{1, 2, "a line that begins with %", "take it away; a text that begins with % needs quotes"},
		}},
		{"unknown YAML version", "%YAML nine\n---\nname: x\n", []finding{
			{1, 5, "a line that begins with %", "take it away"},
		}},
		{"unknown tag handle", "name: !x!y z\n", []finding{
			{1, 10, "tags are not read here", "take it away; a text that begins with ! needs quotes"},
		}},
		{"tag not closed", "name: !<x y\n", []finding{
			{1, 9, "tags are not read here", "take it away; a text that begins with ! needs quotes"},
		}},
		{"two things wrong in one value", "name: x\ninner: {text: true, more: [a], txet: b}\n", []finding{
			{2, 15, `text: found "true", want a text`, "put the word in quotes if it is meant"},
			{2, 27, "more: found a list, want a text", "take the brackets or dashes away, or put the text in quotes"},
			{2, 32, "txet: unknown key", `did you mean "text"?`},
		}},
		{"text after the end", "name: x\n...\nside: left\n", []finding{
			{3, 1, "text after the end of the document", "look at the line above"},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var dst everything
			checkFindings(t, Decode("f.yaml", []byte(test.src), &dst), test.want)
		})
	}
}

func checkFindings(t *testing.T, got diag.List, want []finding) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("got %d findings, want %d:\n%s", len(got), len(want), got.Text())
	}
	for i, d := range got {
		w := diag.Diagnostic{Pos: diag.Pos{File: "f.yaml", Line: want[i].line, Column: want[i].column}, Class: diag.Invalid, Message: want[i].message, Hint: want[i].hint}
		if d != w {
			t.Errorf("got:\n%s\nwant:\n%s", d.Text(), w.Text())
		}
	}
}

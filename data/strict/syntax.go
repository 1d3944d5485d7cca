package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// syntaxFault is what a person should read in place of one of yaml.v3's messages.
type syntaxFault struct {
	problem, message, hint string
	place                  string // pattern that finds where the fault begins; "" where yaml.v3 fails
}

// syntaxFaults are looked through in order; the first whose problem is part of yaml.v3's message holds.
func syntaxFaults() []syntaxFault {
	const quotes = `; a text that holds ": " or begins with { [ * & ! | > % @ needs quotes`
	const tags = "take it away; a text that begins with ! needs quotes"
	return []syntaxFault{
		{"did not find expected alphabetic or numeric character", "a text that begins with * or & needs quotes", `write "**left** …", with the quotes`, starred},
		{"unknown anchor", "a text that begins with * needs quotes", "without quotes YAML looks for an anchor of this name, and there is none", starred},
		{"did not find expected key", "this does not fit the lines above", "the keys of one mapping begin in the same column" + quotes, ""},
		{"did not find expected '-' indicator", "this does not fit the list above", `each item begins with "- " in the same column` + quotes, ""},
		{"did not find expected ',' or ']'", "a list in brackets is not closed", "write ] at its end, and commas between the items" + quotes, openedList},
		{"did not find expected ',' or '}'", "a mapping in braces is not closed", "write } at its end, and commas between the keys" + quotes, openedMap},
		{"did not find expected node content", "a value is missing", "look for a comma or a bracket too many, or one that is not closed", ""},
		{"mapping values are not allowed", "a second colon in one line, or a key in the wrong column", `a text that holds ": " needs quotes; the keys of one mapping begin in the same column`, ""},
		{"mapping keys are not allowed", "a question mark cannot stand here", "a text that begins with ? needs quotes", ""},
		{"block sequence entries are not allowed", "a list cannot begin here", `begin it on a line of its own, or write it in brackets; a text that begins with "- " needs quotes`, ""},
		{"character that cannot start any token", "a text cannot begin with this character", "put the text in quotes", ""},
		{"unknown escape character", "an unknown escape", `in double quotes a backslash is written \\; in single quotes it stands for itself`, ""},
		{"hexdecimal number", "a broken escape", `in double quotes a backslash is written \\; in single quotes it stands for itself`, ""},
		{"invalid Unicode character", "an escape that is no character", `in double quotes a backslash is written \\; in single quotes it stands for itself`, ""},
		{"unexpected end of stream", "the quotes are not closed", "end the text with the quote that it began with", ""},
		{"unexpected document indicator", "the quotes are not closed before this line", "end the text with the quote that it began with", ""},
		{"could not find expected ':'", "a key without its colon", `write "key: value"`, ""},
		{"while scanning a block scalar", "the text after | or > begins wrongly", "put it on the lines below, indented", ""},
		{"indentation indicator", "the text after | or > begins wrongly", "put it on the lines below, indented", ""},
		{"expected comment or line break", "the text after | or > begins wrongly", "put it on the lines below, indented; a text that begins with | or > needs quotes", ""},
		{"directive", "a line that begins with %", "take it away; a text that begins with % needs quotes", ""},
		{"expected digit", "a line that begins with %", "take it away", ""},
		{"version number", "a line that begins with %", "take it away", ""},
		{"<document start>", "text after the end of the document", "look at the line above", ""},
		{"tag", "tags are not read here", tags, ""},
		{"the expected '>'", "tags are not read here", tags, ""},
		{"expected '!'", "tags are not read here", tags, ""},
		{"URI", "tags are not read here", tags, ""},
	}
}

// syntax turns an error of yaml.v3 into a fault with its place. yaml.v3 knows the place but tells only a line, and often
// that of the mapping around it; so the shortest beginning of the file that fails in the same way shows where it is.
func (d *document) syntax(src []byte, err error) {
	problem := problemOf(err)
	fails := func(end int) bool { return problemIn(src[:end]) == problem }
	lines := lineEnds(src)
	line := sort.Search(len(lines)-1, func(i int) bool { return fails(lines[i]) })
	start := 0
	if line > 0 {
		start = lines[line-1]
	}
	chars := charEnds(src[start:lines[line]])
	char := sort.Search(len(chars)-1, func(i int) bool { return fails(start + chars[i]) })
	text := string(src[start:lines[line]])
	column := char + 1

	f := syntaxFault{problem, problem, "look at this line and the one above", ""}
	for _, known := range syntaxFaults() {
		if strings.Contains(problem, known.problem) {
			f = known
			break
		}
	}
	before := string([]rune(text)[:min(column, utf8.RuneCountInString(text))])
	unexpected := strings.Contains(problem, "did not find expected")
	if brace := firstGroup(bracedName, text); brace >= 0 && unexpected {
		f.message, f.hint = "a text that begins with { needs quotes", `write "{hold} …", with the quotes`
		before = text[:brace+1]
	} else if quote := firstGroup(afterQuote, before); quote >= 0 && unexpected {
		f.message, f.hint = "text after the closing quote", `put the whole text in quotes: "Don't …" or 'Say "stop" …'`
	} else if at := firstGroup(f.place, before); at >= 0 {
		before = before[:at+1]
	} else if strings.HasSuffix(before, "\n") { // the fault is the whole line
		before = text[:1+len(text)-len(strings.TrimLeft(text, " "))]
	}
	d.fault(d.at(line+1, max(1, utf8.RuneCountInString(before))), f.hint, "%s", f.message)
}

// Where a fault begins in what stands before it in its line.
const (
	bracedName = `(?:^|: |- |, |\[) *(\{)[a-z0-9_| ]+\} *[^ ,\]}#:]`
	afterQuote = `(?:^|[ \[,{])(?:"[^"]*"|'[^']*') *([^ ])$`
	openedList = `(\[)[^\[\]]*$`
	openedMap  = `(\{)[^{}]*$`
	starred    = `(?:^|[ \[,{])([*&])[^ ]*$`
)

// firstGroup is where the first group of a pattern begins in the text, or -1.
func firstGroup(pattern, text string) int {
	if pattern == "" {
		return -1
	}
	at := regexp.MustCompile(pattern).FindStringSubmatchIndex(text)
	if at == nil {
		return -1
	}
	return at[2]
}

// problemIn parses a whole stream and returns what is wrong with it, or "".
func problemIn(src []byte) string {
	decoder := yaml.NewDecoder(bytes.NewReader(src))
	for {
		var n yaml.Node
		if err := decoder.Decode(&n); errors.Is(err, io.EOF) {
			return ""
		} else if err != nil {
			return problemOf(err)
		}
	}
}

// problemOf is yaml.v3's message without the line.
func problemOf(err error) string {
	s := strings.TrimPrefix(err.Error(), "yaml: ")
	var line int
	if n, _ := fmt.Sscanf(s, "line %d:", &line); n == 1 {
		_, s, _ = strings.Cut(s, ": ")
	}
	return s
}

// lineEnds are the offsets after each line; the last is the end of the source.
func lineEnds(src []byte) []int {
	var ends []int
	for i, b := range src {
		if b == '\n' {
			ends = append(ends, i+1)
		}
	}
	if len(ends) == 0 || ends[len(ends)-1] != len(src) {
		ends = append(ends, len(src))
	}
	return ends
}

// charEnds are the offsets after each character.
func charEnds(src []byte) []int {
	var ends []int
	for i := 0; i < len(src); {
		_, size := utf8.DecodeRune(src[i:])
		i += size
		ends = append(ends, i)
	}
	return ends
}

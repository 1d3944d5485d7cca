package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"handout/data/diag"
)

// printErr prints findings to standard error.
func (s Streams) printErr(l diag.List) {
	if text := s.findings(l, s.ErrTerminal); text != "" {
		io.WriteString(s.Err, text)
	}
}

// findings renders a list as people read it: `file:line:column: what: why`, the line of the file with a mark under the
// place, and the hint on a line of its own.
func (s Streams) findings(l diag.List, terminal bool) string {
	paint := painter(terminal && s.Env.NoColor == "" && s.Env.Term != "dumb")
	var out strings.Builder
	sources := sourceLines{}
	for _, d := range l.Sorted() {
		if place := d.Pos.String(); place != "" {
			out.WriteString(paint(bold, printable(place)+":") + " ")
		}
		switch message := printable(d.Message); d.Severity {
		case diag.Warning:
			out.WriteString(paint(yellow, "warning:") + " " + message + "\n")
		default:
			out.WriteString(paint(red, message) + "\n")
		}
		out.WriteString(sources.excerpt(d.Pos))
		if d.Hint != "" {
			out.WriteString(paint(cyan, "hint:") + " " + printable(d.Hint) + "\n")
		}
	}
	return out.String()
}

// Colours of a terminal, as its escape codes number them.
const (
	bold   = "1"
	red    = "31"
	yellow = "33"
	cyan   = "36"
)

func painter(on bool) func(colour, text string) string {
	return func(colour, text string) string {
		if !on {
			return text
		}
		return "\x1b[" + colour + "m" + text + "\x1b[0m"
	}
}

// printable keeps what a file holds from driving the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if !unicode.IsGraphic(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// sourceLines remembers the lines of the files that findings point into.
type sourceLines map[string][]string

const (
	longestSource  = 1 << 20 // bytes of a file that are read to show a line
	longestExcerpt = 100     // characters
)

// excerpt is the line at a place with a mark under the column, or nothing when the file cannot be read: a built-in file has
// no path on disk.
func (m sourceLines) excerpt(p diag.Pos) string {
	if p.Line == 0 || p.Column == 0 {
		return ""
	}
	lines, read := m[p.File]
	if !read {
		if info, err := os.Stat(p.File); err == nil && info.Mode().IsRegular() && info.Size() <= longestSource {
			if b, err := os.ReadFile(p.File); err == nil {
				lines = strings.Split(string(b), "\n")
			}
		}
		m[p.File] = lines
	}
	if p.Line > len(lines) {
		return ""
	}
	line, column := []rune(printable(strings.TrimRight(lines[p.Line-1], "\r"))), p.Column-1
	if column > len(line) {
		return ""
	}
	if from := column - longestExcerpt/2; from > 0 && len(line) > longestExcerpt {
		line, column = line[from:], column-from
	}
	if len(line) > longestExcerpt {
		line = line[:longestExcerpt]
	}
	number := fmt.Sprintf("%5d", p.Line)
	return number + " | " + string(line) + "\n" + strings.Repeat(" ", len(number)) + " | " + strings.Repeat(" ", column) + "^\n"
}

// report is what `check --format json` prints.
type report struct {
	Findings json.RawMessage  `json:"findings"` // as package diag prints them
	Handouts []checkedHandout `json:"handouts"`
	Exit     int              `json:"exit"`
}

func (r report) json() ([]byte, error) {
	b, err := json.MarshalIndent(r, "", "  ")
	return append(b, '\n'), err
}

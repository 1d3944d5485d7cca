package diag

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Text prints the finding as a person reads it: "file:line:column: what: why", and the hint on a line of its own. A
// warning says that it is one. There is no line end after it.
func (d Diagnostic) Text() string {
	var b strings.Builder
	if !d.Pos.IsZero() {
		b.WriteString(d.Pos.String() + ": ")
	}
	if d.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(d.Message)
	if d.Hint != "" {
		b.WriteString("\nhint: " + d.Hint)
	}
	return b.String()
}

// Text prints every finding, each with a line end after it.
func (l List) Text() string {
	var b strings.Builder
	for _, d := range l {
		b.WriteString(d.Text() + "\n")
	}
	return b.String()
}

// finding is a diagnostic as JSON has it. What is unknown or empty is left out.
type finding struct {
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Class    string `json:"class"`
	Rule     string `json:"rule,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// String is the word printed for the class.
func (c Class) String() string {
	if c == Refused {
		return "refused"
	}
	return "invalid"
}

// JSON prints the list as an array of objects; "[]" when it is empty. A line end stands after it.
func (l List) JSON() []byte {
	findings := make([]finding, len(l))
	for i, d := range l {
		findings[i] = finding{
			File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column,
			Severity: d.Severity.String(), Class: d.Class.String(), Rule: d.Rule, Message: d.Message, Hint: d.Hint,
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the output is read in a terminal or by a program, not in a page
	e.SetIndent("", "  ")
	if err := e.Encode(findings); err != nil {
		panic("diag: strings and numbers cannot fail to encode: " + err.Error())
	}
	return b.Bytes()
}

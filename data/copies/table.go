package copies

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"handout/data/diag"
)

// table reads CSV: a line of names, then a line a copy.
type table struct {
	file  string
	csv   *csv.Reader
	names []string
	row   int
	ended bool
}

// mostColumns is far more than a list can need; a file with more is no list of copies.
const mostColumns = 500

func newTable(file string, in *bufio.Reader, faults *diag.List) *table {
	t := &table{file: file, csv: csv.NewReader(in)}
	t.csv.Comma = separator(in)
	t.csv.FieldsPerRecord = -1 // told with our own words
	t.csv.ReuseRecord = true
	names, err := t.csv.Read()
	switch {
	case errors.Is(err, io.EOF):
		faults.Invalidf(diag.Pos{File: file, Line: 1, Column: 1}, "begin with a line of names, such as patient,date,programme", "the file is empty")
		return t
	case err != nil:
		t.syntax(err, faults)
		return t
	case len(names) > mostColumns:
		faults.Invalidf(diag.Pos{File: file, Line: 1, Column: 1}, "is this a list of copies?", "%d columns are too many, the most is %d", len(names), mostColumns)
		return t
	}
	seen := map[string]bool{}
	for i, name := range names {
		name = strings.TrimSpace(name)
		pos := t.pos(i)
		known(name, pos, faults)
		if seen[name] {
			faults.Invalidf(pos, "keep one of the two", "%s: this column stands there twice", name)
		}
		seen[name] = true
		t.names = append(t.names, name)
	}
	return t
}

// separator is the one of comma, semicolon and tab that the first line has most of outside quotes: spreadsheets write
// semicolons where the comma is the decimal sign.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(4096)
	if i := bytes.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	counts := map[rune]int{}
	quoted := false
	for _, c := range string(head) {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[c]++
		}
	}
	best := ','
	for _, c := range []rune{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

func (t *table) pos(field int) diag.Pos {
	line, column := t.csv.FieldPos(field)
	return diag.Pos{File: t.file, Line: line, Column: column}
}

func (t *table) next(faults *diag.List) ([]cell, diag.Pos, bool) {
	if t.ended {
		return nil, diag.Pos{}, false
	}
	fields, err := t.csv.Read()
	if errors.Is(err, io.EOF) {
		return nil, diag.Pos{}, false
	}
	t.row++
	if err != nil {
		t.ended = true // where the next row begins nobody knows
		return nil, t.syntax(err, faults), true
	}
	pos := t.pos(0)
	switch {
	case len(fields) > len(t.names):
		faults.Invalidf(t.pos(len(t.names)), "put a value that holds a "+t.comma()+" in quotes", "row %d has %d values, the first line has %d names", t.row, len(fields), len(t.names))
		fields = fields[:len(t.names)]
	case len(fields) < len(t.names):
		faults.Invalidf(pos, "leave a value empty, but keep its "+t.comma(), "row %d has %d values, the first line has %d names", t.row, len(fields), len(t.names))
	}
	cells := make([]cell, len(fields))
	for i, f := range fields {
		cells[i] = cell{t.names[i], f, t.pos(i)}
	}
	return cells, pos, true
}

func (t *table) comma() string {
	switch t.csv.Comma {
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	}
	return "comma"
}

// syntax reports what is no CSV, or cannot be read at all.
func (t *table) syntax(err error, faults *diag.List) diag.Pos {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		pos := diag.Pos{File: t.file}
		faults.Invalidf(pos, "", "cannot be read: %v", err)
		return pos
	}
	pos := diag.Pos{File: t.file, Line: at.Line, Column: at.Column}
	if errors.Is(at.Err, csv.ErrQuote) && at.StartLine != at.Line {
		pos.Line, pos.Column = at.StartLine, 1 // where the quote was opened is what must be looked at
	}
	faults.Invalidf(pos, `put a value that holds quotes in quotes, and write each of them twice: "the ""long"" way"`, "row %d: a quote is not closed, or stands inside a value", t.row)
	return pos
}

// Package copies reads a list of copies: one row a copy, as CSV, JSON Lines or YAML.
//
// Input: the list as a stream. Output: rows in the order of the list, each with its number, its place and what is wrong
// with it. CSV is that of RFC 4180, or with semicolons or tabs, with or without a byte-order mark. CSV and JSON Lines are
// read row by row, so that a list may be longer than memory; YAML is read whole. The package looks nothing up: whether a
// programme, an exercise or a brand of that name exists is for whoever makes the copy.
package copies

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/load"
)

// Row is one copy that the list asks for. An empty text leaves the choice to whoever makes the copy.
type Row struct {
	Number int // from 1, over the whole list
	Pos    diag.Pos

	Programme, Template, Paper, Region, Brand data.Text
	Exercises                                 []string
	Settings                                  []load.Setting
	Copy                                      data.Copy

	cells []cell
}

// cell is one value of a row as it was written.
type cell struct {
	column string
	text   string
	pos    diag.Pos
}

// Names tells whether the row names a person.
func (r Row) Names() bool { return r.Copy.Patient != "" }

// Canonical is what the row says, whatever form and order its columns have: what hashes of a row are taken of.
func (r Row) Canonical() []byte {
	cells := slices.Clone(r.cells)
	slices.SortFunc(cells, func(a, b cell) int { return strings.Compare(a.column, b.column) })
	var out []byte
	for _, c := range cells {
		out = append(append(out, c.column...), '=')
		out = append(strconv.AppendQuote(out, c.text), '\n')
	}
	return out
}

// Place is where a column's value stands, or the row itself where it has no such column.
func (r Row) Place(column string) diag.Pos {
	for _, c := range r.cells {
		if c.column == column {
			return c.pos
		}
	}
	return r.Pos
}

// Reader reads a list row by row.
type Reader struct {
	file   string
	rows   source
	number int
	faults diag.List // of the list as a whole
}

// source gives the rows of one form. It reports what is wrong with a row's shape in the list that it is handed; more is
// false when there is no further row.
type source interface {
	next(faults *diag.List) (cells []cell, pos diag.Pos, more bool)
}

// endings tell the forms.
var endings = []string{".csv", ".tsv", ".jsonl", ".ndjson", ".yaml"}

// IsList tells by its ending whether a file can be a list of copies, and what endings can.
func IsList(file string) (ok bool, known []string) {
	return slices.Contains(endings, strings.ToLower(path.Ext(file))), endings
}

// NewReader reads a list from a stream; the file's name says which form it has, and stands in diagnostics. Faults of the
// list as a whole, such as an unknown column, are returned at once; then there are no rows.
func NewReader(file string, from io.Reader) (*Reader, diag.List) {
	r := &Reader{file: file}
	in := bufio.NewReaderSize(from, 64<<10)
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		in.Discard(len(mark))
	} else if len(mark) >= 2 && (mark[0] == 0xff && mark[1] == 0xfe || mark[0] == 0xfe && mark[1] == 0xff) {
		r.faults.Invalidf(diag.Pos{File: file, Line: 1, Column: 1}, "save it as UTF-8; in Excel: Save as, CSV UTF-8", "the file is in UTF-16")
		return r, r.faults
	}
	switch strings.ToLower(path.Ext(file)) {
	case ".jsonl", ".ndjson":
		r.rows = newLines(file, in)
	case ".yaml":
		r.rows = newYAML(file, in, &r.faults)
	default:
		r.rows = newTable(file, in, &r.faults)
	}
	return r, r.faults
}

// Next reads the next row, and says what is wrong with it; ok is false when there is none.
func (r *Reader) Next() (row Row, faults diag.List, ok bool) {
	if r.faults.HasErrors() {
		return Row{}, nil, false
	}
	cells, pos, more := r.rows.next(&faults)
	if !more {
		return Row{}, faults, false
	}
	r.number++
	row = Row{Number: r.number, Pos: pos, cells: cells}
	row.fill(&faults)
	return row, faults, true
}

// Sum is a reader that keeps the SHA-256 of what passes through it, to tell whether a file changed between two readings.
type Sum struct {
	from io.Reader
	hash interface {
		io.Writer
		Sum([]byte) []byte
	}
}

// NewSum sums what is read through it.
func NewSum(from io.Reader) *Sum { return &Sum{from, sha256.New()} }

// Read reads on.
func (s *Sum) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	s.hash.Write(p[:n])
	return n, err
}

// Hash is the sum of all that was read.
func (s *Sum) Hash() [sha256.Size]byte { return [sha256.Size]byte(s.hash.Sum(nil)) }

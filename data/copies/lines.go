package copies

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"handout/data/diag"
	"handout/data/strict"
)

// longestLine bounds a line of JSON Lines.
const longestLine = 1 << 20

// lines reads JSON Lines: an object a copy.
type lines struct {
	file string
	scan *bufio.Scanner
	line int
	row  int
	done bool
}

func newLines(file string, in io.Reader) *lines {
	s := bufio.NewScanner(in)
	s.Buffer(nil, longestLine)
	return &lines{file: file, scan: s}
}

func (l *lines) next(faults *diag.List) ([]cell, diag.Pos, bool) {
	for !l.done && l.scan.Scan() {
		l.line++
		src := l.scan.Bytes()
		if len(bytes.TrimSpace(src)) == 0 {
			continue
		}
		l.row++
		return l.object(src, faults), l.pos(0), true
	}
	if err := l.scan.Err(); err != nil && !l.done {
		l.done = true
		hint := ""
		if errors.Is(err, bufio.ErrTooLong) {
			hint = "write one object a line"
		}
		l.line++
		faults.Invalidf(l.pos(0), hint, "cannot be read: %v", err)
		return nil, l.pos(0), true
	}
	return nil, diag.Pos{}, false
}

func (l *lines) pos(offset int) diag.Pos {
	return diag.Pos{File: l.file, Line: l.line, Column: offset + 1}
}

// object reads one line.
func (l *lines) object(src []byte, faults *diag.List) []cell {
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	start := func() int { // of the next token
		at := int(d.InputOffset())
		for at < len(src) && strings.IndexByte(" \t\r,:", src[at]) >= 0 {
			at++
		}
		return at
	}
	at := start()
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		faults.Invalidf(l.pos(at), `write {"patient": "…", "programme": "back-pain"}`, "row %d: not a JSON object", l.row)
		return nil
	}
	var cells []cell
	seen := map[string]bool{}
	for d.More() {
		at = start()
		token, err := d.Token()
		name, isText := token.(string)
		if err != nil || !isText {
			return l.broken(src, faults, cells)
		}
		known(name, l.pos(at), faults)
		if seen[name] {
			faults.Invalidf(l.pos(at), "keep one of the two", "row %d: %s stands there twice", l.row, name)
		}
		seen[name] = true
		at = start()
		var value any
		if err := d.Decode(&value); err != nil {
			return l.broken(src, faults, cells)
		}
		text, ok := plain(value)
		if !ok {
			faults.Invalidf(l.pos(at), "write a text in quotes", "row %d, %s: not a text, a number or a list of texts", l.row, name)
		}
		cells = append(cells, cell{name, text, l.pos(at)})
	}
	if _, err := d.Token(); err != nil {
		return l.broken(src, faults, cells)
	}
	if rest := bytes.TrimSpace(src[d.InputOffset():]); len(rest) > 0 {
		faults.Invalidf(l.pos(start()), "write one object a line", "row %d: more follows after the object", l.row)
	}
	return cells
}

func (l *lines) broken(src []byte, faults *diag.List, cells []cell) []cell {
	at := len(src)
	var any any
	var syntax *json.SyntaxError
	if err := json.Unmarshal(src, &any); errors.As(err, &syntax) {
		at = max(int(syntax.Offset)-1, 0)
	}
	faults.Invalidf(l.pos(at), "look at quotes, commas and braces near here", "row %d: broken JSON", l.row)
	return cells
}

// plain is a value as CSV would have it; a list becomes its items with commas between them.
func plain(value any) (string, bool) {
	switch v := value.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			s, ok := item.(string)
			if !ok {
				return "", false
			}
			items[i] = s
		}
		return strings.Join(items, ","), true
	}
	return "", false
}

// yamlRows are the rows of a YAML list, read whole.
type yamlRows struct {
	rows []*strict.Value
	row  int
}

func newYAML(file string, in io.Reader, faults *diag.List) *yamlRows {
	src, err := io.ReadAll(io.LimitReader(in, strict.MaxBytes+1))
	if err != nil {
		faults.Invalidf(diag.Pos{File: file}, "", "cannot be read: %v", err)
		return nil
	}
	if len(src) > strict.MaxBytes {
		faults.Invalidf(diag.Pos{File: file}, "write a long list as CSV or JSON Lines", "too long for YAML: the most is %d bytes", strict.MaxBytes)
		return nil
	}
	v, found := strict.Parse(file, src)
	faults.Add(found)
	if v == nil {
		return nil
	}
	if v.Kind() != strict.List {
		faults.Invalidf(v.Pos(), `begin each copy with "- "`, "found %s, want a list of copies", v.Kind())
	}
	return &yamlRows{rows: v.Items()}
}

func (y *yamlRows) next(faults *diag.List) ([]cell, diag.Pos, bool) {
	if y.row == len(y.rows) {
		return nil, diag.Pos{}, false
	}
	v := y.rows[y.row]
	y.row++
	if v.Kind() != strict.Mapping {
		faults.Invalidf(v.Pos(), "write {patient: …, programme: back-pain}", "row %d: found %s, want names and values", y.row, v.Kind())
	}
	var cells []cell
	seen := map[string]bool{}
	for _, f := range v.Fields() {
		known(f.Key, f.KeyPos, faults)
		if seen[f.Key] {
			faults.Invalidf(f.KeyPos, "keep one of the two", "row %d: %s stands there twice", y.row, f.Key)
		}
		seen[f.Key] = true
		text := f.Value.String()
		if f.Value.Kind() == strict.List {
			var items []string
			for _, item := range f.Value.Items() {
				items = append(items, item.String())
			}
			text = strings.Join(items, ",")
		} else if f.Value.Kind() == strict.Mapping {
			faults.Invalidf(f.Value.Pos(), fmt.Sprintf("a dose is one line: %s.hold: 10 s", f.Key), "row %d, %s: found a mapping, want a text", y.row, f.Key)
		}
		cells = append(cells, cell{f.Key, text, f.Value.Pos()})
	}
	return cells, v.Pos(), true
}

package pdftest

import (
	"bytes"
	"fmt"
	"strconv"
)

// A PDF object is nil, bool, float64, Name, String, Array, Dict, Ref or *Stream.
type (
	object = any
	name   string
	text   string // a string of bytes
	array  []object
	dict   map[name]object
	ref    int
	stream struct {
		dict
		raw []byte
	}
	operator string // in content streams only
)

// fault is how the reader gives up; the package's functions turn it into an error.
type fault struct{ error }

func failf(format string, args ...any) { panic(fault{fmt.Errorf("pdftest: "+format, args...)}) }

// rescue turns a fault into an error.
func rescue(err *error) {
	switch r := recover().(type) {
	case nil:
	case fault:
		*err = r.error
	default:
		panic(r)
	}
}

// lexer reads objects from bytes.
type lexer struct {
	src []byte
	at  int
}

func isSpace(c byte) bool { return bytes.IndexByte([]byte("\x00\t\n\f\r "), c) >= 0 }

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) space() {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case c == '%':
			for l.at < len(l.src) && l.src[l.at] != '\n' && l.src[l.at] != '\r' {
				l.at++
			}
		case isSpace(c):
			l.at++
		default:
			return
		}
	}
}

func (l *lexer) has(prefix string) bool {
	if !bytes.HasPrefix(l.src[l.at:], []byte(prefix)) {
		return false
	}
	l.at += len(prefix)
	return true
}

// object reads the next object. A bare word is an operator.
func (l *lexer) object() object {
	l.space()
	if l.at >= len(l.src) {
		failf("unexpected end")
	}
	switch {
	case l.has("<<"):
		return l.dict()
	case l.has("<"):
		return l.hex()
	case l.has("("):
		return l.literal()
	case l.has("["):
		a := array{}
		for l.space(); !l.has("]"); l.space() {
			a = append(a, l.object())
		}
		return a
	case l.has("/"):
		return l.name()
	}
	return l.word()
}

func (l *lexer) dict() dict {
	d := dict{}
	for l.space(); !l.has(">>"); l.space() {
		key, ok := l.object().(name)
		if !ok {
			failf("offset %d: a dictionary's key is no name", l.at)
		}
		if _, twice := d[key]; twice {
			failf("offset %d: key /%s stands twice", l.at, key)
		}
		d[key] = l.object()
	}
	return d
}

func (l *lexer) token() string {
	start := l.at
	for l.at < len(l.src) && !isSpace(l.src[l.at]) && !isDelimiter(l.src[l.at]) {
		l.at++
	}
	return string(l.src[start:l.at])
}

func (l *lexer) name() name {
	raw := l.token()
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			v, err := strconv.ParseUint(raw[i+1:i+3], 16, 8)
			if err != nil {
				failf("name %q: bad escape", raw)
			}
			b = append(b, byte(v))
			i += 2
			continue
		}
		b = append(b, raw[i])
	}
	return name(b)
}

// word reads a number, a reference, a keyword or an operator.
func (l *lexer) word() object {
	start := l.at
	w := l.token()
	switch w {
	case "":
		failf("offset %d: unexpected %q", start, l.src[start])
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	v, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return operator(w)
	}
	back := l.at
	l.space()
	if l.at > back && isDigits(w) && isDigits(l.token()) {
		l.space()
		if l.token() == "R" {
			return ref(v)
		}
	}
	l.at = back
	return v
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func (l *lexer) hex() text {
	var digits []byte
	for !l.has(">") {
		l.space()
		if l.at >= len(l.src) {
			failf("unexpected end of a hexadecimal string")
		}
		if l.src[l.at] != '>' {
			digits = append(digits, l.src[l.at])
			l.at++
		}
	}
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	b := make([]byte, len(digits)/2)
	for i := range b {
		v, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			failf("hexadecimal string: bad digits %q", digits[2*i:2*i+2])
		}
		b[i] = byte(v)
	}
	return text(b)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literal() text {
	var b []byte
	for depth := 1; ; l.at++ {
		if l.at >= len(l.src) {
			failf("unexpected end of a string")
		}
		c := l.src[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text(b)
			}
		case '\r':
			if l.at+1 < len(l.src) && l.src[l.at+1] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			l.at++
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		}
		b = append(b, c)
	}
}

// escape reads what stands behind a backslash; an escaped line end is nothing.
func (l *lexer) escape() (c byte, ok bool) {
	if l.at >= len(l.src) {
		failf("unexpected end of a string")
	}
	c = l.src[l.at]
	if e := escapes[c]; e != 0 {
		return e, true
	}
	if c == '\n' || c == '\r' {
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := 0
	for n := 0; n < 3 && l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '7'; n++ {
		v = v*8 + int(l.src[l.at]-'0')
		l.at++
	}
	l.at--
	return byte(v), true
}

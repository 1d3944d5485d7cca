package picture

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// styleSheet reads a style element: rules with simple selectors (tag, .class, #id and several of them on one element).
func (r *reader) styleSheet(e *element) {
	text := blankComments(e.text)
	for at := 0; at < len(text); {
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t\r\n"))
		rest := text[at:]
		if rest == "" {
			break
		}
		if rest[0] == '@' {
			at += r.atRule(rest, e.textAt+at)
			continue
		}
		selectors, after, opened := strings.Cut(rest, "{")
		body, _, closed := strings.Cut(after, "}")
		if !opened || !closed {
			r.errorAt(e.textAt+at, "close it with }", "style sheet: a rule is not closed")
			return
		}
		bodyAt := at + len(selectors) + 1
		list := r.parseDeclarations(nil, body, place{el: e, attr: -1}, e.textAt+bodyAt)
		for selector := range strings.SplitSeq(selectors, ",") {
			s, ok := simpleSelector(strings.TrimSpace(selector))
			if !ok {
				r.errorAt(e.textAt+at, "use a class", "style sheet: the selector %q is not read", strings.TrimSpace(selector))
				continue
			}
			s.declarations = list
			if r.rules = append(r.rules, s); len(r.rules) > maxRules {
				r.errorAt(e.textAt+at, "remove unused styles", "style sheet: more than %d selectors", maxRules)
				return
			}
		}
		at = bodyAt + len(body) + 1
	}
	slices.SortStableFunc(r.rules, func(a, b rule) int { return cmp.Compare(a.weight, b.weight) })
}

// atRule reports a rule such as @import that would change the drawing, and returns its length.
func (r *reader) atRule(text string, offset int) int {
	name := text[:1+len(text[1:])-len(strings.TrimLeft(text[1:], "abcdefghijklmnopqrstuvwxyz-"))]
	switch name {
	case "@charset", "@namespace", "@font-face":
	default:
		r.errorAt(offset, "put plain rules into the file", "style sheet: %s is not read", name)
	}
	semicolon, brace := strings.IndexByte(text, ';'), strings.IndexByte(text, '{')
	if semicolon >= 0 && (brace < 0 || semicolon < brace) {
		return semicolon + 1
	}
	for i, depth := 0, 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth <= 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// blankComments replaces comments by as many spaces, so that places stay.
func blankComments(text []byte) string {
	out := make([]byte, 0, len(text))
	for rest := text; len(rest) > 0; {
		from := bytes.Index(rest, []byte("/*"))
		if from < 0 {
			return string(append(out, rest...))
		}
		length := len(rest) - from
		if end := bytes.Index(rest[from+2:], []byte("*/")); end >= 0 {
			length = end + 4
		}
		out = append(append(out, rest[:from]...), bytes.Repeat([]byte(" "), length)...)
		rest = rest[from+length:]
	}
	return string(out)
}

func simpleSelector(text string) (rule, bool) {
	var s rule
	if rest, ok := strings.CutPrefix(text, "*"); ok {
		if rest == "" {
			return s, true
		}
		text = rest
	}
	for i := 0; i < len(text); {
		start := i
		kind := text[i]
		if kind == '.' || kind == '#' {
			i++
		}
		from := i
		for i < len(text) && isName(text[i]) {
			i++
		}
		name := text[from:i]
		switch {
		case name == "":
			return s, false
		case kind == '.':
			s.classes = append(s.classes, name)
			s.weight += 1 << 10
		case kind == '#' && s.id == "":
			s.id = name
			s.weight += 1 << 20
		case start == 0:
			s.tag = name
			s.weight++
		default:
			return s, false
		}
	}
	return s, text != ""
}

func isName(c byte) bool {
	return isLetter(c) || c-'0' < 10 || c == '-' || c == '_' || c >= 0x80
}

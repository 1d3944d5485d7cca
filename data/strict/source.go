package strict

import (
	"bytes"
	"unicode/utf8"
)

// checkBytes looks at what is wrong before YAML: size, encoding, characters that no text holds, tabs that start a line. It
// returns the source without a byte order mark.
func (d *document) checkBytes(src []byte) []byte {
	if len(src) > MaxBytes {
		d.fault(d.at(1, 1), "is it a picture, or the wrong file?", "the file is too large: the most is %d bytes", MaxBytes)
		return nil
	}
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		d.fault(d.at(1, 1), "save the file as UTF-8", "the file is UTF-16")
		return nil
	}
	for _, f := range otherFiles() {
		if bytes.HasPrefix(src, []byte(f.begins)) {
			d.fault(d.at(1, 1), "name the YAML file", "this is %s, not a text file", f.name)
			return nil
		}
	}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	line, column := 1, 1
	indent := true // nothing but spaces so far in this line
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			d.fault(d.at(line, column), "save the file as UTF-8", "byte 0x%02X is not UTF-8", src[i])
			return nil // whatever follows is likely wrong in the same way
		}
		if r == 0 {
			d.fault(d.at(line, column), "is this a text file?", "a NUL character")
			return nil
		}
		i += size
		if isControl(r) || r == '\r' && (i == len(src) || src[i] != '\n') {
			d.fault(d.at(line, column), "take it out", "U+%04X is a control character", r)
		}
		switch r {
		case '\n':
			line, column, indent = line+1, 0, true
		case '\t':
			if indent { // even where nothing follows, YAML takes it for text
				d.fault(d.at(line, column), "use spaces, two for each level; an empty line holds nothing", "a tab at the start of a line")
			}
			indent = false // one finding a line
		case ' ', '\r':
		default:
			indent = false
		}
		column++
	}
	return src
}

// otherFile is a kind of file that people name by mistake, and how it begins.
type otherFile struct{ begins, name string }

func otherFiles() []otherFile {
	return []otherFile{
		{"%PDF-", "a PDF"}, {"PK\x03\x04", "a zip file or a word processor's"}, {"\x89PNG", "a picture"}, {"\xFF\xD8\xFF", "a picture"},
	}
}

// isControl tells the characters that no text holds: control characters, the line ends that an editor does not count, and what
// turns round the order of the words that follow.
func isControl(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0:
		return true
	}
	return r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

package strict

import (
	"bytes"
	"unicode/utf8"
)

// checkBytes looks at what is wrong before YAML: size, encoding, characters that no text holds, tabs before a line. It
// returns the source without a byte order mark.
func (d *document) checkBytes(src []byte) []byte {
	if len(src) > MaxBytes {
		d.faults.Invalidf(d.at(1, 1), "is it a picture, or the wrong file?", "the file is too large: %d bytes, the most is %d", len(src), MaxBytes)
		return nil
	}
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		d.faults.Invalidf(d.at(1, 1), "save the file as UTF-8", "the file is UTF-16")
		return nil
	}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	line, column, indent := 1, 1, true
	for rest := src; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			d.faults.Invalidf(d.at(line, column), "save the file as UTF-8", "byte 0x%02X is not UTF-8", rest[0])
			return nil // whatever follows is likely wrong in the same way
		case r == 0:
			d.faults.Invalidf(d.at(line, column), "take it out; is this a text file?", "a NUL character")
			return nil
		case r == '\t' && indent:
			d.faults.Invalidf(d.at(line, column), "use spaces, two for each level", "a tab before the text of a line")
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r < 0xA0 && r != 0x85, r == 0xFFFE, r == 0xFFFF:
			d.faults.Invalidf(d.at(line, column), "take it out", "U+%04X is a control character", r)
		}
		rest = rest[size:]
		column++
		switch {
		case r == '\n':
			line, column, indent = line+1, 1, true
		case r != ' ' && r != '\t':
			indent = false
		}
	}
	return src
}

package file

import (
	"encoding/hex"
	"strconv"
	"unicode/utf16"
)

// AppendInt appends a whole number.
func AppendInt(b []byte, v int64) []byte { return strconv.AppendInt(b, v, 10) }

// AppendMilli appends v thousandths as shortly as PDF allows: 12500 is 12.5, 250 is .25.
func AppendMilli(b []byte, v int64) []byte { return appendDecimal(b, v, 1000) }

// AppendMicro appends v millionths as shortly as PDF allows.
func AppendMicro(b []byte, v int64) []byte { return appendDecimal(b, v, 1_000_000) }

func appendDecimal(b []byte, v, unit int64) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	whole, rest := v/unit, v%unit
	if whole != 0 || rest == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for rest != 0 {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}

// AppendRef appends a reference to an object.
func AppendRef(b []byte, r Ref) []byte {
	return append(strconv.AppendInt(b, int64(r), 10), " 0 R"...)
}

// appendHex appends a string of bytes in hexadecimal.
func appendHex(b, s []byte) []byte {
	return append(hex.AppendEncode(append(b, '<'), s), '>')
}

// AppendText appends a text string: as it is when it is plain ASCII, else in UTF-16.
func AppendText(b []byte, s string) []byte {
	b = append(b, '(')
	if isPlain(s) {
		for i := range len(s) {
			b = appendByte(b, s[i])
		}
		return append(b, ')')
	}
	b = append(b, 0xFE, 0xFF)
	for _, r := range s {
		if r > 0xFFFF {
			high, low := utf16.EncodeRune(r)
			b = AppendUnit(AppendUnit(b, uint16(high)), uint16(low))
		} else {
			b = AppendUnit(b, uint16(r))
		}
	}
	return append(b, ')')
}

// AppendUnit appends two bytes, high before low, of a literal string.
func AppendUnit(b []byte, u uint16) []byte {
	return appendByte(appendByte(b, byte(u>>8)), byte(u))
}

// appendByte appends a byte of a literal string. Parentheses are always escaped, balanced or not; a carriage return
// would be read as a line feed.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

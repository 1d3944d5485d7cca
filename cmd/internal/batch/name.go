package batch

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Pattern makes the name of a copy's file from what the copy is.
type Pattern struct {
	parts  []part
	unique bool // begins or ends with the number, so that no two copies can share a name
}

// part is a piece of text, or a value to put in.
type part struct{ text, value string }

// Values of a pattern. The patient's name is health data: it gets into a file's name only where a pattern asks for it.
var patternValues = []string{"number", "programme", "template", "brand", "region", "paper", "date", "patient"}

// ParsePattern reads a pattern such as {number}-{programme}.
func ParsePattern(s string) (Pattern, error) {
	p := Pattern{unique: strings.HasPrefix(s, "{number}") || strings.HasSuffix(s, "{number}")}
	for rest := s; rest != ""; {
		text, after, found := strings.Cut(rest, "{")
		p.parts = append(p.parts, part{text: text})
		if !found {
			break
		}
		value, next, closed := strings.Cut(after, "}")
		if !closed || !slices.Contains(patternValues, value) {
			return Pattern{}, &PatternError{value, closed}
		}
		p.parts = append(p.parts, part{value: value})
		rest = next
	}
	if strings.ContainsAny(s, `/\`) {
		return Pattern{}, fmt.Errorf("a name, not a path: all files go into one folder")
	}
	if len(p.parts) == 0 || !slices.ContainsFunc(p.parts, func(p part) bool { return p.value != "" }) {
		return Pattern{}, fmt.Errorf("every copy would get the same name")
	}
	return p, nil
}

// PatternError is a value that there is not.
type PatternError struct {
	Value  string
	closed bool
}

// Error says which.
func (e *PatternError) Error() string {
	if !e.closed {
		return "a { without its }"
	}
	return fmt.Sprintf("there is no value {%s}", e.Value)
}

// Known are the values that a pattern may have.
func (*PatternError) Known() []string { return patternValues }

// longestName is short enough for every file system, its ending and that of a temporary file included.
const longestName = 180

// Name is the file name of copy number of total. Numbers are padded to one width, so that files sort as rows do.
func (p Pattern) Name(number, total int, value func(string) string) string {
	var b strings.Builder
	for _, part := range p.parts {
		switch part.value {
		case "":
			b.WriteString(part.text)
		case "number":
			fmt.Fprintf(&b, "%0*d", max(4, len(strconv.Itoa(total))), number)
		default:
			b.WriteString(value(part.value))
		}
	}
	return safe(b.String()) + ".pdf"
}

// Could tells whether a copy could get a name, as far as the pattern says.
func (p Pattern) Could(file string) bool {
	form := "(?i)^_?"
	for _, part := range p.parts {
		switch part.value {
		case "":
			form += regexp.QuoteMeta(part.text)
		case "number":
			form += "[0-9]{4,}"
		default:
			form += ".*"
		}
	}
	return regexp.MustCompile(form + `\.pdf$`).MatchString(file)
}

// reserved are names that Windows keeps for devices, with any ending.
var reserved = []string{"con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// safe keeps letters, digits and a few marks that every file system takes, whatever its idea of capitals and accents; a
// name without any of them is named after its sum.
func safe(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r == '.':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		default:
			gap = true
		}
	}
	s := strings.Trim(b.String(), ".-")
	switch stem, _, _ := strings.Cut(strings.ToLower(s), "."); {
	case s == "":
		return fmt.Sprintf("copy-%08x", sum(name))
	case slices.Contains(reserved, stem):
		return "_" + s
	case len(s) > longestName:
		return fmt.Sprintf("%s-%08x", s[:longestName-9], sum(name))
	}
	return s
}

func sum(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// names watches that no two copies get one name. It keeps a sum of each, not the names.
type names struct{ seen map[uint64]int }

// taken returns the number of the copy that has the name already; capitals do not tell names apart.
func (n *names) taken(name string, number int) (int, bool) {
	h := fnv.New64a()
	h.Write([]byte(strings.ToLower(name)))
	if n.seen == nil {
		n.seen = map[uint64]int{}
	}
	first, taken := n.seen[h.Sum64()]
	if !taken {
		n.seen[h.Sum64()] = number
	}
	return first, taken
}

package pdftest

import "strings"

// marks is the text of a page's marked content, by id.
type marks map[int]*strings.Builder

// marked is a stretch of marked content that is open.
type marked struct {
	id       int // -1: none of its own
	artifact bool
	actual   bool // its text has been given
}

// interpreter reads a page's content.
type interpreter struct {
	*reader
	fonts map[name]map[uint16]string
	open  []marked
	font  name
	out   marks
	page  int
}

// painting lists the operators that put something on the page.
var painting = map[operator]bool{
	"f": true, "f*": true, "F": true, "B": true, "B*": true, "b": true, "b*": true, "S": true, "s": true,
	"Do": true, "sh": true, "Tj": true, "TJ": true, "'": true, `"`: true, "EI": true,
}

// content reads what a page says. Whatever paints outside of marked content is a fault.
func (r *reader) content(page int, d dict) marks {
	in := &interpreter{reader: r, fonts: r.fonts(r.dict(d["Resources"])), out: marks{}, page: page}
	operations(r.contents(page, d), in.operator)
	if len(in.open) > 0 {
		failf("page %d: marked content is left open", page)
	}
	return in.out
}

// operations goes through a stream's operators, each with the operands before it.
func operations(src []byte, do func(op operator, operands []object)) {
	l := &lexer{src: src}
	var operands []object
	for l.space(); l.at < len(l.src); l.space() {
		o := l.object()
		op, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		do(op, operands)
		operands = operands[:0]
	}
}

// contents are the operators of a page, whose streams count as one.
func (r *reader) contents(page int, d dict) []byte {
	var data []byte
	for _, c := range r.array(d["Contents"]) {
		s, ok := r.resolve(c).(*stream)
		if !ok {
			failf("page %d: content is no stream", page)
		}
		data = append(append(data, r.inflate(s)...), '\n')
	}
	return data
}

func (in *interpreter) operator(op operator, operands []object) {
	if painting[op] && len(in.open) == 0 {
		failf("page %d: %s outside of marked content", in.page, op)
	}
	switch op {
	case "BMC":
		in.begin(operands[0], nil)
	case "BDC":
		properties, ok := operands[1].(dict)
		if !ok {
			failf("page %d: BDC without direct properties", in.page)
		}
		in.begin(operands[0], properties)
	case "EMC":
		if len(in.open) == 0 {
			failf("page %d: EMC without a beginning", in.page)
		}
		in.open = in.open[:len(in.open)-1]
	case "Tf":
		in.font = operands[0].(name)
	case "Tj":
		in.show(operands[0])
	case "TJ":
		for _, o := range operands[0].(array) {
			if _, ok := o.(float64); !ok {
				in.show(o)
			}
		}
	case "'", `"`:
		failf("page %d: operator %s: not known here", in.page, op)
	}
}

func (in *interpreter) begin(tag object, properties dict) {
	m := marked{id: -1, artifact: tag == name("Artifact")}
	if id, ok := properties["MCID"]; ok {
		m.id = int(number(id))
		if in.out[m.id] != nil {
			failf("page %d: marked-content id %d stands twice", in.page, m.id)
		}
		if len(in.open) > 0 {
			failf("page %d: marked-content id %d inside of other content", in.page, m.id)
		}
		in.out[m.id] = new(strings.Builder)
	}
	if actual, ok := properties["ActualText"]; ok {
		in.write(words(actual))
		m.actual = true
	}
	in.open = append(in.open, m)
}

func (in *interpreter) show(o object) {
	s, ok := o.(text)
	if !ok {
		failf("page %d: text is no string", in.page)
	}
	font := in.fonts[in.font]
	if font == nil {
		failf("page %d: font /%s: no ToUnicode", in.page, in.font)
	}
	if len(s)%2 != 0 {
		failf("page %d: half a glyph id", in.page)
	}
	for i := 0; i < len(s); i += 2 {
		glyph := uint16(s[i])<<8 | uint16(s[i+1])
		t, ok := font[glyph]
		if !ok {
			failf("page %d: glyph %d of /%s: stands for nothing", in.page, glyph, in.font)
		}
		in.write(t)
	}
}

// write adds text to the content that is open, unless an artifact or a text given instead hides it.
func (in *interpreter) write(s string) {
	id := -1
	for _, m := range in.open {
		if m.artifact || m.actual {
			return
		}
		if m.id >= 0 {
			id = m.id
		}
	}
	if id < 0 {
		failf("page %d: text %q in marked content without an id", in.page, s)
	}
	in.out[id].WriteString(s)
}

// fonts reads what the glyphs of each font stand for.
func (r *reader) fonts(resources dict) map[name]map[uint16]string {
	fonts := map[name]map[uint16]string{}
	if resources["Font"] == nil {
		return fonts
	}
	for key, o := range r.dict(resources["Font"]) {
		if s, ok := r.resolve(r.dict(o)["ToUnicode"]).(*stream); ok {
			fonts[key] = toUnicode(r.inflate(s))
		}
	}
	return fonts
}

// toUnicode reads the blocks of a character map.
func toUnicode(data []byte) map[uint16]string {
	m := map[uint16]string{}
	operations(data, func(op operator, operands []object) {
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				m[code(operands[i])] = fromUTF16(operands[i+1].(text))
			}
		case "endbfrange":
			for i := 0; i+2 < len(operands); i += 3 {
				span(m, code(operands[i]), code(operands[i+1]), operands[i+2].(text))
			}
		}
	})
	return m
}

// span maps a range of codes to characters that follow one another.
func span(m map[uint16]string, first, last uint16, to text) {
	b := []byte(to)
	for c := int(first); c <= int(last); c++ {
		m[uint16(c)] = fromUTF16(text(b))
		b[len(b)-1]++
	}
}

func code(o object) uint16 {
	s, ok := o.(text)
	if !ok || len(s) != 2 {
		failf("character map: %v is no code of two bytes", o)
	}
	return uint16(s[0])<<8 | uint16(s[1])
}

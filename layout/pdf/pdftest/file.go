package pdftest

import (
	"bytes"
	"compress/zlib"
	"io"
	"iter"
	"strconv"
	"unicode/utf16"
)

// reader gives access to a file's objects.
type reader struct {
	src     []byte
	places  map[ref]place
	trailer dict
	cache   map[ref]object
	streams map[ref][]object // the objects of object streams, by the stream
}

// place is where an object stands: at an offset, or in an object stream.
type place struct {
	offset int
	in     ref
	index  int
}

// open reads the cross-reference stream.
func open(src []byte) *reader {
	r := &reader{src: src, places: map[ref]place{}, cache: map[ref]object{}, streams: map[ref][]object{}}
	i := bytes.LastIndex(src, []byte("startxref"))
	if i < 0 {
		failf("no startxref: not a PDF")
	}
	l := &lexer{src: src, at: i + len("startxref")}
	table, ok := r.at(int(number(l.object()))).(*stream)
	if !ok || table.dict["Type"] != name("XRef") {
		failf("no cross-reference stream")
	}
	r.trailer = table.dict
	r.table(table)
	return r
}

func (r *reader) table(s *stream) {
	data := r.inflate(s)
	w, ok := s.dict["W"].(array)
	if !ok || len(w) != 3 {
		failf("cross-reference stream: bad /W")
	}
	numbers := r.numbers(s)
	var fields [3]int
	for at := 0; len(data) > 0; at++ {
		n := at
		if at < len(numbers) {
			n = numbers[at]
		}
		for i := range fields {
			size := int(number(w[i]))
			fields[i] = 0
			for _, b := range data[:size] {
				fields[i] = fields[i]<<8 | int(b)
			}
			data = data[size:]
		}
		switch fields[0] {
		case 1:
			r.places[ref(n)] = place{offset: fields[1]}
		case 2:
			r.places[ref(n)] = place{in: ref(fields[1]), index: fields[2]}
		}
	}
}

// numbers are those of the objects in the rows of the table; none where they count from 0.
func (r *reader) numbers(s *stream) []int {
	var all []int
	index := r.array(s.dict["Index"])
	for i := 0; i+1 < len(index); i += 2 {
		first := int(number(index[i]))
		for n := range int(number(index[i+1])) {
			all = append(all, first+n)
		}
	}
	return all
}

// at reads the object whose number stands at the offset.
func (r *reader) at(offset int) object {
	if offset < 0 || offset >= len(r.src) {
		failf("offset %d: outside the file", offset)
	}
	l := &lexer{src: r.src, at: offset}
	l.object() // number
	l.object() // generation
	if l.object() != operator("obj") {
		failf("offset %d: no object", offset)
	}
	o := l.object()
	d, ok := o.(dict)
	l.space()
	if !ok || !l.has("stream") {
		return o
	}
	l.has("\r")
	l.has("\n")
	size := int(number(r.resolve(d["Length"])))
	if l.at+size > len(l.src) {
		failf("offset %d: stream runs over the end", offset)
	}
	s := &stream{d, l.src[l.at : l.at+size]}
	l.at += size
	l.space()
	if !l.has("endstream") {
		failf("offset %d: stream does not end where it says", offset)
	}
	return s
}

// resolve follows references.
func (r *reader) resolve(o object) object {
	n, ok := o.(ref)
	if !ok {
		return o
	}
	if o, ok := r.cache[n]; ok {
		return o
	}
	p, ok := r.places[n]
	if !ok {
		failf("object %d: referred to, but not there", n)
	}
	if p.in == 0 {
		o = r.at(p.offset)
	} else {
		in := r.objectStream(p.in)
		if p.index >= len(in) {
			failf("object %d: not in its object stream", n)
		}
		o = in[p.index]
	}
	r.cache[n] = o
	return o
}

func (r *reader) objectStream(n ref) []object {
	if s, ok := r.streams[n]; ok {
		return s
	}
	s, ok := r.resolve(n).(*stream)
	if !ok {
		failf("object %d: no object stream", n)
	}
	head := &lexer{src: r.inflate(s)}
	first := int(number(s.dict["First"]))
	var objects []object
	for range int(number(s.dict["N"])) {
		head.object() // number
		body := &lexer{src: head.src, at: first + int(number(head.object()))}
		objects = append(objects, body.object())
	}
	r.streams[n] = objects
	return objects
}

func (r *reader) inflate(s *stream) []byte {
	if s.dict["Filter"] == nil {
		return s.raw
	}
	if s.dict["Filter"] != name("FlateDecode") {
		failf("filter %v: not known here", s.dict["Filter"])
	}
	z, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		failf("deflate: %v", err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		failf("deflate: %v", err)
	}
	parms, _ := s.dict["DecodeParms"].(dict)
	if parms["Predictor"] == nil {
		return data
	}
	return unpredict(data, int(number(parms["Columns"])))
}

// unpredict undoes the predictor Up, the only one that cross-reference streams use here.
func unpredict(data []byte, columns int) []byte {
	var out []byte
	above := make([]byte, columns)
	for ; len(data) > 0; data = data[columns+1:] {
		if data[0] != 2 || len(data) < columns+1 {
			failf("predictor %d: not known here", data[0])
		}
		row := make([]byte, columns)
		for i, v := range data[1 : columns+1] {
			row[i] = v + above[i]
		}
		out = append(out, row...)
		above = row
	}
	return out
}

func (r *reader) dict(o object) dict {
	switch d := r.resolve(o).(type) {
	case dict:
		return d
	case *stream:
		return d.dict
	}
	failf("%v: no dictionary", o)
	return nil
}

// array returns the elements of an array; a single object counts as one.
func (r *reader) array(o object) array {
	switch a := r.resolve(o).(type) {
	case nil:
		return nil
	case array:
		return a
	}
	return array{o}
}

func number(o object) float64 {
	v, ok := o.(float64)
	if !ok {
		failf("%v: no number", o)
	}
	return v
}

// words decodes a text string.
func words(o object) string {
	s, ok := o.(text)
	if !ok {
		failf("%v: no string", o)
	}
	if len(s) < 2 || s[0] != 0xFE || s[1] != 0xFF {
		return string(s)
	}
	return fromUTF16(s[2:])
}

func fromUTF16(s text) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}

// format prints an object as short as it reads.
func format(o object) string {
	switch v := o.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case name:
		return string(v)
	case text:
		return strconv.Quote(words(v))
	}
	failf("%v: not shown", o)
	return ""
}

// leaves yields what hangs in a tree of pages, numbers or names.
func (r *reader) leaves(tree object) iter.Seq[object] {
	return func(yield func(object) bool) {
		var walk func(o object) bool
		walk = func(o object) bool {
			kids, inner := r.dict(o)["Kids"]
			if !inner {
				return yield(o)
			}
			for _, k := range r.array(kids) {
				if !walk(k) {
					return false
				}
			}
			return true
		}
		walk(tree)
	}
}

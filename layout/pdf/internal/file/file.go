// Package file writes PDF 1.7: numbered objects, streams, object streams and a cross-reference stream.
//
// Input: objects as bytes that the caller has composed, with the help of the Append functions. Output: the file, the
// same to the byte for the same input; its /ID is a hash of its content. The package knows nothing of pages, fonts or
// tags, and it checks no object.
package file

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
)

// Ref is the number of an indirect object. The zero value refers to nothing.
type Ref int

// Stream is data that the file carries deflated. One that is used in several documents is deflated once.
type Stream struct {
	Data  []byte
	Plain bool // written as it is: it is compressed already, or must stay readable

	begun  bool
	packed []byte
}

// perObjectStream bounds how many objects a reader has to inflate to get at one.
const perObjectStream = 512

// Writer collects the objects of one file.
type Writer struct {
	count   Ref // objects allocated
	objects []object
	streams []stream
}

type object struct {
	ref  Ref
	body []byte
}

type stream struct {
	ref  Ref
	dict []byte
	data *Stream
}

// entry is a line of the cross-reference table: an offset, or a place in an object stream.
type entry struct {
	in    Ref // the object stream; 0 when the object stands in the file itself
	place int // offset, or index in the object stream
}

// Alloc reserves the next object number.
func (w *Writer) Alloc() Ref {
	w.count++
	return w.count
}

// Object adds an object that is no stream.
func (w *Writer) Object(r Ref, body []byte) {
	w.objects = append(w.objects, object{r, body})
}

// Stream adds a stream. The dictionary's entries come without << >>, Length and Filter.
func (w *Writer) Stream(r Ref, dict []byte, s *Stream) {
	w.streams = append(w.streams, stream{r, dict, s})
}

// Finish composes the file. The packer deflates whatever is not yet deflated.
func (w *Writer) Finish(p *Packer, root, info Ref) []byte {
	table := make([]entry, w.count+1, int(w.count)+2+len(w.objects)/perObjectStream+1)
	table = w.collect(table)
	for _, s := range w.streams {
		p.Start(s.data)
	}
	p.Wait()

	size := 1024
	for _, s := range w.streams {
		size += len(s.dict) + len(s.data.bytes()) + 96
	}
	out := make([]byte, 0, size+8*len(table))
	out = append(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	for _, s := range w.streams {
		table[s.ref] = entry{place: len(out)}
		out = appendStream(out, s)
	}
	return finish(p, out, table, root, info)
}

// collect gathers the objects into object streams.
func (w *Writer) collect(table []entry) []entry {
	for from := 0; from < len(w.objects); from += perObjectStream {
		part := w.objects[from:min(from+perObjectStream, len(w.objects))]
		in := w.Alloc()
		table = append(table, entry{})
		var head, body []byte
		for i, o := range part {
			table[o.ref] = entry{in, i}
			head = append(AppendInt(append(AppendInt(head, int64(o.ref)), ' '), int64(len(body))), ' ')
			body = append(append(body, o.body...), '\n')
		}
		dict := AppendInt([]byte("/Type/ObjStm/N "), int64(len(part)))
		dict = AppendInt(append(dict, "/First "...), int64(len(head)))
		w.Stream(in, dict, &Stream{Data: append(head, body...)})
	}
	return table
}

// finish adds the cross-reference stream, which is the trailer too.
func finish(p *Packer, out []byte, table []entry, root, info Ref) []byte {
	sum := sha256.Sum256(out)
	self := Ref(len(table))
	start := len(out)
	table = append(table, entry{place: start})
	wide := (bits.Len(uint(start)) + 7) / 8

	dict := AppendInt([]byte("/Type/XRef/Size "), int64(len(table)))
	dict = AppendInt(append(dict, "/W[1 "...), int64(wide))
	dict = AppendRef(append(dict, " 2]/Root "...), root)
	dict = AppendRef(append(dict, "/Info "...), info)
	dict = append(dict, "/ID["...)
	dict = AppendHex(AppendHex(dict, sum[:16]), sum[:16])
	dict = AppendInt(append(dict, "]/DecodeParms<</Predictor 12/Columns "...), int64(wide+3))
	dict = append(dict, ">>"...)

	rows := &Stream{Data: crossReference(table, wide)}
	p.Start(rows)
	p.Wait()
	out = appendStream(out, stream{self, dict, rows})
	out = AppendInt(append(out, "startxref\n"...), int64(start))
	return append(out, "\n%%EOF\n"...)
}

// crossReference is the table in binary. Each row stands as its difference from the one above (PNG's predictor Up),
// which deflates to a fraction.
func crossReference(table []entry, wide int) []byte {
	const up = 2
	width := wide + 3
	above, row := make([]byte, width), make([]byte, width)
	out := make([]byte, 0, len(table)*(width+1))
	for i, e := range table {
		kind, first, last := byte(1), uint64(e.place), uint16(0)
		switch {
		case i == 0:
			kind, last = 0, 0xFFFF
		case e.in != 0:
			kind, first, last = 2, uint64(e.in), uint16(e.place)
		}
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], first)
		row[0] = kind
		copy(row[1:], b[8-wide:])
		binary.BigEndian.PutUint16(row[1+wide:], last)
		out = append(out, up)
		for k, v := range row {
			out = append(out, v-above[k])
		}
		above, row = row, above
	}
	return out
}

func appendStream(out []byte, s stream) []byte {
	data := s.data.bytes()
	out = AppendInt(out, int64(s.ref))
	out = append(out, " 0 obj\n<<"...)
	out = append(out, s.dict...)
	if !s.data.Plain {
		out = append(out, "/Filter/FlateDecode"...)
	}
	out = AppendInt(append(out, "/Length "...), int64(len(data)))
	out = append(out, ">>\nstream\n"...)
	out = append(out, data...)
	return append(out, "\nendstream\nendobj\n"...)
}

// Size is how many bytes the stream takes in the file; it must have been packed.
func (s *Stream) Size() int { return len(s.bytes()) }

func (s *Stream) bytes() []byte {
	if s.Plain {
		return s.Data
	}
	return s.packed
}

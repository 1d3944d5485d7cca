// Package file writes PDF 1.7: numbered objects, streams, object streams and a cross-reference stream.
//
// Input: objects as bytes that the caller has composed, with the help of the Append functions. Output: the file, the
// same to the byte for the same input; its /ID is a hash of its content. The package knows nothing of pages, fonts or
// tags, and it checks no object.
//
// A file has a front, which many copies may share, and a back, which is one copy's own. The front is composed, deflated
// and hashed once; to make a copy is to write its back behind it.
package file

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

// Writer collects the objects of a file, or of its back.
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

// Finish composes a file that has nothing of its own.
func (w *Writer) Finish(p *Packer, root, info Ref) []byte {
	f := w.Front(p, root, info, 0)
	return f.Finish(p, f.Back(), nil)
}

// collect gathers the objects into object streams, and notes where they stand.
func (w *Writer) collect(note func(Ref, entry)) {
	for from := 0; from < len(w.objects); from += perObjectStream {
		part := w.objects[from:min(from+perObjectStream, len(w.objects))]
		in := w.Alloc()
		var head, body []byte
		for i, o := range part {
			note(o.ref, entry{uint32(in), uint32(i)})
			head = append(AppendInt(append(AppendInt(head, int64(o.ref)), ' '), int64(len(body))), ' ')
			body = append(append(body, o.body...), '\n')
		}
		dict := AppendInt([]byte("/Type/ObjStm/N "), int64(len(part)))
		dict = AppendInt(append(dict, "/First "...), int64(len(head)))
		w.Stream(in, dict, &Stream{Data: append(head, body...)})
	}
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

func appendObject(out []byte, o object) []byte {
	out = append(AppendInt(out, int64(o.ref)), " 0 obj\n"...)
	return append(append(out, o.body...), "\nendobj\n"...)
}

// Size is how many bytes the stream takes in the file; it must have been packed.
func (s *Stream) Size() int { return len(s.bytes()) }

func (s *Stream) bytes() []byte {
	if s.Plain {
		return s.Data
	}
	return s.packed
}

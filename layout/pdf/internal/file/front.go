package file

import (
	"crypto/sha256"
	"hash/adler32"
	"slices"
)

// Front is the beginning of a file, ready for any number of backs. It is not changed any more, and safe for concurrent
// use.
type Front struct {
	bytes      []byte
	sum        [sha256.Size]byte
	root, info Ref
	back       Ref     // the first object that may stand in the back
	table      []entry // of all objects; those of the back are empty
	rows       rows    // of the objects before the back
	packed     []byte  // those rows deflated, up to a whole byte
}

// Front composes the beginning of a file. Objects from back on are left to each copy; the others may refer to them. A
// back of 0 leaves nothing to it.
func (w *Writer) Front(p *Packer, root, info, back Ref) *Front {
	f := &Front{root: root, info: info, back: back}
	objectStreams := (len(w.objects) + perObjectStream - 1) / perObjectStream
	f.table = make([]entry, int(w.count)+1+objectStreams)
	w.collect(func(r Ref, e entry) { f.table[r] = e })
	for _, s := range w.streams {
		p.Start(s.data)
	}
	p.Wait()

	size := 64
	for _, s := range w.streams {
		size += len(s.dict) + len(s.data.bytes()) + 96
	}
	f.bytes = append(make([]byte, 0, size), head...)
	for _, s := range w.streams {
		f.table[s.ref] = entry{place: uint32(len(f.bytes))}
		f.bytes = appendStream(f.bytes, s)
	}
	if back == 0 {
		f.back = Ref(len(f.table))
	}
	f.sum = sha256.Sum256(f.bytes)
	f.rows.add(f.table[:f.back])
	f.packed = p.begin(f.rows.data)
	return f
}

// Back starts what stands behind the front. Its objects from the front's back on are numbered as the front knows them.
func (f *Front) Back() *Writer { return &Writer{count: Ref(len(f.table) - 1)} }

// Finish composes the file into a buffer, which it returns.
func (f *Front) Finish(p *Packer, back *Writer, buffer []byte) []byte {
	size := len(f.bytes) + len(f.packed) + 1024
	for _, o := range back.objects {
		size += len(o.body) + 64
	}
	for _, s := range back.streams {
		p.Now(s.data)
		size += len(s.dict) + s.data.Size() + 128
	}
	out := append(slices.Grow(buffer[:0], size), f.bytes...)
	table := make([]entry, back.count+1-f.back, back.count+2-f.back)
	copy(table, f.table[f.back:])
	for _, o := range back.objects {
		table[o.ref-f.back] = entry{place: uint32(len(out))}
		out = appendObject(out, o)
	}
	for _, s := range back.streams {
		table[s.ref-f.back] = entry{place: uint32(len(out))}
		out = appendStream(out, s)
	}
	return f.appendTable(out, append(table, entry{place: uint32(len(out))}), back.count+1)
}

// appendTable adds the cross-reference stream, which is the trailer too. The file's id is the hash of the front's hash
// and of the back.
func (f *Front) appendTable(out []byte, table []entry, self Ref) []byte {
	start := len(out)
	hash := sha256.New()
	hash.Write(f.sum[:])
	hash.Write(out[len(f.bytes):])
	id := hash.Sum(nil)[:16]

	own := rows{above: f.rows.above, count: f.rows.count}
	own.add(table)
	sum := adler32.New()
	sum.Write(f.rows.data)
	sum.Write(own.data)
	packed := appendStored(slices.Clip(f.packed), own.data)
	out = appendStream(out, stream{self, tableDict(self, f.root, f.info, id), &Stream{packed: sum.Sum(packed)}})
	return appendEnd(out, start)
}

// head begins a file.
const head = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// tableDict describes the table of objects, which is the last of them.
func tableDict(self, root, info Ref, id []byte) []byte {
	dict := AppendInt([]byte("/Type/XRef/Size "), int64(self)+1)
	dict = AppendRef(append(dict, "/W[1 4 2]/Root "...), root)
	dict = AppendRef(append(dict, "/Info "...), info)
	dict = append(dict, "/ID["...)
	dict = appendHex(appendHex(dict, id), id)
	return append(dict, "]/DecodeParms<</Predictor 12/Columns 7>>"...)
}

// appendEnd says where the table starts, and ends the file.
func appendEnd(out []byte, table int) []byte {
	out = AppendInt(append(out, "startxref\n"...), int64(table))
	return append(out, "\n%%EOF\n"...)
}

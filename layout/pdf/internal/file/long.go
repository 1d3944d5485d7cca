package file

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"math"
	"slices"
)

// perFlush is how many objects a long file holds before they go out: enough for all processors to deflate.
const perFlush = 8 * perObjectStream

// Long is a file that goes out while it is composed: it holds no more of its objects than their places.
type Long struct {
	Writer
	packer Packer
	out    io.Writer
	at     int
	sum    hash.Hash
	table  table
	buffer []byte
	err    error
}

// NewLong begins a file.
func NewLong(out io.Writer) *Long {
	l := &Long{packer: Packer{quick: true}, out: out, sum: sha256.New()}
	l.write([]byte(head))
	return l
}

// Flush writes what is ready, where it is much. It returns the first error of writing.
func (l *Long) Flush() error {
	if whole := len(l.objects) / perFlush * perFlush; whole > 0 {
		rest := slices.Clone(l.objects[whole:])
		l.objects = l.objects[:whole]
		l.flush()
		l.objects = rest
	}
	return l.err
}

func (l *Long) flush() {
	l.collect(l.table.set)
	for _, s := range l.streams {
		l.packer.Start(s.data)
	}
	l.packer.Wait()
	for _, s := range l.streams {
		l.table.set(s.ref, entry{place: uint32(l.at)})
		l.buffer = appendStream(l.buffer[:0], s)
		l.write(l.buffer)
	}
	clear(l.streams)
	l.streams = l.streams[:0]
}

// Finish writes what is left and the end of the file.
func (l *Long) Finish(root, info Ref) error {
	l.flush()
	l.objects = nil
	start, self := l.at, l.Alloc()
	l.table.set(self, entry{place: uint32(start)})
	id := l.sum.Sum(nil)[:16]
	packed := l.packer.rows(&l.table, self)
	l.buffer = appendStream(l.buffer[:0], stream{self, tableDict(self, root, info, id), &Stream{packed: packed}})
	l.write(appendEnd(l.buffer, start))
	return l.err
}

func (l *Long) write(b []byte) {
	if l.err == nil && l.at+len(b) > math.MaxUint32 {
		l.err = errors.New("the file grows over 4 GB")
	}
	if l.err != nil {
		return
	}
	l.sum.Write(b)
	l.at += len(b)
	_, l.err = l.out.Write(b)
}

// rows deflates the rows of a table up to the last object, so many at a time that they need not be held.
func (p *Packer) rows(t *table, last Ref) []byte {
	w := p.borrow()
	defer p.giveBack(w)
	w.start()
	var r rows
	for first := 0; first <= int(last); first += perPart {
		r.data = r.data[:0]
		r.add(t.parts[first/perPart][:min(perPart, int(last)+1-first)])
		_, _ = w.z.Write(r.data)
	}
	_ = w.z.Close()
	return bytes.Clone(w.out.Bytes())
}

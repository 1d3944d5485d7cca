package file

import (
	"bytes"
	"compress/zlib"
	"runtime"
	"sync"
	"sync/atomic"
)

// level is where deflate stops paying: the next one takes a third longer and saves half a per cent.
const level = 5

// maxWorkers bounds a packer's memory: a compressor holds most of a megabyte.
const maxWorkers = 4

// Packer deflates streams, several at a time. It keeps its compressors, so it is not safe for concurrent use.
type Packer struct {
	workers []*worker
}

type worker struct {
	out bytes.Buffer
	z   *zlib.Writer
}

// Pack deflates the streams that are neither plain nor deflated already. What comes out does not depend on how many
// are packed at a time.
func (p *Packer) Pack(streams []*Stream) {
	todo := make([]*Stream, 0, len(streams))
	for _, s := range streams {
		if !s.Plain && s.packed == nil {
			s.packed = []byte{} // a stream that is listed twice is packed once
			todo = append(todo, s)
		}
	}
	n := min(runtime.GOMAXPROCS(0), maxWorkers, len(todo))
	for len(p.workers) < n {
		p.workers = append(p.workers, new(worker))
	}
	if n == 1 {
		p.workers[0].pack(todo, new(atomic.Int64))
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for _, w := range p.workers[:n] {
		wait.Go(func() { w.pack(todo, &next) })
	}
	wait.Wait()
}

func (w *worker) pack(todo []*Stream, next *atomic.Int64) {
	for i := next.Add(1) - 1; i < int64(len(todo)); i = next.Add(1) - 1 {
		todo[i].packed = w.deflate(todo[i].Data)
	}
}

// deflate cannot fail: it writes to memory.
func (w *worker) deflate(data []byte) []byte {
	w.out.Reset()
	if w.z == nil {
		w.z, _ = zlib.NewWriterLevel(&w.out, level)
	} else {
		w.z.Reset(&w.out)
	}
	_, _ = w.z.Write(data)
	_ = w.z.Close()
	return bytes.Clone(w.out.Bytes())
}

// Size is how many bytes the stream takes in the file, once it is packed.
func (s *Stream) Size() int { return len(s.bytes()) }

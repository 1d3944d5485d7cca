package file

import (
	"bytes"
	"compress/zlib"
	"runtime"
	"sync"
)

// level is where deflate stops to pay: the next one takes a seventh longer and saves a part in a thousand, the one below
// costs three in a hundred.
const level = 5

// maxWorkers bounds a packer's memory: a compressor holds most of a megabyte.
const maxWorkers = 4

// Packer deflates streams in the background, several at a time. What comes out does not depend on how many. It keeps
// its compressors, so it is not safe for concurrent use.
type Packer struct {
	wait sync.WaitGroup
	own  worker // for what is deflated at once

	mu    sync.Mutex
	queue []*Stream
	idle  []*worker
	count int // of workers
}

type worker struct {
	out bytes.Buffer
	z   *zlib.Writer
}

// Start begins to deflate a stream, unless it is plain or was begun before.
func (p *Packer) Start(s *Stream) {
	if s.Plain || s.begun {
		return
	}
	s.begun = true
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queue = append(p.queue, s)
	if len(p.idle) == 0 && p.count < min(runtime.GOMAXPROCS(0), maxWorkers) {
		p.count++
		p.idle = append(p.idle, new(worker))
	}
	if n := len(p.idle); n > 0 {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.wait.Go(func() { p.work(w) })
	}
}

// Wait returns when all that was started is done.
func (p *Packer) Wait() { p.wait.Wait() }

func (p *Packer) work(w *worker) {
	for s := p.next(w); s != nil; s = p.next(w) {
		s.packed = w.deflate(s.Data)
	}
}

// next takes a stream from the queue; when there is none, the worker rests.
func (p *Packer) next(w *worker) *Stream {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queue) == 0 {
		p.queue = nil
		p.idle = append(p.idle, w)
		return nil
	}
	s := p.queue[0]
	p.queue = p.queue[1:]
	return s
}

// now deflates a small stream at once, unless it is plain or was begun before.
func (p *Packer) now(s *Stream) {
	if !s.Plain && !s.begun {
		s.begun = true
		s.packed = p.own.deflate(s.Data)
	}
}

// begin deflates the beginning of a stream up to a whole byte, so that more can follow.
func (p *Packer) begin(data []byte) []byte {
	p.own.start()
	_, _ = p.own.z.Write(data)
	_ = p.own.z.Flush()
	return bytes.Clone(p.own.out.Bytes())
}

// deflate cannot fail: it writes to memory.
func (w *worker) deflate(data []byte) []byte {
	w.start()
	_, _ = w.z.Write(data)
	_ = w.z.Close()
	return bytes.Clone(w.out.Bytes())
}

func (w *worker) start() {
	w.out.Reset()
	if w.z == nil {
		w.z, _ = zlib.NewWriterLevel(&w.out, level)
	} else {
		w.z.Reset(&w.out)
	}
}

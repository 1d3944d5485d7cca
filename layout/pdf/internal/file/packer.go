package file

import (
	"bytes"
	"runtime"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// level is where deflate stops to pay: the next one saves half a part in a hundred, and the ones below cost up to three
// while they save little time.
const level = 5

// quickLevel takes less time and costs some parts in a hundred: for what is written by the thousand.
const quickLevel = 3

// maxWorkers bounds a packer's memory: a compressor holds most of a megabyte.
const maxWorkers = 4

// Packer deflates streams in the background, several at a time. What comes out does not depend on how many. It keeps
// its compressors, so it is not safe for concurrent use.
type Packer struct {
	quick bool
	wait  sync.WaitGroup

	mu      sync.Mutex
	queue   []*Stream
	working int
	idle    []*worker
}

type worker struct {
	level int
	out   bytes.Buffer
	z     *zlib.Writer
}

// Start begins to deflate a stream, unless it is plain or was begun before. One processor is left to the caller, who
// works on what comes next, until Wait.
func (p *Packer) Start(s *Stream) {
	if s.Plain || s.begun {
		return
	}
	s.begun = true
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queue = append(p.queue, s)
	if p.working < min(max(1, runtime.GOMAXPROCS(0)-1), maxWorkers) {
		p.working++
		p.wait.Go(p.work)
	}
}

// Wait returns when all that was started is done. It lends a hand.
func (p *Packer) Wait() {
	p.mu.Lock()
	p.working++
	p.mu.Unlock()
	p.work()
	p.wait.Wait()
}

// work deflates what is in the queue. Who calls it is counted among those working.
func (p *Packer) work() {
	var w *worker
	for s := p.next(); s != nil; s = p.next() {
		if w == nil {
			w = p.borrow()
			defer p.giveBack(w)
		}
		s.packed = w.deflate(s.Data)
	}
}

// next takes a stream from the queue. When there is none, one works less.
func (p *Packer) next() *Stream {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queue) == 0 {
		p.queue = nil
		p.working--
		return nil
	}
	s := p.queue[0]
	p.queue = p.queue[1:]
	return s
}

func (p *Packer) borrow() *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	switch {
	case n == 0 && p.quick:
		return &worker{level: quickLevel}
	case n == 0:
		return &worker{level: level}
	}
	w := p.idle[n-1]
	p.idle = p.idle[:n-1]
	return w
}

func (p *Packer) giveBack(w *worker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, w)
}

// Now deflates a stream at once, unless it is plain or was begun before.
func (p *Packer) Now(s *Stream) {
	if !s.Plain && !s.begun {
		s.begun = true
		w := p.borrow()
		defer p.giveBack(w)
		s.packed = w.deflate(s.Data)
	}
}

// begin deflates the beginning of a stream up to a whole byte, so that more can follow.
func (p *Packer) begin(data []byte) []byte {
	w := p.borrow()
	defer p.giveBack(w)
	w.start()
	_, _ = w.z.Write(data)
	_ = w.z.Flush()
	return bytes.Clone(w.out.Bytes())
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
		w.z, _ = zlib.NewWriterLevel(&w.out, w.level)
	} else {
		w.z.Reset(&w.out)
	}
}

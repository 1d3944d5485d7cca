package cli

import (
	"fmt"
	"time"
)

// progressBar says how far a batch has come: on a terminal in one line that changes, else in a line now and then.
type progressBar struct {
	streams Streams
	way     string // auto, plain, none
	now     func() time.Time
	last    time.Time
	open    bool // a line that changes stands there
}

// How long a line stands before the next.
const (
	betweenChanges = 100 * time.Millisecond
	betweenLines   = 5 * time.Second
)

func (b *progressBar) step(done, of int) {
	changing := b.way == "auto" && b.streams.ErrTerminal && b.streams.Env.Term != "dumb"
	now := b.now()
	switch {
	case b.way == "none", b.way == "auto" && !changing:
	case changing && (now.Sub(b.last) >= betweenChanges || done == of):
		b.last, b.open = now, true
		fmt.Fprintf(b.streams.Err, "\r%d of %d handouts", done, of)
	case !changing && (now.Sub(b.last) >= betweenLines || done == of):
		b.last = now
		fmt.Fprintf(b.streams.Err, "%d of %d handouts\n", done, of)
	}
}

// end leaves the terminal on a line of its own.
func (b *progressBar) end() {
	if b.open {
		fmt.Fprintln(b.streams.Err)
	}
}

package press

// beside does, one after the other and beside the job at hand, what that will need later. Its zero value is ready; it is
// used by one goroutine.
type beside struct {
	last chan struct{} // closed when all that was begun is done
}

// begin has something done when all that was begun before is.
func (b *beside) begin(do func()) {
	before, done := b.last, make(chan struct{})
	b.last = done
	go func() {
		defer close(done)
		if before != nil {
			<-before
		}
		do()
	}()
}

// wait returns when all that was begun is done.
func (b *beside) wait() {
	if b.last != nil {
		<-b.last
		b.last = nil
	}
}

package press

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"handout/data/diag"
)

// Options say how a batch is run.
type Options struct {
	Workers int // how many copies are made side by side; 0 is one for each processor

	// Finish is called on the worker that made a copy, side by side with others and in no order: the place to write it.
	// It is not called for a copy that was refused. Its error reaches emit as that copy's. It may be nil.
	Finish func(ctx context.Context, number int, r Result) error
}

// Emit takes the copies of a batch one after the other, in the order of their requests. What r.PDF holds is good until it
// returns. An error ends the batch.
type Emit func(number int, r Result, found diag.List, err error) error

// ahead is how many copies a worker may be ahead of what was emitted: it bounds the memory that a batch takes.
const ahead = 4

// copyJob is one copy of a batch on its way.
type copyJob struct {
	number  int
	request Request
	result  Result
	found   diag.List
	err     error
	made    chan struct{} // closed when the copy is made
}

// Batch makes a copy for each request. Requests are drawn, and copies emitted, in order and one at a time; copies are made
// side by side. Batch returns the first error of emit, or ctx's; a copy that is refused or fails does not end it.
// The bytes of a copy are those that Print makes of the same request.
func (p *Press) Batch(ctx context.Context, requests iter.Seq2[int, Request], o Options, emit Emit) error {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel(nil)

	todo := make(chan *copyJob)
	spare := make(chan []byte, workers*(ahead+2)) // buffers of copies that were emitted
	inOrder := make(chan *copyJob, workers*ahead)
	wait.Go(func() {
		defer close(inOrder)
		defer close(todo)
		for number, r := range requests {
			j := &copyJob{number: number, request: r, made: make(chan struct{})}
			for _, to := range []chan *copyJob{inOrder, todo} {
				select {
				case to <- j:
				case <-ctx.Done():
					return
				}
			}
		}
	})
	for range workers {
		wait.Go(func() {
			for j := range todo {
				var buffer []byte
				select {
				case buffer = <-spare:
				default:
				}
				p.copy(ctx, j, o, buffer)
				close(j.made)
			}
		})
	}
	for j := range inOrder {
		select {
		case <-j.made:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		if err := emit(j.number, j.result, j.found, j.err); err != nil {
			return err
		}
		select {
		case spare <- j.result.PDF:
		default:
		}
	}
	return ctx.Err()
}

func (p *Press) copy(ctx context.Context, j *copyJob, o Options, buffer []byte) {
	j.result, j.found, j.err = p.run(ctx, j.request, stages, buffer)
	if j.err == nil && j.result.PDF != nil && o.Finish != nil {
		j.err = o.Finish(ctx, j.number, j.result)
	}
}

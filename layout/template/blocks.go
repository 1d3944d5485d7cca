package template

import (
	"fmt"
	"sync"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// Blocks remembers the exercises' blocks from one sheet to the next, so that a sheet with another dose composes that
// exercise alone. It is safe for concurrent use; its zero value is ready. All requests with the same Blocks have the same
// template, and bundles that differ in nothing but which exercises they use, in which order and dose, and in the copy.
type Blocks struct {
	mu   sync.Mutex
	made map[blockKey]block // only looked up
}

// mostBlocks bounds what is remembered. What falls out is composed again.
const mostBlocks = 64

// blockKey is all that tells an exercise's block from others.
type blockKey struct {
	section *exercises
	use     string
}

// block is finished, and what was found in it.
type block struct {
	node  *layout.Node
	found diag.List
}

// exercise is an exercise's block, composed when it is first asked for. Without Blocks it is composed every time.
func (b *Blocks) exercise(c *composer, s *exercises, u data.Use) *layout.Node {
	if b == nil {
		return s.exercise(c, u)
	}
	key := blockKey{s, fmt.Sprint(u.Pos, u.Exercise.ID, u.Number, u.Prescription, u.Note, u.ByHand)}
	b.mu.Lock()
	known, ok := b.made[key]
	b.mu.Unlock()
	if !ok {
		known = c.finished(s, u)
		b.keep(key, known)
	}
	c.diags.Add(known.found)
	return known.node
}

// finished composes an exercise's block, and does with it what is done with a whole sheet.
func (c *composer) finished(s *exercises, u data.Use) block {
	before := c.diags
	c.diags = nil
	n := s.exercise(c, u)
	if !c.diags.HasErrors() { // else it is not whole
		c.verifyExercise(u, n)
	}
	found := c.diags
	c.diags = before
	c.Spacing.apply(n)
	c.strengthen(n)
	n.Kept = true
	return block{n, found}
}

// keep remembers a block in which nothing is wrong.
func (b *Blocks) keep(key blockKey, made block) {
	if made.found.HasErrors() {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made == nil || len(b.made) >= mostBlocks {
		b.made = map[blockKey]block{}
	}
	b.made[key] = made
}

package template

import (
	"fmt"
	"reflect"
	"sync"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// Blocks remembers blocks that begin a page of their own from one sheet to the next: those of exercises, so that a sheet
// with another dose composes that exercise alone, and those of sections, which most often are alike. It is safe for
// concurrent use; its zero value is ready. Requests with the same Blocks and the same opened template have bundles that
// differ in nothing but doses and the copy: what an exercise says may depend on which others there are.
type Blocks struct {
	mu   sync.Mutex
	made map[blockKey]block // only looked up
}

// mostBlocks bounds what is remembered. What falls out is composed again.
const mostBlocks = 128

// blockKey is the section that a block is of and, of an exercise, all that tells it from others of the section. Sections
// without options may have one address.
type blockKey struct {
	template *Template
	section  section
	use      string
	draft    bool
}

// block is finished, and what was found in it.
type block struct {
	node  *layout.Node
	found diag.List
}

// oneByOne is a section with a block for each exercise, which depends on no other's dose.
type oneByOne interface {
	section
	exercise(c *composer, u data.Use) *layout.Node
}

// exercise is an exercise's block, composed when it is first asked for. Without Blocks it is composed every time.
func (b *Blocks) exercise(c *composer, s oneByOne, u data.Use) *layout.Node {
	if b == nil {
		return s.exercise(c, u)
	}
	key := blockKey{c.Template, s, fmt.Sprint(u.Pos, u.Exercise.ID, u.Number, u.Prescription, u.Note, u.ByHand), c.draft}
	known, ok := b.find(key)
	if !ok {
		before := c.diags
		c.diags = nil
		n := s.exercise(c, u)
		if !c.diags.HasErrors() && c.printing() == inFull { // else it is not whole, or is looked over with the sheet
			c.verifyExercise(u, n)
		}
		known = block{n, c.diags}
		c.diags = before
		c.finish(n)
		if !before.HasErrors() { // else a fault of this block may have been told already, and nothing of it found
			b.keep(key, known)
		}
	}
	c.diags.Add(known.found)
	return known.node
}

// chapter is a section's block, or the one that was composed before if they are alike.
func (b *Blocks) chapter(c *composer, s section, n *layout.Node) *layout.Node {
	if _, private := s.(personal); b == nil || private || n.Break == layout.NoBreak || n.Kept {
		return n
	}
	c.finish(n)
	key := blockKey{c.Template, s, "", c.draft}
	known, ok := b.find(key)
	if ok && reflect.DeepEqual(known.node, n) {
		return known.node
	}
	if !c.diags.HasErrors() {
		b.keep(key, block{node: n})
	}
	return n
}

// finish does with a block what is done with a whole sheet.
func (c *composer) finish(n *layout.Node) {
	c.Spacing.apply(n)
	c.strengthen(n)
	n.Kept = true
}

func (b *Blocks) find(key blockKey) (block, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	known, ok := b.made[key]
	return known, ok
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

// Package flow places a block tree on pages.
//
// Input: a Sheet (a tree of blocks, the paper, the footer) and a Shaper, which measures its text. Output: a Document
// (pages of placed items, and the tree as it is printed) and what is wrong with it. It breaks lines and pages, chooses
// among alternatives, repeats heads, counts pages and sets references to them. It draws nothing and knows no file
// format; it makes no text but numbers; it never clips, squeezes, hyphenates or lays one thing over another. What does
// not fit is an error that names it.
//
// # How pages are broken
//
// A box is filled into a space: as wide as its place and as high as the room that is left. Filling gives a fragment,
// what is placed, and a cursor, where to go on, or no cursor when the box is done. A page is what one filling of the
// root gives; the next page goes on at its cursor. Each kind of box breaks in its own way: a Text between lines, two or
// more on either side; a Stack between or inside children; a Row in every column by itself, if every column has
// something to place. Pictures and boxes of fixed height do not break, nor do boxes kept together and table rows, unless
// they are higher than a page. A break next to a child that is kept with the next moves up before it, or into it.
//
// At the top of a page something must be placed, whatever the rules say; there they give way, from the softest to the
// hardest, and what is still too high is an error.
//
// # Choices
//
// A Choice is tried by filling it from where it stands, as a trial: with the choices below it at their lowest, does it
// end without a page break and without a broken word? If so it is taken, and the choices below are then made in reading
// order, each as generous as the room allows with the later ones at their lowest. Of a Choice's own fields Break, Keep,
// Above and ID count; the others are those of its alternatives.
//
// # Ease
//
// Where blocks stand and where pages end is decided with the least space above each. What a page then has left goes to the
// spaces that may grow (Node.Ease), all of them in proportion, and moves down what follows. It changes no break.
//
// # Rows
//
// With Valign Top a child's box is as high as the row, so that fills and frames line up, and Box.Y says where its
// content stands in it; with another Valign the box keeps its own height and stands in the row as a whole, and so does
// a box of fixed Height. On Baseline, a child without text stands on its lower edge. A row that runs over a page stands
// at the top.
package flow

import (
	"handout/data/diag"
	"handout/layout"
	"handout/layout/text"
)

// Flow places a sheet on pages. The sheet is not changed; the document's tree is a copy. Without errors in the list the
// document is whole, else it is nil.
func Flow(s *layout.Sheet, sh *text.Shaper) (*layout.Document, diag.List) {
	return Begin(s, nil).Finish(sh)
}

// flow is the state of laying out one sheet, or those of its chapters that one goroutine takes.
type flow struct {
	shaper     *text.Shaper
	digits     int                   // of the widest page number for which room is kept
	boxes      map[*layout.Node]*box // those that may stand at several places
	spare      []box                 // not used yet
	paragraphs map[string]*paragraph // shaped text, by what it looks like
	look       []byte                // the key of the paragraph at hand
	trial      bool                  // trying an alternative: choices below it take their lowest
	trail      []*box                // choices in the order in which they were made
}

func newFlow(sh *text.Shaper, digits int) *flow {
	return &flow{shaper: sh, digits: digits, boxes: map[*layout.Node]*box{}, paragraphs: map[string]*paragraph{}}
}

package figure

// grid holds the edges between pixels, on the lattice of pixel corners ("nodes").
type grid struct {
	w, h  int    // pixels
	right []edge // from node (x, y) to (x+1, y): w * (h+1)
	down  []edge // from node (x, y) to (x, y+1): (w+1) * h
}

func newGrid(w, h int) *grid {
	return &grid{w, h, make([]edge, w*(h+1)), make([]edge, (w+1)*h)}
}

// heading is the way from a node to the next.
type heading uint8

const (
	rightwards heading = iota
	downwards
	leftwards
	upwards
	headings
)

func (d heading) reverse() heading { return (d + 2) % headings }

func (d heading) move(x, y int) (int, int) {
	switch d {
	case rightwards:
		return x + 1, y
	case downwards:
		return x, y + 1
	case leftwards:
		return x - 1, y
	}
	return x, y - 1
}

// index is where the edge from a node is kept: in right, or in down; negative outside.
func (g *grid) index(x, y int, d heading) (i int, isDown bool) {
	switch {
	case d == leftwards:
		x--
	case d == upwards:
		y--
	}
	if d == rightwards || d == leftwards {
		if x < 0 || x >= g.w {
			return -1, false
		}
		return y*g.w + x, false
	}
	if y < 0 || y >= g.h {
		return -1, true
	}
	return y*(g.w+1) + x, true
}

func (g *grid) at(x, y int, d heading) edge {
	i, isDown := g.index(x, y, d)
	switch {
	case i < 0:
		return noEdge
	case isDown:
		return g.down[i]
	}
	return g.right[i]
}

// degree counts the edges of a node.
func (g *grid) degree(x, y int) int {
	n := 0
	for d := range headings {
		if g.at(x, y, d) != noEdge {
			n++
		}
	}
	return n
}

// chain is a run of edges of one kind.
type chain struct {
	nodes              []pt
	closed             bool
	kind               edge
	freeStart, freeEnd bool // nothing else meets it there
}

// middles are the middles of the edges, which removes most of the staircase; a free line keeps its ends.
func (c *chain) middles() []pt {
	n := len(c.nodes)
	out := make([]pt, 0, n+1)
	if !c.closed {
		out = append(out, c.nodes[0])
	}
	for i := range n - 1 {
		out = append(out, mixPt(c.nodes[i], c.nodes[i+1], 0.5))
	}
	if c.closed {
		return append(out, mixPt(c.nodes[n-1], c.nodes[0], 0.5))
	}
	return append(out, c.nodes[n-1])
}

// walker remembers which edges have been walked.
type walker struct {
	*grid
	usedRight, usedDown []bool
}

func newWalker(g *grid) *walker {
	return &walker{g, make([]bool, len(g.right)), make([]bool, len(g.down))}
}

func (k *walker) used(x, y int, d heading) *bool {
	i, isDown := k.index(x, y, d)
	if isDown {
		return &k.usedDown[i]
	}
	return &k.usedRight[i]
}

// chains joins the edges of each kind to lines. A line ends where the way on is not clear.
func (g *grid) chains() []chain {
	k := newWalker(g)
	var out []chain
	for y := 0; y <= g.h; y++ {
		for x := 0; x <= g.w; x++ {
			for _, d := range [2]heading{rightwards, downwards} {
				if kind := g.at(x, y, d); kind != noEdge && !*k.used(x, y, d) {
					out = append(out, k.chain(x, y, d, kind))
				}
			}
		}
	}
	return out
}

func (k *walker) chain(x, y int, d heading, kind edge) chain {
	start := pt{float64(x), float64(y)}
	ahead, closed := k.walk(x, y, d, kind)
	if closed {
		return chain{nodes: append([]pt{start}, ahead[:len(ahead)-1]...), closed: true, kind: kind}
	}
	var nodes []pt
	if back, ok := k.next(x, y, d.reverse(), kind); ok && !*k.used(x, y, back) {
		behind, _ := k.walk(x, y, back, kind)
		for i := len(behind) - 1; i >= 0; i-- {
			nodes = append(nodes, behind[i])
		}
	}
	nodes = append(append(nodes, start), ahead...)
	free := func(p pt) bool { return k.degree(int(p.x), int(p.y)) == 1 }
	return chain{nodes: nodes, kind: kind, freeStart: free(nodes[0]), freeEnd: free(nodes[len(nodes)-1])}
}

// walk goes on to the end of the line and returns the nodes after the first.
func (k *walker) walk(x, y int, d heading, kind edge) (nodes []pt, closed bool) {
	firstX, firstY, first := x, y, d
	for {
		*k.used(x, y, d) = true
		x, y = d.move(x, y)
		nodes = append(nodes, pt{float64(x), float64(y)})
		next, ok := k.next(x, y, d, kind)
		home := x == firstX && y == firstY
		switch {
		case !ok:
			return nodes, false
		case home && next == first:
			return nodes, true
		case *k.used(x, y, next):
			return nodes, home
		}
		d = next
	}
}

// next is the way on from a node: the only one of its kind, or straight on where all three are.
func (k *walker) next(x, y int, d heading, kind edge) (heading, bool) {
	var way heading
	n := 0
	for o := range headings {
		if o != d.reverse() && k.at(x, y, o) == kind {
			way = o
			n++
		}
	}
	if n == 3 {
		return d, true
	}
	return way, n == 1
}

// loops traces closed lines of a grid of one kind; where two meet it turns right, so that they never cross.
func (g *grid) loops() []chain {
	k := newWalker(g)
	var out []chain
	for y := 0; y <= g.h; y++ {
		for x := range g.w {
			if g.right[y*g.w+x] != noEdge && !k.usedRight[y*g.w+x] {
				out = append(out, chain{nodes: k.loop(x, y), closed: true, kind: outerEdge})
			}
		}
	}
	return out
}

func (k *walker) loop(x, y int) []pt {
	var nodes []pt
	for d, ok := rightwards, true; ok; d, ok = k.turn(x, y, d) {
		*k.used(x, y, d) = true
		nodes = append(nodes, pt{float64(x), float64(y)})
		x, y = d.move(x, y)
	}
	return nodes
}

// turn is the first way on that has not been walked, from right to left.
func (k *walker) turn(x, y int, d heading) (heading, bool) {
	for _, by := range [3]heading{1, 0, 3} {
		if next := (d + by) % headings; k.at(x, y, next) != noEdge && !*k.used(x, y, next) {
			return next, true
		}
	}
	return 0, false
}

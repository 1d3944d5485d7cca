package anatomy

import "strconv"

// cubic is a piece of a curve: its start, two control points and its end. A straight piece has no control points.
type cubic struct {
	p        [4]pt
	straight bool
}

// through is a smooth curve through the points; closed, it goes back to the first.
func (l line) through(closed bool) []cubic {
	n := len(l)
	last := n
	if !closed {
		last = n - 1
	}
	var out []cubic
	for i := range last {
		a, b := l[i], l[(i+1)%n]
		if a == b {
			continue
		}
		before, after := l[(i-1+n)%n], l[(i+2)%n]
		cornerA := before == a || !closed && i == 0
		cornerB := after == b || !closed && i == n-2
		if cornerA {
			before = pt{2*a.x - b.x, 2*a.y - b.y}
		}
		if cornerB {
			after = pt{2*b.x - a.x, 2*b.y - a.y}
		}
		c := cubic{straight: cornerA && cornerB}
		c.p = [4]pt{a, {a.x + sixth(b.x-before.x), a.y + sixth(b.y-before.y)}, {b.x - sixth(after.x-a.x), b.y - sixth(after.y-a.y)}, b}
		out = append(out, c)
	}
	return out
}

// sixth rounds half away from zero, so that a mirrored curve is the mirror image.
func sixth(v int) int {
	if v < 0 {
		return -sixth(-v)
	}
	return (v + 3) / 6
}

func (l line) mirrored() line {
	out := make(line, len(l))
	for i, p := range l {
		out[i] = pt{-p.x, p.y}
	}
	return out
}

// joined is a half that touches the midline with its mirror image, as one closed line.
func (l line) joined() line {
	out := append(line(nil), l...)
	for i := len(l) - 1; i >= 0; i-- {
		if l[i].x != 0 {
			out = append(out, pt{-l[i].x, l[i].y})
		}
	}
	return out
}

// onMidline tells whether a half touches the midline.
func (l line) onMidline() bool { return l[0].x == 0 }

// both are the closed lines of a half: one, or a pair.
func (l line) both() []line {
	if l.onMidline() {
		return []line{l.joined()}
	}
	return []line{l, l.mirrored()}
}

// pen writes path data: relative commands in whole units.
type pen struct {
	b      []byte
	v      *view
	at     pt // in the view's space
	letter byte
}

func (p *pen) place(q pt) pt { return pt{q.x + p.v.half, q.y - p.v.top} }

func (p *pen) number(n int) {
	if last := len(p.b) - 1; last >= 0 && p.b[last] >= '0' && p.b[last] <= '9' && n >= 0 {
		p.b = append(p.b, ' ')
	}
	p.b = strconv.AppendInt(p.b, int64(n), 10)
}

func (p *pen) command(letter byte, to ...pt) {
	if letter != p.letter || letter == 'M' {
		p.b = append(p.b, letter)
	}
	p.letter = letter
	from := p.at
	if letter == 'M' {
		from = pt{}
	}
	for _, q := range to {
		p.number(q.x - from.x)
		p.number(q.y - from.y)
	}
	p.at = to[len(to)-1]
}

// curve draws a line's smooth curve.
func (p *pen) curve(l line, closed bool) {
	for i, c := range l.through(closed) {
		if i == 0 {
			p.command('M', p.place(c.p[0]))
		}
		if c.straight {
			p.command('l', p.place(c.p[3]))
			continue
		}
		p.command('c', p.place(c.p[1]), p.place(c.p[2]), p.place(c.p[3]))
	}
	if closed {
		p.b = append(p.b, 'z')
		p.letter = 'z'
	}
}

// closed is the path data of halves, each with its mirror image.
func (v *view) closed(halves ...line) string {
	p := pen{v: v}
	for _, h := range halves {
		for _, l := range h.both() {
			p.curve(l, true)
		}
	}
	return string(p.b)
}

// open is the path data of lines, each with its mirror image unless it is its own.
func (v *view) open(lines []line) string {
	p := pen{v: v}
	for _, l := range lines {
		p.curve(l, false)
		if !l.ownMirror() {
			p.curve(l.mirrored(), false)
		}
	}
	return string(p.b)
}

// ownMirror tells whether a line is its own mirror image: one along the midline, or across it.
func (l line) ownMirror() bool {
	for i, p := range l {
		if q := l[len(l)-1-i]; p.x != 0 && p.x != -q.x {
			return false
		}
	}
	return true
}

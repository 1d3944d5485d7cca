package picture

// pathData draws the commands of a path's d attribute. On a fault it returns what it expected and the byte offset.
func pathData(p *pen, d string) (want string, offset int) {
	if d == "none" {
		return "", 0
	}
	r := pathReader{scanner: scanner{s: d}, pen: p}
	for !r.done() {
		c := r.s[r.i]
		if !isLetter(c) {
			return "a command", r.i
		}
		if r.command == 0 && c|0x20 != 'm' {
			return "M, which begins a path", r.i
		}
		r.i++
		if want = r.run(c); want != "" {
			return want, r.i
		}
		if len(p.segs) > maxSegments {
			return "a shorter path", r.i
		}
	}
	return "", 0
}

type pathReader struct {
	scanner
	pen     *pen
	command byte       // the last one, in lower case
	cx, cy  float64    // the last curve's second control point
	v       [7]float64 // the command's numbers
}

// arguments is how many numbers a command takes; -1 when there is no such command.
func arguments(command byte) int {
	switch command {
	case 'z':
		return 0
	case 'h', 'v':
		return 1
	case 'm', 'l', 't':
		return 2
	case 's', 'q':
		return 4
	case 'c':
		return 6
	case 'a':
		return 7
	}
	return -1
}

// run draws one command with all the groups of numbers that follow it.
func (r *pathReader) run(c byte) (want string) {
	lower := c | 0x20
	relative := c == lower
	n := arguments(lower)
	if n < 0 {
		r.i--
		return "one of M L H V C S Q T A Z"
	}
	if n == 0 {
		r.pen.close()
		r.command = lower
		return ""
	}
	r.space()
	for first := true; ; first = false {
		if !first {
			if comma := r.comma(); !comma && (r.i == len(r.s) || isLetter(r.s[r.i])) {
				return ""
			}
			if lower == 'm' { // further points of a move are lines
				lower = 'l'
			}
		}
		for k := range n {
			if k > 0 {
				r.comma()
			}
			var ok bool
			if lower == 'a' && (k == 3 || k == 4) {
				if r.v[k], ok = r.flag(); !ok {
					return "a flag, 0 or 1"
				}
			} else if r.v[k], ok = r.number(); !ok {
				return "a number"
			}
		}
		if relative {
			r.absolute(lower)
		}
		r.draw(lower)
		r.command = lower
		if len(r.pen.segs) > maxSegments {
			return ""
		}
	}
}

func (r *pathReader) flag() (float64, bool) {
	if r.i < len(r.s) && r.s[r.i]-'0' < 2 {
		r.i++
		return float64(r.s[r.i-1] - '0'), true
	}
	return 0, false
}

// absolute adds the pen's place to relative coordinates.
func (r *pathReader) absolute(command byte) {
	x, y, v := r.pen.x, r.pen.y, &r.v
	switch command {
	case 'h':
		v[0] += x
	case 'v':
		v[0] += y
	case 'a':
		v[5] += x
		v[6] += y
	default:
		for k := 0; k < 6; k += 2 {
			v[k] += x
			v[k+1] += y
		}
	}
}

func (r *pathReader) draw(command byte) {
	p, v := r.pen, &r.v
	switch command {
	case 'm':
		p.moveTo(v[0], v[1])
	case 'l':
		p.lineTo(v[0], v[1])
	case 'h':
		p.lineTo(v[0], p.y)
	case 'v':
		p.lineTo(p.x, v[0])
	case 'c':
		r.cx, r.cy = v[2], v[3]
		p.curveTo(v[0], v[1], v[2], v[3], v[4], v[5])
	case 's':
		x1, y1 := r.mirrored('c', 's')
		r.cx, r.cy = v[0], v[1]
		p.curveTo(x1, y1, v[0], v[1], v[2], v[3])
	case 'q':
		r.cx, r.cy = v[0], v[1]
		p.quadTo(v[0], v[1], v[2], v[3])
	case 't':
		r.cx, r.cy = r.mirrored('q', 't')
		p.quadTo(r.cx, r.cy, v[0], v[1])
	case 'a':
		p.arcTo(v[0], v[1], v[2], v[3] == 1, v[4] == 1, v[5], v[6])
	}
}

// mirrored is the last control point mirrored at the pen, if the last command was one of the two curves; else the pen.
func (r *pathReader) mirrored(a, b byte) (x, y float64) {
	if r.command != a && r.command != b {
		return r.pen.x, r.pen.y
	}
	return float64(2*r.pen.x) - r.cx, float64(2*r.pen.y) - r.cy
}

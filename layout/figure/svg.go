package figure

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// What a kept drawing says of itself in a comment: the hash of the pose that it was made from, and where it is another's
// mirror image, whose.
const (
	stampOpen  = "<!-- drawn from pose "
	twinOpen   = ", the mirror image of "
	stampClose = " -->"
)

// SVG is the picture as a file: relative whole-number commands with the fewest separators, skin and hair in classes. The
// stamp, if there is one, is what StampOf finds again.
func (p *Picture) SVG(stamp string) []byte {
	if stamp != "" {
		stamp = stampOpen + stamp + stampClose + "\n"
	}
	return p.write(stamp, "", "")
}

// MirrorSVG is the picture of another pose, which this one is in a mirror; TwinOf finds its id again.
func (p *Picture) MirrorSVG(stamp, of string) []byte {
	return p.write(stampOpen+stamp+twinOpen+of+stampClose+"\n", fmt.Sprintf("<g transform=\"matrix(-1 0 0 1 %d 0)\">\n", p.width), "</g>\n")
}

func (p *Picture) write(comment, open, end string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" fill="none" fill-rule="evenodd" stroke-linecap="round" stroke-linejoin="round">`+"\n", p.width, p.height)
	b.WriteString(comment)
	b.WriteString(open)
	for i := range p.layers {
		p.layers[i].writeSVG(&b, p.step)
	}
	b.WriteString(end)
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// StampOf is the stamp of a kept drawing, or empty.
func StampOf(svg []byte) string {
	stamp, _, _ := bytes.Cut(comment(svg), []byte(twinOpen))
	return string(stamp)
}

// TwinOf is the id of the pose whose mirror image a kept drawing is, or empty.
func TwinOf(svg []byte) string {
	_, id, _ := bytes.Cut(comment(svg), []byte(twinOpen))
	return string(id)
}

// comment is what a kept drawing says of itself.
func comment(svg []byte) []byte {
	_, rest, _ := bytes.Cut(svg, []byte(stampOpen))
	said, _, ok := bytes.Cut(rest, []byte(stampClose))
	if !ok {
		return nil
	}
	return said
}

func (l *layer) writeSVG(b *strings.Builder, step float64) {
	b.WriteString("<path")
	if class := max(l.fill.class, l.stroke.class); class != "" { // where both are painted they are the same
		fmt.Fprintf(b, ` class="%s"`, class)
	}
	if l.fill.painted() {
		fmt.Fprintf(b, ` fill="%s"`, l.fill.colour)
	}
	if l.nonZero {
		b.WriteString(` fill-rule="nonzero"`)
	}
	if l.alpha > 0 {
		fmt.Fprintf(b, ` fill-opacity="%s"`, decimal(l.alpha))
	}
	if l.stroke.painted() {
		fmt.Fprintf(b, ` stroke="%s" stroke-width="%s"`, l.stroke.colour, decimal(l.width))
		if l.dash > 0 {
			fmt.Fprintf(b, ` stroke-dasharray="%s %s"`, decimal(l.dash), decimal(l.gap()))
		}
	}
	b.WriteString(` d="`)
	b.Write(pathData(l.paths, step))
	b.WriteString("\"/>\n")
}

// gap is the length between two dashes.
func (l *layer) gap() float64 { return l.dash * 0.8 }

func decimal(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// pathWriter writes path data: relative but for the first point, a command only where it changes, a separator only where
// a minus does not part two numbers.
type pathWriter struct {
	out     []byte
	step    float64
	at      pt
	command byte
}

func pathData(paths []path, step float64) []byte {
	w := &pathWriter{step: step}
	for i := range paths {
		paths[i].draw(w.move, w.line, w.curve)
		if paths[i].closed {
			w.out = append(w.out, 'z')
		}
	}
	return w.out
}

func (w *pathWriter) move(to pt) {
	w.at, w.command = pt{}, 0
	w.to('M', to)
	w.at = to
}

func (w *pathWriter) line(to pt) {
	w.to('l', to)
	w.at = to
}

func (w *pathWriter) curve(c *cubic) {
	w.to('c', c[1], c[2], c[3])
	w.at = c[3]
}

func (w *pathWriter) to(command byte, points ...pt) {
	first := command != w.command
	if first {
		w.out = append(w.out, command)
		w.command = command
	}
	for _, p := range points {
		d := p.sub(w.at)
		w.number(d.x, first)
		w.number(d.y, false)
		first = false
	}
}

func (w *pathWriter) number(v float64, first bool) {
	if !first && v >= 0 {
		w.out = append(w.out, ' ')
	}
	if w.step == 1 {
		w.out = strconv.AppendInt(w.out, int64(v), 10)
		return
	}
	w.out = strconv.AppendFloat(w.out, v+0, 'f', -1, 64) // + 0 makes a negative zero plain
}

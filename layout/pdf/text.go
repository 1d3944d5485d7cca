package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// textState is what the canvas has set for text.
type textState struct {
	open     bool // between BT and ET
	font     int
	size     layout.Length // 0: no font is set
	tracking layout.Length
	x, y     layout.Length // the start of the last line; the origin after BT
}

// run writes a glyph run.
func (p *page) run(it *layout.Item) error {
	if p.out == nil {
		return nil
	}
	r := it.Glyphs
	f, err := p.font(r.Font)
	if err != nil {
		return err
	}
	if r.Size <= 0 {
		return fmt.Errorf("text %q: size must be above 0", r.Text)
	}
	if err := f.check(r); err != nil {
		return fmt.Errorf("text %q: %w", r.Text, err)
	}
	if err := p.setFill(r.Colour); err != nil {
		return err
	}
	p.raw(p.glyphs(p.moveTo(p.buffer[:0], r), f, r, p.endsGroup(it)))
	return nil
}

// endsGroup tells whether the item is the last text of a node without a role. A space must part it from what comes
// after it in the same element, or readers would hear one word.
func (p *page) endsGroup(it *layout.Item) bool {
	n := it.Node
	if n == nil || n.Role != layout.Group || strings.HasSuffix(it.Glyphs.Text, " ") {
		return false
	}
	return !slices.ContainsFunc(p.rest, func(later layout.Item) bool { return later.Node == n && later.Glyphs != nil })
}

// check makes sure that every glyph is in the font and shows a piece of the text.
func (f *usedFont) check(r *layout.Run) error {
	if len(r.Glyphs) == 0 {
		return errors.New("no glyphs")
	}
	for _, g := range r.Glyphs {
		switch {
		case int(g.ID) >= f.NumGlyphs():
			return fmt.Errorf("glyph %d: the font has %d", g.ID, f.NumGlyphs())
		case g.Cluster < 0 || int(g.Cluster) >= len(r.Text) || !utf8.RuneStart(r.Text[g.Cluster]):
			return fmt.Errorf("glyph %d: cluster %d starts no character of the text", g.ID, g.Cluster)
		}
	}
	return nil
}

// moveTo sets font, size and place, as far as they change.
func (p *page) moveTo(b []byte, r *layout.Run) []byte {
	t := &p.text
	if !t.open {
		b = append(b, "BT "...)
		t.open, t.x, t.y = true, 0, 0
	}
	if t.font != r.Font || t.size != r.Size {
		b = append(file.AppendInt(append(b, '/', p.fontPrefix), int64(r.Font)), ' ')
		b = append(file.AppendMilli(b, int64(r.Size)), " Tf "...)
		t.font, t.size = r.Font, r.Size
	}
	if t.tracking != r.Extra {
		b = append(file.AppendMilli(b, int64(r.Extra)), " Tc "...)
		t.tracking = r.Extra
	}
	x, y := r.X, p.up(r.Y)
	b = file.AppendMilli(b, int64(x-t.x))
	b = append(file.AppendMilli(append(b, ' '), int64(y-t.y)), " Td"...)
	t.x, t.y = x, y
	return b
}

func (p *page) endText() {
	if p.text.open {
		p.write("ET")
		p.text.open = false
	}
}

// glyphs writes a run cluster by cluster. Where glyphs and characters do not match one to one, the cluster says what it
// stands for; a whole word would be turned round by readers of right-to-left text.
func (p *page) glyphs(b []byte, f *usedFont, r *layout.Run, space bool) []byte {
	w := showing{b: b, font: f, run: r}
	ends := newClusterEnds(r)
	for from := 0; from < len(r.Glyphs); {
		to := from + 1
		for to < len(r.Glyphs) && r.Glyphs[to].Cluster == r.Glyphs[from].Cluster {
			to++
		}
		start := r.Glyphs[from].Cluster
		text := r.Text[start:ends.after(start, to)]
		plain := to == from+1 && f.shows(r.Glyphs[from].ID, text)
		if !plain {
			w.closeArray()
			w.b = append(file.AppendText(append(w.b, "/Span<</ActualText"...), text), ">>BDC"...)
		}
		for _, g := range r.Glyphs[from:to] {
			f.use.Add(g.ID, text)
			w.show(g)
		}
		if !plain {
			w.closeArray()
			w.b = append(w.b, "EMC "...)
		}
		from = to
	}
	if space {
		if glyph, ok := f.Glyph(' '); ok {
			f.use.Add(glyph, " ")
			w.show(layout.Glyph{ID: glyph})
		}
	}
	w.closeArray()
	if w.rise != 0 {
		w.b = append(w.b, "0 Ts"...)
	}
	return w.b
}

// shows tells whether the glyph by itself reads as the text. All spaces look and read alike.
func (f *usedFont) shows(glyph uint16, text string) bool {
	own := f.Rune(glyph)
	c, size := utf8.DecodeRuneInString(text)
	return size == len(text) && (c == own || unicode.IsSpace(c) && unicode.IsSpace(own))
}

// clusterEnds tells where the text of a cluster ends: where the next one in the text starts, whichever way the glyphs
// run.
type clusterEnds struct {
	run    *layout.Run
	starts []int32 // sorted; nil when the glyphs are in the order of the text
}

func newClusterEnds(r *layout.Run) clusterEnds {
	byCluster := func(a, b layout.Glyph) int { return int(a.Cluster - b.Cluster) }
	if slices.IsSortedFunc(r.Glyphs, byCluster) {
		return clusterEnds{run: r}
	}
	starts := make([]int32, len(r.Glyphs))
	for i, g := range r.Glyphs {
		starts[i] = g.Cluster
	}
	slices.Sort(starts)
	return clusterEnds{r, starts}
}

// after is the end of the cluster that starts at start; next is the index of the glyph behind it.
func (c clusterEnds) after(start int32, next int) int {
	if c.starts == nil {
		if next < len(c.run.Glyphs) {
			return int(c.run.Glyphs[next].Cluster)
		}
		return len(c.run.Text)
	}
	if i, _ := slices.BinarySearch(c.starts, start+1); i < len(c.starts) {
		return int(c.starts[i])
	}
	return len(c.run.Text)
}

// showing writes arrays of glyph strings and corrections between them.
type showing struct {
	b        []byte
	font     *usedFont
	run      *layout.Run
	inArray  bool
	inString bool
	pen      int64 // where shaping puts the next glyph, in font units
	reached  int64 // where a reader stands, by the font's own widths, in thousandths of the em
	rise     int32
}

// show writes a glyph, after a correction if the reader does not stand where it belongs. A thousandth of the em is left
// to gather: it comes of rounding to thousandths, and nobody sees it.
func (w *showing) show(g layout.Glyph) {
	if g.Y != w.rise {
		w.closeArray()
		w.b = append(file.AppendMilli(w.b, rounded(int64(g.Y)*int64(w.run.Size), w.font.unitsPerEm)), " Ts"...)
		w.rise = g.Y
	}
	want := rounded((w.pen+int64(g.X))*1000, w.font.unitsPerEm)
	if d := want - w.reached; d < -1 || d > 1 {
		w.openArray()
		w.closeString()
		w.b = file.AppendInt(w.b, -d)
		w.reached = want
	}
	w.openArray()
	if !w.inString {
		w.b = append(w.b, '(')
		w.inString = true
	}
	w.b = file.AppendUnit(w.b, g.ID)
	w.reached += int64(w.font.Width(g.ID))
	w.pen += int64(g.Advance)
}

func (w *showing) openArray() {
	if !w.inArray {
		w.b = append(w.b, '[')
		w.inArray = true
	}
}

func (w *showing) closeString() {
	if w.inString {
		w.b = append(w.b, ')')
		w.inString = false
	}
}

func (w *showing) closeArray() {
	if w.inArray {
		w.closeString()
		w.b = append(w.b, "]TJ "...)
		w.inArray = false
	}
}

// rounded is a/b, rounded half away from zero; b is positive.
func rounded(a, b int64) int64 {
	if a < 0 {
		return (a - b/2) / b
	}
	return (a + b/2) / b
}

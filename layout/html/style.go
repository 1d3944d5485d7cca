package html

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"handout/layout"
	"handout/layout/reading"
)

// styles names what boxes look like. Boxes that look alike share a class.
type styles struct {
	names map[string]string
	rules bytes.Buffer
}

// class is the class of a look, of the element itself or of a pseudo-element of it.
func (s *styles) class(style, of string) string {
	if style == "" {
		return ""
	}
	style = strings.TrimSuffix(style, ";")
	if name, ok := s.names[style+of]; ok {
		return name
	}
	if s.names == nil {
		s.names = map[string]string{}
	}
	name := "s" + strconv.Itoa(len(s.names)+1)
	s.names[style+of] = name
	fmt.Fprintf(&s.rules, ".%s%s{%s}\n", name, of, style)
	return name
}

func (s *styles) write(f *bytes.Buffer) { f.Write(s.rules.Bytes()) }

// rem is a length in rem, of which 12 pt make one.
func rem(l layout.Length) string {
	const one = 12 * layout.Point
	thousandths := (int64(l)*1000 + int64(one)/2) / int64(one)
	return decimal(thousandths) + "rem"
}

// millimetres is a length in tenths of a millimetre.
func millimetres(l layout.Length) string {
	tenths := (int64(l)*254 + int64(layout.Inch)/2) / int64(layout.Inch)
	return decimal(tenths * 100)
}

// decimal writes thousandths.
func decimal(v int64) string {
	return strconv.FormatFloat(float64(v)/1000, 'f', -1, 64)
}

func join(classes ...string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.Join(classes, " "), "  ", " "))
}

func join2(a, b string) string {
	if a == "" {
		return b
	}
	return a + ";" + b
}

// class is all that a node's look needs.
func (w *writer) class(n *layout.Node, p place) string {
	var b strings.Builder
	if p.style != "" {
		b.WriteString(p.style + ";")
	}
	if n.Kind == layout.Text {
		b.WriteString(textStyle(n.Type))
	}
	b.WriteString(boxStyle(n))
	class := p.class
	if n.Kind == layout.Row && n.Role != layout.L {
		b.WriteString(rowStyle(n))
		class = join(class, "row", rowClass(n))
	}
	class = join(class, w.styles.class(b.String(), ""))
	if n.Break != layout.NoBreak {
		class = join(class, "page")
	}
	if n.Keep.Together {
		class = join(class, "keep")
	}
	if n.Keep.Next {
		class = join(class, "next")
	}
	return class
}

var aligns = [...]string{layout.Left: "", layout.Centre: "text-align:center;", layout.Right: "text-align:right;"}

func textStyle(t layout.Type) string {
	if t.Size <= 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "font-size:%s;line-height:%s;", rem(t.Size), decimal(int64(t.Leading)*1000/int64(t.Size)))
	if t.Weight != 400 {
		fmt.Fprintf(&b, "font-weight:%d;", t.Weight)
	} else {
		b.WriteString("font-weight:400;")
	}
	if t.Colour != layout.None && t.Colour != layout.Ink {
		fmt.Fprintf(&b, "color:%s;", colour(t.Colour))
	}
	b.WriteString(aligns[t.Align])
	if t.Tracking != 0 {
		fmt.Fprintf(&b, "letter-spacing:%s;", rem(t.Tracking))
	}
	return b.String()
}

// colour is a token as a variable, or a literal as it is.
func colour(c layout.Colour) string {
	if strings.HasPrefix(string(c), "#") {
		return string(c)
	}
	return "var(--" + string(c) + ")"
}

func stroke(s layout.Stroke) string {
	if s.Width <= 0 || s.Colour == layout.None {
		return "0"
	}
	return rem(s.Width) + " solid " + colour(s.Colour)
}

func boxStyle(n *layout.Node) string {
	var b strings.Builder
	box := &n.Box
	set := func(name, value string) { b.WriteString(name + ":" + value + ";") }
	switch {
	case isChip(n): // another font may be wider
		set("min-width", rem(box.Width))
		set("white-space", "nowrap")
	case box.Width > 0:
		set("width", rem(box.Width))
	}
	if h := max(box.Height, box.MinHeight); h > 0 && n.Role != layout.TH && n.Role != layout.TD {
		set("min-height", rem(h))
	} else if h > 0 {
		set("height", rem(h))
	}
	if box.Hang {
		set("height", "0")
	}
	if box.MaxWidth > 0 {
		set("max-width", rem(box.MaxWidth))
	}
	if p := box.Padding; p != (layout.Edges{}) {
		set("padding", rem(p.Top)+" "+rem(p.Right)+" "+rem(p.Bottom)+" "+rem(p.Left))
	}
	if box.Fill != layout.None {
		set("background", colour(box.Fill))
	}
	if box.Frame.Width > 0 {
		set("border", stroke(box.Frame))
	}
	for i, side := range [...]string{"top", "right", "bottom", "left"} {
		if box.Rules[i].Width > 0 {
			set("border-"+side, stroke(box.Rules[i]))
		}
	}
	if r := box.Radius; r != ([4]layout.Length{}) {
		set("border-radius", rem(r[0])+" "+rem(r[1])+" "+rem(r[2])+" "+rem(r[3]))
	}
	switch box.Y {
	case layout.Middle:
		set("align-content", "center")
		set("vertical-align", "middle")
	case layout.Bottom:
		set("align-content", "end")
	}
	switch box.X {
	case layout.Centre:
		b.WriteString("margin-left:auto;margin-right:auto;")
	case layout.Right:
		b.WriteString("margin-left:auto;")
	}
	return b.String()
}

var valigns = [...]string{layout.Top: "", layout.Middle: "align-items:center;", layout.Bottom: "align-items:flex-end;", layout.Baseline: "align-items:baseline;"}

func rowStyle(n *layout.Node) string {
	s := valigns[n.Valign]
	if n.Gap > 0 {
		s += "column-gap:" + rem(n.Gap) + ";"
	}
	return s
}

// narrow is the width of a column that stays beside its neighbour in the narrowest window: an icon, a number, a chip.
var narrow = layout.MM(22)

// longestChip is how many characters a piece has that keeps its neighbour beside it in the narrowest window.
const longestChip = 10

// signText is how many a sign has: a number, a letter.
const signText = 3

// isChip tells whether a node is a few words in a box of a width of its own, which stay in one line.
func isChip(n *layout.Node) bool {
	length := utf8.RuneCountInString(reading.Words(n))
	return n.Kind == layout.Text && n.Box.Width > 0 && length > signText && length <= longestChip
}

// rowClass says what a row does in a narrow window: one of figures or signs keeps its form, one with an icon keeps the
// icon beside its text, and any other sets its columns below one another.
func rowClass(n *layout.Node) string {
	figures, signs, small := true, true, false
	for i, c := range n.Children {
		t := track(n, i)
		figures = figures && t.Fixed > 0 && reading.Has(c, layout.Figure)
		signs = signs && c.Kind == layout.Text && utf8.RuneCountInString(reading.Words(c)) <= signText
		small = small || t.Fixed > 0 && t.Fixed <= narrow
	}
	chip := len(n.Children) == 2 && track(n, 0).Auto && utf8.RuneCountInString(reading.Words(n.Children[0])) <= longestChip
	switch {
	case len(n.Children) > 1 && signs:
		return "signs"
	case len(n.Children) > 0 && figures:
		return "figures"
	case chip:
		return ""
	case small:
		return "beside"
	}
	return "columns"
}

func track(n *layout.Node, i int) layout.Track {
	if i < len(n.Tracks) {
		return n.Tracks[i]
	}
	return layout.Track{}
}

// inRow is the place of a row's child. One of fixed height keeps it, however high its neighbours are.
func inRow(n *layout.Node, i int) place {
	p := width(n, i)
	if n.Valign == layout.Top && n.Children[i].Box.Height > 0 {
		p.style += ";align-self:flex-start"
	}
	return p
}

func width(n *layout.Node, i int) place {
	t, c := track(n, i), n.Children[i]
	if t.Fixed > 0 {
		p := place{style: "flex:0 1 " + rem(t.Fixed)}
		switch {
		case isChip(c):
			p.style = "flex:0 0 auto"
		case t.Fixed > narrow && c.Kind != layout.Picture:
			p.class = "g"
		default:
			p.style = "flex:0 0 " + rem(t.Fixed)
		}
		return p
	}
	most := 1
	for j := range n.Children {
		most = max(most, track(n, j).Share)
	}
	grow := (int64(max(t.Share, 1))*1000 + int64(most)/2) / int64(most)
	switch {
	case t.Auto && grow == 0:
		return place{style: "flex:0 0 auto;max-width:100%"}
	case t.Auto:
		return place{style: "flex:" + decimal(grow) + " 1 auto", class: "g"}
	}
	return place{style: "flex:" + decimal(grow) + " 1 0", class: "g"}
}

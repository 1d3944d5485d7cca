package picture

import (
	"math"
	"slices"
	"strings"

	"handout/layout"
)

// paint is a fill or stroke colour as it is inherited.
type paint struct {
	colour  layout.Colour // none when empty
	current bool          // currentColor, resolved where a shape is painted
	alpha   float64       // of the colour itself
}

// style is what an element hands on to its children. Lengths are in user units.
type style struct {
	colour           paint // of currentColor
	fill, stroke     paint
	fillOpacity      float64
	strokeOpacity    float64
	strokeWidth      float64
	cap              layout.Cap
	join             layout.Join
	miter            float64
	dash             []float64
	evenOdd, clipOdd bool
	hidden           bool
	strokeFirst      bool // paint-order
}

func initialStyle(current layout.Colour) style {
	return style{
		colour: paint{colour: current, alpha: 1}, fill: paint{colour: black, alpha: 1},
		fillOpacity: 1, strokeOpacity: 1, strokeWidth: 1, miter: 4,
	}
}

// own is what holds for an element alone.
type ownStyle struct {
	opacity   float64
	none      bool   // display: none
	clip      string // id of a clipPath
	clipPlace place
	fadePlace place
}

// declaration is a property with its value and place.
type declaration struct {
	name, value string
	at          place
	offset      int // in the file, for one of a style sheet; else 0
}

// rule is a style sheet's rule of one simple selector.
type rule struct {
	tag, id      string
	classes      []string
	weight       int // specificity
	declarations []declaration
}

func (r *rule) matches(e *element, classes []string) bool {
	if r.tag != "" && r.tag != e.name {
		return false
	}
	if r.id != "" {
		if id, _ := e.attr("id"); id != r.id {
			return false
		}
	}
	for _, c := range r.classes {
		if !slices.Contains(classes, c) {
			return false
		}
	}
	return true
}

// cascade works out an element's style from its parent's: attributes, then style sheet, then the style attribute, then
// the classes that the options recolour.
func (r *reader) cascade(e *element, st *style) ownStyle {
	own := ownStyle{opacity: 1}
	list := r.declarations[:0]
	var classes []string
	inline := -1
	for i := range e.attrs {
		switch name := e.attrs[i].Name.Local; name {
		case "class":
			classes = strings.Fields(e.attrs[i].Value)
		case "style":
			inline = i
		case "d", "points", "transform", "id", "href", "viewBox":
		default:
			list = append(list, declaration{name: name, value: e.attrs[i].Value, at: place{el: e, attr: i}})
		}
	}
	for i := range r.rules {
		if r.rules[i].matches(e, classes) {
			list = append(list, r.rules[i].declarations...)
		}
	}
	if inline >= 0 {
		list = r.parseDeclarations(list, e.attrs[inline].Value, place{el: e, attr: inline}, 0)
	}
	if r.declarations = list; len(list) > maxDeclarations {
		r.errorf(place{el: e, attr: -1}, "remove unused styles", "svg: more than %d properties on one element", maxDeclarations)
		return own
	}
	for i := range list {
		if !slices.ContainsFunc(list[i+1:], func(later declaration) bool { return later.name == list[i].name }) {
			r.apply(&list[i], st, &own)
		}
	}
	for _, c := range classes {
		colour, ok := r.options.Classes[c]
		if !ok {
			continue
		}
		for _, p := range []*paint{&st.fill, &st.stroke} {
			if p.colour != layout.None || p.current {
				*p = paint{colour: colour, alpha: p.alpha}
			}
		}
	}
	return own
}

// parseDeclarations reads "name: value; name: value" and appends to the list.
func (r *reader) parseDeclarations(list []declaration, text string, at place, offset int) []declaration {
	for start := 0; start < len(text); {
		part := text[start:]
		if n := strings.IndexByte(part, ';'); n >= 0 {
			part = part[:n]
		}
		name, value, ok := strings.Cut(part, ":")
		name = strings.TrimSpace(name)
		d := declaration{name: strings.ToLower(name), value: value, at: at}
		d.at.index = start + len(part) - len(strings.TrimLeft(part, " \t\r\n"))
		if offset > 0 {
			d.offset = offset + d.at.index
		}
		switch {
		case ok && slices.Contains([]string{"transform", "d", "x", "y", "cx", "cy", "r", "rx", "ry"}, d.name):
			r.fault(&d, "write it as an attribute", "style: %s is read as an attribute only", d.name)
		case ok:
			list = append(list, d)
		case name != "":
			r.fault(&d, "write name: value", "style: %q is no declaration", name)
		}
		start += len(part) + 1
	}
	return list
}

func (r *reader) fault(d *declaration, hint, format string, args ...any) {
	if d.offset > 0 {
		r.errorAt(d.offset, hint, format, args...)
	} else {
		r.errorf(d.at, hint, format, args...)
	}
}

// apply sets one property. Properties that draw nothing by themselves are passed over.
func (r *reader) apply(d *declaration, st *style, own *ownStyle) {
	value := strings.TrimSpace(d.value)
	if cut, ok := strings.CutSuffix(value, "!important"); ok {
		value = strings.TrimSpace(cut)
	}
	if value == "inherit" || value == "unset" {
		return // st still holds the parent's
	}
	ok := true
	switch d.name {
	case "fill":
		ok = r.paint(d, value, &st.fill)
	case "stroke":
		ok = r.paint(d, value, &st.stroke)
	case "color":
		if value != "currentColor" {
			ok = r.paint(d, value, &st.colour)
		}
	case "fill-opacity":
		st.fillOpacity, ok = fraction(value)
	case "stroke-opacity":
		st.strokeOpacity, ok = fraction(value)
	case "opacity":
		own.opacity, ok = fraction(value)
		own.fadePlace = d.at
	case "stroke-width":
		st.strokeWidth, ok = r.view.length(value, diagonal)
		ok = ok && st.strokeWidth >= 0
	case "stroke-miterlimit":
		s := scanner{s: value}
		st.miter, ok = s.number()
		ok = ok && s.done() && st.miter >= 1
	case "stroke-dasharray":
		st.dash, ok = r.dashes(value)
	case "stroke-dashoffset":
		offset, read := r.view.length(value, diagonal)
		if ok = read; read && offset != 0 {
			r.fault(d, "set it to 0, or convert the stroke to a path", "stroke-dashoffset: a shifted dash cannot be drawn")
		}
	case "stroke-linecap":
		st.cap, ok = keyword(value, []layout.Cap{layout.ButtCap, layout.RoundCap, layout.SquareCap}, "butt", "round", "square")
	case "stroke-linejoin":
		st.join, ok = keyword(value, []layout.Join{layout.MiterJoin, layout.RoundJoin, layout.BevelJoin, layout.MiterJoin}, "miter", "round", "bevel", "miter-clip")
	case "fill-rule":
		st.evenOdd, ok = keyword(value, []bool{false, true}, "nonzero", "evenodd")
	case "clip-rule":
		st.clipOdd, ok = keyword(value, []bool{false, true}, "nonzero", "evenodd")
	case "visibility":
		st.hidden, ok = keyword(value, []bool{false, true, true}, "visible", "hidden", "collapse")
	case "paint-order":
		fill, stroke := strings.Index(value, "fill"), strings.Index(value, "stroke")
		st.strokeFirst = stroke >= 0 && (fill < 0 || stroke < fill)
	case "display":
		own.none = value == "none"
	case "clip-path":
		if value != "none" {
			own.clip, ok = local(value)
			own.clipPlace = d.at
		}
	default:
		r.refuse(d, value)
	}
	if !ok {
		r.fault(d, form(d.name), "%s: %q is not understood", d.name, value)
	}
}

// form says how a property is written.
func form(name string) string {
	switch name {
	case "fill", "stroke", "color":
		return "write a colour such as #0B5A69"
	case "opacity", "fill-opacity", "stroke-opacity":
		return "write a number from 0 to 1"
	case "stroke-linecap":
		return "write butt, round or square"
	case "stroke-linejoin":
		return "write miter, round or bevel"
	case "fill-rule", "clip-rule":
		return "write nonzero or evenodd"
	case "visibility":
		return "write visible or hidden"
	case "clip-path":
		return "write url(#id) of a clipPath"
	}
	return "write numbers, if need be with px, mm, cm, in, pt, pc or %"
}

// refuse reports a property that would change the drawing in a way that is not read.
func (r *reader) refuse(d *declaration, value string) {
	for _, p := range []struct{ name, harmless, hint string }{
		{"filter", "none", "remove the filter"},
		{"mask", "none", "cut the shapes instead of masking them"},
		{"marker", "none", "convert the stroke to a path"},
		{"marker-start", "none", "convert the stroke to a path"},
		{"marker-mid", "none", "convert the stroke to a path"},
		{"marker-end", "none", "convert the stroke to a path"},
		{"mix-blend-mode", "normal", "set the blend mode to normal"},
		{"vector-effect", "none", "convert the stroke to a path"},
		{"transform-origin", "0 0", "write the transform as a matrix"},
		{"clip", "auto", "cut the shapes instead"},
	} {
		if d.name == p.name && value != p.harmless {
			r.fault(d, p.hint, "%s: %q cannot be drawn", d.name, value)
		}
	}
}

// paint reads a colour for a fill or stroke.
func (r *reader) paint(d *declaration, value string, p *paint) bool {
	switch {
	case strings.EqualFold(value, "none"):
		*p = paint{}
		return true
	case strings.EqualFold(value, "currentColor"):
		*p = paint{current: true, alpha: 1}
		return true
	case strings.HasPrefix(value, "url("):
		r.fault(d, "use a plain colour", "%s: gradients and patterns cannot be drawn", d.name)
		return true
	}
	colour, alpha, ok := colourOf(value)
	if ok {
		*p = paint{colour: colour, alpha: alpha}
	}
	return ok
}

// dashes reads a dash list; one that is all zero is none.
func (r *reader) dashes(value string) ([]float64, bool) {
	if value == "none" {
		return nil, true
	}
	var list []float64
	sum := 0.0
	for _, part := range strings.FieldsFunc(value, func(c rune) bool { return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r' }) {
		n, ok := r.view.length(part, diagonal)
		if !ok || n < 0 {
			return nil, false
		}
		list = append(list, n)
		sum += n
	}
	if sum == 0 {
		list = nil
	}
	return list, !math.IsInf(sum, 0)
}

// keyword is the value at the place of the word in the list.
func keyword[T any](word string, values []T, words ...string) (T, bool) {
	if i := slices.Index(words, word); i >= 0 {
		return values[i], true
	}
	var zero T
	return zero, false
}

// local is the id in url(#id).
func local(value string) (id string, ok bool) {
	inside, ok := strings.CutPrefix(value, "url(")
	inside, closed := strings.CutSuffix(inside, ")")
	id, hash := strings.CutPrefix(strings.Trim(strings.TrimSpace(inside), `"'`), "#")
	if !ok || !closed || !hash {
		return "", false
	}
	return id, id != ""
}

package picture

import (
	"bytes"
	"math"
	"strings"

	"handout/data/diag"
	"handout/layout"
)

func decodeSVG(name string, src []byte, o Options) (*layout.Drawing, diag.List) {
	r := reader{file: file{name: name, src: bytes.TrimPrefix(src, []byte(byteOrderMark))}, options: o, work: 8 * o.MaxBytes, elements: maxElements, segments: maxSegments}
	root := r.parse(o.MaxDepth)
	if root == nil {
		return nil, r.list.Sorted()
	}
	r.index(root)
	m, ok := r.extent(root)
	if !ok {
		return nil, r.list.Sorted()
	}
	r.draw(root, context{m: m, style: initialStyle(o.Current)})
	if len(r.list) > 0 {
		return nil, r.list.Sorted()
	}
	d := &layout.Drawing{Width: r.width, Height: r.height, Shapes: r.shapes}
	d.Hash = hashOf(d)
	return d, nil
}

// reader turns the tree of elements into shapes.
type reader struct {
	file
	options       Options
	view          view  // the picture in user units
	width, height int64 // and in thousandths
	ids           map[string]*element
	rules         []rule
	shapes        []layout.Shape
	cloning       []*element // elements that use is drawing, outermost first

	// What is left of the bounds, so that clones of clones stay small.
	work, elements, segments int
	stopped                  bool          // one of them is used up
	declarations             []declaration // room for cascade
}

// index finds ids and style sheets, which may stand after what refers to them.
func (r *reader) index(root *element) {
	r.ids = map[string]*element{}
	var walk func(e *element)
	walk = func(e *element) {
		if id, i := e.attr("id"); i >= 0 && r.ids[id] == nil {
			r.ids[id] = e
		}
		switch e.name {
		case "style":
			r.styleSheet(e)
		case "script", "animate", "animateMotion", "animateTransform", "set": // at work wherever they stand
			r.refuseElement(e, context{})
		}
		for _, c := range e.children {
			walk(c)
		}
	}
	walk(root)
}

// extent works out the drawing's size and the matrix into its space from width, height, viewBox and
// preserveAspectRatio. Where the box does not have the proportions of width and height, the extent is the whole area of
// width and height, in units of the box.
func (r *reader) extent(root *element) (matrix, bool) {
	fail := func(i int, hint, format string, args ...any) (matrix, bool) {
		r.errorf(place{el: root, attr: i}, hint, format, args...)
		return matrix{}, false
	}
	box := [4]float64{}
	boxText, boxAt := root.attr("viewBox")
	if boxAt >= 0 {
		list, ok := numbers(boxText)
		if !ok || len(list) != 4 || list[2] <= 0 || list[3] <= 0 {
			return fail(boxAt, "write left, top, width and height", "viewBox: %q is no box", boxText)
		}
		box = [4]float64(list)
	}
	var size [2]float64
	for i, name := range [2]string{"width", "height"} {
		text, at := root.attr(name)
		if at < 0 || text == "auto" || boxAt >= 0 && (strings.HasSuffix(text, "%") || strings.HasSuffix(text, "em")) {
			continue // as large as the place that it gets
		}
		n, ok := view{}.length(text, across)
		if !ok || n <= 0 {
			return fail(at, "write a length such as 40mm", "%s: %q is no size", name, text)
		}
		size[i] = n
	}
	if boxAt < 0 {
		if size[0] == 0 || size[1] == 0 {
			return fail(-1, "give it a viewBox", "svg: the picture has no size")
		}
		box[2], box[3] = size[0], size[1]
	}
	m := translation(-box[0], -box[1])
	if size[0] > 0 && size[1] > 0 {
		var ok bool
		if m, ok = r.aspect(root, &box, size); !ok {
			return m, false
		}
	}
	r.view = view{box[2], box[3]}
	// A small box gets a finer space, so that thousandths are fine enough.
	fine := float64(thousand)
	for largest := max(box[2], box[3]); largest < 10 && fine < 1e9; largest *= 10 {
		fine *= 10
	}
	r.width, r.height = int64(math.Round(float64(box[2]*fine))), int64(math.Round(float64(box[3]*fine)))
	if r.width < 1 || r.height < 1 {
		return fail(boxAt, "give it a viewBox of real size", "svg: the picture has no size")
	}
	return scaling(fine, fine).then(m), true
}

// aspect widens or cuts the box to the proportions of size, as preserveAspectRatio says, and returns the matrix that
// brings the box's corner to the origin.
func (r *reader) aspect(root *element, box *[4]float64, size [2]float64) (matrix, bool) {
	text, at := root.attr("preserveAspectRatio")
	words := strings.Fields(text)
	if len(words) == 0 {
		words = []string{"xMidYMid"}
	}
	if words[0] == "none" {
		tall := float64(size[1]*box[2]) / size[0]
		m := scaling(1, tall/box[3]).then(translation(-box[0], -box[1]))
		box[3] = tall
		return m, true
	}
	align := [2]float64{}
	ok := len(words[0]) == 8
	for i, axis := range [2]string{"x", "Y"} {
		var known bool
		if ok {
			align[i], known = keyword(words[0][4*i:4*i+4], []float64{0, 0.5, 1}, axis+"Min", axis+"Mid", axis+"Max")
		}
		ok = ok && known
	}
	slice := len(words) == 2 && words[1] == "slice"
	if !ok || len(words) > 2 || len(words) == 2 && !slice && words[1] != "meet" {
		r.errorf(place{el: root, attr: at}, "write, for instance, xMidYMid meet", "preserveAspectRatio: %q is not understood", text)
		return matrix{}, false
	}
	w, h := float64(size[0]*box[3])/size[1], box[3]
	if (w < box[2]) != slice {
		w, h = box[2], float64(size[1]*box[2])/size[0]
	}
	if w != box[2] || h != box[3] {
		box[0] -= float64(align[0] * (w - box[2]))
		box[1] -= float64(align[1] * (h - box[3]))
		box[2], box[3] = w, h
	}
	return translation(-box[0], -box[1]), true
}

// context is what an element gets from those around it.
type context struct {
	m     matrix // from user units to thousandths
	style style
	clip  clip
	depth int
}

// draw draws an element and what is in it.
func (r *reader) draw(e *element, in context) {
	self := place{el: e, attr: -1}
	switch kindOf(e.name) {
	case passive:
		return
	case unknown:
		r.refuseElement(e, in)
		return
	}
	if !r.spend(e, &in) {
		return
	}
	own := r.cascade(e, &in.style)
	if own.none {
		return
	}
	r.transform(e, &in.m)
	if own.clip != "" && !r.narrow(&in, own) {
		return
	}
	first := len(r.shapes)
	switch kindOf(e.name) {
	case group:
		if e.name == "svg" && in.depth > 1 {
			r.errorf(self, "ungroup it", "svg: a picture in the picture cannot be drawn")
			return
		}
		for _, c := range e.children {
			r.draw(c, in)
		}
	case clone:
		if target := r.target(e); target != nil {
			in.m = in.m.then(translation(r.lengthOf(e, "x", across), r.lengthOf(e, "y", down)))
			r.cloning = append(r.cloning, target)
			r.draw(target, in)
			r.cloning = r.cloning[:len(r.cloning)-1]
		}
	case shape:
		if !in.style.hidden && !in.clip.empty() {
			r.paintShape(e, in)
		}
	}
	if own.opacity < 1 {
		r.fade(r.shapes[first:], own.opacity, own.fadePlace)
		r.shapes = append(r.shapes[:first], painted(r.shapes[first:])...)
	}
}

// spend counts an element against the bounds, a clone once more.
func (r *reader) spend(e *element, in *context) bool {
	in.depth++
	r.elements--
	r.work -= e.end - e.at
	switch {
	case r.stopped:
	case in.depth > r.options.MaxDepth:
		r.errorf(place{el: e, attr: -1}, "ungroup the drawing", "svg: elements and clones stand more than %d deep in one another", r.options.MaxDepth)
	case r.elements < 0 || r.work < 0:
		r.stop(e, "simplify the drawing", "svg: too many shapes once clones are drawn")
	default:
		return true
	}
	return false
}

// stop reports that a bound is passed, and ends the drawing.
func (r *reader) stop(e *element, hint, format string, args ...any) {
	r.stopped = true
	r.errorf(place{el: e, attr: -1}, hint, format, args...)
}

type kind uint8

const (
	unknown kind = iota
	passive      // draws nothing by itself
	group
	shape
	clone
)

func kindOf(name string) kind {
	switch name {
	case "svg", "g", "a":
		return group
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return shape
	case "use":
		return clone
	case "defs", "title", "desc", "metadata", "style", "clipPath",
		"linearGradient", "radialGradient", "pattern", "filter", "mask", "marker", "symbol": // drawn where they are referred to
		return passive
	}
	return unknown
}

// refuseElement reports an element that cannot be drawn, unless it is not shown.
func (r *reader) refuseElement(e *element, in context) {
	own := r.cascade(e, &in.style)
	if own.none || in.style.hidden {
		return
	}
	hint := "remove it, or save the picture as plain SVG"
	switch e.name {
	case "text", "tspan", "textPath":
		hint = "convert text to paths"
	case "image":
		hint = "use shapes, or give the whole picture as PNG or JPEG"
	case "switch", "foreignObject":
		hint = "save it without editing data of the drawing program"
	case "animate", "animateMotion", "animateTransform", "set":
		hint = "remove the animation"
	}
	r.errorf(place{el: e, attr: -1}, hint, "svg: <%s> cannot be drawn", e.name)
}

// transform applies an element's own transform.
func (r *reader) transform(e *element, m *matrix) {
	text, i := e.attr("transform")
	if i < 0 || text == "" || text == "none" {
		return
	}
	t, ok := transformOf(text)
	if !ok {
		r.errorf(place{el: e, attr: i}, "write, for instance, translate(10 20)", "transform: %q is not understood", text)
		return
	}
	*m = m.then(t)
}

// target is what a use element shows; nil, and an error, where there is none.
func (r *reader) target(e *element) *element {
	self := place{el: e, attr: -1}
	href, i := e.attr("href")
	id, inside := strings.CutPrefix(href, "#")
	target := r.ids[id]
	switch {
	case i < 0:
		r.errorf(self, "give it an href", "use: it does not say what to show")
	case !inside:
		r.errorf(place{el: e, attr: i}, "put the shape into this file", "use: %q is an external reference", href)
	case target == nil:
		r.errorf(place{el: e, attr: i}, "check the id", "use: there is no element with the id %q", id)
	case kindOf(target.name) != group && kindOf(target.name) != shape && kindOf(target.name) != clone || target.name == "svg":
		r.errorf(place{el: e, attr: i}, "unlink the clone", "use: <%s> cannot be shown again", target.name)
	case target.at <= e.at && e.end <= r.last(target) || r.isCloning(target):
		r.errorf(place{el: e, attr: i}, "remove the clone", "use: %q would contain itself", id)
	default:
		return target
	}
	return nil
}

func (r *reader) isCloning(e *element) bool {
	for _, c := range r.cloning {
		if c == e {
			return true
		}
	}
	return false
}

// last is the end of the start tag of the last element in e.
func (r *reader) last(e *element) int {
	for len(e.children) > 0 {
		e = e.children[len(e.children)-1]
	}
	return e.end
}

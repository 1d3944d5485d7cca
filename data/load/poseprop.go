package load

import (
	"handout/data"
)

// The bounds of things: a prop is a thing of a room.
const (
	leastPart  = 0.001
	mostProp   = 4
	mostCurve  = 24 // points of a path
	mostThings = 16 // props, or arrows, of one pose
)

// needs says which keys a kind of prop cannot do without.
type needs struct {
	size, radius bool
	line         bool // path: [from, to]
	strip        bool // path, with the direction of its width and the width at each point
}

func propNeeds() map[string]needs {
	return map[string]needs{
		"ball": {radius: true}, "bar": {size: true, radius: true}, "box": {size: true}, "chair": {}, "cushion": {size: true},
		"door-frame": {size: true}, "floor": {size: true}, "foam-roller": {size: true, radius: true}, "mat": {size: true},
		"pole": {line: true, radius: true}, "resistance-band": {strip: true}, "stool": {}, "table": {size: true},
		"towel": {strip: true}, "wall": {size: true},
	}
}

func (r *poseReader) props(list []prop) []data.Prop {
	if len(list) > mostThings {
		r.faults.Invalidf(list[mostThings].Pos, "a picture of so many things shows none of them", "props: %d are too many, the most is %d", len(list), mostThings)
		list = list[:mostThings]
	}
	var out []data.Prop
	for i := range list {
		if p, ok := r.prop(&list[i]); ok {
			out = append(out, p)
		}
	}
	return out
}

func (r *poseReader) prop(f *prop) (data.Prop, bool) {
	if !r.oneOf(f.Kind.Text, data.PropKinds(), "prop") {
		return data.Prop{}, false
	}
	p := data.Prop{
		Pos: f.Pos, Kind: f.Kind.Value, At: r.vector(f.At, "at", data.Vector{}), Yaw: f.Yaw.value,
		Size: r.vector(f.Size, "size", data.Vector{}), Radius: r.within(f.Radius, "radius", leastPart, 1, 0),
	}
	need := propNeeds()[p.Kind]
	missing := func(key, hint string) {
		r.faults.Invalidf(f.Pos, hint, "%s: %s is missing", p.Kind, key)
	}
	switch {
	case need.size && !f.Size.given:
		missing("size", "add size: [wide, high, deep] in body heights")
	case need.radius && !f.Radius.given:
		missing("radius", "add radius: in body heights, such as 0.013")
	case need.line && len(f.Path) != 2:
		missing("path", "add path: [[x, y, z], [x, y, z]], from one end to the other")
	case need.strip && len(f.Path) == 0:
		missing("path", "add path: [[x, y, z], …], and across: with the direction of its width at each point")
	}
	for _, s := range p.Size {
		if s < 0 || s > mostProp {
			r.faults.Invalidf(f.Size.pos, "in body heights, such as [0.4, 0.9, 0.02]", "size: %g is out of range", s)
		}
	}
	switch {
	case need.line && len(f.Path) == 2:
		p.Path = r.path(f.Path, "path")
	case need.line: // told; the place of one that can be drawn
		p.Path = []data.Vector{{}, {0, 1, 0}}
	case need.strip:
		r.strip(&p, f)
	}
	return p, true
}

// strip is the path of a towel or band, with a direction and a width for each of its points.
func (r *poseReader) strip(p *data.Prop, f *prop) {
	p.Path, p.Across = r.path(f.Path, "path"), r.path(f.Across, "across")
	if n := len(p.Path); n < 2 || n > mostCurve || len(p.Across) != n {
		r.faults.Invalidf(f.Pos, "two to twenty-four points, and as many directions", "path: %d points and %d directions of across", len(p.Path), len(p.Across))
		p.Path, p.Across = []data.Vector{{}, {1, 0, 0}}, []data.Vector{{0, 0, 1}, {0, 0, 1}}
	}
	switch {
	case len(f.Widths.list) == 1:
		for range p.Path {
			p.Widths = append(p.Widths, f.Widths.list[0])
		}
	case len(f.Widths.list) == len(p.Path):
		p.Widths = f.Widths.list
	default:
		r.faults.Invalidf(f.Pos, "one width for all of it, [0.085], or one for each point of the path", "widths: %d of them for %d points", len(f.Widths.list), len(p.Path))
		p.Widths = make([]float64, len(p.Path))
	}
}

func (r *poseReader) path(list []decimals, key string) []data.Vector {
	var out []data.Vector
	for _, n := range list {
		out = append(out, r.vector(n, key, data.Vector{}))
	}
	return out
}

func (r *poseReader) arrows(list []arrow) []data.Arrow {
	var out []data.Arrow
	for i := range list {
		f := &list[i]
		path := r.path(f.Path, "path")
		if len(path) < 2 || len(path) > mostCurve {
			r.faults.Invalidf(f.Pos, "two points make it straight, three or more a curve", "path: an arrow of %d points", len(path))
			continue
		}
		weight := f.Weight
		if !weight.given {
			weight.value = 1
		}
		out = append(out, data.Arrow{
			Pos: f.Pos, Path: path, BothHeads: f.Heads == "both", Varying: f.Means == "vary", Number: r.arrowNumber(f.Number),
			Weight: r.within(weight, "weight", 0.3, 3, weight.value), Dashed: f.Dashed, Behind: f.Behind,
		})
	}
	return out
}

// mostArrowNumber is the greatest of one digit: it must be read where it is two millimetres high.
const mostArrowNumber = 9

// arrowNumber is the number of an arrow, 0 for none.
func (r *poseReader) arrowNumber(n decimal) int {
	if !n.given {
		return 0
	}
	number := int(r.within(n, "number", 1, mostArrowNumber, 0))
	if float64(number) != n.value && number > 0 {
		r.faults.Invalidf(n.pos, "a whole number, such as 1", "number: %g is not a whole number", n.value)
	}
	return number
}

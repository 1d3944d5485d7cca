package pdftest

import (
	"maps"
	"math"
	"slices"
)

// Stroke is a line that a page paints: in which form, if in one, how wide it is on paper in millimetres, and its colour.
type Stroke struct {
	Page   int
	Form   string
	Width  float64
	Colour [3]float64 // red, green and blue, 0 to 1
	Bleed  bool       // it only widens what is filled in its colour
}

// Strokes are the lines of all pages, in the order of their painting.
func Strokes(pdf []byte) (strokes []Stroke, err error) {
	defer rescue(&err)
	r := open(pdf)
	for i, p := range r.array(r.dict(r.dict(r.trailer["Root"])["Pages"])["Kids"]) {
		d := r.dict(p)
		s := stroker{reader: r, page: i + 1, out: &strokes}
		s.run(r.contents(i+1, d), r.dict(d["Resources"]), pen{scale: 1, width: 1})
	}
	return strokes, nil
}

// pen is how lines are drawn: what q keeps and Q brings back.
type pen struct {
	scale, width float64
	colour, fill [3]float64
}

type stroker struct {
	*reader
	page int
	form string
	out  *[]Stroke
}

// run goes through the operators of a page or a form.
func (s stroker) run(content []byte, resources dict, now pen) {
	var kept []pen
	operations(content, func(op operator, operands []object) {
		switch op {
		case "q":
			kept = append(kept, now)
		case "Q":
			now, kept = kept[len(kept)-1], kept[:len(kept)-1]
		case "cm":
			now.scale *= magnified(operands)
		case "w":
			now.width = number(operands[0])
		case "RG":
			now.colour = rgb(operands)
		case "rg":
			now.fill = rgb(operands)
		case "S", "s", "B", "B*", "b", "b*":
			const millimetres = 25.4 / 72
			*s.out = append(*s.out, Stroke{Page: s.page, Form: s.form, Width: now.width * now.scale * millimetres, Colour: now.colour,
				Bleed: (op == "B" || op == "B*") && now.fill == now.colour})
		case "Do":
			s.do(operands[0], resources, now)
		}
	})
}

// magnified is how much a matrix magnifies.
func magnified(m []object) float64 {
	return math.Sqrt(math.Abs(number(m[0])*number(m[3]) - number(m[1])*number(m[2])))
}

func rgb(operands []object) (c [3]float64) {
	for i := range c {
		c[i] = number(operands[i])
	}
	return c
}

// do paints a form; images have no lines.
func (s stroker) do(o object, resources dict, now pen) {
	called, _ := o.(name)
	x, ok := s.resolve(s.dict(resources["XObject"])[called]).(*stream)
	if !ok {
		failf("page %d: /%s is no form", s.page, called)
	}
	if x.dict["Subtype"] != name("Form") {
		return
	}
	if m, ok := x.dict["Matrix"].(array); ok {
		now.scale *= magnified(m)
	}
	s.form = string(called)
	s.run(s.inflate(x), s.dict(x.dict["Resources"]), now)
}

// Form is a drawing as the file has it, under the name by which pages call it.
type Form struct {
	Name  string
	Bytes int  // as they stand in the file
	Whole bool // all coordinates of its paths are whole numbers
}

// Forms are the forms that the first page can call; ours share them all.
func Forms(pdf []byte) (forms []Form, err error) {
	defer rescue(&err)
	r := open(pdf)
	first := r.dict(r.array(r.dict(r.dict(r.trailer["Root"])["Pages"])["Kids"])[0])
	all := r.dict(r.dict(first["Resources"])["XObject"])
	for _, called := range slices.Sorted(maps.Keys(all)) {
		if x, ok := r.resolve(all[called]).(*stream); ok && x.dict["Subtype"] == name("Form") {
			forms = append(forms, Form{string(called), len(x.raw), r.whole(x)})
		}
	}
	return forms, nil
}

// whole tells whether a form's paths have whole coordinates alone.
func (r *reader) whole(x *stream) bool {
	whole := true
	operations(r.inflate(x), func(op operator, operands []object) {
		switch op {
		case "m", "l", "c", "v", "y", "re":
			for _, o := range operands {
				v := number(o)
				whole = whole && v == math.Trunc(v)
			}
		}
	})
	return whole
}

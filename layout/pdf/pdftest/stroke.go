package pdftest

import "math"

// Stroke is a line that a page paints: in which form, if in one, how wide it is on paper in millimetres, and its colour.
type Stroke struct {
	Page   int
	Form   string
	Width  float64
	Colour [3]float64 // red, green and blue, 0 to 1
	Bleed  bool       // it only widens what is filled in its colour
	Whole  bool       // all coordinates of its page or form are whole numbers
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
	l := &lexer{src: content}
	var operands []object
	var kept []pen
	var mine []int // the strokes of this content
	whole := true
	for l.space(); l.at < len(l.src); l.space() {
		o := l.object()
		op, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		switch op {
		case "q":
			kept = append(kept, now)
		case "Q":
			now, kept = kept[len(kept)-1], kept[:len(kept)-1]
		case "cm":
			a, b, c, d := number(operands[0]), number(operands[1]), number(operands[2]), number(operands[3])
			now.scale *= math.Sqrt(math.Abs(a*d - b*c))
		case "w":
			now.width = number(operands[0])
		case "RG":
			now.colour = rgb(operands)
		case "rg":
			now.fill = rgb(operands)
		case "S", "s", "B", "B*", "b", "b*":
			const millimetres = 25.4 / 72
			mine = append(mine, len(*s.out))
			*s.out = append(*s.out, Stroke{Page: s.page, Form: s.form, Width: now.width * now.scale * millimetres, Colour: now.colour,
				Bleed: (op == "B" || op == "B*") && now.fill == now.colour})
		case "m", "l", "c", "v", "y", "re":
			for _, o := range operands {
				v := number(o)
				whole = whole && v == math.Trunc(v)
			}
		case "Do":
			s.do(operands[0], resources, now)
		}
		operands = operands[:0]
	}
	for _, i := range mine {
		(*s.out)[i].Whole = whole
	}
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
	s.form = string(called)
	s.run(s.inflate(x), s.dict(x.dict["Resources"]), now)
}

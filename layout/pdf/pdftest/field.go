package pdftest

// Field is a field of a form: its name, its label, and the operators that draw what is in it.
type Field struct{ Name, Label, Look string }

// Fields are the fields of a file's form, in the form's order.
func Fields(pdf []byte) (fields []Field, err error) {
	defer rescue(&err)
	r := open(pdf)
	form := r.dict(r.dict(r.trailer["Root"])["AcroForm"])
	for _, f := range r.array(form["Fields"]) {
		d := r.dict(f)
		normal := r.resolve(r.dict(d["AP"])["N"])
		if states, ok := normal.(dict); ok {
			state, ok := d["AS"].(name)
			if !ok {
				failf("field %s: no state", words(d["T"]))
			}
			normal = r.resolve(states[state])
		}
		look, ok := normal.(*stream)
		if !ok {
			failf("field %s: no appearance", words(d["T"]))
		}
		fields = append(fields, Field{words(d["T"]), words(d["TU"]), string(r.inflate(look))})
	}
	return fields, nil
}

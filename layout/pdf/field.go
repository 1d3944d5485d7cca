package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handout/layout"
	"handout/layout/pdf/internal/file"
	"handout/layout/pdf/internal/font"
)

// field is a blank or tick box as a field of a form.
type field struct {
	*layout.Item
	rect [4]layout.Length
	ref  file.Ref
	side int
	key  int // in the ParentTree
}

func (f *field) span() *layout.Span { return &f.Node.Spans[f.Item.Span] }

func (f *field) width() layout.Length  { return f.rect[2] - f.rect[0] }
func (f *field) height() layout.Length { return f.rect[3] - f.rect[1] }

// isField tells a blank or tick box from every other item.
func isField(it *layout.Item) bool {
	if it.Path == nil || it.Node == nil || it.Span < 0 || it.Span >= len(it.Node.Spans) {
		return false
	}
	kind := it.Node.Spans[it.Span].Kind
	return kind == layout.Blank || kind == layout.Tick
}

// field puts a field over a blank or tick box. What is drawn there becomes an artifact: the field says what it is.
func (p *page) field(it *layout.Item) error {
	if it.Path.Stroke.Width > 0 {
		p.enter(nil, 0)
		if err := p.path(it); err != nil {
			return err
		}
	}
	f := field{Item: it, rect: p.rect(fieldBox(it)), ref: p.w.Alloc(), side: p.side}
	var err error
	if f.key, err = p.tree.Field(it.Node, it.Span, p.side, it.Turn, f.ref); err != nil {
		return err
	}
	p.annots[p.side] = append(p.annots[p.side], f.ref)
	p.fields = append(p.fields, f)
	return nil
}

// fieldBox is where to write: inside the item's box, or, on a line, as high as the text, so that it stands on the line.
func fieldBox(it *layout.Item) layout.Rect {
	box := it.Box
	switch span := &it.Node.Spans[it.Span]; {
	case span.Kind == layout.Tick:
	case span.Line.Width > 0 || box.H <= 2*inset:
		high := textSize(it) * 5 / 4
		box.Y += box.H - high
		box.H = high
	default:
		box = layout.Rect{X: box.X + inset, Y: box.Y + inset, W: box.W - 2*inset, H: box.H - 2*inset}
	}
	return box
}

// inset keeps a field off the frame of its cell.
const inset = layout.Point

// textSize is the size of the text round a blank.
func textSize(it *layout.Item) layout.Length { return cmp.Or(it.Node.Type.Size, defaultSize) }

// acroForm is what all fields of a file share.
type acroForm struct {
	font   file.Ref
	colour rgb
}

// embedForm embeds the font that a person's own words are set in: the regular one, since nothing is known of them.
func (j *job) embedForm() acroForm {
	if len(j.fields) == 0 {
		return acroForm{}
	}
	f := acroForm{}
	f.colour, _ = j.palette.colour(layout.Ink) // black where the palette has no ink
	if len(j.doc.Fonts) == 0 {
		j.errs = append(j.errs, errors.New("form fields: the document has no font"))
		return f
	}
	regular := slices.IndexFunc(j.doc.Fonts, func(f layout.Font) bool { return f.Weight == 400 })
	source := &j.doc.Fonts[max(regular, 0)]
	face, err := j.face(source)
	if err == nil && !face.CanBeTyped() && j.doc.Typed != nil {
		source = j.doc.Typed
		face, err = j.face(source)
	}
	if err == nil && face.simple == nil {
		face.simple, err = font.NewSimple(source.Name, face.Face)
	}
	if err != nil {
		j.errs = append(j.errs, fmt.Errorf("form fields: %w", err))
		return f
	}
	f.font = face.simple.Embed(&j.w)
	return f
}

// appendTo adds the form to the catalog.
func (f acroForm) appendTo(b []byte, fields []field) []byte {
	if len(fields) == 0 {
		return b
	}
	b = append(b, "/AcroForm<</Fields["...)
	for i := range fields {
		b = append(file.AppendRef(b, fields[i].ref), ' ')
	}
	b = append(f.appendResources(append(b, "]/DR"...)), "/DA"...)
	return append(file.AppendText(b, f.appearance(defaultSize)), ">>"...)
}

// defaultSize is the size of a form's text where a field has none of its own.
const defaultSize = 12 * layout.Point

func (f acroForm) appendResources(b []byte) []byte {
	return append(file.AppendRef(append(b, "<</Font<</Form "...), f.font), ">>>>"...)
}

// appearance is how a viewer sets what is typed.
func (f acroForm) appearance(size layout.Length) string {
	b := file.AppendMilli([]byte("/Form "), int64(size))
	b = appendFill(append(b, " Tf "...), f.colour)
	return strings.TrimSpace(string(b))
}

// multiline is the flag of a text field that takes several lines.
const multiline = 1 << 12

// appendText adds what makes a field one of text.
func (f *field) appendText(b []byte, shared acroForm) []byte {
	size := min(textSize(f.Item), f.height()*3/4)
	b = file.AppendText(append(b, "/FT/Tx/DA"...), shared.appearance(size))
	switch {
	case f.span().Line.Width > 0: // one line, from its start
	case f.Node.Type.Align == layout.Centre: // a number or a word, which stands in the middle of its cell
		b = file.AppendInt(append(b, "/Q "...), int64(layout.Centre))
	case f.height() >= size*5/2:
		b = file.AppendInt(append(b, "/Ff "...), multiline)
	}
	return b
}

// looks makes the appearances of fields.
type looks struct {
	*job
	acroForm
	empty *file.Stream
	boxes map[box]file.Ref // those of tick boxes, each once
}

// box is what the appearance of a tick box depends on.
type box struct {
	width, height layout.Length
	on            bool
}

// text is the appearance of a field that nothing is typed in. Each field has its own: programs that fill forms in write
// over it.
func (l *looks) text(f *field) file.Ref {
	return l.look(f.width(), f.height(), l.appendResources(nil), l.empty)
}

// box is the appearance of a tick box, whose frame is on the page.
func (l *looks) box(k box) file.Ref {
	ref, ok := l.boxes[k]
	if !ok {
		var content []byte
		if k.on {
			content = l.tick(k)
		}
		ref = l.look(k.width, k.height, []byte("<<>>"), &file.Stream{Data: content})
		l.boxes[k] = ref
	}
	return ref
}

func (l *looks) look(width, height layout.Length, resources []byte, content *file.Stream) file.Ref {
	ref := l.w.Alloc()
	dict := appendLengths([]byte("/Type/XObject/Subtype/Form/BBox[0 0 "), width, height)
	l.w.Stream(ref, append(append(dict, "]/Resources"...), resources...), content)
	return ref
}

// tick draws a tick that fills most of the box.
func (l *looks) tick(k box) []byte {
	b := appendStroke(nil, l.colour)
	b = append(file.AppendMilli(b, int64(min(k.width, k.height)/8)), " w 1 J 1 j "...)
	for i, at := range [...][2]layout.Length{{22, 50}, {42, 28}, {80, 76}} { // hundredths of the box
		b = appendLengths(b, k.width*at[0]/100, k.height*at[1]/100)
		b = append(b, [...]string{" m ", " l ", " l "}[i]...)
	}
	return append(b, 'S')
}

// writeFields writes the fields with their appearances.
func (j *job) writeFields(shared acroForm, sides []file.Ref) {
	if len(j.fields) == 0 {
		return
	}
	l := looks{j, shared, &file.Stream{Data: []byte("/Tx BMC EMC")}, make(map[box]file.Ref)}
	labels := fieldLabels(j.doc.Root, j.fields)
	for i := range j.fields {
		f := &j.fields[i]
		b := appendLengths([]byte("<</Type/Annot/Subtype/Widget/F 4/Rect["), f.rect[:]...)
		b = file.AppendRef(append(b, "]/P "...), sides[f.side])
		b = file.AppendInt(append(b, "/StructParent "...), int64(f.key))
		b = file.AppendText(append(b, "/T"...), fieldName(labels[i]))
		b = file.AppendText(append(b, "/TU"...), labels[i])
		if f.span().Kind == layout.Tick {
			b = file.AppendRef(append(b, "/FT/Btn/V/Off/AS/Off/MK<</CA(4)>>/AP<</N<</On "...), l.box(box{f.width(), f.height(), true}))
			b = append(file.AppendRef(append(b, "/Off "...), l.box(box{f.width(), f.height(), false})), ">>>>"...)
		} else {
			b = append(file.AppendRef(append(f.appendText(b, shared), "/AP<</N "...), l.text(f)), ">>"...)
		}
		j.w.Object(f.ref, append(b, ">>"...))
	}
}

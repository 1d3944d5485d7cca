package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"handout/data/diag"
)

// Bounds of an SVG beyond those of the options.
const (
	maxElements = 50_000  // in the file, and drawn once clones are unfolded
	maxSegments = 200_000 // of all paths, once clones are unfolded
	maxErrors   = 100     // more of them help nobody
	maxRules    = 1000    // of style sheets

	maxDeclarations = 500 // of properties on one element
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// element is an element of the SVG namespace; others are not kept.
type element struct {
	name     string
	attrs    []xml.Attr // without those of other namespaces; xlink:href as href
	at, end  int        // byte offsets of the start tag
	children []*element
	text     []byte // of style
	textAt   int
}

// attr returns an attribute's value and index; -1 when it is not there.
func (e *element) attr(name string) (string, int) {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == name {
			return strings.TrimSpace(e.attrs[i].Value), i
		}
	}
	return "", -1
}

// place is where something stands in the file; it becomes a line and a column only when a diagnostic needs it.
type place struct {
	el    *element
	attr  int // index, or -1 for the element itself
	index int // byte offset into the attribute's value
}

// file is an SVG's text and what was found wrong with it.
type file struct {
	name string
	src  []byte
	list diag.List

	offsets []int // of the diagnostics in list
	tries   int   // diagnostics asked for, those that repeat one included
}

// errorAt adds an error once, however many clones of a shape lead to it.
func (f *file) errorAt(offset int, hint, format string, args ...any) {
	if f.tries++; len(f.list) >= maxErrors {
		return
	}
	message := fmt.Sprintf(format, args...)
	for i, o := range f.offsets {
		if o == offset && f.list[i].Message == message {
			return
		}
	}
	f.offsets = append(f.offsets, offset)
	f.list.Invalidf(f.pos(offset), hint, "%s", message)
}

func (f *file) errorf(p place, hint, format string, args ...any) {
	if f.tries < 10*maxErrors {
		f.errorAt(f.offset(p), hint, format, args...)
	}
}

// pos turns a byte offset into a line and a column in characters.
func (f *file) pos(offset int) diag.Pos {
	before := f.src[:min(offset, len(f.src))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.Pos{File: f.name, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[start:]) + 1}
}

// offset finds a place in the text. Inside a value that holds references such as &amp; it is the value's start.
func (f *file) offset(p place) int {
	if p.attr < 0 {
		return p.el.at
	}
	want := p.el.attrs[p.attr]
	tag := f.src[p.el.at:p.el.end]
	for i := 1; i < len(tag); {
		// To the next '=', which ends a name; then over the quoted value.
		eq := bytes.IndexByte(tag[i:], '=')
		if eq < 0 {
			break
		}
		words := bytes.Fields(tag[i : i+eq])
		open := i + eq + 1 + bytes.IndexAny(tag[i+eq+1:], `"'`)
		shut := open + 1 + bytes.IndexByte(tag[open+1:], tag[open])
		if len(words) > 0 {
			name := string(words[len(words)-1])
			if _, local, ok := strings.Cut(name, ":"); ok {
				name = local
			}
			if value := string(tag[open+1 : shut]); name == want.Name.Local {
				if value != want.Value {
					return p.el.at + open + 1
				}
				return p.el.at + open + 1 + min(p.index, len(value))
			}
		}
		i = shut + 1
	}
	return p.el.at
}

// parse reads the tree of SVG elements; nil after a fault in the XML itself.
func (f *file) parse(maxDepth int) *element {
	d := xml.NewDecoder(bytes.NewReader(f.src))
	encoding := ""
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		encoding = charset
		return nil, errors.ErrUnsupported
	}
	var root *element
	var open []*element
	foreign, count := 0, 0 // foreign: depth inside an element of another namespace
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		end := int(d.InputOffset())
		if err == io.EOF {
			break
		}
		if encoding != "" {
			f.errorAt(at, "save the file as UTF-8", "svg: the encoding %s is not read", encoding)
			return nil
		}
		if err != nil {
			f.errorAt(end, "save the picture again as plain SVG", "svg: not well-formed XML: %s", fault(err))
			return nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > maxElements {
				f.errorAt(at, "simplify the drawing", "svg: more than %d elements", maxElements)
				return nil
			}
			if len(open)+foreign >= maxDepth {
				f.errorAt(at, "ungroup the drawing", "svg: elements stand more than %d deep in one another", maxDepth)
				return nil
			}
			if foreign > 0 || !inSVG(t.Name.Space) {
				if root == nil {
					f.errorAt(at, "save the picture as plain SVG", "svg: the outermost element is <%s>, not <svg>", t.Name.Local)
					return nil
				}
				foreign++
				continue
			}
			e := &element{name: t.Name.Local, attrs: own(t.Attr), at: at, end: end}
			switch {
			case root == nil:
				if e.name != "svg" {
					f.errorAt(at, "save the picture as plain SVG", "svg: the outermost element is <%s>, not <svg>", e.name)
					return nil
				}
				root = e
			case len(open) > 0:
				parent := open[len(open)-1]
				parent.children = append(parent.children, e)
			}
			open = append(open, e)
		case xml.EndElement:
			if foreign > 0 {
				foreign--
			} else {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if foreign == 0 && len(open) > 0 && open[len(open)-1].name == "style" {
				e := open[len(open)-1]
				if len(e.text) == 0 {
					if e.textAt = at; bytes.HasPrefix(f.src[at:], []byte("<![CDATA[")) {
						e.textAt += len("<![CDATA[")
					}
				}
				e.text = append(e.text, t...)
			}
		case xml.Directive:
			if bytes.ContainsAny(t, "[") || bytes.Contains(t, []byte("ENTITY")) {
				f.errorAt(at, "save the picture as plain SVG, without entities", "svg: the document type declares entities, which are not read")
				return nil
			}
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				f.errorAt(at, "put the styles into the file", "svg: an external style sheet is not read")
			}
		}
	}
	if root == nil {
		f.errorAt(0, "save the picture as plain SVG", "svg: there is no <svg> element")
	}
	return root
}

// fault is a syntax error's message without the line, which the diagnostic has.
func fault(err error) string {
	var s *xml.SyntaxError
	if errors.As(err, &s) {
		return s.Msg
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

// inSVG also takes the file that names no namespace, and a prefix that nobody declared.
func inSVG(space string) bool { return space == svgSpace || space == "" || space == "svg" }

// own keeps the attributes that SVG defines.
func own(attrs []xml.Attr) []xml.Attr {
	kept := attrs[:0]
	for _, a := range attrs {
		if a.Name.Space == "" && a.Name.Local != "xmlns" || (a.Name.Space == xlinkSpace || a.Name.Space == "xlink") && a.Name.Local == "href" {
			kept = append(kept, a)
		}
	}
	return kept
}

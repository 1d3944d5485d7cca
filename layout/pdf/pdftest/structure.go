package pdftest

import (
	"fmt"
	"slices"
	"strings"
)

// element is a structure element with what it holds, in order.
type element struct {
	dict
	ref    ref
	role   string
	kids   []kid
	parent *element
}

// kid is an element, text on a page, or an annotation.
type kid struct {
	elem  *element
	text  string
	annot dict
}

// document is a file's structure, read and checked.
type document struct {
	*reader
	root  *element
	pages []ref
	marks map[ref]marks
	taken map[ref]map[int]ref // by page and id: whose content it is
}

// load reads the structure tree and checks that it and the pages agree: all content has an owner, no more than one, and
// the ParentTree says the same.
func load(src []byte) *document {
	d := &document{reader: open(src), marks: map[ref]marks{}, taken: map[ref]map[int]ref{}}
	catalog := d.dict(d.trailer["Root"])
	for p := range d.leaves(catalog["Pages"]) {
		page, ok := p.(ref)
		if !ok {
			failf("page %d: is no object of its own", len(d.pages)+1)
		}
		d.pages = append(d.pages, page)
		d.marks[page] = d.content(len(d.pages), d.dict(page))
		d.taken[page] = map[int]ref{}
	}
	tree := d.dict(catalog["StructTreeRoot"])
	root, ok := tree["K"].(ref)
	if !ok {
		failf("structure tree: must have one root")
	}
	d.root = d.element(root, nil, 0)
	d.checkParents(d.parentTree(tree["ParentTree"]))
	return d
}

func (d *document) element(r ref, parent *element, page ref) *element {
	e := &element{dict: d.dict(r), ref: r, parent: parent}
	e.role = string(e.dict["S"].(name))
	if parent != nil && e.dict["P"] != parent.ref {
		failf("element %d (%s): /P is not its parent", r, e.role)
	}
	if pg, ok := e.dict["Pg"].(ref); ok {
		page = pg
	}
	for _, k := range d.array(e.dict["K"]) {
		e.kids = append(e.kids, d.kid(e, k, page))
	}
	return e
}

func (d *document) kid(e *element, o object, page ref) kid {
	if id, ok := o.(float64); ok {
		return kid{text: d.claim(e, page, int(id))}
	}
	k := d.dict(o)
	if pg, ok := k["Pg"].(ref); ok {
		page = pg
	}
	switch k["Type"] {
	case name("MCR"):
		return kid{text: d.claim(e, page, int(number(k["MCID"])))}
	case name("OBJR"):
		return kid{annot: d.dict(k["Obj"])}
	}
	child, ok := o.(ref)
	if !ok {
		failf("element %d (%s): a kid is no object of its own", e.ref, e.role)
	}
	return kid{elem: d.element(child, e, 0)}
}

// claim gives a page's content to an element.
func (d *document) claim(e *element, page ref, id int) string {
	b := d.marks[page][id]
	if b == nil {
		failf("element %d (%s): content %d is not on its page", e.ref, e.role, id)
	}
	if _, twice := d.taken[page][id]; twice {
		failf("element %d (%s): content %d belongs to two elements", e.ref, e.role, id)
	}
	d.taken[page][id] = e.ref
	return b.String()
}

// parentTree reads a number tree, whose keys must rise, and keep to the limits of its leaves.
func (d *document) parentTree(o object) map[int]object {
	m := map[int]object{}
	last := -1
	for leaf := range d.leaves(o) {
		from := last + 1
		nums := d.array(d.dict(leaf)["Nums"])
		for i := 0; i+1 < len(nums); i += 2 {
			key := int(number(nums[i]))
			if key <= last {
				failf("ParentTree: %d comes after %d", key, last)
			}
			last = key
			m[key] = nums[i+1]
		}
		if limits := d.array(d.dict(leaf)["Limits"]); limits != nil && (int(number(limits[0])) < from || int(number(limits[1])) != last) {
			failf("ParentTree: the limits %v are not those of the leaf that ends with %d", limits, last)
		}
	}
	return m
}

func (d *document) checkParents(tree map[int]object) {
	for i, page := range d.pages {
		key, ok := d.dict(page)["StructParents"].(float64)
		if !ok && d.dict(page)["Contents"] == nil { // a blank page
			continue
		}
		if !ok {
			failf("page %d: no StructParents", i+1)
		}
		owners := d.array(tree[int(key)])
		if len(owners) != len(d.marks[page]) {
			failf("page %d: %d stretches of content, %d in the ParentTree", i+1, len(d.marks[page]), len(owners))
		}
		for id, owner := range owners {
			if d.taken[page][id] != owner {
				failf("page %d: content %d: the ParentTree names another element", i+1, id)
			}
		}
		for _, a := range d.array(d.dict(page)["Annots"]) {
			annot := d.dict(a)
			key, ok := annot["StructParent"].(float64)
			if !ok || !d.holds(tree[int(key)], annot) {
				failf("page %d: an annotation is not in the element that the ParentTree names", i+1)
			}
		}
	}
}

// holds tells whether the element refers to the annotation.
func (d *document) holds(owner object, annot dict) bool {
	return slices.ContainsFunc(d.array(d.dict(owner)["K"]), func(k object) bool {
		reference, ok := d.resolve(k).(dict)
		return ok && reference["Type"] == name("OBJR") &&
			fmt.Sprint(d.dict(reference["Obj"])["Rect"]) == fmt.Sprint(annot["Rect"])
	})
}

// attributes are shown in this order.
var attributes = []name{"Scope", "ColSpan", "ListNumbering", "Placement", "BBox"}

// outline writes an element and those below it, one a line.
func (d *document) outline(b *strings.Builder, e *element, depth int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), e.role)
	for _, key := range []name{"ID", "Lang", "Alt", "ActualText"} {
		if v, ok := e.dict[key]; ok {
			fmt.Fprintf(b, " %s=%s", strings.ToLower(string(key)), format(v))
		}
	}
	if e.dict["A"] != nil {
		a := d.dict(e.dict["A"])
		for _, key := range attributes {
			if v, ok := a[key]; ok {
				fmt.Fprintf(b, " %s=%s", key, d.attribute(v))
			}
		}
	}
	b.WriteByte('\n')
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			d.outline(b, k.elem, depth+1)
		case k.annot != nil:
			fmt.Fprintf(b, "%s-> %s\n", strings.Repeat("  ", depth+1), d.goal(k.annot))
		default:
			fmt.Fprintf(b, "%s%q\n", strings.Repeat("  ", depth+1), k.text)
		}
	}
}

func (d *document) attribute(o object) string {
	a, ok := o.(array)
	if !ok {
		return format(o)
	}
	var values []string
	for _, v := range a {
		values = append(values, format(v))
	}
	return "[" + strings.Join(values, " ") + "]"
}

// goal is where a link leads, or what a form field is for.
func (d *document) goal(annot dict) string {
	if annot["Subtype"] == name("Widget") {
		return format(annot["FT"]) + " " + format(annot["TU"])
	}
	if dest, ok := annot["Dest"]; ok {
		return "#" + words(dest) + " " + format(annot["Contents"])
	}
	return words(d.dict(annot["A"])["URI"]) + " " + format(annot["Contents"])
}

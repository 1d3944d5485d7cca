package pdf

import (
	"fmt"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// side is a side of paper: a page of the file. It holds a page of the document, or two of a booklet.
type side struct {
	width, height layout.Length
	pages         []int  // indexes into the document's
	label         string // the numbers of a booklet's pages, from left to right
}

// place is where a page of the document stands: on which side, and how far from its left edge.
type place struct {
	side int
	left layout.Length
}

// sides are the pages of the file and, by page of the document, where each stands. Pages are painted in the order of
// reading, whichever paper they stand on, so that the tags need not know of paper.
func sides(d *layout.Document) ([]side, []place, []error) {
	places := make([]place, len(d.Pages))
	if d.Spreads == nil {
		all := make([]side, len(d.Pages))
		for i, p := range d.Pages {
			all[i] = side{width: p.Width, height: p.Height, pages: []int{i}}
			places[i] = place{side: i}
		}
		return all, places, nil
	}
	var errs []error
	all := make([]side, len(d.Spreads))
	found := make([]bool, len(d.Pages))
	for i, s := range d.Spreads {
		all[i] = side{width: s.Width, height: s.Height}
		for half, page := range [...]int{s.Left, s.Right} {
			if page == layout.NoPage {
				continue
			}
			if page < 0 || page >= len(d.Pages) || found[page] {
				errs = append(errs, fmt.Errorf("spread %d: page %d: not there, or printed already", i+1, page))
				continue
			}
			found[page] = true
			places[page] = place{side: i}
			if half == 1 {
				places[page].left = s.Width - d.Pages[page].Width
			}
			all[i].add(page, d.Pages[page].Number)
		}
	}
	for page, ok := range found {
		if !ok {
			errs = append(errs, fmt.Errorf("page %d: on no spread", d.Pages[page].Number))
		}
	}
	return all, places, errs
}

func (s *side) add(page, number int) {
	if len(s.pages) > 0 {
		s.label += ", "
	}
	s.label += fmt.Sprint(number)
	s.pages = append(s.pages, page)
}

// placed moves a page's content to where it stands on a booklet's side, and leaves nothing set for what comes after it.
func (p *page) placed(content []byte) []byte {
	if p.doc.Spreads == nil {
		return content
	}
	b := file.AppendMilli([]byte("q 1 0 0 1 "), int64(p.left))
	b = append(b, " 0 cm\n"...)
	return append(append(b, content...), "\nQ\n"...)
}

// rect is a box as PDF gives it: left, bottom, right and top, from the lower left corner of the side.
func (p *page) rect(box layout.Rect) [4]layout.Length {
	left := p.left + box.X
	return [4]layout.Length{left, p.up(box.Y + box.H), left + box.W, p.up(box.Y)}
}

// appendLabels names the sides by the numbers that are printed on them, where they do not simply count from 1.
func (j *job) appendLabels(b []byte) []byte {
	labels := j.pageLabels()
	if j.doc.Spreads != nil {
		labels = labels[:0]
		for i, s := range j.sides {
			labels = file.AppendText(append(file.AppendInt(labels, int64(i)), "<</P"...), s.label)
			labels = append(labels, ">>"...)
		}
	}
	if len(labels) == 0 {
		return b
	}
	return append(append(append(b, "/PageLabels<</Nums["...), labels...), "]>>"...)
}

// pageLabels say where the pages' numbers begin anew; nothing where they count the file's pages.
func (j *job) pageLabels() []byte {
	counted := true
	for i, p := range j.doc.Pages {
		counted = counted && p.Number == i+1
	}
	if counted {
		return nil
	}
	return appendPageLabels(nil, 0, j.doc.Pages)
}

// appendPageLabels says of pages, the first of which has the index first in the file, where their numbers begin anew.
func appendPageLabels(b []byte, first int, pages []layout.Page) []byte {
	for i, p := range pages {
		if i == 0 || p.Number != pages[i-1].Number+1 {
			b = fmt.Appendf(b, "%d<</S/D/St %d>>", first+i, p.Number)
		}
	}
	return b
}

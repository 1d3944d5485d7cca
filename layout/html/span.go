package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"handout/layout"
)

// spans writes a paragraph's pieces.
func (w *writer) spans(n *layout.Node) {
	for i := range n.Spans {
		w.span(n, i)
	}
}

func (w *writer) span(n *layout.Node, i int) {
	s := &n.Spans[i]
	switch s.Kind {
	case layout.LineBreak:
		w.b.WriteString("<br>")
		return
	case layout.Blank:
		w.b.WriteString(w.drawn("blank", s, w.styles.class(blankStyle(s, len(n.Spans) == 1), "")))
		return
	case layout.Tick:
		style := fmt.Sprintf("width:%s;height:%s;border:%s;border-radius:%s;", rem(s.Width), rem(s.Height), stroke(s.Line), rem(s.Radius))
		w.b.WriteString(w.drawn("tick", s, w.styles.class(style, "")))
		return
	}
	link, name := s.Link, ""
	if s.Kind == layout.PageRef {
		link = "#" + s.Target
		if title := w.titles[s.Target]; title != "" {
			name = ` aria-label="` + esc(s.Text+", "+title) + `"`
		}
	}
	var ends []string
	wrap := func(tag, attributes string) {
		w.b.WriteString("<" + tag + attributes + ">")
		ends = append(ends, "</"+tag+">")
	}
	if s.Strong {
		wrap("strong", "")
	}
	if href := safe(link); href != "" {
		wrap("a", ` href="`+esc(href)+`"`+name)
	}
	if s.Lang != "" {
		wrap("span", ` lang="`+esc(s.Lang)+`"`)
	}
	w.b.WriteString(esc(loosened(s.Text)))
	for j := len(ends) - 1; j >= 0; j-- {
		w.b.WriteString(ends[j])
	}
}

// longestBound is how many characters may be bound to one another: a number and its unit, not a line of the PDF.
const longestBound = 20

// loosened frees the words of longer pieces, which no narrow window holds in one line.
func loosened(text string) string {
	if !strings.Contains(text, "\u00a0") {
		return text
	}
	pieces := strings.Split(text, " ")
	for i, p := range pieces {
		if utf8.RuneCountInString(p) > longestBound {
			pieces[i] = strings.ReplaceAll(p, "\u00a0", " ")
		}
	}
	return strings.Join(pieces, " ")
}

// drawn is a mark to write on, which a reader hears by its name.
func (w *writer) drawn(class string, s *layout.Span, own string) string {
	return fmt.Sprintf(`<span class="%s" role="img" aria-label="%s"></span>`, join(class, own), esc(s.Text))
}

// blankStyle is a line to write on; alone in its paragraph, one that fills is as wide as the place.
func blankStyle(s *layout.Span, alone bool) string {
	var b strings.Builder
	switch {
	case s.Fill && alone:
		b.WriteString("width:100%;")
	case s.Width > 0:
		fmt.Fprintf(&b, "width:%s;", rem(s.Width))
	case s.Fill:
		b.WriteString("width:8rem;")
	}
	if s.Height > 0 {
		fmt.Fprintf(&b, "height:%s;", rem(s.Height))
	}
	if s.Line.Width > 0 {
		fmt.Fprintf(&b, "border-bottom:%s;", stroke(s.Line))
	}
	return b.String()
}

// safe is a link that a page may follow, or nothing: no address can run a script.
func safe(link string) string {
	for _, scheme := range []string{"#", "https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(link, scheme) {
			return link
		}
	}
	return ""
}

package html

import (
	"bytes"
	"fmt"

	"handout/layout"
	"handout/layout/svg"
)

// pictures are the drawings that the page uses, each once.
type pictures struct {
	w      *writer
	byHash map[string]symbol
	b      bytes.Buffer
}

// symbol is a drawing that uses point to.
type symbol struct {
	id      string
	viewBox string
}

func (p *pictures) symbol(n *layout.Node, d *layout.Drawing) symbol {
	if s, ok := p.byHash[d.Hash]; ok {
		return s
	}
	id := fmt.Sprintf("drawing-%d", len(p.byHash)+1)
	drawn, err := svg.Write(d, p.w.doc.Palette, id)
	p.w.fail(n, err)
	s := symbol{id, fmt.Sprintf("0 0 %d %d", drawn.Width, drawn.Height)}
	if p.byHash == nil {
		p.byHash = map[string]symbol{}
	}
	p.byHash[d.Hash] = s
	fmt.Fprintf(&p.b, "<symbol id=\"%s\" viewBox=\"%s\">%s</symbol>\n", s.id, s.viewBox, drawn.Elements)
	return s
}

// write writes the symbols, which show nothing by themselves.
func (p *pictures) write(f *bytes.Buffer) {
	if p.b.Len() == 0 {
		return
	}
	f.WriteString("<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">\n")
	f.Write(p.b.Bytes())
	f.WriteString("</svg>\n")
}

// picture writes a use of a drawing. Decoration says nothing.
func (w *writer) picture(n *layout.Node, p place) {
	if n.Art == nil || n.Art.Drawing == nil {
		return
	}
	s := w.pictures.symbol(n, n.Art.Drawing)
	p.style = join2(p.style, fmt.Sprintf("width:%s", rem(n.Art.Width)))
	spoken := ` aria-hidden="true" focusable="false"`
	if n.Role != layout.Artifact {
		spoken = ` role="img" aria-label="` + esc(n.Alt) + `"`
	}
	p.class = join(p.class, "art")
	w.open("svg", n, p, fmt.Sprintf(` viewBox="%s"%s`, s.viewBox, spoken))
	w.b.WriteString(`<use href="#` + s.id + `"/></svg>`)
}

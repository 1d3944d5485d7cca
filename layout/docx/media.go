package docx

import (
	"fmt"
	"runtime"
	"sync"

	"handout/layout"
	"handout/layout/raster"
	"handout/layout/svg"
)

// dpi is how finely drawings are painted for programs that do not know SVG.
const dpi = 96

// media are the pictures of a document, each once for each size that it has. They are painted side by side.
type media struct {
	tokens  []layout.Token
	files   []*mediaFile
	byKey   map[mediaKey]*mediaFile
	count   int // of uses
	todo    chan func(*raster.Easel)
	painted sync.WaitGroup // those who take from todo
	err     error
}

type mediaKey struct {
	hash  string
	width int
	clear bool
}

// mediaFile is one file in the package.
type mediaFile struct {
	id, name string
	data     []byte
	packed   *packed    // data deflated, where that pays
	vector   *mediaFile // the same drawing as SVG, which newer programs take instead
	err      error
}

// picture is a run with a picture; decoration is marked as such.
func (m *media) picture(n *layout.Node) string {
	if n.Art == nil || n.Art.Drawing == nil {
		return ""
	}
	f := m.file(n)
	m.count++
	decorative := ""
	if n.Role == layout.Artifact {
		decorative = `<a:extLst xmlns:a="` + drawing + `main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">` +
			`<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`
	}
	alt := ""
	if n.Role != layout.Artifact {
		alt = n.Alt
	}
	vector := ""
	if f.vector != nil {
		vector = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">` +
			`<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="` + f.vector.id + `"/></a:ext></a:extLst>`
	}
	w, h := emu(n.Art.Width), emu(n.Art.Height)
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`+
		`<wp:docPr id="%d" name="Picture %[3]d" descr="%s">%s</wp:docPr>`+
		`<a:graphic xmlns:a="%smain"><a:graphicData uri="%[6]spicture"><pic:pic xmlns:pic="%[6]spicture">`+
		`<pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[7]s" descr="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[8]s">%[9]s</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		w, h, m.count, esc(alt), decorative, drawing, f.name, f.id, vector)
}

// file is the picture's file, begun when it is first met. Icons lie on grounds of any colour.
func (m *media) file(n *layout.Node) *mediaFile {
	a, clear := n.Art, n.Role == layout.Artifact
	width := max(1, int(int64(a.Width)*dpi/int64(layout.Inch)))
	key := mediaKey{a.Drawing.Hash, width, clear}
	if a.Drawing.Raster != nil {
		key.width = 0
	}
	if f, ok := m.byKey[key]; ok {
		return f
	}
	if m.byKey == nil {
		m.byKey = map[mediaKey]*mediaFile{}
	}
	number := len(m.files) + 1
	f := &mediaFile{id: fmt.Sprintf("picture%d", number), name: fmt.Sprintf("media/picture%d.png", number)}
	m.byKey[key] = f
	m.files = append(m.files, f)
	if a.Drawing.Raster == nil {
		f.vector = &mediaFile{id: f.id + "v", name: fmt.Sprintf("media/picture%d.svg", number)}
		m.files = append(m.files, f.vector)
	}
	if r := a.Drawing.Raster; r != nil && r.JPEG != nil {
		f.name, f.data = fmt.Sprintf("media/picture%d.jpeg", number), r.JPEG
		return f
	}
	m.paint(func(p *raster.Easel) {
		if r := a.Drawing.Raster; r != nil {
			f.data, f.err = raster.EncodePixels(r)
			return
		}
		f.vector.data, f.vector.err = m.vector(a)
		f.vector.packed = pack(p, f.vector.data)
		f.data, f.err = p.Drawing(a.Drawing, m.tokens, width, dpi, clear)
	})
	return f
}

// paint has something painted by one of as many painters as there are processors.
func (m *media) paint(do func(*raster.Easel)) {
	if m.todo == nil {
		const ahead = 64
		m.todo = make(chan func(*raster.Easel), ahead)
		for range runtime.GOMAXPROCS(0) {
			m.painted.Go(func() {
				var p raster.Easel
				for do := range m.todo {
					do(&p)
				}
			})
		}
	}
	m.todo <- do
}

// vector is a drawing as an SVG file.
func (m *media) vector(a *layout.Art) ([]byte, error) {
	drawn, err := svg.Write(a.Drawing, m.tokens, "clip")
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(make([]byte, 0, len(drawn.Elements)+256), `<svg xmlns="http://www.w3.org/2000/svg" width="%.3fpt" height="%.3fpt" viewBox="0 0 %d %d">%s</svg>`,
		float64(a.Width)/1000, float64(a.Height)/1000, drawn.Width, drawn.Height, drawn.Elements), nil
}

// wait ends when every picture is painted.
func (m *media) wait() {
	if m.todo != nil {
		close(m.todo)
		m.painted.Wait()
	}
	for _, f := range m.files {
		if f.err != nil && m.err == nil {
			m.err = f.err
		}
	}
}

// emu is a length in English metric units, 12700 to the point.
func emu(l layout.Length) int64 { return (int64(l)*127 + 5) / 10 }

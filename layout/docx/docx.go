// Package docx writes a document as a Word file (Office Open XML, ISO/IEC 29500 transitional).
//
// Input: a layout.Document; of it the tree, the footer, the palette, the metadata and the size of its first page count.
// Output: the file's bytes, the same for the same document. Nothing about the patient goes into its properties.
//
// The file is made to be read and edited, so it runs in one column: roles become styles for headings, numbering for
// lists, tables with head rows, pictures with alternative text. What stands side by side on paper follows one another,
// but for short pieces (a dose, the pain scale, pictures in a row), which become tables of one row. A framed box is a
// table of one cell. Blanks and tick boxes are content controls. Pages break anew, so references are fields.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"strings"

	"handout/layout"
	"handout/layout/raster"
)

// part is one file in the package.
type part struct {
	name   string
	data   []byte
	packed *packed // nil where deflating does not pay
}

// packed is data deflated, and the sum of what it was.
type packed struct {
	data []byte
	sum  uint32
}

// pack deflates data for the zip file.
func pack(p *raster.Easel, data []byte) *packed {
	return &packed{p.Deflate(data), crc32.ChecksumIEEE(data)}
}

// Write makes the file.
func Write(d *layout.Document) ([]byte, error) {
	w := newWriter(d)
	w.children(d.Root)
	w.endBody()
	parts := []part{
		{name: "[Content_Types].xml", data: contentTypes()},
		{name: "_rels/.rels", data: rootRelations()},
		{name: "docProps/core.xml", data: coreProperties(d.Meta)},
		{name: "docProps/app.xml", data: appProperties()},
		{name: "word/document.xml", data: w.document()},
		{name: "word/footer1.xml", data: w.footer()}, // before what it adds to
		{name: "word/styles.xml", data: w.styles.file(d.Meta.Lang)},
		{name: "word/numbering.xml", data: w.numbering.file()},
		{name: "word/settings.xml", data: settings(d.Meta.Lang)},
		{name: "word/_rels/document.xml.rels", data: w.relations()},
	}
	for i := range parts {
		w.media.paint(func(p *raster.Easel) { parts[i].packed = pack(p, parts[i].data) })
	}
	w.media.wait()
	if err := w.media.err; err != nil {
		return nil, err
	}
	for _, m := range w.media.files {
		parts = append(parts, part{"word/" + m.name, m.data, m.packed})
	}
	return zipped(parts)
}

// zipped are the parts in their order. No time of a clock is in them.
func zipped(parts []part) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(sizeOf(parts))
	z := zip.NewWriter(&b)
	for _, p := range parts {
		method, content := zip.Deflate, p.packed
		if content == nil {
			method, content = zip.Store, &packed{p.data, crc32.ChecksumIEEE(p.data)}
		}
		f, err := z.CreateRaw(&zip.FileHeader{Name: p.name, Method: method, CRC32: content.sum,
			CompressedSize64: uint64(len(content.data)), UncompressedSize64: uint64(len(p.data))})
		if err == nil {
			_, err = f.Write(content.data)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// sizeOf is about what the parts take in the file.
func sizeOf(parts []part) int {
	const heads = 256 // of a part: its name and place stand twice
	size := heads
	for _, p := range parts {
		content := p.data
		if p.packed != nil {
			content = p.packed.data
		}
		size += heads + len(content)
	}
	return size
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	// The names of the format's parts. They are identifiers: nothing is ever fetched from them.
	openXML  = "http://schemas.openxmlformats.org/"
	wordMain = openXML + "wordprocessingml/2006/main"
	related  = openXML + "officeDocument/2006/relationships"
	drawing  = openXML + "drawingml/2006/"
)

func contentTypes() []byte {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + openXML + `package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="svg" ContentType="image/svg+xml"/>`)
	for _, o := range [][2]string{
		{"/word/document.xml", word + "document.main+xml"}, {"/word/styles.xml", word + "styles+xml"},
		{"/word/numbering.xml", word + "numbering+xml"}, {"/word/settings.xml", word + "settings+xml"}, {"/word/footer1.xml", word + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, o[0], o[1])
	}
	return []byte(b.String() + "</Types>")
}

// relation is one entry of a relationship file.
type relation struct{ id, kind, target string }

func relationFile(relations []relation) []byte {
	b := []byte(xmlHead + `<Relationships xmlns="` + openXML + `package/2006/relationships">`)
	for _, r := range relations {
		mode := ""
		if r.kind == related+"/hyperlink" {
			mode = ` TargetMode="External"`
		}
		b = fmt.Appendf(b, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, r.id, r.kind, esc(r.target), mode)
	}
	return append(b, "</Relationships>"...)
}

func rootRelations() []byte {
	return relationFile([]relation{
		{"rId1", related + "/officeDocument", "word/document.xml"},
		{"rId2", openXML + "package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
		{"rId3", related + "/extended-properties", "docProps/app.xml"},
	})
}

func (w *writer) relations() []byte {
	all := []relation{
		{"rId1", related + "/styles", "styles.xml"}, {"rId2", related + "/numbering", "numbering.xml"},
		{"rId3", related + "/settings", "settings.xml"}, {footerRelation, related + "/footer", "footer1.xml"},
	}
	for _, m := range w.media.files {
		all = append(all, relation{m.id, related + "/image", m.name})
	}
	return relationFile(append(all, w.links...))
}

func coreProperties(m layout.Meta) []byte {
	b := []byte(xmlHead + `<cp:coreProperties xmlns:cp="` + openXML + `package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, f := range []struct{ name, value string }{
		{"dc:title", m.Title}, {"dc:subject", m.Subject}, {"dc:creator", m.Author}, {"cp:keywords", strings.Join(m.Keywords, ", ")}, {"dc:language", m.Lang},
	} {
		if f.value != "" {
			b = fmt.Appendf(b, "<%s>%s</%[1]s>", f.name, esc(f.value))
		}
	}
	for _, name := range []string{"created", "modified"} {
		if m.Created != "" {
			b = fmt.Appendf(b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%[1]s>`, name, esc(m.Created))
		}
	}
	return append(b, "</cp:coreProperties>"...)
}

func appProperties() []byte {
	return []byte(xmlHead + `<Properties xmlns="` + openXML + `officeDocument/2006/extended-properties"><Application>handout</Application></Properties>`)
}

// settings asks Word to work as it does for files of its own age, and to show the title in place of the file's name.
func settings(lang string) []byte {
	return fmt.Appendf(nil, `%s<w:settings xmlns:w="%s"><w:defaultTabStop w:val="720"/><w:compat>`+
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`+
		`<w:themeFontLang w:val="%s"/></w:settings>`, xmlHead, wordMain, esc(lang))
}

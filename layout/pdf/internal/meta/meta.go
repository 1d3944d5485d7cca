// Package meta writes what a PDF says of itself: the Info dictionary, the XMP packet that claims PDF/UA-1 and PDF/A-2a,
// and the colour profile of its output intent.
//
// Input: layout.Meta. Output: bytes for the file writer. It reads no clock: the only date is the one it is given.
package meta

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"handout/layout"
	"handout/layout/pdf/internal/file"
)

// producer names the program in the file.
const producer = "handout"

// Meta is checked metadata.
type Meta struct {
	layout.Meta
	created time.Time
}

// Check refuses metadata that either standard would.
func Check(m layout.Meta) (Meta, []error) {
	var errs []error
	if strings.TrimSpace(m.Title) == "" {
		errs = append(errs, fmt.Errorf("metadata: no title: both standards ask for one"))
	}
	if m.Lang == "" {
		errs = append(errs, fmt.Errorf("metadata: no language: both standards ask for one"))
	}
	checked := Meta{Meta: m}
	if m.Created != "" {
		created, err := time.Parse(time.RFC3339, m.Created)
		if err != nil {
			errs = append(errs, fmt.Errorf("metadata: date %q: must be like 2026-12-01T00:00:00Z", m.Created))
		}
		checked.created = created.UTC()
	}
	return checked, errs
}

// Info is the document information dictionary.
func (m Meta) Info() []byte {
	b := []byte("<<")
	for _, entry := range []struct{ key, value string }{
		{"Title", m.Title},
		{"Author", m.Author},
		{"Subject", m.Subject},
		{"Keywords", m.keywords()},
		{"Creator", producer},
		{"Producer", producer},
	} {
		if entry.value != "" {
			b = append(append(b, '/'), entry.key...)
			b = file.AppendText(b, entry.value)
		}
	}
	if !m.created.IsZero() {
		// Some validators refuse the Z that the standard allows.
		date := m.created.Format("(D:20060102150405+00'00')")
		b = append(append(b, "/CreationDate"+date...), "/ModDate"+date...)
	}
	return append(b, ">>"...)
}

func (m Meta) keywords() string { return strings.Join(m.Keywords, ", ") }

// namespaces of the packet. PDF/A knows all of them but pdfuaid, which the extension schema below declares.
const namespaces = ` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
	` xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
	` xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
	` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
	` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
	` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"` +
	` xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`

const extension = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
	`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	`<pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`

// XMP is the metadata packet.
func (m Meta) XMP() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about=""` + namespaces + ">\n")
	element(&b, "dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.Title, "</rdf:li></rdf:Alt>")
	element(&b, "dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.Subject, "</rdf:li></rdf:Alt>")
	element(&b, "dc:creator", "<rdf:Seq><rdf:li>", m.Author, "</rdf:li></rdf:Seq>")
	element(&b, "dc:language", "<rdf:Bag><rdf:li>", m.Lang, "</rdf:li></rdf:Bag>")
	element(&b, "pdf:Keywords", "", m.keywords(), "")
	element(&b, "pdf:Producer", "", producer, "")
	element(&b, "xmp:CreatorTool", "", producer, "")
	if !m.created.IsZero() {
		date := m.created.Format("2006-01-02T15:04:05+00:00")
		element(&b, "xmp:CreateDate", "", date, "")
		element(&b, "xmp:ModifyDate", "", date, "")
	}
	b.WriteString("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n")
	b.WriteString(extension)
	b.WriteString("\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// element writes a property, unless it is empty.
func element(b *bytes.Buffer, name, open, value, end string) {
	if value == "" {
		return
	}
	b.WriteString("<" + name + ">" + open)
	_ = xml.EscapeText(b, []byte(value)) // writing to memory cannot fail
	b.WriteString(end + "</" + name + ">\n")
}

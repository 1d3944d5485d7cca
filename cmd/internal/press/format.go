package press

import (
	"handout/layout/docx"
	"handout/layout/html"
	"handout/layout/plain"
	"handout/layout/raster"
)

// PDF is the format of a request that names none.
const PDF = "pdf"

// Formats are the formats that a handout may have.
func Formats() []string { return []string{PDF, "html", "docx", "txt", "png"} }

// write makes the file of a format other than PDF, or one file a page.
func (j *job) write() ([][]byte, error) {
	switch j.Format {
	case "html":
		return one(html.Write(j.Document))
	case "docx":
		return one(docx.Write(j.Document))
	case "txt":
		return one(plain.Write(j.Document), nil)
	}
	return raster.Pages(j.Document, j.DPI)
}

func one(file []byte, err error) ([][]byte, error) { return [][]byte{file}, err }

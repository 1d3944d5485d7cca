package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"

	"handout/layout"
)

// Face is one font file. It may be shared between shapers.
type Face struct {
	font    layout.Font
	metrics Metrics
	parsed  func() (*font.Font, error) // tables for shaping, read when first needed
}

// Metrics are a font's measures in units of its em. Descent is negative, as in font files and in PDF.
type Metrics struct {
	UnitsPerEm, Ascent, Descent, CapHeight, XHeight int
}

// ParseFace reads a TrueType or OpenType font. The data must not change afterwards.
func ParseFace(data []byte) (*Face, error) {
	f, err := parseFace(data)
	if err != nil {
		return nil, fmt.Errorf("not a usable font: %w", err)
	}
	return f, nil
}

func parseFace(data []byte) (*Face, error) {
	dir, err := directory(data)
	if err != nil {
		return nil, err
	}
	head, err := find(dir, "head", 54)
	if err != nil {
		return nil, err
	}
	hhea, err := find(dir, "hhea", 36)
	if err != nil {
		return nil, err
	}
	os2, err := find(dir, "OS/2", 78)
	if err != nil {
		return nil, err
	}
	name, err := find(dir, "name", 6)
	if err != nil {
		return nil, err
	}
	f := &Face{}
	m := &f.metrics
	m.UnitsPerEm = int(binary.BigEndian.Uint16(head[18:]))
	if m.UnitsPerEm < 16 || m.UnitsPerEm > 16384 {
		return nil, fmt.Errorf("%d units per em", m.UnitsPerEm)
	}
	m.Ascent = int(int16(binary.BigEndian.Uint16(hhea[4:])))
	m.Descent = int(int16(binary.BigEndian.Uint16(hhea[6:])))
	m.XHeight, m.CapHeight = m.UnitsPerEm/2, m.UnitsPerEm*7/10
	if binary.BigEndian.Uint16(os2) >= 2 && len(os2) >= 90 {
		m.XHeight = int(int16(binary.BigEndian.Uint16(os2[86:])))
		m.CapHeight = int(int16(binary.BigEndian.Uint16(os2[88:])))
	}
	names, _, err := tables.ParseName(name)
	if err != nil {
		return nil, err
	}
	ps := names.Name(6)
	if ps == "" {
		return nil, errors.New("no PostScript name")
	}
	f.font = layout.Font{Name: ps, Data: data, UnitsPerEm: m.UnitsPerEm, Weight: int(binary.BigEndian.Uint16(os2[4:]))}
	f.parsed = sync.OnceValues(func() (*font.Font, error) {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return face.Font, nil
	})
	_, err = f.parsed()
	return f, err
}

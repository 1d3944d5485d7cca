package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"

	"handout/layout"
)

// Face is one font file. It is read-only, so several shapers may use it at once.
type Face struct {
	font    layout.Font
	metrics Metrics
	glyphs  int                        // how many the file has
	shaping func() (*font.Font, error) // the tables for shaping, read when first asked for
}

// Metrics are a face's measures in units of its em. Descent is negative, as in font files and in PDF.
type Metrics struct {
	UnitsPerEm, Ascent, Descent, CapHeight, XHeight int
}

// ParseFace reads a TrueType or OpenType font; the data must not change afterwards. A variable font is taken as its
// default instance. What every text needs is read and checked at once; the tables for kerning and the like are left
// until a shaper asks for them, so that a face that no text uses costs little.
func ParseFace(data []byte) (*Face, error) {
	f := &Face{}
	if err := guarded(func() error { return f.parse(data) }); err != nil {
		return nil, fmt.Errorf("font cannot be used: %w", err)
	}
	return f, nil
}

// guarded calls go-text, which checks much of a font but still panics on some that are broken.
func guarded(call func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("broken tables: %v", cause)
		}
	}()
	return call()
}

func (f *Face) parse(data []byte) error {
	dir, err := readDirectory(data)
	if err != nil {
		return err
	}
	if !dir.has("CFF ") && !(dir.has("glyf") && dir.has("loca")) {
		return errors.New(`no outlines: neither table "glyf" nor "CFF "`)
	}
	for _, read := range []func(*Face, directory) error{readEm, readStyle, readName, readAdvances, readCharacters} {
		if err := read(f, dir); err != nil {
			return err
		}
	}
	f.font.Data, f.font.UnitsPerEm = data, f.metrics.UnitsPerEm
	f.shaping = sync.OnceValues(func() (*font.Font, error) { return openForShaping(dir) })
	return nil
}

// readEm reads the size of the em, which all other measures are in.
func readEm(f *Face, dir directory) error {
	data, err := dir.find("head")
	if err != nil {
		return err
	}
	head, _, err := tables.ParseHead(data)
	if err != nil {
		return err
	}
	if head.UnitsPerEm < 16 || head.UnitsPerEm > 16384 {
		return fmt.Errorf("%d units per em, expected 16 to 16384", head.UnitsPerEm)
	}
	f.metrics.UnitsPerEm = int(head.UnitsPerEm)
	return nil
}

// readStyle reads weight, heights and whether the font may be embedded.
func readStyle(f *Face, dir directory) error {
	const (
		useTypoMetrics  = 1 << 7 // of fsSelection
		usagePermission = 0xF    // of fsType
		restricted      = 0x2
	)
	data, err := dir.find("OS/2")
	if err != nil {
		return err
	}
	os2, _, err := tables.ParseOs2(data)
	if err != nil {
		return err
	}
	if fsType := binary.BigEndian.Uint16(data[8:]); fsType&usagePermission == restricted {
		return errors.New("its licence forbids embedding (OS/2 fsType)")
	}
	if os2.USWeightClass < 1 || os2.USWeightClass > 1000 {
		return fmt.Errorf("weight %d, expected 1 to 1000", os2.USWeightClass)
	}
	f.font.Weight = int(os2.USWeightClass)

	if data, err = dir.find("hhea"); err != nil {
		return err
	}
	hhea, _, err := tables.ParseHhea(data)
	if err != nil {
		return err
	}
	m := &f.metrics
	m.Ascent, m.Descent = int(hhea.Ascender), int(hhea.Descender)
	if os2.FsSelection&useTypoMetrics != 0 {
		m.Ascent, m.Descent = int(os2.STypoAscender), int(os2.STypoDescender)
	}
	em := m.UnitsPerEm
	m.CapHeight, m.XHeight = em*7/10, em/2 // of an ordinary face, for files too old to say
	if more := os2.HigherVersionData; os2.Version >= 2 && len(more) >= 12 {
		m.XHeight, m.CapHeight = int(int16(binary.BigEndian.Uint16(more[8:]))), int(int16(binary.BigEndian.Uint16(more[10:])))
	}
	for _, measure := range []struct {
		name               string
		value, least, most int
	}{
		{"ascent", m.Ascent, 1, 4 * em},
		{"descent", m.Descent, -4 * em, 0},
		{"cap height", m.CapHeight, 1, 2 * em},
		{"x height", m.XHeight, 1, 2 * em},
	} {
		if measure.value < measure.least || measure.value > measure.most {
			return fmt.Errorf("%s of %d units with %d units per em", measure.name, measure.value, em)
		}
	}
	return nil
}

// readName reads the PostScript name, which PDF calls the font by.
func readName(f *Face, dir directory) error {
	const (
		postScriptName = 6
		longest        = 63
	)
	data, err := dir.find("name")
	if err != nil {
		return err
	}
	names, _, err := tables.ParseName(data)
	if err != nil {
		return err
	}
	name := names.Name(postScriptName)
	forbidden := func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%", r) }
	if name == "" || len(name) > longest || strings.ContainsFunc(name, forbidden) {
		return fmt.Errorf("no proper PostScript name: %q", name)
	}
	f.font.Name = name
	return nil
}

// readAdvances checks that every glyph has a width.
func readAdvances(f *Face, dir directory) error {
	data, err := dir.find("maxp")
	if err != nil {
		return err
	}
	maxp, _, err := tables.ParseMaxp(data)
	if err != nil {
		return err
	}
	hhea, err := dir.find("hhea")
	if err != nil {
		return err
	}
	hmtx, err := dir.find("hmtx")
	if err != nil {
		return err
	}
	glyphs := int(maxp.NumGlyphs)
	wide := int(binary.BigEndian.Uint16(hhea[34:])) // glyphs with a width of their own; the others have the last one's
	if wide < 1 || wide > glyphs || len(hmtx) < 4*wide+2*(glyphs-wide) {
		return fmt.Errorf("widths of %d glyphs in %d bytes for a font of %d glyphs", wide, len(hmtx), glyphs)
	}
	f.glyphs = glyphs
	return nil
}

// readCharacters checks that characters can be mapped to glyphs.
func readCharacters(_ *Face, dir directory) error {
	data, err := dir.find("cmap")
	if err != nil {
		return err
	}
	cmap, _, err := tables.ParseCmap(data)
	if err != nil {
		return err
	}
	_, _, err = font.ProcessCmap(cmap, tables.FPNone)
	return err
}

// openForShaping reads the tables that shaping uses, and no others: outlines only where there is no GPOS, because
// accents are then placed by their extents.
func openForShaping(dir directory) (f *font.Font, err error) {
	tags := []string{"cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "GDEF", "GSUB", "GPOS", "kern"}
	if !dir.has("GPOS") {
		tags = append(tags, "glyf", "loca", "CFF ")
	}
	err = guarded(func() error {
		loader, err := opentype.NewLoader(bytes.NewReader(dir.reduced(tags)))
		if err == nil {
			f, err = font.NewFont(loader)
		}
		return err
	})
	return f, err
}

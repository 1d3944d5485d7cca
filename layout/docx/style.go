package docx

import (
	"fmt"
	"strings"

	"handout/layout"
	"handout/layout/raster"
	"handout/layout/reading"
)

// styles are the paragraph styles, each for one kind of text. The first kind met of a heading's level is that level's
// style; others are based on it, so that all of a level stand in the document's outline.
type styles struct {
	palette raster.Palette
	names   map[styleKey]string
	counts  map[string]int
	body    layout.Type // of the most usual text
	rules   strings.Builder
}

type styleKey struct {
	level         int
	size, leading layout.Length
	weight        int
	colour        layout.Colour
}

func newStyles(d *layout.Document) styles {
	return styles{palette: raster.NewPalette(d.Palette), names: map[styleKey]string{}, counts: map[string]int{}, body: mostUsual(d.Root)}
}

// mostUsual is the type of most of the tree's paragraphs.
func mostUsual(root *layout.Node) layout.Type {
	var order []layout.Type
	counts := map[layout.Type]int{}
	var walk func(n *layout.Node)
	walk = func(n *layout.Node) {
		if n.Role == layout.Artifact {
			return
		}
		if n.Kind == layout.Text {
			t := n.Type
			t.Align, t.Tracking = layout.Left, 0
			if counts[t] == 0 {
				order = append(order, t)
			}
			counts[t]++
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(root)
	best := layout.Type{Size: 12 * layout.Point, Leading: 16 * layout.Point, Weight: 400, Colour: layout.Ink}
	for _, t := range order {
		if counts[t] > counts[best] {
			best = t
		}
	}
	return best
}

// paragraph is the id of the style of a text.
func (s *styles) paragraph(role layout.Role, t layout.Type) string {
	key := styleKey{reading.Level(role), t.Size, t.Leading, t.Weight, t.Colour}
	if key == (styleKey{0, s.body.Size, s.body.Leading, s.body.Weight, s.body.Colour}) || t.Size == 0 {
		return "Normal"
	}
	if id, ok := s.names[key]; ok {
		return id
	}
	group, base, name := "Text", "Normal", ""
	if key.level > 0 {
		group = fmt.Sprintf("Heading%d", key.level)
		base, name = group, fmt.Sprintf("heading %d", key.level)
	}
	s.counts[group]++
	id := group
	if n := s.counts[group]; key.level == 0 || n > 1 {
		id = fmt.Sprintf("%s%c", group, 'A'+rune((n-1)%26))
		if n > 26 {
			id += fmt.Sprint(n)
		}
		name = strings.TrimSpace(fmt.Sprintf("handout %s %s", name, strings.TrimPrefix(id, group)))
	} else {
		base = "Normal"
	}
	s.names[key] = id
	s.write(id, name, base, key)
	return id
}

// spaceAbove is the least space above a heading of each level, in twips.
var spaceAbove = [...]int64{0, 0, 240, 160, 100}

func (s *styles) write(id, name, base string, k styleKey) {
	fmt.Fprintf(&s.rules, `<w:style w:type="paragraph" w:styleId="%s"`, id)
	if !strings.HasPrefix(name, "heading ") {
		s.rules.WriteString(` w:customStyle="1"`)
	}
	fmt.Fprintf(&s.rules, `><w:name w:val="%s"/><w:basedOn w:val="%s"/><w:qFormat/><w:pPr>`, name, base)
	if k.level > 0 {
		s.rules.WriteString("<w:keepNext/>")
	}
	fmt.Fprintf(&s.rules, `<w:spacing w:before="%d" w:line="%d" w:lineRule="atLeast"/>`, spaceAbove[k.level], twips(k.leading))
	if k.level > 0 {
		fmt.Fprintf(&s.rules, `<w:outlineLvl w:val="%d"/>`, k.level-1)
	}
	s.rules.WriteString("</w:pPr>" + s.run(k.size, k.weight, k.colour) + "</w:style>")
}

// run is what a style says of its letters.
func (s *styles) run(size layout.Length, weight int, colour layout.Colour) string {
	b := "<w:rPr>"
	if weight >= 600 {
		b += "<w:b/><w:bCs/>"
	} else {
		b += `<w:b w:val="0"/><w:bCs w:val="0"/>`
	}
	half := (int64(size)*2 + 500) / 1000
	return fmt.Sprintf(`%s<w:color w:val="%s"/><w:sz w:val="%d"/><w:szCs w:val="%[3]d"/></w:rPr>`, b, s.hex(colour), half)
}

// hex is a colour as Word writes it; one that is not known is Word's own choice.
func (s *styles) hex(c layout.Colour) string {
	v, err := s.palette.Colour(c)
	if err != nil {
		return "auto"
	}
	return fmt.Sprintf("%02X%02X%02X", v.R, v.G, v.B)
}

// fontName is a font that nearly every computer has, or one as wide: a file to be edited is seen by many.
const fontName = "Arial"

// file is styles.xml.
func (s *styles) file(lang string) []byte {
	b := fmt.Appendf(nil, `%s<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>`+
		`<w:rFonts w:ascii="%s" w:hAnsi="%[3]s" w:eastAsia="%[3]s" w:cs="%[3]s"/><w:lang w:val="%s" w:eastAsia="%[4]s"/></w:rPr></w:rPrDefault>`+
		`<w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>`, xmlHead, wordMain, fontName, esc(lang))
	b = fmt.Appendf(b, `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>`+
		`<w:spacing w:after="40" w:line="%d" w:lineRule="atLeast"/></w:pPr>%s</w:style>`,
		twips(s.body.Leading), s.run(s.body.Size, s.body.Weight, s.body.Colour))
	b = append(b, `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`+
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`...)
	return append(append(b, s.rules.String()...), "</w:styles>"...)
}

// numbering are the definitions of lists: bullets, and a count for each numbered list.
type numbering struct{ starts []int }

const bulletList = 1

// count is a new count from a number on; it returns the id of the list.
func (n *numbering) count(start int) int {
	n.starts = append(n.starts, start)
	return bulletList + len(n.starts)
}

func (n *numbering) file() []byte {
	b := []byte(xmlHead + `<w:numbering xmlns:w="` + wordMain + `">`)
	for i, level := range []string{
		`<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>`, `<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`,
	} {
		b = fmt.Appendf(b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>%s`+
			`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%[3]d"/></w:pPr></w:lvl></w:abstractNum>`, i, level, 280+i*120)
	}
	b = fmt.Appendf(b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`, bulletList)
	for i, start := range n.starts {
		b = fmt.Appendf(b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`, bulletList+1+i, start)
	}
	return append(b, "</w:numbering>"...)
}

// twips is a length in twentieths of a point.
func twips(l layout.Length) int64 { return (int64(l) + 25) / 50 }

// eighths is a line's width in eighths of a point, as borders have it.
func eighths(l layout.Length) int64 { return max(2, (int64(l)*8+500)/1000) }

package layout

import "handout/data/diag"

// Sheet is what a template and a bundle compose: the block tree and what is said of the document as a whole.
type Sheet struct {
	Meta    Meta
	Page    PageSpec
	Palette []Token // every token that the tree uses, sorted by name
	Root    *Node   // role Document
	Footer  *Node   // an artifact set at the foot of every page; may hold page numbers
	Blank   *Node   // an artifact set on a page that stays empty before a LeftPage or RightPage

	Imposition *Imposition // pages set side by side on larger sheets; nil for none
}

// Imposition puts several leaves on the two sides of a sheet: fronts as At says, and each back behind its front when the
// sheet is turned over its long edge.
type Imposition struct {
	Name          string // of the paper
	Width, Height Length
	At            []Pt   // the top left corner of each leaf's front, in Lengths; the page may reach over the sheet's edge
	Marks         []Item // where to cut: artifacts of the front of every sheet
}

// Meta goes into the file's metadata and never on to a page. It holds nothing about the patient.
type Meta struct {
	Title, Subject, Lang, Author string
	Keywords                     []string
	Created                      string // RFC 3339 in UTC, an input, never the clock; empty for none
}

// PageSpec is the paper and the box that the body flows into. The footer's lower edge stands FooterBottom above the
// page's lower edge and spans the body's width.
type PageSpec struct {
	Name          string // a4, letter
	Width, Height Length
	Body          Rect
	Surplus       Length // below the body, where nothing flows to: only the space above blocks may grow into it (see Node.Ease)
	FooterBottom  Length
}

// Role is a standard structure type of PDF 1.7 (the names are the PDF names), Artifact, or empty for a box that only
// groups: its children hang on its nearest ancestor with a role. Nothing else decides tags.
type Role string

const (
	Group      Role = ""
	Artifact   Role = "Artifact" // with all below it: decoration, not content
	DocumentRo Role = "Document"
	Sect       Role = "Sect"
	Div        Role = "Div"
	H1         Role = "H1"
	H2         Role = "H2"
	H3         Role = "H3"
	H4         Role = "H4"
	P          Role = "P"
	L          Role = "L"
	LI         Role = "LI"
	Lbl        Role = "Lbl"
	LBody      Role = "LBody"
	Table      Role = "Table"
	TR         Role = "TR"
	TH         Role = "TH"
	TD         Role = "TD"
	Figure     Role = "Figure"
	Caption    Role = "Caption"
)

// Kind is how flow lays a node out.
type Kind uint8

const (
	Stack   Kind = iota // children below one another
	Row                 // children side by side in Tracks
	Text                // a paragraph of Spans
	Picture             // a drawing at the size of Art
	Choice              // alternatives: flow takes the first that fits (see Node.Children)
)

// Node is a box of the block tree, which is the tag tree too. Zero values mean "nothing" throughout.
type Node struct {
	ID    string // target of PageRef spans and "#id" links; unique in a sheet; empty for none
	Role  Role
	Kind  Kind
	Name  string   // what the box is, for goldens and debugging ("dose strip"); never printed
	Hint  string   // what to do when it does not fit; never printed
	Pos   diag.Pos // the YAML that made it
	Lang  string   // only where it differs from the parent's
	Alt   string   // role Figure: what the picture shows; required there
	Title string   // roles H1, H2: the entry in the outline, where that is not what the heading says
	Scope Scope    // role TH
	Span  int      // roles TH, TD: columns spanned; 0 is 1
	Break Break
	Keep  Keep
	Own   bool // belongs, with all below it, to one copy alone: what others share is kept apart from it
	Kept  bool // finished, and stands in other sheets too: nobody changes it any more, and what is made of it can be kept

	Box   Box
	Above Length // space above, dropped at the top of a page or column
	Ease  Length // how much larger that may be where the page has room left, in columns after all else; not inside of framed boxes
	Gap   Length // Stack: added above each child but the first; Row: between columns

	Tracks []Track // Row: one a child
	Valign Valign  // Row: how a child lower than the row stands in it
	Type   Type    // Text
	Spans  []Span  // Text
	Art    *Art    // Picture

	// Children of a Stack or Row; of a Choice the alternatives, most generous first. Flow takes the first alternative
	// that, from where it stands, needs no page break but those it forces itself and breaks no word for want of
	// width; the last one is taken without a test. Choices nest: the inner gives way first.
	Children []*Node

	// Repeat is set again, as an artifact, at the top of each further page that the node runs on to ("continued").
	Repeat *Node
}

// Scope says what a header cell heads.
type Scope uint8

const (
	NoScope Scope = iota
	ColumnScope
	RowScope
)

// Break is a forced page break before a node.
type Break uint8

const (
	NoBreak   Break = iota
	PageBreak       // a new page; ends a chapter
	LeftPage        // a new page with an even number; a blank page is set in between if need be
	RightPage       // a new page with an odd number
)

// Keep says what must not be torn apart.
type Keep struct {
	Together bool // not split unless higher than a whole page
	Next     bool // stays on one page with the first piece of the next sibling
	Whole    bool // never split: higher than a whole page it is an error
}

// Valign places a box in a higher one.
type Valign uint8

const (
	Top Valign = iota
	Middle
	Bottom
	Baseline // first baselines of a row's children on one line
)

// Track is the width of a Row's column: Fixed, or else a share of what is left. An Auto track is at least as wide as
// its child's widest unbreakable piece (and Min); what is left is then shared by Share (0 is 1).
type Track struct {
	Fixed Length
	Auto  bool
	Min   Length
	Share int
}

// Box is the frame round a node's content. Sizes are outer sizes; 0 means as large as the content (width: as wide as
// the place allows).
type Box struct {
	Width, Height, MinHeight, MaxWidth Length
	Padding                            Edges
	Fill                               Colour
	Frame                              Stroke    // all round, its middle Width/2 inside the box; on top of all fills
	Rules                              [4]Stroke // single edges: top, right, bottom, left
	Radius                             [4]Length // corners: top left, top right, bottom right, bottom left
	Hang                               bool      // takes no height: the content hangs down beside what stands below
	X                                  Align     // where a narrower box stands in its place
	Y                                  Valign    // where the content stands in a higher box
}

// Stroke is a line's width and colour; none when the width is 0.
type Stroke struct {
	Width  Length
	Colour Colour
}

// Align is horizontal placing.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
)

// Type is the typography of a paragraph.
type Type struct {
	Size, Leading Length
	Weight        int // 400, 600 or 700
	Colour        Colour
	Align         Align
	Tracking      Length // added after each glyph; titles only
}

// SpanKind tells what a span is.
type SpanKind uint8

const (
	Words      SpanKind = iota
	Blank               // a line to write on; Text is what a reader hears ("blank to fill in")
	Tick                // a box to tick; Text is what a reader hears ("tick box")
	PageRef             // number of the page on which the node Target starts; flow sets Text
	PageNumber          // number of this page; flow sets Text (footer only)
	PageTotal           // number of pages; flow sets Text
	LineBreak           // a forced line end
)

// Span is a piece of a paragraph.
type Span struct {
	Kind   SpanKind
	Text   string
	Strong bool   // weight 700
	Lang   string // only where it differs from the node's
	Link   string // address, or "#id" of a node
	Target string // PageRef
	Width  Length // Blank: least width, and with Fill it runs to the end of the line; Tick: the box
	Height Length // Blank: clear height above the line (the line grows if need be); Tick: the box
	Fill   bool
	Line   Stroke // Blank, Tick
	Radius Length // Tick
}

// Art is a drawing at a printed size. The drawing is scaled to it (the template keeps the proportions).
type Art struct {
	Drawing       *Drawing
	Width, Height Length
}

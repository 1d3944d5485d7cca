package layout

// Document is pages of placed items and the tree that they belong to. A back end needs nothing else.
type Document struct {
	Meta    Meta
	Palette []Token
	Fonts   []Font
	Root    *Node // the sheet's tree, choices made and page numbers set: exactly what is printed, in reading order
	Footer  *Node // the sheet's, for formats whose pages are their own: pages already hold it
	Pages   []Page
	Own     []Own // what belongs to this copy alone

	Spreads  []Spread // how a booklet's pages stand on paper, in the order of printing; nil for a side a page
	Fillable bool     // blanks and tick boxes are fields of a form
	Typed    *Font    // what is typed into fields is set in it where the regular one has outlines that viewers cannot type in; may be nil
}

// Own is where a node stands that belongs to one copy alone. Its items follow one another.
type Own struct {
	Node     *Node
	Page     int // index in Document.Pages
	Box      Rect
	From, To int // indices in Page.Items
}

// Spread is a side of paper that holds two pages, each at its own size.
type Spread struct {
	Width, Height Length
	Left, Right   int // indexes into Document.Pages; NoPage for an empty half
}

// NoPage stands for an empty half of a spread.
const NoPage = -1

// Font is a face that the document's glyph runs use. Its bytes and metrics travel here; a back end opens no font.
type Font struct {
	Name       string // PostScript name
	Data       []byte // the whole font file
	UnitsPerEm int
	Weight     int
}

// Page is one side of paper.
type Page struct {
	Number        int // from 1
	Chapter       int // pages of one chapter were laid out together
	Width, Height Length
	Items         []Item // in painting order
	Kept          bool   // its items stand in other documents too, under the same address: what is made of them can be kept
}

// Item is one mark on a page. Exactly one of Glyphs, Path, Drawing and Link is set.
type Item struct {
	Box  Rect
	Node *Node // the node it belongs to; nil for an artifact
	Span int   // index into Node.Spans; -1 when it stands for the node as a whole
	Turn int   // in which turn it is read, where several pages stand on one: a paragraph may run from one to another

	Glyphs  *Run
	Path    *Path
	Drawing *Drawing
	Link    string // address, or "#id" of a node: an active area over Box
}

// Run is shaped text in one font, size and colour on one baseline.
type Run struct {
	Font   int // index into Document.Fonts
	Size   Length
	Colour Colour
	X, Y   Length // the baseline's start
	Text   string // what the glyphs show, with the space that ends the line
	Glyphs []Glyph
	Extra  Length // tracking: added after each glyph
}

// Glyph is one glyph; numbers are in units of the font's em.
type Glyph struct {
	ID      uint16
	Advance int32
	X, Y    int32 // offset of the drawing position
	Cluster int32 // byte index into Run.Text of the text it shows; glyphs of one cluster share it
}

// Path is a filled or stroked shape.
type Path struct {
	Segs   []Seg
	Fill   Colour
	Stroke Stroke
	Cap    Cap
}
